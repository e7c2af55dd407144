/* flow.c: the stream of pages.
 *
 * Pages are filled from the top; nothing is set twice. What must stay with what follows it (a heading, the last lines before a signature) is
 * remembered by its first mark, and carried over (carry.c) when what follows begins a new page. */
#include "layout/flow.h"

#include <math.h>

#include "base/limits.h"

#define NEAR 0.01 /* points: less is no difference */

static const message too_many_pages = {"too-many-pages", STATUS_USAGE,
    {"tài liệu dài hơn {1} trang", "the document is longer than {1} pages"},
    {"Chia tài liệu, hoặc bớt các bảng quá dài.", "Divide the document, or leave out tables that are too long."}};

/* ---- pages ---- */

/* The text block of the page to come. Landscape: the upright page turned, its bound edge at the top. */
static void set_geometry(flow *f)
{
	const profile_page *p = &f->profile->page;
	if (f->landscape) {
		f->left = p->bottom;
		f->width = p->height - p->bottom - p->top;
		f->top = p->left;
		f->bottom = p->width - p->right;
		return;
	}
	bool turned = p->mirror && f->number % 2 == 0;
	f->left = turned ? p->right : p->left;
	f->width = p->width - p->left - p->right;
	f->top = p->top;
	f->bottom = p->height - p->bottom;
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
	if (f->draft && p->draft.text.len) {
		text_style style = text_style_of(&p->draft.style);
		style.ink = p->draft.colour;
		if (!paint_furniture(f, p->draft.text, &style, p->draft.style.align, p->draft.top))
			return false;
	}
	if (f->b->list->page_count == 1 && !p->page_number.first_page)
		return true;
	text_style style = {.size = p->page_number.size, .pitch = p->page_number.size, .ink = COLOUR_BLACK};
	return paint_furniture(f, f->b->list->pages[f->b->list->page_count - 1].label, &style, SET_CENTER, p->page_number.top);
}

typedef struct furnish_job {
	flow *f;
	bool done;
} furnish_job;

static void furnish_carried(void *context)
{
	furnish_job *job = context;
	job->done = job->f->b->failed || furnish(job->f);
}

/* Number of the page that begins; its label. {NULL, 0}: no memory. */
static slice next_label(flow *f)
{
	f->number = f->restart ? 1 : f->number + 1;
	f->restart = false;
	return slice_of(arena_printf(f->a, "%u", f->number));
}

/* A new page. from: what is carried to its top (NULL: nothing), which begins at from_y on the old page. */
static bool turn_page(flow *f, const builder_state *from, double from_y)
{
	if (f->b->list->page_count >= LIMIT_PAGES)
		return diag_report(f->d, &too_many_pages, NOWHERE, arena_printf(f->a, "%d", LIMIT_PAGES));
	double old_left = f->left;
	slice label = next_label(f);
	if (!label.ptr)
		return diag_no_memory(f->d);
	set_geometry(f);
	furnish_job job = {.f = f, .done = true};
	if (from) {
		carry_page page = {.width = paper_width(f),
		    .height = paper_height(f),
		    .label = label,
		    .from_y = from_y,
		    .dx = f->left - old_left,
		    .dy = f->top - from_y,
		    .furnish = furnish_carried,
		    .context = &job};
		builder_carry(f->b, *from, &page);
		f->y += page.dy;
	} else {
		builder_page(f->b, paper_width(f), paper_height(f), label);
		furnish_carried(&job);
		f->y = f->top;
		f->space_after = 0;
	}
	f->at_top = !from;
	f->page = (uint32_t)(f->b->list->page_count - 1);
	f->has_tail = false;
	if (f->b->failed)
		return diag_no_memory(f->d);
	return job.done;
}

bool flow_start(flow *f)
{
	f->paragraph = paragraph_new(f->text);
	f->aside = paragraph_new(f->text);
	f->furniture = paragraph_new(f->text);
	if (!f->paragraph || !f->aside || !f->furniture)
		return false;
	f->root = f->parent = builder_element(f->b, ELEMENT_DOCUMENT, ELEMENT_NONE);
	return turn_page(f, NULL, 0);
}

