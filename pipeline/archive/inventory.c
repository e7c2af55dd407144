/* inventory.c: libxml2's reader, one node after the other, so that a METS of a hundred thousand files needs no tree. */
#include "archive/inventory.h"

#include <libxml/xmlreader.h>
#include <limits.h>

#include "archive/finding.h"
#include "archive/tree.h"
#include "base/buf.h"
#include "base/limits.h"

#define METS_SPACE "http://www.loc.gov/METS/"
#define PREMIS_SPACE "http://www.loc.gov/premis/v3"
#define XLINK_SPACE "http://www.w3.org/1999/xlink"

static const message BAD_XML = {"package-xml", STATUS_DATA, {"không phải XML hợp lệ: {1}", "is not well-formed XML: {1}"},
    {"Tệp đã bị sửa hoặc hỏng; lấy bản sao còn nguyên của gói.",
        "The file was changed or damaged; take an untouched copy of the package."}};
static const message HAS_DTD = {"package-doctype", STATUS_DATA,
    {"có khai báo DOCTYPE, không được chấp nhận", "has a document type declaration, which is not accepted"},
    {"Bỏ khai báo này: các tệp mô tả của gói không cần đến nó.", "Remove it: the descriptions of a package do not need it."}};

typedef struct reading {
	xmlTextReaderPtr reader;
	const char *space; /* only elements of this name space are looked at */
	inventory_fn fn;
	void *user;
	buf href, digest, size;
	bool is_sha256, in_object;
	buf *text; /* where the text of the current element goes; NULL: nowhere */
} reading;

static void keep_error(void *user, xmlErrorPtr error)
{
	buf *first = user;
	if (first->len == 0 && error->message)
		buf_printf(first, "%d: %s", error->line, error->message);
}

static void take_attribute(reading *r, const char *name, const char *space, buf *out)
{
	xmlChar *found = space ? xmlTextReaderGetAttributeNs(r->reader, (const xmlChar *)name, (const xmlChar *)space)
	                       : xmlTextReaderGetAttribute(r->reader, (const xmlChar *)name);
	buf_clear(out);
	if (found)
		buf_put_string(out, (const char *)found);
	xmlFree(found);
}

static bool read_size(slice text, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9' || i > 18)
			return false;
		*out = *out * 10 + (uint64_t)(text.ptr[i] - '0');
	}
	return text.len > 0;
}

static bool hand_on(reading *r, inventory_kind kind)
{
	inventory_entry e = {.kind = kind, .href = buf_slice(&r->href)};
	if (kind == INVENTORY_FILE) {
		e.has_size = read_size(buf_slice(&r->size), &e.size);
		e.sha256 = r->is_sha256 ? buf_slice(&r->digest) : (slice){"", 0};
	}
	return r->fn(r->user, &e);
}

static void take_fixity(reading *r)
{
	take_attribute(r, "CHECKSUMTYPE", NULL, &r->digest);
	r->is_sha256 = slice_is(buf_slice(&r->digest), "SHA-256");
	take_attribute(r, "CHECKSUM", NULL, &r->digest);
	take_attribute(r, "SIZE", NULL, &r->size);
}

static bool visit_mets(reading *r, const char *name)
{
	if (strcmp(name, "mets") == 0) {
		take_attribute(r, "OBJID", NULL, &r->href);
		return hand_on(r, INVENTORY_OBJECT);
	}
	if (strcmp(name, "file") == 0 || strcmp(name, "mdRef") == 0)
		take_fixity(r);
	if (strcmp(name, "FLocat") != 0 && strcmp(name, "mdRef") != 0 && strcmp(name, "mptr") != 0)
		return true;
	take_attribute(r, "href", XLINK_SPACE, &r->href);
	return hand_on(r, strcmp(name, "mptr") == 0 ? INVENTORY_POINTER : INVENTORY_FILE);
}

static bool visit_premis(reading *r, const char *name)
{
	const struct {
		const char *name;
		buf *out;
	} wanted[] = {{"objectIdentifierValue", &r->href}, {"messageDigest", &r->digest}, {"size", &r->size}};
	if (strcmp(name, "object") == 0) {
		r->in_object = true;
		r->is_sha256 = true;
		buf_clear(&r->href);
		buf_clear(&r->digest);
		buf_clear(&r->size);
	}
	r->text = NULL;
	for (size_t i = 0; r->in_object && i < COUNT_OF(wanted); i++)
		if (strcmp(name, wanted[i].name) == 0)
			r->text = wanted[i].out;
	return true;
}

static bool end_premis(reading *r, const char *name)
{
	r->text = NULL;
	if (strcmp(name, "object") != 0)
		return true;
	r->in_object = false;
	return hand_on(r, INVENTORY_FILE);
}

