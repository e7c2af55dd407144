/* metadata.c: the claims of the flavour (PDF/A-2a and PDF/UA-1, or others), and what they need: XMP that agrees with the information dictionary (ISO 19005-2 §6.6),
 * a schema for the one property XMP does not know (pdfuaid:part), and an sRGB output intent. */
#include "pdf/metadata.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/xml.h"
#include "pdf/attach.h"

static const message no_title = {"no-title", STATUS_USAGE, {"tài liệu không có tên", "the document has no title"},
    {"Ghi khoá title cho tài liệu trong template.yaml.", "Give the document a title in template.yaml."}};
static const message bad_date = {"no-date", STATUS_USAGE,
    {"ngày của tài liệu “{1}” không có dạng 2015-08-25", "the document's date “{1}” is not of the form 2015-08-25"},
    {"Ghi document.date trong job.yaml.", "Give document.date in job.yaml."}};

/* Midnight in Vietnam, which has one time zone and no summer time. */
#define ZONE "+07:00"

typedef struct stamps {
	char pdf[32]; /* D:20150825000000+07'00' */
	char xmp[32]; /* 2015-08-25T00:00:00+07:00 */
} stamps;

static bool make_stamps(slice date, stamps *out)
{
	static const char form[] = "0000-00-00";
	if (date.len != sizeof form - 1)
		return false;
	for (size_t i = 0; i < date.len; i++)
		if (form[i] == '-' ? date.ptr[i] != '-' : date.ptr[i] < '0' || date.ptr[i] > '9')
			return false;
	snprintf(out->pdf, sizeof out->pdf, "D:%.4s%.2s%.2s000000+07'00'", date.ptr, date.ptr + 5, date.ptr + 8);
	snprintf(out->xmp, sizeof out->xmp, "%.10sT00:00:00" ZONE, date.ptr);
	return true;
}

static void set_information(haru *h, const pdf_options *o, const stamps *s)
{
	HPDF_Dict info = h->doc->info;
	haru_set_text(h, info, "Title", o->title);
	if (o->author.len)
		haru_set_text(h, info, "Author", o->author);
	haru_set_text(h, info, "Producer", o->producer);
	haru_set_ascii(h, info, "CreationDate", s->pdf);
	haru_set_ascii(h, info, "ModDate", s->pdf);
}

/* ---- XMP ---- */

static void begin_resource(xml *x, const char *name)
{
	xml_begin(x, name);
	xml_attribute(x, "rdf:parseType", SLICE("Resource"));
}

/* <name><container><rdf:li>value */
static void put_list(xml *x, const char *name, const char *container, slice tongue, slice value)
{
	xml_begin(x, name);
	xml_begin(x, container);
	xml_begin(x, "rdf:li");
	if (tongue.len)
		xml_attribute(x, "xml:lang", tongue);
	xml_text(x, value);
	xml_end(x);
	xml_end(x);
	xml_end(x);
}

