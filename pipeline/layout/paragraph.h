/* paragraph.h: text to lines: words and spaces of runs in several faces, broken optimally to a width, painted.
 *
 * A paragraph object is scratch memory, used again and again: begin, add text, ask for widths, break, paint. All widths are points. */
#ifndef TONGKET_LAYOUT_PARAGRAPH_H
#define TONGKET_LAYOUT_PARAGRAPH_H

#include "compose/document.h"
#include "font/font.h"
#include "layout/builder.h"
#include "layout/profile.h"

/* What all paragraphs of a document share. */
typedef struct typesetter {
	fontset *fonts;
	const profile *profile;
	int faces[FACE_STYLES];
	double spaces[FACE_STYLES]; /* natural word space of each, 1/1000 em */
	arena *a;
	diag *d;
	/* The target of the link "#id"; what is said of it ("Bảng 3. Kết nạp …", for those who cannot see it), and what a link without a text of its
	 * own prints ("Bảng 3"). TARGET_NONE: unknown. NULL: there are none. */
	uint32_t (*find_target)(void *context, slice id, slice *words, slice *label);
	/* The mark of `note` is painted, its baseline at `y` of the last page: what it leads to, and what is said of the link. The Note element is made below `owner` at
	 * the first mark. False: reported. NULL: marks lead nowhere. */
	bool (*refer)(void *context, const footnote *note, uint32_t owner, double y, uint32_t *to, slice *words);
	void *context;
	uint8_t *classes; /* of words, by their number (layout/keep.h) */
	size_t class_count;
	const abbreviation *abbreviations; /* of the document */
	size_t abbreviation_count;
	uint16_t *abbreviated; /* of words, by their number; and */
	size_t abbreviated_count;
	uint32_t *
	    expansions; /* of abbreviations, without a space behind them and with one: the attributes of their elements (layout/abbreviation.h) */
} typesetter;

/* False: reported. `find_target` and `context` stay NULL. */
NODISCARD bool typesetter_init(typesetter *t, fontset *fonts, const profile *p, arena *a, diag *d);

/* Face, size and colour of a text. */
typedef struct text_style {
	double size, pitch; /* points */
	unsigned style;     /* STYLE_BOLD, STYLE_ITALIC, STYLE_UNDERLINE: added to what the runs say */
	bool caps;
	colour ink;
} text_style;

text_style text_style_of(const profile_style *s);

/* From the top of a line's box (`pitch` high) down to its baseline: capitals with two marks on them stay inside (0.916 em above, 0.216 em
 * below, measured in the bold serif face). */
double text_baseline(const text_style *s);

typedef struct paragraph paragraph;

/* Yours, paragraph_free. NULL: reported. `t` is borrowed. */
paragraph *paragraph_new(typesetter *t);
void paragraph_free(paragraph *p);

/* ---- 1. text ---- */

/* Forget the old text. `where`: in the template, for messages. */
void paragraph_begin(paragraph *p, const text_style *style, place where);

/* Add a run; `style` bits are added to those of the paragraph. Spaces at its ends separate it from its neighbours; without them the words
 * are glued. A no-break space (U+00A0) separates without a break. False: reported (a letter without a glyph, memory). */
NODISCARD bool paragraph_add(paragraph *p, slice text, unsigned style, slice link);
NODISCARD bool paragraph_add_inlines(paragraph *p, const inlines *runs); /* links "#id" without a text print what they lead to */
void paragraph_add_break(paragraph *p);                                  /* a new line begins */

/* A raised mark, close behind the word before it. `note`: that it leads to; NULL: nowhere. False: reported. */
NODISCARD bool paragraph_add_mark(paragraph *p, slice text, const footnote *note);

/* A space of a fixed width (points) that does not break, before what is added next. */
void paragraph_add_gap(paragraph *p, double width);

/* begin and add in one. */
NODISCARD bool paragraph_set(paragraph *p, slice text, const text_style *style, place where);

/* ---- 2. widths, before breaking ---- */
double paragraph_natural_width(const paragraph *p); /* of the widest line when nothing but hard breaks breaks */
double paragraph_min_width(const paragraph *p);     /* of the widest thing that is not broken */
bool paragraph_is_empty(const paragraph *p);

/* ---- 3. lines ---- */
typedef struct line_shape {
	double width;  /* of all lines, > 0 */
	double indent; /* first line */
	int setting;   /* text_setting */
	bool balance;  /* lines of about one length (titles, column heads) */
} line_shape;

/* Break to lines; a word wider than the line is broken between its letters. The number of lines, at least 1 (an empty paragraph has one empty
 * line). 0: reported (memory). */
size_t paragraph_break(paragraph *p, const line_shape *shape);
size_t paragraph_line_count(const paragraph *p);
double paragraph_line_width(const paragraph *p, size_t line); /* of its text as set, without indent */
double paragraph_height(const paragraph *p);                  /* lines × pitch */
const text_style *paragraph_style(const paragraph *p);

/* The k-th note (0 …) whose mark stands in lines first … first+count-1; NULL: there are fewer. */
const footnote *paragraph_note(const paragraph *p, size_t first, size_t count, size_t k);

/* ---- 4. painting ---- */
typedef struct paragraph_target {
	builder *b;
	uint32_t element; /* that the text belongs to; ELEMENT_NONE: an artifact */
	artifact_kind artifact;
	uint32_t content; /* goes on in this piece, when it is on the last page; CONTENT_NONE: a new one is made, and left here */
	uint32_t notes;   /* the element that Note elements go under; 0: the text's own */
	bool goes_on;     /* more text of the same thing follows the last line: end it with a real space, too */
} paragraph_target;

/* Paint lines first … first+count-1 on the last page. x: left edge of the lines; y: baseline of the first of them. Links become Link elements
 * below `element`. False: reported. */
NODISCARD bool paragraph_paint(paragraph *p, paragraph_target *to, size_t first, size_t count, double x, double y);

/* The width of a text on one line, points. False: reported. */
NODISCARD bool text_width(typesetter *t, slice text, const text_style *style, place where, double *width);

#endif
