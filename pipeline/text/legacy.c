/* legacy.c: a code is a character by itself, or joins the code before it (VNI's marks, the tones of windows-1258); each encoding is a
 * function for the one and one for the other. The tables are facts of the encodings: TCVN3 is the 74 codes of TCVN 5712-3, which has no
 * capitals with tones; the codes that only TCVN 5712-1 and -2 have are left out. */
#include "text/legacy.h"

#include "base/utf8.h"
#include "text/letters.h"

/* Codes A0…FF. */
static const uint16_t TCVN3[96] = {
    0,
    0x102,
    0xC2,
    0xCA,
    0xD4,
    0x1A0,
    0x1AF,
    0x110,
    0x103,
    0xE2,
    0xEA,
    0xF4,
    0x1A1,
    0x1B0,
    0x111,
    0,
    0,
    0,
    0,
    0,
    0,
    0xE0,
    0x1EA3,
    0xE3,
    0xE1,
    0x1EA1,
    0,
    0x1EB1,
    0x1EB3,
    0x1EB5,
    0x1EAF,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x1EB7,
    0x1EA7,
    0x1EA9,
    0x1EAB,
    0x1EA5,
    0x1EAD,
    0xE8,
    0,
    0x1EBB,
    0x1EBD,
    0xE9,
    0x1EB9,
    0x1EC1,
    0x1EC3,
    0x1EC5,
    0x1EBF,
    0x1EC7,
    0xEC,
    0x1EC9,
    0,
    0,
    0,
    0x129,
    0xED,
    0x1ECB,
    0xF2,
    0,
    0x1ECF,
    0xF5,
    0xF3,
    0x1ECD,
    0x1ED3,
    0x1ED5,
    0x1ED7,
    0x1ED1,
    0x1ED9,
    0x1EDD,
    0x1EDF,
    0x1EE1,
    0x1EDB,
    0x1EE3,
    0xF9,
    0,
    0x1EE7,
    0x169,
    0xFA,
    0x1EE5,
    0x1EEB,
    0x1EED,
    0x1EEF,
    0x1EE9,
    0x1EF1,
    0x1EF3,
    0x1EF7,
    0x1EF9,
    0xFD,
    0x1EF5,
    0,
};

/* Codes 80…FF; six capitals more lie on control codes. */
static const uint16_t VISCII[128] = {
    0x1EA0,
    0x1EAE,
    0x1EB0,
    0x1EB6,
    0x1EA4,
    0x1EA6,
    0x1EA8,
    0x1EAC,
    0x1EBC,
    0x1EB8,
    0x1EBE,
    0x1EC0,
    0x1EC2,
    0x1EC4,
    0x1EC6,
    0x1ED0,
    0x1ED2,
    0x1ED4,
    0x1ED6,
    0x1ED8,
    0x1EE2,
    0x1EDA,
    0x1EDC,
    0x1EDE,
    0x1ECA,
    0x1ECE,
    0x1ECC,
    0x1EC8,
    0x1EE6,
    0x168,
    0x1EE4,
    0x1EF2,
    0xD5,
    0x1EAF,
    0x1EB1,
    0x1EB7,
    0x1EA5,
    0x1EA7,
    0x1EA9,
    0x1EAD,
    0x1EBD,
    0x1EB9,
    0x1EBF,
    0x1EC1,
    0x1EC3,
    0x1EC5,
    0x1EC7,
    0x1ED1,
    0x1ED3,
    0x1ED5,
    0x1ED7,
    0x1EE0,
    0x1A0,
    0x1ED9,
    0x1EDD,
    0x1EDF,
    0x1ECB,
    0x1EF0,
    0x1EE8,
    0x1EEA,
    0x1EEC,
    0x1A1,
    0x1EDB,
    0x1AF,
    0xC0,
    0xC1,
    0xC2,
    0xC3,
    0x1EA2,
    0x102,
    0x1EB3,
    0x1EB5,
    0xC8,
    0xC9,
    0xCA,
    0x1EBA,
    0xCC,
    0xCD,
    0x128,
    0x1EF3,
    0x110,
    0x1EE9,
    0xD2,
    0xD3,
    0xD4,
    0x1EA1,
    0x1EF7,
    0x1EEB,
    0x1EED,
    0xD9,
    0xDA,
    0x1EF9,
    0x1EF5,
    0xDD,
    0x1EE1,
    0x1B0,
    0xE0,
    0xE1,
    0xE2,
    0xE3,
    0x1EA3,
    0x103,
    0x1EEF,
    0x1EAB,
    0xE8,
    0xE9,
    0xEA,
    0x1EBB,
    0xEC,
    0xED,
    0x129,
    0x1EC9,
    0x111,
    0x1EF1,
    0xF2,
    0xF3,
    0xF4,
    0xF5,
    0x1ECF,
    0x1ECD,
    0x1EE5,
    0xF9,
    0xFA,
    0x169,
    0x1EE7,
    0xFD,
    0x1EE3,
    0x1EEE,
};

