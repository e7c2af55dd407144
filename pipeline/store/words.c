/* words.c: the words of an issue: our own (issue.c), and those of a template with `{column}` holes. */
#include "store/inside.h"

static bool is_name_byte(char c)
{
	unsigned char u = (unsigned char)c;
	return u == '_' || u == '.' || u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

/* The name of a hole that begins `text`; an empty slice: there is none. */
static slice hole(slice text)
{
	size_t n = 1;
	while (n < text.len && is_name_byte(text.ptr[n]))
		n++;
	bool whole = text.len && text.ptr[0] == '{' && n > 1 && n < text.len && text.ptr[n] == '}';
	return whole ? (slice){text.ptr + 1, n - 1} : (slice){NULL, 0};
}

void words_fill(buf *out, slice text, bool (*put)(void *user, slice name, buf *out), void *user)
{
	while (text.len) {
		slice name = hole(text);
		size_t taken = 1;
		if (name.len && put(user, name, out))
			taken = name.len + 2;
		else
			buf_put_char(out, *text.ptr);
		text.ptr += taken;
		text.len -= taken;
	}
}

slice words_unknown(slice text, bool (*known)(void *user, slice name), void *user)
{
	for (; text.len; text.ptr++, text.len--) {
		slice name = hole(text);
		if (name.len && !known(user, name))
			return name;
	}
	return (slice){NULL, 0};
}

void words_put(store *s, issue_code code, constraint_kind constraint, const char *const args[])
{
	buf_clear(&s->text);
	buf_clear(&s->hint);
	issue_put_text(&s->text, code, constraint, s->lang, args);
	issue_put_hint(&s->hint, code, constraint, s->lang, args);
}
