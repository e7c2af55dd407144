/* reference.c: numbers of headings, annexes, tables, charts and pictures.
 *
 * One walk over the document before anything is set, so that the table of contents and links can be printed before what they lead to. Numbers of
 * inner levels begin anew under each outer heading; tables, charts and pictures are counted through, tables of annexes in each annex when the profile
 * has a pattern for them. */
#include "layout/reference.h"

#include "base/buf.h"
#include "text/print.h"

static const message id_twice = {"duplicate-id", STATUS_USAGE, {"id “{1}” đã dùng ở dòng {2}", "the id `{1}` stands on line {2} already"},
    {"Mỗi mục, bảng, biểu đồ có một id riêng.", "Every heading, table and chart has an id of its own."}};

slice pattern_fill(arena *a, slice pattern, const pattern_value *values, size_t count)
{
	buf out = BUF_INIT(1 << 20);
	for (size_t i = 0; i < pattern.len;) {
		size_t k = 0, skip = 0;
		for (; k < count && pattern.ptr[i] == '{'; k++) {
			size_t n = strlen(values[k].key);
			if (i + n + 1 < pattern.len && memcmp(pattern.ptr + i + 1, values[k].key, n) == 0 && pattern.ptr[i + n + 1] == '}') {
				skip = n + 2;
				break;
			}
		}
		if (skip)
			buf_put_slice(&out, values[k].value);
		else
			buf_put_char(&out, pattern.ptr[i]);
		i += skip ? skip : 1;
	}
	slice filled = out.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return filled;
}

/* ---- numbers ---- */

typedef struct counters {
	int64_t level[HEADING_LEVELS];
	int64_t appendices, tables, charts, pictures;
	bool in_annex;
	int64_t annex_tables; /* of the annex that is open */
	slice annex_page;     /* what its pages are called in contents, {page} still open; empty: nothing but their number */
} counters;

/* The number `n` in all its forms, and the numbers of all levels. {NULL, 0}: no memory. */
static slice print_number(arena *a, slice pattern, int64_t n, const counters *c)
{
	enum { FORMS = 5 };
	static const char *const level_keys[HEADING_LEVELS] = {"1", "2", "3", "4", "5", "6"};
	buf text[FORMS + HEADING_LEVELS];
	pattern_value values[FORMS + HEADING_LEVELS];
	for (size_t i = 0; i < COUNT_OF(text); i++)
		text[i] = BUF_INIT(64);
	buf_put_signed(&text[0], n);
	print_roman(&text[1], n, false);
	print_point_letter(&text[2], n);
	print_ordinal(&text[3], n);
	buf_put_signed(&text[4], c->appendices);
	for (int i = 0; i < HEADING_LEVELS; i++)
		buf_put_signed(&text[FORMS + i], c->level[i]);
	static const char *const forms[FORMS] = {"n", "roman", "letter", "ordinal", "annex"};
	bool failed = false;
	for (size_t i = 0; i < COUNT_OF(text); i++) {
		values[i] = (pattern_value){i < FORMS ? forms[i] : level_keys[i - FORMS], buf_slice(&text[i])};
		failed |= text[i].failed;
	}
	slice out = failed ? (slice){NULL, 0} : pattern_fill(a, pattern, values, COUNT_OF(values));
	for (size_t i = 0; i < COUNT_OF(text); i++)
		buf_free(&text[i]);
	return out;
}

/* ---- the walk ---- */

typedef struct collector {
	flow *f;
	counters c;
	size_t cap;
	bool failed;
} collector;

static slice plain_text(arena *a, const inlines *text)
{
	buf out = BUF_INIT(1 << 20);
	for (size_t i = 0; i < text->count; i++) {
		buf_put_slice(&out, text->runs[i].text);
		if (text->runs[i].line_break)
			buf_put_char(&out, ' ');
	}
	slice all = out.failed ? (slice){NULL, 0} : arena_copy(a, slice_trim(buf_slice(&out)));
	buf_free(&out);
	return all;
}

static void add_reference(collector *w, reference r)
{
	flow *f = w->f;
	if (f->reference_count == w->cap) {
		size_t want = w->cap ? w->cap * 2 : 64;
		reference *grown = arena_array(f->a, want, sizeof *grown);
		if (!grown) {
			w->failed = true;
			return;
		}
		if (f->reference_count)
			memcpy(grown, f->references, f->reference_count * sizeof *grown);
		f->references = grown;
		w->cap = want;
	}
	r.target = builder_target(f->b);
	r.page = w->c.annex_page;
	f->references[f->reference_count++] = r;
}

/* An annex, or a heading of level 1 behind one: what the pages from here on are called. A page "1" of many annexes would say nothing. */
static void begin_annex(collector *w, const heading *h)
{
	const profile_page_number *how = &w->f->profile->page_number;
	counters *c = &w->c;
	c->in_annex = h->appendix;
	c->annex_tables = 0;
	c->annex_page = (slice){NULL, 0};
	if (!h->appendix || h->unnumbered || !how->annexes_apart || how->annex_page.len == 0)
		return;
	c->annex_page = print_number(w->f->a, how->annex_page, c->appendices, c);
	w->failed |= c->annex_page.ptr == NULL;
}

