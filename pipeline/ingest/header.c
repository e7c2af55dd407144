/* header.c: the labels of all columns together: which field has which column, what is missing, twice there, unknown, out of its place. What
 * one label names is label.c's. */
#include "ingest/header.h"

bool header_measure(const schema_table *t, const csv_record *record, arena *scratch, header_score *out)
{
	uint64_t seen = 0, required = 0;
	*out = (header_score){0, false, false};
	for (size_t i = 0; i < t->field_count; i++)
		required |= t->fields[i].required ? (uint64_t)1 << i : 0;
	for (size_t i = 0; i < record->count; i++) {
		/* No label is as long as a page; texts of titles and data need not be folded. */
		slice label = slice_trim(record->fields[i]);
		label_match m;
		out->unnamed = out->unnamed || label.len == 0 || label.len > 1000;
		if (label.len > 1000)
			continue;
		if (!label_read(t, label, scratch, &m))
			return false;
		out->unnamed = out->unnamed || m.what == COLUMN_EXTRA || m.what == COLUMN_BLANK;
		if (m.what < 0 || seen >> m.what & 1)
			continue;
		seen |= (uint64_t)1 << m.what;
		out->matches++;
	}
	out->complete = out->matches > 0 && (seen & required) == required;
	return true;
}

/* Which columns a table's fieldsMatch wants. */
typedef struct match_rule {
	bool all_fields, /* also those that are not required */
	    in_order;
	label_kind unknown; /* what a column is that is no field; LABEL_ALIAS: nothing to tell */
} match_rule;

static const match_rule RULES[] = {
    [FIELDS_REQUIRED] = {false, false, LABEL_EXTRA},
    [FIELDS_EXACT] = {true, true, LABEL_INCORRECT},
    [FIELDS_EQUAL] = {true, false, LABEL_INCORRECT},
    [FIELDS_SUBSET] = {true, false, LABEL_ALIAS},
    [FIELDS_SUPERSET] = {false, false, LABEL_INCORRECT},
    [FIELDS_PARTIAL] = {false, false, LABEL_ALIAS},
};

unsigned header_label_line(const header *h, size_t column)
{
	return h->lines ? h->lines[column] : h->line;
}

static void find(header *h, label_kind kind, size_t column, int field, slice label)
{
	unsigned line = column ? header_label_line(h, column - 1) : h->line;
	h->findings[h->finding_count++] = (label_finding){kind, line, (unsigned)column, field, label};
}

static bool read_columns(const schema_table *t, const csv_record *record, arena *a, header *h, int16_t *what, slice *labels)
{
	for (size_t i = 0; i < record->count; i++) {
		labels[i] = arena_copy(a, slice_trim(record->fields[i]));
		label_match m;
		if (!labels[i].ptr || !label_read(t, labels[i], a, &m))
			return false;
		what[i] = (int16_t)m.what;
		if (m.what != COLUMN_BLANK)
			h->width = i + 1;
		if (m.what == COLUMN_EXTRA && RULES[t->match].unknown != LABEL_ALIAS)
			find(h, RULES[t->match].unknown, i + 1, -1, labels[i]);
		if (m.what < 0)
			continue;
		if (h->column_of[m.what] >= 0) {
			find(h, LABEL_DUPLICATE, i + 1, m.what, labels[i]);
			what[i] = COLUMN_EXTRA;
			continue;
		}
		h->column_of[m.what] = (int)i;
		if (!m.own_name)
			find(h, LABEL_ALIAS, i + 1, m.what, labels[i]);
	}
	return true;
}

/* The first column of a field that comes before its turn among those that are there. */
static void find_disorder(const schema_table *t, header *h)
{
	size_t next = 0;
	for (size_t i = 0; i < h->columns; i++) {
		if (h->what[i] < 0)
			continue;
		while (next < t->field_count && h->column_of[next] < 0)
			next++;
		if ((size_t)h->what[i] != next) {
			find(h, LABEL_INCORRECT, i + 1, (int)next, h->labels[i]);
			return;
		}
		next++;
	}
}

bool header_read(const schema_table *t, const heading *rows, arena *a, header *out)
{
	const csv_record *record = &rows->labels;
	*out = (header){.line = record->line, .lines = rows->lines, .columns = record->count, .overflow = record->overflow};
	int16_t *what = arena_array(a, record->count + 1, sizeof *what);
	slice *labels = arena_array(a, record->count + 1, sizeof *labels);
	out->findings = arena_array(a, record->count * 2 + t->field_count + 1, sizeof *out->findings);
	if (!what || !labels || !out->findings)
		return false;
	out->what = what;
	out->labels = labels;
	for (size_t i = 0; i < t->field_count; i++)
		out->column_of[i] = -1;
	if (!read_columns(t, record, a, out, what, labels))
		return false;
	if (RULES[t->match].in_order)
		find_disorder(t, out);
	for (size_t i = 0; i < t->field_count; i++)
		if ((t->fields[i].required || RULES[t->match].all_fields) && out->column_of[i] < 0)
			find(out, LABEL_MISSING, 0, (int)i, t->fields[i].title);
	return true;
}
