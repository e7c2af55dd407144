/* premis.c: preservation metadata by PREMIS 3.0: every file of the representations with its fixity and format, what was done with them, and by what program.
 *
 * Files are identified by their paths in the package, so that a reader without METS finds them too. */
#include "archive/sip.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/xml.h"

#define LOCAL "local"
#define AGENT "agent:" SIP_PROGRAM
#define REPRESENTATIONS "representations/"

typedef struct event {
	const char *id, *type, *detail;
	const char *outcome, *note; /* note NULL: what validation found */
	const char *about;          /* the files it concerns begin so */
} event;

/* In the order they happened. Types are terms of the vocabulary at id.loc.gov/vocabulary/preservation/eventType. */
static const event EVENTS[] = {
    {"event:ingestion", "ingestion", "the files submitted were read, byte for byte as they are in this package", "success", "",
        REP_SOURCES},
    {"event:validation", "validation", "every cell and every rule across records was checked; the figures were computed", "success", NULL,
        REP_SOURCES},
    {"event:creation", "creation", "the documents were typeset from the computed figures", "success", "", REP_DOCUMENTS},
    {"event:fixity-check", "fixity check", "SHA-256 of each file computed while it was written into the package", "success", "",
        REPRESENTATIONS},
};

static void put_identifier(xml *x, const char *what, const char *type, const char *value)
{
	static const char *const PARTS[] = {"Identifier", "IdentifierType", "IdentifierValue"};
	char name[3][64];
	for (size_t i = 0; i < 3; i++)
		snprintf(name[i], sizeof name[i], "%s%s", what, PARTS[i]);
	xml_begin(x, name[0]);
	xml_element(x, name[1], slice_of(type));
	xml_element(x, name[2], slice_of(value));
	if (strcmp(what, "linkingAgent") == 0)
		xml_element(x, "linkingAgentRole", SLICE("executing program"));
	xml_end(x);
}

static void put_format(xml *x, const format *f)
{
	xml_begin(x, "format");
	xml_begin(x, "formatDesignation");
	xml_element(x, "formatName", slice_of(f->name));
	if (f->version)
		xml_element(x, "formatVersion", slice_of(f->version));
	xml_end(x);
	if (f->pronom) {
		xml_begin(x, "formatRegistry");
		xml_element(x, "formatRegistryName", SLICE("PRONOM"));
		xml_element(x, "formatRegistryKey", slice_of(f->pronom));
		xml_element(x, "formatRegistryRole", SLICE("specification"));
		xml_end(x);
	}
	xml_end(x);
}

static void put_characteristics(xml *x, const staged *f)
{
	buf size = BUF_INIT(32);
	buf_put_unsigned(&size, f->size);
	xml_begin(x, "objectCharacteristics");
	xml_begin(x, "fixity");
	xml_element(x, "messageDigestAlgorithm", SLICE("SHA-256"));
	xml_element(x, "messageDigest", slice_of(f->sha256));
	xml_element(x, "messageDigestOriginator", SLICE(SIP_PROGRAM " " TONGKET_VERSION));
	xml_end(x);
	xml_element(x, "size", buf_slice(&size));
	put_format(x, f->format);
	xml_end(x);
	buf_free(&size);
}

static bool concerns(const event *e, const staged *f)
{
	return strncmp(f->path, e->about, strlen(e->about)) == 0;
}

static void put_file(xml *x, const staged *f)
{
	xml_begin(x, "object");
	xml_attribute(x, "xsi:type", SLICE("file"));
	put_identifier(x, "object", LOCAL, f->path);
	put_characteristics(x, f);
	if (f->original)
		xml_element(x, "originalName", slice_of(f->original));
	for (size_t i = 0; i < COUNT_OF(EVENTS); i++)
		if (concerns(&EVENTS[i], f))
			put_identifier(x, "linkingEvent", LOCAL, EVENTS[i].id);
	xml_end(x);
}

static void put_event(xml *x, const event *e, const sip *p)
{
	const char *note = e->note ? e->note : p->options->checked;
	xml_begin(x, "event");
	put_identifier(x, "event", LOCAL, e->id);
	xml_element(x, "eventType", slice_of(e->type));
	xml_element(x, "eventDateTime", slice_of(p->options->moment));
	xml_begin(x, "eventDetailInformation");
	xml_element(x, "eventDetail", slice_of(e->detail));
	xml_end(x);
	xml_begin(x, "eventOutcomeInformation");
	xml_element(x, "eventOutcome", slice_of(e->outcome));
	if (*note) {
		xml_begin(x, "eventOutcomeDetail");
		xml_element(x, "eventOutcomeDetailNote", slice_of(note));
		xml_end(x);
	}
	xml_end(x);
	put_identifier(x, "linkingAgent", LOCAL, AGENT);
	for (size_t i = 0; i < stage_count(p->stage); i++)
		if (concerns(e, stage_get(p->stage, i)))
			put_identifier(x, "linkingObject", LOCAL, stage_get(p->stage, i)->path);
	xml_end(x);
}

static void put_agent(xml *x)
{
	xml_begin(x, "agent");
	put_identifier(x, "agent", LOCAL, AGENT);
	xml_element(x, "agentName", SLICE(SIP_PROGRAM));
	xml_element(x, "agentType", SLICE("software"));
	xml_element(x, "agentVersion", SLICE(TONGKET_VERSION));
	xml_end(x);
}

static void put_all(xml *x, const sip *p)
{
	xml_declaration(x);
	xml_begin(x, "premis");
	xml_attribute(x, "xmlns", SLICE("http://www.loc.gov/premis/v3"));
	xml_attribute(x, "xmlns:xsi", SLICE("http://www.w3.org/2001/XMLSchema-instance"));
	xml_attribute(x, "version", SLICE("3.0"));
	for (size_t i = 0; i < stage_count(p->stage); i++)
		if (strncmp(stage_get(p->stage, i)->path, REPRESENTATIONS, sizeof REPRESENTATIONS - 1) == 0)
			put_file(x, stage_get(p->stage, i));
	for (size_t i = 0; i < COUNT_OF(EVENTS); i++)
		put_event(x, &EVENTS[i], p);
	put_agent(x);
	xml_end(x);
}

bool sip_put_premis(const sip *p)
{
	buf text = BUF_INIT(LIMIT_PACKAGE_XML);
	xml *x = xml_new(&text, 2);
	if (!x)
		return diag_no_memory(stage_diag(p->stage));
	put_all(x, p);
	bool good = xml_finish(x) || diag_no_memory(stage_diag(p->stage));
	good = good && stage_add_bytes(p->stage, SIP_PREMIS, buf_slice(&text));
	buf_free(&text);
	return good;
}
