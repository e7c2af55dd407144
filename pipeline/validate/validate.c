/* validate.c: the way of one file: bytes → text → dialect → header → records. Each step that fails tells one issue and ends the file; each
 * record that fails is told and the next one is read. */
#include "validate/validate.h"

#include "ingest/blank.h"
#include "ingest/decode.h"
#include "text/fold.h"
#include "validate/clean.h"
#include "validate/meant.h"
#include "validate/record.h"
#include "validate/report.h"

#define SCRATCH_KEPT ((size_t)256 << 10) /* bytes of texts of earlier rows before they are forgotten */
#define TEXT_MAX ((size_t)4 << 20)
#define NAMES_OF_HEADER 2 /* columns that the first row of a table about persons must name to be shown as labels */

validator *validator_new(language lang)
{
	validator *v = calloc(1, sizeof *v);
	if (!v)
		return NULL;
	v->lang = lang;
	v->text = BUF_INIT(TEXT_MAX);
	v->hint = BUF_INIT(TEXT_MAX);
	v->scratch = arena_new();
	if (v->scratch)
		return v;
	free(v);
	return NULL;
}

void validator_free(validator *v)
{
	if (!v)
		return;
	buf_free(&v->text);
	buf_free(&v->hint);
	arena_free(v->scratch);
	free(v);
}

bool validator_fresh_row(validator *v)
{
	if (v->scratch_used < SCRATCH_KEPT)
		return true;
	arena *fresh = arena_new();
	if (!fresh)
		return false;
	arena_free(v->scratch);
	v->scratch = fresh;
	v->scratch_used = 0;
	return true;
}

static bool tell_file(check *c, issue_code code, const char *first, const char *second)
{
	const finding f = {.code = code, .field = -1, .args = {first, second}};
	return report(c, &f);
}

/* Of a hint: that this is no CSV file at all. NULL: out of memory. */
static const char *kind_remedy(const check *c, const char *kind)
{
	static const char *const WORDS[] = {" Tệp này không phải CSV mà là tệp ", " This is no CSV file but one of "},
	                         *const END[] = {" đổi tên: mở bằng đúng chương trình rồi lưu thành CSV.",
	                             ", renamed: open it with its program and save it as CSV."};
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	buf_put_string(&b, WORDS[c->v->lang]);
	buf_put_string(&b, kind);
	buf_put_string(&b, END[c->v->lang]);
	const char *text = b.failed ? NULL : arena_string(c->memory, buf_slice(&b));
	buf_free(&b);
	return text;
}

/* Of a hint: the line of the job that names the encoding of this file. */
static const char *encoding_remedy(const check *c, const char *likely)
{
	if (!likely)
		return "";
	static const char *const WORDS[] = {" Không lưu lại được thì ghi bảng mã của tệp vào job.yaml, ví dụ: encoding: {",
	    " If that cannot be done, give the encoding of the file in job.yaml, for example: encoding: {"};
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	buf_put_string(&b, WORDS[c->v->lang]);
	buf_put_slice(&b, c->in->path.ptr ? c->in->path : c->in->table->file_name);
	buf_put_string(&b, ": ");
	for (; *likely; likely++)
		buf_put_char(&b, *likely >= 'A' && *likely <= 'Z' ? (char)(*likely + 'a' - 'A') : *likely);
	buf_put_string(&b, "}.");
	const char *text = b.failed ? NULL : arena_string(c->memory, buf_slice(&b));
	buf_free(&b);
	return text;
}

/* Words, and a number behind them where there is one. */
static const char *words_and_number(check *c, const char *const words[2], uint64_t number)
{
	buf b = BUF_INIT(256);
	buf_put_string(&b, words[c->v->lang]);
	if (number)
		buf_put_unsigned(&b, number);
	const char *text = b.failed ? NULL : scratch_string(c->v, buf_slice(&b));
	buf_free(&b);
	return text;
}

