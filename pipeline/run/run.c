/* run.c: the pipeline. Each step is a page that reads like its description in run.h; the work is in the stages. */
#include "run/run.h"

#include <stdlib.h>

#include "base/limits.h"
#include "run/agenda.h"
#include "run/attach.h"
#include "run/confined.h"
#include "run/conveyor.h"
#include "run/forms.h"
#include "run/proof.h"
#include "run/slips.h"
#include "run/split.h"
#include "run/submissions.h"
#include "run/times.h"
#include "run/validation.h"
#include "run/validation_html.h"
#include "run/wishes.h"

/* What was read from the tables' files, with all it refers to: it can outlive the run that read it. */
typedef struct data {
	arena *memory;
	slice schema_text, checks_text;
	schema *schema;
	query_file checks;
	store *store;
	bool checked;    /* every file was read, and what looks across records was checked */
	bool spoilt;     /* errors of figures stand among those of the data */
	bool unreadable; /* a file that is there could not be read */
} data;

/* The figures, likewise. */
typedef struct figures {
	arena *memory;
	slice text; /* of facts.sql */
	query_file queries;
	facts facts;
	bool computed;
} figures;

struct run {
	run_options options;
	diag *diag;
	arena *memory;
	places places;
	const char *out;
	job job;
	params params;
	profile profile;
	wishes wishes;           /* which documents */
	const profile **layouts; /* by document: the profile with its own layout over it; NULL: it has none */
	data data;
	figures figures;
	publication *outputs;
	fontset *fonts;
	press press;
	bool published;             /* every document of `press` */
	press earlier;              /* documents of the run before, of which some may stay as they are */
	const run_changes *changes; /* NULL: none does */
	times times;
};

run *run_new(const run_options *options, diag *d)
{
	run *r = calloc(1, sizeof *r);
	if (r) {
		r->memory = arena_new();
		r->data.memory = arena_new();
		r->figures.memory = arena_new();
	}
	if (!r || !r->memory || !r->data.memory || !r->figures.memory) {
		run_free(r);
		diag_no_memory(d);
		return NULL;
	}
	r->options = *options;
	r->diag = d;
	times_begin(&r->times);
	return r;
}

static void data_free(data *held, diag *d)
{
	if (held->store && !store_close(held->store))
		diag_no_memory(d); /* reported already; only the status matters here */
	schema_free(held->schema);
	arena_free(held->memory);
	*held = (data){0};
}

static void figures_free(figures *held)
{
	arena_free(held->memory);
	*held = (figures){0};
}

void run_free(run *r)
{
	if (!r)
		return;
	run_rest(r);
	press_free(&r->press);
	data_free(&r->data, r->diag);
	figures_free(&r->figures);
	fontset_free(r->fonts);
	arena_free(r->memory);
	free(r);
}

/* ---- one run after another ---- */

void run_rest(run *r)
{
	publication_free(r->outputs);
	r->outputs = NULL;
	pictures_free(&r->press.pictures);
	press_free(&r->earlier);
	r->changes = NULL;
}

static bool same_params(const params *a, const params *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++) {
		const param *x = &a->items[i], *y = &b->items[i];
		same = slice_equal(x->name, y->name) && x->is_integer == y->is_integer && x->integer == y->integer && slice_equal(x->text, y->text);
	}
	return same;
}

static bool same_encodings(const job *a, const job *b)
{
	bool same = a->encoding_count == b->encoding_count;
	for (size_t i = 0; same && i < a->encoding_count; i++)
		same = slice_equal(a->encodings[i].path, b->encodings[i].path) && slice_equal(a->encodings[i].encoding, b->encodings[i].encoding);
	return same;
}

/* Whether the store of `before` is what `r` would read. */
static bool same_data(const run *r, const run *before)
{
	const data *now = &r->data, *then = &before->data;
	return then->checked && !then->unreadable && !then->spoilt && slice_equal(now->schema_text, then->schema_text) &&
	       slice_equal(now->checks_text, then->checks_text) && same_params(&r->params, &before->params) &&
	       same_encodings(&r->job, &before->job);
}

