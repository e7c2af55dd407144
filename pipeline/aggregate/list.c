/* list.c: the values of one column in order, each once; and a text, which is one value. */
#include "aggregate/inside.h"

#include "base/array.h"

static const reason NOT_ONE_ROW = {{"truy vấn phải cho đúng một dòng, ở đây có {1}", "the query must give one row, here it gives {1}"}};

typedef struct listing {
	const computing *c;
	const query *q;
	cursor *rows;
	size_t column;
	keymap seen;
	fact_cell *items;
	size_t count, cap;
	buf text, key;
} listing;

static bool open_values(const computing *c, const query *q, listing *out)
{
	*out = (listing){.c = c, .q = q, .rows = cursor_open(c->s, q, NULL, NULL, c->p, c->d)};
	out->seen.a = c->a;
	out->text = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	out->key = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	if (!out->rows)
		return false;
	int column = cursor_find_column(out->rows, "value");
	out->column = (size_t)column;
	return column >= 0 || definition_no_column(c, q, "value", q->where);
}

static void close_values(listing *l)
{
	cursor_close(l->rows);
	keymap_free(&l->seen);
	free(l->items);
	buf_free(&l->text);
	buf_free(&l->key);
}

static bool read_cell(listing *l, fact_cell *out)
{
	cell_value v = cursor_get(l->rows, l->column);
	bool large;
	if (fact_cell_read(l->c->a, &v, out, &large, l->q->where, l->c->d))
		return true;
	return large && figure_fail(l->c, l->q, &TOO_LARGE, NULL);
}

static bool add(listing *l, const fact_cell *cell)
{
	bool added;
	buf_clear(&l->key);
	keymap_put_cell(&l->key, cell);
	if (l->key.failed || keymap_put(&l->seen, buf_slice(&l->key), &added) == SIZE_MAX)
		return diag_no_memory(l->c->d);
	if (!added)
		return true;
	fact_cell *items = array_room(l->items, &l->cap, l->count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(l->c->d);
	l->items = items;
	items[l->count++] = *cell;
	buf_put_string(&l->text, l->count > 1 ? ", " : "");
	cell_put_vi(&l->text, cell);
	return true;
}

static bool read_all(listing *l)
{
	cursor_status status;
	while ((status = cursor_next(l->rows, NULL)) == CURSOR_ROW) {
		fact_cell cell;
		if (!read_cell(l, &cell) || (cell.kind != CELL_EMPTY && !add(l, &cell)))
			return false;
	}
	return status == CURSOR_END;
}

static bool hand_over(listing *l, fact *out)
{
	fact_cell *items = arena_array(l->c->a, l->count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(l->c->d);
	if (l->count)
		memcpy(items, l->items, l->count * sizeof *items);
	out->items = items;
	out->item_count = l->count;
	out->text = cell_keep(l->c->a, &l->text, l->c->d);
	return out->text.ptr != NULL;
}

bool list_compute(const computing *c, const definition *def, fact *out)
{
	listing l;
	bool good = open_values(c, def->q, &l) && read_all(&l) && hand_over(&l, out);
	close_values(&l);
	return good;
}

static bool read_one(listing *l, fact *out)
{
	size_t count = 0;
	cursor_status status;
	while ((status = cursor_next(l->rows, NULL)) == CURSOR_ROW) {
		fact_cell cell;
		if (count++ == 0) {
			if (!read_cell(l, &cell))
				return false;
			cell_put_vi(&l->text, &cell);
		}
	}
	if (status == CURSOR_FAILED)
		return false;
	if (count != 1) {
		const char *number = arena_printf(l->c->a, "%zu", count);
		return figure_fail(l->c, l->q, &NOT_ONE_ROW, number ? number : "");
	}
	out->text = cell_keep(l->c->a, &l->text, l->c->d);
	return out->text.ptr != NULL;
}

bool text_compute(const computing *c, const definition *def, fact *out)
{
	listing l;
	bool good = open_values(c, def->q, &l) && read_one(&l, out);
	close_values(&l);
	return good;
}
