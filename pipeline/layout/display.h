/* display.h: the display list: pages of marks to paint, and the structure tree that says what the marks are.
 *
 * It stands between layout and pdf: layout has never heard of libharu, pdf has never heard of a table. Lengths are points (1/72 inch); the
 * origin is the page's top left corner, y grows downwards; the y of a text is its baseline.
 *
 * Every mark belongs to a content: a marked-content sequence of one page, owned by a structure element, or an artifact. Contents of a page
 * are painted in the order of their marks; the kids of an element are in reading order.
 *
 * Marks, with their words and points, may be given back page by page as soon as they are painted (a table of 100 000 rows has a million of them); what is
 * left keeps its number. */
#ifndef TONGKET_LAYOUT_DISPLAY_H
#define TONGKET_LAYOUT_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/picture.h"
#include "base/slice.h"

/* Standard structure types of ISO 32000-1 §14.8.4. */
typedef enum {
	ELEMENT_DOCUMENT,
	ELEMENT_PART,
	ELEMENT_SECT,
	ELEMENT_H1,
	ELEMENT_H2,
	ELEMENT_H3,
	ELEMENT_H4,
	ELEMENT_H5,
	ELEMENT_H6,
	ELEMENT_P,
	ELEMENT_BLOCK_QUOTE,
	ELEMENT_TOC,
	ELEMENT_TOCI,
	ELEMENT_REFERENCE,
	ELEMENT_LINK,
	ELEMENT_SPAN,
	ELEMENT_TABLE,
	ELEMENT_THEAD,
	ELEMENT_TBODY,
	ELEMENT_TFOOT,
	ELEMENT_TR,
	ELEMENT_TH,
	ELEMENT_TD,
	ELEMENT_CAPTION,
	ELEMENT_FIGURE,
	ELEMENT_L,
	ELEMENT_LI,
	ELEMENT_LBL,
	ELEMENT_LBODY,
	ELEMENT_NOTE,
	ELEMENT_DIV,
	ELEMENT_TYPES
} element_type;

typedef enum { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN, SCOPE_BOTH } cell_scope;
typedef enum {
	NUMBERING_NONE,
	NUMBERING_DISC,
	NUMBERING_DECIMAL,
	NUMBERING_LOWER_ALPHA,
	NUMBERING_LOWER_ROMAN,
	NUMBERING_UPPER_ROMAN
} list_numbering;

#define ELEMENT_NONE UINT32_MAX

/* Rare attributes of an element, apart so that elements stay small; elements[i].extra indexes display_list.extras, 0 is none. */
typedef struct element_extra {
	slice alt;       /* alternative text of a Figure */
	slice expansion; /* /E */
	cell_scope scope;
	uint16_t row_span, column_span; /* 0 or 1: none */
	list_numbering numbering;
	double bbox[4]; /* Figure: x0 y0 x1 y1 on its page, when has_bbox */
	bool has_bbox;
} element_extra;

typedef struct PACKED element {
	uint32_t parent;              /* ELEMENT_NONE for the root, element 0 (Document) */
	uint32_t first_kid, last_kid; /* into kids; 0: none */
	uint32_t extra;
	uint8_t type;
} element;

typedef enum { KID_ELEMENT, KID_CONTENT, KID_LINK } kid_kind;

typedef struct PACKED kid {
	uint32_t next;  /* into kids; 0: the last */
	uint32_t value; /* element, content, or link number */
	uint8_t kind;
} kid;

/* The owner of a content that is no element: pagination, rules, decoration. */
typedef enum { ARTIFACT_NONE, ARTIFACT_PAGE_HEADER, ARTIFACT_PAGE_FOOTER, ARTIFACT_TABLE_HEADER, ARTIFACT_LAYOUT } artifact_kind;

typedef struct PACKED content {
	uint32_t element; /* ELEMENT_NONE: an artifact */
	uint32_t page;    /* 0-based */
	uint8_t artifact;
} content;

/* A word of a line of text: its number in the fontset, and what stands before it (a space is of the face of the word in front). */
typedef struct text_item {
	uint32_t word;
	float space; /* width added to the natural space before it, 1/1000 em of its line's size; TEXT_GLUED: no space */
} text_item;
#define TEXT_GLUED (-1e9F)

typedef enum { MARK_TEXT, MARK_LINE, MARK_RECT, MARK_PATH, MARK_PICTURE } mark_kind;

