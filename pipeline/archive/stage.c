/* stage.c: files written into ".package.part" and hashed on the way; made durable together, then one rename. The name is fixed, so that what a killed run left
 * is swept away by the next; a signal that ends the program has it removed (but for a bag or ZIP file that is being made around it). */
#include "archive/stage.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/tree.h"
#include "archive/zip.h"
#include "base/array.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/interrupt.h"
#include "base/limits.h"
#include "base/reason.h"

#define PIECE_BYTES ((size_t)1 << 20) /* of a mapped file that is in memory at once */
#define PART_NAME ".package.part"
#define ZIP_NAME ".package.zip.part"
#define OUTER_NAME ".package.bag.part"

static const message CANNOT_WRITE = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa.", "Check permissions and free space."}};
static const message BAD_NAME = {"package-bad-path", STATUS_USAGE,
    {"“{1}” không dùng làm tên trong gói lưu trữ được", "“{1}” cannot be a name in a package"},
    {"Đổi tên tệp: không có ký tự điều khiển, “\\” hay “:”.", "Rename the file: no control characters, no “\\” or “:”."}};
static const message EXISTS = {"package-exists", STATUS_USAGE,
    {"đã có gói “{1}”, và gói ấy khác gói vừa tạo", "there is a package “{1}” already, and it differs from the one just made"},
    {"Gói cũ được giữ nguyên (có thể đã được ký). Chuyển nó đi nơi khác, hoặc chọn --out khác.",
        "It was left as it is (it may have been signed). Move it elsewhere, or choose another --out."}};

struct stage {
	arena *memory;
	diag *diag;
	const char *parent, *folder;
	bool private_;
	debris begun; /* what was made below `parent` */
	staged *files;
	size_t count, cap;
};

static bool fail(stage *s, const char *path)
{
	return diag_report(s->diag, &CANNOT_WRITE, NOWHERE, path, reason_words(errno, diag_language(s->diag)));
}

/* False: out of memory (reported). */
static bool note_begun(stage *s, const char *path, bool is_folder)
{
	debris_path *entry = arena_alloc(s->memory, sizeof *entry);
	const char *kept = arena_string(s->memory, slice_of(path));
	if (!entry || !kept)
		return diag_no_memory(s->diag);
	*entry = (debris_path){.path = kept, .is_folder = is_folder};
	debris_add(&s->begun, entry);
	return true;
}

/* The folders above `path`. */
static bool make_folders(stage *s, const char *path)
{
	char *copy = arena_alloc(s->memory, strlen(path) + 1);
	if (!copy)
		return diag_no_memory(s->diag);
	memcpy(copy, path, strlen(path) + 1);
	for (char *p = strchr(copy + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		bool made = mkdir(copy, s->private_ ? 0700 : 0777) == 0;
		if (!made && errno != EEXIST)
			return fail(s, copy);
		if (made && !note_begun(s, copy, true))
			return false;
		*p = '/';
	}
	return true;
}

stage *stage_new(const char *parent, bool private_, diag *d)
{
	stage *s = calloc(1, sizeof *s);
	if (s)
		s->memory = arena_new();
	if (!s || !s->memory) {
		free(s);
		diag_no_memory(d);
		return NULL;
	}
	s->diag = d;
	s->private_ = private_;
	debris_watch(&s->begun);
	s->parent = arena_string(s->memory, slice_of(parent));
	const char *folder = path_join(s->memory, parent, PART_NAME);
	if (!s->parent || !folder) {
		diag_no_memory(d);
		stage_free(s);
		return NULL;
	}
	if (!make_folders(s, folder)) {
		stage_free(s);
		return NULL;
	}
	tree_remove(folder);
	s->folder = folder;
	if (mkdir(folder, private_ ? 0700 : 0777) == 0 && note_begun(s, folder, true))
		return s;
	fail(s, folder);
	stage_free(s);
	return NULL;
}

void stage_free(stage *s)
{
	if (!s)
		return;
	if (s->folder)
		tree_remove(s->folder);
	debris_forget(&s->begun);
	free(s->files);
	arena_free(s->memory);
	free(s);
}

const char *stage_folder(const stage *s)
{
	return s->folder;
}

arena *stage_memory(stage *s)
{
	return s->memory;
}

diag *stage_diag(stage *s)
{
	return s->diag;
}

bool stage_is_private(const stage *s)
{
	return s->private_;
}

/* ---- adding ---- */

static bool write_pieces(int fd, const file_bytes *f)
{
	for (slice rest = f->bytes, piece; rest.len; rest.ptr += piece.len, rest.len -= piece.len) {
		piece = (slice){rest.ptr, rest.len < PIECE_BYTES ? rest.len : PIECE_BYTES};
		if (!file_write_all(fd, piece))
			return false;
		file_forget(f, piece);
	}
	return true;
}

static bool write_file(stage *s, const char *path, const file_bytes *f)
{
	if (!make_folders(s, path) || !note_begun(s, path, false))
		return false;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, s->private_ ? 0600 : 0666);
	if (fd < 0)
		return fail(s, path);
	bool written = write_pieces(fd, f);
	int error = errno;
	bool closed = close(fd) == 0;
	if (!written)
		errno = error;
	return (written && closed) || fail(s, path);
}

