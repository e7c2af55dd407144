/* abbreviation.c: from words to what they are short for. What a word is stays in an array by its number, as in keep.c, so that a printed word costs
 * one look. */
#include "layout/abbreviation.h"

#include "layout/keep.h"

/* In t->abbreviated, by word: not looked at yet (0), none, or the index and FIRST. */
enum { NONE = 1, FIRST = 2 };

static uint16_t search(const typesetter *t, slice core)
{
	size_t low = 0, high = t->abbreviation_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_compare(t->abbreviations[middle].word, core);
		if (order == 0)
			return (uint16_t)middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NOT_ABBREVIATED;
}

static bool make_room(typesetter *t, uint32_t number)
{
	size_t want = t->abbreviated_count ? t->abbreviated_count : 2048;
	while (want <= number)
		want *= 2;
	if (want == t->abbreviated_count)
		return true;
	uint16_t *grown = arena_array(t->a, want, sizeof *grown);
	if (!grown)
		return false;
	if (t->abbreviated_count)
		memcpy(grown, t->abbreviated, t->abbreviated_count * sizeof *grown);
	t->abbreviated = grown;
	t->abbreviated_count = want;
	return true;
}

uint16_t abbreviation_find(typesetter *t, uint32_t number, slice text, slice *core)
{
	if (t->abbreviation_count == 0 || !make_room(t, number))
		return NOT_ABBREVIATED;
	uint16_t *known = &t->abbreviated[number];
	if (*known == NONE)
		return NOT_ABBREVIATED;
	*core = keep_bare(text);
	if (*known == 0) {
		uint16_t found = search(t, *core);
		*known = found == NOT_ABBREVIATED ? NONE : (uint16_t)(found + FIRST);
	}
	return *known == NONE ? NOT_ABBREVIATED : (uint16_t)(*known - FIRST);
}

static slice expansion_of(typesetter *t, uint16_t index, bool spaced)
{
	slice plain = t->abbreviations[index].expansion;
	const char *text = spaced ? arena_printf(t->a, "%.*s ", (int)plain.len, plain.ptr) : NULL;
	return text ? slice_of(text) : plain;
}

void abbreviation_mark(typesetter *t, builder *b, uint32_t number, uint16_t index, bool spaced)
{
	size_t at = (size_t)index * 2 + spaced;
	if (!t->expansions)
		t->expansions = arena_array(t->a, t->abbreviation_count * 2, sizeof *t->expansions);
	if (t->expansions && t->expansions[at]) {
		builder_share_extra(b, number, t->expansions[at]);
		return;
	}
	builder_extra(b, number)->expansion = expansion_of(t, index, spaced);
	if (t->expansions && !b->failed)
		t->expansions[at] = b->list->elements[number].extra;
}
