/* definition.c: the headers of facts.sql: which there are, which kind of fact each belongs to, and what they say. */
#include "aggregate/inside.h"

#include "base/yaml.h"

const char *const FACT_KEYS[] = {"kind", "base", "group", "pick", "as", "by", "across", "across-values", "document", "note", NULL};

static const char *const KINDS[] = {
    [FACT_COUNT] = "count", [FACT_RATIO] = "ratio", [FACT_LIST] = "list", [FACT_TEXT] = "text", [FACT_ROWS] = "rows", NULL};
static const char *const PICKS[] = {[PICK_NONE] = "", [PICK_MIN] = "min", [PICK_MAX] = "max", [PICK_LAST] = "last", NULL};

#define ONLY(kind) (1U << (kind))

/* The kinds a header belongs to; kind and note belong to all. */
static const struct {
	const char *key;
	unsigned kinds;
} OWNERS[] = {
    {"base", ONLY(FACT_COUNT) | ONLY(FACT_RATIO)},
    {"group", ONLY(FACT_COUNT) | ONLY(FACT_RATIO)},
    {"pick", ONLY(FACT_COUNT) | ONLY(FACT_RATIO)},
    {"as", ONLY(FACT_COUNT)},
    {"by", ONLY(FACT_ROWS)},
    {"across", ONLY(FACT_ROWS)},
    {"across-values", ONLY(FACT_ROWS)},
};

static const message NO_KIND = {"fact-without-kind", STATUS_USAGE, {"số liệu `{1}` không có `kind`", "the fact `{1}` has no `kind`"},
    {"Viết `-- kind:` với một trong: count, ratio, list, text, rows.", "Write `-- kind:` with one of: count, ratio, list, text, rows."}};
static const message BAD_VALUE = {"bad-header-value", STATUS_USAGE,
    {"số liệu `{1}`: `{2}` không nhận giá trị `{3}`", "the fact `{1}`: `{2}` cannot be `{3}`"},
    {"Ghi một trong: {4}.", "Write one of: {4}."}};
static const message NOT_OF_KIND = {"header-not-of-kind", STATUS_USAGE,
    {"số liệu `{1}`: `{2}` không dùng cho loại {3}", "the fact `{1}`: `{2}` means nothing for a {3}"},
    {"Bỏ dòng này, hoặc đổi `kind`.", "Remove the line, or change `kind`."}};
static const message NEEDS_HEADER = {"header-needs-another", STATUS_USAGE,
    {"số liệu `{1}`: `{2}` phải đi cùng `{3}`", "the fact `{1}`: `{2}` needs `{3}`"}, {"Thêm `-- {3}:`.", "Add `-- {3}:`."}};
static const message NO_COLUMN = {"query-without-column", STATUS_USAGE,
    {"truy vấn `{1}` không trả về cột `{2}`", "the query `{1}` does not return a column `{2}`"},
    {"Thêm cột này vào danh sách SELECT (`… AS {2}`).", "Select it (`… AS {2}`)."}};
static const message NO_QUERY = {"unknown-query", STATUS_USAGE,
    {"số liệu `{1}`: tệp này không có truy vấn `{2}`", "the fact `{1}`: this file has no query `{2}`"},
    {"`across-values` là tên một truy vấn của tệp, có cột `value`.", "`across-values` names a query of this file with a column `value`."}};

typedef struct reading {
	const computing *c;
	const query *q;
	const char *name;
} reading;

const char *fact_kind_name(fact_kind kind)
{
	return KINDS[kind];
}

static const char *text_of(const computing *c, slice s)
{
	const char *text = arena_string(c->a, s);
	return text ? text : "";
}

bool definition_no_column(const computing *c, const query *q, const char *column, place where)
{
	return diag_report(c->d, &NO_COLUMN, where, text_of(c, q->name), column);
}

