/* decode.c: the table of encodings and the choice among them.
 *
 * Each encoding has names, the BOM that decides for it, a detector for bytes without one, and a converter. What is not Unicode by its bytes,
 * or by its characters (text in legacy fonts saved as UTF-8), is left to detect.c and columns.c. What cannot be converted becomes the byte
 * 0xFF, which is in no UTF-8 text. */
#include "ingest/decode.h"

#include <strings.h>

#include "base/array.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "ingest/detect.h"
#include "ingest/lossy.h"
#include "ingest/survey.h"
#include "ingest/twice.h"

#define UNDECODABLE LEGACY_UNDECODABLE
#define MIXED_RATIO 8 /* bad bytes to a letter of UTF-8, where a column may be in another encoding than the others */
#define DAMAGED_MAX 3 /* bad bytes of a file that is UTF-8 but for them, whatever else it holds */

typedef struct encoding {
	const char *name;
	const char *aliases[3];
	const char *bom;
	bool (*looks_like)(slice bytes);        /* NULL: only by its BOM or name */
	bool (*convert)(slice bytes, buf *out); /* NULL: ASCII is ASCII in it. False: out of memory */
	int legacy;                             /* a `legacy`; -1: Unicode */
} encoding;

static unsigned unit_at(slice bytes, size_t i, bool big)
{
	unsigned first = (unsigned char)bytes.ptr[i], second = (unsigned char)bytes.ptr[i + 1];
	return big ? first << 8 | second : second << 8 | first;
}

static bool convert_utf16(slice bytes, buf *out, bool big)
{
	size_t i = 0;
	while (i + 1 < bytes.len) {
		uint32_t c = unit_at(bytes, i, big);
		i += 2;
		if (c < 0x80) {
			buf_put_char(out, (char)c);
			continue;
		}
		bool high = c >= 0xD800 && c < 0xDC00, surrogate = c >= 0xD800 && c < 0xE000;
		unsigned low = high && i + 1 < bytes.len ? unit_at(bytes, i, big) : 0;
		if (low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
			surrogate = false;
		}
		if (surrogate)
			buf_put_char(out, UNDECODABLE);
		else
			utf8_put(out, c);
	}
	if (i < bytes.len)
		buf_put_char(out, UNDECODABLE);
	return !out->failed;
}

static bool convert_utf16le(slice bytes, buf *out)
{
	return convert_utf16(bytes, out, false);
}

static bool convert_utf16be(slice bytes, buf *out)
{
	return convert_utf16(bytes, out, true);
}

/* Text of ASCII separators and digits has a zero in every other byte. `zero`: where it stands in the pair. */
static bool half_is_zero(slice bytes, size_t zero)
{
	size_t pairs = (bytes.len < 512 ? bytes.len : 512) / 2, zeros = 0;
	for (size_t i = 0; i < pairs; i++) {
		if (bytes.ptr[2 * i + zero] == '\0')
			zeros++;
		if (bytes.ptr[2 * i + 1 - zero] == '\0')
			return false;
	}
	return pairs >= 2 && zeros * 2 > pairs;
}

static bool looks_like_utf16le(slice bytes)
{
	return half_is_zero(bytes, 1);
}

static bool looks_like_utf16be(slice bytes)
{
	return half_is_zero(bytes, 0);
}

/* Bytes that break UTF-8, and sequences that are right. */
typedef struct health {
	size_t bad, good;
} health;

static health examine(slice bytes)
{
	health h = {0, 0};
	size_t at = 0;
	for (bool done = false; !done;) {
		done = utf8_valid(bytes, &at);
		size_t sound = done ? bytes.len : at;
		for (size_t i = 0; i < sound; i++)
			h.good += (unsigned char)bytes.ptr[i] >= 0xC0;
		h.bad += !done;
		bytes.ptr += done ? sound : sound + 1;
		bytes.len -= done ? sound : sound + 1;
	}
	return h;
}

static const encoding ENCODINGS[] = {
    {"UTF-16LE", {"utf-16", "utf16le", "utf16"}, "\xFF\xFE", looks_like_utf16le, convert_utf16le, -1},
    {"UTF-16BE", {"utf16be"}, "\xFE\xFF", looks_like_utf16be, convert_utf16be, -1},
    {"windows-1258", {"cp1258", "1258"}, NULL, NULL, NULL, LEGACY_1258},
    {"VISCII", {"viscii1.1"}, NULL, NULL, NULL, LEGACY_VISCII},
    {"TCVN3", {"tcvn", "abc", "tcvn-3"}, NULL, NULL, NULL, LEGACY_TCVN3},
    {"VNI", {"vni-windows", "vni-win"}, NULL, NULL, NULL, LEGACY_VNI},
    {"UTF-8", {"utf8"}, "\xEF\xBB\xBF", NULL, NULL, -1},
};
#define UTF8 (&ENCODINGS[COUNT_OF(ENCODINGS) - 1])

