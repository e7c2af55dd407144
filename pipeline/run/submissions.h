/* submissions.h: every file of a job read, checked and stored. */
#ifndef TONGKET_RUN_SUBMISSIONS_H
#define TONGKET_RUN_SUBMISSIONS_H

#include "run/job.h"
#include "run/observer.h"
#include "store/store.h"

typedef enum {
	SUBMISSIONS_READ,       /* all files read; errors in the data are in the store */
	SUBMISSIONS_UNREADABLE, /* a table's file could not be read (reported, STATUS_MACHINE); the others are in the store */
	SUBMISSIONS_FAILED      /* reported; the store is not whole */
} submissions_result;

typedef struct submissions_way {
	bool reference_only; /* the reference tables alone */
	language lang;
	unsigned threads; /* more than 1: reading beside storing */
	const observer *observer;
} submissions_way;

/* Everything: reference tables first, for they say who the submitters are; then the submissions in byte order of their paths. */
submissions_result submissions_read(arena *a, const job *j, const schema *s, store *rows, const submissions_way *way, diag *d);

#endif
