/* diag.c: the list of diagnostics and the filling in of their arguments. A list that has no memory left keeps the status and the
 * last message it could not store, so that a failure is never silent. */
#include "base/diag.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

typedef struct entry {
	const char *code, *text;
	status_kind kind;
	place where;
} entry;

struct diag {
	arena *memory;
	entry *entries;
	size_t count, cap;
	status_kind status;
	language lang;
	bool out_of_memory;
	size_t more;          /* that were not kept: there are LIMIT_FINDINGS already */
	pthread_mutex_t lock; /* of all the above while two threads may report */
};

static const message NO_MEMORY = {"no-memory", STATUS_MACHINE, {"không đủ bộ nhớ", "out of memory"},
    {"Đóng bớt chương trình khác rồi chạy lại.", "Close other programs and run again."}};

static const message AND_MORE = {
    "and-more", STATUS_USAGE, {"… và {1} lỗi khác", "… and {1} more"}, {"Sửa các lỗi trên rồi chạy lại.", "Mend these, then run again."}};

diag *diag_new(language lang)
{
	diag *d = calloc(1, sizeof *d);
	if (!d)
		return NULL;
	d->lang = lang;
	d->memory = arena_new();
	if (!d->memory || pthread_mutex_init(&d->lock, NULL) != 0) {
		arena_free(d->memory);
		free(d);
		return NULL;
	}
	return d;
}

void diag_free(diag *d)
{
	if (!d)
		return;
	pthread_mutex_destroy(&d->lock);
	arena_free(d->memory);
	free(d->entries);
	free(d);
}

language diag_language(const diag *d)
{
	return d->lang;
}

void message_fill(buf *out, const char *text, const char *const args[])
{
	size_t count = 0;
	while (args[count])
		count++;
	for (const char *p = text; *p; p++) {
		bool hole = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
		if (!hole) {
			buf_put_char(out, *p);
			continue;
		}
		size_t index = (size_t)(p[1] - '1');
		buf_put_string(out, index < count ? args[index] : "?");
		p += 2;
	}
}

static void put_place(buf *out, place where)
{
	if (!where.file)
		return;
	buf_put_string(out, where.file);
	if (where.line)
		buf_printf(out, ":%u", where.line);
	if (where.line && where.column)
		buf_printf(out, ":%u", where.column);
	buf_put_string(out, ": ");
}

/* Bytes of the control at `c` that is no ASCII: U+0080–9F, or one that turns the direction of writing (U+202A–E, U+2066–9); 0: it is none. */
static size_t wide_control(const unsigned char *c, size_t left)
{
	if (left > 1 && c[0] == 0xC2)
		return c[1] >= 0x80 && c[1] < 0xA0 ? 2 : 0;
	if (left < 3 || c[0] != 0xE2)
		return 0;
	bool embeds = c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE, isolates = c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9;
	return embeds || isolates ? 3 : 0;
}

/* What others wrote stands in messages, and they are read on terminals: what would steer one, or turn the direction of writing, becomes '?', as do bytes that
 * are no UTF-8, which JSON cannot hold; a line feed becomes a space. */
static void make_harmless(buf *line)
{
	slice rest = buf_slice(line);
	for (size_t bad; rest.len && !utf8_valid(rest, &bad); rest = (slice){rest.ptr + bad + 1, rest.len - bad - 1})
		line->data[(size_t)(rest.ptr - line->data) + bad] = '?';
	for (size_t i = 0; i < line->len; i++) {
		unsigned char *c = (unsigned char *)line->data + i;
		if (*c == '\n' || *c == '\t')
			*c = ' ';
		else if (*c < 0x20 || *c == 0x7F)
			*c = '?';
		else
			memset(c, '?', wide_control(c, line->len - i));
	}
}

/* Two ways that lead to one mistake tell it once. */
static bool is_told(const diag *d, slice line)
{
	for (size_t i = 0; i < d->count; i++)
		if (slice_is(line, d->entries[i].text))
			return true;
	return false;
}

