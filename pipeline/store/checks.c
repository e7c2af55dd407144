/* checks.c: the queries of checks.sql: each row they return is an issue at its _file and _line.
 *
 * One cause, one error: a row in which a column that the query reads is already wrong is not reported again, and where a file that a check
 * needs could not be read whole, the check is not made for that submitter (docs/formats/checks.md). */
#include "store/inside.h"

#include "base/yaml.h"

const char *const CHECK_KEYS[] = {"code", "field", "needs", "submitter", "vi", "en", "hint-vi", "hint-en", "title-vi", "title-en", NULL};

static const char *const CODES[] = {
    "control-total", "row-constraint", "foreign-key", "primary-key", "constraint-error", "submitters", NULL};

static const message NO_CODE = {"check-without-code", STATUS_USAGE,
    {"phép kiểm tra `{1}` không có `code`", "the check `{1}` has no `code`"},
    {"Viết `-- code:` với một trong: {2}.", "Write `-- code:` with one of: {2}."}};
static const message BAD_CODE = {"unknown-check-code", STATUS_USAGE,
    {"phép kiểm tra `{1}`: không có mã `{3}`", "the check `{1}`: there is no code `{3}`"}, {"Ghi một trong: {2}.", "Write one of: {2}."}};
static const message BAD_NEED = {"unknown-table", STATUS_USAGE,
    {"phép kiểm tra `{1}`: không có bảng `{2}`", "the check `{1}`: there is no table `{2}`"},
    {"{3}Các bảng được khai trong datapackage.yaml.", "{3}Tables are declared in datapackage.yaml."}};
static const message NO_PLACE = {"check-without-place", STATUS_USAGE,
    {"phép kiểm tra `{1}` không trả về cột `{2}`", "the check `{1}` does not return the column `{2}`"},
    {"Đưa `_file` và `_line` của dòng sai vào danh sách SELECT.", "Select `_file` and `_line` of the row at fault."}};
static const message BAD_FIELD = {"unknown-column", STATUS_USAGE,
    {"phép kiểm tra `{1}`: không bảng nào có cột `{2}`", "the check `{1}`: no table has a column `{2}`"},
    {"Các cột được khai trong datapackage.yaml.", "Columns are declared in datapackage.yaml."}};
static const message UNKNOWN_HOLE = {"unknown-placeholder", STATUS_USAGE,
    {"phép kiểm tra `{1}`: lời báo nhắc cột `{2}` mà truy vấn không trả về",
        "the check `{1}`: its words name the column `{2}`, which the query does not return"},
    {"Thêm cột này vào danh sách SELECT.", "Add it to the columns selected."}};

#define MOST_NEEDS 32

typedef struct check {
	store *s;
	const query *q;
	cursor *rows;
	const char *name;
	issue_code code;
	slice field, text, hint;    /* text, hint: of the template, in the language of the run; may be empty */
	const char *title;          /* what is checked, in the language of the run; of a check without one its name */
	unsigned needs[MOST_NEEDS]; /* tables */
	size_t need_count;
	int file, line, at_field, submitter; /* columns of the result; -1: none */
	arena *memory;
	const stored_file **troubled; /* files of the tables needed whose rows are not all known */
	size_t troubled_count;
} check;

/* ---- the definition ---- */

static const char *code_list(arena *a)
{
	const char *all = CODES[0];
	for (size_t i = 1; CODES[i] && all; i++)
		all = arena_printf(a, "%s, %s", all, CODES[i]);
	return all ? all : "";
}

static bool read_code(check *c)
{
	place where;
	slice code = query_header_get(c->q, "code", &where);
	for (size_t i = 0; CODES[i]; i++)
		if (slice_is(code, CODES[i])) {
			c->code = ISSUE_CODE_COUNT;
			return slice_is(code, "submitters") || issue_code_find(code, &c->code);
		}
	const char *text = arena_string(c->memory, code);
	return diag_report(c->s->d, code.len ? &BAD_CODE : &NO_CODE, where, c->name, code_list(c->memory), text ? text : "");
}

