/* mets.c: METS of the package and of each representation (E-ARK CSIP 2.1.0 and SIP 2.1.0).
 *
 * The METS of the package lists its own metadata, documentation, schemas and the METS of each representation; that of a representation lists its data. So a large
 * package can be read part by part, and every file is listed exactly once. */
#include "archive/sip.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/xml.h"

typedef struct mets {
	xml *x;
	const sip *sip;
	const char *base; /* paths are relative to this folder of the package: "" or "representations/rep1/" */
	buf scratch;
} mets;

/* A group of files in fileSec, and what of the structural map points to it. */
typedef struct group {
	const char *id, *use;
	const char *prefix; /* the paths in the package of its files */
	const char *kind;   /* of its content: free text, for METS knows no type for it */
	bool pointer;       /* to the METS of a representation */
} group;

static const group PACKAGE_GROUPS[] = {
    {"grp-documentation", "Documentation", "documentation/", "documentation", false},
    {"grp-schemas", "Schemas", "schemas/", "schemas", false},
    {"grp-rep1", "Representations/rep1", "representations/rep1/" SIP_METS, "typeset documents", true},
    {"grp-rep2", "Representations/rep2", "representations/rep2/" SIP_METS, "tabular data and computation", true},
};

static void attribute(const mets *m, const char *name, const char *value)
{
	xml_attribute(m->x, name, slice_of(value));
}

/* A path as a relative reference (RFC 3986): unreserved characters and '/' as they are. */
static slice reference(mets *m, const char *path)
{
	static const char DIGITS[] = "0123456789ABCDEF";
	buf_clear(&m->scratch);
	for (const char *p = path; *p; p++) {
		unsigned char c = (unsigned char)*p;
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c);
		if (plain) {
			buf_put_char(&m->scratch, (char)c);
			continue;
		}
		buf_put_char(&m->scratch, '%');
		buf_put_char(&m->scratch, DIGITS[c >> 4]);
		buf_put_char(&m->scratch, DIGITS[c & 15]);
	}
	return buf_slice(&m->scratch);
}

static void put_location(mets *m, const char *path)
{
	attribute(m, "LOCTYPE", "URL");
	attribute(m, "xlink:type", "simple");
	xml_attribute(m->x, "xlink:href", reference(m, path + strlen(m->base)));
}

static void put_fixity(mets *m, const staged *f)
{
	attribute(m, "MIMETYPE", f->format->media_type);
	buf_clear(&m->scratch);
	buf_put_unsigned(&m->scratch, f->size);
	xml_attribute(m->x, "SIZE", buf_slice(&m->scratch));
	attribute(m, "CREATED", m->sip->options->moment);
	attribute(m, "CHECKSUM", f->sha256);
	attribute(m, "CHECKSUMTYPE", "SHA-256");
}

/* ---- head ---- */

