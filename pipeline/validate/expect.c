/* expect.c: a table of the types' words, and a field's own rules put in words. */
#include "validate/expect.h"

#define CHOICES_SHOWN 20

typedef struct type_words {
	const char *name[2], *hint[2];
} type_words;

static const type_words TYPES[] = {
    [FIELD_STRING] = {{"chữ", "text"}, {"Ghi chữ.", "Write text."}},
    [FIELD_INTEGER] = {{"số nguyên", "a whole number"}, {"Ghi số nguyên, ví dụ 12 hoặc 2.822.", "Write a whole number, as 12 or 2.822."}},
    [FIELD_NUMBER] = {{"số", "a number"},
        {"Ghi số, phần thập phân sau dấu phẩy, ví dụ 97,5 hoặc 2.822.", "Write a number, decimals behind a comma, as 97,5 or 2.822."}},
    [FIELD_BOOLEAN] = {{"giá trị có hoặc không", "a yes or no"}, {"Ghi “x”, “1” hoặc “có”; không thì để trống, ghi “0” hoặc “không”.",
                                                                     "Write “x”, “1” or “có” for yes; nothing, “0” or “không” for no."}},
    [FIELD_DATE] = {{"ngày có thật", "a day that exists"},
        {"Ghi ngày, tháng, năm đủ bốn chữ số, ví dụ 25/08/2015.", "Write day, month and a year of four digits, as 25/08/2015."}},
    [FIELD_YEAR] = {{"năm", "a year"}, {"Ghi năm đủ bốn chữ số, ví dụ 2015.", "Write a year of four digits, as 2015."}},
    [FIELD_TIME] = {{"giờ", "a time of day"}, {"Ghi giờ và phút, ví dụ 7:30 hoặc 7h30.", "Write hour and minute, as 7:30 or 7h30."}},
    [FIELD_DATETIME] = {{"ngày giờ có thật", "a day with a time"},
        {"Ghi ngày rồi giờ, ví dụ 25/08/2015 07:30.", "Write the day and then the time, as 25/08/2015 07:30."}},
    [FIELD_YEARMONTH] = {{"tháng của một năm", "a month of a year"},
        {"Ghi tháng và năm, ví dụ 08/2015.", "Write month and year, as 08/2015."}},
    [FIELD_DURATION] = {{"khoảng thời gian", "a length of time"},
        {"Ghi theo ISO 8601, ví dụ P1Y6M (một năm sáu tháng).", "Write it by ISO 8601, as P1Y6M (a year and six months)."}},
    [FIELD_ANY] = {{"chữ", "text"}, {"Ghi chữ.", "Write text."}},
    [FIELD_LIST] = {{"danh sách đúng dạng", "a list of the right values"}, {NULL, NULL}},
    [FIELD_ARRAY] = {{"mảng JSON", "a JSON array"}, {"Ghi trong ngoặc vuông, ví dụ [1, 2].", "Write it in square brackets, as [1, 2]."}},
    [FIELD_OBJECT] = {{"đối tượng JSON", "a JSON object"},
        {"Ghi trong ngoặc nhọn, ví dụ {\"a\": 1}.", "Write it in braces, as {\"a\": 1}."}},
    [FIELD_GEOPOINT] = {{"toạ độ", "a place in degrees"},
        {"Ghi kinh độ rồi vĩ độ, ví dụ 105.84, 21.03.", "Write longitude and then latitude, as 105.84, 21.03."}},
    [FIELD_GEOJSON] = {{"hình GeoJSON", "a GeoJSON shape"},
        {"Ghi một đối tượng GeoJSON, ví dụ {\"type\": \"Point\", …}.", "Write a GeoJSON object, as {\"type\": \"Point\", …}."}},
};

/* The forms of places. */
static const type_words PLACES[] = {
    [FORMAT_ARRAY] = {{"toạ độ", "a place in degrees"},
        {"Ghi kinh độ rồi vĩ độ, ví dụ [105.84, 21.03].", "Write longitude and then latitude, as [105.84, 21.03]."}},
    [FORMAT_OBJECT] = {{"toạ độ", "a place in degrees"},
        {"Ghi kinh độ và vĩ độ, ví dụ {\"lon\": 105.84, \"lat\": 21.03}.", "Write both degrees, as {\"lon\": 105.84, \"lat\": 21.03}."}},
    [FORMAT_TOPOJSON] = {{"hình TopoJSON", "a TopoJSON shape"},
        {"Ghi một đối tượng TopoJSON, ví dụ {\"type\": \"Topology\", …}.", "Write a TopoJSON object, as {\"type\": \"Topology\", …}."}},
};

