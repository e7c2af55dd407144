/* personal.c: what each field of a table about persons says of them. What is not written is taken from the field: days are days of birth, a
 * code that another table explains names no person, and any other text may be a name. */
#include "schema/reader.h"

static const message NOT_PERSONAL = {"field-not-personal", STATUS_USAGE,
    {"cột “{1}” có “personal” mà bảng “{2}” thì không", "the field “{1}” has “personal”, the table “{2}” has not"},
    {"Thêm “personal: true” vào bảng, để các tệp kết quả chỉ chủ nhân đọc được.",
        "Add “personal: true” to the table, so that the outputs can be read by their owner only."}};

const char *const PERSONAL_WORDS[] = {"name", "date", "id", "text", "no", NULL};

static const personal_nature BY_WORD[] = {PERSONAL_NAME, PERSONAL_DATE, PERSONAL_ID, PERSONAL_TEXT, PERSONAL_NO};

static bool is_code(const schema *s, const schema_table *t, unsigned field)
{
	for (size_t i = 0; i < t->foreign_count; i++)
		for (size_t k = 0; k < t->foreign[i].from.count; k++)
			if (t->foreign[i].from.fields[k] == field && !s->tables[t->foreign[i].table].personal)
				return true;
	return false;
}

static personal_nature guess(const schema *s, const schema_table *t, unsigned field)
{
	switch (t->fields[field].type) {
	case FIELD_DATE:
	case FIELD_DATETIME:
	case FIELD_YEARMONTH:
	case FIELD_YEAR: return PERSONAL_DATE;
	default: return is_code(s, t, field) ? PERSONAL_CODE : PERSONAL_TEXT;
	}
}

void reader_personal(schema_reader *r, size_t index)
{
	schema_table *t = &r->schema->tables[index];
	const personal_said *said = r->sources[index].personal;
	for (unsigned i = 0; said && i < t->field_count; i++) {
		schema_field *f = &t->fields[i];
		bool silent = said[i].word == PERSONAL_UNSAID;
		if (t->personal)
			f->personal = silent ? guess(r->schema, t, i) : BY_WORD[said[i].word];
		else if (!silent)
			READER_ERROR(r, &NOT_PERSONAL, said[i].where, f->name.ptr, t->name.ptr);
	}
}
