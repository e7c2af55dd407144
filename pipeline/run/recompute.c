/* recompute.c: the same stages as any run, on packed files. facts.json has a figure a line, so two ledgers are compared line by line, by the names of the figures. */
#include "run/recompute.h"

#include <errno.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "run/pack.h"
#include "run/run.h"

static const message CANNOT = {"recompute-failed", STATUS_DATA,
    {"không tính lại được số liệu từ các tệp trong gói: {1}", "the figures cannot be computed again from the files in the package: {1}"},
    {"Gói đã bị sửa, hoặc do phiên bản khác của chương trình lập ra; lấy bản sao còn nguyên của gói.",
        "The package was changed, or made by another version of the program; take an untouched copy."}};
static const message MACHINE_FAILED = {"recompute-failed", STATUS_MACHINE, {"{1}", "{1}"}, {NULL, NULL}};
static const message NO_DATA = {"recompute-failed", STATUS_DATA,
    {"thiếu tệp này, không tính lại được số liệu", "is missing; the figures cannot be computed again"},
    {"Lấy bản sao còn nguyên của gói.", "Take an untouched copy of the package."}};
static const message HAS_ERRORS = {"recompute-failed", STATUS_DATA,
    {"số liệu trong gói có {1} lỗi", "the data in the package have {1} errors"},
    {"Gói chỉ được tạo từ số liệu không có lỗi.", "Packages are made of data without errors only."}};
static const message DIFFERS = {"figure-differs", STATUS_DATA,
    {"số liệu “{1}” ghi {2}, tính lại được {3}", "the figure “{1}” says {2}, computed again it is {3}"},
    {"Sổ số liệu hoặc tệp CSV trong gói đã bị sửa; lấy bản sao còn nguyên.",
        "The ledger or a CSV file of the package was changed; take an untouched copy."}};
static const message NOT_COMPUTED = {"figure-differs", STATUS_DATA,
    {"số liệu “{1}” không tính lại được từ mẫu trong gói", "the figure “{1}” does not follow from the template in the package"},
    {"Sổ số liệu hoặc mẫu trong gói đã bị sửa; lấy bản sao còn nguyên.",
        "The ledger or the template of the package was changed; take an untouched copy."}};
static const message NOT_PRINTED = {"figure-differs", STATUS_DATA, {"thiếu số liệu “{1}”", "the figure “{1}” is missing"},
    {"Sổ số liệu trong gói đã bị sửa; lấy bản sao còn nguyên.", "The ledger of the package was changed; take an untouched copy."}};
static const message LEDGER_DIFFERS = {"figure-differs", STATUS_DATA,
    {"khác với sổ số liệu tính lại", "differs from the ledger computed again"},
    {"Sổ số liệu trong gói đã bị sửa; lấy bản sao còn nguyên.", "The ledger of the package was changed; take an untouched copy."}};

#define DIFFERENCES_TOLD 200
#define SHOWN_BYTES 160

/* A line of facts.json: {"id":"…",…}, without the comma behind it. */
typedef struct ledger_line {
	slice id, text;
} ledger_line;

typedef struct ledger {
	ledger_line *lines;
	size_t count;
} ledger;

static int by_id(const void *a, const void *b)
{
	return slice_compare(((const ledger_line *)a)->id, ((const ledger_line *)b)->id);
}

static slice id_of(slice line)
{
	static const char HEAD[] = "{\"id\":\"";
	size_t n = sizeof HEAD - 1;
	if (!slice_starts(line, HEAD))
		return line;
	const char *end = memchr(line.ptr + n, '"', line.len - n);
	return (slice){line.ptr + n, end ? (size_t)(end - line.ptr) - n : line.len - n};
}

/* The figures of a ledger in the order of their names. */
static bool split(arena *a, slice text, ledger *out)
{
	size_t lines = 1;
	for (size_t i = 0; i < text.len; i++)
		lines += text.ptr[i] == '\n';
	*out = (ledger){arena_array(a, lines, sizeof(ledger_line)), 0};
	if (!out->lines)
		return false;
	for (size_t start = 0, i = 0; i <= text.len; i++) {
		if (i < text.len && text.ptr[i] != '\n')
			continue;
		slice line = slice_trim((slice){text.ptr + start, i - start});
		start = i + 1;
		if (line.len && line.ptr[line.len - 1] == ',')
			line.len--;
		if (line.len && !slice_is(line, "[") && !slice_is(line, "]"))
			out->lines[out->count++] = (ledger_line){id_of(line), line};
	}
	qsort(out->lines, out->count, sizeof *out->lines, by_id);
	return true;
}

/* What a line says behind its name, short enough for a message. */
static const char *shown_value(arena *a, const ledger_line *l)
{
	size_t from = (size_t)(l->id.ptr - l->text.ptr) + l->id.len + 2;
	slice rest = from < l->text.len ? (slice){l->text.ptr + from, l->text.len - from} : l->text;
	size_t n = rest.len < SHOWN_BYTES ? rest.len : SHOWN_BYTES;
	while (n && n < rest.len && ((unsigned char)rest.ptr[n] & 0xC0) == 0x80)
		n--;
	const char *text = arena_printf(a, "%.*s%s", (int)n, rest.ptr, n < rest.len ? "…" : "");
	return text ? text : "?";
}