static bool add_need(check *c, slice name, place where)
{
	const schema_table *t = schema_find_table(c->s->schema, name);
	if (t && c->need_count < MOST_NEEDS) {
		c->needs[c->need_count++] = (unsigned)(t - c->s->schema->tables);
		return true;
	}
	const char *text = arena_string(c->memory, name), *near = nearest_in_schema(c->memory, c->s, name, false);
	bool vi = diag_language(c->s->d) == LANG_VI;
	const char *hint = near ? arena_printf(c->memory, vi ? "Có phải `%s`? " : "Did you mean `%s`? ", near) : "";
	return diag_report(c->s->d, &BAD_NEED, where, c->name, text ? text : "", hint ? hint : "");
}

static bool read_needs(check *c)
{
	place where;
	slice rest = query_header_get(c->q, "needs", &where);
	while (rest.len) {
		const char *comma = memchr(rest.ptr, ',', rest.len);
		size_t n = comma ? (size_t)(comma - rest.ptr) : rest.len;
		if (!add_need(c, slice_trim((slice){rest.ptr, n}), where))
			return false;
		n += comma != NULL;
		rest = (slice){rest.ptr + n, rest.len - n};
	}
	return true;
}

static bool read_field(check *c)
{
	place where;
	c->field = query_header_get(c->q, "field", &where);
	bool known = c->field.len == 0;
	for (size_t i = 0; !known && i < c->s->schema->table_count; i++)
		known = schema_find_field(&c->s->schema->tables[i], c->field) >= 0;
	if (known)
		return true;
	const char *text = arena_string(c->memory, c->field);
	return diag_report(c->s->d, &BAD_FIELD, where, c->name, text ? text : "");
}

static bool is_column(void *user, slice name)
{
	const check *c = user;
	for (size_t i = 0; i < cursor_columns(c->rows); i++)
		if (slice_equal(cursor_column_name(c->rows, i), name))
			return true;
	return false;
}

static bool read_words(check *c)
{
	static const char *const KEYS[] = {"vi", "en", "hint-vi", "hint-en"};
	for (size_t i = 0; i < COUNT_OF(KEYS); i++) {
		place where;
		slice words = query_header_get(c->q, KEYS[i], &where);
		slice unknown = words_unknown(words, is_column, c);
		if (unknown.len) {
			const char *text = arena_string(c->memory, unknown);
			return diag_report(c->s->d, &UNKNOWN_HOLE, where, c->name, text ? text : "");
		}
	}
	static const char *const TITLES[] = {"title-vi", "title-en"};
	slice title = query_header_get(c->q, TITLES[c->s->lang], NULL);
	c->title = title.len ? arena_string(c->memory, title) : c->name;
	if (!c->title)
		return diag_no_memory(c->s->d);
	c->text = query_header_get(c->q, KEYS[c->s->lang], NULL);
	c->hint = query_header_get(c->q, KEYS[2 + c->s->lang], NULL);
	return true;
}

static bool read_columns(check *c)
{
	c->file = cursor_find_column(c->rows, "_file");
	c->line = cursor_find_column(c->rows, "_line");
	c->at_field = cursor_find_column(c->rows, "_field");
	c->submitter = -1;
	if (c->file < 0 || c->line < 0)
		return diag_report(c->s->d, &NO_PLACE, c->q->where, c->name, c->file < 0 ? "_file" : "_line");
	place where;
	slice submitter = query_header_get(c->q, "submitter", &where);
	if (!submitter.len)
		return true;
	const char *name = arena_string(c->memory, submitter);
	c->submitter = name ? cursor_find_column(c->rows, name) : -1;
	return c->submitter >= 0 || diag_report(c->s->d, &NO_PLACE, where, c->name, name ? name : "");
}

/* ---- files whose rows are not all known ---- */

static void gather(check *c, const stored_files *list)
{
	for (size_t i = 0; i < list->count; i++) {
		bool needed = false;
		for (size_t n = 0; n < c->need_count; n++)
			needed = needed || c->needs[n] == list->items[i].table;
		if (needed && file_is_troubled(&list->items[i]))
			c->troubled[c->troubled_count++] = &list->items[i];
	}
}

