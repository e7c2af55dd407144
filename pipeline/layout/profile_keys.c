/* profile_keys.c: the tables of a profile's keys. Data only; profile.c reads by them. */
#include "layout/profile_keys.h"

#define AT(type, member) offsetof(type, member)
#define TABLE(name, text, type, list) static const key_table name = {text, list, COUNT_OF(list), sizeof(type)}

/* ---- how a text looks ---- */
#define S profile_style
static const profile_key style_list[] = {
    {"size", KEY_NUMBER, AT(S, size), 4, 72, true, NULL, "Font size, points."},
    {"pitch", KEY_NUMBER, AT(S, pitch), 4, 144, true, NULL, "From baseline to baseline, exactly, points."},
    {"bold", KEY_FLAG, AT(S, bold), 0, 0, false, NULL, "Bold."},
    {"italic", KEY_FLAG, AT(S, italic), 0, 0, false, NULL, "Italic."},
    {"underline", KEY_FLAG, AT(S, underline), 0, 0, false, NULL, "Underlined."},
    {"caps", KEY_FLAG, AT(S, caps), 0, 0, false, NULL, "Printed in capitals."},
    {"align", KEY_SETTING, AT(S, align), 0, 0, false, NULL, "left, center, right or justified."},
    {"before", KEY_NUMBER, AT(S, before), 0, 500, false, NULL, "Space above, points."},
    {"after", KEY_NUMBER, AT(S, after), 0, 500, false, NULL, "Space below, points."},
    {"indent-mm", KEY_MM, AT(S, indent), 0, 100, false, NULL, "Indent of the first line."},
    {"left-mm", KEY_MM, AT(S, left), 0, 100, false, NULL, "Indent of all lines."},
    {"colour", KEY_COLOUR, AT(S, colour), 0, 0, false, NULL, "Colour of the letters, #RRGGBB; none: black."},
    {"fit-min", KEY_NUMBER, AT(S, fit_min), 4, 72, false, NULL,
        "Of named styles, title, letterhead and signature: smallest size a text shrinks to that is too long for one line; none: it is "
        "broken."},
};
#undef S
TABLE(style_keys, "style", profile_style, style_list);
#define STYLE(type, member, name, help)                                                                                                    \
	{                                                                                                                                      \
		name, KEY_SECTION, AT(type, member), 0, 0, true, &style_keys, help                                                                 \
	}

static const profile_key line_list[] = {
    {"text", KEY_TEXT, AT(profile_line, text), 0, 0, false, NULL, "What is printed; empty: nothing."},
    STYLE(profile_line, style, "style", "How it looks."),
};
TABLE(line_keys, "line", profile_line, line_list);
#define LINE(type, member, name, help)                                                                                                     \
	{                                                                                                                                      \
		name, KEY_SECTION, AT(type, member), 0, 0, true, &line_keys, help                                                                  \
	}

/* ---- the page ---- */
#define S profile_page
static const profile_key page_list[] = {
    {"width-mm", KEY_MM, AT(S, width), 50, 1000, true, NULL, "Width of the upright paper."},
    {"height-mm", KEY_MM, AT(S, height), 50, 1000, true, NULL, "Its height."},
    {"top-mm", KEY_MM, AT(S, top), 0, 100, true, NULL, "Margin above the text."},
    {"bottom-mm", KEY_MM, AT(S, bottom), 0, 100, true, NULL, "Margin below."},
    {"left-mm", KEY_MM, AT(S, left), 0, 100, true, NULL, "Margin at the left, where the paper is bound."},
    {"right-mm", KEY_MM, AT(S, right), 0, 100, true, NULL, "Margin at the right."},
    {"mirror", KEY_FLAG, AT(S, mirror), 0, 0, false, NULL, "Printed on both sides: even pages change left and right."},
    {"orientation", KEY_FORM, AT(S, form), 0, 0, false, NULL,
        "portrait, or landscape: all pages are the paper turned, and the margins are those of the turned page."},
};
#undef S
TABLE(page_keys, "page", profile_page, page_list);

