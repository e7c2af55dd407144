/* meant.c: the cell is changed as people mistype it (capitals, O for 0, spaces, marks), and what then fits is suggested; of choices and labels the
 * one at the smallest edit distance. The choices of a field are folded once a file, and long cells are not looked at, so that a column full of
 * mistakes costs no more than one with a few. */
#include "validate/meant.h"

#include "base/yaml.h"
#include "text/fold.h"
#include "text/lookalike.h"
#include "validate/cell.h"
#include "validate/expect.h"
#include "validate/report.h"

#define SHORTEST_HELD 5      /* bytes of a folded label sought inside another */
#define LONGEST_COMPARED 200 /* bytes of a cell for which a suggestion is sought */
#define LONGEST_CODE 40      /* bytes of a code whose characters are changed one by one */

static void put_question(check *c, buf *out, const schema_field *f, slice meant)
{
	static const char *const ASK[] = {"Có phải “", "Is it “"};
	buf_put_string(out, ASK[c->v->lang]);
	expect_put_choice(out, f, meant);
	buf_put_string(out, "”? ");
}

static slice folded_scratch(check *c, slice text)
{
	slice folded = text_fold(c->v->scratch, text);
	c->v->scratch_used += text.len + 16;
	return folded;
}

/* ---- choices ---- */

/* The folded choices, NULL-terminated, of one field. NULL: out of memory. */
static const char **folded_choices(check *c, int field)
{
	const schema_field *f = &c->in->table->fields[field];
	if (c->folded_choices[field])
		return c->folded_choices[field];
	const char **names = arena_array(c->memory, f->choices.count + 1, sizeof *names);
	for (size_t i = 0; names && i < f->choices.count; i++) {
		slice folded = text_fold(c->memory, f->choices.items[i]);
		names[i] = folded.ptr ? arena_string(c->memory, folded) : NULL;
		if (!names[i])
			return NULL;
	}
	return c->folded_choices[field] = names;
}

/* The folded choice that looks the same (O0, l1) comes before one that is as near. */
static const char *nearest_choice(slice folded, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		if (lookalike_equal(folded, slice_of(names[i])))
			return names[i];
	return nearest_name(folded, names);
}

bool meant_put_choice(check *c, buf *out, int field, slice cell)
{
	const schema_field *f = &c->in->table->fields[field];
	if (cell.len > LONGEST_COMPARED)
		return true;
	const char **names = folded_choices(c, field);
	slice folded = folded_scratch(c, cell);
	if (!names || !folded.ptr)
		return false;
	const char *nearest = folded.len ? nearest_choice(folded, names) : NULL;
	for (size_t i = 0; nearest && i < f->choices.count; i++)
		if (names[i] == nearest) {
			put_question(c, out, f, f->choices.items[i]);
			break;
		}
	return true;
}

/* ---- forms ---- */

static bool fits(const schema_field *f, slice text)
{
	return text.len > 0 && pattern_match(f->pattern, text) == PATTERN_MATCH;
}

/* Letters and digits of ASCII only, in capitals: marks and spaces are gone. */
static void put_bare(buf *out, slice folded)
{
	for (size_t i = 0; i < folded.len; i++)
		buf_put_char(out, folded.ptr[i] >= 'a' && folded.ptr[i] <= 'z' ? (char)(folded.ptr[i] - 'a' + 'A') : folded.ptr[i]);
}

/* One character after the other becomes the digit it looks like, then all of them. */
static bool fits_with_digits(const schema_field *f, slice code, buf *tried)
{
	buf_clear(tried);
	lookalike_put_digits(tried, code);
	for (size_t i = 0; !tried->failed && i < code.len; i++) {
		char digit = tried->data[i], other[LONGEST_CODE];
		if (digit == code.ptr[i])
			continue;
		memcpy(other, code.ptr, code.len);
		other[i] = digit;
		if (fits(f, (slice){other, code.len})) {
			buf_clear(tried);
			buf_put(tried, other, code.len);
			return true;
		}
	}
	return !tried->failed && fits(f, buf_slice(tried));
}

bool meant_put_form(check *c, buf *out, int field, slice cell)
{
	const schema_field *f = &c->in->table->fields[field];
	if (cell.len > LONGEST_COMPARED || c->in->table->personal)
		return true;
	slice upper = text_upper(c->v->scratch, cell), folded = folded_scratch(c, cell);
	if (!upper.ptr || !folded.ptr)
		return false;
	c->v->scratch_used += upper.len;
	buf tried = BUF_INIT(LONGEST_COMPARED << 2);
	bool found = fits(f, upper);
	if (found)
		buf_put_slice(&tried, upper);
	found = found || (cell.len <= LONGEST_CODE && (fits_with_digits(f, cell, &tried) || fits_with_digits(f, upper, &tried)));
	if (!found) {
		buf_clear(&tried);
		put_bare(&tried, folded);
		found = !tried.failed && fits(f, buf_slice(&tried));
	}
	if (found)
		put_question(c, out, f, buf_slice(&tried));
	bool good = !tried.failed;
	buf_free(&tried);
	return good;
}

/* ---- values ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool has_digit(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (is_digit(text.ptr[i]))
			return true;
	return false;
}

/* What stands between the first and the last digit, with a minus before it. */
static slice from_digit_to_digit(slice text)
{
	size_t from = 0, to = text.len;
	while (from < to && !is_digit(text.ptr[from]))
		from++;
	while (to > from && !is_digit(text.ptr[to - 1]))
		to--;
	from -= from == 1 && text.ptr[0] == '-';
	return (slice){text.ptr + from, to - from};
}

