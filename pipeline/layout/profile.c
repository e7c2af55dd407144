/* profile.c: reading a profile and what it extends, by the tables of profile_keys.c.
 *
 * The profile that is extended is read first, into the same struct; then the keys that the file itself gives replace it. Whether a required key is
 * there is asked of the whole chain at the end. */
#include "layout/profile.h"

#include "base/file.h"
#include "base/limits.h"
#include "layout/profile_keys.h"
#include "text/textfile.h"

#define CHAIN_MAX 8
#define COLOUR_LETTERS "0123456789abcdefABCDEF"

static const message bad_version = {"profile-version", STATUS_USAGE, {"dòng “tongket” phải ghi 1", "the key `tongket` must be 1"},
    {"Đặt “tongket: 1” ở đầu tệp.", "Begin the file with `tongket: 1`."}};
static const message endless = {"profile-extends", STATUS_USAGE,
    {"“extends: {1}” dẫn vòng trở lại hoặc quá sâu", "`extends: {1}` leads back to itself, or too deep"},
    {"Một quy cách chỉ dựa trên quy cách khác, không dựa trên chính nó.", "A profile extends another one, never itself."}};
static const message missing_key = {"profile-missing-key", STATUS_USAGE, {"quy cách thiếu khóa “{1}”", "the profile has no key `{1}`"},
    {"Thêm khóa này, hoặc dựa (extends) trên một quy cách đã có nó.", "Add it, or extend a profile that has it."}};
static const message not_mapping = {"profile-not-mapping", STATUS_USAGE, {"“{1}” phải là một nhóm khóa", "`{1}` must be a mapping"},
    {"Viết các khóa con thụt vào dưới nó.", "Write its keys below it, indented."}};
static const message not_colour = {"profile-colour", STATUS_USAGE, {"“{1}” không phải là màu", "`{1}` is not a colour"},
    {"Viết dạng \"#1F4E79\", trong ngoặc kép.", "Write it as \"#1F4E79\", in quotes."}};
static const message colour_count = {"profile-colours", STATUS_USAGE, {"“{1}” phải có từ 1 đến 8 màu", "`{1}` must hold 1 to 8 colours"},
    {"Viết dạng [\"#1F4E79\", \"#C55A11\"].", "Write it as [\"#1F4E79\", \"#C55A11\"]."}};

static const message bad_style = {"profile-style", STATUS_USAGE,
    {"kiểu chữ “{1}” thiếu size hoặc pitch", "the style `{1}` has no size or no pitch"},
    {"Ghi cả hai, tính bằng point: {size: 14, pitch: 18}.", "Give both, in points: {size: 14, pitch: 18}."}};
static const message over_extends = {"profile-extends", STATUS_USAGE,
    {"tệp trình bày của văn bản không có “extends”", "the layout of a document does not extend anything"},
    {"Bỏ dòng này: tệp ấy đặt chồng lên thể thức mà công việc chọn.",
        "Take the line away: the file stands over the profile that the job names."}};
static const message style_count = {"profile-styles", STATUS_USAGE, {"nhiều nhất {1} kiểu bảng", "at most {1} styles of tables"},
    {"Bỏ bớt kiểu không dùng.", "Remove styles that are not used."}};

static const char *const settings[] = {"left", "center", "right", "justified", NULL};
static const char *const forms[] = {"portrait", "landscape", NULL}; /* as enum page_form */

/* The files of one profile, what it extends first. */
typedef struct chain {
	const char *library;                  /* where a profile that is not beside the one that extends it is looked for; NULL: nowhere */
	const yaml_node *maps[CHAIN_MAX + 1]; /* and the one that stands over them */
	size_t count;
} chain;

/* ---- one mapping ---- */

static bool is_node(key_kind kind)
{
	return kind == KEY_COLOUR || kind == KEY_COLOURS || kind == KEY_PAIRS || kind == KEY_STYLES || kind == KEY_LOOKS || kind == KEY_SECTION;
}

