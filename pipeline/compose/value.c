/* value.c: the tree behind {{names}}: nodes with a text, a flag or items, and children by name at once. Children keep the order in which they were put; a
 * map of many also has an open-addressed index of hashes, which never decides any order. The items of a rows fact are made when they are asked for, since
 * most tables are only read by directives. */
#include "compose/value.h"

#include "base/limits.h"
#include "compose/cells.h"
#include "text/print.h"

#define INDEX_FROM 12 /* children from which an index pays */

typedef enum { NODE_BARE, NODE_TEXT, NODE_FLAG, NODE_LIST } node_kind;

typedef struct children {
	value **items;
	size_t count, cap;
	uint32_t *index; /* number of the child + 1; 0: free */
	size_t index_cap;
} children;

typedef struct items {
	value **items;
	size_t count, cap;
	arena *memory;    /* of items made when asked for */
	const fact *rows; /* the fact they are made from; NULL: they were added */
	value *pattern;   /* an item that stands for any, made when asked for */
	bool texts;       /* the items are texts */
} items;

struct value {
	slice name; /* NUL-terminated */
	slice text;
	node_kind kind;
	bool prints, truth;
	children *children;
	items *items;
};

value *value_new(arena *a)
{
	return arena_alloc(a, sizeof(value));
}

/* ---- children ---- */

static size_t hash_name(slice name)
{
	uint64_t hash = slice_hash(name);
	return (size_t)(hash ^ hash >> 32);
}

static void index_child(children *c, size_t number)
{
	size_t at = hash_name(c->items[number]->name) & (c->index_cap - 1);
	while (c->index[at])
		at = (at + 1) & (c->index_cap - 1);
	c->index[at] = (uint32_t)number + 1;
}

static bool rebuild_index(arena *a, children *c)
{
	c->index_cap = c->cap * 2;
	c->index = arena_array(a, c->index_cap, sizeof *c->index);
	if (!c->index)
		return false;
	for (size_t i = 0; i < c->count; i++)
		index_child(c, i);
	return true;
}

static value *find_child(const value *v, slice name)
{
	const children *c = v->children;
	if (!c)
		return NULL;
	if (!c->index) {
		for (size_t i = 0; i < c->count; i++)
			if (slice_equal(c->items[i]->name, name))
				return c->items[i];
		return NULL;
	}
	for (size_t at = hash_name(name) & (c->index_cap - 1); c->index[at]; at = (at + 1) & (c->index_cap - 1))
		if (slice_equal(c->items[c->index[at] - 1]->name, name))
			return c->items[c->index[at] - 1];
	return NULL;
}

/* An array of twice the room, with what was there. NULL: out of memory. */
static value **grown(arena *a, value **old, size_t count, size_t *cap)
{
	size_t wanted = *cap ? *cap * 2 : 8;
	value **moved = arena_array(a, wanted, sizeof(value *));
	if (!moved)
		return NULL;
	if (count)
		memcpy(moved, old, count * sizeof(value *));
	*cap = wanted;
	return moved;
}

/* `name` is NUL-terminated and stays. */
static value *add_child(arena *a, value *parent, slice name)
{
	value *v = value_new(a);
	if (!parent->children)
		parent->children = arena_alloc(a, sizeof(children));
	children *c = parent->children;
	if (!v || !c)
		return NULL;
	v->name = name;
	bool full = c->count == c->cap;
	if (full) {
		value **moved = grown(a, c->items, c->count, &c->cap);
		if (!moved)
			return NULL;
		c->items = moved;
	}
	c->items[c->count++] = v;
	if (c->count < INDEX_FROM)
		return v;
	if (full || !c->index)
		return rebuild_index(a, c) ? v : NULL;
	index_child(c, c->count - 1);
	return v;
}

/* The node under a dotted path, made when it is not there. NULL: out of memory. */
static value *reach(arena *a, value *root, slice path)
{
	value *at = root;
	while (at) {
		const char *dot = path.len ? memchr(path.ptr, '.', path.len) : NULL;
		slice part = {path.ptr, dot ? (size_t)(dot - path.ptr) : path.len};
		value *child = find_child(at, part);
		if (!child) {
			slice name = arena_copy(a, part);
			child = name.ptr ? add_child(a, at, name) : NULL;
		}
		at = child;
		if (!dot)
			break;
		path = (slice){dot + 1, path.len - part.len - 1};
	}
	return at;
}

/* ---- putting ---- */

static void set_text(value *v, slice text)
{
	v->kind = NODE_TEXT;
	v->text = text;
	v->prints = true;
	v->truth = text.len > 0;
}

bool value_put_text(arena *a, value *root, slice path, slice text)
{
	value *v = reach(a, root, path);
	slice copy = arena_copy(a, text);
	if (!v || !copy.ptr)
		return false;
	set_text(v, copy);
	return true;
}

