/* job.c: job.yaml by the keys its template declares. The template is looked up first, from the one line of the job that names it. */
#include "run/job.h"

#include "base/limits.h"
#include "ingest/decode.h"
#include "text/fold.h"
#include "text/print.h"

#define YEAR_MIN 1990
#define YEAR_MAX 2099
#define INTEGER_MAX 1000000000000

static const message NO_JOB = {"no-job", STATUS_USAGE, {"không có công việc “{1}”", "there is no job “{1}”"},
    {"Chỉ tới một tệp job.yaml hoặc thư mục chứa nó.", "Name a job.yaml or the folder that holds one."}};
static const message BAD_VERSION = {"format-version", STATUS_USAGE,
    {"phiên bản “tongket: {1}” chưa biết", "the version “tongket: {1}” is not known"},
    {"Chương trình này đọc “tongket: 1”.", "This program reads “tongket: 1”."}};
static const message EMPTY_TEXT = {"empty-value", STATUS_USAGE, {"“{1}” để trống", "“{1}” is empty"},
    {"Ghi giá trị sau dấu hai chấm.", "Write a value behind the colon."}};
static const message BAD_DATE = {"bad-date", STATUS_USAGE,
    {"“{1}: {2}” không phải một ngày có thật", "“{1}: {2}” is not a day that exists"},
    {"Ghi năm-tháng-ngày, ví dụ 2015-08-25.", "Write year-month-day, such as 2015-08-25."}};
static const message BAD_ORDER = {"bad-order", STATUS_USAGE,
    {"“{1}” ({2}) phải trước “{3}” ({4})", "“{1}” ({2}) must come before “{3}” ({4})"},
    {"Sửa một trong hai giá trị.", "Correct one of the two."}};
static const message BAD_ENCODING = {"bad-encoding", STATUS_USAGE,
    {"“encoding” phải ghi bảng mã cho từng tệp", "“encoding” must give an encoding for each file"},
    {"Ví dụ: encoding: {submissions/A07/members.csv: tcvn3}.", "For example: encoding: {submissions/A07/members.csv: tcvn3}."}};

static const message UNKNOWN_ENCODING = {"unknown-encoding", STATUS_USAGE, {"không biết bảng mã “{1}”", "the encoding “{1}” is not known"},
    {"Ghi một trong các bảng mã: {2}.", "Write one of: {2}."}};

typedef struct raw_job {
	int64_t version;
	slice template, profile;
	const yaml_node *encoding, *pdf;
} raw_job;

static const yaml_key OWN_KEYS[] = {
    {"tongket", YAML_KEY_INTEGER, true, offsetof(raw_job, version), 0, 0, NULL, "format version: 1"},
    {"template", YAML_KEY_TEXT, true, offsetof(raw_job, template), 0, 0, NULL, "the template's name or path"},
    {"profile", YAML_KEY_TEXT, true, offsetof(raw_job, profile), 0, 0, NULL, "the document format's name or path"},
    {"encoding", YAML_KEY_NODE, false, offsetof(raw_job, encoding), 0, 0, NULL, "encodings of files, by path"},
    {"pdf", YAML_KEY_NODE, false, offsetof(raw_job, pdf), 0, 0, NULL, "which kind of PDF/A, and what is attached"},
};

/* How many mappings the template declares; they stand together in its keys. */
static size_t next_mapping(const template *t, size_t first)
{
	size_t i = first;
	while (i < t->key_count && slice_equal(t->keys[i].mapping, t->keys[first].mapping))
		i++;
	return i;
}

