/* Reading METS and PREMIS, and where their references lead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/inventory.h"
#include "archive/tree.h"
#include "base/buf.h"

static bool gather(void *user, const inventory_entry *e)
{
	static const char *const KINDS[] = {"file", "pointer", "object"};
	buf_printf(user, "%s %.*s %d %llu %.*s\n", KINDS[e->kind], (int)e->href.len, e->href.ptr, e->has_size, (unsigned long long)e->size,
	    (int)e->sha256.len, e->sha256.ptr);
	return true;
}

/* What is read, a line an entry, or the code of what is wrong. */
static void check(bool premis, const char *text, const char *expected)
{
	diag *d = diag_new(LANG_EN);
	buf got = BUF_INIT(65536);
	bool good = (premis ? inventory_read_premis : inventory_read_mets)(slice_of(text), "X.xml", gather, &got, d);
	buf_put_char(&got, '\0');
	assert_string_equal(good ? got.data : diag_code(d, 0), expected);
	buf_free(&got);
	diag_free(d);
}

#define METS(inner) "<mets xmlns='http://www.loc.gov/METS/' xmlns:x='http://www.w3.org/1999/xlink' OBJID='urn:a'>" inner "</mets>"

static void mets_files_metadata_and_pointers(void **state)
{
	(void)state;
	check(false,
	    METS("<file SIZE='12' CHECKSUM='ab' CHECKSUMTYPE='SHA-256'><FLocat x:href='data/a%20b.csv'/></file>"
	         "<mdRef x:href='m.xml' SIZE='3' CHECKSUM='cd' CHECKSUMTYPE='SHA-256'/><mptr x:href='r/METS.xml'/>"),
	    "object urn:a 0 0 \nfile data/a%20b.csv 1 12 ab\nfile m.xml 1 3 cd\npointer r/METS.xml 0 0 \n");
	check(false, METS("<file SIZE='x' CHECKSUM='ab' CHECKSUMTYPE='MD5'><FLocat x:href='a'/></file>"), "object urn:a 0 0 \nfile a 0 0 \n");
	check(false, METS("<file xmlns='urn:other'><FLocat x:href='a'/></file>"), "object urn:a 0 0 \n");
}

static void premis_objects(void **state)
{
	(void)state;
	check(true,
	    "<premis xmlns='http://www.loc.gov/premis/v3'><object><objectIdentifier><objectIdentifierValue>a.csv</objectIdentifierValue>"
	    "</objectIdentifier><objectCharacteristics><fixity><messageDigest>ab</messageDigest></fixity><size>7</size></objectCharacteristics>"
	    "</object><event><linkingObjectIdentifier/></event></premis>",
	    "file a.csv 1 7 ab\n");
}

static void what_is_not_accepted(void **state)
{
	(void)state;
	check(false, METS("<file>"), "package-xml");
	check(false, "", "package-xml");
	check(false, "<!DOCTYPE mets [<!ENTITY a 'aaa'>]>" METS("&a;"), "package-doctype");
	check(false, "<!DOCTYPE mets SYSTEM 'http://localhost/x.dtd'>" METS(""), "package-doctype");
}

static void resolves(const char *base, const char *href, const char *expected)
{
	arena *a = arena_new();
	const char *got = inventory_resolve(a, base, slice_of(href));
	if (expected)
		assert_string_equal(got, expected);
	else
		assert_null(got);
	arena_free(a);
}

static void references(void **state)
{
	(void)state;
	resolves("", "data/a.csv", "data/a.csv");
	resolves("representations/rep1/", "data/a%20b%c3%A9.csv", "representations/rep1/data/a b\xC3\xA9.csv");
	resolves("", "100%", "100%");
	resolves("r/", "../METS.xml", NULL);
	resolves("r/", "%2e%2e/METS.xml", NULL);
	resolves("", "/etc/passwd", NULL);
	resolves("", "file:///etc/passwd", NULL);
	resolves("", "a%00b", NULL);
	resolves("", "a//b", NULL);
	resolves("", "", NULL);
}

static void names_in_a_package(void **state)
{
	(void)state;
	static const char *const GOOD[] = {"a", "a/b.c", ".a", "a..b", "B\xC3\xA1o c\xC3\xA1o/x"}, *const BAD[] = {"", "/a", "a/", "a//b", ".",
	                                                                                               "..", "a/../b", "a/./b", "a\\b", "c:x",
	                                                                                               "a\nb", "a\x7F", "\xFF"};
	for (size_t i = 0; i < COUNT_OF(GOOD); i++)
		assert_true(tree_path_is_safe(slice_of(GOOD[i])));
	for (size_t i = 0; i < COUNT_OF(BAD); i++)
		assert_false(tree_path_is_safe(slice_of(BAD[i])));
	assert_false(tree_path_is_safe((slice){"a\0b", 3}));
}

static size_t twins(const char **paths, size_t count)
{
	diag *d = diag_new(LANG_EN);
	assert_true(tree_tell_twins(paths, count, d));
	size_t told = diag_count(d);
	diag_free(d);
	return told;
}

static void names_that_are_one_elsewhere(void **state)
{
	(void)state;
	assert_int_equal(twins((const char *[]){"a", "b", "A/x"}, 3), 0);
	assert_int_equal(twins((const char *[]){"a", "b", "A"}, 3), 1);
	assert_int_equal(twins((const char *[]){"\xE1\xBB\x87", "e\xCC\xA3\xCC\x82"}, 2), 1); /* one letter, composed and not */
	assert_int_equal(twins((const char *[]){"\xC4\x90", "\xC4\x91"}, 2), 1);              /* a capital and its small letter */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(mets_files_metadata_and_pointers),
	    cmocka_unit_test(premis_objects),
	    cmocka_unit_test(what_is_not_accepted),
	    cmocka_unit_test(references),
	    cmocka_unit_test(names_in_a_package),
	    cmocka_unit_test(names_that_are_one_elsewhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