const char decode_names[] = "utf-8, utf-16le, utf-16be, windows-1258, viscii, tcvn3, vni";

static bool is_named(const encoding *e, slice name)
{
	if (name.len == strlen(e->name) && strncasecmp(name.ptr, e->name, name.len) == 0)
		return true;
	for (size_t i = 0; i < COUNT_OF(e->aliases) && e->aliases[i]; i++)
		if (name.len == strlen(e->aliases[i]) && strncasecmp(name.ptr, e->aliases[i], name.len) == 0)
			return true;
	return false;
}

static const encoding *find_named(slice name)
{
	for (size_t i = 0; i < COUNT_OF(ENCODINGS); i++)
		if (is_named(&ENCODINGS[i], name))
			return &ENCODINGS[i];
	return NULL;
}

bool decode_knows(slice name)
{
	return find_named(name) != NULL;
}

static bool has_bom(const encoding *e, slice bytes)
{
	return e->bom && slice_starts(bytes, e->bom);
}

/* By BOM, by name, by the look of the bytes; what nothing speaks for is taken as UTF-8, and its columns are looked at later (detect_columns). NULL: the name is not known. */
static const encoding *choose(slice bytes, slice named)
{
	for (size_t i = 0; i < COUNT_OF(ENCODINGS); i++)
		if (has_bom(&ENCODINGS[i], bytes))
			return &ENCODINGS[i];
	if (named.len)
		return find_named(named);
	for (size_t i = 0; i < COUNT_OF(ENCODINGS); i++)
		if (ENCODINGS[i].looks_like && ENCODINGS[i].looks_like(bytes))
			return &ENCODINGS[i];
	return UTF8;
}

static bool note(decoded *d, const char *name, unsigned line, unsigned column, int field, uint64_t capitals)
{
	size_t room = d->recoding_count;
	recoding *more = array_room(d->recodings, &room, d->recoding_count + 1, sizeof *more);
	if (!more)
		return false;
	d->recodings = more;
	more[d->recoding_count++] = (recoding){name, line, column, field, capitals};
	return true;
}

static decode_status convert(const encoding *e, decoded *out)
{
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	bool done = e->convert(out->text, &text);
	out->owned = text.data;
	out->text = buf_slice(&text);
	return done && note(out, e->name, 0, 0, -1, 0) ? DECODE_DONE : DECODE_NO_MEMORY;
}

static bool note_plan(decoded *out, const column_plan *plan, const recode_result *done)
{
	const char *name = legacy_name(plan->encoding);
	size_t before = out->recoding_count;
	if (plan->whole)
		return note(out, name, 0, 0, -1, done->capitals);
	for (size_t i = 0; i < plan->count; i++) {
		if ((plan->columns[i] || plan->labels[i]) && !note(out, name, plan->how.header_line, (unsigned)i + 1, plan->fields[i], 0))
			return false;
	}
	if (done->around_line && !note(out, name, done->around_line, 0, -1, 0))
		return false;
	/* Capitals are counted in all columns together: told with the first. */
	if (out->recoding_count > before)
		out->recodings[before].capitals = done->capitals;
	return true;
}

static decode_status recode(decoded *out, const column_plan *plan)
{
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	recode_result done;
	columns_recode(out->text, plan, &text, &done);
	char *before = out->owned;
	out->owned = text.data;
	out->text = buf_slice(&text);
	free(before);
	if (plan->bytes)
		out->encoding = legacy_name(plan->encoding);
	return !text.failed && note_plan(out, plan, &done) ? DECODE_DONE : DECODE_NO_MEMORY;
}

/* Bytes that are none of UTF-8 belong to the text as a whole, or to columns of it. */
static detect_status detect(slice text, health h, const schema_table *table, arena *a, column_plan *plan, diag *d)
{
	detect_status found = h.bad > h.good ? detect_bytes(text, table, a, plan, d) : DETECT_NONE;
	if (found == DETECT_FOUND || found == DETECT_NO_MEMORY || h.bad > h.good * MIXED_RATIO)
		return found;
	column_plan other = {.encoding = plan->encoding};
	detect_status columns = detect_columns(text, table, a, &other, d);
	/* Bytes of another encoding now and then look like a letter of UTF-8. */
	bool believed = h.bad == 0 || columns != DETECT_FOUND || other.beside_unicode;
	if (!believed || columns == DETECT_NONE)
		return found;
	*plan = other;
	return columns;
}

/* UTF-8, for want of anything better: is there a legacy encoding in it? */
static decode_status search(decoded *out, bool valid, const schema_table *table, arena *a, diag *d)
{
	health h = valid ? (health){0, 0} : examine(out->text);
	bool mostly = h.bad <= h.good;
	column_plan plan = {.encoding = LEGACY_TCVN3};
	detect_status found = detect(out->text, h, table, a, &plan, d);
	out->likely = mostly && found != DETECT_DOUBT ? NULL : legacy_name(plan.encoding);
	switch (found) {
	case DETECT_FOUND: return recode(out, &plan);
	case DETECT_DOUBT: return DECODE_UNKNOWN;
	case DETECT_NO_MEMORY: return DECODE_NO_MEMORY;
	case DETECT_NONE: break;
	}
	return mostly || h.bad <= DAMAGED_MAX ? DECODE_DONE : DECODE_UNKNOWN;
}

