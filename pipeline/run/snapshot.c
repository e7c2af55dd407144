/* snapshot.c: folders are listed, entries looked at with stat(2), and kept sorted by path, so that two lists are compared like words of a dictionary. */
#include "run/snapshot.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"

#define DEPTH_MAX 8
#define NAMES_SHOWN 3

typedef enum {
	ALL_FILES,
	TABLES_ONLY, /* where the run puts its outputs, too */
	WORDS_ONLY,
	PROFILES_ONLY
} file_filter;

typedef struct entry {
	const char *path; /* whole, by which entries are sorted */
	const char *name; /* as it is shown */
	bool is_data;
	dev_t device;
	ino_t inode;
	off_t size;
	mode_t mode;
	struct timespec modified, changed;
} entry;

struct snapshot {
	arena *memory;
	entry *entries;
	size_t count, cap;
	const char **folders;
	size_t folder_count, folder_cap;
	struct stat out; /* st_ino 0: none */
	bool failed;
};

/* ---- where to look ---- */

static bool lists(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

static const char *copy_or(arena *a, const char *text, const char *other)
{
	const char *chosen = text ? text : other;
	return chosen ? arena_string(a, slice_of(chosen)) : NULL;
}

static bool put_folders(arena *a, const schema *s, const snapshot_scope *before, snapshot_scope *out)
{
	size_t most = s ? s->table_count : before->folder_count;
	const char **folders = arena_array(a, most + 1, sizeof *folders);
	for (size_t i = 0; folders && i < most; i++) {
		const char *folder = s ? arena_string(a, s->tables[i].folder) : copy_or(a, before->folders[i], NULL);
		if (folder && !lists(folders, out->folder_count, folder))
			folders[out->folder_count++] = folder;
	}
	out->folders = folders;
	return !arena_failed(a);
}

static bool put_pictures(arena *a, const run *r, const snapshot_scope *before, snapshot_scope *out)
{
	size_t own = 0, count = 0; /* those of before too: of documents that were not made again */
	while (run_get_picture(r, own))
		own++;
	const char **names = arena_array(a, own + before->picture_count + 1, sizeof *names);
	for (size_t i = 0; names && i < own + before->picture_count; i++) {
		const char *name = i < own ? run_get_picture(r, i) : before->pictures[i - own];
		if (!lists(names, count, name) && (names[count] = arena_string(a, slice_of(name))) != NULL)
			count++;
	}
	out->pictures = names;
	out->picture_count = count;
	return !arena_failed(a);
}

bool snapshot_scope_of(arena *a, const run *r, const snapshot_scope *before, snapshot_scope *out)
{
	const job *j = run_get_job(r);
	const char *slash = strrchr(j->file, '/');
	*out = (snapshot_scope){.job_folder = path_folder(a, j->file)};
	out->job_file = out->job_folder ? path_join(a, out->job_folder, slash ? slash + 1 : j->file) : NULL;
	out->template_folder = copy_or(a, j->template.folder, before->template_folder);
	out->profile_folder = copy_or(a, j->profile ? path_folder(a, j->profile) : NULL, before->profile_folder);
	out->out = copy_or(a, run_get_out(r), before->out);
	return put_folders(a, run_get_schema(r), before, out) && put_pictures(a, r, before, out);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool snapshot_same_scope(const snapshot_scope *a, const snapshot_scope *b)
{
	bool same = same_text(a->job_file, b->job_file) && same_text(a->template_folder, b->template_folder) &&
	            same_text(a->profile_folder, b->profile_folder) && same_text(a->out, b->out) && a->folder_count == b->folder_count;
	for (size_t i = 0; same && i < a->folder_count; i++)
		same = strcmp(a->folders[i], b->folders[i]) == 0;
	return same;
}

/* ---- looking ---- */

static void add_folder(snapshot *s, const char *path)
{
	const char **folders = array_room(s->folders, &s->folder_cap, s->folder_count + 1, sizeof *folders);
	const char *kept = arena_string(s->memory, slice_of(path));
	if (folders) {
		s->folders = folders;
		folders[s->folder_count++] = kept;
	}
	s->failed |= !folders || !kept;
}

static void add_entry(snapshot *s, const char *path, const char *name, bool is_data, const struct stat *about)
{
	entry *entries = array_room(s->entries, &s->cap, s->count + 1, sizeof *entries);
	if (!entries) {
		s->failed = true;
		return;
	}
	s->entries = entries;
	entries[s->count++] = (entry){
	    path, name, is_data, about->st_dev, about->st_ino, about->st_size, about->st_mode, about->st_mtim, about->st_ctim};
}

static bool ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);
	return n > m && strcmp(name + n - m, end) == 0;
}

