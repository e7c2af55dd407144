/* cmd-codes.c: what each code of an error, warning or note means; the texts are validate/help. */
#include <stdio.h>

#include "base/json.h"
#include "base/limits.h"
#include "base/yaml.h"
#include "cli/command.h"
#include "validate/help.h"

static const message UNKNOWN_CODE = {"unknown-code", STATUS_USAGE, {"không có mã “{1}”", "there is no code “{1}”"},
    {"“tongket codes” in mọi mã.", "“tongket codes” prints all codes."}};
static const message UNKNOWN_CODE_NEAR = {
    "unknown-code", STATUS_USAGE, {"không có mã “{1}”", "there is no code “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};

static bool tell_unknown(const char *name, diag *d)
{
	const char *names[ISSUE_CODE_COUNT + 1] = {0};
	for (int code = 0; code < ISSUE_CODE_COUNT; code++)
		names[code] = issue_code_name((issue_code)code);
	const char *near = nearest_name(slice_of(name), names);
	return near ? diag_report(d, &UNKNOWN_CODE_NEAR, NOWHERE, name, near) : diag_report(d, &UNKNOWN_CODE, NOWHERE, name);
}

static void put_text(json *j, const char *key, const char *text)
{
	if (text)
		json_key_string(j, key, slice_of(text));
}

static void put_entry(json *j, const help *h, language lang)
{
	json_map(j);
	json_key_string(j, "code", slice_of(issue_code_name(h->code)));
	if (h->constraint != CONSTRAINT_NONE)
		json_key_string(j, "constraint", slice_of(constraint_name(h->constraint)));
	json_key_string(j, "severity", slice_of(severity_name(issue_severity(h->code))));
	put_text(j, "name", h->name[lang]);
	put_text(j, "meaning", h->meaning[lang]);
	put_text(j, "why", h->why[lang]);
	put_text(j, "mend", h->mend[lang]);
	if (h->example.file) {
		put_text(j, "about", h->about[lang]);
		json_key(j, "example");
		json_map(j);
		put_text(j, "file", h->example.file);
		put_text(j, "wrong", h->example.wrong);
		put_text(j, "right", h->example.right);
		put_text(j, "also", h->example.also);
		json_map_end(j);
	}
	json_map_end(j);
}

/* `only`: that code; else all. */
static bool put_json(buf *out, const issue_code *only, language lang)
{
	json *j = json_new(out, 2);
	if (!j)
		return false;
	json_array(j);
	for (int code = 0; code < ISSUE_CODE_COUNT; code++)
		for (int k = CONSTRAINT_NONE; k < CONSTRAINT_COUNT; k++) {
			const help *h = help_find((issue_code)code, (constraint_kind)k);
			if (h && (!only || *only == h->code))
				put_entry(j, h, lang);
		}
	json_array_end(j);
	return json_finish(j);
}

static status_kind codes(const arguments *a, diag *d)
{
	issue_code code = ISSUE_CODE_COUNT;
	bool one = a->count > 0, good = true;
	if (one && !issue_code_find(slice_of(a->positional[0]), &code)) {
		tell_unknown(a->positional[0], d);
		return STATUS_USAGE;
	}
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	if (a->json)
		good = put_json(&text, one ? &code : NULL, a->lang);
	else if (one)
		help_put(&text, code, a->lang);
	else
		help_put_index(&text, a->lang);
	good = (good && !text.failed) || diag_no_memory(d);
	if (good)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	return good ? STATUS_DONE : diag_status(d);
}

const command COMMAND_CODES = {"codes", "[CODE]", 0, 1, TAKES_FORMAT,
    {"từng mã lỗi, cảnh báo, ghi chú nghĩa là gì, sửa thế nào", "what each code of an error means and how it is mended"},
    {"Không có CODE: in mọi mã, mỗi mã một dòng. Có CODE (ví dụ foreign-key): in nghĩa, nguyên nhân, cách sửa và ví dụ sai, đúng.\n"
     "--format json in mọi phần của mỗi mã.",
        "Without CODE: every code on a line. With CODE (such as foreign-key): what it means, why it arises, how it is mended, and an "
        "example,\nwrong and right. --format json prints all parts of each."},
    codes};
