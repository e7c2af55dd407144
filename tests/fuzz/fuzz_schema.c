/* fuzz_schema.c: a datapackage.yaml, which may as well be JSON. */
#include "fuzz.h"

#include "store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice text;
	schema *s = NULL;
	bool read = fuzz_text(&f, f.input, &text);
	if (read)
		s = schema_parse(text, "datapackage.yaml", f.diag);
	for (size_t i = 0; s && i < s->table_count; i++)
		FUZZ_MUST(schema_find_table(s, s->tables[i].name) && s->tables[i].field_count);
	fuzz_end(&f, s || !read);
	schema_free(s);
	return 0;
}
