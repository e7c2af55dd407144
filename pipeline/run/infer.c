/* infer.c: guesses by trying. The delimiter is the one that gives most records the most columns; the header is the first record that wide with a label over nearly
 * every column; a column has the narrowest type that reads every cell. How cells are read is validate's (cell.h), so that what is guessed is what will be read. */
#include "run/infer.h"

#include <ctype.h>

#include "base/array.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/csvfile.h"
#include "ingest/decode.h"
#include "text/fold.h"
#include "text/moment.h"
#include "validate/cell.h"

#define SAMPLE 200  /* records by which the delimiter is chosen */
#define SEEN_MAX 8  /* different texts that are still listed */
#define SEEN_ROWS 4 /* times as many rows as different texts, or they are no choice */
#define SHOWN_MAX 6 /* columns of a table in the report */
#define NAME_MAX_LEN 60
#define YEAR_FIRST 1900
#define YEAR_LAST 2100

static const message NOT_TEXT = {"unknown-encoding", STATUS_USAGE,
    {"không đọc được bảng mã của tệp “{1}”", "the encoding of “{1}” cannot be told"},
    {"Lưu lại tệp ở dạng CSV UTF-8.", "Save it as CSV UTF-8."}};
static const message NO_HEADER = {"no-header", STATUS_USAGE, {"tệp “{1}” không có dòng tiêu đề", "“{1}” has no header"},
    {"Dòng đầu tiên của bảng phải ghi tên các cột.", "The first row of the table must name the columns."}};
static const message SAME_LABELS = {"duplicate-label", STATUS_USAGE,
    {"tệp “{1}” có hai cột cùng tên “{2}”", "“{1}” has two columns called “{2}”"}, {"Đổi tên một cột.", "Rename one of them."}};
static const message MANY_COLUMNS = {"too-many-columns", STATUS_USAGE, {"tệp “{1}” có quá nhiều cột", "“{1}” has too many columns"},
    {"Một bảng có nhiều nhất 62 cột; bớt các cột không dùng.", "A table has at most 62; take out those that are not used."}};

/* ---- names ---- */

/* The words of `text`, folded, what is not ASCII left out, '_' between them. */
static void put_words(arena *a, slice text, buf *out)
{
	for (size_t i = 0; i < text.len && !out->failed;) {
		size_t end = i;
		while (end < text.len && ((unsigned char)text.ptr[end] >= 0x80 || isalnum((unsigned char)text.ptr[end])))
			end++;
		slice word = end > i ? text_fold(a, (slice){text.ptr + i, end - i}) : (slice){"", 0};
		if (!word.ptr) {
			out->failed = true;
			return;
		}
		if (word.len && out->len)
			buf_put_char(out, '_');
		for (size_t k = 0; k < word.len; k++)
			if ((unsigned char)word.ptr[k] < 0x80)
				buf_put_char(out, word.ptr[k]);
		i = end + 1;
	}
}

static bool may_be_name(const char *name)
{
	return name[0] >= 'a' && name[0] <= 'z' && strcmp(name, "rowid") != 0 && strcmp(name, "oid") != 0 &&
	       !slice_starts(slice_of(name), "sqlite_");
}

const char *infer_name(arena *a, slice text, const char *other)
{
	buf out = BUF_INIT(LIMIT_FIELD_BYTES);
	put_words(a, text, &out);
	slice words = buf_slice(&out);
	words.len = words.len < NAME_MAX_LEN ? words.len : NAME_MAX_LEN;
	const char *name = out.failed ? NULL : arena_string(a, words);
	buf_free(&out);
	if (!name || may_be_name(name))
		return name;
	return *name ? arena_printf(a, "%s_%s", other, name) : other;
}

slice infer_quoted(arena *a, slice text)
{
	buf out = BUF_INIT(2 * LIMIT_FIELD_BYTES);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '"' || c == '\\')
			buf_put_char(&out, '\\');
		if (c == '{')
			buf_put_string(&out, "\\x7B"); /* what is quoted may stand in Markdown, where two of them begin a name */
		else
			buf_put_char(&out, (unsigned char)c < 0x20 ? ' ' : c);
	}
	slice quoted = out.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return quoted;
}

/* As plain words of Markdown: a backslash before every mark, also those of Mustache. */
static slice as_markdown(arena *a, slice text)
{
	buf out = BUF_INIT(2 * LIMIT_FIELD_BYTES);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (ispunct((unsigned char)c))
			buf_put_char(&out, '\\');
		buf_put_char(&out, (unsigned char)c < 0x20 ? ' ' : c);
	}
	slice words = out.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return words;
}

/* ---- the form of the file ---- */

typedef struct form {
	dialect how;
	size_t width;
} form;

