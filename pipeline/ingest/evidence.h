/* evidence.h: what speaks for one reading of a text whose encoding is not known: labels of the table, values its fields allow, words that
 * are legal syllables. */
#ifndef TONGKET_INGEST_EVIDENCE_H
#define TONGKET_INGEST_EVIDENCE_H

#include "base/arena.h"
#include "ingest/dialect.h"
#include "text/legacy.h"

/* Of the words of a column that hold letters beyond ASCII, how many are legal syllables in which reading. */
typedef struct tally {
	unsigned only_legacy, only_plain, both, neither;
	unsigned abbreviations; /* words of capitals that are decoded to no syllable */
	unsigned known;         /* cells that are an allowed value of their field, and words everybody knows, decoded only */
	unsigned plain;         /* the same as they stand only */
	unsigned unicode;       /* cells with letters that no legacy encoding can hold */
	uint64_t first;         /* hash of the first word counted in only_legacy */
	bool various;           /* there are others than it */
	unsigned unmistakable;  /* those that by their form no other language has */
	uint64_t codes[2];      /* the codes 0x80…0xFF in them, a bit each */
} tally;

typedef struct evidence {
	dialect how;            /* of the sample */
	unsigned header_fields; /* fields that the labels name, decoded or not */
	tally head;             /* of the labels */
	tally around;           /* of the lines above the header, totals, and the lines below the table */
	unsigned exact, loose;  /* labels that name a field when decoded only, letter by letter or folded */
	unsigned plain_labels;  /* labels beyond ASCII that name one as they stand only */
	size_t count;           /* columns of the header */
	tally *columns;         /* by column, of the rows */
	bool *labels;           /* by column: the label is to be decoded */
	int *fields;            /* by column: its field, or -1 */
	slice decoded;          /* the whole sample */
} evidence;

/* How the words of the whole sample read in `e`, whatever its cells are: quick. False: out of memory. */
NODISCARD bool evidence_glance(slice sample, legacy e, tally *out);

/* Read `sample` (UTF-8; codes as U+0080…U+00FF) as text in `e`. `known`: how the file is written, where another reading has shown it;
 * NULL: found out. In `a`. False: out of memory (reported). */
NODISCARD bool evidence_gather(slice sample, legacy e, const schema_table *table, const dialect *known, arena *a, evidence *out, diag *d);

/* Whether the header was found, so that its dialect is that of the file. */
bool evidence_has_header(const evidence *e);

/* All columns and the labels together. */
tally evidence_sum(const evidence *e);

/* Whether a cell could be text of a legacy encoding: it holds no Vietnamese letter beyond U+00FF. */
bool evidence_fits(slice cell);

#define EVIDENCE_FEW_CELLS 3 /* filled ones of a line below a table, at most */

typedef enum { LINE_OF_DATA, LINE_OF_TOTALS, LINE_BELOW } line_kind;

/* What a record is whose first filled cell this is, decoded: a word for totals, or one that begins the lines below a table; when it is one as
 * it stands, nothing is said. `decoded` is scratch. */
line_kind evidence_line(legacy e, slice cell, buf *decoded);

/* Whether the words of a cell speak for the encoding and none against it. `decoded` is scratch. */
bool evidence_speaks(legacy e, slice cell, buf *decoded);

#endif
