/* query.c: cutting a file of named queries into headers and statements.
 *
 * A line `-- key: value` behind `-- name:` is a header until the statement begins; other comments are for people. A statement ends at a
 * semicolon that stands in no string, name or comment; that it is one SELECT is SQLite's to say (cursor.c). */
#include "store/query.h"

#include "base/array.h"
#include "base/utf8.h"
#include "base/yaml.h"

static const message BAD_TEXT = {"invalid-utf8", STATUS_USAGE, {"tệp không phải văn bản UTF-8", "the file is not UTF-8 text"},
    {"Lưu lại tệp bằng bảng mã UTF-8.", "Save the file as UTF-8."}};
static const message NO_NAME = {"query-without-name", STATUS_USAGE, {"câu SQL không có tên", "a statement without a name"},
    {"Viết `-- name: tên` ở dòng trước câu SQL.", "Write `-- name: a.name` on the line before the statement."}};
static const message BAD_NAME = {"bad-query-name", STATUS_USAGE, {"tên truy vấn `{1}` không hợp lệ", "`{1}` is no name for a query"},
    {"Tên gồm chữ cái không dấu, chữ số, `.` và `_`.", "A name is made of letters, digits, `.` and `_`."}};
static const message SAME_NAME = {"repeated-query-name", STATUS_USAGE,
    {"tên truy vấn `{1}` đã dùng ở dòng {2}", "the query name `{1}` is already used at line {2}"},
    {"Đặt tên khác.", "Choose another name."}};
static const message NO_SQL = {"query-without-sql", STATUS_USAGE, {"truy vấn `{1}` không có câu SQL", "the query `{1}` has no statement"},
    {"Viết một câu SELECT sau các dòng `-- khóa: giá trị`.", "Write one SELECT behind its headers."}};
static const message NO_END = {"query-without-end", STATUS_USAGE,
    {"câu SQL của `{1}` không kết thúc bằng dấu `;`", "the statement of `{1}` does not end with a `;`"},
    {"Thêm dấu `;` vào cuối câu.", "Put a `;` at its end."}};
static const message UNKNOWN_HEADER = {"unknown-header", STATUS_USAGE,
    {"khóa `{1}` không có nghĩa ở đây", "the header `{1}` means nothing here"}, {"Các khóa dùng được: {2}.", "The headers are: {2}."}};
static const message UNKNOWN_HEADER_NEAR = {"unknown-header", STATUS_USAGE,
    {"khóa `{1}` không có nghĩa ở đây", "the header `{1}` means nothing here"},
    {"Có phải `{3}`? Các khóa dùng được: {2}.", "Did you mean `{3}`? The headers are: {2}."}};
static const message REPEATED_HEADER = {"repeated-header", STATUS_USAGE, {"khóa `{1}` viết hai lần", "the header `{1}` is written twice"},
    {"Giữ lại một dòng.", "Keep one of the lines."}};

typedef struct parser {
	arena *a;
	diag *d;
	const char *file;
	const char *const *keys;
	slice rest; /* not yet read; begins at the start of `line` */
	unsigned line;
	bool good;
	query *items;
	size_t count, cap;
	query_header *headers;
	size_t header_count, header_cap;
} parser;

/* One line as a header. */
typedef struct header_line {
	slice key, value; /* key.len == 0: not a header */
	unsigned column;  /* of the key */
} header_line;

static slice line_of(slice text)
{
	const char *end = text.len ? memchr(text.ptr, '\n', text.len) : NULL;
	return end ? (slice){text.ptr, (size_t)(end - text.ptr)} : text;
}

static void take(parser *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		p->line += p->rest.ptr[i] == '\n';
	p->rest.ptr += n;
	p->rest.len -= n;
}

static void take_line(parser *p)
{
	size_t n = line_of(p->rest).len;
	take(p, n < p->rest.len ? n + 1 : n);
}

static bool is_key_byte(char c)
{
	return (c >= 'a' && c <= 'z') || c == '-';
}

