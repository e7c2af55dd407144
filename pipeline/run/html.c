/* html.c: escaping for a page. */
#include "run/html.h"

#include "text/print.h"

static const char *entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

void html_text(buf *out, slice text, size_t most)
{
	bool cut = most && text.len > most;
	if (cut)
		for (text.len = most; text.len && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80;)
			text.len--;
	size_t start = 0;
	for (size_t i = 0; i < text.len; i++) {
		const char *e = entity(text.ptr[i]);
		if (!e)
			continue;
		put_clean(out, (slice){text.ptr + start, i - start});
		buf_put_string(out, e);
		start = i + 1;
	}
	put_clean(out, (slice){text.ptr + start, text.len - start});
	if (cut)
		buf_put_string(out, "…");
}

void html_number(buf *out, uint64_t number)
{
	print_integer(out, (int64_t)number);
}

static bool is_plain(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

static void put_hex(buf *out, slice text, const char *mark)
{
	for (size_t i = 0; i < text.len; i++) {
		if (is_plain(text.ptr[i]))
			buf_put_char(out, text.ptr[i]);
		else
			buf_printf(out, "%s%02X", mark, (unsigned)(unsigned char)text.ptr[i]);
	}
}

void html_id(buf *out, slice text)
{
	put_hex(out, text, "_");
}

void html_query(buf *out, slice text)
{
	put_hex(out, text, "%");
}