#define S profile_frame
static const profile_key frame_list[] = {
    {"inset-mm", KEY_MM, AT(S, inset), 0, 100, false, NULL, "From the paper's edge to the outer line."},
    {"width", KEY_NUMBER, AT(S, width), 0, 20, false, NULL, "Thickness of the outer line, points; 0: no frame."},
    {"colour", KEY_COLOUR, AT(S, colour), 0, 0, false, NULL, "Its colour, #RRGGBB."},
    {"gap", KEY_NUMBER, AT(S, gap), 0, 50, false, NULL, "Between the outer and the inner line, points."},
    {"inner-width", KEY_NUMBER, AT(S, inner_width), 0, 20, false, NULL, "Thickness of the inner line, points; 0: none."},
    {"inner-colour", KEY_COLOUR, AT(S, inner_colour), 0, 0, false, NULL, "Its colour, and that of the ornaments at the corners."},
    {"corner-mm", KEY_MM, AT(S, corner), 0, 50, false, NULL, "Radius of the notches at the corners of the inner line; 0: none."},
    {"first-page-only", KEY_FLAG, AT(S, first_page_only), 0, 0, false, NULL, "The first page only has it."},
};
#undef S
TABLE(frame_keys, "frame", profile_frame, frame_list);

#define S profile_page_number
static const profile_key page_number_list[] = {
    {"top-mm", KEY_MM, AT(S, top), 0, 100, true, NULL, "From the paper's edge down to the digits."},
    {"size", KEY_NUMBER, AT(S, size), 4, 72, true, NULL, "Font size, points."},
    {"first-page", KEY_FLAG, AT(S, first_page), 0, 0, false, NULL, "Printed on the first page, too."},
    {"annexes-apart", KEY_FLAG, AT(S, annexes_apart), 0, 0, false, NULL, "Each annex counts its pages from 1."},
    {"annex-page", KEY_TEXT, AT(S, annex_page), 0, 0, false, NULL,
        "Pattern by which contents and lists call such a page: {page} and {annex} or {roman}, the number of the annex; empty: {page} "
        "alone."},
};
#undef S
TABLE(page_number_keys, "page-number", profile_page_number, page_number_list);

#define S profile_draft
static const profile_key draft_list[] = {
    {"text", KEY_TEXT, AT(S, text), 0, 0, true, NULL, "Printed at the top right of every page of a draft."},
    STYLE(S, style, "style", "How it looks."),
    {"top-mm", KEY_MM, AT(S, top), 0, 100, true, NULL, "From the paper's edge down to its letters."},
    {"colour", KEY_COLOUR, AT(S, colour), 0, 0, true, NULL, "Its colour, #RRGGBB."},
};
#undef S
TABLE(draft_keys, "draft", profile_draft, draft_list);

/* ---- paragraphs ---- */
#define S profile_spaces
static const profile_key spaces_list[] = {
    {"shrink", KEY_NUMBER, AT(S, shrink), 50, 100, true, NULL, "Narrowest word space of justified lines, hundredths of the natural one."},
    {"stretch", KEY_NUMBER, AT(S, stretch), 101, 400, true, NULL, "Widest word space wanted, hundredths."},
    {"widows", KEY_INTEGER, AT(S, widows), 1, 10, true, NULL, "Fewest last lines of a paragraph on a page."},
    {"orphans", KEY_INTEGER, AT(S, orphans), 1, 10, true, NULL, "Fewest first lines of a paragraph on a page."},
    {"keep-after", KEY_TEXTS, AT(S, keep_after), 0, 0, false, NULL,
        "Words that hold a figure behind them on their line; with ` *` at the end: any word behind them."},
    {"keep-units", KEY_TEXTS, AT(S, keep_units), 0, 0, false, NULL, "Words that are held by a figure before them."},
    {"keep-dashes", KEY_TEXTS, AT(S, keep_dashes), 0, 0, false, NULL, "Signs that begin no line, and are held by a figure behind them."},
};
#undef S
TABLE(spaces_keys, "spaces", profile_spaces, spaces_list);

