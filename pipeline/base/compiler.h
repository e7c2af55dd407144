/* compiler.h: what C17 has no word for. */
#ifndef TONGKET_BASE_COMPILER_H
#define TONGKET_BASE_COMPILER_H

/* The caller must look at the result. */
#define NODISCARD __attribute__((warn_unused_result))

/* The arguments from number `first` on are checked against the format string, argument number `string`. */
#define PRINTF_LIKE(string, first) __attribute__((__format__(__printf__, string, first)))

/* A struct without gaps between its members, for what there are hundreds of thousands of. Do not take the address of a member. */
#define PACKED __attribute__((packed))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
