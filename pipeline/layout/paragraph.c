/* paragraph.c: the lines of a paragraph: breaking them and painting them.
 *
 * Breaking is breaker.c's. Painting shares out the rest of a line over its spaces in whole units of 1/1000 em with the rounding carried along, so
 * that justified lines end at the margin. Links make elements of their own inside the paragraph's. */
#include "layout/paragraph.h"

#include <math.h>

#include "layout/inline.h"

/* Measured in the bold serif face, the tallest: Ẵ reaches 0.916 em, the lowest ink 0.216 em. */
#define INK_ABOVE 0.916
#define INK_BELOW 0.216
#define UNDERLINE_DEPTH 0.11 /* em, below the baseline */
#define UNDERLINE_WIDTH 0.05
#define WIDEST_SPACE 3.0       /* times the natural space; lines that need more are left ragged */
#define LAST_LINE_LEAST 2000.0 /* 1/1000 em */

bool typesetter_init(typesetter *t, fontset *fonts, const profile *p, arena *a, diag *d)
{
	*t = (typesetter){.fonts = fonts, .profile = p, .a = a, .d = d};
	for (int i = 0; i < FACE_STYLES; i++) {
		t->faces[i] = fontset_face(fonts, p->family, (face_style)i, d);
		if (t->faces[i] == FACE_NONE)
			return false;
		t->spaces[i] = fontset_space(fonts, t->faces[i]);
	}
	return true;
}

text_style text_style_of(const profile_style *s)
{
	unsigned bits = (s->bold ? (unsigned)STYLE_BOLD : 0U) | (s->italic ? (unsigned)STYLE_ITALIC : 0U) |
	                (s->underline ? (unsigned)STYLE_UNDERLINE : 0U);
	return (text_style){.size = s->size, .pitch = s->pitch, .style = bits, .caps = s->caps, .ink = s->colour};
}

double text_baseline(const text_style *s)
{
	return (s->pitch - (INK_ABOVE + INK_BELOW) * s->size) / 2 + INK_ABOVE * s->size;
}

const text_style *paragraph_style(const paragraph *p)
{
	return &p->style;
}

bool paragraph_is_empty(const paragraph *p)
{
	return p->count == 0;
}

/* ---- widths ---- */

static double to_points(const paragraph *p, double units)
{
	return units * p->style.size / 1000;
}

/* The widest stretch between gaps that `ends` accepts. */
static double widest(const paragraph *p, bool (*ends)(uint8_t gap))
{
	double most = 0, width = 0;
	for (size_t i = 0; i < p->count; i++) {
		const break_box *b = &p->boxes[i];
		if (ends(b->gap) && i)
			width = 0;
		else if (i || b->gap == GAP_FIXED)
			width += (double)b->space;
		width += (double)b->width;
		most = fmax(most, width);
	}
	return to_points(p, most);
}

static bool ends_line(uint8_t gap)
{
	return gap == GAP_FORCED;
}

static bool may_end_line(uint8_t gap)
{
	return gap == GAP_FORCED || gap == GAP_SPACE || gap == GAP_LETTERS;
}

double paragraph_natural_width(const paragraph *p)
{
	return widest(p, ends_line);
}

double paragraph_min_width(const paragraph *p)
{
	return widest(p, may_end_line);
}

bool text_width(typesetter *t, slice text, const text_style *style, place where, double *width)
{
	paragraph *p = paragraph_new(t);
	if (!p)
		return false;
	bool done = paragraph_set(p, text, style, where);
	*width = paragraph_natural_width(p);
	paragraph_free(p);
	return done;
}

/* ---- lines ---- */

size_t paragraph_break(paragraph *p, const line_shape *shape)
{
	const profile_spaces *s = &p->t->profile->spaces;
	double em = p->style.size / 1000;
	break_shape b = {.width = shape->width / em,
	    .indent = shape->indent / em,
	    .shrink = (100 - s->shrink) / 100,
	    .stretch = (s->stretch - 100) / 100,
	    .last_least = LAST_LINE_LEAST};
	p->shape = *shape;
	p->line_count = 0;
	if (!inline_cut_long(p, b.width, b.width - b.indent))
		return 0;
	if (shape->setting == SET_JUSTIFIED)
		p->line_count = breaker_justified(p->breaker, p->boxes, p->count, &b);
	else if (shape->balance)
		p->line_count = breaker_balanced(p->breaker, p->boxes, p->count, &b);
	else
		p->line_count = breaker_ragged(p->breaker, p->boxes, p->count, &b);
	if (p->line_count == 0)
		diag_no_memory(p->t->d);
	return p->line_count;
}