#define S profile_list
static const profile_key lists_list[] = {
    {"bullet", KEY_TEXT, AT(S, bullet), 0, 0, true, NULL, "Sign of unordered items."},
    {"bullet-inner", KEY_TEXT, AT(S, bullet_inner), 0, 0, true, NULL, "The same in unordered lists inside such lists."},
    {"number", KEY_TEXT, AT(S, number), 0, 0, true, NULL, "Pattern of ordered items: {n} {letter} {roman} (small)."},
    {"number-inner", KEY_TEXT, AT(S, number_inner), 0, 0, true, NULL, "The same in lists inside lists, and in lists written `1)`."},
    {"number-deep", KEY_TEXT, AT(S, number_deep), 0, 0, false, NULL, "The same in ordered lists inside those; empty: as `number-inner`."},
    {"indent-mm", KEY_MM, AT(S, indent), 0, 100, false, NULL, "Indent of each level of lists inside lists."},
    {"hanging", KEY_FLAG, AT(S, hanging), 0, 0, false, NULL, "Further lines stand under the first one's text; else at the left margin."},
    {"hang-mm", KEY_MM, AT(S, hang), 0, 100, true, NULL, "From the sign to the text of hanging items."},
    {"after", KEY_NUMBER, AT(S, after), 0, 100, false, NULL, "Space between items, points."},
};
#undef S
TABLE(lists_keys, "lists", profile_list, lists_list);

static const profile_key quote_list[] = {
    STYLE(profile_quote, style, "style", "How it looks."),
    {"right-mm", KEY_MM, AT(profile_quote, right), 0, 100, false, NULL, "Indent at the right."},
};
TABLE(quote_keys, "quote", profile_quote, quote_list);

#define S profile_footnotes
static const profile_key footnotes_list[] = {
    STYLE(S, style, "style", "How the notes look; `after`: space between two of them."),
    {"mark", KEY_TEXT, AT(S, mark), 0, 0, true, NULL, "Pattern of the mark in the text and before the note: {n}."},
    {"mark-size", KEY_NUMBER, AT(S, mark_size), 30, 100, true, NULL, "Its size, hundredths of the size of the text around it."},
    {"mark-rise", KEY_NUMBER, AT(S, mark_rise), 0, 60, true, NULL, "How far it is raised, hundredths of that size."},
    {"before", KEY_NUMBER, AT(S, before), 0, 100, false, NULL, "Space between the text and the rule over the notes, points."},
    {"rule-share", KEY_NUMBER, AT(S, rule_share), 0, 100, false, NULL, "Length of that rule, hundredths of the text width; 0: none."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0.1, 5, true, NULL, "Its thickness, points."},
    {"gap", KEY_NUMBER, AT(S, gap), 0, 50, false, NULL, "Space between the rule and the first note, points."},
    {"forth", KEY_TEXT, AT(S, forth), 0, 0, true, NULL,
        "What is said of the link from the mark to the note, to those who cannot see it: {n}."},
    {"back", KEY_TEXT, AT(S, back), 0, 0, true, NULL, "The same of the link back."},
};
#undef S
TABLE(footnotes_keys, "footnotes", profile_footnotes, footnotes_list);

/* ---- headings ---- */
#define S profile_heading
static const profile_key heading_list[] = {
    STYLE(S, style, "style", "How it looks."),
    {"number", KEY_TEXT, AT(S, number), 0, 0, false, NULL,
        "Pattern of the number: {n} {roman} {letter} {ordinal} of this level, {1} … {6} of any level."},
    {"own-line", KEY_FLAG, AT(S, own_line), 0, 0, false, NULL, "The number stands on a line of its own above the title."},
    STYLE(S, number_style, "number-style", "How that line looks."),
    {"new-page", KEY_FLAG, AT(S, new_page), 0, 0, false, NULL, "Begins a page."},
};
#undef S
TABLE(heading_keys, "heading", profile_heading, heading_list);