/* The formats of texts. */
static const type_words FORMATS[] = {
    [FORMAT_EMAIL] = {{"địa chỉ thư điện tử", "an e-mail address"},
        {"Ghi địa chỉ có một dấu @, ví dụ van.phong@example.vn.", "Write an address with one @, as office@example.vn."}},
    [FORMAT_URI] = {{"địa chỉ mạng (URI)", "a URI"},
        {"Ghi cả phần đầu, ví dụ https://example.vn/bao-cao.", "Write it with its scheme, as https://example.vn/report."}},
    [FORMAT_UUID] = {{"mã UUID", "a UUID"},
        {"Ghi 32 chữ số hệ 16 với bốn dấu gạch nối (8-4-4-4-12).", "Write 32 hexadecimal digits with four hyphens (8-4-4-4-12)."}},
    [FORMAT_BINARY] = {{"chữ base64", "base64"},
        {"Ghi dữ liệu mã hoá base64, ví dụ VsOgaQ==.", "Write data encoded in base64, as VsOgaQ==."}},
};

static const type_words *words_of(const schema_field *f)
{
	if (f->format != FORMAT_DEFAULT && (f->type == FIELD_GEOPOINT || f->type == FIELD_GEOJSON))
		return &PLACES[f->format];
	return f->type == FIELD_STRING && f->format != FORMAT_DEFAULT ? &FORMATS[f->format] : &TYPES[f->type];
}

const char *expect_type(const schema_field *f, language lang)
{
	return words_of(f)->name[lang];
}

/* What a day or time looks like by the field's pattern. */
static void put_time_sample(buf *out, slice form)
{
	static const char *const SAMPLES[] = {"d25", "m08", "Y2015", "y15", "j237", "H07", "I07", "pSA", "M30", "S00"};
	for (size_t i = 0; i < form.len; i++) {
		if (form.ptr[i] != '%' || i + 1 == form.len) {
			buf_put_char(out, form.ptr[i]);
			continue;
		}
		i++;
		const char *sample = NULL;
		for (size_t k = 0; k < COUNT_OF(SAMPLES); k++)
			sample = SAMPLES[k][0] == form.ptr[i] ? SAMPLES[k] + 1 : sample;
		buf_put_string(out, sample ? sample : "%");
	}
}

static void put_number_sample(buf *out, const schema_field *f)
{
	buf_put_string(out, "2");
	if (f->marks.group)
		buf_put_char(out, f->marks.group);
	buf_put_string(out, "822");
	if (f->type == FIELD_NUMBER) {
		buf_put_char(out, f->marks.decimal);
		buf_put_char(out, '5');
	}
}

static void put_words(buf *out, const yaml_texts *words)
{
	for (size_t i = 0; i < words->count; i++) {
		buf_put_string(out, i ? ", “" : "“");
		buf_put_slice(out, words->items[i]);
		buf_put_string(out, "”");
	}
}

/* “Các mục cách nhau bằng “;”, mỗi mục là số nguyên.” */
static void put_list_form(buf *out, const schema_field *f, language lang)
{
	static const char *const BETWEEN[] = {"Ghi các mục cách nhau bằng “", "Write items with “"}, *const BEHIND[] = {"”", "” between"},
	                         *const EACH[] = {", mỗi mục là ", ", each of them "};
	buf_put_string(out, BETWEEN[lang]);
	buf_put_slice(out, f->delimiter);
	buf_put_string(out, BEHIND[lang]);
	if (f->item) {
		buf_put_string(out, EACH[lang]);
		buf_put_string(out, TYPES[f->item->type].name[lang]);
	}
	buf_put_char(out, '.');
}

/* How a field that says so itself wants its values written. False: it does not say so. */
static bool put_own_form(buf *out, const schema_field *f, language lang)
{
	static const char *const LIKE[] = {"Ghi theo dạng ", "Write it as "}, *const YES[] = {"Có thì ghi ", "For yes write "},
	                         *const NO[] = {"; không thì để trống hoặc ghi ", "; for no leave it empty or write "};
	if (f->format == FORMAT_PATTERN) {
		buf_put_string(out, LIKE[lang]);
		put_time_sample(out, f->time_pattern);
	} else if (f->marks.own) {
		buf_put_string(out, LIKE[lang]);
		put_number_sample(out, f);
	} else if (f->type == FIELD_LIST) {
		put_list_form(out, f, lang);
		return true;
	} else if (f->own_words) {
		buf_put_string(out, YES[lang]);
		put_words(out, &f->true_values);
		buf_put_string(out, NO[lang]);
		put_words(out, &f->false_values);
	} else {
		return false;
	}
	buf_put_char(out, '.');
	return true;
}

