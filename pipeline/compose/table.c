/* table.c: the table directive: rows, group rows and the total from a rows fact. Columns and head are read by table_columns.c. */
#include <stddef.h>

#include "base/limits.h"
#include "compose/cells.h"
#include "compose/directive.h"
#include "compose/table_carry.h"

static const message UNKNOWN_SKIP = {"unknown-column", STATUS_USAGE,
    {"total-skip: bảng “{2}” không có cột “{1}”", "total-skip: the table “{2}” has no column “{1}”"},
    {"Kiểm tra tên cột.", "Check the column's name."}};
static const message GROUP_MISSING = {
    "group-text", STATUS_USAGE, {"{1} phải đi với group", "{1} needs group"}, {"Thêm “group: cột”.", "Add “group: column”."}};

typedef struct table_keys {
	slice id, caption, unit, query, style, number_rows, group, group_text, group_total, total, carry, carried, note, empty;
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
    TEXT_KEY(style, "style", false, "How it looks: a style of the profile's tables; none: rules."),
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
    TEXT_KEY(group_total, "group-total", false, "The first words of a row of sums after each group, with {columns} and {group}."),
    TEXT_KEY(total, "total", false, "The first words of a last row of sums."),
    {.name = "total-skip",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(table_keys, total_skip),
        .help = "Number columns that are not added up."},
    TEXT_KEY(carry, "carry", false, "The words of a line of sums so far at the foot of a page that the table goes over."),
    TEXT_KEY(carried, "carried", false, "The words of the same sums at the head of the next page."),
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
	const char **names;   /* of the fact's columns, for group-text and group-total */
	const fact_cell *row; /* whose text is filled */
	table_sums sums, group_sums;
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

static bool value_of(maker *m, const leaf *l, const fact_cell *cell, slice *out)
{
	composer *c = m->composer;
	if (!cell_text(c->memory, cell, l->plain, &c->scratch, out))
		return diag_no_memory(c->diag);
	if (l->fixed == 0 || cell->kind != CELL_NUMBER)
		return true;
	buf_clear(&c->scratch);
	buf_put_slice(&c->scratch, *out);
	leaf_pad(l, &c->scratch);
	*out = composer_take_scratch(c);
	return out->ptr != NULL;
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
		return sums_ratio(&m->sums, l, cells[l->column].number, cells[l->den].number) && sums_take(&m->sums, out);
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

/* {column}, or {group}: the text of the column of the groups. */
static bool column_value(void *user, slice name, slice *out)
{
	maker *m = user;
	size_t column = 0;
	while (column < m->fact->column_count && !slice_equal(m->fact->columns[column].name, name))
		column++;
	if (column == m->fact->column_count && !slice_is(name, "group"))
		return false;
	buf scratch = BUF_INIT(LIMIT_EXPANDED_BYTES);
	bool good = cell_text(m->composer->memory, &m->row[column < m->fact->column_count ? column : (size_t)m->group], true, &scratch, out);
	buf_free(&scratch);
	return good;
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

/* A cell that says what the cell above says goes on from it, when those before it in the row, which it belongs under, do. Empty cells say nothing. */
static void join_cells(const maker *m, table_cell *cells)
{
	const table_row *above = m->row_count ? &m->rows[m->row_count - 1] : NULL;
	if (!above || above->style != ROW_BODY)
		return;
	for (size_t i = 0; i < m->columns.leaf_count; i++) {
		if (!m->columns.leaves[i].merged)
			continue;
		if (!cells[i].text.len || !slice_equal(cells[i].text, above->cells[i].text))
			return;
		cells[i].joined = true;
	}
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
	join_cells(m, made);
	m->rows[m->row_count++] = (table_row){ROW_BODY, made, count};
	return true;
}

/* ---- sums ---- */

static bool add_sums(maker *m, table_sums *s, slice said, row_style style)
{
	return sums_row(s, said, style, &m->rows[m->row_count++]);
}

/* The sums of the group that ends with `cells`. */
static bool end_group(maker *m, const fact_cell *cells)
{
	if (!m->keys.group_total.len)
		return true;
	m->row = cells;
	slice said = directive_fill(m->composer, m->keys.group_total, column_value, m, m->names, key_place(m, "group-total"));
	bool good = said.ptr && add_sums(m, &m->group_sums, said, ROW_SUBTOTAL);
	sums_clear(&m->group_sums);
	return good;
}

static bool add_rows(maker *m)
{
	const fact *f = m->fact;
	bool grouped = m->group >= 0, totalled = m->keys.total.len > 0;
	for (size_t i = 0; i < f->row_count; i++) {
		const fact_cell *cells = f->rows[i];
		bool begins = grouped && (i == 0 || !same_cell(&cells[m->group], &f->rows[i - 1][m->group]));
		if (begins && ((i > 0 && !end_group(m, f->rows[i - 1])) || !add_group_row(m, cells)))
			return false;
		if (!add_row(m, cells, i + 1))
			return false;
		if (totalled)
			sums_add(&m->sums, cells);
		if (m->keys.group_total.len)
			sums_add(&m->group_sums, cells);
	}
	if (f->row_count == 0)
		return true;
	return (!grouped || end_group(m, f->rows[f->row_count - 1])) && (!totalled || add_sums(m, &m->sums, m->keys.total, ROW_TOTAL));
}

/* ---- the directive ---- */

/* A key that needs groups, and there are none. */
static bool check_alone(const maker *m, const char *key)
{
	return !yaml_get(m->map, key) || m->keys.group.len || diag_report(m->composer->diag, &GROUP_MISSING, key_place(m, key), key);
}

static bool find_group(maker *m)
{
	composer *c = m->composer;
	m->group = -1;
	if (!check_alone(m, "group-text") || !check_alone(m, "group-total"))
		return false;
	if (!m->keys.group.len || m->fact->column_count == 0)
		return true;
	m->group = directive_column(c, m->fact, m->keys.group, SLICE(""), key_place(m, "group"));
	m->names = arena_array(c->memory, m->fact->column_count + 2, sizeof *m->names);
	for (size_t i = 0; m->names && i < m->fact->column_count; i++)
		m->names[i] = composer_string(c, m->fact->columns[i].name);
	if (!m->names)
		return diag_no_memory(c->diag);
	m->names[m->fact->column_count] = "group";
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

/* The rows, and what is carried over from page to page. */
static bool make_rows(maker *m, const table_carry **carry)
{
	composer *c = m->composer;
	place where = key_place(m, "query");
	size_t most = m->fact->row_count * (m->group >= 0 ? 3 : 1) + 1;
	m->rows = arena_array(c->memory, most, sizeof *m->rows);
	if (!m->rows)
		return diag_no_memory(c->diag);
	bool good = sums_new(c, m->fact, &m->columns, where, &m->sums) && sums_new(c, m->fact, &m->columns, where, &m->group_sums) &&
	            add_rows(m);
	sums_free(&m->sums);
	sums_free(&m->group_sums);
	if (!good || (!m->keys.carry.len && !m->keys.carried.len))
		return good;
	*carry = carry_new(c, m->fact, &m->columns, m->rows, m->keys.carry, m->keys.carried, where);
	return *carry != NULL;
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
	const table_carry *carry = NULL;
	table_column *set = arena_array(c->memory, m->columns.leaf_count, sizeof *set);
	if (!set)
		return diag_no_memory(c->diag), FAILED;
	for (size_t i = 0; i < m->columns.leaf_count; i++)
		set[i] = m->columns.leaves[i].set;
	if (!make_rows(m, &carry) || !composer_add_target(c, m->keys.id, key_place(m, "id"), (slice){NULL, 0}))
		return FAILED;
	out->kind = BLOCK_TABLE;
	out->table = (table){.id = m->keys.id,
	    .caption = m->keys.caption,
	    .unit = m->keys.unit.ptr ? m->keys.unit : SLICE(""),
	    .note = m->keys.note,
	    .landscape = m->keys.orientation == 1,
	    .style = m->keys.style,
	    .style_where = key_place(m, "style"),
	    .carry = carry,
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
