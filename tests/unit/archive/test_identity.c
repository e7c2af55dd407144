/* Names of packages: UUIDs of version 5 by an independent implementation, and what they depend on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/identity.h"

static const content_line LINES[] = {
    {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "representations/rep1/data/a.pdf"},
    {"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "representations/rep2/data/b.csv"},
};

static void is_what_others_compute(void **state)
{
	(void)state;
	char uuid[37];
	assert_true(uuid_of_url(SLICE("https://www.example.com/"), uuid));
	assert_string_equal(uuid, "3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559");
}

static const char *name_of(arena *a, const char *fonds, const content_line *lines, size_t count, bool folder)
{
	diag *d = diag_new(LANG_EN);
	identity id;
	assert_true(identity_derive(a, slice_of(fonds), lines, count, &id, d));
	diag_free(d);
	return folder ? id.folder : id.objid;
}

static void names_follow_from_fonds_and_content(void **state)
{
	(void)state;
	arena *a = arena_new();
	const char *objid = name_of(a, "038.01", LINES, 2, false), *folder = name_of(a, "038.01", LINES, 2, true);
	assert_int_equal(strncmp(objid, "urn:038.01:uuid:", 16), 0);
	assert_int_equal(strncmp(folder, "urn_038.01_uuid_", 16), 0);
	assert_string_equal(objid + 16, folder + 16);
	assert_string_not_equal(objid, name_of(a, "038.01", LINES, 1, false));
	assert_string_equal(objid, name_of(a, "038.01", LINES, 2, false));
	arena_free(a);
}

static void a_fonds_cannot_leave_its_folder(void **state)
{
	(void)state;
	arena *a = arena_new();
	assert_int_equal(strncmp(name_of(a, "../x:\xC4\x90", LINES, 2, true), "urn_..-x---_uuid_", 17), 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(is_what_others_compute),
	    cmocka_unit_test(names_follow_from_fonds_and_content),
	    cmocka_unit_test(a_fonds_cannot_leave_its_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