static bool tell_recoding(check *c, const recoding *r)
{
	static const char *const FILE_WORDS[] = {"tệp", "the file"}, *const COLUMN_WORDS[] = {"cột thứ ", "column "},
	                         *const AROUND_WORDS[] = {"các dòng ngoài bảng", "what stands around the table"},
	                         *const CAPITALS[] = {"; số ô viết lại thành chữ hoa: ", "; cells put back into capitals: "},
	                         *const NOTHING[] = {"", ""};
	const finding f = {.code = ISSUE_RECODED,
	    .at = {r->line, 0},
	    .field = r->field,
	    .column = r->column,
	    .args = {r->encoding,
	        words_and_number(c,
	            r->column ? COLUMN_WORDS
	            : r->line ? AROUND_WORDS
	                      : FILE_WORDS,
	            r->column),
	        words_and_number(c, r->capitals ? CAPITALS : NOTHING, r->capitals)}};
	return f.args[1] && f.args[2] ? report(c, &f) : diag_no_memory(c->d);
}

/* What was converted to UTF-8: the file, or columns of it. */
static bool tell_recodings(check *c, const decoded *text)
{
	for (size_t i = 0; i < text->recoding_count; i++)
		if (!tell_recoding(c, &text->recodings[i]))
			return false;
	return true;
}

/* What decoding found. *readable: go on. */
static bool tell_decoding(check *c, decode_status status, const decoded *text, bool *readable)
{
	*readable = status == DECODE_DONE;
	switch (status) {
	case DECODE_DONE: return tell_recodings(c, text);
	case DECODE_UNKNOWN: return tell_file(c, ISSUE_ENCODING_ERROR, text->kind ? "CSV" : text->encoding, c->remedy);
	case DECODE_LOSSY: {
		const char *lost = shown_number(c, text->lost), *words = shown_number(c, text->words);
		return lost && words ? tell_file(c, ISSUE_LOSSY_ENCODING, lost, words) : diag_no_memory(c->d);
	}
	case DECODE_NO_MEMORY: break;
	}
	return diag_no_memory(c->d);
}

/* What should stand in a column. NULL: out of memory. */
static const char *expected_label(check *c, int field)
{
	static const char *const HERE[] = {" Chỗ này phải là cột “", " Here the column “"}, *const END[] = {"”.", "” is expected."};
	const schema_field *f = &c->in->table->fields[field];
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	buf_put_string(&b, HERE[c->v->lang]);
	buf_put_slice(&b, f->title.len ? f->title : f->name);
	buf_put_string(&b, END[c->v->lang]);
	const char *text = b.failed ? NULL : scratch_string(c->v, buf_slice(&b));
	buf_free(&b);
	return text;
}

/* What an unknown label, or a missing one, may stand for; NULL: out of memory. */
static const char *meant_label(check *c, const label_finding *l)
{
	buf b = BUF_INIT(LIMIT_FIELD_BYTES);
	bool good = l->kind == LABEL_EXTRA ? meant_put_field(c, &b, l->label) : meant_put_column(c, &b, l->field);
	const char *text = good && !b.failed ? scratch_string(c->v, buf_slice(&b)) : NULL;
	buf_free(&b);
	return text;
}

static bool tell_label(check *c, const label_finding *l)
{
	static const issue_code CODES[] = {
	    [LABEL_MISSING] = ISSUE_MISSING_LABEL,
	    [LABEL_DUPLICATE] = ISSUE_DUPLICATE_LABEL,
	    [LABEL_EXTRA] = ISSUE_EXTRA_LABEL,
	    [LABEL_INCORRECT] = ISSUE_INCORRECT_LABEL,
	    [LABEL_ALIAS] = ISSUE_HEADER_ALIAS,
	};
	finding f = {
	    .code = CODES[l->kind], .at = {l->line, 0}, .field = l->field, .column = l->column, .cell = l->column ? l->label : (slice){"", 0}};
	size_t n = 0;
	slice label = text_nfc(c->memory, l->label, NULL);
	/* Labels are no person's data; but in a file without a header the first row is taken for one, and names no column, or one by chance. */
	f.open = c->open_labels;
	if (l->kind == LABEL_EXTRA || l->kind == LABEL_ALIAS || l->kind == LABEL_INCORRECT)
		f.args[n++] = label.ptr ? f.open ? shown_text(c, label) : shown_cell(c, -1, label) : NULL;
	if (l->kind == LABEL_INCORRECT) {
		f.args[n++] = l->field >= 0 ? expected_label(c, l->field) : "";
	} else if (l->field >= 0) {
		f.args[n++] = shown_label(c, l->field);
		f.args[n++] = scratch_string(c->v, c->in->table->fields[l->field].name);
	}
	if (l->kind == LABEL_EXTRA || l->kind == LABEL_MISSING)
		f.args[n++] = meant_label(c, l);
	if (l->kind == LABEL_DUPLICATE)
		f.args[n++] = shown_number(c, (uint64_t)c->head.column_of[l->field] + 1);
	for (size_t i = 0; i < n; i++)
		if (!f.args[i])
			return diag_no_memory(c->d);
	return report(c, &f);
}

