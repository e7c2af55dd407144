/* fuzz_queries.c: checks.sql or facts.sql cut into queries with their headers; nothing of it is run. */
#include "fuzz.h"

#include "aggregate/facts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	const char *const *keys = fuzz_choose(&f, 2) ? FACT_KEYS : CHECK_KEYS;
	slice text;
	query_file file;
	bool read = fuzz_text(&f, f.input, &text);
	bool good = !read || query_file_parse(f.memory, text, "x.sql", keys, &file, f.diag);
	for (size_t i = 0; read && good && i < file.count; i++) {
		const query *q = &file.items[i];
		FUZZ_MUST(q->name.len && q->sql.len && q->sql.ptr >= text.ptr && q->sql.ptr + q->sql.len <= text.ptr + text.len);
		FUZZ_MUST(query_find(&file, q->name) && q->sql_line >= q->where.line);
	}
	fuzz_end(&f, good);
	return 0;
}