bool value_put_flag(arena *a, value *root, slice path, bool flag)
{
	value *v = reach(a, root, path);
	if (!v)
		return false;
	*v = (value){.name = v->name, .text = SLICE(""), .kind = NODE_FLAG, .prints = true, .truth = flag, .children = v->children};
	return true;
}

static bool make_list(arena *a, value *v)
{
	v->kind = NODE_LIST;
	v->items = arena_alloc(a, sizeof(items));
	if (v->items)
		v->items->memory = a;
	return v->items != NULL;
}

value *value_put_list(arena *a, value *root, slice path)
{
	value *v = reach(a, root, path);
	return v && make_list(a, v) ? v : NULL;
}

value *value_add(arena *a, value *list)
{
	items *l = list->items;
	value *v = value_new(a);
	if (!v)
		return NULL;
	if (l->count == l->cap) {
		value **moved = grown(a, l->items, l->count, &l->cap);
		if (!moved)
			return NULL;
		l->items = moved;
	}
	l->items[l->count++] = v;
	return v;
}

bool value_add_text(arena *a, value *list, slice text)
{
	value *v = value_add(a, list);
	slice copy = arena_copy(a, text);
	if (!v || !copy.ptr)
		return false;
	set_text(v, copy);
	list->items->texts = true;
	return true;
}

/* ---- facts ---- */

/* A part of a fact (".num"). A fact of that very name has the right to the place. */
static bool put_part(arena *a, value *of, const char *name, slice text)
{
	value *v = reach(a, of, slice_of(name));
	if (!v)
		return false;
	if (v->kind == NODE_BARE)
		set_text(v, text);
	return true;
}

static bool put_part_integer(arena *a, value *of, const char *name, int64_t number, buf *scratch)
{
	buf_clear(scratch);
	print_integer(scratch, number);
	slice text = scratch->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(scratch));
	return text.ptr && put_part(a, of, name, text);
}

static bool put_count(arena *a, value *v, const fact *f, buf *scratch)
{
	set_text(v, f->text);
	v->truth = f->value.units != 0;
	buf_clear(scratch);
	decimal_put(scratch, f->value);
	slice digits = scratch->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(scratch));
	return digits.ptr && put_part(a, v, "value", digits) && put_part(a, v, "group", f->group);
}

/* "31/55 TCCSĐ được đánh giá (56,4%)" */
static bool put_ratio(arena *a, value *v, const fact *f, buf *scratch)
{
	set_text(v, f->text);
	if (!put_part_integer(a, v, "num", f->num, scratch) || !put_part_integer(a, v, "den", f->den, scratch))
		return false;
	buf_clear(scratch);
	print_integer(scratch, f->num);
	buf_put_char(scratch, '/');
	print_integer(scratch, f->den);
	if (f->base.len) {
		buf_put_char(scratch, ' ');
		buf_put_slice(scratch, f->base);
	}
	buf_put_string(scratch, " (");
	buf_put_slice(scratch, f->text);
	buf_put_char(scratch, ')');
	slice full = scratch->failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(scratch));
	return full.ptr && put_part(a, v, "full", full) && put_part(a, v, "base", f->base) && put_part(a, v, "group", f->group);
}

static bool put_list(arena *a, value *v, const fact *f, buf *scratch)
{
	if (!make_list(a, v))
		return false;
	v->text = f->text;
	v->prints = true;
	v->items->texts = true;
	for (size_t i = 0; i < f->item_count; i++) {
		slice text;
		value *item = value_add(a, v);
		if (!item || !cell_text(a, &f->items[i], true, scratch, &text))
			return false;
		set_text(item, text);
	}
	return put_part_integer(a, v, "count", (int64_t)f->item_count, scratch);
}

static bool put_rows(arena *a, value *v, const fact *f, buf *scratch)
{
	if (!make_list(a, v))
		return false;
	v->items->rows = f;
	v->items->count = f->row_count;
	return put_part_integer(a, v, "count", (int64_t)f->row_count, scratch);
}

static bool put_fact(arena *a, value *root, const fact *f, buf *scratch)
{
	value *v = reach(a, root, f->id);
	if (!v)
		return false;
	switch (f->kind) {
	case FACT_COUNT: return put_count(a, v, f, scratch);
	case FACT_RATIO: return put_ratio(a, v, f, scratch);
	case FACT_LIST: return put_list(a, v, f, scratch);
	case FACT_TEXT: set_text(v, f->text); return true;
	case FACT_ROWS: return put_rows(a, v, f, scratch);
	}
	return false;
}

bool value_put_facts(arena *a, value *root, const facts *f)
{
	buf scratch = BUF_INIT(LIMIT_EXPANDED_BYTES);
	bool good = true;
	for (size_t i = 0; good && i < f->count; i++)
		good = put_fact(a, root, &f->items[i], &scratch);
	buf_free(&scratch);
	return good;
}

