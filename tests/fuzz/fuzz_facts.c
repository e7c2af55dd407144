/* fuzz_facts.c: facts.sql computed over a few rows, and the ledger that comes of it. */
#include "fuzz.h"

#include "aggregate/facts.h"
#include "base/limits.h"

static void fill(store *s, const schema_table *t)
{
	static const struct {
		const char *code, *label, *kind;
	} ROWS[] = {{"D01", "Một", "Trường"}, {"D02", "Hai", "Trường"}, {"D03", NULL, "Trạm y tế"}};
	int64_t file = store_add_file(
	    s, &(file_record){.path = SLICE("reference/unit.csv"), .table = t->name, .submitter = {"", 0}, .sha256 = "00"});
	for (unsigned i = 0; i < COUNT_OF(ROWS); i++) {
		cell_value cells[LIMIT_FIELDS] = {{.kind = VALUE_TEXT, .text = slice_of(ROWS[i].code)},
		    {.kind = ROWS[i].label ? VALUE_TEXT : VALUE_NULL, .text = slice_of(ROWS[i].label)},
		    {.kind = VALUE_TEXT, .text = slice_of(ROWS[i].kind)}};
		FUZZ_MUST(store_add_row(s, &(row){.table = t, .file = file, .line = i + 2, .number = i + 1, .cells = cells}));
	}
	FUZZ_MUST(store_end_file(s, file, &(file_outcome){.readable = true, .rows = COUNT_OF(ROWS)}));
}

static bool compute(fuzz *f, slice text)
{
	static const param YEAR = {.name = {"year", 4}, .is_integer = true, .integer = 2015};
	const schema *tables = fuzz_schema();
	store *s = store_open("", tables, LANG_VI, f->diag);
	query_file file;
	facts computed;
	buf out = BUF_INIT((size_t)1 << 26);
	FUZZ_MUST(s);
	fill(s, &tables->tables[0]);
	bool good = query_file_parse(f->memory, text, "facts.sql", FACT_KEYS, &file, f->diag);
	good = good && facts_compute(f->memory, s, &file, &(params){&YEAR, 1}, &computed, f->diag);
	if (good)
		FUZZ_MUST(facts_write_json(&computed, &out) && facts_write_csv(&computed, &out) && utf8_valid(buf_slice(&out), NULL));
	buf_free(&out);
	FUZZ_MUST(store_close(s));
	return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	slice text;
	fuzz_end(&f, !fuzz_text(&f, f.input, &text) || compute(&f, text));
	return 0;
}
