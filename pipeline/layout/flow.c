/* flow.c: the stream of pages.
 *
 * Pages are filled from the top; nothing is set twice. What must stay with what follows it (a heading, the last lines before a signature) is
 * remembered by its first mark, and carried over (carry.c) when what follows begins a new page. */
#include "layout/flow.h"

#include <math.h>

#include "base/limits.h"
#include "layout/footnote.h"
#include "layout/frame.h"
#include "layout/release.h"

#define NEAR 0.01     /* points: less is no difference */
#define LINES_ALONG 2 /* of the text, at least, that go along with a signature or a list */

static const message too_many_pages = {"too-many-pages", STATUS_USAGE,
    {"tài liệu dài hơn {1} trang", "the document is longer than {1} pages"},
    {"Chia tài liệu, hoặc bớt các bảng quá dài.", "Divide the document, or leave out tables that are too long."}};

/* ---- pages ---- */

/* The text block of the page to come. Landscape: the upright page turned, its left edge at the top: that is the bound one, but on the back of a sheet. */
static void set_geometry(flow *f)
{
	const profile_page *p = &f->profile->page;
	bool turned = p->mirror && f->number % 2 == 0;
	double left = turned ? p->right : p->left;
	if (f->landscape) {
		f->left = p->bottom;
		f->width = p->height - p->bottom - p->top;
		f->top = left;
		f->foot = f->bottom = left + p->width - p->left - p->right;
		return;
	}
	f->left = left;
	f->width = p->width - p->left - p->right;
	f->top = p->top;
	f->foot = f->bottom = p->height - p->bottom;
}

static double paper_width(const flow *f)
{
	return f->landscape ? f->profile->page.height : f->profile->page.width;
}

static double paper_height(const flow *f)
{
	return f->landscape ? f->profile->page.width : f->profile->page.height;
}

/* One line of furniture. y: top of its capitals. */
static bool paint_furniture(flow *f, slice text, const text_style *style, int setting, double top)
{
	paragraph *p = f->furniture;
	line_shape shape = {.width = f->width, .setting = setting};
	if (!paragraph_set(p, text, style, NOWHERE) || paragraph_break(p, &shape) == 0)
		return false;
	double rise = fontset_metrics(f->text->fonts, f->text->faces[FACE_REGULAR]).cap_height / 1000.0 * style->size;
	paragraph_target to = {.b = f->b, .element = ELEMENT_NONE, .artifact = ARTIFACT_PAGE_HEADER, .content = CONTENT_NONE};
	return paragraph_paint(p, &to, 0, 1, f->left, top + rise);
}

static bool furnish(flow *f)
{
	const profile *p = f->profile;
	bool first = f->b->list->page_count == 1;
	if (p->frame.width > 0 && (first || !p->frame.first_page_only))
		frame_paint(f->b, &p->frame, paper_width(f), paper_height(f));
	if (f->draft && p->draft.text.len) {
		text_style style = text_style_of(&p->draft.style);
		style.ink = p->draft.colour;
		if (!paint_furniture(f, p->draft.text, &style, p->draft.style.align, p->draft.top))
			return false;
	}
	if (first && !p->page_number.first_page)
		return true;
	text_style style = {.size = p->page_number.size, .pitch = p->page_number.size, .ink = COLOUR_BLACK};
	return paint_furniture(f, f->b->list->pages[f->b->list->page_count - 1].label, &style, SET_CENTER, p->page_number.top);
}

/* From one page to the next, for carry_page: what the old one ends with is painted by its own geometry. */
typedef struct page_turn {
	flow *f;
	size_t limit;  /* marks from here on are carried over */
	double text_y; /* the old page's text ends here */
	bool done;
} page_turn;

static void end_old(void *context)
{
	page_turn *job = context;
	job->done = job->f->b->failed || footnotes_end_page(job->f, job->limit, job->text_y);
}

static void begin_new(void *context)
{
	page_turn *job = context;
	set_geometry(job->f);
	job->done = job->done && (job->f->b->failed || furnish(job->f));
}

/* Number of the page that begins; its label. {NULL, 0}: no memory. */
static slice next_label(flow *f)
{
	f->number = f->restart ? 1 : f->number + 1;
	f->restart = false;
	return slice_of(arena_printf(f->a, "%u", f->number));
}

/* Where the text block of the page to come begins. */
static void next_corner(const flow *f, double *left, double *top)
{
	flow next = *f;
	set_geometry(&next);
	*left = next.left;
	*top = next.top;
}

