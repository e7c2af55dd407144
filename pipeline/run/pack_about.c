/* pack_about.c: what a template says under `archive:` is bound by the table of descriptive fields, each text rendered with the values of the job. Nothing of one
 * template is here. */
#include "run/pack_about.h"

#include "base/yaml.h"
#include "compose/mustache.h"

#define DAY INT64_C(86400)
#define ZONE_SECONDS (7 * 3600)

static const message NO_MAPPING = {"no-archive-mapping", STATUS_USAGE,
    {"mẫu không khai “archive:”, nên không biết mô tả hồ sơ lưu trữ thế nào",
        "the template has no “archive:”, so there is no telling how the file is to be described"},
    {"Thêm “archive:” vào template.yaml: mỗi trường mô tả lấy giá trị nào của công việc (docs/formats/archive.md).",
        "Add “archive:” to template.yaml: which value of the job each field takes (docs/formats/archive.md)."}};
static const message NOT_MAPPING = {"not-a-mapping", STATUS_USAGE, {"“{1}” phải là một nhóm “khoá: giá trị”", "“{1}” must be a mapping"},
    {"Viết mỗi khoá một dòng, thụt vào như nhau: “khoá: giá trị”.", "Write a key a line, all indented alike: “key: value”."}};
static const message EMPTY = {"archive-field-empty", STATUS_USAGE, {"trường lưu trữ “{1}” để trống", "the archive field “{1}” is empty"},
    {"Ghi giá trị ấy trong job.yaml.", "Give its value in job.yaml."}};
static const message BAD_DATE = {"archive-field-date", STATUS_USAGE,
    {"trường lưu trữ “{1}” phải là ngày: “{2}”", "the archive field “{1}” must be a day: “{2}”"},
    {"Dùng tên có “.iso”, ví dụ {{document.date.iso}}.", "Use a name with “.iso”, such as {{document.date.iso}}."}};

static bool bind_fields(arena *a, const yaml_node *map, slice raw[ABOUT_COUNT], diag *d)
{
	yaml_key keys[ABOUT_COUNT];
	for (size_t i = 0; i < ABOUT_COUNT; i++)
		keys[i] = (yaml_key){
		    ABOUT_RULES[i].key, YAML_KEY_TEXT, ABOUT_RULES[i].required, i * sizeof(slice), 0, 0, NULL, ABOUT_RULES[i].help};
	if (map->kind != YAML_MAPPING)
		return diag_report(d, &NOT_MAPPING, map->where, "archive");
	return yaml_bind(map, "archive", keys, ABOUT_COUNT, raw, a, d);
}

static bool check_field(const field_rule *rule, slice text, place where, diag *d)
{
	date day;
	if (rule->required && text.len == 0)
		return diag_report(d, &EMPTY, where, rule->key);
	if (rule->form == FORM_DATE && text.len && !date_parse_iso(text, &day))
		return diag_report(d, &BAD_DATE, where, rule->key, text.ptr);
	return true;
}

static bool render_field(arena *a, const yaml_node *map, const value *values, slice raw, size_t i, slice *out, diag *d)
{
	const yaml_node *n = yaml_get(map, ABOUT_RULES[i].key);
	place where = n ? n->where : map->where;
	rendered text = {.text = {"", 0}};
	if (raw.len && !mustache_render(a, &(mustache_input){.text = raw, .file = where.file, .root = values, .escape = ESCAPE_NONE}, &text, d))
		return false;
	*out = arena_copy(a, slice_trim(text.text));
	return out->ptr ? check_field(&ABOUT_RULES[i], *out, where, d) : diag_no_memory(d);
}

bool pack_describe(arena *a, run *r, description *out, diag *d)
{
	const job *j = run_get_job(r);
	const yaml_node *map = j->template.archive;
	slice raw[ABOUT_COUNT] = {0};
	if (!map)
		return diag_report(d, &NO_MAPPING, place_at(path_join(a, j->template.folder, "template.yaml"), 0, 0), "");
	value *values = value_new(a);
	if (!values || !value_put_facts(a, values, run_get_facts(r)))
		return diag_no_memory(d);
	if (!job_put_values(a, j, values, d) || !bind_fields(a, map, raw, d))
		return false;
	bool good = true;
	for (size_t i = 0; i < ABOUT_COUNT; i++)
		good &= render_field(a, map, values, raw[i], i, &out->fields[i], d);
	if (!out->fields[ABOUT_LANGUAGE].len)
		out->fields[ABOUT_LANGUAGE] = j->template.language;
	return good;
}

/* SOURCE_DATE_EPOCH as seconds; false: not set, or no number that a year of four digits can hold. */
static bool read_epoch(int64_t *out)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
	if (!text || !*text)
		return false;
	int64_t seconds = 0;
	for (const char *p = text; *p; p++) {
		if (*p < '0' || *p > '9' || seconds > INT64_C(200000000000))
			return false;
		seconds = seconds * 10 + (*p - '0');
	}
	*out = seconds;
	return seconds <= INT64_C(250000000000);
}

const char *pack_moment(arena *a, slice date_, diag *d)
{
	int64_t seconds;
	const char *text;
	if (read_epoch(&seconds)) {
		seconds += ZONE_SECONDS;
		char day[11];
		date_iso(date_from_serial((int32_t)(seconds / DAY)), day);
		int rest = (int)(seconds % DAY);
		text = arena_printf(a, "%sT%02d:%02d:%02d+07:00", day, rest / 3600, rest / 60 % 60, rest % 60);
	} else {
		text = arena_printf(a, "%.*sT00:00:00+07:00", (int)date_.len, date_.ptr);
	}
	if (!text)
		diag_no_memory(d);
	return text;
}