static bool passes(file_filter filter, const char *name)
{
	switch (filter) {
	case WORDS_ONLY:
		return ends_with(name, ".md") || ends_with(name, ".sql") || ends_with(name, ".yaml") || strcmp(name, "datapackage.json") == 0;
	case TABLES_ONLY: return ends_with(name, ".csv") && strcmp(name, "validation.csv") != 0;
	case PROFILES_ONLY: return ends_with(name, ".yaml");
	default: return true;
	}
}

static bool is_data(file_filter filter)
{
	return filter == ALL_FILES || filter == TABLES_ONLY;
}

static bool is_out(const snapshot *s, const struct stat *about)
{
	return s->out.st_ino && about->st_ino == s->out.st_ino && about->st_dev == s->out.st_dev;
}

static void look_into(snapshot *s, const char *folder, const char *shown, file_filter filter, unsigned depth);

/* A folder counts by its name alone: its times change with every file in it. */
static void look_at(snapshot *s, const char *path, const char *name, file_filter filter, unsigned depth)
{
	struct stat about;
	if (stat(path, &about) != 0)
		about = (struct stat){0}; /* a link to nothing, or gone meanwhile */
	if (!S_ISDIR(about.st_mode)) {
		add_entry(s, path, name, is_data(filter), &about);
		return;
	}
	if (is_out(s, &about))
		return;
	if (filter == ALL_FILES)
		add_entry(s, path, name, true, &(struct stat){.st_ino = 1});
	if (depth)
		look_into(s, path, name, filter, depth - 1);
}

/* The nearest folder above that is there: it tells when this one comes back. */
static void add_above(snapshot *s, const char *path)
{
	while (path && strcmp(path, ".") != 0 && strcmp(path, "/") != 0) {
		path = path_folder(s->memory, path);
		if (path && file_is_folder(path)) {
			add_folder(s, path);
			return;
		}
	}
}

static void look_into(snapshot *s, const char *folder, const char *shown, file_filter filter, unsigned depth)
{
	folder_entry *entries;
	size_t count;
	if (!folder_list(s->memory, folder, &entries, &count)) {
		add_above(s, folder);
		return;
	}
	add_folder(s, folder);
	for (size_t i = 0; i < count; i++) {
		const char *entry_name = entries[i].name;
		if (entry_name[0] == '.' || (!entries[i].is_folder && !passes(filter, entry_name)) ||
		    (entries[i].is_folder && filter == PROFILES_ONLY))
			continue;
		const char *path = path_join(s->memory, folder, entry_name);
		const char *name = *shown ? path_join(s->memory, shown, entry_name) : entry_name;
		if (path && name)
			look_at(s, path, name, filter, depth);
		else
			s->failed = true;
	}
}

/* Order by path; `a`, `b`: entry. */
static int by_path(const void *a, const void *b)
{
	return strcmp(((const entry *)a)->path, ((const entry *)b)->path);
}

/* A file may be met twice: a profile beside the job. */
static void drop_repeated(snapshot *s)
{
	size_t kept = 0;
	if (s->count)
		qsort(s->entries, s->count, sizeof *s->entries, by_path);
	for (size_t i = 0; i < s->count; i++)
		if (!kept || strcmp(s->entries[kept - 1].path, s->entries[i].path) != 0)
			s->entries[kept++] = s->entries[i];
	s->count = kept;
}

static bool has_entry(const snapshot *s, const char *path)
{
	const entry wanted = {.path = path};
	return s->count && bsearch(&wanted, s->entries, s->count, sizeof *s->entries, by_path) != NULL;
}

/* One that is in neither folder may come into either. */
static void look_at_pictures(snapshot *s, const snapshot_scope *scope, const char *folder)
{
	size_t sorted = s->count;
	for (size_t i = 0; folder && i < scope->picture_count; i++) {
		const char *name = arena_string(s->memory, slice_of(scope->pictures[i])), *path = name ? path_join(s->memory, folder, name) : NULL;
		struct stat about;
		if (!path) {
			s->failed = true;
			return;
		}
		add_above(s, path);
		size_t count = s->count;
		s->count = sorted; /* the others are in order */
		bool known = has_entry(s, path);
		s->count = count;
		if (!known && stat(path, &about) == 0 && S_ISREG(about.st_mode))
			add_entry(s, path, name, false, &about);
	}
	drop_repeated(s);
}

bool snapshot_add_pictures(snapshot *s, const snapshot_scope *scope)
{
	look_at_pictures(s, scope, scope->job_folder);
	look_at_pictures(s, scope, scope->template_folder);
	return !s->failed && !arena_failed(s->memory);
}

