/* forms.c: a folder for each submitter with the tables it may send, as CSV with labels a person reads and a Vietnamese Excel opens rightly: UTF-8 with a byte
 * order mark, semicolons, CRLF. Who submits and what is expected of whom is what the coverage matrix says of a job to which nothing was submitted. */
#include "run/forms.h"

#include "base/file.h"
#include "base/limits.h"

#define GUIDE "guide.pdf"
#define ERRORS_LISTED 40

static const message BAD_REFERENCE = {"reference-error", STATUS_DATA, {"{1}", "{1}"}, {"{2}", "{2}"}};
static const message FILE_IS_THERE = {"file-exists", STATUS_USAGE, {"“{1}” đã có", "“{1}” is already there"},
    {"Không ghi đè tệp nào: chọn một thư mục mới.", "Nothing is overwritten: choose a new folder."}};
static const message BAD_FOLDER = {"bad-submitter", STATUS_DATA,
    {"mã đơn vị “{1}” không dùng làm tên thư mục được", "the submitter “{1}” cannot be the name of a folder"},
    {"Sửa mã trong bảng danh mục đơn vị.", "Correct it in the table that lists the submitters."}};
static const message NOBODY = {"no-submitters", STATUS_USAGE,
    {"không có đơn vị nào phải nộp số liệu", "there is nobody to submit anything"},
    {"Kiểm tra bảng danh mục đơn vị và các truy vấn “expected” của checks.sql.",
        "Look at the table that lists the submitters, and at the queries of checks.sql that say who is expected."}};

/* ---- the reference tables must be right ---- */

typedef struct reference_errors {
	const forms *forms;
	arena *memory;
	unsigned count;
} reference_errors;

/* A file that will be submitted is not there yet, and sums over it do not agree yet. */
static bool is_of_submissions(const forms *f, const issue *i)
{
	if (i->code == ISSUE_CONTROL_TOTAL || i->code == ISSUE_FACT_ERROR)
		return true;
	for (size_t k = 0; k < f->tables->table_count; k++) {
		const schema_table *t = &f->tables->tables[k];
		if (!t->submitted && i->path.len == t->folder.len + 1 + t->file_name.len &&
		    memcmp(i->path.ptr, t->folder.ptr, t->folder.len) == 0 &&
		    memcmp(i->path.ptr + t->folder.len + 1, t->file_name.ptr, t->file_name.len) == 0)
			return false;
	}
	return true;
}

static bool tell_error(void *user, const issue *i)
{
	reference_errors *e = user;
	if (issue_severity(i->code) != SEVERITY_ERROR || is_of_submissions(e->forms, i))
		return true;
	const char *path = arena_string(e->memory, i->path), *text = arena_string(e->memory, i->text), *hint = arena_string(e->memory, i->hint);
	if (!path || !text || !hint)
		return diag_no_memory(e->forms->press->diag);
	diag_report(e->forms->press->diag, &BAD_REFERENCE, place_at(path, i->line, i->column), text, hint);
	return ++e->count < ERRORS_LISTED;
}

static bool reference_is_right(const forms *f, arena *a)
{
	reference_errors e = {f, a, 0};
	bool told = store_each_issue(f->store, false, tell_error, &e);
	return told && e.count == 0;
}

/* ---- one form ---- */

static void put_cell(buf *out, slice text)
{
	bool quoted = memchr(text.ptr, ';', text.len) || memchr(text.ptr, '"', text.len) || memchr(text.ptr, '\n', text.len);
	if (quoted)
		buf_put_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '"')
			buf_put_char(out, '"');
		buf_put_char(out, text.ptr[i]);
	}
	if (quoted)
		buf_put_char(out, '"');
}

static bool key_needs_more(const schema_table *t)
{
	for (size_t i = 0; i < t->primary.count; i++)
		if ((int)t->primary.fields[i] != t->submitted_by)
			return true;
	return false;
}

/* Whether a row that holds the submitter's code alone is right: nothing else is required, and no other column says which row it is. */
static bool code_alone_is_right(const schema_table *t)
{
	if (t->submitted_by < 0 || key_needs_more(t) || t->constraint_count)
		return false;
	for (size_t i = 0; i < t->field_count; i++)
		if (t->fields[i].required && (int)i != t->submitted_by)
			return false;
	return true;
}

