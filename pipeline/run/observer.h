/* observer.h: who wants to know how a run goes on: a bar on a terminal, or another program. What is told changes nothing. */
#ifndef TONGKET_RUN_OBSERVER_H
#define TONGKET_RUN_OBSERVER_H

#include <stddef.h>
#include <stdint.h>

/* What the tables' files hold. */
typedef struct observed_counts {
	uint64_t files, rows, errors, warnings, notes;
} observed_counts;

/* Functions that are NULL are not called. All are called by one thread at a time. */
typedef struct observer {
	/* A stage begins: "load" "check" "aggregate" "render" "lists" "publish". NULL: something is about to be printed. */
	void (*stage)(void *user, const char *name);
	/* In the stage "check": so many of all CSV files were read. */
	void (*read)(void *user, size_t done, size_t all);
	/* The files were read and checked; told again when a figure that cannot be computed is one error more. */
	void (*counted)(void *user, const observed_counts *counts);
	/* So many documents will be made; told again when there are more, as with return slips. */
	void (*documents)(void *user, size_t count);
	/* A document was written, in any order: its name under the output folder, and its size. */
	void (*document)(void *user, const char *name, uint64_t bytes);
	void *user;
} observer;

static inline void observer_stage(const observer *o, const char *name)
{
	if (o && o->stage)
		o->stage(o->user, name);
}

static inline void observer_read(const observer *o, size_t done, size_t all)
{
	if (o && o->read)
		o->read(o->user, done, all);
}

static inline void observer_counted(const observer *o, const observed_counts *counts)
{
	if (o && o->counted)
		o->counted(o->user, counts);
}

static inline void observer_documents(const observer *o, size_t count)
{
	if (o && o->documents)
		o->documents(o->user, count);
}

static inline void observer_document(const observer *o, const char *name, uint64_t bytes)
{
	if (o && o->document)
		o->document(o->user, name, bytes);
}

#endif
