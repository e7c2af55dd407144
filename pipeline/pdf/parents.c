/* parents.c: a number tree of three levels with a fixed number of kids, so that every node follows from its index. */
#include "pdf/parents.h"

#define FAN 64

uint32_t structure_page_key(size_t page)
{
	return (uint32_t)page;
}

uint32_t structure_link_key(const display_list *list, size_t link)
{
	return (uint32_t)(list->page_count + link);
}

uint32_t parents_key_count(const structure *s)
{
	return (uint32_t)(s->list->page_count + s->list->link_count);
}

void parents_plan(structure *s)
{
	s->leaves = (parents_key_count(s) + FAN - 1) / FAN;
	s->middles = (s->leaves + FAN - 1) / FAN;
}

static void put_element(const structure *s, uint32_t number, buf *out)
{
	buf_put_unsigned(out, s->base + 1 + number);
	buf_put_string(out, " 0 R ");
}

static void put_limits(buf *out, uint32_t first, uint32_t last)
{
	buf_put_string(out, "/Limits[");
	buf_put_unsigned(out, first);
	buf_put_char(out, ' ');
	buf_put_unsigned(out, last);
	buf_put_char(out, ']');
}

/* A page's value: the element of each MCID. */
static void put_page(const structure *s, uint32_t page, buf *out)
{
	const sequences *q = s->sequences;
	buf_put_char(out, '[');
	for (uint32_t i = 0; i < q->pages[page].count; i++)
		put_element(s, s->list->contents[q->items[q->pages[page].first + i].content].element, out);
	buf_put_string(out, "]\n");
}

static void put_leaf(const structure *s, uint32_t leaf, buf *out)
{
	uint32_t pages = (uint32_t)s->list->page_count, keys = parents_key_count(s);
	uint32_t first = leaf * FAN, end = first + FAN < keys ? first + FAN : keys;
	put_limits(out, first, end - 1);
	buf_put_string(out, "/Nums[");
	for (uint32_t key = first; key < end; key++) {
		buf_put_unsigned(out, key);
		buf_put_char(out, ' ');
		if (key < pages)
			put_page(s, key, out);
		else
			put_element(s, s->list->links[key - pages].element, out);
	}
	buf_put_char(out, ']');
}

/* A node whose kids are the nodes first … end-1 of the parent tree. */
static void put_node_kids(const structure *s, uint32_t first, uint32_t end, buf *out)
{
	uint32_t base = s->base + 1 + (uint32_t)s->list->element_count;
	buf_put_string(out, "/Kids[");
	for (uint32_t i = first; i < end; i++) {
		buf_put_unsigned(out, base + i);
		buf_put_string(out, " 0 R ");
	}
	buf_put_char(out, ']');
}

void parents_put(const structure *s, uint32_t index, buf *out)
{
	uint32_t keys = parents_key_count(s);
	buf_put_string(out, "<<");
	if (index < s->leaves) {
		put_leaf(s, index, out);
	} else if (index < s->leaves + s->middles) {
		uint32_t first = (index - s->leaves) * FAN, end = first + FAN < s->leaves ? first + FAN : s->leaves;
		put_limits(out, first * FAN, end * FAN < keys ? end * FAN - 1 : keys - 1);
		put_node_kids(s, first, end, out);
	} else {
		put_node_kids(s, s->leaves, s->leaves + s->middles, out);
	}
	buf_put_string(out, ">>");
}