typedef struct colour {
	uint8_t red, green, blue;
} colour;

/* One thing to paint. */
typedef struct PACKED mark {
	uint32_t content;
	uint8_t kind;
	bool space_after; /* TEXT: the text goes on (next line, next part): end with a real space that hangs invisibly */
	union PACKED {
		bool hidden; /* TEXT: there for readers of the tags and for copying, not to be seen */
		bool fill;   /* RECT, PATH */
	};
	bool stroke;   /* RECT, PATH */
	colour colour; /* of text, line, stroke */
	float x, y;    /* TEXT: start of the baseline; LINE: from; RECT, PICTURE: top left; PATH: unused */
	float size;    /* TEXT: font size; else line width */
	union PACKED {
		float dash;         /* LINE, PATH without fill: dash and gap length; 0: solid */
		colour fill_colour; /* RECT, PATH */
		uint32_t picture;   /* PICTURE: its number */
	};
	union PACKED {
		struct PACKED {
			float x2, y2; /* LINE: to; RECT, PICTURE: bottom right */
		};
		struct PACKED {
			uint32_t first, count; /* TEXT: items; PATH: points */
		};
	};
} mark;

typedef enum { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } path_step;

/* CURVE takes three points (two controls, the end): three entries with step PATH_CURVE. CLOSE has no coordinates. */
typedef struct path_point {
	float x, y;
	uint8_t step;
} path_point;

typedef struct display_page {
	double width, height; /* points */
	uint32_t first_mark, mark_count;
	uint32_t first_item, first_point; /* the least of its marks */
	slice label;                      /* printed number: "12"; empty: none */
} display_page;

/* A clickable area. */
typedef struct link_area {
	uint32_t element; /* the Link element, which has a KID_LINK */
	uint32_t page;
	float x0, y0, x1, y1;
	uint32_t target; /* index into targets; UINT32_MAX: uri */
	slice uri;
	slice contents; /* in words, for those who cannot see it (PDF/UA-1 §7.18.5) */
} link_area;

typedef struct target {
	uint32_t page;
	float y;
} target;

/* An entry of the outline (bookmarks), in reading order. */
typedef struct outline_entry {
	int level; /* 1… without gaps */
	slice title;
	uint32_t target;
} outline_entry;

/* What was given back of an array: the `gone` entries behind the first `kept` ones. Entries are counted, and numbered, with those that are gone. */
typedef struct display_gap {
	size_t kept, gone;
} display_gap;

typedef struct display_list {
	display_page *pages;
	size_t page_count;
	mark *marks; /* these three: by display_mark, display_item, display_point when something was given back */
	size_t mark_count;
	display_gap mark_gap;
	text_item *items;
	size_t item_count;
	display_gap item_gap;
	path_point *points;
	size_t point_count;
	display_gap point_gap;
	content *contents;
	size_t content_count;
	element *elements;
	size_t element_count;
	element_extra *extras; /* [0] is unused */
	size_t extra_count;
	kid *kids; /* [0] is unused */
	size_t kid_count;
	link_area *links;
	size_t link_count;
	target *targets;
	size_t target_count;
	outline_entry *outline;
	size_t outline_count;
	const picture **pictures; /* each once, borrowed */
	size_t picture_count;
	size_t cap[12]; /* allocated sizes, for the builder (layout/builder.h) */
} display_list;

/* Frees the arrays, not the struct. */
void display_list_free(display_list *list);

static inline size_t display_place(const display_gap *gap, size_t number)
{
	return number < gap->kept ? number : number - gap->gone;
}

/* Entry `number`, which is not gone; those of one page, mark or path are side by side. */
static inline mark *display_mark(const display_list *l, size_t number)
{
	return &l->marks[display_place(&l->mark_gap, number)];
}

static inline text_item *display_item(const display_list *l, size_t number)
{
	return &l->items[display_place(&l->item_gap, number)];
}

static inline path_point *display_point(const display_list *l, size_t number)
{
	return &l->points[display_place(&l->point_gap, number)];
}

/* What the pages hold now is not given back before all is. Nothing was given back so far. */
void display_list_keep(display_list *list);

/* Give back what the pages before the last hold, but for what is kept. */
void display_list_give_back(display_list *list);

/* Give back all that is painted; the structure stays. */
void display_list_free_marks(display_list *list);

#endif
