/* run.c: the pipeline. Each step is a page that reads like its description in run.h; the work is in the stages. */
#include "run/run.h"

#include <stdlib.h>

#include "base/limits.h"
#include "run/documents.h"
#include "run/forms.h"
#include "run/proof.h"
#include "run/slips.h"
#include "run/split.h"
#include "run/submissions.h"
#include "run/times.h"
#include "run/validation.h"
#include "run/validation_html.h"

struct run {
	run_options options;
	diag *diag;
	arena *memory;
	places places;
	const char *out;
	job job;
	params params;
	schema *schema;
	query_file checks, fact_queries;
	profile profile;
	publication *outputs;
	store *store;
	facts facts;
	fontset *fonts;
	press press;
	times times;
	bool unreadable; /* a file that is there could not be read */
};

run *run_new(const run_options *options, diag *d)
{
	run *r = calloc(1, sizeof *r);
	if (r)
		r->memory = arena_new();
	if (!r || !r->memory) {
		run_free(r);
		diag_no_memory(d);
		return NULL;
	}
	r->options = *options;
	r->diag = d;
	times_begin(&r->times);
	return r;
}

void run_free(run *r)
{
	if (!r)
		return;
	if (r->store && !store_close(r->store))
		diag_no_memory(r->diag); /* reported already; only the status matters here */
	publication_free(r->outputs);
	press_free(&r->press);
	fontset_free(r->fonts);
	schema_free(r->schema);
	arena_free(r->memory);
	free(r);
}

/* ---- loading ---- */

static bool load_schema(run *r)
{
	slice text;
	const char *shown;
	const char *name = template_schema_name(r->memory, r->job.template.folder, r->diag);
	if (!name || !template_read_text(r->memory, &r->job.template, name, &text, &shown, r->diag))
		return false;
	r->schema = schema_parse(text, shown, r->diag);
	return r->schema != NULL;
}

static bool load_queries(run *r, const char *name, const char *const *keys, query_file *out)
{
	slice text;
	const char *shown;
	return template_read_text(r->memory, &r->job.template, name, &text, &shown, r->diag) &&
	       query_file_parse(r->memory, text, shown, keys, out, r->diag);
}

static bool load_profile(run *r)
{
	return profile_load(r->memory, r->job.profile, places_lookup(r->memory, &r->places, "templates/profiles"), &r->profile, r->diag);
}

static const message NO_ROWS = {"unknown-fact", STATUS_USAGE,
    {"“for-each”: “{1}” không phải một bảng của facts.sql", "“for-each”: “{1}” is no table of facts.sql"},
    {"Ghi tên một số liệu có “kind: rows”.", "Give the name of a fact of “kind: rows”."}};

static bool check_documents(run *r)
{
	const template *t = &r->job.template;
	bool good = true;
	for (size_t i = 0; i < t->document_count; i++) {
		const template_document *doc = &t->documents[i];
		const query *q = doc->for_each.len ? query_find(&r->fact_queries, doc->for_each) : NULL;
		if (doc->for_each.len && !(q && slice_is(query_header_get(q, "kind", NULL), "rows")))
			good = diag_report(r->diag, &NO_ROWS, doc->for_each_where, doc->for_each.ptr);
	}
	return good;
}

bool run_load(run *r)
{
	if (!places_find(r->memory, &r->places, r->diag))
		return false;
	r->places.packed = r->options.packed;
	if (!job_read(r->memory, r->options.job, &r->places, &r->job, r->diag))
		return false;
	r->out = r->options.out ? r->options.out : path_join(r->memory, r->job.folder, "out");
	if (!r->out)
		return diag_no_memory(r->diag);
	/* All files are read before any is refused, so that one run tells everything. */
	bool tables = load_schema(r), checks = load_queries(r, "checks.sql", CHECK_KEYS, &r->checks);
	bool fact_queries = load_queries(r, "facts.sql", FACT_KEYS, &r->fact_queries), page_format = load_profile(r);
	bool documents = !fact_queries || check_documents(r);
	bool read = !fact_queries || proof_reports(&r->job, &r->fact_queries, r->diag);
	return tables && checks && fact_queries && page_format && documents && read && job_params(r->memory, &r->job, &r->params, r->diag);
}

