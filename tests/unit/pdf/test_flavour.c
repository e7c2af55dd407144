/* Flavours of one document, attachments, and what happens when memory runs out while they are made. What other programs read is tests/e2e/flavours.t. */
#include "pdf/flavour.h"

#include "document.h"
#include "pdf/haru.h"

static const pdf_attachment FILES[] = {
    {{"số liệu.csv", sizeof "số liệu.csv" - 1}, {"mọi số liệu", sizeof "mọi số liệu" - 1}, "text/csv", ATTACHED_DATA, {"a;b\r\n", 5}},
    {{"a.csv", 5}, {"nguồn", sizeof "nguồn" - 1}, "text/csv", ATTACHED_SOURCE, {"", 0}},
};

static bool write_as(sample *s, pdf_flavour flavour, buf *out, diag *d)
{
	pdf_options options = sample_options;
	options.icc_profile = fontset_profile(s->fonts);
	options.flavour = flavour;
	if (flavour_get(flavour)->attachments) {
		options.attachments = FILES;
		options.attachment_count = COUNT_OF(FILES);
	}
	return pdf_write(&s->list, s->fonts, &options, out, d);
}

static int make_sample(void **state)
{
	sample *s = calloc(1, sizeof *s);
	document_make(s);
	*state = s;
	return 0;
}

static int free_sample(void **state)
{
	sample_close(*state);
	free(*state);
	return 0;
}

static void every_flavour_says_what_it_is(void **state)
{
	sample *s = *state;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES), again = BUF_INIT(LIMIT_OUTPUT_BYTES);
	for (int f = 0; f < PDF_FLAVOURS; f++) {
		const flavour_rules *rules = flavour_get((pdf_flavour)f);
		char part[60];
		buf_clear(&out);
		buf_clear(&again);
		assert_true(write_as(s, (pdf_flavour)f, &out, s->d));
		assert_true(write_as(s, (pdf_flavour)f, &again, s->d));
		assert_true(slice_equal(buf_slice(&out), buf_slice(&again)));
		assert_memory_equal(out.data, rules->header, strlen(rules->header));
		assert_int_equal(PDF_FLAVOUR_NAMES[f][0], rules->part[0]);
		snprintf(part, sizeof part, "<pdfaid:part>%s</pdfaid:part>", rules->part);
		assert_non_null(memmem(out.data, out.len, part, strlen(part)));
		assert_int_equal(memmem(out.data, out.len, "pdfuaid:part", 12) != NULL, rules->universal);
		assert_int_equal(memmem(out.data, out.len, "\nxref\n", 6) != NULL, rules->classic);
	}
	buf_free(&out);
	buf_free(&again);
}

static void running_out_of_memory_is_told(void **state)
{
	static const pdf_flavour which[] = {PDF_3A, PDF_1B};
	sample *s = *state;
	for (size_t f = 0; f < COUNT_OF(which); f++) {
		buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
		assert_true(write_as(s, which[f], &out, s->d));
		unsigned long count = haru_allocations();
		for (unsigned long n = 1; n <= count; n += n + 150 < count ? 13 : 1) { /* what the flavour adds comes late */
			buf_clear(&out);
			diag *d = diag_new(LANG_EN);
			haru_fail_allocation(n);
			bool good = write_as(s, which[f], &out, d);
			haru_fail_allocation(0);
			if (good || diag_status(d) != STATUS_MACHINE || out.len != 0)
				fail_msg("allocation %lu of %lu: %s", n, count, good ? "succeeded" : "not reported");
			diag_free(d);
		}
		buf_free(&out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(every_flavour_says_what_it_is, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(running_out_of_memory_is_told, make_sample, free_sample),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
