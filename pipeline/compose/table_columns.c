/* table_columns.c: from nested column specifications to leaves and a head whose cells tile. A group is read once for each value it is spread over; the depth of a
 * head cell is its row, and a leaf's head reaches down to the last row. */
#include "compose/table_columns.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/limits.h"
#include "compose/cells.h"
#include "compose/directive.h"

static const message NOT_A_LIST = {"not-a-list", STATUS_USAGE, {"columns phải là danh sách cột", "columns must be a list of columns"},
    {"Ghi mỗi cột một dòng: - {value: tên_cột, head: Đầu cột}.", "Write one column a line: - {value: column, head: Head}."}};
static const message NO_COLUMNS = {"no-columns", STATUS_USAGE, {"columns không có cột nào", "columns lists no column"},
    {"Ghi ít nhất một cột: - {value: cột, head: Đầu cột}.", "List at least one: - {value: column, head: Its head}."}};
static const message ONE_OF = {"column-kind", STATUS_USAGE,
    {"một cột phải có đúng một trong value, percent, columns", "a column must have exactly one of value, percent and columns"},
    {"Ghi value cho một cột, percent: [tử_số, mẫu_số] cho tỷ lệ, columns cho một nhóm cột.",
        "Write value for a column, percent: [numerator, denominator] for a share, columns for a group of columns."}};
static const message PERCENT_PAIR = {"percent-columns", STATUS_USAGE,
    {"percent phải là hai cột: [tử_số, mẫu_số]", "percent must name two columns: [numerator, denominator]"},
    {"Ghi tên hai cột của truy vấn, ví dụ [nu, tong_so].", "Name two columns of the query, as [women, all]."}};
static const message TEXT_PERCENT = {"percent-columns", STATUS_USAGE, {"cột “{1}” không phải là số", "the column “{1}” holds no numbers"},
    {"Tỷ lệ chỉ tính được từ hai cột số.", "A percentage needs two columns of numbers."}};
static const message ACROSS_ALONE = {"across-columns", STATUS_USAGE, {"across phải đi với columns", "across needs columns"},
    {"Đưa các cột trải ra vào trong columns: của nhóm.", "Put the columns that are spread under columns: of the group."}};
static const message ACROSS_TWICE = {"across-columns", STATUS_USAGE,
    {"nhóm across không lồng trong nhóm across", "a group spread over values cannot hold another"},
    {"Bỏ một trong hai; để trải theo hai cột, ghép chúng thành một cột trong facts.sql.",
        "Remove one of them; to spread over two columns, join them into one in facts.sql."}};
static const message NOT_SPREAD = {"not-spread", STATUS_USAGE,
    {"bảng “{1}” không trải theo “{2}”", "the table “{1}” is not spread over “{2}”"},
    {"Thêm “-- across: {2}” vào truy vấn, hoặc sửa tên ở đây.", "Add “-- across: {2}” to the query, or correct the name here."}};
static const message TOO_NESTED = {"head-nesting", STATUS_USAGE, {"đầu cột lồng nhau quá {1} tầng", "column heads nested deeper than {1}"},
    {"Gộp bớt các tầng đầu cột.", "Join some levels of the heads."}};
static const message TOO_MANY = {"table-columns", STATUS_USAGE, {"bảng có quá {1} cột", "a table of more than {1} columns"},
    {"Chia thành nhiều bảng.", "Split it into several tables."}};

/* A column as the template writes it. */
typedef struct column_keys {
	slice value, head, across;
	yaml_texts percent;
	int64_t decimals, fixed;
	int align;
	double width;
	bool row_head, plain, merge;
	const yaml_node *columns;
} column_keys;

enum { ALIGN_UNSET = -1 };
static const char *const ALIGNMENTS[] = {"left", "center", "right", "decimal", NULL}; /* as enum alignment */