static void begin_mets(const mets *m, const char *objid, slice label)
{
	xml_declaration(m->x);
	xml_begin(m->x, "mets");
	attribute(m, "xmlns", "http://www.loc.gov/METS/");
	attribute(m, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	attribute(m, "xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS");
	attribute(m, "xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS");
	attribute(m, "OBJID", objid);
	xml_attribute(m->x, "LABEL", label);
	attribute(m, "TYPE", "Textual works – Digital");
	attribute(m, "csip:CONTENTINFORMATIONTYPE", "MIXED");
	attribute(m, "PROFILE", "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml");
}

static void put_agent(const mets *m, const char *role, const char *type, slice name, const char *note_type, slice note)
{
	bool software = strcmp(type, "SOFTWARE") == 0;
	xml_begin(m->x, "agent");
	attribute(m, "ROLE", role);
	attribute(m, "TYPE", software ? "OTHER" : type);
	if (software)
		attribute(m, "OTHERTYPE", type);
	xml_element(m->x, "name", name);
	if (note.len) {
		xml_begin(m->x, "note");
		attribute(m, "csip:NOTETYPE", note_type);
		xml_text(m->x, note);
		xml_end(m->x);
	}
	xml_end(m->x);
}

static void put_header(const mets *m)
{
	const slice *field = m->sip->options->about->fields;
	xml_begin(m->x, "metsHdr");
	attribute(m, "CREATEDATE", m->sip->options->moment);
	attribute(m, "LASTMODDATE", m->sip->options->moment);
	attribute(m, "RECORDSTATUS", "NEW");
	attribute(m, "csip:OAISPACKAGETYPE", "SIP");
	put_agent(m, "CREATOR", "SOFTWARE", SLICE(SIP_PROGRAM), "SOFTWARE VERSION", SLICE(TONGKET_VERSION));
	put_agent(m, "ARCHIVIST", "ORGANIZATION", field[ABOUT_CREATOR], "IDENTIFICATIONCODE", field[ABOUT_FONDS]);
	xml_end(m->x);
}

static void put_metadata(mets *m, const char *section, const char *id, const char *type, const char *path)
{
	const staged *f = stage_find(m->sip->stage, path);
	bool digiprov = strcmp(section, "digiprovMD") == 0;
	if (digiprov)
		xml_begin(m->x, "amdSec");
	xml_begin(m->x, section);
	attribute(m, "ID", id);
	attribute(m, "CREATED", m->sip->options->moment);
	attribute(m, "STATUS", "CURRENT");
	xml_begin(m->x, "mdRef");
	put_location(m, path);
	attribute(m, "MDTYPE", type);
	if (f)
		put_fixity(m, f);
	xml_end(m->x);
	xml_end(m->x);
	if (digiprov)
		xml_end(m->x);
}

/* ---- files ---- */

static bool belongs(const staged *f, const group *g)
{
	return strncmp(f->path, g->prefix, strlen(g->prefix)) == 0;
}

/* The ID of the i-th staged file: the same wherever it is spoken of. */
static const char *file_id(char out[32], size_t i)
{
	snprintf(out, 32, "file-%zu", i + 1);
	return out;
}

static void put_file(mets *m, size_t i)
{
	char id[32];
	const staged *f = stage_get(m->sip->stage, i);
	xml_begin(m->x, "file");
	attribute(m, "ID", file_id(id, i));
	put_fixity(m, f);
	attribute(m, "sip:FILEFORMATNAME", f->format->name);
	if (f->format->version)
		attribute(m, "sip:FILEFORMATVERSION", f->format->version);
	if (f->format->pronom) {
		attribute(m, "sip:FORMATREGISTRY", "PRONOM");
		attribute(m, "sip:FORMATREGISTRYKEY", f->format->pronom);
	}
	xml_begin(m->x, "FLocat");
	put_location(m, f->path);
	xml_end(m->x);
	xml_end(m->x);
}

static void put_group(mets *m, const group *g)
{
	xml_begin(m->x, "fileGrp");
	attribute(m, "ID", g->id);
	attribute(m, "USE", g->use);
	attribute(m, "csip:CONTENTINFORMATIONTYPE", "OTHER"); /* CSIP63 wants it of every group */
	attribute(m, "csip:OTHERCONTENTINFORMATIONTYPE", g->kind);
	for (size_t i = 0; i < stage_count(m->sip->stage); i++)
		if (belongs(stage_get(m->sip->stage, i), g))
			put_file(m, i);
	xml_end(m->x);
}

/* ---- structural map ---- */

static void begin_div(const mets *m, const char *id, const char *label)
{
	xml_begin(m->x, "div");
	attribute(m, "ID", id);
	attribute(m, "LABEL", label);
}

static void put_pointer(const mets *m, const char *group_id)
{
	xml_begin(m->x, "fptr");
	attribute(m, "FILEID", group_id);
	xml_end(m->x);
}

static void begin_map(const mets *m, const char *label, const char *admid, const char *dmdid)
{
	xml_begin(m->x, "structMap");
	attribute(m, "ID", "map");
	attribute(m, "TYPE", "PHYSICAL");
	attribute(m, "LABEL", "CSIP");
	begin_div(m, "div", label);
	begin_div(m, "div-metadata", "Metadata");
	if (admid)
		attribute(m, "ADMID", admid);
	if (dmdid)
		attribute(m, "DMDID", dmdid);
	xml_end(m->x);
}

static void put_div(mets *m, const group *g)
{
	char id[64];
	snprintf(id, sizeof id, "div-%s", g->id);
	begin_div(m, id, g->use);
	if (g->pointer) {
		xml_begin(m->x, "mptr");
		attribute(m, "xlink:title", g->id);
		put_location(m, g->prefix);
		xml_end(m->x);
	} else {
		put_pointer(m, g->id);
	}
	xml_end(m->x);
}

/* All representations together, which a reader that knows none of them by name looks for (CSIP101 … CSIP105). */
static void put_representations(const mets *m)
{
	begin_div(m, "div-representations", "Representations");
	for (size_t i = 0; i < COUNT_OF(PACKAGE_GROUPS); i++)
		if (PACKAGE_GROUPS[i].pointer)
			put_pointer(m, PACKAGE_GROUPS[i].id);
	xml_end(m->x);
}

/* ---- whole ---- */

static bool finish(mets *m, buf *text, const char *path)
{
	diag *d = stage_diag(m->sip->stage);
	bool good = (xml_finish(m->x) && !m->scratch.failed) || diag_no_memory(d);
	good = good && stage_add_bytes(m->sip->stage, path, buf_slice(text));
	buf_free(text);
	buf_free(&m->scratch);
	return good;
}

bool sip_put_mets(const sip *p)
{
	buf text = BUF_INIT(LIMIT_PACKAGE_XML);
	mets m = {xml_new(&text, 2), p, "", BUF_INIT(LIMIT_PACKAGE_PATH * 4)};
	if (!m.x)
		return diag_no_memory(stage_diag(p->stage));
	begin_mets(&m, p->id.objid, p->options->about->fields[ABOUT_TITLE]);
	put_header(&m);
	put_metadata(&m, "dmdSec", "dmd", "EAD", SIP_EAD);
	put_metadata(&m, "digiprovMD", "amd", "PREMIS", SIP_PREMIS);
	xml_begin(m.x, "fileSec");
	attribute(&m, "ID", "files");
	for (size_t i = 0; i < COUNT_OF(PACKAGE_GROUPS); i++)
		put_group(&m, &PACKAGE_GROUPS[i]);
	xml_end(m.x);
	begin_map(&m, p->id.objid, "amd", "dmd");
	for (size_t i = 0; i < COUNT_OF(PACKAGE_GROUPS); i++)
		put_div(&m, &PACKAGE_GROUPS[i]);
	put_representations(&m);
	xml_end(m.x);
	xml_end(m.x);
	xml_end(m.x);
	return finish(&m, &text, SIP_METS);
}

bool sip_put_rep_mets(const sip *p, const char *rep, const char *label)
{
	arena *a = stage_memory(p->stage);
	const char *base = arena_printf(a, "representations/%s/", rep), *path = base ? arena_printf(a, "%s" SIP_METS, base) : NULL;
	const char *data = base ? arena_printf(a, "%sdata/", base) : NULL;
	buf text = BUF_INIT(LIMIT_PACKAGE_XML);
	mets m = {path && data ? xml_new(&text, 2) : NULL, p, base, BUF_INIT(LIMIT_PACKAGE_PATH * 4)};
	if (!m.x)
		return diag_no_memory(stage_diag(p->stage));
	const group data_group = {"grp-data", "Data", data, label, false};
	begin_mets(&m, rep, slice_of(label));
	put_header(&m);
	xml_begin(m.x, "fileSec");
	attribute(&m, "ID", "files");
	put_group(&m, &data_group);
	xml_end(m.x);
	begin_map(&m, rep, NULL, NULL);
	put_div(&m, &data_group);
	xml_end(m.x);
	xml_end(m.x);
	xml_end(m.x);
	return finish(&m, &text, path);
}