/* ---- first and last page ---- */
#define S profile_letterhead
static const profile_key letterhead_list[] = {
    {"left-share", KEY_NUMBER, AT(S, left_share), 10, 90, true, NULL, "Hundredths of the text width for the left column."},
    {"column-gap-mm", KEY_MM, AT(S, column_gap), 0, 50, true, NULL, "Between the columns."},
    STYLE(S, superior, "superior", "The superior body, left."),
    STYLE(S, organisation, "organisation", "The issuing body under it."),
    LINE(S, separator, "separator", "A line under the issuing body."),
    {"organisation-rule", KEY_NUMBER, AT(S, organisation_rule), 0, 100, false, NULL,
        "A rule under the issuing body, hundredths of its last line; 0: none."},
    LINE(S, nation, "nation", "First line of the right column."),
    LINE(S, motto, "motto", "Its second line."),
    {"nation-rule", KEY_NUMBER, AT(S, nation_rule), 0, 100, false, NULL, "A rule under them, hundredths of the line above it; 0: none."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0.1, 5, true, NULL, "Thickness of these rules, points."},
    {"rule-gap", KEY_NUMBER, AT(S, rule_gap), 0, 20, true, NULL, "From the baseline down to the rule, points."},
    {"number", KEY_TEXT, AT(S, number), 0, 0, true, NULL, "Pattern of number and symbol: {number} {symbol}."},
    {"symbol-slash", KEY_TEXT, AT(S, symbol_slash), 0, 0, true, NULL, "What is printed for the slash of a symbol."},
    {"number-gap-mm", KEY_MM, AT(S, number_gap), 0, 50, true, NULL, "Left free to write the number in, when there is none yet."},
    STYLE(S, number_style, "number-style", "How number and symbol look."),
    {"date", KEY_TEXT, AT(S, date), 0, 0, true, NULL, "Pattern of place and date: {place} {date}."},
    STYLE(S, date_style, "date-style", "How place and date look."),
    {"date-beside-number", KEY_FLAG, AT(S, date_beside_number), 0, 0, false, NULL,
        "Place and date stand on the number's line; else right under the nation's lines."},
    {"after", KEY_NUMBER, AT(S, after), 0, 200, true, NULL, "Space below, points."},
};
#undef S
TABLE(letterhead_keys, "letterhead", profile_letterhead, letterhead_list);

#define S profile_title
static const profile_key title_list[] = {
    STYLE(S, kind, "kind", "Name of the kind of document."),
    STYLE(S, abstract, "abstract", "What it is about."),
    STYLE(S, note, "note", "The remark under it."),
    LINE(S, separator, "separator", "The line that ends the title."),
    {"rule", KEY_NUMBER, AT(S, rule), 0, 100, false, NULL, "A rule in its place, hundredths of the last line above; 0: none."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0.1, 5, true, NULL, "Its thickness, points."},
    {"before", KEY_NUMBER, AT(S, before), 0, 200, false, NULL, "Space above the title, points."},
    {"after", KEY_NUMBER, AT(S, after), 0, 200, false, NULL, "Space below, points."},
    {"width-share", KEY_NUMBER, AT(S, width_share), 30, 100, true, NULL, "Hundredths of the text width that its lines may take."},
};
#undef S
TABLE(title_keys, "title", profile_title, title_list);

#define S profile_signature
static const profile_key signature_list[] = {
    {"left-share", KEY_NUMBER, AT(S, left_share), 10, 90, true, NULL, "Hundredths of the text width for the recipients."},
    {"recipients", KEY_TEXT, AT(S, recipients), 0, 0, true, NULL, "The word over the recipients."},
    STYLE(S, recipients_style, "recipients-style", "How it looks."),
    STYLE(S, recipient, "recipient", "The recipients."),
    {"dash", KEY_TEXT, AT(S, dash), 0, 0, false, NULL, "Before each."},
    {"separator", KEY_TEXT, AT(S, separator), 0, 0, false, NULL, "Behind each."},
    {"last", KEY_TEXT, AT(S, last), 0, 0, false, NULL, "Behind the last."},
    STYLE(S, authority, "authority", "On whose behalf it is signed."),
    STYLE(S, office, "office", "The signatory's office."),
    STYLE(S, signatory, "signatory", "The name."),
    {"date", KEY_SECTION, AT(S, date), 0, 0, false, &style_keys, "The line over the authority; none: as the letterhead's date."},
    {"note", KEY_SECTION, AT(S, note), 0, 0, false, &style_keys, "Lines at the left; none: as the recipients."},
    {"forms", KEY_PAIRS, 0, 0, 0, false, NULL, "How abbreviations of the authority are written here: {\"T/M \": \"TM. \"}."},
    {"gap", KEY_NUMBER, AT(S, gap), 0, 300, true, NULL, "Left free for signature and seal, points."},
    {"before", KEY_NUMBER, AT(S, before), 0, 200, false, NULL, "Space above, points."},
};
#undef S
TABLE(signature_keys, "signature", profile_signature, signature_list);

