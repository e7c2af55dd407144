/* keymap.c: a hash table from byte strings to 0, 1, 2 … in the order of first appearance, so that what is read out of it does not depend on
 * the hash. */
#include "aggregate/inside.h"

#include "base/array.h"

static uint64_t hash(slice key)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (size_t i = 0; i < key.len; i++)
		h = (h ^ (unsigned char)key.ptr[i]) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

static uint32_t *slot_of(const keymap *m, slice key)
{
	size_t mask = m->slot_count - 1;
	for (size_t i = (size_t)hash(key) & mask;; i = (i + 1) & mask)
		if (!m->slots[i] || slice_equal(m->keys[m->slots[i] - 1], key))
			return &m->slots[i];
}

static bool grow(keymap *m)
{
	size_t slot_count = m->slot_count ? m->slot_count * 2 : 64;
	uint32_t *slots = calloc(slot_count, sizeof *slots);
	if (!slots)
		return false;
	free(m->slots);
	m->slots = slots;
	m->slot_count = slot_count;
	for (size_t i = 0; i < m->count; i++)
		*slot_of(m, m->keys[i]) = (uint32_t)i + 1;
	return true;
}

size_t keymap_put(keymap *m, slice key, bool *added)
{
	*added = false;
	if ((m->count + 1) * 2 > m->slot_count && !grow(m))
		return SIZE_MAX;
	uint32_t *slot = slot_of(m, key);
	if (*slot)
		return *slot - 1;
	slice *keys = array_room(m->keys, &m->cap, m->count + 1, sizeof *keys);
	if (!keys)
		return SIZE_MAX;
	m->keys = keys;
	slice kept = arena_copy(m->a, key);
	if (!kept.ptr || m->count >= UINT32_MAX - 1)
		return SIZE_MAX;
	keys[m->count] = kept;
	*slot = (uint32_t)++m->count;
	*added = true;
	return m->count - 1;
}

void keymap_free(keymap *m)
{
	free(m->keys);
	free(m->slots);
	*m = (keymap){.keys = NULL};
}

void keymap_put_cell(buf *out, const fact_cell *cell)
{
	static const char KIND[] = {[CELL_EMPTY] = 'e', [CELL_NUMBER] = 'n', [CELL_TEXT] = 't'};
	buf_put_char(out, KIND[cell->kind]);
	if (cell->kind == CELL_TEXT) {
		buf_put_unsigned(out, cell->text.len);
		buf_put_char(out, ':');
	}
	cell_put(out, cell);
	buf_put_char(out, ';');
}
