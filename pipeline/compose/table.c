/* table.c: the table directive: rows, group rows and the total from a rows fact. Columns and head are read by table_columns.c. */
#include <stddef.h>

#include "compose/cells.h"
#include "compose/directive.h"
#include "compose/figures.h"
#include "compose/table_columns.h"
#include "text/print.h"

static const message UNKNOWN_SKIP = {"unknown-column", STATUS_USAGE,
    {"total-skip: bảng “{2}” không có cột “{1}”", "total-skip: the table “{2}” has no column “{1}”"},
    {"Kiểm tra tên cột.", "Check the column's name."}};
static const message TEXT_ALONE = {
    "group-text", STATUS_USAGE, {"group-text phải đi với group", "group-text needs group"}, {"Thêm “group: cột”.", "Add “group: column”."}};

typedef struct table_keys {
	slice id, caption, unit, query, number_rows, group, group_text, total, note, empty;
	yaml_texts total_skip;
	int orientation;
	const yaml_node *columns;
} table_keys;

static const char *const ORIENTATIONS[] = {"portrait", "landscape", NULL};

#define TEXT_KEY(member, key, need, words)                                                                                                 \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_TEXT, .required = (need), .offset = offsetof(table_keys, member), .help = (words)                  \
	}

const yaml_key TABLE_KEYS[] = {
    TEXT_KEY(id, "id", false, "The name that links to it use."),
    TEXT_KEY(caption, "caption", false, "The caption; the profile numbers it."),
    TEXT_KEY(unit, "unit", false, "What is counted, in a line over the head: \"Đơn vị tính: ha\"."),
    TEXT_KEY(query, "query", true, "A rows fact of facts.sql."),
    {.name = "orientation",
        .type = YAML_KEY_CHOICE,
        .offset = offsetof(table_keys, orientation),
        .choices = ORIENTATIONS,
        .help = "portrait, or landscape: on pages of its own."},
    TEXT_KEY(number_rows, "number-rows", false, "Head of a first column that counts the rows."),
    {.name = "columns",
        .type = YAML_KEY_NODE,
        .required = true,
        .offset = offsetof(table_keys, columns),
        .help = "The columns, nested under heads."},
    TEXT_KEY(group, "group", false, "A row with this column's text before each change of it."),
    TEXT_KEY(group_text, "group-text", false, "The text of those rows, with {columns}."),
    TEXT_KEY(total, "total", false, "The first words of a last row of sums."),
    {.name = "total-skip",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(table_keys, total_skip),
        .help = "Number columns that are not added up."},
    TEXT_KEY(note, "note", false, "A line under the table."),
    TEXT_KEY(empty, "empty", false, "What is said when there is no row."),
};
const size_t TABLE_KEY_COUNT = COUNT_OF(TABLE_KEYS);

typedef struct maker {
	composer *composer;
	const yaml_node *map;
	const fact *fact;
	table_keys keys;
	columns columns;
	long group;           /* column of the fact; -1: none */
	const char **names;   /* of the fact's columns, for group-text */
	const fact_cell *row; /* whose group-text is filled */
	table_row *rows;
	size_t row_count;
} maker;

static place key_place(const maker *m, const char *key)
{
	const yaml_node *n = yaml_get(m->map, key);
	return n ? n->where : m->map->where;
}

static bool check_skip(const maker *m)
{
	bool good = true;
	for (size_t s = 0; s < m->keys.total_skip.count; s++) {
		slice name = m->keys.total_skip.items[s];
		bool known = false;
		for (size_t i = 0; i < m->fact->column_count && !known; i++)
			known = slice_equal(m->fact->columns[i].name, name) || slice_equal(m->fact->columns[i].measure, name);
		if (!known && m->fact->column_count)
			good = diag_report(m->composer->diag, &UNKNOWN_SKIP, key_place(m, "total-skip"), composer_string(m->composer, name),
			    composer_string(m->composer, m->fact->id));
	}
	return good;
}

/* ---- cells ---- */

/* Zeros behind the comma until there are `fixed` digits. */
static bool pad(maker *m, const leaf *l, slice *text)
{
	if (l->fixed == 0 || text->len == 0)
		return true;
	const char *comma = memchr(text->ptr, ',', text->len);
	int digits = comma ? (int)(text->ptr + text->len - comma - 1) : 0;
	buf *out = &m->composer->scratch;
	buf_clear(out);
	buf_put_slice(out, *text);
	buf_put_string(out, comma || digits == l->fixed ? "" : ",");
	for (; digits < l->fixed; digits++)
		buf_put_char(out, '0');
	*text = composer_take_scratch(m->composer);
	return text->ptr != NULL;
}

