/* bound.c: the least and the greatest value, in the field's own type, and whether any value lies between. */
#include "schema/reader.h"

static const message NOT_WHOLE = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là số nguyên, không phải “{2}”", "“{1}” must be a whole number, not “{2}”"},
    {"Viết bằng chữ số, không có dấu chấm ngăn cách: 2822.", "Write digits without separators: 2822."}};
static const message NOT_DECIMAL = {"bad-value", STATUS_USAGE, {"“{1}” phải là số, không phải “{2}”", "“{1}” must be a number, not “{2}”"},
    {"Phần thập phân viết sau dấu chấm, bỏ số 0 thừa: 97.5.", "Write the fraction behind a point, without needless zeros: 97.5."}};
static const message NOT_DATE = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là một ngày có thật, không phải “{2}”", "“{1}” must be a day that exists, not “{2}”"},
    {"Viết năm-tháng-ngày: 2015-08-25.", "Write year-month-day: 2015-08-25."}};
static const message NOT_TIME = {"bad-value", STATUS_USAGE, {"“{1}” phải là giờ, không phải “{2}”", "“{1}” must be a time, not “{2}”"},
    {"Viết giờ:phút hoặc giờ:phút:giây, trong dấu nháy: '07:30'.", "Write hour:minute or hour:minute:second, in quotes: '07:30'."}};
static const message NOT_MOMENT = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là ngày và giờ, không phải “{2}”", "“{1}” must be a day and a time, not “{2}”"},
    {"Viết năm-tháng-ngày T giờ:phút: 2015-08-25T07:30.", "Write year-month-day T hour:minute: 2015-08-25T07:30."}};
static const message NOT_MONTH = {"bad-value", STATUS_USAGE,
    {"“{1}” phải là tháng của một năm, không phải “{2}”", "“{1}” must be a month of a year, not “{2}”"},
    {"Viết năm-tháng: 2015-08.", "Write year-month: 2015-08."}};
static const message BOUNDS_CROSS = {"bounds-cross", STATUS_USAGE,
    {"“{1}” ({2}) lớn hơn “{3}” ({4})", "“{1}” ({2}) is greater than “{3}” ({4})"},
    {"Đổi một trong hai; không giá trị nào thoả được cả hai.", "Change one of them; no value satisfies both."}};
static const message BOUNDS_MEET = {"bounds-cross", STATUS_USAGE,
    {"không giá trị nào nằm giữa “{1}” ({2}) và “{3}” ({4})", "no value lies between “{1}” ({2}) and “{3}” ({4})"},
    {"Đổi một trong hai.", "Change one of them."}};

static const message TWO_BOUNDS = {
    "bounds-cross", STATUS_USAGE, {"có cả “{1}” và “{2}”", "there are both “{1}” and “{2}”"}, {"Giữ một, bỏ một.", "Keep one of them."}};

static bool parse(field_type type, slice text, bound *out)
{
	moment m = {0};
	date month;
	switch (type) {
	case FIELD_DATE: return date_parse_iso(text, &out->day);
	case FIELD_TIME:
		if (!time_parse_iso(text, &m))
			return false;
		time_iso(&m, out->text);
		return true;
	case FIELD_DATETIME:
		if (!moment_parse_iso(text, &m))
			return false;
		moment_iso(&m, out->text);
		return true;
	case FIELD_YEARMONTH:
		if (!month_parse_iso(text, &month))
			return false;
		month_iso(month, out->text);
		return true;
	default: return decimal_parse(text, &out->number) && (type == FIELD_NUMBER || out->number.scale == 0);
	}
}

bool reader_bound(schema_reader *r, field_type type, slice text, const char *key, place where, bound *out)
{
	static const message *const WRONG[] = {
	    [FIELD_NUMBER] = &NOT_DECIMAL,
	    [FIELD_DATE] = &NOT_DATE,
	    [FIELD_TIME] = &NOT_TIME,
	    [FIELD_DATETIME] = &NOT_MOMENT,
	    [FIELD_YEARMONTH] = &NOT_MONTH,
	};
	out->set = parse(type, text, out);
	return out->set || READER_ERROR(r, WRONG[type] ? WRONG[type] : &NOT_WHOLE, where, key, text.ptr);
}

static int compare(field_type type, const bound *a, const bound *b)
{
	switch (type) {
	case FIELD_DATE: return date_compare(a->day, b->day);
	case FIELD_TIME:
	case FIELD_DATETIME:
	case FIELD_YEARMONTH: return strcmp(a->text, b->text);
	default: return decimal_compare(a->number, b->number);
	}
}

static void read_one(schema_reader *r, const yaml_node *map, const char *key, field_type type, bound *out)
{
	const yaml_node *node = yaml_get(map, key);
	if (node)
		reader_bound(r, type, node->kind == YAML_SCALAR ? node->text : SLICE("…"), key, node->where, out);
}

void reader_bounds(schema_reader *r, const yaml_node *map, schema_field *f)
{
	static const char *const LOWER[] = {"minimum", "exclusiveMinimum"}, *const UPPER[] = {"maximum", "exclusiveMaximum"};
	bound *lower[] = {&f->minimum, &f->exclusive_minimum}, *upper[] = {&f->maximum, &f->exclusive_maximum};
	for (size_t i = 0; i < COUNT_OF(LOWER); i++) {
		read_one(r, map, LOWER[i], f->type, lower[i]);
		read_one(r, map, UPPER[i], f->type, upper[i]);
	}
	if (yaml_get(map, LOWER[0]) && yaml_get(map, LOWER[1]))
		READER_ERROR(r, &TWO_BOUNDS, reader_key_place(map, LOWER[1]), LOWER[0], LOWER[1]);
	if (yaml_get(map, UPPER[0]) && yaml_get(map, UPPER[1]))
		READER_ERROR(r, &TWO_BOUNDS, reader_key_place(map, UPPER[1]), UPPER[0], UPPER[1]);
	for (size_t i = 0; i < COUNT_OF(LOWER); i++)
		for (size_t k = 0; k < COUNT_OF(UPPER); k++) {
			if (!lower[i]->set || !upper[k]->set)
				continue;
			int order = compare(f->type, lower[i], upper[k]);
			const char *low = yaml_get(map, LOWER[i])->text.ptr, *high = yaml_get(map, UPPER[k])->text.ptr;
			if (order > 0)
				READER_ERROR(r, &BOUNDS_CROSS, reader_key_place(map, LOWER[i]), LOWER[i], low, UPPER[k], high);
			else if (order == 0 && (i || k))
				READER_ERROR(r, &BOUNDS_MEET, reader_key_place(map, LOWER[i]), LOWER[i], low, UPPER[k], high);
		}
}