/* ---- lists of contents, tables, charts, pictures ---- */
#define S profile_toc
static const profile_key toc_list[] = {
    STYLE(S, title, "title", "The heading over it."),
    STYLE(S, entry[0], "entry-1", "Entries of the first level."),
    STYLE(S, entry[1], "entry-2", "Of the second."),
    STYLE(S, entry[2], "entry-3", "Of all others."),
    STYLE(S, table_entry, "table-entry", "Entries of the list of tables and charts."),
    {"levels", KEY_INTEGER, AT(S, levels), 1, 6, true, NULL, "How deep the table of contents goes."},
    {"number-gap-mm", KEY_MM, AT(S, number_gap), 0, 50, true, NULL, "Between number and title."},
    {"leader", KEY_TEXT, AT(S, leader), 0, 0, false, NULL, "The sign that is repeated from the title to the page number."},
    {"page-width-mm", KEY_MM, AT(S, page_width), 5, 50, true, NULL, "Room for the page number."},
};
#undef S
TABLE(toc_keys, "toc", profile_toc, toc_list);

#define S profile_table_style
static const profile_key table_style_list[] = {
    {"rows", KEY_FLAG, AT(S, rows), 0, 0, false, NULL, "Rules between rows."},
    {"columns", KEY_FLAG, AT(S, columns), 0, 0, false, NULL, "Rules between columns."},
    {"frame", KEY_FLAG, AT(S, frame), 0, 0, false, NULL, "Rules at the left and right edge."},
    {"edge-width", KEY_NUMBER, AT(S, edge_width), 0, 5, false, NULL, "Thickness of the rules above and below the table, points; 0: none."},
    {"head-width", KEY_NUMBER, AT(S, head_width), 0, 5, false, NULL, "Of the rule under the column heads."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0, 5, false, NULL, "Of all others; one stands above a total even when rows have none."},
    {"head-fill", KEY_COLOUR, AT(S, head_fill), 0, 0, false, NULL, "Ground of the column heads, #RRGGBB; white: none."},
    {"group-fill", KEY_COLOUR, AT(S, group_fill), 0, 0, false, NULL, "Ground of group rows and of their sums."},
    {"total-fill", KEY_COLOUR, AT(S, total_fill), 0, 0, false, NULL, "Ground of the totals."},
    {"zebra-fill", KEY_COLOUR, AT(S, zebra_fill), 0, 0, false, NULL, "Ground of every second row."},
    {"rule-colour", KEY_COLOUR, AT(S, rule_colour), 0, 0, false, NULL, "Colour of the rules."},
};
#undef S
const key_table profile_table_style_keys = {"table-style", table_style_list, COUNT_OF(table_style_list), sizeof(profile_table_style)};