/* The field's own example stands in place of the type's. */
void expect_put_type_hint(buf *out, const schema_field *f, language lang)
{
	static const char *const BEFORE[] = {", ví dụ ", ", as "}, *const BEHIND[] = {" Ví dụ: ", " For example: "};
	const char *words = words_of(f)->hint[lang], *hint = words ? words : "", *example = strstr(hint, BEFORE[lang]);
	bool own = put_own_form(out, f, lang);
	if (!f->example.len) {
		buf_put_string(out, own ? "" : hint);
		return;
	}
	if (!own)
		buf_put(out, hint, example ? (size_t)(example - hint) : strlen(hint));
	buf_put_string(out, !own && example ? BEFORE[lang] : BEHIND[lang]);
	buf_put_slice(out, f->example);
	buf_put_char(out, '.');
}

/* A number in the field's own marks, else as Vietnamese prints it. */
static void put_number(buf *out, const schema_field *f, decimal number)
{
	size_t start = out->len;
	if (!f->marks.own) {
		decimal_put_vi(out, number);
		return;
	}
	decimal_put(out, number);
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] == '.')
			out->data[i] = f->marks.decimal;
}

void expect_put_choice(buf *out, const schema_field *f, slice choice)
{
	decimal number;
	if (f->type == FIELD_NUMBER && decimal_parse(choice, &number))
		put_number(out, f, number);
	else
		buf_put_slice(out, choice);
}

static void put_bound(buf *out, const schema_field *f, const bound *b)
{
	if (f->type == FIELD_DATE)
		buf_printf(out, "%02u/%02u/%04d", b->day.day, b->day.month, b->day.year);
	else if (f->type == FIELD_TIME)
		buf_put(out, b->text, 5);
	else if (f->type == FIELD_DATETIME)
		buf_printf(out, "%.2s/%.2s/%.4s %.5s", b->text + 8, b->text + 5, b->text, b->text + 11);
	else if (f->type == FIELD_YEARMONTH)
		buf_printf(out, "%.2s/%.4s", b->text + 5, b->text);
	else if (f->type == FIELD_YEAR)
		decimal_put(out, b->number);
	else
		put_number(out, f, b->number);
}

static void put_choices(buf *out, const schema_field *f)
{
	size_t shown = f->choices.count < CHOICES_SHOWN ? f->choices.count : CHOICES_SHOWN;
	for (size_t i = 0; i < shown; i++) {
		buf_put_string(out, i ? ", " : "");
		expect_put_choice(out, f, f->choices.items[i]);
	}
	if (shown < f->choices.count)
		buf_put_string(out, " …");
}

static void put_maximum(buf *out, const schema_field *f)
{
	if (f->maximum.set)
		put_bound(out, f, &f->maximum);
	else
		buf_put_string(out, "999.999.999.999");
}

static void put_example(buf *out, const schema_field *f, language lang)
{
	static const char *const AS[] = {", ví dụ ", ", as "};
	if (!f->example.len)
		return;
	buf_put_string(out, AS[lang]);
	buf_put_slice(out, f->example);
}

/* What a pattern asks for, in words where the field has them. */
static void put_form(buf *out, const schema_field *f, language lang)
{
	static const char *const WHOLE[] = {"theo mẫu ", "the pattern "};
	slice words = lang == LANG_EN && f->description_en.len ? f->description_en : f->description;
	if (!words.len)
		buf_put_string(out, WHOLE[lang]);
	buf_put_slice(out, words.len ? words : f->pattern_source);
}

void expect_put_rule(buf *out, const schema_field *f, constraint_kind constraint, language lang)
{
	switch (constraint) {
	case CONSTRAINT_MINIMUM: put_bound(out, f, &f->minimum); break;
	case CONSTRAINT_MAXIMUM: put_maximum(out, f); break;
	case CONSTRAINT_EXCLUSIVE_MINIMUM: put_bound(out, f, &f->exclusive_minimum); break;
	case CONSTRAINT_EXCLUSIVE_MAXIMUM: put_bound(out, f, &f->exclusive_maximum); break;
	case CONSTRAINT_MIN_LENGTH: buf_put_signed(out, f->min_length); break;
	case CONSTRAINT_MAX_LENGTH: buf_put_signed(out, f->max_length); break;
	case CONSTRAINT_ENUM: put_choices(out, f); break;
	case CONSTRAINT_PATTERN:
		put_form(out, f, lang);
		put_example(out, f, lang);
		break;
	default: break;
	}
}
