/* run.h: a job on its way through the stages.
 *
 *   run_load      job.yaml, template, schema, queries, profile
 *   run_check     every file: ingest → validate → store, then the checks across records
 *   run_aggregate the figures
 *   run_render    compose → layout → pdf, for each document of the template
 *
 * Each step needs the one before. A command of the program takes as many as it shows. What they make is published by run_publish together. */
#ifndef TONGKET_RUN_RUN_H
#define TONGKET_RUN_RUN_H

#include "aggregate/facts.h"
#include "base/publish.h"
#include "run/job.h"
#include "run/observer.h"
#include "run/workers.h"

typedef struct run_options {
	const char *job; /* job.yaml, or its folder */
	const char *out; /* output folder; NULL: out/ beside the job */
	language lang;
	bool draft;          /* leave out bad rows and mark every page */
	bool audit;          /* run_render reports numbers that the template's author typed */
	bool keep_store;     /* publish store.sqlite */
	const char *flavour; /* of the PDF files: "3a"; NULL: as the job says */
	const char *packed;  /* template/ and profile/ lie in this folder, whatever the job names; NULL: as the job says */
	bool confine;        /* this process does this one run and nothing else: let the kernel see to it (base/confine.h) */
	bool again;          /* other runs follow (run_take_over): publishing leaves the store open, and does not wait for the disk */
	bool reference_only; /* read the tables kept by the office, not what was submitted */
	const char *
	    documents; /* names of the documents of the template to be made, with commas between, or "all"; NULL: those that are not "on-request" */
	unsigned jobs;            /* processes that make documents, at most; 0: as many as there are cores */
	worker_pool *pool;        /* shared with other runs, from which all of them but one are taken; NULL: they are there */
	unsigned threads;         /* of reading and storing; 0: one or two, as there are cores */
	const observer *observer; /* borrowed; NULL: nobody looks on */
} run_options;

typedef struct run run;

/* Yours, run_free (which drops what was not published). NULL: out of memory (reported). `d` is borrowed. */
run *run_new(const run_options *options, diag *d);
void run_free(run *r);

/* How what lies on disk differs from what an earlier run was made from. */
typedef struct run_changes {
	bool same_tables; /* the tables' files are what they were */
	const char *const
	    *written; /* nothing but Markdown files of the template differs: their names, without folders; NULL: something else may, too */
	size_t written_count;
} run_changes;

/* Between two runs of one job with the same options. A run rests when it gives back its outputs (what was not published is removed) and keeps what the next may
 * want. `r`, loaded, takes over from `before` what it would only make again: the store when tables, checks, values of the job and the tables' files are the same; then
 * the figures when facts.sql is; then documents that read none of the files written since, when they were published; the fonts always. `before` is freed; NULL: there
 * is none. `what`, all of it, must live until run_render. */
void run_rest(run *r);
void run_take_over(run *r, run *before, const run_changes *what);

/* False: reported; the status is diag_status(). run_check is true also when the data have errors: ask run_has_errors. */
NODISCARD bool run_load(run *r);
NODISCARD bool run_check(run *r);
NODISCARD bool run_aggregate(run *r);
NODISCARD bool run_render(run *r);

bool run_has_errors(const run *r);

/* Some file that is there could not be read (reported: the status is STATUS_MACHINE): the others were checked, what was found can be shown, and
 * nothing is to be published. */
bool run_could_not_read(const run *r);

/* Add the files of a stage to what will be published. */
NODISCARD bool run_put_facts(run *r);
NODISCARD bool run_put_validation(run *r);
NODISCARD bool run_put_split(run *r);
/* A return slip for each submitter with errors, where the template has one; slips an earlier run left for others are removed. A draft leaves them as they are. */
NODISCARD bool run_put_slips(run *r);
/* After run_check with reference_only: blank tables for each organisation, and a guide. False: reported; STATUS_DATA: the reference tables have errors. */
NODISCARD bool run_put_forms(run *r);

/* Publish what was put. run_publish_validation publishes validation.json, .csv, .html and the return slips, and drops everything else. */
NODISCARD bool run_publish(run *r);
NODISCARD bool run_publish_validation(run *r);

/* For the commands that print. */
store *run_get_store(run *r);
const facts *run_get_facts(const run *r);
const query_file *run_get_fact_queries(const run *r);
const params *run_get_params(const run *r);
const char *run_get_out(const run *r);
const job *run_get_job(const run *r);
/* NULL: not loaded. */
const schema *run_get_schema(const run *r);
/* Whether a table is about persons: then outputs are for their owner only. */
bool run_is_private(const run *r);
/* Path of the i-th document made, or NULL past the last. */
const char *run_get_document(const run *r, size_t i);
/* Whether it was not made again, for nothing that it is made from had changed (run_take_over). */
bool run_document_is_kept(const run *r, size_t i);
/* The i-th picture that the documents asked for, a path from the job's or else the template's folder; NULL past the last. */
const char *run_get_picture(const run *r, size_t i);

#endif