#define S profile_table
static const profile_key table_list[] = {
    {"label", KEY_TEXT, AT(S, label), 0, 0, true, NULL, "Pattern of the number: {n}."},
    {"annex-label", KEY_TEXT, AT(S, annex_label), 0, 0, false, NULL,
        "The same for tables of annexes, counted anew in each: {annex} {n}; empty: counted with all others."},
    {"caption", KEY_TEXT, AT(S, caption), 0, 0, true, NULL, "Pattern of the caption: {label} {text}."},
    STYLE(S, caption_style, "caption-style", "The caption, above the table."),
    STYLE(S, head, "head", "Column heads."),
    STYLE(S, body, "body", "Cells."),
    STYLE(S, group, "group", "Rows that head a group of rows."),
    STYLE(S, total, "total", "The row of totals."),
    STYLE(S, note, "note", "The line under the table."),
    {"unit", KEY_SECTION, AT(S, unit), 0, 0, false, &style_keys, "The line over the head (`unit:`); none: as the note, at the right."},
    {"continued", KEY_TEXT, AT(S, continued), 0, 0, false, NULL,
        "Pattern of the line over its parts on further pages: {label}; empty: none."},
    {"group-continued", KEY_TEXT, AT(S, group_continued), 0, 0, false, NULL,
        "Pattern of a group's name where the group goes on on the next page: {text}; empty: none."},
    {"keep-share", KEY_NUMBER, AT(S, keep_share), 0, 100, false, NULL,
        "Hundredths of a page that may stay empty to keep a table that fits on a page, or a group of rows, whole."},
    {"padding-x", KEY_NUMBER, AT(S, padding_x), 0, 50, true, NULL, "Inside cells, left and right, points."},
    {"padding-y", KEY_NUMBER, AT(S, padding_y), 0, 50, true, NULL, "Inside cells, above and below, points."},
    {"full-width", KEY_FLAG, AT(S, full_width), 0, 0, false, NULL, "All tables are as wide as the text; else as wide as their cells need."},
    {"whole", KEY_FLAG, AT(S, whole), 0, 0, false, NULL, "A table that fits a page is not divided, but begins a new one."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0.1, 5, true, NULL, "Thickness of the rules, points."},
    {"size-min", KEY_NUMBER, AT(S, size_min), 4, 72, true, NULL, "Smallest font size a table that is too wide may be set in, points."},
    {"head-fill", KEY_COLOUR, AT(S, head_fill), 0, 0, true, NULL, "Ground of the column heads, #RRGGBB."},
    {"group-fill", KEY_COLOUR, AT(S, group_fill), 0, 0, true, NULL, "Ground of group rows."},
    {"total-fill", KEY_COLOUR, AT(S, total_fill), 0, 0, true, NULL, "Ground of the totals."},
    {"rule-colour", KEY_COLOUR, AT(S, rule_colour), 0, 0, true, NULL, "Colour of the rules."},
    {"styles", KEY_LOOKS, 0, 0, 0, false, &profile_table_style_keys,
        "Further looks by name, for `style:` of a table; what one does not say is as above. `rules` is the name of the one above."},
    {"before", KEY_NUMBER, AT(S, before), 0, 200, false, NULL, "Space above, points."},
    {"after", KEY_NUMBER, AT(S, after), 0, 200, false, NULL, "Space below, points."},
};
#undef S
TABLE(table_keys, "table", profile_table, table_list);

#define S profile_chart
static const profile_key chart_list[] = {
    {"label", KEY_TEXT, AT(S, label), 0, 0, true, NULL, "Pattern of the number: {n}."},
    {"caption", KEY_TEXT, AT(S, caption), 0, 0, true, NULL, "Pattern of the caption: {label} {text}."},
    STYLE(S, caption_style, "caption-style", "The caption, below the chart."),
    STYLE(S, axis, "axis", "Words and figures at the axes."),
    STYLE(S, value, "value", "Figures at the marks."),
    STYLE(S, legend, "legend", "Names of the series."),
    {"height-mm", KEY_MM, AT(S, height), 20, 250, true, NULL, "Height of a chart that does not say."},
    {"shrink", KEY_NUMBER, AT(S, shrink), 40, 100, false, NULL,
        "Hundredths of its height that a chart may be drawn at to stay on a page; none: all."},
    {"rule-width", KEY_NUMBER, AT(S, rule_width), 0.1, 5, true, NULL, "Thickness of its lines, points."},
    {"colours", KEY_COLOURS, 0, 0, 0, true, NULL, "Of the series, in turn: 1 to 8 of #RRGGBB."},
    {"grid", KEY_COLOUR, AT(S, grid), 0, 0, true, NULL, "Colour of the grid."},
    {"ink", KEY_COLOUR, AT(S, ink), 0, 0, true, NULL, "Colour of axes and words."},
    {"before", KEY_NUMBER, AT(S, before), 0, 200, false, NULL, "Space above, points."},
    {"after", KEY_NUMBER, AT(S, after), 0, 200, false, NULL, "Space below, points."},
};
#undef S
TABLE(chart_keys, "chart", profile_chart, chart_list);

