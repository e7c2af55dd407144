/* docs/formats/report.md is true: every example on it composes, and every key of every directive is named on it. */
#include "support.h"

#include "base/file.h"
#include "compose/directive.h"

#define PAGE TONGKET_TESTS "/../docs/formats/report.md"
#define FENCE "````\n"

static void put_job(bench *b)
{
	static const char *const TEXTS[] = {"term.from", "2010", "term.to", "2015", "document.superior", "Đảng bộ tỉnh",
	    "document.organisation", "Đảng ủy Khối", "document.number", "", "document.symbol", "BC/ĐUK", "document.place", "Long An",
	    "document.date", "25/08/2015", "document.date.long", "ngày 25 tháng 8 năm 2015", "document.authority", "T/M", "document.office",
	    "BÍ THƯ", "document.signatory", ""};
	for (size_t i = 0; i < COUNT_OF(TEXTS); i += 2)
		put(b, TEXTS[i], TEXTS[i + 1]);
	value *recipients = value_put_list(b->memory, b->values, SLICE("document.recipients"));
	assert_true(value_add_text(b->memory, recipients, SLICE("Lưu Văn phòng")));
}

static void put_sample_facts(bench *b)
{
	fact_cell *years = arena_array(b->memory, 2, sizeof *years);
	years[0] = years[1] = cell("'2010");
	b->facts_made[0] = (fact){.id = SLICE("ket_nap.tong"), .kind = FACT_COUNT, .value = {785, 0}, .text = SLICE("785")};
	b->facts_made[1] = (fact){.id = SLICE("ket_nap.doan_vien"), .kind = FACT_RATIO, .num = 512, .den = 785, .text = SLICE("65,2%")};
	b->facts_made[2] = (fact){.id = SLICE("to_chuc.tong"), .kind = FACT_COUNT, .value = {61, 0}, .text = SLICE("61")};
	b->facts_made[3] = (fact){
	    .id = SLICE("khoi.tsvm.nam"), .kind = FACT_LIST, .items = years, .item_count = 2, .text = SLICE("2010, 2011")};
	b->facts.count = 4;
	add_rows(b, "bang.chuong_trinh", "", 1, (const char *const[]){"ten"}, 2, (const char *const[]){"'Một", "'Hai"});
	add_rows(b, "bang.ket_nap", "loai, ma_to_chuc, ten", 5, (const char *const[]){"loai", "ma_to_chuc", "ten", "so@2010", "nu@2010"}, 1,
	    (const char *const[]){"'A", "'TC01", "'Một", "10", "4"});
	add_rows(b, "bang.ket_nap_nam", "nam", 3, (const char *const[]){"nam", "so", "nu"}, 2,
	    (const char *const[]){"2010", "10", "4", "2011", "20", "5"});
}

static void read_page(file_bytes *page, bench *b)
{
	assert_true(file_read(PAGE, "report.md", 1 << 20, true, NOWHERE, page, b->diag));
}

static void test_examples(void **state)
{
	bench *b = *state;
	file_bytes page;
	read_page(&page, b);
	put_job(b);
	put_sample_facts(b);
	size_t examples = 0;
	for (slice rest = page.bytes; rest.len;) {
		const char *open = memmem(rest.ptr, rest.len, FENCE, strlen(FENCE));
		if (!open)
			break;
		open += strlen(FENCE);
		const char *close = memmem(open, (size_t)(rest.ptr + rest.len - open), FENCE, strlen(FENCE));
		assert_non_null(close);
		must_compose(b, arena_string(b->memory, (slice){open, (size_t)(close - open)}));
		assert_true(b->blocks.count > 0);
		examples++;
		rest = (slice){close + strlen(FENCE), (size_t)(rest.ptr + rest.len - close) - strlen(FENCE)};
	}
	assert_true(examples >= 6);
	file_free(&page);
}

static void test_every_key_is_documented(void **state)
{
	bench *b = *state;
	file_bytes page;
	const char *name, *help;
	const yaml_key *keys;
	size_t count, seen = 0;
	read_page(&page, b);
	for (size_t i = 0; directive_describe(i, &name, &help, &keys, &count); i++) {
		assert_non_null(memmem(page.bytes.ptr, page.bytes.len, name, strlen(name)));
		assert_true(*help);
		for (size_t k = 0; k < count; k++, seen++) {
			const char *quoted = arena_printf(b->memory, "`%s`", keys[k].name), *written = arena_printf(b->memory, "%s: ", keys[k].name);
			assert_true(keys[k].help && *keys[k].help);
			if (!memmem(page.bytes.ptr, page.bytes.len, quoted, strlen(quoted)) &&
			    !memmem(page.bytes.ptr, page.bytes.len, written, strlen(written)))
				fail_msg("report.md does not name the key %s of %s", keys[k].name, name);
		}
	}
	assert_true(seen > 40);
	file_free(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    BENCH_TEST(test_examples),
	    BENCH_TEST(test_every_key_is_documented),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