/* Share what the page that ends has left over, under `bottom`, among its stretchable spaces; `end`: what was painted later leaves the page. Where its text ends then. */
static double stretch(flow *f, builder_state end, double bottom, bool leaves)
{
	double shares = 0, rest = fmax(f->bottom - bottom, 0), to_y = leaves ? bottom : INFINITY;
	for (const flow_fill *s = f->fill; s; s = s->above)
		shares += s->share;
	double lower = rest; /* what stands under the lowest moves down to the bottom */
	for (const flow_fill *s = f->fill; s; s = s->above) {
		builder_lower(f->b, s->from, end, s->y, to_y, lower);
		lower -= rest * s->share / shares;
		end = s->from;
		to_y = s->y;
	}
	f->fill = NULL;
	return bottom + rest;
}

/* A new page. from: what is carried to its top (NULL: nothing), which begins at from_y on the old page. */
static bool turn_page(flow *f, const builder_state *from, double from_y)
{
	if (f->b->list->page_count >= LIMIT_PAGES)
		return diag_report(f->d, &too_many_pages, NOWHERE, arena_printf(f->a, "%d", LIMIT_PAGES));
	double left, top;
	page_turn job = {.f = f, .limit = from ? from->marks : SIZE_MAX, .text_y = from ? from_y : f->y, .done = true};
	if (f->fill)
		job.text_y = stretch(f, from ? *from : builder_save(f->b), job.text_y, from != NULL);
	slice label = next_label(f);
	if (!label.ptr)
		return diag_no_memory(f->d);
	next_corner(f, &left, &top);
	if (from) {
		carry_page page = {.width = paper_width(f),
		    .height = paper_height(f),
		    .label = label,
		    .from_y = from_y,
		    .dx = left - f->left,
		    .dy = top - from_y,
		    .finish = end_old,
		    .furnish = begin_new,
		    .context = &job};
		builder_carry(f->b, *from, &page);
		f->y += page.dy;
	} else {
		if (f->b->list->page_count)
			end_old(&job);
		builder_page(f->b, paper_width(f), paper_height(f), label);
		begin_new(&job);
		f->y = f->top;
		f->space_after = 0;
	}
	f->at_top = !from;
	f->page = (uint32_t)(f->b->list->page_count - 1);
	f->has_tail = false;
	if (f->b->failed)
		return diag_no_memory(f->d);
	footnotes_begin_page(f);
	return job.done && release_pages(f);
}

bool flow_start(flow *f)
{
	f->paragraph = paragraph_new(f->text);
	f->aside = paragraph_new(f->text);
	f->furniture = paragraph_new(f->text);
	if (!f->paragraph || !f->aside || !f->furniture || !footnotes_open(f))
		return false;
	f->root = f->parent = builder_element(f->b, ELEMENT_DOCUMENT, ELEMENT_NONE);
	return turn_page(f, NULL, 0);
}

void flow_free(flow *f)
{
	paragraph_free(f->paragraph);
	paragraph_free(f->aside);
	paragraph_free(f->furniture);
	footnotes_free(f);
}

bool flow_finish(flow *f)
{
	while (!footnotes_come_to_end(f))
		if (!turn_page(f, NULL, 0))
			return false;
	double end = f->fill ? stretch(f, builder_save(f->b), f->y, false) : f->y;
	return footnotes_end_page(f, SIZE_MAX, end);
}

bool flow_new_page(flow *f)
{
	bool carry = (f->kept || f->keep_open) && !f->keep_at_top && f->keep_from.page == f->page;
	builder_state from = f->keep_from;
	if (!turn_page(f, carry ? &from : NULL, f->keep_y))
		return false;
	if (carry)
		f->keep_at_top = true;
	else
		f->kept = false;
	return true;
}

/* A new page, to which the tail of this one is taken over. */
static bool carry_tail(flow *f)
{
	if (!f->has_tail)
		return flow_new_page(f);
	builder_state from = f->tail_from;
	f->kept = false;
	return turn_page(f, &from, f->tail_y);
}

/* Make the page that holds nothing yet anew, in the form or with the number asked for now. */
static bool renew_page(flow *f)
{
	display_list *l = f->b->list;
	display_page *page = &l->pages[l->page_count - 1];
	l->mark_count = page->first_mark;
	page->mark_count = 0;
	set_geometry(f);
	page->width = paper_width(f);
	page->height = paper_height(f);
	f->y = f->top;
	return furnish(f);
}

