/* yaml_bind.c: a YAML mapping into a C struct by a table of keys. Every key that is unknown, missing or of the wrong type is reported, so that
 * one reading of the messages mends the whole file. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "base/yaml.h"

#define SUGGEST_WITHIN 2
#define WORD_MAX 64

static const message NOT_A_MAPPING = {"not-a-mapping", STATUS_USAGE,
    {"{1} phải là một nhóm “khoá: giá trị”", "{1} must be a mapping of keys and values"},
    {"Viết mỗi khoá một dòng, thụt vào như nhau: “khoá: giá trị”.", "Write a key a line, all indented alike: “key: value”."}};
static const message UNKNOWN_KEY = {"unknown-key", STATUS_USAGE, {"{2} không có khoá “{1}”", "{2} has no key “{1}”"},
    {"Xoá khoá này hoặc sửa lại tên.", "Remove it, or correct its name."}};
static const message UNKNOWN_KEY_NEAR = {
    "unknown-key", STATUS_USAGE, {"{2} không có khoá “{1}”", "{2} has no key “{1}”"}, {"Có phải “{3}”?", "Did you mean “{3}”?"}};
static const message MISPLACED_KEY = {"misplaced-key", STATUS_USAGE, {"“{1}” không đứng ở đây", "“{1}” does not belong here"},
    {"Chuyển vào trong “{2}”.", "Put it under “{2}”."}};
static const message MISSING_KEY = {
    "missing-key", STATUS_USAGE, {"{2} thiếu khoá “{1}”", "{2} lacks the key “{1}”"}, {"Thêm dòng “{1}: …”.", "Add a line “{1}: …”."}};
static const message NOT_A_TEXT = {"not-a-text", STATUS_USAGE, {"“{1}” phải là một chuỗi chữ", "“{1}” must be a text"},
    {"Viết “{1}: …” trên một dòng; chữ có dấu đặc biệt thì đặt trong ngoặc kép.",
        "Write “{1}: …” on one line; put a text with special signs between quotation marks."}};
static const message NOT_TEXTS = {"not-texts", STATUS_USAGE, {"“{1}” phải là danh sách chuỗi chữ", "“{1}” must be a list of texts"},
    {"Ghi [một, hai], hoặc mỗi mục một dòng sau dấu “-”.", "Write [one, two], or one item a line after a “-”."}};
static const message NOT_AN_INTEGER = {"not-an-integer", STATUS_USAGE,
    {"“{1}” phải là số nguyên, không phải “{2}”", "“{1}” must be a whole number, not “{2}”"},
    {"Chỉ ghi chữ số, không đặt trong dấu nháy.", "Write digits only, without quotes."}};
static const message NOT_A_NUMBER = {"not-a-number", STATUS_USAGE,
    {"“{1}” phải là số, không phải “{2}”", "“{1}” must be a number, not “{2}”"},
    {"Phần thập phân sau dấu chấm: 12.5.", "The fraction goes behind a point: 12.5."}};
static const message NOT_A_BOOLEAN = {"not-a-boolean", STATUS_USAGE,
    {"“{1}” phải là true hoặc false, không phải “{2}”", "“{1}” must be true or false, not “{2}”"},
    {"Ghi true nếu có, false nếu không.", "Write true for yes, false for no."}};
static const message OUT_OF_RANGE = {"out-of-range", STATUS_USAGE,
    {"“{1}” là {2}, ngoài khoảng {3} đến {4}", "“{1}” is {2}, outside {3} to {4}"},
    {"Ghi một giá trị trong khoảng đó.", "Write a value between the two."}};
static const message NOT_A_CHOICE = {
    "not-a-choice", STATUS_USAGE, {"“{1}” không nhận “{2}”", "“{1}” does not accept “{2}”"}, {"Các giá trị: {3}.", "Its values: {3}."}};

/* Edit distance, stopped above `most`. */
static size_t edit_distance(slice a, slice b, size_t most)
{
	size_t row[WORD_MAX + 1];
	if (a.len > WORD_MAX || b.len > WORD_MAX)
		return most + 1;
	for (size_t j = 0; j <= b.len; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t diagonal = row[0], least = row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = diagonal + (a.ptr[i - 1] != b.ptr[j - 1]);
			diagonal = row[j];
			size_t best = diagonal + 1 < row[j - 1] + 1 ? diagonal + 1 : row[j - 1] + 1;
			row[j] = change < best ? change : best;
			if (row[j] < least)
				least = row[j];
		}
		if (least > most)
			return most + 1;
	}
	return row[b.len];
}

