/* fontfile.c: a Type 0 font with a CIDFontType2 descendant (ISO 32000-1 §9.7).
 *
 * The characters were numbered by us, so /W is one dense array, ToUnicode says exactly what each stands for, and CIDToGIDMap leads to the
 * glyph numbers of the subset. */
#include "pdf/fontfile.h"

#include "base/array.h"
#include "base/limits.h"
#include "font/subset.h"
#include "pdf/textstring.h"

/* The streams of one font, and the buffers they are made in. */
typedef struct font_parts {
	buf plain, packed;
	uint16_t *glyphs, *mapped; /* by character */
	HPDF_Dict file, map, unicode;
	HPDF_Dict set; /* NULL: not asked for */
	char name[80]; /* "ABCDEF+LiberationSerif" */
} font_parts;

/* Six letters from a hash of the glyphs: two subsets of a font in one document collection must differ (ISO 32000-1 §9.6.4). */
static void name_subset(char *name, size_t size, const uint16_t *glyphs, size_t count, const char *postscript_name)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ glyphs[i]) * 16777619U;
	for (int i = 0; i < 6; i++, hash /= 26)
		name[i] = (char)('A' + hash % 26);
	snprintf(name + 6, size - 6, "+%s", postscript_name);
}

static HPDF_Dict packed_stream(haru *h, flate *z, font_parts *p)
{
	flate_pack(z, buf_slice(&p->plain), &p->packed);
	return p->plain.failed || p->packed.failed ? NULL : haru_stream(h, buf_slice(&p->packed));
}

static void put_map(font_parts *p, size_t count)
{
	buf_clear(&p->plain);
	for (size_t i = 0; i < count; i++)
		buf_put(&p->plain, (const char[2]){(char)(p->mapped[i] >> 8), (char)p->mapped[i]}, 2);
}

