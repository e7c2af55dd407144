/* guide.c: the guide to the forms: every table and column of the schema as facts and names, and the rows of the tables that codes come from. The words around
 * them are Markdown like a report's; what a column expects is said in the words of the checks. */
#include "base/limits.h"
#include "base/utf8.h"
#include "run/forms.h"
#include "run/printable.h"
#include "validate/expect.h"

#define CODES_LISTED 200
#define CODE_COLUMNS 4

static const message NO_GLYPH = {"no-glyph", STATUS_USAGE,
    {"phông chữ không có chữ “{1}” (U+{2}) trong “{3}”", "the font has no glyph for “{1}” (U+{2}) in “{3}”"},
    {"Bản hướng dẫn in tiêu đề, mô tả, dạng và ví dụ ghi ở đây; thay chữ ấy.",
        "The guide prints the titles, descriptions, forms and examples written here; replace it."}};

typedef struct guide {
	const forms *forms;
	arena *memory;
	language lang; /* of the template's documents */
	facts facts;   /* columns of the tables, then the codes */
	fact *items;
	value *values;
	bool unprintable; /* some text of the schema has letters that the font lacks (reported) */
} guide;

/* Tell the first letter of a text of the schema that cannot be printed, with the place of what declares it. */
static void look_at_letters(guide *g, slice text, place where)
{
	const press *p = g->forms->press;
	uint32_t letter = text_find_unprintable(p->fonts, p->profile->family, text, p->diag);
	if (!letter)
		return;
	buf shown = BUF_INIT(8);
	utf8_put(&shown, letter);
	const char *whole = arena_string(g->memory, text), *one = arena_string(g->memory, buf_slice(&shown));
	const char *number = arena_printf(g->memory, "%04X", (unsigned)letter);
	buf_free(&shown);
	diag_report(p->diag, &NO_GLYPH, where, one ? one : "?", number ? number : "?", whole ? whole : "?");
	g->unprintable = true;
}

static slice label(slice title, slice name)
{
	return title.len ? title : name;
}

/* ---- what a column expects ---- */

typedef struct phrase {
	constraint_kind constraint;
	const char *text[2];
} phrase;

/* Said before the rule, in this order. */
static const phrase PHRASES[] = {
    {CONSTRAINT_ENUM, {"Chỉ ghi một trong: ", "One of: "}},
    {CONSTRAINT_PATTERN, {"Dạng: ", "Form: "}},
    {CONSTRAINT_MINIMUM, {"Nhỏ nhất: ", "At least: "}},
    {CONSTRAINT_MAXIMUM, {"Lớn nhất: ", "At most: "}},
    {CONSTRAINT_EXCLUSIVE_MINIMUM, {"Lớn hơn: ", "Above: "}},
    {CONSTRAINT_EXCLUSIVE_MAXIMUM, {"Nhỏ hơn: ", "Below: "}},
    {CONSTRAINT_MIN_LENGTH, {"Số ký tự ít nhất: ", "Characters at least: "}},
    {CONSTRAINT_MAX_LENGTH, {"Số ký tự nhiều nhất: ", "Characters at most: "}},
};

static bool has_rule(const schema_field *f, constraint_kind constraint)
{
	switch (constraint) {
	case CONSTRAINT_ENUM: return f->choices.count > 0;
	case CONSTRAINT_PATTERN: return f->pattern != NULL;
	case CONSTRAINT_MINIMUM: return f->minimum.set;
	case CONSTRAINT_MAXIMUM: return f->maximum.set;
	case CONSTRAINT_EXCLUSIVE_MINIMUM: return f->exclusive_minimum.set;
	case CONSTRAINT_EXCLUSIVE_MAXIMUM: return f->exclusive_maximum.set;
	case CONSTRAINT_MIN_LENGTH: return f->min_length >= 0;
	case CONSTRAINT_MAX_LENGTH: return f->max_length >= 0;
	default: return false;
	}
}

static const schema_table *explained_by(const schema *s, const schema_table *t, size_t field)
{
	for (size_t i = 0; i < t->foreign_count; i++)
		for (size_t k = 0; k < t->foreign[i].from.count; k++)
			if (t->foreign[i].from.fields[k] == field)
				return &s->tables[t->foreign[i].table];
	return NULL;
}

