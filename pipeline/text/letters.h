/* letters.h: the letters of Vietnamese: which base letter, tone and case each of the 134 with marks is made of, and back. */
#ifndef TONGKET_TEXT_LETTERS_H
#define TONGKET_TEXT_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

typedef enum { TONE_NONE, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_ACUTE, TONE_DOT, TONE_COUNT } tone;

/* A letter taken apart. `base` is one ASCII character a letter: a…z, and for those with a shape A ă, B â, D đ, E ê, O ô, P ơ, U ư. */
typedef struct letter {
	char base;
	tone tone;
	bool capital;
} letter;

/* Take apart a letter of Vietnamese or of ASCII. False: it is none. */
bool letter_find(uint32_t code_point, letter *out);

/* The code point of a letter; 0: there is none (a consonant with a tone). */
uint32_t letter_code_point(letter l);

/* The capital of a Vietnamese letter; other code points stay. */
uint32_t letter_capital(uint32_t code_point);

#endif
