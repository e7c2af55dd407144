/* flow.h: the stream of pages that blocks are set on, one after the other.
 *
 * A block asks for room (flow_reserve), paints at flow->y, and moves y down. Headings ask to be kept with what follows: when that begins a new
 * page, they are carried over. y is the top of the free part of the current page, points from the paper's top. */
#ifndef TONGKET_LAYOUT_FLOW_H
#define TONGKET_LAYOUT_FLOW_H

#include "compose/document.h"
#include "layout/paragraph.h"

/* Something that is numbered, listed or linked to; all are known, with their numbers, before the first page is set. */
typedef enum { REFERENCE_HEADING, REFERENCE_APPENDIX, REFERENCE_TABLE, REFERENCE_CHART, REFERENCE_PICTURE } reference_kind;

typedef struct reference {
	reference_kind kind;
	int level; /* of headings, as written: 1…6 */
	const block *block;
	slice id;     /* empty: none */
	slice number; /* as printed: "Phần thứ nhất", "I-", "Bảng 3"; empty: none */
	slice title;  /* plain text of the heading, or the caption */
	slice page;   /* in an annex that counts its pages: pattern of its page number, {page} still open; empty: the number alone */
	uint32_t target;
} reference;

/* A stretchable space of the current page. */
typedef struct flow_fill {
	struct flow_fill *above; /* the one before it on the page; NULL: none */
	builder_state from;      /* what is painted from here on stands under it */
	double y;                /* its lower edge before it stretches */
	double share;
} flow_fill;

/* The notes at the foot of the page. Inside footnote.c, but for `count`: of those on this page, or carried to it. */
typedef struct flow_notes {
	struct foot_note *known; /* by number - 1 */
	size_t known_count;
	struct page_note *items; /* in order */
	size_t count, cap;
	int64_t last; /* the highest number that was put on a page: numbers come in order */
	paragraph *text, *label;
} flow_notes;

typedef struct flow {
	builder *b;
	typesetter *text;
	const profile *profile;
	arena *a;
	diag *d;
	paragraph *paragraph; /* scratch, for whoever sets a block */
	paragraph *aside;     /* scratch for what stands beside it: list markers, numbers */
	uint32_t parent;      /* element that the next block's element goes under */

	/* the current page */
	double left, width; /* of the text block */
	double top, bottom; /* of the text block, above the notes of the page */
	double foot;        /* bottom of the text block and the notes */
	double y;
	bool landscape;
	uint32_t page; /* 0-based */

	int landscape_level; /* level of the heading of the landscape section that is open; 0: none */

	reference *references; /* in the document's order */
	size_t reference_count;

	flow_notes notes;

	/* of flow.c alone */
	size_t next_reference;
	double space_after;   /* asked for by the last block */
	bool at_top;          /* nothing on the page yet */
	bool keep_open, kept; /* being painted; painted: to be kept with what comes */
	bool keep_at_top;     /* it begins its page: it cannot go anywhere */
	builder_state keep_from;
	double keep_y;
	bool want_tail;   /* a signature follows this block, or one paragraph and then a signature */
	bool want_keep;   /* the paragraph to be set says what follows it ("… như sau:"): its last lines go along */
	bool last_text;   /* a signature follows this block: its text ends as the profile says */
	double stay_with; /* height of a signature that stands right under the table to be set: room for it on the table's last page */
	bool has_lead;    /* a list's sign, painted from lead_from on, stands beside the first line of the paragraph to be set */
	builder_state lead_from;
	bool has_tail; /* the page's last lines, which a signature takes along */
	builder_state tail_from;
	double tail_y;
	uint32_t number; /* of the current page, as printed */
	bool restart;    /* the next page is number 1 */
	bool draft;
	flow_fill *fill;      /* the lowest one of the current page; NULL: none */
	paragraph *furniture; /* scratch for what every page has */

	/* of heading.c: the sections that are open, outermost first */
	uint32_t root; /* the Document element */
	uint32_t sections[HEADING_LEVELS];
	int section_levels[HEADING_LEVELS];
	int depth;

	/* of release.c */
	const struct page_sink *sink; /* takes finished pages; NULL: none */
	size_t contents_left;         /* contents lists that are still to be set: their pages, and those before, wait for the last page */
	size_t waiting_pages;         /* so many wait, from the first */
	size_t released;              /* pages before this one are with the sink, but for those that wait */

	const block *waiting; /* of layout.c: a chart that did not fit, while paragraphs behind it go before it; NULL: none */

	/* of toc.c: entries whose page number is to come */
	struct toc_later *toc_first, **toc_last;
} flow;

