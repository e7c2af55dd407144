/* snapshot.h: every file that a run of a job depends on, as it lies on disk: two snapshots tell what has changed between them.
 *
 * The words are job.yaml, the template's and the profile's files; the data are what lies in the folders of the tables. Files are told apart by inode, size and
 * times: nothing is read. Hidden files, and the run's own output folder, are not looked at. */
#ifndef TONGKET_RUN_SNAPSHOT_H
#define TONGKET_RUN_SNAPSHOT_H

#include "base/buf.h"
#include "run/run.h"

/* Where to look. */
typedef struct snapshot_scope {
	const char *job_file, *job_folder;
	const char *template_folder, *profile_folder; /* NULL: not known (yet) */
	const char *out;                              /* output folder; NULL: not known */
	const char *const *folders;                   /* of the tables, relative to the job */
	size_t folder_count;
	const char *const *pictures; /* their paths, from the job's or the template's folder; known when the documents have been made */
	size_t picture_count;
} snapshot_scope;

typedef struct snapshot snapshot;

/* The scope of a run as far as it came; what it did not come to is taken from `before`. In `a`. False: out of memory. */
NODISCARD bool snapshot_scope_of(arena *a, const run *r, const snapshot_scope *before, snapshot_scope *out);

/* Whether they are the same but for pictures. */
bool snapshot_same_scope(const snapshot_scope *a, const snapshot_scope *b);

/* Yours, snapshot_free. NULL: out of memory. What cannot be read is not there. */
snapshot *snapshot_take(const snapshot_scope *scope);
void snapshot_free(snapshot *s);

/* Add the pictures of a scope that was not known yet when `s` was taken. False: out of memory; then `s` is good for nothing but snapshot_free. */
NODISCARD bool snapshot_add_pictures(snapshot *s, const snapshot_scope *scope);

/* The folders in which a change may concern the run, existing ones only: those looked at, and where one is missing the nearest above it. */
size_t snapshot_folder_count(const snapshot *s);
const char *snapshot_folder(const snapshot *s, size_t i);

/* Whether the data are what they were. `before` may be NULL: they are not. */
bool snapshot_same_data(const snapshot *s, const snapshot *before);

/* The names, without folders, of the files that differ, when all of them are Markdown files of the template; in `a`. NULL: others differ too, or out of memory. */
const char *const *snapshot_written(const snapshot *s, const snapshot *before, arena *a, size_t *count);

/* How many files differ; the names of the first few are appended, ", " between them, "+2" behind when there are more. */
size_t snapshot_changes(const snapshot *s, const snapshot *before, buf *names);

#endif
