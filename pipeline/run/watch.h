/* watch.h: waiting until something in some folders changes, or until the user has had enough.
 *
 * From watch_open on SIGINT and SIGTERM (and SIGHUP, unless it was ignored) no longer end the program: they are what WATCH_ENDED says. */
#ifndef TONGKET_RUN_WATCH_H
#define TONGKET_RUN_WATCH_H

#include "run/snapshot.h"

typedef struct watch watch;

typedef enum {
	WATCH_CHANGED, /* something happened, and then nothing for a moment; or it is time to look again */
	WATCH_ENDED,   /* the user stopped it, or nobody reads standard output any more */
	WATCH_FAILED   /* errno says why */
} watch_result;

/* Yours, watch_close, which gives the signals back. NULL: errno says why. */
watch *watch_open(void);
void watch_close(watch *w);

/* Watch the folders of a snapshot from now on; those watched already stay. True: there were new ones, so that the snapshot may miss what happened in them before:
 * take another. Folders that cannot be watched (the system has no more watches) are looked at once a second. */
bool watch_folders(watch *w, const snapshot *s);

watch_result watch_wait(watch *w);

/* Whether it is WATCH_ENDED already, without waiting. */
bool watch_has_ended(watch *w);

#endif
