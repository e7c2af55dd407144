/* submissions.c: the loop over files: discover, then bytes → validate → the conveyor to the store. A folder that belongs to no known submitter is told once and left. */
#include "run/submissions.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "ingest/discover.h"
#include "run/conveyor.h"
#include "validate/validate.h"

typedef struct reader {
	arena *memory;
	const job *job;
	const schema *tables;
	store *store;
	const found_files *found;
	conveyor *out;     /* where what is read goes */
	const bool *known; /* by submitter */
	validator *validator;
	language lang;
	diag *diag;
	char root[PATH_MAX]; /* the job's folder, links resolved */
	bool unreadable;
} reader;

static bool take_row(void *user, const row *r)
{
	return conveyor_add_row(user, r);
}

static bool take_issue(void *user, const issue *i)
{
	return conveyor_add_issue(user, i);
}

static bool tell_unexpected(reader *r, slice path)
{
	buf text = BUF_INIT(LIMIT_FIELD_BYTES), hint = BUF_INIT(LIMIT_FIELD_BYTES);
	const char *const args[] = {path.ptr, NULL};
	issue_put_text(&text, ISSUE_UNEXPECTED_FILE, CONSTRAINT_NONE, r->lang, args);
	issue_put_hint(&hint, ISSUE_UNEXPECTED_FILE, CONSTRAINT_NONE, r->lang, args);
	const issue i = {.code = ISSUE_UNEXPECTED_FILE, .path = path, .text = buf_slice(&text), .hint = buf_slice(&hint)};
	bool good = text.failed || hint.failed ? diag_no_memory(r->diag) : conveyor_add_issue(r->out, &i);
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
	return number && conveyor_end_file(r->out, number, &outcome, 0);
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
	const file_outcome outcome = {summary.readable, summary.rows, summary.rejected, summary.broken, summary.columns};
	return conveyor_end_file(r->out, number, &outcome, f->table->field_count);
}

static bool read_one(reader *r, const found_file *f)
{
	if (f->kind == FOUND_UNEXPECTED)
		return tell_unexpected(r, slice_of(f->path));
	if (f->kind == FOUND_UNREADABLE)
		return note_unreadable(r, f, f->status, EACCES);
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
	bool *known = arena_array(r->memory, r->found->submitter_count + 1, sizeof *known);
	if (!known)
		diag_no_memory(r->diag);
	for (size_t i = 0; known && table && i < r->found->submitter_count; i++)
		known[i] = store_knows_submitter(r->store, table, r->found->submitters[i]);
	return known;
}

/* Each of the others is told once. */
static bool tell_unknown_submitters(reader *r)
{
	const schema_table *table = first_submitted(r->tables);
	for (size_t i = 0; table && i < r->found->submitter_count; i++) {
		slice name = r->found->submitters[i];
		if (r->known[i])
			continue;
		const char *folder = arena_printf(r->memory, "%.*s/%.*s", (int)table->folder.len, table->folder.ptr, (int)name.len, name.ptr);
		if (!folder || !tell_unexpected(r, slice_of(folder)))
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
	for (size_t i = 0; i < r->found->count; i++) {
		const found_file *f = &r->found->items[i];
		if (is_reference(f))
			continue;
		at = find_submitter(r->found, f->submitter, at);
		if (at < r->found->submitter_count && r->known[at] && !read_one(r, f))
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
		for (size_t i = 0; i < r->found->count; i++) {
			const found_file *f = &r->found->items[i];
			if (is_reference(f) && refers_to_others(f) == referring && !read_one(r, f))
				return false;
		}
	return true;
}

/* Who may submit is known only when the reference tables are stored: hence in two parts. */
static bool read_all(reader *r, bool reference_only)
{
	found_files found = {0};
	unsigned cores = conveyor_cores();
	r->found = &found;
	if (!realpath(r->job->folder, r->root))
		return file_report(FILE_FAILED, errno, r->job->folder, false, NOWHERE, r->diag);
	if (!discover(r->memory, r->job->folder, r->tables, &found, r->diag) || !conveyor_run(r->store, cores, read_references, r, r->diag))
		return false;
	if (reference_only)
		return true;
	r->known = known_submitters(r);
	return r->known && conveyor_run(r->store, cores, read_submissions, r, r->diag);
}

submissions_result submissions_read(arena *a, const job *j, const schema *s, store *rows, bool reference_only, language lang, diag *d)
{
	reader r = {.memory = a, .job = j, .tables = s, .store = rows, .lang = lang, .diag = d, .validator = validator_new(lang)};
	if (!r.validator) {
		diag_no_memory(d);
		return SUBMISSIONS_FAILED;
	}
	bool good = read_all(&r, reference_only);
	validator_free(r.validator);
	return !good ? SUBMISSIONS_FAILED : r.unreadable ? SUBMISSIONS_UNREADABLE : SUBMISSIONS_READ;
}