/* Begin with the first page. False: reported. `f` is zeroed but for its first group of members and `draft`. */
NODISCARD bool flow_start(flow *f);

/* End the last page; the notes that are left get pages of their own. */
NODISCARD bool flow_finish(flow *f);

/* Give the scratch memory back. */
void flow_free(flow *f);

/* Begin an annex: a new page, which is page 1 when the profile counts annexes apart. */
NODISCARD bool flow_begin_annex(flow *f);

/* As flow_reserve; the lines that flow_paragraph left as the page's tail go along to the new page, when both fit on it. */
NODISCARD bool flow_reserve_tail(flow *f, double height);

/* Free height under y on the current page, less the space asked for by the last block. */
double flow_room(const flow *f);

/* The same for a block that asks for the space `before` above it. */
double flow_room_after(const flow *f, double before);

/* Height of a whole empty page. */
double flow_page_height(const flow *f);

/* Take the vertical space between the last block and the next: the larger of the last one's `after` and `before`; nothing at the top of a page.
 * Call before flow_reserve. */
void flow_space(flow *f, double before);
void flow_space_after(flow *f, double after);

/* Make sure that `height` is free under y: else begin a new page (at whose top nothing more is tried). True: y is where to paint. False:
 * reported (too many pages, memory). */
NODISCARD bool flow_reserve(flow *f, double height);

/* Leave `height` points empty, at a page's top too, and as much of what the page has left over at its end as is due to `share`. */
NODISCARD bool flow_leave(flow *f, double height, double share);

/* Begin a new page; what is kept with the next goes along. */
NODISCARD bool flow_new_page(flow *f);

/* Something was painted down to y + height: y moves there. Ends what was kept. */
void flow_advance(flow *f, double height);

/* Further pages are landscape, or upright again; begins a new page unless the current one is empty or has that form already. */
NODISCARD bool flow_turn(flow *f, bool landscape);

/* From here on what is painted is kept with what follows it: call before painting, flow_keep_end after its flow_advance. */
void flow_keep_begin(flow *f);
void flow_keep_end(flow *f);

/* Height of what is kept with what comes next and would go along to a new page; 0: nothing; < 0: something that cannot, because it begins its page. */
double flow_kept_height(const flow *f);

/* The reference of a table, chart or heading block (they come in order); then tell where it is: its target is at `y` of the current page. */
const reference *flow_reference(flow *f, const block *b);
void flow_reach(flow *f, const reference *r, double y);

/* Make room for the first lines of a paragraph (already broken): after it the first line stands at y, whatever stands beside it too. */
NODISCARD bool flow_open_paragraph(flow *f, const paragraph *p);

/* Set a paragraph (already broken), `left` points from the edge of the text block, with widows and orphans, over as many pages as it needs. */
NODISCARD bool flow_paragraph(flow *f, paragraph *p, double left, paragraph_target *to);

/* A pattern with {key}s replaced by values; unknown ones stay. In the arena; {NULL, 0}: out of memory. */
typedef struct pattern_value {
	const char *key;
	slice value;
} pattern_value;
slice pattern_fill(arena *a, slice pattern, const pattern_value *values, size_t count);

#endif
