/* face.c: opening a font file and reading its metrics.
 *
 * The file is mapped, not read: HarfBuzz touches only the tables it needs. Metrics that HarfBuzz has no call for are taken from the tables
 * head, hhea, post and OS/2 (ISO/IEC 14496-22), whose offsets are named below. */
#include "font/face.h"

#include <harfbuzz/hb-ot.h>
#include <math.h>
#include <stdlib.h>

#include "base/limits.h"

static const message not_a_font = {"not-a-font", STATUS_MACHINE,
    {"{1} không phải là tệp phông TrueType đọc được", "{1} is not a TrueType font that can be read"},
    {"Cài lại gói phông chữ ghi trong tệp kê khai phông.", "Install the font package named in the manifest again."}};

static int signed16(const unsigned char *p)
{
	return (int16_t)(uint16_t)(p[0] << 8 | p[1]);
}

/* Call `read` with the bytes of a table that is at least `least` long. */
static void with_table(font_face *f, hb_tag_t tag, unsigned least, void (*read)(font_face *f, const unsigned char *table))
{
	unsigned n;
	hb_blob_t *blob = hb_face_reference_table(f->hb, tag);
	const char *bytes = hb_blob_get_data(blob, &n);
	if (n >= least)
		read(f, (const unsigned char *)bytes);
	hb_blob_destroy(blob);
}

static int scaled(const font_face *f, int units)
{
	return (int)lround(units * f->per_mille);
}

static void read_head(font_face *f, const unsigned char *t)
{
	for (int i = 0; i < 4; i++)
		f->metrics.bbox[i] = scaled(f, signed16(t + 36 + 2 * i)); /* xMin yMin xMax yMax */
	f->metrics.bold = t[45] & 1;                                  /* macStyle */
	f->metrics.italic = t[45] & 2;
}

static void read_hhea(font_face *f, const unsigned char *t)
{
	f->metrics.ascent = scaled(f, signed16(t + 4));
	f->metrics.descent = scaled(f, signed16(t + 6));
}

static void read_post(font_face *f, const unsigned char *t)
{
	f->metrics.italic_angle = signed16(t + 4); /* whole degrees of a 16.16 number */
}

static void read_os2(font_face *f, const unsigned char *t)
{
	const unsigned char *panose = t + 32;
	f->metrics.serif = panose[0] == 2 && panose[1] >= 2 && panose[1] <= 10; /* Latin text, a serif style with serifs */
}

static void read_metrics(font_face *f)
{
	hb_position_t cap;
	unsigned room = sizeof f->postscript_name;
	with_table(f, HB_TAG('h', 'e', 'a', 'd'), 54, read_head);
	with_table(f, HB_TAG('h', 'h', 'e', 'a'), 36, read_hhea);
	with_table(f, HB_TAG('p', 'o', 's', 't'), 32, read_post);
	with_table(f, HB_TAG('O', 'S', '/', '2'), 42, read_os2);
	bool has_cap = hb_ot_metrics_get_position(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap);
	f->metrics.cap_height = has_cap ? scaled(f, cap) : f->metrics.ascent * 3 / 4;
	hb_ot_name_get_utf8(f->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room, f->postscript_name);
	f->metrics.postscript_name = f->postscript_name;
}

bool face_open(font_face *f, diag *d)
{
	if (!file_read(f->path, f->path, LIMIT_FONT_FILE_BYTES, false, f->where, &f->file, d))
		return false;
	hb_blob_t *blob = hb_blob_create(f->file.bytes.ptr, (unsigned)f->file.bytes.len, HB_MEMORY_MODE_READONLY, NULL, NULL);
	f->hb = hb_face_create(blob, 0);
	f->font = hb_font_create(f->hb);
	hb_blob_destroy(blob);
	f->opened = true;
	/* A file that is no font, and no memory, both give a face without glyphs. */
	unsigned glyphs = hb_face_get_glyph_count(f->hb);
	if (glyphs == 0 || glyphs > UINT16_MAX || hb_font_get_face(f->font) != f->hb) {
		face_close(f);
		return diag_report(d, &not_a_font, f->where, f->path);
	}
	f->per_mille = 1000.0 / hb_face_get_upem(f->hb);
	f->metrics.glyph_count = glyphs;
	read_metrics(f);
	return true;
}

void face_close(font_face *f)
{
	if (!f->opened)
		return;
	hb_face_destroy(f->prepared);
	hb_font_destroy(f->font);
	hb_face_destroy(f->hb);
	file_free(&f->file);
	free(f->text);
	*f = (font_face){.path = f->path, .where = f->where, .family = f->family, .style = f->style};
}
