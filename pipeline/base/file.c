/* file.c: whole files by read(2), large ones by mmap(2); folders sorted by bytes so that no order of a file system shows. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/reason.h"

#define MAP_FROM ((size_t)4 << 20) /* smaller files are cheaper to copy than to map */

static const message MISSING = {"file-missing", STATUS_USAGE, {"không có tệp “{1}”", "there is no file “{1}”"},
    {"Kiểm tra lại tên và thư mục.", "Check its name and folder."}};
static const message NOT_REGULAR = {"file-not-regular", STATUS_USAGE, {"“{1}” không phải là tệp thường", "“{1}” is not a regular file"},
    {"Thay bằng một tệp.", "Put a file in its place."}};
static const message OUTSIDE = {"file-outside", STATUS_USAGE,
    {"“{1}” dẫn ra ngoài thư mục công việc", "“{1}” leads out of the job's folder"},
    {"Chép tệp vào trong thư mục thay cho liên kết.", "Copy the file into the folder in place of the link."}};
static const message DANGLING = {"file-dangling", STATUS_USAGE,
    {"“{1}” là liên kết dẫn tới chỗ không có gì", "“{1}” is a link that leads to nothing"},
    {"Chép tệp vào trong thư mục thay cho liên kết.", "Copy the file into the folder in place of the link."}};
static const message CHANGED = {"file-changed", STATUS_USAGE, {"“{1}” bị sửa trong khi đang đọc", "“{1}” was changed while it was read"},
    {"Không sửa, xóa tệp trong khi chương trình đang chạy.", "Do not change files while the program runs."}};
static const message TOO_LARGE = {"file-too-large", STATUS_USAGE, {"tệp “{1}” quá lớn", "the file “{1}” is too large"},
    {"Chia thành nhiều tệp nhỏ hơn.", "Divide it into smaller files."}};
static const message FAILED = {"file-unreadable", STATUS_MACHINE, {"không đọc được “{1}”: {2}", "“{1}” cannot be read: {2}"},
    {"Kiểm tra quyền đọc và ổ đĩa.", "Check its permissions and the disk."}};

static const message *const BY_STATUS[] = {[FILE_MISSING] = &MISSING,
    [FILE_NOT_REGULAR] = &NOT_REGULAR,
    [FILE_OUTSIDE] = &OUTSIDE,
    [FILE_DANGLING] = &DANGLING,
    [FILE_CHANGED] = &CHANGED,
    [FILE_TOO_LARGE] = &TOO_LARGE,
    [FILE_FAILED] = &FAILED};

void file_put_words(file_status status, int error, const char *shown, language lang, buf *text, buf *hint)
{
	const char *const args[] = {shown, reason_words(error, lang), NULL};
	message_fill(text, BY_STATUS[status]->text[lang], args);
	if (BY_STATUS[status]->hint[lang])
		message_fill(hint, BY_STATUS[status]->hint[lang], args);
}

bool file_report(file_status status, int error, const char *shown, bool usage, place asked, diag *d)
{
	message m = *BY_STATUS[status];
	if (!usage)
		m.kind = STATUS_MACHINE;
	return diag_report(d, &m, asked, shown, reason_words(error, diag_language(d)));
}

static file_status status_of_errno(void)
{
	if (errno == ENXIO || errno == ENODEV) /* a socket, or a device that is not there */
		return FILE_NOT_REGULAR;
	return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_FAILED;
}

static bool lies_within(const char *path, const char *folder)
{
	char real[PATH_MAX];
	if (!realpath(path, real))
		return false;
	size_t n = strlen(folder);
	return strncmp(real, folder, n) == 0 && (real[n] == '/' || (n > 0 && folder[n - 1] == '/'));
}

static file_status read_copy(int fd, size_t size, file_bytes *out)
{
	char *bytes = malloc(size + 1);
	if (!bytes)
		return FILE_FAILED;
	size_t done = 0;
	while (done < size) {
		ssize_t n = read(fd, bytes + done, size - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			free(bytes);
			return FILE_FAILED;
		}
		if (n == 0)
			break;
		done += (size_t)n;
	}
	bytes[done] = '\0';
	*out = (file_bytes){.bytes = {bytes, done}, .owned = bytes};
	return FILE_READ;
}

static file_status read_open(int fd, size_t max, file_bytes *out)
{
	struct stat st;
	if (fstat(fd, &st) != 0)
		return FILE_FAILED;
	if (!S_ISREG(st.st_mode))
		return FILE_NOT_REGULAR;
	if (st.st_size < 0 || (unsigned long long)st.st_size > max)
		return FILE_TOO_LARGE;
	size_t size = (size_t)st.st_size;
	if (size < MAP_FROM)
		return read_copy(fd, size, out);
	int kept = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	void *p = kept < 0 ? MAP_FAILED : mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED) {
		int error = errno;
		if (kept >= 0)
			close(kept);
		errno = error;
		return FILE_FAILED;
	}
	*out = (file_bytes){.bytes = {p, size}, .owned = p, .mapped = size, .fd = kept, .changed_at = st.st_mtim};
	return FILE_READ;
}

bool file_is_unchanged(const file_bytes *f)
{
	struct stat st;
	return !f->mapped || (fstat(f->fd, &st) == 0 && (size_t)st.st_size == f->mapped && st.st_mtim.tv_sec == f->changed_at.tv_sec &&
	                         st.st_mtim.tv_nsec == f->changed_at.tv_nsec);
}

