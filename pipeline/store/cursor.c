/* cursor.c: compiling a named query in the sandbox and stepping through its rows; SQLite's errors put at their line and column of the file
 * and into words that say what is known instead. */
#include "store/inside.h"

#include "base/utf8.h"
#include "validate/mask.h"

static const message UNKNOWN_TABLE = {"unknown-table", STATUS_USAGE,
    {"truy vấn `{1}`: không có bảng `{2}`", "query `{1}`: there is no table `{2}`"},
    {"{3}Các bảng được khai trong datapackage.yaml.", "{3}Tables are declared in datapackage.yaml."}};
static const message UNKNOWN_COLUMN = {"unknown-column", STATUS_USAGE,
    {"truy vấn `{1}`: không có cột `{2}`", "query `{1}`: there is no column `{2}`"},
    {"{3}Các cột được khai trong datapackage.yaml; chữ đặt trong dấu nháy đơn.",
        "{3}Columns are declared in datapackage.yaml; a text stands in single quotes."}};
static const message UNKNOWN_FUNCTION = {"unknown-function", STATUS_USAGE,
    {"truy vấn `{1}`: không có hàm `{2}`", "query `{1}`: there is no function `{2}`"},
    {"Xem các hàm dùng được trong docs/formats/facts.md.", "docs/formats/facts.md lists the functions."}};
static const message AMBIGUOUS_COLUMN = {"ambiguous-column", STATUS_USAGE,
    {"truy vấn `{1}`: cột `{2}` có ở nhiều bảng", "query `{1}`: the column `{2}` is in several tables"},
    {"Viết tên bảng trước tên cột.", "Write the table's name before it."}};
static const message SYNTAX = {"sql-syntax", STATUS_USAGE,
    {"truy vấn `{1}`: sai cú pháp SQL ở {2}", "query `{1}`: SQL syntax error at {2}"},
    {"Kiểm tra dấu phẩy, dấu ngoặc và từ khóa ngay trước đó.", "Check the comma, bracket or keyword before it."}};
static const message BAD_SQL = {"bad-sql", STATUS_USAGE, {"truy vấn `{1}` không dịch được: {2}", "query `{1}` does not compile: {2}"},
    {"Xem lại câu lệnh SQL ở dòng này; lời sau dấu hai chấm là của SQLite.",
        "Look at the SQL on this line; the words behind the colon are those of SQLite."}};
static const message FORBIDDEN = {"forbidden-sql", STATUS_USAGE,
    {"truy vấn `{1}` làm điều không được phép: {2}", "query `{1}` does what it may not: {2}"},
    {"Truy vấn của mẫu là một câu SELECT, chỉ đọc các bảng của datapackage.yaml và gọi các hàm cho kết quả cố định.",
        "A query of a template is one SELECT that reads tables of datapackage.yaml and calls functions that always answer the same."}};
static const message UNKNOWN_PARAMETER = {"unknown-parameter", STATUS_USAGE,
    {"truy vấn `{1}`: công việc không có giá trị `{2}`", "query `{1}`: the job has no value `{2}`"},
    {"{3}Giá trị `khóa` trong mục `mục` của job.yaml là `:mục_khóa`.",
        "{3}The value `key` in the mapping `map` of job.yaml is `:map_key`."}};
static const message TOO_LONG = {"query-too-long", STATUS_USAGE,
    {"truy vấn `{1}` chạy quá lâu nên bị dừng", "query `{1}` ran too long and was stopped"},
    {"Kiểm tra các phép nối bảng thiếu điều kiện và các truy vấn đệ quy.",
        "Look for joins without a condition and recursion without an end."}};
static const message TOO_MUCH = {"query-too-large", STATUS_USAGE,
    {"truy vấn `{1}` cần quá nhiều bộ nhớ nên bị dừng", "query `{1}` needs too much memory and was stopped"},
    {"Bớt các câu lồng nhau, các chữ nối dài bằng group_concat, printf, replace.",
        "Use fewer queries inside each other, and no texts that group_concat, printf or replace make ever longer."}};
static const message QUERY_FAILED = {"query-failed", STATUS_USAGE, {"truy vấn `{1}`: {2}", "query `{1}`: {2}"},
    {"Xem lại câu lệnh SQL; lời sau dấu hai chấm là của SQLite.", "Look at the SQL; the words behind the colon are those of SQLite."}};

struct cursor {
	store *s;
	sqlite3_stmt *statement;
	const query *q;
	diag *d;
	budget budget;   /* left */
	uint64_t *reads; /* fields read, by table */
	bool persons;    /* it reads fields whose values are masked */
	bool compound;   /* UNION and the like: a column's origin is that of one part */
	arena *memory;
};

