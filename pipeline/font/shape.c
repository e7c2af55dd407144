/* shape.c: one word to glyphs.
 *
 * Direction, script and language are fixed, never guessed from the text: the same word always gives the same glyphs. Each glyph remembers
 * the text it stands for, so that the text can be copied out of the PDF exactly; the later glyphs of a cluster stand for nothing, and then
 * the whole word is spelt out. A letter without glyph is an error here and not a box on paper. */
#include "font/shape.h"

#include <math.h>

#include "base/array.h"
#include "text/utf8.h"

static const message no_glyph = {"no-glyph", STATUS_USAGE,
    {"phông {1} không có chữ {2} trong “{3}”", "the font {1} has no glyph for {2} in “{3}”"},
    {"Sửa ký tự đó trong dữ liệu hoặc trong mẫu, hoặc khai một phông có ký tự đó trong tệp kê khai phông.",
        "Correct the character in the data or the template, or name a font that has it in the font manifest."}};
/* Characters that steer shaping or line breaking and are neither seen nor copied out (Unicode: Default_Ignorable_Code_Point). */
static bool is_ignorable(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {{0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
	    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
	    {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
	if (c < ranges[0].first)
		return false;
	for (size_t i = 0; i < COUNT_OF(ranges); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

/* Append " “x” (U+0078)" for each code point of a cluster, without the quotes for what cannot be shown. */
static void name_cluster(slice cluster, buf *out)
{
	while (cluster.len) {
		slice rest = cluster;
		uint32_t c = utf8_next(&cluster);
		slice self = {rest.ptr, rest.len - cluster.len};
		if (out->len)
			buf_put_char(out, ' ');
		if (c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0))
			buf_printf(out, "“%.*s” ", (int)self.len, self.ptr);
		buf_printf(out, "(U+%04X)", (unsigned)c);
	}
}

/* The word, cut to a length a reader can take in. */
static void name_word(slice text, buf *out)
{
	enum { SHOWN = 60 };
	slice rest = text;
	for (int i = 0; rest.len && i < SHOWN; i++)
		utf8_next(&rest);
	buf_put(out, text.ptr, text.len - rest.len);
	if (rest.len)
		buf_put_string(out, "…");
}

static bool report_missing(const font_face *f, slice text, slice cluster, diag *d)
{
	buf letter = BUF_INIT(512), shown = BUF_INIT(512);
	name_cluster(cluster.len > 64 ? (slice){cluster.ptr, 0} : cluster, &letter);
	name_word(text, &shown);
	buf_put_char(&letter, '\0');
	buf_put_char(&shown, '\0');
	if (letter.failed || shown.failed)
		diag_no_memory(d);
	else
		diag_report(d, &no_glyph, NOWHERE, f->postscript_name, letter.data, shown.data);
	buf_free(&letter);
	buf_free(&shown);
	return false;
}

/* Append the UTF-16 of a cluster to the face's texts; *units is how many. */
static bool add_text(font_face *f, slice cluster, uint16_t *units)
{
	*units = 0;
	uint16_t *moved = array_room(f->text, &f->text_cap, f->text_len + cluster.len, sizeof *moved);
	if (!moved || cluster.len > UINT16_MAX)
		return false;
	f->text = moved;
	while (cluster.len) {
		uint32_t c = utf8_next(&cluster);
		if (is_ignorable(c))
			continue;
		int n = utf16_units(c, f->text + f->text_len);
		f->text_len += (size_t)n;
		*units = (uint16_t)(*units + n);
	}
	return true;
}

static void run_harfbuzz(const font_face *f, slice text, hb_buffer_t *b)
{
	hb_buffer_clear_contents(b);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_buffer_set_script(b, HB_SCRIPT_LATIN);
	hb_buffer_set_language(b, hb_language_from_string("vi", 2));
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	hb_buffer_add_utf8(b, text.ptr, (int)text.len, 0, (int)text.len);
	hb_shape(f->font, b, NULL, 0);
}

/* The bytes of the cluster that begins at glyph i; *next is the first glyph of the following one. */
static slice cluster_at(slice text, const hb_glyph_info_t *info, unsigned count, unsigned i, unsigned *next)
{
	unsigned end = i + 1;
	while (end < count && info[end].cluster == info[i].cluster)
		end++;
	*next = end;
	size_t stop = end < count ? info[end].cluster : text.len;
	return (slice){text.ptr + info[i].cluster, stop - info[i].cluster};
}

static glyph measured(const font_face *f, hb_codepoint_t id, const hb_glyph_position_t *at)
{
	int natural = (int)lround(hb_font_get_glyph_h_advance(f->font, id) * f->per_mille);
	int kern = (int)lround(at->x_advance * f->per_mille - natural);
	if (abs(kern) <= 1)
		kern = 0; /* noise of rounding 2048 units to 1000 */
	return (glyph){.id = (uint16_t)id,
	    .advance = (uint16_t)natural,
	    .kern = (int16_t)kern,
	    .x_offset = (int16_t)lround(at->x_offset * f->per_mille),
	    .y_offset = (int16_t)lround(at->y_offset * f->per_mille)};
}

/* Append the glyphs of the shaped buffer. */
static bool take_glyphs(font_face *f, slice text, hb_buffer_t *b, glyph_list *glyphs, shape_result *out, diag *d)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
	glyph *moved = array_room(glyphs->items, &glyphs->cap, glyphs->count + count, sizeof *moved);
	if (!moved)
		return diag_no_memory(d);
	glyphs->items = moved;
	*out = (shape_result){.first = glyphs->count, .count = count};
	for (unsigned i = 0, next; i < count; i = next) {
		slice cluster = cluster_at(text, info, count, i, &next);
		uint32_t begin = (uint32_t)f->text_len;
		uint16_t units;
		if (begin > UINT32_MAX - text.len || !add_text(f, cluster, &units))
			return diag_no_memory(d);
		out->actual_text |= next > i + 1;
		for (unsigned k = i; k < next; k++) {
			if (info[k].codepoint == 0)
				return report_missing(f, text, cluster, d);
			glyph g = measured(f, info[k].codepoint, &at[k]);
			out->actual_text |= g.x_offset != 0 || g.y_offset != 0;
			g.text = begin;
			g.text_len = k == i ? units : 0;
			out->width += g.advance + g.kern;
			moved[out->first + k] = g;
		}
	}
	glyphs->count += count;
	return true;
}

bool shape_word(font_face *f, slice text, hb_buffer_t *scratch, glyph_list *glyphs, shape_result *out, diag *d)
{
	size_t text_len = f->text_len;
	run_harfbuzz(f, text, scratch);
	if (!hb_buffer_allocation_successful(scratch))
		return diag_no_memory(d);
	if (take_glyphs(f, text, scratch, glyphs, out, d))
		return true;
	f->text_len = text_len;
	return false;
}
