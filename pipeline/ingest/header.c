/* header.c: a label names a field when it is, folded, the field's name, title or an alias; names go before titles, titles before aliases.
 * A label that is the name byte for byte needs no folding: so are the files that programs write. */
#include "ingest/header.h"

#include "ingest/blank.h"
#include "ingest/words.h"
#include "text/fold.h"

static int find_by_name(const schema_table *t, slice label)
{
	for (size_t i = 0; i < t->field_count; i++)
		if (slice_equal(t->fields[i].name, label))
			return (int)i;
	return -1;
}

/* The field whose `rank`-th folded label this is: rank 0 is the name, 1 the title, 2 and above an alias. */
static int find_folded(const schema_table *t, slice folded)
{
	size_t most = 0;
	for (size_t i = 0; i < t->field_count; i++)
		most = t->fields[i].folded_count > most ? t->fields[i].folded_count : most;
	for (size_t rank = 0; rank < most; rank++)
		for (size_t i = 0; i < t->field_count; i++)
			if (rank < t->fields[i].folded_count && slice_equal(t->fields[i].folded[rank], folded))
				return (int)i;
	return -1;
}

typedef struct match {
	int what;      /* field or COLUMN_… */
	bool own_name; /* the label folds to the field's name */
} match;

static bool match_label(const schema_table *t, slice label, arena *a, match *out)
{
	*out = (match){COLUMN_BLANK, false};
	if (blank_cell(label))
		return true;
	out->what = find_by_name(t, label);
	out->own_name = true;
	if (out->what >= 0)
		return true;
	slice folded = text_fold(a, label);
	if (!folded.ptr)
		return false;
	int field = folded.len ? find_folded(t, folded) : -1;
	bool own = field >= 0 && t->fields[field].folded_count && slice_equal(t->fields[field].folded[0], folded);
	*out = (match){field >= 0 ? field : words_is_counter(folded) ? COLUMN_COUNTER : COLUMN_EXTRA, own};
	return true;
}

bool header_measure(const schema_table *t, const csv_record *record, arena *scratch, header_score *out)
{
	uint64_t seen = 0, required = 0;
	*out = (header_score){0, false};
	for (size_t i = 0; i < t->field_count; i++)
		required |= t->fields[i].required ? (uint64_t)1 << i : 0;
	for (size_t i = 0; i < record->count; i++) {
		/* No label is as long as a page; texts of titles and data need not be folded. */
		slice label = slice_trim(record->fields[i]);
		match m;
		if (label.len > 1000)
			continue;
		if (!match_label(t, label, scratch, &m))
			return false;
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

static void find(header *h, label_kind kind, size_t column, int field, slice label)
{
	h->findings[h->finding_count++] = (label_finding){kind, (unsigned)column, field, label};
}

static bool read_columns(const schema_table *t, const csv_record *record, arena *a, header *h, int16_t *what, slice *labels)
{
	for (size_t i = 0; i < record->count; i++) {
		labels[i] = arena_copy(a, slice_trim(record->fields[i]));
		match m;
		if (!labels[i].ptr || !match_label(t, labels[i], a, &m))
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

bool header_read(const schema_table *t, const csv_record *record, arena *a, header *out)
{
	*out = (header){.line = record->line, .columns = record->count, .overflow = record->overflow};
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