static yaml_key_type yaml_type(key_kind kind)
{
	switch (kind) {
	case KEY_TEXT: return YAML_KEY_TEXT;
	case KEY_TEXTS: return YAML_KEY_TEXTS;
	case KEY_FLAG: return YAML_KEY_BOOLEAN;
	case KEY_INTEGER: return YAML_KEY_INTEGER;
	case KEY_NUMBER:
	case KEY_MM: return YAML_KEY_NUMBER;
	case KEY_SETTING:
	case KEY_FORM: return YAML_KEY_CHOICE;
	default: return YAML_KEY_NODE;
	}
}

static unsigned hex(char c)
{
	return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 32) - 'a' + 10);
}

static bool read_colour(const yaml_node *n, colour *out, diag *d)
{
	bool good = n->kind == YAML_SCALAR && n->text.len == 7 && n->text.ptr[0] == '#' && strspn(n->text.ptr + 1, COLOUR_LETTERS) == 6;
	if (!good)
		return diag_report(d, &not_colour, n->where, n->kind == YAML_SCALAR ? n->text.ptr : "…");
	const char *t = n->text.ptr + 1;
	out->red = (uint8_t)(hex(t[0]) * 16 + hex(t[1]));
	out->green = (uint8_t)(hex(t[2]) * 16 + hex(t[3]));
	out->blue = (uint8_t)(hex(t[4]) * 16 + hex(t[5]));
	return true;
}

static bool read_colours(const yaml_node *n, const char *name, profile_chart *out, diag *d)
{
	if (n->kind != YAML_SEQUENCE || n->count < 1 || n->count > PROFILE_CHART_COLOURS)
		return diag_report(d, &colour_count, n->where, name);
	out->colour_count = n->count;
	for (size_t i = 0; i < n->count; i++)
		if (!read_colour(n->values[i], &out->colours[i], d))
			return false;
	return true;
}

static bool read_pairs(const yaml_node *n, const char *name, profile_signature *out, arena *a, diag *d)
{
	if (n->kind != YAML_MAPPING)
		return diag_report(d, &not_mapping, n->where, name);
	profile_pair *pairs = arena_array(a, n->count + 1, sizeof *pairs);
	if (!pairs)
		return diag_no_memory(d);
	for (size_t i = 0; i < n->count; i++) {
		if (n->values[i]->kind != YAML_SCALAR)
			return diag_report(d, &not_mapping, n->values[i]->where, name);
		pairs[i] = (profile_pair){n->keys[i]->text, n->values[i]->text};
	}
	out->forms = pairs;
	out->form_count = n->count;
	return true;
}

static bool read_map(const yaml_node *map, const key_table *table, char *out, arena *a, diag *d);

