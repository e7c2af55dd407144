/* profile.h: an official page format: margins, sizes, numbering, and every printed word that is not the document's.
 *
 * A profile is a YAML file (docs/formats/profile.md). It may extend another of its folder: what it does not say is the other's. Lengths
 * are points here; keys that are given in millimetres are converted when read. Placeholders in patterns stand in braces: {n}. */
#ifndef TONGKET_LAYOUT_PROFILE_H
#define TONGKET_LAYOUT_PROFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml.h"
#include "layout/display.h"

#define POINTS_PER_MM (72.0 / 25.4)
#define HEADING_LEVELS 6

typedef enum { SET_LEFT, SET_CENTER, SET_RIGHT, SET_JUSTIFIED } text_setting;

/* How a kind of text is set. */
typedef struct profile_style {
	double size;  /* points */
	double pitch; /* points from baseline to baseline, exactly */
	bool bold, italic, underline;
	bool caps;            /* printed in capitals, whatever the case it is written in */
	int align;            /* text_setting */
	double before, after; /* points above and below the block */
	double indent;        /* points, first line */
	double left;          /* points, all lines */
	colour colour;
	double fit_min; /* points: how far a text shrinks to stay on one line; 0: it does not */
} profile_style;

/* A style that paragraphs of a template ask for by its name: {.name}. */
typedef struct profile_named_style {
	slice name;
	profile_style style;
} profile_named_style;

typedef struct profile_styles {
	const profile_named_style *items;
	size_t count;
} profile_styles;

typedef enum { PAGE_PORTRAIT, PAGE_LANDSCAPE } page_form;

typedef struct profile_page {
	double width, height; /* of the upright page */
	double top, bottom, left, right;
	bool mirror; /* even pages change left and right (printed on both sides) */
	int form;    /* page_form: a landscape page has its width and height exchanged when the profile is read */
} profile_page;

/* A border of two lines around the page. */
typedef struct profile_frame {
	double inset;       /* from the paper's edge to the middle of the outer line */
	double width;       /* of the outer line; 0: there is no frame */
	double gap;         /* between the two lines */
	double inner_width; /* of the inner line; 0: none */
	double corner;      /* radius of the notches at the corners of the inner line; 0: none */
	colour colour, inner_colour;
	bool first_page_only;
} profile_frame;

typedef struct profile_page_number {
	double top; /* from the paper's edge to the top of the digits */
	double size;
	bool first_page;    /* printed on page 1 too */
	bool annexes_apart; /* each annex counts its pages from 1 */
	slice annex_page;   /* how contents call such a page: "PL{annex}-{page}"; empty: by its number alone */
} profile_page_number;

/* Word spaces of justified text, in hundredths of the natural space; last lines and breaks. */
typedef struct profile_spaces {
	double shrink, stretch;  /* 75 … 150 */
	int64_t widows, orphans; /* least number of lines alone on a page */
	yaml_texts keep_after;   /* words after which a space does not break: "ngày", "tháng", "khoá" … */
	yaml_texts keep_units;   /* words which a number in front of them holds: "%", "đồng", "km" … */
	yaml_texts keep_dashes;  /* signs whose spaces do not break between figures: "-", "–" */
} profile_spaces;

typedef struct profile_line {
	slice text; /* empty: the line is not there */
	profile_style style;
} profile_line;

typedef struct profile_letterhead {
	double left_share; /* hundredths of the text width for the left column */
	double column_gap;
	profile_style superior, organisation;
	profile_line separator;      /* "*" under the organisation */
	double organisation_rule;    /* hundredths of the organisation's last line; 0: none */
	profile_line nation;         /* right column: its first line, "ĐẢNG CỘNG SẢN VIỆT NAM" */
	profile_line motto;          /* and its second */
	double nation_rule;          /* hundredths of the text over it; 0: none */
	double rule_width, rule_gap; /* of all rules of the letterhead: thickness; from the baseline down */
	slice number;                /* "Số {number}-{symbol}" */
	slice symbol_slash;          /* what is printed for the slash of the symbol: "/" or "-" */
	double number_gap;           /* left free to write in when there is no number */
	profile_style number_style;
	slice date; /* "{place}, {date}" */
	profile_style date_style;
	bool date_beside_number; /* on the number's line; else right under the nation's lines */
	double after;
} profile_letterhead;

typedef struct profile_title {
	profile_style kind, abstract, note;
	profile_line separator; /* "-----" */
	double rule;            /* hundredths of the abstract's last line, in place of the separator; 0: none */
	double rule_width;
	double before, after;
	double width_share; /* hundredths of the text width the lines may take */
} profile_title;

/* Patterns of numbers know {n} {roman} {letter} {ordinal} of the level itself, and {1}…{6}: the number of that level. */
typedef struct profile_heading {
	profile_style style;
	slice number;               /* empty: no number */
	bool own_line;              /* the number stands on a line of its own, above */
	profile_style number_style; /* of that line */
	bool new_page;
} profile_heading;

typedef struct profile_list {
	slice bullet;       /* "-" */
	slice bullet_inner; /* "+", of lists inside such lists */
	slice number;       /* "{n}." */
	slice number_inner; /* "{letter})", of lists in those, or written "1)" */
	slice number_deep;  /* "({roman})", of lists in these; empty: as number_inner */
	double hang;        /* from the marker to the text of hanging items */
	double indent;      /* of the marker, each level */
	bool hanging;       /* further lines under the text; else at the left margin, as Party papers do */
	double after;       /* between items */
} profile_list;

typedef struct profile_quote {
	profile_style style;
	double right;
} profile_quote;