/* Put the cells of a row of `f` into a map by column name. `cells` NULL: every cell is empty. */
static bool fill_row(arena *a, value *map, const fact *f, const fact_cell *cells)
{
	static const fact_cell NOTHING = {.kind = CELL_EMPTY};
	buf scratch = BUF_INIT(LIMIT_EXPANDED_BYTES);
	bool good = true;
	for (size_t i = 0; good && i < f->column_count; i++) {
		slice text, name = arena_copy(a, f->columns[i].name);
		value *child = name.ptr ? add_child(a, map, name) : NULL;
		good = child && cell_text(a, cells ? &cells[i] : &NOTHING, fact_names_rows(f, i), &scratch, &text);
		if (!good)
			break;
		set_text(child, text);
		if (cells && cells[i].kind == CELL_NUMBER) /* as a count of 0 is */
			child->truth = cells[i].number.units != 0;
	}
	buf_free(&scratch);
	return good;
}

/* A row of the list's fact as a map. */
static value *make_row(const items *l, const fact_cell *cells)
{
	value *map = value_new(l->memory);
	return map && fill_row(l->memory, map, l->rows, cells) ? map : NULL;
}

bool value_put_row(arena *a, value *root, slice path, const fact *f, size_t number)
{
	value *map = reach(a, root, path);
	return map && fill_row(a, map, f, f->rows[number]);
}

value *value_with_row(arena *a, const value *base, slice name, const fact *f, size_t number)
{
	const children *shared = base->children;
	const value *other = find_child(base, name);
	value *root = value_new(a), *own = value_new(a), **all = other ? arena_array(a, shared->count, sizeof *all) : NULL;
	children *c = arena_alloc(a, sizeof *c);
	if (!root || !own || !all || !c)
		return NULL;
	for (size_t i = 0; i < shared->count; i++)
		all[i] = shared->items[i] == other ? own : shared->items[i];
	*c = *shared;
	c->items = all;
	c->cap = c->count;
	own->name = other->name;
	*root = *base;
	root->children = c;
	return fill_row(a, own, f, f->rows[number]) ? root : NULL;
}

const value *value_find(const value *root, slice path)
{
	const value *at = root;
	while (at) {
		const char *dot = path.len ? memchr(path.ptr, '.', path.len) : NULL;
		at = find_child(at, (slice){path.ptr, dot ? (size_t)(dot - path.ptr) : path.len});
		if (!dot)
			return at;
		path = (slice){dot + 1, path.len - (size_t)(dot - path.ptr) - 1};
	}
	return NULL;
}

/* ---- for the renderer ---- */

value_shape value_get_shape(const value *v)
{
	switch (v->kind) {
	case NODE_TEXT: return VALUE_PLAIN;
	case NODE_FLAG: return v->truth ? VALUE_TRUE : VALUE_FALSE;
	case NODE_LIST: return VALUE_LIST;
	case NODE_BARE: break;
	}
	return v->children ? VALUE_MAP : VALUE_EMPTY;
}

slice value_get_text(const value *v)
{
	return v->text.ptr ? v->text : SLICE("");
}

bool value_prints(const value *v)
{
	return v->prints;
}

bool value_is_true(const value *v)
{
	if (v->kind == NODE_LIST)
		return v->items->count > 0;
	return v->kind == NODE_BARE ? v->children != NULL : v->truth;
}

size_t value_count(const value *v)
{
	return v->kind == NODE_LIST ? v->items->count : 0;
}

const value *value_get_item(const value *v, size_t i)
{
	if (i >= value_count(v))
		return NULL;
	items *l = v->items;
	if (!l->rows)
		return l->items[i];
	if (!l->items)
		l->items = arena_array(l->memory, l->count, sizeof(value *));
	if (!l->items)
		return NULL;
	if (!l->items[i])
		l->items[i] = make_row(l, l->rows->rows[i]);
	return l->items[i];
}

const value *value_get_pattern(const value *v)
{
	items *l = v->kind == NODE_LIST ? v->items : NULL;
	if (!l || l->pattern)
		return l ? l->pattern : NULL;
	if (l->rows) {
		l->pattern = make_row(l, NULL);
	} else if (l->count) {
		l->pattern = l->items[0];
	} else if (l->texts) {
		l->pattern = value_new(l->memory);
		if (l->pattern)
			set_text(l->pattern, SLICE(""));
	}
	return l->pattern;
}

const value *value_get_child(const value *v, slice name)
{
	return find_child(v, name);
}

const char *value_child_name(const value *v, size_t i)
{
	return v->children && i < v->children->count ? v->children->items[i]->name.ptr : NULL;
}
