/* builder.c: making a display list, in growable arrays.
 *
 * Each array doubles when it is full. After a failed allocation nothing is appended any more, and the numbers handed out are 0, so that callers
 * need no checks of their own. Kids are linked lists in one array: an element may get a kid at any time. */
#include "layout/builder.h"

enum {
	CAP_PAGES,
	CAP_MARKS,
	CAP_ITEMS,
	CAP_POINTS,
	CAP_CONTENTS,
	CAP_ELEMENTS,
	CAP_EXTRAS,
	CAP_KIDS,
	CAP_LINKS,
	CAP_TARGETS,
	CAP_OUTLINE,
	CAP_PICTURES
};

void display_list_free(display_list *list)
{
	free(list->pages);
	free(list->marks);
	free(list->items);
	free(list->points);
	free(list->contents);
	free(list->elements);
	free(list->extras);
	free(list->kids);
	free(list->links);
	free(list->targets);
	free(list->outline);
	free(list->pictures);
	*list = (display_list){0};
}

void display_list_free_marks(display_list *list)
{
	free(list->marks);
	free(list->items);
	free(list->points);
	list->marks = NULL;
	list->items = NULL;
	list->points = NULL;
	list->mark_count = list->item_count = list->point_count = 0;
	list->mark_gap = list->item_gap = list->point_gap = (display_gap){0};
	list->cap[CAP_MARKS] = list->cap[CAP_ITEMS] = list->cap[CAP_POINTS] = 0;
	for (size_t i = 0; i < list->page_count; i++)
		list->pages[i].mark_count = 0;
}

/* Take the entries from gap->kept to before `first` out of an array. */
static void close_gap(void *array, size_t size, size_t count, display_gap *gap, size_t first)
{
	if (first <= gap->kept + gap->gone)
		return;
	unsigned char *bytes = array;
	size_t from = first - gap->gone;
	memmove(bytes + gap->kept * size, bytes + from * size, (count - first) * size);
	gap->gone = first - gap->kept;
}

void display_list_keep(display_list *list)
{
	list->mark_gap.kept = list->mark_count;
	list->item_gap.kept = list->item_count;
	list->point_gap.kept = list->point_count;
}

void display_list_give_back(display_list *list)
{
	const display_page *last = &list->pages[list->page_count - 1];
	if (list->mark_count)
		close_gap(list->marks, sizeof *list->marks, list->mark_count, &list->mark_gap, last->first_mark);
	if (list->item_count)
		close_gap(list->items, sizeof *list->items, list->item_count, &list->item_gap, last->first_item);
	if (list->point_count)
		close_gap(list->points, sizeof *list->points, list->point_count, &list->point_gap, last->first_point);
}

/* A larger block for `count` + 1 elements. NULL: no memory, remembered. */
static void *larger(builder *b, void *array, size_t count, int cap, size_t size)
{
	size_t *have = &b->list->cap[cap];
	size_t want = *have ? *have * 2 : 64;
	if (b->failed || count >= UINT32_MAX / 2 || want > SIZE_MAX / size)
		return b->failed = true, NULL;
	void *grown = realloc(array, want * size);
	if (!grown)
		return b->failed = true, NULL;
	*have = want;
	return grown;
}

/* A function room_NAME that makes place for one more element of the array. */
#define ROOM(name, array, count, gone, cap_number)                                                                                         \
	static bool room_##name(builder *b)                                                                                                    \
	{                                                                                                                                      \
		display_list *l = b->list;                                                                                                         \
		if (l->count - (gone) < l->cap[cap_number] && !b->failed)                                                                          \
			return true;                                                                                                                   \
		void *grown = larger(b, l->array, l->count - (gone), cap_number, sizeof *l->array);                                                \
		if (!grown)                                                                                                                        \
			return false;                                                                                                                  \
		l->array = grown;                                                                                                                  \
		return true;                                                                                                                       \
	}

ROOM(page, pages, page_count, 0, CAP_PAGES)
ROOM(mark, marks, mark_count, l->mark_gap.gone, CAP_MARKS)
ROOM(item, items, item_count, l->item_gap.gone, CAP_ITEMS)
ROOM(point, points, point_count, l->point_gap.gone, CAP_POINTS)
ROOM(content, contents, content_count, 0, CAP_CONTENTS)
ROOM(element, elements, element_count, 0, CAP_ELEMENTS)
ROOM(extra, extras, extra_count, 0, CAP_EXTRAS)
ROOM(kid, kids, kid_count, 0, CAP_KIDS)
ROOM(link, links, link_count, 0, CAP_LINKS)
ROOM(target, targets, target_count, 0, CAP_TARGETS)
ROOM(outline, outline, outline_count, 0, CAP_OUTLINE)
ROOM(picture, pictures, picture_count, 0, CAP_PICTURES)

