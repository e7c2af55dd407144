/* inline.c: runs of text to words and gaps.
 *
 * Words end at spaces only. A gap that must not break is one that the text says (U+00A0) or that the profile's word lists demand (keep.c). Widths are
 * 1/1000 em of the paragraph's size. */
#include "layout/inline.h"

#include "base/array.h"
#include "base/utf8.h"
#include "layout/footnote.h"
#include "layout/keep.h"
#include "text/fold.h"

static const message text_here = {"text-not-set", STATUS_USAGE, {"không trình bày được đoạn chữ “{1}”", "the text “{1}” cannot be set"},
    {"Sửa chữ ở dòng này của mẫu, hoặc số liệu đưa vào đó.", "Mend the text on this line of the template, or the data that is put there."}};

static const message unknown_link = {"unknown-link", STATUS_USAGE,
    {"liên kết “{1}” không chỉ đến mục, bảng hay biểu đồ nào", "the link “{1}” leads to no heading, table or chart"},
    {"Kiểm tra id sau dấu # hoặc đặt id đó ở đích.", "Check the id behind the #, or give it to the target."}};

paragraph *paragraph_new(typesetter *t)
{
	paragraph *p = calloc(1, sizeof *p);
	if (p)
		p->breaker = breaker_new();
	if (!p || !p->breaker) {
		free(p);
		diag_no_memory(t->d);
		return NULL;
	}
	p->t = t;
	return p;
}

void paragraph_free(paragraph *p)
{
	if (!p)
		return;
	free(p->runs);
	free(p->words);
	free(p->boxes);
	breaker_free(p->breaker);
	free(p);
}

void paragraph_begin(paragraph *p, const text_style *style, place where)
{
	p->style = *style;
	p->where = where;
	p->run_count = p->count = p->line_count = 0;
	p->has_underline = p->has_links = p->has_notes = p->has_abbreviations = false;
	p->gap = GAP_GLUED;
	p->gap_width = 0;
	p->last_class = 0;
}

/* ---- room ---- */

static bool room_for_words(paragraph *p, size_t more)
{
	size_t cap = p->cap; /* both arrays have one capacity: it counts when the second has it too */
	text_word *words = array_room(p->words, &cap, p->count + more, sizeof *words);
	if (words)
		p->words = words;
	break_box *boxes = words ? array_room(p->boxes, &p->cap, p->count + more, sizeof *boxes) : NULL;
	if (!boxes)
		return diag_no_memory(p->t->d);
	p->boxes = boxes;
	return true;
}

static bool add_run(paragraph *p, unsigned style, slice link, const footnote *note, bool raised)
{
	text_run *runs = array_room(p->runs, &p->run_cap, p->run_count + 1, sizeof *runs);
	if (!runs)
		return diag_no_memory(p->t->d);
	p->runs = runs;
	face_style face = style & STYLE_BOLD     ? (style & STYLE_ITALIC ? FACE_BOLD_ITALIC : FACE_BOLD)
	                  : style & STYLE_ITALIC ? FACE_ITALIC
	                                         : FACE_REGULAR;
	p->runs[p->run_count++] = (text_run){.link = link,
	    .face = face,
	    .underline = !raised && (style & STYLE_UNDERLINE),
	    .raised = raised,
	    .abbreviation = NOT_ABBREVIATED,
	    .note = note};
	p->has_underline |= (style & STYLE_UNDERLINE) != 0;
	p->has_links |= link.len > 0 || note;
	p->has_notes |= note != NULL;
	return true;
}

/* ---- words ---- */

/* Width of the gap before a word of the last run: the space of the face in front. */
static double gap_space(const paragraph *p)
{
	if (p->gap == GAP_FIXED)
		return p->gap_width;
	if (p->count == 0 || p->gap == GAP_GLUED || p->gap == GAP_LETTERS || p->gap == GAP_FORCED)
		return 0;
	return p->t->spaces[p->runs[p->words[p->count - 1].run].face];
}

/* The word's number; WORD_NONE: reported. */
static uint32_t shape(paragraph *p, slice text)
{
	typesetter *t = p->t;
	uint32_t number = fontset_word(t->fonts, t->faces[p->runs[p->run_count - 1].face], text, t->d);
	if (number == WORD_NONE && p->where.file) {
		slice shown = {text.ptr, text.len < 80 ? text.len : 0};
		diag_report(t->d, &text_here, p->where, shown.len ? arena_string(t->a, shown) : "…");
	}
	return number;
}

