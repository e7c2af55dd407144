/* chart_axis.c: the scale of a chart's values.
 *
 * Steps are 1, 2 or 5 times a power of ten: the smallest that needs no more steps than there is room for. A tick is a whole multiple of the
 * step, so its label is made from integers and never reads 0,30000000000000004. */
#include "layout/chart_axis.h"

#include <math.h>

#include "text/decimal.h"

/* Values that differ by less than this share of the greatest are shown from a later start than 0, when they may be. */
#define SPREAD_SMALL 0.25
#define EXPONENT_MAX 15
#define ROUNDING 1e-9

static double step_of(int64_t mantissa, int exponent)
{
	return exponent < 0 ? (double)mantissa / pow(10, -exponent) : (double)mantissa * pow(10, exponent);
}

static void set_step(chart_axis *axis, int64_t mantissa, int exponent, double low, double high)
{
	double step = step_of(mantissa, exponent);
	double first = floor(low / step + ROUNDING), last = ceil(high / step - ROUNDING);
	if (last <= first)
		last = first + 1;
	axis->mantissa = mantissa;
	axis->exponent = exponent;
	axis->first = (int64_t)first;
	axis->count = (size_t)(last - first) + 1;
	axis->low = first * step;
	axis->high = last * step;
}

static double finite_or_zero(double value)
{
	double limit = 1e15;
	return isfinite(value) ? fmax(-limit, fmin(limit, value)) : 0;
}

chart_axis chart_axis_fit(double low, double high, size_t most, bool zero, bool whole)
{
	static const int64_t mantissas[] = {1, 2, 5};
	low = finite_or_zero(low);
	high = finite_or_zero(high);
	bool close = low > 0 && high - low < SPREAD_SMALL * high && high > low;
	if (zero || !close) {
		low = fmin(low, 0);
		high = fmax(high, 0);
	}
	if (high <= low)
		high = low + 1;
	most = most < 2 ? 2 : most;
	int exponent = (int)floor(log10((high - low) / (double)most)) - 1;
	int least = whole ? 0 : 1 - EXPONENT_MAX;
	exponent = exponent < least ? least : exponent;
	chart_axis axis = {0};
	for (; exponent <= EXPONENT_MAX; exponent++) {
		for (size_t i = 0; i < COUNT_OF(mantissas); i++) {
			set_step(&axis, mantissas[i], exponent, low, high);
			if (axis.count - 1 <= most)
				return axis;
		}
	}
	return axis;
}

double chart_axis_tick(const chart_axis *axis, size_t i)
{
	return (double)(axis->first + (int64_t)i) * step_of(axis->mantissa, axis->exponent);
}

void chart_axis_label(const chart_axis *axis, size_t i, buf *out)
{
	decimal d = {(axis->first + (int64_t)i) * axis->mantissa, axis->exponent < 0 ? (unsigned)-axis->exponent : 0};
	for (int e = 0; e < axis->exponent; e++)
		d.units *= 10;
	decimal_put_vi(out, d.units ? d : decimal_reduce(d)); /* 103,8 104,0 as in a column of figures; but 0 */
}

double chart_axis_place(const chart_axis *axis, double value)
{
	return (value - axis->low) / (axis->high - axis->low);
}
