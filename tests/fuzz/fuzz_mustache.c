/* fuzz_mustache.c: a template and its partials `a` and `b`, with "====" lines between them, as a plain text and as Markdown. */
#include "fuzz.h"

#include "compose/mustache.h"

typedef struct shelf {
	slice texts[2];
} shelf;

static bool read_partial(void *user, slice name, place where, slice *text, const char **file, diag *d)
{
	static const message NONE = {"partial-missing", STATUS_USAGE, {"không có “{1}”", "there is no “{1}”"}, {NULL, NULL}};
	static const char *const FILES[] = {"a.md", "b.md"};
	const shelf *s = user;
	if (!slice_is(name, "a") && !slice_is(name, "b"))
		return diag_report(d, &NONE, where, "?");
	size_t number = *name.ptr == 'b';
	*text = s->texts[number];
	*file = FILES[number];
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice text;
	shelf s;
	rendered out;
	bool good = true, plain = fuzz_choose(&f, 2) == 0;
	partial_source others = {read_partial, &s};
	if (fuzz_text(&f, fuzz_part(&f), &text) && fuzz_text(&f, fuzz_part(&f), &s.texts[0]) && fuzz_text(&f, fuzz_part(&f), &s.texts[1])) {
		const mustache_input in = {text, "report.md", fuzz_values(&f, fuzz_facts(&f)), plain ? ESCAPE_NONE : ESCAPE_MARKDOWN, &others};
		good = mustache_render(f.memory, &in, &out, f.diag);
		FUZZ_MUST(!good || utf8_valid(out.text, NULL));
	}
	fuzz_end(&f, good);
	return 0;
}
