/* issue.c: the codes of what can be wrong with the data, each with its severity, words and hint in both languages: one table.
 *
 * A constraint-error has a row for each constraint. Everything else about a code (documentation, output) is derived from here. */
#include "validate/issue.h"

typedef struct words {
	const char *text[2], *hint[2]; /* by language; {1}… are the arguments issue.h lists */
} words;

typedef struct code_entry {
	const char *name;
	severity severity;
	words words;
} code_entry;

static const code_entry CODES[ISSUE_CODE_COUNT] = {
    [ISSUE_FACT_ERROR] = {"fact-error", SEVERITY_ERROR,
        {{"không tính được số liệu {1}: {2}", "the figure {1} cannot be computed: {2}"},
            {"Xem các dòng làm căn cứ tính bằng lệnh: tongket explain CÔNG_VIỆC {1}.",
                "See the rows it is computed from by: tongket explain JOB {1}."}}},
    [ISSUE_SOURCE_ERROR] = {"source-error", SEVERITY_ERROR,
        {{"không đọc được tệp này: {1}", "this file cannot be read: {1}"}, {"{2} Xong thì chạy lại.", "{2} Then run again."}}},
    [ISSUE_ENCODING_ERROR] = {"encoding-error", SEVERITY_ERROR,
        {{"không đọc được dưới dạng {1}", "it cannot be read as {1}"},
            {"Mở tệp gốc, lưu lại theo kiểu “CSV UTF-8” rồi nộp lại.{2}",
                "Open the original, save it as “CSV UTF-8” and send it again.{2}"}}},
    [ISSUE_LOSSY_ENCODING] = {"lossy-encoding", SEVERITY_ERROR,
        {{"chữ có dấu đã mất khi lưu tệp: {1} trong {2} từ có dấu “?” thay cho chữ",
             "letters were lost when the file was saved: {1} of {2} words hold “?” in place of a letter"},
            {"Mở tệp gốc, lưu lại theo kiểu “CSV UTF-8” rồi nộp lại.", "Open the original, save it as “CSV UTF-8” and send it again."}}},
    [ISSUE_NUL_BYTE] = {"nul-byte", SEVERITY_ERROR,
        {{"có byte 0 (NUL), thường do tệp bị hỏng khi sao chép", "there is a NUL byte, mostly from a damaged copy"},
            {"Xuất lại tệp từ bản gốc rồi nộp lại.", "Export the file again from the original."}}},
    [ISSUE_UNCLOSED_QUOTE] = {"unclosed-quote", SEVERITY_ERROR,
        {{"dấu ngoặc kép (\") mở ở đây không được đóng", "the quote (\") that opens here is not closed"},
            {"Thêm dấu \" vào cuối ô, hoặc xóa dấu \" ở đầu ô.", "Close the cell with a \", or delete the one it begins with."}}},
    [ISSUE_STRAY_QUOTE] = {"stray-quote", SEVERITY_ERROR,
        {{"dấu ngoặc kép (\") đặt sai chỗ trong ô", "a quote (\") is in the wrong place"},
            {"Đặt cả ô trong ngoặc kép và viết đôi mỗi dấu \" bên trong, ví dụ \"Lớp \"\"A\"\"\".",
                "Quote the whole cell and double each \" in it, as in \"Class \"\"A\"\"\"."}}},
    [ISSUE_FIELD_TOO_LONG] = {"field-too-long", SEVERITY_ERROR,
        {{"ô dài quá {1} byte", "the cell is longer than {1} bytes"},
            {"Rút ngắn nội dung, hoặc kiểm tra dấu ngoặc kép quanh ô.", "Shorten it, or check the quotes around it."}}},
    [ISSUE_FILE_EMPTY] = {"file-empty", SEVERITY_ERROR,
        {{"tệp không có dòng nào", "the file holds no rows"},
            {"Nộp tệp có dòng tiêu đề cột; nếu không phát sinh số liệu thì chỉ để dòng tiêu đề.",
                "Send a file with a header; the header alone says that there is nothing to report."}}},
    [ISSUE_MISSING_LABEL] = {"missing-label", SEVERITY_ERROR,
        {{"thiếu cột “{1}” ({2})", "the column “{1}” ({2}) is missing"},
            {"{3}Thêm cột này; dòng tiêu đề ghi “{1}” hoặc “{2}”.", "{3}Add the column; label it “{1}” or “{2}”."}}},
    [ISSUE_DUPLICATE_LABEL] = {"duplicate-label", SEVERITY_ERROR,
        {{"cột “{1}” ({2}) đã có ở cột thứ {3}", "the column “{1}” ({2}) is already column {3}"},
            {"Chỉ giữ lại một cột.", "Keep one of them."}}},
    [ISSUE_INCORRECT_LABEL] = {"incorrect-label", SEVERITY_ERROR,
        {{"cột “{1}” không có trong mẫu hoặc không đúng thứ tự của mẫu", "the column “{1}” is not in the form, or not at its place"},
            {"Giữ đúng các cột và thứ tự của mẫu.{2}", "Keep to the columns and the order of the form.{2}"}}},
    [ISSUE_MISSING_CELL] = {"missing-cell", SEVERITY_ERROR,
        {{"dòng có {1} ô, dòng tiêu đề có {2} cột", "the row has {1} cells, the header {2} columns"},
            {"Thêm ô còn thiếu; ô không có số liệu để trống nhưng giữ dấu phân cách.",
                "Add what is missing; an empty cell keeps its delimiter."}}},
    [ISSUE_EXTRA_CELL] = {"extra-cell", SEVERITY_ERROR,
        {{"dòng có {1} ô, dòng tiêu đề chỉ có {2} cột", "the row has {1} cells, the header only {2} columns"},
            {"Ô có chứa dấu phân cách thì đặt cả ô trong ngoặc kép; ô thừa thì xóa.",
                "Quote a cell that holds the delimiter; delete cells that are too many."}}},
    [ISSUE_TYPE_ERROR] = {"type-error", SEVERITY_ERROR, {{"“{1}” không phải là {2}", "“{1}” is not {2}"}, {"{3}", "{3}"}}},
    [ISSUE_AMBIGUOUS_NUMBER] = {"ambiguous-number", SEVERITY_ERROR,
        {{"không rõ dấu trong “{1}” ngăn hàng nghìn hay phần thập phân",
             "it is not clear whether the mark in “{1}” groups thousands or begins decimals"},
            {"Hàng nghìn ghi bằng dấu chấm ({2}) hoặc ghi liền, phần thập phân ghi bằng dấu phẩy.",
                "Group thousands with a dot ({2}) or not at all; write decimals with a comma."}}},
    [ISSUE_AMBIGUOUS_DATE] = {"ambiguous-date", SEVERITY_ERROR,
        {{"“{1}” chỉ đọc được theo thứ tự tháng, ngày, năm", "“{1}” can only be read as month, day, year"},
            {"Ghi ngày trước tháng: {2}. Kiểm tra cả các ngày khác trong cột.",
                "Write the day first: {2}. Check the other dates of the column too."}}},
    [ISSUE_CONSTRAINT_ERROR] = {"constraint-error", SEVERITY_ERROR,
        {{"“{1}” không đúng quy định của cột “{2}”", "“{1}” is not allowed in “{2}”"}, {NULL, NULL}}},
    [ISSUE_PRIMARY_KEY] = {"primary-key", SEVERITY_ERROR,
        {{"trùng khóa {1}: “{2}” đã có ở {3}", "the key {1}: “{2}” stands at {3} already"},
            {"Sửa khóa, hoặc xóa dòng bị lặp.", "Correct the key, or delete the repeated row."}}},
    [ISSUE_FOREIGN_KEY] = {"foreign-key", SEVERITY_ERROR,
        {{"“{1}” (cột “{2}”) không có trong bảng “{3}”", "“{1}” (column “{2}”) is not in the table “{3}”"},
            {"{4}Sửa theo mã có trong bảng “{3}”, hoặc bổ sung bảng đó.", "{4}Use a value of the table “{3}”, or add it there."}}},
    [ISSUE_ROW_CONSTRAINT] = {"row-constraint", SEVERITY_ERROR,
        {{"dòng không thỏa điều kiện: {1}", "the row breaks the rule {1}"},
            {"Sửa một trong các ô liên quan.", "Correct one of the cells it names."}}},
    [ISSUE_CONTROL_TOTAL] = {"control-total", SEVERITY_ERROR,
        {{"số tổng không khớp: {1}", "a total does not agree: {1}"},
            {"Đối chiếu số tổng với các dòng chi tiết.", "Compare the total with the rows it adds up."}}},
    [ISSUE_FOREIGN_SUBMITTER] = {"foreign-submitter", SEVERITY_ERROR,
        {{"cột “{2}” ghi “{1}”, nhưng tệp nằm trong thư mục của “{3}”", "“{2}” says “{1}”, but the file lies in the folder of “{3}”"},
            {"Sửa thành “{3}”, hoặc chuyển dòng, tệp về thư mục của đơn vị kia.",
                "Change it to “{3}”, or move the row or file to the other one’s folder."}}},
    [ISSUE_MISSING_SUBMISSION] = {"missing-submission", SEVERITY_ERROR,
        {{"chưa có tệp “{1}” (bảng “{2}”)", "the file “{1}” (table “{2}”) has not been sent"},
            {"Nộp tệp này; nếu không phát sinh số liệu thì nộp tệp chỉ có dòng tiêu đề.",
                "Send it; a file with a header only says that there is nothing to report."}}},
    [ISSUE_EXTRA_LABEL] = {"extra-label", SEVERITY_WARNING,
        {{"cột “{1}” không có trong mẫu, không được đọc", "the column “{1}” is not in the form and is not read"},
            {"{2}Xóa cột này, hoặc sửa tên cột nếu ghi nhầm.", "{2}Delete the column, or correct its label."}}},
    [ISSUE_BLANK_LABEL] = {"blank-label", SEVERITY_WARNING,
        {{"cột không có tên nhưng có số liệu, không được đọc", "a column without a label holds data and is not read"},
            {"Ghi tên cột ở dòng tiêu đề, hoặc xóa cột.", "Label the column, or delete it."}}},
    [ISSUE_UNEXPECTED_FILE] = {"unexpected-file", SEVERITY_WARNING,
        {{"không phải tệp hay thư mục của mẫu, không được đọc", "this is no file or folder of the form and is not read"},
            {"{1}Xóa, hoặc đổi thành tên đúng của mẫu.", "{1}Delete it, or give it the name the form asks for."}}},
    [ISSUE_TITLE_ROW] = {"title-row", SEVERITY_NOTE, {{"phần đầu biểu: {1}{2}", "head of the table: {1}{2}"}, {NULL, NULL}}},
    [ISSUE_TOTALS_ROW] = {"totals-row", SEVERITY_NOTE, {{"dòng tổng cộng, bỏ qua{1}", "a row of totals, skipped{1}"}, {NULL, NULL}}},
    [ISSUE_FOOTER_ROW] = {"footer-row", SEVERITY_NOTE,
        {{"dòng ghi chú hoặc ký tên cuối biểu, bỏ qua{1}", "a line below the table, skipped{1}"}, {NULL, NULL}}},
    [ISSUE_BLANK_ROW] = {"blank-row", SEVERITY_NOTE, {{"dòng trống, bỏ qua (số dòng: {1})", "blank, skipped (rows: {1})"}, {NULL, NULL}}},
    [ISSUE_HEADER_ALIAS] = {"header-alias", SEVERITY_NOTE,
        {{"cột “{1}” được đọc là “{2}” ({3})", "the column “{1}” is read as “{2}” ({3})"}, {NULL, NULL}}},
    [ISSUE_RECODED] = {"recoded", SEVERITY_NOTE,
        {{"{2} được chuyển từ bảng mã {1} sang UTF-8{3}", "{2} was converted from {1} to UTF-8{3}"}, {NULL, NULL}}},
    [ISSUE_NORMALIZED] = {"normalized", SEVERITY_NOTE,
        {{"chuẩn hóa chữ (dấu rời, dấu cách không ngắt, ký tự ẩn) trong cột, số ô: {1}",
             "letters put in normal form (loose marks, no-break spaces, invisible characters), cells of the column: {1}"},
            {NULL, NULL}}},
    [ISSUE_EXCEL_SERIAL] = {"excel-serial", SEVERITY_NOTE,
        {{"ngày ghi bằng số thứ tự của Excel ({2} là {3}), số ô của cột: {1}",
             "dates written as Excel serial numbers ({2} is {3}), cells of the column: {1}"},
            {NULL, NULL}}},
    [ISSUE_DELIMITER] = {"delimiter", SEVERITY_NOTE, {{"các ô cách nhau bằng {1}", "cells are separated by {1}"}, {NULL, NULL}}},
    [ISSUE_CHECK_SKIPPED] = {"check-skipped", SEVERITY_NOTE,
        {{"chưa kiểm tra được (vì {2}): {1}", "not checked, since {2}: {1}"},
            {"Sửa hoặc nộp tệp này rồi chạy lại; khi ấy có thể thấy thêm lỗi.",
                "Mend or send the file and run again; new errors may then come to light."}}},
};