/* Named styles, added to those of the profile that is extended; one of a name that is known changes what it says. */
static bool read_styles(const yaml_node *n, const profile_key *key, profile_styles *out, arena *a, diag *d)
{
	profile_named_style *items = arena_array(a, out->count + n->count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(d);
	if (out->count)
		memcpy(items, out->items, out->count * sizeof *items);
	size_t count = out->count;
	for (size_t i = 0; i < n->count; i++) {
		slice name = n->keys[i]->text;
		size_t at = 0;
		while (at < count && !slice_equal(items[at].name, name))
			at++;
		if (at == count)
			items[count++].name = name;
		profile_style *style = &items[at].style;
		if (n->values[i]->kind != YAML_MAPPING)
			return diag_report(d, &not_mapping, n->values[i]->where, name.ptr);
		if (!read_map(n->values[i], key->table, (char *)style, a, d))
			return false;
		if (style->size <= 0 || style->pitch <= 0)
			return diag_report(d, &bad_style, n->values[i]->where, name.ptr);
	}
	*out = (profile_styles){items, count};
	return true;
}

/* A value that yaml_bind left as a node. */
static bool read_node(const yaml_node *n, const profile_key *key, char *out, arena *a, diag *d)
{
	switch (key->kind) {
	case KEY_COLOUR: return read_colour(n, (colour *)(void *)(out + key->offset), d);
	case KEY_COLOURS: return read_colours(n, key->name, (profile_chart *)(void *)out, d);
	case KEY_PAIRS: return read_pairs(n, key->name, (profile_signature *)(void *)out, a, d);
	default: break;
	}
	if (n->kind != YAML_MAPPING)
		return diag_report(d, &not_mapping, n->where, key->name);
	if (key->kind == KEY_STYLES)
		return read_styles(n, key, (profile_styles *)(void *)(out + key->offset), a, d);
	if (key->kind == KEY_LOOKS)
		return true; /* read when all else is known */
	return read_map(n, key->table, out + key->offset, a, d);
}

static const char *const *choices_of(key_kind kind)
{
	return kind == KEY_SETTING ? settings : kind == KEY_FORM ? forms : NULL;
}

/* yaml_bind fills a copy of the struct with room for the nodes behind it; a failure leaves `out` as it was. */
static bool read_map(const yaml_node *map, const key_table *table, char *out, arena *a, diag *d)
{
	yaml_key keys[PROFILE_KEYS_MAX];
	size_t nodes_at = (table->size + 15) / 16 * 16;
	char *copy = arena_alloc(a, nodes_at + table->count * sizeof(void *));
	if (!copy)
		return diag_no_memory(d);
	memcpy(copy, out, table->size);
	const yaml_node **nodes = (const yaml_node **)(void *)(copy + nodes_at);
	for (size_t i = 0; i < table->count; i++) {
		const profile_key *k = &table->keys[i];
		keys[i] = (yaml_key){.name = k->name,
		    .type = yaml_type(k->kind),
		    .offset = is_node(k->kind) ? nodes_at + i * sizeof(void *) : k->offset,
		    .minimum = k->minimum,
		    .maximum = k->maximum,
		    .choices = choices_of(k->kind),
		    .help = k->help};
	}
	if (!yaml_bind(map, table->what, keys, table->count, copy, a, d))
		return false;
	memcpy(out, copy, table->size);
	for (size_t i = 0; i < table->count; i++) {
		const profile_key *k = &table->keys[i];
		if (k->kind == KEY_MM && yaml_get(map, k->name))
			*(double *)(void *)(out + k->offset) *= POINTS_PER_MM;
		if (is_node(k->kind) && nodes[i] && !read_node(nodes[i], k, out, a, d))
			return false;
	}
	return true;
}

/* ---- required keys ---- */

/* Whether every required key is in one of `maps`; `path` names the mapping they are. */
static bool check_required(
    const yaml_node *const *maps, size_t count, const key_table *table, const char *path, place where, arena *a, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < table->count; i++) {
		const profile_key *k = &table->keys[i];
		const yaml_node *found[CHAIN_MAX + 1];
		size_t n = 0;
		for (size_t m = 0; m < count; m++) {
			const yaml_node *v = yaml_get(maps[m], k->name);
			if (v)
				found[n++] = v;
		}
		const char *name = *path ? arena_printf(a, "%s.%s", path, k->name) : k->name;
		if (!name)
			return diag_no_memory(d);
		if (n == 0 && k->required)
			good = diag_report(d, &missing_key, where, name);
		else if (n && k->kind == KEY_SECTION)
			good &= check_required(found, n, k->table, name, where, a, d);
	}
	return good;
}

/* ---- looks of tables ---- */

/* The style of this name, a new one when there is none. NULL: too many. */
static profile_table_style *style_named(profile_table_style *styles, size_t *count, slice name)
{
	for (size_t i = 0; i < *count; i++)
		if (slice_equal(styles[i].name, name))
			return &styles[i];
	if (*count == PROFILE_TABLE_STYLES)
		return NULL;
	styles[*count] = styles[0];
	styles[*count].name = name;
	return &styles[(*count)++];
}