#define S profile_picture
static const profile_key picture_list[] = {
    {"label", KEY_TEXT, AT(S, label), 0, 0, true, NULL, "Pattern of the number: {n}."},
    {"caption", KEY_TEXT, AT(S, caption), 0, 0, true, NULL, "Pattern of the caption: {label} {text}."},
    STYLE(S, caption_style, "caption-style", "The caption, below the picture."),
    {"before", KEY_NUMBER, AT(S, before), 0, 200, false, NULL, "Space above, points."},
    {"after", KEY_NUMBER, AT(S, after), 0, 200, false, NULL, "Space below, points."},
};
#undef S
TABLE(picture_keys, "picture", profile_picture, picture_list);

/* ---- the whole ---- */
#define SECTION(name, member, keys, help)                                                                                                  \
	{                                                                                                                                      \
		name, KEY_SECTION, AT(profile, member), 0, 0, true, &(keys), help                                                                  \
	}
static const profile_key profile_list_keys[] = {
    {"name", KEY_TEXT, AT(profile, name), 0, 0, true, NULL, "The name that a job calls it by."},
    {"title", KEY_TEXT, AT(profile, title), 0, 0, true, NULL, "The rule it follows."},
    {"font", KEY_TEXT, AT(profile, family), 0, 0, true, NULL, "Family of the font manifest."},
    SECTION("page", page, page_keys, "The paper and its margins."),
    {"frame", KEY_SECTION, AT(profile, frame), 0, 0, false, &frame_keys, "A border around the page."},
    SECTION("page-number", page_number, page_number_keys, "Page numbers, centred on the text."),
    SECTION("draft", draft, draft_keys, "The mark of drafts."),
    SECTION("spaces", spaces, spaces_keys, "Word spaces and breaks."),
    SECTION("body", body, style_keys, "Paragraphs."),
    {"styles", KEY_STYLES, AT(profile, styles), 0, 0, false, &style_keys, "Styles that paragraphs ask for by name: `{.name}`."},
    {"body-end", KEY_TEXT, AT(profile, body_end), 0, 0, true, NULL, "What the text before the signature ends with."},
    SECTION("letterhead", letterhead, letterhead_keys, "The lines over the text."),
    SECTION("title-block", title_block, title_keys, "The title."),
    SECTION("heading-1", headings[0], heading_keys, "Headings of level 1 (`#`)."),
    SECTION("heading-2", headings[1], heading_keys, "Of level 2."),
    SECTION("heading-3", headings[2], heading_keys, "Of level 3."),
    SECTION("heading-4", headings[3], heading_keys, "Of level 4."),
    SECTION("heading-5", headings[4], heading_keys, "Of level 5."),
    SECTION("heading-6", headings[5], heading_keys, "Of level 6."),
    SECTION("appendix", appendix, heading_keys, "Headings of annexes (`{.appendix}`)."),
    SECTION("lists", lists, lists_keys, "Lists."),
    SECTION("quote", quote, quote_keys, "Block quotes."),
    SECTION("footnotes", footnotes, footnotes_keys, "Notes at the foot of the page."),
    SECTION("toc", toc, toc_keys, "Table of contents, list of tables."),
    SECTION("table", table, table_keys, "Tables."),
    SECTION("chart", chart, chart_keys, "Charts."),
    SECTION("picture", picture, picture_keys, "Pictures."),
    SECTION("signature", signature, signature_keys, "Recipients and signature."),
};
const key_table profile_table_keys = {"profile", profile_list_keys, COUNT_OF(profile_list_keys), sizeof(profile)};
