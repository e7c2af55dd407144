/* format.c: formats by the ending of a name, PDF by its claim: the XMP packet of a PDF/A file is never compressed, so it can be read as it stands. */
#include "archive/format.h"

#include "base/compiler.h"

typedef struct ending {
	const char *text;
	format format;
} ending;

static const ending ENDINGS[] = {
    {".csv", {"text/csv", "Comma Separated Values", NULL, "x-fmt/18"}},
    {".xml", {"application/xml", "Extensible Markup Language", "1.0", "fmt/101"}},
    {".xsd", {"application/xml", "XML Schema Definition", NULL, "x-fmt/280"}},
    {".json", {"application/json", "JSON Data Interchange Format", NULL, "fmt/817"}},
    {".yaml", {"application/yaml", "YAML", NULL, "fmt/818"}},
    {".md", {"text/markdown", "Markdown", NULL, "fmt/1149"}},
    {".sql", {"application/sql", "Structured Query Language Data", NULL, "fmt/206"}},
    {".txt", {"text/plain", "Plain Text File", NULL, "x-fmt/111"}},
    {".png", {"image/png", "Portable Network Graphics", NULL, NULL}},
    {".pdf", {"application/pdf", "Portable Document Format", NULL, NULL}},
};
static const format UNKNOWN = {"application/octet-stream", "Unknown", NULL, NULL};

typedef struct level {
	const char *part, *conformance;
	format format;
} level;

#define PDFA "Acrobat PDF/A - Portable Document Format"
static const level LEVELS[] = {
    {"1", "A", {"application/pdf", PDFA, "1a", "fmt/95"}},
    {"1", "B", {"application/pdf", PDFA, "1b", "fmt/354"}},
    {"2", "A", {"application/pdf", PDFA, "2a", "fmt/476"}},
    {"2", "B", {"application/pdf", PDFA, "2b", "fmt/477"}},
    {"2", "U", {"application/pdf", PDFA, "2u", "fmt/478"}},
    {"3", "A", {"application/pdf", PDFA, "3a", "fmt/479"}},
    {"3", "B", {"application/pdf", PDFA, "3b", "fmt/480"}},
    {"3", "U", {"application/pdf", PDFA, "3u", "fmt/481"}},
};

/* Whether what stands behind the first `tag` in `bytes` is `value`. */
static bool claims(slice bytes, const char *tag, const char *value)
{
	const char *found = memmem(bytes.ptr, bytes.len, tag, strlen(tag));
	if (!found)
		return false;
	size_t left = bytes.len - (size_t)(found - bytes.ptr) - strlen(tag);
	return left > strlen(value) && memcmp(found + strlen(tag), value, strlen(value)) == 0;
}

static const format *pdf_level(slice bytes)
{
	for (size_t i = 0; i < COUNT_OF(LEVELS); i++)
		if (claims(bytes, "<pdfaid:part>", LEVELS[i].part) && claims(bytes, "<pdfaid:conformance>", LEVELS[i].conformance))
			return &LEVELS[i].format;
	return NULL;
}

const format *format_of(const char *path, slice bytes)
{
	size_t n = strlen(path);
	for (size_t i = 0; i < COUNT_OF(ENDINGS); i++) {
		size_t tail = strlen(ENDINGS[i].text);
		if (n <= tail || strcasecmp(path + n - tail, ENDINGS[i].text) != 0)
			continue;
		const format *claimed = bytes.len && strcmp(ENDINGS[i].text, ".pdf") == 0 ? pdf_level(bytes) : NULL;
		return claimed ? claimed : &ENDINGS[i].format;
	}
	return &UNKNOWN;
}