/* Append a word to the last run. */
static bool put_word(paragraph *p, uint32_t number)
{
	if (!room_for_words(p, 1))
		return false;
	double scale = p->runs[p->run_count - 1].raised ? p->t->profile->footnotes.mark_size / 100 : 1;
	p->boxes[p->count] = (break_box){
	    .width = (float)(fontset_word_width(p->t->fonts, number) * scale), .space = (float)gap_space(p), .gap = (uint8_t)p->gap};
	p->words[p->count++] = (text_word){.word = number, .run = (uint32_t)(p->run_count - 1)};
	p->gap = GAP_GLUED;
	return true;
}

static bool put_part(paragraph *p, const char *begin, const char *end)
{
	uint32_t number = begin < end ? shape(p, (slice){begin, (size_t)(end - begin)}) : WORD_NONE;
	return begin == end || (number != WORD_NONE && put_word(p, number));
}

/* A run that goes on like the last one. */
static bool fork_run(paragraph *p, uint16_t short_form)
{
	text_run *runs = array_room(p->runs, &p->run_cap, p->run_count + 1, sizeof *runs);
	if (!runs)
		return diag_no_memory(p->t->d);
	p->runs = runs;
	runs[p->run_count] = runs[p->run_count - 1];
	runs[p->run_count++].abbreviation = short_form;
	return true;
}

/* "(UBND)," with UBND as a run of its own. */
static bool put_abbreviated(paragraph *p, slice text, slice core, uint16_t short_form)
{
	const char *end = core.ptr + core.len;
	p->has_abbreviations = true;
	return put_part(p, text.ptr, core.ptr) && fork_run(p, short_form) && put_part(p, core.ptr, end) && fork_run(p, NOT_ABBREVIATED) &&
	       put_part(p, end, text.ptr + text.len);
}

static bool add_word(paragraph *p, slice text)
{
	typesetter *t = p->t;
	uint32_t number = shape(p, text);
	if (number == WORD_NONE)
		return false;
	unsigned class = keep_class(t, number, text);
	if (p->gap == GAP_SPACE && keep_holds(p->last_class, class))
		p->gap = GAP_KEEP;
	p->last_class = class;
	slice core;
	uint16_t short_form = abbreviation_find(t, number, text, &core);
	return short_form == NOT_ABBREVIATED ? put_word(p, number) : put_abbreviated(p, text, core, short_form);
}

/* The bytes of white space that `text` begins with, 0 when it does not; *keep: it does not break. */
static size_t white(slice text, bool *keep)
{
	unsigned char c = (unsigned char)text.ptr[0];
	*keep = false;
	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	if (c == 0xC2 && text.len >= 2 && (unsigned char)text.ptr[1] == 0xA0) {
		*keep = true;
		return 2;
	}
	if (c == 0xE2 && text.len >= 3 && memcmp(text.ptr, "\xE2\x80\xAF", 3) == 0) { /* U+202F */
		*keep = true;
		return 3;
	}
	return 0;
}

static void widen_gap(paragraph *p, bool keep)
{
	if (p->gap == GAP_GLUED)
		p->gap = keep ? GAP_KEEP : GAP_SPACE;
	else if (p->gap == GAP_SPACE && keep)
		p->gap = GAP_KEEP;
}

bool paragraph_add(paragraph *p, slice text, unsigned style, slice link)
{
	if (text.len == 0)
		return true;
	if (p->style.caps) {
		text = text_upper(p->t->a, text);
		if (!text.ptr)
			return diag_no_memory(p->t->d);
	}
	if (!add_run(p, style | p->style.style, link, NULL, false))
		return false;
	while (text.len) {
		bool keep;
		size_t n = white(text, &keep);
		if (n) {
			widen_gap(p, keep);
			text = (slice){text.ptr + n, text.len - n};
			continue;
		}
		size_t end = 0;
		while (end < text.len && !white((slice){text.ptr + end, text.len - end}, &keep))
			end++;
		if (!add_word(p, (slice){text.ptr, end}))
			return false;
		text = (slice){text.ptr + end, text.len - end};
	}
	return true;
}

void paragraph_add_break(paragraph *p)
{
	p->gap = GAP_FORCED;
	p->last_class = 0;
}

void paragraph_add_gap(paragraph *p, double width)
{
	p->gap = GAP_FIXED;
	p->gap_width = width / p->style.size * 1000;
}

bool inline_find_link(const paragraph *p, slice link, uint32_t *to, slice *words, slice *label)
{
	typesetter *t = p->t;
	*to = TARGET_NONE;
	*words = *label = link;
	if (link.ptr[0] != '#')
		return true;
	if (t->find_target)
		*to = t->find_target(t->context, (slice){link.ptr + 1, link.len - 1}, words, label);
	return *to != TARGET_NONE || diag_report(t->d, &unknown_link, p->where, arena_string(t->a, link));
}

