/* texts.c: SQLite's functions on texts that one call can make run for minutes, written again so that none can: instr and replace seek in linear time, trim knows a limited set of
 * characters, printf a limited width. What they answer is what SQLite's own answer. */
#include "store/inside.h"

#include "base/utf8.h"

#define WIDEST 1000000  /* characters of one field of printf */
#define TRIMMED_MOST 64 /* characters that trim takes away */

static slice text_of(sqlite3_value *v)
{
	const char *text = (const char *)sqlite3_value_text(v);
	return (slice){text ? text : "", text ? (size_t)sqlite3_value_bytes(v) : 0};
}

static bool any_null(sqlite3_value **v, int n)
{
	for (int i = 0; i < n; i++)
		if (sqlite3_value_type(v[i]) == SQLITE_NULL)
			return true;
	return false;
}

/* The bytes of the first character, as SQLite counts them: a text that SQL makes need not be UTF-8. */
static size_t first_character(slice text)
{
	size_t n = text.len > 0;
	if (n && (unsigned char)text.ptr[0] >= 0xC0)
		while (n < text.len && ((unsigned char)text.ptr[n] & 0xC0) == 0x80)
			n++;
	return n;
}

static const char *find(slice text, slice part)
{
	return part.len ? memmem(text.ptr, text.len, part.ptr, part.len) : text.ptr;
}

/* instr(text, part): characters before the first `part`, and one; 0: there is none. Of two blobs: bytes. */
static void instr(sqlite3_context *c, int n, sqlite3_value **v)
{
	if (any_null(v, n))
		return;
	bool blobs = sqlite3_value_type(v[0]) == SQLITE_BLOB && sqlite3_value_type(v[1]) == SQLITE_BLOB;
	slice text = text_of(v[0]), part = text_of(v[1]);
	const char *found = find(text, part);
	size_t before = found ? (size_t)(found - text.ptr) : 0;
	sqlite3_result_int64(c, found ? (sqlite3_int64)(blobs ? before : utf8_count((slice){text.ptr, before})) + 1 : 0);
}

/* replace(text, part, instead); an empty part is nowhere. */
static void replace(sqlite3_context *c, int n, sqlite3_value **v)
{
	if (any_null(v, n))
		return;
	slice text = text_of(v[0]), part = text_of(v[1]), instead = text_of(v[2]);
	if (!part.len) {
		sqlite3_result_value(c, v[0]);
		return;
	}
	sqlite3_str *out = sqlite3_str_new(sqlite3_context_db_handle(c));
	for (const char *found; (found = find(text, part)) && !sqlite3_str_errcode(out);) {
		size_t before = (size_t)(found - text.ptr);
		sqlite3_str_append(out, text.ptr, (int)before);
		sqlite3_str_append(out, instead.ptr, (int)instead.len);
		text = (slice){found + part.len, text.len - before - part.len};
	}
	sqlite3_str_append(out, text.ptr, (int)text.len);
	int status = sqlite3_str_errcode(out), length = sqlite3_str_length(out);
	char *whole = sqlite3_str_finish(out);
	if (status != SQLITE_OK)
		sqlite3_result_error_code(c, status);
	else
		sqlite3_result_text(c, whole ? whole : "", whole ? length : 0, whole ? sqlite3_free : SQLITE_STATIC);
	if (status != SQLITE_OK)
		sqlite3_free(whole);
}

/* ---- trim ---- */

typedef enum { TRIM_LEFT = 1, TRIM_RIGHT = 2, TRIM_BOTH = 3 } trim_sides;

/* The bytes of the character that `text` begins (`at_end`: ends) with, if it is one of `set`; 0: it is not. */
static size_t trimmed(slice text, const slice *set, size_t count, bool at_end)
{
	for (size_t i = 0; i < count; i++)
		if (set[i].len <= text.len && memcmp(at_end ? text.ptr + text.len - set[i].len : text.ptr, set[i].ptr, set[i].len) == 0)
			return set[i].len;
	return 0;
}