static header_line read_header(slice line)
{
	header_line h = {.column = 0};
	slice trimmed = slice_trim(line);
	if (!slice_starts(trimmed, "--"))
		return h;
	slice text = slice_trim((slice){trimmed.ptr + 2, trimmed.len - 2});
	size_t n = 0;
	while (n < text.len && is_key_byte(text.ptr[n]))
		n++;
	if (n == 0 || n == text.len || text.ptr[n] != ':')
		return h;
	h.key = (slice){text.ptr, n};
	h.value = slice_trim((slice){text.ptr + n + 1, text.len - n - 1});
	h.column = (unsigned)(text.ptr - line.ptr) + 1;
	return h;
}

static place here(const parser *p, unsigned column)
{
	return (place){p->file, p->line, column};
}

static const char *text_of(parser *p, slice s)
{
	const char *text = arena_string(p->a, s);
	return text ? text : "";
}

static void complain(parser *p, const message *m, place where, slice name)
{
	p->good = diag_report(p->d, m, where, text_of(p, name));
}

static void report_unknown(parser *p, const header_line *h)
{
	const char *all = "name";
	for (size_t i = 0; p->keys[i] && all; i++)
		all = arena_printf(p->a, "%s, %s", all, p->keys[i]);
	const char *near = nearest_name(h->key, p->keys);
	const char *key = text_of(p, h->key);
	p->good = diag_report(p->d, near ? &UNKNOWN_HEADER_NEAR : &UNKNOWN_HEADER, here(p, h->column), key, all ? all : "", near ? near : "");
}

static bool is_known_key(const parser *p, slice key)
{
	for (size_t i = 0; p->keys[i]; i++)
		if (slice_is(key, p->keys[i]))
			return true;
	return false;
}

static void add_header(parser *p, const header_line *h)
{
	if (!is_known_key(p, h->key)) {
		report_unknown(p, h);
		return;
	}
	for (size_t i = 0; i < p->header_count; i++)
		if (slice_equal(p->headers[i].key, h->key)) {
			complain(p, &REPEATED_HEADER, here(p, h->column), h->key);
			return;
		}
	query_header *headers = array_room(p->headers, &p->header_cap, p->header_count + 1, sizeof *headers);
	if (!headers) {
		p->good = diag_no_memory(p->d);
		return;
	}
	p->headers = headers;
	headers[p->header_count++] = (query_header){h->key, h->value, here(p, h->column)};
}

/* Length of the quoted text or comment that begins `text`; 0: none begins here. An open one takes all that is left. */
static size_t quoted_length(slice text)
{
	char open = text.ptr[0], next = text.len > 1 ? text.ptr[1] : '\0';
	const char *end = NULL;
	if (open == '-' && next == '-') {
		return line_of(text).len;
	} else if (open == '/' && next == '*') {
		end = text.len > 3 ? memmem(text.ptr + 2, text.len - 2, "*/", 2) : NULL;
		return end ? (size_t)(end - text.ptr) + 2 : text.len;
	} else if (open == '\'' || open == '"' || open == '`' || open == '[') {
		/* a doubled quote closes and opens again: the same end */
		end = text.len > 1 ? memchr(text.ptr + 1, open == '[' ? ']' : open, text.len - 1) : NULL;
		return end ? (size_t)(end - text.ptr) + 1 : text.len;
	}
	return 0;
}

static bool begins_query(slice at, slice whole)
{
	bool line_start = at.ptr == whole.ptr || at.ptr[-1] == '\n';
	return line_start && slice_is(read_header(line_of(at)).key, "name");
}

/* Take the statement off p->rest, its semicolon not part of *sql. False: it has none. */
static bool take_statement(parser *p, slice *sql)
{
	slice whole = p->rest, at = whole;
	while (at.len && *at.ptr != ';' && !begins_query(at, whole)) {
		size_t n = quoted_length(at);
		n = n ? n : 1;
		at.ptr += n;
		at.len -= n;
	}
	*sql = (slice){whole.ptr, (size_t)(at.ptr - whole.ptr)};
	bool ended = at.len && *at.ptr == ';';
	take(p, sql->len + ended);
	return ended;
}

