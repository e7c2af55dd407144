/* footnote.c: notes at the foot of the page.
 *
 * The notes of a page are a list, what is carried over from the page before first. How many lines of each stand on the page is shared out in order, from the room
 * that the text leaves: once when a line is placed, to know how far the text may go, and again when the page ends, by what the text has really taken. */
#include "layout/footnote.h"

#include <math.h>

#include "base/array.h"
#include "base/buf.h"
#include "layout/block.h"

#define NEAR 0.01
#define LINES_TOGETHER 2 /* of a note, on each of its pages */
#define LINES_AFTER 2    /* of the text, that may follow the line of a divided note on its page */
#define HOLE_LINES 3     /* of the text: a page may end so much too early rather than divide a note */
#define CARRIED_MOST 0.6 /* of a page, for what was carried over to it */

/* A note of the document. */
typedef struct foot_note {
	const footnote *note;
	size_t lines; /* at `width`; 0: not set yet */
	double width;
	uint32_t element;     /* Note; ELEMENT_NONE: not referred to yet */
	uint32_t *paragraphs; /* their elements; ELEMENT_NONE: not painted yet */
	uint32_t target, back;
} foot_note;

/* A note on the page. */
typedef struct page_note {
	size_t known;
	size_t from;  /* lines that stand on the pages before */
	size_t count; /* on this page, as shared out last */
	size_t mark;  /* the first mark of its line in the text; 0: on a page before, or never to be carried again */
} page_note;

slice footnote_text(arena *a, slice pattern, const footnote *note)
{
	buf digits = BUF_INIT(32);
	buf_put_signed(&digits, note->number);
	const pattern_value values[] = {{"n", buf_slice(&digits)}};
	slice text = digits.failed ? (slice){NULL, 0} : pattern_fill(a, pattern, values, COUNT_OF(values));
	buf_free(&digits);
	return text;
}

bool footnotes_open(flow *f)
{
	f->notes.text = paragraph_new(f->text);
	f->notes.label = paragraph_new(f->text);
	return f->notes.text && f->notes.label;
}

void footnotes_free(flow *f)
{
	paragraph_free(f->notes.text);
	paragraph_free(f->notes.label);
	free(f->notes.items);
	f->notes.items = NULL;
}

/* ---- notes of the document ---- */

/* The entry of `note`, made when it is new. NULL: out of memory (reported). */
static foot_note *know(flow *f, const footnote *note)
{
	flow_notes *n = &f->notes;
	size_t number = (size_t)note->number;
	if (number > n->known_count) {
		size_t want = n->known_count ? n->known_count * 2 : 16;
		while (want < number)
			want *= 2;
		foot_note *grown = arena_array(f->a, want, sizeof *grown);
		if (!grown)
			return diag_no_memory(f->d), NULL;
		if (n->known_count)
			memcpy(grown, n->known, n->known_count * sizeof *grown);
		n->known = grown;
		n->known_count = want;
	}
	foot_note *k = &n->known[number - 1];
	if (k->note)
		return k;
	*k = (foot_note){.note = note, .element = ELEMENT_NONE, .paragraphs = arena_array(f->a, note->count, sizeof *k->paragraphs)};
	if (!k->paragraphs)
		return diag_no_memory(f->d), NULL;
	for (size_t i = 0; i < note->count; i++)
		k->paragraphs[i] = ELEMENT_NONE;
	return k;
}

/* Set the mark before the note; *width: what it takes, with a space. */
static bool set_label(flow *f, const footnote *note, double *width)
{
	const profile_footnotes *how = &f->profile->footnotes;
	text_style style = text_style_of(&how->style);
	slice sign = footnote_text(f->a, how->mark, note);
	line_shape shape = {.width = f->width, .setting = SET_LEFT};
	if (!sign.ptr)
		return diag_no_memory(f->d);
	paragraph_begin(f->notes.label, &style, note->where);
	if (!paragraph_add_mark(f->notes.label, sign, NULL) || !paragraph_break(f->notes.label, &shape))
		return false;
	*width = paragraph_natural_width(f->notes.label) + f->text->spaces[FACE_REGULAR] * style.size / 1000;
	return true;
}

/* Set paragraph `i` of the note. False: reported. */
static bool set_paragraph(flow *f, const footnote *note, size_t i, double label_width)
{
	const profile_style *how = &f->profile->footnotes.style;
	text_style style = text_style_of(how);
	line_shape shape = {.width = f->width - how->left, .indent = how->indent + (i ? 0 : label_width), .setting = how->align};
	paragraph_begin(f->notes.text, &style, note->where);
	return paragraph_add_inlines(f->notes.text, &note->paragraphs[i]) && paragraph_break(f->notes.text, &shape) > 0;
}

static bool measure(flow *f, foot_note *k)
{
	double label_width = 0;
	if (k->lines && fabs(k->width - f->width) < NEAR)
		return true;
	if (!set_label(f, k->note, &label_width))
		return false;
	k->width = f->width;
	k->lines = 0;
	for (size_t i = 0; i < k->note->count; i++) {
		if (!set_paragraph(f, k->note, i, label_width))
			return false;
		k->lines += paragraph_line_count(f->notes.text);
	}
	return true;
}

