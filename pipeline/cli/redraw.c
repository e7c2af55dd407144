/* redraw.c: one run after the other, each taking over from the one before what has not changed; a line is printed for each. What waits: run/watch.h; what has changed:
 * run/snapshot.h. */
#include "cli/redraw.h"

#include <errno.h>
#include <stdio.h>
#include <time.h>

#include "base/limits.h"
#include "base/reason.h"
#include "cli/steps.h"
#include "run/watch.h"

static const message CANNOT_WATCH = {"cannot-watch", STATUS_MACHINE,
    {"không theo dõi được các tệp: {1}", "the files cannot be watched: {1}"},
    {"Đóng bớt chương trình đang theo dõi tệp, hoặc chạy lại không có --watch sau mỗi lần sửa.",
        "Close other programs that watch files, or run without --watch after each change."}};

typedef struct redrawing {
	const arguments *arguments;
	diag *diag;
	watch *watch;
	run *last;            /* the last run that was loaded; NULL: none yet */
	bool data_kept;       /* the data were, when `drawn` was taken, what they were for `last` */
	bool words_kept;      /* `last` was made from `drawn` */
	bool typed;           /* the last audit found numbers */
	snapshot *drawn;      /* what the last drawing was made from */
	snapshot *seen;       /* what was looked at since */
	arena *memory;        /* of `scope` */
	snapshot_scope scope; /* where to look */
} redrawing;

/* ---- what is printed ---- */

static double now_ms(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6 : 0;
}

/* Of the wall, for the author's eyes only. */
static void print_time(void)
{
	time_t now = time(NULL);
	struct tm local;
	if (localtime_r(&now, &local))
		printf("%02d:%02d:%02d ", local.tm_hour, local.tm_min, local.tm_sec);
}

static void print_documents(const run *r, language lang)
{
	static const char *const MADE[] = {"đã in %s", "printed %s"}, *const MORE[] = {" và %zu văn bản khác", " and %zu more documents"},
	                         *const NONE[] = {"không có văn bản nào để in", "there is no document to print"};
	size_t count = 0;
	const char *first = NULL;
	for (size_t i = 0; run_get_document(r, i); i++) {
		if (run_document_is_kept(r, i))
			continue;
		first = first ? first : run_get_document(r, i);
		count++;
	}
	if (!first) {
		fputs(NONE[lang], stdout);
		return;
	}
	printf(MADE[lang], first);
	if (count > 1)
		printf(MORE[lang], count - 1);
}

static void print_line(const redrawing *r, status_kind status, const buf *changes, double took_ms)
{
	static const char *const FAILED[][2] = {
	    [STATUS_DATA] = {"số liệu có lỗi; bản in trước giữ nguyên", "the data have errors; what was printed before stays"},
	    [STATUS_USAGE] = {"chưa in được; bản in trước giữ nguyên", "not printed; what was printed before stays"},
	    [STATUS_MACHINE] = {"không đọc hoặc ghi được; bản in trước giữ nguyên", "input or output failed; what was printed before stays"}};
	static const char *const CLEAN[] = {"không có con số nào gõ tay", "no number is typed"};
	static const char *const TYPED[] = {"có con số gõ tay", "there are typed numbers"};
	language lang = r->arguments->lang;
	if (status == STATUS_DONE && r->arguments->quiet)
		return;
	print_time();
	if (changes->len)
		printf("%.*s: ", (int)changes->len, changes->data);
	if (r->typed)
		fputs(TYPED[lang], stdout);
	else if (status == STATUS_DONE && r->arguments->audit)
		fputs(CLEAN[lang], stdout);
	else if (status == STATUS_DONE)
		print_documents(r->last, lang);
	else
		fputs(FAILED[status][lang], stdout);
	printf(" (%.0f ms)\n", took_ms);
	fflush(stdout);
}

/* ---- one drawing ---- */

/* Look at everything, watch it, and look again until nothing can have been missed. False: reported. */
static bool look(redrawing *r)
{
	bool new_folders = true;
	while (new_folders) {
		snapshot *s = snapshot_take(&r->scope);
		if (!s)
			return diag_no_memory(r->diag);
		new_folders = watch_folders(r->watch, s);
		snapshot_free(r->seen);
		r->seen = s;
	}
	return true;
}

/* Learn from a run where to look. False: reported. */
static bool learn(redrawing *r, const run *now, bool *changed)
{
	arena *a = arena_new();
	snapshot_scope scope;
	if (!a || !snapshot_scope_of(a, now, &r->scope, &scope)) {
		arena_free(a);
		return diag_no_memory(r->diag);
	}
	*changed = !snapshot_same_scope(&scope, &r->scope);
	arena_free(r->memory);
	r->memory = a;
	r->scope = scope;
	return true;
}