void builder_init(builder *b, display_list *list)
{
	*list = (display_list){0};
	*b = (builder){.list = list};
	if (room_extra(b))
		list->extras[list->extra_count++] = (element_extra){0};
	if (room_kid(b))
		list->kids[list->kid_count++] = (kid){0};
}

/* ---- structure ---- */

static void add_kid(builder *b, uint32_t parent, kid_kind kind, uint32_t value)
{
	display_list *l = b->list;
	if (parent == ELEMENT_NONE || !room_kid(b))
		return;
	uint32_t number = (uint32_t)l->kid_count++;
	l->kids[number] = (kid){.value = value, .kind = (uint8_t)kind};
	element *e = &l->elements[parent];
	if (e->last_kid)
		l->kids[e->last_kid].next = number;
	else
		e->first_kid = number;
	e->last_kid = number;
}

uint32_t builder_element(builder *b, element_type type, uint32_t parent)
{
	if (!room_element(b))
		return 0;
	uint32_t number = (uint32_t)b->list->element_count++;
	b->list->elements[number] = (element){.parent = parent, .type = (uint8_t)type};
	add_kid(b, parent, KID_ELEMENT, number);
	return number;
}

element_extra *builder_extra(builder *b, uint32_t number)
{
	if (b->failed)
		return &b->nowhere;
	element *e = &b->list->elements[number];
	if (e->extra == 0) {
		if (!room_extra(b))
			return &b->nowhere;
		e->extra = (uint32_t)b->list->extra_count++;
		b->list->extras[e->extra] = (element_extra){0};
	}
	return &b->list->extras[e->extra];
}

void builder_share_extra(builder *b, uint32_t number, uint32_t extra)
{
	if (number < b->list->element_count && extra < b->list->extra_count)
		b->list->elements[number].extra = extra;
}

static uint32_t new_content(builder *b, uint32_t owner, artifact_kind kind)
{
	if (!room_content(b))
		return 0;
	uint32_t number = (uint32_t)b->list->content_count++;
	b->list->contents[number] = (content){.element = owner, .page = (uint32_t)(b->list->page_count - 1), .artifact = (uint8_t)kind};
	return number;
}

uint32_t builder_content(builder *b, uint32_t owner)
{
	uint32_t number = new_content(b, owner, ARTIFACT_NONE);
	if (!b->failed)
		add_kid(b, owner, KID_CONTENT, number);
	return number;
}

uint32_t builder_artifact(builder *b, artifact_kind kind)
{
	return new_content(b, ELEMENT_NONE, kind);
}

uint32_t builder_page(builder *b, double width, double height, slice label)
{
	if (!room_page(b))
		return 0;
	uint32_t number = (uint32_t)b->list->page_count++;
	b->list->pages[number] = (display_page){.width = width,
	    .height = height,
	    .first_mark = (uint32_t)b->list->mark_count,
	    .first_item = (uint32_t)b->list->item_count,
	    .first_point = (uint32_t)b->list->point_count,
	    .label = label};
	return number;
}

/* ---- marks ---- */

void builder_mark(builder *b, mark m)
{
	if (!room_mark(b))
		return;
	*display_mark(b->list, b->list->mark_count++) = m;
	b->list->pages[b->list->page_count - 1].mark_count++;
}

static mark *last_mark(builder *b)
{
	return b->failed ? NULL : display_mark(b->list, b->list->mark_count - 1);
}

void builder_text_begin(builder *b, uint32_t owner, double x, double y, double size, colour ink)
{
	builder_mark(b, (mark){.content = owner,
	                    .kind = MARK_TEXT,
	                    .colour = ink,
	                    .x = (float)x,
	                    .y = (float)y,
	                    .size = (float)size,
	                    .first = (uint32_t)b->list->item_count});
}

void builder_text_word(builder *b, uint32_t word, double space)
{
	if (room_item(b))
		*display_item(b->list, b->list->item_count++) = (text_item){.word = word, .space = (float)space};
}

void builder_text_end(builder *b, bool space_after)
{
	mark *m = last_mark(b);
	if (!m)
		return;
	m->count = (uint32_t)b->list->item_count - m->first;
	m->space_after = space_after;
}

void builder_line(builder *b, uint32_t owner, double x0, double y0, double x1, double y1, double width, double dash, colour ink)
{
	builder_mark(b, (mark){.content = owner,
	                    .kind = MARK_LINE,
	                    .stroke = true,
	                    .colour = ink,
	                    .x = (float)x0,
	                    .y = (float)y0,
	                    .x2 = (float)x1,
	                    .y2 = (float)y1,
	                    .size = (float)width,
	                    .dash = (float)dash});
}

