/* table.c: tables for the report: the rows of a query as they are, or added up by some columns (-- by:) and spread over the values of another
 * (-- across:).
 *
 * Rows, spread values and their pairs are numbered as they first appear (keymap); a pair holds one exact sum a measure. At the end the spread
 * values are sorted and the sums laid out. */
#include "aggregate/inside.h"

#include "base/array.h"

static const message TEXT_MEASURE = {"text-measure", STATUS_USAGE,
    {"truy vấn `{1}`: cột `{2}` là chữ nên không cộng được", "the query `{1}`: the column `{2}` holds text and cannot be added up"},
    {"Thêm `{2}` vào `-- by:`, hoặc chỉ chọn cột số.", "Put `{2}` in `-- by:`, or select numbers only."}};

static const message TOO_MANY_CELLS = {"table-too-large", STATUS_USAGE,
    {"truy vấn `{1}`: bảng quá lớn để giữ trong bộ nhớ ({2} MiB)",
        "the query `{1}`: its table is too large to be held in memory ({2} MiB)"},
    {"Gộp các dòng bằng `-- by:`, hoặc thêm điều kiện WHERE.", "Add rows up with `-- by:`, or choose fewer with WHERE."}};
static const message TOO_MANY_VALUES = {"table-too-wide", STATUS_USAGE,
    {"truy vấn `{1}`: `-- across:` có quá {2} giá trị khác nhau", "the query `{1}`: `-- across:` has more than {2} different values"},
    {"Chọn một cột có ít giá trị, như năm hay loại.", "Choose a column of few values, such as years or kinds."}};

/* A growing list of cells, `width` a row. */
typedef struct grid {
	fact_cell *cells;
	size_t rows, cap, width;
} grid;

typedef struct sheet {
	const computing *c;
	const definition *def;
	cursor *source;
	size_t *by, *measures; /* columns of the query */
	size_t by_count, measure_count;
	size_t across; /* column of the query; SIZE_MAX: none */
	keymap row_keys, value_keys, pair_keys;
	grid rows, values, sums; /* by cells; spread values; sums by pair */
	size_t *pairs;           /* row and value of a pair */
	size_t pair_cap;
	size_t *rank; /* place of a spread value among them all, ascending */
	buf key;
	size_t kept; /* bytes of cells and their texts */
} sheet;

static fact_cell *grid_add(grid *g)
{
	fact_cell *cells = array_room(g->cells, &g->cap, (g->rows + 1) * g->width + 1, sizeof *cells);
	if (!cells)
		return NULL;
	g->cells = cells;
	fact_cell *added = cells + g->rows++ * g->width;
	memset(added, 0, g->width * sizeof *added);
	return added;
}

/* ---- the columns ---- */

static bool is_place(slice name)
{
	return slice_is(name, "_file") || slice_is(name, "_line");
}

static bool is_by(const definition *def, slice name)
{
	for (size_t i = 0; i < def->by_count; i++)
		if (slice_equal(def->by[i], name))
			return true;
	return false;
}

static bool find_named(const sheet *t, slice name, const char *header)
{
	for (size_t i = 0; i < cursor_columns(t->source); i++)
		if (slice_equal(cursor_column_name(t->source, i), name))
			return true;
	place where;
	query_header_get(t->def->q, header, &where);
	const char *text = arena_string(t->c->a, name);
	return definition_no_column(t->c, t->def->q, text ? text : "", where);
}

/* Sort the query's columns into by, across and measures; without -- by every column is of `by`. */
static bool sort_columns(sheet *t)
{
	size_t count = cursor_columns(t->source);
	for (size_t i = 0; i < t->def->by_count; i++)
		if (!find_named(t, t->def->by[i], "by"))
			return false;
	if (t->def->across.len && !find_named(t, t->def->across, "across"))
		return false;
	t->by = arena_array(t->c->a, count, sizeof *t->by);
	t->measures = arena_array(t->c->a, count, sizeof *t->measures);
	if (!t->by || !t->measures)
		return diag_no_memory(t->c->d);
	for (size_t i = 0; i < count; i++) {
		slice name = cursor_column_name(t->source, i);
		if (t->def->across.len && slice_equal(name, t->def->across))
			t->across = i;
		else if (!is_place(name) && (t->def->by_count == 0 || is_by(t->def, name)))
			t->by[t->by_count++] = i;
		else if (!is_place(name))
			t->measures[t->measure_count++] = i;
	}
	t->rows.width = t->by_count;
	t->values.width = 1;
	t->sums.width = t->measure_count;
	return true;
}

