/* decode.h: the bytes of a file as UTF-8 text.
 *
 * A BOM decides; without one an encoding named in the job; without that the first encoding of the table (decode.c) whose detector
 * recognises the bytes. A byte that breaks the encoding does not end the file: it stays in the text as an impossible byte, and `suspect`
 * tells the reader of records to look for it. */
#ifndef TONGKET_INGEST_DECODE_H
#define TONGKET_INGEST_DECODE_H

#include "base/diag.h"

typedef enum {
	DECODE_DONE,
	DECODE_UNKNOWN, /* no encoding fits, or the one named is not known */
	DECODE_LOSSY,   /* written by a program that had no Vietnamese letters: not to be read */
	DECODE_NO_MEMORY
} decode_status;

typedef struct decoded {
	slice text;           /* without a BOM; borrowed from the bytes, or from `owned` */
	const char *encoding; /* what it was: "UTF-8"; of DECODE_UNKNOWN: what was asked for or tried; borrowed for ever or from `named` */
	bool recoded;         /* it was not UTF-8 */
	bool suspect;         /* the text holds NUL or bytes that are not UTF-8 */
	size_t lost, words;   /* of DECODE_LOSSY: words with a lost letter, all words */
	char *owned;
} decoded;

/* Decode `bytes`. `named`: the encoding given in the job, NUL-terminated when not empty; empty: found out. The result is yours,
 * decoded_free, whatever the status; the text is borrowed from `bytes` where it was UTF-8. */
decode_status decode_bytes(slice bytes, slice named, decoded *out);
void decoded_free(decoded *d);

#endif
