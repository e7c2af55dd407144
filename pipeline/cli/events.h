/* events.h: a line of JSON on standard output for each thing that happens (docs/formats/events.md), for programs. */
#ifndef TONGKET_CLI_EVENTS_H
#define TONGKET_CLI_EVENTS_H

#include "base/diag.h"
#include "run/observer.h"

/* `job` is as on the command line, in all of them. */
void event_job_begun(const char *job, size_t number, size_t of);
void event_stage(const char *job, const char *stage);
void event_counted(const char *job, const observed_counts *counts);
void event_documents(const char *job, size_t of);
void event_document(const char *job, const char *name, uint64_t bytes, size_t done, size_t of);

/* Each diagnostic that `d` holds. */
void event_diagnostics(const char *job, const diag *d);
void event_job_ended(const char *job, status_kind status, size_t documents);

#endif
