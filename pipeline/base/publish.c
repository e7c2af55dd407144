/* publish.c: hidden temporary files beside their places, one syncfs for all of them, then renames.
 *
 * The temporary name is fixed (".NAME.part"), so that what a killed run left is overwritten by the next and never piles up. */
#include "base/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/reason.h"

static const message CANNOT_WRITE = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa; các tệp cũ vẫn nguyên.",
        "Check permissions and free space; the earlier files are untouched."}};

typedef struct output {
	const char *name, *temporary, *final;
	bool removal;
	struct output *next;
} output;

/* A folder that was not there before. */
typedef struct new_folder {
	const char *path;
	struct new_folder *before;
} new_folder;

struct publication {
	arena *memory;
	diag *diag;
	const char *folder;
	new_folder *made; /* the last one first */
	output *first, *last;
	bool unflushed;
};

publication *publication_new(const char *folder, diag *d)
{
	publication *p = calloc(1, sizeof *p);
	arena *a = arena_new();
	if (!p || !a) {
		arena_free(a);
		free(p);
		diag_no_memory(d);
		return NULL;
	}
	*p = (publication){.memory = a, .diag = d, .folder = arena_string(a, slice_of(folder))};
	return p;
}

static bool fail(publication *p, const char *name)
{
	return diag_report(p->diag, &CANNOT_WRITE, NOWHERE, name, reason_words(errno, diag_language(p->diag)));
}

static bool remember_folder(publication *p, const char *path)
{
	new_folder *f = arena_alloc(p->memory, sizeof *f);
	const char *kept = arena_string(p->memory, slice_of(path));
	if (!f || !kept)
		return diag_no_memory(p->diag);
	*f = (new_folder){kept, p->made};
	p->made = f;
	return true;
}

/* Make the folder of `path` and its parents. NULL: done; else the folder that could not be made (errno), or that there is no memory for (reported). */
static const char *make_folders(publication *p, const char *path, bool private_)
{
	char *copy = arena_alloc(p->memory, strlen(path) + 1);
	if (!copy) {
		diag_no_memory(p->diag);
		return path;
	}
	memcpy(copy, path, strlen(path) + 1);
	for (char *s = strchr(copy + 1, '/'); s; s = strchr(s + 1, '/')) {
		*s = '\0';
		bool made = mkdir(copy, private_ ? 0700 : 0777) == 0;
		if (!made && errno != EEXIST)
			return copy;
		if (made && !remember_folder(p, copy))
			return copy;
		*s = '/';
	}
	return NULL;
}

const char *publication_prepare(publication *p, bool private_)
{
	const char *inside = path_join(p->memory, p->folder, "x");
	if (!inside || make_folders(p, inside, private_) || !p->made)
		return NULL;
	const new_folder *first = p->made;
	while (first->before)
		first = first->before;
	return path_folder(p->memory, first->path);
}

static output *add_output(publication *p, const char *name)
{
	const char *final = path_join(p->memory, p->folder, name);
	const char *slash = final ? strrchr(final, '/') : NULL;
	const char *base = slash ? slash + 1 : final;
	const char *temporary = final ? arena_printf(p->memory, "%.*s.%s.part", (int)(base - final), final, base) : NULL;
	output *o = arena_alloc(p->memory, sizeof *o);
	const char *kept = arena_string(p->memory, slice_of(name));
	if (!final || !temporary || !o || !kept) {
		diag_no_memory(p->diag);
		return NULL;
	}
	*o = (output){.name = kept, .temporary = temporary, .final = final};
	if (p->last)
		p->last->next = o;
	else
		p->first = o;
	p->last = o;
	return o;
}

/* The same for a file that will be written: its folders are made. */
static output *add_file(publication *p, const char *name, bool private_)
{
	output *o = add_output(p, name);
	const char *unmade = o ? make_folders(p, o->final, private_) : NULL;
	if (!o || unmade) {
		if (unmade && !arena_failed(p->memory))
			fail(p, unmade);
		return NULL;
	}
	if (file_is_folder(o->final)) { /* found now, before anything is renamed */
		errno = EISDIR;
		fail(p, o->final);
		return NULL;
	}
	return o;
}

bool publication_add(publication *p, const char *name, slice bytes, bool private_)
{
	output *o = add_file(p, name, private_);
	if (!o)
		return false;
	unlink(o->temporary);
	int fd = open(o->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, private_ ? 0600 : 0666);
	if (fd < 0)
		return fail(p, o->final);
	bool written = file_write_all(fd, bytes);
	int error = errno;
	bool closed = close(fd) == 0;
	if (written && closed)
		return true;
	if (!written)
		errno = error;
	return fail(p, o->final);
}

const char *publication_reserve(publication *p, const char *name, bool private_)
{
	output *o = add_file(p, name, private_);
	if (!o)
		return NULL;
	unlink(o->temporary);
	int fd = open(o->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, private_ ? 0600 : 0666);
	if (fd < 0 || close(fd) != 0) {
		fail(p, o->final);
		return NULL;
	}
	return o->temporary;
}

bool publication_remove(publication *p, const char *name)
{
	output *o = add_output(p, name);
	if (o)
		o->removal = true;
	return o != NULL;
}

/* One flush for all files of the folder's file system. */
static bool make_durable(publication *p)
{
	int fd = open(p->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fail(p, p->folder);
	bool good = syncfs(fd) == 0;
	int error = errno;
	close(fd);
	errno = error;
	return good || fail(p, p->folder);
}

void publication_skip_flush(publication *p)
{
	p->unflushed = true;
}

bool publication_commit(publication *p)
{
	if (!p->first)
		return true;
	if (!p->unflushed && !make_durable(p))
		return false;
	for (output *o = p->first; o; o = o->next) {
		bool done = o->removal ? unlink(o->final) == 0 || errno == ENOENT || errno == ENOTDIR || errno == EISDIR
		                       : rename(o->temporary, o->final) == 0;
		if (!done)
			return fail(p, o->final);
		o->temporary = NULL;
	}
	p->first = p->last = NULL;
	return true;
}

void publication_free(publication *p)
{
	if (!p)
		return;
	for (output *o = p->first; o; o = o->next)
		if (o->temporary && !o->removal)
			unlink(o->temporary);
	for (const new_folder *f = p->made; f; f = f->before)
		rmdir(f->path); /* stays where something was published */
	arena_free(p->memory);
	free(p);
}
