/* table.c: a table from its caption to its note, page after page.
 *
 * Everything is known before the first page is painted: columns, the height of every row. So a page is: how many rows go on it
 * (table_page.c), their fills and rules, the head, the texts. */
#include "layout/table.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "layout/table_parts.h"

/* Without a rule's width above it the caption would touch the table. */
#define CAPTION_GAP 3.0 /* points, at least */

static void free_work(table_work *w)
{
	free(w->words);
	free(w->spans);
	free(w->pieces);
	free(w->cells);
	free(w->merged);
}

static const message unknown_style = {"table-style", STATUS_USAGE,
    {"mẫu trình bày không có kiểu bảng “{1}”", "the profile has no style of tables “{1}”"}, {"Các kiểu: {2}.", "The styles: {2}."}};
static const message frame_too_high = {"table-too-high", STATUS_USAGE,
    {"phần đầu của bảng “{1}” (tên bảng, đầu cột, dòng chuyển trang) cao đến mức trang không còn chỗ cho một dòng số liệu",
        "the upper part of the table “{1}” (caption, column heads, lines of sums) leaves no room for a row on a page"},
    {"Rút ngắn tên bảng hoặc đầu cột, hoặc cho cột rộng hơn.", "Shorten the caption or the heads, or give the columns more width."}};

/* The rows to be set: those of the table, or one that says that there are none. */
static void choose_rows(table_work *w)
{
	const table *t = w->t;
	w->rows = t->rows;
	w->row_count = t->row_count;
	if (t->row_count == 0) {
		w->empty_cell = (table_cell){t->empty, (uint16_t)w->column_count, false};
		w->empty_row = (table_row){ROW_BODY, &w->empty_cell, 1};
		w->rows = &w->empty_row;
		w->row_count = 1;
	}
	w->foot_from = w->row_count;
	while (w->foot_from > 0 && w->rows[w->foot_from - 1].style == ROW_TOTAL)
		w->foot_from--;
	if (w->foot_from == 0)
		w->foot_from = w->row_count; /* nothing but totals: they are the body */
	for (size_t i = 0; i < w->row_count; i++)
		w->cell_count += w->rows[i].count;
}

static bool has_merged(const table_work *w)
{
	for (size_t i = 0; i < w->row_count; i++)
		for (size_t k = 0; k < w->rows[i].count; k++)
			if (w->rows[i].cells[k].joined)
				return true;
	return false;
}

static bool allocate(table_work *w)
{
	arena *a = w->f->a;
	size_t columns = w->column_count;
	w->cells = calloc(w->cell_count + 1, sizeof *w->cells);
	w->row_cells = arena_array(a, w->row_count, sizeof *w->row_cells);
	w->needs = arena_array(a, columns, sizeof *w->needs);
	w->one_line = arena_array(a, columns, sizeof *w->one_line);
	w->digits = arena_array(a, columns, sizeof *w->digits);
	w->edges = arena_array(a, columns + 1, sizeof *w->edges);
	w->runs = arena_array(a, columns + 1, sizeof *w->runs);
	w->head_tops = arena_array(a, (size_t)w->t->head_rows + 1, sizeof *w->head_tops);
	w->row_elements = arena_array(a, columns, sizeof *w->row_elements);
	w->row_contents = arena_array(a, columns, sizeof *w->row_contents);
	bool merged = has_merged(w);
	if (merged)
		w->merged = calloc(columns, sizeof *w->merged);
	bool ok = (!merged || w->merged) && w->cells && w->row_cells && w->needs && w->one_line && w->digits && w->edges && w->runs &&
	          w->head_tops && w->row_elements && w->row_contents;
	return ok || diag_no_memory(w->f->d);
}

/* ---- the style ---- */

static bool report_style(table_work *w)
{
	const profile_table *p = &w->f->profile->table;
	buf names = BUF_INIT(LIMIT_MEMORY_BUFFER);
	for (size_t i = 0; p->styles && i < p->style_count; i++) {
		buf_put_string(&names, i ? ", " : "");
		buf_put_slice(&names, p->styles[i].name);
	}
	buf_put_char(&names, '\0');
	const char *written = arena_string(w->f->a, w->t->style);
	if (names.failed || !written)
		diag_no_memory(w->f->d);
	else
		diag_report(w->f->d, &unknown_style, w->t->style_where, written, names.data);
	buf_free(&names);
	return false;
}

