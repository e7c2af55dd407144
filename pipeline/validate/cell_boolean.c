/* cell_boolean.c: yes and no as people tick them in a form; case does not count. */
#include "base/compiler.h"
#include "text/fold.h"
#include "validate/cell.h"

typedef struct spelling {
	const char *text;
	int value;
} spelling;

static const spelling SPELLINGS[] = {{"1", 1}, {"0", 0}, {"x", 1}, {"có", 1}, {"không", 0}, {"true", 1}, {"false", 0}};

bool cell_read_boolean(slice text, cell_reading *r)
{
	for (size_t i = 0; i < COUNT_OF(SPELLINGS); i++) {
		if (!slice_is(text, SPELLINGS[i].text) && !text_equal_case(text, slice_of(SPELLINGS[i].text)))
			continue;
		r->value = (cell_value){.kind = VALUE_INTEGER, .integer = SPELLINGS[i].value};
		return true;
	}
	return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
}
