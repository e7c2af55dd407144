/* submissions.c: the loop over files: discover, then bytes → validate → the conveyor to the store. A folder that belongs to no known submitter is told once and left. */
#include "run/submissions.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "run/conveyor.h"
#include "run/encodings.h"
#include "text/fold.h"
#include "validate/validate.h"

#define FOLDERS_GUESSED 50 /* unknown folders for which a known submitter is sought */

typedef struct reader {
	arena *memory;
	const job *job;
	const schema *tables;
	store *store;
	found_files found;
	conveyor *out;      /* where what is read goes */
	const bool *known;  /* by submitter */
	const slice *meant; /* by submitter that is not known: the known one whose code is nearest; empty: none */
	validator *validator;
	language lang;
	diag *diag;
	char root[PATH_MAX]; /* the job's folder, links resolved */
	bool unreadable;
	const observer *observer;
	size_t looked_at; /* files */
} reader;

static bool take_row(void *user, const row *r)
{
	return conveyor_add_row(user, r);
}

static bool take_issue(void *user, const issue *i)
{
	return conveyor_add_issue(user, i);
}

/* `file`: its number, 0: none, then `path` names it. */
static bool tell(reader *r, issue_code code, int64_t file, slice path, const char *const args[])
{
	buf text = BUF_INIT(LIMIT_FIELD_BYTES), hint = BUF_INIT(LIMIT_FIELD_BYTES);
	issue_put_text(&text, code, CONSTRAINT_NONE, r->lang, args);
	issue_put_hint(&hint, code, CONSTRAINT_NONE, r->lang, args);
	const issue i = {.code = code, .file = file, .path = path, .text = buf_slice(&text), .hint = buf_slice(&hint)};
	bool good = text.failed || hint.failed ? diag_no_memory(r->diag) : conveyor_add_issue(r->out, &i);
	buf_free(&text);
	buf_free(&hint);
	return good;
}

/* `meant`: what it may stand for, as a question or sentence with a space behind it. */
static bool tell_unexpected(reader *r, slice path, const buf *meant)
{
	const char *question = arena_string(r->memory, buf_slice(meant));
	if (!question || meant->failed)
		return diag_no_memory(r->diag);
	return tell(r, ISSUE_UNEXPECTED_FILE, 0, path, (const char *const[]){question, NULL});
}

static bool tell_unreadable(reader *r, int64_t file, const found_file *f, file_status status, int error)
{
	buf text = BUF_INIT(LIMIT_FIELD_BYTES), hint = BUF_INIT(LIMIT_FIELD_BYTES);
	file_put_words(status, error, f->table->file_name.ptr, r->lang, &text, &hint);
	buf_put_char(&text, '\0');
	buf_put_char(&hint, '\0');
	bool good = text.failed || hint.failed
	                ? diag_no_memory(r->diag)
	                : tell(r, ISSUE_SOURCE_ERROR, file, slice_of(f->path), (const char *const[]){text.data, hint.data, NULL});
	buf_free(&text);
	buf_free(&hint);
	return good;
}

/* A file that is there but cannot be read: the run will end with status 3, the other files are still checked. */
static bool note_unreadable(reader *r, const found_file *f, file_status status, int error)
{
	r->unreadable = true;
	file_report(status, error, f->path, false, NOWHERE, r->diag);
	const file_record record = {.path = slice_of(f->path), .table = f->table->name, .submitter = f->submitter};
	int64_t number = conveyor_add_file(r->out, &record);
	const file_outcome outcome = {.readable = false};
	return number && tell_unreadable(r, number, f, status, error) && conveyor_end_file(r->out, number, &outcome, 0);
}

static bool check_bytes(reader *r, const found_file *f, const file_bytes *source)
{
	slice bytes = source->bytes;
	char digest[65];
	if (!sha256_of_file(source, digest))
		return diag_no_memory(r->diag);
	const file_record record = {
	    .path = slice_of(f->path), .table = f->table->name, .submitter = f->submitter, .sha256 = digest, .size = bytes.len};
	int64_t number = conveyor_add_file(r->out, &record);
	if (!number)
		return false;
	const csv_input input = {.table = f->table,
	    .file = number,
	    .bytes = bytes,
	    .source = source,
	    .submitter = f->submitter,
	    .path = slice_of(f->path),
	    .encoding = job_encoding_of(r->job, f->path)};
	const row_sink sink = {r->out, take_row, take_issue};
	csv_summary summary;
	if (!validate_file(r->validator, &input, &sink, &summary, r->diag))
		return false;
	if (!file_is_unchanged(source)) {
		r->unreadable = true;
		file_report(FILE_CHANGED, 0, f->path, false, NOWHERE, r->diag);
		if (!tell_unreadable(r, number, f, FILE_CHANGED, 0))
			return false;
	}
	const file_outcome outcome = {summary.readable, summary.rows, summary.rejected, summary.broken, summary.columns};
	return conveyor_end_file(r->out, number, &outcome, f->table->field_count);
}

