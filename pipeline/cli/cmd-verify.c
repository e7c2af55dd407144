/* cmd-verify.c: is a package whole and unchanged, and do its figures follow from its data? */
#include <stdio.h>

#include "archive/sip.h"
#include "archive/verify.h"
#include "base/file.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "run/confined.h"
#include "run/places.h"
#include "run/recompute.h"

#define FORMAT_VERSION 1

typedef struct outcome {
	verdict package;
	size_t figures;
	bool schemas; /* the XML was checked by schemas */
} outcome;

/* The folder with the published XML schemas: $TONGKET_SCHEMAS, or schemas/ where templates and fonts lie. NULL: none. */
static const char *find_schemas(arena *a, diag *d)
{
	const char *named = getenv("TONGKET_SCHEMAS");
	places known;
	if (named && *named)
		return named;
	const char *mets = places_find(a, &known, d) ? places_lookup(a, &known, "schemas/mets.xsd") : NULL;
	return mets ? path_folder(a, mets) : NULL;
}

static bool check_package(arena *a, const opened *o, outcome *out, diag *found, diag *d)
{
	const char *folder = find_schemas(a, d);
	schemas *s = folder ? schemas_open(folder, d) : NULL;
	if (diag_status(d) != STATUS_DONE)
		return false;
	out->schemas = s != NULL;
	bool sound = diag_status(found) == STATUS_DONE; /* no links, no names that lead elsewhere: its files may be used */
	bool checked = verify_package(a, o, s, &out->package, found);
	schemas_free(s);
	const char *shown = arena_printf(a, "%s" REP_SOURCES, o->root), *sources = shown ? path_join(a, o->folder, shown) : NULL;
	if (!sources)
		return diag_no_memory(d);
	return checked && (!sound || recompute(a, sources, shown, &out->figures, found, d));
}

/* ---- telling ---- */

/* A text that may hold what a package says, for a terminal and for JSON: control characters, and bytes that are no UTF-8, become '?'. */
static const char *harmless(buf *scratch, const char *text)
{
	slice rest = slice_of(text);
	buf_clear(scratch);
	for (size_t bad; rest.len;) {
		size_t whole = utf8_valid(rest, &bad) ? rest.len : bad;
		for (size_t i = 0; i < whole; i++) {
			bool control = (unsigned char)rest.ptr[i] < 0x20 || rest.ptr[i] == 0x7F;
			buf_put_char(scratch, control ? '?' : rest.ptr[i]);
		}
		if (whole < rest.len)
			buf_put_char(scratch, '?');
		whole += whole < rest.len;
		rest = (slice){rest.ptr + whole, rest.len - whole};
	}
	buf_put_char(scratch, '\0');
	return scratch->failed ? "" : scratch->data;
}

static void print_text(const arguments *a, const outcome *o, diag *found)
{
	static const char *const GOOD[] = {"%s: gói nguyên vẹn: %zu tệp đúng mã SHA-256, %zu số liệu tính lại từ tệp gốc đều khớp%s\n",
	    "%s: whole and unchanged: %zu files with the right SHA-256, %zu figures computed again from the original files, all the same%s\n"};
	static const char *const NO_SCHEMAS[] = {"; XML chưa đối chiếu với lược đồ (không có trên máy này)",
	    "; the XML was not checked by schemas (there are none on this machine)"};
	static const char *const MORE[] = {"… và có thể còn nữa\n", "… and there may be more\n"};
	bool bad = diag_status(found) != STATUS_DONE, many = diag_count(found) >= LIMIT_FINDINGS;
	buf scratch = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	for (size_t i = 0; i < diag_count(found); i++)
		printf("%s\n", harmless(&scratch, diag_text(found, i)));
	if (many)
		fputs(MORE[a->lang], stdout);
	if (!bad && !a->quiet)
		printf(GOOD[a->lang], harmless(&scratch, o->package.objid ? o->package.objid : a->positional[0]), o->package.files, o->figures,
		    o->schemas ? "" : NO_SCHEMAS[a->lang]);
	buf_free(&scratch);
}

