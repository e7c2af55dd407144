/* collate.c: the order of a Vietnamese dictionary by ICU's collator, whose tailoring is CLDR's. The system's locale has no say. */
#include <stdlib.h>
#include <unicode/ucol.h>

#include "text/fold.h"

struct collator {
	UCollator *icu;
};

collator *collator_open(void)
{
	collator *c = malloc(sizeof *c);
	if (!c)
		return NULL;
	UErrorCode error = U_ZERO_ERROR;
	c->icu = ucol_open("vi", &error);
	if (U_FAILURE(error) || error == U_USING_DEFAULT_WARNING) { /* the warning: the root order, without the Vietnamese letters */
		collator_close(c);
		return NULL;
	}
	return c;
}

void collator_close(collator *c)
{
	if (!c)
		return;
	ucol_close(c->icu);
	free(c);
}

static int32_t length32(slice s)
{
	return s.len > INT32_MAX ? INT32_MAX : (int32_t)s.len;
}

int collator_compare(const collator *c, slice a, slice b)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollationResult order = ucol_strcollUTF8(c->icu, a.ptr ? a.ptr : "", length32(a), b.ptr ? b.ptr : "", length32(b), &error);
	/* Texts that differ only in what collation ignores still have one order, else sorting would depend on the input's. */
	return U_FAILURE(error) || order == UCOL_EQUAL ? slice_compare(a, b) : (int)order;
}