static void put_question(const reader *r, buf *out, slice name)
{
	static const char *const ASK[] = {"Có phải “", "Is it “"};
	if (!name.len)
		return;
	buf_put_string(out, ASK[r->lang]);
	buf_put_slice(out, name);
	buf_put_string(out, "”? ");
}

/* The file of a table in the same folder whose name is nearest to `name`; an empty slice: none is near, or out of memory. */
static slice nearest_file(const reader *r, slice folder, bool submitted, slice name)
{
	slice folded = text_fold(r->memory, name);
	const char *written = folded.ptr ? arena_string(r->memory, folded) : NULL;
	for (size_t i = 0; written && i < r->tables->table_count; i++) {
		const schema_table *t = &r->tables->tables[i];
		slice file = t->submitted == submitted && slice_equal(t->folder, folder) ? text_fold(r->memory, t->file_name) : (slice){"", 0};
		if (file.len && nearest_name(file, (const char *const[]){written, NULL}))
			return t->file_name;
	}
	return (slice){"", 0};
}

static bool is_spreadsheet(slice name)
{
	static const char *const ENDS[] = {".xlsx", ".xls", ".ods", ".XLSX", ".XLS"};
	for (size_t i = 0; i < COUNT_OF(ENDS); i++) {
		size_t n = strlen(ENDS[i]);
		if (name.len > n && memcmp(name.ptr + name.len - n, ENDS[i], n) == 0)
			return true;
	}
	return false;
}

static bool tell_unexpected_file(reader *r, const found_file *f)
{
	static const char *const SAVE[] = {"Tệp bảng tính phải được lưu thành CSV UTF-8. ", "A spreadsheet must be saved as CSV UTF-8. "};
	const char *slash = strrchr(f->path, '/'), *name = slash ? slash + 1 : f->path;
	size_t inside = slash ? (size_t)(slash - f->path) : 0;
	inside -= f->submitter.len && inside > f->submitter.len ? f->submitter.len + 1 : 0;
	buf meant = BUF_INIT(LIMIT_FIELD_BYTES);
	if (is_spreadsheet(slice_of(name)))
		buf_put_string(&meant, SAVE[r->lang]);
	else
		put_question(r, &meant, nearest_file(r, (slice){f->path, inside}, f->submitter.len > 0, slice_of(name)));
	bool good = tell_unexpected(r, slice_of(f->path), &meant);
	buf_free(&meant);
	return good;
}

static bool read_one(reader *r, const found_file *f)
{
	observer_read(r->observer, r->looked_at++, r->found.count);
	if (f->kind == FOUND_UNEXPECTED)
		return tell_unexpected_file(r, f);
	if (f->kind == FOUND_UNREADABLE)
		return note_unreadable(r, f, f->status, f->error);
	const char *path = path_join(r->memory, r->root, f->path);
	file_bytes bytes;
	if (!path)
		return diag_no_memory(r->diag);
	file_status status = file_try_read(path, r->root, LIMIT_CSV_FILE_BYTES, &bytes);
	if (status != FILE_READ)
		return note_unreadable(r, f, status, errno);
	bool good = check_bytes(r, f, &bytes);
	file_free(&bytes);
	return good;
}

static bool is_reference(const found_file *f)
{
	return f->submitter.len == 0;
}

/* Tables of one folder agree on who submits: the first that can tell decides. NULL: nobody submits. */
static const schema_table *first_submitted(const schema *s)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (s->tables[i].submitted)
			return &s->tables[i];
	return NULL;
}

/* Which of the submitters' folders belong to a submitter that is known. In the reader's memory. */
static const bool *known_submitters(reader *r)
{
	const schema_table *table = first_submitted(r->tables);
	bool *known = arena_array(r->memory, r->found.submitter_count + 1, sizeof *known);
	if (!known)
		diag_no_memory(r->diag);
	for (size_t i = 0; known && table && i < r->found.submitter_count; i++)
		known[i] = store_knows_submitter(r->store, table, r->found.submitters[i]);
	return known;
}

static bool has_folder(const reader *r, slice submitter)
{
	for (size_t i = 0; i < r->found.submitter_count; i++)
		if (slice_equal(r->found.submitters[i], submitter))
			return true;
	return false;
}

/* The files of a folder that is not read. */
static bool note_unread(reader *r, slice submitter)
{
	for (size_t i = 0; i < r->found.count; i++) {
		const found_file *f = &r->found.items[i];
		if (f->kind != FOUND_TABLE || !slice_equal(f->submitter, submitter))
			continue;
		const file_record record = {.path = slice_of(f->path), .table = f->table->name, .submitter = f->submitter};
		if (!store_add_unread(r->store, &record))
			return false;
	}
	return true;
}

