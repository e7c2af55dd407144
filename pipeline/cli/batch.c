/* batch.c: a job of several runs with its output and errors going into a file in memory, in a process of its own where there are some; both are told to the process
 * that started it, which prints them when it is the job's turn. */
#include "cli/batch.h"

#include <errno.h>
#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/publish.h"
#include "cli/listener.h"
#include "run/conveyor.h"

#define PRINTED_AT_ONCE ((size_t)1 << 20) /* bytes of what a job printed that are told in one piece */

static const message SAME_OUT = {"same-output", STATUS_USAGE,
    {"“{1}” và “{2}” cùng ghi vào một thư mục kết quả", "“{1}” and “{2}” would be written into one output folder"},
    {"Bỏ bớt một, hoặc dùng --out DIR: mỗi công việc một thư mục con mang tên của nó.",
        "Leave one out, or use --out DIR: each job gets a folder there by its name."}};
static const message CANNOT_GATHER = {"cannot-gather", STATUS_MACHINE,
    {"không giữ được những gì công việc in ra: {1}", "what the job prints cannot be kept: {1}"},
    {"Giải phóng bớt bộ nhớ, hoặc chạy từng công việc một.", "Free some memory, or run one job at a time."}};

/* A job among several. */
typedef struct member {
	const char *name, *out; /* out NULL: beside the job */
	const char *key;        /* the folder it writes to, to be compared */
	status_kind status;
	buf printed[2]; /* to standard output, to standard error */
} member;

typedef struct batch {
	const arguments *arguments;
	job_command *one;
	arena *memory;
	diag *diag;
	listener listener;
	worker_pool *pool;
	unsigned threads;
	member *members;
	size_t count;
	status_kind worst;
} batch;

/* ---- where each writes ---- */

static bool is_named_job(const char *file)
{
	return strcmp(file, "job.yaml") == 0;
}

/* The last part of a path. */
static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* What the job is called among others: its folder's name, or its file's where that is no job.yaml. NULL: out of memory. */
static const char *name_of(arena *a, const char *folder, const char *file)
{
	char real[PATH_MAX];
	if (file && !is_named_job(file)) {
		size_t n = strlen(file), end = n > 5 && strcmp(file + n - 5, ".yaml") == 0 ? n - 5 : n;
		return arena_string(a, (slice){file, end});
	}
	const char *name = last_part(realpath(folder, real) ? real : folder);
	return arena_string(a, slice_of(*name ? name : "job"));
}

static bool place_one(batch *b, member *m)
{
	char real[PATH_MAX];
	arena *a = b->memory;
	bool is_folder = file_is_folder(m->name);
	const char *folder = is_folder ? m->name : path_folder(a, m->name), *file = is_folder ? NULL : last_part(m->name);
	const char *name = folder ? name_of(a, folder, file) : NULL;
	if (!name)
		return diag_no_memory(b->diag);
	if (b->arguments->out)
		m->key = m->out = path_join(a, b->arguments->out, name);
	else if (realpath(folder, real) && file_exists(m->name))
		m->key = path_join(a, real, "out");
	else
		m->key = m->name; /* a job that is not there writes nothing */
	return m->key || diag_no_memory(b->diag);
}

static int by_key(const void *a, const void *b)
{
	const member *const *x = a, *const *y = b;
	int order = strcmp((*x)->key, (*y)->key);
	return order ? order : (*x > *y) - (*x < *y);
}

/* False: reported. */
static bool place_all(batch *b)
{
	member **sorted = arena_array(b->memory, b->count, sizeof *sorted);
	if (!sorted)
		return diag_no_memory(b->diag);
	bool good = true;
	for (size_t i = 0; good && i < b->count; i++) {
		good = place_one(b, &b->members[i]);
		sorted[i] = &b->members[i];
	}
	if (!good)
		return false;
	qsort(sorted, b->count, sizeof(member *), by_key);
	for (size_t i = 1; i < b->count; i++)
		if (strcmp(sorted[i - 1]->key, sorted[i]->key) == 0)
			good = diag_report(b->diag, &SAME_OUT, NOWHERE, sorted[i - 1]->name, sorted[i]->name);
	return good;
}