static bool read_value(arena *a, const yaml_node *n, job_value *v, diag *d)
{
	const char *name = v->key->key.ptr;
	const yaml_key texts = {name, YAML_KEY_TEXTS, false, 0, 0, 0, NULL, ""};
	const yaml_key year = {name, YAML_KEY_INTEGER, false, 0, YEAR_MIN, YEAR_MAX, NULL, ""};
	const yaml_key integer = {name, YAML_KEY_INTEGER, false, 0, 0, INTEGER_MAX, NULL, ""};
	const yaml_key text = {name, YAML_KEY_TEXT, false, 0, 0, 0, NULL, ""};
	const yaml_node one = {.kind = YAML_MAPPING, .count = 1, .where = n->where};
	const yaml_node key_node = {.kind = YAML_SCALAR, .text = v->key->key, .where = n->where};
	yaml_node map = one;
	map.keys = &(const yaml_node *){&key_node};
	map.values = &n;
	v->given = true;
	v->where = n->where;
	v->text = n->kind == YAML_SCALAR ? n->text : (slice){"", 0};
	switch (v->key->type) {
	case JOB_TEXTS: return yaml_bind(&map, "job", &texts, 1, &v->texts, a, d);
	case JOB_YEAR: return yaml_bind(&map, "job", &year, 1, &v->integer, a, d);
	case JOB_INTEGER: return yaml_bind(&map, "job", &integer, 1, &v->integer, a, d);
	case JOB_DATE:
		if (n->kind != YAML_SCALAR || !date_parse_iso(n->text, &v->day))
			return diag_report(d, &BAD_DATE, n->where, name, v->text.ptr);
		return true;
	case JOB_TEXT:
		if (!yaml_bind(&map, "job", &text, 1, &v->text, a, d))
			return false;
		if (slice_trim(v->text).len == 0 && !v->key->optional)
			return diag_report(d, &EMPTY_TEXT, n->where, name);
		return true;
	}
	return false;
}

/* "number:" with nothing behind it: of an optional key that is not given. */
static bool is_left_empty(const yaml_node *n)
{
	return n->kind == YAML_SCALAR && n->plain && n->text.len == 0;
}

/* One mapping of the job: the keys first … end of the template. */
static bool read_mapping(arena *a, const yaml_node *n, const template *t, size_t first, size_t end, job_value *values, diag *d)
{
	const yaml_node **nodes = arena_array(a, end - first + 1, sizeof *nodes);
	yaml_key *keys = arena_array(a, end - first + 1, sizeof *keys);
	if (!nodes || !keys)
		return diag_no_memory(d);
	for (size_t i = first; i < end; i++)
		keys[i - first] = (yaml_key){t->keys[i].key.ptr, YAML_KEY_NODE, !t->keys[i].optional, (i - first) * sizeof *nodes, 0, 0, NULL, ""};
	bool good = yaml_bind(n, t->keys[first].mapping.ptr, keys, end - first, nodes, a, d);
	for (size_t i = first; i < end; i++)
		if (nodes[i - first] && !(t->keys[i].optional && is_left_empty(nodes[i - first])))
			good &= read_value(a, nodes[i - first], &values[i], d);
	return good;
}

/* Every mapping the template declares, and no other. */
static bool read_values(arena *a, const yaml_node *root, const template *t, raw_job *raw, job *out, diag *d)
{
	size_t own = COUNT_OF(OWN_KEYS), count = own;
	yaml_key *keys = arena_array(a, own + t->key_count + 1, sizeof *keys);
	char *members = arena_alloc(a, sizeof *raw + t->key_count * sizeof(yaml_node *));
	job_value *values = arena_array(a, t->key_count + 1, sizeof *values);
	if (!keys || !members || !values)
		return diag_no_memory(d);
	memcpy(keys, OWN_KEYS, sizeof OWN_KEYS);
	for (size_t i = 0; i < t->key_count; i++)
		values[i].key = &t->keys[i];
	for (size_t i = 0; i < t->key_count; i = next_mapping(t, i), count++)
		keys[count] = (yaml_key){
		    t->keys[i].mapping.ptr, YAML_KEY_NODE, true, sizeof *raw + (count - own) * sizeof(yaml_node *), 0, 0, NULL, ""};
	bool good = yaml_bind(root, "job.yaml", keys, count, members, a, d);
	memcpy(raw, members, sizeof *raw);
	for (size_t i = 0; i < t->key_count; i = next_mapping(t, i)) {
		const yaml_node *n = yaml_get(root, t->keys[i].mapping.ptr);
		if (n)
			good &= read_mapping(a, n, t, i, next_mapping(t, i), values, d);
	}
	out->values = values;
	return good;
}

static int compare_values(const job_value *left, const job_value *right)
{
	switch (left->key->type) {
	case JOB_DATE: return date_compare(left->day, right->day);
	case JOB_INTEGER:
	case JOB_YEAR: return (left->integer > right->integer) - (left->integer < right->integer);
	default: return slice_compare(left->text, right->text);
	}
}