/* ---- checking ---- */

bool run_is_private(const run *r)
{
	for (size_t i = 0; i < r->schema->table_count; i++)
		if (r->schema->tables[i].personal)
			return true;
	return false;
}

static bool open_store(run *r)
{
	const char *path = "";
	r->outputs = publication_new(r->out, r->diag);
	if (!r->outputs)
		return false;
	if (r->options.keep_store)
		path = publication_reserve(r->outputs, "store.sqlite", run_is_private(r));
	r->store = path ? store_open(path, r->schema, r->options.lang, r->diag) : NULL;
	return r->store != NULL;
}

/* Slips are made on a bad day only: their words are read on a good one too. */
static bool proof_slips(run *r)
{
	const template *t = &r->job.template;
	press reader = {.job = &r->job, .diag = r->diag};
	bool good = true;
	for (size_t i = 0; i < t->document_count && !r->options.reference_only; i++)
		if (t->documents[i].kind == DOCUMENT_RETURN_SLIP && !slips_proof(&reader, &t->documents[i], r->store, r->schema, &r->params))
			good = false;
	press_free(&reader);
	return good;
}

bool run_check(run *r)
{
	if (!open_store(r) || !proof_slips(r))
		return false;
	times_end(&r->times, "load");
	submissions_result read = submissions_read(
	    r->memory, &r->job, r->schema, r->store, r->options.reference_only, r->options.lang, r->diag);
	times_end(&r->times, "read");
	if (read == SUBMISSIONS_FAILED || !store_check(r->store, &r->checks, &r->params))
		return false;
	times_end(&r->times, "check");
	if (r->options.draft && !store_drop_rejected(r->store))
		return false;
	r->unreadable = read == SUBMISSIONS_UNREADABLE;
	return true;
}

bool run_could_not_read(const run *r)
{
	return r->unreadable;
}

bool run_has_errors(const run *r)
{
	return store_count(r->store).errors > 0;
}

/* ---- figures ---- */

bool run_aggregate(run *r)
{
	bool computed = facts_compute(r->memory, r->store, &r->fact_queries, &r->params, &r->facts, r->diag);
	times_end(&r->times, "aggregate");
	return computed;
}

static bool put_text(run *r, const char *name, bool (*write)(const facts *, buf *))
{
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	bool good = write(&r->facts, &text) || diag_no_memory(r->diag);
	good = good && publication_add(r->outputs, name, buf_slice(&text), run_is_private(r));
	buf_free(&text);
	return good;
}

bool run_put_facts(run *r)
{
	return put_text(r, "facts.json", facts_write_json) && put_text(r, "facts.csv", facts_write_csv);
}

/* ---- documents ---- */

static const message NO_FONTS = {"no-fonts", STATUS_USAGE, {"không có fonts/manifest.yaml", "there is no fonts/manifest.yaml"},
    {"Cài đặt lại chương trình, hoặc đặt TONGKET_DATA tới thư mục share/tongket.",
        "Install the program again, or set TONGKET_DATA to its share/tongket folder."}};

static const message NO_GUIDE = {"no-forms-guide", STATUS_USAGE,
    {"không có templates/forms-guide.md", "there is no templates/forms-guide.md"},
    {"Cài đặt lại chương trình, hoặc đặt forms-guide.md vào thư mục của mẫu.",
        "Install the program again, or put a forms-guide.md into the template's folder."}};

static bool open_fonts(run *r)
{
	const char *manifest = places_lookup(r->memory, &r->places, "fonts/manifest.yaml");
	if (!manifest)
		return diag_report(r->diag, &NO_FONTS, NOWHERE, "");
	r->fonts = fontset_open(manifest, r->diag);
	return r->fonts != NULL;
}

