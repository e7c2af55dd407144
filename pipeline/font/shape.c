/* shape.c: one word to glyphs.
 *
 * Direction, script and language are fixed, never guessed from the text: the same word always gives the same glyphs. Each glyph remembers
 * the text it stands for, so that the text can be copied out of the PDF exactly. A letter without glyph is an error here and not a box on paper. */
#include "font/shape.h"

#include <math.h>

#include "base/array.h"
#include "base/utf8.h"

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

/* The characters of a cluster that are copied out. */
static size_t count_shown(slice cluster)
{
	size_t n = 0;
	while (cluster.len)
		n += !is_ignorable(utf8_next(&cluster));
	return n;
}

/* Share the text of a cluster among its glyphs: a letter and its loose marks each stand for themselves; where fewer glyphs than characters
 * came out, the first stands for what was composed. Appended to the face's texts, for which there is room. */
static void share_text(font_face *f, slice cluster, glyph *glyphs, size_t count)
{
	size_t left = count_shown(cluster), k = 0, own = left > count ? left - count + 1 : 1;
	glyphs[0].text = (uint32_t)f->text_len;
	while (cluster.len) {
		uint32_t c = utf8_next(&cluster);
		if (is_ignorable(c))
			continue;
		if (own == 0) {
			glyphs[++k].text = (uint32_t)f->text_len;
			own = 1;
		}
		int n = utf16_units(c, f->text + f->text_len);
		f->text_len += (size_t)n;
		glyphs[k].text_len = (uint16_t)(glyphs[k].text_len + n);
		own--;
	}
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

/* The glyphs of one cluster, into `glyphs`. */
static bool take_cluster(font_face *f, slice text, slice cluster, const hb_glyph_info_t *info, const hb_glyph_position_t *at, size_t count,
    glyph *glyphs, shape_result *out, diag *d)
{
	for (size_t k = 0; k < count; k++) {
		if (info[k].codepoint == 0)
			return report_missing(f, text, cluster, d);
		glyphs[k] = measured(f, info[k].codepoint, &at[k]);
		out->width += glyphs[k].advance + glyphs[k].kern;
		out->offset |= glyphs[k].x_offset != 0 || glyphs[k].y_offset != 0;
	}
	share_text(f, cluster, glyphs, count);
	for (size_t k = 0; k < count; k++)
		out->actual_text |= glyphs[k].text_len == 0;
	return true;
}

/* Room for the glyphs and the texts of a shaped word. */
static bool make_room(font_face *f, slice text, glyph_list *glyphs, size_t count)
{
	glyph *moved = array_room(glyphs->items, &glyphs->cap, glyphs->count + count, sizeof *moved);
	if (!moved)
		return false;
	glyphs->items = moved;
	if (text.len > UINT16_MAX || f->text_len > UINT32_MAX - text.len)
		return false;
	uint16_t *units = array_room(f->text, &f->text_cap, f->text_len + text.len, sizeof *units);
	if (units)
		f->text = units;
	return units != NULL;
}

/* Append the glyphs of the shaped buffer. */
static bool take_glyphs(font_face *f, slice text, hb_buffer_t *b, glyph_list *glyphs, shape_result *out, diag *d)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, NULL);
	if (!make_room(f, text, glyphs, count))
		return diag_no_memory(d);
	*out = (shape_result){.first = glyphs->count, .count = count};
	glyph *items = glyphs->items + out->first;
	for (unsigned i = 0, next; i < count; i = next) {
		slice cluster = cluster_at(text, info, count, i, &next);
		if (!take_cluster(f, text, cluster, info + i, at + i, next - i, items + i, out, d))
			return false;
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