static bool choose_style(table_work *w)
{
	const profile_table *p = &w->f->profile->table;
	for (size_t i = 0; i < p->style_count && !w->look; i++)
		if (w->t->style.len == 0 || slice_equal(p->styles[i].name, w->t->style))
			w->look = &p->styles[i];
	return w->look ? true : report_style(w);
}

/* ---- caption, continuation line, note ---- */

#define NOTE_LINES_TOGETHER 3 /* of a note, which stay with the last row; a longer one may go over to the next page */

static slice frame_text(const table_work *w, slice pattern)
{
	const pattern_value values[] = {{"label", w->name ? w->name->number : (slice){"", 0}}, {"text", w->t->caption}};
	return pattern_fill(w->f->a, pattern, values, COUNT_OF(values));
}

/* A line over or under the table. */
typedef struct outer_line {
	slice text;
	const profile_style *style;
	double inset; /* from the left edge of the text block */
	double width; /* 0: to its right edge */
	double gap;   /* between it and the table */
	bool goes_on; /* another line of the same element follows */
} outer_line;

/* Fill and break the scratch paragraph with it. Its lines; 0: reported. */
static size_t break_line(table_work *w, const outer_line *line)
{
	text_style set = text_style_of(line->style);
	bool title = line->style == &w->f->profile->table.caption_style; /* two lines of it as long as each other; a note runs on as prose */
	if (!paragraph_set(w->f->paragraph, line->text, &set, w->b->where))
		return 0;
	line_shape shape = {.width = line->width > 0 ? line->width : w->f->width - line->inset,
	    .setting = line->style->align,
	    .indent = line->style->indent,
	    .balance = line->style->align == SET_CENTER || (title && line->style->align != SET_JUSTIFIED)};
	return paragraph_break(w->f->paragraph, &shape);
}

/* Its height with the gap; 0 for none. False: reported. */
static bool line_height(table_work *w, const outer_line *line, double *height)
{
	size_t lines = line->text.len ? break_line(w, line) : 0;
	*height = lines ? (double)lines * line->style->pitch + line->gap : 0;
	return lines > 0 || line->text.len == 0;
}

/* Paint it at y, under `owner` or, when that is ELEMENT_NONE, as a page's furniture. */
static bool paint_line(table_work *w, const outer_line *line, uint32_t owner, double y)
{
	size_t lines = break_line(w, line);
	if (lines == 0)
		return false;
	paragraph_target to = {
	    .b = w->f->b, .element = owner, .artifact = ARTIFACT_TABLE_HEADER, .content = CONTENT_NONE, .goes_on = line->goes_on};
	double baseline = y + text_baseline(paragraph_style(w->f->paragraph));
	return paragraph_paint(w->f->paragraph, &to, 0, lines, w->f->left + line->inset, baseline);
}

/* What is not rows, and its heights. */
typedef struct table_frame {
	outer_line caption, unit, continued, note;
	profile_style unit_style;
	double caption_height, unit_height, continued_height, head_height, note_height;
	double note_kept; /* of note_height: what must stand under the last row */
} table_frame;

static bool measure_frame(table_work *w, table_frame *frame)
{
	const profile_table *p = &w->f->profile->table;
	double over = fmax(p->caption_style.after, CAPTION_GAP), under = fmax(p->note.before, CAPTION_GAP);
	slice caption = w->t->caption.len ? frame_text(w, p->caption) : (slice){"", 0}, continued = frame_text(w, p->continued);
	if (!caption.ptr || !continued.ptr)
		return diag_no_memory(w->f->d);
	frame->unit_style = p->unit;
	if (p->unit.size <= 0) {
		frame->unit_style = p->note;
		frame->unit_style.align = SET_RIGHT;
	}
	bool unit = w->t->unit.len > 0;
	frame->caption = (outer_line){.text = caption, .style = &p->caption_style, .gap = unit ? 0 : over, .goes_on = unit};
	frame->unit = (outer_line){.text = w->t->unit, .style = &frame->unit_style, .inset = w->edges[0] - w->left, .gap = over};
	frame->unit.width = w->edges[w->column_count] - w->edges[0];
	frame->continued = (outer_line){.text = continued, .style = &p->caption_style, .gap = over};
	frame->note = (outer_line){.text = w->t->note, .style = &p->note, .inset = w->edges[0] - w->left, .gap = under};
	frame->head_height = w->head_tops[w->t->head_rows];
	bool ok = line_height(w, &frame->caption, &frame->caption_height) && line_height(w, &frame->unit, &frame->unit_height) &&
	          line_height(w, &frame->continued, &frame->continued_height) && line_height(w, &frame->note, &frame->note_height);
	frame->note_kept = fmin(frame->note_height, under + NOTE_LINES_TOGETHER * p->note.pitch);
	return ok;
}

