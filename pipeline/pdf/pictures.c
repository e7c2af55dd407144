/* pictures.c: samples are compressed, a JPEG file goes in as it is. Colours are those of the output intent, sRGB (ISO 19005-2 §6.2.4.3); opacity is a soft
 * mask, which PDF/A allows from its second part on (§6.2.10). */
#include "pdf/pictures.h"

#include "base/limits.h"

static void describe(haru *h, HPDF_Dict image, const picture *p, int components)
{
	haru_set_name(h, image, "Type", "XObject");
	haru_set_name(h, image, "Subtype", "Image");
	haru_set_integer(h, image, "Width", (int)p->width);
	haru_set_integer(h, image, "Height", (int)p->height);
	haru_set_name(h, image, "ColorSpace", components == 3 ? "DeviceRGB" : "DeviceGray");
	haru_set_integer(h, image, "BitsPerComponent", 8);
}

static HPDF_Dict add_samples(haru *h, flate *z, const picture *p, slice samples, int components, buf *packed)
{
	flate_pack(z, samples, packed);
	if (packed->failed)
		return NULL;
	HPDF_Dict image = haru_stream(h, buf_slice(packed));
	describe(h, image, p, components);
	return image;
}

/* The samples over white paper, in *over. */
static slice lay_over_white(const picture *p, buf *over)
{
	buf_clear(over);
	for (size_t i = 0; i < p->opacity.len; i++)
		for (int k = 0; k < p->components; k++) {
			unsigned sample = (unsigned char)p->bytes.ptr[i * (size_t)p->components + (size_t)k], a = (unsigned char)p->opacity.ptr[i];
			buf_put_char(over, (char)((sample * a + 255 * (255 - a) + 127) / 255));
		}
	return buf_slice(over);
}

static HPDF_Dict add_picture(haru *h, flate *z, const picture *p, bool opaque, buf *packed, buf *over)
{
	if (p->jpeg) {
		HPDF_Dict image = haru_jpeg_stream(h, p->bytes);
		describe(h, image, p, p->components);
		return image;
	}
	bool flatten = opaque && p->opacity.len;
	HPDF_Dict image = add_samples(h, z, p, flatten ? lay_over_white(p, over) : p->bytes, p->components, packed);
	if (image && p->opacity.len && !flatten)
		haru_set(h, image, "SMask", add_samples(h, z, p, p->opacity, 1, packed));
	return image;
}

bool pictures_add(haru *h, flate *z, const display_list *list, bool opaque, HPDF_Dict resources, diag *d)
{
	if (list->picture_count == 0)
		return true;
	HPDF_Dict names = haru_set_dict(h, resources, "XObject");
	buf packed = BUF_INIT(LIMIT_OUTPUT_BYTES), over = BUF_INIT(LIMIT_OUTPUT_BYTES);
	for (size_t i = 0; i < list->picture_count && !haru_failed(h) && !packed.failed && !over.failed; i++) {
		char name[24];
		snprintf(name, sizeof name, "Im%zu", i + 1);
		haru_set(h, names, name, add_picture(h, z, list->pictures[i], opaque, &packed, &over));
	}
	bool good = !packed.failed && !over.failed;
	buf_free(&packed);
	buf_free(&over);
	if (!good)
		return diag_no_memory(d);
	return haru_failed(h) ? haru_report(h, d) : true;
}
