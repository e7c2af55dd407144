/* attach.c: an embedded file is a stream with its size and checksum, a file specification that says how it belongs to the document, an entry of
 * the catalog's name tree (where viewers look) and one of its /AF (where PDF/A-3 wants it). */
#include "pdf/attach.h"

#include "base/hash.h"
#include "base/limits.h"

static const char *const RELATIONS[] = {[ATTACHED_DATA] = "Data", [ATTACHED_SOURCE] = "Source"};

/* The same name for systems that know ASCII only. */
static void set_plain_name(haru *h, HPDF_Dict spec, slice name)
{
	char plain[256];
	size_t n = 0;
	for (size_t i = 0; i < name.len && n + 1 < sizeof plain; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		if (c < 0x80)
			plain[n++] = (char)c;
		else if (c >= 0xC0) /* one sign for each character */
			plain[n++] = '_';
	}
	plain[n] = '\0';
	haru_set_ascii(h, spec, "F", plain);
}

static HPDF_Dict add_stream(haru *h, const pdf_attachment *a, slice packed, const unsigned char sum[16], const char *stamp)
{
	HPDF_Dict stream = haru_stream(h, packed);
	haru_set_name(h, stream, "Type", "EmbeddedFile");
	haru_set_name(h, stream, "Subtype", a->media_type); /* libharu writes the '/' of "text/csv" as #2F */
	HPDF_Dict params = haru_set_dict(h, stream, "Params");
	haru_set_integer(h, params, "Size", (int)a->bytes.len);
	haru_set_ascii(h, params, "ModDate", stamp);
	haru_set_bytes(h, params, "CheckSum", (slice){(const char *)sum, 16});
	return stream;
}

static HPDF_Dict add_specification(haru *h, const pdf_attachment *a, HPDF_Dict stream)
{
	HPDF_Dict spec = haru_dict(h);
	haru_set_name(h, spec, "Type", "Filespec");
	set_plain_name(h, spec, a->name);
	haru_set_text(h, spec, "UF", a->name);
	haru_set_text(h, spec, "Desc", a->description);
	haru_set_name(h, spec, "AFRelationship", RELATIONS[a->relation]);
	HPDF_Dict files = haru_set_dict(h, spec, "EF");
	haru_set(h, files, "F", stream);
	haru_set(h, files, "UF", stream);
	return spec;
}

static int by_name(const void *a, const void *b)
{
	const pdf_attachment *const *x = a, *const *y = b;
	return slice_compare((*x)->name, (*y)->name);
}

/* The keys of a name tree ascend (ISO 32000-1 §7.9.6); bytes of UTF-8 and of UTF-16BE are in one order, as no name leaves the first plane. */
static const pdf_attachment **sorted(const pdf_options *o)
{
	const pdf_attachment **items = malloc(o->attachment_count * sizeof *items);
	for (size_t i = 0; items && i < o->attachment_count; i++)
		items[i] = &o->attachments[i];
	if (items)
		qsort(items, o->attachment_count, sizeof *items, by_name);
	return items;
}

static bool embed(haru *h, flate *z, const pdf_attachment *a, const char *stamp, HPDF_Array names, HPDF_Array associated)
{
	unsigned char sum[16];
	buf packed = BUF_INIT(LIMIT_OUTPUT_BYTES);
	flate_pack(z, a->bytes, &packed);
	bool good = !packed.failed && md5(a->bytes, sum);
	if (good) {
		HPDF_Dict spec = add_specification(h, a, add_stream(h, a, buf_slice(&packed), sum, stamp));
		haru_add_text(h, names, a->name);
		haru_add(h, names, spec);
		haru_add(h, associated, spec);
	}
	buf_free(&packed);
	return good;
}

bool attach_add(haru *h, flate *z, const pdf_options *o, const char *stamp, diag *d)
{
	if (o->attachment_count == 0)
		return true;
	const pdf_attachment **items = sorted(o);
	HPDF_Dict catalog = h->doc->catalog;
	HPDF_Array names = haru_set_array(h, haru_set_dict(h, haru_set_dict(h, catalog, "Names"), "EmbeddedFiles"), "Names");
	HPDF_Array associated = haru_set_array(h, catalog, "AF");
	bool good = items != NULL;
	for (size_t i = 0; good && i < o->attachment_count && !haru_failed(h); i++)
		good = embed(h, z, items[i], stamp, names, associated);
	free(items);
	return good ? true : diag_no_memory(d);
}
