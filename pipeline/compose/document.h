/* document.h: a report as a tree of blocks: what is said, in order, before any thought of pages.
 *
 * Everything is in the arena given to compose(). Texts are NFC, ready to print: figures are already formatted. */
#ifndef TONGKET_COMPOSE_DOCUMENT_H
#define TONGKET_COMPOSE_DOCUMENT_H

#include "base/diag.h"
#include "base/picture.h"
#include "base/yaml.h"

enum { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_UNDERLINE = 4, STYLE_CODE = 8 };

struct footnote;

/* A run of text in one style. Spaces inside are single; leading and trailing spaces separate it from its neighbours. An empty text with a link "#id" is a cross
 * reference, which prints what it leads to ("Bảng 3"). */
typedef struct inline_run {
	slice text;
	unsigned style;
	slice link;                  /* "#id", or a URI; empty: none */
	bool line_break;             /* a hard break follows */
	const struct footnote *note; /* a reference to it, which has no text of its own; NULL: none */
} inline_run;

typedef struct inlines {
	const inline_run *runs;
	size_t count;
} inlines;

/* A note at the foot of the page where it is first referred to. */
typedef struct footnote {
	int64_t number;            /* 1 … in the order of the first references */
	const inlines *paragraphs; /* without references to notes */
	size_t count;              /* ≥ 1 */
	place where;
} footnote;

typedef enum {
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_LIST,
	BLOCK_QUOTE,
	BLOCK_RULE,
	BLOCK_LETTERHEAD,
	BLOCK_TITLE,
	BLOCK_TOC,
	BLOCK_LIST_OF_TABLES,
	BLOCK_TABLE,
	BLOCK_CHART,
	BLOCK_PICTURE,
	BLOCK_SIGNATURE,
	BLOCK_PAGEBREAK,
	BLOCK_SPACE
} block_kind;

typedef struct block block;

typedef struct blocks {
	const block *const *items;
	size_t count;
} blocks;

/* `#` is level 1 … `######` level 6. Trailing attributes `{#id .appendix .unnumbered .landscape}`. */
typedef struct heading {
	int level;
	inlines text;  /* without the number: the profile numbers */
	slice id;      /* empty: none */
	bool appendix; /* starts an annex: "Phụ lục 1", numbered apart */
	bool unnumbered;
	bool landscape; /* it stands on landscape pages, and all up to the next heading of its level or a higher one */
} heading;

typedef struct list {
	bool ordered;
	bool points; /* written "1)": lettered points, whatever they stand in */
	int64_t start;
	const blocks *items; /* each item's blocks */
	size_t count;
} list;

/* The lines over the text; empty ones are left out. The profile places them. */
typedef struct letterhead {
	slice superior, organisation;
	slice number, symbol; /* "123", "BC/ĐUK" */
	slice place, date;    /* "Hà Nội", "ngày 25 tháng 8 năm 2015" */
} letterhead;

typedef struct title_block {
	slice kind;     /* "BÁO CÁO" */
	slice abstract; /* "kết quả thực hiện nghị quyết …" */
	slice note;     /* "(báo cáo của …)" */
} title_block;

/* A picture in the space between office and name. */
typedef struct signature_mark {
	const picture *image; /* NULL: none */
	double width_mm;      /* 0: from its pixels */
	slice alt;
} signature_mark;

typedef struct signature {
	slice authority;       /* "T/M ĐẢNG ỦY" */
	slice office;          /* "BÍ THƯ" */
	slice signatory;       /* may be empty */
	slice date;            /* over the authority: "Hà Nội, ngày 25 tháng 8 năm 2015" */
	yaml_texts notes;      /* lines at the left */
	yaml_texts recipients; /* in order, without dashes and separators; the last is the file copy */
	signature_mark image;  /* of what was signed by hand */
	signature_mark stamp;  /* of the body, over the left third of the signature */
} signature;

/* Empty space between blocks, also at the top of a page. */
typedef struct spacing {
	double height_mm; /* at least */
	double fill;      /* share of what the page has left over; 0: none */
} spacing;

typedef enum { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_DECIMAL } alignment;

typedef struct table_column {
	alignment align;
	double width_mm; /* 0: from the content */
	bool row_head;   /* its cells name the row (TH, scope row) */
} table_column;

typedef struct head_cell {
	slice text;
	unsigned row, column, row_span, column_span; /* 0-based; spans ≥ 1; the cells tile the head */
} head_cell;