static bool ratio_text(maker *m, const leaf *l, decimal num, decimal den, slice *out)
{
	int64_t n = 0, d = 0;
	*out = SLICE("");
	switch (figure_ratio(num, den, &n, &d)) {
	case FIGURE_NONE: return true;
	case FIGURE_TOO_LARGE: return figure_report_too_large(m->composer, m->fact, l->column, key_place(m, "query"));
	case FIGURE_DONE: break;
	}
	buf_clear(&m->composer->scratch);
	print_ratio(&m->composer->scratch, n, d, l->decimals);
	*out = composer_take_scratch(m->composer);
	return out->ptr != NULL && pad(m, l, out);
}

static bool value_of(maker *m, const leaf *l, const fact_cell *cell, slice *out)
{
	composer *c = m->composer;
	if (!cell_text(c->memory, cell, l->plain, &c->scratch, out))
		return diag_no_memory(c->diag);
	return cell->kind != CELL_NUMBER || pad(m, l, out);
}

static bool cell_of(maker *m, const leaf *l, const fact_cell *cells, size_t number, slice *out)
{
	composer *c = m->composer;
	*out = SLICE("");
	switch (l->kind) {
	case LEAF_COUNTER:
		buf_clear(&c->scratch);
		buf_put_unsigned(&c->scratch, number);
		*out = composer_take_scratch(c);
		return out->ptr != NULL;
	case LEAF_VALUE: return value_of(m, l, &cells[l->column], out);
	case LEAF_PERCENT:
		if (cells[l->column].kind != CELL_NUMBER || cells[l->den].kind != CELL_NUMBER)
			return true;
		return ratio_text(m, l, cells[l->column].number, cells[l->den].number, out);
	}
	return false;
}

/* ---- rows ---- */

static bool same_cell(const fact_cell *a, const fact_cell *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == CELL_NUMBER)
		return decimal_compare(a->number, b->number) == 0;
	return a->kind == CELL_EMPTY || slice_equal(a->text, b->text);
}

static bool column_value(void *user, slice name, slice *out)
{
	maker *m = user;
	for (size_t i = 0; i < m->fact->column_count; i++) {
		buf scratch = BUF_INIT(64);
		if (!slice_equal(m->fact->columns[i].name, name))
			continue;
		bool good = cell_text(m->composer->memory, &m->row[i], true, &scratch, out);
		buf_free(&scratch);
		return good;
	}
	return false;
}

/* The row that heads a group. False: reported. */
static bool add_group_row(maker *m, const fact_cell *cells)
{
	composer *c = m->composer;
	slice text = SLICE("");
	table_cell *cell = arena_alloc(c->memory, sizeof *cell);
	if (!cell)
		return diag_no_memory(c->diag);
	cell->column_span = (uint16_t)m->columns.leaf_count;
	m->row = cells;
	if (m->keys.group_text.len)
		text = directive_fill(c, m->keys.group_text, column_value, m, m->names, key_place(m, "group-text"));
	else if (!cell_text(c->memory, &cells[m->group], true, &c->scratch, &text))
		return diag_no_memory(c->diag);
	cell->text = text;
	m->rows[m->row_count++] = (table_row){ROW_GROUP, cell, 1};
	return cell->text.ptr != NULL;
}

static bool add_row(maker *m, const fact_cell *cells, size_t number)
{
	size_t count = m->columns.leaf_count;
	table_cell *made = arena_array(m->composer->memory, count, sizeof *made);
	if (!made)
		return diag_no_memory(m->composer->diag);
	for (size_t i = 0; i < count; i++) {
		slice text;
		if (!cell_of(m, &m->columns.leaves[i], cells, number, &text))
			return false;
		made[i] = (table_cell){text, 1, false};
	}
	m->rows[m->row_count++] = (table_row){ROW_BODY, made, count};
	return true;
}

/* ---- the total ---- */

static bool total_of(maker *m, const leaf *l, slice *out)
{
	composer *c = m->composer;
	sum value = {.some = false}, den = {.some = false};
	*out = SLICE("");
	if (!l->added)
		return true;
	for (size_t i = 0; i < m->fact->row_count; i++) {
		sum_add(&value, &m->fact->rows[i][l->column]);
		if (l->kind == LEAF_PERCENT)
			sum_add(&den, &m->fact->rows[i][l->den]);
	}
	if (value.too_large || den.too_large)
		return figure_report_too_large(c, m->fact, value.too_large ? l->column : l->den, key_place(m, "query"));
	if (l->kind == LEAF_PERCENT)
		return value.some && den.some ? ratio_text(m, l, value.value, den.value, out) : true;
	fact_cell cell = {.kind = value.some ? CELL_NUMBER : CELL_EMPTY, .number = value.value};
	return value_of(m, l, &cell, out);
}

