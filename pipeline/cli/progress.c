/* progress.c: drawn at most ten times a second, and not at all in the first half second. No colours, so that there is nothing that NO_COLOR would forbid. */
#include "cli/progress.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/utf8.h"

#define FIRST_AFTER 0.5  /* seconds from the beginning to the first line on a terminal, */
#define DRAW_EVERY 0.1   /* and between two of them */
#define PLAIN_EVERY 10.0 /* the same for plain lines */
#define RATE_AFTER 0.2   /* seconds of a stage before a rate is told */
#define BAR_MOST 40      /* columns of the bar itself */
#define BAR_LEAST 5
#define COLUMNS_USUAL 80

struct progress {
	FILE *out;
	language lang;
	bool moves; /* a terminal */
	bool shown; /* a line stands there */
	double begun, stage_begun, drawn;
	progress_state state;
};

static double now(void)
{
	struct timespec t;
	return clock_gettime(CLOCK_MONOTONIC, &t) == 0 ? (double)t.tv_sec + (double)t.tv_nsec * 1e-9 : 0;
}

/* ---- the line ---- */

static void put_time(buf *out, double seconds)
{
	uint64_t s = seconds < 1 ? 1 : seconds > 359999 ? 359999 : (uint64_t)(seconds + 0.5);
	if (s >= 3600)
		buf_printf(out, "%u:%02u:%02u", (unsigned)(s / 3600), (unsigned)(s / 60 % 60), (unsigned)(s % 60));
	else
		buf_printf(out, "%u:%02u", (unsigned)(s / 60), (unsigned)(s % 60));
}

static void put_rate(buf *out, double rate, language lang)
{
	size_t start = out->len;
	buf_put_fixed(out, rate, rate < 10 ? 1 : 0);
	char *point = lang == LANG_VI && out->len > start ? memchr(out->data + start, '.', out->len - start) : NULL;
	if (point)
		*point = ',';
	buf_put_string(out, "/s");
}

/* "312/743  1480/s  0:03 left" */
static void put_numbers(buf *out, const progress_state *s, language lang)
{
	static const char *const LEFT[] = {"còn ", ""}, *const RIGHT[] = {"", " left"};
	if (!s->all)
		return;
	buf_printf(out, "  %zu/%zu", s->done, s->all);
	if (s->seconds < RATE_AFTER || !s->done || s->done > s->all)
		return;
	double rate = (double)s->done / s->seconds;
	buf_put_string(out, "  ");
	put_rate(out, rate, lang);
	if (s->done == s->all)
		return;
	buf_printf(out, "  %s", LEFT[lang]);
	put_time(out, (double)(s->all - s->done) / rate);
	buf_put_string(out, RIGHT[lang]);
}

void progress_put_words(buf *out, const progress_state *s, language lang)
{
	buf_put_string(out, s->label);
	put_numbers(out, s, lang);
}

static void put_bar(buf *out, const progress_state *s, size_t columns)
{
	size_t done = s->done < s->all ? s->done : s->all, full = (size_t)((double)columns * (double)done / (double)s->all);
	buf_put_string(out, "  [");
	for (size_t i = 0; i < columns; i++)
		buf_put_char(out, i < full ? '#' : '.');
	buf_put_char(out, ']');
}

/* The first `columns` characters. */
static slice cut(slice text, size_t columns)
{
	size_t end = 0;
	while (end < text.len && columns) {
		end++;
		while (end < text.len && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
			end++;
		columns--;
	}
	return (slice){text.ptr, end};
}

void progress_put_bar(buf *out, const progress_state *s, unsigned columns, language lang)
{
	buf line = BUF_INIT(LIMIT_FIELD_BYTES), numbers = BUF_INIT(LIMIT_FIELD_BYTES);
	put_numbers(&numbers, s, lang);
	buf_put_string(&line, s->label);
	size_t used = utf8_count(buf_slice(&line)) + utf8_count(buf_slice(&numbers)) + sizeof "  []";
	size_t room = columns > used ? columns - used : 0;
	if (s->all && room >= BAR_LEAST)
		put_bar(&line, s, room < BAR_MOST ? room : BAR_MOST);
	buf_put_slice(&line, buf_slice(&numbers));
	if (!line.failed && columns)
		buf_put_slice(out, cut(buf_slice(&line), columns - 1));
	buf_free(&line);
	buf_free(&numbers);
}

/* ---- where it stands ---- */

static bool can_move(FILE *out)
{
	const char *terminal = getenv("TERM");
	return isatty(fileno(out)) && terminal && strcmp(terminal, "dumb") != 0;
}

progress *progress_new(FILE *out, language lang)
{
	progress *p = calloc(1, sizeof *p);
	if (!p)
		return NULL;
	*p = (progress){.out = out, .lang = lang, .moves = can_move(out), .begun = now()};
	p->stage_begun = p->drawn = p->begun;
	return p;
}

void progress_free(progress *p)
{
	if (p)
		progress_hide(p);
	free(p);
}

void progress_hide(progress *p)
{
	if (!p || !p->shown)
		return;
	fputs("\r\033[K", p->out);
	fflush(p->out);
	p->shown = false;
}

static unsigned columns_of(FILE *out)
{
	struct winsize size;
	return ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : COLUMNS_USUAL;
}

static void draw(progress *p, double time)
{
	buf line = BUF_INIT(LIMIT_FIELD_BYTES);
	p->state.seconds = time - p->stage_begun;
	p->drawn = time;
	if (p->moves) {
		buf_put_char(&line, '\r');
		progress_put_bar(&line, &p->state, columns_of(p->out), p->lang);
		buf_put_string(&line, "\033[K");
	} else {
		progress_put_words(&line, &p->state, p->lang);
		buf_put_char(&line, '\n');
	}
	if (!line.failed)
		fwrite(line.data, 1, line.len, p->out);
	fflush(p->out);
	p->shown = p->moves;
	buf_free(&line);
}

static void draw_if_due(progress *p)
{
	double time = now();
	bool due = p->moves ? time - p->begun >= FIRST_AFTER && (!p->shown || time - p->drawn >= DRAW_EVERY) : time - p->drawn >= PLAIN_EVERY;
	if (due && p->state.label)
		draw(p, time);
}

void progress_begin(progress *p, const char *label)
{
	if (!p)
		return;
	p->state = (progress_state){.label = label};
	p->stage_begun = now();
	if (!label)
		progress_hide(p);
	else
		draw_if_due(p);
}

void progress_step(progress *p, size_t done, size_t all)
{
	if (!p)
		return;
	p->state.done = done;
	p->state.all = all;
	draw_if_due(p);
}
