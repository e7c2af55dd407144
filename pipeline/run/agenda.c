/* agenda.c: planning, which finds every name, and estimates what each document will cost; then the pieces of work. Before processes are started one document is made
 * for nothing, so that what documents share (open faces, shaped words, faces prepared for subsetting) is made once and not by each of them. */
#include "run/agenda.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/limits.h"

#define PROCESS_PAYS 16000 /* size of the work for which a process is started: several milliseconds, where one takes one */
#define CELL_SIZE 24       /* of a cell of a table, beside the bytes of text */
#define REHEARSALS 2       /* faces are prepared for subsetting when a second document needs them */

static const message TOO_MANY_DOCUMENTS = {"too-many-documents", STATUS_USAGE,
    {"“for-each” có {1} dòng, mỗi dòng một văn bản; nhiều nhất là {2}", "“for-each” has {1} rows, a document for each; {2} are the most"},
    {"Thêm điều kiện WHERE, hoặc chia công việc.", "Choose fewer rows with WHERE, or divide the job."}};

bool agenda_open(agenda *a, press *p)
{
	*a = (agenda){.press = p, .memory = arena_new()};
	return a->memory || diag_no_memory(p->diag);
}

void agenda_close(agenda *a)
{
	arena_free(a->memory);
	free(a->items);
	*a = (agenda){0};
}

/* ---- planning ---- */

bool agenda_add(agenda *a, const printing *what)
{
	press *p = a->press;
	printing *items = array_room(a->items, &a->cap, a->count + 1, sizeof *items);
	arena *scratch = items ? arena_new() : NULL;
	if (items)
		a->items = items;
	if (!scratch)
		return diag_no_memory(p->diag);
	bool wanted = false;
	items[a->count] = *what;
	bool good = press_plan(scratch, p, &items[a->count], &wanted);
	if (good && wanted) {
		slice *name = &items[a->count].name;
		*name = arena_copy(a->memory, *name);
		good = name->ptr ? press_remember(p, *name) : diag_no_memory(p->diag);
	}
	arena_free(scratch);
	a->count += good && wanted;
	return good;
}

static bool report_too_many(const press *p, const template_document *source, size_t count)
{
	char rows[24], most[24];
	snprintf(rows, sizeof rows, "%zu", count);
	snprintf(most, sizeof most, "%d", LIMIT_DOCUMENTS);
	return diag_report(p->diag, &TOO_MANY_DOCUMENTS, source->for_each_where, rows, most);
}

static bool add_rows(agenda *a, printing *what)
{
	press *p = a->press;
	const template_document *source = what->source;
	what->items = facts_find(what->facts, source->for_each);
	if (what->items->row_count > LIMIT_DOCUMENTS)
		return report_too_many(p, source, what->items->row_count);
	if (!template_read_text(a->memory, &p->job->template, source->source.ptr, &what->text, &what->shown, p->diag))
		return false;
	if (what->items->row_count && !(what->base = press_shared_values(a->memory, p, what->facts, what->items)))
		return false;
	for (what->row = 0; what->row < what->items->row_count; what->row++)
		if (!agenda_add(a, what))
			return false;
	return true;
}

bool agenda_add_report(agenda *a, const template_document *source, const profile *layout, const facts *f)
{
	press *p = a->press;
	if (!press_begin_record(p))
		return false;
	printing what = {.source = source, .profile = layout, .facts = f, .record = p->record};
	bool good = press_note_read(p, source->source.ptr);
	if (good) /* the text of a single document is read into memory that is given back before its pages are painted */
		good = source->for_each.len ? add_rows(a, &what) : agenda_add(a, &what);
	press_end_record(p);
	return good;
}

/* ---- estimating ---- */

/* Of a text, and of the tables it may print. */
static uint64_t size_of_text(slice text, const facts *f)
{
	uint64_t size = text.len;
	for (size_t i = 0; i < f->count; i++) {
		const fact *table = &f->items[i];
		if (table->kind == FACT_ROWS && memmem(text.ptr, text.len, table->id.ptr, table->id.len))
			size += (uint64_t)table->row_count * table->column_count * CELL_SIZE;
	}
	return size;
}

/* Mistakes will be told when the document is made. */
static uint64_t size_of_source(const press *p, const printing *what)
{
	if (what->text.ptr)
		return size_of_text(what->text, what->facts);
	arena *a = arena_new();
	diag *quiet = diag_new(diag_language(p->diag));
	slice text;
	const char *shown;
	uint64_t size = 1;
	if (a && quiet && template_read_text(a, &p->job->template, what->source->source.ptr, &text, &shown, quiet))
		size += size_of_text(text, what->facts);
	diag_free(quiet);
	arena_free(a);
	return size;
}

