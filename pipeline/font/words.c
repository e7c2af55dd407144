/* words.c: an open-addressing hash table of shaped words.
 *
 * A report of hundreds of pages has a few thousand different words: shaping each once makes shaping nearly free. Everything lies in four
 * flat arrays, and a word is its index. Numbers follow the order of first use, never the hash. */
#include "font/words.h"

#include "base/array.h"
#include "base/limits.h"

void words_free(words *w)
{
	free(w->slots);
	free(w->entries);
	free(w->text);
	free(w->glyphs.items);
	hb_buffer_destroy(w->scratch);
	*w = (words){0};
}

/* FNV-1a over the bytes and the face. */
static uint32_t hash_of(int face_number, slice text)
{
	uint32_t h = 2166136261U ^ (uint32_t)face_number;
	for (size_t i = 0; i < text.len; i++)
		h = (h ^ (unsigned char)text.ptr[i]) * 16777619U;
	return h;
}

static size_t empty_slot(const words *w, uint32_t hash)
{
	size_t i = hash & (w->slot_count - 1);
	while (w->slots[i])
		i = (i + 1) & (w->slot_count - 1);
	return i;
}

/* Keep the table half empty with one more entry. */
static bool grow_table(words *w)
{
	if ((w->count + 1) * 2 <= w->slot_count)
		return true;
	size_t wanted = w->slot_count ? w->slot_count * 2 : 4096;
	uint32_t *slots = calloc(wanted, sizeof *slots);
	if (!slots)
		return false;
	free(w->slots);
	w->slots = slots;
	w->slot_count = wanted;
	for (size_t i = 0; i < w->count; i++)
		w->slots[empty_slot(w, w->entries[i].hash)] = (uint32_t)(i + 1);
	return true;
}

/* Make room for one more entry. */
static bool grow(words *w)
{
	if (!grow_table(w))
		return false;
	word_entry *moved = array_room(w->entries, &w->cap, w->count + 1, sizeof *moved);
	if (moved)
		w->entries = moved;
	return moved != NULL;
}

static bool is_word(const words *w, const word_entry *e, uint32_t hash, int face_number, slice text)
{
	return e->hash == hash && e->face == face_number && slice_equal((slice){w->text + e->text, e->text_len}, text);
}

static const message TOO_LONG = {"word-too-long", STATUS_USAGE,
    {"một từ dài hơn {1} byte, không có dấu cách", "a word of more than {1} bytes, without a space"},
    {"Tách bằng dấu cách.", "Put spaces into it."}};

static uint32_t add(words *w, font_face *f, int face_number, slice text, uint32_t hash, diag *d)
{
	if (text.len > LIMIT_WORD_BYTES) {
		char most[24];
		snprintf(most, sizeof most, "%zu", LIMIT_WORD_BYTES);
		diag_report(d, &TOO_LONG, NOWHERE, most);
		return WORD_NONE;
	}
	if (!w->scratch)
		w->scratch = hb_buffer_create();
	bool too_many = w->count >= UINT32_MAX / 2 || text.len >= UINT32_MAX / 2 - w->text_len;
	char *moved = too_many ? NULL : array_room(w->text, &w->text_cap, w->text_len + text.len, 1);
	if (moved)
		w->text = moved;
	if (!moved || !grow(w)) {
		diag_no_memory(d);
		return WORD_NONE;
	}
	shape_result shaped = {0};
	if (!shape_word(f, text, w->scratch, &w->glyphs, &shaped, d))
		return WORD_NONE;
	word_entry *e = &w->entries[w->count];
	*e = (word_entry){.width = shaped.width,
	    .hash = hash,
	    .text = (uint32_t)w->text_len,
	    .text_len = (uint32_t)text.len,
	    .glyph = (uint32_t)shaped.first,
	    .glyph_count = (uint32_t)shaped.count,
	    .face = (uint16_t)face_number,
	    .offset = shaped.offset,
	    .actual_text = shaped.actual_text};
	if (text.len)
		memcpy(w->text + w->text_len, text.ptr, text.len);
	w->text_len += text.len;
	w->slots[empty_slot(w, hash)] = (uint32_t)++w->count;
	return (uint32_t)(w->count - 1);
}

uint32_t words_find(words *w, font_face *f, int face_number, slice text, diag *d)
{
	uint32_t hash = hash_of(face_number, text);
	if (w->slot_count)
		for (size_t i = hash & (w->slot_count - 1); w->slots[i]; i = (i + 1) & (w->slot_count - 1))
			if (is_word(w, &w->entries[w->slots[i] - 1], hash, face_number, text))
				return w->slots[i] - 1;
	return add(w, f, face_number, text, hash, d);
}
