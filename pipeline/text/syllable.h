/* syllable.h: whether a word could be Vietnamese: onset × rhyme × tone. */
#ifndef TONGKET_TEXT_SYLLABLE_H
#define TONGKET_TEXT_SYLLABLE_H

#include "base/slice.h"

/* Whether `word` (valid UTF-8, precomposed, no spaces) is a syllable that the spelling of Vietnamese allows, whatever its case and whether or
 * not there is such a word. The tone may stand on either vowel of a pair ("hòa", "hoà"). */
bool syllable_is_legal(slice word);

#endif
