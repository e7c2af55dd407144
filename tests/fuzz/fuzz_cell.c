/* fuzz_cell.c: a cell as each type of field reads it. */
#include "fuzz.h"

#include "validate/cell.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	const schema *tables = fuzz_schema();
	slice text;
	if (fuzz_text(&f, f.input, &text) && (text = slice_trim(text)).len) {
		for (size_t t = 0; t < tables->table_count; t++)
			for (size_t i = 0; i < tables->tables[t].field_count; i++) {
				char written[MOMENT_BYTES];
				cell_reading r = {.date = written};
				if (cell_read(&tables->tables[t].fields[i], text, &r))
					FUZZ_MUST(r.value.kind != VALUE_TEXT || utf8_valid(r.value.text, NULL));
			}
	}
	fuzz_end(&f, true);
	return 0;
}
