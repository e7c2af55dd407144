/* interrupt.c: the handler walks linked lists whose links are set in one step, and calls nothing but kill, waitpid, unlink, rmdir and raise, which a handler may
 * (signal-safety(7)). */
#include "base/interrupt.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

static struct {
	debris *volatile first;
	volatile pid_t children[INTERRUPT_CHILDREN]; /* 0: free */
} mine;

void debris_remove(const debris *d)
{
	for (const debris_path *p = d->last; p; p = p->before) {
		if (p->is_folder)
			rmdir(p->path); /* stays where something else is in it */
		else
			unlink(p->path);
	}
}

static void end_children(void)
{
	for (size_t i = 0; i < COUNT_OF(mine.children); i++)
		if (mine.children[i] > 0)
			kill(mine.children[i], SIGTERM);
	for (size_t i = 0; i < COUNT_OF(mine.children); i++)
		while (mine.children[i] > 0 && waitpid(mine.children[i], NULL, 0) < 0 && errno == EINTR)
			continue;
}

static void end_by(int signal_number)
{
	end_children();
	for (const debris *d = mine.first; d; d = d->next)
		debris_remove(d);
	struct sigaction usual = {.sa_handler = SIG_DFL};
	sigset_t its;
	sigemptyset(&its);
	sigaddset(&its, signal_number);
	sigaction(signal_number, &usual, NULL);
	raise(signal_number);
	sigprocmask(SIG_UNBLOCK, &its, NULL);
}

static void fill_set(sigset_t *all)
{
	sigemptyset(all);
	for (size_t i = 0; i < COUNT_OF(SIGNALS); i++)
		sigaddset(all, SIGNALS[i]);
}

static void catch_one(int signal_number, bool even_ignored)
{
	struct sigaction now, ours = {.sa_handler = end_by, .sa_flags = SA_RESTART};
	fill_set(&ours.sa_mask);
	bool ignored = sigaction(signal_number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
	if (!ignored || even_ignored)
		sigaction(signal_number, &ours, NULL);
}

void interrupt_catch(void)
{
	for (size_t i = 0; i < COUNT_OF(SIGNALS); i++)
		catch_one(SIGNALS[i], false);
}

void debris_watch(debris *d)
{
	d->next = mine.first;
	atomic_signal_fence(memory_order_release);
	mine.first = d;
}

void debris_forget(debris *d)
{
	if (mine.first == d) {
		mine.first = d->next;
		return;
	}
	for (debris *other = mine.first; other; other = other->next)
		if (other->next == d)
			other->next = d->next;
}

void debris_add(debris *d, debris_path *entry)
{
	entry->before = d->last;
	atomic_signal_fence(memory_order_release);
	d->last = entry;
}

void interrupt_hold(sigset_t *before)
{
	sigset_t all;
	fill_set(&all);
	pthread_sigmask(SIG_BLOCK, &all, before);
}

void interrupt_go_on(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

static bool replace_child(pid_t old, pid_t now)
{
	for (size_t i = 0; i < COUNT_OF(mine.children); i++)
		if (mine.children[i] == old) {
			mine.children[i] = now;
			return true;
		}
	return false;
}

bool interrupt_add_child(pid_t child)
{
	return replace_child(0, child);
}

void interrupt_drop_child(pid_t child)
{
	replace_child(child, 0);
}

void interrupt_be_child(bool catches)
{
	mine.first = NULL;
	for (size_t i = 0; i < COUNT_OF(mine.children); i++)
		mine.children[i] = 0;
	signal(SIGINT, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	if (catches) {
		catch_one(SIGTERM, true);
		catch_one(SIGPIPE, true);
	} else {
		signal(SIGTERM, SIG_DFL);
		signal(SIGPIPE, SIG_DFL);
	}
	sigset_t all;
	fill_set(&all);
	pthread_sigmask(SIG_UNBLOCK, &all, NULL);
}