/* The character map "CID to text". A character without text is left out: its word is spelt out. */
static void put_unicode(font_parts *p, const docfont *font, const uint16_t *texts)
{
	enum { A_BLOCK = 100 }; /* entries a block may have */
	buf *out = &p->plain, block = BUF_INIT(1 << 20);
	unsigned entries = 0;
	buf_clear(out);
	buf_put_string(out,
	    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (size_t i = 1; i <= font->count; i++) {
		const docfont_character *c = i < font->count ? &font->characters[i] : NULL;
		if (c && c->text_len) {
			buf_put_char(&block, '<');
			textstring_put_unit(&block, (uint16_t)i);
			buf_put_string(&block, "><");
			for (unsigned k = 0; k < c->text_len; k++)
				textstring_put_unit(&block, texts[c->text + k]);
			buf_put_string(&block, ">\n");
			entries++;
		}
		if (entries == A_BLOCK || (!c && entries)) {
			buf_put_unsigned(out, entries);
			buf_put_string(out, " beginbfchar\n");
			buf_put_slice(out, buf_slice(&block));
			buf_put_string(out, "endbfchar\n");
			out->failed |= block.failed;
			buf_clear(&block);
			entries = 0;
		}
	}
	buf_put_string(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	buf_free(&block);
}

/* A bit for each character, the first one the highest of its byte: characters are numbered without gaps, so all are there. */
static void put_set(font_parts *p, size_t count)
{
	buf_clear(&p->plain);
	for (size_t i = 0; i < count; i += 8)
		buf_put_char(&p->plain, (char)(count - i >= 8 ? 0xFF : 0xFF << (8 - (count - i))));
}

static bool make_parts(haru *h, flate *z, docfonts *fonts, int face, bool cid_set, font_parts *p)
{
	const docfont *font = &fonts->items[face];
	for (size_t i = 0; i < font->count; i++)
		p->glyphs[i] = font->characters[i].glyph;
	if (!font_subset(fonts->fonts, face, p->glyphs, font->count, &p->plain, p->mapped, fonts->d))
		return false;
	name_subset(p->name, sizeof p->name, p->glyphs, font->count, fontset_metrics(fonts->fonts, face).postscript_name);
	p->file = packed_stream(h, z, p);
	haru_set_integer(h, p->file, "Length1", (int)p->plain.len);
	put_map(p, font->count);
	p->map = packed_stream(h, z, p);
	put_unicode(p, font, fontset_text16(fonts->fonts, face));
	p->unicode = packed_stream(h, z, p);
	if (cid_set) {
		put_set(p, font->count);
		p->set = packed_stream(h, z, p);
	}
	if (haru_failed(h))
		return haru_report(h, fonts->d);
	return p->file && p->map && p->unicode && (p->set || !cid_set) ? true : diag_no_memory(fonts->d);
}

/* ISO 32000-1 §9.8. The flags: serif, symbolic (the characters are no standard set), italic. */
static HPDF_Dict add_descriptor(haru *h, const font_parts *p, face_metrics m)
{
	enum { FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64, STEM = 80, STEM_BOLD = 140 };
	HPDF_Dict d = haru_dict(h);
	haru_set_name(h, d, "Type", "FontDescriptor");
	haru_set_name(h, d, "FontName", p->name);
	haru_set_integer(h, d, "Flags", FLAG_SYMBOLIC | (m.serif ? FLAG_SERIF : 0) | (m.italic ? FLAG_ITALIC : 0));
	haru_set_box(h, d, "FontBBox", m.bbox[0], m.bbox[1], m.bbox[2], m.bbox[3]);
	haru_set_integer(h, d, "ItalicAngle", m.italic_angle);
	haru_set_integer(h, d, "Ascent", m.ascent);
	haru_set_integer(h, d, "Descent", m.descent);
	haru_set_integer(h, d, "CapHeight", m.cap_height);
	haru_set_integer(h, d, "StemV", m.bold ? STEM_BOLD : STEM);
	haru_set(h, d, "FontFile2", p->file);
	if (p->set)
		haru_set(h, d, "CIDSet", p->set);
	return d;
}

static HPDF_Dict add_descendant(haru *h, const font_parts *p, const docfont *font, face_metrics m)
{
	HPDF_Dict d = haru_dict(h);
	haru_set_name(h, d, "Type", "Font");
	haru_set_name(h, d, "Subtype", "CIDFontType2");
	haru_set_name(h, d, "BaseFont", p->name);
	HPDF_Dict info = haru_set_dict(h, d, "CIDSystemInfo");
	haru_set_ascii(h, info, "Registry", "Adobe");
	haru_set_ascii(h, info, "Ordering", "Identity");
	haru_set_integer(h, info, "Supplement", 0);
	haru_set(h, d, "FontDescriptor", add_descriptor(h, p, m));
	haru_set(h, d, "CIDToGIDMap", p->map);
	HPDF_Array widths = haru_set_array(h, d, "W");
	haru_add_integer(h, widths, 0);
	HPDF_Array all = haru_add_array(h, widths, font->count);
	for (size_t i = 0; i < font->count; i++)
		haru_add_integer(h, all, font->characters[i].advance);
	return d;
}

static bool add_font(haru *h, flate *z, docfonts *fonts, int face, bool cid_set, HPDF_Dict resources)
{
	size_t count = fonts->items[face].count;
	font_parts p = {.plain = BUF_INIT(LIMIT_FONT_FILE_BYTES), .packed = BUF_INIT(LIMIT_FONT_FILE_BYTES)};
	uint16_t *glyphs = malloc(count * sizeof *glyphs), *mapped = malloc(count * sizeof *mapped);
	p.glyphs = glyphs;
	p.mapped = mapped;
	bool good = glyphs && mapped ? make_parts(h, z, fonts, face, cid_set, &p) : diag_no_memory(fonts->d);
	if (good) {
		char key[16];
		snprintf(key, sizeof key, "F%d", face + 1);
		HPDF_Dict d = haru_dict(h);
		haru_set_name(h, d, "Type", "Font");
		haru_set_name(h, d, "Subtype", "Type0");
		haru_set_name(h, d, "BaseFont", p.name);
		haru_set_name(h, d, "Encoding", "Identity-H");
		haru_set(h, d, "ToUnicode", p.unicode);
		HPDF_Array descendants = haru_set_array(h, d, "DescendantFonts");
		haru_add(h, descendants, add_descendant(h, &p, &fonts->items[face], fontset_metrics(fonts->fonts, face)));
		haru_set(h, resources, key, d);
	}
	buf_free(&p.plain);
	buf_free(&p.packed);
	free(glyphs);
	free(mapped);
	return good;
}

bool fontfile_add(haru *h, flate *z, docfonts *fonts, bool cid_sets, HPDF_Dict resources)
{
	HPDF_Dict font_resources = haru_set_dict(h, resources, "Font");
	for (size_t i = 0; i < fonts->count; i++)
		if (fonts->items[i].count && !add_font(h, z, fonts, (int)i, cid_sets, font_resources))
			return false;
	return haru_failed(h) ? haru_report(h, fonts->d) : true;
}