size_t paragraph_line_count(const paragraph *p)
{
	return p->line_count;
}

const footnote *paragraph_note(const paragraph *p, size_t first, size_t count, size_t k)
{
	if (!p->has_notes)
		return NULL;
	size_t end = first + count < p->line_count ? first + count : p->line_count;
	for (size_t line = first; line < end; line++) {
		break_line l = breaker_lines(p->breaker)[line];
		for (size_t i = l.first; i < l.end; i++) {
			const footnote *note = p->runs[p->words[i].run].note;
			if (note && k-- == 0)
				return note;
		}
	}
	return NULL;
}

double paragraph_height(const paragraph *p)
{
	return (double)p->line_count * p->style.pitch;
}

/* A line, measured: 1/1000 em. */
typedef struct set_line {
	size_t first, end; /* boxes */
	double natural;
	long extra; /* to be shared out over */
	long gaps;  /* elastic spaces */
} set_line;

static bool is_elastic(uint8_t gap)
{
	return gap == GAP_SPACE || gap == GAP_KEEP;
}

static set_line measure(const paragraph *p, size_t number)
{
	break_line l = breaker_lines(p->breaker)[number];
	set_line s = {.first = l.first, .end = l.end};
	double spaces = 0;
	for (size_t i = s.first; i < s.end; i++) {
		const break_box *b = &p->boxes[i];
		s.natural += (double)b->width;
		if (b->gap == GAP_FIXED || i > s.first)
			s.natural += (double)b->space;
		if (i > s.first && is_elastic(b->gap)) {
			s.gaps++;
			spaces += (double)b->space;
		}
	}
	if (p->shape.setting != SET_JUSTIFIED || s.gaps == 0)
		return s;
	double room = (p->shape.width - (number ? 0 : p->shape.indent)) / p->style.size * 1000;
	double extra = floor(room - s.natural + 1e-6);
	if (extra < 0 || (!l.ragged && extra <= spaces * (WIDEST_SPACE - 1)))
		s.extra = (long)extra;
	return s;
}

double paragraph_line_width(const paragraph *p, size_t line)
{
	set_line s = measure(p, line);
	return to_points(p, s.natural + (double)s.extra);
}

/* ---- painting ---- */

typedef struct painter {
	paragraph *p;
	paragraph_target *to;
	builder *b;
	uint32_t link_run; /* run whose link is being painted */
	uint32_t link;     /* its element */
	uint32_t link_content;
	uint32_t span_run; /* run whose abbreviation is being painted */
	uint32_t span;     /* its element */
	bool expand;       /* abbreviations get elements */
} painter;

#define NO_RUN UINT32_MAX

static bool is_link(const painter *w, uint32_t run)
{
	const text_run *r = &w->p->runs[run];
	return w->p->has_links && (r->link.len > 0 || (r->note && w->p->t->refer)) && w->to->element != ELEMENT_NONE;
}

/* Neighbouring runs with one link (a bold word in it) are one. */
static bool same_link(const painter *w, uint32_t run)
{
	if (w->link_run == NO_RUN || !is_link(w, run))
		return false;
	const text_run *r = &w->p->runs[run], *front = &w->p->runs[w->link_run];
	return run == w->link_run || (run > w->link_run && !r->note && !front->note && r->link.ptr == front->link.ptr);
}

static bool on_last_page(const painter *w, uint32_t content_number)
{
	return content_number != CONTENT_NONE && !w->b->failed && w->b->list->contents[content_number].page == w->b->list->page_count - 1;
}

static bool is_abbreviation(const painter *w, uint32_t run)
{
	return w->expand && w->p->runs[run].abbreviation != NOT_ABBREVIATED;
}

/* Whether text before box `i` of the paragraph is separated from it by a space. */
static bool separated(const paragraph *p, size_t i)
{
	return p->boxes[i].gap != GAP_GLUED && p->boxes[i].gap != GAP_LETTERS;
}

/* Whether a space follows the run of word `i`. */
static bool space_follows(const painter *w, size_t i)
{
	const paragraph *p = w->p;
	uint32_t run = p->words[i].run;
	while (i < p->count && p->words[i].run == run)
		i++;
	return i < p->count ? separated(p, i) : w->to->goes_on;
}