/* Labels in another normal form than NFC are a repair like that of cells. */
static bool count_normalized_labels(check *c)
{
	for (size_t i = 0; i < c->head.columns; i++) {
		int field = c->head.what[i];
		bool changed = false;
		slice label = clean_cell(c->v, c->head.labels[i], &changed);
		if (!label.ptr)
			return diag_no_memory(c->d);
		if (changed && field >= 0 &&
		    !repair_count(c, &c->v->normalized[field], (spot){header_label_line(&c->head, i), 0}, (unsigned)i + 1, label))
			return false;
	}
	return true;
}

/* What the columns of the file are. False: out of memory. */
static bool survey_columns(check *c)
{
	const schema_table *t = c->in->table;
	size_t named = 0;
	c->blank_told = arena_array(c->memory, c->head.columns + 1, sizeof *c->blank_told);
	for (size_t i = 0; i < t->field_count; i++)
		c->out->columns[i] = (uint16_t)(c->head.column_of[i] + 1);
	for (size_t i = 0; i < c->head.columns; i++) {
		c->has_blank_columns = c->has_blank_columns || c->head.what[i] == COLUMN_BLANK;
		named += c->head.what[i] >= 0;
	}
	c->names_columns = named > 0;
	c->open_labels = !t->personal || named >= NAMES_OF_HEADER || named == t->field_count;
	return c->blank_told != NULL;
}

static bool tell_overflow(check *c)
{
	const char *most = shown_number(c, LIMIT_COLUMNS), *more = shown_more(c, LIMIT_COLUMNS);
	const finding f = {.code = ISSUE_EXTRA_CELL, .at = {c->head.line, 0}, .field = -1, .column = LIMIT_COLUMNS + 1, .args = {more, most}};
	return most && more ? report(c, &f) : diag_no_memory(c->d);
}

static bool ends_reading(label_kind kind)
{
	return kind == LABEL_MISSING || kind == LABEL_DUPLICATE || kind == LABEL_INCORRECT;
}

/* *readable: rows can be read under this header. */
static bool take_header(check *c, bool *readable)
{
	c->at_header = true;
	bool read = heading_join(&c->heading, c->in->table, c->memory) && header_read(c->in->table, &c->heading, c->memory, &c->head);
	if (!read || !survey_columns(c))
		return diag_no_memory(c->d);
	*readable = !c->head.overflow;
	if (c->head.overflow)
		return tell_overflow(c);
	for (size_t i = 0; i < c->head.finding_count; i++) {
		const label_finding *l = &c->head.findings[i];
		if (l->kind == LABEL_EXTRA && !c->names_columns)
			continue; /* no header at all: the missing labels say it, and these are data */
		*readable = *readable && !ends_reading(l->kind);
		if (!tell_label(c, l))
			return false;
	}
	return count_normalized_labels(c);
}

/* The first cell of a record that is not empty. Of a broken record: none. */
static slice first_filled(const csv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (!blank_cell(record->fields[i]))
			return slice_trim(record->fields[i]);
	return (slice){"", 0};
}