static void trim(sqlite3_context *c, int n, sqlite3_value **v)
{
	if (any_null(v, n))
		return;
	slice text = text_of(v[0]), rest = n > 1 ? text_of(v[1]) : SLICE(" "), set[TRIMMED_MOST];
	size_t count = 0;
	while (rest.len && count < TRIMMED_MOST) {
		set[count] = (slice){rest.ptr, first_character(rest)};
		rest = (slice){rest.ptr + set[count].len, rest.len - set[count].len};
		count++;
	}
	if (rest.len) {
		sqlite3_result_error(c, "trim() of more than 64 characters", -1);
		return;
	}
	const trim_sides *sides = sqlite3_user_data(c);
	for (size_t k; *sides & TRIM_LEFT && (k = trimmed(text, set, count, false)) > 0;)
		text = (slice){text.ptr + k, text.len - k};
	for (size_t k; *sides & TRIM_RIGHT && (k = trimmed(text, set, count, true)) > 0;)
		text.len -= k;
	sqlite3_result_text(c, text.ptr, (int)text.len, SQLITE_TRANSIENT);
}

/* ---- printf ---- */

typedef struct printing {
	sqlite3_context *context;
	sqlite3_str *out;
	sqlite3_value **arguments;
	int left;
	bool wrong; /* told */
} printing;

static sqlite3_value *next_argument(printing *p)
{
	if (p->left == 0)
		return NULL;
	p->left--;
	return *p->arguments++;
}

static void refuse_width(printing *p)
{
	sqlite3_result_error(p->context, "printf() of a field wider than 1000000 characters", -1);
	p->wrong = true;
}

/* A width or precision at `at`: digits, or '*' for an argument. Returns behind it; *number is as it was where there is none. */
static const char *read_number(printing *p, const char *at, const char *end, sqlite3_int64 *number)
{
	if (at < end && *at == '*') {
		sqlite3_value *v = next_argument(p);
		*number = v ? sqlite3_value_int64(v) : 0;
		at++;
	} else if (at < end && *at >= '0' && *at <= '9') {
		*number = 0;
		for (; at < end && *at >= '0' && *at <= '9'; at++)
			*number = *number > WIDEST ? *number : *number * 10 + (*at - '0');
	}
	if (*number > WIDEST || *number < -WIDEST)
		refuse_width(p);
	return at;
}

/* %c of SQL is the first character of a text, `times` times. */
static void put_character(printing *p, const char *flags, sqlite3_int64 width, sqlite3_int64 times)
{
	sqlite3_value *v = next_argument(p);
	slice text = v ? text_of(v) : SLICE("");
	size_t one = first_character(text);
	sqlite3_int64 fill = width - (times > 1 ? times : 1);
	bool left = strchr(flags, '-') != NULL;
	if (fill > 0 && !left)
		sqlite3_str_appendchar(p->out, (int)fill, ' ');
	for (sqlite3_int64 i = 0; i == 0 || i < times; i++)
		sqlite3_str_append(p->out, text.ptr, (int)one);
	if (fill > 0 && left)
		sqlite3_str_appendchar(p->out, (int)fill, ' ');
}

/* One field, by SQLite's own printf of one argument. */
static void put_field(printing *p, const char *flags, sqlite3_int64 width, sqlite3_int64 precision, char kind)
{
	char format[64];
	if (width < 0) /* '*' and a negative number */
		width = -width;
	int w = (int)width, d = (int)precision;
	const char *dot = precision < 0 ? "" : ".*", *longer = strchr("diuxXo", kind) ? "ll" : "";
	sqlite3_snprintf(sizeof format, format, "%%%s*%s%s%c", flags, dot, longer, kind);
	sqlite3_value *v = next_argument(p);
	bool integer = *longer, text = strchr("sqQwz", kind) != NULL;
	const char *words = text && v ? (const char *)sqlite3_value_text(v) : NULL;
	if (kind == 'z')
		format[strlen(format) - 1] = 's'; /* else it would free the text */
	if (integer && *dot)
		sqlite3_str_appendf(p->out, format, w, d, v ? sqlite3_value_int64(v) : 0);
	else if (integer)
		sqlite3_str_appendf(p->out, format, w, v ? sqlite3_value_int64(v) : 0);
	else if (text && *dot)
		sqlite3_str_appendf(p->out, format, w, d, words);
	else if (text)
		sqlite3_str_appendf(p->out, format, w, words);
	else if (*dot)
		sqlite3_str_appendf(p->out, format, w, d, v ? sqlite3_value_double(v) : 0.0);
	else
		sqlite3_str_appendf(p->out, format, w, v ? sqlite3_value_double(v) : 0.0);
}

