/* init.c: the starter's files are copied into a hidden folder beside the new one, its name and title filled in, and the folder renamed: rename(2) replaces an
 * empty folder and refuses any other, so that nothing can be overwritten whatever happens meanwhile. What stands in the starter is data. */
#include "run/init.h"

#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/publish.h"
#include "base/reason.h"
#include "base/utf8.h"
#include "compose/mustache.h"
#include "run/infer.h"
#include "run/places.h"
#include "text/fold.h"

#define TITLE_MAX 200 /* bytes; names of folders end at 255 */
#define DEPTH_MAX 8

static const message BAD_NAME = {"bad-name", STATUS_USAGE,
    {"“{1}” không dùng làm tên báo cáo được", "“{1}” cannot be the name of a report"},
    {"Ghi một tên có chữ hoặc số, dài không quá 200 byte, ví dụ: tongket init \"Báo cáo quý I\".",
        "Give a name with letters or digits of at most 200 bytes, such as: tongket init \"First quarter\"."}};
static const message NO_PARENT = {"no-folder", STATUS_USAGE, {"không có thư mục “{1}”", "there is no folder “{1}”"},
    {"Tạo thư mục ấy trước, hoặc ghi tên khác.", "Make that folder first, or give another name."}};
static const message IS_THERE = {"already-there", STATUS_USAGE,
    {"“{1}” đã có và không phải thư mục trống", "“{1}” is already there and is not an empty folder"},
    {"Không có gì bị ghi đè; chọn tên khác.", "Nothing was overwritten; choose another name."}};
static const message NO_STARTER = {"no-starter", STATUS_USAGE, {"không có {1}", "there is no {1}"},
    {"Đã tìm trong: {2}. Cài đặt lại chương trình, hoặc đặt TONGKET_DATA tới thư mục share/tongket.",
        "Looked in: {2}. Install the program again, or set TONGKET_DATA to its share/tongket folder."}};
static const message CANNOT_MAKE = {"cannot-write", STATUS_MACHINE, {"không tạo được “{1}”: {2}", "“{1}” cannot be made: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác.", "Check permissions and free space, or choose another folder."}};

/* ---- the name ---- */

static bool is_plain(slice name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];
		bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (i && (c == '-' || c == '.'));
		if (!good)
			return false;
	}
	return name.len > 0;
}

static bool has_control(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
			return true;
	return false;
}

static bool is_separator(char c)
{
	return strchr(" -_.,;:()[]{}'\"!?+&@#%*<>|=~^$\\`/", c) != NULL;
}

/* Words without marks in small letters, '-' between them. {"", 0}: none is left; {NULL, 0}: out of memory. */
static slice plain_name(arena *a, slice title)
{
	buf out = BUF_INIT(LIMIT_FIELD_BYTES);
	for (size_t i = 0; i < title.len;) {
		size_t end = i;
		while (end < title.len && !is_separator(title.ptr[end]))
			end++;
		slice word = end > i ? text_fold(a, (slice){title.ptr + i, end - i}) : (slice){"", 0};
		if (!word.ptr)
			out.failed = true;
		if (word.len && out.len)
			buf_put_char(&out, '-');
		buf_put_slice(&out, word);
		i = end + 1;
	}
	slice name = out.failed ? (slice){NULL, 0} : arena_copy(a, buf_slice(&out));
	buf_free(&out);
	return name;
}

bool init_read_name(arena *a, const char *given, init_name *out, diag *d)
{
	slice text = slice_of(given);
	while (text.len > 1 && text.ptr[text.len - 1] == '/')
		text.len--;
	size_t at = text.len, bad = 0;
	while (at && text.ptr[at - 1] != '/')
		at--;
	slice last = {text.ptr + at, text.len - at};
	if (!utf8_valid(text, &bad) || has_control(last) || last.len > TITLE_MAX)
		return diag_report(d, &BAD_NAME, NOWHERE, given);
	out->title = text_nfc(a, slice_trim(last), NULL);
	if (!out->title.ptr)
		return diag_no_memory(d);
	out->name = is_plain(out->title) ? arena_copy(a, out->title) : plain_name(a, out->title);
	if (out->name.ptr && !out->name.len)
		return diag_report(d, &BAD_NAME, NOWHERE, given);
	out->folder = out->name.ptr ? arena_printf(a, "%.*s%s", (int)at, given, out->name.ptr) : NULL;
	return out->folder || diag_no_memory(d);
}