static void check_name(parser *p, slice name, place where)
{
	bool good = name.len > 0;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		good = good && ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_');
	}
	if (!good)
		complain(p, &BAD_NAME, where, name);
	for (size_t i = 0; i < p->count; i++)
		if (slice_equal(p->items[i].name, name)) {
			const char *line = arena_printf(p->a, "%u", p->items[i].where.line);
			p->good = diag_report(p->d, &SAME_NAME, where, text_of(p, name), line ? line : "?");
		}
}

static void read_headers(parser *p)
{
	p->header_count = 0;
	while (p->rest.len) {
		slice line = line_of(p->rest), trimmed = slice_trim(line);
		header_line h = read_header(line);
		if ((trimmed.len && !slice_starts(trimmed, "--")) || slice_is(h.key, "name"))
			return;
		if (h.key.len)
			add_header(p, &h);
		take_line(p);
	}
}

static bool keep(parser *p, query *q)
{
	query *items = array_room(p->items, &p->cap, p->count + 1, sizeof *items);
	query_header *headers = arena_array(p->a, p->header_count + 1, sizeof *headers);
	if (items)
		p->items = items;
	if (!items || !headers)
		return diag_no_memory(p->d);
	if (p->header_count)
		memcpy(headers, p->headers, p->header_count * sizeof *headers);
	q->headers = headers;
	q->header_count = p->header_count;
	items[p->count++] = *q;
	return true;
}

static void read_query(parser *p, const header_line *h)
{
	query q = {.name = h->value, .where = here(p, h->column)};
	check_name(p, q.name, q.where);
	take_line(p);
	read_headers(p);
	q.sql_line = p->line;
	slice first = slice_trim(line_of(p->rest));
	bool begins = first.len && !slice_starts(first, "--");
	bool ended = begins && take_statement(p, &q.sql);
	if (begins && !ended)
		complain(p, &NO_END, q.where, q.name);
	else if (!slice_trim(q.sql).len)
		complain(p, &NO_SQL, q.where, q.name);
	if (ended && !keep(p, &q))
		p->good = false;
}

/* What stands before the next name: blank lines and comments. Anything else is a statement without a name. */
static void skip_to_name(parser *p, header_line *h)
{
	bool told = false;
	*h = (header_line){.column = 0};
	while (p->rest.len) {
		slice line = line_of(p->rest), trimmed = slice_trim(line);
		*h = read_header(line);
		if (slice_is(h->key, "name"))
			return;
		bool stray_header = h->key.len && is_known_key(p, h->key);
		if (!told && (stray_header || (trimmed.len && !slice_starts(trimmed, "--")))) {
			p->good = diag_report(p->d, &NO_NAME, here(p, (unsigned)(trimmed.ptr - line.ptr) + 1), "");
			told = true;
		}
		take_line(p);
	}
}

bool query_file_parse(arena *a, slice text, const char *file, const char *const *keys, query_file *out, diag *d)
{
	parser p = {.a = a, .d = d, .file = file, .keys = keys, .rest = text, .line = 1, .good = true};
	size_t bad;
	if (!utf8_valid(text, &bad)) {
		take(&p, bad);
		return diag_report(d, &BAD_TEXT, here(&p, 0), "");
	}
	if (slice_starts(p.rest, "\xEF\xBB\xBF"))
		take(&p, 3);
	for (header_line h = {.column = 0}; p.rest.len;) {
		skip_to_name(&p, &h);
		if (p.rest.len)
			read_query(&p, &h);
	}
	query *items = arena_array(a, p.count + 1, sizeof *items);
	if (!items)
		p.good = diag_no_memory(d);
	else if (p.count)
		memcpy(items, p.items, p.count * sizeof *items);
	*out = (query_file){file, items, items ? p.count : 0};
	free(p.items);
	free(p.headers);
	return p.good;
}

const query *query_find(const query_file *f, slice name)
{
	for (size_t i = 0; i < f->count; i++)
		if (slice_equal(f->items[i].name, name))
			return &f->items[i];
	return NULL;
}

slice query_header_get(const query *q, const char *key, place *where)
{
	for (size_t i = 0; i < q->header_count; i++)
		if (slice_is(q->headers[i].key, key)) {
			if (where)
				*where = q->headers[i].where;
			return q->headers[i].value;
		}
	if (where)
		*where = q->where;
	return (slice){"", 0};
}
