/* bag_check.c: a bag's manifests, line by line: every file of the payload is listed, every file listed is there and unchanged. */
#include "archive/bag.h"

#include "archive/finding.h"
#include "base/buf.h"
#include "base/file.h"

#define PAYLOAD_MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"

static const message BAD_LINE = {"bag-manifest", STATUS_DATA, {"dòng không đọc được: “{1}”", "a line that cannot be read: “{1}”"},
    {"Mỗi dòng gồm mã SHA-256, dấu cách và đường dẫn; lập lại gói bằng tongket archive.",
        "A line is a SHA-256, spaces and a path; make the package anew by tongket archive."}};
static const message NO_MANIFEST = {"bag-manifest", STATUS_DATA,
    {"thiếu tệp này, bag nào cũng phải có", "is missing, and every bag has it"},
    {"Lấy bản sao còn nguyên của gói, hoặc lập lại bằng tongket archive.",
        "Take an untouched copy of the package, or make it anew by tongket archive."}};
static const message NOT_LISTED = {
    "package-extra", STATUS_DATA, {"không có trong {1}", "is not listed in {1}"}, {"Tệp được thêm vào sau.", "The file was added later."}};
static const message BAD_OXUM = {"bag-oxum", STATUS_DATA, {"Payload-Oxum ghi {1}, thực tế là {2}", "Payload-Oxum says {1}, there are {2}"},
    {"Gói bị thêm hoặc bớt tệp; lấy bản sao còn nguyên.", "Files were added or lost; take an untouched copy of the package."}};

bool bag_is(const tree *t)
{
	return tree_find(t, SLICE("bagit.txt")) != NULL;
}

/* A line of `text`, which is shortened; without its line break. */
static slice take_line(slice *text)
{
	const char *end = memchr(text->ptr, '\n', text->len);
	slice line = {text->ptr, end ? (size_t)(end - text->ptr) : text->len};
	text->ptr += line.len + (end != NULL);
	text->len -= line.len + (end != NULL);
	if (line.len && line.ptr[line.len - 1] == '\r')
		line.len--;
	return line;
}

/* "%25", "%0A", "%0D" and nothing else (RFC 8493 §2.1.3). */
static slice decode(arena *a, slice path)
{
	char *out = arena_alloc(a, path.len + 1);
	size_t n = 0;
	for (size_t i = 0; out && i < path.len; i++) {
		slice rest = {path.ptr + i, path.len - i};
		bool percent = slice_starts(rest, "%25"), line = slice_starts(rest, "%0A") || slice_starts(rest, "%0a");
		bool back = slice_starts(rest, "%0D") || slice_starts(rest, "%0d");
		out[n++] = percent ? '%' : line ? '\n' : back ? '\r' : *rest.ptr;
		i += percent || line || back ? 2 : 0;
	}
	return (slice){out, n};
}

static bool check_line(fixity *f, slice line, const char *manifest, bool *seen)
{
	slice path = {line.ptr + 64, line.len > 64 ? line.len - 64 : 0};
	size_t spaces = 0;
	while (spaces < path.len && (path.ptr[spaces] == ' ' || path.ptr[spaces] == '\t' || (spaces == 1 && path.ptr[spaces] == '*')))
		spaces++;
	path = decode(f->memory, (slice){path.ptr + spaces, path.len - spaces});
	if (!path.ptr)
		return diag_no_memory(f->found);
	if (line.len <= 65 || spaces == 0 || !tree_path_is_safe(path)) {
		char shown[100];
		snprintf(shown, sizeof shown, "%.*s", (int)(line.len < 90 ? line.len : 90), line.ptr);
		finding(f->found, &BAD_LINE, manifest, shown);
		return true;
	}
	const claim c = {.path = path, .sha256 = {line.ptr, 64}, .said = manifest};
	return fixity_check(f, &c, seen);
}

static bool check_manifest(fixity *f, const char *manifest, bool *seen)
{
	file_bytes bytes;
	if (!tree_find(f->tree, slice_of(manifest))) {
		finding(f->found, &NO_MANIFEST, manifest, "");
		return true;
	}
	if (!fixity_read(f, manifest, LIMIT_PACKAGE_XML, &bytes))
		return false;
	bool good = true;
	for (slice text = bytes.bytes; good && text.len;) {
		slice line = take_line(&text);
		good = line.len == 0 || check_line(f, line, manifest, seen);
	}
	file_free(&bytes);
	return good;
}

static bool is_payload(const char *path)
{
	return strncmp(path, "data/", 5) == 0;
}

static bool check_oxum(fixity *f)
{
	file_bytes bytes;
	buf real = BUF_INIT(64);
	uint64_t size = 0, count = 0;
	for (size_t i = 0; i < f->tree->count; i++) {
		size += is_payload(f->tree->files[i].path) ? f->tree->files[i].size : 0;
		count += is_payload(f->tree->files[i].path);
	}
	buf_put_unsigned(&real, size - f->grown);
	buf_put_char(&real, '.');
	buf_put_unsigned(&real, count);
	buf_put_char(&real, '\0');
	if (real.failed || !tree_find(f->tree, SLICE("bag-info.txt"))) {
		buf_free(&real);
		return true;
	}
	bool good = fixity_read(f, "bag-info.txt", LIMIT_TEXT_FILE_BYTES, &bytes);
	for (slice text = good ? bytes.bytes : (slice){"", 0}; text.len;) {
		slice line = take_line(&text);
		if (!slice_starts(line, "Payload-Oxum:"))
			continue;
		slice said = slice_trim((slice){line.ptr + 13, line.len - 13});
		const char *shown = arena_string(f->memory, said);
		if (shown && strcmp(shown, real.data) != 0)
			finding(f->found, &BAD_OXUM, "bag-info.txt", shown, real.data);
	}
	if (good)
		file_free(&bytes);
	buf_free(&real);
	return good;
}

bool bag_check(fixity *f)
{
	bool *seen = arena_array(f->memory, f->tree->count + 1, sizeof *seen);
	if (!seen)
		return diag_no_memory(f->found);
	if (!check_manifest(f, PAYLOAD_MANIFEST, seen) || !check_manifest(f, TAG_MANIFEST, seen) || !check_oxum(f))
		return false;
	for (size_t i = 0; i < f->tree->count; i++) {
		const char *path = f->tree->files[i].path;
		if (!seen[i] && strcmp(path, TAG_MANIFEST) != 0)
			finding(f->found, &NOT_LISTED, path, is_payload(path) ? PAYLOAD_MANIFEST : TAG_MANIFEST);
	}
	return true;
}
