/* reason.c: why the system refused, in the reader's language.
 *
 * The C library has English words, since the program sets no locale; those that an office meets are said in Vietnamese here. What is not in the table
 * stays English rather than being said wrongly. */
#include "base/reason.h"

#include <errno.h>
#include <string.h>

const message OUTPUT_UNWRITTEN = {"cannot-write", STATUS_MACHINE, {"không ghi được “{1}”: {2}", "“{1}” cannot be written: {2}"},
    {"Kiểm tra quyền ghi và chỗ trống trên đĩa; các tệp cũ vẫn nguyên.",
        "Check permissions and free space; the earlier files are untouched."}};

typedef struct reason {
	int error;
	const char *words;
} reason;

static const reason VIETNAMESE[] = {
    {ENOENT, "không có tệp hoặc thư mục này"},
    {EACCES, "không có quyền"},
    {EPERM, "hệ thống không cho phép"},
    {ENOSPC, "đĩa đã đầy"},
    {EDQUOT, "hết hạn mức đĩa"},
    {EROFS, "ổ đĩa chỉ cho đọc"},
    {ENOTDIR, "có chỗ trong đường dẫn không phải là thư mục"},
    {EISDIR, "là một thư mục"},
    {EEXIST, "đã có"},
    {ENOTEMPTY, "thư mục không trống"},
    {EBUSY, "đang được dùng"},
    {EIO, "đọc, ghi đĩa bị lỗi"},
    {EFBIG, "tệp quá lớn"},
    {ENAMETOOLONG, "tên quá dài"},
    {ELOOP, "liên kết dẫn vòng quanh"},
    {EMFILE, "mở quá nhiều tệp"},
    {ENFILE, "máy mở quá nhiều tệp"},
    {ENOMEM, "không đủ bộ nhớ"},
    {EPIPE, "nơi nhận đã đóng"},
};

const char *reason_words(int error, language lang)
{
	for (size_t i = 0; lang == LANG_VI && i < COUNT_OF(VIETNAMESE); i++)
		if (VIETNAMESE[i].error == error)
			return VIETNAMESE[i].words;
	return strerror(error);
}