bool footnotes_measure(flow *f, const paragraph *p)
{
	const footnote *note;
	for (size_t i = 0; (note = paragraph_note(p, 0, paragraph_line_count(p), i)); i++) {
		foot_note *k = know(f, note);
		if (!k || !measure(f, k))
			return false;
	}
	return true;
}

/* ---- room ---- */

/* What the first note of a page takes beside its lines, or a further one. */
static double overhead(const flow *f, bool first)
{
	const profile_footnotes *how = &f->profile->footnotes;
	return first ? how->before + how->gap + (how->rule_share > 0 ? how->rule_width : 0) : how->style.after;
}

/* Whether line `line` of `p` is the first to refer to a note above `last`. */
static bool has_new(const paragraph *p, size_t line, int64_t last)
{
	const footnote *note;
	for (size_t i = 0; (note = paragraph_note(p, line, 1, i)); i++)
		if (note->number > last)
			return true;
	return false;
}

/* Line `first` + i does not fit with all of its notes, `room` being what is left over it and the notes before: how many lines fit when the last note is divided. */
static size_t fit_divided(const flow *f, const paragraph *p, size_t first, size_t i, size_t rest, double room, const foot_note *k, bool any)
{
	double pitch = paragraph_style(p)->pitch;
	double least = overhead(f, !any) + LINES_TOGETHER * f->profile->footnotes.style.pitch;
	if (k->lines < 2 * LINES_TOGETHER || least > room || room <= HOLE_LINES * pitch)
		return i;
	size_t after = 0;
	while (after < LINES_AFTER && i + 1 + after < rest && least + (double)(after + 1) * pitch <= room &&
	       !has_new(p, first + i + 1 + after, k->note->number))
		after++;
	return i + 1 + after;
}

size_t footnotes_fit(const flow *f, const paragraph *p, size_t first, size_t rest)
{
	double pitch = paragraph_style(p)->pitch, room = f->bottom - f->y + NEAR;
	int64_t last = f->notes.last;
	bool any = f->notes.count > 0;
	size_t i = 0;
	for (; i < rest && pitch <= room; i++) {
		room -= pitch;
		const footnote *note;
		for (size_t n = 0; (note = paragraph_note(p, first + i, 1, n)); n++) {
			if (note->number <= last)
				continue;
			const foot_note *k = &f->notes.known[note->number - 1];
			double height = overhead(f, !any) + (double)k->lines * f->profile->footnotes.style.pitch;
			if (height > room)
				return fit_divided(f, p, first, i, rest, room, k, any);
			room -= height;
			last = note->number;
			any = true;
		}
	}
	return i;
}

/* Lines of a note with `rest` lines that go into `room`; `must`: at least one. */
static size_t share_lines(const flow *f, size_t rest, double room, bool must)
{
	double fits = floor((room + NEAR) / f->profile->footnotes.style.pitch);
	size_t count = fits > 0 ? (size_t)fits : 0;
	if (count >= rest)
		return rest;
	if (rest - count < LINES_TOGETHER)
		count = rest > LINES_TOGETHER ? rest - LINES_TOGETHER : 0;
	if (count < LINES_TOGETHER)
		count = 0;
	return count == 0 && must ? 1 : count;
}

/* Share `room` out to the first `count` notes of the page. Their height; *all: they are whole. */
static double share(flow *f, size_t count, double room, bool must, bool *all)
{
	double height = 0;
	*all = true;
	for (size_t i = 0; i < count; i++) {
		page_note *n = &f->notes.items[i];
		size_t rest = f->notes.known[n->known].lines - n->from;
		double over = overhead(f, height <= 0);
		n->count = *all ? share_lines(f, rest, room - height - over, must && i == 0) : 0;
		if (n->count)
			height += over + (double)n->count * f->profile->footnotes.style.pitch;
		*all &= n->count == rest;
	}
	return height;
}

