/* cell_list.c: several values in one cell with a delimiter between; spaces around a value do not count. A text may be empty, nothing else may. */
#include "validate/cell.h"

static bool is_item(const schema_field *item, slice text)
{
	char room[MOMENT_BYTES];
	cell_reading r = {.date = room};
	if (!item || item->type == FIELD_STRING)
		return true;
	return text.len && cell_read(item, text, &r) && !r.serial; /* a repair that could not be told */
}

bool cell_is_list(const schema_field *f, slice text)
{
	for (;;) {
		const char *mark = memmem(text.ptr, text.len, f->delimiter.ptr, f->delimiter.len);
		slice item = {text.ptr, mark ? (size_t)(mark - text.ptr) : text.len};
		if (!is_item(f->item, slice_trim(item)))
			return false;
		if (!mark)
			return true;
		text = (slice){mark + f->delimiter.len, text.len - item.len - f->delimiter.len};
	}
}