const yaml_key COLUMN_KEYS[] = {
    {.name = "value", .type = YAML_KEY_TEXT, .offset = offsetof(column_keys, value), .help = "The column of the query that is printed."},
    {.name = "percent",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(column_keys, percent),
        .help = "Two number columns; prints the first in percent of the second."},
    {.name = "columns", .type = YAML_KEY_NODE, .offset = offsetof(column_keys, columns), .help = "The columns under this head."},
    {.name = "across",
        .type = YAML_KEY_TEXT,
        .offset = offsetof(column_keys, across),
        .help = "Repeats the columns for each value the query is spread over."},
    {.name = "head", .type = YAML_KEY_TEXT, .offset = offsetof(column_keys, head), .help = "The head; {across} is the value spread over."},
    {.name = "align",
        .type = YAML_KEY_CHOICE,
        .offset = offsetof(column_keys, align),
        .choices = ALIGNMENTS,
        .help = "left, center, right or decimal."},
    {.name = "width",
        .type = YAML_KEY_NUMBER,
        .offset = offsetof(column_keys, width),
        .minimum = 1,
        .maximum = 1000,
        .help = "Width in mm; none: from the content."},
    {.name = "row-head", .type = YAML_KEY_BOOLEAN, .offset = offsetof(column_keys, row_head), .help = "Its cells name the row."},
    {.name = "merge",
        .type = YAML_KEY_BOOLEAN,
        .offset = offsetof(column_keys, merge),
        .help = "Equal cells under each other are one cell over their rows."},
    {.name = "plain",
        .type = YAML_KEY_BOOLEAN,
        .offset = offsetof(column_keys, plain),
        .help = "Its numbers are names (a year): not grouped, not added up."},
    {.name = "decimals",
        .type = YAML_KEY_INTEGER,
        .offset = offsetof(column_keys, decimals),
        .minimum = 0,
        .maximum = 4,
        .help = "Digits behind the comma of a percentage."},
    {.name = "fixed",
        .type = YAML_KEY_INTEGER,
        .offset = offsetof(column_keys, fixed),
        .minimum = 0,
        .maximum = 6,
        .help = "Digits behind the comma that its numbers have at least: 12,50."},
};

const size_t COLUMN_KEY_COUNT = COUNT_OF(COLUMN_KEYS);

/* A head cell under construction; leaves reach to the last row. */
typedef struct head {
	head_cell cell;
	bool leaf;
} head;

typedef struct builder {
	composer *composer;
	const fact *fact;
	const yaml_texts *skip;
	leaf *leaves;
	size_t leaf_count, leaf_cap;
	head *heads;
	size_t head_count, head_cap;
	unsigned rows; /* of the head so far */
	slice across;  /* the value the columns are read for; empty: none */
	bool in_across;
	bool dry; /* only checking: the query is spread over no value */
} builder;

static place key_place(const yaml_node *map, const char *key)
{
	const yaml_node *n = yaml_get(map, key);
	return n ? n->where : map->where;
}

/* An array of `count` elements with room for one more: moved to twice the room when it is full. NULL: out of memory (reported). */
static void *room(composer *c, void *old, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return old;
	size_t wanted = *cap ? *cap * 2 : 16;
	void *moved = arena_array(c->memory, wanted, size);
	if (!moved) {
		diag_no_memory(c->diag);
		return NULL;
	}
	if (count)
		memcpy(moved, old, count * size);
	*cap = wanted;
	return moved;
}

static bool add_head(builder *b, slice text, unsigned depth, unsigned column, unsigned span, bool is_leaf)
{
	head *heads = room(b->composer, b->heads, b->head_count, &b->head_cap, sizeof *heads);
	if (!heads)
		return false;
	b->heads = heads;
	heads[b->head_count++] = (head){{text, depth, column, 1, span}, is_leaf};
	if (depth + 1 > b->rows)
		b->rows = depth + 1;
	return true;
}

static bool add_leaf(builder *b, leaf l, slice text, unsigned depth, place where)
{
	if (b->dry)
		return true;
	if (b->leaf_count == LIMIT_COLUMNS) {
		const char *most = arena_printf(b->composer->memory, "%d", LIMIT_COLUMNS);
		return diag_report(b->composer->diag, &TOO_MANY, where, most ? most : "?");
	}
	leaf *leaves = room(b->composer, b->leaves, b->leaf_count, &b->leaf_cap, sizeof *leaves);
	if (!leaves)
		return false;
	b->leaves = leaves;
	leaves[b->leaf_count] = l;
	return add_head(b, text, depth, (unsigned)b->leaf_count++, 1, true);
}

/* ---- heads ---- */

