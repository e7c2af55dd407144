/* signature.c: the end of a paper. Pictures of the hand's signature and of the stamp, which a digital copy has between office and name, get their words from the
 * language's. */
#include <stddef.h>

#include "compose/directive.h"
#include "compose/picture.h"

static const message NO_IMAGE = {"signature-width", STATUS_USAGE, {"“{1}” không đi cùng “{2}”", "“{1}” without “{2}”"},
    {"Ghi tệp hình, hoặc bỏ chiều rộng.", "Name the picture's file, or take the width out."}};

typedef struct signature_keys {
	slice authority, office, signatory, date, image, stamp;
	yaml_texts recipients, notes;
	double image_width, stamp_width;
} signature_keys;

#define TEXT_KEY(member, key, words)                                                                                                       \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_TEXT, .offset = offsetof(signature_keys, member), .help = (words)                                  \
	}
#define WIDTH_KEY(member, key, words)                                                                                                      \
	{                                                                                                                                      \
		.name = (key), .type = YAML_KEY_NUMBER, .offset = offsetof(signature_keys, member), .minimum = 5, .maximum = 100, .help = (words)  \
	}

const yaml_key SIGNATURE_KEYS[] = {
    TEXT_KEY(authority, "authority", "In whose name: T/M ĐẢNG ỦY."),
    TEXT_KEY(office, "office", "The office of who signs."),
    TEXT_KEY(signatory, "signatory", "The name of who signs."),
    TEXT_KEY(date, "date", "Place and date, over the authority."),
    {.name = "notes",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(signature_keys, notes),
        .help = "Lines at the left: a number in a register."},
    {.name = "recipients",
        .type = YAML_KEY_TEXTS,
        .offset = offsetof(signature_keys, recipients),
        .help = "Who receives it, in order; the file copy last."},
    TEXT_KEY(image, "image", "Picture of the signature, between office and name; empty: none."),
    WIDTH_KEY(image_width, "image-width", "Its width in mm; none: 150 pixels to the inch."),
    TEXT_KEY(stamp, "stamp", "Picture of the stamp, over the left third of the signature; empty: none."),
    WIDTH_KEY(stamp_width, "stamp-width", "Its width in mm, that of the true stamp; none: 150 pixels to the inch."),
};
const size_t SIGNATURE_KEY_COUNT = COUNT_OF(SIGNATURE_KEYS);

/* The picture under the key `key`, if there is one; `of`: whose it is. */
static bool find_mark(
    composer *c, const yaml_node *map, const char *key, slice file, double width, const char *what, slice of, signature_mark *out)
{
	const char *width_key = arena_printf(c->memory, "%s-width", key);
	const yaml_node *node = yaml_get(map, key), *width_node = width_key ? yaml_get(map, width_key) : NULL;
	if (!file.len && !node && width_node)
		return diag_report(c->diag, &NO_IMAGE, width_node->where, width_key, key);
	if (!file.len)
		return true;
	const char *alt = arena_printf(c->memory, "%s %.*s", what, (int)of.len, of.ptr);
	if (!alt)
		return diag_no_memory(c->diag);
	*out = (signature_mark){.width_mm = width, .alt = slice_trim(slice_of(alt))};
	return picture_find(c, file, node ? node->where : map->where, &out->image);
}

outcome signature_make(composer *c, const yaml_node *map, block *out)
{
	signature_keys keys = {.image_width = 0};
	if (!directive_bind(c, map, "signature", SIGNATURE_KEYS, COUNT_OF(SIGNATURE_KEYS), &keys))
		return FAILED;
	out->kind = BLOCK_SIGNATURE;
	signature *s = &out->signature;
	*s = (signature){.authority = keys.authority,
	    .office = keys.office,
	    .signatory = keys.signatory,
	    .date = keys.date,
	    .notes = keys.notes,
	    .recipients = keys.recipients};
	bool good = find_mark(c, map, "image", keys.image, keys.image_width, c->words->signed_by, s->signatory, &s->image);
	good &= find_mark(c, map, "stamp", keys.stamp, keys.stamp_width, c->words->stamp, s->authority, &s->stamp);
	return good ? MADE : FAILED;
}