/* Whose folder an unknown one may be; {NULL, 0}: reported. Where that one has none, these files are probably its own. */
static slice guess_submitter(reader *r, const schema_table *table, slice name)
{
	static const slice NOTHING = {NULL, 0};
	buf near = BUF_INIT(LIMIT_FIELD_BYTES);
	bool good = store_put_nearest_submitter(r->store, table, name, &near);
	slice meant = near.len ? arena_copy(r->memory, buf_slice(&near)) : (slice){"", 0};
	buf_free(&near);
	if (!meant.ptr)
		diag_no_memory(r->diag);
	if (!good || !meant.ptr || (meant.len && !has_folder(r, meant) && !note_unread(r, name)))
		return NOTHING;
	return meant;
}

/* The same for all, by submitter. NULL: reported. */
static const slice *meant_submitters(reader *r)
{
	const schema_table *table = first_submitted(r->tables);
	slice *meant = arena_array(r->memory, r->found.submitter_count + 1, sizeof *meant);
	size_t unknown = 0;
	if (!meant) {
		diag_no_memory(r->diag);
		return NULL;
	}
	for (size_t i = 0; table && i < r->found.submitter_count; i++) {
		if (r->known[i] || ++unknown > FOLDERS_GUESSED)
			continue;
		meant[i] = guess_submitter(r, table, r->found.submitters[i]);
		if (!meant[i].ptr)
			return NULL;
	}
	return meant;
}

/* Each of the others is told once. */
static bool tell_unknown_submitters(reader *r)
{
	const schema_table *table = first_submitted(r->tables);
	for (size_t i = 0; table && i < r->found.submitter_count; i++) {
		slice name = r->found.submitters[i];
		if (r->known[i])
			continue;
		const char *folder = arena_printf(r->memory, "%.*s/%.*s", (int)table->folder.len, table->folder.ptr, (int)name.len, name.ptr);
		buf question = BUF_INIT(LIMIT_FIELD_BYTES);
		put_question(r, &question, r->meant[i]);
		bool good = folder ? tell_unexpected(r, slice_of(folder), &question) : diag_no_memory(r->diag);
		buf_free(&question);
		if (!good)
			return false;
	}
	return true;
}

/* The index of a submitter; `hint` is that of the file before. Both lists are in byte order of their own (a path has a '/' behind the name), so
 * the next one is nearly always it. */
static size_t find_submitter(const found_files *found, slice name, size_t hint)
{
	for (size_t i = hint; i < found->submitter_count && i < hint + 2; i++)
		if (slice_equal(found->submitters[i], name))
			return i;
	size_t i = 0;
	while (i < found->submitter_count && !slice_equal(found->submitters[i], name))
		i++;
	return i;
}

static bool read_submissions(void *user, conveyor *out)
{
	reader *r = user;
	r->out = out;
	if (!tell_unknown_submitters(r))
		return false;
	size_t at = 0;
	for (size_t i = 0; i < r->found.count; i++) {
		const found_file *f = &r->found.items[i];
		if (is_reference(f))
			continue;
		at = find_submitter(&r->found, f->submitter, at);
		if (at < r->found.submitter_count && r->known[at] && !read_one(r, f))
			return false;
	}
	return true;
}

static bool refers_to_others(const found_file *f)
{
	return f->table && f->table->foreign_count > 0;
}

/* Lists that refer to no other first, so that nearly every code is known when a row that uses it is stored (store/known.c). */
static bool read_references(void *user, conveyor *out)
{
	reader *r = user;
	r->out = out;
	for (int referring = 0; referring <= 1; referring++)
		for (size_t i = 0; i < r->found.count; i++) {
			const found_file *f = &r->found.items[i];
			if (is_reference(f) && refers_to_others(f) == referring && !read_one(r, f))
				return false;
		}
	return true;
}

/* Who may submit is known only when the reference tables are stored: hence in two parts. */
static bool read_all(reader *r, const submissions_way *way)
{
	bool reference_only = way->reference_only;
	if (!realpath(r->job->folder, r->root))
		return file_report(FILE_FAILED, errno, r->job->folder, false, NOWHERE, r->diag);
	if (!discover(r->memory, r->job->folder, r->tables, &r->found, r->diag))
		return false;
	/* Before anything is sent in, only the reference tables are there. */
	if (!reference_only && !encodings_check(r->job, &r->found, r->diag))
		return false;
	if (!conveyor_run(r->store, way->threads, read_references, r, r->diag))
		return false;
	if (reference_only)
		return true;
	r->known = known_submitters(r);
	r->meant = r->known ? meant_submitters(r) : NULL;
	return r->meant && conveyor_run(r->store, way->threads, read_submissions, r, r->diag);
}

submissions_result submissions_read(arena *a, const job *j, const schema *s, store *rows, const submissions_way *way, diag *d)
{
	reader r = {.memory = a,
	    .job = j,
	    .tables = s,
	    .store = rows,
	    .lang = way->lang,
	    .diag = d,
	    .validator = validator_new(way->lang),
	    .observer = way->observer};
	if (!r.validator) {
		diag_no_memory(d);
		return SUBMISSIONS_FAILED;
	}
	bool good = read_all(&r, way);
	validator_free(r.validator);
	return !good ? SUBMISSIONS_FAILED : r.unreadable ? SUBMISSIONS_UNREADABLE : SUBMISSIONS_READ;
}
