/* tree.c: walking a folder with fts, which follows no link but the folder's own name; twins are found by ICU's case folding with compatibility normal form, the strictest view any
 * file system takes of two names. */
#include "archive/tree.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unistd.h>

#include "archive/finding.h"
#include "base/array.h"
#include "base/limits.h"
#include "base/reason.h"
#include "base/utf8.h"

static const message CANNOT_LIST = {"file-unreadable", STATUS_MACHINE, {"không đọc được “{1}”: {2}", "“{1}” cannot be read: {2}"},
    {"Kiểm tra quyền đọc và ổ đĩa.", "Check its permissions and the disk."}};
static const message NOT_PLAIN = {"package-not-plain", STATUS_DATA,
    {"không phải tệp thường: liên kết, thiết bị hoặc tương tự", "is no plain file: a link, a device or the like"},
    {"Gói lưu trữ chỉ được chứa tệp và thư mục.", "A package holds files and folders only."}};
static const message BAD_PATH = {"package-bad-path", STATUS_DATA,
    {"tên không được dùng trong gói lưu trữ", "the name may not stand in a package"},
    {"Không dùng đường dẫn tuyệt đối, “..”, ký tự điều khiển, “\\” hay “:”.",
        "No absolute path, no “..”, no control characters, no “\\” or “:”."}};
static const message TWINS = {"package-twins", STATUS_DATA,
    {"chỉ khác “{1}” ở chữ hoa, chữ thường hoặc cách ghi dấu", "differs from “{1}” only in case or in how its marks are written"},
    {"Trên máy khác một tệp sẽ ghi đè tệp kia.", "On another machine one would overwrite the other."}};
static const message TOO_MANY = {"package-too-many", STATUS_DATA, {"gói có quá nhiều tệp (hơn {1})", "more than {1} files"},
    {"Chỉ tới thư mục của một gói, không phải thư mục chứa nhiều gói.", "Name the folder of one package, not one that holds many."}};

bool tree_path_is_safe(slice path)
{
	size_t bad;
	if (path.len == 0 || path.len > LIMIT_PACKAGE_PATH || !utf8_valid(path, &bad))
		return false;
	for (size_t start = 0, i = 0; i <= path.len; i++) {
		unsigned char c = i < path.len ? (unsigned char)path.ptr[i] : '/';
		if (c < 0x20 || c == 0x7F || c == '\\' || c == ':')
			return false;
		if (c != '/')
			continue;
		slice part = {path.ptr + start, i - start};
		if (part.len == 0 || part.len > 255 || slice_is(part, ".") || slice_is(part, ".."))
			return false;
		start = i + 1;
	}
	return true;
}

/* ---- twins ---- */

typedef struct folded {
	const char *path;
	const UChar *key;
	int32_t len;
} folded;

static int by_key(const void *a, const void *b)
{
	const folded *l = a, *r = b;
	int order = u_strCompare(l->key, l->len, r->key, r->len, false);
	return order ? order : strcmp(l->path, r->path);
}

/* NFKC_Casefold of a path (valid UTF-8); in `a`. */
static bool fold(arena *a, const UNormalizer2 *n, const char *path, folded *out)
{
	UChar wide[LIMIT_PACKAGE_PATH + 1], key[4 * LIMIT_PACKAGE_PATH];
	UErrorCode error = U_ZERO_ERROR;
	int32_t len = 0;
	u_strFromUTF8(wide, (int32_t)COUNT_OF(wide), &len, path, -1, &error);
	int32_t folded_len = unorm2_normalize(n, wide, len, key, (int32_t)COUNT_OF(key), &error);
	if (U_FAILURE(error))
		return false;
	UChar *copy = arena_array(a, (size_t)folded_len + 1, sizeof *copy);
	if (!copy)
		return false;
	memcpy(copy, key, (size_t)folded_len * sizeof *copy);
	*out = (folded){path, copy, folded_len};
	return true;
}

bool tree_tell_twins(const char **paths, size_t count, diag *d)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *n = unorm2_getNFKCCasefoldInstance(&error);
	arena *a = arena_new();
	folded *keys = a ? arena_array(a, count + 1, sizeof *keys) : NULL;
	bool good = keys && U_SUCCESS(error);
	for (size_t i = 0; good && i < count; i++)
		good = fold(a, n, paths[i], &keys[i]);
	if (good)
		qsort(keys, count, sizeof *keys, by_key);
	for (size_t i = 1; good && i < count; i++)
		if (keys[i].len == keys[i - 1].len && u_memcmp(keys[i].key, keys[i - 1].key, keys[i].len) == 0 &&
		    strcmp(keys[i].path, keys[i - 1].path) != 0)
			finding(d, &TWINS, keys[i].path, keys[i - 1].path);
	arena_free(a);
	return good || diag_no_memory(d);
}

