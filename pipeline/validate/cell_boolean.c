/* cell_boolean.c: yes and no as people tick them in a form, or in the words of the field; case does not count.
 *
 * Words are those of the field and no others: marks count ("Khong" is a slip), and "v" or "k" may be a tick, a name or an abbreviation, so
 * they are asked about. A tick that is drawn can only be a tick. */
#include "base/compiler.h"
#include "text/fold.h"
#include "validate/cell.h"

typedef struct tick {
	const char *text;
	bool yes;
} tick;

/* A box with a cross is what Word makes of a ticked one. The last three are what remains of the ticks of the font Wingdings. */
static const tick TICKS[] = {
    {"✓", true},
    {"✔", true},
    {"☑", true},
    {"☒", true},
    {"✅", true},
    {"√", true},
    {"×", true},
    {"х", true}, /* Cyrillic */
    {"Х", true},
    {"■", true},
    {"☐", false},
    {"□", false},
    {"ü", true},
    {"þ", true},
    {"¨", false},
};

/* Words, folded, that stand for yes or no without being the field's. */
static const tick NEAR[] = {
    {"co", true},
    {"c", true},
    {"v", true},
    {"y", true},
    {"yes", true},
    {"ok", true},
    {"t", true},
    {"dung", true},
    {"roi", true},
    {"khong", false},
    {"khongco", false},
    {"ko", false},
    {"k", false},
    {"kh", false},
    {"n", false},
    {"no", false},
    {"f", false},
    {"sai", false},
    {"chua", false},
};

static bool is_one_of(const yaml_texts *words, slice text)
{
	for (size_t i = 0; i < words->count; i++)
		if (slice_equal(text, words->items[i]))
			return true;
	return false;
}

static bool is_one_of_folded(const yaml_texts *words, slice text)
{
	for (size_t i = 0; i < words->count; i++)
		if (text_equal_case(text, words->items[i]))
			return true;
	return false;
}

static const tick *find(const tick *table, size_t count, slice text)
{
	for (size_t i = 0; i < count; i++)
		if (slice_is(text, table[i].text))
			return &table[i];
	return NULL;
}

/* "✓", "(x)", "[ ]": the emoji's variation selector behind it says nothing. */
static bool read_tick(slice text, bool *yes)
{
	const char *shut = text.len >= 2 && text.ptr[0] == '(' ? ")" : text.len >= 2 && text.ptr[0] == '[' ? "]" : NULL;
	bool boxed = shut && text.ptr[text.len - 1] == shut[0];
	if (boxed)
		text = slice_trim((slice){text.ptr + 1, text.len - 2});
	if (text.len > 3 && memcmp(text.ptr + text.len - 3, "\xEF\xB8\x8F", 3) == 0)
		text.len -= 3;
	*yes = boxed && text.len == 1 && (*text.ptr | 0x20) == 'x';
	if (*yes || (boxed && text.len == 0))
		return true;
	const tick *t = find(TICKS, COUNT_OF(TICKS), text);
	*yes = t && t->yes;
	return t != NULL;
}

/* Most cells are written just so; only the others are worth folding. */
bool cell_read_boolean(const schema_field *f, slice text, cell_reading *r)
{
	bool yes = is_one_of(&f->true_values, text);
	if (!yes && !is_one_of(&f->false_values, text)) {
		yes = is_one_of_folded(&f->true_values, text);
		if (!yes && !is_one_of_folded(&f->false_values, text) && (f->own_words || !read_tick(text, &yes)))
			return cell_fails(r, ISSUE_TYPE_ERROR, CONSTRAINT_NONE);
	}
	r->value = (cell_value){.kind = VALUE_INTEGER, .integer = yes};
	return true;
}

bool cell_boolean_meant(const schema_field *f, slice text, slice folded, slice *out)
{
	bool yes = false;
	const tick *near = find(NEAR, COUNT_OF(NEAR), folded);
	if (!near && !read_tick(text, &yes))
		return false;
	yes = near ? near->yes : yes;
	const yaml_texts *words = yes ? &f->true_values : &f->false_values;
	*out = !f->own_words ? (yes ? SLICE("x") : SLICE("không")) : words->count ? words->items[0] : (slice){"", 0};
	return out->len > 0;
}
