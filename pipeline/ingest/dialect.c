/* dialect.c: each candidate delimiter reads the first records; the header is the record with the most labels of the table. Candidates are
 * tried in the order of their frequency in the first line, and a record that holds every required label ends the search, so that an
 * ordinary file is read once up to its header. */
#include "ingest/dialect.h"

#include "ingest/blank.h"
#include "ingest/csvfile.h"
#include "ingest/header.h"

#define RECORDS_SEARCHED 40     /* the head of a form, titles, blank lines, the header */
#define RECORDS_OF_ONE_LABEL 12 /* behind them one label alone is more likely a value */
#define COLUMNS_JOINED 512      /* a header of several rows is of a sheet that people look at */

static const char DELIMITERS[] = {',', ';', '\t', '|'};

typedef struct candidate {
	char delimiter;
	size_t seen; /* in the first line */
} candidate;

typedef struct best_header {
	unsigned matches, line, last_line;
	char delimiter;
	bool complete;     /* every required label is there */
	bool unnamed;      /* and a column that has no label yet */
	bool after_broken; /* a record before it could not be read */
} best_header;

static slice first_filled_line(slice text, const dialect *how)
{
	size_t pos = how->start;
	while (pos < text.len) {
		const char *end = memchr(text.ptr + pos, how->newline, text.len - pos);
		size_t stop = end ? (size_t)(end - text.ptr) : text.len;
		slice line = slice_trim((slice){text.ptr + pos, stop - pos});
		if (line.len)
			return line;
		pos = stop + 1;
	}
	return (slice){"", 0};
}

static void order_candidates(slice text, const dialect *how, candidate out[COUNT_OF(DELIMITERS)])
{
	slice line = first_filled_line(text, how);
	for (size_t i = 0; i < COUNT_OF(DELIMITERS); i++) {
		candidate c = {DELIMITERS[i], 0};
		for (size_t k = 0; k < line.len; k++)
			c.seen += line.ptr[k] == c.delimiter;
		size_t at = i;
		for (; at > 0 && out[at - 1].seen < c.seen; at--)
			out[at] = out[at - 1];
		out[at] = c;
	}
}

/* A first line "sep=;" as Excel writes and reads it; the quotes are what it becomes when saved once more. */
static bool take_sep_line(slice text, dialect *how)
{
	size_t quote = text.len && text.ptr[0] == '"' ? 1 : 0;
	slice rest = {text.ptr + quote, text.len - quote};
	if (rest.len < 5 || (!slice_starts(rest, "sep=") && !slice_starts(rest, "SEP=") && !slice_starts(rest, "Sep=")))
		return false;
	char delimiter = rest.ptr[4];
	if (!memchr(DELIMITERS, delimiter, sizeof DELIMITERS))
		return false;
	const char *end = memchr(text.ptr, how->newline, text.len);
	size_t stop = end ? (size_t)(end - text.ptr) : text.len, after = quote + 5;
	if (quote && after < stop && text.ptr[after] == '"')
		after++;
	/* A spreadsheet may have put empty cells behind it. */
	for (; after < stop; after++)
		if (!memchr(DELIMITERS, text.ptr[after], sizeof DELIMITERS) && text.ptr[after] != '\r' && text.ptr[after] != ' ')
			return false;
	how->delimiter = delimiter;
	how->start = end ? stop + 1 : stop;
	how->start_line = 2;
	return true;
}

/* The records before the one that is looked at, the last ones, side by side in the file. */
typedef struct rows_above {
	csv_record items[HEADING_ROWS - 1];
	size_t count;
} rows_above;

/* Keep a copy of `record` as the next one's row above. */
static bool keep_row(rows_above *above, const csv_record *record, arena *scratch)
{
	heading copy = {.count = 0};
	if (blank_record(record) || record->count > COLUMNS_JOINED) {
		above->count = 0;
		return true;
	}
	if (!heading_add(&copy, record, scratch))
		return false;
	if (above->count == COUNT_OF(above->items)) {
		memmove(above->items, above->items + 1, sizeof above->items - sizeof above->items[0]);
		above->count--;
	}
	above->items[above->count++] = copy.rows[0];
	return true;
}

/* Whether the record makes a better header below the last `count` rows above it than any has been. */
static bool try_joined(const schema_table *table, const rows_above *above, size_t count, const csv_record *record, char delimiter,
    arena *scratch, best_header *best)
{
	heading h = {.count = 0};
	for (size_t i = above->count - count; i < above->count; i++)
		h.rows[h.count++] = above->items[i];
	h.rows[h.count++] = *record;
	header_score score;
	bool fits;
	if (!heading_join(&h, table, scratch) || !header_measure(table, &h.labels, scratch, &score))
		return false;
	if (score.matches <= best->matches)
		return true;
	if (!heading_fits(&h, table, scratch, &fits))
		return false;
	if (fits)
		*best = (best_header){score.matches, h.rows[0].line, record->line, delimiter, score.complete, score.unnamed, false};
	return true;
}