/* New pages until no note of the pages before is left; then the page is empty. Does nothing when there are no notes. */
static bool finish_notes(flow *f)
{
	while (f->notes.count)
		if (!turn_page(f, NULL, 0))
			return false;
	return true;
}

bool flow_turn(flow *f, bool landscape)
{
	if (f->landscape == landscape || f->profile->page.form == PAGE_LANDSCAPE)
		return true;
	if (!finish_notes(f))
		return false;
	f->kept = false; /* it was set for the other width */
	f->landscape = landscape;
	return f->at_top ? renew_page(f) : flow_new_page(f);
}

bool flow_begin_annex(flow *f)
{
	if (!finish_notes(f))
		return false;
	f->restart = f->profile->page_number.annexes_apart;
	if (!f->at_top)
		return flow_new_page(f);
	if (!f->restart || f->page == 0)
		return true;
	slice label = next_label(f);
	if (!label.ptr)
		return diag_no_memory(f->d);
	f->b->list->pages[f->page].label = label;
	return renew_page(f);
}

/* ---- room ---- */

double flow_room(const flow *f)
{
	return f->bottom - f->y - (f->at_top ? 0 : f->space_after);
}

double flow_room_after(const flow *f, double before)
{
	return f->bottom - f->y - (f->at_top ? 0 : fmax(f->space_after, before));
}

double flow_page_height(const flow *f)
{
	return f->foot - f->top;
}

void flow_space(flow *f, double before)
{
	if (!f->at_top)
		f->y += fmax(f->space_after, before);
	f->space_after = 0;
}

void flow_space_after(flow *f, double after)
{
	f->space_after = after;
}

bool flow_leave(flow *f, double height, double share)
{
	flow_space(f, 0);
	flow_advance(f, fmin(height, fmax(f->bottom - f->y, 0)));
	if (share <= 0)
		return true;
	flow_fill *s = arena_alloc(f->a, sizeof *s);
	if (!s)
		return diag_no_memory(f->d);
	*s = (flow_fill){.above = f->fill, .from = builder_save(f->b), .y = f->y, .share = share};
	f->fill = s;
	return true;
}

/* What must stand here goes before the notes: these go on on the next page. */
static bool press_notes(flow *f, double height)
{
	f->bottom = fmin(f->foot, fmax(f->bottom, f->y + height));
	return true;
}

bool flow_reserve(flow *f, double height)
{
	if (f->y + height <= f->bottom + NEAR)
		return true;
	return (f->at_top || flow_new_page(f)) && press_notes(f, height);
}

bool flow_reserve_tail(flow *f, double height)
{
	if (f->y + height <= f->bottom)
		return true;
	double tail = f->has_tail ? f->y - f->tail_y : 0;
	if (!f->at_top && !(tail + height <= flow_page_height(f) ? carry_tail(f) : flow_new_page(f)))
		return false;
	return press_notes(f, height);
}

void flow_advance(flow *f, double height)
{
	f->y += height;
	f->at_top = false;
	f->has_tail = false;
	if (!f->keep_open)
		f->kept = false;
}

void flow_keep_begin(flow *f)
{
	if (!f->kept) {
		f->keep_from = builder_save(f->b);
		f->keep_y = f->y;
		f->keep_at_top = f->at_top;
	}
	f->keep_open = true;
}

void flow_keep_end(flow *f)
{
	f->keep_open = false;
	f->kept = true;
}

double flow_kept_height(const flow *f)
{
	if (!f->kept || f->keep_from.page != f->page)
		return 0;
	return f->keep_at_top ? -1 : f->y - f->keep_y;
}

/* ---- paragraphs ---- */

/* How many of the lines behind the first `done` go on this page: 0, none. */
static size_t piece(const flow *f, const paragraph *p, size_t done)
{
	const profile_spaces *s = &f->profile->spaces;
	size_t rest = paragraph_line_count(p) - done, fit = footnotes_fit(f, p, done, rest);
	if (rest <= fit)
		return rest;
	size_t widows = (size_t)s->widows, orphans = done ? 1 : (size_t)s->orphans;
	size_t most = rest > widows ? rest - widows : 0;
	size_t count = fit < most ? fit : most;
	if (count < orphans || f->keep_open)
		count = 0;
	if (count == 0 && f->at_top)
		return fit ? fit : 1; /* a page of three lines: anything but standing still */
	return count;
}

