/* textfile.c: a text file of ours is UTF-8, told where it is not; a byte order mark is dropped, and all of it put in NFC. */
#include "text/textfile.h"

#include <errno.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/fold.h"

static const message NOT_UTF8 = {"not-utf8", STATUS_USAGE, {"tệp không phải UTF-8", "the file is not UTF-8"},
    {"Lưu lại tệp với bảng mã UTF-8.", "Save it with the encoding UTF-8."}};

bool text_file_read(arena *a, const text_file *which, slice *text, diag *d)
{
	const char *shown = which->path;
	file_bytes bytes;
	file_status status = file_try_read(which->path, which->within, LIMIT_TEXT_FILE_BYTES, &bytes);
	if (status != FILE_READ)
		return file_report(status, errno, shown, true, which->asked, d);
	slice content = bytes.bytes;
	if (slice_starts(content, "\xEF\xBB\xBF")) {
		content.ptr += 3;
		content.len -= 3;
	}
	size_t bad = 0;
	bool good = utf8_valid(content, &bad);
	if (good) {
		*text = arena_copy(a, text_nfc(a, content, NULL));
		good = text->ptr || diag_no_memory(d);
	} else {
		unsigned line = 1, column = 1; /* what comes before is UTF-8 */
		for (size_t i = 0; i < bad; i++) {
			bool newline = content.ptr[i] == '\n';
			line += newline;
			column = newline ? 1 : column + (((unsigned char)content.ptr[i] & 0xC0) != 0x80);
		}
		diag_report(d, &NOT_UTF8, place_at(shown, line, column), "");
	}
	file_free(&bytes);
	return good;
}

bool read_text_file(arena *a, const char *path, slice *text, diag *d)
{
	return text_file_read(a, &(const text_file){path, NULL, NOWHERE}, text, d);
}