/* ---- the rows ---- */

/* The text of the cell is borrowed until the next row. */
static bool read_cell(const sheet *t, const cursor *source, size_t column, fact_cell *out)
{
	cell_value v = cursor_get(source, column);
	bool large;
	if (fact_cell_read(NULL, &v, out, &large, t->def->q->where, t->c->d))
		return true;
	return large && figure_fail(t->c, t->def->q, &TOO_LARGE, NULL);
}

/* `more` bytes will be kept. False: the table is too large, which is reported. */
static bool keep_bytes(sheet *t, size_t more)
{
	t->kept += more;
	if (more <= LIMIT_FIGURE_BYTES && t->kept <= LIMIT_FIGURE_BYTES)
		return true;
	const char *id = arena_string(t->c->a, t->def->q->name), *most = arena_printf(t->c->a, "%zu", LIMIT_FIGURE_BYTES >> 20);
	return id && most ? diag_report(t->c->d, &TOO_MANY_CELLS, t->def->q->where, id, most) : diag_no_memory(t->c->d);
}

static bool keep_text(sheet *t, fact_cell *cell)
{
	if (!keep_bytes(t, sizeof *cell + (cell->kind == CELL_TEXT ? cell->text.len : 0)))
		return false;
	if (cell->kind == CELL_TEXT)
		cell->text = arena_copy(t->c->a, cell->text);
	return cell->kind != CELL_TEXT || cell->text.ptr || diag_no_memory(t->c->d);
}

/* The number of the row of the table that the current row of the query adds to; SIZE_MAX: reported. */
static size_t row_number(sheet *t)
{
	fact_cell *cells = grid_add(&t->rows);
	bool added = true;
	buf_clear(&t->key);
	for (size_t i = 0; cells && i < t->by_count; i++) {
		if (!read_cell(t, t->source, t->by[i], &cells[i]))
			return SIZE_MAX;
		if (t->def->by_count)
			keymap_put_cell(&t->key, &cells[i]);
	}
	size_t number = t->rows.rows - 1;
	if (cells && t->def->by_count)
		number = keymap_put(&t->row_keys, buf_slice(&t->key), &added);
	if (!cells || t->key.failed || number == SIZE_MAX) {
		diag_no_memory(t->c->d);
		return SIZE_MAX;
	}
	for (size_t i = 0; added && i < t->by_count; i++)
		if (!keep_text(t, &cells[i]))
			return SIZE_MAX;
	if (!added)
		t->rows.rows--;
	return number;
}

static size_t value_number(sheet *t, const fact_cell *value)
{
	bool added = false;
	buf_clear(&t->key);
	keymap_put_cell(&t->key, value);
	size_t number = keymap_put(&t->value_keys, buf_slice(&t->key), &added);
	fact_cell *kept = added ? grid_add(&t->values) : NULL;
	if (number == SIZE_MAX || (added && !kept)) {
		diag_no_memory(t->c->d);
		return SIZE_MAX;
	}
	if (t->values.rows > LIMIT_COLUMNS) {
		const char *id = arena_string(t->c->a, t->def->q->name), *most = arena_printf(t->c->a, "%d", LIMIT_COLUMNS);
		diag_report(t->c->d, &TOO_MANY_VALUES, t->def->q->where, id ? id : "", most ? most : "");
		return SIZE_MAX;
	}
	if (kept)
		*kept = *value;
	return kept && !keep_text(t, kept) ? SIZE_MAX : number;
}

