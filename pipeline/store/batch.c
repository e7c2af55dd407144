/* batch.c: arrays of fixed length for what is counted, and one block for all texts, which moves only while the batch is empty: a text that
 * does not fit makes the batch full, or, alone in an empty one, the block larger. store_take reads what is here (inside.h). Issues keep their own
 * order: it does not matter whether one is stored before or after a row. */
#include "store/batch.h"

#include "store/inside.h"

#define TEXT_BYTES ((size_t)64 << 10)
#define TEXT_KEPT ((size_t)1 << 20) /* a longer block is given back */

batch *batch_new(void)
{
	batch *b = malloc(sizeof *b); /* not zeroed: only what is counted is looked at */
	if (!b)
		return NULL;
	b->text = malloc(TEXT_BYTES);
	b->room = TEXT_BYTES;
	if (b->text) {
		batch_clear(b);
		return b;
	}
	free(b);
	return NULL;
}

void batch_free(batch *b)
{
	if (!b)
		return;
	free(b->text);
	free(b);
}

void batch_clear(batch *b)
{
	b->used = b->row_count = b->cell_count = b->issue_count = b->file_count = b->outcome_count = b->entry_count = 0;
	if (b->room <= TEXT_KEPT)
		return;
	free(b->text);
	b->text = NULL;
	b->room = 0;
}

bool batch_is_empty(const batch *b)
{
	return b->entry_count == 0 && b->issue_count == 0;
}

/* Room for the texts of one more entry. */
static batch_status make_room(batch *b, size_t bytes)
{
	if (b->room - b->used >= bytes && b->text)
		return BATCH_ADDED;
	if (!batch_is_empty(b))
		return BATCH_FULL;
	size_t room = bytes > TEXT_BYTES ? bytes : TEXT_BYTES;
	char *text = realloc(b->text, room);
	if (!text)
		return BATCH_NO_MEMORY;
	b->text = text;
	b->room = room;
	return BATCH_ADDED;
}

static slice put(batch *b, slice text)
{
	char *at = b->text + b->used;
	if (text.len)
		memcpy(at, text.ptr, text.len);
	b->used += text.len;
	return (slice){at, text.len};
}

/* Rows that follow one another are one entry. */
static void add_entry(batch *b, entry_kind kind, size_t at)
{
	batch_entry *last = b->entry_count ? &b->entries[b->entry_count - 1] : NULL;
	if (last && last->kind == kind && kind == ENTRY_ROWS)
		last->count++;
	else
		b->entries[b->entry_count++] = (batch_entry){kind, at, 1};
}

batch_status batch_add_row(batch *b, const row *r)
{
	size_t fields = r->table->field_count, bytes = 0;
	if (b->row_count == BATCH_ROWS || BATCH_CELLS - b->cell_count < fields)
		return BATCH_FULL;
	for (size_t i = 0; i < fields; i++)
		bytes += r->cells[i].kind == VALUE_TEXT ? r->cells[i].text.len : 0;
	batch_status status = make_room(b, bytes);
	if (status != BATCH_ADDED)
		return status;
	cell_value *cells = &b->cells[b->cell_count];
	for (size_t i = 0; i < fields; i++) {
		cells[i] = r->cells[i];
		if (cells[i].kind == VALUE_TEXT)
			cells[i].text = put(b, cells[i].text);
	}
	b->cell_count += fields;
	b->rows[b->row_count] = *r;
	b->rows[b->row_count].cells = cells;
	add_entry(b, ENTRY_ROWS, b->row_count++);
	return BATCH_ADDED;
}

batch_status batch_add_issue(batch *b, const issue *i)
{
	if (b->issue_count == BATCH_ISSUES)
		return BATCH_FULL;
	batch_status status = make_room(b, i->path.len + i->cell.len + i->text.len + i->hint.len);
	if (status != BATCH_ADDED)
		return status;
	issue *copy = &b->issues[b->issue_count];
	*copy = *i;
	copy->path = put(b, i->path);
	copy->cell = put(b, i->cell);
	copy->text = put(b, i->text);
	copy->hint = put(b, i->hint);
	b->issue_count++;
	return BATCH_ADDED;
}

batch_status batch_add_file(batch *b, const file_record *f)
{
	if (b->file_count == BATCH_FILES)
		return BATCH_FULL;
	size_t digest = f->sha256 ? strlen(f->sha256) + 1 : 0;
	batch_status status = make_room(b, f->path.len + f->table.len + f->submitter.len + digest);
	if (status != BATCH_ADDED)
		return status;
	file_record *copy = &b->files[b->file_count];
	*copy = *f;
	copy->path = put(b, f->path);
	copy->table = put(b, f->table);
	copy->submitter = put(b, f->submitter);
	copy->sha256 = digest ? put(b, (slice){f->sha256, digest}).ptr : NULL;
	add_entry(b, ENTRY_FILE, b->file_count++);
	return BATCH_ADDED;
}

batch_status batch_end_file(batch *b, int64_t file, const file_outcome *o, size_t fields)
{
	if (b->outcome_count == BATCH_FILES)
		return BATCH_FULL;
	batch_outcome *copy = &b->outcomes[b->outcome_count];
	*copy = (batch_outcome){.file = file, .outcome = *o};
	if (o->columns) {
		memcpy(copy->columns, o->columns, fields * sizeof *o->columns);
		copy->outcome.columns = copy->columns;
	}
	add_entry(b, ENTRY_END, b->outcome_count++);
	return BATCH_ADDED;
}
