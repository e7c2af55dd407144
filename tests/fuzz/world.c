/* world.c: a small made-up world for fuzz targets: tables with a field of every type, facts of every kind, values of a job. */
#include "fuzz.h"

static const char SCHEMA[] =
    "name: world\n"
    "resources:\n"
    "  - name: unit\n    path: reference/unit.csv\n    schema:\n      primaryKey: code\n      fields:\n"
    "        - {name: code, title: Mã đơn vị, type: string, constraints: {required: true, pattern: 'D[0-9]{2}'}}\n"
    "        - {name: label, title: Tên đơn vị, type: string, constraints: {minLength: 2, maxLength: 40}}\n"
    "        - {name: kind, title: Loại, type: string, constraints: {enum: [Trường, Trạm y tế, Hợp tác xã]}}\n"
    "  - name: all\n    path: submissions/*/all.csv\n    submitted-by: code\n    schema:\n      foreignKeys: [{fields: code, reference: "
    "{resource: unit, fields: code}}]\n"
    "      missingValues: ['', '-', n/a]\n      fields:\n"
    "        - {name: code, title: Mã đơn vị, type: string, constraints: {required: true}}\n"
    "        - {name: count, title: Số lượng, type: integer, aliases: [SL, Số l.], constraints: {minimum: 0, maximum: 5000}}\n"
    "        - {name: rate, title: Tỷ lệ, type: number, constraints: {exclusiveMinimum: 0}}\n"
    "        - {name: sum, type: number, decimalChar: '.', groupChar: ',', bareNumber: false}\n"
    "        - {name: yes, title: Có, type: boolean, trueValues: [có, x], falseValues: [không]}\n"
    "        - {name: day, title: Ngày, type: date, constraints: {minimum: '2000-01-01', maximum: '2030-12-31'}}\n"
    "        - {name: written, type: date, format: '%d.%m.%y'}\n"
    "        - {name: year, title: Năm, type: year}\n"
    "        - {name: hour, type: time}\n"
    "        - {name: at, type: datetime}\n"
    "        - {name: month, type: yearmonth}\n"
    "        - {name: long, type: duration}\n"
    "        - {name: anything, type: any}\n"
    "        - {name: several, type: list, itemType: integer, delimiter: ';'}\n"
    "        - {name: items, type: array}\n"
    "        - {name: thing, type: object}\n"
    "        - {name: place, type: geopoint}\n"
    "        - {name: spot, type: geopoint, format: object}\n"
    "        - {name: shape, type: geojson}\n"
    "        - {name: mail, type: string, format: email}\n"
    "        - {name: link, type: string, format: uri}\n"
    "        - {name: id, type: string, format: uuid}\n"
    "        - {name: bytes, type: string, format: binary}\n"
    "  - name: person\n    path: submissions/*/person.csv\n    personal: true\n    schema:\n      fieldsMatch: equal\n      fields:\n"
    "        - {name: name, title: Họ và tên, type: string, personal: name, constraints: {required: true}}\n"
    "        - {name: born, title: Ngày sinh, type: date, personal: date}\n"
    "        - {name: sex, title: Giới tính, type: string, personal: no, constraints: {enum: [Nam, Nữ]}}\n";

const schema *fuzz_schema(void)
{
	static schema *kept;
	if (kept)
		return kept;
	diag *d = diag_new(LANG_EN);
	kept = schema_parse(SLICE(SCHEMA), "world.yaml", d);
	diag_print(d, stderr);
	diag_free(d);
	FUZZ_MUST(kept);
	return kept;
}

/* ---- facts ---- */

#define TEXT(literal)                                                                                                                      \
	{                                                                                                                                      \
		literal, sizeof literal - 1                                                                                                        \
	} /* SLICE, where a constant is needed */
static const query_header GROUPED[] = {{TEXT("by"), TEXT("code"), {0}}, {TEXT("across"), TEXT("year"), {0}}};
static const query TABLE_QUERY = {.name = {"table.years", 11}, .headers = GROUPED, .header_count = 2, .sql = {"", 0}};
static const query PLAIN_QUERY = {.name = {"table", 5}, .sql = {"", 0}};

#define NUMBER(units_, scale_)                                                                                                             \
	{                                                                                                                                      \
		.kind = CELL_NUMBER, .number = { units_, scale_ }                                                                                  \
	}
#define WORDS(text_)                                                                                                                       \
	{                                                                                                                                      \
		.kind = CELL_TEXT, .text = { text_, sizeof text_ - 1 }                                                                             \
	}
#define NOTHING                                                                                                                            \
	{                                                                                                                                      \
		.kind = CELL_EMPTY                                                                                                                 \
	}