/* `code` stays. */
static bool keep(diag *d, const char *code, status_kind kind, place where, slice line)
{
	if (d->count == d->cap) {
		size_t cap = d->cap ? d->cap * 2 : 8;
		entry *entries = realloc(d->entries, cap * sizeof *entries);
		if (!entries)
			return false;
		d->entries = entries;
		d->cap = cap;
	}
	const char *text = arena_string(d->memory, line);
	const char *file = where.file ? arena_string(d->memory, slice_of(where.file)) : NULL;
	if (!text || (where.file && !file))
		return false;
	d->entries[d->count++] = (entry){code, text, kind, {file, where.line, where.column}};
	return true;
}

/* Add a line that is made. */
static void add(diag *d, const char *code, status_kind kind, place where, buf *line)
{
	if (!line->failed)
		make_harmless(line);
	pthread_mutex_lock(&d->lock);
	if (kind > d->status)
		d->status = kind;
	if (!line->failed && d->count >= LIMIT_FINDINGS)
		d->more++;
	else if (line->failed || (!is_told(d, buf_slice(line)) && !keep(d, code, kind, where, buf_slice(line))))
		d->out_of_memory = true;
	pthread_mutex_unlock(&d->lock);
}

#define HOLES 9
#define LONGEST_ARGUMENT 1000 /* bytes shown of what somebody wrote */

/* The arguments, of long ones their beginning. `shown` and `room`: for them. */
static void shorten(const char *const args[], const char *shown[HOLES + 1], char room[HOLES][LONGEST_ARGUMENT + 4])
{
	size_t i = 0;
	for (; i < HOLES && args[i]; i++) {
		shown[i] = args[i];
		size_t n = strnlen(args[i], LONGEST_ARGUMENT + 1);
		if (n <= LONGEST_ARGUMENT)
			continue;
		for (n = LONGEST_ARGUMENT; n > 0 && ((unsigned char)args[i][n] & 0xC0) == 0x80;)
			n--;
		snprintf(room[i], sizeof room[i], "%.*s…", (int)n, args[i]);
		shown[i] = room[i];
	}
	shown[i] = NULL;
}

bool diag_report_list(diag *d, const message *m, place where, const char *const arguments[])
{
	const char *args[HOLES + 1];
	char room[HOLES][LONGEST_ARGUMENT + 4];
	shorten(arguments, args, room);
	buf line = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	put_place(&line, where);
	message_fill(&line, m->text[d->lang], args);
	buf_put_char(&line, '.');
	if (m->hint[d->lang]) {
		buf_put_char(&line, ' ');
		message_fill(&line, m->hint[d->lang], args);
	}
	add(d, m->code, m->kind, where, &line);
	buf_free(&line);
	return false;
}

bool diag_no_memory(diag *d)
{
	pthread_mutex_lock(&d->lock);
	d->out_of_memory = true;
	d->status = STATUS_MACHINE;
	pthread_mutex_unlock(&d->lock);
	return false;
}

status_kind diag_status(const diag *d)
{
	return d->status;
}

size_t diag_count(const diag *d)
{
	return d->count;
}

const char *diag_code(const diag *d, size_t i)
{
	return d->entries[i].code;
}

status_kind diag_kind(const diag *d, size_t i)
{
	return d->entries[i].kind;
}

place diag_place(const diag *d, size_t i)
{
	return d->entries[i].where;
}

const char *diag_text(const diag *d, size_t i)
{
	return d->entries[i].text;
}

/* ---- from one process to another ---- */

/* What stands before the texts of a diagnostic: code, file (with 1 added to its length; 0: none), text. */
typedef struct packed_entry {
	uint32_t kind, line, column;
	uint32_t code, file, text; /* bytes */
} packed_entry;

typedef struct packed_head {
	uint32_t status, out_of_memory, count;
} packed_head;