/* The content of an abbreviation, in an element of its own below `host`; the lines of one that was cut share the element. */
static uint32_t abbreviation_content(painter *w, size_t first, uint32_t host)
{
	uint32_t run = w->p->words[first].run;
	if (run != w->span_run) {
		w->span = builder_element(w->b, ELEMENT_SPAN, host);
		abbreviation_mark(w->p->t, w->b, w->span, w->p->runs[run].abbreviation, space_follows(w, first));
	}
	w->span_run = run;
	return builder_content(w->b, w->span);
}

/* The content that word `i` goes to, and those that follow it in the same piece. */
static uint32_t content_for(painter *w, size_t i)
{
	uint32_t run = w->p->words[i].run;
	bool short_form = is_abbreviation(w, run);
	paragraph_target *to = w->to;
	if (!is_link(w, run)) {
		w->link_run = NO_RUN;
		if (short_form) {
			to->content = CONTENT_NONE;
			return abbreviation_content(w, i, to->element);
		}
		if (!on_last_page(w, to->content))
			to->content = to->element == ELEMENT_NONE ? builder_artifact(w->b, to->artifact) : builder_content(w->b, to->element);
		return to->content;
	}
	if (!same_link(w, run)) {
		uint32_t owner = w->p->runs[run].note ? builder_element(w->b, ELEMENT_REFERENCE, to->element) : to->element;
		w->link = builder_element(w->b, ELEMENT_LINK, owner);
		w->link_content = CONTENT_NONE;
	}
	w->link_run = run;
	to->content = CONTENT_NONE; /* what follows the link is a piece of its own, behind it */
	if (short_form) {
		w->link_content = CONTENT_NONE;
		return abbreviation_content(w, i, w->link);
	}
	if (!on_last_page(w, w->link_content))
		w->link_content = builder_content(w->b, w->link);
	return w->link_content;
}

/* A stretch of words of a line in one content. */
typedef struct segment {
	size_t first, end;
	double x0, x1; /* points */
} segment;

static bool paint_link_area(painter *w, const segment *s, double y)
{
	uint32_t to;
	const text_run *run = &w->p->runs[w->p->words[s->first].run];
	const typesetter *t = w->p->t;
	slice words, label, link = run->link;
	uint32_t owner = w->to->notes ? w->to->notes : w->to->element;
	if (run->note ? !t->refer(t->context, run->note, owner, y, &to, &words) : !inline_find_link(w->p, link, &to, &words, &label))
		return false;
	double size = w->p->style.size;
	slice uri = to == TARGET_NONE ? link : (slice){NULL, 0};
	builder_link(w->b, w->link, s->x0, y - INK_ABOVE * size, s->x1, y + INK_BELOW * size, to, uri, words);
	return true;
}

/* The extra width of space number `k` of a line, whole units. The first spaces take what does not divide: equal numbers after each other compress better than
 * alternating ones, and no word is off by more than a few thousandths of an em. */
static double share(const set_line *l, long k)
{
	if (l->gaps == 0)
		return 0;
	long each = l->extra / l->gaps, rest = l->extra % l->gaps;
	if (rest < 0) {
		each--;
		rest += l->gaps;
	}
	return (double)(each + (k < rest));
}

static void underline(painter *w, uint32_t content_number, double x0, double x1, double y)
{
	double size = w->p->style.size;
	builder_line(
	    w->b, content_number, x0, y + UNDERLINE_DEPTH * size, x1, y + UNDERLINE_DEPTH * size, UNDERLINE_WIDTH * size, 0, w->p->style.ink);
}

/* Whether word `i` belongs to another piece than the one before: an abbreviation begins or ends. */
static bool begins_piece(const painter *w, size_t i)
{
	uint32_t run = w->p->words[i].run, before = w->p->words[i - 1].run;
	return run != before && (is_abbreviation(w, run) || is_abbreviation(w, before));
}

