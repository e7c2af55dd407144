/* template.c: template.yaml by tables of keys. */
#include "run/template.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "run/abbreviations.h"

static const message BAD_VERSION = {"format-version", STATUS_USAGE,
    {"phiên bản “tongket: {1}” chưa biết", "the version “tongket: {1}” is not known"},
    {"Chương trình này đọc “tongket: 1”.", "This program reads “tongket: 1”."}};
static const message BAD_RULE = {"bad-rule", STATUS_USAGE,
    {"quy tắc nói tới “{1}”, không có trong “job:” hoặc khác kiểu với vế kia",
        "the rule names “{1}”, which is not under “job:” or of another type than the other side"},
    {"Khai tên đó trong “job:” của template.yaml; hai vế cùng là ngày, năm hoặc số.",
        "Declare the name under “job:” in template.yaml; both sides are dates, years or numbers."}};
static const message BAD_OUTPUT = {"bad-output", STATUS_USAGE,
    {"“{1}” không dùng làm tên tệp kết quả được", "“{1}” cannot be the name of an output"},
    {"Ghi một tên tệp .pdf, không có “..” và không bắt đầu bằng “/”.",
        "Give the name of a .pdf file, without “..” and not beginning with “/”."}};
static const message SAME_OUTPUT = {"bad-output", STATUS_USAGE,
    {"mỗi dòng một văn bản mà mọi văn bản đều ghi vào “{1}”", "there is a document for each row, and all would be written to “{1}”"},
    {"Đưa một cột của dòng vào tên tệp, ví dụ “phieu/{{item.submitter}}.pdf”.",
        "Put a column of the row into the name, such as “slips/{{item.submitter}}.pdf”."}};
static const message NAMED_OUTPUT = {"bad-output", STATUS_USAGE,
    {"“{1}”: tên tệp chỉ có “{{…}}” khi văn bản có “for-each”", "“{1}”: a name holds “{{…}}” only where the document has “for-each”"},
    {"Ghi một tên cố định, hoặc thêm “for-each”.", "Give a fixed name, or add “for-each”."}};
static const message SLIP_FOR_EACH = {"bad-for-each", STATUS_USAGE,
    {"phiếu trả lại tự có cho từng đơn vị có lỗi", "a return slip is made for each submitter with errors by itself"},
    {"Bỏ “for-each”.", "Take “for-each” away."}};
static const message BAD_LAYOUT = {"bad-layout", STATUS_USAGE,
    {"“{1}” không phải là tên một tệp cạnh template.yaml", "“{1}” is not the name of a file beside template.yaml"},
    {"Ghi tên tệp, không có thư mục: “layout: trinh-bay.yaml”.", "Give a file's name, without a folder: “layout: pages.yaml”."}};
static const message BAD_SOURCE = {"bad-source", STATUS_USAGE,
    {"“{1}” không phải là đường dẫn của một tệp trong thư mục của mẫu", "“{1}” is not the path of a file in the template's folder"},
    {"Ghi tên tệp cạnh template.yaml, như “source: bao-cao.md”.",
        "Give the name of a file beside template.yaml, such as “source: report.md”."}};
static const message NOT_A_LIST = {"not-a-list", STATUS_USAGE, {"“{1}” phải là danh sách", "“{1}” must be a list"},
    {"Viết mỗi mục một dòng có “- ” ở đầu, hoặc [a, b].", "Write an item a line, each with “- ” before it, or [a, b]."}};
static const message NOT_A_GROUP = {"not-a-mapping", STATUS_USAGE, {"“{1}” phải là một nhóm “khoá: giá trị”", "“{1}” must be a mapping"},
    {"Viết mỗi khoá một dòng, thụt vào như nhau: “khoá: giá trị”.", "Write a key a line, all indented alike: “key: value”."}};
static const message NO_DATE = {"no-document-date", STATUS_USAGE,
    {"mẫu phải khai “job: document: date: {type: date}”", "a template must declare “job: document: date: {type: date}”"},
    {"Ngày ấy ghi vào các tệp kết quả.", "It dates the output files."}};
static const message RESERVED = {"reserved-key", STATUS_USAGE, {"“{1}” là khoá riêng của công việc", "“{1}” is a key of every job"},
    {"Chọn tên khác.", "Choose another name."}};

typedef struct raw_template {
	int64_t version;
	slice name, title, language;
	const yaml_node *documents, *job, *rules, *archive, *abbreviations;
	yaml_texts audit;
} raw_template;

