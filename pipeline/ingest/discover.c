/* discover.c: the folders named by the tables' paths are listed once each; every entry is a table's file, the folder of a submitter, or
 * unexpected. Nothing is opened but to see whether it could be: reading is the caller's. */
#include "ingest/discover.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/reason.h"
#include "base/utf8.h"

typedef struct search {
	arena *memory;
	const schema *tables;
	const char *job_folder;
	char root[PATH_MAX]; /* of the job, all links followed */
	found_file *files;
	size_t count, cap;
	slice *submitters;
	size_t submitter_count, submitter_cap;
	diag *diag;
} search;

static const message UNREADABLE_FOLDER = {"unreadable-folder", STATUS_MACHINE,
    {"không mở được thư mục “{1}”: {2}", "the folder “{1}” cannot be read: {2}"},
    {"Kiểm tra quyền đọc thư mục.", "Check who may read it."}};

static bool add(search *s, found_file file)
{
	found_file *files = array_room(s->files, &s->cap, s->count + 1, sizeof *files);
	if (!files)
		return diag_no_memory(s->diag);
	s->files = files;
	if (!file.path)
		return diag_no_memory(s->diag);
	files[s->count++] = file;
	return true;
}

/* A name that is no UTF-8 can be shown but not written to JSON: what is wrong in it becomes U+FFFD. */
static const char *shown(search *s, const char *path)
{
	slice rest = slice_of(path);
	if (utf8_valid(rest, NULL))
		return path;
	buf clean = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	size_t bad;
	while (!utf8_valid(rest, &bad)) {
		buf_put(&clean, rest.ptr, bad);
		utf8_put(&clean, 0xFFFD);
		rest = (slice){rest.ptr + bad + 1, rest.len - bad - 1};
	}
	buf_put_slice(&clean, rest);
	const char *text = clean.failed ? NULL : arena_string(s->memory, buf_slice(&clean));
	buf_free(&clean);
	return text;
}

static bool add_unexpected(search *s, const char *path, slice submitter)
{
	return add(s, (found_file){.kind = FOUND_UNEXPECTED, .path = shown(s, path), .submitter = submitter, .status = FILE_READ});
}

static bool lies_inside(const search *s, const char *path)
{
	char real[PATH_MAX];
	size_t n = strlen(s->root);
	return realpath(path, real) && strncmp(real, s->root, n) == 0 && (real[n] == '/' || real[n] == '\0' || n == 1);
}

/* Whether the file can be read and lies in the job. `inside`: its folder does. */
static file_status look_at(const search *s, const char *path, bool inside)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return FILE_FAILED;
	if (S_ISLNK(info.st_mode)) {
		if (stat(path, &info) != 0)
			return errno == ENOENT || errno == ENOTDIR ? FILE_DANGLING : FILE_FAILED;
		inside = lies_inside(s, path);
	}
	if (!inside)
		return FILE_OUTSIDE;
	if (!S_ISREG(info.st_mode))
		return FILE_NOT_REGULAR;
	return access(path, R_OK) == 0 ? FILE_READ : FILE_FAILED;
}

static const schema_table *table_of(const search *s, const char *folder, const char *name, bool submitted)
{
	for (size_t i = 0; i < s->tables->table_count; i++) {
		const schema_table *t = &s->tables->tables[i];
		if (t->submitted == submitted && slice_is(t->folder, folder) && slice_is(t->file_name, name))
			return t;
	}
	return NULL;
}

static bool is_plain(const folder_entry *entry)
{
	return entry->is_regular && !entry->is_link;
}

/* A plain file in the job needs no further look; whether it may be read is seen when it is. */
static bool add_table_file(search *s, const schema_table *t, const char *path, slice submitter, bool inside, bool plain)
{
	const char *full = path_join(s->memory, s->job_folder, path);
	if (!full)
		return diag_no_memory(s->diag);
	errno = 0;
	file_status status = inside && plain ? FILE_READ : look_at(s, full, inside);
	int error = errno;
	found_kind kind = status == FILE_READ ? FOUND_TABLE : FOUND_UNREADABLE;
	return add(s, (found_file){.kind = kind, .table = t, .path = path, .submitter = submitter, .status = status, .error = error});
}

typedef struct listing {
	folder_entry *entries;
	size_t count;
	bool inside; /* the folder lies in the job, links followed */
} listing;

/* The entries of a folder; one that is not there is empty. `known`: it is there, and in the job. */
static bool list(search *s, const char *folder, bool known, listing *out)
{
	*out = (listing){0};
	const char *path = path_join(s->memory, s->job_folder, folder);
	if (!path)
		return diag_no_memory(s->diag);
	if (!known && !file_exists(path))
		return true;
	out->inside = known || lies_inside(s, path);
	if (folder_list(s->memory, path, &out->entries, &out->count))
		return true;
	if (!out->inside &&
	    errno == EACCES) /* what lies outside the job is not looked at when the kernel was asked to see to it (base/confine.h) */
		return true;
	return diag_report(s->diag, &UNREADABLE_FOLDER, NOWHERE, folder, reason_words(errno, diag_language(s->diag)));
}