/* Day, month and year with one mark between them, whatever stands there: “ngày 25 tháng 8 năm 2015”. */
static void put_joined(buf *out, slice text)
{
	slice digits = from_digit_to_digit(text);
	bool year_first = digits.len > 4 && is_digit(digits.ptr[2]) && is_digit(digits.ptr[3]);
	for (size_t i = 0; i < digits.len; i++)
		if (is_digit(digits.ptr[i]))
			buf_put_char(out, digits.ptr[i]);
		else if (i > 0 && is_digit(digits.ptr[i - 1]))
			buf_put_char(out, year_first ? '-' : '/');
}

static bool reads(const schema_field *f, slice text)
{
	char text_of_day[MOMENT_BYTES];
	cell_reading r = {.date = text_of_day};
	return text.len > 0 && cell_read(f, text, &r) && !r.serial;
}

/* A word of yes or no without its marks, or a longer one that is nearly so; or what else people write or draw for it. */
static bool put_boolean(check *c, buf *out, const schema_field *f, slice cell)
{
	const yaml_texts *const lists[] = {&f->true_values, &f->false_values};
	slice folded = folded_scratch(c, cell);
	if (!folded.ptr)
		return false;
	for (size_t i = 0; folded.len > 1 && i < 2 * COUNT_OF(lists); i++) {
		bool near = i >= COUNT_OF(lists); /* equal words come before near ones */
		const yaml_texts *list = lists[i % COUNT_OF(lists)];
		for (size_t k = 0; k < list->count && (!near || folded.len > 3); k++) {
			slice word = folded_scratch(c, list->items[k]);
			const char *name = word.ptr ? arena_string(c->v->scratch, word) : NULL;
			if (!name)
				return false;
			if (word.len > 1 && (near ? nearest_name(folded, (const char *const[]){name, NULL}) != NULL : slice_equal(word, folded))) {
				put_question(c, out, f, list->items[k]);
				return true;
			}
		}
	}
	slice word;
	if (cell_boolean_meant(f, cell, folded, &word))
		put_question(c, out, f, word);
	return true;
}

bool meant_put_value(check *c, buf *out, int field, slice cell)
{
	const schema_field *f = &c->in->table->fields[field];
	if (cell.len > LONGEST_COMPARED)
		return true;
	if (f->type == FIELD_BOOLEAN)
		return put_boolean(c, out, f, cell);
	if (f->type == FIELD_STRING || c->in->table->personal || !(has_digit(cell) || expect_sheet_number(cell).len))
		return true;
	buf digits = BUF_INIT(LONGEST_COMPARED << 1), joined = BUF_INIT(LONGEST_COMPARED << 1);
	lookalike_put_digits(&digits, cell);
	put_joined(&joined, buf_slice(&digits));
	const slice tried[] = {buf_slice(&digits), from_digit_to_digit(cell), buf_slice(&joined), expect_sheet_number(cell)};
	bool good = !digits.failed && !joined.failed;
	for (size_t i = 0; good && i < COUNT_OF(tried); i++)
		if (reads(f, tried[i])) {
			put_question(c, out, f, tried[i]);
			break;
		}
	buf_free(&digits);
	buf_free(&joined);
	return good;
}

/* ---- labels ---- */

/* A label folded, NUL-terminated, in the scratch arena. NULL: out of memory. */
static const char *folded_label(check *c, slice label)
{
	slice folded = folded_scratch(c, label.len > LONGEST_COMPARED ? (slice){"", 0} : label);
	return folded.ptr ? scratch_string(c->v, folded) : NULL;
}

/* Whether a folded label is near one of the field's, or holds one with words around it; equal ones would have been understood. */
static bool is_near(const schema_field *f, const char *folded)
{
	const char *const name[] = {folded, NULL};
	for (size_t i = 0; *folded && i < f->folded_count; i++) {
		slice own = f->folded[i];
		if (nearest_name(own, name) || (own.len >= SHORTEST_HELD && memmem(folded, strlen(folded), own.ptr, own.len)))
			return true;
	}
	return false;
}

bool meant_put_field(check *c, buf *out, slice label)
{
	static const char *const ASK[] = {"Có phải cột “", "Is it the column “"};
	const schema_table *t = c->in->table;
	const char *folded = folded_label(c, label);
	for (size_t i = 0; folded && i < t->field_count; i++)
		if (c->head.column_of[i] < 0 && is_near(&t->fields[i], folded)) {
			buf_put_string(out, ASK[c->v->lang]);
			buf_put_slice(out, t->fields[i].title.len ? t->fields[i].title : t->fields[i].name);
			buf_put_string(out, "”? ");
			break;
		}
	return folded != NULL;
}

bool meant_put_column(check *c, buf *out, int field)
{
	static const char *const ASK[] = {"Có phải là cột thứ %zu, “", "Is it column %zu, “"};
	static const char *const NO_HEADER[] = {"Tệp này có lẽ không có dòng tiêu đề: hãy thêm dòng ghi tên các cột lên đầu. ",
	    "The file seems to have no header: begin it with a line of its columns’ names. "};
	if (!c->names_columns)
		buf_put_string(out, NO_HEADER[c->v->lang]);
	for (size_t i = 0; c->names_columns && c->open_labels && i < c->head.columns; i++) {
		if (c->head.what[i] != COLUMN_EXTRA)
			continue;
		const char *folded = folded_label(c, c->head.labels[i]);
		if (!folded)
			return false;
		if (!is_near(&c->in->table->fields[field], folded))
			continue;
		buf_printf(out, ASK[c->v->lang], i + 1);
		const char *label = shown_text(c, c->head.labels[i]);
		if (!label)
			return false;
		buf_put_string(out, label);
		buf_put_string(out, "”? ");
		break;
	}
	return true;
}
