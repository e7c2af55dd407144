/* constraints.c: rules between the columns of one row, SQL expressions of datapackage.yaml.
 *
 * Each is compiled alone first: what is wrong with it is told at its place, and SQLite says which columns it reads (a row in which one of
 * them is wrong is not asked). Then one pass over the table asks all of them. */
#include "store/inside.h"

static const message BAD_FORMULA = {"bad-formula", STATUS_USAGE,
    {"công thức `{1}` không dịch được: {2}", "the formula `{1}` does not compile: {2}"},
    {"Công thức là một biểu thức SQL trên các cột của bảng `{3}`.", "A formula is an SQL expression over the columns of `{3}`."}};
typedef struct rules {
	store *s;
	unsigned table;
	const schema_table *schema;
	const params *p;
	bool without_job; /* any parameter may be right, and there are no rows to ask */
	uint64_t *reads;  /* fields each constraint reads */
} rules;

static bool report_formula(const rules *r, const row_constraint *rule, const char *what)
{
	arena *a = arena_new();
	const char *formula = a ? arena_string(a, rule->formula) : NULL, *table = a ? arena_string(a, r->schema->name) : NULL;
	const char *words = a ? arena_string(a, slice_of(what)) : NULL;
	bool good = formula && table && words ? diag_report(r->s->d, &BAD_FORMULA, rule->where, formula, words, table)
	                                      : diag_no_memory(r->s->d);
	arena_free(a);
	return good;
}

/* Compile one formula alone, for its errors and the fields it reads. */
static bool compile_one(rules *r, size_t i)
{
	store *s = r->s;
	const row_constraint *rule = &r->schema->constraints[i];
	buf_put_string(&s->sql, "SELECT (");
	buf_put_slice(&s->sql, rule->formula);
	buf_put_string(&s->sql, "\n) FROM ");
	put_name(&s->sql, "_", r->schema->name);
	if (s->sql.failed)
		return diag_no_memory(s->d);
	sqlite3_stmt *alone = sandbox_prepare(s, buf_slice(&s->sql));
	buf_clear(&s->sql);
	if (!alone)
		return report_formula(r, rule, s->denied ? s->denied : sqlite3_errmsg(s->db));
	const char *unbound = r->without_job ? NULL : bind_params(alone, r->p);
	r->reads[i] = s->tables[r->table].read;
	bool one = sqlite3_column_count(alone) == 1;
	bool good = (one && !unbound) || report_formula(r, rule, unbound ? unbound : "…, …");
	sqlite3_finalize(alone);
	return good;
}

static void put_rule(buf *sql, const rules *r, size_t i)
{
	buf_printf(sql, "((_bad & %lld) = 0 AND NOT (", (long long)r->reads[i]);
	buf_put_slice(sql, r->schema->constraints[i].formula);
	buf_put_string(sql, "\n))");
}

/* SELECT rowid, rule, rule … FROM _T WHERE rule OR rule …; a rule is 1 where it is broken. */
static sqlite3_stmt *compile_all(const rules *r)
{
	buf *sql = &r->s->sql;
	buf_put_string(sql, "SELECT rowid");
	for (size_t i = 0; i < r->schema->constraint_count; i++) {
		buf_put_string(sql, ", ");
		put_rule(sql, r, i);
	}
	buf_put_string(sql, " FROM ");
	put_name(sql, "_", r->schema->name);
	for (size_t i = 0; i < r->schema->constraint_count; i++) {
		buf_put_string(sql, i ? " OR " : " WHERE ");
		put_rule(sql, r, i);
	}
	sqlite3_stmt *all = sql->failed ? NULL : sandbox_prepare(r->s, buf_slice(sql));
	buf_clear(sql);
	if (all)
		(void)bind_params(all, r->p);
	return all;
}

typedef struct broken_row {
	const schema_table *schema;
	const stored_row *at;
} broken_row;

