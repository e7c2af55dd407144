/* attach.c: a report's ledger as facts.csv, and its sources under names that can be saved side by side: "submissions/A07/a.csv" becomes
 * "submissions_A07_a.csv", and the path stays in the description. */
#include "run/attach.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"

#define LEDGER "facts.csv"

static const message ABOUT_PERSONS = {"attach-personal", STATUS_USAGE,
    {"bảng “{1}” là dữ liệu cá nhân (personal): ai có tệp PDF cũng sẽ đọc được từng dòng",
        "the table “{1}” is about persons (personal): whoever has the PDF could read its rows"},
    {"Nếu đúng là muốn đính kèm thì ghi thêm từ “personal”: attach: [facts, submissions, personal].",
        "If that is what you want, add the word “personal”: attach: [facts, submissions, personal]."}};
static const message TOO_LARGE = {"attachments-too-large", STATUS_USAGE,
    {"các tệp đính kèm lớn quá {1} MB", "the attached files have more than {1} MB"},
    {"Bỏ “submissions”: gói lưu trữ (tongket archive) chứa các tệp ấy.",
        "Take “submissions” away: a package (tongket archive) holds these files."}};

static bool wants_sources(const job *j)
{
	return flavour_get(j->pdf.flavour)->attachments && j->pdf.submissions;
}

bool attach_check(const job *j, const schema *tables, diag *d)
{
	if (!wants_sources(j) || j->pdf.personal)
		return true;
	for (size_t i = 0; i < tables->table_count; i++)
		if (tables->tables[i].personal)
			return diag_report(d, &ABOUT_PERSONS, j->pdf.where, tables->tables[i].name.ptr);
	return true;
}

/* ---- names ---- */

/* A name that every system can save, or one that is cut where it has a letter above U+FFFF; NULL: no memory. */
static char *flat_name(arena *a, slice path)
{
	slice plain = text_nfc(a, path, NULL);
	char *name = plain.ptr ? arena_alloc(a, plain.len + 1) : NULL;
	size_t n = 0;
	while (name && plain.len) {
		slice letter = plain;
		uint32_t c = utf8_next(&plain);
		letter.len -= plain.len;
		if (c < 0x20 || c == 0x7F || c > 0xFFFF || (c < 0x80 && strchr("/\\:*?\"<>|", (int)c)) || (n == 0 && c == '.')) {
			name[n++] = '_';
			continue;
		}
		memcpy(name + n, letter.ptr, letter.len);
		n += letter.len;
	}
	if (name)
		name[n] = '\0';
	return name;
}

static bool is_taken(const attached *out, slice name)
{
	for (size_t i = 0; i < out->count; i++)
		if (slice_equal(out->items[i].name, name))
			return true;
	return false;
}

/* "a_b.csv" and "a/b.csv" in one job: the second becomes "2_a_b.csv". */
static slice free_name(arena *a, const attached *out, slice path)
{
	const char *name = flat_name(a, path), *tried = name;
	for (unsigned i = 2; tried && is_taken(out, slice_of(tried)); i++)
		tried = arena_printf(a, "%u_%s", i, name);
	return tried ? slice_of(tried) : (slice){NULL, 0};
}

/* ---- the files ---- */

typedef struct gathering {
	arena *a;
	const job *job;
	attached *out;
	diag *d;
	size_t room, bytes;
	char root[PATH_MAX];
} gathering;

static bool count_file(void *user, const file_view *f)
{
	(void)f;
	((gathering *)user)->room++;
	return true;
}

static bool attach_file(void *user, const file_view *f)
{
	gathering *g = user;
	attached *out = g->out;
	file_bytes *file = &out->files[out->file_count];
	const char *shown = arena_string(g->a, f->path), *path = shown ? path_join(g->a, g->root, shown) : NULL;
	slice name = free_name(g->a, out, f->path);
	if (!path || !name.ptr)
		return diag_no_memory(g->d);
	file_status status = file_try_read(path, g->root, LIMIT_ATTACHED_BYTES, file);
	if (status == FILE_READ)
		out->file_count++;
	g->bytes += status == FILE_READ ? file->bytes.len : 0;
	if (status == FILE_TOO_LARGE || g->bytes > LIMIT_ATTACHED_BYTES) {
		const char *most = arena_printf(g->a, "%zu", LIMIT_ATTACHED_BYTES >> 20);
		return diag_report(g->d, &TOO_LARGE, g->job->pdf.where, most ? most : "");
	}
	if (status != FILE_READ)
		return file_report(status, errno, shown, false, NOWHERE, g->d);
	out->items[out->count++] = (pdf_attachment){
	    .name = name, .description = slice_of(shown), .media_type = "text/csv", .relation = ATTACHED_SOURCE, .bytes = file->bytes};
	return true;
}

static bool attach_ledger(gathering *g, const facts *f)
{
	bool vietnamese = slice_starts(g->job->template.language, "vi");
	if (!facts_write_csv(f, &g->out->ledger))
		return diag_no_memory(g->d);
	g->out->items[g->out->count++] = (pdf_attachment){.name = SLICE(LEDGER),
	    .description = vietnamese ? SLICE("Mọi số liệu của văn bản này") : SLICE("All figures of this document"),
	    .media_type = "text/csv",
	    .relation = ATTACHED_DATA,
	    .bytes = buf_slice(&g->out->ledger)};
	return true;
}

bool attach_gather(arena *a, const job *j, store *s, const facts *f, attached *out, diag *d)
{
	gathering g = {.a = a, .job = j, .out = out, .d = d};
	bool sources = wants_sources(j), ledger = flavour_get(j->pdf.flavour)->attachments && j->pdf.facts;
	*out = (attached){.ledger = BUF_INIT(LIMIT_ATTACHED_BYTES)};
	if (sources && !store_each_file(s, count_file, &g))
		return diag_no_memory(d);
	out->items = calloc(g.room + 1, sizeof *out->items);
	out->files = calloc(g.room + 1, sizeof *out->files);
	if (!out->items || !out->files)
		return diag_no_memory(d);
	if (ledger && !attach_ledger(&g, f))
		return false;
	if (!sources)
		return true;
	if (!realpath(j->folder, g.root))
		return file_report(FILE_FAILED, errno, j->folder, false, NOWHERE, d);
	return store_each_file(s, attach_file, &g);
}

void attach_free(attached *what)
{
	for (size_t i = 0; i < what->file_count; i++)
		file_free(&what->files[i]);
	free(what->files);
	free(what->items);
	buf_free(&what->ledger);
	*what = (attached){0};
}
