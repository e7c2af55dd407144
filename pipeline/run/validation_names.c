/* validation_names.c: what things are called on the page: a kind of issue where many are counted, a submitter. */
#include "base/limits.h"
#include "run/validation_page.h"

static words NAMES[ISSUE_CODE_COUNT] = {
    [ISSUE_FACT_ERROR] = {"Số liệu không tính được", "A figure that cannot be computed"},
    [ISSUE_ENCODING_ERROR] = {"Không đọc được bảng mã", "Encoding that cannot be read"},
    [ISSUE_LOSSY_ENCODING] = {"Mất chữ có dấu", "Letters lost"},
    [ISSUE_NUL_BYTE] = {"Byte 0 trong dòng", "NUL byte"},
    [ISSUE_UNCLOSED_QUOTE] = {"Ngoặc kép không đóng", "Quote not closed"},
    [ISSUE_STRAY_QUOTE] = {"Ngoặc kép sai chỗ", "Quote in the wrong place"},
    [ISSUE_FIELD_TOO_LONG] = {"Ô quá dài", "Cell too long"},
    [ISSUE_FILE_EMPTY] = {"Tệp rỗng", "Empty file"},
    [ISSUE_MISSING_LABEL] = {"Thiếu cột", "Column missing"},
    [ISSUE_DUPLICATE_LABEL] = {"Cột lặp lại", "Column twice"},
    [ISSUE_INCORRECT_LABEL] = {"Cột sai chỗ hoặc sai tên", "Column in the wrong place or under a wrong name"},
    [ISSUE_MISSING_CELL] = {"Dòng thiếu ô", "Too few cells"},
    [ISSUE_EXTRA_CELL] = {"Dòng thừa ô", "Too many cells"},
    [ISSUE_TYPE_ERROR] = {"Sai kiểu (số, ngày, có/không)", "Not a number, date …"},
    [ISSUE_AMBIGUOUS_NUMBER] = {"Số đọc được hai cách", "Number with two readings"},
    [ISSUE_AMBIGUOUS_DATE] = {"Ngày ghi tháng trước", "Date with the month first"},
    [ISSUE_CONSTRAINT_ERROR] = {"Giá trị không được phép", "Value not allowed"},
    [ISSUE_PRIMARY_KEY] = {"Trùng khóa", "Key repeated"},
    [ISSUE_FOREIGN_KEY] = {"Mã không có trong danh mục", "Code not in its list"},
    [ISSUE_ROW_CONSTRAINT] = {"Các ô trong dòng không khớp nhau", "Cells of a row disagree"},
    [ISSUE_CONTROL_TOTAL] = {"Số tổng không khớp", "Totals disagree"},
    [ISSUE_FOREIGN_SUBMITTER] = {"Dòng của tổ chức khác", "Row of another organisation"},
    [ISSUE_MISSING_SUBMISSION] = {"Chưa nộp tệp", "File not sent"},
    [ISSUE_EXTRA_LABEL] = {"Cột ngoài mẫu", "Column not in the form"},
    [ISSUE_BLANK_LABEL] = {"Cột không tên", "Column without a label"},
    [ISSUE_UNEXPECTED_FILE] = {"Tệp, thư mục ngoài mẫu", "File or folder not in the form"},
    [ISSUE_TITLE_ROW] = {"Dòng tên biểu", "Title"},
    [ISSUE_TOTALS_ROW] = {"Dòng tổng cộng", "Row of totals"},
    [ISSUE_FOOTER_ROW] = {"Dòng cuối biểu", "Line below the table"},
    [ISSUE_BLANK_ROW] = {"Dòng trống", "Blank row"},
    [ISSUE_HEADER_ALIAS] = {"Tên cột viết khác", "Column under another name"},
    [ISSUE_RECODED] = {"Chuyển bảng mã", "Encoding converted"},
    [ISSUE_NORMALIZED] = {"Chuẩn hóa chữ", "Letters put in normal form"},
    [ISSUE_EXCEL_SERIAL] = {"Ngày dạng số của Excel", "Excel’s serial dates"},
    [ISSUE_DELIMITER] = {"Dấu phân cách khác", "Another delimiter"},
    [ISSUE_CHECK_SKIPPED] = {"Phép kiểm tra chưa làm", "Check not made"},
};

const char *page_code_name(const page *p, issue_code code)
{
	const char *name = NAMES[code][p->lang];
	return name ? name : issue_code_name(code);
}

bool page_submitter(page *p, slice code)
{
	buf name = BUF_INIT(LIMIT_FIELD_BYTES);
	page_text(p, code);
	bool good = store_put_submitter(p->store, code, &name);
	if (good && name.len) {
		page_put(p, " <span class=\"name\">");
		html_text(&p->out.text, buf_slice(&name), PAGE_CELL_BYTES);
		page_put(p, "</span>");
	}
	good = good && (!name.failed || diag_no_memory(p->diag));
	buf_free(&name);
	return good;
}