static bool check_rules(arena *a, const job *j, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < j->template.rule_count; i++) {
		const job_value *left = &j->values[j->template.rules[i].left], *right = &j->values[j->template.rules[i].right];
		if (!left->given || !right->given || compare_values(left, right) < 0)
			continue;
		const char *left_name = arena_printf(a, "%s.%s", left->key->mapping.ptr, left->key->key.ptr);
		const char *right_name = arena_printf(a, "%s.%s", right->key->mapping.ptr, right->key->key.ptr);
		if (!left_name || !right_name)
			return diag_no_memory(d);
		good = diag_report(d, &BAD_ORDER, left->where, left_name, left->text.ptr, right_name, right->text.ptr);
	}
	return good;
}

static bool read_encodings(arena *a, const yaml_node *n, job *out, diag *d)
{
	if (!n)
		return true;
	if (n->kind != YAML_MAPPING)
		return diag_report(d, &BAD_ENCODING, n->where, "");
	job_encoding *encodings = arena_array(a, n->count + 1, sizeof *encodings);
	if (!encodings)
		return diag_no_memory(d);
	for (size_t i = 0; i < n->count; i++) {
		if (n->values[i]->kind != YAML_SCALAR)
			return diag_report(d, &BAD_ENCODING, n->values[i]->where, "");
		if (!decode_knows(n->values[i]->text))
			return diag_report(d, &UNKNOWN_ENCODING, n->values[i]->where, n->values[i]->text.ptr, decode_names);
		encodings[i] = (job_encoding){text_nfc(a, n->keys[i]->text, NULL), n->values[i]->text, n->keys[i]->where};
		if (!encodings[i].path.ptr)
			return diag_no_memory(d);
	}
	out->encodings = encodings;
	out->encoding_count = n->count;
	return true;
}

/* The template's name is needed before the other keys can be judged. */
static bool find_template(arena *a, const yaml_node *root, const places *p, job *out, diag *d)
{
	const yaml_node *version = yaml_get(root, "tongket"), *name = yaml_get(root, "template");
	if (version && !(version->kind == YAML_SCALAR && slice_is(version->text, "1")))
		return diag_report(d, &BAD_VERSION, version->where, version->kind == YAML_SCALAR ? version->text.ptr : "…");
	if (!name || name->kind != YAML_SCALAR) {
		raw_job raw = {0};
		yaml_key known[] = {OWN_KEYS[0], OWN_KEYS[1], OWN_KEYS[2]};
		const yaml_node empty = {.kind = YAML_MAPPING, .where = root->where};
		return name ? yaml_bind(root, "job.yaml", known, COUNT_OF(known), &raw, a, d)
		            : yaml_bind(&empty, "job.yaml", &known[1], 1, &raw, a, d);
	}
	const char *folder = places_template(a, p, out->folder, name->text, name->where, d);
	return folder && template_read(a, folder, &out->template, d);
}

static void set_date(job *j)
{
	for (size_t i = 0; i < j->template.key_count; i++)
		if (slice_is(j->template.keys[i].mapping, "document") && slice_is(j->template.keys[i].key, "date"))
			j->date = j->values[i].text;
}

bool job_is_there(const char *path, diag *d)
{
	arena *a = arena_new();
	const char *file = a && file_is_folder(path) ? path_join(a, path, "job.yaml") : path;
	bool there = a && file ? file_exists(file) || diag_report(d, &NO_JOB, NOWHERE, path) : diag_no_memory(d);
	arena_free(a);
	return there;
}

bool job_read(arena *a, const char *path, const places *p, job *out, diag *d)
{
	*out = (job){.file = path};
	if (file_is_folder(path))
		out->file = path_join(a, path, "job.yaml");
	if (!out->file || !file_exists(out->file))
		return out->file ? diag_report(d, &NO_JOB, NOWHERE, path) : diag_no_memory(d);
	out->folder = path_folder(a, out->file);
	slice text;
	if (!read_text_file(a, out->file, &text, d))
		return false;
	const yaml_node *root = yaml_parse(a, text, out->file, 1, d);
	if (!root || !find_template(a, root, p, out, d))
		return false;
	raw_job raw = {0};
	bool good = read_values(a, root, &out->template, &raw, out, d);
	good = good && check_rules(a, out, d);
	if (raw.profile.ptr)
		out->profile = places_profile(a, p, out->folder, raw.profile, yaml_get(root, "profile")->where, d);
	set_date(out);
	good &= pdf_wish_read(a, raw.pdf, &out->pdf, d);
	return read_encodings(a, raw.encoding, out, d) && good && out->profile;
}

