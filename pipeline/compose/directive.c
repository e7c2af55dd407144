/* directive.c: the table of directives, the simple ones, and what their makers share: finding queries and columns by name, and {placeholders}.
 *
 * After parsing, the values in the YAML are restored from their disguise, but under the keys whose {braces} are ours to fill in: there it happens behind the
 * filling, so that braces in a value are never taken for a placeholder. */
#include "compose/directive.h"

#include <stddef.h>

#include "compose/audit.h"
#include "compose/cells.h"
#include "compose/notes.h"
#include "compose/opaque.h"

static const message UNKNOWN_DIRECTIVE = {"unknown-directive", STATUS_USAGE,
    {"không có khối chỉ thị “{1}”", "there is no directive block “{1}”"}, {"Các khối: {2}.", "The blocks: {2}."}};
static const message UNKNOWN_DIRECTIVE_NEAR = {"unknown-directive", STATUS_USAGE,
    {"không có khối chỉ thị “{1}”", "there is no directive block “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message NAMELESS_FENCE = {"unknown-directive", STATUS_USAGE,
    {"khối ``` không có tên chỉ thị", "a ``` block without the name of a directive"},
    {"Ghi tên sau dấu ```: {2}.", "Write a name behind the ```: {2}."}};
static const message UNKNOWN_QUERY = {"unknown-query", STATUS_USAGE, {"facts.sql không có bảng “{1}”", "facts.sql has no table “{1}”"},
    {"Các truy vấn “kind: rows”: {2}.", "The queries of “kind: rows”: {2}."}};
static const message UNKNOWN_QUERY_NEAR = {"unknown-query", STATUS_USAGE, {"facts.sql không có bảng “{1}”", "facts.sql has no table “{1}”"},
    {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message NOT_ROWS = {"not-rows", STATUS_USAGE, {"“{1}” không phải là bảng", "“{1}” is no table"},
    {"Dùng một truy vấn “kind: rows” của facts.sql.", "Use a query of facts.sql of “kind: rows”."}};
static const message UNKNOWN_COLUMN = {"unknown-column", STATUS_USAGE,
    {"bảng “{2}” không có cột “{1}”", "the table “{2}” has no column “{1}”"}, {"Các cột: {3}.", "Its columns: {3}."}};
static const message UNKNOWN_COLUMN_NEAR = {"unknown-column", STATUS_USAGE,
    {"bảng “{2}” không có cột “{1}”", "the table “{2}” has no column “{1}”"}, {"Có phải “{3}”?", "Did you mean “{3}”?"}};
static const message SPREAD_COLUMN = {"spread-column", STATUS_USAGE,
    {"cột “{1}” trải theo “{2}”, chỉ dùng trong nhóm “across: {2}”",
        "the column “{1}” is spread over “{2}” and belongs in a group “across: {2}”"},
    {"Đưa cột vào trong columns: của nhóm ấy.", "Put it under columns: of such a group."}};
static const message UNKNOWN_PLACEHOLDER = {
    "unknown-placeholder", STATUS_USAGE, {"không có “{{1}}” ở đây", "there is no “{{1}}” here"}, {"Dùng được: {2}.", "Names here: {2}."}};

typedef struct toc_keys {
	slice title;
} toc_keys;

#define TEXT(of, member, key, need, words)                                                                                                 \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_TEXT, .required = (need), .offset = offsetof(of, member), .help = (words)                          \
	}

static const yaml_key LETTERHEAD_KEYS[] = {
    TEXT(letterhead, superior, "superior", false, "The body above, on the first line."),
    TEXT(letterhead, organisation, "organisation", true, "The issuing body."),
    TEXT(letterhead, number, "number", false, "Number of the document; empty in a draft."),
    TEXT(letterhead, symbol, "symbol", false, "Symbol behind the number: BC/ĐUK."),
    TEXT(letterhead, place, "place", false, "Where it is issued."),
    TEXT(letterhead, date, "date", false, "When, in words."),
};
static const yaml_key TITLE_KEYS[] = {
    TEXT(title_block, kind, "kind", true, "What the document is: BÁO CÁO."),
    TEXT(title_block, abstract, "abstract", false, "What it is about."),
    TEXT(title_block, note, "note", false, "A line in parentheses below."),
};
static const yaml_key SPACE_KEYS[] = {
    {.name = "height",
        .type = YAML_KEY_NUMBER,
        .offset = offsetof(spacing, height_mm),
        .minimum = 0,
        .maximum = 1000,
        .help = "Its height in mm, at least."},
    {.name = "fill",
        .type = YAML_KEY_NUMBER,
        .offset = offsetof(spacing, fill),
        .minimum = 0,
        .maximum = 100,
        .help = "Its share of the height that the page has left over, beside the others'; neither key: 1."},
};
static const yaml_key TOC_KEYS[] = {TEXT(toc_keys, title, "title", false, "The heading of the list.")};

static outcome make_letterhead(composer *c, const yaml_node *map, block *out)
{
	out->kind = BLOCK_LETTERHEAD;
	return directive_bind(c, map, "letterhead", LETTERHEAD_KEYS, COUNT_OF(LETTERHEAD_KEYS), &out->letterhead) ? MADE : FAILED;
}

static outcome make_title(composer *c, const yaml_node *map, block *out)
{
	out->kind = BLOCK_TITLE;
	return directive_bind(c, map, "title", TITLE_KEYS, COUNT_OF(TITLE_KEYS), &out->title) ? MADE : FAILED;
}

static outcome make_list_page(composer *c, const yaml_node *map, block *out, const char *what)
{
	toc_keys keys = {SLICE("")};
	bool good = directive_bind(c, map, what, TOC_KEYS, COUNT_OF(TOC_KEYS), &keys);
	out->toc_title = keys.title;
	return good ? MADE : FAILED;
}

static outcome make_toc(composer *c, const yaml_node *map, block *out)
{
	out->kind = BLOCK_TOC;
	return make_list_page(c, map, out, "toc");
}

static outcome make_list_of_tables(composer *c, const yaml_node *map, block *out)
{
	out->kind = BLOCK_LIST_OF_TABLES;
	return make_list_page(c, map, out, "list-of-tables");
}

static outcome make_pagebreak(composer *c, const yaml_node *map, block *out)
{
	char nothing;
	out->kind = BLOCK_PAGEBREAK;
	return directive_bind(c, map, "pagebreak", NULL, 0, &nothing) ? MADE : FAILED;
}

static outcome make_space(composer *c, const yaml_node *map, block *out)
{
	out->kind = BLOCK_SPACE;
	out->space = (spacing){0};
	if (!directive_bind(c, map, "space", SPACE_KEYS, COUNT_OF(SPACE_KEYS), &out->space))
		return FAILED;
	if (map->count == 0)
		out->space.fill = 1;
	return MADE;
}

typedef struct directive {
	const char *name, *help;
	outcome (*make)(composer *c, const yaml_node *map, block *out);
	const yaml_key *keys;
	size_t key_count;
	const size_t *key_count_elsewhere; /* of a table in another file */
} directive;

static const directive DIRECTIVES[] = {
    {"letterhead", "The lines over the text.", make_letterhead, LETTERHEAD_KEYS, COUNT_OF(LETTERHEAD_KEYS), NULL},
    {"title", "The title of the document.", make_title, TITLE_KEYS, COUNT_OF(TITLE_KEYS), NULL},
    {"toc", "The table of contents.", make_toc, TOC_KEYS, COUNT_OF(TOC_KEYS), NULL},
    {"list-of-tables", "The list of tables and charts.", make_list_of_tables, TOC_KEYS, COUNT_OF(TOC_KEYS), NULL},
    {"table", "A table from a query.", table_make, TABLE_KEYS, 0, &TABLE_KEY_COUNT},
    {"chart", "A chart from a query.", chart_make, CHART_KEYS, 0, &CHART_KEY_COUNT},
    {"picture", "A picture from a PNG or JPEG file.", picture_make, PICTURE_KEYS, 0, &PICTURE_KEY_COUNT},
    {"signature", "Recipients and signature, side by side.", signature_make, SIGNATURE_KEYS, 0, &SIGNATURE_KEY_COUNT},
    {"space", "Empty space, of a height or as much as the page has left over.", make_space, SPACE_KEYS, COUNT_OF(SPACE_KEYS), NULL},
    {"pagebreak", "What follows begins on a new page.", make_pagebreak, NULL, 0, NULL},
};

/* Mappings inside directives. */
static const directive PARTS[] = {
    {"columns", "A column of a table, or a group of them.", NULL, COLUMN_KEYS, 0, &COLUMN_KEY_COUNT},
    {"series", "A series of a chart.", NULL, SERIES_KEYS, 0, &SERIES_KEY_COUNT},
};

bool directive_describe(size_t i, const char **name, const char **help, const yaml_key **keys, size_t *count)
{
	if (i >= COUNT_OF(DIRECTIVES) + COUNT_OF(PARTS))
		return false;
	const directive *d = i < COUNT_OF(DIRECTIVES) ? &DIRECTIVES[i] : &PARTS[i - COUNT_OF(DIRECTIVES)];
	*name = d->name;
	*help = d->help;
	*keys = d->keys;
	*count = d->key_count_elsewhere ? *d->key_count_elsewhere : d->key_count;
	return true;
}

/* ---- names ---- */

static const char *joined(composer *c, const char *const *names)
{
	const char *all = names[0] ? names[0] : "–";
	for (size_t i = 1; names[0] && names[i] && all; i++)
		all = arena_printf(c->memory, "%s, %s", all, names[i]);
	return all ? all : "?";
}

static const directive *find_directive(composer *c, slice name, place where)
{
	const char *names[COUNT_OF(DIRECTIVES) + 1] = {NULL};
	for (size_t i = 0; i < COUNT_OF(DIRECTIVES); i++) {
		if (slice_is(name, DIRECTIVES[i].name))
			return &DIRECTIVES[i];
		names[i] = DIRECTIVES[i].name;
	}
	const char *near = nearest_name(name, names), *written = composer_string(c, name);
	if (!name.len)
		diag_report(c->diag, &NAMELESS_FENCE, where, "", joined(c, names));
	else if (near)
		diag_report(c->diag, &UNKNOWN_DIRECTIVE_NEAR, where, written, near);
	else
		diag_report(c->diag, &UNKNOWN_DIRECTIVE, where, written, joined(c, names));
	return NULL;
}

const fact *directive_query(composer *c, const yaml_node *map, slice name)
{
	const yaml_node *node = yaml_get(map, "query");
	place where = node ? node->where : map->where;
	const char **names = arena_array(c->memory, c->facts->count + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; i < c->facts->count; i++) {
		const fact *f = &c->facts->items[i];
		if (slice_equal(f->id, name) && f->kind == FACT_ROWS)
			return f;
		if (slice_equal(f->id, name)) {
			diag_report(c->diag, &NOT_ROWS, where, composer_string(c, name));
			return NULL;
		}
		if (names && f->kind == FACT_ROWS)
			names[count++] = composer_string(c, f->id);
	}
	const char *near = names ? nearest_name(name, names) : NULL;
	if (!names)
		diag_no_memory(c->diag);
	else if (near)
		diag_report(c->diag, &UNKNOWN_QUERY_NEAR, where, composer_string(c, name), near);
	else
		diag_report(c->diag, &UNKNOWN_QUERY, where, composer_string(c, name), joined(c, names));
	return NULL;
}

/* The names by which columns may be asked for: of spread measures the measure, once. */
static const char **column_names(composer *c, const fact *f, bool spread)
{
	const char **names = arena_array(c->memory, f->column_count + 1, sizeof *names);
	size_t count = 0;
	for (size_t i = 0; names && i < f->column_count; i++) {
		const fact_column *column = &f->columns[i];
		bool first = !column->across.len || (spread && slice_equal(column->across, f->across[0]));
		if (first)
			names[count++] = composer_string(c, column->across.len ? column->measure : column->name);
	}
	return names;
}

long directive_column(composer *c, const fact *f, slice name, slice across, place where)
{
	bool measure = false;
	for (size_t i = 0; i < f->column_count; i++) {
		const fact_column *column = &f->columns[i];
		bool spread = column->across.len > 0;
		if (across.len && spread && slice_equal(column->measure, name) && slice_equal(column->across, across))
			return (long)i;
		if (!spread && slice_equal(column->name, name))
			return (long)i;
		measure |= spread && slice_equal(column->measure, name);
	}
	const char *written = composer_string(c, name), *of = composer_string(c, f->id);
	if (measure && !across.len) {
		slice header = fact_header(f, "across");
		diag_report(c->diag, &SPREAD_COLUMN, where, written, header.len ? composer_string(c, header) : "…");
		return -1;
	}
	const char **names = column_names(c, f, across.len > 0);
	const char *near = names ? nearest_name(name, names) : NULL;
	if (!names)
		diag_no_memory(c->diag);
	else if (near)
		diag_report(c->diag, &UNKNOWN_COLUMN_NEAR, where, written, of, near);
	else
		diag_report(c->diag, &UNKNOWN_COLUMN, where, written, of, joined(c, names));
	return -1;
}

/* ---- texts ---- */

slice directive_fill(composer *c, slice text, placeholder_value value, void *user, const char *const *names, place where)
{
	buf_clear(&c->scratch);
	for (size_t i = 0; i < text.len;) {
		const char *open = memchr(text.ptr + i, '{', text.len - i);
		size_t start = open ? (size_t)(open - text.ptr) : text.len;
		audit_text(c, (slice){text.ptr + i, start - i}, where);
		if (!notes_refuse(c, (slice){text.ptr + i, start - i}, where))
			return (slice){NULL, 0};
		opaque_restore_to(&c->scratch, (slice){text.ptr + i, start - i});
		if (!open)
			break;
		const char *close = memchr(open, '}', text.len - start);
		slice name = {open + 1, close ? (size_t)(close - open - 1) : text.len - start - 1}, found;
		if (!close || !value(user, name, &found)) {
			diag_report(c->diag, &UNKNOWN_PLACEHOLDER, where, composer_string(c, name), joined(c, names));
			return (slice){NULL, 0};
		}
		buf_put_slice(&c->scratch, found);
		i = (size_t)(close - text.ptr) + 1;
	}
	slice filled = composer_take_scratch(c);
	return filled.ptr ? single_spaced(c->memory, filled) : filled;
}

/* Keys whose {placeholders} are filled in before values are restored. */
static bool has_placeholders(slice key)
{
	return slice_is(key, "head") || slice_is(key, "group-text") || slice_is(key, "group-total") || slice_is(key, "name");
}

/* Restore every scalar below `n`, which stands under `key`. The tree is fresh from yaml_parse and ours: its readers' const is put aside here, once. */
static bool restore_tree(composer *c, const yaml_node *n, slice key)
{
	bool good = true;
	if (n->kind == YAML_SCALAR) {
		audit_value(c, key, n->text, n->where);
		if (!notes_refuse(c, n->text, n->where))
			return false;
		slice text = opaque_restore(c->memory, n->text);
		if (text.ptr)
			((yaml_node *)n)->text = text;
		return text.ptr ? true : diag_no_memory(c->diag);
	}
	for (size_t i = 0; i < n->count; i++)
		if (n->kind == YAML_SEQUENCE || !has_placeholders(n->keys[i]->text))
			good &= restore_tree(c, n->values[i], n->kind == YAML_SEQUENCE ? key : n->keys[i]->text);
	return good;
}

/* Texts that are left of `texts` when the empty ones are dropped, with single spaces. */
static bool tidy_texts(composer *c, yaml_texts *texts)
{
	slice *kept = arena_array(c->memory, texts->count + 1, sizeof *kept);
	size_t count = 0;
	for (size_t i = 0; kept && i < texts->count; i++) {
		slice text = single_spaced(c->memory, texts->items[i]);
		if (!text.ptr)
			return diag_no_memory(c->diag);
		if (text.len)
			kept[count++] = text;
	}
	*texts = (yaml_texts){kept, count};
	return kept ? true : diag_no_memory(c->diag);
}

bool directive_bind(composer *c, const yaml_node *map, const char *what, const yaml_key *keys, size_t count, void *out)
{
	if (!yaml_bind(map, what, keys, count, out, c->memory, c->diag))
		return false;
	for (size_t i = 0; i < count; i++) {
		char *member = (char *)out + keys[i].offset;
		if (keys[i].type == YAML_KEY_TEXTS && !tidy_texts(c, (yaml_texts *)(void *)member))
			return false;
		if (keys[i].type != YAML_KEY_TEXT)
			continue;
		slice *text = (slice *)(void *)member;
		*text = single_spaced(c->memory, *text);
		if (!text->ptr)
			return diag_no_memory(c->diag);
	}
	return true;
}

outcome directive_make(composer *c, slice name, slice text, unsigned first_line, block *out)
{
	const directive *d = find_directive(c, name, out->where);
	if (!d)
		return FAILED;
	size_t first = first_line - 1 < c->line_count ? first_line - 1 : c->line_count - 1; /* a fence may be the last line of a text */
	const yaml_node *root = yaml_parse_lines(c->memory, text, c->lines + first, c->line_count - first, c->diag);
	if (!root || !restore_tree(c, root, SLICE("")))
		return FAILED;
	return d->make(c, root, out);
}
