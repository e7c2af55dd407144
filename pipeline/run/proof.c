/* proof.c: every name stands for a value of its kind that is empty: then nothing is left out of the reading, since names are also looked up in
 * sections that are not rendered. */
#include "run/proof.h"

#include "run/documents.h"

/* A table whose columns nobody knows yet: a list of anything, that has a count. */
static bool put_table(arena *a, value *root, slice id)
{
	const char *count = arena_printf(a, "%.*s.count", (int)id.len, id.ptr);
	return value_put_list(a, root, id) && count && value_put_text(a, root, slice_of(count), SLICE("0"));
}

static bool put_fact(arena *a, value *root, const query *q)
{
	static const struct {
		const char *name;
		fact_kind kind;
	} KINDS[] = {{"count", FACT_COUNT}, {"ratio", FACT_RATIO}, {"list", FACT_LIST}, {"text", FACT_TEXT}};
	slice kind = query_header_get(q, "kind", NULL);
	for (size_t i = 0; i < COUNT_OF(KINDS); i++) {
		if (!slice_is(kind, KINDS[i].name))
			continue;
		const fact one = {.id = q->name, .kind = KINDS[i].kind, .text = SLICE(""), .base = SLICE(""), .group = SLICE("")};
		return value_put_facts(a, root, &(const facts){.items = &one, .count = 1});
	}
	return put_table(a, root, q->name);
}

/* Whether all figures are of a kind there is. Of one that is not nobody knows which names it has; it is told when the figures are read. */
static bool kinds_are_known(const query_file *queries)
{
	static const char *const KINDS[] = {"count", "ratio", "list", "text", "rows"};
	for (size_t i = 0; i < queries->count; i++) {
		slice kind = query_header_get(&queries->items[i], "kind", NULL);
		bool known = false;
		for (size_t k = 0; k < COUNT_OF(KINDS); k++)
			known = known || slice_is(kind, KINDS[k]);
		if (!known)
			return false;
	}
	return true;
}

static bool put_names(arena *a, const job *j, const query_file *queries, value **out, diag *d)
{
	*out = value_new(a);
	bool good = *out != NULL;
	for (size_t i = 0; good && i < queries->count; i++)
		good = put_fact(a, *out, &queries->items[i]);
	return good ? job_put_values(a, j, *out, d) : diag_no_memory(d);
}

static bool read_document(arena *a, press *p, const template_document *doc, const value *names)
{
	slice text;
	const char *shown;
	return template_read_text(a, &p->job->template, doc->source.ptr, &text, &shown, p->diag) && press_names(a, p, text, shown, names);
}

bool proof_reports(const job *j, const query_file *queries, diag *d)
{
	if (!kinds_are_known(queries))
		return true;
	arena *a = arena_new(); /* a long text would else stay in memory until the run ends */
	if (!a)
		return diag_no_memory(d);
	value *names = NULL;
	press reader = {.job = j, .diag = d};
	bool good = put_names(a, j, queries, &names, d);
	for (size_t i = 0; names && i < j->template.document_count; i++) {
		const template_document *doc = &j->template.documents[i];
		if (doc->kind == DOCUMENT_REPORT && !doc->for_each.len && !read_document(a, &reader, doc, names))
			good = false;
	}
	arena_free(a);
	return good;
}