static bool gather_troubled(check *c)
{
	unsigned count = 0;
	for (size_t n = 0; n < c->need_count; n++)
		count += c->s->tables[c->needs[n]].troubled;
	if (!count)
		return true;
	c->troubled = arena_array(c->memory, count, sizeof(const stored_file *));
	if (!c->troubled)
		return diag_no_memory(c->s->d);
	gather(c, &c->s->files);
	gather(c, &c->s->missing);
	gather(c, &c->s->unread);
	for (size_t n = 0; n < c->need_count; n++)
		if (!skip_note(c->s, c->needs[n], NULL, c->title))
			return false;
	return true;
}

/* Whether the current row must be passed over: it may come from rows that are not known. */
static bool is_unsure(const check *c, const stored_file *at)
{
	if (!c->troubled_count)
		return false;
	slice submitter = at ? at->submitter : (slice){NULL, 0};
	if (c->submitter >= 0)
		submitter = cursor_get(c->rows, (size_t)c->submitter).text;
	for (size_t i = 0; i < c->troubled_count; i++)
		if (!submitter.len || !c->troubled[i]->submitter.len || slice_equal(c->troubled[i]->submitter, submitter))
			return true;
	return false;
}

/* ---- the rows ---- */

static bool put_column(void *user, slice name, buf *out)
{
	const check *c = user;
	for (size_t i = 0; i < cursor_columns(c->rows); i++)
		if (slice_equal(cursor_column_name(c->rows, i), name)) {
			cursor_put_shown(c->rows, i, out);
			return true;
		}
	return false;
}

static void fill_words(check *c)
{
	store *s = c->s;
	words_put(s, c->code, CONSTRAINT_NONE, (const char *const[]){c->name, NULL});
	if (c->text.len) {
		buf_clear(&s->text);
		words_fill(&s->text, c->text, put_column, c);
	}
	if (c->hint.len || c->text.len) {
		buf_clear(&s->hint);
		words_fill(&s->hint, c->hint, put_column, c);
	}
}

static bool report(check *c)
{
	store *s = c->s;
	slice path = cursor_get(c->rows, (size_t)c->file).text;
	int64_t line = cursor_get(c->rows, (size_t)c->line).integer;
	stored_file *file = file_find(&s->files, path);
	stored_row at;
	if (is_unsure(c, file))
		return true;
	fill_words(c);
	if (!file || line <= 0 || !row_fetch_line(s, file, (unsigned)line, &at))
		return !s->failed && finding_file(s, c->code, path);
	if (at.bad & cursor_reads(c->rows, file->table))
		return true;
	slice field = c->at_field >= 0 ? cursor_get(c->rows, (size_t)c->at_field).text : c->field;
	return finding_row(s, c->code, CONSTRAINT_NONE, &at, field.len ? schema_find_field(s->tables[file->table].schema, field) : -1);
}

static bool run_check(check *c)
{
	if (!gather_troubled(c))
		return false;
	cursor_status status = CURSOR_END;
	while ((status = cursor_next(c->rows, NULL)) == CURSOR_ROW)
		if (!report(c))
			return false;
	return status == CURSOR_END;
}

/* `ask`: else only look whether the definition is right. */
static bool check_query(store *s, const query *q, const params *p, bool ask)
{
	check c = {.s = s, .q = q, .memory = arena_new()};
	c.name = c.memory ? arena_string(c.memory, q->name) : NULL;
	bool good = c.name ? read_code(&c) : diag_no_memory(s->d);
	if (good && c.code != ISSUE_CODE_COUNT) {
		good = read_needs(&c);
		good = read_field(&c) && good;
		c.rows = cursor_open(s, q, NULL, NULL, p, s->d);
		good = c.rows && read_columns(&c) && read_words(&c) && good;
		if (good && ask)
			good = run_check(&c);
	}
	cursor_close(c.rows);
	arena_free(c.memory);
	return good;
}

bool check_queries(store *s, const query_file *checks, const params *p)
{
	bool good = true;
	for (size_t i = 0; i < checks->count; i++)
		good = check_query(s, &checks->items[i], p, good) && good;
	return good;
}