/* A file that no document has read may be one that a document now calls. */
static bool knows_all(const press *p, const run_changes *what)
{
	bool known = what->written != NULL;
	for (size_t i = 0; known && i < what->written_count; i++)
		known = press_has_read(p, what->written[i]);
	return known;
}

static void take_documents(run *r, run *before, const run_changes *what)
{
	if (!before->published || r->options.audit || !knows_all(&before->press, what))
		return;
	r->earlier = before->press;
	before->press = (press){0};
	r->changes = what;
}

void run_take_over(run *r, run *before, const run_changes *what)
{
	if (!before)
		return;
	fontset_free(r->fonts);
	r->fonts = before->fonts;
	before->fonts = NULL;
	if (what->same_tables && same_data(r, before)) {
		data_free(&r->data, r->diag);
		r->data = before->data;
		before->data = (data){0};
		if (before->figures.computed && slice_equal(r->figures.text, before->figures.text)) {
			figures_free(&r->figures);
			r->wishes.queries = (query_file){0}; /* in the memory of its own figures */
			r->figures = before->figures;
			before->figures = (figures){0};
			take_documents(r, before, what);
		}
	}
	run_free(before);
}

/* ---- loading ---- */

static bool load_schema(run *r)
{
	const char *shown;
	const char *name = template_schema_name(r->memory, r->job.template.folder, r->diag);
	data *to = &r->data;
	if (!name || !template_read_text(to->memory, &r->job.template, name, &to->schema_text, &shown, r->diag))
		return false;
	to->schema = schema_parse(to->schema_text, shown, r->diag);
	return to->schema != NULL;
}

static bool load_queries(run *r, arena *memory, const char *name, const char *const *keys, slice *text, query_file *out)
{
	const char *shown;
	return template_read_text(memory, &r->job.template, name, text, &shown, r->diag) &&
	       query_file_parse(memory, *text, shown, keys, out, r->diag);
}

/* The job's profile, and what it becomes for the documents that have a layout of their own. */
static bool load_profile(run *r)
{
	const template *t = &r->job.template;
	const char *library = places_lookup(r->memory, &r->places, "templates/profiles");
	if (!profile_load(r->memory, r->job.profile, library, &r->profile, r->diag))
		return false;
	r->layouts = arena_array(r->memory, t->document_count + 1, sizeof(profile *));
	bool good = r->layouts || diag_no_memory(r->diag);
	for (size_t i = 0; r->layouts && i < t->document_count; i++) {
		if (!t->documents[i].layout.len)
			continue;
		const char *over = path_join(r->memory, t->folder, t->documents[i].layout.ptr);
		profile *whole = arena_alloc(r->memory, sizeof *whole);
		if (!over || !whole)
			return diag_no_memory(r->diag);
		r->layouts[i] = whole;
		good &= profile_load_with(r->memory, r->job.profile, library, over, whole, r->diag);
	}
	return good;
}

static const profile *profile_of(const run *r, size_t document)
{
	return r->layouts[document] ? r->layouts[document] : &r->profile;
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
		const query *q = doc->for_each.len ? query_find(&r->figures.queries, doc->for_each) : NULL;
		if (doc->for_each.len && !(q && slice_is(query_header_get(q, "kind", NULL), "rows")))
			good = diag_report(r->diag, &NO_ROWS, doc->for_each_where, doc->for_each.ptr);
	}
	return good;
}

static const message NO_FLAVOUR = {"unknown-flavour", STATUS_USAGE, {"không có loại PDF/A “{1}”", "there is no kind of PDF/A “{1}”"},
    {"Các loại: 2a, 3a, 2u, 1b.", "The kinds are 2a, 3a, 2u, 1b."}};

