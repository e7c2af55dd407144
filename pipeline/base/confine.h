/* confine.h: what the process may still do once it knows what it is about: no new programs, no network, no looking into other processes; later, no files
 * but those it was told of.
 *
 * Templates and data come from others, and are read by libraries that are not ours. Should one of them be made to do what it should not, the kernel is asked
 * beforehand to refuse it: by a filter of system calls (seccomp) and by rules about folders (Landlock). A kernel that has neither, or a container that
 * forbids them, confines less; nothing is said then, because nothing is the user's fault. There is no way back, and threads and processes begun
 * afterwards are confined alike. */
#ifndef TONGKET_BASE_CONFINE_H
#define TONGKET_BASE_CONFINE_H

#include <stddef.h>

/* Whether the system has what is asked for; tests ask. */
typedef enum { CONFINED, CONFINED_NOT } confined;

/* From now on: no execve, no sockets, no ptrace, no mounts, namespaces, modules or keys, no typing into the terminal. A refused call fails with EPERM. */
confined confine_calls(void);

/* Files and folders; `count` of them, of which NULL ones, and those that are not there, are passed over. */
typedef struct confine_paths {
	const char *const *items;
	size_t count;
} confine_paths;

/* From now on nothing is changed on disk but at and beneath `written`, and, unless `read` is NULL, nothing is opened for reading but at and beneath `read`, `written`
 * and what the system's libraries need (CONFINE_SYSTEM in confine.c). Beneath `folders` (NULL: nowhere) folders may be
 * made and empty ones removed. What is open stays open. Calling it again confines further. */
confined confine_files(const confine_paths *read, const confine_paths *written, const char *folders);

#endif