/* A new page for `p`. A line alone before a signature, which would stand there by itself with it, brings the lines before it along. */
static bool page_for(flow *f, const paragraph *p)
{
	bool alone = f->last_text && paragraph_line_count(p) < LINES_ALONG;
	return alone && f->has_tail ? carry_tail(f) : flow_new_page(f);
}

bool flow_open_paragraph(flow *f, const paragraph *p)
{
	if (!footnotes_measure(f, p))
		return false;
	return f->at_top || piece(f, p, 0) || page_for(f, p);
}

/* `later`: lines of the paragraph that are painted on this page next. */
static bool paint_piece(flow *f, paragraph *p, double left, paragraph_target *to, size_t first, size_t count, size_t later)
{
	if (count == 0)
		return true;
	const text_style *style = paragraph_style(p);
	size_t from = f->b->list->mark_count;
	if (!paragraph_paint(p, to, first, count, f->left + left, f->y + text_baseline(style)))
		return false;
	flow_advance(f, (double)count * style->pitch);
	return footnotes_place(f, p, first, count, from, (double)later * style->pitch);
}

/* Of the last `count` lines of a paragraph, how many stay when the page's last lines go along with what follows: at least two go. */
static size_t lines_that_stay(const flow *f, size_t first, size_t count)
{
	const profile_spaces *s = &f->profile->spaces;
	size_t take = (size_t)(s->widows > LINES_ALONG ? s->widows : LINES_ALONG);
	size_t stay = count > take ? count - take : 0;
	return stay < (size_t)(first ? s->widows : s->orphans) ? 0 : stay;
}

/* Lines first … first+count-1, the last of their paragraph. */
typedef struct last_piece {
	size_t first, count;
	bool had_tail; /* the paragraph before left a tail on this page, from … on */
	builder_state tail_from;
	double tail_y;
} last_piece;

/* Paint the last piece so that its last lines can be taken along by a signature; when it is one line alone, with the tail of the paragraph before. */
static bool paint_tail(flow *f, paragraph *p, double left, paragraph_target *to, const last_piece *end)
{
	size_t first = end->first, count = end->count, stay = lines_that_stay(f, first, count);
	bool whole = stay == 0 && first == 0;
	bool with_kept = stay == 0 && f->kept, with_tail = whole && count < LINES_ALONG && !with_kept && end->had_tail;
	bool possible = stay > 0 || with_tail || (first == 0 && !(with_kept ? f->keep_at_top : f->at_top));
	if (!paint_piece(f, p, left, to, first, stay, count - stay))
		return false;
	bool with_lead = whole && f->has_lead;
	builder_state from = with_kept ? f->keep_from : with_tail ? end->tail_from : with_lead ? f->lead_from : builder_save(f->b);
	double y = with_kept ? f->keep_y : with_tail ? end->tail_y : f->y;
	if (!paint_piece(f, p, left, to, first + stay, count - stay, 0))
		return false;
	f->has_tail = possible;
	f->tail_from = from;
	f->tail_y = y;
	return true;
}

/* Paint the last piece so that its last lines are kept with what follows. */
static bool paint_kept(flow *f, paragraph *p, double left, paragraph_target *to, const last_piece *end)
{
	size_t first = end->first, count = end->count, stay = lines_that_stay(f, first, count);
	if (!paint_piece(f, p, left, to, first, stay, count - stay))
		return false;
	bool lead = !f->kept && stay == 0 && first == 0 && f->has_lead;
	flow_keep_begin(f);
	if (lead)
		f->keep_from = f->lead_from;
	bool painted = paint_piece(f, p, left, to, first + stay, count - stay, 0);
	flow_keep_end(f);
	return painted;
}

bool flow_paragraph(flow *f, paragraph *p, double left, paragraph_target *to)
{
	size_t lines = paragraph_line_count(p);
	last_piece end = {.had_tail = f->has_tail, .tail_from = f->tail_from, .tail_y = f->tail_y};
	if (!footnotes_measure(f, p))
		return false;
	for (size_t done = 0; done < lines;) {
		size_t count = piece(f, p, done);
		if (count == 0) {
			if (!page_for(f, p))
				return false;
			end.had_tail = false;
			continue;
		}
		bool last = done + count == lines;
		end.first = done;
		end.count = count;
		bool painted = last && f->want_keep   ? paint_kept(f, p, left, to, &end)
		               : last && f->want_tail ? paint_tail(f, p, left, to, &end)
		                                      : paint_piece(f, p, left, to, done, count, 0);
		if (!painted)
			return false;
		done += count;
		if (!last && !flow_new_page(f))
			return false;
	}
	return true;
}