typedef struct constraint_entry {
	const char *name;
	words words;
} constraint_entry;

static const constraint_entry CONSTRAINTS[] = {
    [CONSTRAINT_NONE] = {"", {{NULL, NULL}, {NULL, NULL}}},
    [CONSTRAINT_REQUIRED] = {"required",
        {{"cột “{2}” không được để trống", "“{2}” must not be empty"}, {"Điền giá trị vào ô này.{4}", "Fill in the cell.{4}"}}},
    [CONSTRAINT_UNIQUE] = {"unique", {{"“{1}” trong cột “{2}” đã có ở {3}", "“{1}” in “{2}” stands at {3} already"},
                                         {"Mỗi giá trị của cột chỉ được ghi một lần.", "Each value of the column may stand once."}}},
    [CONSTRAINT_PATTERN] = {"pattern",
        {{"“{1}” không đúng dạng của cột “{2}”", "“{1}” does not have the form of “{2}”"}, {"{4}Dạng đúng: {3}.", "{4}The form is: {3}."}}},
    [CONSTRAINT_ENUM] = {"enum", {{"“{1}” không phải là giá trị của cột “{2}”", "“{1}” is not a value of “{2}”"},
                                     {"{4}Ghi một trong các giá trị: {3}.", "{4}Write one of: {3}."}}},
    [CONSTRAINT_MINIMUM] = {"minimum", {{"“{1}” nhỏ hơn mức thấp nhất của cột “{2}”", "“{1}” is below the least value of “{2}”"},
                                           {"Ghi giá trị từ {3} trở lên.", "Write {3} or more."}}},
    [CONSTRAINT_MAXIMUM] = {"maximum", {{"“{1}” lớn hơn mức cao nhất của cột “{2}”", "“{1}” is above the greatest value of “{2}”"},
                                           {"Ghi giá trị từ {3} trở xuống.", "Write {3} or less."}}},
    [CONSTRAINT_MIN_LENGTH] = {"minLength",
        {{"“{1}” chỉ có {4} ký tự, cột “{2}” cần ít nhất {3}", "“{1}” has {4} characters, “{2}” needs at least {3}"},
            {"Ghi đầy đủ nội dung.", "Write it in full."}}},
    [CONSTRAINT_MAX_LENGTH] = {"maxLength",
        {{"“{1}” có {4} ký tự, cột “{2}” cho phép nhiều nhất {3}", "“{1}” has {4} characters, “{2}” allows at most {3}"},
            {"Rút ngắn nội dung.", "Shorten it."}}},
    [CONSTRAINT_EXCLUSIVE_MINIMUM] = {"exclusiveMinimum",
        {{"“{1}” chưa đủ lớn cho cột “{2}”", "“{1}” is not great enough for “{2}”"}, {"Ghi giá trị lớn hơn {3}.", "Write more than {3}."}}},
    [CONSTRAINT_EXCLUSIVE_MAXIMUM] = {"exclusiveMaximum",
        {{"“{1}” quá lớn đối với cột “{2}”", "“{1}” is too great for “{2}”"}, {"Ghi giá trị nhỏ hơn {3}.", "Write less than {3}."}}},
};