/* Bytes of the CSV files in a job's folder. */
static uint64_t size_of(const char *job)
{
	arena *a = arena_new();
	const char *folder = !a ? NULL : file_is_folder(job) ? arena_string(a, slice_of(job)) : path_folder(a, job);
	char *const paths[] = {(char *)(uintptr_t)folder, NULL};
	FTS *tree = folder ? fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
	uint64_t size = 0;
	for (FTSENT *e; tree && (e = fts_read(tree));) {
		bool hidden = e->fts_level > 0 && e->fts_name[0] == '.';
		if (e->fts_info == FTS_D && (hidden || (e->fts_level == 1 && strcmp(e->fts_name, "out") == 0)))
			fts_set(tree, e, FTS_SKIP);
		else if (e->fts_info == FTS_F && e->fts_namelen > 4 && strcmp(e->fts_name + e->fts_namelen - 4, ".csv") == 0)
			size += (uint64_t)e->fts_statp->st_size;
	}
	if (tree)
		fts_close(tree);
	arena_free(a);
	return size;
}

/* ---- what a job tells ---- */

enum { TOLD_BEGUN, TOLD_STAGE, TOLD_READ, TOLD_COUNTED, TOLD_DOCUMENTS, TOLD_DOCUMENT, TOLD_OUTPUT, TOLD_ERRORS, TOLD_STATUS };

static void tell(worker *w, unsigned kind, const void *numbers, size_t bytes, const char *text)
{
	buf told = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	buf_put(&told, numbers, bytes);
	buf_put(&told, text, strlen(text) + 1);
	if (!told.failed)
		worker_tell(w, kind, buf_slice(&told));
	buf_free(&told);
}

static void tell_stage(void *user, const char *name)
{
	if (name)
		tell(user, TOLD_STAGE, "", 0, name);
}

static void tell_read(void *user, size_t done, size_t all)
{
	const size_t numbers[] = {done, all};
	tell(user, TOLD_READ, numbers, sizeof numbers, "");
}

static void tell_counted(void *user, const observed_counts *counts)
{
	tell(user, TOLD_COUNTED, counts, sizeof *counts, "");
}

static void tell_documents(void *user, size_t count)
{
	tell(user, TOLD_DOCUMENTS, &count, sizeof count, "");
}

static void tell_document(void *user, const char *name, uint64_t bytes)
{
	tell(user, TOLD_DOCUMENT, &bytes, sizeof bytes, name);
}

/* Hear it, in the process that listens. */
static void hear(void *user, size_t piece, unsigned kind, slice what)
{
	batch *b = user;
	member *m = &b->members[piece];
	const observer *o = &b->listener.jobs[piece].observer;
	size_t numbers[2] = {0};
	observed_counts counts;
	uint64_t bytes;
	switch (kind) {
	case TOLD_BEGUN: listener_begin(&b->listener, piece); break;
	case TOLD_STAGE: observer_stage(o, what.ptr); break;
	case TOLD_READ:
		memcpy(numbers, what.ptr, sizeof numbers);
		observer_read(o, numbers[0], numbers[1]);
		break;
	case TOLD_COUNTED:
		memcpy(&counts, what.ptr, sizeof counts);
		observer_counted(o, &counts);
		break;
	case TOLD_DOCUMENTS:
		memcpy(numbers, what.ptr, sizeof numbers[0]);
		observer_documents(o, numbers[0]);
		break;
	case TOLD_DOCUMENT:
		memcpy(&bytes, what.ptr, sizeof bytes);
		observer_document(o, what.ptr + sizeof bytes, bytes);
		break;
	case TOLD_STATUS: memcpy(&m->status, what.ptr, sizeof m->status); break;
	default: buf_put_slice(&m->printed[kind - TOLD_OUTPUT], what);
	}
}

/* ---- what a job prints ---- */

static FILE *stream_of(int number)
{
	return number ? stderr : stdout;
}

