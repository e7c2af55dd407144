/* expect.c: a table of the types' words, and the search for the nearest choice: equal but for marks, else the smallest edit distance.
 * The choices of a field are folded once a file, so that a column full of mistakes costs no more than one with a few. */
#include "validate/expect.h"

#include "text/fold.h"

#define CHOICES_SHOWN 20
#define LONGEST_COMPARED 200 /* bytes of a cell for which a suggestion is sought */

typedef struct type_words {
	const char *name[2], *hint[2];
} type_words;

static const type_words TYPES[] = {
    [FIELD_STRING] = {{"chữ", "text"}, {"Ghi chữ.", "Write text."}},
    [FIELD_INTEGER] = {{"số nguyên", "a whole number"}, {"Ghi số nguyên, ví dụ 12 hoặc 2.822.", "Write a whole number, as 12 or 2.822."}},
    [FIELD_NUMBER] = {{"số", "a number"},
        {"Ghi số, phần thập phân sau dấu phẩy, ví dụ 97,5 hoặc 2.822.", "Write a number, decimals behind a comma, as 97,5 or 2.822."}},
    [FIELD_BOOLEAN] = {{"giá trị có hoặc không", "a yes or no"}, {"Ghi “x”, “1” hoặc “có”; không thì để trống, ghi “0” hoặc “không”.",
                                                                     "Write “x”, “1” or “có” for yes; nothing, “0” or “không” for no."}},
    [FIELD_DATE] = {{"ngày có thật", "a day that exists"},
        {"Ghi ngày, tháng, năm đủ bốn chữ số, ví dụ 25/08/2015.", "Write day, month and a year of four digits, as 25/08/2015."}},
    [FIELD_YEAR] = {{"năm", "a year"}, {"Ghi năm đủ bốn chữ số, ví dụ 2015.", "Write a year of four digits, as 2015."}},
};

const char *expect_type(field_type type, language lang)
{
	return TYPES[type].name[lang];
}

const char *expect_type_hint(field_type type, language lang)
{
	return TYPES[type].hint[lang];
}

static void put_bound(buf *out, const schema_field *f, const bound *b)
{
	if (f->type == FIELD_DATE)
		buf_printf(out, "%02u/%02u/%04d", b->day.day, b->day.month, b->day.year);
	else if (f->type == FIELD_YEAR)
		decimal_put(out, b->number);
	else
		decimal_put_vi(out, b->number);
}

static void put_choices(buf *out, const schema_field *f)
{
	size_t shown = f->choices.count < CHOICES_SHOWN ? f->choices.count : CHOICES_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		buf_put_string(out, i ? ", " : "");
		buf_put_slice(out, f->choices.items[i]);
	}
	if (shown < f->choices.count)
		buf_put_string(out, " …");
}

static void put_maximum(buf *out, const schema_field *f)
{
	if (f->maximum.set)
		put_bound(out, f, &f->maximum);
	else
		buf_put_string(out, "999.999.999.999");
}

void expect_put_rule(buf *out, const schema_field *f, constraint_kind constraint, language lang)
{
	static const char *const WHOLE[] = {"theo mẫu ", "the pattern "};
	switch (constraint) {
	case CONSTRAINT_MINIMUM: put_bound(out, f, &f->minimum); break;
	case CONSTRAINT_MAXIMUM: put_maximum(out, f); break;
	case CONSTRAINT_MIN_LENGTH: buf_put_signed(out, f->min_length); break;
	case CONSTRAINT_MAX_LENGTH: buf_put_signed(out, f->max_length); break;
	case CONSTRAINT_ENUM: put_choices(out, f); break;
	case CONSTRAINT_PATTERN:
		if (!f->description.len)
			buf_put_string(out, WHOLE[lang]);
		buf_put_slice(out, f->description.len ? f->description : f->pattern_source);
		break;
	default: break;
	}
}

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

static void put_question(buf *out, slice meant, language lang)
{
	static const char *const ASK[] = {"Có phải “", "Is it “"};
	buf_put_string(out, ASK[lang]);
	buf_put_slice(out, meant);
	buf_put_string(out, "”? ");
}

bool expect_put_nearest(check *c, buf *out, int field, slice cell)
{
	const schema_field *f = &c->in->table->fields[field];
	if (cell.len > LONGEST_COMPARED)
		return true;
	const char **names = folded_choices(c, field);
	slice folded = text_fold(c->v->scratch, cell);
	if (!names || !folded.ptr)
		return false;
	c->v->scratch_used += folded.len;
	const char *nearest = folded.len ? nearest_name(folded, names) : NULL;
	for (size_t i = 0; nearest && i < f->choices.count; i++)
		if (names[i] == nearest) {
			put_question(out, f->choices.items[i], c->v->lang);
			break;
		}
	return true;
}

bool expect_put_capitals(check *c, buf *out, int field, slice cell)
{
	const schema_field *f = &c->in->table->fields[field];
	if (cell.len > LONGEST_COMPARED || c->in->table->personal)
		return true;
	slice upper = text_upper(c->v->scratch, cell);
	if (!upper.ptr)
		return false;
	c->v->scratch_used += upper.len;
	if (pattern_match(f->pattern, upper) == PATTERN_MATCH)
		put_question(out, upper, c->v->lang);
	return true;
}