/* Codes 80…9F of every Windows page. */
static const uint16_t WINDOWS_C1[32] = {
    0x20AC,
    0,
    0x201A,
    0x192,
    0x201E,
    0x2026,
    0x2020,
    0x2021,
    0x2C6,
    0x2030,
    0x160,
    0x2039,
    0x152,
    0,
    0x17D,
    0,
    0,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2013,
    0x2014,
    0x2DC,
    0x2122,
    0x161,
    0x203A,
    0x153,
    0,
    0x17E,
    0x178,
};

typedef struct pair {
	uint16_t code, character;
} pair;

static const pair VISCII_LOW[] = {{0x02, 0x1EB2}, {0x05, 0x1EB4}, {0x06, 0x1EAA}, {0x14, 0x1EF6}, {0x19, 0x1EF8}, {0x1E, 0x1EF4}};

/* Where windows-1258 is not Latin-1 above 9F; its tones are combining marks. */
static const pair WINDOWS_1258[] = {{0xC3, 0x102}, {0xCC, 0x300}, {0xD0, 0x110}, {0xD2, 0x309}, {0xD5, 0x1A0}, {0xDD, 0x1AF}, {0xDE, 0x303},
    {0xE3, 0x103}, {0xEC, 0x301}, {0xF0, 0x111}, {0xF2, 0x323}, {0xF5, 0x1A1}, {0xFD, 0x1B0}, {0xFE, 0x20AB}};

static const pair VNI_ALONE[] = {
    {0xE6, 0x1EC9}, {0xEC, 0xEC}, {0xED, 0xED}, {0xEE, 0x1EF5}, {0xF1, 0x111}, {0xF2, 0x1ECB}, {0xF3, 0x129}, {0xF4, 0x1A1}, {0xF6, 0x1B0}};

/* A mark of VNI: what it makes of the letter before it. */
typedef struct vni_mark {
	uint8_t code;
	const char *before, *after; /* bases (letters.h) and what they become, in the same order */
	tone tone;
} vni_mark;

#define TONED "aeouyPU", "aeouyPU"
#define HATTED "aeo", "BEO"
#define BREVED "a", "A"

static const vni_mark VNI_MARKS[] = {{0xF9, TONED, TONE_ACUTE}, {0xF8, TONED, TONE_GRAVE}, {0xFB, TONED, TONE_HOOK},
    {0xF5, TONED, TONE_TILDE}, {0xEF, TONED, TONE_DOT}, {0xE2, HATTED, TONE_NONE}, {0xE1, HATTED, TONE_ACUTE}, {0xE0, HATTED, TONE_GRAVE},
    {0xE5, HATTED, TONE_HOOK}, {0xE3, HATTED, TONE_TILDE}, {0xE4, HATTED, TONE_DOT}, {0xEA, BREVED, TONE_NONE}, {0xE9, BREVED, TONE_ACUTE},
    {0xE8, BREVED, TONE_GRAVE}, {0xFA, BREVED, TONE_HOOK}, {0xFC, BREVED, TONE_TILDE}, {0xEB, BREVED, TONE_DOT}};

static uint32_t look_up(const pair *table, size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (table[i].code == code)
			return table[i].character;
	return 0;
}

static uint32_t windows_c1(uint32_t code)
{
	return code < 0xA0 ? WINDOWS_C1[code - 0x80] : 0;
}

static uint32_t tcvn3_alone(uint32_t code)
{
	if (code < 0x80 || code == 0xA0)
		return code;
	return code < 0xA0 ? windows_c1(code) : TCVN3[code - 0xA0];
}

/* The codes of capitals lie 0x20 below those of small letters. */
static uint32_t vni_small(uint32_t code)
{
	return code >= 0xC0 && code < 0xE0 ? code + 0x20 : code;
}

static uint32_t vni_alone(uint32_t code)
{
	if (code < 0x80 || (code >= 0xA0 && code < 0xC0))
		return code;
	if (code < 0xA0)
		return windows_c1(code);
	uint32_t character = look_up(VNI_ALONE, COUNT_OF(VNI_ALONE), vni_small(code));
	return code < 0xE0 ? letter_capital(character) : character;
}

