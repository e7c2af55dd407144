/* document.h: the report that fuzz targets compose. */
#ifndef TONGKET_TESTS_FUZZ_DOCUMENT_H
#define TONGKET_TESTS_FUZZ_DOCUMENT_H

#include "compose/compose.h"
#include "fuzz.h"

/* Every picture is a grey pixel, but for "missing.png". */
static inline bool fuzz_find_picture(void *user, slice name, place where, const picture **out, diag *d)
{
	static const message MISSING = {"picture-missing", STATUS_USAGE, {"không có", "there is none"}, {NULL, NULL}};
	static const picture ONE = {.width = 3, .height = 1, .components = 1, .bytes = {"abc", 3}};
	(void)user;
	*out = &ONE;
	return slice_is(name, "missing.png") ? diag_report(d, &MISSING, where, "") : true;
}

/* What is composed of `bytes`; audited, typed numbers are told and are no failure. False: they are no text. */
static inline bool fuzz_report(fuzz *f, slice bytes, bool audited, compose_input *out)
{
	static const picture_source PICTURES = {fuzz_find_picture, NULL};
	static const slice PHRASE = {"Điều 30", sizeof "Điều 30" - 1};
	static const yaml_texts PHRASES = {&PHRASE, 1};
	slice text;
	if (!fuzz_text(f, bytes, &text))
		return false;
	const facts *known = fuzz_facts(f);
	*out = (compose_input){.text = text,
	    .file = "report.md",
	    .values = fuzz_values(f, known),
	    .facts = known,
	    .language = SLICE("vi-VN"),
	    .pictures = &PICTURES,
	    .audit = audited ? &PHRASES : NULL};
	return true;
}

#endif
