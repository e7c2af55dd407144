/* functions.c: SQL functions of our own: exact sums, and figures and dates as Vietnamese documents print them.
 *
 * sum() is replaced: SQLite adds decimals in binary floating point, here 0.1 ten times is 1. exact_sum() gives the digits themselves. */
#include "store/inside.h"

#include "text/print.h"

typedef enum { SUM_VALUE, SUM_DIGITS } sum_result;

typedef struct sum_state {
	decimal total;
	int64_t count;
	const char *error;
} sum_state;

static const char OVERFLOW[] = "integer overflow"; /* SQLite's own words for it: cursor.c knows them */

/* A number as an exact decimal. False: NULL (then *error is untouched) or no number. */
static bool read_number(sqlite3_value *v, decimal *out, const char **error)
{
	switch (sqlite3_value_type(v)) {
	case SQLITE_NULL: return false;
	case SQLITE_INTEGER: *out = (decimal){sqlite3_value_int64(v), 0}; return true;
	case SQLITE_FLOAT:
		if (decimal_from_double(sqlite3_value_double(v), out))
			return true;
		*error = OVERFLOW;
		return false;
	default: break;
	}
	const char *text = (const char *)sqlite3_value_text(v);
	if (text && decimal_parse((slice){text, (size_t)sqlite3_value_bytes(v)}, out))
		return true;
	*error = "not a number";
	return false;
}

static void sum_add(sum_state *sum, sqlite3_value *v, bool away)
{
	decimal number;
	if (!read_number(v, &number, &sum->error))
		return;
	if (away && number.units == INT64_MIN) {
		sum->error = OVERFLOW;
		return;
	}
	if (away)
		number.units = -number.units;
	sum->count += away ? -1 : 1;
	if (!decimal_add(sum->total, number, &sum->total))
		sum->error = OVERFLOW;
}

static void sum_step(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	sum_state *sum = sqlite3_aggregate_context(c, sizeof *sum);
	if (sum)
		sum_add(sum, v[0], false);
}

static void sum_inverse(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	sum_state *sum = sqlite3_aggregate_context(c, sizeof *sum);
	if (sum)
		sum_add(sum, v[0], true);
}

static void result_digits(sqlite3_context *c, decimal d)
{
	buf digits = BUF_INIT(64);
	decimal_put(&digits, d);
	if (digits.failed)
		sqlite3_result_error_nomem(c);
	else
		sqlite3_result_text(c, digits.data, (int)digits.len, SQLITE_TRANSIENT);
	buf_free(&digits);
}

/* The double nearest to a decimal of at most 15 digits: both operands are exact, so that the quotient is rounded once. */
static void result_real(sqlite3_context *c, decimal d)
{
	double power = 1;
	for (unsigned i = 0; i < d.scale; i++)
		power *= 10;
	if (d.units >= INT64_C(1000000000000000) || d.units <= -INT64_C(1000000000000000))
		sqlite3_result_error(c, OVERFLOW, -1);
	else
		sqlite3_result_double(c, (double)d.units / power);
}

static void sum_value(sqlite3_context *c)
{
	static const sum_state NOTHING;
	const sum_state *sum = sqlite3_aggregate_context(c, 0);
	const sum_result *kind = sqlite3_user_data(c);
	if (!sum)
		sum = &NOTHING;
	decimal total = decimal_reduce(sum->total);
	if (sum->error)
		sqlite3_result_error(c, sum->error, -1);
	else if (*kind == SUM_DIGITS)
		result_digits(c, total);
	else if (sum->count == 0)
		sqlite3_result_null(c);
	else if (total.scale == 0)
		sqlite3_result_int64(c, total.units);
	else
		result_real(c, total);
}

/* Print into a small buffer and hand it to SQLite. */
static void result_printed(sqlite3_context *c, buf *out)
{
	if (out->failed)
		sqlite3_result_error_nomem(c);
	else
		sqlite3_result_text(c, out->data, (int)out->len, SQLITE_TRANSIENT);
	buf_free(out);
}

static bool scale_up(decimal *d, unsigned scale)
{
	for (; d->scale < scale; d->scale++)
		if (__builtin_mul_overflow(d->units, 10, &d->units))
			return false;
	return true;
}

/* percent(num, den): '56,4%'; NULL when den is 0 or one of them is missing. */
static void percent(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	decimal num, den;
	const char *error = NULL;
	if (!read_number(v[0], &num, &error) || !read_number(v[1], &den, &error)) {
		if (error)
			sqlite3_result_error(c, error, -1);
		return;
	}
	if (!scale_up(&num, den.scale) || !scale_up(&den, num.scale)) {
		sqlite3_result_error(c, OVERFLOW, -1);
		return;
	}
	buf out = BUF_INIT(64);
	if (den.units > 0 && print_percent(&out, num.units, den.units))
		result_printed(c, &out);
}

/* grouped(n): '2.822', '1.234,5'. */
static void grouped(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	decimal number;
	const char *error = NULL;
	if (!read_number(v[0], &number, &error)) {
		if (error)
			sqlite3_result_error(c, error, -1);
		return;
	}
	buf out = BUF_INIT(64);
	decimal_put_vi(&out, number);
	result_printed(c, &out);
}

/* vi_date(iso): '25/08/2015'; NULL for what is no date. */
static void vi_date(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	const char *text = (const char *)sqlite3_value_text(v[0]);
	date day;
	if (!text || !date_parse_iso((slice){text, (size_t)sqlite3_value_bytes(v[0])}, &day))
		return;
	buf out = BUF_INIT(64);
	print_date(&out, day);
	result_printed(c, &out);
}

/* The path lives as long as the store: SQLite need not copy it. */
static void file_path(sqlite3_context *c, int n, sqlite3_value **v)
{
	(void)n;
	const store *s = sqlite3_user_data(c);
	int64_t number = sqlite3_value_int64(v[0]);
	if (number < 1 || (uint64_t)number > s->files.count)
		return;
	slice path = s->files.items[number - 1].path;
	sqlite3_result_text(c, path.ptr, (int)path.len, SQLITE_STATIC);
}

bool functions_register(store *s)
{
	static const sum_result VALUE = SUM_VALUE, DIGITS = SUM_DIGITS;
	static const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
	} SCALARS[] = {{"percent", 2, percent}, {"grouped", 1, grouped}, {"vi_date", 1, vi_date}};
	const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	int status = sqlite3_create_function(s->db, FILE_PATH, 1, how, s, file_path, NULL, NULL);
	for (size_t i = 0; i < COUNT_OF(SCALARS) && status == SQLITE_OK; i++)
		status = sqlite3_create_function(s->db, SCALARS[i].name, SCALARS[i].arguments, how, NULL, SCALARS[i].call, NULL, NULL);
	if (status == SQLITE_OK)
		status = sqlite3_create_window_function(
		    s->db, "sum", 1, how, (void *)(uintptr_t)&VALUE, sum_step, sum_value, sum_value, sum_inverse, NULL);
	if (status == SQLITE_OK)
		status = sqlite3_create_window_function(
		    s->db, EXACT_SUM, 1, how, (void *)(uintptr_t)&DIGITS, sum_step, sum_value, sum_value, sum_inverse, NULL);
	return status == SQLITE_OK || store_fail(s);
}
