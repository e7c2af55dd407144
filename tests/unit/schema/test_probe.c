/* test_probe.c: patterns that explode are found, quickly and before any data; those that people write pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/compiler.h"
#include "schema/probe.h"

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void check(const char *const *patterns, size_t count, probe_result wanted)
{
	for (size_t i = 0; i < count; i++) {
		double before = seconds();
		if (pattern_probe(slice_of(patterns[i])) != wanted)
			fail_msg("“%s” is %s", patterns[i], wanted == PROBE_CHEAP ? "said to be expensive" : "not found");
		double took = seconds() - before;
		if (took > 0.2) /* milliseconds; sanitizers are slow */
			fail_msg("“%s” took %.3f s", patterns[i], took);
		if (getenv("PROBE_TIMES"))
			print_message("%8.3f ms  %s\n", took * 1000, patterns[i]);
	}
}

static void finds_expensive_patterns(void **state)
{
	(void)state;
	static const char *const PATTERNS[] = {
	    "(a+)+",
	    "(a+)+$",
	    "^(a+)+$",
	    "(a+)+b",
	    "(a|a)*b",
	    "(.*)*x",
	    "(a*)*b",
	    "(a|aa)+",
	    "(?:a|b|ab)*c",
	    "(x+x+)+y",
	    "([a-z]+)*",
	    "([A-Z0-9]+[ -]?)+",
	    "(\\w+\\s?)*",
	    "(\\d+)*-",
	    "(\\p{L}+ ?)+",
	    "(đ+)+",
	    "ID-(a+)+",
	    "[A-Z]{2}-[0-9]{4}-(\\w*)*",
	    "((ab)+)+c",
	    "(foo|foo)*bar",
	    "(.*),(.*),(.*),(.*),(.*)x",
	    ".*.*.*.*.*x",
	    "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaa",
	    "([a-zA-Z0-9._-]+)+@x\\.vn",
	    "(x|[a-z]|.)*!!",
	    "(\\w|\\d)+#",
	    "(a+){10}b",
	};
	check(PATTERNS, COUNT_OF(PATTERNS), PROBE_EXPENSIVE);
}

static void ordinary_patterns_pass(void **state)
{
	(void)state;
	static const char *const PATTERNS[] = {
	    "",
	    "[A-Z0-9][A-Z0-9._-]{0,19}",
	    "[6-9][A-E]",
	    "[0-9]+[A-Z]",
	    "\\p{Lu}.*",
	    ".*",
	    "(?i)đảng",
	    "a|b|c",
	    "(Nam|Nữ)?",
	    "[A-Z]{2}[0-9]{4}(-[0-9]{2})?",
	    "([A-Z]+-)*[A-Z]+",
	    "(\\d{3}\\.)*\\d{3}",
	    "[0-9]{1,3}(\\.[0-9]{3})*(,[0-9]+)?",
	    "\\p{Lu}\\p{Ll}*( \\p{Lu}\\p{Ll}*)*",
	    "([a-z]+,)+",
	    "[^@ ]+@[^@ ]+\\.[a-z]{2,}",
	    "[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+",
	    "(0|\\+84)[0-9]{9,10}",
	    "[0-9]{2}/[0-9]{2}/[0-9]{4}",
	    "https?://[^/]+(/.*)?",
	    "(?=.*[0-9])(?=.*[a-z]).{8,}",
	    "\\d+ (năm|tháng) \\d+ (năm|tháng)?",
	    "[IVX]+\\. .*: .*",
	    "(QĐ|NQ|CT)/[A-ZĐ]+-[0-9]+(/[A-ZĐ]+)*",
	    "([0-9]{12}|[0-9]{9})",
	    "(a|b)*c",
	    "(?:ab)+",
	    ".*, .* - .*",
	};
	check(PATTERNS, COUNT_OF(PATTERNS), PROBE_CHEAP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(finds_expensive_patterns), cmocka_unit_test(ordinary_patterns_pass)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
