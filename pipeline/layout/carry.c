/* carry.c: taking the end of a page over to the next one: a heading that would stand alone, the last lines that go with a signature.
 *
 * The marks since a remembered moment are the last of the list, so they are cut off, the next page is begun, and they are put back on it, moved.
 * A content with marks on both sides is split in two, side by side under its element. */
#include "layout/builder.h"

builder_state builder_save(const builder *b)
{
	return (builder_state){
	    .marks = b->list->mark_count, .links = b->list->link_count, .extras = b->list->extra_count, .page = b->list->page_count - 1};
}

/* Whether a mark that stays on the old page belongs to content `number`. */
static bool stays(const display_list *l, const display_page *old, size_t end, uint32_t number)
{
	for (size_t i = end; i > old->first_mark; i--)
		if (display_mark(l, i - 1)->content == number)
			return true;
	return false;
}

/* A second piece beside `number`, on the last page. */
static uint32_t split_content(builder *b, uint32_t number)
{
	display_list *l = b->list;
	uint32_t owner = l->contents[number].element;
	if (owner == ELEMENT_NONE)
		return builder_artifact(b, l->contents[number].artifact);
	uint32_t before = l->elements[owner].last_kid;
	uint32_t piece = builder_content(b, owner);
	uint32_t added = l->elements[owner].last_kid;
	if (b->failed || added == before)
		return piece;
	/* It was put last; it belongs right behind its first half. */
	uint32_t half = l->elements[owner].first_kid;
	while (half && !(l->kids[half].kind == KID_CONTENT && l->kids[half].value == number))
		half = l->kids[half].next;
	if (!half || half == before)
		return piece;
	l->kids[before].next = 0;
	l->elements[owner].last_kid = before;
	l->kids[added].next = l->kids[half].next;
	l->kids[half].next = added;
	return piece;
}

static void move_mark(display_list *l, mark *m, float dx, float dy)
{
	if (m->kind == MARK_PATH) {
		for (uint32_t i = m->first; i < m->first + m->count; i++) {
			display_point(l, i)->x += dx;
			display_point(l, i)->y += dy;
		}
		return;
	}
	m->x += dx;
	m->y += dy;
	if (m->kind != MARK_TEXT) {
		m->x2 += dx;
		m->y2 += dy;
	}
}

static void move_links(display_list *l, size_t first, size_t end, uint32_t page, float dx, float dy)
{
	for (size_t i = first; i < end; i++) {
		link_area *a = &l->links[i];
		a->page = page;
		a->x0 += dx;
		a->x1 += dx;
		a->y0 += dy;
		a->y1 += dy;
	}
}

static void move_targets(display_list *l, uint32_t from, double from_y, float dy)
{
	for (size_t i = 0; i < l->target_count; i++)
		if (l->targets[i].page == from && l->targets[i].y >= (float)from_y - 0.01F) {
			l->targets[i].page = from + 1;
			l->targets[i].y += dy;
		}
}

/* The words and points of a mark that was carried to `page` stand before those that are made there. */
static void take_along(display_page *page, const mark *m)
{
	uint32_t *first = m->kind == MARK_TEXT ? &page->first_item : m->kind == MARK_PATH ? &page->first_point : NULL;
	if (first && m->count && m->first < *first)
		*first = m->first;
}

/* Put the marks taken off back on the new page. */
static void put_back(builder *b, mark *marks, size_t count, size_t end, uint32_t old_page, float dx, float dy)
{
	display_list *l = b->list;
	uint32_t from = CONTENT_NONE, to = CONTENT_NONE;
	for (size_t i = 0; i < count && !b->failed; i++) {
		mark m = marks[i];
		if (m.content != from) {
			from = to = m.content;
			if (l->contents[from].page == old_page) {
				if (stays(l, &l->pages[old_page], end, from))
					to = split_content(b, from);
				else
					l->contents[from].page = old_page + 1;
			}
		}
		m.content = to;
		move_mark(l, &m, dx, dy);
		builder_mark(b, m);
		take_along(&l->pages[old_page + 1], &m);
	}
}

void builder_carry(builder *b, builder_state state, const carry_page *page)
{
	display_list *l = b->list;
	if (b->failed)
		return;
	size_t count = l->mark_count - state.marks;
	mark *taken = malloc((count ? count : 1) * sizeof *taken);
	if (!taken) {
		b->failed = true;
		return;
	}
	memcpy(taken, display_mark(l, state.marks), count * sizeof *taken);
	l->mark_count = state.marks;
	uint32_t old = (uint32_t)state.page;
	l->pages[old].mark_count -= (uint32_t)count;

	float dx = (float)page->dx, dy = (float)page->dy;
	move_links(l, state.links, l->link_count, old + 1, dx, dy); /* now: the old page may get more of both */
	move_targets(l, old, page->from_y, dy);
	if (page->finish)
		page->finish(page->context);
	size_t end = l->mark_count;
	builder_page(b, page->width, page->height, page->label);
	if (page->furnish)
		page->furnish(page->context);
	if (!b->failed)
		put_back(b, taken, count, end, old, dx, dy);
	free(taken);
}

void builder_lower(builder *b, builder_state from, builder_state to, double from_y, double to_y, double dy)
{
	display_list *l = b->list;
	if (b->failed)
		return;
	for (size_t i = from.marks; i < to.marks; i++)
		move_mark(l, display_mark(l, i), 0, (float)dy);
	move_links(l, from.links, to.links, (uint32_t)from.page, 0, (float)dy);
	for (size_t i = from.extras; i < to.extras; i++)
		if (l->extras[i].has_bbox) {
			l->extras[i].bbox[1] += dy;
			l->extras[i].bbox[3] += dy;
		}
	for (size_t i = 0; i < l->target_count; i++) {
		target *t = &l->targets[i];
		if (t->page == from.page && t->y >= (float)from_y - 0.01F && t->y < (float)to_y - 0.01F)
			t->y += (float)dy;
	}
}