void flow_free(flow *f)
{
	paragraph_free(f->paragraph);
	paragraph_free(f->aside);
	paragraph_free(f->furniture);
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

bool flow_carry_tail(flow *f)
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

bool flow_turn(flow *f, bool landscape)
{
	if (f->landscape == landscape)
		return true;
	f->landscape = landscape;
	return f->at_top ? renew_page(f) : flow_new_page(f);
}

bool flow_begin_annex(flow *f)
{
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

double flow_page_height(const flow *f)
{
	return f->bottom - f->top;
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

bool flow_reserve(flow *f, double height)
{
	if (f->y + height <= f->bottom + NEAR || f->at_top)
		return true;
	return flow_new_page(f);
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

/* ---- paragraphs ---- */

/* How many of the `rest` lines that are left go on this page: 0, none. */
static size_t piece(const flow *f, size_t rest, bool first, double pitch)
{
	const profile_spaces *s = &f->profile->spaces;
	double room = floor((f->bottom - f->y + NEAR) / pitch);
	size_t fit = room > 0 ? (size_t)room : 0;
	if (rest <= fit)
		return rest;
	size_t widows = (size_t)s->widows, orphans = first ? (size_t)s->orphans : 1;
	size_t most = rest > widows ? rest - widows : 0;
	size_t count = fit < most ? fit : most;
	if (count < orphans || f->keep_open)
		count = 0;
	if (count == 0 && f->at_top)
		return fit ? fit : 1; /* a page of three lines: anything but standing still */
	return count;
}

bool flow_open_paragraph(flow *f, const paragraph *p)
{
	if (f->at_top || piece(f, paragraph_line_count(p), true, paragraph_style(p)->pitch))
		return true;
	return flow_new_page(f);
}

static bool paint_piece(flow *f, paragraph *p, double left, paragraph_target *to, size_t first, size_t count)
{
	if (count == 0)
		return true;
	const text_style *style = paragraph_style(p);
	if (!paragraph_paint(p, to, first, count, f->left + left, f->y + text_baseline(style)))
		return false;
	flow_advance(f, (double)count * style->pitch);
	return true;
}

/* Paint the last piece so that its last lines can be taken along by a signature. */
static bool paint_tail(flow *f, paragraph *p, double left, paragraph_target *to, size_t first, size_t count)
{
	const profile_spaces *s = &f->profile->spaces;
	size_t take = (size_t)(s->widows > 2 ? s->widows : 2);
	size_t stay = count > take ? count - take : 0;
	if (stay < (size_t)(first ? s->widows : s->orphans))
		stay = 0;
	bool with_kept = stay == 0 && f->kept;
	bool possible = stay > 0 || (first == 0 && !(with_kept ? f->keep_at_top : f->at_top));
	if (!paint_piece(f, p, left, to, first, stay))
		return false;
	bool with_lead = stay == 0 && first == 0 && f->has_lead;
	builder_state from = with_kept ? f->keep_from : with_lead ? f->lead_from : builder_save(f->b);
	double y = with_kept ? f->keep_y : f->y;
	if (!paint_piece(f, p, left, to, first + stay, count - stay))
		return false;
	f->has_tail = possible;
	f->tail_from = from;
	f->tail_y = y;
	return true;
}

bool flow_paragraph(flow *f, paragraph *p, double left, paragraph_target *to)
{
	size_t lines = paragraph_line_count(p);
	for (size_t done = 0; done < lines;) {
		size_t count = piece(f, lines - done, done == 0, paragraph_style(p)->pitch);
		if (count == 0) {
			if (!flow_new_page(f))
				return false;
			continue;
		}
		bool last = done + count == lines;
		bool painted = last && f->want_tail ? paint_tail(f, p, left, to, done, count) : paint_piece(f, p, left, to, done, count);
		if (!painted)
			return false;
		done += count;
		if (!last && !flow_new_page(f))
			return false;
	}
	return true;
}
