/* slips.c: the facts of return slips as SQL made from the schema: which submitters there are (with the row that describes each), and the issues of one.
 *
 * A submitter's issues are those of the files in its folders, found by a range of paths over an index, so that the work does not grow with the issues of
 * others. The store belongs to this process: it is asked here for some slips at a time, which are then made by as many processes as there may be. */
#include "run/slips.h"

#include "base/limits.h"
#include "run/printable.h"
#include "run/written.h"

#define SUBMITTER_PARAM "item_submitter"
#define ISSUES_LISTED "500" /* a slip of more would not be read */
#define ISSUES_MOST 500     /* the same */
#define ROUND_ISSUES 50000  /* about as many are held in memory at a time, */
#define ROUND_SLIPS 2000    /* of at most so many slips */
#define ISSUE_SIZE 1000     /* what setting one takes, in the agenda's measure */

/* ---- SQL from the schema ---- */

static void put_quoted(buf *out, slice text)
{
	buf_put_char(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == '\'')
			buf_put_char(out, '\'');
		buf_put_char(out, text.ptr[i]);
	}
	buf_put_char(out, '\'');
}

static bool folder_came_before(const schema *s, size_t table)
{
	for (size_t i = 0; i < table; i++)
		if (s->tables[i].submitted && slice_equal(s->tables[i].folder, s->tables[table].folder))
			return true;
	return false;
}

/* "folder" (prefix), "tab" (prefix, file, name, title, number). */
static void put_tables(buf *out, const schema *s)
{
	buf_put_string(out, "WITH folder(prefix) AS (VALUES ");
	const char *comma = "";
	for (size_t i = 0; i < s->table_count; i++) {
		if (!s->tables[i].submitted || folder_came_before(s, i))
			continue;
		buf_printf(out, "%s(", comma);
		put_quoted(out, s->tables[i].folder);
		buf_put_string(out, " || '/')");
		comma = ", ";
	}
	buf_put_string(out, "), tab(prefix, file, name, title, number) AS (VALUES ");
	comma = "";
	for (size_t i = 0; i < s->table_count; i++) {
		const schema_table *t = &s->tables[i];
		if (!t->submitted)
			continue;
		buf_printf(out, "%s(", comma);
		put_quoted(out, t->folder);
		buf_put_string(out, " || '/', ");
		put_quoted(out, t->file_name);
		buf_put_string(out, ", ");
		put_quoted(out, t->name);
		buf_put_string(out, ", ");
		put_quoted(out, t->title.len ? t->title : t->name);
		buf_printf(out, ", %zu)", i);
		comma = ", ";
	}
	buf_put_char(out, ')');
}

/* ", field" (tab, name, title). */
static void put_fields(buf *out, const schema *s)
{
	buf_put_string(out, ", fld(tab, name, title) AS (VALUES ");
	const char *comma = "";
	for (size_t i = 0; i < s->table_count; i++) {
		for (size_t k = 0; s->tables[i].submitted && k < s->tables[i].field_count; k++) {
			const schema_field *f = &s->tables[i].fields[k];
			buf_printf(out, "%s(", comma);
			put_quoted(out, s->tables[i].name);
			buf_put_string(out, ", ");
			put_quoted(out, f->name);
			buf_put_string(out, ", ");
			put_quoted(out, f->title.len ? f->title : f->name);
			buf_put_char(out, ')');
			comma = ", ";
		}
	}
	buf_put_char(out, ')');
}

/* The paths with issues of one submitter, each once with its table, and then their issues: what is done for an issue does not grow with the schema. */
#define OF_ITEM                                                                                                                            \
	", own(path, prefix) AS MATERIALIZED (SELECT DISTINCT e.path, folder.prefix FROM folder CROSS JOIN _errors e"                          \
	" ON e.path >= folder.prefix || :" SUBMITTER_PARAM " || '/' AND e.path < folder.prefix || :" SUBMITTER_PARAM " || '0')"                \
	", sent(path, short, number, name, title, file) AS MATERIALIZED (SELECT own.path,"                                                     \
	" substr(own.path, length(own.prefix || :" SUBMITTER_PARAM ") + 2), tab.number, tab.name, tab.title, tab.file"                         \
	" FROM own LEFT JOIN tab ON own.path = tab.prefix || :" SUBMITTER_PARAM " || '/' || tab.file)"