static bool take_flavour(run *r)
{
	const char *name = r->options.flavour;
	return !name || pdf_wish_take(&r->job.pdf, name) || diag_report(r->diag, &NO_FLAVOUR, NOWHERE, name);
}

bool run_is_private(const run *r)
{
	for (size_t i = 0; i < r->data.schema->table_count; i++)
		if (r->data.schema->tables[i].personal)
			return true;
	return false;
}

/* Of outputs that are made again and again none needs to outlive a power cut. */
static bool open_outputs(run *r)
{
	r->outputs = publication_new(r->out, r->diag);
	if (r->outputs && r->options.again)
		publication_skip_flush(r->outputs);
	return r->outputs != NULL;
}

/* Three files say where everything else is to be read and written; nothing else of others has been looked at yet. */
static bool confine_run(run *r)
{
	if (!r->options.confine)
		return true;
	if (!open_outputs(r))
		return false;
	const char *made_in = publication_prepare(r->outputs, r->data.schema && run_is_private(r));
	return confine_to_job(&r->job, &r->places, r->out, made_in, r->diag);
}

bool run_load(run *r)
{
	observer_stage(r->options.observer, "load");
	if (!places_find(r->memory, &r->places, r->diag))
		return false;
	r->places.packed = r->options.packed;
	if (!job_read(r->memory, r->options.job, &r->places, &r->job, r->diag) || !take_flavour(r))
		return false;
	r->out = r->options.out ? r->options.out : path_join(r->memory, r->job.folder, "out");
	if (!r->out)
		return diag_no_memory(r->diag);
	/* All files are read before any is refused, so that one run tells everything. */
	bool tables = load_schema(r);
	if (!confine_run(r))
		return false;
	bool checks = load_queries(r, r->data.memory, "checks.sql", CHECK_KEYS, &r->data.checks_text, &r->data.checks);
	bool fact_queries = load_queries(r, r->figures.memory, "facts.sql", FACT_KEYS, &r->figures.text, &r->figures.queries);
	bool page_format = load_profile(r);
	bool documents = !fact_queries || (check_documents(r) && wishes_take(r->memory, r->figures.memory, &r->job.template,
	                                                             &r->figures.queries, r->options.documents, &r->wishes, r->diag));
	bool attachments = !tables || attach_check(&r->job, r->data.schema, r->diag);
	bool read = !fact_queries || proof_reports(&r->job, &r->figures.queries, r->diag);
	return tables && checks && fact_queries && page_format && documents && attachments && read &&
	       job_params(r->memory, &r->job, &r->params, r->diag);
}

/* ---- checking ---- */

static bool open_store(run *r)
{
	const char *path = "";
	if (r->options.keep_store)
		path = publication_reserve(r->outputs, "store.sqlite", run_is_private(r));
	r->data.store = path ? store_open(path, r->data.schema, r->options.lang, r->diag) : NULL;
	return r->data.store != NULL;
}

/* Slips are made on a bad day only: their words are read on a good one too. */
static bool proof_slips(run *r)
{
	const template *t = &r->job.template;
	press reader = {.job = &r->job, .diag = r->diag};
	bool good = true;
	for (size_t i = 0; i < t->document_count && !r->options.reference_only; i++)
		if (t->documents[i].kind == DOCUMENT_RETURN_SLIP &&
		    !slips_proof(&reader, &t->documents[i], r->data.store, r->data.schema, &r->params))
			good = false;
	press_free(&reader);
	return good;
}

static void tell_counts(const run *r)
{
	const store_counts n = store_count(r->data.store);
	observer_counted(r->options.observer, &(const observed_counts){n.files, n.rows, n.errors, n.warnings, n.notes});
}