/* One node. False: stop. */
static bool visit(reading *r)
{
	int type = xmlTextReaderNodeType(r->reader);
	const char *space = (const char *)xmlTextReaderConstNamespaceUri(r->reader);
	const char *name = (const char *)xmlTextReaderConstLocalName(r->reader);
	bool ours = r->space && space && strcmp(space, r->space) == 0, mets = ours && strcmp(r->space, METS_SPACE) == 0;
	if (type == XML_READER_TYPE_ELEMENT && ours)
		return mets ? visit_mets(r, name) : visit_premis(r, name);
	if (type == XML_READER_TYPE_END_ELEMENT && ours && !mets)
		return end_premis(r, name);
	if (type == XML_READER_TYPE_TEXT && r->text)
		buf_put_string(r->text, (const char *)xmlTextReaderConstValue(r->reader));
	return true;
}

static bool read_nodes(reading *r, const char *shown, const buf *error, diag *found)
{
	int status;
	while ((status = xmlTextReaderRead(r->reader)) == 1) {
		if (xmlTextReaderNodeType(r->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
			return finding(found, &HAS_DTD, shown, "");
		if (!visit(r))
			return false;
	}
	if (status == 0)
		return true;
	slice why = slice_trim(buf_slice(error));
	char text[200];
	snprintf(text, sizeof text, "%.*s", (int)(why.len < 150 ? why.len : 150), why.ptr);
	return finding(found, &BAD_XML, shown, text);
}

/* Whether the longest stretch without a '>' behind a '<' is one that an inventory may hold: libxml2 compares each attribute of a tag with all before it. */
static bool tags_are_short(slice text)
{
	for (const char *at; text.len && (at = memchr(text.ptr, '<', text.len));) {
		slice rest = {at, text.len - (size_t)(at - text.ptr)};
		size_t most = rest.len < LIMIT_PACKAGE_TAG ? rest.len : LIMIT_PACKAGE_TAG;
		const char *end = memchr(rest.ptr, '>', most);
		if (!end && most < rest.len)
			return false;
		if (!end)
			return true;
		text = (slice){end, rest.len - (size_t)(end - rest.ptr)};
	}
	return true;
}

static bool read_all(slice text, const char *shown, const char *space, inventory_fn fn, void *user, diag *found)
{
	if (!tags_are_short(text))
		return finding(found, &BAD_XML, shown, "a tag of more than 64 KiB");
	buf error = BUF_INIT(4096);
	reading r = {.space = space, .fn = fn, .user = user, .href = BUF_INIT(16384), .digest = BUF_INIT(256), .size = BUF_INIT(64)};
	r.reader = text.len <= INT_MAX ? xmlReaderForMemory(text.ptr, (int)text.len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT) : NULL;
	if (!r.reader)
		return diag_no_memory(found);
	xmlTextReaderSetStructuredErrorHandler(r.reader, (xmlStructuredErrorFunc)keep_error, &error);
	bool good = read_nodes(&r, shown, &error, found);
	xmlFreeTextReader(r.reader);
	buf_free(&error);
	buf_free(&r.href);
	buf_free(&r.digest);
	buf_free(&r.size);
	return good;
}

bool inventory_read_mets(slice text, const char *shown, inventory_fn fn, void *user, diag *found)
{
	return read_all(text, shown, METS_SPACE, fn, user, found);
}

bool inventory_read_premis(slice text, const char *shown, inventory_fn fn, void *user, diag *found)
{
	return read_all(text, shown, PREMIS_SPACE, fn, user, found);
}

bool inventory_is_well_formed(slice text, const char *shown, diag *found)
{
	return read_all(text, shown, NULL, NULL, NULL, found);
}

static int hex(char c)
{
	const char *digits = "0123456789abcdef0123456789ABCDEF", *found = c ? strchr(digits, c) : NULL;
	return found ? (int)(found - digits) % 16 : -1;
}

const char *inventory_resolve(arena *a, const char *base, slice href)
{
	size_t n = strlen(base);
	char *out = arena_alloc(a, n + href.len + 1);
	if (!out)
		return NULL;
	memcpy(out, base, n + 1);
	for (size_t i = 0; i < href.len; i++) {
		char c = href.ptr[i];
		if (c == '%' && i + 2 < href.len && hex(href.ptr[i + 1]) >= 0 && hex(href.ptr[i + 2]) >= 0) {
			c = (char)(hex(href.ptr[i + 1]) * 16 + hex(href.ptr[i + 2]));
			i += 2;
		}
		if (c == '\0')
			return NULL;
		out[n++] = c;
	}
	return tree_path_is_safe((slice){out, n}) ? out : NULL;
}
