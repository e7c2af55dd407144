/* watch.c: inotify(7) on folders, signals as a descriptor, and a moment of quiet before anything is done: editors write a file in several steps, or write another one
 * and rename it. Events say only that something happened; what it was is told by comparing snapshots, so that no event can be misunderstood or missed for good. */
#include "run/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#define QUIET_MS 100    /* nothing happens for so long: the editor is done */
#define RESTLESS_MAX 20 /* times QUIET_MS that are waited for quiet at most */
#define LOOK_MS 1000    /* between two looks where not every folder can be watched */
#define EVENTS                                                                                                                             \
	(IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

struct watch {
	int events, signals;
	int newest;   /* watch descriptors count upwards */
	bool partial; /* some folder is not watched */
	sigset_t before;
};

static bool is_ignored(int signal_number)
{
	struct sigaction now;
	return sigaction(signal_number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

watch *watch_open(void)
{
	watch *w = calloc(1, sizeof *w);
	sigset_t taken;
	if (!w)
		return NULL;
	sigemptyset(&taken);
	sigaddset(&taken, SIGINT);
	sigaddset(&taken, SIGTERM);
	if (!is_ignored(SIGHUP))
		sigaddset(&taken, SIGHUP);
	*w = (watch){.events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC), .signals = signalfd(-1, &taken, SFD_NONBLOCK | SFD_CLOEXEC)};
	w->partial = w->events < 0; /* no inotify here: looked at once a second */
	sigprocmask(SIG_BLOCK, &taken, &w->before);
	if (w->signals >= 0)
		return w;
	int error = errno;
	watch_close(w);
	errno = error;
	return NULL;
}

void watch_close(watch *w)
{
	if (!w)
		return;
	if (w->events >= 0)
		close(w->events);
	if (w->signals >= 0) {
		struct signalfd_siginfo one;
		while (read(w->signals, &one, sizeof one) > 0)
			continue; /* those that came are answered */
		close(w->signals);
	}
	sigprocmask(SIG_SETMASK, &w->before, NULL);
	free(w);
}

bool watch_folders(watch *w, const snapshot *s)
{
	int before = w->newest;
	if (w->events < 0)
		return false;
	w->partial = false;
	for (size_t i = 0; i < snapshot_folder_count(s); i++) {
		int one = inotify_add_watch(w->events, snapshot_folder(s, i), EVENTS | IN_ONLYDIR);
		if (one > w->newest)
			w->newest = one;
		w->partial |= one < 0;
	}
	return w->newest > before;
}

/* Throw the events away. False: there was none. */
static bool drain(const watch *w)
{
	char bytes[4096];
	bool any = false;
	while (w->events >= 0 && read(w->events, bytes, sizeof bytes) > 0)
		any = true;
	return any;
}

static bool ended(const struct pollfd *signals, const struct pollfd *output)
{
	return (signals->revents & POLLIN) || (output->revents & (POLLERR | POLLHUP));
}

/* Wait for an event at most so long (-1: for ever). */
static watch_result wait_once(const watch *w, int most_ms, bool *happened)
{
	struct pollfd on[] = {{w->signals, POLLIN, 0}, {STDOUT_FILENO, 0, 0}, {w->events, POLLIN, 0}}; /* a descriptor of -1 is passed over */
	int got = poll(on, COUNT_OF(on), most_ms);
	*happened = got > 0 && drain(w);
	if (got < 0 && errno != EINTR)
		return WATCH_FAILED;
	return got > 0 && ended(&on[0], &on[1]) ? WATCH_ENDED : WATCH_CHANGED;
}

watch_result watch_wait(watch *w)
{
	bool happened = false;
	watch_result result = wait_once(w, w->partial ? LOOK_MS : -1, &happened);
	for (int i = 0; result == WATCH_CHANGED && happened && i < RESTLESS_MAX; i++)
		result = wait_once(w, QUIET_MS, &happened);
	return result;
}

bool watch_has_ended(watch *w)
{
	struct pollfd on[] = {{w->signals, POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
	return poll(on, COUNT_OF(on), 0) > 0 && ended(&on[0], &on[1]);
}
