/* test_template.c: the documents of template.yaml. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "run/template.h"

static const char HEAD[] = "tongket: 1\nname: t\nlanguage: vi-VN\njob:\n  document:\n    date: {type: date}\ndocuments:\n";

typedef struct outcome {
	arena *memory;
	diag *diag;
	template template;
	bool good;
} outcome;

static outcome read_documents_of(const char *documents)
{
	char folder[] = "/tmp/tongket-template-XXXXXX", path[64];
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/template.yaml", folder);
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	fputs(HEAD, out);
	fputs(documents, out);
	fclose(out);
	outcome o = {.memory = arena_new(), .diag = diag_new(LANG_EN)};
	o.good = template_read(o.memory, arena_string(o.memory, slice_of(folder)), &o.template, o.diag);
	unlink(path);
	rmdir(folder);
	return o;
}

static void done(outcome *o)
{
	arena_free(o->memory);
	diag_free(o->diag);
}

static void refused(const char *documents)
{
	outcome o = read_documents_of(documents);
	assert_false(o.good);
	assert_int_equal(diag_status(o.diag), STATUS_USAGE);
	done(&o);
}

static void a_document_for_each_row(void **state)
{
	(void)state;
	outcome o = read_documents_of("  - {name: a, source: a.md, output: 'a/{{item.x}}.pdf', title: A, for-each: bang.x, when: item.y}\n"
	                              "  - {name: b, source: b.md, output: 's/{{item.submitter}}.pdf', title: B, kind: return-slip}\n"
	                              "  - {name: c, source: c.md, output: c.pdf, title: C}\n");
	assert_true(o.good);
	const template_document *d = o.template.documents;
	assert_true(slice_is(d[0].for_each, "bang.x") && slice_is(d[0].when, "item.y"));
	assert_int_equal(d[0].kind, DOCUMENT_REPORT);
	assert_int_equal(d[1].kind, DOCUMENT_RETURN_SLIP);
	assert_true(d[2].for_each.len == 0 && d[2].when.len == 0);
	done(&o);
}

static void names_that_would_collide(void **state)
{
	(void)state;
	refused("  - {name: a, source: a.md, output: a.pdf, title: A, for-each: bang.x}\n");
	refused("  - {name: a, source: a.md, output: a.pdf, title: A, kind: return-slip}\n");
}

static void names_without_an_item(void **state)
{
	(void)state;
	refused("  - {name: a, source: a.md, output: '{{item.x}}.pdf', title: A}\n");
}

static void a_slip_has_its_own_rows(void **state)
{
	(void)state;
	refused("  - {name: a, source: a.md, output: '{{item.x}}.pdf', title: A, kind: return-slip, for-each: bang.x}\n");
}

static void kinds_that_do_not_exist(void **state)
{
	(void)state;
	refused("  - {name: a, source: a.md, output: a.pdf, title: A, kind: letter}\n");
}

static void safe_names(void **state)
{
	(void)state;
	static const char *const GOOD[] = {"a.pdf", "slips/TC07.pdf", "a/b/c.d.pdf", "Báo cáo.pdf", "a..b.pdf"};
	static const char *const BAD[] = {"", ".pdf", "a", "a.txt", "/a.pdf", "../a.pdf", "a/../b.pdf", "a//b.pdf", ".a.pdf", "a/.pdf",
	    "a/.b.pdf", "a\nb.pdf", "a\\b.pdf", "c:a.pdf"};
	for (size_t i = 0; i < COUNT_OF(GOOD); i++)
		assert_true(output_is_safe(slice_of(GOOD[i])));
	for (size_t i = 0; i < COUNT_OF(BAD); i++)
		assert_false(output_is_safe(slice_of(BAD[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_document_for_each_row),
	    cmocka_unit_test(names_that_would_collide),
	    cmocka_unit_test(names_without_an_item),
	    cmocka_unit_test(a_slip_has_its_own_rows),
	    cmocka_unit_test(kinds_that_do_not_exist),
	    cmocka_unit_test(safe_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
