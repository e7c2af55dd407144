/* cell_string.c: texts: their length in code points and their choices. Case does not count in a choice, marks do; the value is the
 * choice's own spelling. */
#include "base/utf8.h"
#include "text/fold.h"
#include "validate/cell.h"

bool cell_check_length(const schema_field *f, slice text, cell_reading *r)
{
	/* A text has at most as many code points as bytes, and at least a quarter: most need no counting. */
	bool may_be_long = f->max_length >= 0 && text.len > (size_t)f->max_length;
	bool may_be_short = f->min_length > 0 && text.len < (size_t)f->min_length * 4;
	if (!may_be_long && !may_be_short)
		return true;
	int64_t length = (int64_t)utf8_count(text);
	if (f->min_length > 0 && length < f->min_length)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MIN_LENGTH);
	if (f->max_length >= 0 && length > f->max_length)
		return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MAX_LENGTH);
	return true;
}

bool cell_match_choice(const schema_field *f, slice text, cell_reading *r)
{
	for (size_t i = 0; i < f->choices.count; i++)
		if (slice_equal(f->choices.items[i], text))
			return true;
	for (size_t i = 0; i < f->choices.count; i++)
		if (text_equal_case(f->choices.items[i], text)) {
			r->value.text = f->choices.items[i];
			return true;
		}
	return cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_ENUM);
}