static decode_status recode_named(decoded *out, const encoding *named, bool valid, const schema_table *table, arena *a, diag *d)
{
	column_plan plan;
	return detect_named(out->text, (legacy)named->legacy, !valid, table, a, &plan, d) ? recode(out, &plan) : DECODE_NO_MEMORY;
}

/* UTF-8 that was saved as UTF-8 once more. */
static decode_status undo_twice(decoded *out, bool *undone)
{
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	twice_status status = twice_undo(out->text, &text);
	*undone = status != TWICE_NOT || text.failed;
	if (status != TWICE_UNDONE && !text.failed) {
		buf_free(&text);
		return status == TWICE_NOT ? DECODE_DONE : DECODE_UNKNOWN;
	}
	char *before = out->owned;
	out->owned = text.data;
	out->text = buf_slice(&text);
	free(before);
	return !text.failed && note(out, "UTF-8 (2×)", 0, 0, -1, 0) ? DECODE_DONE : DECODE_NO_MEMORY;
}

/* What the text is, once its bytes are: `named`, or found out; only its characters where a BOM has decided about the bytes. */
static decode_status read_characters(decoded *out, bool bom, const encoding *named, const survey *s, const schema_table *table, diag *d)
{
	bool is_legacy = named && named->legacy >= 0, search_it = !named && (!s->valid || s->odd);
	if ((!is_legacy && !search_it) || (bom && !s->valid))
		return DECODE_DONE;
	bool undone = false;
	decode_status status = search_it && s->valid ? undo_twice(out, &undone) : DECODE_DONE;
	arena *a = undone ? NULL : arena_new();
	if (undone || !a)
		return undone ? status : DECODE_NO_MEMORY;
	status = is_legacy ? recode_named(out, named, s->valid, table, a, d) : search(out, s->valid, table, a, d);
	arena_free(a);
	return status;
}

/* Files that were given the name of a CSV file, by what they begin with. */
static const struct {
	const char *start, *kind;
} KINDS[] = {
    {"PK\x03\x04", "Excel (.xlsx), Word (.docx), ZIP"},
    {"\xD0\xCF\x11\xE0", "Excel (.xls), Word (.doc)"},
    {"%PDF-", "PDF"},
    {"{\\rtf", "RTF"},
    {"Rar!", "RAR"},
    {"<!DOCTYPE", "HTML"},
    {"<!doctype", "HTML"},
    {"<html", "HTML"},
    {"<HTML", "HTML"},
    {"<table", "HTML"},
    {"<TABLE", "HTML"},
    {"<?xml", "XML"},
};

static const char *kind_of(slice bytes)
{
	slice text = slice_trim((slice){bytes.ptr, bytes.len < 64 ? bytes.len : 64});
	for (size_t i = 0; i < COUNT_OF(KINDS); i++)
		if (slice_starts(text, KINDS[i].start))
			return KINDS[i].kind;
	return NULL;
}

decode_status decode_bytes(slice bytes, const file_bytes *source, slice named, const schema_table *table, decoded *out, diag *d)
{
	*out = (decoded){
	    .encoding = named.len ? named.ptr : UTF8->name,
	};
	if (!bytes.ptr)
		bytes = (slice){"", 0};
	const encoding *e = choose(bytes, named);
	if (!e)
		return DECODE_UNKNOWN;
	bool bom = has_bom(e, bytes);
	if (bom) {
		bytes.ptr += strlen(e->bom);
		bytes.len -= strlen(e->bom);
	}
	out->encoding = e->name;
	out->text = bytes;
	out->kind = kind_of(bytes);
	if (out->kind)
		return DECODE_UNKNOWN;
	decode_status status = e->convert ? convert(e, out) : DECODE_DONE;
	survey s = survey_take(out->text, source);
	size_t recoded = out->recoding_count;
	if (status == DECODE_DONE)
		status = read_characters(out, bom || e->convert, named.len ? find_named(named) : NULL, &s, table, d);
	if (status != DECODE_DONE)
		return status;
	if (out->recoding_count > recoded)
		s = survey_take(out->text, NULL);
	out->suspect = !s.valid || s.has_nul;
	lossy found = {0, 0};
	bool is_lossy = s.may_be_lossy && lossy_text(out->text, &found);
	out->lost = found.lost;
	out->words = found.words;
	return is_lossy ? DECODE_LOSSY : DECODE_DONE;
}

void decoded_free(decoded *d)
{
	free(d->owned);
	free(d->recodings);
	*d = (decoded){0};
}
