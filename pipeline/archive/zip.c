/* zip.c: libzip with the clock, the environment and the file system kept out: times are given in MS-DOS form (no time zone), modes are fixed.
 *
 * What an entry says of its size is not believed: bytes are counted as they come out, and their sum may be at most LIMIT_PACKAGE_RATIO times the file. */
#include "archive/zip.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "archive/finding.h"
#include "archive/tree.h"
#include "base/file.h"
#include "base/reason.h"

static const message CANNOT_PACK = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa.", "Check permissions and free space."}};
static const message BROKEN = {
    "zip-broken", STATUS_DATA, {"tệp ZIP hỏng: {1}", "the ZIP file is broken: {1}"}, {"Xin lại bản gốc.", "Ask for the original."}};
static const message BAD_NAME = {"zip-bad-path", STATUS_DATA,
    {"tên trong tệp ZIP dẫn ra ngoài gói hoặc không hợp lệ", "a name in the ZIP file leads out of the package, or is not valid"},
    {"Không có gì được giải nén.", "Nothing was unpacked."}};
static const message LINK = {"zip-link", STATUS_DATA, {"là liên kết hoặc tệp đặc biệt", "is a link or a special file"},
    {"Không có gì được giải nén.", "Nothing was unpacked."}};
static const message TWICE = {"zip-duplicate", STATUS_DATA, {"có hai lần trong tệp ZIP", "stands in the ZIP file twice"},
    {"Không có gì được giải nén.", "Nothing was unpacked."}};
static const message TOO_LARGE = {"zip-too-large", STATUS_DATA,
    {"giải nén ra quá lớn so với tệp ZIP", "unpacks to far more than the ZIP file can honestly hold"},
    {"Dừng lại tại đây.", "Unpacking stopped here."}};
static const message INTERRUPTED = {
    "interrupted", STATUS_MACHINE, {"bị dừng giữa chừng", "stopped half way"}, {"Chạy lại lệnh.", "Run the command again."}};
static const message TOO_MANY = {"package-too-many", STATUS_DATA, {"tệp ZIP có quá nhiều mục", "the ZIP file has too many entries"},
    {"Chia gói, hoặc dùng thư mục thay cho ZIP.", "Divide the package, or use a folder in place of a ZIP file."}};
static const message ENCRYPTED = {"zip-encrypted", STATUS_DATA,
    {"được mã hoá hoặc nén theo cách không hỗ trợ", "is encrypted, or compressed in a way that is not supported"},
    {"Giải nén bằng chương trình khác, rồi kiểm tra thư mục vừa giải nén.", "Unpack it by another program, then verify the folder."}};

#define WRONG_SIZE "size" /* an entry that is not as long as the directory says */

/* ---- packing ---- */

static zip_uint16_t dos_date(slice iso)
{
	unsigned part[3] = {0};
	for (size_t i = 0, k = 0; i < iso.len && k < 3; i++) {
		if (iso.ptr[i] == '-')
			k++;
		else
			part[k] = part[k] * 10 + (unsigned)(iso.ptr[i] - '0');
	}
	unsigned year = part[0] < 1980 ? 1980 : part[0];
	return (zip_uint16_t)((year - 1980) << 9 | part[1] << 5 | part[2]);
}

static bool add_entry(zip_t *z, const char *source, const char *name, zip_uint16_t date, bool private_)
{
	zip_source_t *bytes = zip_source_file(z, source, 0, -1);
	if (!bytes)
		return false;
	zip_int64_t index = zip_file_add(z, name, bytes, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		zip_source_free(bytes);
		return false;
	}
	zip_uint64_t i = (zip_uint64_t)index;
	zip_uint32_t mode = (zip_uint32_t)(S_IFREG | (private_ ? 0600 : 0644)) << 16;
	return zip_set_file_compression(z, i, ZIP_CM_DEFLATE, 6) == 0 && zip_file_set_dostime(z, i, 0, date, 0) == 0 &&
	       zip_file_set_external_attributes(z, i, 0, ZIP_OPSYS_UNIX, mode) == 0;
}