static bool open_press(run *r)
{
	if (!r->fonts && !open_fonts(r))
		return false;
	r->press.job = &r->job;
	r->press.profile = &r->profile;
	r->press.fonts = r->fonts;
	r->press.outputs = r->outputs;
	r->press.diag = r->diag;
	r->press.private_ = run_is_private(r);
	return true;
}

bool run_render(run *r)
{
	const template *t = &r->job.template;
	if (!open_press(r))
		return false;
	r->press.draft = r->options.draft;
	r->press.audit = r->options.audit ? &t->audit : NULL;
	for (size_t i = 0; i < t->document_count; i++)
		if (t->documents[i].kind == DOCUMENT_REPORT && !press_document(&r->press, &t->documents[i], &r->facts))
			return false;
	times_end(&r->times, "render");
	return press_check_names(&r->press);
}

static bool put_slips(run *r, const template_document *source)
{
	press *p = &r->press;
	size_t first = p->made_count;
	p->outputs = r->outputs;
	if (run_has_errors(r) && (!open_press(r) || !slips_print(p, source, r->store, r->schema, &r->params)))
		return false;
	p->diag = r->diag;
	p->private_ = run_is_private(r);
	return slips_remove_old(p, source, first, r->out);
}

bool run_put_forms(run *r)
{
	if (!open_press(r))
		return false;
	const char *guide = path_join(r->memory, r->job.template.folder, "forms-guide.md");
	if (guide && !file_exists(guide))
		guide = places_lookup(r->memory, &r->places, "templates/forms-guide.md");
	if (!guide)
		return diag_report(r->diag, &NO_GUIDE, NOWHERE, "");
	r->press.private_ = false; /* nothing has been submitted yet */
	const forms what = {.press = &r->press, .store = r->store, .tables = r->schema, .params = &r->params, .guide = guide, .folder = r->out};
	return forms_put(&what);
}

bool run_put_slips(run *r)
{
	const template *t = &r->job.template;
	if (r->options.draft)
		return true;
	for (size_t i = 0; i < t->document_count; i++)
		if (t->documents[i].kind == DOCUMENT_RETURN_SLIP && !put_slips(r, &t->documents[i]))
			return false;
	return press_check_names(&r->press);
}

/* ---- publishing ---- */

bool run_put_validation(run *r)
{
	bool private_ = run_is_private(r);
	const char *json = publication_reserve(r->outputs, "validation.json", private_);
	const char *csv = json ? publication_reserve(r->outputs, "validation.csv", private_) : NULL;
	const char *html = csv ? publication_reserve(r->outputs, "validation.html", private_) : NULL;
	return html && validation_save_lists(r->store, json, csv, r->diag) &&
	       validation_save_html(r->store, &r->job, r->schema, r->options.lang, html, r->diag);
}

bool run_put_split(run *r)
{
	const split_job what = {&r->job, r->store, r->outputs, r->out, run_is_private(r), r->options.lang, r->diag};
	return split_write(&what);
}

bool run_publish(run *r)
{
	store *s = r->store;
	r->store = NULL; /* closed before its file is renamed */
	times_end(&r->times, "lists");
	bool published = (!s || store_close(s)) && publication_commit(r->outputs);
	times_end(&r->times, "publish");
	return published;
}

bool run_publish_validation(run *r)
{
	press_free(&r->press);
	publication_free(r->outputs);
	r->outputs = publication_new(r->out, r->diag);
	return r->outputs && run_put_validation(r) && run_put_slips(r) && publication_commit(r->outputs);
}

store *run_get_store(run *r)
{
	return r->store;
}

const facts *run_get_facts(const run *r)
{
	return &r->facts;
}

const query_file *run_get_fact_queries(const run *r)
{
	return &r->fact_queries;
}

const params *run_get_params(const run *r)
{
	return &r->params;
}

const char *run_get_out(const run *r)
{
	return r->out;
}

const job *run_get_job(const run *r)
{
	return &r->job;
}

const char *run_get_document(const run *r, size_t i)
{
	return i < r->press.made_count ? path_join(r->memory, r->out, r->press.made[i]) : NULL;
}
