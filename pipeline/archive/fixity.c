/* fixity.c: hashes on demand, kept by file. */
#include "archive/fixity.h"

#include <errno.h>

#include "archive/finding.h"
#include "archive/signed.h"
#include "base/hash.h"

static const message MISSING = {"package-missing", STATUS_DATA, {"thiếu tệp này, có ghi trong {1}", "is missing; {1} lists it"},
    {"Xin lại gói từ nơi đã nộp.", "Ask for the package again."}};
static const message ALTERED = {"package-altered", STATUS_DATA, {"khác với mã SHA-256 ghi trong {1}", "differs from the SHA-256 in {1}"},
    {"Tệp đã bị sửa hoặc hỏng.", "The file was changed or is damaged."}};
static const message RESIZED = {"package-altered", STATUS_DATA, {"dài {2} byte, {1} ghi {3} byte", "has {2} bytes, {1} says {3}"},
    {"Tệp đã bị sửa hoặc hỏng.", "The file was changed or is damaged."}};
static const message SIGNED = {"package-signed", STATUS_DONE,
    {"đã được ký sau khi đóng gói; phần gốc còn nguyên từng byte",
        "was signed after it had been packed; the original is in it, byte for byte"},
    {"Chữ ký chưa được kiểm tra: dùng pdfsig.", "The signature itself was not checked: use pdfsig."}};
static const message NO_DIGEST = {"package-no-digest", STATUS_DATA,
    {"{1} không ghi mã SHA-256 hợp lệ của tệp này", "{1} has no valid SHA-256 of this file"},
    {"Không biết được tệp có còn nguyên hay không; lấy bản sao còn nguyên của gói.",
        "There is no telling whether the file is unchanged; take an untouched copy of the package."}};

bool fixity_begin(arena *a, const tree *t, fixity *out, diag *found)
{
	*out = (fixity){.memory = a, .found = found, .tree = t};
	out->digests = arena_array(a, t->count + 1, sizeof *out->digests);
	out->told = arena_array(a, t->count + 1, sizeof *out->told);
	return (out->digests && out->told) || diag_no_memory(found);
}

bool fixity_read(const fixity *f, const char *path, size_t max, file_bytes *out)
{
	const char *full = path_join(f->memory, f->tree->folder, path);
	if (!full)
		return diag_no_memory(f->found);
	file_status status = file_try_read(full, NULL, max, out);
	return status == FILE_READ || file_report(status, errno, path, false, NOWHERE, f->found);
}

static bool is_digest(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!strchr("0123456789abcdefABCDEF", text.ptr[i]) || !text.ptr[i])
			return false;
	return text.len == 64;
}

static bool same_digest(const char *ours, slice theirs)
{
	return strncasecmp(ours, theirs.ptr, 64) == 0;
}

/* The digest of a file of the tree. NULL: reported. */
static const char *digest_of(fixity *f, size_t i)
{
	file_bytes bytes = {0};
	char text[65];
	if (f->digests[i])
		return f->digests[i];
	if (!fixity_read(f, f->tree->files[i].path, SIZE_MAX, &bytes))
		return NULL;
	bool good = sha256_of_file(&bytes, text);
	file_free(&bytes);
	f->digests[i] = good ? arena_string(f->memory, slice_of(text)) : NULL;
	if (!f->digests[i])
		diag_no_memory(f->found);
	return f->digests[i];
}

/* A longer file whose beginning is what was packed. */
static bool is_signed_since(fixity *f, const tree_file *file, const claim *c)
{
	size_t n = strlen(file->path);
	file_bytes bytes = {0};
	if (!c->has_size || file->size <= c->size || n < 4 || strcasecmp(file->path + n - 4, ".pdf") != 0 ||
	    !fixity_read(f, file->path, LIMIT_OUTPUT_BYTES, &bytes))
		return false;
	char text[65];
	bool so = bytes.bytes.len > c->size && sha256_hex((slice){bytes.bytes.ptr, (size_t)c->size}, text) && same_digest(text, c->sha256) &&
	          pdf_is_signed_after(bytes.bytes, c->size);
	file_free(&bytes);
	return so;
}

static bool tell_size(fixity *f, const tree_file *file, const claim *c)
{
	const char *is = arena_printf(f->memory, "%llu", (unsigned long long)file->size);
	const char *said = arena_printf(f->memory, "%llu", (unsigned long long)c->size);
	finding(f->found, &RESIZED, file->path, c->said, is ? is : "?", said ? said : "?");
	return true;
}

static bool compare(fixity *f, size_t i, const claim *c)
{
	const tree_file *file = &f->tree->files[i];
	if (f->told[i])
		return true;
	bool resized = c->has_size && file->size != c->size;
	const char *digest = resized ? NULL : digest_of(f, i);
	if (!resized && !digest)
		return false;
	if (!resized && same_digest(digest, c->sha256))
		return true;
	f->told[i] = true;
	if (is_signed_since(f, file, c)) {
		f->grown += file->size - c->size;
		finding(f->found, &SIGNED, file->path, "");
		return true;
	}
	if (resized)
		return tell_size(f, file, c);
	finding(f->found, &ALTERED, file->path, c->said);
	return true;
}

bool fixity_check(fixity *f, const claim *c, bool *seen)
{
	const tree_file *file = tree_find(f->tree, c->path);
	const char *path = arena_string(f->memory, c->path);
	if (!path)
		return diag_no_memory(f->found);
	if (!file) {
		finding(f->found, &MISSING, path, c->said);
		return true;
	}
	size_t i = (size_t)(file - f->tree->files);
	if (seen)
		seen[i] = true;
	if (!is_digest(c->sha256)) {
		finding(f->found, &NO_DIGEST, path, c->said);
		return true;
	}
	return compare(f, i, c);
}