const char *nearest_name(slice name, const char *const *names)
{
	const char *best = NULL;
	size_t within = name.len <= 3 ? 1 : name.len >= 8 ? SUGGEST_WITHIN + 1 : SUGGEST_WITHIN;
	for (size_t i = 0; names[i]; i++) {
		size_t distance = edit_distance(name, slice_of(names[i]), within);
		if (distance <= within) {
			best = names[i];
			if (distance == 0)
				break;
			within = distance - 1;
		}
	}
	return best;
}

static bool is_text(const yaml_node *n)
{
	return n->kind == YAML_SCALAR;
}

bool yaml_integer(const yaml_node *n, const char *what, int64_t *out, diag *d)
{
	errno = 0;
	char *end = NULL;
	bool digits = is_text(n) && n->plain && n->text.len && (n->text.ptr[n->text.len - 1] >= '0' && n->text.ptr[n->text.len - 1] <= '9') &&
	              (n->text.ptr[0] == '-' || (n->text.ptr[0] >= '0' && n->text.ptr[0] <= '9'));
	long long v = digits ? strtoll(n->text.ptr, &end, 10) : 0;
	if (!digits || errno || end != n->text.ptr + n->text.len)
		return diag_report(d, &NOT_AN_INTEGER, n->where, what, is_text(n) ? n->text.ptr : "…");
	*out = v;
	return true;
}

/* Decimal digits with a point, read without the locale. */
static bool read_number(slice text, double *out)
{
	double value = 0, scale = 1;
	size_t i = 0, digits = 0;
	bool negative = text.len && text.ptr[0] == '-', fraction = false;
	for (i = negative; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		value = value * 10 + (c - '0');
		if (fraction)
			scale *= 10;
		digits++;
	}
	*out = (negative ? -value : value) / scale;
	return digits > 0 && isfinite(*out);
}

bool yaml_number(const yaml_node *n, const char *what, double *out, diag *d)
{
	if (!is_text(n) || !n->plain || !read_number(n->text, out))
		return diag_report(d, &NOT_A_NUMBER, n->where, what, is_text(n) ? n->text.ptr : "…");
	return true;
}

bool yaml_boolean(const yaml_node *n, const char *what, bool *out, diag *d)
{
	*out = is_text(n) && slice_is(n->text, "true");
	if (!*out && !(is_text(n) && slice_is(n->text, "false")))
		return diag_report(d, &NOT_A_BOOLEAN, n->where, what, is_text(n) ? n->text.ptr : "…");
	return true;
}

static bool bind_texts(const yaml_node *n, const yaml_key *key, yaml_texts *out, arena *a, diag *d)
{
	bool list = n->kind == YAML_SEQUENCE;
	size_t count = list ? n->count : 1;
	slice *items = arena_array(a, count + 1, sizeof *items);
	if (!items)
		return diag_no_memory(d);
	for (size_t i = 0; i < count; i++) {
		const yaml_node *item = list ? n->values[i] : n;
		if (!is_text(item))
			return diag_report(d, &NOT_TEXTS, item->where, key->name);
		items[i] = item->text;
	}
	*out = (yaml_texts){items, count};
	return true;
}

static const char *choice_list(const char *const *choices, arena *a)
{
	const char *list = choices[0];
	for (size_t i = 1; choices[i] && list; i++)
		list = arena_printf(a, "%s, %s", list, choices[i]);
	return list ? list : "…";
}

