/* block.h: the setters of blocks, one file each, and what they share. Inside layout/ only. */
#ifndef TONGKET_LAYOUT_BLOCK_H
#define TONGKET_LAYOUT_BLOCK_H

#include "layout/flow.h"
#include "layout/reference.h"

/* All of them: set the block, false when reported. */
NODISCARD bool layout_heading(flow *f, const heading *h, const block *b);
NODISCARD bool layout_letterhead(flow *f, const letterhead *l, place where);
NODISCARD bool layout_title(flow *f, const title_block *t, place where);
NODISCARD bool layout_picture(flow *f, const picture_block *p, const block *b);
NODISCARD bool layout_signature(flow *f, const signature *s, place where);

/* What a signature takes, with the space above it; 0 when it is higher than a page. False: reported. */
NODISCARD bool layout_signature_height(flow *f, const signature *s, place where, double *height);

/* A heading without a number, of a part of the document that the profile words ("MỤC LỤC"). */
NODISCARD bool layout_plain_heading(flow *f, slice text, const profile_style *style, place where);

/* The table of contents, or the list of tables and charts. Page numbers are known at the end: toc_finish puts them in. */
NODISCARD bool layout_toc(flow *f, slice title, bool of_tables, place where);
NODISCARD bool toc_finish(flow *f);

/* What blocks inside another one stand in. layout.c */
typedef struct inside {
	int depth;                  /* of lists */
	int bullets;                /* of unordered ones */
	int level;                  /* that an ordered list has here: 0, 1 (points), 2 … */
	double left, right;         /* points, taken off the text block's width */
	const profile_style *style; /* of its paragraphs */
} inside;
NODISCARD bool layout_blocks(flow *f, const blocks *all, const inside *in);
NODISCARD bool layout_list(flow *f, const list *l, const inside *in, place where);
NODISCARD bool layout_quote(flow *f, const blocks *within, const inside *in);

/* ---- shared ---- */

/* The runs of a text before the signature, ending as this kind of paper ends ("." or "./."); of any other the runs themselves. */
inlines layout_ended(flow *f, const inlines *text);

/* Whether a text says what is to follow ("… như sau:"), and `next` is that. */
bool layout_announces(const inlines *text, const block *next);

/* Fill and break `p` to a column of `width` by a profile's style (its setting, no indents). */
NODISCARD bool set_column(flow *f, paragraph *p, slice text, const profile_style *style, double width, place where);

/* Paint all lines of `p`, the top of the first at `top`, as the text of a new element below `parent`; *bottom (may be NULL): under the last. */
NODISCARD bool paint_column(flow *f, paragraph *p, element_type type, uint32_t parent, double x, double top, double *bottom);

/* Report that a block which is never divided is higher than a page. Returns false. */
bool layout_too_high(flow *f, const char *block_name, place where);

/* Width of a picture in points: `width_mm`, or where that is 0 by its pixels, 150 to the inch. */
double picture_width(const picture *image, double width_mm);

/* Paint a picture as a new Figure below `parent`; one without words is an artifact. */
void paint_picture(flow *f, const picture *image, slice alt, uint32_t parent, double x, double y, double width);

/* A horizontal rule. */
void paint_rule(flow *f, double x0, double x1, double y, double width);

#endif
