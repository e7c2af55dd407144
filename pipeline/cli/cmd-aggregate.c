/* cmd-aggregate.c: the figures of a job. */
#include <stdio.h>

#include "base/limits.h"
#include "cli/steps.h"

static void print_fact(const fact *f)
{
	if (f->kind == FACT_ROWS)
		printf("%.*s\t%zu × %zu\n", (int)f->id.len, f->id.ptr, f->row_count, f->column_count);
	else if (f->kind == FACT_RATIO)
		printf("%.*s\t%lld/%lld\t%.*s\n", (int)f->id.len, f->id.ptr, (long long)f->num, (long long)f->den, (int)f->text.len, f->text.ptr);
	else
		printf("%.*s\t%.*s\n", (int)f->id.len, f->id.ptr, (int)f->text.len, f->text.ptr);
}

static bool print_facts(const run *r, const arguments *a, diag *d)
{
	const facts *f = run_get_facts(r);
	if (!a->json) {
		for (size_t i = 0; i < f->count; i++)
			print_fact(&f->items[i]);
		return true;
	}
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	bool good = facts_write_json(f, &text) || diag_no_memory(d);
	if (good)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	return good;
}

static status_kind aggregate(const arguments *a, diag *d)
{
	run *r = open_run(a, false, d);
	status_kind status = r ? take_steps(r, a, STEP_AGGREGATE, d) : diag_status(d);
	if (status == STATUS_DONE && (!print_facts(r, a, d) || !run_put_facts(r) || !run_publish(r)))
		status = diag_status(d);
	run_free(r);
	return status;
}

const command COMMAND_AGGREGATE = {"aggregate", "JOB", 1, 1, TAKES_OUT | TAKES_FORMAT | TAKES_DRAFT,
    {"tính và in mọi số liệu", "compute and print every figure"},
    {"Tính mọi số liệu của facts.sql và in ra. Ghi facts.json, facts.csv vào thư mục kết quả.",
        "Compute every figure of facts.sql and print it. Writes facts.json and facts.csv into the output folder."},
    aggregate};
