/* labels.c: page labels (ISO 32000-1 §12.4.2): what is printed on a page, for the viewer's page box. Pages are grouped in ranges: decimal
 * numbers that count up, pages without a number, and single pages with any other label. */
#include "pdf/navigation.h"

/* The number a label says, or 0. */
static unsigned number_of(slice label)
{
	unsigned n = 0;
	if (label.len == 0 || label.len > 6 || label.ptr[0] == '0')
		return 0;
	for (size_t i = 0; i < label.len; i++) {
		if (label.ptr[i] < '0' || label.ptr[i] > '9')
			return 0;
		n = n * 10 + (unsigned)(label.ptr[i] - '0');
	}
	return n;
}

/* Whether `label` goes on in the range of the label before it. */
static bool goes_on(slice before, slice label)
{
	if (label.len == 0)
		return before.len == 0;
	unsigned n = number_of(before);
	return n > 0 && number_of(label) == n + 1;
}

void labels_add(haru *h, const display_list *list)
{
	HPDF_Array ranges = haru_set_array(h, haru_set_dict(h, h->doc->catalog, "PageLabels"), "Nums");
	for (size_t i = 0; i < list->page_count; i++) {
		slice label = list->pages[i].label;
		if (i > 0 && goes_on(list->pages[i - 1].label, label))
			continue;
		unsigned number = number_of(label);
		haru_add_integer(h, ranges, (int)i);
		HPDF_Dict range = haru_add_dict(h, ranges);
		if (number)
			haru_set_name(h, range, "S", "D");
		if (number > 1)
			haru_set_integer(h, range, "St", (int)number);
		if (!number && label.len)
			haru_set_text(h, range, "P", label);
	}
}
