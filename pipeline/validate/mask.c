/* mask.c: the one place that decides how much of a person's data a message may carry. Nothing here keeps more than a letter of a word, four
 * digits of a day, or two of a number. */
#include "validate/mask.h"

#include "base/utf8.h"
#include "validate/cell.h"

#define ELLIPSIS "…"
#define MOST_INITIALS 12   /* no name has more syllables */
#define DIGITS_OF_NUMBER 9 /* identity cards have 9 or 12, telephones 10 */
#define DIGITS_SHOWN 2

/* ---- text ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many digits the text begins with, marks and spaces between them not counted. */
static size_t leading_digits(slice text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.len && (is_digit(text.ptr[i]) || strchr(" .-", text.ptr[i])); i++)
		digits += is_digit(text.ptr[i]);
	return digits;
}

static void put_text(buf *out, slice text)
{
	if (leading_digits(text) < DIGITS_OF_NUMBER)
		utf8_put(out, utf8_next(&text));
	buf_put_string(out, ELLIPSIS);
}

/* ---- names ---- */

static bool is_gap(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000;
}

static bool is_one_word(slice text)
{
	while (text.len)
		if (is_gap(utf8_next(&text)))
			return false;
	return true;
}

/* The first letter of each syllable: "N. V. A."; a single word is as other text. */
static void put_initials(buf *out, slice text)
{
	size_t start = out->len;
	if (is_one_word(text)) {
		put_text(out, text);
		return;
	}
	bool inside = false;
	int count = 0;
	while (text.len) {
		uint32_t c = utf8_next(&text);
		bool begins = !is_gap(c) && !inside;
		inside = !is_gap(c);
		if (!begins)
			continue;
		if (count++ == MOST_INITIALS) {
			buf_put_string(out, " " ELLIPSIS);
			return;
		}
		if (out->len > start)
			buf_put_char(out, ' ');
		if (c >= '0' && c <= '9') {
			buf_put_string(out, ELLIPSIS);
			continue;
		}
		utf8_put(out, c);
		buf_put_char(out, '.');
	}
}

/* ---- days ---- */

/* The text of a day, month or time as it is stored: it begins with the year. */
static bool read_moment(const schema_field *f, slice cell, cell_reading *r)
{
	date day;
	if (f && f->time_pattern.len && cell_read_pattern(f, cell, r, &day))
		return f->type != FIELD_TIME;
	return cell_read_date(cell, r, &day) || cell_read_datetime(cell, r) || cell_read_yearmonth(cell, r);
}

static bool is_year(slice t)
{
	return t.len == 4 && is_digit(t.ptr[0]) && is_digit(t.ptr[1]) && is_digit(t.ptr[2]) && is_digit(t.ptr[3]);
}

static void put_year(buf *out, const schema_field *f, slice cell)
{
	char text[MOMENT_BYTES] = "";
	cell_reading r = {.date = text};
	if (is_year(cell)) {
		buf_put_slice(out, cell);
		return;
	}
	bool read = read_moment(f, cell, &r);
	if (!read) { /* the month stands first: its year is as plain */
		date day;
		buf mended = BUF_INIT(64);
		cell_put_day_first(&mended, cell);
		read = mended.len > 0 && cell_read_date(buf_slice(&mended), &r, &day);
		buf_free(&mended);
	}
	if (read)
		buf_printf(out, ELLIPSIS "/%.4s", text);
	else
		put_text(out, cell);
}

/* ---- numbers of cards ---- */

static void put_end(buf *out, slice cell)
{
	char end[DIGITS_SHOWN + 1] = "";
	size_t digits = 0, kept = 0;
	for (size_t i = cell.len; i > 0; i--) {
		if (!is_digit(cell.ptr[i - 1]))
			continue;
		digits++;
		if (kept < DIGITS_SHOWN)
			end[DIGITS_SHOWN - ++kept] = cell.ptr[i - 1];
	}
	buf_put_string(out, ELLIPSIS);
	if (digits >= DIGITS_OF_NUMBER)
		buf_put_string(out, end);
}

/* ---- a cell ---- */

void mask_put(buf *out, const schema_field *f, slice cell)
{
	cell = slice_trim(cell);
	if (cell.len == 0)
		return;
	switch (f ? f->personal : PERSONAL_TEXT) {
	case PERSONAL_NO: buf_put_slice(out, cell); return;
	case PERSONAL_NAME: put_initials(out, cell); return;
	case PERSONAL_DATE: put_year(out, f, cell); return;
	case PERSONAL_ID: put_end(out, cell); return;
	default: put_text(out, cell); return;
	}
}
