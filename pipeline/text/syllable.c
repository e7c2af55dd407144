/* syllable.c: a word is spelled in base letters (letters.h) with its one tone aside; then it is an onset followed by a rhyme of the table.
 * Rules: c, g, ng before a, o, u; k, gh, ngh before e, ê, i, y (and k before a, as in place names); q only as qu; rhymes that end in a stop
 * take acute or dot only; the tone stands on the letter with a shape, where there is one. */
#include "text/syllable.h"

#include <stdlib.h>

#include "base/compiler.h"
#include "base/utf8.h"
#include "text/letters.h"

#define LETTERS_MAX 7 /* nghiêng */

/* Sorted by bytes. */
static const char *const RHYMES[] = {
    "Ac",
    "Ak",
    "Am",
    "An",
    "Ang",
    "Ap",
    "At",
    "Bc",
    "Bm",
    "Bn",
    "Bng",
    "Bp",
    "Bt",
    "Bu",
    "By",
    "E",
    "Ech",
    "Em",
    "En",
    "Enh",
    "Ep",
    "Et",
    "Eu",
    "O",
    "Oc",
    "Oi",
    "Om",
    "On",
    "Ong",
    "Op",
    "Ot",
    "P",
    "Pi",
    "Pm",
    "Pn",
    "Pp",
    "Pt",
    "U",
    "UPc",
    "UPi",
    "UPm",
    "UPn",
    "UPng",
    "UPp",
    "UPt",
    "UPu",
    "Ua",
    "Uc",
    "Ui",
    "Um",
    "Un",
    "Ung",
    "Ut",
    "Uu",
    "a",
    "ac",
    "ach",
    "ai",
    "am",
    "an",
    "ang",
    "anh",
    "ao",
    "ap",
    "at",
    "au",
    "ay",
    "e",
    "ec",
    "em",
    "en",
    "eng",
    "eo",
    "ep",
    "et",
    "i",
    "iEc",
    "iEm",
    "iEn",
    "iEng",
    "iEp",
    "iEt",
    "iEu",
    "ia",
    "ich",
    "im",
    "in",
    "inh",
    "ip",
    "it",
    "iu",
    "o",
    "oAc",
    "oAm",
    "oAn",
    "oAng",
    "oAt",
    "oa",
    "oac",
    "oach",
    "oai",
    "oam",
    "oan",
    "oang",
    "oanh",
    "oao",
    "oap",
    "oat",
    "oay",
    "oc",
    "oe",
    "oen",
    "oeo",
    "oet",
    "oi",
    "om",
    "on",
    "ong",
    "ooc",
    "oong",
    "op",
    "ot",
    "u",
    "uB",
    "uBn",
    "uBng",
    "uBt",
    "uBy",
    "uE",
    "uEch",
    "uEnh",
    "uOc",
    "uOi",
    "uOm",
    "uOn",
    "uOng",
    "uOt",
    "uP",
    "ua",
    "uc",
    "ui",
    "um",
    "un",
    "ung",
    "up",
    "ut",
    "uy",
    "uyEn",
    "uyEt",
    "uya",
    "uych",
    "uyn",
    "uynh",
    "uyt",
    "uyu",
    "y",
    "yEm",
    "yEn",
    "yEng",
    "yEt",
    "yEu",
    "ych",
    "ynh",
    "yt",
};

#define FRONT "eEiy"
#define NOT_FRONT "aABoOPuU"

typedef struct onset {
	const char *letters, *before; /* NULL: any rhyme; else what its rhymes begin with */
} onset;

static const onset ONSETS[] = {{"ngh", FRONT}, {"ng", NOT_FRONT}, {"nh", NULL}, {"gh", FRONT}, {"gi", NULL}, {"g", "aABoOPuUi"},
    {"kh", NULL}, {"k", "eEiya"}, {"ph", NULL}, {"qu", "aABeEiyOP"}, {"th", NULL}, {"tr", NULL}, {"ch", NULL}, {"c", NOT_FRONT},
    {"b", NULL}, {"d", NULL}, {"D", NULL}, {"h", NULL}, {"l", NULL}, {"m", NULL}, {"n", NULL}, {"p", NULL}, {"r", NULL}, {"s", NULL},
    {"t", NULL}, {"v", NULL}, {"x", NULL}, {"", NULL}};

typedef struct spelled {
	char letters[LETTERS_MAX + 1];
	size_t count;
	tone tone;
	char toned, shaped; /* base letter with the tone; the last vowel with a shape; 0: none */
} spelled;

static bool spell(slice word, spelled *out)
{
	*out = (spelled){.tone = TONE_NONE};
	while (word.len) {
		letter l;
		if (out->count == LETTERS_MAX || !letter_find(utf8_next(&word), &l) || (l.tone != TONE_NONE && out->toned))
			return false;
		if (l.tone != TONE_NONE) {
			out->tone = l.tone;
			out->toned = l.base;
		}
		if (l.base < 'a' && l.base != 'D')
			out->shaped = l.base;
		out->letters[out->count++] = l.base;
	}
	return out->count > 0 && (!out->toned || !out->shaped || out->toned == out->shaped);
}

static int compare_rhymes(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

static bool is_rhyme(const char *letters, tone t)
{
	size_t length = strlen(letters);
	if (length == 0 || !bsearch(letters, RHYMES, COUNT_OF(RHYMES), sizeof RHYMES[0], compare_rhymes))
		return false;
	bool stop = strchr("cptk", letters[length - 1]) || (length > 2 && strcmp(letters + length - 2, "ch") == 0);
	return !stop || t == TONE_ACUTE || t == TONE_DOT;
}

bool syllable_is_legal(slice word)
{
	spelled s;
	if (!spell(word, &s))
		return false;
	for (size_t i = 0; i < COUNT_OF(ONSETS); i++) {
		const onset *o = &ONSETS[i];
		if (o->letters[0] && o->letters[0] != s.letters[0])
			continue;
		size_t length = strlen(o->letters);
		if (strncmp(s.letters, o->letters, length) != 0)
			continue;
		const char *rest = s.letters + length;
		if ((!o->before || (*rest && strchr(o->before, *rest))) && is_rhyme(rest, s.tone))
			return true;
	}
	return false;
}