/* The index of a header's value in `choices`, or -1: reported, or absent (*absent). */
static int choose(const reading *r, const char *key, const char *const *choices, bool *absent)
{
	place where;
	slice value = query_header_get(r->q, key, &where);
	*absent = value.len == 0;
	if (*absent)
		return -1;
	const char *all = "";
	for (int i = 0; choices[i]; i++) {
		if (choices[i][0] && slice_is(value, choices[i]))
			return i;
		if (choices[i][0])
			all = arena_printf(r->c->a, "%s%s%s", all ? all : "", all && *all ? ", " : "", choices[i]);
	}
	diag_report(r->c->d, &BAD_VALUE, where, r->name, key, text_of(r->c, value), all ? all : "");
	return -1;
}

static bool read_kind(const reading *r, definition *def)
{
	bool absent;
	int kind = choose(r, "kind", KINDS, &absent);
	if (absent)
		return diag_report(r->c->d, &NO_KIND, r->q->where, r->name);
	if (kind < 0)
		return false;
	def->kind = (fact_kind)kind;
	for (size_t i = 0; i < COUNT_OF(OWNERS); i++) {
		place where;
		if (query_header_get(r->q, OWNERS[i].key, &where).len && !(OWNERS[i].kinds & ONLY(def->kind)))
			return diag_report(r->c->d, &NOT_OF_KIND, where, r->name, OWNERS[i].key, KINDS[kind]);
	}
	return true;
}

/* `key` is given and `needed` is not. */
static bool needs(const reading *r, const char *key, const char *needed)
{
	place where;
	if (query_header_get(r->q, key, &where).len && !query_header_get(r->q, needed, NULL).len)
		return diag_report(r->c->d, &NEEDS_HEADER, where, r->name, key, needed);
	return true;
}

static bool read_group(const reading *r, definition *def)
{
	static const char *const AS[] = {"floor-percent-below", NULL};
	bool no_pick, no_as;
	int pick = choose(r, "pick", PICKS, &no_pick), as = choose(r, "as", AS, &no_as);
	if ((pick < 0 && !no_pick) || (as < 0 && !no_as))
		return false;
	def->group = query_header_get(r->q, "group", NULL);
	def->pick = no_pick ? PICK_NONE : (pick_kind)pick;
	def->floor_percent = !no_as;
	if (!needs(r, "pick", "group") || !needs(r, "as", "group"))
		return false;
	return def->floor_percent || needs(r, "group", "pick");
}

static bool read_by(const reading *r, definition *def)
{
	slice rest = query_header_get(r->q, "by", NULL);
	size_t count = rest.len ? 1 : 0;
	for (size_t i = 0; i < rest.len; i++)
		count += rest.ptr[i] == ',';
	slice *by = arena_array(r->c->a, count + 1, sizeof *by);
	if (!by)
		return diag_no_memory(r->c->d);
	for (size_t i = 0; i < count; i++) {
		const char *comma = memchr(rest.ptr, ',', rest.len);
		size_t n = comma ? (size_t)(comma - rest.ptr) : rest.len;
		by[i] = slice_trim((slice){rest.ptr, n});
		n += comma != NULL;
		rest = (slice){rest.ptr + n, rest.len - n};
	}
	def->by = by;
	def->by_count = count;
	return true;
}

static bool read_across(const reading *r, definition *def)
{
	if (!read_by(r, def) || !needs(r, "across", "by") || !needs(r, "across-values", "across"))
		return false;
	def->across = query_header_get(r->q, "across", NULL);
	place where;
	slice values = query_header_get(r->q, "across-values", &where);
	if (!values.len)
		return true;
	def->across_values = query_find(r->c->queries, values);
	return def->across_values || diag_report(r->c->d, &NO_QUERY, where, r->name, text_of(r->c, values));
}

bool definition_read(const computing *c, const query *q, definition *out)
{
	reading r = {c, q, text_of(c, q->name)};
	*out = (definition){.q = q, .base = query_header_get(q, "base", NULL)};
	return read_kind(&r, out) && read_group(&r, out) && read_across(&r, out);
}
