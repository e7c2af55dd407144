/* cells.h: the cells of a rows fact as text, and what kind of columns they stand in. */
#ifndef TONGKET_COMPOSE_CELLS_H
#define TONGKET_COMPOSE_CELLS_H

#include "aggregate/facts.h"

/* The cell as Vietnamese prints it: "2.822", "97,5"; empty for an empty cell. `plain`: the number is a name (a year, a code) and is not grouped. A text
 * is the fact's own, with its white space made single spaces (a copy in `a` when it was not so). `scratch` is overwritten. False: out of memory. */
NODISCARD bool cell_text(arena *a, const fact_cell *cell, bool plain, buf *scratch, slice *out);

/* `text` with runs of white space made single spaces and none at the ends: itself when it was so, else a copy in `a`. {NULL, 0}: out of memory. */
slice single_spaced(arena *a, slice text);

/* Whether the column's cells say which row it is (a -- by: column) rather than how much: such numbers are not grouped and not added up. */
bool fact_names_rows(const fact *f, size_t column);

/* Whether the column holds numbers: at least one, and no text. */
bool fact_column_is_number(const fact *f, size_t column);

/* Whether a number of the column is not whole. */
bool fact_column_has_fractions(const fact *f, size_t column);

/* The value of a header of the fact's query ("across"), or an empty slice. */
slice fact_header(const fact *f, const char *key);

#endif
