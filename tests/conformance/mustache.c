/* mustache.c FILE.json: the tests of one module of the Mustache specification through our engine, as a text (nothing is escaped) and as Markdown. For each test a line of
 * JSON: its name, what it wants, what came out, or the code of the first error; and what comes out as Markdown, where it does. What that means is mustache.py's affair. */
#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_tree.h>

#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "compose/mustache.h"
#include "compose/opaque.h"

static yajl_val member(yajl_val map, const char *key)
{
	const char *path[] = {key, NULL};
	return map ? yajl_tree_get(map, path, yajl_t_any) : NULL;
}

static const char *text_of(yajl_val v)
{
	return YAJL_IS_STRING(v) ? YAJL_GET_STRING(v) : YAJL_IS_NUMBER(v) ? YAJL_GET_NUMBER(v) : "";
}

static bool put(arena *a, value *under, slice path, yajl_val v);

/* The values of an object under `path`. A key with a dot in it cannot be named by a template, and is left out. */
static bool put_members(arena *a, value *under, slice path, yajl_val map)
{
	bool good = true;
	for (size_t i = 0; good && i < map->u.object.len; i++) {
		const char *key = map->u.object.keys[i];
		const char *whole = path.len ? arena_printf(a, "%.*s.%s", (int)path.len, path.ptr, key) : key;
		good = whole && (strchr(key, '.') || put(a, under, slice_of(whole), map->u.object.values[i]));
	}
	return good;
}

static bool put_items(arena *a, value *list, yajl_val items)
{
	bool good = list != NULL;
	for (size_t i = 0; good && i < items->u.array.len; i++) {
		yajl_val item = items->u.array.values[i];
		if (YAJL_IS_OBJECT(item)) {
			value *map = value_add(a, list);
			good = map && put_members(a, map, SLICE(""), item);
		} else {
			good = value_add_text(a, list, slice_of(text_of(item)));
		}
	}
	return good;
}

static bool put(arena *a, value *under, slice path, yajl_val v)
{
	if (YAJL_IS_OBJECT(v) && v->u.object.len)
		return put_members(a, under, path, v);
	if (YAJL_IS_ARRAY(v))
		return put_items(a, value_put_list(a, under, path), v);
	if (YAJL_IS_TRUE(v) || YAJL_IS_FALSE(v) || YAJL_IS_OBJECT(v))
		return value_put_flag(a, under, path, !YAJL_IS_FALSE(v));
	return value_put_text(a, under, path, slice_of(text_of(v)));
}

/* The root of a test's data: an object, or a value of any kind. */
static const value *root_of(arena *a, yajl_val data)
{
	value *root = value_new(a);
	if (!root)
		return NULL;
	if (YAJL_IS_OBJECT(data))
		return put_members(a, root, SLICE(""), data) ? root : NULL;
	return put(a, root, SLICE("it"), data) ? value_find(root, SLICE("it")) : NULL;
}

static bool read_partial(void *user, slice name, place where, slice *text, const char **file, diag *d)
{
	static const message NONE = {"unknown-partial", STATUS_USAGE, {"", "no partial"}, {NULL, NULL}};
	yajl_val given = user;
	for (size_t i = 0; given && i < given->u.object.len; i++)
		if (slice_is(name, given->u.object.keys[i])) {
			*file = given->u.object.keys[i];
			*text = slice_of(text_of(given->u.object.values[i]));
			return true;
		}
	return diag_report(d, &NONE, where, "");
}

static bool run(yajl_val test)
{
	arena *a = arena_new();
	diag *d = diag_new(LANG_EN);
	buf line = BUF_INIT(LIMIT_EXPANDED_BYTES);
	json *j = json_new(&line, 0);
	if (!a || !d || !j)
		return false;
	const partial_source source = {read_partial, member(test, "partials")};
	const mustache_input in = {.text = slice_of(text_of(member(test, "template"))),
	    .file = "test",
	    .root = root_of(a, member(test, "data")),
	    .escape = ESCAPE_NONE,
	    .partials = &source};
	rendered out = {.text = {"", 0}};
	bool good = in.root && mustache_render(a, &in, &out, d);
	json_map(j);
	json_key_string(j, "name", slice_of(text_of(member(test, "name"))));
	json_key_string(j, "wanted", slice_of(text_of(member(test, "expected"))));
	if (good)
		json_key_string(j, "got", out.text);
	else
		json_key_string(j, "error", slice_of(diag_count(d) ? diag_code(d, 0) : "data"));
	/* As in report.md: values travel in disguise, and are put back when Markdown has been read. */
	mustache_input markdown = in;
	markdown.escape = ESCAPE_MARKDOWN;
	if (in.root && mustache_render(a, &markdown, &out, d))
		json_key_string(j, "markdown", opaque_restore(a, out.text));
	json_map_end(j);
	if (json_finish(j))
		printf("%.*s\n", (int)line.len, line.data);
	buf_free(&line);
	diag_free(d);
	arena_free(a);
	return true;
}

int main(int count, char **words)
{
	arena *a = arena_new();
	diag *d = diag_new(LANG_EN);
	file_bytes file;
	char wrong[256];
	(void)count;
	if (!a || !d || !file_read(words[1], words[1], LIMIT_TEXT_FILE_BYTES, true, NOWHERE, &file, d))
		return 3;
	const char *text = arena_string(a, file.bytes);
	yajl_val root = text ? yajl_tree_parse(text, wrong, sizeof wrong) : NULL, tests = member(root, "tests");
	if (!YAJL_IS_ARRAY(tests))
		return 2;
	for (size_t i = 0; i < tests->u.array.len; i++)
		if (!run(tests->u.array.values[i]))
			return 3;
	yajl_tree_free(root);
	file_free(&file);
	diag_free(d);
	arena_free(a);
	return 0;
}