static void put_range(buf *out, const schema_field *f, language lang)
{
	static const char *const FROM[] = {"Từ ", "From "}, *const TO[] = {" đến ", " to "};
	buf_put_string(out, FROM[lang]);
	expect_put_rule(out, f, CONSTRAINT_MINIMUM, lang);
	buf_put_string(out, TO[lang]);
	expect_put_rule(out, f, CONSTRAINT_MAXIMUM, lang);
	buf_put_string(out, ". ");
}

static void put_rules(buf *out, const guide *g, const schema_table *t, size_t field)
{
	static const char *const OF_TABLE[] = {"Ghi mã có trong bảng “", "A code of the table “"};
	const schema_field *f = &t->fields[field];
	if (f->description.len && !f->pattern) {
		buf_put_slice(out, f->description);
		buf_put_string(out, f->description.ptr[f->description.len - 1] == '.' ? " " : ". ");
	}
	if (f->type != FIELD_STRING || f->format != FORMAT_DEFAULT) {
		expect_put_type_hint(out, f, g->lang);
		buf_put_char(out, ' ');
	}
	const schema_table *codes = explained_by(g->forms->tables, t, field);
	if (codes) {
		buf_put_string(out, OF_TABLE[g->lang]);
		buf_put_slice(out, label(codes->title, codes->name));
		buf_put_string(out, "”. ");
	}
	bool range = f->minimum.set && f->maximum.set;
	if (range)
		put_range(out, f, g->lang);
	for (size_t i = 0; i < COUNT_OF(PHRASES); i++) {
		if (range && (PHRASES[i].constraint == CONSTRAINT_MINIMUM || PHRASES[i].constraint == CONSTRAINT_MAXIMUM))
			continue;
		if (!has_rule(f, PHRASES[i].constraint) || (codes && PHRASES[i].constraint == CONSTRAINT_PATTERN))
			continue;
		buf_put_string(out, PHRASES[i].text[g->lang]);
		expect_put_rule(out, f, PHRASES[i].constraint, g->lang);
		buf_put_string(out, ". ");
	}
}

static bool is_bounded(const schema_field *f)
{
	return f->minimum.set || f->maximum.set || f->exclusive_minimum.set || f->exclusive_maximum.set;
}

static bool is_within(const schema_field *f, decimal n)
{
	return !(f->minimum.set && decimal_compare(n, f->minimum.number) < 0) &&
	       !(f->maximum.set && decimal_compare(n, f->maximum.number) > 0) && !f->exclusive_minimum.set && !f->exclusive_maximum.set;
}

static void put_number(buf *out, const schema_field *f, int64_t n)
{
	if (is_within(f, (decimal){n, 0}))
		buf_put_signed(out, n);
}

/* A value the column takes, as a person writes it; nothing where none is known and none can be made up. */
static void put_example(buf *out, const schema_field *f)
{
	if (f->example.len || f->choices.count) {
		buf_put_slice(out, f->example.len ? f->example : f->choices.items[0]);
		return;
	}
	switch (f->type) {
	case FIELD_BOOLEAN: buf_put_slice(out, f->own_words && f->true_values.count ? f->true_values.items[0] : SLICE("x")); break;
	case FIELD_DATE:
		if (f->format == FORMAT_DEFAULT && !is_bounded(f))
			buf_put_string(out, "25/08/2015");
		break;
	case FIELD_INTEGER:
	case FIELD_NUMBER: put_number(out, f, 12); break;
	case FIELD_YEAR: put_number(out, f, 2015); break;
	default: break;
	}
}

/* ---- facts ---- */

static bool set_cell(guide *g, fact_cell *cell, buf *text)
{
	slice copy = text->failed ? (slice){NULL, 0} : arena_copy(g->memory, slice_trim(buf_slice(text)));
	buf_clear(text);
	*cell = (fact_cell){.kind = copy.len ? CELL_TEXT : CELL_EMPTY, .text = copy};
	return copy.ptr != NULL;
}

enum { COLUMN_TITLE, COLUMN_REQUIRED, COLUMN_RULE, COLUMN_EXAMPLE, COLUMN_COUNT };

