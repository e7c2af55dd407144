/* pictures.c: finding and reading picture files. One that cannot be read is remembered too, so that a document of thousands of copies tells it once. */
#include "run/pictures.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "base/limits.h"

struct shelved_picture {
	slice name;
	bool looked_at; /* else it is known by name only */
	bool good;      /* else what is wrong with it has been told */
	picture image;
	shelved_picture *next;
};

#define HINT_FORMAT                                                                                                                        \
	{                                                                                                                                      \
		"Dùng tệp PNG, hoặc JPEG màu RGB hay xám.", "Use a PNG file, or a JPEG in RGB or grey."                                            \
	}
static const message BAD_PATH = {"picture-path", STATUS_USAGE,
    {"“{1}” không phải là đường dẫn tới một tệp hình", "“{1}” is not the path of a picture"},
    {"Ghi đường dẫn từ thư mục của công việc hoặc của mẫu, ví dụ hinh/logo.png.",
        "Write a path from the job's or the template's folder, such as pictures/logo.png."}};
static const message MISSING = {"picture-missing", STATUS_USAGE, {"không có tệp hình “{1}”", "there is no picture “{1}”"},
    {"Đặt tệp vào thư mục của công việc ({2}) hoặc của mẫu ({3}).", "Put the file into the job's folder ({2}) or the template's ({3})."}};
static const message UNKNOWN = {
    "picture-format", STATUS_USAGE, {"“{1}” không phải hình PNG hay JPEG", "“{1}” is neither PNG nor JPEG"}, HINT_FORMAT};
static const message BROKEN = {"picture-broken", STATUS_USAGE, {"tệp hình “{1}” bị hỏng", "the picture “{1}” is broken"},
    {"Lưu hình lại từ bản gốc.", "Save the picture anew from its original."}};
static const message UNSUPPORTED = {"picture-format", STATUS_USAGE,
    {"hình JPEG “{1}” không phải màu RGB hay xám, 8 bit", "the JPEG “{1}” is not RGB or grey with 8 bits"}, HINT_FORMAT};
static const message TOO_LARGE = {"picture-too-large", STATUS_USAGE, {"hình “{1}” quá lớn", "the picture “{1}” is too large"},
    {"Thu nhỏ hình: 300 điểm một inch là đủ để in.", "Make it smaller: 300 pixels to the inch are enough for print."}};

/* A relative path none of whose parts is empty, hidden, "." or "..". */
static bool is_plain_path(slice name)
{
	bool begins = true;
	for (size_t i = 0; i < name.len; i++) {
		if (begins && (name.ptr[i] == '/' || name.ptr[i] == '.'))
			return false;
		if ((unsigned char)name.ptr[i] < ' ' || name.ptr[i] == '\\')
			return false;
		begins = name.ptr[i] == '/';
	}
	return !begins && name.len < PATH_MAX;
}

static file_status read_in(arena *a, const char *folder, const char *name, file_bytes *out)
{
	char root[PATH_MAX];
	const char *path = path_join(a, folder, name);
	if (!path || !realpath(folder, root))
		return FILE_FAILED;
	return file_try_read(path, root, LIMIT_PICTURE_BYTES, out);
}

/* Why `file` is no picture for us. */
static bool refuse(picture_result result, const char *name, place where, diag *d)
{
	static const message *const WORDS[] = {
	    [PICTURE_UNKNOWN] = &UNKNOWN, [PICTURE_BROKEN] = &BROKEN, [PICTURE_UNSUPPORTED] = &UNSUPPORTED, [PICTURE_TOO_LARGE] = &TOO_LARGE};
	return result == PICTURE_NO_MEMORY ? diag_no_memory(d) : diag_report(d, WORDS[result], where, name);
}

static bool read_picture(pictures *p, const job *j, const char *name, place where, picture *out, diag *d)
{
	file_bytes file;
	file_status status = read_in(p->memory, j->folder, name, &file);
	if (status == FILE_MISSING)
		status = read_in(p->memory, j->template.folder, name, &file);
	if (status == FILE_MISSING)
		return diag_report(d, &MISSING, where, name, j->folder, j->template.folder);
	if (status != FILE_READ)
		return file_report(status, errno, name, true, where, d);
	picture_result result = picture_read(p->memory, file.bytes, out);
	if (result == PICTURE_GOOD && out->jpeg)
		out->bytes = arena_copy(p->memory, out->bytes);
	file_free(&file);
	if (result == PICTURE_GOOD && !out->bytes.ptr)
		result = PICTURE_NO_MEMORY;
	return result == PICTURE_GOOD ? true : refuse(result, name, where, d);
}

static shelved_picture *find(const pictures *p, slice name)
{
	shelved_picture *s = p->first;
	while (s && !slice_equal(s->name, name))
		s = s->next;
	return s;
}

/* NULL: out of memory (reported). */
static shelved_picture *find_or_add(pictures *p, slice name, diag *d)
{
	shelved_picture *s = find(p, name);
	if (s)
		return s;
	if (!p->memory)
		p->memory = arena_new();
	s = p->memory ? arena_alloc(p->memory, sizeof *s) : NULL;
	const char *written = s ? arena_string(p->memory, name) : NULL;
	if (!written) {
		diag_no_memory(d);
		return NULL;
	}
	*s = (shelved_picture){.name = {written, name.len}, .next = p->first};
	p->first = s;
	p->count++;
	return s;
}

bool pictures_note(pictures *p, slice name, diag *d)
{
	return find_or_add(p, name, d) != NULL;
}

bool pictures_get(pictures *p, const job *j, slice name, place where, const picture **out, diag *d)
{
	shelved_picture *s = find_or_add(p, name, d);
	if (!s)
		return false;
	if (!s->looked_at)
		s->good = is_plain_path(name) ? read_picture(p, j, s->name.ptr, where, &s->image, d)
		                              : diag_report(d, &BAD_PATH, where, s->name.ptr);
	s->looked_at = true;
	*out = &s->image;
	return s->good;
}

const char *pictures_name(const pictures *p, size_t i)
{
	const shelved_picture *s = p->first;
	while (s && i--)
		s = s->next;
	return s ? s->name.ptr : NULL;
}

void pictures_free(pictures *p)
{
	arena_free(p->memory);
	*p = (pictures){0};
}