/* Paint the words of the segment that begins at s->first and x0 (elastic space number *gap comes next); finds its end and x1. */
static uint32_t paint_words(painter *w, const set_line *l, segment *s, long *gap, double y)
{
	paragraph *p = w->p;
	const typesetter *t = p->t;
	uint32_t owner = content_for(w, s->first);
	bool link = w->link_run != NO_RUN;
	double units = 0;
	bool raised = p->runs[p->words[s->first].run].raised;
	const profile_footnotes *how = &t->profile->footnotes;
	double size = raised ? p->style.size * how->mark_size / 100 : p->style.size;
	double baseline = raised ? y - p->style.size * how->mark_rise / 100 : y;
	builder_text_begin(w->b, owner, s->x0, baseline, size, p->style.ink);
	size_t i = s->first;
	for (; i < l->end; i++) {
		const break_box *b = &p->boxes[i];
		uint32_t run = p->words[i].run;
		if (i > s->first && (is_link(w, run) != link || (link && !same_link(w, run)) || p->runs[run].raised != raised))
			break;
		double space = (double)TEXT_GLUED;
		if (i > s->first && separated(p, i)) {
			face_style front = p->runs[p->words[i - 1].run].face;
			double wide = (double)b->space + (is_elastic(b->gap) ? share(l, (*gap)++) : 0);
			space = wide - t->spaces[front];
			units += wide;
		}
		if (i > s->first && begins_piece(w, i)) {
			builder_text_end(w->b, separated(p, i));
			owner = content_for(w, i);
			builder_text_begin(w->b, owner, s->x0 + to_points(p, units), baseline, size, p->style.ink);
		}
		builder_text_word(w->b, p->words[i].word, space);
		units += (double)b->width;
	}
	s->end = i;
	s->x1 = s->x0 + to_points(p, units);
	return owner;
}

/* Lines under the underlined words of a segment. */
static void paint_underlines(painter *w, const set_line *l, const segment *s, long gap, uint32_t owner, double y)
{
	const paragraph *p = w->p;
	double x = s->x0, from = -1;
	for (size_t i = s->first; i < s->end; i++) {
		const break_box *b = &p->boxes[i];
		double space = i > s->first && separated(p, i) ? (double)b->space + (is_elastic(b->gap) ? share(l, gap++) : 0) : 0;
		bool under = p->runs[p->words[i].run].underline;
		if (!under && from >= 0) {
			underline(w, owner, from, x, y);
			from = -1;
		}
		x += to_points(p, space);
		if (under && from < 0)
			from = x;
		x += to_points(p, (double)b->width);
	}
	if (from >= 0)
		underline(w, owner, from, x, y);
}

static bool paint_line(painter *w, size_t number, double x, double y)
{
	paragraph *p = w->p;
	set_line l = measure(p, number);
	double indent = number ? 0 : p->shape.indent;
	double room = p->shape.width - indent - to_points(p, l.natural + (double)l.extra);
	x += indent + (p->shape.setting == SET_CENTER ? room / 2 : p->shape.setting == SET_RIGHT ? room : 0);
	if (l.first < l.end && p->boxes[l.first].gap == GAP_FIXED)
		x += to_points(p, (double)p->boxes[l.first].space);
	long gap = 0;
	for (segment s = {.first = l.first, .x0 = x}; s.first < l.end; s.first = s.end) {
		long gap_before = gap;
		uint32_t owner = paint_words(w, &l, &s, &gap, y);
		builder_text_end(w->b, s.end < p->count ? separated(p, s.end) : w->to->goes_on);
		if (p->has_underline)
			paint_underlines(w, &l, &s, gap_before, owner, y);
		if (w->link_run != NO_RUN && !paint_link_area(w, &s, y))
			return false;
		s.x0 = s.x1;
		if (s.end < l.end && separated(p, s.end)) {
			const break_box *b = &p->boxes[s.end];
			s.x0 += to_points(p, (double)b->space + (is_elastic(b->gap) ? share(&l, gap++) : 0));
		}
	}
	return true;
}

bool paragraph_paint(paragraph *p, paragraph_target *to, size_t first, size_t count, double x, double y)
{
	painter w = {.p = p, .to = to, .b = to->b, .link_run = NO_RUN, .span_run = NO_RUN};
	/* A figure is read by its alternative text. */
	w.expand = p->has_abbreviations && to->element != ELEMENT_NONE && !to->b->failed &&
	           to->b->list->elements[to->element].type != ELEMENT_FIGURE;
	for (size_t i = 0; i < count && first + i < p->line_count; i++)
		if (!paint_line(&w, first + i, x, y + (double)i * p->style.pitch))
			return false;
	return true;
}
