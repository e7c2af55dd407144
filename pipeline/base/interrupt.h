/* interrupt.h: what must not outlive a program that a signal ends: the processes it started, and the files and folders it had begun.
 *
 * Ctrl-C, SIGTERM, SIGHUP and a reader that went away (SIGPIPE) end the program by that very signal, after its workers were ended and its debris was removed.
 * The lists are the process's own, as signals are: this is the one place with state of that kind. Everything here is for the main thread; other threads
 * are started with these signals blocked (interrupt_hold). */
#ifndef TONGKET_BASE_INTERRUPT_H
#define TONGKET_BASE_INTERRUPT_H

#include <signal.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/compiler.h"

#define INTERRUPT_CHILDREN 256 /* processes a program has at a time */

/* A path that is removed: a file, or a folder if it is empty. Its memory is the caller's and stays until the list is forgotten. */
typedef struct debris_path {
	const char *path;
	bool is_folder;
	struct debris_path *before;
} debris_path;

/* Paths in the order in which they were made. Zeroed: none. */
typedef struct debris {
	debris_path *volatile last;
	struct debris *next; /* of the lists that are watched */
} debris;

/* From now on those signals are caught; one that the program was started to ignore stays ignored (nohup). */
void interrupt_catch(void);

/* Remove what is on the list, the newest first, should a signal come; until debris_forget. */
void debris_watch(debris *d);
void debris_forget(debris *d);

/* `entry`, whose path and is_folder are set, joins the list. Before the thing is made: removing what is not there is no harm. */
void debris_add(debris *d, debris_path *entry);

/* Remove what is on the list now, the newest first. */
void debris_remove(const debris *d);

/* No such signal arrives between the two: a step that must not be left half done. */
void interrupt_hold(sigset_t *before);
void interrupt_go_on(const sigset_t *before);

/* A process that this one started, held between the two calls; it is ended (SIGTERM) and waited for. False: there are too many. Between interrupt_hold and interrupt_go_on. */
NODISCARD bool interrupt_add_child(pid_t child);
void interrupt_drop_child(pid_t child);

/* In a process just started, which dies with this one's parent and is ended by it: nothing of the parent's is its to remove. SIGINT and SIGHUP, which a
 * terminal sends to all, are left to the parent. `catches`: it may have debris of its own. */
void interrupt_be_child(bool catches);

#endif
