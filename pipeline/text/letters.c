/* letters.c: one table of twelve vowels by six tones; đ stands alone. Capitals lie at a fixed distance: 0x20 below in Latin-1, 1 below
 * everywhere else. */
#include "text/letters.h"

#include <stddef.h>

#include "base/compiler.h"

#define D_BAR 0x111

typedef struct vowel {
	char base;
	uint16_t tones[TONE_COUNT];
} vowel;

static const vowel VOWELS[] = {
    {'a', {'a', 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1}},
    {'A', {0x103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}},
    {'B', {0xE2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}},
    {'e', {'e', 0xE8, 0x1EBB, 0x1EBD, 0xE9, 0x1EB9}},
    {'E', {0xEA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}},
    {'i', {'i', 0xEC, 0x1EC9, 0x129, 0xED, 0x1ECB}},
    {'o', {'o', 0xF2, 0x1ECF, 0xF5, 0xF3, 0x1ECD}},
    {'O', {0xF4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}},
    {'P', {0x1A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}},
    {'u', {'u', 0xF9, 0x1EE7, 0x169, 0xFA, 0x1EE5}},
    {'U', {0x1B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}},
    {'y', {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5}},
};

static bool is_small_ascii(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static const vowel *find_vowel(char base)
{
	for (size_t v = 0; v < COUNT_OF(VOWELS); v++)
		if (VOWELS[v].base == base)
			return &VOWELS[v];
	return NULL;
}

static bool find_tone(const vowel *v, uint32_t c, letter *out)
{
	for (unsigned t = 0; t < TONE_COUNT; t++)
		if (v->tones[t] == c) {
			*out = (letter){v->base, (tone)t, false};
			return true;
		}
	return false;
}

/* The base of a small letter below U+1EA0 that is a vowel with a tone or a shape; '-': none. */
static char base_of_low(uint32_t c)
{
	static const char LATIN_1[] = "aaBa----eeE-ii----ooOo---uu--y--"; /* U+00E0 … U+00FF */
	switch (c) {
	case 0x103: return 'A';
	case 0x129: return 'i';
	case 0x169: return 'u';
	case 0x1A1: return 'P';
	case 0x1B0: return 'U';
	default: return c >= 0xE0 && c <= 0xFF ? LATIN_1[c - 0xE0] : '-';
	}
}

static bool find_small(uint32_t c, letter *out)
{
	/* The bases of the small letters U+1EA1, U+1EA3 … U+1EF9: where most letters with tones lie. */
	static const char BASES[] = "aaBBBBBAAAAAeeeEEEEEiiooOOOOOPPPPPuuUUUUUyyyy";
	*out = (letter){(char)c, TONE_NONE, false};
	if (is_small_ascii(c))
		return true;
	out->base = 'D';
	if (c == D_BAR)
		return true;
	if (c > 0x1EA0 && c < 0x1EFA)
		return (c & 1) && find_tone(find_vowel(BASES[(c - 0x1EA1) / 2]), c, out);
	const vowel *v = find_vowel(base_of_low(c));
	return v && find_tone(v, c, out);
}

bool letter_find(uint32_t c, letter *out)
{
	if (c < 0x80) {
		uint32_t small = c | 0x20;
		*out = (letter){(char)small, TONE_NONE, small != c};
		return is_small_ascii(small);
	}
	if (c < 0xC0 || c > 0x1EF9 || (c > 0x1B0 && c < 0x1EA0))
		return false;
	if (find_small(c, out))
		return true;
	if (!find_small(c < 0x100 ? c + 0x20 : c + 1, out) || letter_capital(c < 0x100 ? c + 0x20 : c + 1) != c)
		return false;
	out->capital = true;
	return true;
}

uint32_t letter_capital(uint32_t c)
{
	letter small;
	if (!find_small(c, &small))
		return c;
	return c < 0x100 ? c - 0x20 : c - 1;
}

uint32_t letter_code_point(letter l)
{
	uint32_t small = l.tone == TONE_NONE && is_small_ascii((uint32_t)l.base) ? (uint32_t)l.base
	                 : l.tone == TONE_NONE && l.base == 'D'                  ? D_BAR
	                                                                         : 0;
	const vowel *v = small ? NULL : find_vowel(l.base);
	if (v)
		small = v->tones[l.tone];
	return small && l.capital ? letter_capital(small) : small;
}