/* The issues to be listed are chosen first, by what their order needs; only these are read whole. */
static void put_issues(buf *out, const schema *s, const char *name, const char *level)
{
	buf_printf(out, "-- name: %s\n-- kind: rows\n", name);
	put_tables(out, s);
	put_fields(out, s);
	buf_printf(out,
	    OF_ITEM ", chosen(id) AS MATERIALIZED (SELECT e.id FROM sent CROSS JOIN _errors e ON e.path = sent.path WHERE e.severity = '%s'"
	            " ORDER BY coalesce(sent.number, 999), e.path, e.line, e.\"column\", e.id LIMIT " ISSUES_LISTED ")",
	    level);
	buf_put_string(out,
	    " SELECT sent.short AS file, e.path AS path,"
	    " coalesce(sent.title, '') AS \"table\", nullif(e.line, 0) AS line, nullif(e.\"column\", 0) AS \"column\", e.field AS field,"
	    " coalesce(fld.title, e.field, '') AS title, e.cell AS cell, e.message AS message, e.hint AS hint, e.code AS code"
	    " FROM chosen CROSS JOIN _errors e ON e.id = chosen.id JOIN sent ON sent.path = e.path"
	    " LEFT JOIN fld ON fld.tab = sent.name AND fld.name = e.field"
	    " ORDER BY coalesce(sent.number, 999), e.path, e.line, e.\"column\", e.id;\n");
}

static void put_by_table(buf *out, const schema *s)
{
	buf_put_string(out, "-- name: issues.by_table\n-- kind: rows\n");
	put_tables(out, s);
	buf_put_string(out, OF_ITEM " SELECT sent.title AS \"table\", sent.file AS file, count(*) AS errors FROM sent CROSS JOIN _errors e"
	                            " ON e.path = sent.path WHERE e.severity = 'error' AND sent.name IS NOT NULL"
	                            " GROUP BY sent.number ORDER BY sent.number;\n");
}

/* The field that says who submits refers to the table that lists the submitters. NULL: none does, or it is about persons. */
static const foreign_key *submitters_of(const schema *s)
{
	for (size_t i = 0; i < s->table_count; i++) {
		const schema_table *t = &s->tables[i];
		for (size_t k = 0; t->submitted_by >= 0 && k < t->foreign_count; k++)
			if (t->foreign[k].from.count == 1 && t->foreign[k].from.fields[0] == (unsigned)t->submitted_by)
				return s->tables[t->foreign[k].table].personal ? NULL : &t->foreign[k];
	}
	return NULL;
}

static bool is_own_column(slice name)
{
	return slice_is(name, "submitter") || slice_is(name, "errors") || slice_is(name, "files") || slice_is(name, "unlisted");
}

static void put_reference_columns(buf *out, const schema_table *t)
{
	for (size_t i = 0; i < t->field_count; i++)
		if (!is_own_column(t->fields[i].name))
			buf_printf(out, ", r.\"%.*s\"", (int)t->fields[i].name.len, t->fields[i].name.ptr);
}

/* Every submitter with the number of its errors, in the order of the table that lists them; of two rows for one submitter the first. The + keeps SQLite
 * from an index by severity of its own, over which it would go through all errors for each submitter. */
static void put_items(buf *out, const schema *s)
{
	const foreign_key *key = submitters_of(s);
	buf_put_string(out, "-- name: item\n-- kind: rows\n");
	put_tables(out, s);
	buf_put_string(out,
	    ", sub(code, n) AS (SELECT submitter, min(rowid) FROM _coverage WHERE submitter IS NOT NULL GROUP BY submitter)"
	    ", wrong(code, errors, files) AS (SELECT sub.code, count(e.id), count(DISTINCT e.path) FROM sub CROSS JOIN folder CROSS JOIN"
	    " _errors e ON e.path >= folder.prefix || sub.code || '/' AND e.path < folder.prefix || sub.code || '0' AND +e.severity = 'error' "
	    "GROUP BY sub.code)"
	    " SELECT sub.code AS submitter, coalesce(errors, 0) AS errors, coalesce(files, 0) AS files,"
	    " max(coalesce(errors, 0) - " ISSUES_LISTED ", 0) AS unlisted");
	const schema_table *t = key ? &s->tables[key->table] : NULL;
	if (t)
		put_reference_columns(out, t);
	buf_put_string(out, " FROM sub LEFT JOIN wrong ON wrong.code = sub.code");
	if (t) {
		const char *by = t->fields[key->to.fields[0]].name.ptr, *name = t->name.ptr;
		buf_printf(out, " LEFT JOIN (SELECT *, min(_line) FROM \"%s\" GROUP BY \"%s\") r ON r.\"%s\" = sub.code", name, by, by);
	}
	buf_put_string(out, " ORDER BY sub.n;\n");
}