static const staged *add(stage *s, const char *path, const file_bytes *bytes, const char *original)
{
	const char *kept = arena_string(s->memory, slice_of(path)), *name = original ? arena_string(s->memory, slice_of(original)) : NULL;
	const char *full = path_join(s->memory, s->folder, path);
	staged *files = array_room(s->files, &s->cap, s->count + 1, sizeof *files);
	if (files)
		s->files = files;
	if (!kept || !full || !files || (original && !name)) {
		diag_no_memory(s->diag);
		return NULL;
	}
	if (!tree_path_is_safe(slice_of(path))) {
		diag_report(s->diag, &BAD_NAME, NOWHERE, path);
		return NULL;
	}
	staged *f = &s->files[s->count];
	*f = (staged){.path = kept, .original = name, .size = bytes->bytes.len, .format = format_of(path, bytes->bytes)};
	if (!write_file(s, full, bytes))
		return NULL;
	if (!sha256_of_file(bytes, f->sha256)) {
		diag_no_memory(s->diag);
		return NULL;
	}
	s->count++;
	return f;
}

const staged *stage_add_bytes(stage *s, const char *path, slice bytes)
{
	return add(s, path, &(file_bytes){.bytes = bytes}, NULL);
}

const staged *stage_add_copy(stage *s, const char *path, const char *source, const char *within, const char *original)
{
	file_bytes bytes;
	file_status status = file_try_read(source, within, SIZE_MAX, &bytes);
	if (status != FILE_READ) {
		file_report(status, errno, source, false, NOWHERE, s->diag);
		return NULL;
	}
	const staged *f = add(s, path, &bytes, original);
	file_free(&bytes);
	return f;
}

size_t stage_count(const stage *s)
{
	return s->count;
}

const staged *stage_get(const stage *s, size_t i)
{
	return &s->files[i];
}

const staged *stage_find(const stage *s, const char *path)
{
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->files[i].path, path) == 0)
			return &s->files[i];
	return NULL;
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const staged *)a)->path, ((const staged *)b)->path);
}

void stage_sort(stage *s)
{
	if (s->count)
		qsort(s->files, s->count, sizeof *s->files, by_path);
}

/* ---- publishing ---- */

static bool same_bytes(const file_bytes *l, const file_bytes *r)
{
	if (l->bytes.len != r->bytes.len)
		return false;
	for (size_t done = 0, n; done < l->bytes.len; done += n) {
		n = l->bytes.len - done < PIECE_BYTES ? l->bytes.len - done : PIECE_BYTES;
		slice left = {l->bytes.ptr + done, n}, right = {r->bytes.ptr + done, n};
		if (!slice_equal(left, right))
			return false;
		file_forget(l, left);
		file_forget(r, right);
	}
	return true;
}

static bool same_file(const char *left, const char *right)
{
	file_bytes l, r;
	if (file_try_read(left, NULL, SIZE_MAX, &l) != FILE_READ)
		return false;
	bool same = file_try_read(right, NULL, SIZE_MAX, &r) == FILE_READ;
	if (same) {
		same = same_bytes(&l, &r);
		file_free(&r);
	}
	file_free(&l);
	return same;
}

static bool same_tree(arena *a, const char *left, const char *right)
{
	diag *unheard = diag_new(LANG_VI);
	tree l, r;
	bool same = unheard && tree_list(a, left, &l, unheard) && tree_list(a, right, &r, unheard) && diag_status(unheard) == STATUS_DONE &&
	            l.count == r.count;
	for (size_t i = 0; same && i < l.count; i++) {
		const char *left_path = path_join(a, left, l.files[i].path), *right_path = path_join(a, right, r.files[i].path);
		same = strcmp(l.files[i].path, r.files[i].path) == 0 && left_path && right_path && same_file(left_path, right_path);
	}
	diag_free(unheard);
	return same;
}

static bool make_durable(stage *s)
{
	int fd = open(s->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && syncfs(fd) == 0;
	int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return good || fail(s, s->parent);
}

bool stage_wrap(stage *s, const char *inner)
{
	const char *outer = path_join(s->memory, s->parent, OUTER_NAME), *inside = outer ? path_join(s->memory, outer, inner) : NULL;
	if (!inside)
		return diag_no_memory(s->diag);
	tree_remove(outer);
	if (!make_folders(s, inside))
		return false;
	if (rename(s->folder, inside) != 0) {
		fail(s, inside);
		tree_remove(outer);
		return false;
	}
	s->folder = outer;
	for (size_t i = 0; i < s->count; i++)
		s->files[i].path = path_join(s->memory, inner, s->files[i].path);
	return !arena_failed(s->memory) || diag_no_memory(s->diag);
}

bool stage_zip(stage *s, const char *name, slice date)
{
	const char *path = path_join(s->memory, s->parent, ZIP_NAME);
	if (!path)
		return diag_no_memory(s->diag);
	tree_remove(path);
	if (!zip_pack(s->memory, s->folder, name, date, s->private_, path, s->diag)) {
		tree_remove(path);
		return false;
	}
	tree_remove(s->folder);
	s->folder = path;
	return true;
}

bool stage_publish(stage *s, const char *name)
{
	const char *final = path_join(s->memory, s->parent, name);
	if (!final)
		return diag_no_memory(s->diag);
	struct stat st;
	if (lstat(final, &st) == 0) {
		bool folder = S_ISDIR(st.st_mode), whole = file_is_folder(s->folder);
		bool same = folder == whole && (folder ? same_tree(s->memory, s->folder, final) : same_file(s->folder, final));
		return same || diag_report(s->diag, &EXISTS, NOWHERE, final);
	}
	if (!make_durable(s))
		return false;
	if (rename(s->folder, final) != 0)
		return fail(s, final);
	s->folder = NULL;
	return true;
}