static void look(snapshot *s, const snapshot_scope *scope)
{
	struct stat about;
	if (stat(scope->job_file, &about) == 0) {
		const char *path = arena_string(s->memory, slice_of(scope->job_file)), *slash = path ? strrchr(path, '/') : NULL;
		add_entry(s, path, slash ? slash + 1 : path, false, &about);
		s->failed |= !path; /* before it is looked at */
	}
	add_above(s, scope->job_folder);
	look_into(s, scope->job_folder, "", PROFILES_ONLY, 0); /* profiles of the job's own, also one that is not there yet */
	if (scope->template_folder) {
		add_above(s, scope->template_folder);
		look_into(s, scope->template_folder, "", WORDS_ONLY, DEPTH_MAX);
	}
	if (scope->profile_folder)
		look_into(s, scope->profile_folder, "", PROFILES_ONLY, 0);
	for (size_t i = 0; i < scope->folder_count; i++) {
		const char *path = path_join(s->memory, scope->job_folder, scope->folders[i]);
		if (path)
			look_into(s, path, scope->folders[i], stat(path, &about) == 0 && is_out(s, &about) ? TABLES_ONLY : ALL_FILES, 1);
		s->failed |= !path;
	}
}

snapshot *snapshot_take(const snapshot_scope *scope)
{
	snapshot *s = calloc(1, sizeof *s);
	if (s)
		s->memory = arena_new();
	if (!s || !s->memory) {
		free(s);
		return NULL;
	}
	if (scope->out && stat(scope->out, &s->out) != 0)
		s->out.st_ino = 0;
	look(s, scope);
	drop_repeated(s);
	if (snapshot_add_pictures(s, scope))
		return s;
	snapshot_free(s);
	return NULL;
}

void snapshot_free(snapshot *s)
{
	if (!s)
		return;
	arena_free(s->memory);
	free(s->entries);
	free(s->folders);
	free(s);
}

size_t snapshot_folder_count(const snapshot *s)
{
	return s->folder_count;
}

const char *snapshot_folder(const snapshot *s, size_t i)
{
	return s->folders[i];
}

/* ---- comparing ---- */

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_file(const entry *a, const entry *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size && a->mode == b->mode &&
	       same_time(a->modified, b->modified) && same_time(a->changed, b->changed);
}

typedef struct difference {
	size_t count, data;
	buf *names;         /* NULL: not wanted */
	const char **files; /* room for all of them; NULL: not wanted */
	bool others;        /* some are no Markdown */
} difference;

static void note(difference *d, const entry *e)
{
	if (d->names && d->count < NAMES_SHOWN) {
		buf_put_string(d->names, d->count ? ", " : "");
		buf_put_string(d->names, e->name);
	}
	const char *slash = strrchr(e->path, '/');
	if (d->files)
		d->files[d->count] = slash ? slash + 1 : e->path;
	d->others |= e->is_data || !ends_with(e->path, ".md");
	d->count++;
	d->data += e->is_data;
}

static void compare(const snapshot *now, const snapshot *before, difference *d)
{
	size_t i = 0, k = 0;
	while (i < now->count || k < before->count) {
		int order = i == now->count ? 1 : k == before->count ? -1 : by_path(&now->entries[i], &before->entries[k]);
		if (order < 0)
			note(d, &now->entries[i++]);
		else if (order > 0)
			note(d, &before->entries[k++]);
		else if (same_file(&now->entries[i], &before->entries[k]))
			i++, k++;
		else
			note(d, &now->entries[i++]), k++;
	}
}

bool snapshot_same_data(const snapshot *s, const snapshot *before)
{
	difference d = {0};
	if (!before)
		return false;
	compare(s, before, &d);
	return d.data == 0;
}

size_t snapshot_changes(const snapshot *s, const snapshot *before, buf *names)
{
	difference d = {.names = names};
	compare(s, before, &d);
	if (d.count > NAMES_SHOWN) {
		buf_put_string(names, " +");
		buf_put_unsigned(names, d.count - NAMES_SHOWN);
	}
	return d.count;
}

const char *const *snapshot_written(const snapshot *s, const snapshot *before, arena *a, size_t *count)
{
	difference d = {.files = arena_array(a, s->count + before->count + 1, sizeof *d.files)};
	if (!d.files)
		return NULL;
	compare(s, before, &d);
	for (size_t i = 0; i < d.count; i++)
		d.files[i] = arena_string(a, slice_of(d.files[i]));
	*count = d.count;
	return d.others || arena_failed(a) ? NULL : d.files;
}