/* Behind the new end of a mapped file that somebody has cut there is nothing to read: zeros take its place, and reading goes on to its end, where
 * file_is_unchanged tells. Any other bus error ends the program as ever. */
static void fill_with_zeros(int number, siginfo_t *info, void *context)
{
	(void)context;
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), at = (uintptr_t)info->si_addr & ~(page - 1);
	if (info->si_code != BUS_ADRERR || mmap((void *)at, page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
		signal(number, SIG_DFL);
}

void file_survive_cuts(void)
{
	struct sigaction action = {.sa_sigaction = fill_with_zeros, .sa_flags = SA_SIGINFO};
	sigemptyset(&action.sa_mask);
	sigaction(SIGBUS, &action, NULL);
}

/* O_NONBLOCK: opening a FIFO nobody writes to must not wait. */
#define READING (O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)

/* Open `path` where the kernel itself sees to it that no link leads out of `within`. -1: not so, or it cannot tell. */
static int open_beneath(const char *path, const char *within)
{
	size_t n = strlen(within);
	if (strncmp(path, within, n) != 0 || path[n] != '/')
		return -1;
	int root = open(within, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (root < 0)
		return -1;
	const struct open_how how = {.flags = READING, .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
	long fd = syscall(SYS_openat2, root, path + n + 1, &how, sizeof how);
	close(root);
	return (int)fd;
}

file_status file_try_read(const char *path, const char *within, size_t max, file_bytes *out)
{
	*out = (file_bytes){0};
	int fd = within ? open_beneath(path, within) : -1;
	bool inside = fd >= 0;
	if (!inside)
		fd = open(path, READING);
	if (fd < 0) {
		int error = errno;
		bool outside = within && error == EACCES && !lies_within(path, within); /* the process may be confined to what lies inside */
		errno = error;
		return outside ? FILE_OUTSIDE : status_of_errno();
	}
	file_status status = within && !inside && !lies_within(path, within) ? FILE_OUTSIDE : read_open(fd, max, out);
	int kept = errno;
	close(fd);
	errno = kept;
	return status;
}

bool file_read(const char *path, const char *shown, size_t max, bool usage, place asked, file_bytes *out, diag *d)
{
	file_status status = file_try_read(path, NULL, max, out);
	return status == FILE_READ || file_report(status, errno, shown, usage, asked, d);
}

void file_free(file_bytes *f)
{
	if (f->mapped) {
		munmap(f->owned, f->mapped);
		close(f->fd);
	} else {
		free(f->owned);
	}
	*f = (file_bytes){0};
}

void file_forget(const file_bytes *f, slice part)
{
	if (!f || !f->mapped)
		return;
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first = (uintptr_t)f->owned, end = first + f->mapped;
	uintptr_t from = ((uintptr_t)part.ptr + page - 1) / page * page, to = ((uintptr_t)part.ptr + part.len) / page * page;
	if (from < first || to > end || from >= to)
		return;
	madvise((void *)from, to - from, MADV_DONTNEED); /* of a private mapping nobody wrote to: the file still has it */
}

bool file_write_all(int fd, slice bytes)
{
	for (size_t done = 0; done < bytes.len;) {
		ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

bool file_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_exists(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

const char *path_join(arena *a, const char *folder, const char *name)
{
	if (name[0] == '/' || folder[0] == '\0' || strcmp(folder, ".") == 0)
		return arena_string(a, slice_of(name));
	size_t n = strlen(folder);
	return arena_printf(a, folder[n - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
}

const char *path_folder(arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_string(a, SLICE("."));
	return arena_string(a, (slice){path, slash == path ? 1 : (size_t)(slash - path)});
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const folder_entry *)a)->name, ((const folder_entry *)b)->name);
}

/* What an entry is, its links followed; the kind the folder itself tells is used where it is no link. */
static folder_entry entry_of(arena *a, int folder, const struct dirent *e)
{
	folder_entry out = {.name = arena_string(a, slice_of(e->d_name)), .is_folder = e->d_type == DT_DIR, .is_regular = e->d_type == DT_REG};
	struct stat st;
	bool known = e->d_type != DT_UNKNOWN && e->d_type != DT_LNK;
	out.is_link = !known;
	if (!known && fstatat(folder, e->d_name, &st, 0) == 0) {
		out.is_folder = S_ISDIR(st.st_mode);
		out.is_regular = S_ISREG(st.st_mode);
	}
	return out;
}

bool folder_list(arena *a, const char *path, folder_entry **out, size_t *count)
{
	size_t n = 0, cap = 0;
	folder_entry *entries = NULL;
	DIR *folder = opendir(path);
	if (!folder)
		return false;
	errno = 0;
	for (struct dirent *e; (e = readdir(folder));) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (n == cap) {
			size_t larger = cap ? cap * 2 : 64;
			folder_entry *grown = arena_array(a, larger, sizeof *grown);
			if (!grown)
				break;
			if (n)
				memcpy(grown, entries, n * sizeof *entries);
			entries = grown;
			cap = larger;
		}
		entries[n] = entry_of(a, dirfd(folder), e);
		if (!entries[n++].name)
			break;
	}
	int error = arena_failed(a) ? ENOMEM : errno;
	closedir(folder);
	errno = error;
	if (arena_failed(a))
		return false;
	if (n)
		qsort(entries, n, sizeof *entries, by_name);
	*out = entries;
	*count = n;
	return true;
}