static bool read_and_check(run *r)
{
	data *to = &r->data;
	const submissions_way way = {.reference_only = r->options.reference_only,
	    .lang = r->options.lang,
	    .threads = r->options.threads ? r->options.threads : conveyor_cores(),
	    .observer = r->options.observer};
	submissions_result read = submissions_read(to->memory, &r->job, to->schema, to->store, &way, r->diag);
	times_end(&r->times, "read");
	if (read == SUBMISSIONS_FAILED || !store_check(to->store, &to->checks, &r->params))
		return false;
	times_end(&r->times, "check");
	if (r->options.draft && !store_drop_rejected(to->store))
		return false;
	to->unreadable = read == SUBMISSIONS_UNREADABLE;
	to->checked = true;
	tell_counts(r);
	return true;
}

bool run_check(run *r)
{
	if ((!r->outputs && !open_outputs(r)) || (!r->data.store && !open_store(r)) || !proof_slips(r))
		return false;
	times_end(&r->times, "load");
	observer_stage(r->options.observer, "check");
	return r->data.checked || read_and_check(r);
}

bool run_could_not_read(const run *r)
{
	return r->data.unreadable;
}

bool run_has_errors(const run *r)
{
	return store_count(r->data.store).errors > 0;
}

/* ---- figures ---- */

bool run_aggregate(run *r)
{
	observer_stage(r->options.observer, "aggregate");
	figures *to = &r->figures;
	uint64_t errors = store_count(r->data.store).errors;
	if (!to->computed)
		to->computed = facts_compute(to->memory, r->data.store, &r->wishes.queries, &r->params, &to->facts, r->diag);
	if (store_count(r->data.store).errors > errors) {
		r->data.spoilt = true;
		tell_counts(r);
	}
	bool settled = !to->computed || store_settle(r->data.store);
	times_end(&r->times, "aggregate");
	return to->computed && settled;
}

static bool put_text(run *r, const char *name, bool (*write)(const facts *, buf *))
{
	const facts ledger = wishes_ledger(&r->wishes, &r->figures.facts);
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	bool good = write(&ledger, &text) || diag_no_memory(r->diag);
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
    {"Đã tìm trong: {1}. Cài đặt lại chương trình, hoặc đặt TONGKET_DATA tới thư mục share/tongket.",
        "Looked in: {1}. Install the program again, or set TONGKET_DATA to its share/tongket folder."}};

static const message NO_GUIDE = {"no-forms-guide", STATUS_USAGE,
    {"không có templates/forms-guide.md", "there is no templates/forms-guide.md"},
    {"Đã tìm trong: {1}. Cài đặt lại chương trình, hoặc đặt forms-guide.md vào thư mục của mẫu.",
        "Looked in: {1}. Install the program again, or put a forms-guide.md into the template's folder."}};

static bool open_fonts(run *r)
{
	const char *manifest = places_lookup(r->memory, &r->places, "fonts/manifest.yaml");
	if (!manifest)
		return diag_report(r->diag, &NO_FONTS, NOWHERE, places_said(r->memory, &r->places));
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
	r->press.observer = r->options.observer;
	r->press.flavour = r->job.pdf.flavour;
	return true;
}

static agenda_hands hands_of(const run *r)
{
	return (agenda_hands){r->options.jobs ? r->options.jobs : conveyor_cores(), r->options.pool};
}

/* Every document that is to be made goes on the agenda; those that an earlier run made, and nothing has changed, are taken for made. */
static bool plan_reports(run *r, agenda *to)
{
	const template *t = &r->job.template;
	const run_changes *what = r->changes;
	size_t number = 0; /* among the reports that are wanted */
	for (size_t i = 0; i < t->document_count; i++) {
		if (t->documents[i].kind != DOCUMENT_REPORT || !r->wishes.wanted[i])
			continue;
		bool kept = what && press_is_kept(&r->earlier, number, what->written, what->written_count, r->out);
		bool good = kept ? press_keep(&r->press, &r->earlier, number)
		                 : agenda_add_report(to, &t->documents[i], profile_of(r, i), &r->figures.facts);
		if (!good)
			return false;
		number++;
	}
	return press_check_names(&r->press);
}