static bool search_submitter(search *s, const char *top, const char *name, bool known)
{
	slice *submitters = array_room(s->submitters, &s->submitter_cap, s->submitter_count + 1, sizeof *submitters);
	if (!submitters)
		return diag_no_memory(s->diag);
	s->submitters = submitters;
	const char *folder = path_join(s->memory, top, name);
	slice submitter = arena_copy(s->memory, slice_of(name));
	if (!folder || !submitter.ptr)
		return diag_no_memory(s->diag);
	submitters[s->submitter_count++] = submitter;
	listing all;
	if (!list(s, folder, known, &all))
		return false;
	/* Of a folder that a link leads out of the job to, nothing but the names it was asked for is told. */
	size_t told = s->count;
	for (size_t i = 0; i < all.count; i++) {
		const schema_table *t = table_of(s, top, all.entries[i].name, true);
		const char *path = path_join(s->memory, folder, all.entries[i].name);
		if (!path)
			return diag_no_memory(s->diag);
		if (!t && !all.inside)
			continue;
		if (!(t ? add_table_file(s, t, path, submitter, all.inside, is_plain(&all.entries[i])) : add_unexpected(s, path, submitter)))
			return false;
	}
	return all.inside || s->count > told || add_unexpected(s, folder, submitter);
}

static bool search_folder(search *s, const char *top, bool has_submitters)
{
	listing all;
	if (!list(s, top, false, &all))
		return false;
	slice nobody = {"", 0};
	for (size_t i = 0; i < all.count; i++) {
		const folder_entry *entry = &all.entries[i];
		const schema_table *t = table_of(s, top, entry->name, false);
		bool good;
		const char *path = path_join(s->memory, top, entry->name);
		if (!path)
			return diag_no_memory(s->diag);
		if (t)
			good = add_table_file(s, t, path, nobody, all.inside, is_plain(entry));
		else if (has_submitters && entry->is_folder && utf8_valid(slice_of(entry->name), NULL))
			good = search_submitter(s, top, entry->name, all.inside && !entry->is_link);
		else
			good = !all.inside || add_unexpected(s, path, nobody);
		if (!good)
			return false;
	}
	return true;
}

/* Each folder once, and whether some table of it comes from submitters. */
static bool search_all(search *s)
{
	for (size_t i = 0; i < s->tables->table_count; i++) {
		slice folder = s->tables->tables[i].folder;
		bool seen = false, has_submitters = false;
		for (size_t k = 0; k < s->tables->table_count; k++) {
			bool same = slice_equal(s->tables->tables[k].folder, folder);
			seen = seen || (same && k < i);
			has_submitters = has_submitters || (same && s->tables->tables[k].submitted);
		}
		const char *top = arena_string(s->memory, folder);
		if (!top)
			return diag_no_memory(s->diag);
		if (!seen && !search_folder(s, top, has_submitters))
			return false;
	}
	return true;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const found_file *)a)->path, ((const found_file *)b)->path);
}

static int by_bytes(const void *a, const void *b)
{
	return slice_compare(*(const slice *)a, *(const slice *)b);
}

/* Sorted copies in the arena; of a submitter that has a folder under two tops, one. */
static bool hand_over(search *s, found_files *out)
{
	found_file *items = arena_array(s->memory, s->count + 1, sizeof *items);
	slice *submitters = arena_array(s->memory, s->submitter_count + 1, sizeof *submitters);
	if (!items || !submitters)
		return diag_no_memory(s->diag);
	if (s->count) {
		qsort(s->files, s->count, sizeof *s->files, by_path);
		memcpy(items, s->files, s->count * sizeof *items);
	}
	size_t kept = 0;
	if (s->submitter_count)
		qsort(s->submitters, s->submitter_count, sizeof *s->submitters, by_bytes);
	for (size_t i = 0; i < s->submitter_count; i++)
		if (kept == 0 || !slice_equal(submitters[kept - 1], s->submitters[i]))
			submitters[kept++] = s->submitters[i];
	*out = (found_files){items, s->count, submitters, kept};
	return true;
}

bool discover(arena *a, const char *job_folder, const schema *tables, found_files *out, diag *d)
{
	search s = {.memory = a, .tables = tables, .job_folder = job_folder, .diag = d};
	if (!realpath(job_folder, s.root))
		return diag_report(d, &UNREADABLE_FOLDER, NOWHERE, job_folder, reason_words(errno, diag_language(d)));
	bool good = search_all(&s) && hand_over(&s, out);
	free(s.files);
	free(s.submitters);
	return good;
}
