/* places.c: the search path of templates, profiles and fonts, and what is said when something is not on it. */
#include "run/places.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/yaml.h"

#define NAMES_MAX 64

static const message NO_TEMPLATE = {"no-template", STATUS_USAGE, {"không có mẫu “{1}”", "there is no template “{1}”"},
    {"Các mẫu có sẵn: {2}; hoặc ghi đường dẫn ./… tới thư mục mẫu. Đã tìm trong: {3}.",
        "Templates there are: {2}; or give a path ./… to a template's folder. Looked in: {3}."}};
static const message NO_PROFILE = {"no-profile", STATUS_USAGE, {"không có thể thức “{1}”", "there is no profile “{1}”"},
    {"Các thể thức có sẵn: {2}; hoặc ghi đường dẫn ./… tới tệp. Đã tìm trong: {3}.",
        "Profiles there are: {2}; or give a path ./… to a file. Looked in: {3}."}};

static const message BASE_PROFILE = {"base-profile", STATUS_USAGE,
    {"“{1}” là nền chung của các thể thức, tự nó không phải một thể thức",
        "“{1}” is a base that profiles extend, and no profile of its own"},
    {"Chọn một trong: {2}; hoặc ghi đường dẫn ./… tới tệp có “extends: {1}”.",
        "Choose one of: {2}; or give a path ./… to a file that has “extends: {1}”."}};

static void add_root(places *p, const char *root)
{
	for (size_t i = 0; root && i < p->count; i++)
		if (strcmp(root, p->roots[i]) == 0)
			return;
	if (root && p->count < COUNT_OF(p->roots))
		p->roots[p->count++] = root;
}

/* The tree a program was built in has templates/ at its top; above an installed program is nothing of ours, and nothing is sought there. */
static void add_tree(arena *a, places *p, const char *folder)
{
	const char *templates = folder ? path_join(a, folder, "templates/profiles") : NULL;
	if (templates && file_is_folder(templates))
		add_root(p, folder);
}

bool places_find(arena *a, places *out, diag *d)
{
	*out = (places){0};
	const char *data = getenv("TONGKET_DATA");
	if (data && *data)
		add_root(out, arena_string(a, slice_of(data)));
	char self[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	const char *program = n > 0 ? arena_string(a, (slice){self, (size_t)n}) : NULL;
	const char *bin = program ? path_folder(a, program) : NULL;
	const char *above = bin ? path_folder(a, bin) : NULL;
	if (above)
		add_root(out, path_join(a, above, "share/tongket"));
	add_root(out, TONGKET_PREFIX "/share/tongket");
	if (above) { /* build/tongket, build/asan/tongket */
		add_tree(a, out, above);
		add_tree(a, out, path_folder(a, above));
	}
	return !arena_failed(a) || diag_no_memory(d);
}

const char *places_lookup(arena *a, const places *p, const char *relative)
{
	for (size_t i = 0; i < p->count; i++) {
		const char *path = path_join(a, p->roots[i], relative);
		if (path && file_exists(path))
			return path;
	}
	return NULL;
}

const char *places_said(arena *a, const places *p)
{
	const char *said = p->count ? p->roots[0] : "";
	for (size_t i = 1; i < p->count && said; i++)
		said = arena_printf(a, "%s, %s", said, p->roots[i]);
	return said ? said : "";
}

static bool is_path(slice name)
{
	return slice_starts(name, "/") || slice_starts(name, "./") || slice_starts(name, "../");
}

static bool has_key(slice text, const char *key)
{
	while (text.len) {
		if (slice_starts(text, key))
			return true;
		const char *end = memchr(text.ptr, '\n', text.len);
		size_t n = end ? (size_t)(end - text.ptr) + 1 : text.len;
		text = (slice){text.ptr + n, text.len - n};
	}
	return false;
}

/* Whether the profile has neither a name nor one that it extends: then it is there to be extended. */
static bool is_base(const char *path)
{
	file_bytes file;
	if (!path || file_try_read(path, NULL, LIMIT_TEXT_FILE_BYTES, &file) != FILE_READ)
		return false;
	bool base = !has_key(file.bytes, "name:") && !has_key(file.bytes, "extends:");
	file_free(&file);
	return base;
}

static bool holds(arena *a, const char *folder, const char *entry, const char *file)
{
	const char *inside = path_join(a, folder, entry), *path = inside ? path_join(a, inside, file) : NULL;
	return path && file_exists(path);
}

/* Names of the entries under `folder` in all roots, for the hint: files that end with `suffix`, or, without one, templates. */
static const char *names_under(arena *a, const places *p, const char *folder, const char *suffix)
{
	buf list = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	size_t listed = 0;
	for (size_t i = 0; i < p->count; i++) {
		folder_entry *entries;
		size_t count;
		const char *path = path_join(a, p->roots[i], folder);
		if (!path || !folder_list(a, path, &entries, &count))
			continue;
		for (size_t k = 0; k < count && listed < NAMES_MAX; k++) {
			slice name = slice_of(entries[k].name);
			size_t tail = strlen(suffix);
			bool fits = tail ? name.len > tail && strcmp(name.ptr + name.len - tail, suffix) == 0
			                 : entries[k].is_folder && holds(a, path, name.ptr, "template.yaml");
			if (!fits || (tail && is_base(arena_printf(a, "%s/%s/%s", p->roots[i], folder, name.ptr))))
				continue;
			buf_put_string(&list, listed++ ? ", " : "");
			buf_put(&list, name.ptr, name.len - tail);
		}
		break; /* the first root that has the folder is the one in use */
	}
	const char *text = arena_string(a, buf_slice(&list));
	buf_free(&list);
	return text && *text ? text : "–";
}

static bool is_plain_name(slice name)
{
	return name.len > 0 && !memchr(name.ptr, '/', name.len) && name.ptr[0] != '.';
}

const char *places_template(arena *a, const places *p, const char *job_folder, slice name, place where, diag *d)
{
	const char *path = NULL;
	if (p->packed)
		path = path_join(a, p->packed, "template");
	else if (is_path(name))
		path = path_join(a, job_folder, name.ptr);
	else if (is_plain_name(name))
		path = places_lookup(a, p, arena_printf(a, "templates/%s", name.ptr));
	if (path && file_is_folder(path))
		return path;
	diag_report(d, &NO_TEMPLATE, where, name.ptr, names_under(a, p, "templates", ""), places_said(a, p));
	return NULL;
}

/* A package keeps the file under its own name: the last part of what the job calls it. */
static const char *packed_profile(arena *a, const places *p, slice name)
{
	const char *slash = strrchr(name.ptr, '/'), *file = slash ? slash + 1 : name.ptr;
	return arena_printf(a, is_path(name) ? "%s/profile/%s" : "%s/profile/%s.yaml", p->packed, file);
}

const char *places_profile(arena *a, const places *p, const char *job_folder, slice name, place where, diag *d)
{
	const char *path = NULL;
	if (p->packed)
		path = packed_profile(a, p, name);
	else if (is_path(name))
		path = path_join(a, job_folder, name.ptr);
	else if (is_plain_name(name))
		path = places_lookup(a, p, arena_printf(a, "templates/profiles/%s.yaml", name.ptr));
	bool found = path && file_exists(path) && !file_is_folder(path);
	bool base = found && !is_path(name) && is_base(path);
	if (found && !base)
		return path;
	diag_report(
	    d, base ? &BASE_PROFILE : &NO_PROFILE, where, name.ptr, names_under(a, p, "templates/profiles", ".yaml"), places_said(a, p));
	return NULL;
}