static const yaml_key TEMPLATE_KEYS[] = {
    {"tongket", YAML_KEY_INTEGER, true, offsetof(raw_template, version), 0, 0, NULL, "format version: 1"},
    {"name", YAML_KEY_TEXT, true, offsetof(raw_template, name), 0, 0, NULL, "the template's name"},
    {"title", YAML_KEY_TEXT, false, offsetof(raw_template, title), 0, 0, NULL, "what it makes"},
    {"language", YAML_KEY_TEXT, true, offsetof(raw_template, language), 0, 0, NULL, "BCP 47 language of its documents"},
    {"documents", YAML_KEY_NODE, true, offsetof(raw_template, documents), 0, 0, NULL, "the documents it makes"},
    {"job", YAML_KEY_NODE, true, offsetof(raw_template, job), 0, 0, NULL, "the values it wants from a job"},
    {"rules", YAML_KEY_NODE, false, offsetof(raw_template, rules), 0, 0, NULL, "order between values"},
    {"archive", YAML_KEY_NODE, false, offsetof(raw_template, archive), 0, 0, NULL, "what a package for the archive says of it"},
    {"abbreviations", YAML_KEY_NODE, false, offsetof(raw_template, abbreviations), 0, 0, NULL, "words, and what they are read as"},
    {"audit", YAML_KEY_TEXTS, false, offsetof(raw_template, audit), 0, 0, NULL, "phrases of its words whose digits are no figures"},
};

static const char *const KINDS[] = {"report", "return-slip", NULL};

static const yaml_key DOCUMENT_KEYS[] = {
    {"name", YAML_KEY_TEXT, true, offsetof(template_document, name), 0, 0, NULL, "the document's name"},
    {"source", YAML_KEY_TEXT, true, offsetof(template_document, source), 0, 0, NULL, "its Markdown file"},
    {"output", YAML_KEY_TEXT, true, offsetof(template_document, output), 0, 0, NULL, "its PDF file under the output folder"},
    {"title", YAML_KEY_TEXT, true, offsetof(template_document, title), 0, 0, NULL, "its title in the metadata"},
    {"author", YAML_KEY_TEXT, false, offsetof(template_document, author), 0, 0, NULL, "its author in the metadata"},
    {"kind", YAML_KEY_CHOICE, false, offsetof(template_document, kind), 0, 0, KINDS, "report or return-slip"},
    {"for-each", YAML_KEY_TEXT, false, offsetof(template_document, for_each), 0, 0, NULL, "a rows fact: one document a row"},
    {"when", YAML_KEY_TEXT, false, offsetof(template_document, when), 0, 0, NULL, "a name that must be true"},
    {"layout", YAML_KEY_TEXT, false, offsetof(template_document, layout), 0, 0, NULL, "a file whose keys stand over the profile's"},
    {"on-request", YAML_KEY_BOOLEAN, false, offsetof(template_document, on_request), 0, 0, NULL, "made when asked for by name only"},
};

typedef struct raw_key {
	int type;
	bool optional;
} raw_key;

static const char *const TYPES[] = {"text", "texts", "integer", "year", "date", NULL};

static const yaml_key JOB_KEY_KEYS[] = {
    {"type", YAML_KEY_CHOICE, true, offsetof(raw_key, type), 0, 0, TYPES, "text, texts, integer, year or date"},
    {"optional", YAML_KEY_BOOLEAN, false, offsetof(raw_key, optional), 0, 0, NULL, "may be left out"},
};

typedef struct raw_rule {
	slice left, right;
} raw_rule;

static const yaml_key RULE_KEYS[] = {
    {"left", YAML_KEY_TEXT, true, offsetof(raw_rule, left), 0, 0, NULL, "mapping.key"},
    {"less-than", YAML_KEY_TEXT, true, offsetof(raw_rule, right), 0, 0, NULL, "mapping.key"},
};

static const message TWO_SCHEMAS = {"two-schemas", STATUS_USAGE, {"bên cạnh đã có “{1}”", "there is also “{1}” beside it"},
    {"Giữ một tệp, xoá tệp kia.", "Keep one of the two."}};

bool template_read_text(arena *a, const template *t, const char *name, slice *text, const char **shown, diag *d)
{
	return template_read_called(a, t, name, NOWHERE, text, shown, d);
}

