/* csv.c FILE.csv: the records of a CSV file as the program's own reader sees them, one line of JSON each: an array of texts, or the name of what is wrong. */
#include <stdio.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "ingest/csvfile.h"

static void print(const csv_record *record, bool broken)
{
	buf line = BUF_INIT(LIMIT_OUTPUT_BYTES);
	json *j = json_new(&line, 0);
	if (!j)
		return;
	if (broken) {
		json_string(j, SLICE("broken"));
	} else {
		json_array(j);
		for (size_t i = 0; i < record->count; i++)
			json_string(j, record->fields[i]);
		json_array_end(j);
	}
	if (json_finish(j))
		printf("%.*s\n", (int)line.len, line.data);
	buf_free(&line);
}

int main(int count, char **words)
{
	diag *d = diag_new(LANG_EN);
	file_bytes file;
	if (count != 2 || !d || !file_read(words[1], words[1], LIMIT_TEXT_FILE_BYTES, true, NOWHERE, &file, d))
		return 3;
	slice text = file.bytes;
	const dialect how = {.delimiter = ',', .newline = memchr(text.ptr, '\n', text.len) ? '\n' : '\r', .start_line = 1};
	csvfile *f = csvfile_open(text, true, &how);
	csv_record record;
	csv_status status = CSV_NO_MEMORY;
	while (f && (status = csvfile_next(f, &record)) != CSV_END && status != CSV_NO_MEMORY)
		print(&record, status == CSV_BROKEN);
	csvfile_close(f);
	file_free(&file);
	diag_free(d);
	return status == CSV_END ? 0 : 3;
}
