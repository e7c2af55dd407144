/* json_look.c: a reader of JSON that goes through the text once and writes down only what lies on the outermost level. A parser of a library would
 * allocate for each cell, and yajl's cannot be told that there is no memory. */
#include "base/json_look.h"

typedef struct look {
	const char *at, *end;
	unsigned depth;
	json_outline *out;
} look;

static bool read_value(look *l, json_member *m);

static void skip_space(look *l)
{
	while (l->at < l->end && (*l->at == ' ' || *l->at == '\t' || *l->at == '\n' || *l->at == '\r'))
		l->at++;
}

static bool take(look *l, char c)
{
	bool there = l->at < l->end && *l->at == c;
	l->at += there;
	return there;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool take_escape(look *l)
{
	if (l->at == l->end)
		return false;
	char c = *l->at++;
	if (c != 'u')
		return c && strchr("\"\\/bfnrt", c);
	for (int i = 0; i < 4; i++, l->at++)
		if (l->at == l->end || !is_hex(*l->at))
			return false;
	return true;
}

/* Behind the opening quote. */
static bool read_string(look *l, slice *out)
{
	const char *start = l->at;
	while (l->at < l->end) {
		char c = *l->at++;
		if (c == '"') {
			*out = (slice){start, (size_t)(l->at - start) - 1};
			return true;
		}
		if ((unsigned char)c < 0x20 || (c == '\\' && !take_escape(l)))
			return false;
	}
	return false;
}

static bool take_digits(look *l)
{
	const char *start = l->at;
	while (l->at < l->end && *l->at >= '0' && *l->at <= '9')
		l->at++;
	return l->at > start;
}

static bool read_number(look *l, slice *out)
{
	const char *start = l->at;
	take(l, '-');
	if (!take(l, '0') && !take_digits(l))
		return false;
	if (take(l, '.') && !take_digits(l))
		return false;
	if (take(l, 'e') || take(l, 'E')) {
		if (!take(l, '+'))
			take(l, '-');
		if (!take_digits(l))
			return false;
	}
	*out = (slice){start, (size_t)(l->at - start)};
	return true;
}

static bool read_word(look *l, const char *word)
{
	size_t n = strlen(word);
	bool there = (size_t)(l->end - l->at) >= n && memcmp(l->at, word, n) == 0;
	l->at += there ? n : 0;
	return there;
}

static void write_down(look *l, const json_member *m)
{
	if (l->depth != 1)
		return;
	json_outline *o = l->out;
	if (o->count < JSON_LOOK_MEMBERS)
		o->first[o->count] = *m;
	o->count++;
	if (slice_is(m->key, "type"))
		o->type = m->string;
}

static bool read_member(look *l, bool is_object)
{
	json_member m = {{"", 0}, {"", 0}, {"", 0}};
	skip_space(l);
	if (is_object) {
		if (!take(l, '"') || !read_string(l, &m.key))
			return false;
		skip_space(l);
		if (!take(l, ':'))
			return false;
	}
	slice key = m.key;
	if (!read_value(l, &m))
		return false;
	m.key = key;
	write_down(l, &m);
	skip_space(l);
	return true;
}

/* Behind the opening bracket. */
static bool read_members(look *l, bool is_object)
{
	char close = is_object ? '}' : ']';
	if (++l->depth > JSON_LOOK_DEPTH)
		return false;
	skip_space(l);
	bool closed = take(l, close);
	while (!closed) {
		if (!read_member(l, is_object))
			return false;
		closed = take(l, close);
		if (!closed && !take(l, ','))
			return false;
	}
	l->depth--;
	return true;
}

static bool read_value(look *l, json_member *m)
{
	skip_space(l);
	if (take(l, '{'))
		return read_members(l, true);
	if (take(l, '['))
		return read_members(l, false);
	if (take(l, '"'))
		return read_string(l, &m->string);
	if (read_word(l, "true") || read_word(l, "false") || read_word(l, "null"))
		return true;
	return read_number(l, &m->number);
}

void json_look(slice text, json_outline *out)
{
	*out = (json_outline){.kind = JSON_WRONG, .type = {"", 0}};
	if (!text.len)
		return;
	look l = {text.ptr, text.ptr + text.len, 0, out};
	json_member m = {{"", 0}, {"", 0}, {"", 0}};
	skip_space(&l);
	char first = l.at < l.end ? *l.at : '\0';
	if (!read_value(&l, &m))
		return;
	skip_space(&l);
	if (l.at == l.end)
		out->kind = first == '{' ? JSON_OBJECT : first == '[' ? JSON_ARRAY : JSON_SCALAR;
}
