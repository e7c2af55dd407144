/* command.h: the commands of the program. Name, usage, options and function stand in one entry, so that help, parsing and dispatch cannot disagree. */
#ifndef TONGKET_CLI_COMMAND_H
#define TONGKET_CLI_COMMAND_H

#include "base/diag.h"
#include "run/observer.h"
#include "run/workers.h"

/* What the options of a command line say. */
typedef struct arguments {
	language lang;
	bool json;             /* --format json */
	bool events;           /* --format events, or json where a command prints no other JSON */
	const char *out;       /* --out DIR; NULL: not given */
	const char *pdf;       /* --pdf FLAVOUR; NULL: not given */
	const char *documents; /* --documents NAMES; NULL: not given */
	unsigned jobs;         /* --jobs N; 0: as many as there are cores */
	bool draft, quiet, split, reveal, audit, watch, from;
	bool zip, bag; /* --format zip, --bagit */
	const char *const *positional;
	size_t count;

	/* Of one job among several, or of one that somebody looks on at (batch.h). */
	const observer *observer; /* NULL: nobody */
	worker_pool *pool;        /* shared by the jobs */
	bool among_others;        /* the process makes other jobs, too */
	unsigned threads;         /* 0: as there are cores */
} arguments;

enum {
	TAKES_OUT = 1,
	TAKES_FORMAT = 2,
	TAKES_DRAFT = 4,
	TAKES_QUIET = 8,
	TAKES_SPLIT = 16,
	TAKES_REVEAL = 32,
	TAKES_PACKING = 64,
	TAKES_AUDIT = 128,
	TAKES_WATCH = 256,
	TAKES_PDF = 512,
	TAKES_FROM = 1024,
	TAKES_JOBS = 2048,
	TAKES_EVENTS = 4096,
	TAKES_FORMAT_OR_EVENTS = 8192,
	TAKES_DOCUMENTS = 16384
};

#define MANY_ARGUMENTS SIZE_MAX

typedef struct command {
	const char *name;
	const char *usage;      /* behind the name: "JOB" */
	size_t least, most;     /* positional arguments */
	unsigned takes;         /* options, of the enum above; --lang and --help are everybody's */
	const char *summary[2]; /* one line, by language */
	const char *help[2];    /* what it does and writes */
	/* Runs it. Returns the exit status; whatever is wrong has been reported to `d`, which the caller prints. */
	status_kind (*run)(const arguments *a, diag *d);
} command;

extern const command COMMAND_RUN, COMMAND_VALIDATE, COMMAND_AGGREGATE, COMMAND_EXPLAIN, COMMAND_RENDER, COMMAND_FORMS, COMMAND_SCHEMA,
    COMMAND_CODES, COMMAND_ARCHIVE, COMMAND_VERIFY, COMMAND_INIT;

#endif
