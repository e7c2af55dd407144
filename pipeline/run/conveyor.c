/* conveyor.c: a ring of batches between two threads. The reader fills the batch number `put`, the store takes number `taken`; each belongs to
 * one of them at any time, so that only the two numbers need the lock. */
#include "run/conveyor.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "base/interrupt.h"
#include "store/batch.h"

#define BATCHES 4 /* enough that neither waits for the other's hiccups, few enough to stay in the cache */

struct conveyor {
	store *store;
	diag *d;
	conveyor_reader *read;
	void *user;
	int64_t files; /* added so far, those the store had included */
	batch *batches[BATCHES];

	bool threaded;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	uint64_t put, taken; /* batches handed over; batches stored */
	bool ended, stopped; /* nothing more will come; nothing more is wanted */
	bool read_all;       /* the reader's verdict */
};

static batch *filling(conveyor *c)
{
	return c->batches[c->put % BATCHES];
}

/* Hand over the batch that is being filled; the next one is empty then. */
static bool hand_over(conveyor *c)
{
	if (!c->threaded) {
		bool good = store_take(c->store, filling(c));
		batch_clear(filling(c));
		return good;
	}
	pthread_mutex_lock(&c->lock);
	c->put++;
	pthread_cond_signal(&c->changed);
	while (c->put - c->taken == BATCHES && !c->stopped)
		pthread_cond_wait(&c->changed, &c->lock);
	bool go_on = !c->stopped;
	pthread_mutex_unlock(&c->lock);
	return go_on;
}

/* False: it could not be added and there is no use in trying again. *again: the batch was full, try the next one. */
static bool was_added(conveyor *c, batch_status status, bool *again)
{
	*again = status == BATCH_FULL;
	if (status == BATCH_NO_MEMORY)
		return diag_no_memory(c->d);
	return status == BATCH_ADDED || hand_over(c);
}

int64_t conveyor_add_file(conveyor *c, const file_record *f)
{
	bool again;
	do {
		if (!was_added(c, batch_add_file(filling(c), f), &again))
			return 0;
	} while (again);
	return ++c->files;
}

bool conveyor_end_file(conveyor *c, int64_t file, const file_outcome *o, size_t fields)
{
	bool again, good;
	do
		good = was_added(c, batch_end_file(filling(c), file, o, fields), &again);
	while (good && again);
	return good;
}

bool conveyor_add_row(conveyor *c, const row *r)
{
	bool again, good;
	do
		good = was_added(c, batch_add_row(filling(c), r), &again);
	while (good && again);
	return good;
}

bool conveyor_add_issue(conveyor *c, const issue *i)
{
	bool again, good;
	do
		good = was_added(c, batch_add_issue(filling(c), i), &again);
	while (good && again);
	return good;
}

static bool read_to_end(conveyor *c)
{
	return c->read(c->user, c) && (batch_is_empty(filling(c)) || hand_over(c));
}

/* ---- two threads ---- */

static void *reading(void *user)
{
	conveyor *c = user;
	c->read_all = read_to_end(c);
	pthread_mutex_lock(&c->lock);
	c->ended = true;
	pthread_cond_signal(&c->changed);
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

/* The next batch to store. NULL: there will be none. */
static batch *next_batch(conveyor *c)
{
	pthread_mutex_lock(&c->lock);
	while (c->put == c->taken && !c->ended)
		pthread_cond_wait(&c->changed, &c->lock);
	batch *next = c->put == c->taken ? NULL : c->batches[c->taken % BATCHES];
	pthread_mutex_unlock(&c->lock);
	return next;
}

static void give_back(conveyor *c, batch *b, bool stored)
{
	batch_clear(b);
	pthread_mutex_lock(&c->lock);
	c->taken++;
	c->stopped = !stored;
	pthread_cond_signal(&c->changed);
	pthread_mutex_unlock(&c->lock);
}

static bool run_threaded(conveyor *c)
{
	pthread_t reader;
	sigset_t before;
	c->threaded = true;
	interrupt_hold(&before); /* signals are the main thread's */
	int failed = pthread_create(&reader, NULL, reading, c);
	interrupt_go_on(&before);
	if (failed) {
		c->threaded = false;
		return read_to_end(c);
	}
	batch *b;
	while (!c->stopped && (b = next_batch(c)))
		give_back(c, b, store_take(c->store, b));
	pthread_join(reader, NULL);
	return c->read_all && !c->stopped;
}

/* ---- the whole of it ---- */

unsigned conveyor_cores(void)
{
	cpu_set_t cores;
	return sched_getaffinity(0, sizeof cores, &cores) == 0 ? (unsigned)CPU_COUNT(&cores) : 1;
}

bool conveyor_run(store *s, unsigned threads, conveyor_reader *read, void *user, diag *d)
{
	conveyor c = {.store = s,
	    .d = d,
	    .read = read,
	    .user = user,
	    .files = (int64_t)store_count(s).files,
	    .lock = PTHREAD_MUTEX_INITIALIZER,
	    .changed = PTHREAD_COND_INITIALIZER};
	size_t made = 0, wanted = threads > 1 ? BATCHES : 1;
	while (made < wanted && (c.batches[made] = batch_new()))
		made++;
	bool good = made == wanted ? (threads > 1 ? run_threaded(&c) : read_to_end(&c)) : diag_no_memory(d);
	while (made)
		batch_free(c.batches[--made]);
	return good;
}
