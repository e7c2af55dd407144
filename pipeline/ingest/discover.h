/* discover.h: which files of a job belong to which table and submitter, and which belong to none. */
#ifndef TONGKET_INGEST_DISCOVER_H
#define TONGKET_INGEST_DISCOVER_H

#include "base/file.h"
#include "schema/schema.h"

typedef enum {
	FOUND_TABLE,      /* a table's file, to be read */
	FOUND_UNREADABLE, /* a table's own name that is a folder, FIFO, unreadable, or a link out of the job */
	FOUND_UNEXPECTED  /* any other entry: its path is a warning */
} found_kind;

typedef struct found_file {
	found_kind kind;
	const schema_table *table; /* NULL when unexpected */
	const char *path;          /* relative to the job's folder, '/' between parts */
	slice submitter;           /* folder of the submitter; empty for a reference table */
	file_status status;        /* of an unreadable one, and its errno */
	int error;
} found_file;

typedef struct found_files {
	found_file *items; /* sorted by path, as bytes */
	size_t count;
	const slice *submitters; /* every folder of a submitter, sorted; each once */
	size_t submitter_count;
} found_files;

/* List the folders that the tables' paths name, below `job_folder`. A folder that is missing is empty. False: a folder could not be read
 * (reported, STATUS_MACHINE). All in `a`. */
NODISCARD bool discover(arena *a, const char *job_folder, const schema *s, found_files *out, diag *d);

#endif