/* ---- the files ---- */

typedef struct starter {
	arena *memory;
	const init_name *what;
	const char *from;
	const value *names; /* what the starter's files are rendered with; NULL: title and name are filled in, no more */
	publication *to;
	diag *diag;
} starter;

/* @TITLE@ and @NAME@ are filled in. */
static void put_filled(buf *out, slice text, const init_name *what, slice quoted)
{
	const slice TITLE = SLICE("@TITLE@"), NAME = SLICE("@NAME@");
	while (text.len) {
		size_t step = 1;
		if (slice_starts(text, TITLE.ptr)) {
			buf_put_slice(out, quoted);
			step = TITLE.len;
		} else if (slice_starts(text, NAME.ptr)) {
			buf_put_slice(out, what->name);
			step = NAME.len;
		} else {
			buf_put_char(out, *text.ptr);
		}
		text = (slice){text.ptr + step, text.len - step};
	}
}

static bool put_text(starter *s, slice text, const char *from, buf *out)
{
	rendered result;
	if (!s->names) {
		slice quoted = infer_quoted(s->memory, s->what->title);
		put_filled(out, text, s->what, quoted);
		return quoted.ptr && !out->failed ? true : diag_no_memory(s->diag);
	}
	const mustache_input in = {.text = text, .file = from, .root = s->names, .escape = ESCAPE_NONE};
	if (!mustache_render(s->memory, &in, &result, s->diag))
		return false;
	buf_put_slice(out, result.text);
	return !out->failed || diag_no_memory(s->diag);
}

static bool copy_file(starter *s, const char *path)
{
	const char *from = path_join(s->memory, s->from, path);
	file_bytes file;
	if (!from)
		return diag_no_memory(s->diag);
	if (!file_read(from, from, LIMIT_TEXT_FILE_BYTES, true, NOWHERE, &file, s->diag))
		return false;
	buf text = BUF_INIT(2 * LIMIT_TEXT_FILE_BYTES);
	bool good = put_text(s, file.bytes, from, &text) && publication_add(s->to, path, buf_slice(&text), false);
	buf_free(&text);
	file_free(&file);
	return good;
}

static bool copy_folder(starter *s, const char *path, unsigned depth)
{
	folder_entry *entries;
	size_t count;
	const char *from = path_join(s->memory, s->from, path);
	if (!from)
		return diag_no_memory(s->diag);
	if (depth > DEPTH_MAX || !folder_list(s->memory, from, &entries, &count))
		return file_report(FILE_FAILED, errno, from, false, NOWHERE, s->diag);
	for (size_t i = 0; i < count; i++) {
		const char *name = *path ? path_join(s->memory, path, entries[i].name) : entries[i].name;
		if (!name)
			return diag_no_memory(s->diag);
		if (entries[i].name[0] == '.')
			continue;
		if (!(entries[i].is_folder ? copy_folder(s, name, depth + 1) : copy_file(s, name)))
			return false;
	}
	return true;
}

/* ---- given CSV files ---- */

typedef struct given {
	const char *const *csv;
	size_t count;
} given;

/* Describe a file in `tables` and copy it. The name of its table, or NULL: reported. */
static const char *take_csv(starter *s, const char *path, const char *const *taken, size_t taken_count, value *tables)
{
	file_bytes file;
	if (!file_read(path, path, LIMIT_CSV_FILE_BYTES, true, NOWHERE, &file, s->diag))
		return NULL;
	const char *name = infer_table(s->memory, &file, path, taken, taken_count, tables, s->diag);
	const char *copy = name ? arena_printf(s->memory, "data/%s.csv", name) : NULL;
	if (name && !copy)
		diag_no_memory(s->diag);
	bool good = copy && publication_add(s->to, copy, file.bytes, false);
	file_free(&file);
	return good ? name : NULL;
}

