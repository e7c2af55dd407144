/* wishes.c: names are compared with those of template.yaml; the queries are put in order, and those that nobody needs are left out. */
#include "run/wishes.h"

static const message NO_DOCUMENT = {"unknown-document", STATUS_USAGE,
    {"--documents: mẫu không có văn bản “{1}”", "--documents: the template has no document “{1}”"},
    {"Các văn bản của mẫu: {2}; hoặc “all”.", "The template's documents are {2}; or “all”."}};
static const message NOBODYS = {"unknown-document", STATUS_USAGE,
    {"“document”: mẫu không có văn bản “{1}”", "“document”: the template has no document “{1}”"},
    {"Các văn bản của mẫu: {2}.", "The template's documents are {2}."}};

static bool is_report(const template_document *doc)
{
	return doc->kind == DOCUMENT_REPORT;
}

static const char *names_of_reports(arena *a, const template *t)
{
	const char *names = "";
	for (size_t i = 0; names && i < t->document_count; i++)
		if (is_report(&t->documents[i]))
			names = arena_printf(a, "%s%s%s", names, *names ? ", " : "", t->documents[i].name.ptr);
	return names ? names : "?";
}

static bool refuse(arena *a, const template *t, const message *m, place where, slice name, diag *d)
{
	const char *shown = arena_string(a, name);
	return diag_report(d, m, where, shown ? shown : "?", names_of_reports(a, t));
}

/* Which documents `name` asks for. False: reported. */
static bool want(arena *a, const template *t, slice name, bool *wanted, diag *d)
{
	bool all = slice_is(name, "all"), known = all;
	for (size_t i = 0; i < t->document_count; i++) {
		bool it = is_report(&t->documents[i]) && (all || slice_equal(name, t->documents[i].name));
		wanted[i] |= it;
		known |= it;
	}
	return known || refuse(a, t, &NO_DOCUMENT, NOWHERE, name, d);
}

static bool take_list(arena *a, const template *t, const char *list, bool *wanted, diag *d)
{
	bool good = true;
	for (size_t i = 0; !list && i < t->document_count; i++)
		wanted[i] = is_report(&t->documents[i]) && !t->documents[i].on_request;
	while (list) {
		const char *comma = strchr(list, ',');
		slice name = slice_trim((slice){list, comma ? (size_t)(comma - list) : strlen(list)});
		good = want(a, t, name, wanted, d) && good;
		list = comma ? comma + 1 : NULL;
	}
	return good;
}

/* Whether the document is there; *wanted: and asked for. */
static bool look_up(const template *t, slice document, const bool *of, bool *wanted)
{
	bool known = false;
	*wanted = false;
	for (size_t i = 0; i < t->document_count; i++) {
		if (!is_report(&t->documents[i]) || !slice_equal(document, t->documents[i].name))
			continue;
		known = true;
		*wanted |= of[i];
	}
	return known;
}

static bool take_queries(arena *a, arena *figures, const template *t, const query_file *all, wishes *out, diag *d)
{
	query *items = arena_array(figures, all->count + 1, sizeof *items);
	bool good = items || diag_no_memory(d);
	size_t count = 0;
	for (size_t i = 0; items && i < all->count; i++)
		if (!query_header_get(&all->items[i], "document", NULL).len)
			items[count++] = all->items[i];
	out->ledger = count;
	for (size_t i = 0; items && i < all->count; i++) {
		place where;
		bool wanted;
		slice document = query_header_get(&all->items[i], "document", &where);
		if (document.len && !look_up(t, document, out->wanted, &wanted))
			good = refuse(a, t, &NOBODYS, where, document, d);
		else if (document.len && wanted)
			items[count++] = all->items[i];
	}
	out->queries = (query_file){all->file, items, count};
	return good;
}

bool wishes_take(arena *a, arena *figures, const template *t, const query_file *all, const char *list, wishes *out, diag *d)
{
	bool *wanted = arena_array(a, t->document_count + 1, sizeof *wanted);
	if (!wanted)
		return diag_no_memory(d);
	*out = (wishes){.wanted = wanted};
	bool listed = take_list(a, t, list, wanted, d);
	return take_queries(a, figures, t, all, out, d) && listed;
}

facts wishes_ledger(const wishes *w, const facts *f)
{
	facts ledger = *f;
	if (ledger.count > w->ledger)
		ledger.count = w->ledger;
	return ledger;
}