typedef struct PACKED table_cell {
	slice text;
	uint16_t column_span; /* ≥ 1 */
	bool joined;          /* goes on from the cell above, whose text it has: one cell over several rows */
} table_cell;

typedef enum { ROW_BODY, ROW_GROUP, ROW_SUBTOTAL, ROW_TOTAL } row_style; /* a subtotal ends its group */

typedef struct table_row {
	row_style style;
	const table_cell *cells;
	size_t count;
} table_row;

/* Sums that are carried forward from page to page. */
typedef struct table_carry {
	slice over;               /* words at the foot of a page that the table goes over; empty: no such line */
	slice from;               /* at the head of the next page */
	const table_row *samples; /* as wide as any row that `sum` makes */
	size_t sample_count;
	/* The sums of the first `rows` rows of the table, with `said` before the first figure. False: out of memory (reported). */
	bool (*sum)(void *user, size_t rows, slice said, table_row *out);
	void *user;
} table_carry;

typedef struct table {
	slice id, caption, note; /* note: a line under the table; empty: none */
	slice unit;              /* a line over the head; empty: none */
	bool landscape;          /* on landscape pages of its own */
	slice style;             /* a name of the profile; empty: its tables' own */
	place style_where;
	const table_carry *carry; /* NULL: none */
	const table_column *columns;
	size_t column_count;
	const head_cell *head; /* ordered by row, then column */
	size_t head_count;
	unsigned head_rows;
	const table_row *rows;
	size_t row_count;
	slice empty; /* what to say when there is no row */
} table;

typedef enum {
	CHART_BAR,
	CHART_STACKED_BAR,
	CHART_PERCENT_BAR, /* stacked, each category filled up to 100 % */
	CHART_HORIZONTAL_BAR,
	CHART_STACKED_HORIZONTAL_BAR,
	CHART_PERCENT_HORIZONTAL_BAR,
	CHART_LINE,
	CHART_PIE
} chart_kind;

enum { CHART_SERIES_MAX = 12 }; /* as many can be told apart without colour */

typedef struct chart_series {
	slice name;
	const double *values; /* chart.category_count of them; NAN: no value */
	const slice *labels;  /* the values as printed; empty: none */
	const slice *shares;  /* of a pie: in percent of the whole, as printed; NULL: none */
	bool percent;         /* the values are percentages, and their labels say so */
} chart_series;

typedef struct chart {
	chart_kind kind;
	slice id, caption, unit;
	slice alt;        /* what the chart shows, in words, with figures made from the data */
	double height_mm; /* 0: the profile's */
	bool floats;      /* paragraphs behind it may come before it when it does not fit */
	const slice *categories;
	size_t category_count;
	const chart_series *series;
	size_t series_count;
	slice empty;
} chart;

typedef struct picture_block {
	const picture *image;
	slice id, caption; /* without a caption it has no number */
	slice alt;         /* what it shows, in words; empty: it only adorns the page */
	double width_mm;   /* 0: from its pixels */
	alignment align;
} picture_block;

/* Where pictures come from. `read` gives the picture in the file `name`, which outlives the document; false: there is none, or it cannot be read, reported
 * at `where`. */
typedef struct picture_source {
	bool (*read)(void *user, slice name, place where, const picture **out, diag *d);
	void *user;
} picture_source;

struct block {
	block_kind kind;
	place where; /* in the template */
	slice style; /* PARAGRAPH: the profile's named style; empty: body text */
	union {
		heading heading;
		inlines paragraph;
		list list;
		blocks quote;
		letterhead letterhead;
		title_block title;
		slice toc_title; /* TOC, LIST_OF_TABLES */
		table table;
		chart chart;
		picture_block picture;
		signature signature;
		spacing space;
	};
};

/* A word that is read aloud as something longer: "UBND", "Uỷ ban nhân dân". */
typedef struct abbreviation {
	slice word, expansion;
} abbreviation;

#define ABBREVIATIONS_MOST 4096

typedef struct document {
	slice title, author, language; /* metadata; language: BCP 47, "vi-VN" */
	slice date;                    /* "2015-08-25" */
	blocks body;
	const abbreviation *abbreviations; /* in ascending order of their words' bytes, at most ABBREVIATIONS_MOST */
	size_t abbreviation_count;
} document;

#endif
