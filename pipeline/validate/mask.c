/* mask.c: the one place that decides how much of a person's data a message may carry. */
#include "validate/mask.h"

#include "base/utf8.h"

#define ELLIPSIS "…"

void mask_put(buf *out, slice cell)
{
	cell = slice_trim(cell);
	if (cell.len == 0)
		return;
	utf8_put(out, utf8_next(&cell));
	buf_put_string(out, ELLIPSIS);
}