/* Most records of the sample have so many fields. *share: how many. */
static bool common_width(slice text, bool suspect, const dialect *how, size_t *width, size_t *share)
{
	unsigned counts[LIMIT_FIELDS + 2] = {0};
	csvfile *file = csvfile_open(text, suspect, how);
	csv_record r;
	csv_status status = CSV_RECORD;
	if (!file)
		return false;
	for (size_t i = 0; i < SAMPLE && (status = csvfile_next(file, &r)) != CSV_END && status != CSV_NO_MEMORY; i++)
		if (status == CSV_RECORD && r.count)
			counts[r.count > LIMIT_FIELDS ? LIMIT_FIELDS + 1 : r.count]++;
	csvfile_close(file);
	*width = *share = 0;
	for (size_t i = 1; i < COUNT_OF(counts); i++)
		if (counts[i] >= *share && counts[i]) {
			*width = i;
			*share = counts[i];
		}
	return status != CSV_NO_MEMORY;
}

static bool find_form(slice text, bool suspect, form *out)
{
	static const char DELIMITERS[] = {',', ';', '\t', '|'};
	*out = (form){.width = 0};
	for (size_t i = 0; i < COUNT_OF(DELIMITERS); i++) {
		dialect how = {.delimiter = DELIMITERS[i], .newline = memchr(text.ptr, '\n', text.len) ? '\n' : '\r', .start_line = 1};
		size_t width, share;
		if (!common_width(text, suspect, &how, &width, &share))
			return false;
		if (width > out->width) {
			out->how = how;
			out->width = width;
		}
	}
	return true;
}

/* ---- columns ---- */

typedef enum { AS_INTEGER = 1, AS_YEAR = 2, AS_NUMBER = 4, AS_DATE = 8, AS_TICK = 16 } reading;

typedef struct column {
	slice label;
	unsigned readings; /* that fit every cell so far */
	size_t filled;
	uint64_t *hashes; /* of the cells */
	size_t hash_cap;
	slice seen[SEEN_MAX];
	size_t seen_count; /* SEEN_MAX + 1: too many */
} column;

/* "007" is a code; "0" and "01/02/2025" are not. */
static bool is_code(slice text)
{
	size_t digits = 0;
	while (digits < text.len && isdigit((unsigned char)text.ptr[digits]))
		digits++;
	return text.len > 1 && text.ptr[0] == '0' && digits == text.len;
}

static bool is_tick(slice text)
{
	static const char *const WORDS[] = {"x", "X", "có", "Có", "không", "Không"};
	for (size_t i = 0; i < COUNT_OF(WORDS); i++)
		if (slice_is(text, WORDS[i]))
			return true;
	return false;
}

static unsigned readings_of(slice text)
{
	char day_text[MOMENT_BYTES];
	cell_reading r = {.date = day_text};
	decimal exact;
	date day;
	unsigned fits = is_tick(text) ? AS_TICK : 0;
	if (is_code(text))
		return fits;
	if (cell_read_integer(text, &r)) {
		fits |= AS_INTEGER;
		if (text.len == 4 && r.value.integer >= YEAR_FIRST && r.value.integer <= YEAR_LAST)
			fits |= AS_YEAR;
	}
	if (cell_read_number(text, &r, &exact))
		fits |= AS_NUMBER;
	if (!(fits & AS_INTEGER) && cell_read_date(text, &r, &day))
		fits |= AS_DATE;
	return fits;
}

static bool see(arena *a, column *c, slice text)
{
	for (size_t i = 0; i < c->seen_count && i < SEEN_MAX; i++)
		if (slice_equal(c->seen[i], text))
			return true;
	if (c->seen_count < SEEN_MAX) {
		c->seen[c->seen_count] = arena_copy(a, text);
		if (!c->seen[c->seen_count].ptr)
			return false;
	}
	c->seen_count += c->seen_count <= SEEN_MAX;
	return true;
}

static bool add_cell(arena *a, column *c, slice text)
{
	if (!text.len)
		return true;
	uint64_t *hashes = array_room(c->hashes, &c->hash_cap, c->filled + 1, sizeof *hashes);
	if (!hashes)
		return false;
	c->hashes = hashes;
	hashes[c->filled++] = slice_hash(text);
	if (c->readings)
		c->readings &= readings_of(text);
	return c->readings || see(a, c, text);
}

