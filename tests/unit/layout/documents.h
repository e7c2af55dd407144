/* documents.h: documents made by hand, set by the profiles that ship, and questions about the display list. For the tests of layout/. */
#ifndef TESTS_DOCUMENTS_H
#define TESTS_DOCUMENTS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "layout/layout.h"

#define NEAR 0.02 /* points: what rounding to 1/1000 em may leave */

typedef struct sheet {
	arena *a;
	diag *d;
	fontset *fonts;
	profile profile;
	const block *blocks[2000];
	size_t count;
	display_list list;
} sheet;

static inline void sheet_profile(sheet *s, const char *name)
{
	const char *path = arena_printf(s->a, TONGKET_TESTS "/../templates/profiles/%s.yaml", name);
	if (!profile_load(s->a, path, NULL, &s->profile, s->d))
		fail_msg("%s", diag_text(s->d, 0));
}

static inline int sheet_open(void **state)
{
	sheet *s = calloc(1, sizeof *s);
	assert_non_null(s);
	s->a = arena_new();
	s->d = diag_new(LANG_EN);
	s->fonts = fontset_open(TONGKET_TESTS "/../fonts/manifest.yaml", s->d);
	assert_non_null(s->fonts);
	sheet_profile(s, "hd11-2004");
	*state = s;
	return 0;
}

static inline int sheet_close(void **state)
{
	sheet *s = *state;
	display_list_free(&s->list);
	fontset_free(s->fonts);
	diag_free(s->d);
	arena_free(s->a);
	free(s);
	return 0;
}

/* ---- making blocks ---- */

static inline block *sheet_block(sheet *s, block_kind kind)
{
	block *b = arena_alloc(s->a, sizeof *b);
	assert_non_null(b);
	b->kind = kind;
	b->where = (place){"report.md", (unsigned)s->count + 1, 1};
	assert_true(s->count < COUNT_OF(s->blocks));
	return b;
}

static inline block *sheet_add(sheet *s, block_kind kind)
{
	block *b = sheet_block(s, kind);
	s->blocks[s->count++] = b;
	return b;
}

static inline inlines one_run(sheet *s, const char *text)
{
	inline_run *r = arena_alloc(s->a, sizeof *r);
	r->text = slice_of(arena_string(s->a, slice_of(text)));
	return (inlines){r, 1};
}

static inline void add_paragraph(sheet *s, const char *text)
{
	sheet_add(s, BLOCK_PARAGRAPH)->paragraph = one_run(s, text);
}

static inline block *add_heading(sheet *s, int level, const char *text, const char *id)
{
	block *b = sheet_add(s, BLOCK_HEADING);
	b->heading = (heading){.level = level, .text = one_run(s, text), .id = slice_of(id ? id : "")};
	return b;
}

/* A text of about `words` words. */
static inline const char *filler(sheet *s, size_t words)
{
	static const char *const some[] = {"Đảng", "bộ", "khối", "có", "nhiều", "tổ", "chức", "cơ", "sở", "trong", "sạch,", "vững", "mạnh;",
	    "nghiêm", "túc", "thực", "hiện", "nghị", "quyết"};
	buf out = BUF_INIT(1 << 20);
	for (size_t i = 0; i < words; i++) {
		if (i)
			buf_put_char(&out, ' ');
		buf_put_string(&out, some[(i * 7 + i / 5) % COUNT_OF(some)]);
	}
	buf_put_char(&out, '.');
	const char *text = arena_string(s->a, buf_slice(&out));
	buf_free(&out);
	return text;
}

static inline void add_signature(sheet *s)
{
	slice *to = arena_array(s->a, 2, sizeof *to);
	to[0] = SLICE("Ban Thường vụ Tỉnh uỷ");
	to[1] = SLICE("Lưu Văn phòng");
	sheet_add(s, BLOCK_SIGNATURE)->signature = (signature){
	    .authority = SLICE("T/M ĐẢNG UỶ"), .office = SLICE("BÍ THƯ"), .signatory = SLICE("Nguyễn Văn An"), .recipients = {to, 2}};
}