bool diag_pack(const diag *d, buf *out)
{
	const packed_head head = {(uint32_t)d->status, d->out_of_memory, (uint32_t)d->count};
	buf_put(out, &head, sizeof head);
	for (size_t i = 0; i < d->count; i++) {
		const entry *e = &d->entries[i];
		const packed_entry p = {(uint32_t)e->kind, e->where.line, e->where.column, (uint32_t)strlen(e->code),
		    e->where.file ? (uint32_t)strlen(e->where.file) + 1 : 0, (uint32_t)strlen(e->text)};
		buf_put(out, &p, sizeof p);
		buf_put_string(out, e->code);
		buf_put(out, e->where.file ? e->where.file : "", p.file);
		buf_put_string(out, e->text);
	}
	return !out->failed;
}

static bool take(slice *from, void *out, size_t bytes)
{
	if (from->len < bytes)
		return false;
	if (bytes)
		memcpy(out, from->ptr, bytes);
	*from = (slice){from->ptr + bytes, from->len - bytes};
	return true;
}

/* A text of the arena, or NULL: out of memory, or not there. */
static const char *take_text(diag *d, slice *from, size_t bytes)
{
	slice text = {from->ptr, bytes};
	if (from->len < bytes)
		return NULL;
	*from = (slice){from->ptr + bytes, from->len - bytes};
	return arena_string(d->memory, text);
}

static bool unpack_entry(diag *d, slice *from)
{
	packed_entry p;
	if (!take(from, &p, sizeof p))
		return false;
	const char *code = take_text(d, from, p.code), *file = p.file ? take_text(d, from, p.file) : NULL;
	const char *text = take_text(d, from, p.text);
	if (!code || !text || (p.file && !file))
		return false;
	buf line = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	buf_put_string(&line, text);
	add(d, code, (status_kind)p.kind, (place){file, p.line, p.column}, &line);
	buf_free(&line);
	return true;
}

bool diag_unpack(diag *d, slice packed)
{
	packed_head head;
	bool good = take(&packed, &head, sizeof head);
	for (uint32_t i = 0; good && i < head.count; i++)
		good = unpack_entry(d, &packed);
	if (good && head.out_of_memory)
		diag_no_memory(d);
	if (good && (status_kind)head.status > d->status)
		d->status = (status_kind)head.status;
	return good;
}

/* What was told of one file in a row, in the order of its lines, whatever way it was found. */
static void put_in_order(diag *d)
{
	for (size_t i = 1; i < d->count; i++) {
		entry moved = d->entries[i];
		size_t k = i;
		for (; k > 0; k--) {
			const place *before = &d->entries[k - 1].where;
			bool same = before->file && moved.where.file && strcmp(before->file, moved.where.file) == 0;
			bool later = before->line > moved.where.line || (before->line == moved.where.line && before->column > moved.where.column);
			if (!same || !later)
				break;
			d->entries[k] = d->entries[k - 1];
		}
		d->entries[k] = moved;
	}
}

void diag_print(diag *d, FILE *out)
{
	put_in_order(d);
	for (size_t i = 0; i < d->count; i++)
		fprintf(out, "%s\n", d->entries[i].text);
	if (d->more) {
		char number[24];
		snprintf(number, sizeof number, "%zu", d->more);
		buf line = BUF_INIT(LIMIT_FIELD_BYTES);
		message_fill(&line, AND_MORE.text[d->lang], (const char *const[]){number, NULL});
		fprintf(out, "%.*s. %s\n", (int)line.len, line.data ? line.data : "", AND_MORE.hint[d->lang]);
		buf_free(&line);
	}
	if (d->out_of_memory)
		fprintf(out, "%s. %s\n", NO_MEMORY.text[d->lang], NO_MEMORY.hint[d->lang]);
	diag_forget(d);
}

void diag_forget(diag *d)
{
	d->count = d->more = 0;
	d->out_of_memory = false;
}

void diag_clear(diag *d)
{
	diag_forget(d);
	d->status = STATUS_DONE;
}