/* ---- places ---- */

/* The place of byte `offset` of q->sql, columns in code points. */
static place sql_place(const query *q, size_t offset)
{
	place where = {q->where.file, q->sql_line, 1};
	size_t start = 0;
	for (size_t i = 0; i < offset; i++)
		if (q->sql.ptr[i] == '\n') {
			where.line++;
			start = i + 1;
		}
	where.column = (unsigned)utf8_count((slice){q->sql.ptr + start, offset - start}) + 1;
	return where;
}

static place end_of_sql(const query *q)
{
	return sql_place(q, (size_t)(slice_trim(q->sql).ptr - q->sql.ptr) + slice_trim(q->sql).len);
}

static bool is_word_byte(char c)
{
	return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Where `word` stands in the query as a word of its own; the query's own place when it does not. */
static place place_of_word(const query *q, slice word)
{
	for (size_t i = 0; word.len && i + word.len <= q->sql.len; i++) {
		const char *at = q->sql.ptr + i;
		bool begins = !is_word_byte(word.ptr[0]) || i == 0 || !is_word_byte(at[-1]);
		bool ends = i + word.len == q->sql.len || !is_word_byte(at[word.len]);
		if (begins && ends && strncasecmp(at, word.ptr, word.len) == 0)
			return sql_place(q, i);
	}
	return q->where;
}

/* ---- reporting ---- */

static const struct {
	const char *begin; /* of SQLite's words; what follows it is the argument */
	const message *message;
	char suggest; /* 't' tables, 'c' columns */
} SQLITE_WORDS[] = {
    {"no such table: ", &UNKNOWN_TABLE, 't'},
    {"no such column: ", &UNKNOWN_COLUMN, 'c'},
    {"no such function: ", &UNKNOWN_FUNCTION, 0},
    {"ambiguous column name: ", &AMBIGUOUS_COLUMN, 0},
};

/* The last part of a dotted name. */
static slice last_part(slice name)
{
	for (size_t i = name.len; i > 0; i--)
		if (name.ptr[i - 1] == '.')
			return (slice){name.ptr + i, name.len - i};
	return name;
}

static const char *suggestion(cursor *c, const char *near)
{
	const char *text = near ? arena_printf(c->memory, diag_language(c->d) == LANG_VI ? "Có phải `%s`? " : "Did you mean `%s`? ", near) : "";
	return text ? text : "";
}

/* {"near \"x\": syntax error"}: the quoted part. */
static bool report_syntax(cursor *c, const char *name, const char *words, place where)
{
	slice text = slice_of(words);
	static const char BEGIN[] = "near \"", END[] = "\": syntax error";
	if (slice_is(text, "incomplete input"))
		return diag_report(c->d, &SYNTAX, where, name, diag_language(c->d) == LANG_VI ? "cuối câu" : "its end");
	size_t around = sizeof BEGIN - 1 + sizeof END - 1;
	if (!slice_starts(text, BEGIN) || text.len < around || strcmp(words + text.len - (sizeof END - 1), END) != 0)
		return diag_report(c->d, &BAD_SQL, where, name, words);
	const char *token = arena_printf(c->memory, "`%.*s`", (int)(text.len - around), words + sizeof BEGIN - 1);
	return diag_report(c->d, &SYNTAX, where, name, token ? token : words);
}

static bool report_compile(cursor *c, size_t lead)
{
	const query *q = c->q;
	const char *name = arena_string(c->memory, q->name), *words = arena_string(c->memory, slice_of(sqlite3_errmsg(c->s->db)));
	if (!name || !words)
		return diag_no_memory(c->d);
	if (c->s->denied) {
		const char *what = arena_printf(c->memory, "%s%s%s", c->s->denied, c->s->denied_name[0] ? " " : "", c->s->denied_name);
		place word = place_of_word(q, slice_of(c->s->denied_name[0] ? c->s->denied_name : c->s->denied));
		return diag_report(c->d, &FORBIDDEN, word, name, what ? what : c->s->denied);
	}
	if (c->s->too_large)
		return diag_report(c->d, &TOO_MUCH, q->where, name);
	int offset = sqlite3_error_offset(c->s->db);
	bool inside = offset >= 0 && (size_t)offset >= lead && (size_t)offset - lead <= q->sql.len;
	for (size_t i = 0; i < COUNT_OF(SQLITE_WORDS); i++) {
		if (!slice_starts(slice_of(words), SQLITE_WORDS[i].begin))
			continue;
		slice what = slice_of(words + strlen(SQLITE_WORDS[i].begin)), last = last_part(what);
		char kind = SQLITE_WORDS[i].suggest;
		const char *near = kind ? nearest_in_schema(c->memory, c->s, last, kind == 'c') : NULL;
		place where = inside ? sql_place(q, (size_t)offset - lead) : place_of_word(q, last);
		return diag_report(c->d, SQLITE_WORDS[i].message, where, name, what.ptr, suggestion(c, near));
	}
	bool behind = strcmp(words, "incomplete input") == 0 || (offset >= 0 && (size_t)offset > lead + q->sql.len);
	return report_syntax(c, name, words, inside && !behind ? sql_place(q, (size_t)offset - lead) : behind ? end_of_sql(q) : q->where);
}

static bool report_parameter(cursor *c, const params *p, const char *parameter)
{
	const char *name = arena_string(c->memory, c->q->name);
	slice bare = slice_of(parameter[0] ? parameter + 1 : parameter);
	const char *near = nearest_param(c->memory, p, bare);
	if (near)
		near = arena_printf(c->memory, ":%s", near);
	return diag_report(
	    c->d, &UNKNOWN_PARAMETER, place_of_word(c->q, slice_of(parameter)), name ? name : "", parameter, suggestion(c, near));
}

/* ---- cells of persons ---- */

/* The field that a column of the result hands on unchanged, through views and subqueries; NULL: it is computed. */
static const schema_field *origin_of(const cursor *c, size_t i)
{
	const char *table = sqlite3_column_table_name(c->statement, (int)i), *column = sqlite3_column_origin_name(c->statement, (int)i);
	for (size_t k = 0; table && column && table[0] == '_' && k < c->s->schema->table_count; k++) {
		const schema_table *t = &c->s->schema->tables[k];
		int field = slice_is(t->name, table + 1) ? schema_find_field(t, slice_of(column)) : -1;
		if (field >= 0)
			return &t->fields[field];
	}
	return NULL;
}

/* Whether the query reads a field whose values are masked. */
static bool reads_persons(const cursor *c)
{
	for (size_t k = 0; k < c->s->schema->table_count; k++) {
		const schema_table *t = &c->s->schema->tables[k];
		for (unsigned i = 0; t->personal && i < t->field_count; i++)
			if ((c->reads[k] >> i & 1) && !mask_lets_through(&t->fields[i]))
				return true;
	}
	return false;
}

/* Of a compound query the origins are those of one of its parts. */
static bool is_compound(const query *q)
{
	static const char *const WORDS[] = {"union", "intersect", "except"};
	for (size_t i = 0; i < COUNT_OF(WORDS); i++)
		for (size_t at = 0, n = strlen(WORDS[i]); at + n <= q->sql.len; at++)
			if (strncasecmp(q->sql.ptr + at, WORDS[i], n) == 0)
				return true;
	return false;
}

/* ---- the cursor ---- */

static bool compile(cursor *c, const char *prefix, const char *suffix)
{
	size_t lead = 0;
	buf *sql = &c->s->sql;
	buf_clear(sql);
	if (prefix) {
		buf_put_string(sql, prefix);
		buf_put_char(sql, '\n');
		lead = sql->len;
	}
	buf_put_slice(sql, c->q->sql);
	if (suffix) {
		buf_put_char(sql, '\n'); /* the query may end with a comment */
		buf_put_string(sql, suffix);
	}
	buf_put_char(sql, '\0');
	if (sql->failed)
		return diag_no_memory(c->d);
	c->statement = sandbox_prepare(c->s, (slice){sql->data, sql->len - 1});
	buf_clear(sql);
	if (!c->statement)
		return report_compile(c, lead);
	for (size_t i = 0; i < c->s->schema->table_count; i++)
		c->reads[i] = c->s->tables[i].read;
	c->persons = reads_persons(c);
	c->compound = c->persons && is_compound(c->q);
	return true;
}

cursor *cursor_open(store *s, const query *q, const char *prefix, const char *suffix, const params *p, diag *d)
{
	arena *memory = arena_new();
	cursor *c = memory ? arena_alloc(memory, sizeof *c) : NULL;
	uint64_t *reads = c ? arena_array(memory, s->schema->table_count + 1, sizeof *reads) : NULL;
	if (!reads) {
		arena_free(memory);
		diag_no_memory(d);
		return NULL;
	}
	*c = (cursor){.s = s, .q = q, .d = d, .budget = sandbox_budget(s), .memory = memory, .reads = reads};
	const char *unbound = NULL;
	if (!compile(c, prefix, suffix) || ((unbound = bind_params(c->statement, p)) && !report_parameter(c, p, unbound))) {
		cursor_close(c);
		return NULL;
	}
	return c;
}

void cursor_close(cursor *c)
{
	if (!c)
		return;
	sqlite3_finalize(c->statement);
	arena_free(c->memory);
}

uint64_t cursor_reads(const cursor *c, unsigned table)
{
	return c->reads[table];
}

size_t cursor_columns(const cursor *c)
{
	return (size_t)sqlite3_column_count(c->statement);
}

slice cursor_column_name(const cursor *c, size_t i)
{
	return slice_of(sqlite3_column_name(c->statement, (int)i));
}

int cursor_find_column(const cursor *c, const char *name)
{
	int count = sqlite3_column_count(c->statement);
	for (int i = 0; i < count; i++)
		if (slice_is(slice_of(sqlite3_column_name(c->statement, i)), name))
			return i;
	return -1;
}

slice cursor_parameter(const cursor *c, size_t i)
{
	return slice_of(sqlite3_bind_parameter_name(c->statement, (int)i + 1));
}

cursor_status cursor_next(cursor *c, bool *overflow)
{
	if (overflow)
		*overflow = false;
	budget *outer = budget_open(&c->budget);
	int status = sqlite3_step(c->statement);
	budget_close(outer);
	if (status == SQLITE_ROW)
		return CURSOR_ROW;
	if (status == SQLITE_DONE)
		return CURSOR_END;
	const char *words = sqlite3_errmsg(c->s->db);
	const char *name = arena_string(c->memory, c->q->name);
	if (overflow && strcmp(words, "integer overflow") == 0)
		*overflow = true;
	else if (status == SQLITE_INTERRUPT || c->budget.end == BUDGET_NO_STEPS)
		diag_report(c->d, &TOO_LONG, c->q->where, name ? name : "");
	else if (c->budget.end == BUDGET_NO_MEMORY)
		diag_report(c->d, &TOO_MUCH, c->q->where, name ? name : "");
	else if (status == SQLITE_NOMEM)
		diag_no_memory(c->d);
	else if (status == SQLITE_ERROR || status == SQLITE_TOOBIG || status == SQLITE_MISMATCH)
		diag_report(c->d, &QUERY_FAILED, c->q->where, name ? name : "", words);
	else
		store_fail(c->s);
	return CURSOR_FAILED;
}

void cursor_rewind(cursor *c)
{
	sqlite3_reset(c->statement);
	c->budget = sandbox_budget(c->s);
}

cell_value cursor_get(const cursor *c, size_t i)
{
	int at = (int)i;
	switch (sqlite3_column_type(c->statement, at)) {
	case SQLITE_NULL: return (cell_value){.kind = VALUE_NULL};
	case SQLITE_INTEGER: return (cell_value){.kind = VALUE_INTEGER, .integer = sqlite3_column_int64(c->statement, at)};
	case SQLITE_FLOAT: return (cell_value){.kind = VALUE_REAL, .real = sqlite3_column_double(c->statement, at)};
	default: return (cell_value){.kind = VALUE_TEXT, .text = column_slice(c->statement, at)};
	}
}

void cell_value_put(buf *out, const cell_value *v)
{
	decimal number;
	if (v->kind == VALUE_INTEGER)
		buf_put_signed(out, v->integer);
	else if (v->kind == VALUE_TEXT)
		buf_put_slice(out, v->text);
	else if (v->kind == VALUE_REAL && decimal_from_double(v->real, &number))
		decimal_put(out, number);
}

#define LONGEST_COUNT 999999999 /* a longer number may be a card's */

static bool is_count(const cell_value *v)
{
	if (v->kind == VALUE_INTEGER)
		return v->integer >= -LONGEST_COUNT && v->integer <= LONGEST_COUNT;
	return v->kind == VALUE_NULL || (v->kind == VALUE_REAL && v->real >= -LONGEST_COUNT && v->real <= LONGEST_COUNT);
}

static bool is_place(slice column)
{
	return slice_is(column, "_file") || slice_is(column, "_line") || slice_is(column, "_field");
}

bool cursor_put_shown(const cursor *c, size_t i, buf *out)
{
	cell_value v = cursor_get(c, i);
	const schema_field *origin = c->persons && !c->compound ? origin_of(c, i) : NULL;
	bool open = !c->persons || is_place(cursor_column_name(c, i)) || (origin ? mask_lets_through(origin) : is_count(&v));
	if (open) {
		cell_value_put(out, &v);
		return false;
	}
	buf whole = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	cell_value_put(&whole, &v);
	mask_put(out, origin, buf_slice(&whole));
	out->failed = out->failed || whole.failed;
	buf_free(&whole);
	return true;
}
