/* workers.h: pieces of work done by several processes at once, or by this one.
 *
 * The largest pieces are begun first; whoever is free takes the next one from a counter that all of them share. What is reported and what follows is the same for
 * any number of processes: diagnostics come in the order of the pieces, and of several that fail the first decides. A process that dies takes one piece with it,
 * and the others go on. A fork has all of the parent's memory: pieces need no description but their number. It must not use what belongs to the parent's
 * process, as an open database does. */
#ifndef TONGKET_RUN_WORKERS_H
#define TONGKET_RUN_WORKERS_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/slice.h"

/* Who does a piece. */
typedef struct worker worker;

/* How many more processes than one for each crew may run, among crews in several processes. */
typedef struct worker_pool worker_pool;

typedef enum {
	PIECE_DONE,
	PIECE_FAILED, /* reported */
	PIECE_LOST    /* the process died meanwhile (reported) */
} piece_end;

typedef struct work {
	size_t count;
	const uint64_t *sizes; /* of the pieces, in any unit; NULL: all alike */
	unsigned most;         /* processes at a time; 1: this one does it */
	bool all;              /* pieces are done even when one before them failed; otherwise they are not wanted then */
	bool catches;          /* a piece has files to remove when a signal ends it (base/interrupt.h) */
	worker_pool
	    *pool; /* where processes but the first are taken from, and one is given back to when `gives`; NULL: nothing but `most` counts */
	bool gives;
	/* Do a piece, with diagnostics to `d`. In a process of its own: what it changes in memory is lost, but for what worker_tell tells. False: reported. */
	bool (*make)(void *user, size_t piece, worker *w, diag *d);
	/* In this process, as it comes; NULL: nobody listens. */
	void (*told)(void *user, size_t piece, unsigned kind, slice what);
	/* In this process, piece after piece in their order, the piece's diagnostics being in the diag of workers_run; NULL: nobody listens. */
	void (*ended)(void *user, size_t piece, piece_end how);
	/* What a message calls a piece. */
	const char *(*name)(void *user, size_t piece);
	void *user;
} work;

/* Tell this piece's work.told. */
void worker_tell(worker *w, unsigned kind, slice what);

/* Do all of it. False: a piece failed or was lost, or memory is out; reported. */
NODISCARD bool workers_run(const work *w, diag *d);

/* In memory shared with processes started from now on. NULL: there is none, which may be taken for a pool of nothing. */
worker_pool *worker_pool_new(unsigned spare);
void worker_pool_free(worker_pool *p);

#endif
