/* listener.c: with one job the line says what that job is at; with several, how many jobs are done. */
#include "cli/listener.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/events.h"

typedef struct stage_label {
	const char *stage;
	const char *words[2];
} stage_label;

static const stage_label LABELS[] = {
    {"load", {"Đọc mẫu", "Reading the template"}},
    {"check", {"Đọc và kiểm tra số liệu", "Reading and checking the data"}},
    {"aggregate", {"Tính số liệu", "Computing the figures"}},
    {"render", {"Dàn trang", "Typesetting"}},
    {"lists", {"Ghi kết quả kiểm tra", "Writing what was found"}},
    {"publish", {"Ghi ra đĩa", "Writing to the disk"}},
};

static const char *label_of(const char *stage, language lang)
{
	for (size_t i = 0; stage && i < COUNT_OF(LABELS); i++)
		if (strcmp(LABELS[i].stage, stage) == 0)
			return LABELS[i].words[lang];
	return NULL;
}

static const char *label_of_jobs(language lang)
{
	static const char *const WORDS[] = {"Công việc", "Jobs"};
	return WORDS[lang];
}

static bool shows_jobs(const listener *l)
{
	return l->count > 1;
}

static void hear_stage(void *user, const char *name)
{
	const heard_job *j = user;
	listener *l = j->listener;
	if (l->events && name)
		event_stage(j->name, name);
	else if (!l->events && shows_jobs(l) && !name)
		progress_hide(l->bar);
	else if (!l->events && !shows_jobs(l))
		progress_begin(l->bar, label_of(name, l->lang));
}

static void hear_read(void *user, size_t done, size_t all)
{
	const heard_job *j = user;
	if (!j->listener->events && !shows_jobs(j->listener))
		progress_step(j->listener->bar, done, all);
}

static void hear_counted(void *user, const observed_counts *counts)
{
	const heard_job *j = user;
	if (j->listener->events)
		event_counted(j->name, counts);
}

static void hear_documents(void *user, size_t count)
{
	heard_job *j = user;
	j->of += count;
	if (!count)
		return;
	if (j->listener->events)
		event_documents(j->name, j->of);
	else if (!shows_jobs(j->listener))
		progress_step(j->listener->bar, j->done, j->of);
}

static void hear_document(void *user, const char *name, uint64_t bytes)
{
	heard_job *j = user;
	listener *l = j->listener;
	j->done++;
	if (l->events)
		event_document(j->name, name, bytes, j->done, j->of);
	else
		progress_step(l->bar, shows_jobs(l) ? l->ended : j->done, shows_jobs(l) ? l->count : j->of);
}

static void open_bar(listener *l)
{
	int fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	l->bar_stream = fd < 0 ? NULL : fdopen(fd, "w");
	if (l->bar_stream)
		l->bar = progress_new(l->bar_stream, l->lang);
	else if (fd >= 0)
		close(fd);
}

bool listener_open(listener *l, const arguments *a, diag *d)
{
	*l = (listener){.events = a->events, .lang = a->lang, .count = a->count, .jobs = calloc(a->count, sizeof *l->jobs)};
	if (!l->jobs)
		return diag_no_memory(d);
	for (size_t i = 0; i < a->count; i++)
		l->jobs[i] = (heard_job){.listener = l,
		    .name = a->positional[i],
		    .observer = {hear_stage, hear_read, hear_counted, hear_documents, hear_document, &l->jobs[i]}};
	if (!a->quiet && !a->events)
		open_bar(l);
	if (shows_jobs(l)) {
		progress_begin(l->bar, label_of_jobs(l->lang));
		progress_step(l->bar, 0, l->count);
	}
	return true;
}

void listener_close(listener *l)
{
	progress_free(l->bar);
	if (l->bar_stream)
		fclose(l->bar_stream);
	free(l->jobs);
	*l = (listener){0};
}

const observer *listener_begin(listener *l, size_t i)
{
	if (l->events)
		event_job_begun(l->jobs[i].name, i + 1, l->count);
	return l->events || l->bar ? &l->jobs[i].observer : NULL;
}

void listener_end(listener *l, size_t i, status_kind status, diag *d)
{
	const heard_job *j = &l->jobs[i];
	l->ended++;
	if (l->events) {
		event_diagnostics(j->name, d);
		event_job_ended(j->name, status, j->done);
		diag_forget(d);
		return;
	}
	if (shows_jobs(l))
		progress_step(l->bar, l->ended, l->count);
	progress_hide(l->bar);
}