static void collect_heading(collector *w, const block *b)
{
	const heading *h = &b->heading;
	counters *c = &w->c;
	reference r = {.kind = h->appendix ? REFERENCE_APPENDIX : REFERENCE_HEADING, .level = h->level, .block = b, .id = h->id};
	int level = h->level < 1 ? 1 : h->level > HEADING_LEVELS ? HEADING_LEVELS : h->level;
	for (int i = h->appendix ? 0 : level; i < HEADING_LEVELS; i++)
		c->level[i] = 0;
	slice pattern = h->appendix ? w->f->profile->appendix.number : w->f->profile->headings[level - 1].number;
	if (!h->unnumbered) {
		int64_t n = h->appendix ? ++c->appendices : ++c->level[level - 1];
		if (pattern.len) {
			r.number = print_number(w->f->a, pattern, n, c);
			w->failed |= r.number.ptr == NULL;
		}
	}
	if (h->appendix || level == 1)
		begin_annex(w, h);
	r.title = plain_text(w->f->a, &h->text);
	w->failed |= r.title.ptr == NULL;
	add_reference(w, r);
}

static void collect_caption(collector *w, const block *b, reference_kind kind, slice id, slice caption)
{
	reference r = {.kind = kind, .block = b, .id = id, .title = caption};
	const profile *p = w->f->profile;
	if (caption.len && kind == REFERENCE_TABLE && w->c.in_annex && p->table.annex_label.len) {
		r.number = print_number(w->f->a, p->table.annex_label, ++w->c.annex_tables, &w->c);
		w->failed |= r.number.ptr == NULL;
	} else if (caption.len) {
		slice label = kind == REFERENCE_TABLE ? p->table.label : kind == REFERENCE_CHART ? p->chart.label : p->picture.label;
		int64_t *n = kind == REFERENCE_TABLE ? &w->c.tables : kind == REFERENCE_CHART ? &w->c.charts : &w->c.pictures;
		r.number = print_number(w->f->a, label, ++*n, &w->c);
		w->failed |= r.number.ptr == NULL;
	}
	add_reference(w, r);
}

static void collect(collector *w, const blocks *all)
{
	for (size_t i = 0; i < all->count && !w->failed; i++) {
		const block *b = all->items[i];
		switch (b->kind) {
		case BLOCK_HEADING: collect_heading(w, b); break;
		case BLOCK_TABLE: collect_caption(w, b, REFERENCE_TABLE, b->table.id, b->table.caption); break;
		case BLOCK_CHART: collect_caption(w, b, REFERENCE_CHART, b->chart.id, b->chart.caption); break;
		case BLOCK_PICTURE: collect_caption(w, b, REFERENCE_PICTURE, b->picture.id, b->picture.caption); break;
		case BLOCK_TOC:
		case BLOCK_LIST_OF_TABLES: w->f->contents_left++; break;
		case BLOCK_QUOTE: collect(w, &b->quote); break;
		case BLOCK_LIST:
			for (size_t k = 0; k < b->list.count; k++)
				collect(w, &b->list.items[k]);
			break;
		default: break;
		}
	}
}

static const reference *find(const flow *f, slice id, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (slice_equal(f->references[i].id, id))
			return &f->references[i];
	return NULL;
}

bool references_collect(flow *f, const document *doc)
{
	collector w = {.f = f};
	collect(&w, &doc->body);
	if (w.failed || f->b->failed)
		return diag_no_memory(f->d);
	bool good = true;
	for (size_t i = 0; i < f->reference_count; i++) {
		const reference *r = &f->references[i];
		const reference *first = r->id.len ? find(f, r->id, i) : NULL;
		if (!first)
			continue;
		good = diag_report(f->d, &id_twice, r->block->where, arena_string(f->a, r->id), arena_printf(f->a, "%u", first->block->where.line));
	}
	return good;
}

slice reference_words(arena *a, const reference *r)
{
	if (r->number.len == 0 || r->title.len == 0)
		return r->number.len ? r->number : r->title;
	bool stopped = strchr("-.)", r->number.ptr[r->number.len - 1]) != NULL; /* "I-", "1.", "a)" */
	const pattern_value parts[] = {{"number", r->number}, {"title", r->title}};
	return pattern_fill(a, stopped ? SLICE("{number} {title}") : SLICE("{number}. {title}"), parts, 2);
}

/* What a thing without caption is called: its kind, the profile's label without the number ("Bảng"). {NULL, 0}: no memory. */
static slice kind_words(const flow *f, const reference *r)
{
	const profile *p = f->profile;
	slice label = r->kind == REFERENCE_TABLE     ? p->table.label
	              : r->kind == REFERENCE_CHART   ? p->chart.label
	              : r->kind == REFERENCE_PICTURE ? p->picture.label
	                                             : r->title;
	const pattern_value nothing = {"n", SLICE("")};
	return slice_trim(pattern_fill(f->a, label, &nothing, 1));
}

uint32_t references_find(void *context, slice id, slice *words, slice *label)
{
	const flow *f = context;
	const reference *r = id.len ? find(f, id, f->reference_count) : NULL;
	if (!r)
		return TARGET_NONE;
	if (r->number.len == 0 && r->title.len == 0) { /* a link that says nothing is none for those who cannot see it (ISO 14289-1 §7.18.5) */
		*words = *label = kind_words(f, r);
		return r->target;
	}
	*words = reference_words(f->a, r);
	*label = r->number.len ? r->number : r->title;
	return r->target;
}

const reference *flow_reference(flow *f, const block *b)
{
	for (size_t i = 0; i < f->reference_count; i++) {
		size_t at = (f->next_reference + i) % f->reference_count;
		if (f->references[at].block == b) {
			f->next_reference = at + 1;
			return &f->references[at];
		}
	}
	return NULL;
}

void flow_reach(flow *f, const reference *r, double y)
{
	if (r)
		builder_reach(f->b, r->target, y);
}
