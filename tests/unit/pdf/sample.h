/* sample.h: display lists built by hand for the tests of pdf/, without layout. */
#ifndef TONGKET_TESTS_PDF_SAMPLE_H
#define TONGKET_TESTS_PDF_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/array.h"
#include "base/limits.h"
#include "pdf/pdf.h"

#define MANIFEST TONGKET_TESTS "/../fonts/manifest.yaml"
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89

typedef struct sample {
	display_list list;
	size_t cap[8];
	fontset *fonts;
	diag *d;
	int serif, bold, italic, sans;
	uint32_t content; /* of the next mark */
	float y;
} sample;

/* Append an element of one of the list's arrays. */
#define PUSH(s, array, counter, slot, ...)                                                                                                 \
	do {                                                                                                                                   \
		(s)->list.array = array_room((s)->list.array, &(s)->cap[slot], (s)->list.counter + 1, sizeof *(s)->list.array);                    \
		assert_non_null((s)->list.array);                                                                                                  \
		(s)->list.array[(s)->list.counter++] = __VA_ARGS__;                                                                                \
	} while (0)

static inline void sample_open(sample *s)
{
	*s = (sample){.d = diag_new(LANG_EN)};
	s->fonts = fontset_open(MANIFEST, s->d);
	assert_non_null(s->fonts);
	s->serif = fontset_face(s->fonts, SLICE("serif"), FACE_REGULAR, s->d);
	s->bold = fontset_face(s->fonts, SLICE("serif"), FACE_BOLD, s->d);
	s->italic = fontset_face(s->fonts, SLICE("serif"), FACE_ITALIC, s->d);
	s->sans = fontset_face(s->fonts, SLICE("sans"), FACE_REGULAR, s->d);
	s->list.kids = calloc(1, sizeof *s->list.kids);
	s->list.extras = calloc(1, sizeof *s->list.extras);
	s->list.kid_count = s->list.extra_count = 1;
	s->cap[0] = s->cap[1] = 1;
}

static inline void sample_close(sample *s)
{
	display_list *l = &s->list;
	void *const arrays[] = {
	    l->pages, l->marks, l->items, l->points, l->contents, l->elements, l->extras, l->kids, l->links, l->targets, l->outline};
	for (size_t i = 0; i < COUNT_OF(arrays); i++)
		free(arrays[i]);
	fontset_free(s->fonts);
	diag_free(s->d);
}

static inline void sample_page(sample *s, slice label)
{
	display_list *l = &s->list;
	l->pages = realloc(l->pages, (l->page_count + 1) * sizeof *l->pages);
	assert_non_null(l->pages);
	l->pages[l->page_count++] = (display_page){
	    .width = PAGE_WIDTH, .height = PAGE_HEIGHT, .first_mark = (uint32_t)l->mark_count, .label = label};
	s->y = 60;
}

static inline void sample_kid(sample *s, uint32_t parent, kid_kind kind, uint32_t value)
{
	uint32_t number = (uint32_t)s->list.kid_count;
	PUSH(s, kids, kid_count, 0, (kid){.value = value, .kind = (uint8_t)kind});
	element *e = &s->list.elements[parent];
	if (e->last_kid)
		s->list.kids[e->last_kid].next = number;
	else
		e->first_kid = number;
	e->last_kid = number;
}

/* A new element; parent ELEMENT_NONE for the first one. */
static inline uint32_t sample_element(sample *s, element_type type, uint32_t parent)
{
	uint32_t number = (uint32_t)s->list.element_count;
	PUSH(s, elements, element_count, 2, (element){.parent = parent, .type = (uint8_t)type});
	if (parent != ELEMENT_NONE)
		sample_kid(s, parent, KID_ELEMENT, number);
	return number;
}

static inline element_extra *sample_extra(sample *s, uint32_t number)
{
	s->list.elements[number].extra = (uint32_t)s->list.extra_count;
	PUSH(s, extras, extra_count, 1, (element_extra){0});
	return &s->list.extras[s->list.extra_count - 1];
}

/* The following marks belong to a new content of `owner` on the last page. */
static inline void sample_content(sample *s, uint32_t owner, artifact_kind artifact)
{
	s->content = (uint32_t)s->list.content_count;
	PUSH(s, contents, content_count, 3,
	    (content){.element = owner, .page = (uint32_t)s->list.page_count - 1, .artifact = (uint8_t)artifact});
	if (owner != ELEMENT_NONE)
		sample_kid(s, owner, KID_CONTENT, s->content);
}

static inline void sample_mark(sample *s, mark m)
{
	m.content = s->content;
	PUSH(s, marks, mark_count, 4, m);
	s->list.pages[s->list.page_count - 1].mark_count++;
}

/* A line of words separated by spaces, each space widened by `extra`; words between * are bold. */
static inline void sample_text(sample *s, int face, float size, float x, float y, float extra, bool space_after, const char *text)
{
	mark m = {.kind = MARK_TEXT, .x = x, .y = y, .size = size, .first = (uint32_t)s->list.item_count, .space_after = space_after};
	int current = face;
	while (*text) {
		size_t n = strcspn(text, " ");
		bool starred = text[0] == '*';
		current = starred ? s->bold : face;
		uint32_t number = fontset_word(s->fonts, current, (slice){text + starred, n - starred}, s->d);
		if (number == WORD_NONE)
			fail_msg("%s", diag_text(s->d, 0));
		PUSH(s, items, item_count, 5, (text_item){.word = number, .space = m.count ? extra : TEXT_GLUED});
		m.count++;
		text += n;
		text += *text == ' ';
	}
	sample_mark(s, m);
}

/* An element with one line of text. */
static inline uint32_t sample_line(sample *s, element_type type, uint32_t parent, int face, float size, const char *text)
{
	uint32_t e = sample_element(s, type, parent);
	s->y += size * 1.4F;
	sample_content(s, e, ARTIFACT_NONE);
	sample_text(s, face, size, 70, s->y, 0, false, text);
	return e;
}

static inline void sample_target(sample *s, uint32_t page, float y)
{
	s->list.targets = realloc(s->list.targets, (s->list.target_count + 1) * sizeof *s->list.targets);
	s->list.targets[s->list.target_count++] = (target){.page = page, .y = y};
}

static inline void sample_link(sample *s, link_area link)
{
	s->list.links = realloc(s->list.links, (s->list.link_count + 1) * sizeof *s->list.links);
	sample_kid(s, link.element, KID_LINK, (uint32_t)s->list.link_count);
	s->list.links[s->list.link_count++] = link;
}

static inline void sample_outline(sample *s, int level, slice title, uint32_t number)
{
	s->list.outline = realloc(s->list.outline, (s->list.outline_count + 1) * sizeof *s->list.outline);
	s->list.outline[s->list.outline_count++] = (outline_entry){.level = level, .title = title, .target = number};
}

static const pdf_options sample_options = {
    .title = {"Báo cáo & tổng kết <nhiệm kỳ>", sizeof "Báo cáo & tổng kết <nhiệm kỳ>" - 1},
    .author = {"Đảng uỷ Khối", sizeof "Đảng uỷ Khối" - 1},
    .language = {"vi-VN", 5},
    .producer = {"tongket test", 12},
    .date = {"2015-08-25", 10},
};

/* The file of the sample; false as pdf_write. */
static inline bool sample_write(sample *s, buf *out)
{
	pdf_options options = sample_options;
	options.icc_profile = fontset_profile(s->fonts);
	return pdf_write(&s->list, s->fonts, &options, out, s->d);
}

#endif
