/* documents.c: one document after the other: values → compose → layout → pdf. An arena a document, so that memory does not grow with their number. */
#include "run/documents.h"

#include "base/array.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "compose/compose.h"
#include "compose/mustache.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

#define PRODUCER "tongket " TONGKET_VERSION

static const message BAD_NAME = {"bad-output", STATUS_USAGE,
    {"“{1}” không dùng làm tên tệp kết quả được (dòng {2} của “for-each”)",
        "“{1}” cannot be the name of an output (row {2} of “for-each”)"},
    {"Chọn một cột có giá trị dùng được làm tên tệp, ví dụ mã.", "Choose a column whose values can be file names, such as a code."}};
static const message SAME_NAME = {"same-output", STATUS_USAGE,
    {"hai văn bản cùng ghi vào “{1}”", "two documents would be written to “{1}”"},
    {"Đưa vào “output” một cột mà mỗi dòng một khác.", "Put a column into “output” that differs in each row."}};
static const message NO_VALUE = {"unknown-name", STATUS_USAGE, {"“when”: không có tên “{1}”", "“when”: there is no name “{1}”"},
    {"Ghi tên một số liệu của facts.sql hoặc một giá trị của công việc, không có dấu {{ }}.",
        "Name a figure of facts.sql or a value of the job, without {{ }}."}};

static const message NO_PARTIAL = {"unknown-partial", STATUS_USAGE, {"mẫu không có tệp “{1}”", "the template has no file “{1}”"},
    {"Mẫu con {{>tên}} là tệp tên.md cạnh template.yaml.", "The partial {{>name}} is the file name.md beside template.yaml."}};

/* ---- names and conditions ---- */

static bool put_values(arena *a, press *p, const printing *what, value **out)
{
	value *values = value_new(a);
	if (!values || !value_put_facts(a, values, what->facts))
		return diag_no_memory(p->diag);
	if (!job_put_values(a, p->job, values, p->diag))
		return false;
	if (what->items && !value_put_row(a, values, SLICE("item"), what->items, what->row))
		return diag_no_memory(p->diag);
	*out = values;
	return true;
}

/* The same, made from what documents of one source share, where it is. */
static bool get_values(arena *a, press *p, const printing *what, value **out)
{
	if (!what->base)
		return put_values(a, p, what, out);
	*out = value_with_row(a, what->base, SLICE("item"), what->items, what->row);
	return *out || diag_no_memory(p->diag);
}

const value *press_shared_values(arena *a, press *p, const facts *f, const fact *items)
{
	value *values = NULL;
	const printing first = {.facts = f, .items = items};
	return put_values(a, p, &first, &values) ? values : NULL;
}

static bool render_text(arena *a, press *p, slice text, const value *values, slice *out)
{
	rendered result;
	const char *file = arena_printf(a, "%s/template.yaml", p->job->template.folder);
	if (!file)
		return diag_no_memory(p->diag);
	if (!mustache_render(a, &(mustache_input){.text = text, .file = file, .root = values, .escape = ESCAPE_NONE}, &result, p->diag))
		return false;
	*out = result.text;
	return true;
}

static bool name_output(arena *a, press *p, const printing *what, const value *values, slice *out)
{
	if (!what->items) {
		*out = what->source->output;
		return true;
	}
	slice name = {NULL, 0};
	if (!render_text(a, p, what->source->output, values, &name))
		return false;
	*out = arena_copy(a, name);
	if (!out->ptr)
		return diag_no_memory(p->diag);
	if (output_is_safe(*out))
		return true;
	const char *number = arena_printf(a, "%zu", what->row + 1);
	return diag_report(p->diag, &BAD_NAME, what->source->output_where, out->ptr, number ? number : "?");
}

static bool is_wanted(press *p, const template_document *source, const value *values, bool *wanted)
{
	*wanted = true;
	if (!source->when.len)
		return true;
	const value *found = value_find(values, source->when);
	if (!found)
		return diag_report(p->diag, &NO_VALUE, source->when_where, source->when.ptr);
	*wanted = value_is_true(found);
	return true;
}

