/* xml.c: libxml2's text writer with its status codes gathered into one.
 *
 * The writer wants strings that end with NUL, slices do not: texts pass through one scratch buffer, where characters XML forbids are also
 * replaced. */
#include "base/xml.h"

#include <libxml/xmlwriter.h>

#include "base/limits.h"

struct xml {
	xmlTextWriterPtr writer;
	buf *out;
	buf scratch;
	size_t depth;
	bool failed;
};

static int append(void *out, const char *bytes, int n)
{
	buf_put(out, bytes, (size_t)n);
	return n;
}

static int close_nothing(void *out)
{
	(void)out;
	return 0;
}

xml *xml_new(buf *out, unsigned indent)
{
	xml *x = calloc(1, sizeof *x);
	if (!x)
		return NULL;
	x->out = out;
	x->scratch = BUF_INIT(LIMIT_MEMORY_BUFFER);
	xmlOutputBufferPtr sink = xmlOutputBufferCreateIO(append, close_nothing, out, NULL);
	x->writer = sink ? xmlNewTextWriter(sink) : NULL;
	if (!x->writer) {
		if (sink)
			xmlOutputBufferClose(sink);
		free(x);
		return NULL;
	}
	if (indent) {
		static const char spaces[] = "        ";
		size_t skipped = indent < sizeof spaces ? sizeof spaces - 1 - indent : 0;
		xmlTextWriterSetIndent(x->writer, 1);
		xmlTextWriterSetIndentString(x->writer, (const xmlChar *)spaces + skipped);
	}
	return x;
}

static void note(xml *x, int status)
{
	if (status < 0)
		x->failed = true;
}

/* The length of what XML 1.0 forbids at the head of `text` (valid UTF-8), or 0. */
static size_t forbidden(slice text)
{
	unsigned char c = (unsigned char)text.ptr[0];
	if (c < 0x20)
		return c != '\t' && c != '\n' && c != '\r';
	return c == 0xEF && text.len >= 3 && memcmp(text.ptr, "\xEF\xBF", 2) == 0 && (unsigned char)text.ptr[2] >= 0xBE ? 3 : 0;
}

/* The text with a NUL behind it. */
static const xmlChar *terminated(xml *x, slice text)
{
	buf_clear(&x->scratch);
	for (size_t i = 0, start = 0; i <= text.len; i++) {
		size_t bad = i < text.len ? forbidden((slice){text.ptr + i, text.len - i}) : 0;
		if (bad == 0 && i < text.len)
			continue;
		buf_put(&x->scratch, text.ptr + start, i - start);
		if (bad)
			buf_put_string(&x->scratch, "\xEF\xBF\xBD");
		start = i + bad;
		i += bad ? bad - 1 : 0;
	}
	buf_put_char(&x->scratch, '\0');
	if (!x->scratch.failed)
		return (const xmlChar *)x->scratch.data;
	x->failed = true;
	return (const xmlChar *)"";
}

void xml_declaration(xml *x)
{
	note(x, xmlTextWriterStartDocument(x->writer, "1.0", "UTF-8", NULL));
}

void xml_instruction(xml *x, const char *target, const char *content)
{
	note(x, xmlTextWriterWritePI(x->writer, (const xmlChar *)target, (const xmlChar *)content));
}

void xml_begin(xml *x, const char *name)
{
	note(x, xmlTextWriterStartElement(x->writer, (const xmlChar *)name));
	x->depth++;
}

void xml_attribute(xml *x, const char *name, slice value)
{
	note(x, xmlTextWriterWriteAttribute(x->writer, (const xmlChar *)name, terminated(x, value)));
}

void xml_text(xml *x, slice text)
{
	note(x, xmlTextWriterWriteString(x->writer, terminated(x, text)));
}

void xml_end(xml *x)
{
	if (x->depth == 0) {
		x->failed = true;
		return;
	}
	note(x, xmlTextWriterEndElement(x->writer));
	x->depth--;
}

void xml_element(xml *x, const char *name, slice text)
{
	xml_begin(x, name);
	if (text.len)
		xml_text(x, text);
	xml_end(x);
}

bool xml_finish(xml *x)
{
	note(x, xmlTextWriterFlush(x->writer));
	bool good = !x->failed && x->depth == 0 && !x->out->failed;
	xmlFreeTextWriter(x->writer);
	buf_free(&x->scratch);
	free(x);
	return good;
}
