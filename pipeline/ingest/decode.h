/* decode.h: the bytes of a file as UTF-8 text.
 *
 * A BOM decides; without one an encoding named in the job; without that the first encoding of the table (decode.c) whose detector
 * recognises the bytes; and what none recognises is tried as one of the legacy encodings. Text in UTF-8 or UTF-16 is searched for columns
 * of characters that are codes of a legacy encoding, unless the encoding was named.
 *
 * A byte that breaks the encoding does not end the file: it stays in the text as an impossible byte, and `suspect` tells the reader of
 * records to look for it. */
#ifndef TONGKET_INGEST_DECODE_H
#define TONGKET_INGEST_DECODE_H

#include "base/diag.h"
#include "base/file.h"
#include "schema/schema.h"

typedef enum {
	DECODE_DONE,
	DECODE_UNKNOWN, /* no encoding fits, or two do, or the one named is not known, or it is no text at all */
	DECODE_LOSSY,   /* written by a program that had no Vietnamese letters: not to be read */
	DECODE_NO_MEMORY
} decode_status;

/* A conversion to UTF-8. */
typedef struct recoding {
	const char *encoding; /* what it was; borrowed for ever */
	unsigned line;        /* of a column: of the header; of lines around the table: the first; else 0 */
	unsigned column;      /* 1-based; 0: the whole file, or, with a line, lines around the table */
	int field;            /* of a column: the field it holds; else -1 */
	uint64_t capitals;    /* cells written in capitals, which the encoding cannot say but in its fonts; of the whole file */
} recoding;

typedef struct decoded {
	slice text;           /* without a BOM; borrowed from the bytes, or from `owned` */
	const char *encoding; /* of the bytes: "UTF-8"; of DECODE_UNKNOWN: what was asked for or tried; borrowed for ever or from `named` */
	const char *kind;     /* of DECODE_UNKNOWN: the kind of file that it really is: "Excel (.xlsx)"; borrowed for ever; else NULL */
	const char *likely;   /* where the encoding is in doubt: the name to try in the job; borrowed for ever; else NULL */
	recoding *recodings;  /* what was converted; none of UTF-8 */
	size_t recoding_count;
	bool suspect;       /* the text holds NUL or bytes that are not UTF-8 */
	size_t lost, words; /* of DECODE_LOSSY: words with a lost letter, all words */
	char *owned;
} decoded;

/* Decode `bytes` of a file of `table`; `source` as csvfile_forget's, or NULL. `named`: the encoding given in the job, NUL-terminated when not empty; empty: found out. The result
 * is yours, decoded_free, whatever the status; the text is borrowed from `bytes` where it was UTF-8. `d` is told when memory runs out. */
decode_status decode_bytes(slice bytes, const file_bytes *source, slice named, const schema_table *table, decoded *out, diag *d);
void decoded_free(decoded *d);

/* Whether a job may name this encoding; the names to choose from, separated by commas. */
bool decode_knows(slice name);
extern const char decode_names[];

#endif