bool press_plan(arena *a, press *p, printing *what, bool *wanted)
{
	value *values = NULL;
	return get_values(a, p, what, &values) && is_wanted(p, what->source, values, wanted) &&
	       (!*wanted || name_output(a, p, what, values, &what->name));
}

/* ---- what a document is made from ---- */

bool press_begin_record(press *p)
{
	press_record *records = array_room(p->records, &p->record_cap, p->record_count + 1, sizeof *records);
	if (!records)
		return diag_no_memory(p->diag);
	p->records = records;
	p->record = p->record_count++;
	records[p->record] = (press_record){.made_first = p->made_count};
	p->recording = true;
	return true;
}

void press_end_record(press *p)
{
	if (p->recording)
		p->records[p->record].made_count = p->made_count - p->records[p->record].made_first;
	p->recording = false;
}

bool press_note_read(press *p, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	press_record *r = p->recording ? &p->records[p->record] : NULL;
	for (size_t i = 0; r && i < r->read_count; i++)
		if (strcmp(r->read[i], name) == 0)
			return true;
	if (!r)
		return true;
	char **read = array_room(r->read, &r->read_cap, r->read_count + 1, sizeof *read);
	if (read)
		r->read = read;
	char *copy = read ? strdup(name) : NULL;
	if (!copy)
		return diag_no_memory(p->diag);
	read[r->read_count++] = copy;
	return true;
}

/* ---- one document ---- */

typedef struct template_folder {
	arena *memory;
	press *press;
} template_folder;

/* {{>name}}: name.md beside the source. */
static bool read_partial(void *user, slice name, place where, slice *text, const char **file, diag *d)
{
	const template_folder *folder = user;
	const char *called = arena_printf(folder->memory, "%.*s.md", (int)name.len, name.ptr);
	const template *of = &folder->press->job->template;
	const char *path = called ? path_join(folder->memory, of->folder, called) : NULL;
	if (!path)
		return diag_no_memory(d);
	if (!name_is_plain(name) || !file_exists(path))
		return diag_report(d, &NO_PARTIAL, where, called);
	return press_note_read(folder->press, called) && template_read_called(folder->memory, of, called, where, text, file, d);
}

static bool read_picture(void *user, slice name, place where, const picture **out, diag *d)
{
	press *p = user;
	return pictures_get(&p->pictures, p->job, name, where, out, d);
}

bool press_names(arena *a, press *p, slice text, const char *shown, const value *names)
{
	template_folder folder = {a, p};
	const partial_source own = {read_partial, &folder};
	return compose_names(a, &(const compose_input){.text = text, .file = shown, .values = names, .partials = &own}, p->diag);
}

static bool compose_document(arena *a, press *p, const composing *what, document *out)
{
	*out = (document){.language = p->job->template.language,
	    .date = p->job->date,
	    .author = {"", 0},
	    .abbreviations = p->job->template.abbreviations,
	    .abbreviation_count = p->job->template.abbreviation_count};
	if (!render_text(a, p, what->title, what->values, &out->title) ||
	    (what->author.len && !render_text(a, p, what->author, what->values, &out->author)))
		return false;
	slice text = what->text;
	const char *shown = what->shown;
	if (!text.ptr && !template_read_text(a, &p->job->template, what->file.ptr, &text, &shown, p->diag))
		return false;
	template_folder folder = {a, p};
	const partial_source own = {read_partial, &folder};
	const picture_source shelf = {read_picture, p};
	const compose_input input = {.text = text,
	    .file = shown,
	    .values = what->values,
	    .facts = what->facts,
	    .language = p->job->template.language,
	    .partials = &own,
	    .pictures = &shelf,
	    .audit = p->audit};
	return compose(a, &input, &out->body, p->diag);
}

