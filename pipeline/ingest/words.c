/* words.c: the table and its matching. Case does not count, marks do, so that a code such as CONG is no total; forms without marks are
 * rows of their own where they cannot be anything else. */
#include "ingest/words.h"

#include "base/compiler.h"
#include "text/fold.h"

typedef enum { WORD_COUNTER, WORD_TOTALS, WORD_FOOTER } word_use;

typedef struct word_entry {
	word_use use;
	const char *text;
} word_entry;

static const word_entry WORDS[] = {
    {WORD_COUNTER, "stt"},
    {WORD_COUNTER, "tt"},
    {WORD_TOTALS, "Tổng cộng"},
    {WORD_TOTALS, "Cộng"},
    {WORD_TOTALS, "Tổng số"},
    {WORD_TOTALS, "Tổng"},
    {WORD_TOTALS, "Tong cong"},
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

bool words_is_counter(slice folded_label)
{
	for (size_t i = 0; i < COUNT_OF(WORDS); i++)
		if (WORDS[i].use == WORD_COUNTER && slice_is(folded_label, WORDS[i].text))
			return true;
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