/* What stands behind a '%'. Returns behind it; NULL: the format ends here, as for SQLite, whose printf stops at what it does not know. */
static const char *put_directive(printing *p, const char *at, const char *end)
{
	char flags[16];
	size_t n = 0;
	sqlite3_int64 width = 0, precision = -1;
	for (; at < end && strchr("-+ 0#,!", *at); at++)
		if (n + 1 < sizeof flags && !memchr(flags, *at, n))
			flags[n++] = *at;
	flags[n] = '\0';
	at = read_number(p, at, end, &width);
	if (at < end && *at == '.') {
		precision = 0;
		at = read_number(p, at + 1, end, &precision);
		if (precision < 0)
			precision = -precision;
	}
	if (width < 0 && n + 1 < sizeof flags) {
		flags[n++] = '-';
		flags[n] = '\0';
		width = -width;
	}
	while (at < end && *at == 'l')
		at++;
	if (at == end)
		sqlite3_str_appendchar(p->out, 1, '%');
	if (at == end || p->wrong || !strchr("diuxXofeEgGsqQwzc%", *at))
		return NULL;
	if (*at == '%')
		sqlite3_str_appendchar(p->out, 1, '%');
	else if (*at == 'c')
		put_character(p, flags, width, precision);
	else
		put_field(p, flags, width, precision, *at);
	return at + 1;
}

static void print(sqlite3_context *c, int n, sqlite3_value **v)
{
	if (n < 1 || sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	slice format = text_of(v[0]);
	const char *at = format.ptr, *end = format.ptr + format.len;
	printing p = {.context = c, .out = sqlite3_str_new(sqlite3_context_db_handle(c)), .arguments = v + 1, .left = n - 1};
	while (at && at < end && !p.wrong) {
		const char *percent = memchr(at, '%', (size_t)(end - at)), *until = percent ? percent : end;
		sqlite3_str_append(p.out, at, (int)(until - at));
		at = percent ? put_directive(&p, percent + 1, end) : end;
	}
	int status = sqlite3_str_errcode(p.out), length = sqlite3_str_length(p.out);
	char *whole = sqlite3_str_finish(p.out);
	if (p.wrong || status != SQLITE_OK) {
		sqlite3_free(whole);
		if (!p.wrong)
			sqlite3_result_error_code(c, status);
		return;
	}
	sqlite3_result_text(c, whole, length, sqlite3_free); /* of nothing: NULL */
}

bool texts_register(store *s)
{
	static const trim_sides LEFT = TRIM_LEFT, RIGHT = TRIM_RIGHT, BOTH = TRIM_BOTH;
	const struct {
		const char *name;
		int arguments;
		void (*call)(sqlite3_context *, int, sqlite3_value **);
		const trim_sides *sides;
	} FUNCTIONS[] = {{"instr", 2, instr, NULL}, {"replace", 3, replace, NULL}, {"printf", -1, print, NULL}, {"format", -1, print, NULL},
	    {"trim", 1, trim, &BOTH}, {"trim", 2, trim, &BOTH}, {"ltrim", 1, trim, &LEFT}, {"ltrim", 2, trim, &LEFT},
	    {"rtrim", 1, trim, &RIGHT}, {"rtrim", 2, trim, &RIGHT}};
	int status = SQLITE_OK;
	for (size_t i = 0; i < COUNT_OF(FUNCTIONS) && status == SQLITE_OK; i++)
		status = sqlite3_create_function(s->db, FUNCTIONS[i].name, FUNCTIONS[i].arguments,
		    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, (void *)(uintptr_t)FUNCTIONS[i].sides, FUNCTIONS[i].call, NULL, NULL);
	return status == SQLITE_OK || store_fail(s);
}
