/* builder.h: making a display list.
 *
 * Everything is appended; running out of memory is remembered in `failed`, and after it every call does nothing that could hurt: build
 * without looking, check once. Numbers returned after a failure are 0 and valid to pass on.
 *
 * Marks of a page must be appended while it is the last page. */
#ifndef TONGKET_LAYOUT_BUILDER_H
#define TONGKET_LAYOUT_BUILDER_H

#include "layout/display.h"

typedef struct builder {
	display_list *list;
	bool failed;
	element_extra nowhere; /* written to, never read, after a failure */
} builder;

#define CONTENT_NONE UINT32_MAX
#define TARGET_NONE UINT32_MAX
#define COLOUR_BLACK ((colour){0, 0, 0})
#define COLOUR_WHITE ((colour){255, 255, 255})

/* Begin an empty list (zeroed by this call) with its unused entries 0. */
void builder_init(builder *b, display_list *list);

/* ---- structure ---- */

/* A new element, the last kid of `parent` (ELEMENT_NONE: the root, once). */
uint32_t builder_element(builder *b, element_type type, uint32_t parent);

/* The rare attributes of `element`, made at the first call. Borrowed until the next builder_extra(). Never NULL. */
element_extra *builder_extra(builder *b, uint32_t element);

/* The same rare attributes as other elements have: `extra` is elements[i].extra of one of them (thousands of row heads share one entry). */
void builder_share_extra(builder *b, uint32_t element, uint32_t extra);

/* A new piece of marked content of the last page, the last kid of `element`. */
uint32_t builder_content(builder *b, uint32_t element);

/* A new piece of the last page that is no part of the text: rules, page numbers. */
uint32_t builder_artifact(builder *b, artifact_kind kind);

/* ---- pages ---- */
uint32_t builder_page(builder *b, double width, double height, slice label);

/* ---- marks, all points from the page's top left ---- */

/* A text in pieces: begin, add words, end. x, y: where its baseline starts. */
void builder_text_begin(builder *b, uint32_t content, double x, double y, double size, colour ink);
void builder_text_word(builder *b, uint32_t word, double space); /* as in text_item; the first is always TEXT_GLUED */
void builder_text_end(builder *b, bool space_after);

/* `dash`: 0 for a solid line. */
void builder_line(builder *b, uint32_t content, double x0, double y0, double x1, double y1, double width, double dash, colour ink);

/* fill and stroke may be NULL, not both; `width` of the stroke. */
void builder_rect(
    builder *b, uint32_t content, double x0, double y0, double x1, double y1, const colour *fill, const colour *stroke, double width);

/* The whole picture (borrowed) in the rectangle. */
void builder_picture(builder *b, uint32_t content, const picture *image, double x0, double y0, double x1, double y1);

/* A path in pieces. */
void builder_path_begin(builder *b, uint32_t content, const colour *fill, const colour *stroke, double width);
void builder_path_move(builder *b, double x, double y);
void builder_path_line(builder *b, double x, double y);
void builder_path_curve(builder *b, double x1, double y1, double x2, double y2, double x3, double y3);
void builder_path_close(builder *b);
void builder_path_dash(builder *b, double dash); /* the path that was begun last is dashed */

/* The texts from mark `first` on are not to be seen: for readers of the tags. */
void builder_hide_texts(builder *b, size_t first);

/* ---- links ---- */

/* A place to be linked to, not yet reached: page and y are set by builder_reach. */
uint32_t builder_target(builder *b);
void builder_reach(builder *b, uint32_t target, double y); /* on the last page */

/* A clickable area on the last page; `link` is a Link element, and gets it as its kid. target TARGET_NONE: `uri`. */
void builder_link(builder *b, uint32_t link, double x0, double y0, double x1, double y1, uint32_t target, slice uri, slice contents);

void builder_outline(builder *b, int level, slice title, uint32_t target);

/* ---- taking the end of the last page over to the next ---- */

/* What was there at one moment. */
typedef struct builder_state {
	size_t marks, links, extras, page;
} builder_state;

builder_state builder_save(const builder *b);

/* Move down, by dy points, what was made on the last page between `from` and `to`; targets from from_y down to to_y go along. */
void builder_lower(builder *b, builder_state from, builder_state to, double from_y, double to_y, double dy);

/* The page that is begun for what is carried over. */
typedef struct carry_page {
	double width, height;
	slice label;
	double from_y;                  /* on the old page: targets from here down go along */
	double dx, dy;                  /* the move, in page coordinates */
	void (*finish)(void *context);  /* paints what the old page ends with (its notes); may be NULL */
	void (*furnish)(void *context); /* paints what every page has (its number), first; may be NULL */
	void *context;
} carry_page;

/* Take the marks made on the last page since `state` (of that page) off it, begin a page, and put them there. Contents that stay in part are
 * split; link areas made since go along. */
void builder_carry(builder *b, builder_state state, const carry_page *page);

/* Append a mark as it is. */
void builder_mark(builder *b, mark m);

#endif