/* ---- walking ---- */

typedef struct walk {
	arena *memory;
	diag *diag;
	tree_file *files;
	size_t count, cap;
	size_t skip; /* bytes of the folder's own path, with its '/' */
} walk;

static bool add(walk *w, const char *path, uint64_t size)
{
	tree_file *files = array_room(w->files, &w->cap, w->count + 1, sizeof *files);
	const char *copy = arena_string(w->memory, slice_of(path));
	if (files)
		w->files = files;
	if (!files || !copy)
		return diag_no_memory(w->diag);
	w->files[w->count++] = (tree_file){copy, size};
	return true;
}

static bool visit(walk *w, const FTSENT *e)
{
	if (e->fts_level == 0 || e->fts_info == FTS_DP)
		return true;
	const char *path = e->fts_path + w->skip;
	if (e->fts_info == FTS_ERR || e->fts_info == FTS_DNR || e->fts_info == FTS_NS)
		return diag_report(w->diag, &CANNOT_LIST, NOWHERE, path, reason_words(e->fts_errno, diag_language(w->diag)));
	if (!tree_path_is_safe(slice_of(path))) {
		size_t bad;
		finding(w->diag, &BAD_PATH, utf8_valid(slice_of(path), &bad) ? path : "?", "");
		return true;
	}
	if (e->fts_info == FTS_D)
		return true;
	if (e->fts_info == FTS_F)
		return add(w, path, (uint64_t)e->fts_statp->st_size);
	finding(w->diag, &NOT_PLAIN, path, "");
	return true;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const tree_file *)a)->path, ((const tree_file *)b)->path);
}

static bool tell_twins(const walk *w)
{
	const char **paths = arena_array(w->memory, w->count + 1, sizeof *paths);
	if (!paths)
		return diag_no_memory(w->diag);
	for (size_t i = 0; i < w->count; i++)
		paths[i] = w->files[i].path;
	return tree_tell_twins(paths, w->count, w->diag);
}

static bool walk_all(walk *w, FTS *fts)
{
	for (FTSENT *e = fts_read(fts); e; e = fts_read(fts)) {
		if (!visit(w, e))
			return false;
		if (w->count > LIMIT_PACKAGE_FILES) {
			const char *most = arena_printf(w->memory, "%d", LIMIT_PACKAGE_FILES);
			diag_report(w->diag, &TOO_MANY, NOWHERE, most ? most : "");
			return true;
		}
	}
	return true;
}

bool tree_list(arena *a, const char *folder, tree *out, diag *d)
{
	*out = (tree){.folder = folder};
	char *paths[] = {(char *)(uintptr_t)folder, NULL};
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
	if (!fts)
		return diag_report(d, &CANNOT_LIST, NOWHERE, folder, reason_words(errno, diag_language(d)));
	size_t n = strlen(folder);
	walk w = {.memory = a, .diag = d, .skip = n + (n && folder[n - 1] != '/')};
	bool good = walk_all(&w, fts);
	fts_close(fts);
	if (w.count)
		qsort(w.files, w.count, sizeof *w.files, by_path);
	tree_file *kept = arena_array(a, w.count + 1, sizeof *kept);
	if (kept && w.count)
		memcpy(kept, w.files, w.count * sizeof *kept);
	out->files = kept;
	out->count = w.count;
	good = good && (kept || diag_no_memory(d)) && tell_twins(&w);
	free(w.files);
	return good;
}

const tree_file *tree_find(const tree *t, slice path)
{
	size_t low = 0, high = t->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = slice_compare(slice_of(t->files[middle].path), path);
		if (order == 0)
			return &t->files[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void tree_remove(const char *path)
{
	char *paths[] = {(char *)(uintptr_t)path, NULL};
	FTS *fts = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!fts)
		return;
	for (FTSENT *e = fts_read(fts); e; e = fts_read(fts)) {
		if (e->fts_info == FTS_D)
			chmod(e->fts_path, 0700);
		else if (e->fts_info == FTS_DP)
			rmdir(e->fts_path);
		else
			unlink(e->fts_path);
	}
	fts_close(fts);
}
