/* lock.c: a locked file that names its owner.
 *
 * Its owner removes it, so that a finished run leaves nothing. Whoever then waits at the removed file would lock what nobody sees: after locking, the name must
 * still lead to the same file, or it is tried again. */
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/reason.h"

#define LOCK_NAME ".tongket.lock"
#define OWNER_BYTES 200
#define TRIES 100 /* owners that come and go between two calls */

static const message LOCKED = {"folder-locked", STATUS_MACHINE,
    {"một lần chạy khác đang ghi vào “{1}”: {2}", "another run is writing to “{1}”: {2}"},
    {"Chờ lần chạy ấy xong rồi chạy lại, hoặc ghi ra thư mục khác bằng --out.",
        "Wait for it to end and run again, or write elsewhere with --out."}};

struct folder_lock {
	arena *memory;
	const char *path;
	int fd;
};

/* "huong@vp01, process 4711, since 2015-08-25 09:30" */
static void name_owner(char out[OWNER_BYTES])
{
	struct utsname host;
	struct tm now = {0};
	time_t seconds = time(NULL);
	const char *user = getenv("USER");
	char number[24], when[24] = "";
	snprintf(number, sizeof number, "uid %u", (unsigned)getuid());
	if (uname(&host) != 0)
		host.nodename[0] = '\0';
	if (localtime_r(&seconds, &now))
		strftime(when, sizeof when, "%Y-%m-%d %H:%M", &now);
	snprintf(out, OWNER_BYTES, "%.60s@%.60s, process %ld, since %s\n", user && *user ? user : number, host.nodename, (long)getpid(), when);
}

/* What the owner wrote, one line without controls: it goes to a terminal. */
static void read_owner(int fd, char out[OWNER_BYTES])
{
	ssize_t n = pread(fd, out, OWNER_BYTES - 1, 0);
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
	for (char *c = out; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7F)
			*c = '?';
	if (!*out)
		snprintf(out, OWNER_BYTES, "?");
}

static bool fail(const folder_lock *l, diag *d)
{
	return diag_report(d, &OUTPUT_UNWRITTEN, NOWHERE, l->path, reason_words(errno, diag_language(d)));
}

/* Whether the name leads to the open file still. */
static bool is_there(const folder_lock *l)
{
	struct stat open_file, named;
	return fstat(l->fd, &open_file) == 0 && lstat(l->path, &named) == 0 && open_file.st_ino == named.st_ino &&
	       open_file.st_dev == named.st_dev;
}

/* Open and lock the file. *again: it went away meanwhile. False: reported, unless *again. */
static bool open_locked(folder_lock *l, bool *again, diag *d)
{
	char owner[OWNER_BYTES];
	*again = false;
	l->fd = open(l->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (l->fd < 0)
		return fail(l, d);
	if (flock(l->fd, LOCK_EX | LOCK_NB) != 0 && (errno == EWOULDBLOCK || errno == EINTR)) {
		read_owner(l->fd, owner);
		char *folder = strndup(l->path, strlen(l->path) - strlen(LOCK_NAME) - 1);
		bool told = folder ? diag_report(d, &LOCKED, NOWHERE, folder, owner) : diag_no_memory(d);
		free(folder);
		return told;
	}
	*again = !is_there(l);
	return !*again;
}

static bool take(folder_lock *l, bool *stale, diag *d)
{
	char owner[OWNER_BYTES];
	bool again = true;
	for (int i = 0; again && i < TRIES; i++) {
		if (l->fd >= 0)
			close(l->fd);
		if (!open_locked(l, &again, d) && !again)
			return false;
	}
	struct stat info;
	*stale = fstat(l->fd, &info) == 0 && info.st_size > 0;
	name_owner(owner);
	if (ftruncate(l->fd, 0) == 0 && pwrite(l->fd, owner, strlen(owner), 0) == (ssize_t)strlen(owner))
		return true;
	return fail(l, d);
}

folder_lock *lock_take(const char *folder, bool *stale, diag *d)
{
	arena *a = arena_new();
	folder_lock *l = a ? arena_alloc(a, sizeof *l) : NULL;
	if (l)
		*l = (folder_lock){.memory = a, .path = path_join(a, folder, LOCK_NAME), .fd = -1};
	if (!l || !l->path) {
		diag_no_memory(d);
		arena_free(a);
		return NULL;
	}
	if (take(l, stale, d))
		return l;
	if (l->fd >= 0)
		close(l->fd);
	arena_free(a);
	return NULL;
}

const char *lock_path(const folder_lock *l)
{
	return l->path;
}

void lock_free(folder_lock *l)
{
	if (!l)
		return;
	unlink(l->path);
	close(l->fd);
	arena_free(l->memory);
}
