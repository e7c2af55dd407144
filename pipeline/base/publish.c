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
#include "base/interrupt.h"
#include "base/lock.h"
#include "base/reason.h"

typedef struct output {
	const char *name, *temporary, *final;
	bool removal;
	debris_path part; /* `temporary`, while it may be there */
	struct output *next;
} output;

struct publication {
	arena *memory;
	diag *diag;
	const char *folder;
	folder_lock *lock; /* from the first file on */
	debris held;       /* its file */
	debris_path held_file;
	debris begun; /* temporary files, and folders that were not there before */
	slice there;  /* the folder that was made or found last, with its '/' */
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
	debris_watch(&p->begun);
	debris_watch(&p->held); /* removed first, or its folder could not be */
	return p;
}

static bool fail(publication *p, const char *name)
{
	return diag_report(p->diag, &OUTPUT_UNWRITTEN, NOWHERE, name, reason_words(errno, diag_language(p->diag)));
}

/* `path` is being made. */
static bool will_be_folder(publication *p, const char *path)
{
	debris_path *entry = arena_alloc(p->memory, sizeof *entry);
	const char *kept = arena_string(p->memory, slice_of(path));
	if (!entry || !kept)
		return diag_no_memory(p->diag);
	*entry = (debris_path){.path = kept, .is_folder = true};
	debris_add(&p->begun, entry);
	return true;
}

/* `quietly`: a folder that cannot be made is not reported. */
static bool make_folder(publication *p, const char *path, bool private_, bool quietly)
{
	sigset_t before;
	interrupt_hold(&before); /* or a new folder would be nobody's */
	bool made = mkdir(path, private_ ? 0700 : 0777) == 0, there = !made && errno == EEXIST;
	bool good = made ? will_be_folder(p, path) : there || (!quietly && fail(p, path));
	interrupt_go_on(&before);
	return good;
}

/* Make the folder of `path` and its parents. */
static bool make_folders(publication *p, const char *path, bool private_, bool quietly)
{
	size_t above = (size_t)(strrchr(path, '/') + 1 - path);
	if (slice_equal((slice){path, above}, p->there))
		return true;
	char *copy = arena_alloc(p->memory, above + 1);
	if (!copy)
		return diag_no_memory(p->diag);
	memcpy(copy, path, above);
	for (char *s = strchr(copy + 1, '/'); s; s = strchr(s + 1, '/')) {
		*s = '\0';
		if (!make_folder(p, copy, private_, quietly))
			return false;
		*s = '/';
	}
	p->there = (slice){copy, above};
	return true;
}

const char *publication_prepare(publication *p, bool private_)
{
	const char *inside = path_join(p->memory, p->folder, "x");
	if (!inside || !make_folders(p, inside, private_, true) || !p->begun.last)
		return NULL;
	const debris_path *first = p->begun.last;
	while (first->before)
		first = first->before;
	return path_folder(p->memory, first->path);
}

/* Where a file is written before it gets its name. In `a`. */
static const char *part_of(arena *a, const char *final)
{
	const char *slash = strrchr(final, '/'), *base = slash ? slash + 1 : final;
	return arena_printf(a, "%.*s.%s.part", (int)(base - final), final, base);
}

static output *add_output(publication *p, const char *name)
{
	const char *final = path_join(p->memory, p->folder, name);
	const char *temporary = final ? part_of(p->memory, final) : NULL;
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

/* The folder is this program's as long as the publication lives. */
static bool lock_folder(publication *p, bool private_)
{
	bool stale; /* temporary names are fixed: what a killed run left is written anew */
	sigset_t before;
	const char *inside = path_join(p->memory, p->folder, "x");
	if (!inside)
		return diag_no_memory(p->diag);
	if (p->lock || !make_folders(p, inside, private_, false))
		return p->lock != NULL;
	interrupt_hold(&before);
	p->lock = lock_take(p->folder, &stale, p->diag);
	if (p->lock) {
		p->held_file = (debris_path){.path = lock_path(p->lock)};
		debris_add(&p->held, &p->held_file);
	}
	interrupt_go_on(&before);
	return p->lock != NULL;
}

/* The same for a file that will be written: its folders are made. */
static output *add_file(publication *p, const char *name, bool private_)
{
	output *o = lock_folder(p, private_) ? add_output(p, name) : NULL;
	if (!o || (strchr(o->final, '/') && !make_folders(p, o->final, private_, false)))
		return NULL;
	if (file_is_folder(o->final)) { /* found now, before anything is renamed */
		errno = EISDIR;
		fail(p, o->final);
		return NULL;
	}
	o->part.path = o->temporary;
	debris_add(&p->begun, &o->part);
	return o;
}

bool publication_expect(publication *p, const char *name, bool private_)
{
	return add_file(p, name, private_) != NULL;
}

/* An empty file at `temporary`, open. -1: reported with its final name. */
static int create(publication *p, const char *temporary, const char *final, bool private_)
{
	unlink(temporary);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, private_ ? 0600 : 0666);
	if (fd < 0)
		fail(p, final);
	return fd;
}

static bool write_file(publication *p, const char *temporary, const char *final, slice bytes, bool private_)
{
	int fd = create(p, temporary, final, private_);
	if (fd < 0)
		return false;
	bool written = file_write_all(fd, bytes);
	int error = errno;
	bool closed = close(fd) == 0;
	if (written && closed)
		return true;
	if (!written)
		errno = error;
	return fail(p, final);
}

bool publication_add(publication *p, const char *name, slice bytes, bool private_)
{
	const output *o = add_file(p, name, private_);
	return o && write_file(p, o->temporary, o->final, bytes, private_);
}

bool publication_fill(publication *p, const char *name, slice bytes, bool private_)
{
	arena *a = arena_new();
	const char *final = a ? path_join(a, p->folder, name) : NULL, *temporary = final ? part_of(a, final) : NULL;
	bool good = temporary ? write_file(p, temporary, final, bytes, private_) : diag_no_memory(p->diag);
	arena_free(a);
	return good;
}

const char *publication_reserve(publication *p, const char *name, bool private_)
{
	const output *o = add_file(p, name, private_);
	int fd = o ? create(p, o->temporary, o->final, private_) : -1;
	if (fd < 0)
		return NULL;
	if (close(fd) != 0) {
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

static bool rename_all(publication *p)
{
	for (output *o = p->first; o; o = o->next) {
		bool done = o->removal ? unlink(o->final) == 0 || errno == ENOENT || errno == ENOTDIR || errno == EISDIR
		                       : rename(o->temporary, o->final) == 0;
		if (!done)
			return fail(p, o->final);
		o->temporary = NULL;
	}
	p->first = p->last = NULL;
	p->begun.last = NULL;
	return true;
}

bool publication_commit(publication *p)
{
	if (!p->first)
		return true;
	if (!p->unflushed && !make_durable(p))
		return false;
	sigset_t before;
	interrupt_hold(&before); /* all of them get their names, or none */
	bool good = rename_all(p);
	interrupt_go_on(&before);
	return good;
}

void publication_drop(publication *p)
{
	if (!p->lock)
		return;               /* nothing was put */
	debris_remove(&p->begun); /* but for the folder itself, which is not empty */
	p->first = p->last = NULL;
	p->there = (slice){NULL, 0};
}

void publication_free(publication *p)
{
	if (!p)
		return;
	lock_free(p->lock); /* first, or its folder could not be removed */
	debris_forget(&p->held);
	debris_remove(&p->begun);
	debris_forget(&p->begun);
	arena_free(p->memory);
	free(p);
}