static bool across_value(void *user, slice name, slice *out)
{
	const builder *b = user;
	*out = b->across;
	return b->in_across && slice_is(name, "across");
}

static slice fill_head(builder *b, slice text, place where)
{
	static const char *const ACROSS[] = {"across", NULL}, *const NOTHING[] = {NULL};
	return directive_fill(b->composer, text, across_value, b, b->in_across ? ACROSS : NOTHING, where);
}

/* ---- leaves ---- */

static bool is_skipped(const builder *b, size_t column)
{
	const fact_column *f = &b->fact->columns[column];
	for (size_t i = 0; i < b->skip->count; i++)
		if (slice_equal(b->skip->items[i], f->name) || slice_equal(b->skip->items[i], f->measure))
			return true;
	return false;
}

static bool find_column(builder *b, slice name, place where, size_t *out)
{
	*out = 0;
	if (b->dry)
		return true;
	long column = directive_column(b->composer, b->fact, name, b->across, where);
	if (column < 0)
		return false;
	*out = (size_t)column;
	return true;
}

/* Fractions stand with their commas under each other, whole numbers to the right, texts to the left. */
static alignment alignment_of(const column_keys *keys, bool number, bool fractions)
{
	if (keys->align != ALIGN_UNSET)
		return (alignment)keys->align;
	if (fractions)
		return ALIGN_DECIMAL;
	return number ? ALIGN_RIGHT : ALIGN_LEFT;
}

static bool add_value(builder *b, const yaml_node *map, const column_keys *keys, slice text, unsigned depth)
{
	leaf l = {.kind = LEAF_VALUE, .fixed = (int)keys->fixed, .merged = keys->merge};
	if (!find_column(b, keys->value, key_place(map, "value"), &l.column))
		return false;
	if (!b->dry) {
		bool skipped = is_skipped(b, l.column);
		l.number = fact_column_is_number(b->fact, l.column);
		l.plain = yaml_get(map, "plain") ? keys->plain : skipped || keys->row_head || fact_names_rows(b->fact, l.column);
		l.added = l.number && !l.plain && !skipped;
	}
	l.set = (table_column){
	    alignment_of(keys, l.number, l.number && (l.fixed || fact_column_has_fractions(b->fact, l.column))), keys->width, keys->row_head};
	return add_leaf(b, l, text, depth, map->where);
}

/* Numbers, or nothing but empty cells. */
static bool check_number(builder *b, size_t column, slice name, place where)
{
	for (size_t i = 0; !b->dry && i < b->fact->row_count; i++)
		if (b->fact->rows[i][column].kind == CELL_TEXT)
			return diag_report(b->composer->diag, &TEXT_PERCENT, where, composer_string(b->composer, name));
	return true;
}

static bool add_percent(builder *b, const yaml_node *map, const column_keys *keys, slice text, unsigned depth)
{
	place where = key_place(map, "percent");
	if (keys->percent.count != 2)
		return diag_report(b->composer->diag, &PERCENT_PAIR, where, "");
	leaf l = {.kind = LEAF_PERCENT,
	    .decimals = (int)keys->decimals,
	    .fixed = (int)keys->fixed,
	    .number = true,
	    .added = true,
	    .merged = keys->merge};
	const slice *names = keys->percent.items;
	if (!find_column(b, names[0], where, &l.column) || !find_column(b, names[1], where, &l.den))
		return false;
	if (!check_number(b, l.column, names[0], where) || !check_number(b, l.den, names[1], where))
		return false;
	l.set = (table_column){alignment_of(keys, true, keys->decimals > 0 || keys->fixed > 0), keys->width, keys->row_head};
	return add_leaf(b, l, text, depth, map->where);
}

/* ---- groups ---- */

static bool add_all(builder *b, const yaml_node *nodes, unsigned depth);

/* The columns of a group under one head; without a head they stand where the group would. */
static bool add_group(builder *b, const column_keys *keys, slice text, unsigned depth)
{
	size_t first = b->leaf_count, head_at = b->head_count;
	if (text.len && !b->dry && !add_head(b, text, depth, (unsigned)first, 1, false))
		return false;
	if (!add_all(b, keys->columns, text.len ? depth + 1 : depth))
		return false;
	if (text.len && !b->dry)
		b->heads[head_at].cell.column_span = (unsigned)(b->leaf_count - first);
	return true;
}

