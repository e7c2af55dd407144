/* fuzz_text.c: the small parsers of dates, numbers and words, and what they read written and read again. */
#include "fuzz.h"

#include "base/json_look.h"
#include "text/fold.h"
#include "text/lookalike.h"
#include "text/syllable.h"
#include "validate/cell.h"

/* What is read as a moment must be written as one that is read the same. */
static void dates(slice text)
{
	char iso[MOMENT_BYTES];
	moment m, again;
	date day;
	if (moment_parse_iso(text, &m)) {
		moment_iso(&m, iso);
		FUZZ_MUST(moment_parse_iso(slice_of(iso), &again) && date_compare(m.day, again.day) == 0 && again.second == m.second);
	}
	if (date_parse_iso(text, &day))
		FUZZ_MUST(date_compare(date_from_serial(date_serial(day)), day) == 0);
}

static void decimals(slice text)
{
	decimal d, again;
	buf out = BUF_INIT(1000);
	if (decimal_parse(text, &d)) {
		decimal_put(&out, decimal_reduce(d));
		FUZZ_MUST(decimal_parse(buf_slice(&out), &again) && decimal_compare(d, again) == 0);
		decimal_put_vi(&out, d);
	}
	cell_put_day_first(&out, text);
	cell_put_dotted(&out, text);
	buf_free(&out);
}

static void words(fuzz *f, slice text)
{
	slice folded = text_fold(f->memory, text), upper = text_upper(f->memory, text), lower = text_lower(f->memory, upper);
	json_outline outline;
	FUZZ_MUST(folded.ptr && upper.ptr && lower.ptr && utf8_valid(folded, NULL) && utf8_valid(upper, NULL) && utf8_valid(lower, NULL));
	FUZZ_MUST(text_equal_case(text, text) && lookalike_equal(text, text));
	syllable_is_legal(text);
	json_look(text, &outline);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice text;
	if (fuzz_text(&f, f.input, &text)) {
		dates(text);
		decimals(text);
		words(&f, text);
	}
	fuzz_end(&f, true);
	return 0;
}