bool template_read_called(arena *a, const template *t, const char *name, place asked, slice *text, const char **shown, diag *d)
{
	*shown = path_join(a, t->folder, name);
	if (!*shown)
		return diag_no_memory(d);
	char root[PATH_MAX];
	if (!realpath(t->folder, root))
		return file_report(FILE_MISSING, errno, *shown, true, asked, d);
	return text_file_read(a, &(const text_file){*shown, root, asked}, text, d);
}

const char *template_schema_name(arena *a, const char *folder, diag *d)
{
	static const char YAML[] = "datapackage.yaml", JSON[] = "datapackage.json";
	const char *yaml = path_join(a, folder, YAML), *json = path_join(a, folder, JSON);
	if (!yaml || !json) {
		diag_no_memory(d);
		return NULL;
	}
	if (!file_exists(json))
		return YAML;
	if (!file_exists(yaml))
		return JSON;
	diag_report(d, &TWO_SCHEMAS, place_at(json, 0, 0), YAML);
	return NULL;
}

/* Every part between slashes is a plain name. */
static bool parts_are_plain(slice path)
{
	bool begins = true;
	for (size_t i = 0; i < path.len; i++) {
		char c = path.ptr[i];
		if ((begins && (c == '/' || c == '.')) || (unsigned char)c < 0x20 || c == 0x7F || c == '\\' || c == ':')
			return false;
		begins = c == '/';
	}
	return !begins;
}

bool name_is_plain(slice name)
{
	return parts_are_plain(name) && !memchr(name.ptr, '/', name.len);
}

bool output_is_safe(slice output)
{
	static const char END[] = ".pdf";
	size_t end = sizeof END - 1;
	if (output.len <= end || output.len > LIMIT_OUTPUT_PATH || memcmp(output.ptr + output.len - end, END, end) != 0 ||
	    output.ptr[output.len - end - 1] == '/')
		return false;
	return parts_are_plain(output);
}

static place place_of(const yaml_node *mapping, const char *key)
{
	const yaml_node *n = yaml_get(mapping, key);
	return n ? n->where : mapping->where;
}

static bool read_document(arena *a, const yaml_node *n, template_document *doc, diag *d)
{
	doc->where = n->where;
	if (!yaml_bind(n, "documents", DOCUMENT_KEYS, COUNT_OF(DOCUMENT_KEYS), doc, a, d))
		return false;
	doc->output_where = place_of(n, "output");
	doc->for_each_where = place_of(n, "for-each");
	doc->when_where = place_of(n, "when");
	doc->layout_where = place_of(n, "layout");
	bool slip = doc->kind == DOCUMENT_RETURN_SLIP, each = slip || doc->for_each.len;
	if (slip && doc->for_each.len)
		return diag_report(d, &SLIP_FOR_EACH, doc->for_each_where, "");
	if (doc->layout.len && !name_is_plain(doc->layout))
		return diag_report(d, &BAD_LAYOUT, doc->layout_where, doc->layout.ptr);
	if (!parts_are_plain(doc->source))
		return diag_report(d, &BAD_SOURCE, place_of(n, "source"), doc->source.ptr);
	if (!output_is_safe(doc->output))
		return diag_report(d, &BAD_OUTPUT, doc->output_where, doc->output.ptr);
	if ((strstr(doc->output.ptr, "{{") != NULL) != each)
		return diag_report(d, each ? &SAME_OUTPUT : &NAMED_OUTPUT, doc->output_where, doc->output.ptr);
	return true;
}

static bool read_documents(arena *a, const yaml_node *list, template *t, diag *d)
{
	if (list->kind != YAML_SEQUENCE)
		return diag_report(d, &NOT_A_LIST, list->where, "documents");
	template_document *documents = arena_array(a, list->count + 1, sizeof *documents);
	if (!documents)
		return diag_no_memory(d);
	bool good = true;
	for (size_t i = 0; i < list->count; i++)
		good &= read_document(a, list->values[i], &documents[i], d);
	t->documents = documents;
	t->document_count = list->count;
	return good;
}

static bool read_mapping(arena *a, slice mapping, const yaml_node *n, job_key *keys, size_t *count, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < n->count; i++) {
		raw_key raw = {0};
		if (!yaml_bind(n->values[i], n->keys[i]->text.ptr, JOB_KEY_KEYS, COUNT_OF(JOB_KEY_KEYS), &raw, a, d))
			good = false;
		keys[(*count)++] = (job_key){mapping, n->keys[i]->text, (job_type)raw.type, raw.optional};
	}
	return good;
}

