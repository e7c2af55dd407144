/* evidence.c: the words of every cell are read twice, as they stand and decoded. Words that are legal in one reading only decide; those
 * that hold no ASCII letter or touch a digit say nothing, and abbreviations in capitals ("Q§" for QĐ) little. */
#include "ingest/evidence.h"

#include "base/utf8.h"
#include "ingest/csvfile.h"
#include "ingest/header.h"
#include "ingest/words.h"
#include "text/fold.h"
#include "text/letters.h"
#include "text/syllable.h"

#define WORD_MAX 24 /* codes; what is longer is no word */

/* A word as its codes, and as the text it stands in. */
typedef struct word {
	char codes[WORD_MAX];
	size_t count;
	slice text;
	bool ascii, high, digit, too_long;
} word;

static bool is_ascii(slice cell)
{
	for (size_t i = 0; i < cell.len; i++)
		if ((unsigned char)cell.ptr[i] >= 0x80)
			return false;
	return true;
}

bool evidence_fits(slice cell)
{
	while (cell.len) {
		letter l;
		uint32_t c = utf8_next(&cell);
		if (c >= 0x100 && ((c >= 0x300 && c < 0x370) || letter_find(c, &l)))
			return false;
	}
	return true;
}

static bool is_ascii_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Quotation marks and dashes of Windows lie between the letters only in VISCII. */
static bool is_word_code(legacy e, uint32_t c)
{
	return is_ascii_letter(c) || (c > 0xA0 && c < 0x100) || (c >= 0x80 && c < 0xA0 && e == LEGACY_VISCII);
}

static void add_code(word *w, uint32_t c)
{
	w->ascii = w->ascii || c < 0x80;
	w->high = w->high || c >= 0x80;
	if (w->count == WORD_MAX)
		w->too_long = true;
	else
		w->codes[w->count++] = (char)c;
}

static bool is_symbol(legacy e, char code)
{
	return (unsigned char)code >= 0x80 && !legacy_is_letter(e, (unsigned char)code);
}

/* Without signs at its ends that are no letters of the encoding: «, °, ². They are two bytes each in the text. */
static void trim_word(legacy e, word *w)
{
	while (w->count && is_symbol(e, w->codes[w->count - 1]) && (unsigned char)w->codes[w->count - 1] < 0xC0) {
		w->count--;
		w->text.len -= 2;
	}
	size_t front = 0;
	while (front < w->count && is_symbol(e, w->codes[front]) && (unsigned char)w->codes[front] < 0xC0)
		front++;
	memmove(w->codes, w->codes + front, w->count - front);
	w->count -= front;
	w->text.ptr += 2 * front;
	w->text.len -= 2 * front;
}

/* The next word of *cell. False: there is none. */
static bool next_word(legacy e, slice *cell, word *w)
{
	*w = (word){.count = 0};
	while (cell->len) {
		slice before = *cell;
		uint32_t c = utf8_next(cell);
		bool inside = is_word_code(e, c), digit = c >= '0' && c <= '9';
		if (inside) {
			if (w->text.len == 0)
				w->text.ptr = before.ptr;
			w->text.len = (size_t)(cell->ptr - w->text.ptr);
			add_code(w, c);
			continue;
		}
		w->digit = w->digit || digit;
		if (w->text.len)
			break;
		w->digit = digit;
	}
	return w->text.len > 0;
}

typedef enum { WORD_LEGAL, WORD_ILLEGAL, WORD_ABBREVIATION } word_kind;

/* Capitals only; or a capital behind a small letter, as no word has. TCVN3 has no capitals with tones, so there nothing can be said. */
static void look_at_case(slice text, bool *capitals, bool *odd)
{
	bool small = false;
	*capitals = true;
	*odd = false;
	while (text.len) {
		letter l;
		if (!letter_find(utf8_next(&text), &l)) {
			*capitals = false;
			continue;
		}
		*odd = *odd || (l.capital && small);
		small = small || !l.capital;
	}
	*capitals = *capitals && !small;
}

static word_kind judge(legacy e, slice decoded)
{
	bool capitals, odd;
	if (memchr(decoded.ptr, (unsigned char)LEGACY_UNDECODABLE, decoded.len))
		return WORD_ILLEGAL;
	look_at_case(decoded, &capitals, &odd);
	if (syllable_is_legal(decoded) && (!odd || e == LEGACY_TCVN3))
		return WORD_LEGAL;
	return capitals ? WORD_ABBREVIATION : WORD_ILLEGAL;
}