static void put_findings(json *j, diag *found)
{
	buf scratch = BUF_INIT(LIMIT_TEXT_FILE_BYTES);
	json_key(j, "findings");
	json_array(j);
	for (size_t i = 0; i < diag_count(found); i++) {
		place where = diag_place(found, i);
		json_map(j);
		json_key_string(j, "code", slice_of(diag_code(found, i)));
		if (where.file)
			json_key_string(j, "file", slice_of(harmless(&scratch, where.file)));
		json_key_string(j, "message", slice_of(harmless(&scratch, diag_text(found, i))));
		json_map_end(j);
	}
	json_array_end(j);
	buf_free(&scratch);
}

static bool print_json(const outcome *o, diag *found, diag *d)
{
	buf text = BUF_INIT(LIMIT_OUTPUT_BYTES);
	json *j = json_new(&text, 2);
	if (!j)
		return diag_no_memory(d);
	json_map(j);
	json_key_integer(j, "format", FORMAT_VERSION);
	json_key_boolean(j, "valid", diag_status(found) == STATUS_DONE);
	if (o->package.objid)
		json_key_string(j, "package", slice_of(o->package.objid));
	json_key_integer(j, "files", (int64_t)o->package.files);
	json_key_integer(j, "figures", (int64_t)o->figures);
	json_key_boolean(j, "schemas", o->schemas);
	put_findings(j, found);
	json_map_end(j);
	bool good = json_finish(j) && !text.failed;
	if (good)
		fwrite(text.data, 1, text.len, stdout);
	buf_free(&text);
	return good || diag_no_memory(d);
}

static status_kind verify_in(arena *memory, const arguments *a, diag *found, diag *d)
{
	outcome result = {0};
	opened package;
	bool read = opened_open(memory, a->positional[0], &package, found, d) && check_package(memory, &package, &result, found, d);
	opened_close(&package);
	status_kind failed = diag_status(d) != STATUS_DONE          ? diag_status(d)
	                     : diag_status(found) == STATUS_MACHINE ? STATUS_MACHINE
	                                                            : STATUS_DONE;
	if (failed != STATUS_DONE) {
		diag_print(found, stderr);
		return failed;
	}
	if (!read && diag_status(found) == STATUS_DONE)
		return STATUS_MACHINE;
	status_kind status = diag_status(found);
	if (a->json)
		return print_json(&result, found, d) ? status : diag_status(d);
	print_text(a, &result, found);
	return status;
}

static status_kind verify(const arguments *a, diag *d)
{
	arena *memory = arena_new();
	diag *found = diag_new(a->lang);
	status_kind status = STATUS_MACHINE;
	if (memory && found && confine_to_looking(a->positional[0], getenv("TONGKET_SCHEMAS"), d))
		status = verify_in(memory, a, found, d);
	else if (!memory || !found)
		diag_no_memory(d);
	diag_free(found);
	arena_free(memory);
	return status;
}

const command COMMAND_VERIFY = {"verify", "PACKAGE", 1, 1, TAKES_FORMAT | TAKES_QUIET,
    {"kiểm tra một gói lưu trữ, tính lại số liệu trong đó", "check a package, its figures computed again from its data"},
    {"Kiểm tra gói PACKAGE (thư mục, tệp ZIP hoặc bag do archive tạo ra), không cần gì ngoài gói: từng tệp có còn đúng mã SHA-256, có "
     "thiếu\n"
     "hay thừa tệp nào, XML có đúng không; rồi tính lại mọi số liệu từ các tệp CSV và mẫu trong gói, so với số liệu đã in. In từng chỗ sai "
     "với\n"
     "tên tệp; mã thoát 1 khi có chỗ sai. Báo cáo PDF được ký sau khi đóng gói vẫn là đúng. Gói không đáng tin bị từ chối: không có gì "
     "được ghi\n"
     "ra ngoài một thư mục tạm riêng.",
        "Check PACKAGE (a folder, a ZIP file or a bag made by archive); nothing but the package is needed: has every file its SHA-256, is "
        "one "
        "missing\nor added, is the XML right; then every figure is computed again from the CSV files and the template in the package, and "
        "compared with\nthe printed one. Each fault is printed with its file; the exit status is then 1. A PDF signed after packing is "
        "accepted. A hostile\npackage is refused; nothing is written outside a private temporary folder."},
    verify};
