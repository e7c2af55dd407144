/* schemas.c: libxml2's validator over one schema made of imports, so that the schemas find each other on this machine whatever addresses they name. */
#include "archive/schemas.h"

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <limits.h>
#include <stdlib.h>

#include "archive/finding.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/xml.h"

static const message BAD_SCHEMAS = {"schemas-unreadable", STATUS_USAGE,
    {"không đọc được các lược đồ XML trong “{1}”: {2}", "the XML schemas in “{1}” cannot be read: {2}"},
    {"Cài lại chương trình, hoặc kiểm tra thư mục mà TONGKET_DATA trỏ tới.",
        "Install the program again, or check the folder that TONGKET_DATA names."}};
static const message INVALID = {"package-invalid-xml", STATUS_DATA,
    {"không đúng lược đồ (dòng {1}): {2}", "does not follow its schema (line {1}): {2}"},
    {"Tệp đã bị sửa; lấy bản sao còn nguyên của gói, hoặc lập lại bằng tongket archive.",
        "The file was changed; take an untouched copy of the package, or make it anew by tongket archive."}};

typedef struct known {
	const char *file, *space;
	int kind; /* schema_kind it makes checkable; -1: none */
} known;

/* What is imported stands before what needs it. */
static const known KNOWN[] = {
    {"xml.xsd", "http://www.w3.org/XML/1998/namespace", -1},
    {"xlink.xsd", "http://www.w3.org/1999/xlink", -1},
    {"mets.xsd", "http://www.loc.gov/METS/", SCHEMA_METS},
    {"DILCISExtensionMETS.xsd", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS", -1},
    {"DILCISExtensionSIPMETS.xsd", "https://DILCIS.eu/XML/METS/SIPExtensionMETS", -1},
    {"premis.xsd", "http://www.loc.gov/premis/v3", SCHEMA_PREMIS},
    {"ead3.xsd", "http://ead3.archivists.org/schema/", SCHEMA_EAD},
};

struct schemas {
	xmlSchemaPtr schema;
	bool has[3]; /* by schema_kind */
};

typedef struct listener {
	const char *shown;
	diag *found;
	buf first; /* of reading the schemas */
} listener;

static void put_message(char out[400], const xmlError *error)
{
	slice text = slice_trim(slice_of(error->message ? error->message : ""));
	if (text.len && text.ptr[text.len - 1] == '.')
		text.len--;
	size_t n = text.len < 390 ? text.len : 390;
	while (n && n < text.len && ((unsigned char)text.ptr[n] & 0xC0) == 0x80)
		n--;
	memcpy(out, text.ptr, n);
	out[n] = '\0';
}

static void hear_schema(void *user, xmlErrorPtr error)
{
	listener *l = user;
	char text[400];
	put_message(text, error);
	if (l->first.len == 0 && error->level >= XML_ERR_ERROR)
		buf_put_string(&l->first, text);
}

static void hear_finding(void *user, xmlErrorPtr error)
{
	listener *l = user;
	char text[400], line[16];
	put_message(text, error);
	snprintf(line, sizeof line, "%d", error->line);
	finding(l->found, &INVALID, l->shown, line, text);
}

/* <xs:schema> with an import of each schema there is. False: there is none. */
static bool put_imports(arena *a, const char *folder, schemas *s, buf *out)
{
	bool any = false;
	xml *x = xml_new(out, 0);
	if (!x)
		return false;
	xml_begin(x, "xs:schema");
	xml_attribute(x, "xmlns:xs", SLICE("http://www.w3.org/2001/XMLSchema"));
	for (size_t i = 0; i < COUNT_OF(KNOWN); i++) {
		const char *path = path_join(a, folder, KNOWN[i].file);
		if (!path || !file_exists(path))
			continue;
		xml_begin(x, "xs:import");
		xml_attribute(x, "namespace", slice_of(KNOWN[i].space));
		xml_attribute(x, "schemaLocation", slice_of(path));
		xml_end(x);
		if (KNOWN[i].kind >= 0)
			any = s->has[KNOWN[i].kind] = true;
	}
	xml_end(x);
	return xml_finish(x) && any;
}

static bool parse(schemas *s, const buf *text, const char *folder, diag *d)
{
	listener l = {.first = BUF_INIT(1024)};
	xmlSetExternalEntityLoader(xmlNoNetExternalEntityLoader);
	xmlSchemaParserCtxtPtr c = text->len <= INT_MAX ? xmlSchemaNewMemParserCtxt(text->data, (int)text->len) : NULL;
	if (c) {
		xmlSchemaSetParserStructuredErrors(c, (xmlStructuredErrorFunc)hear_schema, &l);
		s->schema = xmlSchemaParse(c);
		xmlSchemaFreeParserCtxt(c);
	}
	if (!s->schema) {
		buf_put_char(&l.first, '\0');
		diag_report(d, &BAD_SCHEMAS, NOWHERE, folder, l.first.data ? l.first.data : "?");
	}
	buf_free(&l.first);
	return s->schema != NULL;
}

schemas *schemas_open(const char *folder, diag *d)
{
	arena *a = arena_new();
	schemas *s = calloc(1, sizeof *s);
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	bool good = a && s && put_imports(a, folder, s, &text) && parse(s, &text, folder, d);
	buf_free(&text);
	arena_free(a);
	if (good)
		return s;
	schemas_free(s);
	return NULL;
}

void schemas_free(schemas *s)
{
	if (!s)
		return;
	xmlSchemaFree(s->schema);
	free(s);
}

void schemas_check(const schemas *s, schema_kind kind, slice text, const char *shown, diag *found)
{
	if (!s || !s->has[kind] || text.len > INT_MAX)
		return;
	xmlDocPtr doc = xmlReadMemory(text.ptr, (int)text.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlSchemaValidCtxtPtr c = doc ? xmlSchemaNewValidCtxt(s->schema) : NULL;
	if (c) {
		listener l = {.shown = shown, .found = found};
		xmlSchemaSetValidStructuredErrors(c, (xmlStructuredErrorFunc)hear_finding, &l);
		xmlSchemaValidateDoc(c, doc);
		xmlSchemaFreeValidCtxt(c);
	}
	xmlFreeDoc(doc);
}