static void tell(arena *a, const char *path, const ledger_line *packed, const ledger_line *computed, diag *found)
{
	const ledger_line *either = packed ? packed : computed;
	const char *id = either ? arena_string(a, either->id) : NULL;
	place where = place_at(path, 0, 0);
	if (!id || diag_count(found) >= DIFFERENCES_TOLD)
		return;
	if (packed && computed)
		diag_report(found, &DIFFERS, where, id, shown_value(a, packed), shown_value(a, computed));
	else
		diag_report(found, packed ? &NOT_COMPUTED : &NOT_PRINTED, where, id);
}

static bool compare(arena *a, const char *path, slice packed, slice computed, size_t *count, diag *found)
{
	ledger left, right;
	if (!split(a, packed, &left) || !split(a, computed, &right))
		return diag_no_memory(found);
	for (size_t i = 0, k = 0; i < left.count || k < right.count;) {
		const ledger_line *l = i < left.count ? &left.lines[i] : NULL, *r = k < right.count ? &right.lines[k] : NULL;
		int order = !l ? 1 : !r ? -1 : slice_compare(l->id, r->id);
		if (order != 0 || !slice_equal(l->text, r->text))
			tell(a, path, order <= 0 ? l : NULL, order >= 0 ? r : NULL, found);
		*count += order == 0;
		i += order <= 0;
		k += order >= 0;
	}
	return true;
}

/* ---- the run ---- */

typedef struct recomputing {
	arena *memory;
	const char *sources, *shown;
	diag *found, *diag;
} recomputing;

static const char *shown_path(const recomputing *c, const char *name)
{
	const char *path = arena_printf(c->memory, "%s%s", c->shown, name);
	return path ? path : name;
}

/* What the run had to say is the package's fault, unless the machine failed. */
static bool blame(const recomputing *c, diag *inner)
{
	if (diag_status(inner) == STATUS_MACHINE) {
		for (size_t i = 0; i < diag_count(inner); i++)
			diag_report(c->diag, &MACHINE_FAILED, NOWHERE, diag_text(inner, i));
		return diag_count(inner) ? false : diag_no_memory(c->diag);
	}
	for (size_t i = 0; i < diag_count(inner) && diag_count(c->found) < DIFFERENCES_TOLD; i++)
		diag_report(c->found, &CANNOT, place_at(shown_path(c, PACKED_JOB), 0, 0), diag_text(inner, i));
	return true;
}

static bool compare_file(const recomputing *c, const char *name, const facts *f, bool (*write)(const facts *, buf *), size_t *count)
{
	file_bytes packed;
	buf computed = BUF_INIT(LIMIT_OUTPUT_BYTES);
	const char *path = path_join(c->memory, c->sources, name), *shown = shown_path(c, name);
	if (!path || !write(f, &computed)) {
		buf_free(&computed);
		return diag_no_memory(c->diag);
	}
	file_status status = file_try_read(path, NULL, LIMIT_OUTPUT_BYTES, &packed);
	bool good = true;
	if (status == FILE_MISSING) {
		diag_report(c->found, &NO_DATA, place_at(shown, 0, 0), "");
	} else if (status != FILE_READ) {
		good = file_report(status, errno, shown, false, NOWHERE, c->diag);
	} else {
		if (count)
			good = compare(c->memory, shown, packed.bytes, buf_slice(&computed), count, c->found);
		else if (!slice_equal(packed.bytes, buf_slice(&computed)))
			diag_report(c->found, &LEDGER_DIFFERS, place_at(shown, 0, 0), "");
		file_free(&packed);
	}
	buf_free(&computed);
	return good;
}

static bool run_again(const recomputing *c, run *r, diag *inner, size_t *count)
{
	if (!run_load(r) || !run_check(r))
		return blame(c, inner);
	if (run_has_errors(r)) {
		const char *errors = arena_printf(c->memory, "%llu", (unsigned long long)store_count(run_get_store(r)).errors);
		diag_report(c->found, &HAS_ERRORS, place_at(shown_path(c, PACKED_JOB), 0, 0), errors ? errors : "?");
	}
	if (!run_aggregate(r))
		return blame(c, inner);
	return compare_file(c, PACKED_RESULTS "facts.json", run_get_facts(r), facts_write_json, count) &&
	       compare_file(c, PACKED_RESULTS "facts.csv", run_get_facts(r), facts_write_csv, NULL);
}

bool recompute(arena *a, const char *sources, const char *shown, size_t *count, diag *found, diag *d)
{
	recomputing c = {a, sources, shown, found, d};
	const char *job_path = path_join(a, sources, PACKED_JOB "job.yaml");
	*count = 0;
	if (!job_path)
		return diag_no_memory(d);
	if (!file_exists(job_path)) {
		diag_report(found, &NO_DATA, place_at(shown_path(&c, PACKED_JOB "job.yaml"), 0, 0), "");
		return true;
	}
	diag *inner = diag_new(diag_language(d));
	const run_options options = {.job = job_path, .lang = diag_language(d), .packed = sources};
	run *r = inner ? run_new(&options, inner) : NULL;
	bool good = r ? run_again(&c, r, inner, count) : diag_no_memory(d);
	run_free(r);
	diag_free(inner);
	return good;
}