/* The sizes of all, in `sizes`; returns their sum. */
static uint64_t estimate(const agenda *a, uint64_t *sizes)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < a->count; i++) {
		const printing *what = &a->items[i];
		bool alike = i > 0 && !what->size && what->source == a->items[i - 1].source;
		sizes[i] = what->size ? what->size : alike ? sizes[i - 1] : size_of_source(a->press, what);
		sum += sizes[i];
	}
	return sum;
}

static unsigned least_of(unsigned most, uint64_t processes, size_t pieces)
{
	if (processes < most)
		most = (unsigned)processes;
	if (pieces < most)
		most = (unsigned)pieces;
	return most ? most : 1;
}

/* ---- making them ---- */

/* What a worker tells. */
enum { TOLD_DOCUMENT, TOLD_READ, TOLD_PICTURE };

typedef struct forwarding {
	worker *worker;
	buf text; /* size, name */
} forwarding;

static void forward_document(void *user, const char *name, uint64_t bytes)
{
	forwarding *f = user;
	buf_clear(&f->text);
	buf_put(&f->text, &bytes, sizeof bytes);
	buf_put(&f->text, name, strlen(name) + 1);
	if (!f->text.failed)
		worker_tell(f->worker, TOLD_DOCUMENT, buf_slice(&f->text));
}

static void forward_reads(worker *w, const press *p, size_t record, size_t before)
{
	const press_record *r = record == PRESS_NO_RECORD ? NULL : &p->records[record];
	for (size_t i = before; r && i < r->read_count; i++)
		worker_tell(w, TOLD_READ, (slice){r->read[i], strlen(r->read[i]) + 1});
}

static bool make_document(void *user, size_t piece, worker *w, diag *d)
{
	(void)d; /* the press has it */
	agenda *a = user;
	press *p = a->press;
	const printing *what = &a->items[piece];
	forwarding f = {.worker = w, .text = BUF_INIT(LIMIT_FIELD_BYTES)};
	const observer forwards = {.document = forward_document, .user = &f};
	size_t read = what->record == PRESS_NO_RECORD ? 0 : p->records[what->record].read_count;
	size_t shelved = pictures_count(&p->pictures);
	p->observer = &forwards;
	bool good = press_print(p, what);
	p->observer = a->listening;
	forward_reads(w, p, what->record, read);
	for (size_t i = 0, new = pictures_count(&p->pictures) - shelved; i < new; i++) /* the newest come first */
		worker_tell(w, TOLD_PICTURE, slice_of(pictures_name(&p->pictures, i)));
	buf_free(&f.text);
	return good;
}

static void hear_worker(void *user, size_t piece, unsigned kind, slice what)
{
	agenda *a = user;
	press *p = a->press;
	uint64_t bytes;
	bool good = true;
	switch (kind) {
	case TOLD_DOCUMENT:
		memcpy(&bytes, what.ptr, sizeof bytes);
		observer_document(a->listening, what.ptr + sizeof bytes, bytes);
		break;
	case TOLD_READ:
		p->record = a->items[piece].record;
		p->recording = true;
		good = press_note_read(p, what.ptr);
		p->recording = false;
		break;
	default: good = pictures_note(&p->pictures, what, p->diag);
	}
	(void)good; /* out of memory has been reported, and the status says so */
}

static const char *name_piece(void *user, size_t piece)
{
	const agenda *a = user;
	return a->items[piece].name.ptr;
}

static bool expect_all(const agenda *a)
{
	const press *p = a->press;
	for (size_t i = 0; i < a->count; i++)
		if (!publication_expect(p->outputs, a->items[i].name.ptr, p->private_))
			return false;
	return true;
}

/* The first document that has others of its kind. */
static void rehearse(agenda *a)
{
	size_t i = 0;
	while (i < a->count && !a->items[i].items)
		i++;
	for (int time = 0; i < a->count && time < REHEARSALS; time++)
		press_rehearse(a->press, &a->items[i]);
}

bool agenda_print(agenda *a, const agenda_hands *hands)
{
	press *p = a->press;
	uint64_t *sizes = calloc(a->count + 1, sizeof *sizes);
	if (!sizes)
		return diag_no_memory(p->diag);
	work w = {.count = a->count,
	    .sizes = sizes,
	    .most = 1,
	    .pool = hands->pool,
	    .make = make_document,
	    .told = hear_worker,
	    .name = name_piece,
	    .user = a};
	if (hands->most > 1)
		w.most = least_of(hands->most, estimate(a, sizes) / PROCESS_PAYS, a->count);
	bool good = true;
	a->listening = p->observer;
	if (w.most > 1) {
		rehearse(a);
		p->expected = true;
		good = expect_all(a);
	}
	good = good && workers_run(&w, p->diag) && diag_status(p->diag) != STATUS_MACHINE;
	p->expected = false;
	free(sizes);
	a->count = 0;
	return good;
}