static const vni_mark *find_mark(uint32_t code)
{
	for (size_t i = 0; i < COUNT_OF(VNI_MARKS); i++)
		if (VNI_MARKS[i].code == vni_small(code))
			return &VNI_MARKS[i];
	return NULL;
}

static uint32_t vni_joined(uint32_t first, uint32_t second)
{
	letter l;
	const vni_mark *mark = second >= 0xC0 ? find_mark(second) : NULL;
	if (!mark || !letter_find(first, &l) || l.tone != TONE_NONE)
		return 0;
	const char *at = memchr(mark->before, l.base, strlen(mark->before));
	if (!at)
		return 0;
	return letter_code_point((letter){mark->after[at - mark->before], mark->tone, l.capital});
}

static uint32_t viscii_alone(uint32_t code)
{
	if (code >= 0x80)
		return VISCII[code - 0x80];
	uint32_t low = code < 0x20 ? look_up(VISCII_LOW, COUNT_OF(VISCII_LOW), code) : 0;
	return low ? low : code;
}

static uint32_t windows_1258_alone(uint32_t code)
{
	if (code < 0x80)
		return code;
	if (code < 0xA0)
		return code == 0x8A || code == 0x8E || code == 0x9A || code == 0x9E ? 0 : windows_c1(code);
	uint32_t own = look_up(WINDOWS_1258, COUNT_OF(WINDOWS_1258), code);
	return own ? own : code;
}

static uint32_t windows_1258_joined(uint32_t first, uint32_t second)
{
	static const uint8_t TONES[] = {[TONE_GRAVE] = 0xCC, [TONE_HOOK] = 0xD2, [TONE_TILDE] = 0xDE, [TONE_ACUTE] = 0xEC, [TONE_DOT] = 0xF2};
	letter l;
	for (size_t i = TONE_GRAVE; i < COUNT_OF(TONES); i++)
		if (TONES[i] == second && letter_find(first, &l) && l.tone == TONE_NONE)
			return letter_code_point((letter){l.base, (tone)i, l.capital});
	return 0;
}

typedef struct encoding {
	const char *name;
	uint32_t (*alone)(uint32_t code);                    /* the character of a code, 0: it has none */
	uint32_t (*joined)(uint32_t first, uint32_t second); /* of the character before and a code; 0: they do not join */
} encoding;

static const encoding ENCODINGS[LEGACY_COUNT] = {
    [LEGACY_TCVN3] = {"TCVN3", tcvn3_alone, NULL},
    [LEGACY_VNI] = {"VNI", vni_alone, vni_joined},
    [LEGACY_VISCII] = {"VISCII", viscii_alone, NULL},
    [LEGACY_1258] = {"windows-1258", windows_1258_alone, windows_1258_joined},
};

static uint32_t next_code(slice *rest, bool bytes)
{
	if (!bytes)
		return utf8_next(rest);
	uint32_t code = (unsigned char)*rest->ptr;
	rest->ptr++;
	rest->len--;
	return code;
}

static void put_character(buf *out, uint32_t character)
{
	if (character < 0x80)
		buf_put_char(out, (char)character);
	else
		utf8_put(out, character);
}

void legacy_decode(legacy which, slice text, bool bytes, buf *out)
{
	const encoding *e = &ENCODINGS[which];
	uint32_t held = 0; /* a character that a mark may yet join; 0: none */
	while (text.len) {
		uint32_t code = next_code(&text, bytes);
		uint32_t joined = held && e->joined && code >= 0x80 && code < 0x100 ? e->joined(held, code) : 0;
		if (joined) {
			put_character(out, joined);
			held = 0;
			continue;
		}
		if (held)
			put_character(out, held);
		held = code < 0x100 ? e->alone(code) : code;
		if (held == 0 && bytes && code)
			buf_put_char(out, LEGACY_UNDECODABLE);
		else if (held == 0)
			put_character(out, code);
	}
	if (held)
		put_character(out, held);
}

bool legacy_is_letter(legacy which, uint32_t code)
{
	letter l;
	uint32_t character = ENCODINGS[which].alone(code);
	if (code >= 0x80 && which == LEGACY_VNI)
		return find_mark(code) || (character && letter_find(character, &l));
	bool is_tone = which == LEGACY_1258 && character >= 0x300 && character < 0x330;
	return (code >= 0x80 || character != code) && (is_tone || (character && letter_find(character, &l)));
}

int legacy_windows_byte(uint32_t character)
{
	for (size_t i = 0; i < COUNT_OF(WINDOWS_C1); i++)
		if (WINDOWS_C1[i] == character && character)
			return (int)i + 0x80;
	return -1;
}

const char *legacy_name(legacy which)
{
	return ENCODINGS[which].name;
}
