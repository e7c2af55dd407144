/* manifest.c: the font manifest, bound by tables of keys.
 *
 * Paths are made absolute or relative to the working folder here; that the files are the ones whose SHA-256 is given is the business of
 * fonts/check.sh, at build time: hashing megabytes at every start would cost more than setting a report. */
#include "font/manifest.h"

#include <stddef.h>

#include "base/file.h"
#include "base/yaml.h"
#include "font/font.h"
#include "text/textfile.h"

static const message not_fonts = {"fonts-not-a-list", STATUS_USAGE,
    {"khoá “fonts” phải là danh sách các phông chữ", "the key “fonts” must be a list of fonts"},
    {"Mỗi phông ghi một mục: family, style, package, file, sha256, licence.",
        "Give each font an entry: family, style, package, file, sha256, licence."}};
static const message twice = {"duplicate-font", STATUS_USAGE,
    {"họ phông “{1}” khai hai lần kiểu {2}", "the family “{1}” names its style {2} twice"},
    {"Xoá một trong hai mục.", "Remove one of the two entries."}};

static const char *const styles[] = {"regular", "bold", "italic", "bold-italic", NULL};

#define TEXT(member, help_text)                                                                                                            \
	{                                                                                                                                      \
#member, YAML_KEY_TEXT, true, offsetof(manifest_file, member), .help = (help_text)                                                 \
	}

static const yaml_key font_keys[] = {
    TEXT(family, "The name by which profiles ask for the font."),
    {"style", YAML_KEY_CHOICE, true, offsetof(manifest_file, style), .choices = styles, .help = "The style of the face."},
    TEXT(package, "The Debian package the file comes from."),
    TEXT(file, "The TrueType file: an absolute path, or one from the manifest's folder."),
    TEXT(sha256, "The SHA-256 of the file, 64 lower-case hexadecimal digits."),
    TEXT(licence, "The licence of the file, an SPDX identifier."),
};

/* The profile has the same keys but the first two. */
#define PROFILE_KEYS (font_keys + 2), (COUNT_OF(font_keys) - 2)

struct top {
	const yaml_node *fonts, *profile;
};

static const yaml_key top_keys[] = {
    {"fonts", YAML_KEY_NODE, true, offsetof(struct top, fonts), .help = "The fonts, one entry a face."},
    {"profile", YAML_KEY_NODE, true, offsetof(struct top, profile), .help = "The sRGB profile of the output intent."},
};

static bool bind_file(
    const yaml_node *n, const yaml_key *keys, size_t count, const char *what, const char *folder, arena *a, manifest_file *out, diag *d)
{
	if (!yaml_bind(n, what, keys, count, out, a, d))
		return false;
	const char *path = path_join(a, folder, out->file.ptr);
	if (!path)
		return diag_no_memory(d);
	out->file = slice_of(path);
	out->where = n->where;
	return true;
}

static bool bind_fonts(const yaml_node *list, const char *folder, arena *a, manifest *out, diag *d)
{
	if (list->kind != YAML_SEQUENCE || list->count == 0)
		return diag_report(d, &not_fonts, list->where, NULL);
	out->fonts = arena_array(a, list->count, sizeof *out->fonts);
	if (!out->fonts)
		return diag_no_memory(d);
	for (size_t i = 0; i < list->count; i++) {
		manifest_file *font = &out->fonts[i];
		if (!bind_file(list->values[i], font_keys, COUNT_OF(font_keys), "font", folder, a, font, d))
			return false;
		for (size_t k = 0; k < i; k++)
			if (slice_equal(out->fonts[k].family, font->family) && out->fonts[k].style == font->style)
				return diag_report(d, &twice, font->where, font->family.ptr, styles[font->style]);
	}
	out->font_count = list->count;
	return true;
}

static bool bind_manifest(const yaml_node *root, const char *path, arena *a, manifest *out, diag *d)
{
	struct top top = {NULL, NULL};
	if (!yaml_bind(root, "font manifest", top_keys, COUNT_OF(top_keys), &top, a, d))
		return false;
	const char *folder = path_folder(a, path);
	if (!folder)
		return diag_no_memory(d);
	return bind_fonts(top.fonts, folder, a, out, d) && bind_file(top.profile, PROFILE_KEYS, "profile", folder, a, &out->profile, d);
}

bool manifest_read(arena *a, const char *path, manifest *out, diag *d)
{
	slice text;
	*out = (manifest){0};
	const char *name = arena_string(a, slice_of(path));
	if (!name)
		return diag_no_memory(d);
	if (!read_text_file(a, name, &text, d))
		return false;
	const yaml_node *root = yaml_parse(a, text, name, 1, d);
	return root && bind_manifest(root, name, a, out, d);
}