/* A document that is being printed. */
typedef struct sheetfed {
	display_list list;
	pdf_options options;
	pdf_file *file;
	buf bytes; /* of the file */
} sheetfed;

static bool describe(arena *a, press *p, const composing *what, const document *doc, pdf_options *out)
{
	*out = (pdf_options){.title = arena_copy(a, doc->title),
	    .author = arena_copy(a, doc->author),
	    .language = doc->language,
	    .date = doc->date,
	    .producer = SLICE(PRODUCER),
	    .icc_profile = fontset_profile(p->fonts),
	    .icc_packed = &p->colour_profile,
	    .flavour = p->flavour,
	    .attachments = p->attachments,
	    .attachment_count = what->attach ? p->attachment_count : 0};
	p->colour_profile.max = LIMIT_FONT_FILE_BYTES;
	return (out->title.ptr && out->author.ptr) || diag_no_memory(p->diag);
}

static bool print_page(void *user, const display_list *pages, size_t page)
{
	const sheetfed *s = user;
	(void)pages;
	return pdf_page(s->file, page);
}

/* Compose the document, set it, and write each page as soon as it is finished. What was composed is given back before the rest of the file is written: of a table of
 * 100 000 rows that much less is held at once. */
static bool set_pages(arena *a, press *p, const composing *what, sheetfed *s)
{
	document doc = {.author = {NULL, 0}};
	const page_sink sink = {print_page, s};
	const layout_options how = {.draft = p->draft, .sink = &sink};
	arena *composed = arena_new();
	bool good = composed ? compose_document(composed, p, what, &doc) : diag_no_memory(p->diag);
	good = good && describe(a, p, what, &doc, &s->options);
	if (good)
		s->file = pdf_begin(&s->list, p->fonts, &s->options, &s->bytes, p->diag);
	good = s->file && layout_document(a, &doc, p->profile, p->fonts, &how, &s->list, p->diag);
	arena_free(composed);
	return good;
}

bool press_remember(press *p, slice name)
{
	char **made = array_room(p->made, &p->made_cap, p->made_count + 1, sizeof *made);
	if (made)
		p->made = made;
	char *copy = made ? strndup(name.ptr, name.len) : NULL;
	if (!copy)
		return diag_no_memory(p->diag);
	made[p->made_count++] = copy;
	return true;
}

static bool put_file(press *p, const char *name, slice bytes)
{
	bool good = true;
	if (p->outputs)
		good = p->expected ? publication_fill(p->outputs, name, bytes, p->private_) : publication_add(p->outputs, name, bytes, p->private_);
	if (good)
		observer_document(p->observer, name, bytes.len);
	return good;
}

bool press_typeset(arena *a, press *p, const composing *what, slice name)
{
	sheetfed s = {.bytes = BUF_INIT(LIMIT_OUTPUT_BYTES)};
	bool good = set_pages(a, p, what, &s) && pdf_end(s.file);
	pdf_free(s.file);
	display_list_free(&s.list);
	good = good && put_file(p, name.ptr, buf_slice(&s.bytes));
	buf_free(&s.bytes);
	return good;
}

static bool print_in(arena *a, press *p, const printing *what)
{
	value *values = NULL;
	if (!get_values(a, p, what, &values))
		return false;
	const composing made_of = {
	    what->text, what->source->source, what->shown, values, what->facts, what->source->title, what->source->author, !what->items};
	return press_typeset(a, p, &made_of, what->name);
}

bool press_print(press *p, const printing *what)
{
	arena *a = arena_new();
	p->profile = what->profile;
	p->record = what->record;
	p->recording = what->record != PRESS_NO_RECORD;
	bool good = a ? print_in(a, p, what) : diag_no_memory(p->diag);
	p->recording = false;
	arena_free(a);
	return good;
}

