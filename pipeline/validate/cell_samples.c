/* cell_samples.c: the example of a field is what a hint tells people to write, and a choice what they may write: both must be right as cells. They are
 * read as any cell is. Choices of numbers and days stand in the schema as in the store, and not as cells are written, and are left to schema/. */
#include "validate/cell_samples.h"

#include "validate/cell.h"

static const message BAD_EXAMPLE = {"bad-example", STATUS_USAGE,
    {"cột “{2}” không nhận chính ví dụ “{1}” của nó ({3})", "the field “{2}” does not take its own example “{1}” ({3})"},
    {"Sửa “example”: người nộp sẽ ghi theo ví dụ này.", "Correct “example”: it is what people are told to write."}};
static const message DEAD_CHOICE = {"dead-choice", STATUS_USAGE,
    {"giá trị “{1}” của cột “{2}” không bao giờ được nhận ({3})", "the value “{1}” of the field “{2}” can never be accepted ({3})"},
    {"Bỏ giá trị này, hoặc sửa ràng buộc kia.", "Remove it, or correct the other constraint."}};

static bool check(const schema_field *f, slice sample, const message *m, diag *d)
{
	char room[MOMENT_BYTES];
	cell_reading r = {.date = room};
	for (size_t i = 0; i < f->missing.count; i++)
		if (slice_equal(f->missing.items[i], sample))
			return diag_report(d, m, f->where, sample.ptr, f->name.ptr, "missingValues");
	if (cell_read(f, sample, &r))
		return true;
	const char *why = r.code == ISSUE_CONSTRAINT_ERROR ? constraint_name(r.constraint) : issue_code_name(r.code);
	return diag_report(d, m, f->where, sample.ptr, f->name.ptr, why);
}

static bool check_field(const schema_field *f, diag *d)
{
	bool good = !f->example.len || check(f, f->example, &BAD_EXAMPLE, d);
	bool text = f->type == FIELD_STRING || f->type == FIELD_ANY;
	for (size_t i = 0; text && i < f->choices.count; i++)
		good = check(f, f->choices.items[i], &DEAD_CHOICE, d) && good;
	return good;
}

bool cell_samples_check(const schema *tables, diag *d)
{
	bool good = true;
	for (size_t i = 0; i < tables->table_count; i++)
		for (size_t k = 0; k < tables->tables[i].field_count; k++)
			good = check_field(&tables->tables[i].fields[k], d) && good;
	return good;
}
