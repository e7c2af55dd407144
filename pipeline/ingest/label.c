/* label.c: a label names a field when it is, folded, the field's name, title or an alias; names go before titles, titles before aliases.
 * A label that is the name byte for byte needs no folding: so are the files that programs write. */
#include "ingest/label.h"

#include "ingest/blank.h"
#include "ingest/words.h"
#include "text/fold.h"

#define LABEL_BYTES 1000   /* no label is longer */
#define BRACKETS_DROPPED 3 /* behind a label: a unit, a remark, a footnote */

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

/* Signs are folded away, but a bracket is only found behind them. */
static slice without_signs(slice t)
{
	static const char SIGNS[] = {' ', ':', '*', '.', ';', '\t', '\r', '\n'};
	while (t.len && memchr(SIGNS, t.ptr[t.len - 1], sizeof SIGNS))
		t.len--;
	return t;
}

/* The last "(…)" or "[…]" of a label; an empty slice: it ends with none, or is nothing else. */
static slice last_bracket(slice t)
{
	char shut = t.len ? t.ptr[t.len - 1] : '\0';
	const char *at = shut == ')' || shut == ']' ? memrchr(t.ptr, shut == ')' ? '(' : '[', t.len) : NULL;
	return at && at > t.ptr ? (slice){at, (size_t)(t.ptr + t.len - at)} : (slice){"", 0};
}

/* "(Nam/Nữ)" behind the label of a field with these choices. */
static bool lists_choices(const schema_field *f, slice folded, arena *a, bool *lists)
{
	buf all = BUF_INIT(LABEL_BYTES);
	for (size_t i = 0; i < f->choices.count && all.len <= LABEL_BYTES / 2; i++)
		buf_put_slice(&all, f->choices.items[i]);
	slice choices = all.len ? text_fold(a, buf_slice(&all)) : (slice){"", 0};
	*lists = choices.len && slice_equal(choices, folded);
	buf_free(&all);
	return choices.ptr != NULL;
}

/* Brackets say how a column is counted or filled in; one that says what it is about makes another label. */
static bool find_without_brackets(const schema_table *t, slice label, arena *a, int *field)
{
	for (int i = 0; i < BRACKETS_DROPPED && *field < 0; i++) {
		label = without_signs(label);
		slice bracket = last_bracket(label);
		if (!bracket.len)
			return true;
		label.len -= bracket.len;
		slice inner = text_fold(a, bracket), folded = text_fold(a, label);
		if (!inner.ptr || !folded.ptr)
			return false;
		int found = folded.len ? find_folded(t, folded) : -1;
		bool fits = words_is_unit(inner);
		if (!fits && found >= 0 && !lists_choices(&t->fields[found], inner, a, &fits))
			return false;
		if (!fits)
			return true;
		*field = found;
	}
	return true;
}

bool label_read(const schema_table *t, slice label, arena *a, label_match *out)
{
	*out = (label_match){COLUMN_BLANK, false};
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
	if (field < 0 && !find_without_brackets(t, label, a, &field))
		return false;
	bool counter = words_is_counter(folded) || slice_is(slice_trim(label), "#");
	*out = (label_match){field >= 0 ? field : counter ? COLUMN_COUNTER : COLUMN_EXTRA, own};
	return true;
}
