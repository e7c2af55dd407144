/* probe.c: what makes a pattern explode is a long run of letters that it accepts in many ways, and an end that it does not accept. Such
 * cells are made from the pattern itself: from each of its letters on, the first letter is appended again and again that the pattern can
 * still go on with (PCRE2's partial matching tells), and the result is matched as a cell with an end of several kinds.
 *
 * Only patterns with a repeated group, a reference or many repeats can explode; the others are not tried. The interpreter matches, so
 * that the answer is the same on every machine. A pattern of the third power of a cell's length passes; the fourth does not. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "schema/probe.h"

#include <pcre2.h>
#include <stdint.h>

#include "base/compiler.h"
#include "base/limits.h"
#include "base/utf8.h"

#define RUN 64                          /* letters of a cell: two ways a word of three letters are 2^21 */
#define STEPS (3 * LIMIT_PATTERN_MATCH) /* of one match: the third power of RUN stays below it */
#define LETTERS_MOST 24                 /* letters tried */
#define TRIALS_MOST 3000                /* matches of one probe */
#define REPEATS_HARMLESS 3              /* repeats in a row that together stay below the limit */
#define LETTER_BYTES 4

typedef struct probe {
	pcre2_code *whole, *open; /* anchored at both ends; at the beginning only */
	pcre2_match_data *data;
	pcre2_match_context *limits;
	slice letters[LETTERS_MOST];
	size_t letter_count, trials;
	char cell[(RUN + 1) * LETTER_BYTES];
	size_t len;
} probe;

/* Letters that stand for what classes and dots accept. */
static const char *const SAMPLES[] = {"a", "A", "0", " ", "đ", "Đ", "-", "_", "."};

static bool is_repeat(char c)
{
	return c == '*' || c == '+' || c == '{' || c == '?';
}

/* Whether the pattern has what can explode. A mark that only looks like one costs a probe and nothing else. */
static bool is_suspicious(slice source)
{
	size_t repeats = 0;
	for (size_t i = 0; i < source.len; i++) {
		char c = source.ptr[i], next = i + 1 < source.len ? source.ptr[i + 1] : '\0';
		if (c == '\\') {
			if ((next >= '1' && next <= '9') || next == 'g' || next == 'k')
				return true;
			i++;
			continue;
		}
		repeats += is_repeat(c);
		if (c == ')' && is_repeat(next))
			return true;
		if (c == '(' && next == '?' && i + 2 < source.len && strchr("R&P0123456789+(", source.ptr[i + 2]))
			return true;
	}
	return repeats > REPEATS_HARMLESS;
}

static void add_letter(probe *p, slice letter)
{
	for (size_t i = 0; i < p->letter_count; i++)
		if (slice_equal(p->letters[i], letter))
			return;
	if (p->letter_count < LETTERS_MOST)
		p->letters[p->letter_count++] = letter;
}

/* The letters written in the pattern, those of its classes among them; where it names kinds of letters, samples of them. */
static void gather_letters(probe *p, slice source)
{
	bool kinds = false;
	slice rest = source;
	while (rest.len) {
		slice letter = rest;
		utf8_next(&rest);
		letter.len -= rest.len;
		char c = *letter.ptr;
		kinds |= c == '.' || c == '\\' || c == '^' || c == '[';
		if (!strchr("()[]{}|*+?^$\\", c))
			add_letter(p, letter);
	}
	for (size_t i = 0; kinds && i < COUNT_OF(SAMPLES); i++)
		add_letter(p, slice_of(SAMPLES[i]));
}

static bool prepare(probe *p, slice source)
{
	uint32_t options = PCRE2_ANCHORED | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_NO_START_OPTIMIZE;
	int error;
	PCRE2_SIZE offset;
	p->open = pcre2_compile((PCRE2_SPTR)source.ptr, source.len, options, &error, &offset, NULL);
	p->whole = pcre2_compile((PCRE2_SPTR)source.ptr, source.len, options | PCRE2_ENDANCHORED, &error, &offset, NULL);
	p->data = pcre2_match_data_create(1, NULL);
	p->limits = pcre2_match_context_create(NULL);
	if (!p->open || !p->whole || !p->data || !p->limits)
		return false;
	pcre2_set_match_limit(p->limits, STEPS);
	pcre2_set_depth_limit(p->limits, LIMIT_PATTERN_DEPTH);
	return true;
}

static void discard(probe *p)
{
	pcre2_match_context_free(p->limits);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->whole);
	pcre2_code_free(p->open);
}

static bool is_limit(int result)
{
	return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT || result == PCRE2_ERROR_HEAPLIMIT;
}

static int match(probe *p, const pcre2_code *code, uint32_t options)
{
	p->trials++;
	return pcre2_match(code, (PCRE2_SPTR)p->cell, p->len, 0, options | PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, p->data, p->limits);
}

static void append(probe *p, slice letter)
{
	memcpy(p->cell + p->len, letter.ptr, letter.len);
	p->len += letter.len;
}

/* Append the first letter, from `first` on, that the pattern takes. False: none. */
static bool extend(probe *p, size_t first, bool *expensive)
{
	for (size_t i = 0; i < p->letter_count && p->trials < TRIALS_MOST; i++) {
		size_t before = p->len;
		append(p, p->letters[(first + i) % p->letter_count]);
		int result = match(p, p->open, PCRE2_PARTIAL_HARD);
		*expensive = is_limit(result);
		bool whole = result >= 0 && pcre2_get_ovector_pointer(p->data)[1] == p->len;
		if (*expensive || whole || result == PCRE2_ERROR_PARTIAL)
			return !*expensive;
		p->len = before;
	}
	return false;
}

/* A cell that begins as one the pattern takes, with an end it may not take: of one letter as far as the pattern has it so, or (period 2) of
 * two by turns. */
static bool try_from(probe *p, size_t first, size_t period)
{
	static const char *const ENDS[] = {"", "\n", "\x01", "!"};
	bool expensive = false;
	p->len = 0;
	for (size_t n = 0; n < RUN && extend(p, first + n % period, &expensive); n++)
		;
	size_t len = p->len;
	for (size_t i = 0; !expensive && i < COUNT_OF(ENDS); i++) {
		p->len = len;
		append(p, slice_of(ENDS[i]));
		expensive = is_limit(match(p, p->whole, 0));
	}
	return expensive;
}

probe_result pattern_probe(slice source)
{
	if (!is_suspicious(source))
		return PROBE_CHEAP;
	probe p = {0};
	probe_result result = PROBE_CHEAP;
	gather_letters(&p, source);
	if (!prepare(&p, source))
		result = PROBE_NO_MEMORY;
	for (size_t i = 0; result == PROBE_CHEAP && i < 2 * p.letter_count; i++)
		if (try_from(&p, i % p.letter_count, 1 + i / p.letter_count))
			result = PROBE_EXPENSIVE;
	discard(&p);
	return result;
}
