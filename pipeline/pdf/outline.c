/* outline.c: the outline (ISO 32000-1 §12.3.3). libharu links the items; titles and destinations are ours, as it knows neither Unicode
 * without an encoder nor direct destinations. */
#include "pdf/navigation.h"

#define LEVELS 16 /* deeper entries stand at the last level */

void outline_add(haru *h, const display_list *list, const page_tree *all)
{
	HPDF_Outline parents[LEVELS + 1] = {NULL};
	int depth = 0; /* of the entry before */
	for (size_t i = 0; i < list->outline_count && !haru_failed(h); i++) {
		const outline_entry *e = &list->outline[i];
		int level = e->level < 1 ? 1 : e->level > depth + 1 ? depth + 1 : e->level;
		if (level > LEVELS)
			level = LEVELS;
		HPDF_Outline item = HPDF_CreateOutline(h->doc, parents[level - 1], "-", NULL);
		if (!item)
			return;
		haru_set_text(h, item, "Title", e->title); /* instead of "-" */
		destination_set(h, item, list, all, e->target);
		HPDF_Outline_SetOpened(item, level == 1);
		parents[level] = item;
		depth = level;
	}
	if (list->outline_count && !haru_failed(h))
		HPDF_SetPageMode(h->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}