/* ---- queries and facts ---- */

typedef struct slips {
	press *press;
	store *store;
	arena *memory;
	query_file issues;
	facts items;
	const fact *shown; /* the items, fit to be printed */
	const params *values;
	agenda agenda; /* of this round */
	size_t row;    /* where it goes on */
} slips;

static bool parse(slips *w, buf *sql, query_file *out)
{
	slice text = sql->failed ? (slice){NULL, 0} : arena_copy(w->memory, buf_slice(sql));
	buf_free(sql);
	return text.ptr ? query_file_parse(w->memory, text, "return-slip", FACT_KEYS, out, w->press->diag) : diag_no_memory(w->press->diag);
}

static bool open_slips(slips *w, const schema *tables, const params *values)
{
	buf items = BUF_INIT(LIMIT_TEXT_FILE_BYTES), issues = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	query_file queries;
	put_items(&items, tables);
	put_issues(&issues, tables, "issues", "error");
	put_issues(&issues, tables, "warnings", "warning");
	put_by_table(&issues, tables);
	bool good = parse(w, &items, &queries), rest = parse(w, &issues, &w->issues);
	/* Without errors there is nothing to look for, and the store that will be published stays as it is. */
	bool indexed = store_count(w->store).errors == 0 || store_index_issues(w->store, false);
	return good && rest && indexed && facts_compute(w->memory, w->store, &queries, values, &w->items, w->press->diag);
}

static bool someone_submits(const schema *s)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (s->tables[i].submitted)
			return true;
	return false;
}

static int column_of(const fact *f, const char *name)
{
	for (size_t i = 0; i < f->column_count; i++)
		if (slice_is(f->columns[i].name, name))
			return (int)i;
	return 0;
}

static uint64_t errors_of(const fact *items, size_t number)
{
	return (uint64_t)items->rows[number][column_of(items, "errors")].number.units;
}

static const params *with_submitter(arena *a, const params *values, const fact *items, size_t number)
{
	param *all = arena_array(a, values->count + 1, sizeof *all);
	params *out = arena_alloc(a, sizeof *out);
	if (!all || !out)
		return NULL;
	if (values->count)
		memcpy(all, values->items, values->count * sizeof *all);
	all[values->count] = (param){.name = SLICE(SUBMITTER_PARAM), .text = items->rows[number][column_of(items, "submitter")].text};
	*out = (params){all, values->count + 1};
	return out;
}

/* Its issues are read now, into the memory of the round. */
static bool plan_slip(slips *w, printing what)
{
	press *p = w->press;
	arena *a = w->agenda.memory;
	const params *own = with_submitter(a, w->values, &w->items.items[0], what.row);
	facts *f = arena_alloc(a, sizeof *f);
	if (!own || !f)
		return diag_no_memory(p->diag);
	what.facts = f;
	return facts_compute(a, w->store, &w->issues, own, f, p->diag) && facts_make_printable(a, p->fonts, p->profile->family, f, p->diag) &&
	       agenda_add(&w->agenda, &what);
}

/* As many slips as are made at a time. */
static bool plan_round(slips *w, printing what)
{
	uint64_t issues = 0;
	for (size_t count = 0; w->row < w->shown->row_count && issues < ROUND_ISSUES && count < ROUND_SLIPS; w->row++) {
		uint64_t errors = errors_of(w->shown, w->row);
		if (!errors)
			continue;
		what.row = w->row;
		what.size = (1 + (errors < ISSUES_MOST ? errors : ISSUES_MOST)) * ISSUE_SIZE;
		if (!plan_slip(w, what))
			return false;
		issues += errors < ISSUES_MOST ? errors : ISSUES_MOST;
		count++;
	}
	return true;
}

static void announce(const slips *w)
{
	size_t count = 0;
	for (size_t i = 0; i < w->shown->row_count; i++)
		count += errors_of(w->shown, i) > 0;
	observer_documents(w->press->observer, count);
}

static bool print_rounds(slips *w, const printing *what, const agenda_hands *hands)
{
	bool good = true;
	announce(w);
	while (good && w->row < w->shown->row_count) {
		good = agenda_open(&w->agenda, w->press) && plan_round(w, *what) && agenda_print(&w->agenda, hands);
		agenda_close(&w->agenda);
	}
	return good;
}