static const fact_cell ROW_1[] = {WORDS("D01"), NUMBER(12, 0), NUMBER(345, 1), NUMBER(2010, 0), NUMBER(0, 0)};
static const fact_cell ROW_2[] = {WORDS("D02"), NUMBER(-7, 0), NOTHING, NUMBER(2011, 0), NUMBER(1000000, 0)};
static const fact_cell ROW_3[] = {WORDS("D02 | *x*"), NUMBER(40, 0), NUMBER(5, 2), NUMBER(2012, 0), NOTHING};
static const fact_cell *const ROWS[] = {ROW_1, ROW_2, ROW_3};
static const fact_cell LARGE_1[] = {WORDS("D01"), NUMBER(1, 0), NUMBER(5, 2), NUMBER(2010, 0), NUMBER(1, 0)};
static const fact_cell LARGE_2[] = {WORDS("D02"), NUMBER(INT64_MAX, 0), NUMBER(5, 2), NUMBER(2011, 0), NUMBER(INT64_MIN, 0)};
static const fact_cell *const LARGE[] = {LARGE_1, LARGE_2, LARGE_2};

#define COLUMN(name)                                                                                                                       \
	{                                                                                                                                      \
		TEXT(name), TEXT(name),                                                                                                            \
		{                                                                                                                                  \
			"", 0                                                                                                                          \
		}                                                                                                                                  \
	}
#define MEASURE(name, across)                                                                                                              \
	{                                                                                                                                      \
		TEXT(name "@" across), TEXT(name), TEXT(across)                                                                                    \
	}
static const fact_column PLAIN[] = {COLUMN("code"), COLUMN("count"), COLUMN("rate"), COLUMN("year"), COLUMN("so")};
static const fact_column SPREAD[] = {
    COLUMN("code"), MEASURE("so", "2010"), MEASURE("rate", "2010"), MEASURE("so", "2011"), MEASURE("rate", "2011")};
static const slice YEARS[] = {TEXT("2010"), TEXT("2011")};
static const fact_cell ITEMS[] = {NUMBER(2010, 0), WORDS("hai"), NUMBER(2012, 0)};

#define TABLE(id_, columns_, rows_)                                                                                                        \
	.id = TEXT(id_), .kind = FACT_ROWS, .columns = columns_, .column_count = COUNT_OF(columns_), .rows = rows_, .row_count = COUNT_OF(rows_)

static const fact FACTS[] = {
    {.id = TEXT("count"), .kind = FACT_COUNT, .value = {2822, 0}, .text = TEXT("2.822"), .group = {"", 0}, .base = {"", 0}},
    {.id = TEXT("ratio"), .kind = FACT_RATIO, .num = 31, .den = 55, .text = TEXT("56,4%"), .base = TEXT("đơn vị"), .group = TEXT("2011")},
    {.id = TEXT("list"), .kind = FACT_LIST, .items = ITEMS, .item_count = COUNT_OF(ITEMS), .text = TEXT("2010, hai, 2012")},
    {.id = TEXT("text"), .kind = FACT_TEXT, .text = TEXT("An # toàn _và_ `sạch` <đẹp>")},
    {TABLE("table", PLAIN, ROWS), .source = &PLAIN_QUERY},
    {TABLE("large", PLAIN, LARGE), .source = &PLAIN_QUERY},
    {TABLE("table.years", SPREAD, ROWS), .source = &TABLE_QUERY, .across = YEARS, .across_count = COUNT_OF(YEARS)},
    {.id = TEXT("empty"), .kind = FACT_ROWS, .columns = PLAIN, .column_count = COUNT_OF(PLAIN), .rows = ROWS, .source = &PLAIN_QUERY},
};

const facts *fuzz_facts(fuzz *f)
{
	facts *all = arena_alloc(f->memory, sizeof *all);
	FUZZ_MUST(all);
	*all = (facts){.items = FACTS, .count = COUNT_OF(FACTS)};
	return all;
}

value *fuzz_values(fuzz *f, const facts *known)
{
	arena *a = f->memory;
	value *root = value_new(a), *list = root ? value_put_list(a, root, SLICE("document.recipients")) : NULL;
	FUZZ_MUST(list && value_add_text(a, list, SLICE("Nơi A")) && value_add_text(a, list, SLICE("* Nơi B")));
	FUZZ_MUST(value_put_text(a, root, SLICE("document.date"), SLICE("25/08/2015")) &&
	          value_put_text(a, root, SLICE("name"), SLICE("Một \"tên\" {{dài}}\n- hai")) && value_put_flag(a, root, SLICE("yes"), true) &&
	          value_put_flag(a, root, SLICE("no"), false));
	FUZZ_MUST(value_put_facts(a, root, known));
	return root;
}
