/* bag_wrap.c: a package as the payload of a bag (BagIt, RFC 8493), with SHA-256 manifests. */
#include "archive/sip.h"
#include "base/buf.h"
#include "base/limits.h"

/* A path in a manifest: line breaks and '%' as percent escapes (RFC 8493 §2.1.3). */
static void put_line(buf *out, const staged *f)
{
	buf_put_string(out, f->sha256);
	buf_put_string(out, "  ");
	for (const char *p = f->path; *p; p++) {
		if (*p == '%')
			buf_put_string(out, "%25");
		else
			buf_put_char(out, *p);
	}
	buf_put_char(out, '\n');
}

static bool put_manifest(const sip *p, const char *name, bool payload)
{
	buf text = BUF_INIT(LIMIT_PACKAGE_XML);
	stage_sort(p->stage);
	for (size_t i = 0; i < stage_count(p->stage); i++) {
		const staged *f = stage_get(p->stage, i);
		if ((strncmp(f->path, "data/", 5) == 0) == payload)
			put_line(&text, f);
	}
	bool good = (!text.failed || diag_no_memory(stage_diag(p->stage))) && stage_add_bytes(p->stage, name, buf_slice(&text));
	buf_free(&text);
	return good;
}

/* A value of bag-info.txt stands on one line. */
static void put_info(buf *out, const char *label, slice value)
{
	buf_printf(out, "%s: ", label);
	for (size_t i = 0; i < value.len; i++)
		buf_put_char(out, (unsigned char)value.ptr[i] < 0x20 ? ' ' : value.ptr[i]);
	buf_put_char(out, '\n');
}

static bool put_bag_info(const sip *p)
{
	buf text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	const slice *field = p->options->about->fields;
	uint64_t bytes = 0;
	size_t files = stage_count(p->stage);
	for (size_t i = 0; i < files; i++)
		bytes += stage_get(p->stage, i)->size;
	put_info(&text, "Bag-Software-Agent", SLICE(SIP_PROGRAM " " TONGKET_VERSION));
	put_info(&text, "Bagging-Date", (slice){p->options->moment, 10});
	put_info(&text, "External-Description", field[ABOUT_TITLE]);
	put_info(&text, "External-Identifier", slice_of(p->id.objid));
	buf_put_string(&text, "Payload-Oxum: ");
	buf_put_unsigned(&text, bytes);
	buf_put_char(&text, '.');
	buf_put_unsigned(&text, files);
	buf_put_char(&text, '\n');
	put_info(&text, "Source-Organization", field[ABOUT_CREATOR]);
	bool good = (!text.failed || diag_no_memory(stage_diag(p->stage))) && stage_add_bytes(p->stage, "bag-info.txt", buf_slice(&text));
	buf_free(&text);
	return good;
}

bool bag_wrap(const sip *p)
{
	const char *inner = arena_printf(stage_memory(p->stage), "data/%s", p->id.folder);
	if (!inner)
		return diag_no_memory(stage_diag(p->stage));
	return stage_wrap(p->stage, inner) && put_bag_info(p) &&
	       stage_add_bytes(p->stage, "bagit.txt", SLICE("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")) &&
	       put_manifest(p, "manifest-sha256.txt", true) && put_manifest(p, "tagmanifest-sha256.txt", false);
}
