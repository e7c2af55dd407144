/* fuzz.h: what fuzz targets share: memory and diagnostics for one input, parts cut from it, files for what reads only files, and things that must
 * hold whatever the input is.
 *
 * A target is one function, LLVMFuzzerTestOneInput, in tests/fuzz/fuzz_NAME.c: libFuzzer calls it with inputs of its making, replay.c
 * with those kept in tests/fuzz/seeds/NAME. It returns 0, reads nothing but its input, and leaves nothing behind. */
#ifndef TONGKET_TESTS_FUZZ_H
#define TONGKET_TESTS_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "compose/value.h"
#include "schema/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, so that the input is kept, when `condition` does not hold. */
#define FUZZ_MUST(condition) ((condition) ? (void)0 : fuzz_fail(#condition, __FILE__, __LINE__))
_Noreturn void fuzz_fail(const char *what, const char *file, int line);

typedef struct fuzz {
	slice input; /* what is left of it */
	arena *memory;
	diag *diag;
} fuzz;

fuzz fuzz_begin(const uint8_t *data, size_t size);

/* Give the memory back. `good`: what the function said that was tried: it must have told something if, and only if, it failed. */
void fuzz_end(fuzz *f, bool good);

/* The same where errors may be told of an input that can be read. Whatever was told must be UTF-8. */
void fuzz_end_told(fuzz *f);

/* A number below `count`, from the first byte of the input, which is taken off; 0 of an empty input. */
unsigned fuzz_choose(fuzz *f, unsigned count);

/* Take off the input what stands before the next line "====", and the line; all of it where there is none. */
slice fuzz_part(fuzz *f);

/* `bytes` as the program hands on the text of a file: UTF-8 in NFC. False: it is none. */
bool fuzz_text(fuzz *f, slice bytes, slice *out);

/* Write a file of a folder for this process, which is removed at exit; `name` may hold folders. Its path, in memory of the input. */
const char *fuzz_file(fuzz *f, const char *name, slice bytes);
const char *fuzz_folder(void);

/* The path of a file of the tree. */
const char *fuzz_tree(fuzz *f, const char *path);

/* Tables with a field of every type, made up for this. Kept. */
const schema *fuzz_schema(void);

/* Facts and values of a job, made up for this. In memory of the input. */
const facts *fuzz_facts(fuzz *f);
value *fuzz_values(fuzz *f, const facts *known);

#endif
