/* links.c: link annotations (ISO 32000-1 §12.5.6.5) as PDF/A and PDF/UA want them: printable, without border, described in words, and known
 * to the structure tree. */
#include "base/limits.h"
#include "pdf/navigation.h"
#include "pdf/structure.h"

#define FLAG_PRINT 4

void destination_set(haru *h, HPDF_Dict dict, const display_list *list, const page_tree *all, uint32_t number)
{
	const target *t = &list->targets[number];
	HPDF_Array d = haru_set_array(h, dict, "Dest");
	haru_add(h, d, all->items[t->page].object);
	haru_add_name(h, d, "XYZ");
	haru_add_integer(h, d, 0);
	haru_add_real(h, d, list->pages[t->page].height - (double)t->y);
	haru_add_integer(h, d, 0); /* keep the magnification */
}

/* An address is ASCII (RFC 3986): other bytes are percent-encoded. */
static void set_address(haru *h, HPDF_Dict action, slice uri)
{
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	for (size_t i = 0; i < uri.len; i++) {
		unsigned char c = (unsigned char)uri.ptr[i];
		if (c > ' ' && c < 0x7F)
			buf_put_char(&text, (char)c);
		else
			buf_printf(&text, "%%%02X", c);
	}
	buf_put_char(&text, '\0');
	haru_set_ascii(h, action, "URI", text.failed ? "" : text.data);
	buf_free(&text);
}

static HPDF_Dict add_annotation(haru *h, const display_list *list, const page_tree *all, size_t number)
{
	const link_area *link = &list->links[number];
	double height = list->pages[link->page].height;
	HPDF_Dict a = haru_dict(h);
	haru_set_name(h, a, "Type", "Annot");
	haru_set_name(h, a, "Subtype", "Link");
	haru_set_box(h, a, "Rect", (double)link->x0, height - (double)link->y1, (double)link->x1, height - (double)link->y0);
	haru_set_integer(h, a, "F", FLAG_PRINT);
	HPDF_Array border = haru_set_array(h, a, "Border");
	for (int i = 0; i < 3; i++)
		haru_add_integer(h, border, 0);
	haru_set_text(h, a, "Contents", link->contents);
	haru_set_integer(h, a, "StructParent", (int)structure_link_key(list, number));
	if (link->target != UINT32_MAX) {
		destination_set(h, a, list, all, link->target);
	} else {
		HPDF_Dict action = haru_set_dict(h, a, "A");
		haru_set_name(h, action, "S", "URI");
		set_address(h, action, link->uri);
	}
	return a;
}

void links_add(haru *h, const display_list *list, const page_tree *all, uint32_t *numbers)
{
	for (size_t i = 0; i < list->link_count && !haru_failed(h); i++)
		numbers[i] = haru_number(add_annotation(h, list, all, i));
}