static bool put_cell(void *user, slice name, buf *out)
{
	const broken_row *b = user;
	int field = schema_find_field(b->schema, name);
	if (field >= 0)
		put_shown(out, b->at, (unsigned)field);
	return field >= 0;
}

/* "a >= b (a: 1; b: 2)": the formula and the cells it reads. */
static void put_default(buf *out, const rules *r, size_t i, const stored_row *at)
{
	buf_put_slice(out, slice_trim(r->schema->constraints[i].formula));
	const char *before = " (";
	for (size_t f = 0; f < r->schema->field_count; f++) {
		if (!(r->reads[i] >> f & 1))
			continue;
		buf_put_string(out, before);
		buf_put_slice(out, field_label(&r->schema->fields[f]));
		buf_put_string(out, ": ");
		put_shown(out, at, (unsigned)f);
		before = "; ";
	}
	if (before[0] == ';')
		buf_put_char(out, ')');
}

static bool report(const rules *r, size_t i, const stored_row *at)
{
	store *s = r->s;
	const row_constraint *rule = &r->schema->constraints[i];
	slice text = rule->text[s->lang], hint = rule->hint[s->lang];
	broken_row b = {r->schema, at};
	buf_clear(&s->cell);
	put_default(&s->cell, r, i, at);
	buf_put_char(&s->cell, '\0');
	if (s->cell.failed)
		return diag_no_memory(s->d);
	words_put(s, ISSUE_ROW_CONSTRAINT, CONSTRAINT_NONE, (const char *const[]){s->cell.data, NULL});
	if (text.len) {
		buf_clear(&s->text);
		words_fill(&s->text, text, put_cell, &b);
	}
	if (hint.len) {
		buf_clear(&s->hint);
		words_fill(&s->hint, hint, put_cell, &b);
	}
	return finding_row(s, ISSUE_ROW_CONSTRAINT, CONSTRAINT_NONE, at, -1);
}

static bool report_row(const rules *r, sqlite3_stmt *all)
{
	stored_row at;
	if (!row_fetch(r->s, r->table, sqlite3_column_int64(all, 0), &at))
		return false;
	for (size_t i = 0; i < r->schema->constraint_count; i++)
		if (sqlite3_column_int(all, (int)i + 1) && !report(r, i, &at))
			return false;
	return true;
}

static bool ask(const rules *r)
{
	store *s = r->s;
	sqlite3_stmt *all = compile_all(r);
	if (!all)
		return store_fail(s);
	budget own = sandbox_budget(s);
	bool good = true;
	int status = SQLITE_DONE;
	do {
		budget *before = budget_open(&own);
		status = sqlite3_step(all);
		budget_close(before);
	} while (status == SQLITE_ROW && (good = report_row(r, all)));
	if (good && status != SQLITE_DONE)
		good = report_formula(r, &r->schema->constraints[0], sqlite3_errmsg(s->db));
	sqlite3_finalize(all);
	return good;
}

static bool check_table(store *s, unsigned table, const params *p, bool without_job)
{
	const schema_table *t = &s->schema->tables[table];
	rules r = {
	    .s = s, .table = table, .schema = t, .p = p, .without_job = without_job, .reads = calloc(t->constraint_count, sizeof *r.reads)};
	if (!r.reads)
		return diag_no_memory(s->d);
	bool good = true;
	for (size_t i = 0; i < t->constraint_count; i++)
		good = compile_one(&r, i) && good;
	good = good && (without_job || ask(&r));
	free(r.reads);
	return good;
}

static bool check_tables(store *s, const params *p, bool without_job)
{
	bool good = true;
	for (unsigned table = 0; table < s->schema->table_count; table++)
		if (s->schema->tables[table].constraint_count)
			good = check_table(s, table, p, without_job) && good;
	return good;
}

bool check_constraints(store *s, const params *p)
{
	return check_tables(s, p, false);
}

bool store_check_formulas(const schema *tables, diag *d)
{
	store *s = store_open("", tables, diag_language(d), d);
	if (!s)
		return false;
	bool good = check_tables(s, NULL, true);
	return store_close(s) && good;
}
