/* pages.h: a flow of small pages to set tables and charts on, and questions about the display list that comes out. For the tests of layout/. */
#ifndef TESTS_PAGES_H
#define TESTS_PAGES_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout/flow.h"
#include "layout/reference.h"

typedef struct pages {
	arena *a;
	diag *d;
	fontset *fonts;
	profile profile;
	typesetter text;
	builder b;
	display_list list;
	flow flow;
} pages;

#define TEST_FONTS TONGKET_TESTS "/../fonts/manifest.yaml"

static inline profile_style style_of(double size, bool bold, int align)
{
	return (profile_style){.size = size, .pitch = size * 1.25, .bold = bold, .align = align};
}

static inline void fill_profile(profile *p)
{
	p->family = SLICE("serif");
	p->page = (profile_page){.width = 400, .height = 500, .top = 50, .bottom = 50, .left = 50, .right = 50};
	p->page_number.size = 10;
	p->spaces = (profile_spaces){.shrink = 75, .stretch = 150, .widows = 2, .orphans = 2};
	p->body = style_of(12, false, SET_JUSTIFIED);
	p->table = (profile_table){.label = SLICE("Bảng {n}"),
	    .caption = SLICE("{label}. {text}"),
	    .caption_style = style_of(12, true, SET_CENTER),
	    .head = style_of(11, true, SET_CENTER),
	    .body = style_of(11, false, SET_LEFT),
	    .group = style_of(11, true, SET_LEFT),
	    .total = style_of(11, true, SET_LEFT),
	    .note = style_of(10, false, SET_LEFT),
	    .continued = SLICE(""),
	    .padding_x = 4,
	    .padding_y = 2,
	    .rule_width = 0.5,
	    .size_min = 8,
	    .head_fill = COLOUR_WHITE,
	    .group_fill = COLOUR_WHITE,
	    .total_fill = COLOUR_WHITE,
	    .before = 6,
	    .after = 6};
	static const profile_table_style rules = {.name = {"rules", 5},
	    .rows = true,
	    .columns = true,
	    .frame = true,
	    .edge_width = 0.5,
	    .head_width = 0.5,
	    .rule_width = 0.5,
	    .head_fill = {255, 255, 255},
	    .group_fill = {255, 255, 255},
	    .total_fill = {255, 255, 255},
	    .zebra_fill = {255, 255, 255}};
	p->table.styles = &rules;
	p->table.style_count = 1;
	p->chart = (profile_chart){.label = SLICE("Biểu đồ {n}"),
	    .caption = SLICE("{label}. {text}"),
	    .caption_style = style_of(12, true, SET_CENTER),
	    .axis = style_of(9, false, SET_LEFT),
	    .value = style_of(9, false, SET_LEFT),
	    .legend = style_of(9, false, SET_LEFT),
	    .height = 150,
	    .rule_width = 0.5,
	    .colours = {{64, 64, 64}, {200, 200, 200}},
	    .colour_count = 2,
	    .grid = {210, 210, 210}};
}

/* A flow for the document of `blocks`. */
static inline pages *pages_open(const block *const *blocks_of, size_t count)
{
	pages *p = calloc(1, sizeof *p);
	assert_non_null(p);
	p->a = arena_new();
	p->d = diag_new(LANG_VI);
	p->fonts = fontset_open(TEST_FONTS, p->d);
	assert_non_null(p->fonts);
	fill_profile(&p->profile);
	builder_init(&p->b, &p->list);
	assert_true(typesetter_init(&p->text, p->fonts, &p->profile, p->a, p->d));
	p->flow = (flow){.b = &p->b, .text = &p->text, .profile = &p->profile, .a = p->a, .d = p->d};
	document doc = {.body = {blocks_of, count}};
	assert_true(flow_start(&p->flow));
	assert_true(references_collect(&p->flow, &doc));
	return p;
}

static inline void pages_close(pages *p)
{
	flow_free(&p->flow);
	display_list_free(&p->list);
	fontset_free(p->fonts);
	diag_free(p->d);
	arena_free(p->a);
	free(p);
}

/* Width of a text mark, points. */
static inline double mark_width(const pages *p, const mark *m)
{
	double width = 0;
	for (uint32_t i = m->first; i < m->first + m->count; i++) {
		const text_item *item = &p->list.items[i];
		width += fontset_word_width(p->fonts, item->word);
		if (i > m->first && item->space > TEXT_GLUED)
			width += fontset_space(p->fonts, fontset_get(p->fonts, item[-1].word).face) + (double)item->space;
	}
	return width * (double)m->size / 1000;
}

static inline bool mark_says(const pages *p, const mark *m, const char *text)
{
	return m->kind == MARK_TEXT && m->count > 0 && slice_is(fontset_get(p->fonts, p->list.items[m->first].word).text, text);
}

static inline uint32_t page_of(const pages *p, const mark *m)
{
	return p->list.contents[m->content].page;
}

/* Number of elements of a type. */
static inline size_t count_elements(const pages *p, element_type type)
{
	size_t count = 0;
	for (size_t i = 0; i < p->list.element_count; i++)
		count += p->list.elements[i].type == (uint8_t)type;
	return count;
}

#endif
