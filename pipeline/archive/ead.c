/* ead.c: the descriptive fields as EAD3, the archivists' standard for finding aids: the file as archdesc, each document as a component of it. */
#include "archive/sip.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/xml.h"

typedef struct ead {
	xml *x;
	const sip *sip;
	const slice *field; /* by field_id */
} ead;

static void attribute(xml *x, const char *name, const char *value)
{
	xml_attribute(x, name, slice_of(value));
}

static void element_with(xml *x, const char *name, const char *key, const char *value, slice text)
{
	xml_begin(x, name);
	attribute(x, key, value);
	xml_text(x, text);
	xml_end(x);
}

/* <name><p>text</p></name>, where there is a text. */
static void paragraph(xml *x, const char *name, const char *kind, slice text)
{
	if (!text.len)
		return;
	xml_begin(x, name);
	if (kind)
		attribute(x, "localtype", kind);
	xml_element(x, "p", text);
	xml_end(x);
}

static void put_control(const ead *e)
{
	xml *x = e->x;
	xml_begin(x, "control");
	xml_element(x, "recordid", slice_of(e->sip->id.objid));
	xml_begin(x, "filedesc");
	xml_begin(x, "titlestmt");
	xml_element(x, "titleproper", e->field[ABOUT_TITLE]);
	xml_end(x);
	xml_end(x);
	xml_begin(x, "maintenancestatus");
	attribute(x, "value", "new");
	xml_end(x);
	xml_begin(x, "maintenanceagency");
	xml_element(x, "agencyname", e->field[ABOUT_CREATOR]);
	xml_end(x);
	xml_begin(x, "maintenancehistory");
	xml_begin(x, "maintenanceevent");
	xml_begin(x, "eventtype");
	attribute(x, "value", "created");
	xml_end(x);
	element_with(x, "eventdatetime", "standarddatetime", e->sip->options->moment, slice_of(e->sip->options->moment));
	xml_begin(x, "agenttype");
	attribute(x, "value", "machine");
	xml_end(x);
	xml_element(x, "agent", SLICE(SIP_PROGRAM " " TONGKET_VERSION));
	xml_end(x);
	xml_end(x);
	xml_end(x);
}

static void put_organisation(xml *x, const char *wrapper, slice name)
{
	xml_begin(x, wrapper);
	xml_begin(x, "corpname");
	xml_element(x, "part", name);
	xml_end(x);
	xml_end(x);
}

static void put_period(const ead *e)
{
	slice from = e->field[ABOUT_START_DATE], to = e->field[ABOUT_END_DATE];
	if (!from.len || !to.len)
		return;
	xml_begin(e->x, "unitdatestructured");
	xml_begin(e->x, "daterange");
	xml_begin(e->x, "fromdate");
	xml_attribute(e->x, "standarddate", from);
	xml_text(e->x, from);
	xml_end(e->x);
	xml_begin(e->x, "todate");
	xml_attribute(e->x, "standarddate", to);
	xml_text(e->x, to);
	xml_end(e->x);
	xml_end(e->x);
	xml_end(e->x);
}

static size_t count_documents(const stage *s)
{
	size_t count = 0;
	for (size_t i = 0; i < stage_count(s); i++)
		count += strncmp(stage_get(s, i)->path, REP_DOCUMENTS, sizeof REP_DOCUMENTS - 1) == 0;
	return count;
}

static void put_extent(const ead *e)
{
	buf number = BUF_INIT(32);
	buf_put_unsigned(&number, count_documents(e->sip->stage));
	xml_begin(e->x, "physdescstructured");
	attribute(e->x, "physdescstructuredtype", "materialtype");
	attribute(e->x, "coverage", "whole");
	xml_element(e->x, "quantity", buf_slice(&number));
	xml_element(e->x, "unittype", SLICE("PDF/A"));
	xml_end(e->x);
	buf_free(&number);
}

/* "vi-VN" as EAD wants it: the language alone, and its tag whole as text. */
static void put_language(const ead *e)
{
	slice tag = e->field[ABOUT_LANGUAGE];
	const char *dash = memchr(tag.ptr, '-', tag.len);
	xml_begin(e->x, "langmaterial");
	xml_begin(e->x, "language");
	xml_attribute(e->x, "langcode", (slice){tag.ptr, dash ? (size_t)(dash - tag.ptr) : tag.len});
	xml_text(e->x, tag);
	xml_end(e->x);
	xml_end(e->x);
}