/* A run that was loaded from files that were looked at before: where it leads to others, these are looked at and it is loaded again. NULL: reported. */
static run *load(redrawing *r, bool *loaded)
{
	bool changed = true;
	for (;;) {
		diag_clear(r->diag);
		run *now = open_run(r->arguments, false, r->diag);
		if (!now)
			return NULL;
		*loaded = run_load(now);
		bool learnt = learn(r, now, &changed);
		if (learnt && !changed)
			return now;
		run_free(now);
		if (!learnt || !look(r))
			return NULL;
	}
}

/* Only the documents say which pictures they want: `seen` gets them too, and they are watched. */
static bool look_at_pictures(redrawing *r, const run *now)
{
	bool changed;
	if (!learn(r, now, &changed))
		return false;
	if (!snapshot_add_pictures(r->seen, &r->scope))
		return diag_no_memory(r->diag);
	watch_folders(r->watch, r->seen);
	return true;
}

static status_kind draw_loaded(redrawing *r, run *now, const run_changes *what)
{
	const arguments *a = r->arguments;
	run_take_over(now, r->last, what);
	r->last = now;
	status_kind status = take_loaded_steps(now, a, STEP_RENDER, r->diag);
	bool rendered = status == STATUS_DONE; /* numbers that were typed are told, and that is all */
	if (status == STATUS_DONE && (a->audit || !run_publish(now)))
		status = diag_status(r->diag);
	r->typed = a->audit && rendered && status == STATUS_USAGE;
	return look_at_pictures(r, now) ? status : STATUS_MACHINE;
}

/* Draw and say how it went, `changes` being why. False: the memory is at its end, which is reported. */
static bool draw(redrawing *r, const buf *changes)
{
	double begun = now_ms();
	bool loaded = false;
	r->typed = false;
	run *now = load(r, &loaded);
	if (!now)
		return false;
	run_changes what = {.same_tables = r->data_kept && r->drawn && snapshot_same_data(r->seen, r->drawn)};
	arena *names = what.same_tables && r->words_kept ? arena_new() : NULL;
	if (names)
		what.written = snapshot_written(r->seen, r->drawn, names, &what.written_count);
	status_kind status = loaded ? draw_loaded(r, now, &what) : diag_status(r->diag);
	r->data_kept = loaded || what.same_tables;
	r->words_kept = loaded;
	diag_print(r->diag, stderr);
	print_line(r, status, changes, now_ms() - begun);
	if (loaded)
		run_rest(now);
	else
		run_free(now);
	arena_free(names);
	snapshot_free(r->drawn);
	r->drawn = r->seen;
	r->seen = NULL;
	return true;
}

/* Draw again when what was looked at is not what was drawn. */
static bool draw_changes(redrawing *r)
{
	buf changes = BUF_INIT(LIMIT_FIELD_BYTES);
	bool good = look(r);
	if (good && snapshot_changes(r->seen, r->drawn, &changes))
		good = draw(r, &changes);
	buf_free(&changes);
	return good;
}

static status_kind draw_until_ended(redrawing *r)
{
	watch_result result = WATCH_CHANGED;
	while (result == WATCH_CHANGED && !watch_has_ended(r->watch)) {
		result = watch_wait(r->watch);
		if (result == WATCH_CHANGED && !draw_changes(r))
			return STATUS_MACHINE;
	}
	if (result != WATCH_FAILED)
		return STATUS_DONE;
	diag_report(r->diag, &CANNOT_WATCH, NOWHERE, reason_words(errno, diag_language(r->diag)));
	return STATUS_MACHINE;
}

static status_kind begin(redrawing *r)
{
	static const char *const BEGUN[] = {"Đang theo dõi %s; bấm Ctrl-C để dừng.\n", "Watching %s; press Ctrl-C to stop.\n"};
	const char *path = r->arguments->positional[0];
	if (!job_is_there(path, r->diag))
		return STATUS_USAGE;
	if (!r->arguments->quiet)
		printf(BEGUN[r->arguments->lang], path);
	fflush(stdout);
	if (!draw(r, &BUF_INIT(1)))
		return STATUS_MACHINE;
	status_kind status = draw_until_ended(r);
	diag_clear(r->diag); /* what was wrong with one drawing was told then */
	return status;
}

status_kind redraw(const arguments *a, diag *d)
{
	redrawing r = {.arguments = a, .diag = d, .watch = watch_open()};
	if (!r.watch) {
		diag_report(d, &CANNOT_WATCH, NOWHERE, reason_words(errno, diag_language(d)));
		return STATUS_MACHINE;
	}
	status_kind status = begin(&r);
	run_free(r.last);
	snapshot_free(r.drawn);
	snapshot_free(r.seen);
	arena_free(r.memory);
	watch_close(r.watch);
	return status;
}