static bool add(flow *f, page_note note)
{
	page_note *items = array_room(f->notes.items, &f->notes.cap, f->notes.count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(f->d);
	f->notes.items = items;
	f->notes.items[f->notes.count++] = note;
	return true;
}

bool footnotes_place(flow *f, const paragraph *p, size_t first, size_t count, size_t from, double later)
{
	const footnote *note;
	bool any = false, all;
	for (size_t i = 0; (note = paragraph_note(p, first, count, i)); i++) {
		if (note->number <= f->notes.last)
			continue;
		any = true;
		f->notes.last = note->number;
		if (!add(f, (page_note){.known = (size_t)note->number - 1, .mark = from}))
			return false;
	}
	if (!any)
		return true;
	double height = share(f, f->notes.count, f->foot - f->y - later, false, &all);
	f->bottom = all ? f->foot - height : f->y + later; /* a divided note takes all there is */
	return true;
}

bool footnotes_come_to_end(flow *f)
{
	bool all;
	share(f, f->notes.count, f->foot - f->y, f->y <= f->top + NEAR, &all);
	return all;
}

void footnotes_begin_page(flow *f)
{
	bool all;
	double room = f->foot - f->y;
	if (f->notes.count == 0)
		return;
	/* Under lines that were carried over with their notes there is room for the lines that they are kept with. */
	room = f->at_top ? room * CARRIED_MOST : room - LINES_AFTER * f->profile->body.pitch;
	f->bottom = f->foot - share(f, f->notes.count, room, true, &all);
}

/* ---- painting ---- */

bool footnotes_refer(void *context, const footnote *note, uint32_t owner, double y, uint32_t *to, slice *words)
{
	flow *f = context;
	foot_note *k = know(f, note);
	*words = footnote_text(f->a, f->profile->footnotes.forth, note);
	if (!k || !words->ptr)
		return k ? diag_no_memory(f->d) : false;
	if (k->element == ELEMENT_NONE) {
		k->element = builder_element(f->b, ELEMENT_NOTE, owner);
		k->target = builder_target(f->b);
		k->back = builder_target(f->b);
		builder_reach(f->b, k->back, y - f->profile->body.pitch);
	}
	*to = k->target;
	return true;
}

/* The mark before the note, a link back into the text. */
static bool paint_label(flow *f, const foot_note *k, double x, double y)
{
	const text_style style = text_style_of(&f->profile->footnotes.style);
	uint32_t link = builder_element(f->b, ELEMENT_LINK, builder_element(f->b, ELEMENT_LBL, k->element));
	paragraph_target to = {.b = f->b, .element = link, .content = CONTENT_NONE, .goes_on = true};
	slice words = footnote_text(f->a, f->profile->footnotes.back, k->note);
	if (!words.ptr)
		return diag_no_memory(f->d);
	if (!paragraph_paint(f->notes.label, &to, 0, 1, x, y + text_baseline(&style)))
		return false;
	double right = x + paragraph_natural_width(f->notes.label);
	builder_link(f->b, link, x, y, right, y + style.pitch, k->back, (slice){NULL, 0}, words);
	return true;
}

/* Paint the lines of `n` that are on the page, from `y` down. */
static bool paint_note(flow *f, const page_note *n, double y)
{
	foot_note *k = &f->notes.known[n->known];
	const profile_style *how = &f->profile->footnotes.style;
	const text_style style = text_style_of(how);
	double label_width = 0, x = f->left + how->left;
	size_t before = 0, end = n->from + n->count; /* lines of the paragraphs so far */
	if (!set_label(f, k->note, &label_width))
		return false;
	if (n->from == 0) {
		builder_reach(f->b, k->target, y);
		if (!paint_label(f, k, x + how->indent, y))
			return false;
	}
	for (size_t i = 0; i < k->note->count && before < end; i++) {
		if (!set_paragraph(f, k->note, i, label_width))
			return false;
		size_t lines = paragraph_line_count(f->notes.text);
		size_t first = n->from > before ? n->from - before : 0, stop = end - before < lines ? end - before : lines;
		before += lines;
		if (first >= stop)
			continue;
		if (k->paragraphs[i] == ELEMENT_NONE)
			k->paragraphs[i] = builder_element(f->b, ELEMENT_P, k->element);
		paragraph_target to = {.b = f->b, .element = k->paragraphs[i], .content = CONTENT_NONE};
		if (!paragraph_paint(f->notes.text, &to, first, stop - first, x, y + text_baseline(&style)))
			return false;
		y += (double)(stop - first) * style.pitch;
	}
	return true;
}

static bool paint_notes(flow *f, size_t count, double height)
{
	const profile_footnotes *how = &f->profile->footnotes;
	double y = f->foot - height + how->before;
	if (how->rule_share > 0)
		paint_rule(f, f->left, f->left + f->width * how->rule_share / 100, y + how->rule_width / 2, how->rule_width);
	y += overhead(f, true) - how->before;
	for (size_t i = 0; i < count && f->notes.items[i].count; i++) {
		if (!paint_note(f, &f->notes.items[i], y))
			return false;
		y += (double)f->notes.items[i].count * how->style.pitch + how->style.after;
	}
	return true;
}

bool footnotes_end_page(flow *f, size_t limit, double y)
{
	flow_notes *n = &f->notes;
	size_t count = 0, left = 0;
	bool all;
	while (count < n->count && n->items[count].mark < limit)
		count++;
	if (n->count == 0)
		return true;
	double height = share(f, count, f->foot - y, y <= f->top + NEAR, &all);
	if (height > 0 && !paint_notes(f, count, height))
		return false;
	for (size_t i = 0; i < n->count; i++) {
		page_note next = n->items[i];
		next.mark = 0;
		next.from += i < count ? next.count : 0;
		next.count = 0;
		if (next.from < n->known[next.known].lines)
			n->items[left++] = next;
	}
	n->count = left;
	return true;
}