typedef struct profile_footnotes {
	profile_style style;         /* of the notes; after: between two of them */
	slice mark;                  /* "{n}" */
	double mark_size, mark_rise; /* hundredths of the size of the text it stands in */
	double before, gap;          /* over and under the rule */
	double rule_share;           /* hundredths of the text width; 0: none */
	double rule_width;           /* thickness */
	slice forth, back;           /* what is said of the links from the text to the note, and back */
} profile_footnotes;

typedef struct profile_toc {
	profile_style title;
	profile_style entry[3];    /* by level; deeper ones look like the last */
	profile_style table_entry; /* of the list of tables and charts */
	int64_t levels;            /* how deep */
	double number_gap;         /* between number and title */
	slice leader;              /* "." */
	double page_width;         /* room for the page number */
} profile_toc;

/* Rules and grounds of a table. Widths are points, 0: no rule; a white ground is none. */
typedef struct profile_table_style {
	slice name;
	bool rows, columns, frame; /* rules between rows, between columns, at the left and right edge */
	double edge_width;         /* above and below the table */
	double head_width;         /* under the column heads */
	double rule_width;         /* of all others; above a total even when rows have none */
	colour head_fill, group_fill, total_fill, zebra_fill, rule_colour;
} profile_table_style;

#define PROFILE_TABLE_STYLES 16

typedef struct profile_table {
	slice label;                 /* "Bảng {n}" */
	slice annex_label;           /* of tables of annexes, counted in each: "Bảng {annex}.{n}"; empty: as all others */
	slice caption;               /* "{label}. {text}" */
	profile_style caption_style; /* above the table */
	profile_style head, body, group, total, note;
	profile_style unit;          /* the line over the head; size 0: as the note, at the right */
	slice continued;             /* over the table's parts on further pages, "Bảng {n} (tiếp theo)"; empty: nothing */
	slice group_continued;       /* a group's name again where it goes on, "{text} (tiếp theo)"; empty: nothing */
	double keep_share;           /* hundredths of a page that may stay empty to keep a small table or a group of rows whole */
	double padding_x, padding_y; /* inside cells */
	bool full_width;             /* as wide as the text, whatever the cells need */
	bool whole;                  /* not divided when it fits a page */
	double rule_width;
	double size_min;                          /* points: how far the text may shrink when the table is too wide */
	colour head_fill, group_fill, total_fill; /* white: none */
	colour rule_colour;
	double before, after;
	const profile_table_style *styles; /* by name; the first is "rules", as the members above say */
	size_t style_count;
} profile_table;

#define PROFILE_CHART_COLOURS 8
typedef struct profile_chart {
	slice label;                 /* "Biểu đồ {n}" */
	slice caption;               /* "{label}. {text}" */
	profile_style caption_style; /* below the chart */
	profile_style axis, value, legend;
	double height; /* when the chart does not say */
	double shrink; /* hundredths of its height that it may be drawn at to stay on a page; 0: all of it */
	double rule_width;
	colour colours[PROFILE_CHART_COLOURS];
	size_t colour_count;
	colour grid, ink;
	double before, after;
} profile_chart;

typedef struct profile_picture {
	slice label;                 /* "Hình {n}" */
	slice caption;               /* "{label}. {text}" */
	profile_style caption_style; /* below the picture */
	double before, after;
} profile_picture;

typedef struct profile_pair {
	slice from, to;
} profile_pair;

typedef struct profile_signature {
	double left_share; /* hundredths of the text width for the recipients */
	slice recipients;  /* "Nơi nhận:" */
	profile_style recipients_style, recipient;
	slice dash;            /* "- " before each recipient */
	slice separator, last; /* after each, after the last */
	profile_style authority, office, signatory;
	profile_style date;        /* over the authority; size 0: as the letterhead's */
	profile_style note;        /* lines at the left; size 0: as the recipients */
	const profile_pair *forms; /* written otherwise here: "T/M " → "TM. " */
	size_t form_count;
	double gap; /* for signature and seal, between office and name */
	double before;
} profile_signature;

typedef struct profile_draft {
	slice text; /* on every page of a draft */
	profile_style style;
	double top; /* from the paper's edge */
	colour colour;
} profile_draft;

typedef struct profile {
	slice name, title;
	slice family;   /* of the fonts: "serif" */
	slice body_end; /* what the text before the signature ends with: "." or "./." */
	profile_page page;
	profile_frame frame;
	profile_page_number page_number;
	profile_spaces spaces;
	profile_style body;
	profile_styles styles;
	profile_letterhead letterhead;
	profile_title title_block;
	profile_heading headings[HEADING_LEVELS];
	profile_heading appendix;
	profile_list lists;
	profile_quote quote;
	profile_footnotes footnotes;
	profile_toc toc;
	profile_table table;
	profile_chart chart;
	profile_picture picture;
	profile_signature signature;
	profile_draft draft;
} profile;

/* Read the profile at `path` and those it extends, which lie beside it or in the folder `library` (may be NULL). Strings are in `a`. False: reported (STATUS_USAGE): unknown, missing or ill-typed keys
 * with their places, a file that is missing, extending in a circle. */
NODISCARD bool profile_load(arena *a, const char *path, const char *library, profile *out, diag *d);

/* The same, and then the keys of the file `over` in place of the profile's (a document's own layout, which extends nothing). */
NODISCARD bool profile_load_with(arena *a, const char *path, const char *library, const char *over, profile *out, diag *d);

/* The style of this name. NULL: there is none. */
const profile_style *profile_find_style(const profile *p, slice name);

/* Write the Markdown tables of all keys (for docs/formats/profile.md). */
void profile_describe(FILE *out);

#endif
