/* replay.c: every fuzz target over the inputs kept for it, built as any test is: replay [-v] FOLDER plays FOLDER/TARGET/FILE…, replay TARGET FILE… those
 * named. -v says each before it is played, so that one that ends the program is known. A target without inputs, and inputs without a target, are mistakes. */
#include <stdio.h>

#include "base/file.h"
#include "fuzz.h"

#define INPUT_MOST ((size_t)1 << 20)

#define FUZZ(name) int target_##name(const uint8_t *data, size_t size);
FUZZ_NAMES
#undef FUZZ

typedef struct target {
	const char *name;
	int (*run)(const uint8_t *data, size_t size);
} target;

#define FUZZ(name) {#name, target_##name},
static const target TARGETS[] = {FUZZ_NAMES};
#undef FUZZ

static const target *find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(TARGETS); i++)
		if (strcmp(TARGETS[i].name, name) == 0)
			return &TARGETS[i];
	return NULL;
}

/* In memory of exactly its size, so that a sanitizer sees a byte read behind it. */
static bool play(const target *t, const char *path, bool say)
{
	file_bytes bytes;
	char *copy;
	if (file_try_read(path, NULL, INPUT_MOST, &bytes) != FILE_READ || !(copy = malloc(bytes.bytes.len ? bytes.bytes.len : 1))) {
		fprintf(stderr, "%s: cannot be read\n", path);
		return false;
	}
	memcpy(copy, bytes.bytes.ptr, bytes.bytes.len);
	if (say)
		fprintf(stderr, "%s\n", path);
	t->run((const uint8_t *)copy, bytes.bytes.len);
	free(copy);
	file_free(&bytes);
	return true;
}

static bool play_folder(arena *a, const target *t, const char *folder, bool say, size_t *played)
{
	folder_entry *files = NULL;
	size_t count = 0;
	bool good = folder_list(a, folder, &files, &count) && count > 0;
	for (size_t i = 0; i < count; i++)
		good &= play(t, path_join(a, folder, files[i].name), say);
	if (!good)
		fprintf(stderr, "%s: no inputs, or some that cannot be read\n", folder);
	*played += count;
	return good;
}

static bool play_all(arena *a, const char *root, bool say)
{
	folder_entry *folders = NULL;
	size_t count = 0, played = 0;
	bool good = folder_list(a, root, &folders, &count);
	for (size_t i = 0; i < count; i++)
		if (!find(folders[i].name))
			good = (fprintf(stderr, "%s/%s: there is no such target\n", root, folders[i].name), false);
	for (size_t i = 0; i < COUNT_OF(TARGETS); i++)
		good &= play_folder(a, &TARGETS[i], path_join(a, root, TARGETS[i].name), say, &played);
	printf("fuzz inputs: %zu replayed by %zu targets\n", played, COUNT_OF(TARGETS));
	return good;
}

int main(int argc, char **argv)
{
	arena *a = arena_new();
	bool say = argc == 3 && strcmp(argv[1], "-v") == 0, all = argc == 2 || say, good = a != NULL;
	const target *one = argc > 2 && !all ? find(argv[1]) : NULL;
	if (!good || (!all && !one)) {
		fprintf(stderr, "replay [-v] FOLDER, or replay TARGET FILE…\n");
		return 2;
	}
	if (all)
		good = play_all(a, argv[argc - 1], say);
	for (int i = 2; one && i < argc; i++)
		good &= play(one, argv[i], true);
	arena_free(a);
	return good ? 0 : 1;
}