/* Words of names and offices: so frequent that one of them, misspelt in no language but the encoding's, says enough. */
static const char *const FREQUENT[] = {"nguyễn", "trần", "phạm", "huỳnh", "hoàng", "đặng", "bùi", "đỗ", "ngô", "dương", "trịnh", "đoàn",
    "trương", "lương", "văn", "thị", "hữu", "đức", "ngọc", "quốc", "công", "xuân", "thành", "hồng", "kiều", "hải", "hương", "hiền", "hạnh",
    "hùng", "dũng", "đạt", "chính", "nghĩa", "phượng", "phước", "thảo", "thắng", "thủy", "tuấn", "tùng", "yến", "việt", "cường", "trưởng",
    "phòng", "viên", "chuyên", "giám", "đốc", "ủy", "đảng", "huyện", "tỉnh", "thường", "tổng", "cộng", "người", "quyết", "định"};

static bool is_frequent(slice decoded)
{
	for (size_t i = 0; i < COUNT_OF(FREQUENT); i++) {
		slice known = slice_of(FREQUENT[i]);
		/* A capital of Vietnamese takes as many bytes as the small letter. */
		if (known.len == decoded.len && text_equal_case(decoded, known))
			return true;
	}
	return false;
}

/* The abbreviations in every number of a decision or decree ("283-QĐ/…"): often the only letters of their column. */
static bool is_decision(slice decoded)
{
	return slice_is(decoded, "QĐ") || slice_is(decoded, "NĐ");
}

/* A word that no other language has: of TCVN3 with a sign (0xA1…0xBF) between letters or beside another code, of VNI with a mark and some
 * length. "N·m" and "µm" are none. */
static bool is_unmistakable(legacy e, const word *w)
{
	size_t high = 0, signs = 0, inside = 0;
	if (e == LEGACY_VNI)
		return w->count >= 5;
	for (size_t i = 0; i < w->count; i++) {
		unsigned code = (unsigned char)w->codes[i];
		bool sign = code > 0xA0 && code < 0xC0;
		high += code >= 0x80;
		signs += sign;
		inside += sign && i > 0 && i + 1 < w->count;
	}
	return (inside && w->count >= 4) || (signs && high >= 2 && w->count >= 3);
}

static void count_word(legacy e, word *w, tally *t, buf *decoded)
{
	trim_word(e, w);
	bool high = false;
	for (size_t i = 0; i < w->count; i++)
		high = high || (unsigned char)w->codes[i] >= 0x80;
	if (!w->ascii || !high || w->digit || w->too_long)
		return;
	buf_clear(decoded);
	legacy_decode(e, (slice){w->codes, w->count}, true, decoded);
	word_kind kind = judge(e, buf_slice(decoded));
	bool plain = syllable_is_legal(w->text);
	if (kind == WORD_ABBREVIATION) {
		t->abbreviations += !plain;
		t->known += is_decision(buf_slice(decoded));
		return;
	}
	if (kind == WORD_LEGAL && plain)
		t->both++;
	else if (plain)
		t->only_plain++;
	else if (kind == WORD_ILLEGAL)
		t->neither++;
	if (kind != WORD_LEGAL || plain)
		return;
	uint64_t hash = slice_hash(w->text);
	t->various = t->various || (t->only_legacy && hash != t->first);
	t->first = hash;
	t->only_legacy++;
	t->unmistakable += is_unmistakable(e, w);
	t->known += w->count > 2 && is_frequent(buf_slice(decoded));
	for (size_t i = 0; i < w->count; i++)
		if ((unsigned char)w->codes[i] >= 0x80)
			t->codes[(w->codes[i] & 0x40) != 0] |= UINT64_C(1) << (w->codes[i] & 0x3F);
}

static void count_cell(legacy e, slice cell, tally *t, buf *decoded)
{
	word w;
	if (!evidence_fits(cell)) {
		t->unicode++;
		return;
	}
	while (next_word(e, &cell, &w))
		count_word(e, &w, t, decoded);
}

/* A cell decoded, in `a`; as it is where it cannot be the encoding's. {NULL, 0}: out of memory. */
static slice decode_cell(legacy e, slice cell, arena *a, buf *decoded)
{
	if (!evidence_fits(cell))
		return cell;
	buf_clear(decoded);
	legacy_decode(e, cell, false, decoded);
	return decoded->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(decoded));
}

/* A value the field allows, as far as that says something of letters. */
static bool is_choice(const schema_field *f, slice cell)
{
	if (f->type == FIELD_BOOLEAN)
		return text_equal_case(cell, SLICE("có")) || text_equal_case(cell, SLICE("không"));
	for (size_t i = 0; i < f->choices.count; i++)
		if (text_equal_case(f->choices.items[i], cell))
			return true;
	return false;
}