static bool read_job_keys(arena *a, const yaml_node *job, template *t, diag *d)
{
	static const char *const OWN[] = {"tongket", "template", "profile", "encoding", "pdf", NULL};
	size_t total = 0;
	if (job->kind != YAML_MAPPING)
		return diag_report(d, &NOT_A_GROUP, job->where, "job");
	for (size_t i = 0; i < job->count; i++) {
		if (job->values[i]->kind != YAML_MAPPING)
			return diag_report(d, &NOT_A_GROUP, job->values[i]->where, job->keys[i]->text.ptr);
		for (size_t k = 0; OWN[k]; k++)
			if (slice_is(job->keys[i]->text, OWN[k]))
				return diag_report(d, &RESERVED, job->keys[i]->where, OWN[k]);
		total += job->values[i]->count;
	}
	job_key *keys = arena_array(a, total + 1, sizeof *keys);
	if (!keys)
		return diag_no_memory(d);
	size_t count = 0;
	bool good = true, dated = false;
	for (size_t i = 0; i < job->count; i++)
		good &= read_mapping(a, job->keys[i]->text, job->values[i], keys, &count, d);
	for (size_t i = 0; i < count; i++)
		dated |= slice_is(keys[i].mapping, "document") && slice_is(keys[i].key, "date") && keys[i].type == JOB_DATE && !keys[i].optional;
	t->keys = keys;
	t->key_count = count;
	return dated ? good : diag_report(d, &NO_DATE, job->where, "");
}

static size_t find_key(const template *t, slice dotted)
{
	for (size_t i = 0; i < t->key_count; i++) {
		const job_key *k = &t->keys[i];
		if (dotted.len == k->mapping.len + 1 + k->key.len && memcmp(dotted.ptr, k->mapping.ptr, k->mapping.len) == 0 &&
		    dotted.ptr[k->mapping.len] == '.' && memcmp(dotted.ptr + k->mapping.len + 1, k->key.ptr, k->key.len) == 0)
			return i;
	}
	return t->key_count;
}

static bool read_rules(arena *a, const yaml_node *list, template *t, diag *d)
{
	if (!list)
		return true;
	if (list->kind != YAML_SEQUENCE)
		return diag_report(d, &NOT_A_LIST, list->where, "rules");
	job_rule *rules = arena_array(a, list->count + 1, sizeof *rules);
	if (!rules)
		return diag_no_memory(d);
	bool good = true;
	for (size_t i = 0; i < list->count; i++) {
		raw_rule raw = {0};
		if (!yaml_bind(list->values[i], "rules", RULE_KEYS, COUNT_OF(RULE_KEYS), &raw, a, d)) {
			good = false;
			continue;
		}
		size_t left = find_key(t, raw.left), right = find_key(t, raw.right);
		rules[i] = (job_rule){left, right, list->values[i]->where};
		if (left == t->key_count)
			good = diag_report(d, &BAD_RULE, list->values[i]->where, raw.left.ptr);
		else if (right == t->key_count || t->keys[left].type != t->keys[right].type)
			good = diag_report(d, &BAD_RULE, list->values[i]->where, raw.right.ptr);
	}
	t->rules = rules;
	t->rule_count = list->count;
	return good;
}

bool template_read(arena *a, const char *folder, template *out, diag *d)
{
	*out = (template){.folder = folder};
	raw_template raw = {0};
	slice text = {NULL, 0};
	const char *shown = NULL;
	if (!template_read_text(a, out, "template.yaml", &text, &shown, d))
		return false;
	const yaml_node *root = yaml_parse(a, text, shown, 1, d);
	if (!root || !yaml_bind(root, "template.yaml", TEMPLATE_KEYS, COUNT_OF(TEMPLATE_KEYS), &raw, a, d))
		return false;
	if (raw.version != 1)
		return diag_report(d, &BAD_VERSION, yaml_get(root, "tongket")->where, yaml_get(root, "tongket")->text.ptr);
	out->name = raw.name;
	out->title = raw.title;
	out->language = raw.language;
	out->archive = raw.archive;
	out->audit = raw.audit;
	bool documents = read_documents(a, raw.documents, out, d), keys = read_job_keys(a, raw.job, out, d);
	bool words = abbreviations_read(a, raw.abbreviations, out, d);
	return documents && keys && words && read_rules(a, raw.rules, out, d);
}
