/* figures.c: arithmetic of tables and charts on text/decimal.h. */
#include "compose/figures.h"

static const message TOO_LARGE = {"figure-overflow", STATUS_DATA,
    {"cột “{1}” của bảng “{2}” cộng lại vượt quá giới hạn 64 bit", "the column “{1}” of the table “{2}” adds up to more than 64 bits"},
    {"Xem lại số liệu của cột này.", "Check the figures of this column."}};

/* d.units · 10^places */
static bool scaled(decimal d, unsigned places, int64_t *out)
{
	*out = d.units;
	for (unsigned i = 0; i < places; i++)
		if (__builtin_mul_overflow(*out, (int64_t)10, out))
			return false;
	return true;
}

figure_status figure_ratio(decimal num, decimal den, int64_t *whole_num, int64_t *whole_den)
{
	unsigned scale = num.scale > den.scale ? num.scale : den.scale;
	if (den.units <= 0)
		return FIGURE_NONE;
	if (!scaled(num, scale - num.scale, whole_num) || !scaled(den, scale - den.scale, whole_den))
		return FIGURE_TOO_LARGE;
	return FIGURE_DONE;
}

void sum_add(sum *s, const fact_cell *cell)
{
	if (cell->kind != CELL_NUMBER || s->too_large)
		return;
	if (!s->some)
		s->value = cell->number;
	else if (!decimal_add(s->value, cell->number, &s->value))
		s->too_large = true;
	s->some = true;
}

bool figure_report_too_large(composer *c, const fact *f, size_t column, place where)
{
	return diag_report(c->diag, &TOO_LARGE, where, composer_string(c, f->columns[column].name), composer_string(c, f->id));
}