static mark shape(uint32_t owner, mark_kind kind, const colour *fill, const colour *stroke, double width)
{
	mark m = {.content = owner,
	    .kind = (uint8_t)kind,
	    .fill = fill != NULL,
	    .stroke = stroke != NULL,
	    .colour = stroke ? *stroke : COLOUR_BLACK,
	    .size = (float)width};
	if (fill)
		m.fill_colour = *fill;
	return m;
}

void builder_rect(
    builder *b, uint32_t owner, double x0, double y0, double x1, double y1, const colour *fill, const colour *stroke, double width)
{
	mark m = shape(owner, MARK_RECT, fill, stroke, width);
	m.x = (float)x0;
	m.y = (float)y0;
	m.x2 = (float)x1;
	m.y2 = (float)y1;
	builder_mark(b, m);
}

/* The picture's number; a picture that is painted several times is one. */
static uint32_t picture_number(builder *b, const picture *image)
{
	display_list *l = b->list;
	for (size_t i = 0; i < l->picture_count; i++)
		if (l->pictures[i] == image)
			return (uint32_t)i;
	if (!room_picture(b))
		return 0;
	l->pictures[l->picture_count] = image;
	return (uint32_t)l->picture_count++;
}

void builder_picture(builder *b, uint32_t owner, const picture *image, double x0, double y0, double x1, double y1)
{
	builder_mark(b, (mark){.content = owner,
	                    .kind = MARK_PICTURE,
	                    .x = (float)x0,
	                    .y = (float)y0,
	                    .x2 = (float)x1,
	                    .y2 = (float)y1,
	                    .picture = picture_number(b, image)});
}

void builder_path_begin(builder *b, uint32_t owner, const colour *fill, const colour *stroke, double width)
{
	mark m = shape(owner, MARK_PATH, fill, stroke, width);
	m.first = (uint32_t)b->list->point_count;
	builder_mark(b, m);
}

static void add_point(builder *b, path_step step, double x, double y)
{
	if (!room_point(b))
		return;
	*display_point(b->list, b->list->point_count++) = (path_point){.x = (float)x, .y = (float)y, .step = (uint8_t)step};
	display_mark(b->list, b->list->mark_count - 1)->count++;
}

void builder_path_move(builder *b, double x, double y)
{
	add_point(b, PATH_MOVE, x, y);
}

void builder_path_line(builder *b, double x, double y)
{
	add_point(b, PATH_LINE, x, y);
}

void builder_path_curve(builder *b, double x1, double y1, double x2, double y2, double x3, double y3)
{
	add_point(b, PATH_CURVE, x1, y1);
	add_point(b, PATH_CURVE, x2, y2);
	add_point(b, PATH_CURVE, x3, y3);
}

void builder_path_close(builder *b)
{
	add_point(b, PATH_CLOSE, 0, 0);
}

void builder_path_dash(builder *b, double dash)
{
	mark *m = last_mark(b);
	if (m)
		m->dash = (float)dash;
}

void builder_hide_texts(builder *b, size_t first)
{
	for (size_t i = first; i < b->list->mark_count; i++)
		if (display_mark(b->list, i)->kind == MARK_TEXT)
			display_mark(b->list, i)->hidden = true;
}

/* ---- links ---- */

uint32_t builder_target(builder *b)
{
	if (!room_target(b))
		return 0;
	b->list->targets[b->list->target_count] = (target){0};
	return (uint32_t)b->list->target_count++;
}

void builder_reach(builder *b, uint32_t number, double y)
{
	if (!b->failed)
		b->list->targets[number] = (target){.page = (uint32_t)(b->list->page_count - 1), .y = (float)y};
}

void builder_link(builder *b, uint32_t link, double x0, double y0, double x1, double y1, uint32_t to, slice uri, slice contents)
{
	if (!room_link(b))
		return;
	uint32_t number = (uint32_t)b->list->link_count++;
	b->list->links[number] = (link_area){.element = link,
	    .page = (uint32_t)(b->list->page_count - 1),
	    .x0 = (float)x0,
	    .y0 = (float)y0,
	    .x1 = (float)x1,
	    .y1 = (float)y1,
	    .target = to,
	    .uri = uri,
	    .contents = contents};
	add_kid(b, link, KID_LINK, number);
}

void builder_outline(builder *b, int level, slice title, uint32_t to)
{
	if (room_outline(b))
		b->list->outline[b->list->outline_count++] = (outline_entry){.level = level, .title = title, .target = to};
}