/* The words stand in the columns before the first figure, and at least in the first column. */
static bool add_total_row(maker *m)
{
	size_t count = m->columns.leaf_count, head = 0;
	while (head < count && !m->columns.leaves[head].added)
		head++;
	if (head == 0)
		head = 1;
	table_cell *made = arena_array(m->composer->memory, count - head + 1, sizeof *made);
	if (!made)
		return diag_no_memory(m->composer->diag);
	made[0] = (table_cell){m->keys.total, (uint16_t)head, false};
	bool good = true;
	for (size_t i = head; i < count; i++) {
		slice text;
		good &= total_of(m, &m->columns.leaves[i], &text);
		made[i - head + 1] = (table_cell){text, 1, false};
	}
	m->rows[m->row_count++] = (table_row){ROW_TOTAL, made, count - head + 1};
	return good;
}

static bool add_rows(maker *m)
{
	const fact *f = m->fact;
	for (size_t i = 0; i < f->row_count; i++) {
		const fact_cell *cells = f->rows[i];
		bool begins = m->group >= 0 && (i == 0 || !same_cell(&cells[m->group], &f->rows[i - 1][m->group]));
		if (begins && !add_group_row(m, cells))
			return false;
		if (!add_row(m, cells, i + 1))
			return false;
	}
	return !m->keys.total.len || f->row_count == 0 || add_total_row(m);
}

/* ---- the directive ---- */

static bool find_group(maker *m)
{
	composer *c = m->composer;
	m->group = -1;
	if (m->keys.group_text.len && !m->keys.group.len)
		return diag_report(c->diag, &TEXT_ALONE, key_place(m, "group-text"), "");
	if (!m->keys.group.len || m->fact->column_count == 0)
		return true;
	m->group = directive_column(c, m->fact, m->keys.group, SLICE(""), key_place(m, "group"));
	m->names = arena_array(c->memory, m->fact->column_count + 1, sizeof *m->names);
	for (size_t i = 0; m->names && i < m->fact->column_count; i++)
		m->names[i] = composer_string(c, m->fact->columns[i].name);
	if (!m->names)
		return diag_no_memory(c->diag);
	return m->group >= 0;
}

/* A table spread over no value at all may be left without a column: then only its words for that are left. */
static outcome make_words_only(maker *m, block *out)
{
	composer *c = m->composer;
	inline_run *run = arena_alloc(c->memory, sizeof *run);
	if (!run)
		return diag_no_memory(c->diag), FAILED;
	run->text = m->keys.empty;
	out->kind = BLOCK_PARAGRAPH;
	out->paragraph = (inlines){run, 1};
	if (!composer_add_target(c, m->keys.id, key_place(m, "id"), m->keys.caption.ptr ? m->keys.caption : SLICE("")))
		return FAILED;
	return m->keys.empty.len ? MADE : LEFT_OUT;
}

outcome table_make(composer *c, const yaml_node *map, block *out)
{
	maker *m = arena_alloc(c->memory, sizeof *m);
	if (!m)
		return diag_no_memory(c->diag), FAILED;
	m->composer = c;
	m->map = map;
	if (!directive_bind(c, map, "table", TABLE_KEYS, COUNT_OF(TABLE_KEYS), &m->keys))
		return FAILED;
	m->fact = directive_query(c, map, m->keys.query);
	if (!m->fact || !check_skip(m) || !find_group(m))
		return FAILED;
	if (!columns_read(c, m->keys.columns, m->fact, m->keys.number_rows, &m->keys.total_skip, &m->columns))
		return FAILED;
	if (m->columns.leaf_count == 0)
		return make_words_only(m, out);
	size_t most = m->fact->row_count * (m->group >= 0 ? 2 : 1) + 1;
	table_column *set = arena_array(c->memory, m->columns.leaf_count, sizeof *set);
	m->rows = arena_array(c->memory, most, sizeof *m->rows);
	if (!set || !m->rows)
		return diag_no_memory(c->diag), FAILED;
	for (size_t i = 0; i < m->columns.leaf_count; i++)
		set[i] = m->columns.leaves[i].set;
	if (!add_rows(m) || !composer_add_target(c, m->keys.id, key_place(m, "id"), (slice){NULL, 0}))
		return FAILED;
	out->kind = BLOCK_TABLE;
	out->table = (table){.id = m->keys.id,
	    .caption = m->keys.caption,
	    .unit = m->keys.unit.ptr ? m->keys.unit : SLICE(""),
	    .note = m->keys.note,
	    .landscape = m->keys.orientation == 1,
	    .columns = set,
	    .column_count = m->columns.leaf_count,
	    .head = m->columns.head,
	    .head_count = m->columns.head_count,
	    .head_rows = m->columns.head_rows,
	    .rows = m->rows,
	    .row_count = m->row_count,
	    .empty = m->keys.empty};
	return MADE;
}