/* Standard output (0) or error (1) goes into memory; *before is where it went. The descriptor of that memory, -1: it cannot be (errno). */
static int gather(int number, int *before)
{
	fflush(stream_of(number));
	int memory = memfd_create("tongket", MFD_CLOEXEC), fd = fileno(stream_of(number));
	*before = memory < 0 ? -1 : dup(fd);
	if (*before >= 0 && dup2(memory, fd) >= 0)
		return memory;
	if (memory >= 0)
		close(memory);
	return -1;
}

/* It goes where it went before; what was gathered is told. */
static void tell_gathered(worker *w, int number, int memory, int before)
{
	FILE *stream = stream_of(number);
	char *piece = malloc(PRINTED_AT_ONCE);
	fflush(stream);
	dup2(before, fileno(stream));
	close(before);
	ssize_t got;
	for (off_t at = 0; piece && (got = pread(memory, piece, PRINTED_AT_ONCE, at)) > 0; at += got)
		worker_tell(w, TOLD_OUTPUT + (unsigned)number, (slice){piece, (size_t)got});
	close(memory);
	free(piece);
}

static status_kind run_job(const batch *b, const member *m, worker *w, diag *d)
{
	const observer tells = {tell_stage, tell_read, tell_counted, tell_documents, tell_document, w};
	arguments own = *b->arguments;
	own.positional = &m->name;
	own.count = 1;
	own.out = m->out;
	own.pool = b->pool;
	own.among_others = b->count > 1;
	if (!b->pool)
		own.jobs = 1;
	own.threads = b->threads;
	own.observer = b->listener.events || b->listener.bar ? &tells : NULL;
	return b->one(&own, d);
}

static bool make_job(void *user, size_t piece, worker *w, diag *d)
{
	batch *b = user;
	tell(w, TOLD_BEGUN, "", 0, "");
	bool prints = !b->listener.events; /* else it says nothing but events */
	int before[2], memory[2] = {-1, -1};
	memory[0] = prints ? gather(0, &before[0]) : -1;
	memory[1] = memory[0] < 0 ? -1 : gather(1, &before[1]);
	int error = errno;
	status_kind status = STATUS_MACHINE;
	if (!prints || memory[1] >= 0)
		status = run_job(b, &b->members[piece], w, d);
	else
		diag_report(d, &CANNOT_GATHER, NOWHERE, strerror(error));
	for (int i = 0; i < 2; i++)
		if (memory[i] >= 0)
			tell_gathered(w, i, memory[i], before[i]);
	worker_tell(w, TOLD_STATUS, (slice){(const char *)&status, sizeof status});
	return status == STATUS_DONE;
}

/* ---- printing in order ---- */

static void print_job(batch *b, member *m)
{
	static const char *const HEAD[] = {"── Công việc %s\n", "── Job %s\n"};
	if (m->printed[1].len || diag_count(b->diag) || diag_status(b->diag) == STATUS_MACHINE)
		fprintf(stderr, HEAD[b->arguments->lang], m->name);
	if (m->printed[1].len)
		fwrite(m->printed[1].data, 1, m->printed[1].len, stderr);
	diag_print(b->diag, stderr);
	if (m->printed[0].len)
		fwrite(m->printed[0].data, 1, m->printed[0].len, stdout);
	fflush(stdout);
}

static void end_job(void *user, size_t piece, piece_end how)
{
	batch *b = user;
	member *m = &b->members[piece];
	if (how == PIECE_LOST)
		m->status = STATUS_MACHINE;
	listener_end(&b->listener, piece, m->status, b->diag);
	print_job(b, m);
	diag_clear(b->diag);
	buf_free(&m->printed[0]);
	buf_free(&m->printed[1]);
	if (m->status > b->worst)
		b->worst = m->status;
}

static const char *name_job(void *user, size_t piece)
{
	const batch *b = user;
	return b->members[piece].name;
}

