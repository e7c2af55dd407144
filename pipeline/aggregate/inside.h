/* inside.h: what the files of aggregate/ share and nobody else sees. */
#ifndef TONGKET_AGGREGATE_INSIDE_H
#define TONGKET_AGGREGATE_INSIDE_H

#include "aggregate/facts.h"
#include "base/limits.h"

typedef enum { PICK_NONE, PICK_MIN, PICK_MAX, PICK_LAST } pick_kind;

/* The headers of a query of facts.sql, read and checked. */
typedef struct definition {
	const query *q;
	fact_kind kind;
	slice base, group;
	pick_kind pick;
	bool floor_percent; /* as: floor-percent-below */
	const slice *by;
	size_t by_count;            /* 0: every row of the query is a row of the table */
	slice across;               /* empty: none */
	const query *across_values; /* NULL: none */
} definition;

/* What computing needs everywhere. */
typedef struct computing {
	arena *a;
	store *s;
	const query_file *queries;
	const params *p;
	diag *d;
} computing;

/* ---- definition.c ---- */

/* False: reported. */
NODISCARD bool definition_read(const computing *c, const query *q, definition *out);

/* Report that the query lacks a column. Returns false. */
bool definition_no_column(const computing *c, const query *q, const char *column, place where);

const char *fact_kind_name(fact_kind kind);

/* ---- the kinds; each fills *out but id, kind, base and source. False: reported ---- */
NODISCARD bool sum_compute(const computing *c, const definition *def, fact *out);
NODISCARD bool list_compute(const computing *c, const definition *def, fact *out);
NODISCARD bool text_compute(const computing *c, const definition *def, fact *out);
NODISCARD bool table_compute(const computing *c, const definition *def, fact *out);

/* ---- facts.c ---- */

/* Why the data do not allow a figure. {1}: an argument. */
typedef struct reason {
	const char *text[2];
} reason;

/* Report it and add the issue. Returns false. `argument` may be NULL. */
bool figure_fail(const computing *c, const query *q, const reason *why, const char *argument);
extern const reason TOO_LARGE;

/* ---- cells.c ---- */

/* A value of a query, texts copied into `a`, or borrowed when that is NULL. False: no memory (reported), or a number beyond 64 bits and 15 decimals (*large, not reported), or a text that is not UTF-8 (reported at `where`, the query). */
NODISCARD bool fact_cell_read(arena *a, const cell_value *v, fact_cell *out, bool *large, place where, diag *d);

/* Numbers before texts, numbers by value, texts by bytes. */
int cell_compare(const fact_cell *a, const fact_cell *b);

/* Append as programs write it ("1234.5"), or with a decimal comma and no grouping ("1234,5"). */
void cell_put(buf *out, const fact_cell *cell);
void cell_put_vi(buf *out, const fact_cell *cell);

/* A copy of a buffer's text in `a`, the buffer cleared. {NULL, 0}: out of memory (reported). */
slice cell_keep(arena *a, buf *text, diag *d);

/* ---- keymap.c: keys numbered in the order they are first seen ---- */
typedef struct keymap {
	slice *keys;
	size_t count, cap;
	uint32_t *slots;   /* number + 1; 0: free */
	size_t slot_count; /* a power of two */
	arena *a;
} keymap;

/* The number of `key` (copied); *added says whether it is new. SIZE_MAX: out of memory. */
size_t keymap_put(keymap *m, slice key, bool *added);
void keymap_free(keymap *m);

/* Append the bytes that stand for a cell in a key: equal cells, equal bytes, and no two rows of cells run together alike. */
void keymap_put_cell(buf *out, const fact_cell *cell);

#endif