/* The keys of the styles in one file. */
static bool read_looks(const yaml_node *styles, profile_table_style *out, size_t *count, arena *a, diag *d)
{
	for (size_t i = 0; i < styles->count; i++) {
		const yaml_node *map = styles->values[i];
		profile_table_style *style = style_named(out, count, styles->keys[i]->text);
		if (!style)
			return diag_report(d, &style_count, map->where, arena_printf(a, "%d", PROFILE_TABLE_STYLES));
		if (map->kind != YAML_MAPPING)
			return diag_report(d, &not_mapping, map->where, styles->keys[i]->text.ptr);
		if (!read_map(map, &profile_table_style_keys, (char *)style, a, d))
			return false;
	}
	return true;
}

/* What a style does not say is as the table's own keys say, in whatever file of the chain they stand; so styles are read last. */
static bool collect_looks(const yaml_node *const *maps, size_t map_count, profile_table *t, arena *a, diag *d)
{
	profile_table_style *styles = arena_array(a, PROFILE_TABLE_STYLES, sizeof *styles);
	size_t count = 1;
	if (!styles)
		return diag_no_memory(d);
	styles[0] = (profile_table_style){.name = SLICE("rules"),
	    .rows = true,
	    .columns = true,
	    .frame = true,
	    .edge_width = t->rule_width,
	    .head_width = t->rule_width,
	    .rule_width = t->rule_width,
	    .head_fill = t->head_fill,
	    .group_fill = t->group_fill,
	    .total_fill = t->total_fill,
	    .zebra_fill = {255, 255, 255},
	    .rule_colour = t->rule_colour};
	for (size_t i = 0; i < map_count; i++) {
		const yaml_node *table = yaml_get(maps[i], "table"), *named = table ? yaml_get(table, "styles") : NULL;
		if (named && !read_looks(named, styles, &count, a, d))
			return false;
	}
	t->styles = styles;
	t->style_count = count;
	return true;
}

/* ---- files ---- */

typedef struct head_keys {
	int64_t version;
	slice extends;
} head_keys;

/* The mapping without the keys that are not the profile's own: tongket and extends. */
static const yaml_node *take_head(const yaml_node *map, head_keys *head, arena *a, diag *d)
{
	yaml_node *rest = arena_alloc(a, sizeof *rest);
	const yaml_node **keys = arena_array(a, map->count + 1, sizeof(void *)), **values = arena_array(a, map->count + 1, sizeof(void *));
	if (!rest || !keys || !values) {
		diag_no_memory(d);
		return NULL;
	}
	*rest = (yaml_node){.kind = YAML_MAPPING, .where = map->where, .keys = keys, .values = values};
	for (size_t i = 0; i < map->count; i++) {
		const yaml_node *v = map->values[i];
		if (slice_is(map->keys[i]->text, "tongket")) {
			if (!yaml_integer(v, "tongket", &head->version, d))
				return NULL;
		} else if (slice_is(map->keys[i]->text, "extends") && v->kind == YAML_SCALAR) {
			head->extends = v->text;
		} else {
			keys[rest->count] = map->keys[i];
			values[rest->count++] = v;
		}
	}
	if (head->version != 1) {
		diag_report(d, &bad_version, map->where, NULL);
		return NULL;
	}
	return rest;
}

static const yaml_node *parse_file(arena *a, const char *path, place asked, diag *d)
{
	slice text;
	return text_file_read(a, &(const text_file){.path = path, .asked = asked}, &text, d) ? yaml_parse(a, text, path, 1, d) : NULL;
}

/* Read the file and, before it, what it extends; their mappings go to `c`. */
static bool read_file(arena *a, const char *path, place asked, chain *c, size_t depth, profile *out, diag *d)
{
	const yaml_node *map = parse_file(a, path, asked, d);
	if (!map)
		return false;
	if (map->kind != YAML_MAPPING)
		return diag_report(d, &not_mapping, map->where, path);
	head_keys head = {0};
	const yaml_node *rest = take_head(map, &head, a, d);
	if (!rest)
		return false;
	if (head.extends.len) {
		place where = yaml_get(map, "extends")->where;
		if (depth + 1 == CHAIN_MAX)
			return diag_report(d, &endless, where, head.extends.ptr);
		const char *folder = path_folder(a, path), *name = arena_printf(a, "%s.yaml", head.extends.ptr);
		const char *base = folder && name ? path_join(a, folder, name) : NULL;
		if (base && c->library && !file_exists(base))
			base = path_join(a, c->library, name);
		if (!base)
			return diag_no_memory(d);
		if (!read_file(a, base, where, c, depth + 1, out, d))
			return false;
	}
	c->maps[c->count++] = rest;
	return read_map(rest, &profile_table_keys, (char *)out, a, d);
}

