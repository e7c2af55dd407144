/* file.h: reading files whole, and listing folders.
 *
 * Nothing here follows a path out of the folder it was told to stay in, or reads anything but regular files. */
#ifndef TONGKET_BASE_FILE_H
#define TONGKET_BASE_FILE_H

#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* The bytes of a file, read into memory or mapped. Zero bytes long: ptr is not NULL. */
typedef struct file_bytes {
	slice bytes;
	void *owned;   /* what file_free gives back */
	size_t mapped; /* > 0: length of the mapping */
	int fd;        /* of a mapped file, and when it was last changed */
	struct timespec changed_at;
} file_bytes;

typedef enum {
	FILE_READ,        /* done */
	FILE_MISSING,     /* no such file or folder */
	FILE_NOT_REGULAR, /* a folder, FIFO, device, socket */
	FILE_OUTSIDE,     /* a link that leads out of the folder it must stay in */
	FILE_DANGLING,    /* a link that leads to nothing */
	FILE_CHANGED,     /* while it was read; file_try_read never says so */
	FILE_TOO_LARGE,
	FILE_FAILED /* permission, input/output error, memory; errno says which */
} file_status;

/* Read `path` whole, at most `max` bytes. Reports nothing. `within`: if not NULL, an absolute real path of a folder which the file, with
 * all links followed, must lie in. On FILE_READ *out is yours, file_free. */
file_status file_try_read(const char *path, const char *within, size_t max, file_bytes *out);

/* The same, every status but FILE_READ reported to `diag` under the name `shown`, at `asked` when asked.file is not NULL (the line of
 * the file that names this one). A missing, irregular, outside or oversized file is STATUS_USAGE when `usage`, else STATUS_MACHINE. */
NODISCARD bool file_read(const char *path, const char *shown, size_t max, bool usage, place asked, file_bytes *out, diag *d);
void file_free(file_bytes *f);

/* Whether a file that was read is still what it was: a large one is mapped, and somebody may write to it meanwhile. */
bool file_is_unchanged(const file_bytes *f);

/* From now on a mapped file that is cut short while it is read reads as zeros behind its new end, instead of ending the program. */
void file_survive_cuts(void);

/* Give back the memory of a part of a mapped file that has been read: looking at it again reads it again. Nothing for one that was copied, nor
 * for a part that is not of it; `f` may be NULL. */
void file_forget(const file_bytes *f, slice part);

/* Report `status` (not FILE_READ) of the file shown as `shown`; `error` is errno. Returns false. */
bool file_report(file_status status, int error, const char *shown, bool usage, place asked, diag *d);

/* Append what file_report would say, its text and its hint (none for some). */
void file_put_words(file_status status, int error, const char *shown, language lang, buf *text, buf *hint);

/* Write all of `bytes`. False: errno says why. */
NODISCARD bool file_write_all(int fd, slice bytes);

/* Whether something is at `path` and is a folder; whether something is there at all. */
bool file_is_folder(const char *path);
bool file_exists(const char *path);

/* `folder` and `name` joined by '/'; an absolute `name` stays itself. In `a`. NULL: out of memory. */
const char *path_join(arena *a, const char *folder, const char *name);

/* The folder part of a path ("." when there is none). In `a`. */
const char *path_folder(arena *a, const char *path);

/* One entry of a folder. */
typedef struct folder_entry {
	const char *name;
	bool is_folder;  /* links followed */
	bool is_regular; /* links followed */
	bool is_link;    /* or it cannot be told without a further look */
} folder_entry;

/* The entries of the folder, without "." and "..", sorted by bytes; in `a`. False: not readable; errno says why; nothing is reported. */
NODISCARD bool folder_list(arena *a, const char *path, folder_entry **out, size_t *count);

#endif