static bool fill_column(guide *g, const schema_table *t, size_t field, fact_cell *cells)
{
	static const char *const MUST[][2] = {{"", ""}, {"x", "x"}};
	const schema_field *f = &t->fields[field];
	buf text = BUF_INIT(LIMIT_FIELD_BYTES);
	buf_put_slice(&text, label(f->title, f->name));
	bool good = set_cell(g, &cells[COLUMN_TITLE], &text);
	buf_put_string(&text, MUST[f->required][g->lang]);
	good = good && set_cell(g, &cells[COLUMN_REQUIRED], &text);
	put_rules(&text, g, t, field);
	good = good && set_cell(g, &cells[COLUMN_RULE], &text);
	put_example(&text, f);
	good = good && set_cell(g, &cells[COLUMN_EXAMPLE], &text);
	for (size_t i = 0; good && i < COLUMN_COUNT; i++)
		look_at_letters(g, cells[i].text, f->where);
	buf_free(&text);
	return good;
}

static bool add_columns(guide *g, const schema_table *t)
{
	static const fact_column COLUMNS[] = {[COLUMN_TITLE] = {{"title", sizeof "title" - 1}, {NULL, 0}, {NULL, 0}},
	    [COLUMN_REQUIRED] = {{"required", sizeof "required" - 1}, {NULL, 0}, {NULL, 0}},
	    [COLUMN_RULE] = {{"rule", sizeof "rule" - 1}, {NULL, 0}, {NULL, 0}},
	    [COLUMN_EXAMPLE] = {{"example", sizeof "example" - 1}, {NULL, 0}, {NULL, 0}}};
	const fact_cell **rows = arena_array(g->memory, t->field_count + 1, sizeof *rows);
	const char *id = arena_printf(g->memory, "columns.%s", t->name.ptr);
	if (!rows || !id)
		return false;
	for (size_t i = 0; i < t->field_count; i++) {
		fact_cell *cells = arena_array(g->memory, COLUMN_COUNT, sizeof *cells);
		if (!cells || !fill_column(g, t, i, cells))
			return false;
		rows[i] = cells;
	}
	g->items[g->facts.count++] = (fact){
	    .id = slice_of(id), .kind = FACT_ROWS, .columns = COLUMNS, .column_count = COLUMN_COUNT, .rows = rows, .row_count = t->field_count};
	return true;
}

static bool has_field(const schema_table *t, slice name)
{
	return schema_find_field(t, name) >= 0;
}

/* A table whose rows a submitter must know: one that a submitted table refers to, or whose key it has a column of. */
static bool explains_codes(const schema *s, const schema_table *codes)
{
	for (size_t i = 0; i < s->table_count; i++) {
		const schema_table *t = &s->tables[i];
		if (!t->submitted)
			continue;
		for (size_t k = 0; k < t->foreign_count; k++)
			if (&s->tables[t->foreign[k].table] == codes)
				return true;
		if (codes->primary.count && has_field(t, codes->fields[codes->primary.fields[0]].name))
			return true;
	}
	return false;
}

static bool is_listed(const schema *s, const schema_table *t)
{
	return !t->submitted && !t->personal && explains_codes(s, t);
}

/* The first columns that are names or codes. */
static size_t code_columns(const schema_table *t, const schema_field *out[CODE_COLUMNS])
{
	size_t count = 0;
	for (size_t i = 0; i < t->field_count && count < CODE_COLUMNS; i++)
		if (t->fields[i].type == FIELD_STRING)
			out[count++] = &t->fields[i];
	return count;
}

static void put_codes_query(buf *out, const schema_table *t)
{
	const schema_field *columns[CODE_COLUMNS];
	size_t count = code_columns(t, columns);
	buf_printf(out, "-- name: codes.%s\n-- kind: rows\nSELECT ", t->name.ptr);
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s\"%s\"", i ? ", " : "", columns[i]->name.ptr);
	buf_printf(out, " FROM \"%s\" ORDER BY _line LIMIT %d;\n", t->name.ptr, CODES_LISTED);
}

static bool add_codes(guide *g)
{
	const forms *f = g->forms;
	buf sql = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	for (size_t i = 0; i < f->tables->table_count; i++)
		if (is_listed(f->tables, &f->tables->tables[i]))
			put_codes_query(&sql, &f->tables->tables[i]);
	slice text = sql.failed ? (slice){NULL, 0} : arena_copy(g->memory, buf_slice(&sql));
	buf_free(&sql);
	query_file queries;
	facts codes;
	if (!text.ptr)
		return diag_no_memory(f->press->diag);
	if (!text.len)
		return true;
	if (!query_file_parse(g->memory, text, "forms-guide", FACT_KEYS, &queries, f->press->diag) ||
	    !facts_compute(g->memory, f->store, &queries, f->params, &codes, f->press->diag))
		return false;
	/* What the office's tables hold is data: it is printed whatever it is, as on a return slip. */
	if (!facts_make_printable(g->memory, f->press->fonts, f->press->profile->family, &codes, f->press->diag))
		return false;
	for (size_t i = 0; i < codes.count; i++)
		g->items[g->facts.count++] = codes.items[i];
	return true;
}

