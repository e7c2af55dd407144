/* buf.h: a growable byte buffer with a largest size.
 *
 * Invariant: data[0..len) is what was put; data may be NULL while len is 0. A put that would pass `max`, or for which there is no
 * memory, leaves the buffer as it was and sets `failed`, which stays: put without looking, check buf.failed once at the end. */
#ifndef TONGKET_BASE_BUF_H
#define TONGKET_BASE_BUF_H

#include <stdint.h>

#include "base/compiler.h"
#include "base/slice.h"

typedef struct buf {
	char *data;
	size_t len, cap, max;
	bool failed;
} buf;

/* An empty buffer that may grow to `max` bytes. Nothing is allocated yet. */
#define BUF_INIT(largest) ((buf){.max = (largest)})

void buf_free(buf *b);

/* Forget the content, keep the memory; `failed` is cleared. */
void buf_clear(buf *b);

/* `n` writable bytes behind the content, not yet counted in len. NULL: failed. */
char *buf_room(buf *b, size_t n);

void buf_put(buf *b, const void *bytes, size_t n);
void buf_put_char(buf *b, char c);
void buf_put_string(buf *b, const char *text);
void buf_put_slice(buf *b, slice text);

/* Decimal digits, without a locale. */
void buf_put_unsigned(buf *b, uint64_t value);
void buf_put_signed(buf *b, int64_t value);

/* Fixed point with at most `decimals` (0..6) digits, trailing zeros and a bare point dropped; a point, never a comma. */
void buf_put_fixed(buf *b, double value, int decimals);

/* snprintf's format; use it for strings and integers only. */
void buf_printf(buf *b, const char *format, ...) PRINTF_LIKE(2, 3);

static inline slice buf_slice(const buf *b)
{
	return (slice){b->data ? b->data : "", b->len};
}

#endif
