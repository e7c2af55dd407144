/* words.c: the table and its matching. Case does not count, marks do, so that a code such as CONG is no total; forms without marks are
 * rows of their own where they cannot be anything else. */
#include "ingest/words.h"

#include "base/compiler.h"
#include "text/fold.h"

typedef enum { WORD_COUNTER, WORD_UNIT, WORD_TOTALS, WORD_FOOTER } word_use;

typedef struct word_entry {
	word_use use;
	const char *text;
} word_entry;

static const word_entry WORDS[] = {
    {WORD_COUNTER, "stt"},
    {WORD_COUNTER, "tt"},
    {WORD_COUNTER, "sott"},
    {WORD_COUNTER, "sothutu"},
    {WORD_COUNTER, "no"},
    {WORD_UNIT, "nguoi"},
    {WORD_UNIT, "dongchi"},
    {WORD_UNIT, "dc"},
    {WORD_UNIT, "luot"},
    {WORD_UNIT, "luotnguoi"},
    {WORD_UNIT, "cuoc"},
    {WORD_UNIT, "buoi"},
    {WORD_UNIT, "lan"},
    {WORD_UNIT, "dot"},
    {WORD_UNIT, "vu"},
    {WORD_UNIT, "viec"},
    {WORD_UNIT, "vuviec"},
    {WORD_UNIT, "hoso"},
    {WORD_UNIT, "vanban"},
    {WORD_UNIT, "quyen"},
    {WORD_UNIT, "cai"},
    {WORD_UNIT, "chiec"},
    {WORD_UNIT, "thang"},
    {WORD_UNIT, "ngay"},
    {WORD_UNIT, "gio"},
    {WORD_UNIT, "phut"},
    {WORD_UNIT, "quy"},
    {WORD_UNIT, "dong"},
    {WORD_UNIT, "vnd"},
    {WORD_UNIT, "nghindong"},
    {WORD_UNIT, "ngandong"},
    {WORD_UNIT, "trieudong"},
    {WORD_UNIT, "tydong"},
    {WORD_UNIT, "tidong"},
    {WORD_UNIT, "usd"},
    {WORD_UNIT, "phantram"},
    {WORD_UNIT, "diem"},
    {WORD_UNIT, "tiet"},
    {WORD_UNIT, "km"},
    {WORD_UNIT, "m"},
    {WORD_UNIT, "m2"},
    {WORD_UNIT, "m3"},
    {WORD_UNIT, "ha"},
    {WORD_UNIT, "kg"},
    {WORD_UNIT, "ta"},
    {WORD_UNIT, "tan"},
    {WORD_UNIT, "lit"},
    {WORD_UNIT, "neuco"},
    {WORD_UNIT, "batbuoc"},
    {WORD_UNIT, "khongbatbuoc"},
    {WORD_UNIT, "tuychon"},
    {WORD_UNIT, "ghiro"},
    {WORD_UNIT, "danhdaux"},
    {WORD_UNIT, "danhdauxneuco"},
    {WORD_UNIT, "danhdau"},
    {WORD_UNIT, "x"},
    {WORD_UNIT, "cokhong"},
    {WORD_UNIT, "co1khong0"},
    {WORD_UNIT, "1co0khong"},
    {WORD_UNIT, "1"},
    {WORD_UNIT, "ddmmyyyy"},
    {WORD_UNIT, "dmyyyy"},
    {WORD_UNIT, "ngaythangnam"},
    {WORD_UNIT, "ddmmyy"},
    {WORD_UNIT, "mmyyyy"},
    {WORD_UNIT, "yyyymmdd"},
    {WORD_UNIT, "yyyy"},
    {WORD_UNIT, "theomau"},
    {WORD_UNIT, "theoma"},
    {WORD_UNIT, "ghima"},
    {WORD_UNIT, "ma"},
    {WORD_UNIT, "viethoa"},
    {WORD_UNIT, "chuinhoa"},
    {WORD_TOTALS, "Tổng cộng"},
    {WORD_TOTALS, "Cộng"},
    {WORD_TOTALS, "Tổng số"},
    {WORD_TOTALS, "Tổng"},
    {WORD_TOTALS, "Tong cong"},
    {WORD_TOTALS, "Trong đó"},
    {WORD_FOOTER, "Người lập"},
    {WORD_FOOTER, "Nguoi lap"},
    {WORD_FOOTER, "Người kiểm tra"},
    {WORD_FOOTER, "Người tổng hợp"},
    {WORD_FOOTER, "Người báo cáo"},
    {WORD_FOOTER, "Thủ trưởng"},
    {WORD_FOOTER, "Bí thư"},
    {WORD_FOOTER, "T/M"},
    {WORD_FOOTER, "TM."},
    {WORD_FOOTER, "K/T"},
    {WORD_FOOTER, "(Ký"},
    {WORD_FOOTER, "(Đã ký"},
    {WORD_FOOTER, "Ghi chú"},
    {WORD_FOOTER, "Nơi nhận"},
    {WORD_FOOTER, "Ngày"},
};

static bool begins_with(slice cell, slice word)
{
	if (cell.len < word.len || (cell.len > word.len && ((unsigned char)cell.ptr[word.len] & 0xC0) == 0x80))
		return false;
	return text_equal_case((slice){cell.ptr, word.len}, word);
}

/* Most cells begin with no letter of the table: a look at the first byte spares the comparison. */
static bool may_begin(slice cell, const char *word)
{
	return cell.len && (((unsigned char)cell.ptr[0] | 0x20) == ((unsigned char)word[0] | 0x20));
}

static slice without_colon(slice cell)
{
	while (cell.len && (cell.ptr[cell.len - 1] == ':' || cell.ptr[cell.len - 1] == '.' || cell.ptr[cell.len - 1] == ' '))
		cell.len--;
	return cell;
}

static bool is_folded(word_use use, slice folded)
{
	for (size_t i = 0; i < COUNT_OF(WORDS); i++)
		if (WORDS[i].use == use && slice_is(folded, WORDS[i].text))
			return true;
	return false;
}

bool words_is_counter(slice folded_label)
{
	return is_folded(WORD_COUNTER, folded_label);
}

bool words_is_unit(slice folded)
{
	static const char *const BEFORE[] = {"donvitinh", "dvt", "donvi", "tinhbang", "theo"};
	size_t digits = 0;
	while (digits < folded.len && folded.ptr[digits] >= '0' && folded.ptr[digits] <= '9')
		digits++;
	if ((digits == folded.len && digits < 3) || is_folded(WORD_UNIT, folded))
		return true;
	for (size_t i = 0; i < COUNT_OF(BEFORE); i++) {
		size_t length = strlen(BEFORE[i]);
		if (slice_starts(folded, BEFORE[i]) && is_folded(WORD_UNIT, (slice){folded.ptr + length, folded.len - length}))
			return true;
	}
	return false;
}

bool words_is_totals(slice cell)
{
	for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
		if (WORDS[i].use != WORD_TOTALS || !may_begin(cell, WORDS[i].text))
			continue;
		if (text_equal_case(without_colon(cell), slice_of(WORDS[i].text)))
			return true;
	}
	return false;
}

static bool begins_use(slice cell, word_use use)
{
	for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
		slice word = slice_of(WORDS[i].text);
		if (WORDS[i].use != use || !may_begin(cell, word.ptr) || !begins_with(cell, word))
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
	return begins_use(cell, WORD_TOTALS);
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
	return begins_use(cell, WORD_FOOTER) || words_is_date_line(cell);
}