static bool take_given(starter *s, const given *files)
{
	arena *a = s->memory;
	value *names = value_new(a);
	slice quoted = infer_quoted(a, s->what->title);
	const char **taken = arena_array(a, files->count + 1, sizeof *taken);
	value *tables = names && taken && quoted.ptr && value_put_text(a, names, SLICE("title"), quoted) &&
	                        value_put_text(a, names, SLICE("name"), s->what->name)
	                    ? value_put_list(a, names, SLICE("tables"))
	                    : NULL;
	if (!tables)
		return diag_no_memory(s->diag);
	for (size_t i = 0; i < files->count; i++)
		if (!(taken[i] = take_csv(s, files->csv[i], taken, i, tables)))
			return false;
	s->names = names;
	return true;
}

/* ---- the folder ---- */

static bool is_empty_folder(arena *a, const char *path)
{
	struct stat about;
	folder_entry *entries;
	size_t count;
	return lstat(path, &about) == 0 && S_ISDIR(about.st_mode) && folder_list(a, path, &entries, &count) && count == 0;
}

static bool may_be_made(arena *a, const char *folder, diag *d)
{
	struct stat about;
	const char *parent = path_folder(a, folder);
	if (!parent)
		return diag_no_memory(d);
	if (!file_is_folder(parent))
		return diag_report(d, &NO_PARENT, NOWHERE, parent);
	if (lstat(folder, &about) == 0 && !is_empty_folder(a, folder))
		return diag_report(d, &IS_THERE, NOWHERE, folder);
	return true;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
	(void)about, (void)kind, (void)where;
	remove(path);
	return 0;
}

static void remove_tree(const char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static bool fill(arena *a, const init_name *what, const given *files, const char *from, const char *folder, diag *d)
{
	starter s = {.memory = a, .what = what, .from = from, .to = publication_new(folder, d), .diag = d};
	bool good = s.to && (!files->count || take_given(&s, files)) && copy_folder(&s, "", 0) && publication_commit(s.to);
	publication_free(s.to);
	return good;
}

/* mkdtemp makes folders for their owner only; this one shall be like any other. */
static bool open_to_others(const char *folder)
{
	mode_t mask = umask(0);
	umask(mask);
	return chmod(folder, 0777 & ~mask) == 0;
}

static bool put_in_place(const char *hidden, const char *folder, diag *d)
{
	if (open_to_others(hidden) && rename(hidden, folder) == 0)
		return true;
	if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
		return diag_report(d, &IS_THERE, NOWHERE, folder);
	return diag_report(d, &CANNOT_MAKE, NOWHERE, folder, reason_words(errno, diag_language(d)));
}

static bool make(arena *a, const init_name *what, const given *files, const char *from, diag *d)
{
	const char *parent = path_folder(a, what->folder), *hidden = arena_printf(a, "%s/.%s.XXXXXX", parent ? parent : "", what->name.ptr);
	char *unique = hidden ? strdup(hidden) : NULL;
	if (!unique)
		return diag_no_memory(d);
	if (!mkdtemp(unique)) {
		diag_report(d, &CANNOT_MAKE, NOWHERE, what->folder, reason_words(errno, diag_language(d)));
		free(unique);
		return false;
	}
	bool good = fill(a, what, files, from, unique, d) && put_in_place(unique, what->folder, d);
	if (!good)
		remove_tree(unique);
	free(unique);
	return good;
}

bool init_make(const init_name *what, const char *const *csv, size_t csv_count, diag *d)
{
	static const char *const STARTERS[2][2] = {
	    {"templates/starter/vi", "templates/starter/en"}, {"templates/starter/csv-vi", "templates/starter/csv-en"}};
	const given files = {csv, csv_count};
	arena *a = arena_new();
	places known;
	if (!a)
		return diag_no_memory(d);
	bool good = places_find(a, &known, d) && may_be_made(a, what->folder, d);
	const char *wanted = STARTERS[csv_count > 0][diag_language(d)], *from = good ? places_lookup(a, &known, wanted) : NULL;
	if (good && !from)
		good = diag_report(d, &NO_STARTER, NOWHERE, wanted, places_said(a, &known));
	good = good && make(a, what, &files, from, d);
	arena_free(a);
	return good;
}