/* The next row of the header; it is taken when it is the last one. */
static bool add_header_row(check *c, const csv_record *record, unsigned last_line, bool *done, bool *readable)
{
	if (!heading_add(&c->heading, record, c->memory))
		return diag_no_memory(c->d);
	*done = record->line >= last_line || c->heading.count == HEADING_ROWS;
	if (!*done)
		return true;
	if (c->heading.count > 1 && !report_title(c, TITLE_JOINED, c->heading.rows[0].line, first_filled(&c->heading.rows[0])))
		return false;
	return take_header(c, readable);
}

/* From the start of the file through its header: titles and blank lines above it are notes. */
static bool read_header(check *c, csvfile *file, const dialect *how, bool *readable)
{
	csv_record record;
	csv_status status = CSV_END;
	bool good = true, done = false;
	*readable = false;
	while (good && !done && ((status = csvfile_next(file, &record)) == CSV_RECORD || status == CSV_BROKEN)) {
		bool is_header = record.line >= how->header_line;
		done = is_header && status == CSV_BROKEN;
		if (done)
			good = record_tell_broken(c, &record, false);
		else if (is_header)
			good = add_header_row(c, &record, how->labels_line, &done, readable);
		else if (status == CSV_RECORD && blank_record(&record))
			good = record_note_blank(c, record.line);
		else
			good = report_title(c, TITLE_ABOVE, record.line, first_filled(&record));
	}
	return good && (done || status == CSV_END || diag_no_memory(c->d));
}

static bool read_records(check *c, csvfile *file)
{
	csv_record record;
	for (;;) {
		csv_status status = csvfile_next(file, &record);
		if (status == CSV_END)
			return true;
		if (status == CSV_NO_MEMORY)
			return diag_no_memory(c->d);
		if (!(status == CSV_BROKEN ? record_tell_broken(c, &record, true) : record_check(c, &record)))
			return false;
	}
}

/* Fields that the file has no column for: no value, of a boolean false. */
static void prepare_values(check *c)
{
	memset(c->v->normalized, 0, sizeof c->v->normalized);
	memset(c->v->serials, 0, sizeof c->v->serials);
	for (size_t i = 0; i < c->in->table->field_count; i++)
		c->v->values[i] = (cell_value){.kind = c->in->table->fields[i].type == FIELD_BOOLEAN ? VALUE_INTEGER : VALUE_NULL};
}

static bool check_text(check *c, const decoded *text)
{
	dialect how;
	if (!dialect_find(text->text, text->suspect, c->in->table, &how, c->d))
		return false;
	if (how.header_line == 0)
		return tell_file(c, ISSUE_FILE_EMPTY, NULL, NULL);
	if (how.delimiter != ',' && !tell_file(c, ISSUE_DELIMITER, dialect_delimiter_name(how.delimiter, c->v->lang), NULL))
		return false;
	csvfile *file = csvfile_open(text->text, text->suspect, &how);
	if (!file)
		return diag_no_memory(c->d);
	csvfile_forget(file, c->in->source);
	bool good = read_header(c, file, &how, &c->out->readable);
	if (good && c->out->readable)
		good = read_records(c, file) && report_repairs(c);
	csvfile_close(file);
	return good && record_end(c);
}

bool validate_file(validator *v, const csv_input *in, const row_sink *sink, csv_summary *out, diag *d)
{
	*out = (csv_summary){0};
	check c = {.v = v, .in = in, .sink = sink, .out = out, .d = d, .memory = arena_new()};
	if (!c.memory || !validator_fresh_row(v)) {
		arena_free(c.memory);
		return diag_no_memory(d);
	}
	prepare_values(&c);
	decoded text;
	bool readable = false;
	decode_status status = decode_bytes(in->bytes, in->source, in->encoding, in->table, &text, d);
	c.encoding = text.encoding;
	c.remedy = text.kind ? kind_remedy(&c, text.kind) : encoding_remedy(&c, text.likely);
	bool good = (c.remedy || diag_no_memory(d)) && tell_decoding(&c, status, &text, &readable);
	if (good && readable)
		good = check_text(&c, &text);
	decoded_free(&text);
	arena_free(c.memory);
	return good;
}