static bool print_all(slips *w, const template_document *source, const schema *tables, const agenda_hands *hands)
{
	press *p = w->press;
	printing what = {.source = source, .profile = p->profile, .record = PRESS_NO_RECORD};
	if (!open_slips(w, tables, w->values) ||
	    !template_read_text(w->memory, &p->job->template, source->source.ptr, &what.text, &what.shown, p->diag))
		return false;
	facts shown = w->items;
	if (!facts_make_printable(w->memory, p->fonts, p->profile->family, &shown, p->diag))
		return false;
	what.items = w->shown = &shown.items[0];
	return print_rounds(w, &what, hands);
}

bool slips_print(press *p, const template_document *source, store *s, const schema *tables, const params *values, const agenda_hands *hands)
{
	slips w = {.press = p, .store = s, .memory = arena_new(), .values = values};
	bool good = w.memory ? !someone_submits(tables) || print_all(&w, source, tables, hands) : diag_no_memory(p->diag);
	arena_free(w.memory);
	return good;
}

/* ---- read before there are errors ---- */

/* The tables with one row of ones: whatever a slip shows of a row is then looked at. */
static const facts *with_a_row(arena *a, const facts *empty)
{
	fact *items = arena_array(a, empty->count + 1, sizeof *items);
	facts *out = arena_alloc(a, sizeof *out);
	if (!items || !out)
		return NULL;
	for (size_t i = 0; i < empty->count; i++) {
		fact_cell *cells = arena_array(a, empty->items[i].column_count + 1, sizeof *cells);
		const fact_cell **rows = arena_array(a, 1, sizeof *rows);
		if (!cells || !rows)
			return NULL;
		for (size_t k = 0; k < empty->items[i].column_count; k++)
			cells[k] = (fact_cell){.kind = CELL_NUMBER, .number = {1, 0}};
		rows[0] = cells;
		items[i] = empty->items[i];
		items[i].rows = rows;
		items[i].row_count = 1;
	}
	*out = (facts){.items = items, .count = empty->count};
	return out;
}

static bool proof(slips *w, const template_document *source, const schema *tables, const params *values)
{
	arena *a = w->memory;
	diag *d = w->press->diag;
	facts none;
	printing what = {.source = source};
	if (!open_slips(w, tables, values) || !template_read_text(a, &w->press->job->template, source->source.ptr, &what.text, &what.shown, d))
		return false;
	const facts *items = with_a_row(a, &w->items);
	const params *own = items ? with_submitter(a, values, &items->items[0], 0) : NULL;
	if (!own || !facts_compute(a, w->store, &w->issues, own, &none, d))
		return own ? false : diag_no_memory(d);
	const facts *some = with_a_row(a, &none);
	if (!some)
		return diag_no_memory(d);
	what.items = &items->items[0];
	what.facts = some;
	if (!press_proof(a, w->press, &what))
		return false;
	what.facts = &none;
	return press_proof(a, w->press, &what);
}

bool slips_proof(press *p, const template_document *source, store *s, const schema *tables, const params *values)
{
	slips w = {.press = p, .store = s, .memory = arena_new()};
	bool good = w.memory ? !someone_submits(tables) || proof(&w, source, tables, values) : diag_no_memory(p->diag);
	arena_free(w.memory);
	return good;
}

/* ---- those of an earlier run ---- */

/* The folder that holds the slips, as far as their name is fixed; relative to the output folder, "" is that itself. In `a`. */
static const char *folder_of_slips(arena *a, slice output)
{
	const char *hole = strstr(output.ptr, "{{");
	size_t n = hole ? (size_t)(hole - output.ptr) : 0;
	while (n > 0 && output.ptr[n - 1] != '/')
		n--;
	return arena_string(a, (slice){output.ptr, n ? n - 1 : 0});
}

bool slips_remove_old(press *p, const template_document *source, size_t first, const char *out)
{
	written made = {0};
	arena *a = arena_new();
	const char *folder = a ? folder_of_slips(a, source->output) : NULL;
	bool good = folder || diag_no_memory(p->diag);
	for (size_t i = first; good && i < p->made_count; i++)
		good = written_add(&made, slice_of(p->made[i]), p->diag);
	good = good && written_put(&made, p->outputs, out, folder, p->private_, p->diag);
	written_free(&made);
	arena_free(a);
	return good;
}