bool zip_pack(arena *a, const char *folder, const char *name, slice date, bool private_, const char *path, diag *d)
{
	tree all;
	if (!tree_list(a, folder, &all, d))
		return false;
	int error = 0;
	mode_t before = umask(private_ ? 0077 : 0022);
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_EXCL, &error);
	bool good = z != NULL;
	for (size_t i = 0; good && i < all.count; i++) {
		const char *source = path_join(a, folder, all.files[i].path), *entry = arena_printf(a, "%s/%s", name, all.files[i].path);
		good = source && entry && add_entry(z, source, entry, dos_date(date), private_);
	}
	good = good && zip_close(z) == 0;
	if (!good)
		diag_report(d, &CANNOT_PACK, NOWHERE, path, z ? zip_strerror(z) : reason_words(errno, diag_language(d)));
	if (!good && z)
		zip_discard(z);
	umask(before);
	return good;
}

/* ---- unpacking ---- */

bool zip_looks_so(const char *path)
{
	char head[4] = {0};
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool so = fd >= 0 && read(fd, head, sizeof head) == (ssize_t)sizeof head && memcmp(head, "PK", 2) == 0;
	if (fd >= 0)
		close(fd);
	return so;
}

typedef struct unpacking {
	zip_t *zip;
	arena *memory;
	diag *diag;
	const char *folder;
	uint64_t left; /* bytes that may still come out */
	const char **names;
	size_t count;
} unpacking;

static bool is_special(zip_t *z, zip_uint64_t i)
{
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;
	if (zip_file_get_external_attributes(z, i, 0, &system, &attributes) != 0 || system != ZIP_OPSYS_UNIX)
		return false;
	unsigned type = (attributes >> 16) & S_IFMT;
	return type != 0 && type != S_IFREG && type != S_IFDIR;
}

/* The name of an entry without the '/' at the end of a folder. NULL: reported. */
static const char *take_name(unpacking *u, zip_uint64_t i, bool *is_folder)
{
	const char *raw = zip_get_name(u->zip, i, ZIP_FL_ENC_RAW);
	slice name = slice_of(raw ? raw : "");
	*is_folder = name.len && name.ptr[name.len - 1] == '/';
	slice bare = {name.ptr, name.len - *is_folder};
	if (!tree_path_is_safe(bare)) {
		const char *shown = zip_get_name(u->zip, i, ZIP_FL_ENC_GUESS); /* what cannot be read as UTF-8 is shown as CP437 */
		finding(u->diag, &BAD_NAME, shown && *shown ? shown : "?", "");
		return NULL;
	}
	return arena_string(u->memory, bare);
}

/* Every name, and what the entries claim to be, before anything is written. */
static bool check_entries(unpacking *u)
{
	zip_int64_t total = zip_get_num_entries(u->zip, 0);
	if (total > LIMIT_PACKAGE_FILES)
		return diag_report(u->diag, &TOO_MANY, NOWHERE, "");
	u->names = arena_array(u->memory, (size_t)total + 1, sizeof *u->names);
	if (!u->names)
		return diag_no_memory(u->diag);
	bool good = true;
	for (zip_int64_t k = 0; k < total; k++) {
		zip_uint64_t i = (zip_uint64_t)k;
		bool is_folder;
		const char *name = take_name(u, i, &is_folder);
		zip_stat_t st;
		if (!name) {
			good = false;
			continue;
		}
		if (is_special(u->zip, i))
			good = finding(u->diag, &LINK, name, "");
		if (zip_stat_index(u->zip, i, 0, &st) != 0 || ((st.valid & ZIP_STAT_ENCRYPTION_METHOD) && st.encryption_method != ZIP_EM_NONE))
			good = finding(u->diag, &ENCRYPTED, name, "");
		if (!is_folder)
			u->names[u->count++] = name;
	}
	return good;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool check_twins(unpacking *u)
{
	bool good = true;
	if (u->count)
		qsort(u->names, u->count, sizeof *u->names, by_name);
	for (size_t i = 1; i < u->count; i++)
		if (strcmp(u->names[i], u->names[i - 1]) == 0)
			good = finding(u->diag, &TWICE, u->names[i], "");
	size_t before = diag_count(u->diag);
	return tree_tell_twins(u->names, u->count, u->diag) && good && diag_count(u->diag) == before;
}

static bool make_folders(const char *path, size_t skip)
{
	char copy[4096];
	size_t n = strlen(path);
	if (n >= sizeof copy)
		return false;
	memcpy(copy, path, n + 1);
	for (char *p = strchr(copy + skip + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(copy, 0700) != 0 && errno != EEXIST)
			return false;
		*p = '/';
	}
	return true;
}

/* How much `packed` bytes may honestly become. */
static uint64_t within_ratio(uint64_t packed)
{
	uint64_t most = LIMIT_PACKAGE_BYTES;
	return packed > (most - LIMIT_PACKAGE_SLACK) / LIMIT_PACKAGE_RATIO ? most : packed * LIMIT_PACKAGE_RATIO + LIMIT_PACKAGE_SLACK;
}

/* Somebody wants the program to end, and the signal waits for the folder to be removed (opened.h). */
static bool is_interrupted(void)
{
	sigset_t waiting;
	return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGINT) || sigismember(&waiting, SIGTERM) || sigismember(&waiting, SIGHUP));
}