static bool bind_choice(const yaml_node *n, const yaml_key *key, int *out, arena *a, diag *d)
{
	for (int i = 0; is_text(n) && key->choices[i]; i++) {
		if (slice_is(n->text, key->choices[i])) {
			*out = i;
			return true;
		}
	}
	return diag_report(d, &NOT_A_CHOICE, n->where, key->name, is_text(n) ? n->text.ptr : "…", choice_list(key->choices, a));
}

static bool in_range(const yaml_node *n, const yaml_key *key, double value, arena *a, diag *d)
{
	if (key->minimum >= key->maximum || (value >= key->minimum && value <= key->maximum))
		return true;
	const char *least = arena_printf(a, "%lld", (long long)key->minimum), *most = arena_printf(a, "%lld", (long long)key->maximum);
	return diag_report(d, &OUT_OF_RANGE, n->where, key->name, n->text.ptr, least ? least : "?", most ? most : "?");
}

static bool bind_value(const yaml_node *n, const yaml_key *key, char *target, arena *a, diag *d)
{
	switch (key->type) {
	case YAML_KEY_TEXT:
		if (!is_text(n))
			return diag_report(d, &NOT_A_TEXT, n->where, key->name);
		memcpy(target, &n->text, sizeof n->text);
		return true;
	case YAML_KEY_INTEGER: {
		int64_t v = 0;
		if (!yaml_integer(n, key->name, &v, d) || !in_range(n, key, (double)v, a, d))
			return false;
		memcpy(target, &v, sizeof v);
		return true;
	}
	case YAML_KEY_NUMBER: {
		double v = 0;
		if (!yaml_number(n, key->name, &v, d) || !in_range(n, key, v, a, d))
			return false;
		memcpy(target, &v, sizeof v);
		return true;
	}
	case YAML_KEY_BOOLEAN: return yaml_boolean(n, key->name, (bool *)(void *)target, d);
	case YAML_KEY_CHOICE: return bind_choice(n, key, (int *)(void *)target, a, d);
	case YAML_KEY_TEXTS: return bind_texts(n, key, (yaml_texts *)(void *)target, a, d);
	case YAML_KEY_NODE: memcpy(target, &n, sizeof n); return true;
	case YAML_KEY_ELSEWHERE: return false; /* told by yaml_bind */
	}
	return false;
}

static void report_unknown(const yaml_node *key_node, const char *what, const yaml_key *keys, size_t count, arena *a, diag *d)
{
	const char **names = arena_array(a, count + 1, sizeof *names);
	for (size_t i = 0; names && i < count; i++)
		names[i] = keys[i].name;
	const char *near = names ? nearest_name(key_node->text, names) : NULL;
	if (near)
		diag_report(d, &UNKNOWN_KEY_NEAR, key_node->where, key_node->text.ptr, what, near);
	else
		diag_report(d, &UNKNOWN_KEY, key_node->where, key_node->text.ptr, what);
}

bool yaml_bind(const yaml_node *map, const char *what, const yaml_key *keys, size_t count, void *out, arena *a, diag *d)
{
	if (map->kind != YAML_MAPPING)
		return diag_report(d, &NOT_A_MAPPING, map->where, what);
	bool good = true;
	for (size_t i = 0; i < map->count; i++) {
		size_t k = 0;
		while (k < count && !slice_is(map->keys[i]->text, keys[k].name))
			k++;
		if (k == count) {
			report_unknown(map->keys[i], what, keys, count, a, d);
			good = false;
		} else if (keys[k].type == YAML_KEY_ELSEWHERE) {
			good = diag_report(d, &MISPLACED_KEY, map->keys[i]->where, keys[k].name, keys[k].help);
		} else if (!bind_value(map->values[i], &keys[k], (char *)out + keys[k].offset, a, d)) {
			good = false;
		}
	}
	for (size_t k = 0; k < count; k++)
		if (keys[k].required && !yaml_get(map, keys[k].name))
			good = diag_report(d, &MISSING_KEY, map->where, keys[k].name, what);
	return good;
}