static bool add_across(builder *b, const yaml_node *map, const column_keys *keys, unsigned depth)
{
	const fact *f = b->fact;
	place where = key_place(map, "across");
	slice header = fact_header(f, "across");
	if (b->in_across)
		return diag_report(b->composer->diag, &ACROSS_TWICE, where, "");
	if ((f->source && !slice_equal(header, keys->across)) || (!f->source && f->across_count == 0))
		return diag_report(
		    b->composer->diag, &NOT_SPREAD, where, composer_string(b->composer, f->id), composer_string(b->composer, keys->across));
	bool good = true;
	b->in_across = true;
	b->dry = f->across_count == 0;
	for (size_t i = 0; good && i < (b->dry ? 1 : f->across_count); i++) {
		b->across = b->dry ? SLICE("") : f->across[i];
		slice text = fill_head(b, keys->head, key_place(map, "head"));
		good = text.ptr && add_group(b, keys, text, depth);
	}
	b->in_across = b->dry = false;
	b->across = SLICE("");
	return good;
}

static bool add_column(builder *b, const yaml_node *map, unsigned depth)
{
	composer *c = b->composer;
	column_keys keys = {.align = ALIGN_UNSET, .decimals = 1, .head = SLICE(""), .value = SLICE(""), .across = SLICE("")};
	if (!directive_bind(c, map, "columns", COLUMN_KEYS, COUNT_OF(COLUMN_KEYS), &keys))
		return false;
	int kinds = (yaml_get(map, "value") != NULL) + (yaml_get(map, "percent") != NULL) + (keys.columns != NULL);
	if (keys.across.len && !keys.columns)
		return diag_report(c->diag, &ACROSS_ALONE, key_place(map, "across"), "");
	if (kinds != 1)
		return diag_report(c->diag, &ONE_OF, map->where, "");
	if (keys.across.len)
		return add_across(b, map, &keys, depth);
	slice text = fill_head(b, keys.head, key_place(map, "head"));
	if (!text.ptr)
		return false;
	if (keys.columns)
		return add_group(b, &keys, text, depth);
	return keys.value.ptr && yaml_get(map, "value") ? add_value(b, map, &keys, text, depth) : add_percent(b, map, &keys, text, depth);
}

static bool add_all(builder *b, const yaml_node *nodes, unsigned depth)
{
	composer *c = b->composer;
	if (nodes->kind != YAML_SEQUENCE)
		return diag_report(c->diag, &NOT_A_LIST, nodes->where, "");
	if (nodes->count == 0)
		return diag_report(c->diag, &NO_COLUMNS, nodes->where, "");
	if (depth >= LIMIT_HEAD_NESTING) {
		const char *most = arena_printf(c->memory, "%d", LIMIT_HEAD_NESTING);
		return diag_report(c->diag, &TOO_NESTED, nodes->where, most ? most : "?");
	}
	bool good = true;
	for (size_t i = 0; i < nodes->count; i++)
		good &= add_column(b, nodes->values[i], depth);
	return good;
}

/* ---- the whole ---- */

static int compare_heads(const void *a, const void *b)
{
	const head_cell *x = a, *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

bool columns_read(composer *c, const yaml_node *nodes, const fact *f, slice counter, const yaml_texts *skip, columns *out)
{
	builder b = {.composer = c, .fact = f, .skip = skip, .across = SLICE("")};
	if (counter.len) {
		leaf l = {.kind = LEAF_COUNTER, .plain = true, .number = true, .set = {ALIGN_CENTER, 0, false}};
		if (!add_leaf(&b, l, counter, 0, nodes->where))
			return false;
	}
	if (!add_all(&b, nodes, 0))
		return false;
	head_cell *cells = arena_array(c->memory, b.head_count + 1, sizeof *cells);
	if (!cells)
		return diag_no_memory(c->diag);
	for (size_t i = 0; i < b.head_count; i++) {
		cells[i] = b.heads[i].cell;
		if (b.heads[i].leaf)
			cells[i].row_span = b.rows - cells[i].row;
	}
	if (b.head_count)
		qsort(cells, b.head_count, sizeof *cells, compare_heads);
	*out = (columns){b.leaves, b.leaf_count, cells, b.head_count, b.rows};
	return true;
}
