/* abbreviations.c: words and what they are read as, sorted for layout/abbreviation.c. A word that could never be met on a page is a mistake; one that
 * this job does not print is none, as what is printed depends on the data. */
#include "run/abbreviations.h"

#include "base/utf8.h"
#include "compose/document.h"

static const message NOT_WORDS = {"bad-abbreviation", STATUS_USAGE,
    {"“abbreviations” phải ghi mỗi chữ viết tắt một cách đọc đầy đủ", "“abbreviations” must give what each abbreviation is read as"},
    {"Ví dụ: abbreviations: {UBND: Uỷ ban nhân dân}.", "For example: abbreviations: {UBND: Uỷ ban nhân dân}."}};
static const message NOT_A_WORD = {"bad-abbreviation", STATUS_USAGE,
    {"“{1}” không phải một chữ viết tắt: phải liền một từ, đầu và cuối là chữ cái hoặc chữ số",
        "“{1}” is no abbreviation: it must be one word that begins and ends with a letter or a digit"},
    {"Dấu ngoặc, dấu chấm câu quanh chữ viết tắt không phải ghi.", "Brackets and stops around it need not be written."}};
static const message TOO_MANY = {"too-many-abbreviations", STATUS_USAGE, {"quá {1} chữ viết tắt", "more than {1} abbreviations"},
    {"Bỏ bớt những chữ không dùng trong báo cáo.", "Remove those that the documents do not use."}};

/* The signs that are not looked at around a word, and white space. */
static bool is_sign(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x202F || (c < 0x80 && strchr("()[]\"',.;:!?", (int)c)) || (c >= 0x2018 && c <= 0x201D) ||
	       c == 0x2026;
}

static bool is_word(slice word)
{
	uint32_t last = ' ';
	for (slice rest = word; rest.len;) {
		bool first = rest.ptr == word.ptr;
		last = utf8_next(&rest);
		if (last <= ' ' || last == 0xA0 || last == 0x202F || (first && is_sign(last)))
			return false;
	}
	return !is_sign(last);
}

static int by_word(const void *a, const void *b)
{
	return slice_compare(((const abbreviation *)a)->word, ((const abbreviation *)b)->word);
}

bool abbreviations_read(arena *a, const yaml_node *n, template *out, diag *d)
{
	char most[24];
	if (!n)
		return true;
	if (n->kind != YAML_MAPPING)
		return diag_report(d, &NOT_WORDS, n->where, "");
	snprintf(most, sizeof most, "%d", ABBREVIATIONS_MOST);
	if (n->count > ABBREVIATIONS_MOST)
		return diag_report(d, &TOO_MANY, n->where, most);
	abbreviation *items = arena_array(a, n->count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(d);
	bool good = true;
	for (size_t i = 0; i < n->count; i++) {
		const yaml_node *word = n->keys[i], *expansion = n->values[i];
		if (!is_word(word->text))
			good = diag_report(d, &NOT_A_WORD, word->where, word->text.ptr);
		else if (expansion->kind != YAML_SCALAR || slice_trim(expansion->text).len == 0)
			good = diag_report(d, &NOT_WORDS, expansion->where, "");
		else
			items[i] = (abbreviation){word->text, slice_trim(expansion->text)};
	}
	if (!good)
		return false;
	qsort(items, n->count, sizeof *items, by_word);
	out->abbreviations = items;
	out->abbreviation_count = n->count;
	return true;
}