static bool paint_note(table_work *w, const table_frame *frame)
{
	flow *f = w->f;
	if (frame->note.text.len == 0)
		return true;
	if (break_line(w, &frame->note) == 0)
		return false;
	bool want_tail = f->want_tail; /* a signature does not take a note away from its table */
	f->want_tail = false;
	paragraph_target to = {.b = f->b, .element = builder_element(f->b, ELEMENT_P, f->parent), .content = CONTENT_NONE};
	flow_advance(f, frame->note.gap);
	bool ok = flow_paragraph(f, f->paragraph, frame->note.inset, &to);
	f->want_tail = want_tail;
	return ok;
}

/* ---- pages ---- */

/* Height of the whole table; HUGE_VAL when it is more than `most`. */
static double whole_height(const table_pieces *pieces, double frame_height, double most)
{
	double height = frame_height + pieces->after;
	for (size_t i = 0; i < pieces->count; i++) {
		height += (double)pieces->items[i].height;
		if (height > most)
			return HUGE_VAL;
	}
	return height;
}

/* Whether the table rather begins a page than be broken: it fits on one, with what is kept with it, and not too much of this page stays empty. */
static bool begins_page(const table_work *w, const table_pieces *pieces, double frame_height)
{
	const flow *f = w->f;
	double page = flow_page_height(f), left = f->bottom - f->y, along = flow_kept_height(f);
	if (f->at_top || along < 0 || (left + along > pieces->keep && !f->profile->table.whole))
		return false;
	return whole_height(pieces, frame_height, left) > left && whole_height(pieces, frame_height, page - along) <= page - along;
}

/* Reserve room for the table's beginning: caption, head, and the least rows that may stand there. */
static bool reserve_start(table_work *w, const table_frame *frame, const table_pieces *pieces, size_t *end)
{
	flow *f = w->f;
	double frame_height = frame->caption_height + frame->unit_height + frame->head_height, least = 0;
	size_t count = pieces->count < TABLE_ROWS_TOGETHER ? pieces->count : TABLE_ROWS_TOGETHER;
	for (size_t i = 0; i < count; i++)
		least += (double)pieces->items[i].height;
	flow_space(f, f->profile->table.before);
	if (begins_page(w, pieces, frame_height) ? !flow_new_page(f) : !flow_reserve(f, frame_height + least))
		return false;
	*end = table_page_end(pieces, 0, f->bottom - f->y - frame_height, f->y <= f->top);
	if (*end > 0)
		return true;
	if (!flow_new_page(f))
		return false;
	*end = table_page_end(pieces, 0, f->bottom - f->y - frame_height, true);
	return true;
}

static bool paint_part(table_work *w, const table_frame *frame, table_part *part)
{
	flow *f = w->f;
	const table_carry *carry = w->t->carry;
	if (carry && part->end < w->piece_count && !table_line_sums(w, part->end, carry->over, &part->over))
		return false;
	table_move(w, f->left);
	table_rules(w, f->y, part);
	bool ok = table_head_paint(w, f->y, part->first == 0) && table_rows_paint(w, f->y + frame->head_height, part);
	flow_advance(f, frame->head_height + table_part_height(w, part));
	return ok;
}

static bool paint_continued(table_work *w, const table_frame *frame)
{
	if (frame->continued.text.len == 0)
		return true;
	bool ok = paint_line(w, &frame->continued, ELEMENT_NONE, w->f->y);
	flow_advance(w->f, frame->continued_height);
	return ok;
}