static bool add_cell(sheet *t, fact_cell *sum, size_t column)
{
	fact_cell cell;
	if (!read_cell(t, t->source, column, &cell))
		return false;
	if (cell.kind == CELL_EMPTY)
		return true;
	if (cell.kind == CELL_TEXT) {
		const char *id = arena_string(t->c->a, t->def->q->name), *name = arena_string(t->c->a, cursor_column_name(t->source, column));
		return id && name ? diag_report(t->c->d, &TEXT_MEASURE, t->def->q->where, id, name) : diag_no_memory(t->c->d);
	}
	sum->kind = CELL_NUMBER;
	if (!decimal_add(sum->number, cell.number, &sum->number))
		return figure_fail(t->c, t->def->q, &TOO_LARGE, NULL);
	return true;
}

/* The sums of a row (number `line`) and a spread value. NULL: reported. */
static fact_cell *pair_sums(sheet *t, size_t line, size_t value)
{
	bool added;
	const size_t pair[2] = {line, value};
	size_t number = keymap_put(&t->pair_keys, (slice){(const char *)pair, sizeof pair}, &added);
	size_t *pairs = number == SIZE_MAX ? NULL : array_room(t->pairs, &t->pair_cap, (number + 1) * 2, sizeof *pairs);
	if (pairs)
		t->pairs = pairs;
	if (!pairs || (added && !grid_add(&t->sums))) {
		diag_no_memory(t->c->d);
		return NULL;
	}
	pairs[number * 2] = line;
	pairs[number * 2 + 1] = value;
	return t->sums.cells + number * t->sums.width;
}

static bool add_row(sheet *t)
{
	size_t line = row_number(t), value = 0;
	if (line == SIZE_MAX)
		return false;
	if (t->across != SIZE_MAX) {
		fact_cell cell;
		if (!read_cell(t, t->source, t->across, &cell))
			return false;
		if (cell.kind == CELL_EMPTY)
			return true; /* belongs under no value */
		value = value_number(t, &cell);
		if (value == SIZE_MAX)
			return false;
	}
	fact_cell *sums = t->measure_count ? pair_sums(t, line, value) : NULL;
	for (size_t i = 0; i < t->measure_count; i++)
		if (!sums || !add_cell(t, &sums[i], t->measures[i]))
			return false;
	return true;
}

static bool read_rows(sheet *t)
{
	cursor_status status;
	while ((status = cursor_next(t->source, NULL)) == CURSOR_ROW)
		if (!add_row(t))
			return false;
	return status == CURSOR_END;
}

/* The values of -- across-values, so that one without rows has its column too. */
static bool read_values(sheet *t)
{
	const query *q = t->def->across_values;
	if (!q)
		return true;
	cursor *c = cursor_open(t->c->s, q, NULL, NULL, t->c->p, t->c->d);
	int column = c ? cursor_find_column(c, "value") : -1;
	bool good = c && (column >= 0 || definition_no_column(t->c, q, "value", q->where));
	cursor_status status = CURSOR_END;
	while (good && (status = cursor_next(c, NULL)) == CURSOR_ROW) {
		fact_cell cell;
		good = read_cell(t, c, (size_t)column, &cell) && (cell.kind == CELL_EMPTY || value_number(t, &cell) != SIZE_MAX);
	}
	cursor_close(c);
	return good && status == CURSOR_END;
}

/* ---- laying it out ---- */