/* ---- names ---- */

static bool put_table(guide *g, value *list, const schema_table *t, const char *kind)
{
	arena *a = g->memory;
	value *item = value_add(a, list);
	look_at_letters(g, label(t->title, t->name), t->where);
	look_at_letters(g, t->description, t->where);
	const char *id = arena_printf(a, "%s.%s", kind, t->name.ptr);
	return item && id && value_put_text(a, item, SLICE("query"), slice_of(id)) && value_put_text(a, item, SLICE("name"), t->name) &&
	       value_put_text(a, item, SLICE("title"), label(t->title, t->name)) && value_put_text(a, item, SLICE("file"), t->file_name) &&
	       value_put_text(a, item, SLICE("description"), t->description.ptr ? t->description : SLICE("")) &&
	       value_put_flag(a, item, SLICE("expected"), t->expected.len > 0) && value_put_flag(a, item, SLICE("personal"), t->personal);
}

static bool put_heads(guide *g, value *item, const schema_table *t)
{
	const schema_field *columns[CODE_COLUMNS];
	size_t count = code_columns(t, columns);
	const fact *rows = facts_find(&g->facts, value_get_text(value_find(item, SLICE("query"))));
	value *heads = value_put_list(g->memory, item, SLICE("heads"));
	bool good = heads && rows && value_put_flag(g->memory, item, SLICE("more"), rows->row_count == CODES_LISTED);
	for (size_t i = 0; good && i < count; i++) {
		value *head = value_add(g->memory, heads);
		look_at_letters(g, label(columns[i]->title, columns[i]->name), columns[i]->where);
		good = head && value_put_text(g->memory, head, SLICE("column"), columns[i]->name) &&
		       value_put_text(g->memory, head, SLICE("head"), label(columns[i]->title, columns[i]->name));
	}
	return good;
}

static bool put_tables(guide *g)
{
	const schema *s = g->forms->tables;
	value *submitted = value_put_list(g->memory, g->values, SLICE("tables"));
	value *codes = value_put_list(g->memory, g->values, SLICE("lists"));
	bool good = submitted && codes;
	for (size_t i = 0; good && i < s->table_count; i++) {
		const schema_table *t = &s->tables[i];
		if (t->submitted)
			good = put_table(g, submitted, t, "columns");
		else if (is_listed(s, t))
			good = put_table(g, codes, t, "codes") && put_heads(g, (value *)value_get_item(codes, value_count(codes) - 1), t);
	}
	return good;
}

static bool fill(guide *g)
{
	const forms *f = g->forms;
	g->items = arena_array(g->memory, f->tables->table_count * 2 + 1, sizeof *g->items);
	g->facts.items = g->items;
	g->values = value_new(g->memory);
	if (!g->items || !g->values)
		return diag_no_memory(f->press->diag);
	for (size_t i = 0; i < f->tables->table_count; i++)
		if (f->tables->tables[i].submitted && !add_columns(g, &f->tables->tables[i]))
			return diag_no_memory(f->press->diag);
	if (!add_codes(g) || !job_put_values(g->memory, f->press->job, g->values, f->press->diag))
		return false;
	return (value_put_facts(g->memory, g->values, &g->facts) && put_tables(g) &&
	           value_put_text(g->memory, g->values, SLICE("package.title"), label(f->tables->title, f->tables->name))) ||
	       diag_no_memory(f->press->diag);
}

bool guide_put(const forms *f, const char *name)
{
	guide g = {.forms = f, .memory = arena_new(), .lang = LANG_VI};
	if (!g.memory)
		return diag_no_memory(f->press->diag);
	if (!slice_starts(f->press->job->template.language, "vi"))
		g.lang = LANG_EN;
	composing what = {.shown = f->guide, .facts = &g.facts, .title = SLICE("{{package.title}}")};
	bool good = fill(&g) && read_text_file(g.memory, f->guide, &what.text, f->press->diag);
	what.values = g.values;
	good = good && !g.unprintable && press_typeset(g.memory, f->press, &what, slice_of(name)) && press_remember(f->press, slice_of(name));
	arena_free(g.memory);
	return good;
}