/* How it went altogether. */
static void print_summary(const batch *b)
{
	static const char *const HEAD[] = {"%zu công việc: ", "%zu jobs: "},
	                         *const NAMES[][2] = {[STATUS_DONE] = {"%zu xong", "%zu done"},
	                             [STATUS_DATA] = {"%zu có lỗi số liệu", "%zu with errors in the data"},
	                             [STATUS_USAGE] = {"%zu sai công việc hoặc mẫu", "%zu with a wrong job or template"},
	                             [STATUS_MACHINE] = {"%zu không đọc, ghi được", "%zu where input or output failed"}};
	size_t counts[COUNT_OF(NAMES)] = {0};
	language lang = b->arguments->lang;
	const char *comma = "";
	if (b->arguments->quiet || b->arguments->events)
		return;
	for (size_t i = 0; i < b->count; i++)
		counts[b->members[i].status]++;
	fprintf(stderr, HEAD[lang], b->count);
	for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
		if (!counts[i])
			continue;
		fputs(comma, stderr);
		fprintf(stderr, NAMES[i][lang], counts[i]);
		comma = ", ";
	}
	fputc('\n', stderr);
}

/* ---- several, or one ---- */

static bool run_members(batch *b)
{
	const arguments *a = b->arguments;
	unsigned cores = conveyor_cores(), most = a->jobs ? a->jobs : cores;
	unsigned processes = b->count < most ? (unsigned)b->count : most;
	uint64_t *sizes = calloc(b->count, sizeof *sizes);
	if (!sizes)
		return diag_no_memory(b->diag);
	for (size_t i = 0; processes > 1 && processes < b->count && i < b->count; i++)
		sizes[i] = size_of(b->members[i].name);
	b->threads = processes < cores ? 0 : 1;
	b->pool = processes > 1 ? worker_pool_new(most - processes) : NULL;
	const work w = {.count = b->count,
	    .sizes = sizes,
	    .most = processes,
	    .all = true,
	    .catches = true,
	    .pool = b->pool,
	    .gives = true,
	    .make = make_job,
	    .told = hear,
	    .ended = end_job,
	    .name = name_job,
	    .user = b};
	bool good = workers_run(&w, b->diag);
	worker_pool_free(b->pool);
	free(sizes);
	return good;
}

static status_kind run_several(batch *b)
{
	const arguments *a = b->arguments;
	b->members = arena_array(b->memory, a->count, sizeof *b->members);
	if (!b->members) {
		diag_no_memory(b->diag);
		return STATUS_MACHINE;
	}
	b->count = a->count;
	for (size_t i = 0; i < b->count; i++)
		b->members[i] = (member){
		    .name = a->positional[i], .status = STATUS_MACHINE, .printed = {BUF_INIT(LIMIT_MEMORY_BUFFER), BUF_INIT(LIMIT_MEMORY_BUFFER)}};
	if (!place_all(b) || !listener_open(&b->listener, a, b->diag))
		return diag_status(b->diag);
	/* the folder of their folders is this process's to make and remove: none of the others knows whether it is the last */
	publication *above = a->out ? publication_new(a->out, b->diag) : NULL;
	if (above)
		publication_prepare(above, false);
	bool good = run_members(b);
	publication_free(above);
	progress_hide(b->listener.bar);
	if (good || b->worst > STATUS_DONE)
		print_summary(b);
	if (!good && b->worst == STATUS_DONE) /* it could not even begin */
		b->worst = diag_status(b->diag);
	return b->worst;
}

static status_kind run_alone(batch *b)
{
	arguments own = *b->arguments;
	if (!listener_open(&b->listener, b->arguments, b->diag))
		return diag_status(b->diag);
	own.observer = listener_begin(&b->listener, 0);
	status_kind status = b->one(&own, b->diag);
	listener_end(&b->listener, 0, status, b->diag);
	return status;
}

status_kind batch_run(const arguments *a, job_command *one, diag *d)
{
	batch b = {.arguments = a, .one = one, .diag = d, .memory = arena_new()};
	if (!b.memory) {
		diag_no_memory(d);
		return STATUS_MACHINE;
	}
	status_kind status = a->count > 1 ? run_several(&b) : run_alone(&b);
	listener_close(&b.listener);
	arena_free(b.memory);
	return status;
}