static void put_file_did(const ead *e)
{
	xml *x = e->x;
	slice keeper = e->field[ABOUT_REPOSITORY].len ? e->field[ABOUT_REPOSITORY] : e->field[ABOUT_CREATOR];
	xml_begin(x, "did");
	put_organisation(x, "repository", keeper);
	element_with(x, "unitid", "localtype", ABOUT_RULES[ABOUT_FONDS].decree, e->field[ABOUT_FONDS]);
	element_with(x, "unitid", "localtype", ABOUT_RULES[ABOUT_FILE_CODE].decree, e->field[ABOUT_FILE_CODE]);
	xml_element(x, "unittitle", e->field[ABOUT_TITLE]);
	put_period(e);
	put_organisation(x, "origination", e->field[ABOUT_CREATOR]);
	put_extent(e);
	put_language(e);
	xml_end(x);
}

static void put_keywords(const ead *e)
{
	if (!e->field[ABOUT_KEYWORDS].len)
		return;
	xml_begin(e->x, "controlaccess");
	xml_begin(e->x, "subject");
	xml_element(e->x, "part", e->field[ABOUT_KEYWORDS]);
	xml_end(e->x);
	xml_end(e->x);
}

static void put_signer(const ead *e)
{
	if (!e->field[ABOUT_SIGNER].len)
		return;
	xml_begin(e->x, "origination");
	attribute(e->x, "label", ABOUT_RULES[ABOUT_SIGNER].key);
	xml_begin(e->x, "persname");
	if (e->field[ABOUT_POSITION].len)
		xml_attribute(e->x, "relator", e->field[ABOUT_POSITION]);
	xml_element(e->x, "part", e->field[ABOUT_SIGNER]);
	xml_end(e->x);
	xml_end(e->x);
}

static void put_document(const ead *e, const staged *file)
{
	static const field_id CODES[] = {ABOUT_NUMBER, ABOUT_NOTATION, ABOUT_DOCUMENT_TYPE};
	xml *x = e->x;
	slice title = e->field[ABOUT_SUBJECT].len ? e->field[ABOUT_SUBJECT] : e->field[ABOUT_TITLE];
	xml_begin(x, "c");
	attribute(x, "level", "item");
	xml_begin(x, "did");
	for (size_t i = 0; i < COUNT_OF(CODES); i++)
		if (e->field[CODES[i]].len)
			element_with(x, "unitid", "localtype", ABOUT_RULES[CODES[i]].decree, e->field[CODES[i]]);
	xml_element(x, "unittitle", title);
	xml_begin(x, "unitdate");
	xml_attribute(x, "normal", e->field[ABOUT_ISSUED_DATE]);
	xml_text(x, e->field[ABOUT_ISSUED_DATE]);
	xml_end(x);
	put_organisation(x, "origination", e->field[ABOUT_CREATOR]);
	put_signer(e);
	xml_begin(x, "dao");
	attribute(x, "daotype", "borndigital");
	attribute(x, "href", file->path);
	xml_end(x);
	xml_end(x);
	xml_end(x);
}

static void put_archdesc(const ead *e)
{
	xml *x = e->x;
	const stage *s = e->sip->stage;
	xml_begin(x, "archdesc");
	attribute(x, "level", "file");
	put_file_did(e);
	paragraph(x, "accessrestrict", ABOUT_RULES[ABOUT_ACCESS].decree, e->field[ABOUT_ACCESS]);
	paragraph(x, "appraisal", ABOUT_RULES[ABOUT_RETENTION].decree, e->field[ABOUT_RETENTION]);
	put_keywords(e);
	paragraph(x, "scopecontent", ABOUT_RULES[ABOUT_DESCRIPTION].decree, e->field[ABOUT_DESCRIPTION]);
	xml_begin(x, "dsc");
	for (size_t i = 0; i < stage_count(s); i++)
		if (strncmp(stage_get(s, i)->path, REP_DOCUMENTS, sizeof REP_DOCUMENTS - 1) == 0)
			put_document(e, stage_get(s, i));
	xml_end(x);
	xml_end(x);
}

bool sip_put_ead(const sip *p)
{
	buf text = BUF_INIT(LIMIT_PACKAGE_XML);
	ead e = {xml_new(&text, 2), p, p->options->about->fields};
	if (!e.x)
		return diag_no_memory(stage_diag(p->stage));
	xml_declaration(e.x);
	xml_begin(e.x, "ead");
	attribute(e.x, "xmlns", "http://ead3.archivists.org/schema/");
	put_control(&e);
	put_archdesc(&e);
	xml_end(e.x);
	bool good = xml_finish(e.x) || diag_no_memory(stage_diag(p->stage));
	good = good && stage_add_bytes(p->stage, SIP_EAD, buf_slice(&text));
	buf_free(&text);
	return good;
}