/* The bytes of an entry to `fd`, no more than are left. */
static bool pour(unpacking *u, zip_file_t *from, const zip_stat_t *st, int fd, const char *name)
{
	char part[65536];
	uint64_t most = within_ratio(st->comp_size), done_bytes = 0;
	for (;;) {
		zip_int64_t n = zip_fread(from, part, sizeof part);
		if (n == 0)
			return done_bytes == st->size || finding(u->diag, &BROKEN, name, WRONG_SIZE);
		if (n < 0)
			return finding(u->diag, &BROKEN, name, zip_file_strerror(from));
		if (is_interrupted())
			return diag_report(u->diag, &INTERRUPTED, NOWHERE, "");
		if ((uint64_t)n > u->left || (uint64_t)n > most - done_bytes)
			return finding(u->diag, &TOO_LARGE, name, "");
		u->left -= (uint64_t)n;
		done_bytes += (uint64_t)n;
		for (zip_int64_t done = 0; done < n;) {
			ssize_t w = write(fd, part + done, (size_t)(n - done));
			if (w < 0 && errno != EINTR)
				return diag_report(u->diag, &CANNOT_PACK, NOWHERE, name, reason_words(errno, diag_language(u->diag)));
			done += w > 0 ? w : 0;
		}
	}
}

static bool unpack_entry(unpacking *u, zip_uint64_t i)
{
	bool is_folder;
	const char *name = take_name(u, i, &is_folder), *path = name ? path_join(u->memory, u->folder, name) : NULL;
	if (!path)
		return name ? diag_no_memory(u->diag) : false;
	if (is_folder)
		return true; /* made with its first file */
	if (!make_folders(path, strlen(u->folder)))
		return finding(u->diag, &BROKEN, name, reason_words(errno, diag_language(u->diag)));
	zip_stat_t st;
	zip_file_t *from = zip_stat_index(u->zip, i, 0, &st) == 0 ? zip_fopen_index(u->zip, i, 0) : NULL;
	if (!from)
		return finding(u->diag, &ENCRYPTED, name, "");
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	bool good = fd >= 0 ? pour(u, from, &st, fd, name) : finding(u->diag, &BROKEN, name, reason_words(errno, diag_language(u->diag)));
	if (fd >= 0)
		close(fd);
	int closed = zip_fclose(from); /* also where the checksum is found wrong */
	return good && (closed == 0 || finding(u->diag, &BROKEN, name, "CRC"));
}

static bool unpack_all(unpacking *u)
{
	zip_int64_t total = zip_get_num_entries(u->zip, 0);
	for (zip_int64_t i = 0; i < total; i++)
		if (!unpack_entry(u, (zip_uint64_t)i))
			return false;
	return true;
}

static uint64_t allowance(const char *path)
{
	struct stat st;
	if (stat(path, &st) != 0 || st.st_size < 0)
		return 0;
	return within_ratio((uint64_t)st.st_size);
}

/* NULL: reported. */
static zip_t *open_archive(const char *path, int flags, diag *d)
{
	int error = 0;
	zip_t *z = zip_open(path, ZIP_RDONLY | flags, &error);
	if (z)
		return z;
	zip_error_t why;
	zip_error_init_with_code(&why, error);
	finding(d, &BROKEN, path, zip_error_strerror(&why));
	zip_error_fini(&why);
	return NULL;
}

bool zip_unpack(arena *a, const char *path, const char *folder, diag *d)
{
	/* Our own checks first: they name what is wrong; libzip's check of consistency does not. */
	unpacking u = {.zip = open_archive(path, 0, d), .memory = a, .diag = d, .folder = folder, .left = allowance(path)};
	if (!u.zip)
		return false;
	bool good = check_entries(&u) && check_twins(&u);
	zip_discard(u.zip);
	u.zip = good ? open_archive(path, ZIP_CHECKCONS, d) : NULL;
	good = u.zip && unpack_all(&u);
	if (u.zip)
		zip_discard(u.zip);
	return good;
}
