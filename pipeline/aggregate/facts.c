/* facts.c: computing every figure of facts.sql in order. What a figure is made of: definition.c (headers), sum.c (count, ratio), list.c (list,
 * text), table.c (rows); what becomes of it: output.c, explain.c. */
#include "aggregate/inside.h"

static const message FACT_FAILED = {"fact-error", STATUS_DATA,
    {"không tính được số liệu `{1}`: {2}", "the figure `{1}` cannot be computed: {2}"},
    {"Chạy `tongket explain CÔNG_VIỆC {1}` để xem định nghĩa và các dòng nguồn.",
        "`tongket explain JOB {1}` shows its definition and source rows."}};

const reason TOO_LARGE = {{"tổng quá lớn, vượt 64 bit hoặc 15 chữ số", "the sum is too large for 64 bits or 15 digits"}};

/* The reason in words, {1} filled. */
static const char *worded(const computing *c, const reason *why, const char *argument)
{
	const char *text = why->text[diag_language(c->d)], *hole = argument ? strstr(text, "{1}") : NULL;
	if (!hole)
		return text;
	return arena_printf(c->a, "%.*s%s%s", (int)(hole - text), text, argument, hole + 3);
}

bool figure_fail(const computing *c, const query *q, const reason *why, const char *argument)
{
	const char *name = arena_string(c->a, q->name), *text = worded(c, why, argument);
	if (!name || !text)
		return diag_no_memory(c->d);
	language lang = diag_language(c->d);
	const char *const args[] = {name, text, NULL};
	buf words = BUF_INIT(LIMIT_TEXT_FILE_BYTES), hint = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	issue_put_text(&words, ISSUE_FACT_ERROR, CONSTRAINT_NONE, lang, args);
	issue_put_hint(&hint, ISSUE_FACT_ERROR, CONSTRAINT_NONE, lang, args);
	issue i = {.code = ISSUE_FACT_ERROR, .text = buf_slice(&words), .hint = buf_slice(&hint)};
	if (words.failed || hint.failed)
		diag_no_memory(c->d);
	else if (store_add_issue(c->s, &i))
		diag_report(c->d, &FACT_FAILED, NOWHERE, name, text);
	buf_free(&words);
	buf_free(&hint);
	return false;
}

static bool compute_one(const computing *c, const query *q, fact *out)
{
	static bool (*const BY_KIND[])(const computing *, const definition *, fact *) = {
	    [FACT_COUNT] = sum_compute,
	    [FACT_RATIO] = sum_compute,
	    [FACT_LIST] = list_compute,
	    [FACT_TEXT] = text_compute,
	    [FACT_ROWS] = table_compute,
	};
	definition def;
	if (!definition_read(c, q, &def))
		return false;
	*out = (fact){.id = q->name, .kind = def.kind, .base = def.base, .source = q};
	return BY_KIND[def.kind](c, &def, out);
}

bool facts_compute(arena *a, store *s, const query_file *queries, const params *p, facts *out, diag *d)
{
	computing c = {a, s, queries, p, d};
	fact *items = arena_array(a, queries->count + 1, sizeof *items), *failed = arena_array(a, queries->count + 1, sizeof *failed);
	*out = (facts){items, 0, failed, 0};
	if (!items || !failed)
		return diag_no_memory(d);
	for (size_t i = 0; i < queries->count; i++) {
		fact one = {.source = NULL};
		if (compute_one(&c, &queries->items[i], &one))
			items[out->count++] = one;
		else if (one.source)
			failed[out->failed_count++] = one;
	}
	return out->count == queries->count;
}

static const fact *find(const fact *items, size_t count, slice id)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal(items[i].id, id))
			return &items[i];
	return NULL;
}

const fact *facts_find(const facts *f, slice id)
{
	return find(f->items, f->count, id);
}

const fact *facts_find_failed(const facts *f, slice id)
{
	return find(f->failed, f->failed_count, id);
}