/* Folders of some systems write names in another normal form than people type them. */
static bool same_path(slice plain, const char *path)
{
	if (slice_is(plain, path))
		return true;
	arena *a = arena_new();
	slice other = a ? text_nfc(a, slice_of(path), NULL) : (slice){NULL, 0};
	bool same = other.ptr && slice_equal(plain, other);
	arena_free(a);
	return same;
}

slice job_encoding_of(const job *j, const char *path)
{
	for (size_t i = 0; i < j->encoding_count; i++)
		if (same_path(j->encodings[i].path, path))
			return j->encodings[i].encoding;
	return (slice){"", 0};
}

bool job_params(arena *a, const job *j, params *out, diag *d)
{
	param *items = arena_array(a, j->template.key_count * 2 + 1, sizeof *items);
	size_t count = 0;
	if (!items)
		return diag_no_memory(d);
	for (size_t i = 0; i < j->template.key_count; i++) {
		const job_value *v = &j->values[i];
		if (v->key->type == JOB_TEXTS)
			continue;
		slice name = slice_of(arena_printf(a, "%s_%s", v->key->mapping.ptr, v->key->key.ptr));
		bool integer = v->given && (v->key->type == JOB_INTEGER || v->key->type == JOB_YEAR);
		items[count++] = (param){
		    .name = name, .is_integer = integer, .integer = v->integer, .text = v->text.ptr ? v->text : (slice){"", 0}};
		if (v->key->type == JOB_DATE)
			items[count++] = (param){slice_of(arena_printf(a, "%s_year", name.ptr)), true, v->day.year, {NULL, 0}};
	}
	*out = (params){items, count};
	return !arena_failed(a) || diag_no_memory(d);
}

/* A slice of what `print` wrote. */
static slice printed(arena *a, void (*print)(buf *, date), date day)
{
	buf text = BUF_INIT(256);
	print(&text, day);
	slice copy = arena_copy(a, buf_slice(&text));
	buf_free(&text);
	return copy;
}

static bool put_child(arena *a, value *root, slice path, const char *child, slice text)
{
	const char *name = arena_printf(a, "%s.%s", path.ptr, child);
	return name && value_put_text(a, root, slice_of(name), text);
}

static bool put_date(arena *a, value *root, slice path, const job_value *v)
{
	return value_put_text(a, root, path, printed(a, print_date, v->day)) && put_child(a, root, path, "iso", v->text) &&
	       put_child(a, root, path, "long", printed(a, print_date_long, v->day)) &&
	       put_child(a, root, path, "year", slice_of(arena_printf(a, "%d", v->day.year)));
}

static bool put_texts(arena *a, value *root, slice path, yaml_texts texts)
{
	value *list = value_put_list(a, root, path);
	bool good = list != NULL;
	for (size_t i = 0; good && i < texts.count; i++)
		good = value_add_text(a, list, texts.items[i]);
	return good;
}

static bool put_value(arena *a, value *root, const job_value *v)
{
	const char *name = arena_printf(a, "%s.%s", v->key->mapping.ptr, v->key->key.ptr);
	if (!name)
		return false;
	slice path = slice_of(name);
	if (!v->given)
		return value_put_text(a, root, path, (slice){"", 0}) && put_child(a, root, path, "upper", (slice){"", 0});
	switch (v->key->type) {
	case JOB_DATE: return put_date(a, root, path, v);
	case JOB_TEXTS: return put_texts(a, root, path, v->texts);
	case JOB_TEXT: return value_put_text(a, root, path, v->text) && put_child(a, root, path, "upper", text_upper(a, v->text));
	default: return value_put_text(a, root, path, slice_of(arena_printf(a, "%lld", (long long)v->integer)));
	}
}

bool job_put_values(arena *a, const job *j, value *root, diag *d)
{
	for (size_t i = 0; i < j->template.key_count; i++)
		if (!put_value(a, root, &j->values[i]))
			return diag_no_memory(d);
	return true;
}
