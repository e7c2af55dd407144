/* lossy.c: the text is cut at spaces, delimiters and quotes; what is left is an address or holds words, and a word is a run of letters and
 * marks of lost ones. U+FFFD is typed by nobody; a `?` may be punctuation without a space behind it. */
#include "ingest/lossy.h"

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/letters.h"
#include "text/syllable.h"

#define WORDS_TO_A_LOST_ONE 200

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The length of a mark that stands for a lost letter at `i`: `?` or U+FFFD; 0: none. */
static size_t lost_mark(slice text, size_t i)
{
	if (text.ptr[i] == '?')
		return 1;
	return i + 2 < text.len && memcmp(text.ptr + i, "\xEF\xBF\xBD", 3) == 0 ? 3 : 0;
}

static bool holds(slice text, const char *what)
{
	return memmem(text.ptr, text.len, what, strlen(what)) != NULL;
}

/* "…?name=…" */
static bool has_query(slice t)
{
	const char *mark = memchr(t.ptr, '?', t.len);
	if (!mark || mark == t.ptr)
		return false;
	size_t i = (size_t)(mark - t.ptr) + 1, start = i;
	while (
	    i < t.len && ((is_letter(t.ptr[i]) && (unsigned char)t.ptr[i] < 0x80) || (t.ptr[i] >= '0' && t.ptr[i] <= '9') || t.ptr[i] == '_'))
		i++;
	return i > start && i < t.len && t.ptr[i] == '=';
}

static bool is_address(slice t)
{
	return holds(t, "://") || holds(t, "www.") || memchr(t.ptr, '@', t.len) || has_query(t);
}

/* A part of a word between two marks. */
typedef struct part {
	bool small_end, capital_start, high;
} part;

static part look_at(slice text)
{
	part p = {.high = false};
	for (bool first = true; text.len; first = false) {
		letter l;
		uint32_t c = utf8_next(&text);
		bool known = letter_find(c, &l);
		p.capital_start = first ? known && l.capital : p.capital_start;
		p.small_end = known && !l.capital;
		p.high = p.high || c >= 0x80;
	}
	return p;
}

/* "Ai?Gì", "gì?không": the end of a sentence, and a space forgotten. */
static bool is_punctuation(slice before, slice mark, slice after)
{
	if (mark.len != 1 || !utf8_valid(before, NULL) || !utf8_valid(after, NULL))
		return false;
	part b = look_at(before), a = look_at(after);
	return (b.small_end && a.capital_start) || ((b.high || a.high) && syllable_is_legal(before) && syllable_is_legal(after));
}

/* The end of the letters, or of the marks, that begin at `i`. */
static size_t run_end(slice t, size_t i, bool marks)
{
	while (i < t.len) {
		size_t mark = lost_mark(t, i);
		if (marks ? !mark : mark || !is_letter(t.ptr[i]))
			break;
		i += marks ? mark : 1;
	}
	return i;
}

static void count_words(slice t, lossy *out)
{
	for (size_t i = 0; i < t.len;) {
		bool hit = false;
		size_t start = i, end = run_end(t, i, false);
		while (end > start) {
			size_t mark_end = run_end(t, end, true), next_end = run_end(t, mark_end, false);
			if (mark_end == end || next_end == mark_end)
				break;
			slice before = {t.ptr + start, end - start}, mark = {t.ptr + end, mark_end - end},
			      after = {t.ptr + mark_end, next_end - mark_end};
			if (is_punctuation(before, mark, after)) {
				out->words++;
				out->lost += hit;
				hit = false;
			} else {
				hit = true;
			}
			start = mark_end;
			end = next_end;
		}
		out->words += end > start;
		out->lost += hit;
		i = end < t.len && lost_mark(t, end) ? run_end(t, end, true) : end + 1;
	}
}

static bool is_separator(char c)
{
	return (c >= '\0' && c <= ' ') || c == ',' || c == ';' || c == '|' || c == '"';
}

bool lossy_text(slice text, lossy *out)
{
	*out = (lossy){0, 0};
	/* 0xEF begins U+FFFD and next to nothing else in Vietnamese: two quick looks spare most files the count. */
	if (!memchr(text.ptr, '?', text.len) && !memchr(text.ptr, 0xEF, text.len))
		return false;
	for (size_t i = 0; i < text.len;) {
		size_t start = i;
		while (i < text.len && !is_separator(text.ptr[i]))
			i++;
		slice piece = {text.ptr + start, i - start};
		if (piece.len && !is_address(piece))
			count_words(piece, out);
		i++;
	}
	return out->lost * WORDS_TO_A_LOST_ONE > out->words;
}