static const char *type_of(const column *c)
{
	static const struct {
		unsigned reading;
		const char *type;
	} TYPES[] = {{AS_YEAR, "year"}, {AS_INTEGER, "integer"}, {AS_NUMBER, "number"}, {AS_DATE, "date"}, {AS_TICK, "boolean"}};
	for (size_t i = 0; c->filled && i < COUNT_OF(TYPES); i++)
		if (c->readings & TYPES[i].reading)
			return TYPES[i].type;
	return "string";
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

/* Filled in every row, and with another text in each; of numbers only the first column is taken for a name of the row. */
static bool is_key(column *c, size_t rows, bool first)
{
	bool names = !c->readings || (first && (c->readings & AS_INTEGER));
	if (rows < 2 || c->filled != rows || !names)
		return false;
	qsort(c->hashes, rows, sizeof *c->hashes, by_value);
	for (size_t i = 1; i < rows; i++)
		if (c->hashes[i] == c->hashes[i - 1])
			return false;
	return true;
}

/* ---- the header ---- */

/* A label over every column but one in four: what stands above the table has fewer. And words, not figures: the first of them, and half of all. */
static bool is_header(const csv_record *r, size_t width)
{
	size_t labels = 0, words = 0;
	for (size_t i = 0; i < r->count && i < width; i++) {
		slice label = r->fields[i];
		bool word = label.len && !readings_of(label) && !is_code(label);
		if (!labels && label.len && !word)
			return false;
		labels += label.len > 0;
		words += word;
	}
	return labels > 0 && labels * 4 >= width * 3 && words * 2 >= labels;
}

/* ---- the table ---- */

typedef struct table {
	arena *memory;
	const char *shown, *name;
	column columns[LIMIT_FIELDS];
	const char *names[LIMIT_FIELDS];
	size_t count, width, rows;
	diag *diag;
} table;

/* Running numbers are no data, and a column without a label has none. */
static bool is_field(const table *t, size_t i)
{
	slice folded = text_fold(t->memory, t->columns[i].label);
	return folded.len && !slice_is(folded, "stt") && !slice_is(folded, "tt");
}

static bool take_labels(table *t, const csv_record *r)
{
	if (r->overflow || r->count > LIMIT_FIELDS)
		return diag_report(t->diag, &MANY_COLUMNS, NOWHERE, t->shown);
	t->width = r->count;
	for (size_t i = 0; i < r->count; i++) {
		t->columns[i] = (column){
		    .label = arena_copy(t->memory, r->fields[i]), .readings = AS_INTEGER | AS_YEAR | AS_NUMBER | AS_DATE | AS_TICK};
		if (!t->columns[i].label.ptr)
			return diag_no_memory(t->diag);
	}
	return true;
}

static bool take_row(table *t, const csv_record *r)
{
	t->rows++;
	for (size_t i = 0; i < t->width && i < r->count; i++)
		if (!add_cell(t->memory, &t->columns[i], r->fields[i]))
			return diag_no_memory(t->diag);
	return true;
}

static bool read_rows(table *t, csvfile *file, size_t width)
{
	csv_record r;
	csv_status status;
	bool good = true;
	while (good && (status = csvfile_next(file, &r)) != CSV_END) {
		if (status == CSV_NO_MEMORY)
			return diag_no_memory(t->diag);
		if (status == CSV_BROKEN || !r.count)
			continue; /* a run will tell */
		if (t->width)
			good = r.count < width || take_row(t, &r);
		else if (is_header(&r, width))
			good = take_labels(t, &r);
	}
	return good && (t->width || diag_report(t->diag, &NO_HEADER, NOWHERE, t->shown));
}

static bool read_text(table *t, slice text, bool suspect)
{
	form f;
	if (!find_form(text, suspect, &f))
		return diag_no_memory(t->diag);
	if (!f.width)
		return diag_report(t->diag, &NO_HEADER, NOWHERE, t->shown);
	if (f.width > LIMIT_FIELDS)
		return diag_report(t->diag, &MANY_COLUMNS, NOWHERE, t->shown);
	csvfile *file = csvfile_open(text, suspect, &f.how);
	bool good = file ? read_rows(t, file, f.width) : diag_no_memory(t->diag);
	csvfile_close(file);
	return good;
}

/* ---- what is told of it ---- */

static bool name_columns(table *t)
{
	for (size_t i = 0; i < t->width; i++) {
		t->names[i] = is_field(t, i) ? infer_name(t->memory, t->columns[i].label, "cot") : "";
		if (!t->names[i] || arena_failed(t->memory))
			return diag_no_memory(t->diag);
		for (size_t k = 0; *t->names[i] && k < i; k++)
			if (strcmp(t->names[k], t->names[i]) == 0)
				return diag_report(t->diag, &SAME_LABELS, NOWHERE, t->shown, t->columns[i].label.ptr);
	}
	return true;
}

static slice seen_values(const table *t, const column *c)
{
	buf out = BUF_INIT(LIMIT_FIELD_BYTES);
	if (!c->readings && c->seen_count <= SEEN_MAX && t->rows >= SEEN_ROWS * c->seen_count)
		for (size_t i = 0; i < c->seen_count; i++) {
			slice quoted = infer_quoted(t->memory, c->seen[i]);
			buf_put_string(&out, i ? ", \"" : "\"");
			buf_put_slice(&out, quoted);
			buf_put_char(&out, '"');
			out.failed |= !quoted.ptr;
		}
	slice text = out.failed ? (slice){NULL, 0} : arena_copy(t->memory, buf_slice(&out));
	buf_free(&out);
	return text;
}

static bool put_field(table *t, size_t i, value *fields, size_t number, bool key)
{
	arena *a = t->memory;
	const column *c = &t->columns[i];
	const char *type = type_of(c);
	value *f = value_add(a, fields);
	slice quoted = infer_quoted(a, c->label), words = as_markdown(a, c->label), seen = seen_values(t, c);
	bool numeric = !key && (strcmp(type, "integer") == 0 || strcmp(type, "number") == 0);
	return f && quoted.ptr && words.ptr && seen.ptr && value_put_text(a, f, SLICE("field"), slice_of(t->names[i])) &&
	       value_put_text(a, f, SLICE("table"), slice_of(t->name)) && value_put_text(a, f, SLICE("label"), words) &&
	       value_put_text(a, f, SLICE("quoted"), quoted) && value_put_text(a, f, SLICE("type"), slice_of(type)) &&
	       value_put_text(a, f, SLICE("seen"), seen) && value_put_flag(a, f, SLICE("required"), t->rows && c->filled == t->rows) &&
	       value_put_flag(a, f, SLICE("numeric"), numeric) && value_put_flag(a, f, SLICE("plain"), key || strcmp(type, "year") == 0) &&
	       value_put_flag(a, f, SLICE("day"), strcmp(type, "date") == 0) && value_put_flag(a, f, SLICE("shown"), number < SHOWN_MAX);
}

static bool put_table(table *t, slice title, value *tables)
{
	arena *a = t->memory;
	value *v = value_add(a, tables);
	slice quoted = infer_quoted(a, title), words = as_markdown(a, title);
	bool good = v && quoted.ptr && words.ptr && value_put_text(a, v, SLICE("table"), slice_of(t->name)) &&
	            value_put_text(a, v, SLICE("title"), words) && value_put_text(a, v, SLICE("quoted"), quoted);
	value *fields = good ? value_put_list(a, v, SLICE("fields")) : NULL;
	slice key = {"", 0};
	good = fields != NULL;
	for (size_t i = 0, number = 0; good && i < t->width; i++) {
		if (!*t->names[i])
			continue;
		bool found = !key.len && number < 2 && is_key(&t->columns[i], t->rows, number == 0);
		if (found)
			key = slice_of(t->names[i]);
		good = put_field(t, i, fields, number++, found);
	}
	return (good && value_put_text(a, v, SLICE("key"), key)) || diag_no_memory(t->diag);
}

/* The file's name without folders and ending. */
static slice stem_of(const char *shown)
{
	const char *slash = strrchr(shown, '/'), *name = slash ? slash + 1 : shown, *dot = strrchr(name, '.');
	return (slice){name, dot && dot > name ? (size_t)(dot - name) : strlen(name)};
}

static const char *free_name(arena *a, const char *wanted, const char *const *taken, size_t count)
{
	const char *name = wanted;
	for (unsigned number = 2; name; number++) {
		bool free_ = true;
		for (size_t i = 0; i < count; i++)
			free_ &= strcmp(taken[i], name) != 0;
		if (free_)
			return name;
		name = arena_printf(a, "%s_%u", wanted, number);
	}
	return NULL;
}

const char *infer_table(
    arena *a, const file_bytes *file, const char *shown, const char *const *taken, size_t taken_count, value *tables, diag *d)
{
	static const schema_table UNKNOWN = {.field_count = 0};
	decoded text;
	slice stem = text_nfc(a, stem_of(shown), NULL);
	table *t = arena_alloc(a, sizeof *t);
	const char *name = t && stem.ptr ? infer_name(a, stem, "bang") : NULL;
	if (!name || !(name = free_name(a, name, taken, taken_count))) {
		diag_no_memory(d);
		return NULL;
	}
	*t = (table){.memory = a, .shown = shown, .name = name, .diag = d};
	decode_status status = decode_bytes(file->bytes, file, (slice){"", 0}, &UNKNOWN, &text, d);
	bool good = status == DECODE_DONE        ? read_text(t, text.text, text.suspect)
	            : status == DECODE_NO_MEMORY ? false
	                                         : diag_report(d, &NOT_TEXT, NOWHERE, shown);
	good = good && name_columns(t) && put_table(t, stem, tables);
	decoded_free(&text);
	for (size_t i = 0; i < t->width; i++)
		free(t->columns[i].hashes);
	return good ? name : NULL;
}