/* The label, letter by letter but for case. */
static bool is_label(const schema_field *f, slice label)
{
	if (text_equal_case(f->name, label) || text_equal_case(f->title, label))
		return true;
	for (size_t i = 0; i < f->aliases.count; i++)
		if (text_equal_case(f->aliases.items[i], label))
			return true;
	return false;
}

/* The rows of a header as they stand, and decoded. */
typedef struct head_rows {
	heading plain, decoded;
} head_rows;

static bool add_labels(legacy e, const csv_record *record, arena *a, head_rows *rows, evidence *out, buf *decoded)
{
	slice *labels = arena_array(a, record->count + 1, sizeof *labels);
	if (!labels)
		return false;
	csv_record read = *record;
	read.fields = labels;
	for (size_t i = 0; i < record->count; i++) {
		labels[i] = decode_cell(e, record->fields[i], a, decoded);
		if (!labels[i].ptr)
			return false;
		count_cell(e, record->fields[i], &out->head, decoded);
	}
	return heading_add(&rows->plain, record, a) && heading_add(&rows->decoded, &read, a);
}

static bool read_labels(head_rows *rows, const schema_table *table, arena *a, evidence *out)
{
	header as_is, other;
	if (!heading_join(&rows->plain, table, a) || !heading_join(&rows->decoded, table, a) || !header_read(table, &rows->plain, a, &as_is) ||
	    !header_read(table, &rows->decoded, a, &other))
		return false;
	out->count = as_is.columns;
	out->columns = arena_array(a, out->count + 1, sizeof *out->columns);
	out->labels = arena_array(a, out->count + 1, sizeof *out->labels);
	out->fields = arena_array(a, out->count + 1, sizeof *out->fields);
	if (!out->columns || !out->labels || !out->fields)
		return false;
	for (size_t i = 0; i < out->count; i++) {
		int field = as_is.what[i] >= 0 ? as_is.what[i] : other.what[i];
		out->fields[i] = field >= 0 ? field : -1;
		out->header_fields += field >= 0;
		out->labels[i] = as_is.what[i] < 0 && other.what[i] >= 0;
		bool exact = out->labels[i] && is_label(&table->fields[field], other.labels[i]);
		out->exact += exact;
		out->loose += out->labels[i] && !exact;
		out->plain_labels += as_is.what[i] >= 0 && as_is.what[i] != other.what[i];
	}
	return true;
}

line_kind evidence_line(legacy e, slice cell, buf *decoded)
{
	if (is_ascii(cell) || !evidence_fits(cell) || words_is_totals(cell) || words_begins_totals(cell) || words_is_footer(cell))
		return LINE_OF_DATA;
	buf_clear(decoded);
	legacy_decode(e, cell, false, decoded);
	if (decoded->failed || !utf8_valid(buf_slice(decoded), NULL))
		return LINE_OF_DATA;
	slice read = buf_slice(decoded);
	bool totals = words_is_totals(read) || words_begins_totals(read);
	return totals ? LINE_OF_TOTALS : words_is_footer(read) ? LINE_BELOW : LINE_OF_DATA;
}

bool evidence_speaks(legacy e, slice cell, buf *decoded)
{
	tally t = {0};
	count_cell(e, cell, &t, decoded);
	return t.only_legacy + t.known > 0 && t.only_plain + t.neither + t.unicode == 0;
}

static void count_around(legacy e, const csv_record *record, evidence *out, buf *decoded)
{
	for (size_t i = 0; i < record->count; i++)
		count_cell(e, record->fields[i], &out->around, decoded);
}

/* Totals, and what stands below the table: their cells say nothing of the columns they stand in. *below: a line below has been seen. */
static bool is_around(legacy e, const csv_record *record, evidence *out, buf *decoded, bool *below)
{
	size_t filled = 0;
	slice first = {"", 0};
	for (size_t i = 0; i < record->count; i++) {
		slice cell = slice_trim(record->fields[i]);
		first = filled == 0 ? cell : first;
		filled += cell.len > 0;
	}
	line_kind kind = evidence_line(e, first, decoded);
	*below = *below || kind == LINE_BELOW;
	if (kind == LINE_OF_DATA && !(*below && filled <= EVIDENCE_FEW_CELLS))
		return false;
	out->around.known += kind != LINE_OF_DATA;
	return true;
}

