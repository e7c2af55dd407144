/* confined.c: the lists of folders. Nothing is asked here whether they are there: what is not cannot be read or written either. */
#include "run/confined.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/confine.h"
#include "base/file.h"
#include "font/manifest.h"

#define PATHS_MOST 128

typedef struct path_list {
	arena *memory;
	const char *items[PATHS_MOST];
	size_t count;
} path_list;

static void add(path_list *l, const char *path)
{
	if (path && l->count < PATHS_MOST)
		l->items[l->count++] = path;
}

/* What is installed, without what lies beside it: the tree the program was built in holds more. */
static void add_installed(path_list *l, const places *known)
{
	static const char *const PARTS[] = {"templates", "fonts", "schemas", "docs"};
	for (size_t i = 0; i < known->count; i++)
		for (size_t k = 0; k < COUNT_OF(PARTS); k++)
			add(l, path_join(l->memory, known->roots[i], PARTS[k]));
}

/* Fonts and the colour profile lie where the manifest says. What is wrong with it is told when fonts are wanted. */
static void add_fonts(path_list *l, const places *known, language lang)
{
	const char *path = places_lookup(l->memory, known, "fonts/manifest.yaml");
	diag *unheard = diag_new(lang);
	manifest m;
	if (path && unheard && manifest_read(l->memory, path, &m, unheard)) {
		for (size_t i = 0; i < m.font_count; i++)
			add(l, m.fonts[i].file.ptr);
		add(l, m.profile.file.ptr);
	}
	diag_free(unheard);
}

/* Where SQLite and the unpacking of packages put temporary files: the first that is there, in the order in which SQLite looks. */
static const char *temporary_folder(void)
{
	const char *const known[] = {getenv("SQLITE_TMPDIR"), getenv("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp"};
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (known[i] && *known[i] && file_is_folder(known[i]) && access(known[i], W_OK | X_OK) == 0)
			return known[i];
	return NULL;
}

static bool confine(const path_list *read, const path_list *written, const char *made_in, diag *d)
{
	if (arena_failed(read->memory))
		return diag_no_memory(d);
	const confine_paths from = {read->items, read->count}, to = {written->items, written->count};
	(void)confine_files(&from, &to, made_in);
	return true;
}

bool confine_to_job(const job *j, const places *known, const char *out, const char *made_in, diag *d)
{
	arena *memory = arena_new();
	if (!memory)
		return diag_no_memory(d);
	path_list read = {.memory = memory}, written = {.memory = memory};
	add(&read, j->folder);
	add(&read, j->template.folder);
	add(&read, path_folder(memory, j->profile)); /* others that it extends lie beside it */
	add_installed(&read, known);
	add_fonts(&read, known, diag_language(d));
	add(&written, out);
	add(&written, temporary_folder());
	bool good = confine(&read, &written, made_in, d);
	arena_free(memory);
	return good;
}

bool confine_to_looking(const char *what, const char *schemas, diag *d)
{
	arena *memory = arena_new();
	places known;
	if (!memory)
		return diag_no_memory(d);
	path_list read = {.memory = memory}, written = {.memory = memory};
	bool good = places_find(memory, &known, d);
	if (good) {
		const char *packages = getenv("TMPDIR"); /* opened.c looks nowhere else */
		add(&read, what);
		add(&read, schemas);
		add_installed(&read, &known);
		add(&written, packages && *packages ? packages : "/tmp");
		add(&written, temporary_folder());
		good = confine(&read, &written, NULL, d);
	}
	arena_free(memory);
	return good;
}
