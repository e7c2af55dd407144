/* fuzz_csv.c: a CSV file in any encoding, of one of three tables: decoded, its dialect and header found, its records cut and its cells checked. */
#include "fuzz.h"

#include "validate/validate.h"

static bool take_row(void *user, const row *r)
{
	unsigned *line = user;
	FUZZ_MUST(r->line > *line);
	*line = r->line;
	for (size_t i = 0; i < r->table->field_count; i++)
		FUZZ_MUST(r->cells[i].kind != VALUE_TEXT || utf8_valid(r->cells[i].text, NULL));
	return true;
}

static bool take_issue(void *user, const issue *i)
{
	(void)user;
	FUZZ_MUST(
	    i->text.len && utf8_valid(i->text, NULL) && utf8_valid(i->hint, NULL) && utf8_valid(i->cell, NULL) && utf8_valid(i->field, NULL));
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	const schema *tables = fuzz_schema();
	const schema_table *table = &tables->tables[fuzz_choose(&f, (unsigned)tables->table_count)];
	validator *v = validator_new(LANG_VI);
	unsigned line = 0;
	FUZZ_MUST(v);
	csv_input in = {.table = table, .file = 1, .bytes = f.input, .path = SLICE("x.csv"), .submitter = {"", 0}, .encoding = {"", 0}};
	if (table->submitted)
		in.submitter = SLICE("D01");
	const row_sink sink = {&line, take_row, take_issue};
	csv_summary summary;
	FUZZ_MUST(validate_file(v, &in, &sink, &summary, f.diag));
	FUZZ_MUST(summary.rejected <= summary.rows && summary.broken <= summary.rejected && (summary.readable || summary.errors));
	validator_free(v);
	fuzz_end(&f, true);
	return 0;
}