/* The keys of `over`, which extends nothing, in place of what was read. */
static bool read_over(arena *a, const char *over, chain *c, profile *out, diag *d)
{
	const yaml_node *map = parse_file(a, over, NOWHERE, d);
	if (!map)
		return false;
	if (map->kind != YAML_MAPPING)
		return diag_report(d, &not_mapping, map->where, over);
	head_keys head = {0};
	const yaml_node *rest = take_head(map, &head, a, d);
	if (!rest)
		return false;
	if (head.extends.len)
		return diag_report(d, &over_extends, yaml_get(map, "extends")->where, "");
	c->maps[c->count++] = rest;
	return read_map(rest, &profile_table_keys, (char *)out, a, d);
}

bool profile_load_with(arena *a, const char *path, const char *library, const char *over, profile *out, diag *d)
{
	chain c = {.library = library};
	*out = (profile){.name = {NULL, 0}};
	if (!read_file(a, path, NOWHERE, &c, 0, out, d) || (over && !read_over(a, over, &c, out, d)))
		return false;
	place where = {arena_string(a, slice_of(path)), 0, 0};
	if (!check_required(c.maps, c.count, &profile_table_keys, "", where, a, d) || !collect_looks(c.maps, c.count, &out->table, a, d))
		return false;
	if (out->page.form == PAGE_LANDSCAPE) {
		double width = out->page.width;
		out->page.width = out->page.height;
		out->page.height = width;
	}
	return true;
}

bool profile_load(arena *a, const char *path, const char *library, profile *out, diag *d)
{
	return profile_load_with(a, path, library, NULL, out, d);
}

const profile_style *profile_find_style(const profile *p, slice name)
{
	for (size_t i = 0; i < p->styles.count; i++)
		if (slice_equal(p->styles.items[i].name, name))
			return &p->styles.items[i].style;
	return NULL;
}

/* ---- documentation ---- */

static const char *kind_name(key_kind kind)
{
	static const char *const names[] = {"text", "list of texts", "true or false", "integer", "number", "millimetres",
	    "left, center, right, justified", "portrait, landscape", "colour", "list of colours", "mapping of texts", "mapping of styles",
	    "mapping of table-style", "mapping"};
	return names[kind];
}

static void describe_table(const key_table *table, const char *title, FILE *out)
{
	fprintf(out, "\n### %s\n\n| key | value | required | |\n|---|---|---|---|\n", title);
	for (size_t i = 0; i < table->count; i++) {
		const profile_key *k = &table->keys[i];
		fprintf(out, "| `%s` | %s | %s | %s |\n", k->name, k->kind == KEY_SECTION ? k->table->what : kind_name(k->kind),
		    k->required ? "yes" : "", k->help);
	}
}

/* Every table once, in the order of first use. */
static void describe_below(const key_table *table, const key_table **done, size_t *count, FILE *out)
{
	for (size_t i = 0; i < table->count; i++) {
		const key_table *sub = table->keys[i].table;
		bool known = sub == NULL;
		for (size_t k = 0; k < *count; k++)
			known |= done[k] == sub;
		if (known)
			continue;
		done[(*count)++] = sub;
		describe_table(sub, sub->what, out);
		describe_below(sub, done, count, out);
	}
}

void profile_describe(FILE *out)
{
	const key_table *done[PROFILE_KEYS_MAX];
	size_t count = 0;
	describe_table(&profile_table_keys, "profile", out);
	describe_below(&profile_table_keys, done, &count, out);
}