static bool paint_start(table_work *w, const table_frame *frame)
{
	flow *f = w->f;
	w->element = builder_element(f->b, ELEMENT_TABLE, f->parent);
	if (w->name)
		flow_reach(f, w->name, f->y);
	if (frame->caption.text.len == 0 && frame->unit.text.len == 0)
		return true;
	uint32_t owner = builder_element(f->b, ELEMENT_CAPTION, w->element);
	if (frame->caption.text.len && !paint_line(w, &frame->caption, owner, f->y))
		return false;
	flow_advance(f, frame->caption_height);
	if (frame->unit.text.len && !paint_line(w, &frame->unit, owner, f->y))
		return false;
	flow_advance(f, frame->unit_height);
	return true;
}

/* Begin the page on which the table goes on with piece `first`: what stands over its rows, and where it ends. */
static bool begin_next(table_work *w, const table_frame *frame, const table_pieces *pieces, size_t first, table_part *part)
{
	flow *f = w->f;
	const table_carry *carry = w->t->carry;
	*part = (table_part){.first = first};
	if (!flow_new_page(f) || !paint_continued(w, frame))
		return false;
	if ((carry && !table_line_sums(w, first, carry->from, &part->from)) || !table_line_group(w, first, &part->again))
		return false;
	double room = f->bottom - f->y - frame->head_height - part->from.height - part->again.height;
	part->end = table_page_end(pieces, first, room, true);
	return true;
}

static bool paint_pages(table_work *w, const table_frame *frame, double room)
{
	flow *f = w->f;
	double after = f->stay_with > 0 ? fmax(f->stay_with, f->profile->table.after + f->stay_with - f->profile->signature.before) : 0;
	table_pieces pieces = {.items = w->pieces,
	    .count = w->piece_count,
	    .after = frame->note_kept + after,
	    .foot = w->over_height,
	    .page = room,
	    .keep = f->profile->table.keep_share / 100 * flow_page_height(f)};
	table_part part = {.first = 0};
	if (!reserve_start(w, frame, &pieces, &part.end) || !paint_start(w, frame))
		return false;
	for (;;) {
		if (!paint_part(w, frame, &part))
			return false;
		if (part.end == pieces.count)
			break;
		if (!begin_next(w, frame, &pieces, part.end, &part))
			return false;
	}
	return paint_note(w, frame);
}

static bool report_too_high(const table_work *w)
{
	enum { SHOWN = 40 }; /* letters of its name: a caption may be what is too long */
	slice all = w->t->caption.len ? w->t->caption : w->t->id, rest = all;
	for (int i = 0; i < SHOWN && rest.len; i++)
		(void)utf8_next(&rest);
	const char *name = arena_printf(w->f->a, "%.*s%s", (int)(all.len - rest.len), all.ptr, rest.len ? "…" : "");
	return name ? diag_report(w->f->d, &frame_too_high, w->b->where, name) : diag_no_memory(w->f->d);
}

static bool set_table(table_work *w)
{
	table_frame frame = {0};
	if (!choose_style(w) || !allocate(w) || !table_scale(w, 1) || !table_measure(w) || !table_columns(w) || !table_head_heights(w) ||
	    !table_carry_measure(w, false) || !measure_frame(w, &frame))
		return false;
	double room = flow_page_height(w->f) - frame.head_height - fmax(frame.caption_height + frame.unit_height, frame.continued_height) -
	              w->from_height - w->over_height - frame.note_kept;
	if (room < w->kinds[ROW_BODY].style.pitch + 2 * w->padding_y)
		return report_too_high(w);
	return table_row_heights(w, room) && paint_pages(w, &frame, room);
}

bool layout_table(flow *f, const table *t, const block *b)
{
	if (t->column_count == 0)
		return true;
	table_work w = {.f = f,
	    .t = t,
	    .b = b,
	    .column_count = t->column_count,
	    .body = ELEMENT_NONE,
	    .foot = ELEMENT_NONE,
	    .group_row = UINT32_MAX,
	    .stripe_row = UINT32_MAX};
	w.name = flow_reference(f, b);
	choose_rows(&w);
	bool ok = set_table(&w);
	free_work(&w);
	flow_space_after(f, f->profile->table.after);
	return ok && !f->b->failed;
}
