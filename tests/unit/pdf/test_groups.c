/* Elements with more kids than an array may hold, in the flavour that limits arrays. */
#include "pdf/groups.h"

#include "sample.h"

#define MANY 20000

static void open_long_table(sample *s, unsigned rows)
{
	sample_open(s);
	sample_page(s, SLICE("1"));
	uint32_t root = sample_element(s, ELEMENT_DOCUMENT, ELEMENT_NONE);
	uint32_t body = sample_element(s, ELEMENT_TBODY, sample_element(s, ELEMENT_TABLE, root));
	for (unsigned i = 0; i < rows; i++)
		sample_element(s, ELEMENT_TR, body);
	sample_line(s, ELEMENT_P, root, s->serif, 12, "cuối");
}

/* All objects of the file as text: it has no object streams. */
static buf written(sample *s, pdf_flavour flavour)
{
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	pdf_options options = sample_options;
	options.icc_profile = fontset_profile(s->fonts);
	options.flavour = flavour;
	if (!pdf_write(&s->list, s->fonts, &options, &out, s->d))
		fail_msg("%s", diag_text(s->d, 0));
	return out;
}

static size_t count(const buf *text, const char *part)
{
	size_t n = 0;
	for (const char *p = text->data; (p = memmem(p, text->len - (size_t)(p - text->data), part, strlen(part))); p++)
		n++;
	return n;
}

static void many_kids_are_gathered(void **state)
{
	(void)state;
	sample s;
	open_long_table(&s, MANY);
	buf file = written(&s, PDF_1B);
	assert_int_equal(count(&file, "<</S/NonStruct/P "), 3);
	assert_int_equal(count(&file, "<</S/TR/P "), MANY);
	/* Each row names as its parent the object that lists it. */
	for (const char *p = file.data; (p = memmem(p, file.len - (size_t)(p - file.data), "<</S/NonStruct/P ", 17)); p++) {
		const char *number = memrchr(file.data, 'o', (size_t)(p - file.data)); /* of "obj" */
		unsigned object = 0, items = 0;
		number = memrchr(file.data, '\n', (size_t)(number - file.data));
		assert_int_equal(sscanf(number, " %u 0 obj", &object), 1);
		char parent[40];
		snprintf(parent, sizeof parent, "<</S/TR/P %u 0 R", object);
		const char *end = memmem(p, 400000, "]>>", 3);
		for (const char *k = memmem(p, 100, "/K[", 3); k && k < end; k++)
			items += *k == 'R';
		assert_true(items > 0 && items <= 8191);
		assert_int_equal(count(&file, parent), items);
	}
	buf_free(&file);
	sample_close(&s);
}

static void few_kids_are_not(void **state)
{
	(void)state;
	sample s;
	open_long_table(&s, 8191);
	buf file = written(&s, PDF_1B);
	assert_int_equal(count(&file, "<</S/NonStruct/P "), 0);
	buf_free(&file);
	sample_close(&s);
}

static void other_flavours_need_none(void **state)
{
	(void)state;
	sample s;
	kid_groups g;
	open_long_table(&s, MANY);
	assert_true(groups_plan(&g, &s.list, flavour_get(PDF_2A)->array_most));
	assert_int_equal(g.count, 0);
	groups_free(&g);
	sample_close(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(many_kids_are_gathered), cmocka_unit_test(few_kids_are_not), cmocka_unit_test(other_flavours_need_none)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
