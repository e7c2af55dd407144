/* encodings.c: a path that no file has would be ignored, and the file it was meant for read by guess: so it is a mistake of the job, like a
 * key that nobody knows. */
#include "run/encodings.h"

#include "base/yaml.h"
#include "text/fold.h"

static const message NO_FILE = {"no-such-file", STATUS_USAGE,
    {"“encoding” ghi bảng mã cho “{1}”, nhưng không có tệp này", "“encoding” names “{1}”, but there is no such file"},
    {"Ghi đường dẫn của tệp tính từ thư mục công việc, các phần cách nhau bằng dấu “/”.",
        "Write the path of the file from the job's folder, its parts separated by “/”."}};
static const message NO_FILE_NEAR = {"no-such-file", STATUS_USAGE,
    {"“encoding” ghi bảng mã cho “{1}”, nhưng không có tệp này", "“encoding” names “{1}”, but there is no such file"},
    {"Có phải “{2}”?", "Is it “{2}”?"}};

/* The paths of the tables' files in NFC, NULL-terminated. NULL: out of memory. */
static const char **list_paths(arena *a, const found_files *found)
{
	const char **paths = arena_array(a, found->count + 1, sizeof *paths);
	size_t count = 0;
	for (size_t i = 0; paths && i < found->count; i++) {
		if (found->items[i].kind == FOUND_UNEXPECTED)
			continue;
		slice plain = text_nfc(a, slice_of(found->items[i].path), NULL);
		paths[count] = plain.ptr ? arena_string(a, plain) : NULL;
		if (!paths[count++])
			return NULL;
	}
	return paths;
}

static bool is_there(slice path, const char *const *paths)
{
	for (size_t i = 0; paths[i]; i++)
		if (slice_is(path, paths[i]))
			return true;
	return false;
}

/* Whether `whole` is `end`, or ends with it behind a '/'. */
static bool ends_with(slice whole, slice end)
{
	if (end.len == 0 || whole.len <= end.len)
		return false;
	size_t from = whole.len - end.len;
	return whole.ptr[from - 1] == '/' && memcmp(whole.ptr + from, end.ptr, end.len) == 0;
}

/* A slip of the keyboard, or a path from another folder than the job's. */
static const char *nearest_path(slice path, const char *const *paths)
{
	const char *near = nearest_name(path, paths);
	for (size_t i = 0; !near && paths[i]; i++)
		if (ends_with(slice_of(paths[i]), path) || ends_with(path, slice_of(paths[i])))
			near = paths[i];
	return near;
}

static bool check_paths(arena *a, const job *j, const found_files *found, diag *d)
{
	const char **paths = list_paths(a, found);
	if (!paths)
		return diag_no_memory(d);
	bool good = true;
	for (size_t i = 0; i < j->encoding_count; i++) {
		const job_encoding *e = &j->encodings[i];
		if (is_there(e->path, paths))
			continue;
		const char *written = arena_string(a, e->path), *near = nearest_path(e->path, paths);
		if (!written)
			return diag_no_memory(d);
		good = near ? diag_report(d, &NO_FILE_NEAR, e->where, written, near) : diag_report(d, &NO_FILE, e->where, written);
	}
	return good;
}

bool encodings_check(const job *j, const found_files *found, diag *d)
{
	if (j->encoding_count == 0)
		return true;
	arena *a = arena_new();
	bool good = a ? check_paths(a, j, found, d) : diag_no_memory(d);
	arena_free(a);
	return good;
}