static inline bool sheet_try(sheet *s, bool draft)
{
	display_list_free(&s->list);
	document doc = {.title = SLICE("t"), .language = SLICE("vi-VN"), .body = {s->blocks, s->count}};
	return layout_document(s->a, &doc, &s->profile, s->fonts, &(layout_options){.draft = draft}, &s->list, s->d);
}

static inline void sheet_set(sheet *s)
{
	if (!sheet_try(s, false))
		fail_msg("%s", diag_text(s->d, 0));
}

/* ---- questions ---- */

static inline double text_mark_width(const sheet *s, const mark *m)
{
	double width = 0;
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		const text_item *item = &s->list.items[i];
		width += fontset_word_width(s->fonts, item->word);
		if (i > m->first && item->space > TEXT_GLUED / 2)
			width += fontset_space(s->fonts, fontset_get(s->fonts, item[-1].word).face) + (double)item->space;
	}
	return width * (double)m->size / 1000;
}

static inline void put_mark_text(const sheet *s, const mark *m, buf *out)
{
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		const text_item *item = &s->list.items[i];
		if (i > m->first && item->space > TEXT_GLUED / 2)
			buf_put_char(out, ' ');
		buf_put_slice(out, fontset_get(s->fonts, item->word).text);
	}
	if (m->space_after)
		buf_put_char(out, ' ');
}

static inline void put_element_text(const sheet *s, uint32_t number, buf *out)
{
	const display_list *l = &s->list;
	for (uint32_t k = l->elements[number].first_kid; k; k = l->kids[k].next) {
		if (l->kids[k].kind == KID_ELEMENT)
			put_element_text(s, l->kids[k].value, out);
		if (l->kids[k].kind != KID_CONTENT)
			continue;
		const display_page *page = &l->pages[l->contents[l->kids[k].value].page];
		for (uint32_t i = page->first_mark; i < page->first_mark + page->mark_count; i++)
			if (l->marks[i].kind == MARK_TEXT && l->marks[i].content == l->kids[k].value)
				put_mark_text(s, &l->marks[i], out);
	}
}

/* What a reader of the tags hears of an element. */
static inline const char *element_text(const sheet *s, uint32_t number)
{
	buf out = BUF_INIT(1 << 24);
	put_element_text(s, number, &out);
	const char *text = arena_string(s->a, buf_slice(&out));
	buf_free(&out);
	return text;
}

/* The n-th (0 …) element of a type; ELEMENT_NONE: there are fewer. */
static inline uint32_t find_element(const sheet *s, element_type type, size_t n)
{
	for (size_t i = 0; i < s->list.element_count; i++)
		if (s->list.elements[i].type == (uint8_t)type && n-- == 0)
			return (uint32_t)i;
	return ELEMENT_NONE;
}

static inline bool mark_is(const sheet *s, const mark *m, const char *text)
{
	if (m->kind != MARK_TEXT)
		return false;
	buf out = BUF_INIT(1 << 20);
	put_mark_text(s, m, &out);
	bool same = slice_is(slice_trim(buf_slice(&out)), text);
	buf_free(&out);
	return same;
}

/* The first text mark of a page that says `text`, or NULL. */
static inline const mark *find_mark(const sheet *s, size_t page, const char *text)
{
	const display_page *p = &s->list.pages[page];
	for (uint32_t i = p->first_mark; i < p->first_mark + p->mark_count; i++)
		if (mark_is(s, &s->list.marks[i], text))
			return &s->list.marks[i];
	return NULL;
}

/* The page of the first text of an element. */
static inline uint32_t element_page(const sheet *s, uint32_t number)
{
	const display_list *l = &s->list;
	for (uint32_t k = l->elements[number].first_kid; k; k = l->kids[k].next)
		if (l->kids[k].kind == KID_CONTENT)
			return l->contents[l->kids[k].value].page;
	return UINT32_MAX;
}

#endif