severity issue_severity(issue_code code)
{
	return CODES[code].severity;
}

const char *issue_code_name(issue_code code)
{
	return CODES[code].name;
}

bool issue_code_find(slice name, issue_code *out)
{
	for (unsigned i = 0; i < ISSUE_CODE_COUNT; i++)
		if (slice_is(name, CODES[i].name)) {
			*out = (issue_code)i;
			return true;
		}
	return false;
}

const char *constraint_name(constraint_kind constraint)
{
	return CONSTRAINTS[constraint].name;
}

const char *severity_name(severity s)
{
	static const char *const NAMES[] = {"error", "warning", "note"};
	return NAMES[s];
}

static const words *words_of(issue_code code, constraint_kind constraint)
{
	return code == ISSUE_CONSTRAINT_ERROR && constraint != CONSTRAINT_NONE ? &CONSTRAINTS[constraint].words : &CODES[code].words;
}

static void put_filled(buf *out, const char *text, const char *const args[])
{
	size_t count = 0;
	while (args[count])
		count++;
	while (*text) {
		size_t plain = strcspn(text, "{");
		buf_put(out, text, plain);
		text += plain;
		if (!*text)
			return;
		bool hole = text[1] >= '1' && text[1] <= '9' && text[2] == '}';
		size_t index = hole ? (size_t)(text[1] - '1') : 0;
		if (!hole)
			buf_put_char(out, '{');
		else if (index < count)
			buf_put_string(out, args[index]);
		text += hole ? 3 : 1;
	}
}

void issue_put_text(buf *out, issue_code code, constraint_kind constraint, language lang, const char *const args[])
{
	put_filled(out, words_of(code, constraint)->text[lang], args);
}

void issue_put_hint(buf *out, issue_code code, constraint_kind constraint, language lang, const char *const args[])
{
	const char *hint = words_of(code, constraint)->hint[lang];
	if (hint)
		put_filled(out, hint, args);
}