/* The last row of a header, below those above it. */
static bool try_last_row(
    const schema_table *table, const rows_above *above, const csv_record *record, char delimiter, arena *scratch, best_header *best)
{
	for (size_t rows = 1; rows <= above->count && !blank_record(record) && record->count <= COLUMNS_JOINED; rows++)
		if (!try_joined(table, above, rows, record, delimiter, scratch, best))
			return false;
	return true;
}

typedef struct search {
	const schema_table *table;
	arena *scratch;
	best_header *best;
	char delimiter;
	rows_above above;
	bool any_broken; /* a record above could not be read */
	bool done;
} search;

/* The record number `n` as a header, or as the last row of one. False: out of memory. */
static bool try_record(search *s, const csv_record *record, int n)
{
	best_header *best = s->best;
	header_score score = {best->matches, best->complete, true};
	s->done = best->complete;
	if (!s->done && !header_measure(s->table, record, s->scratch, &score))
		return false;
	bool likely = score.matches > 1 || score.complete || n < RECORDS_OF_ONE_LABEL;
	if (likely && score.matches > best->matches)
		*best = (best_header){score.matches, record->line, record->line, s->delimiter, score.complete, score.unnamed, s->any_broken};
	if (score.unnamed && !try_last_row(s->table, &s->above, record, s->delimiter, s->scratch, best))
		return false;
	s->done = s->done || (best->complete && !best->unnamed);
	return s->done || keep_row(&s->above, record, s->scratch);
}

/* Look for a better header among the first records as `how` reads them. A header with every required label ends the search, but where a
 * column of it has no label the next record is looked at too: labels may stand in a second row. False: out of memory. */
static bool try_candidate(slice text, bool suspect, const schema_table *table, const dialect *how, arena *scratch, best_header *best)
{
	csvfile *file = csvfile_open(text, suspect, how);
	if (!file)
		return false;
	csv_record record;
	csv_status status = CSV_RECORD;
	search s = {.table = table, .scratch = scratch, .best = best, .delimiter = how->delimiter};
	bool good = true;
	for (int n = 0; good && !s.done && n < RECORDS_SEARCHED; n++) {
		status = csvfile_next(file, &record);
		if (status == CSV_END || status == CSV_NO_MEMORY)
			break;
		if (status == CSV_RECORD) {
			good = try_record(&s, &record, n);
			continue;
		}
		s.any_broken = true;
		s.above.count = 0;
	}
	csvfile_close(file);
	return good && status != CSV_NO_MEMORY;
}

/* Where no label matches anything, the first record that is not blank, broken or not, is the header. */
static bool find_first_record(slice text, bool suspect, const dialect *how, unsigned *line)
{
	csvfile *file = csvfile_open(text, suspect, how);
	if (!file)
		return false;
	csv_record record;
	csv_status status = csvfile_next(file, &record);
	while (status == CSV_RECORD && blank_record(&record))
		status = csvfile_next(file, &record);
	*line = status == CSV_END || status == CSV_NO_MEMORY ? 0 : record.line;
	csvfile_close(file);
	return status != CSV_NO_MEMORY;
}

bool dialect_find(slice text, bool suspect, const schema_table *table, dialect *out, diag *d)
{
	*out = (dialect){.delimiter = ',', .newline = '\n', .start_line = 1};
	if (!memchr(text.ptr, '\n', text.len) && memchr(text.ptr, '\r', text.len))
		out->newline = '\r';
	candidate candidates[COUNT_OF(DELIMITERS)] = {{0}};
	size_t count = COUNT_OF(candidates);
	if (take_sep_line(text, out)) {
		candidates[0] = (candidate){out->delimiter, 0};
		count = 1;
	} else {
		order_candidates(text, out, candidates);
	}
	arena *scratch = arena_new();
	if (!scratch)
		return diag_no_memory(d);
	best_header best = {.delimiter = candidates[0].delimiter};
	bool good = true;
	for (size_t i = 0; good && !best.complete && i < count; i++) {
		out->delimiter = candidates[i].delimiter;
		good = try_candidate(text, suspect, table, out, scratch, &best);
	}
	arena_free(scratch);
	out->delimiter = best.delimiter;
	out->header_line = best.line;
	out->labels_line = best.last_line;
	/* One label that fits, behind a record that could not be read, is more likely a value: the header is the broken record. */
	if (good && (best.matches == 0 || (best.matches == 1 && best.after_broken && !best.complete))) {
		good = find_first_record(text, suspect, out, &out->header_line);
		out->labels_line = out->header_line;
	}
	return good || diag_no_memory(d);
}

const char *dialect_delimiter_name(char delimiter, language lang)
{
	static const char *const NAMES[][2] = {
	    {"dấu phẩy", "commas"}, {"dấu chấm phẩy", "semicolons"}, {"ký tự tab", "tabs"}, {"dấu gạch đứng", "vertical bars"}};
	for (size_t i = 0; i < COUNT_OF(DELIMITERS); i++)
		if (DELIMITERS[i] == delimiter)
			return NAMES[i][lang];
	return "?";
}
