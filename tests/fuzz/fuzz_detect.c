/* fuzz_detect.c: bytes of a table in an encoding that nobody names. */
#include "fuzz.h"

#include "ingest/decode.h"
#include "ingest/lossy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz f = fuzz_begin(data, size);
	const schema *tables = fuzz_schema();
	const schema_table *table = &tables->tables[fuzz_choose(&f, (unsigned)tables->table_count)];
	decoded d;
	lossy words;
	decode_status status = decode_bytes(f.input, NULL, SLICE(""), table, &d, f.diag);
	FUZZ_MUST(status != DECODE_NO_MEMORY);
	if (status == DECODE_DONE && !d.suspect)
		FUZZ_MUST(utf8_valid(d.text, NULL));
	for (size_t i = 0; i < d.recoding_count; i++)
		FUZZ_MUST(d.recodings[i].encoding && d.recodings[i].field < (int)table->field_count);
	if (utf8_valid(f.input, NULL) && lossy_text(f.input, &words))
		FUZZ_MUST(words.lost && words.lost <= words.words);
	decoded_free(&d);
	fuzz_end(&f, true);
	return 0;
}