bool paragraph_add_mark(paragraph *p, slice text, const footnote *note)
{
	unsigned class = p->last_class; /* the mark does not change what the word before it holds */
	if (p->gap == GAP_SPACE || p->gap == GAP_KEEP)
		p->gap = GAP_GLUED;
	bool added = add_run(p, p->style.style, (slice){NULL, 0}, note, true) && add_word(p, text);
	p->last_class = class;
	return added;
}

/* The marks of two notes at one place are "1, 2", or they would read as one. */
static bool add_note(paragraph *p, const footnote *note)
{
	slice sign = footnote_text(p->t->a, p->t->profile->footnotes.mark, note);
	if (!sign.ptr)
		return diag_no_memory(p->t->d);
	bool beside = p->gap == GAP_GLUED && p->count && p->runs[p->words[p->count - 1].run].note;
	return (!beside || paragraph_add_mark(p, SLICE(","), NULL)) && paragraph_add_mark(p, sign, note);
}

bool paragraph_add_inlines(paragraph *p, const inlines *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const inline_run *r = &runs->runs[i];
		slice text = r->text, words;
		uint32_t to;
		if (r->note && !add_note(p, r->note))
			return false;
		if (text.len == 0 && r->link.len && !inline_find_link(p, r->link, &to, &words, &text))
			return false;
		if (!paragraph_add(p, text, r->style, r->link))
			return false;
		if (r->line_break)
			paragraph_add_break(p);
	}
	return true;
}

bool paragraph_set(paragraph *p, slice text, const text_style *style, place where)
{
	paragraph_begin(p, style, where);
	return paragraph_add(p, text, 0, (slice){NULL, 0});
}

/* ---- words wider than the line ---- */

/* The first letter with the combining marks behind it. */
static size_t letter_length(slice text)
{
	slice rest = text;
	utf8_next(&rest);
	while (rest.len) {
		slice after = rest;
		uint32_t c = utf8_next(&after);
		if (c < 0x300 || c > 0x36F)
			break;
		rest = after;
	}
	return text.len - rest.len;
}

/* Up to and with the mark between parts of a path or code: where a reader expects the break. */
static size_t part_length(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr("/_.-", text.ptr[i]) && text.ptr[i])
			return i + 1;
	return text.len;
}

typedef struct piece {
	size_t length;   /* bytes */
	uint32_t number; /* its word; WORD_NONE: failed */
} piece;

/* What `text` begins with: a part that fits into `width`, else a letter. */
static piece next_piece(typesetter *t, int face, slice text, double width)
{
	size_t n = part_length(text);
	uint32_t number = fontset_word(t->fonts, face, (slice){text.ptr, n}, t->d);
	if (number != WORD_NONE && (double)fontset_word_width(t->fonts, number) > width) {
		n = letter_length(text);
		number = fontset_word(t->fonts, face, (slice){text.ptr, n}, t->d);
	}
	return (piece){n, number};
}

/* Replace word `at` by its parts, those that are too wide themselves by their letters. */
static bool cut_word(paragraph *p, size_t at, double width)
{
	typesetter *t = p->t;
	slice text = arena_copy(t->a, fontset_get(t->fonts, p->words[at].word).text); /* the cache moves when letters are added to it */
	size_t count = 0;
	uint32_t run = p->words[at].run;
	if (!text.ptr)
		return diag_no_memory(t->d);
	for (slice rest = text; rest.len; count++) {
		piece cut = next_piece(t, t->faces[p->runs[run].face], rest, width);
		if (cut.number == WORD_NONE)
			return false;
		rest = (slice){rest.ptr + cut.length, rest.len - cut.length};
	}
	if (count < 2)
		return true;
	if (!room_for_words(p, count - 1))
		return false;
	memmove(p->words + at + count, p->words + at + 1, (p->count - at - 1) * sizeof *p->words);
	memmove(p->boxes + at + count, p->boxes + at + 1, (p->count - at - 1) * sizeof *p->boxes);
	p->count += count - 1;
	break_box first = p->boxes[at];
	for (size_t i = 0; i < count; i++) {
		piece cut = next_piece(t, t->faces[p->runs[run].face], text, width);
		if (cut.number == WORD_NONE)
			return false;
		text = (slice){text.ptr + cut.length, text.len - cut.length};
		p->words[at + i] = (text_word){.word = cut.number, .run = run};
		p->boxes[at + i] = (break_box){.width = (float)fontset_word_width(t->fonts, cut.number), .gap = GAP_LETTERS};
	}
	p->boxes[at].gap = first.gap;
	p->boxes[at].space = first.space;
	return true;
}

bool inline_cut_long(paragraph *p, double width, double first_width)
{
	for (size_t i = 0; i < p->count; i++)
		if ((double)p->boxes[i].width > (i ? width : first_width) && !cut_word(p, i, i ? width : first_width))
			return false;
	return true;
}
