/* painter.h: the marks of a page written as a content stream. Inside pdf/.
 *
 * The state of the page (colours, line width, font) is remembered, so that only changes are written. */
#ifndef TONGKET_PDF_PAINTER_H
#define TONGKET_PDF_PAINTER_H

#include "base/buf.h"
#include "layout/display.h"
#include "pdf/docfont.h"
#include "pdf/flavour.h"
#include "pdf/sequence.h"

typedef struct painter {
	const display_list *list;
	docfonts *fonts;
	sequences *sequences;
	buf out; /* the current page's stream */
	diag *d;
	const flavour_rules *rules;
	/* State of the current page. */
	double height;
	colour fill, stroke;
	double line_width, dash;
	int face; /* FACE_NONE: no font set yet */
	double size;
	bool path_open; /* lines that wait for their S */
} painter;

/* Write page `page` into p->out, which is emptied first. False: reported. */
NODISCARD bool painter_page(painter *p, size_t page);

/* Parts of it: text (text.c) and graphics (graphics.c). */
NODISCARD bool painter_text(painter *p, const mark *m);
void painter_line(painter *p, const mark *m);
void painter_rect(painter *p, const mark *m);
void painter_path(painter *p, const mark *m);
void painter_picture(painter *p, const mark *m);
void painter_flush(painter *p); /* stroke the lines that wait */
void painter_fill_colour(painter *p, colour c);

/* Numbers, each followed by a space: a length, x, and y turned upside up. */
void painter_number(painter *p, double value);
void painter_point(painter *p, double x, double y);

#endif
