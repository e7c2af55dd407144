/* pages.c: pages hang in nodes of 128 under libharu's root, each printed from the display list. */
#include "pdf/pages.h"

#include "base/array.h"
#include "pdf/structure.h"

#define PAGES_PER_NODE 128
#define DECIMALS 3 /* of a page's size, points */

bool pages_reserve(page_tree *p, haru *h, size_t page, diag *d)
{
	page_object *moved = array_room(p->items, &p->cap, page + 1, sizeof *moved);
	if (!moved)
		return diag_no_memory(d);
	p->items = moved;
	for (; p->count <= page; p->count++) {
		void *object = haru_reserve(h), *stream = haru_reserve(h);
		if (!object || !stream)
			return haru_report(h, d);
		moved[p->count] = (page_object){object, haru_number(stream)};
	}
	return true;
}

void pages_free(page_tree *p)
{
	free(p->items);
	free(p->nodes);
	free(p->link_first);
	free(p->link_order);
	*p = (page_tree){0};
}

/* ---- the tree ---- */

static size_t pages_of_node(const page_tree *p, size_t node)
{
	size_t rest = p->count - node * PAGES_PER_NODE;
	return rest < PAGES_PER_NODE ? rest : PAGES_PER_NODE;
}

static bool add_nodes(page_tree *p, haru *h)
{
	HPDF_Dict root = h->doc->root_pages;
	size_t count = (p->count + PAGES_PER_NODE - 1) / PAGES_PER_NODE;
	p->nodes = calloc(count + 1, sizeof *p->nodes);
	if (!p->nodes)
		return false;
	root->before_write_fn = NULL; /* which would count libharu's own pages */
	haru_set_integer(h, root, "Count", (int)p->count);
	HPDF_Array nodes = haru_set_array(h, root, "Kids");
	for (size_t i = 0; i < count; i++) {
		HPDF_Dict node = haru_dict(h);
		p->nodes[i] = node;
		haru_set_name(h, node, "Type", "Pages");
		haru_set(h, node, "Parent", root);
		haru_set_integer(h, node, "Count", (int)pages_of_node(p, i));
		HPDF_Array kids = haru_set_array(h, node, "Kids");
		for (size_t k = 0; k < pages_of_node(p, i); k++)
			haru_add(h, kids, p->items[i * PAGES_PER_NODE + k].object);
		haru_add(h, nodes, node);
	}
	return true;
}

/* ---- the links of a page ---- */

static bool sort_links(page_tree *p, const display_list *list)
{
	p->link_first = calloc(p->count + 2, sizeof *p->link_first);
	p->link_order = calloc(list->link_count + 1, sizeof *p->link_order);
	if (!p->link_first || !p->link_order)
		return false;
	uint32_t *next = p->link_first + 1; /* of each page, one further on: it ends where the next begins */
	for (size_t i = 0; i < list->link_count; i++)
		next[list->links[i].page + 1]++;
	for (size_t i = 1; i <= p->count; i++)
		next[i] += next[i - 1];
	for (size_t i = 0; i < list->link_count; i++)
		p->link_order[next[list->links[i].page]++] = (uint32_t)i;
	return true;
}

bool pages_plan(page_tree *p, haru *h, const display_list *list, const uint32_t *links, diag *d)
{
	p->links = links;
	if (!sort_links(p, list) || !add_nodes(p, h))
		return diag_no_memory(d);
	return haru_failed(h) ? haru_report(h, d) : true;
}

/* ---- printing ---- */

static void put_reference(buf *out, const char *key, uint32_t number)
{
	buf_put_string(out, key);
	buf_put_unsigned(out, number);
	buf_put_string(out, " 0 R");
}

void pages_put(const page_tree *p, const display_list *list, size_t page, buf *out)
{
	const display_page *of = &list->pages[page];
	put_reference(out, "<</Type/Page/Parent ", haru_number(p->nodes[page / PAGES_PER_NODE]));
	buf_put_string(out, "/MediaBox[0 0 ");
	buf_put_fixed(out, of->width, DECIMALS);
	buf_put_char(out, ' ');
	buf_put_fixed(out, of->height, DECIMALS);
	put_reference(out, "]/Resources ", p->resources);
	put_reference(out, "/Contents ", p->items[page].content);
	buf_put_string(out, "/StructParents ");
	buf_put_unsigned(out, structure_page_key(page));
	if (p->tab_order)
		buf_put_string(out, "/Tabs/S");
	uint32_t first = p->link_first[page], end = p->link_first[page + 1];
	for (uint32_t i = first; i < end; i++)
		put_reference(out, i == first ? "/Annots[" : " ", p->links[p->link_order[i]]);
	buf_put_string(out, first < end ? "]>>" : ">>");
}