static bool read_row(legacy e, const csv_record *record, const schema_table *table, arena *a, evidence *out, buf *decoded)
{
	for (size_t i = 0; i < record->count && i < out->count; i++) {
		slice cell = slice_trim(record->fields[i]);
		if (is_ascii(cell))
			continue;
		count_cell(e, cell, &out->columns[i], decoded);
		const schema_field *f = out->fields[i] >= 0 ? &table->fields[out->fields[i]] : NULL;
		if (!f || (f->choices.count == 0 && f->type != FIELD_BOOLEAN) || !evidence_fits(cell))
			continue;
		slice value = decode_cell(e, cell, a, decoded);
		if (!value.ptr)
			return false;
		bool before = is_choice(f, cell), after = is_choice(f, value);
		out->columns[i].known += after && !before;
		out->columns[i].plain += before && !after;
	}
	return true;
}

static bool read_records(slice sample, bool suspect, legacy e, const schema_table *table, arena *a, evidence *out, buf *decoded)
{
	csvfile *file = csvfile_open(sample, suspect, &out->how);
	if (!file)
		return false;
	csv_record record;
	csv_status status;
	head_rows rows = {.plain = {.count = 0}, .decoded = {.count = 0}};
	bool good = true, below = false;
	while (good && (status = csvfile_next(file, &record)) != CSV_END) {
		if (status == CSV_NO_MEMORY)
			good = false;
		else if (status == CSV_RECORD && dialect_is_header(&out->how, record.line) && rows.plain.count < HEADING_ROWS)
			good = add_labels(e, &record, a, &rows, out, decoded) &&
			       (record.line != out->how.labels_line || read_labels(&rows, table, a, out));
		else if (status == CSV_RECORD && (record.line < out->how.header_line || is_around(e, &record, out, decoded, &below)))
			count_around(e, &record, out, decoded);
		else if (status == CSV_RECORD && out->columns)
			good = read_row(e, &record, table, a, out, decoded);
	}
	csvfile_close(file);
	return good;
}

static bool gather(slice sample, const dialect *how, bool suspect, legacy e, const schema_table *table, arena *a, evidence *out)
{
	buf decoded = BUF_INIT(LIMIT_MEMORY_BUFFER);
	out->how = *how;
	bool good = read_records(sample, suspect, e, table, a, out, &decoded);
	buf_free(&decoded);
	return good;
}

bool evidence_glance(slice sample, legacy e, tally *out)
{
	buf decoded = BUF_INIT(LIMIT_MEMORY_BUFFER);
	*out = (tally){0};
	for (word w; next_word(e, &sample, &w);)
		count_word(e, &w, out, &decoded);
	bool good = !decoded.failed;
	buf_free(&decoded);
	return good;
}

bool evidence_has_header(const evidence *e)
{
	return e->count > 0 && e->header_fields * 2 >= e->count;
}

bool evidence_gather(slice sample, legacy e, const schema_table *table, const dialect *known, arena *a, evidence *out, diag *d)
{
	*out = (evidence){.count = 0};
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	legacy_decode(e, sample, false, &text);
	out->decoded = text.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&text));
	buf_free(&text);
	if (!out->decoded.ptr)
		return diag_no_memory(d);
	bool suspect = memchr(sample.ptr, '\0', sample.len) != NULL;
	dialect how;
	if (known)
		how = *known;
	else if (!dialect_find(out->decoded, suspect, table, &how, d))
		return false;
	if (!gather(sample, &how, suspect, e, table, a, out))
		return diag_no_memory(d);
	/* Labels may be in Unicode where the rows are not: the reading of the header that names more fields shows how the file is written. */
	if (known || evidence_has_header(out))
		return true;
	evidence other = {.decoded = out->decoded};
	if (!dialect_find(sample, suspect, table, &how, d))
		return false;
	if (how.header_line == out->how.header_line && how.delimiter == out->how.delimiter)
		return true;
	if (!gather(sample, &how, suspect, e, table, a, &other))
		return diag_no_memory(d);
	if (other.header_fields > out->header_fields)
		*out = other;
	return true;
}

static void add(tally *sum, const tally *t)
{
	sum->various = sum->various || t->various || (sum->only_legacy && t->only_legacy && sum->first != t->first);
	sum->first = t->only_legacy ? t->first : sum->first;
	for (size_t i = 0; i < COUNT_OF(sum->codes); i++)
		sum->codes[i] |= t->codes[i];
	sum->only_legacy += t->only_legacy;
	sum->only_plain += t->only_plain;
	sum->both += t->both;
	sum->neither += t->neither;
	sum->abbreviations += t->abbreviations;
	sum->unmistakable += t->unmistakable;
	sum->known += t->known;
	sum->plain += t->plain;
	sum->unicode += t->unicode;
}

tally evidence_sum(const evidence *e)
{
	tally sum = e->head;
	for (size_t i = 0; i < e->count; i++)
		add(&sum, &e->columns[i]);
	return sum;
}
