/* agenda.h: the documents that are to be made, known by name before the first of them is: then made, by one process or several. */
#ifndef TONGKET_RUN_AGENDA_H
#define TONGKET_RUN_AGENDA_H

#include "run/documents.h"
#include "run/workers.h"

typedef struct agenda {
	press *press; /* borrowed */
	arena *memory;
	printing *items; /* in the order of the template and of its rows, which is the order of messages */
	size_t count, cap;
	const observer *listening; /* while documents are made: the press's own */
} agenda;

/* False: out of memory (reported). agenda_close is due either way. */
NODISCARD bool agenda_open(agenda *a, press *p);
void agenda_close(agenda *a);

/* Put a document on it, if its `when` is true; its name is remembered among what the press made. What `what` points at stays. False: reported. */
NODISCARD bool agenda_add(agenda *a, const printing *what);

/* Put a document of a report on it: one, or one for each row of its rows fact. What it reads belongs to a record of the press. False: reported. */
NODISCARD bool agenda_add_report(agenda *a, const template_document *source, const profile *layout, const facts *f);

/* How many processes may make documents. */
typedef struct agenda_hands {
	unsigned most;     /* 1: this one */
	worker_pool *pool; /* from which all but one are taken; NULL: they are there */
} agenda_hands;

/* Make all of them, and leave the agenda empty. The files, and what is reported, do not depend on `hands`: of several documents that cannot be made the
 * first decides. False: reported. */
NODISCARD bool agenda_print(agenda *a, const agenda_hands *hands);

#endif