static void put_form(buf *out, const schema_table *t, slice submitter)
{
	buf_put_string(out, "\xEF\xBB\xBF");
	for (size_t i = 0; i < t->field_count; i++) {
		buf_put_string(out, i ? ";" : "");
		put_cell(out, t->fields[i].title.len ? t->fields[i].title : t->fields[i].name);
	}
	buf_put_string(out, "\r\n");
	if (!code_alone_is_right(t))
		return;
	for (size_t i = 0; i < t->field_count; i++) {
		buf_put_string(out, i ? ";" : "");
		if ((int)i == t->submitted_by)
			put_cell(out, submitter);
	}
	buf_put_string(out, "\r\n");
}

static bool put_new(const forms *f, const char *name, slice bytes)
{
	press *p = f->press;
	arena *a = arena_new();
	const char *path = a ? path_join(a, f->folder, name) : NULL;
	bool good = path ? !file_exists(path) || diag_report(p->diag, &FILE_IS_THERE, NOWHERE, path) : diag_no_memory(p->diag);
	good = good && publication_add(p->outputs, name, bytes, p->private_);
	arena_free(a);
	return good;
}

/* ---- who gets what ---- */

typedef struct giving {
	const forms *forms;
	arena *memory;
	bool several_folders; /* tables lie in more than one: forms too */
	bool somebody_must;   /* files are expected of some submitter */
	bool all;             /* second look: give */
	slice submitter;      /* the one being looked at */
	bool must;            /* a file is expected of it */
	size_t given;
} giving;

static bool give(giving *g, slice submitter)
{
	const forms *f = g->forms;
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	bool good = name_is_plain(submitter) || diag_report(f->press->diag, &BAD_FOLDER, NOWHERE, submitter.ptr);
	for (size_t i = 0; good && i < f->tables->table_count; i++) {
		const schema_table *t = &f->tables->tables[i];
		if (!t->submitted)
			continue;
		const char *name = arena_printf(g->memory, "%s%s%s/%s", g->several_folders ? t->folder.ptr : "", g->several_folders ? "/" : "",
		    submitter.ptr, t->file_name.ptr);
		buf_clear(&text);
		put_form(&text, t, submitter);
		good = name && !text.failed ? put_new(f, name, buf_slice(&text)) : diag_no_memory(f->press->diag);
	}
	buf_free(&text);
	g->given++;
	return good;
}

/* The submitter that was looked at gets its forms when something is expected of it, or nothing is of anybody. */
static bool end_submitter(giving *g)
{
	g->somebody_must |= g->must;
	bool wanted = g->all && g->submitter.len && (g->must || !g->somebody_must);
	return !wanted || give(g, g->submitter);
}

static bool look_at(void *user, const coverage *c)
{
	giving *g = user;
	if (!c->submitter.len)
		return true;
	if (!slice_equal(c->submitter, g->submitter)) {
		if (!end_submitter(g))
			return false;
		g->submitter = arena_copy(g->memory, c->submitter);
		g->must = false;
		if (!g->submitter.ptr)
			return diag_no_memory(g->forms->press->diag);
	}
	g->must |= strcmp(c->state, "missing") == 0;
	return true;
}

static bool look(giving *g, bool all)
{
	g->all = all;
	g->submitter = (slice){"", 0};
	g->must = false;
	return store_each_coverage(g->forms->store, look_at, g) && end_submitter(g);
}

static bool has_several_folders(const schema *s)
{
	const schema_table *first = NULL;
	for (size_t i = 0; i < s->table_count; i++) {
		const schema_table *t = &s->tables[i];
		if (t->submitted && first && !slice_equal(t->folder, first->folder))
			return true;
		if (t->submitted && !first)
			first = t;
	}
	return false;
}

bool forms_put(const forms *f)
{
	arena *a = arena_new();
	giving g = {.forms = f, .memory = a, .several_folders = has_several_folders(f->tables)};
	if (!a)
		return diag_no_memory(f->press->diag);
	const char *guide = path_join(a, f->folder, GUIDE);
	bool good = guide != NULL && reference_is_right(f, a) && look(&g, false) && look(&g, true);
	good = good && (g.given || diag_report(f->press->diag, &NOBODY, NOWHERE, ""));
	good = good && (!file_exists(guide) || diag_report(f->press->diag, &FILE_IS_THERE, NOWHERE, guide)) && guide_put(f, GUIDE);
	arena_free(a);
	return good;
}