/* By insertion: the spread values are few. */
static bool rank_values(sheet *t)
{
	size_t count = t->values.rows;
	size_t *order = arena_array(t->c->a, count + 1, sizeof *order);
	t->rank = arena_array(t->c->a, count + 1, sizeof *t->rank);
	if (!order || !t->rank)
		return diag_no_memory(t->c->d);
	for (size_t i = 0; i < count; i++) {
		size_t at = i;
		for (; at > 0 && cell_compare(&t->values.cells[i], &t->values.cells[order[at - 1]]) < 0; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	for (size_t i = 0; i < count; i++)
		t->rank[order[i]] = i;
	return true;
}

static bool name_spread(sheet *t, fact_column *columns, slice *across)
{
	buf name = BUF_INIT(LIMIT_FIELD_BYTES);
	bool good = true;
	for (size_t v = 0; good && v < t->values.rows; v++) {
		cell_put_vi(&name, &t->values.cells[v]);
		slice printed = across[t->rank[v]] = cell_keep(t->c->a, &name, t->c->d);
		good = printed.ptr != NULL;
		for (size_t m = 0; good && m < t->measure_count; m++) {
			slice measure = arena_copy(t->c->a, cursor_column_name(t->source, t->measures[m]));
			buf_put_slice(&name, measure);
			buf_put_char(&name, '@');
			buf_put_slice(&name, printed);
			columns[t->rank[v] * t->measure_count + m] = (fact_column){cell_keep(t->c->a, &name, t->c->d), measure, printed};
			good = !arena_failed(t->c->a);
		}
	}
	buf_free(&name);
	return good;
}

static bool name_columns(sheet *t, fact *out)
{
	bool spread = t->across != SIZE_MAX;
	size_t groups = spread ? t->values.rows : 1;
	fact_column *columns = arena_array(t->c->a, t->by_count + groups * t->measure_count + 1, sizeof *columns);
	slice *across = arena_array(t->c->a, t->values.rows + 1, sizeof *across);
	if (!columns || !across)
		return diag_no_memory(t->c->d);
	out->columns = columns;
	out->column_count = t->by_count + groups * t->measure_count;
	out->across = across;
	out->across_count = t->values.rows;
	size_t plain = t->by_count + (spread ? 0 : t->measure_count);
	for (size_t i = 0; i < plain; i++) {
		size_t column = i < t->by_count ? t->by[i] : t->measures[i - t->by_count];
		columns[i].name = columns[i].measure = arena_copy(t->c->a, cursor_column_name(t->source, column));
	}
	if (arena_failed(t->c->a))
		return diag_no_memory(t->c->d);
	return !spread || name_spread(t, columns + t->by_count, across);
}

static bool lay_out(sheet *t, fact *out)
{
	if (!rank_values(t) || !name_columns(t, out))
		return false;
	size_t width = out->column_count, count = t->rows.rows;
	size_t bytes = width && count > LIMIT_FIGURE_BYTES / width ? LIMIT_FIGURE_BYTES + 1 : count * width * sizeof(fact_cell);
	if (!keep_bytes(t, bytes))
		return false;
	fact_cell *cells = arena_array(t->c->a, count * width + 1, sizeof *cells);
	const fact_cell **rows = arena_array(t->c->a, count + 1, sizeof(const fact_cell *));
	if (!cells || !rows)
		return diag_no_memory(t->c->d);
	for (size_t r = 0; r < count; r++) {
		rows[r] = cells + r * width;
		if (t->by_count)
			memcpy(cells + r * width, t->rows.cells + r * t->by_count, t->by_count * sizeof *cells);
	}
	for (size_t p = 0; p < t->sums.rows; p++) {
		size_t line = t->pairs[p * 2], value = t->pairs[p * 2 + 1], group = t->across == SIZE_MAX ? 0 : t->rank[value];
		fact_cell *at = cells + line * width + t->by_count + group * t->measure_count;
		memcpy(at, t->sums.cells + p * t->measure_count, t->measure_count * sizeof *at);
		for (size_t m = 0; m < t->measure_count; m++)
			at[m].number = decimal_reduce(at[m].number);
	}
	out->rows = rows;
	out->row_count = count;
	return true;
}

bool table_compute(const computing *c, const definition *def, fact *out)
{
	sheet t = {.c = c, .def = def, .across = SIZE_MAX, .key = BUF_INIT(LIMIT_TEXT_FILE_BYTES)};
	t.row_keys.a = t.value_keys.a = t.pair_keys.a = c->a;
	t.source = cursor_open(c->s, def->q, NULL, NULL, c->p, c->d);
	bool good = t.source && sort_columns(&t) && read_values(&t) && read_rows(&t) && lay_out(&t, out);
	cursor_close(t.source);
	keymap_free(&t.row_keys);
	keymap_free(&t.value_keys);
	keymap_free(&t.pair_keys);
	free(t.rows.cells);
	free(t.values.cells);
	free(t.sums.cells);
	free(t.pairs);
	buf_free(&t.key);
	return good;
}
