/* expect_sheet.c: what spreadsheets leave in cells in place of a value: errors of formulas, numbers with a format's decimals, a dash for none,
 * a unit behind the number. None of it is read; all of it can be said to the one who saved the sheet. */
#include "validate/cell.h"
#include "validate/expect.h"

static const char *const FORMULA_ERRORS[] = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#BLOCKED!", "#UNKNOWN!", "#FIELD!", "#ERROR!", "#GETTING_DATA"};

sheet_error cell_spreadsheet_error(slice text)
{
	size_t hashes = 0;
	while (hashes < text.len && text.ptr[hashes] == '#')
		hashes++;
	if (hashes > 2 && hashes == text.len)
		return SHEET_NARROW;
	for (size_t i = 0; i < COUNT_OF(FORMULA_ERRORS); i++)
		if (slice_is(text, FORMULA_ERRORS[i]))
			return SHEET_FORMULA;
	return SHEET_NO_ERROR;
}

const char *expect_sheet_error(slice cell, language lang)
{
	static const char *const WORDS[][2] = {
	    [SHEET_NO_ERROR] = {NULL, NULL},
	    [SHEET_FORMULA] = {"giá trị mà là lỗi công thức của bảng tính", "a value but the error of a formula in the spreadsheet"},
	    [SHEET_NARROW] = {"giá trị: cột của bảng tính hẹp quá nên không hiện được số",
	        "a value: the column of the spreadsheet was too narrow to show it"},
	};
	return WORDS[cell_spreadsheet_error(cell)][lang];
}

const char *expect_sheet_hint(slice cell, language lang)
{
	static const char *const WORDS[][2] = {
	    [SHEET_NO_ERROR] = {NULL, NULL},
	    [SHEET_FORMULA] = {"Sửa công thức trong bảng tính rồi lưu lại thành CSV.",
	        "Mend the formula in the spreadsheet and save it as CSV again."},
	    [SHEET_NARROW] = {"Mở rộng cột trong bảng tính rồi lưu lại thành CSV.",
	        "Widen the column in the spreadsheet and save it as CSV again."},
	};
	return WORDS[cell_spreadsheet_error(cell)][lang];
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_dash(slice cell)
{
	return slice_is(cell, "-") || slice_is(cell, "–") || slice_is(cell, "—");
}

/* The one number in a text: from its first digit to its last, without decimals that are all 0. Empty: none, or several. */
static slice only_number(slice cell)
{
	size_t first = 0, end = cell.len;
	while (first < end && !is_digit(cell.ptr[first]))
		first++;
	while (end > first && !is_digit(cell.ptr[end - 1]))
		end--;
	size_t zeros = end;
	while (zeros > first && cell.ptr[zeros - 1] == '0')
		zeros--;
	/* Three zeros are thousands. */
	if (zeros > first + 1 && zeros < end && end - zeros != 3 && (cell.ptr[zeros - 1] == ',' || cell.ptr[zeros - 1] == '.'))
		end = zeros - 1;
	for (size_t i = first; i < end; i++)
		if (!is_digit(cell.ptr[i]) && cell.ptr[i] != '.' && cell.ptr[i] != ',')
			return (slice){"", 0};
	/* Signs before a number may say what it is: "-5", "<5". */
	static const char SIGNS[] = {'-', '<', '>', '/'};
	bool has_sign = first > 0 && memchr(SIGNS, cell.ptr[first - 1], sizeof SIGNS);
	return has_sign ? (slice){"", 0} : (slice){cell.ptr + first, end - first};
}

slice expect_sheet_number(slice cell)
{
	return is_dash(cell) ? SLICE("0") : only_number(cell);
}
