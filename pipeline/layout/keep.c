/* keep.c: spaces that must not break.
 *
 * The words come from the profile ("ngày" holds a figure behind it, "đồng" is held by one before it); the bits of a word are kept by its number in
 * the fontset, so the lists are searched once for each different word and not once for each printed one. */
#include "layout/keep.h"

#include "base/utf8.h"
#include "text/fold.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

slice keep_bare(slice text)
{
	static const char *const marks[] = {"(", ")", "[", "]", "\"", "'", "“", "”", "‘", "’", ",", ".", ";", ":", "!", "?", "…"};
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < COUNT_OF(marks); i++) {
			size_t n = strlen(marks[i]);
			if (text.len > n && memcmp(text.ptr, marks[i], n) == 0) {
				text = (slice){text.ptr + n, text.len - n};
				again = true;
			}
			if (text.len > n && memcmp(text.ptr + text.len - n, marks[i], n) == 0) {
				text.len -= n;
				again = true;
			}
		}
	}
	return text;
}

static bool is_roman(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr("IVXLC", text.ptr[i]))
			return false;
	return text.len > 0;
}

/* One plain letter, as points are named: a … y, đ. */
static bool is_point(slice text)
{
	return (text.len == 1 && text.ptr[0] >= 'a' && text.ptr[0] <= 'z') || slice_is(text, "đ");
}

/* "a)", "(2)", "(iv)": what counts inside a sentence stands before its words. */
static bool is_counter(slice text)
{
	if (text.len < 2 || text.ptr[text.len - 1] != ')')
		return false;
	slice inside = {text.ptr, text.len - 1};
	if (inside.ptr[0] == '(' && inside.len > 1)
		inside = (slice){inside.ptr + 1, inside.len - 1};
	bool digits = inside.len <= 2, roman = true;
	for (size_t i = 0; i < inside.len; i++) {
		digits = digits && is_digit(inside.ptr[i]);
		roman = roman && strchr("ivx", inside.ptr[i]);
	}
	return digits || roman || is_point(inside);
}

/* "V.": one capital letter and a stop. */
static bool is_initial(slice text)
{
	if (text.len < 2 || text.ptr[text.len - 1] != '.')
		return false;
	slice letter = {text.ptr, text.len - 1};
	slice rest = letter;
	uint32_t c = utf8_next(&rest);
	bool marked = (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x102 || c == 0x110 || c == 0x1A0 || c == 0x1AF; /* Â Ă Đ Ơ Ư … */
	return rest.len == 0 && ((c >= 'A' && c <= 'Z') || marked);
}

static bool is_listed(slice text, yaml_texts words)
{
	for (size_t i = 0; i < words.count; i++)
		if (text_equal_case(text, words.items[i]))
			return true;
	return false;
}

/* "thứ *" in the list holds any word, "ngày" a figure only. */
static unsigned holds_after(slice text, yaml_texts words)
{
	unsigned bits = 0;
	for (size_t i = 0; i < words.count; i++) {
		slice entry = words.items[i];
		bool all = entry.len > 2 && entry.ptr[entry.len - 1] == '*' && entry.ptr[entry.len - 2] == ' ';
		if (all)
			entry.len -= 2;
		if (text_equal_case(text, entry))
			bits |= all ? KEEP_AFTER_ALL : KEEP_AFTER_FIGURE;
	}
	return bits;
}

static unsigned classify(const profile_spaces *s, slice text)
{
	slice core = keep_bare(text);
	unsigned bits = KEEP_KNOWN;
	if (is_digit(core.ptr[0]) || is_roman(core) || is_point(core))
		bits |= KEEP_FIGURE;
	if (is_listed(core, s->keep_units))
		bits |= KEEP_UNIT;
	if (is_listed(core, s->keep_dashes))
		bits |= KEEP_DASH;
	if (is_initial(text) || is_counter(text))
		bits |= KEEP_INITIAL;
	return bits | holds_after(core, s->keep_after);
}

unsigned keep_class(typesetter *t, uint32_t number, slice text)
{
	if (number >= t->class_count) {
		size_t want = t->class_count ? t->class_count * 2 : 4096;
		while (want <= number)
			want *= 2;
		uint8_t *grown = arena_alloc(t->a, want);
		if (!grown)
			return text.len ? classify(&t->profile->spaces, text) : KEEP_KNOWN;
		if (t->class_count)
			memcpy(grown, t->classes, t->class_count);
		t->classes = grown;
		t->class_count = want;
	}
	if (!(t->classes[number] & KEEP_KNOWN))
		t->classes[number] = (uint8_t)(text.len ? classify(&t->profile->spaces, text) : KEEP_KNOWN);
	return t->classes[number];
}

bool keep_holds(unsigned before, unsigned after)
{
	if (before & (KEEP_AFTER_ALL | KEEP_INITIAL))
		return true;
	if (after & KEEP_DASH)
		return true; /* at the head of a line it would look like the mark of a list */
	if (before & (KEEP_AFTER_FIGURE | KEEP_DASH))
		return after & KEEP_FIGURE;
	return (before & KEEP_FIGURE) && (after & KEEP_UNIT);
}