static bool print_reports(run *r)
{
	agenda all;
	const agenda_hands hands = hands_of(r);
	bool good = agenda_open(&all, &r->press) && plan_reports(r, &all);
	if (good)
		observer_documents(r->options.observer, all.count);
	good = good && agenda_print(&all, &hands);
	agenda_close(&all);
	return good;
}

bool run_render(run *r)
{
	const template *t = &r->job.template;
	observer_stage(r->options.observer, "render");
	if (!open_press(r))
		return false;
	r->press.draft = r->options.draft;
	r->press.audit = r->options.audit ? &t->audit : NULL;
	attached files;
	const facts ledger = wishes_ledger(&r->wishes, &r->figures.facts);
	bool good = attach_gather(r->memory, &r->job, r->data.store, &ledger, &files, r->diag);
	r->press.attachments = files.items;
	r->press.attachment_count = files.count;
	good = good && print_reports(r);
	attach_free(&files);
	r->press.attachment_count = 0;
	times_end(&r->times, "render");
	return good;
}

static bool put_slips(run *r, const template_document *source)
{
	press *p = &r->press;
	const profile *own = profile_of(r, (size_t)(source - r->job.template.documents));
	size_t first = p->made_count;
	p->outputs = r->outputs;
	if (run_has_errors(r) && !open_press(r))
		return false;
	p->profile = own;
	const agenda_hands hands = hands_of(r);
	if (run_has_errors(r) && !slips_print(p, source, r->data.store, r->data.schema, &r->params, &hands))
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
		return diag_report(r->diag, &NO_GUIDE, NOWHERE, places_said(r->memory, &r->places));
	r->press.private_ = false; /* nothing has been submitted yet */
	const forms what = {
	    .press = &r->press, .store = r->data.store, .tables = r->data.schema, .params = &r->params, .guide = guide, .folder = r->out};
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
	observer_stage(r->options.observer, "lists");
	const char *json = publication_reserve(r->outputs, "validation.json", private_);
	const char *csv = json ? publication_reserve(r->outputs, "validation.csv", private_) : NULL;
	const char *html = csv ? publication_reserve(r->outputs, "validation.html", private_) : NULL;
	return html && validation_save_lists(r->data.store, json, csv, r->diag) &&
	       validation_save_html(r->data.store, &r->job, r->data.schema, r->options.lang, html, r->diag);
}

bool run_put_split(run *r)
{
	const split_job what = {&r->job, r->data.store, r->outputs, r->out, run_is_private(r), r->options.lang, r->diag};
	return split_write(&what);
}

bool run_publish(run *r)
{
	store *s = r->options.again ? NULL : r->data.store;
	if (s)
		r->data.store = NULL; /* closed before its file is renamed */
	times_end(&r->times, "lists");
	observer_stage(r->options.observer, "publish");
	bool published = (!s || store_close(s)) && publication_commit(r->outputs);
	times_end(&r->times, "publish");
	r->published = published;
	return published;
}

bool run_publish_validation(run *r)
{
	press_free(&r->press);
	publication_drop(r->outputs);
	if (!run_put_validation(r) || !run_put_slips(r))
		return false;
	observer_stage(r->options.observer, "publish");
	return publication_commit(r->outputs);
}

store *run_get_store(run *r)
{
	return r->data.store;
}

const facts *run_get_facts(const run *r)
{
	return &r->figures.facts;
}

const query_file *run_get_fact_queries(const run *r)
{
	return &r->figures.queries;
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

const schema *run_get_schema(const run *r)
{
	return r->data.schema;
}

const char *run_get_document(const run *r, size_t i)
{
	return i < r->press.made_count ? path_join(r->memory, r->out, r->press.made[i]) : NULL;
}

bool run_document_is_kept(const run *r, size_t i)
{
	return press_made_is_kept(&r->press, i);
}

const char *run_get_picture(const run *r, size_t i)
{
	return pictures_name(&r->press.pictures, i);
}