void press_rehearse(press *p, const printing *what)
{
	press quiet = *p;
	diag *d = quiet.diag = diag_new(diag_language(p->diag));
	quiet.outputs = NULL;
	quiet.observer = NULL;
	quiet.audit = NULL;
	quiet.pictures = (pictures){0};
	printing alone = *what;
	alone.record = PRESS_NO_RECORD;
	bool good = d && press_print(&quiet, &alone);
	(void)good; /* it will be told when it is made in earnest */
	p->colour_profile = quiet.colour_profile;
	pictures_free(&quiet.pictures);
	diag_free(d);
}

bool press_proof(arena *a, press *p, const printing *what)
{
	value *values = NULL;
	slice name;
	bool wanted = false;
	document doc;
	if (!put_values(a, p, what, &values))
		return false;
	const composing made_of = {
	    what->text, what->source->source, what->shown, values, what->facts, what->source->title, what->source->author, false};
	bool named = is_wanted(p, what->source, values, &wanted) && name_output(a, p, what, values, &name);
	return compose_document(a, p, &made_of, &doc) && named;
}

/* ---- documents of an earlier press ---- */

static bool record_has(const press_record *r, const char *name)
{
	for (size_t i = 0; i < r->read_count; i++)
		if (strcmp(r->read[i], name) == 0)
			return true;
	return false;
}

bool press_has_read(const press *p, const char *name)
{
	for (size_t i = 0; i < p->record_count; i++)
		if (record_has(&p->records[i], name))
			return true;
	return false;
}

bool press_made_is_kept(const press *p, size_t i)
{
	for (size_t k = 0; k < p->record_count; k++)
		if (i >= p->records[k].made_first && i - p->records[k].made_first < p->records[k].made_count)
			return p->records[k].kept;
	return false;
}

static bool is_there(const char *folder, const char *name)
{
	arena *a = arena_new();
	const char *path = a ? path_join(a, folder, name) : NULL;
	bool there = path && file_exists(path);
	arena_free(a);
	return there;
}

bool press_is_kept(const press *before, size_t i, const char *const *changed, size_t changed_count, const char *out)
{
	if (i >= before->record_count)
		return false;
	const press_record *r = &before->records[i];
	for (size_t k = 0; k < changed_count; k++)
		if (record_has(r, changed[k]))
			return false;
	for (size_t k = 0; k < r->made_count; k++)
		if (!is_there(out, before->made[r->made_first + k]))
			return false;
	return true;
}

bool press_keep(press *p, const press *before, size_t i)
{
	const press_record *r = &before->records[i];
	bool good = press_begin_record(p);
	if (good)
		p->records[p->record].kept = true;
	for (size_t k = 0; good && k < r->read_count; k++)
		good = press_note_read(p, r->read[k]);
	for (size_t k = 0; good && k < r->made_count; k++)
		good = press_remember(p, slice_of(before->made[r->made_first + k]));
	press_end_record(p);
	return good;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool press_check_names(press *p)
{
	char **sorted = malloc((p->made_count + 1) * sizeof *sorted);
	if (!sorted)
		return diag_no_memory(p->diag);
	bool good = true;
	if (p->made_count)
		memcpy(sorted, p->made, p->made_count * sizeof *sorted);
	qsort(sorted, p->made_count, sizeof *sorted, by_name);
	for (size_t i = 1; good && i < p->made_count; i++)
		if (strcmp(sorted[i - 1], sorted[i]) == 0)
			good = diag_report(p->diag, &SAME_NAME, NOWHERE, sorted[i]);
	free(sorted);
	return good;
}

void press_free(press *p)
{
	for (size_t i = 0; i < p->made_count; i++)
		free(p->made[i]);
	free(p->made);
	for (size_t i = 0; i < p->record_count; i++) {
		for (size_t k = 0; k < p->records[i].read_count; k++)
			free(p->records[i].read[k]);
		free(p->records[i].read);
	}
	free(p->records);
	p->records = NULL;
	p->record_count = p->record_cap = 0;
	p->made = NULL;
	p->made_count = p->made_cap = 0;
	pictures_free(&p->pictures);
	buf_free(&p->colour_profile);
}
