/* facts.h: the figures of a report, each the sum of the rows behind it.
 *
 * facts.sql is described in docs/formats/facts.md. A count is Σ value, a ratio Σ num / Σ den in exact integers, a list the values of one
 * column, a text one value; a `rows` fact is a table for the report, grouped (-- by:) and spread over columns (-- across:) when asked. */
#ifndef TONGKET_AGGREGATE_FACTS_H
#define TONGKET_AGGREGATE_FACTS_H

#include "store/query.h"
#include "text/decimal.h"

typedef enum { FACT_COUNT, FACT_RATIO, FACT_LIST, FACT_TEXT, FACT_ROWS } fact_kind;

typedef enum { CELL_EMPTY, CELL_NUMBER, CELL_TEXT } cell_kind;

typedef struct fact_cell {
	cell_kind kind;
	union {
		decimal number; /* of CELL_NUMBER */
		slice text;     /* of CELL_TEXT; all zero in CELL_EMPTY */
	};
} fact_cell;

/* A column of a rows fact. Without -- across, its name is the query's. With -- across: nam, a measure `so` appears once for each value
 * (ascending): name "so@2010", measure "so", across "2010". */
typedef struct fact_column {
	slice name, measure, across;
} fact_column;

typedef struct fact {
	slice id;
	fact_kind kind;
	slice base;             /* of a ratio: what the denominator counts */
	decimal value;          /* count */
	int64_t num, den;       /* ratio, scaled to whole numbers */
	slice group;            /* the group picked by -- group/-- pick, printed; empty: none */
	slice text;             /* as printed: "2.822", "56,4%", "2010, 2011, 2013, 2014" */
	const fact_cell *items; /* list */
	size_t item_count;
	const fact_column *columns; /* rows */
	size_t column_count;
	const fact_cell *const *rows;
	size_t row_count;
	const slice *across; /* the values spread over, ascending, printed */
	size_t across_count;
	const query *source;
} fact;

typedef struct facts {
	const fact *items; /* in the order of facts.sql */
	size_t count;
	const fact *failed; /* what the data did not allow, for explain: no text, the sum as far as there is one */
	size_t failed_count;
} facts;

/* The header keys of facts.sql, for query_file_parse. */
extern const char *const FACT_KEYS[];

/* Compute every fact of `queries`. What is wrong with facts.sql is reported (STATUS_USAGE, at its line); a figure that the data do not allow
 * (denominator 0, a sum that leaves 64 bits) is an ISSUE_FACT_ERROR added to the store, reported to `d` as STATUS_DATA with the fact's name,
 * and computing goes on with the next fact. False when anything failed. All in `a`. */
NODISCARD bool facts_compute(arena *a, store *s, const query_file *queries, const params *p, facts *out, diag *d);

const fact *facts_find(const facts *f, slice id);

/* One of those that could not be computed. */
const fact *facts_find_failed(const facts *f, slice id);

/* facts.json and facts.csv (docs/formats/facts.schema.json). False: out of memory. */
NODISCARD bool facts_write_json(const facts *f, buf *out);
NODISCARD bool facts_write_csv(const facts *f, buf *out);

/* Definition, sum and source rows of one fact; of a grouped one only the rows of the group picked. */
typedef struct explain_options {
	const char *const *filters; /* "column=value": list only the rows with this value */
	size_t filter_count;
	bool as_json; /* one JSON object (docs/formats/facts.md) instead of a table to read */
	bool reveal;  /* cells of persons as they are, else masked (validate/mask.h); filters always compare what is stored */
	language lang;
	/* Called whenever some 64 KiB are in `out`, to write and clear it (a million rows need not be held); false stops. NULL: all is kept. */
	bool (*flush)(void *user, buf *out);
	void *user;
} explain_options;
NODISCARD bool facts_explain(store *s, const query *q, const fact *f, const params *p, const explain_options *o, buf *out, diag *d);

#endif
