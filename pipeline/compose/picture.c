/* picture.c: raster pictures: the directive, and a Markdown image that is a paragraph of its own. Where files lie is the caller's business
 * (picture_source); every picture says in words what it shows, or that it only adorns the page. */
#include "compose/picture.h"

#include <stddef.h>

#include "compose/directive.h"
#include "compose/opaque.h"

static const message NO_WORDS = {"picture-alt", STATUS_USAGE,
    {"hình không có lời mô tả cho người không nhìn thấy", "a picture without words for those who cannot see it"},
    {"Ghi “alt: …”, hoặc “decorative: true” nếu hình chỉ để trang trí.",
        "Write “alt: …”, or “decorative: true” when it only adorns the page."}};
static const message NO_PICTURES = {"no-pictures", STATUS_USAGE, {"văn bản này không dùng được hình", "this document can hold no pictures"},
    {"Bỏ hình đi.", "Take the picture out."}};

typedef struct picture_keys {
	slice file, id, caption, alt;
	double width;
	int align;
	bool decorative;
} picture_keys;

static const char *const ALIGNMENTS[] = {"left", "center", "right", NULL}; /* as enum alignment */

#define TEXT_KEY(member, key, need, words)                                                                                                 \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_TEXT, .required = (need), .offset = offsetof(picture_keys, member), .help = (words)                \
	}

const yaml_key PICTURE_KEYS[] = {
    TEXT_KEY(file, "file", true, "A PNG or JPEG file in the job's folder, or in the template's; empty: the picture is left out."),
    TEXT_KEY(id, "id", false, "The name that links to it use."),
    TEXT_KEY(caption, "caption", false, "The caption; the profile numbers it."),
    TEXT_KEY(alt, "alt", false, "What it shows, in words, for those who cannot see it."),
    {.name = "decorative",
        .type = YAML_KEY_BOOLEAN,
        .offset = offsetof(picture_keys, decorative),
        .help = "It only adorns the page: no alt."},
    {.name = "width",
        .type = YAML_KEY_NUMBER,
        .offset = offsetof(picture_keys, width),
        .minimum = 1,
        .maximum = 1000,
        .help = "Width in mm; none: 150 pixels to the inch, at most the width of the text."},
    {.name = "align",
        .type = YAML_KEY_CHOICE,
        .offset = offsetof(picture_keys, align),
        .choices = ALIGNMENTS,
        .help = "left, center or right; none: center."},
};
const size_t PICTURE_KEY_COUNT = COUNT_OF(PICTURE_KEYS);

bool picture_find(composer *c, slice file, place where, const picture **out)
{
	if (!c->pictures)
		return diag_report(c->diag, &NO_PICTURES, where, "");
	return c->pictures->read(c->pictures->user, file, where, out, c->diag);
}

static outcome make(composer *c, const picture_keys *keys, place where, place file_where, block *out)
{
	out->kind = BLOCK_PICTURE;
	if (!keys->alt.len && !keys->decorative)
		return diag_report(c->diag, &NO_WORDS, where, ""), FAILED;
	slice instead = keys->file.len ? (slice){NULL, 0} : keys->caption;
	if (!composer_add_target(c, keys->id, where, instead))
		return FAILED;
	if (!keys->file.len)
		return LEFT_OUT;
	out->picture = (picture_block){.id = keys->id,
	    .caption = keys->caption,
	    .alt = keys->decorative ? SLICE("") : keys->alt,
	    .width_mm = keys->width,
	    .align = (alignment)keys->align};
	return picture_find(c, keys->file, file_where, &out->picture.image) ? MADE : FAILED;
}

outcome picture_make(composer *c, const yaml_node *map, block *out)
{
	picture_keys keys = {.align = ALIGN_CENTER};
	if (!directive_bind(c, map, "picture", PICTURE_KEYS, COUNT_OF(PICTURE_KEYS), &keys))
		return FAILED;
	const yaml_node *file = yaml_get(map, "file");
	return make(c, &keys, map->where, file ? file->where : map->where, out);
}

/* The text inside the brackets of an image. */
static slice text_of(composer *c, cmark_node *image)
{
	cmark_iter *iterator = cmark_iter_new(image);
	buf_clear(&c->scratch);
	for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
		const char *text = cmark_node_get_literal(cmark_iter_get_node(iterator));
		bool space = cmark_node_get_type(cmark_iter_get_node(iterator)) == CMARK_NODE_SOFTBREAK;
		if (event == CMARK_EVENT_ENTER)
			opaque_restore_to(&c->scratch, space ? SLICE(" ") : slice_of(text ? text : ""));
	}
	cmark_iter_free(iterator);
	return composer_take_scratch(c);
}

outcome picture_of_image(composer *c, cmark_node *image, block *out)
{
	const char *file = cmark_node_get_url(image), *caption = cmark_node_get_title(image);
	const picture_keys keys = {.file = opaque_copy(c->memory, slice_of(file ? file : "")),
	    .caption = opaque_copy(c->memory, slice_of(caption ? caption : "")),
	    .alt = text_of(c, image),
	    .id = SLICE(""),
	    .align = ALIGN_CENTER};
	if (!keys.alt.ptr || !keys.file.ptr || !keys.caption.ptr)
		return diag_no_memory(c->diag), FAILED;
	return make(c, &keys, out->where, out->where, out);
}
