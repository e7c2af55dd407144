/* listener.h: what jobs tell while they run, turned into a line on the terminal or into events. */
#ifndef TONGKET_CLI_LISTENER_H
#define TONGKET_CLI_LISTENER_H

#include "cli/command.h"
#include "cli/progress.h"

typedef struct listener listener;

/* One job that is listened to. */
typedef struct heard_job {
	listener *listener;
	const char *name; /* as on the command line */
	size_t done, of;  /* documents */
	observer observer;
} heard_job;

struct listener {
	bool events;
	language lang;
	FILE *bar_stream; /* standard error, wherever that leads while a job runs */
	progress *bar;    /* NULL: none */
	heard_job *jobs;
	size_t count, ended;
	size_t done; /* documents of all jobs */
};

/* For the jobs of the command line. False: out of memory (reported). listener_close is due either way. */
NODISCARD bool listener_open(listener *l, const arguments *a, diag *d);
void listener_close(listener *l);

/* Job number `i` begins; what to tell meanwhile, NULL: nothing. */
const observer *listener_begin(listener *l, size_t i);

/* It has ended, with what `d` holds to be told: as events, which are then forgotten by `d`; otherwise nothing is done with it. */
void listener_end(listener *l, size_t i, status_kind status, diag *d);

#endif
