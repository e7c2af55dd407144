/* written.c: the list of one run is compared with that of the run before; both are sorted. A list may have been touched by others: a line
 * that leads out of the output folder, or to anything but a file, is passed over. */
#include "run/written.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"
#include "base/limits.h"

#define LIST_NAME ".written"

bool written_add(written *w, slice name, diag *d)
{
	char **names = array_room(w->names, &w->cap, w->count + 1, sizeof *names);
	if (names)
		w->names = names;
	char *copy = names ? strndup(name.ptr, name.len) : NULL;
	if (!copy)
		return diag_no_memory(d);
	names[w->count++] = copy;
	return true;
}

void written_free(written *w)
{
	for (size_t i = 0; i < w->count; i++)
		free(w->names[i]);
	free(w->names);
	*w = (written){0};
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool has(const written *w, const char *name)
{
	return w->count && bsearch(&name, w->names, w->count, sizeof *w->names, by_bytes);
}

/* No part is empty, hidden or "..". */
static bool stays_inside(const char *name)
{
	for (const char *part = name; part; part = strchr(part, '/')) {
		part += *part == '/';
		if (*part == '\0' || *part == '/' || *part == '.')
			return false;
	}
	return name[0] != '/';
}

static bool is_plain_file(const char *path)
{
	struct stat info;
	return lstat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool remove_others(const written *w, publication *outputs, arena *a, const char *out, slice list, diag *d)
{
	while (list.len) {
		const char *end = memchr(list.ptr, '\n', list.len);
		slice line = {list.ptr, end ? (size_t)(end - list.ptr) : list.len};
		const char *name = arena_string(a, line), *path = name ? path_join(a, out, name) : NULL;
		if (!path)
			return diag_no_memory(d);
		if (stays_inside(name) && !has(w, name) && is_plain_file(path) && !publication_remove(outputs, name))
			return false;
		list.ptr += line.len + (end != NULL);
		list.len -= line.len + (end != NULL);
	}
	return true;
}

static bool put_list(const written *w, publication *outputs, const char *name, bool private_, diag *d)
{
	buf text = BUF_INIT(LIMIT_MEMORY_BUFFER);
	for (size_t i = 0; i < w->count; i++) {
		buf_put_string(&text, w->names[i]);
		buf_put_char(&text, '\n');
	}
	bool good = text.failed ? diag_no_memory(d) : publication_add(outputs, name, buf_slice(&text), private_);
	buf_free(&text);
	return good;
}

static bool put_in(written *w, publication *outputs, arena *a, const char *out, const char *name, bool private_, diag *d)
{
	const char *path = path_join(a, out, name);
	if (!path)
		return diag_no_memory(d);
	file_bytes before;
	bool was = is_plain_file(path) && file_try_read(path, NULL, LIMIT_MEMORY_BUFFER, &before) == FILE_READ;
	bool good = !was || remove_others(w, outputs, a, out, before.bytes, d);
	if (was)
		file_free(&before);
	if (good && w->count)
		return put_list(w, outputs, name, private_, d);
	return good && (!was || publication_remove(outputs, name));
}

bool written_put(written *w, publication *outputs, const char *out, const char *folder, bool private_, diag *d)
{
	arena *a = arena_new();
	const char *name = a ? path_join(a, folder, LIST_NAME) : NULL;
	if (w->count)
		qsort(w->names, w->count, sizeof *w->names, by_bytes);
	bool good = name ? put_in(w, outputs, a, out, name, private_, d) : diag_no_memory(d);
	arena_free(a);
	return good;
}