static void put_description(xml *x, const pdf_options *o, const stamps *s)
{
	static const struct {
		const char *prefix, *address;
	} spaces[] = {{"xmlns:dc", "http://purl.org/dc/elements/1.1/"}, {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
	    {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"}, {"xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
	    {"xmlns:pdfuaid", "http://www.aiim.org/pdfua/ns/id/"}};
	const flavour_rules *claims = flavour_get(o->flavour);
	xml_begin(x, "rdf:Description");
	xml_attribute(x, "rdf:about", SLICE(""));
	for (size_t i = 0; i < COUNT_OF(spaces) - !claims->universal; i++) /* pdfuaid is the last */
		xml_attribute(x, spaces[i].prefix, slice_of(spaces[i].address));
	put_list(x, "dc:title", "rdf:Alt", SLICE("x-default"), o->title);
	if (o->author.len)
		put_list(x, "dc:creator", "rdf:Seq", SLICE(""), o->author);
	put_list(x, "dc:language", "rdf:Bag", SLICE(""), o->language);
	xml_element(x, "pdf:Producer", o->producer);
	xml_element(x, "xmp:CreateDate", slice_of(s->xmp));
	xml_element(x, "xmp:ModifyDate", slice_of(s->xmp));
	xml_element(x, "pdfaid:part", slice_of(claims->part));
	xml_element(x, "pdfaid:conformance", slice_of(claims->conformance));
	if (claims->universal)
		xml_element(x, "pdfuaid:part", SLICE("1"));
	xml_end(x);
}

/* The extension schema (ISO 19005-2 §6.6.2.3) that explains pdfuaid:part. */
static void put_schema(xml *x)
{
	xml_begin(x, "rdf:Description");
	xml_attribute(x, "rdf:about", SLICE(""));
	xml_attribute(x, "xmlns:pdfaExtension", SLICE("http://www.aiim.org/pdfa/ns/extension/"));
	xml_attribute(x, "xmlns:pdfaSchema", SLICE("http://www.aiim.org/pdfa/ns/schema#"));
	xml_attribute(x, "xmlns:pdfaProperty", SLICE("http://www.aiim.org/pdfa/ns/property#"));
	xml_begin(x, "pdfaExtension:schemas");
	xml_begin(x, "rdf:Bag");
	begin_resource(x, "rdf:li");
	xml_element(x, "pdfaSchema:schema", SLICE("PDF/UA identification"));
	xml_element(x, "pdfaSchema:namespaceURI", SLICE("http://www.aiim.org/pdfua/ns/id/"));
	xml_element(x, "pdfaSchema:prefix", SLICE("pdfuaid"));
	xml_begin(x, "pdfaSchema:property");
	xml_begin(x, "rdf:Seq");
	begin_resource(x, "rdf:li");
	xml_element(x, "pdfaProperty:name", SLICE("part"));
	xml_element(x, "pdfaProperty:valueType", SLICE("Integer"));
	xml_element(x, "pdfaProperty:category", SLICE("internal"));
	xml_element(x, "pdfaProperty:description", SLICE("the part of ISO 14289 the document conforms to"));
	for (const char *const *open = (const char *const[]){"li", "Seq", "property", "li", "Bag", "schemas", "Description", NULL}; *open;
	     open++)
		xml_end(x);
}

static bool put_xmp(buf *out, const pdf_options *o, const stamps *s)
{
	xml *x = xml_new(out, 1);
	if (!x)
		return false;
	xml_instruction(x, "xpacket", "begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"");
	xml_begin(x, "x:xmpmeta");
	xml_attribute(x, "xmlns:x", SLICE("adobe:ns:meta/"));
	xml_begin(x, "rdf:RDF");
	xml_attribute(x, "xmlns:rdf", SLICE("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
	put_description(x, o, s);
	if (flavour_get(o->flavour)->universal)
		put_schema(x);
	xml_end(x);
	xml_end(x);
	xml_instruction(x, "xpacket", "end=\"w\"");
	return xml_finish(x);
}

/* The metadata stream is not compressed: archives read it without a PDF library. */
static bool add_xmp(haru *h, const pdf_options *o, const stamps *s, diag *d)
{
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	bool good = put_xmp(&text, o, s);
	if (good) {
		HPDF_Dict stream = haru_plain_stream(h, buf_slice(&text));
		haru_set_name(h, stream, "Type", "Metadata");
		haru_set_name(h, stream, "Subtype", "XML");
		haru_set(h, h->doc->catalog, "Metadata", stream);
	}
	buf_free(&text);
	return good ? true : diag_no_memory(d);
}

/* ---- output intent ---- */

static bool pack_profile(flate *z, const char *path, buf *packed, diag *d)
{
	file_bytes profile;
	if (!file_read(path, path, LIMIT_FONT_FILE_BYTES, false, NOWHERE, &profile, d))
		return false;
	flate_pack(z, profile.bytes, packed);
	file_free(&profile);
	return packed->failed ? diag_no_memory(d) : true;
}

static bool add_output_intent(haru *h, flate *z, const pdf_options *o, diag *d)
{
	buf own = BUF_INIT(LIMIT_FONT_FILE_BYTES), *packed = o->icc_packed ? o->icc_packed : &own;
	bool good = packed->len || pack_profile(z, o->icc_profile, packed, d);
	if (good) {
		HPDF_Dict stream = haru_stream(h, buf_slice(packed));
		haru_set_integer(h, stream, "N", 3);
		HPDF_Dict intent = haru_dict(h);
		haru_set_name(h, intent, "Type", "OutputIntent");
		haru_set_name(h, intent, "S", "GTS_PDFA1");
		haru_set_ascii(h, intent, "OutputConditionIdentifier", "sRGB");
		haru_set_ascii(h, intent, "Info", "sRGB IEC61966-2.1");
		haru_set(h, intent, "DestOutputProfile", stream);
		haru_add(h, haru_set_array(h, h->doc->catalog, "OutputIntents"), intent);
	}
	buf_free(&own);
	return good;
}

/* ---- all of it ---- */

static const char *terminated(slice text, char *out, size_t size)
{
	size_t n = text.len < size ? text.len : size - 1;
	memcpy(out, text.ptr, n);
	out[n] = '\0';
	return out;
}

bool metadata_add(haru *h, flate *z, const pdf_options *o, diag *d)
{
	stamps s;
	char shown[64];
	if (o->title.len == 0)
		return diag_report(d, &no_title, NOWHERE, NULL);
	if (!make_stamps(o->date, &s))
		return diag_report(d, &bad_date, NOWHERE, terminated(o->date.len ? o->date : SLICE(""), shown, sizeof shown));
	set_information(h, o, &s);
	HPDF_Dict catalog = h->doc->catalog;
	haru_set_true(h, haru_set_dict(h, catalog, "MarkInfo"), "Marked");
	haru_set_true(h, haru_set_dict(h, catalog, "ViewerPreferences"), "DisplayDocTitle");
	haru_set_ascii(h, catalog, "Lang", terminated(o->language, shown, sizeof shown));
	h->doc->pdf_version = flavour_get(o->flavour)->classic ? HPDF_VER_14 : HPDF_VER_17;
	if (!add_xmp(h, o, &s, d) || !add_output_intent(h, z, o, d) || !attach_add(h, z, o, s.pdf, d))
		return false;
	return haru_failed(h) ? haru_report(h, d) : true;
}
