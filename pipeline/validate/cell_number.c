/* cell_number.c: numbers as Vietnamese writes them: thousands in groups of three behind a dot or a space, decimals behind a comma.
 *
 * What English writes for the same ("2,822", and "0.125", which no one writes for 125) has two readings and is refused as ambiguous. */
#include "validate/cell.h"

typedef enum {
	DIGITS_PLAIN,     /* 2822 */
	DIGITS_GROUPED,   /* 2.822 or 2 822 */
	DIGITS_AMBIGUOUS, /* 2,822 or 0.125 */
	DIGITS_BAD
} digits_form;

typedef struct whole {
	digits_form form;
	size_t digits;
	int64_t value; /* of at most INTEGER_DIGITS digits; else 0 */
} whole;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t count_digits(slice t)
{
	size_t n = 0;
	while (n < t.len && is_digit(t.ptr[n]))
		n++;
	return n;
}

/* Groups of exactly three behind the same mark, up to the end. */
static bool groups_of_three(slice t, char mark)
{
	for (; t.len >= 4; t.ptr += 4, t.len -= 4)
		if (t.ptr[0] != mark || count_digits((slice){t.ptr + 1, 3}) != 3)
			return false;
	return t.len == 0;
}

static void add_digits(whole *w, slice t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (!is_digit(t.ptr[i]))
			continue;
		w->digits++;
		w->value = w->digits <= INTEGER_DIGITS ? w->value * 10 + (t.ptr[i] - '0') : 0;
	}
}

/* All of `t`, without a sign. */
static whole read_whole(slice t)
{
	whole w = {DIGITS_PLAIN, 0, 0};
	size_t first = count_digits(t);
	char mark = first < t.len ? t.ptr[first] : '\0';
	if (first == 0) {
		w.form = DIGITS_BAD;
	} else if (mark) {
		slice rest = {t.ptr + first, t.len - first};
		bool grouped = first <= 3 && (mark == '.' || mark == ' ' || mark == ',') && groups_of_three(rest, mark);
		bool ambiguous = mark == ',' || t.ptr[0] == '0';
		w.form = !grouped ? DIGITS_BAD : ambiguous ? DIGITS_AMBIGUOUS : DIGITS_GROUPED;
	}
	if (w.form != DIGITS_BAD)
		add_digits(&w, t);
	return w;
}

static bool take_sign(slice *t)
{
	bool negative = t->len && t->ptr[0] == '-';
	if (negative) {
		t->ptr++;
		t->len--;
	}
	return negative;
}

static bool accept(const whole *w, cell_reading *r)
{
	if (w->form == DIGITS_BAD)
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	if (w->form == DIGITS_AMBIGUOUS)
		return cell_fails(r, ISSUE_AMBIGUOUS_NUMBER, CONSTRAINT_NONE);
	return w->digits <= INTEGER_DIGITS || cell_fails(r, ISSUE_CONSTRAINT_ERROR, CONSTRAINT_MAXIMUM);
}

bool cell_read_integer(slice text, cell_reading *r)
{
	bool negative = take_sign(&text);
	whole w = read_whole(text);
	if (!accept(&w, r))
		return false;
	r->value = (cell_value){.kind = VALUE_INTEGER, .integer = negative ? -w.value : w.value};
	return true;
}

/* "0,50" is 0,5; what is left must fit the digits a double gives back. */
static bool read_fraction(slice digits, decimal *exact)
{
	while (digits.len && digits.ptr[digits.len - 1] == '0')
		digits.len--;
	for (size_t i = 0; i < digits.len; i++) {
		if (exact->units > 99999999999999 || exact->scale == DECIMAL_SCALE_MAX)
			return false;
		exact->units = exact->units * 10 + (digits.ptr[i] - '0');
		exact->scale++;
	}
	return true;
}

static double to_double(decimal d)
{
	double power = 1;
	for (unsigned i = 0; i < d.scale; i++)
		power *= 10;
	return (double)d.units / power; /* both exact below 2^53: rounded once */
}

bool cell_read_number(slice text, cell_reading *r, decimal *exact)
{
	bool negative = take_sign(&text);
	const char *comma = memchr(text.ptr, ',', text.len);
	slice front = {text.ptr, comma ? (size_t)(comma - text.ptr) : text.len};
	slice fraction = {comma ? comma + 1 : "", comma ? text.len - front.len - 1 : 0};
	bool several_commas = fraction.len && memchr(fraction.ptr, ',', fraction.len);
	whole w = read_whole(several_commas ? text : front);
	if (w.form == DIGITS_AMBIGUOUS && comma && !several_commas)
		w.form = DIGITS_BAD;
	if (!accept(&w, r))
		return false;
	if (comma && (fraction.len == 0 || count_digits(fraction) != fraction.len))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	*exact = (decimal){w.value, 0};
	if (!read_fraction(fraction, exact))
		return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	exact->units = negative ? -exact->units : exact->units;
	if (exact->scale == 0)
		r->value = (cell_value){.kind = VALUE_INTEGER, .integer = exact->units};
	else
		r->value = (cell_value){.kind = VALUE_REAL, .real = to_double(*exact)};
	return true;
}

void cell_put_dotted(buf *out, slice text)
{
	for (size_t i = 0; i < text.len; i++)
		buf_put_char(out, text.ptr[i] == ',' || text.ptr[i] == ' ' ? '.' : text.ptr[i]);
}
