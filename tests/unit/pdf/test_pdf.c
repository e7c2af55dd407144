/* Whole files: read back by other programs (qpdf, poppler), equal bytes for equal input, and clean failure.
 * Conformance (veraPDF) is tests/conformance.sh. With an argument the sample document is written there. */
#include "document.h"

#include <unistd.h>

#include "pdf/haru.h"

static char folder[] = "/tmp/tongket-pdf-XXXXXX";

static char *path_in_folder(const char *name)
{
	static char path[200];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void save(const buf *file)
{
	FILE *f = fopen(path_in_folder("a.pdf"), "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(file->data, 1, file->len, f), file->len);
	assert_int_equal(fclose(f), 0);
}

/* What a command prints, run in the folder; yours, buf_free. Its exit status must be 0. */
static buf output_of(const char *command)
{
	char line[400];
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	snprintf(line, sizeof line, "cd %s && LC_ALL=C.UTF-8 %s", folder, command);
	FILE *f = popen(line, "r");
	assert_non_null(f);
	for (size_t n = 1; n;) {
		char *room = buf_room(&out, 65536);
		assert_non_null(room);
		n = fread(room, 1, 65536, f);
		out.len += n;
	}
	int status = pclose(f);
	if (status != 0)
		fail_msg("%s: status %d", command, status);
	return out;
}

static size_t count_of(const buf *text, const char *part)
{
	size_t n = 0;
	const char *p = text->data, *end = text->data + text->len;
	while (p && (p = memmem(p, (size_t)(end - p), part, strlen(part)))) {
		n++;
		p++;
	}
	return n;
}

static void expect_output(const char *command, const char *const parts[])
{
	buf text = output_of(command);
	for (; *parts; parts++)
		if (count_of(&text, *parts) == 0)
			fail_msg("%s does not print “%s”:\n%.*s", command, *parts, (int)(text.len < 3000 ? text.len : 3000), text.data);
	buf_free(&text);
}

static size_t count_in(const char *command, const char *part)
{
	buf text = output_of(command);
	size_t n = count_of(&text, part);
	buf_free(&text);
	return n;
}

/* The file with its objects as text and its streams as they are before compression. */
#define UNPACKED "qpdf --qdf --object-streams=disable --normalize-content=n a.pdf -"

#define EXPECT(command, ...) expect_output(command, (const char *const[]){__VA_ARGS__, NULL})

static void write_sample(sample *s, buf *out)
{
	if (!sample_write(s, out))
		fail_msg("%s", diag_text(s->d, 0));
	save(out);
}

static int make_sample(void **state)
{
	sample *s = calloc(1, sizeof *s);
	document_make(s);
	*state = s;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	write_sample(s, &out);
	buf_free(&out);
	return 0;
}

static int free_sample(void **state)
{
	sample_close(*state);
	free(*state);
	return 0;
}

static void other_programs_read_it(void **state)
{
	(void)state;
	EXPECT("qpdf --check a.pdf", "PDF Version: 1.7", "No syntax or stream encoding errors");
	EXPECT("pdfinfo a.pdf", "Title:           Báo cáo & tổng kết <nhiệm kỳ>", "Author:          Đảng uỷ Khối",
	    "Producer:        tongket test", "Tagged:          yes", "Pages:           4", "Page size:       595.28 x 841.89 pts (A4)");
	EXPECT("TZ=Asia/Ho_Chi_Minh pdfinfo -isodates a.pdf", "CreationDate:    2015-08-25T00:00:00+07");
}

static void fonts_are_embedded_subsets_with_text(void **state)
{
	(void)state;
	EXPECT("pdffonts a.pdf", "+LiberationSerif ", "+LiberationSerif-Bold ", "+LiberationSerif-Italic ", "+LiberationSans ");
	assert_int_equal(count_in("pdffonts a.pdf", "yes yes yes"), 4);
	assert_int_equal(count_in("pdffonts a.pdf", "CID TrueType"), 4);
}

static void text_is_copied_out_exactly(void **state)
{
	(void)state;
	EXPECT("pdftotext -layout a.pdf -", "BÁO CÁO", "I- Kết quả", "“Độc lập – Tự do – Hạnh phúc”", "Trong nhiệm kỳ qua, AVATAR To đạt 56,4%",
	    "theo (quy\\định)", "hiện hành.", "2.822", "61,5%", "TCCSĐ");
	/* A letter with a loose mark is copied as it was written. */
	EXPECT("pdftotext a.pdf -", "Tên Yx\xCC\x84 riêng.");
}

/* Words of lines that follow each other must not run together in the structure tree: screen readers follow it. */
static void structure_keeps_words_apart(void **state)
{
	(void)state;
	EXPECT("pdfinfo -struct-text a.pdf", "\"I- Kết quả 2\"", "\"Trong nhiệm kỳ qua, AVATAR To đạt 56,4% \"", "\"theo (quy\\định) \"",
	    "\"hiện hành.\"", "\"Xem trang \"", "\"địa chỉ \"", "\"61,5% \"", "\"Tên Yx\xCC\x84 riêng.\"");
}

static void structure_has_every_type(void **state)
{
	(void)state;
	EXPECT("pdfinfo -struct a.pdf", "Document", "Part", "Sect", "H1", "H2", "P (block)", "BlockQuote", "TOC", "TOCI", "Reference", "Link",
	    "Span", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption", "Figure", "L (block)", "LI", "Lbl", "LBody", "Note", "Div",
	    "/RowSpan 2", "/ColSpan 2", "/Scope /Column", "/Scope /Row", "/ListNumbering /Disc", "/Placement /Block",
	    "/BBox [70 361.89 520 461.89]");
}

/* The objects as text, each key in its place. */
static void objects_say_what_they_must(void **state)
{
	(void)state;
	EXPECT(UNPACKED, "/StructParents 1", "/StructParent 4", "/Tabs /S", "/Lang (vi-VN)", "/Marked true", "/DisplayDocTitle true",
	    "/PageMode /UseOutlines", "/URI (https://example.org/b%C3%A1o%20c%C3%A1o?a=\\(1\\))", "/ID (note-00000001)", "/ID (note-00000002)",
	    "/IDTree", "/S /GTS_PDFA1", "/Type /MCR", "/Type /OBJR", "<pdfuaid:part>1</pdfuaid:part>",
	    "<pdfaid:conformance>A</pdfaid:conformance>", "&amp; tổng kết &lt;nhiệm kỳ&gt;", "2015-08-25T00:00:00+07:00",
	    "/CreationDate (D:20150825000000+07'00')", "/Artifact<</Type/Pagination/Subtype/Header>>BDC");
}

static void page_labels_are_what_is_printed(void **state)
{
	(void)state;
	EXPECT("qpdf --json --json-key=pagelabels a.pdf | tr -d ' \\n'",
	    "{\"index\":0,\"label\":{\"/St\":1}},{\"index\":1,\"label\":{\"/S\":\"/D\",\"/St\":2}},{\"index\":3,\"label\":{\"/P\":\"");
}

static void outline_and_links_lead_to_pages(void **state)
{
	(void)state;
	EXPECT("qpdf --json --json-key=outlines a.pdf | tr -d ' \\n'", "\"destpageposfrom1\":2", "\"title\":\"1.Nhậnxétchung\"");
}

/* Spaces are painted as glyphs, and justified ones end where the sum says: each was widened by 37.4, all in all by 7 x 37.4 = 261.8. */
static void justified_spaces_carry_their_rounding(void **state)
{
	(void)state;
	assert_int_equal(count_in(UNPACKED, ")-37("), 4);
	assert_int_equal(count_in(UNPACKED, ")-38("), 3);
}

static void equal_input_gives_equal_bytes(void **state)
{
	sample *s = *state;
	buf first = BUF_INIT(LIMIT_OUTPUT_BYTES), again = BUF_INIT(LIMIT_OUTPUT_BYTES);
	write_sample(s, &first);
	setenv("TZ", "America/Lima", 1);
	buf_put_string(&again, "before");
	write_sample(s, &again);
	unsetenv("TZ");
	assert_int_equal(again.len, first.len + 6);
	assert_memory_equal(again.data + 6, first.data, first.len);
	/* Other words in the fontset, and other faces, change nothing. */
	sample other;
	sample_open(&other);
	fontset_word(other.fonts, other.sans, SLICE("khác"), other.d);
	sample_close(&other);
	buf_free(&first);
	buf_free(&again);
}

/* Each of libharu's allocations fails in turn, and all after it: a reported error, nothing written, and (under ASan) nothing leaked. */
static void running_out_of_memory_is_told(void **state)
{
	sample *s = *state;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	assert_true(sample_write(s, &out));
	unsigned long count = haru_allocations();
	assert_true(count > 1000);
	for (unsigned long n = 1; n <= count; n += n < 100 ? 1 : 7) {
		buf_clear(&out);
		diag *d = diag_new(LANG_EN);
		pdf_options options = sample_options;
		options.icc_profile = fontset_profile(s->fonts);
		haru_fail_allocation(n);
		bool good = pdf_write(&s->list, s->fonts, &options, &out, d);
		haru_fail_allocation(0);
		if (good || diag_status(d) != STATUS_MACHINE || out.len != 0)
			fail_msg("allocation %lu of %lu: %s", n, count, good ? "succeeded" : "not reported");
		diag_free(d);
	}
	buf_free(&out);
}

static void no_room_in_the_output_is_told(void **state)
{
	sample *s = *state;
	for (size_t max = 10; max < 16000; max += 1500) {
		buf out = BUF_INIT(max);
		diag *d = diag_new(LANG_EN);
		pdf_options options = sample_options;
		options.icc_profile = fontset_profile(s->fonts);
		assert_false(pdf_write(&s->list, s->fonts, &options, &out, d));
		assert_int_equal(diag_status(d), STATUS_MACHINE);
		assert_int_equal(out.len, 0);
		diag_free(d);
		buf_free(&out);
	}
}

static void refused(sample *s, const pdf_options *options, const char *code)
{
	diag *d = diag_new(LANG_EN);
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	assert_false(pdf_write(&s->list, s->fonts, options, &out, d));
	assert_string_equal(diag_code(d, 0), code);
	assert_int_equal(out.len, 0);
	buf_free(&out);
	diag_free(d);
}

static void wrong_input_is_refused(void **state)
{
	sample *s = *state;
	pdf_options options = sample_options;
	options.icc_profile = "/nonexistent/sRGB.icc";
	diag *d = diag_new(LANG_EN);
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	assert_false(pdf_write(&s->list, s->fonts, &options, &out, d));
	assert_non_null(strstr(diag_text(d, 0), "/nonexistent/sRGB.icc"));
	diag_free(d);
	buf_free(&out);
	options.icc_profile = fontset_profile(s->fonts);
	options.date = SLICE("25/08/2015");
	refused(s, &options, "no-date");
	options.date = sample_options.date;
	options.title = SLICE("");
	refused(s, &options, "no-title");
	options.title = sample_options.title;
	s->list.contents[0].page = 2;
	refused(s, &options, "display-list");
	s->list.contents[0].page = 0;
}

static void an_empty_page_is_a_document(void **state)
{
	(void)state;
	sample s;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	sample_open(&s);
	sample_page(&s, SLICE(""));
	sample_element(&s, ELEMENT_DOCUMENT, ELEMENT_NONE);
	write_sample(&s, &out);
	EXPECT("qpdf --check a.pdf", "No syntax or stream encoding errors");
	assert_int_equal(count_in("pdffonts a.pdf", "yes"), 0);
	buf_free(&out);
	sample_close(&s);
}

/* 300 pages and 20 000 elements: several levels of page tree and parent tree, every page with its own number. */
static void many_pages(void **state)
{
	(void)state;
	sample s;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	char label[32];
	static char labels[300][16];
	sample_open(&s);
	for (int i = 0; i < 300; i++) {
		snprintf(labels[i], sizeof labels[i], "%d", i + 1);
		sample_page(&s, slice_of(labels[i]));
		if (i == 0)
			sample_element(&s, ELEMENT_DOCUMENT, ELEMENT_NONE);
		for (int k = 0; k < 66; k++) {
			snprintf(label, sizeof label, "%d-%d", i + 1, k);
			sample_line(&s, ELEMENT_P, 0, s.serif, 6, label);
		}
	}
	write_sample(&s, &out);
	EXPECT("qpdf --check a.pdf", "No syntax or stream encoding errors");
	EXPECT("pdftotext -f 299 -l 299 a.pdf -", "299-0", "299-65");
	assert_true(out.len < 600000);
	buf_free(&out);
	sample_close(&s);
}

/* A string may hold 32 767 bytes: a longer alternative text is cut. */
static void a_long_alternative_text_is_cut(void **state)
{
	(void)state;
	sample s;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	document_make(&s);
	static char alt[60000];
	for (size_t i = 0; i < sizeof alt; i += 3)
		memcpy(alt + i, "ệ", 3);
	s.list.extras[s.list.elements[0].extra ? 1 : s.list.extra_count - 3].alt = (slice){alt, sizeof alt};
	write_sample(&s, &out);
	EXPECT("qpdf --check a.pdf", "No syntax or stream encoding errors");
	/* In the file: the mark, 16 381 letters, an ellipsis. */
	buf text = output_of(UNPACKED);
	const char *begin = memmem(text.data, text.len, "/Alt <feff1ec7", 14);
	assert_non_null(begin);
	assert_memory_equal(begin + 10 + 4 * 16381, "2026>", 5);
	buf_free(&text);
	buf_free(&out);
	sample_close(&s);
}

static int write_to(const char *path)
{
	sample s;
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	document_make(&s);
	FILE *f = sample_write(&s, &out) ? fopen(path, "wb") : NULL;
	bool good = f && fwrite(out.data, 1, out.len, f) == out.len;
	good = f && fclose(f) == 0 && good;
	diag_print(s.d, stderr);
	buf_free(&out);
	sample_close(&s);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Text that is not to be seen is there for those who copy and read the tags, and what comes behind it is seen again; lines of paths may be dashed. */
static void hidden_texts_and_dashed_paths(void **state)
{
	(void)state;
	sample s;
	sample_open(&s);
	sample_page(&s, SLICE("1"));
	uint32_t root = sample_element(&s, ELEMENT_DOCUMENT, ELEMENT_NONE);
	sample_line(&s, ELEMENT_P, root, s.serif, 12, "giấu");
	s.list.marks[s.list.mark_count - 1].hidden = true;
	sample_line(&s, ELEMENT_P, root, s.serif, 12, "hiện");
	sample_content(&s, ELEMENT_NONE, ARTIFACT_LAYOUT);
	const path_point points[] = {{.x = 9, .y = 9, .step = PATH_MOVE}, {.x = 90, .y = 90, .step = PATH_LINE}};
	s.list.points = malloc(sizeof points);
	assert_non_null(s.list.points);
	memcpy(s.list.points, points, sizeof points);
	s.list.point_count = 2;
	sample_mark(&s, (mark){.kind = MARK_PATH, .stroke = true, .size = 1, .dash = 2.8F, .count = 2});
	buf out = BUF_INIT(LIMIT_OUTPUT_BYTES);
	write_sample(&s, &out);
	EXPECT(UNPACKED, "BT\n3 Tr\n", "TJ\n0 Tr\nET", "[2.8 2.8 ]0 d");
	assert_int_equal(count_in(UNPACKED, "3 Tr"), 1);
	EXPECT("pdftotext a.pdf -", "giấu", "hiện");
	buf_free(&out);
	sample_close(&s);
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return write_to(argv[1]);
	if (!mkdtemp(folder))
		return EXIT_FAILURE;
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(other_programs_read_it, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(fonts_are_embedded_subsets_with_text, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(text_is_copied_out_exactly, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(structure_keeps_words_apart, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(structure_has_every_type, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(objects_say_what_they_must, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(page_labels_are_what_is_printed, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(outline_and_links_lead_to_pages, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(justified_spaces_carry_their_rounding, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(equal_input_gives_equal_bytes, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(running_out_of_memory_is_told, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(no_room_in_the_output_is_told, make_sample, free_sample),
	    cmocka_unit_test_setup_teardown(wrong_input_is_refused, make_sample, free_sample),
	    cmocka_unit_test(an_empty_page_is_a_document),
	    cmocka_unit_test(many_pages),
	    cmocka_unit_test(hidden_texts_and_dashed_paths),
	    cmocka_unit_test(a_long_alternative_text_is_cut),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path_in_folder("a.pdf"));
	rmdir(folder);
	return failed;
}
