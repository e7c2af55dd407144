/* words.c: the tables and their matching. Case does not count, marks do, so that a code such as CONG is no total; forms without marks are
 * rows of their own where they cannot be anything else. */
#include "ingest/words.h"

#include "base/compiler.h"
#include "text/fold.h"

/* Folded. */
static const char *const COUNTERS[] = {"stt", "tt", "sott", "sothutu", "no", NULL};
static const char *const UNITS[] = {"nguoi", "dongchi", "dc", "luot", "luotnguoi", "cuoc", "buoi", "lan", "dot", "vu", "viec", "vuviec",
    "hoso", "vanban", "quyen", "cai", "chiec", "thang", "ngay", "gio", "phut", "quy", "dong", "vnd", "nghindong", "ngandong", "trieudong",
    "tydong", "tidong", "usd", "phantram", "diem", "tiet", "km", "m", "m2", "m3", "ha", "kg", "ta", "tan", "lit", "neuco", "batbuoc",
    "khongbatbuoc", "tuychon", "ghiro", "danhdaux", "danhdauxneuco", "danhdau", "x", "cokhong", "co1khong0", "1co0khong", "1", "ddmmyyyy",
    "dmyyyy", "ngaythangnam", "ddmmyy", "mmyyyy", "yyyymmdd", "yyyy", "theomau", "theoma", "ghima", "ma", "viethoa", "chuinhoa", NULL};

static const char *const TOTALS[] = {"Tổng cộng", "Cộng", "Tổng số", "Tổng", "Tong cong", "Trong đó", NULL};
static const char *const FOOTERS[] = {"Người lập", "Nguoi lap", "Người kiểm tra", "Người tổng hợp", "Người báo cáo", "Thủ trưởng", "Bí thư",
    "Kế toán", "Lập biểu", "Lập bảng", "Xác nhận", "Người duyệt", "T/M", "TM.", "K/T", "KT.", "TL.", "TUQ.", "(Ký", "(Đã ký", "Ghi chú",
    "Chú thích", "Lưu ý", "Nơi nhận", "Ngày", NULL};

static bool begins_with(slice cell, slice word)
{
	if (cell.len < word.len || (cell.len > word.len && ((unsigned char)cell.ptr[word.len] & 0xC0) == 0x80))
		return false;
	return text_equal_case((slice){cell.ptr, word.len}, word);
}

/* Most cells begin with no letters of a word: a look at two bytes spares the comparison. A letter beyond ASCII and its capital begin with the
 * same byte or not: any such byte will do. */
static bool may_begin(slice cell, const char *word)
{
	if (cell.len < 2)
		return false;
	unsigned char first = (unsigned char)cell.ptr[0], second = (unsigned char)cell.ptr[1], wanted = (unsigned char)word[1];
	return (first | 0x20) == ((unsigned char)word[0] | 0x20) && (wanted >= 0x80 ? second >= 0x80 : (second | 0x20) == (wanted | 0x20));
}

static slice without_colon(slice cell)
{
	while (cell.len && (cell.ptr[cell.len - 1] == ':' || cell.ptr[cell.len - 1] == '.' || cell.ptr[cell.len - 1] == ' '))
		cell.len--;
	return cell;
}

static bool is_folded(const char *const *words, slice folded)
{
	for (; *words; words++)
		if (slice_is(folded, *words))
			return true;
	return false;
}

bool words_is_counter(slice folded_label)
{
	return is_folded(COUNTERS, folded_label);
}

bool words_is_unit(slice folded)
{
	static const char *const BEFORE[] = {"donvitinh", "dvt", "donvi", "tinhbang", "theo"};
	size_t digits = 0;
	while (digits < folded.len && folded.ptr[digits] >= '0' && folded.ptr[digits] <= '9')
		digits++;
	if ((digits == folded.len && digits < 3) || is_folded(UNITS, folded))
		return true;
	for (size_t i = 0; i < COUNT_OF(BEFORE); i++) {
		size_t length = strlen(BEFORE[i]);
		if (slice_starts(folded, BEFORE[i]) && is_folded(UNITS, (slice){folded.ptr + length, folded.len - length}))
			return true;
	}
	return false;
}

bool words_is_totals(slice cell)
{
	for (const char *const *word = TOTALS; *word; word++)
		if (may_begin(cell, *word) && text_equal_case(without_colon(cell), slice_of(*word)))
			return true;
	return false;
}

static bool begins_any(const char *const *words, slice cell)
{
	for (; *words; words++) {
		slice word = slice_of(*words);
		if (!may_begin(cell, *words) || !begins_with(cell, word))
			continue;
		char next = cell.len > word.len ? cell.ptr[word.len] : ' ';
		bool whole_word = (unsigned char)next < 0x80 && !((next | 0x20) >= 'a' && (next | 0x20) <= 'z');
		if (whole_word)
			return true;
	}
	return false;
}

bool words_begins_totals(slice cell)
{
	return begins_any(TOTALS, cell);
}

/* "Hà Nội, ngày 25 tháng 8 năm 2015" */
bool words_is_date_line(slice cell)
{
	static const char *const PARTS[] = {"ngày", "tháng", "năm"};
	for (size_t i = 0; i < COUNT_OF(PARTS); i++) {
		const char *at = memmem(cell.ptr, cell.len, PARTS[i], strlen(PARTS[i]));
		if (!at)
			return false;
		cell.len -= (size_t)(at - cell.ptr);
		cell.ptr = at;
	}
	return true;
}

bool words_is_footer(slice cell)
{
	return begins_any(FOOTERS, cell) || words_is_date_line(cell);
}
