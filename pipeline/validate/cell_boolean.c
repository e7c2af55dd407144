/* cell_boolean.c: yes and no as people tick them in a form, or in the words of the field; case does not count. */
#include "text/fold.h"
#include "validate/cell.h"

static bool is_one_of(const yaml_texts *words, slice text)
{
	for (size_t i = 0; i < words->count; i++)
		if (slice_equal(text, words->items[i]))
			return true;
	return false;
}

static bool is_one_of_folded(const yaml_texts *words, slice text)
{
	for (size_t i = 0; i < words->count; i++)
		if (text_equal_case(text, words->items[i]))
			return true;
	return false;
}

/* Most cells are written just so; only the others are worth folding. */
bool cell_read_boolean(const schema_field *f, slice text, cell_reading *r)
{
	bool yes = is_one_of(&f->true_values, text);
	if (!yes && !is_one_of(&f->false_values, text)) {
		yes = is_one_of_folded(&f->true_values, text);
		if (!yes && !is_one_of_folded(&f->false_values, text))
			return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	}
	r->value = (cell_value){.kind = VALUE_INTEGER, .integer = yes};
	return true;
}
