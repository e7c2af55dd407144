/* help_cells.c: help on cells: what is no number or date, and each constraint of a column. */
#include "validate/help.h"

#include "base/compiler.h"

#define STOCK "submissions/K01/ton_kho.csv"
#define HEAD "Mã kho,Mã hàng,Số lượng\n"
#define WITH(label) "Mã kho,Mã hàng,Số lượng," label "\n"

static const help ITEMS[] = {
    {.code = ISSUE_TYPE_ERROR,
        .name = {"Sai kiểu (số, ngày, có/không)", "Not a number, date …"},
        .meaning = {"Ô không đọc được theo kiểu của cột: không phải số, không phải ngày có thật, không phải có hay không; hoặc ô chứa lỗi "
                    "của bảng tính (#N/A, #REF!, ######).",
            "The cell cannot be read as its column’s type: it is no number, no day that exists, no yes or no; or it holds the error of a "
            "spreadsheet (#N/A, #REF!, ######)."},
        .why = {"Số viết bằng chữ hoặc kèm đơn vị (“20 thùng”), chữ O thay số 0, ngày không có trong lịch (31/02), năm chỉ ghi hai chữ số. "
                "Chương trình không đoán, vì đoán sai thì không ai biết.",
            "A number in words or with its unit (“20 boxes”), the letter O for the digit 0, a day that is not in the calendar (31/02), a "
            "year "
            "of two digits. Nothing is guessed: nobody would notice a wrong guess."},
        .mend = {"Ghi theo cách nêu trong thông báo: số nguyên như 12 hoặc 2.822; số thập phân như 97,5; ngày như 25/08/2015. Không có số "
                 "liệu thì để trống, nếu cột cho phép.",
            "Write it as the message says: whole numbers as 12 or 2.822, decimals as 97,5, days as 25/08/2015. Leave the cell empty when "
            "there "
            "is nothing to say and the column allows it."},
        .example = {STOCK, HEAD "K01,H1,2O\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_AMBIGUOUS_NUMBER,
        .name = {"Số đọc được hai cách", "Number with two readings"},
        .meaning = {"Không rõ dấu trong số ngăn hàng nghìn hay mở đầu phần thập phân.",
            "It is not clear whether the mark in the number groups thousands or begins decimals."},
        .why = {"Người Việt viết 2.822 là hai nghìn tám trăm hai mươi hai, còn Excel bản tiếng Anh viết 2,822. Hai cách đọc lệch nhau một "
                "nghìn lần, nên chương trình hỏi lại.",
            "Vietnamese writes two thousand eight hundred and twenty-two as 2.822, an English Excel as 2,822. The two readings differ by a "
            "factor of a thousand, so it is asked."},
        .mend =
            {"Hàng nghìn ghi bằng dấu chấm (2.822) hoặc ghi liền (2822); phần thập phân ghi bằng dấu phẩy (2,8). Xem cả cột: các ô khác "
             "thường cũng như vậy.",
                "Group thousands with a dot (2.822) or not at all (2822); write decimals with a comma (2,8). Look at the whole column: its "
                "other "
                "cells are mostly the same."},
        .example = {STOCK, HEAD "K01,H1,\"2,822\"\n", HEAD "K01,H1,2.822\n", NULL}},
    {.code = ISSUE_AMBIGUOUS_DATE,
        .name = {"Ngày ghi tháng trước", "Date with the month first"},
        .meaning = {"Ngày chỉ đọc được theo thứ tự tháng, ngày, năm.", "The date can only be read as month, day, year."},
        .why = {"Máy đặt theo kiểu Mỹ ghi 08/25/2024. Nguy hiểm nằm ở những ô khác của cột: 05/04/2024 đọc kiểu nào cũng được và sẽ thành "
                "ngày 5 tháng 4.",
            "A computer with American settings writes 08/25/2024. The danger lies in the other cells of the column: 05/04/2024 reads both "
            "ways and is taken for the 5th of April."},
        .mend = {"Ghi ngày trước tháng (25/08/2024) ở cả cột, không chỉ ở ô bị báo.",
            "Write the day first (25/08/2024) in the whole column, not only in this cell."},
        .example = {STOCK, WITH("Ngày kiểm") "K01,H1,20,08/25/2024\n", WITH("Ngày kiểm") "K01,H1,20,25/08/2024\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .name = {"Giá trị không được phép", "Value not allowed"},
        .meaning = {"Ô đọc được, nhưng không đúng một quy định của cột.", "The cell can be read, but breaks a rule of its column."},
        .why =
            {"Mỗi cột có thể đòi: không để trống, không lặp lại, đúng dạng, thuộc một danh sách, nằm trong khoảng, đủ dài hoặc không quá "
             "dài. Quy định nào bị phạm được ghi ở mục constraint của validation.json; thông báo nói rõ mức cho phép.",
                "A column may ask that cells are filled in, are not repeated, have a form, are one of a list, lie between bounds, or are "
                "long or "
                "short enough. Which rule it was is the member constraint of validation.json; the message says what is allowed."},
        .mend = {"Sửa ô theo mức nêu trong thông báo. Mỗi quy định có một mục dưới đây.",
            "Correct the cell as the message says. Each rule has a section below."},
        .example = {NULL, NULL, NULL, NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_REQUIRED,
        .name = {"Ô bắt buộc để trống", "Required cell is empty"},
        .meaning = {"Cột không được để trống.", "The column must not be empty."},
        .mend = {"Điền giá trị. Nếu là số đếm và không có gì thì ghi 0.",
            "Fill the cell in. When it is a count and there is nothing, write 0."},
        .example = {STOCK, HEAD "K01,H1,\n", HEAD "K01,H1,0\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_UNIQUE,
        .name = {"Giá trị lặp lại", "Value repeated"},
        .meaning = {"Giá trị, hoặc một nhóm ô của dòng, đã có ở dòng khác, kể cả trong tệp của tổ chức khác.",
            "The value, or a group of the row’s cells, stands in another row already, be it in the file of another organisation."},
        .mend = {"Xem dòng mà thông báo nêu; sửa một trong hai.", "See the row that the message names, and correct one of the two."},
        .about = {"Mỗi số phiếu chỉ được dùng một lần.", "Each Số phiếu may stand once."},
        .example = {STOCK, WITH("Số phiếu") "K01,H1,20,N-001\nK01,H2,5,N-001\n", WITH("Số phiếu") "K01,H1,20,N-001\nK01,H2,5,N-002\n",
            NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_PATTERN,
        .name = {"Không đúng dạng", "Not in the form asked for"},
        .meaning = {"Mã hoặc số hiệu không đúng dạng của cột.", "The code or number does not have the form of its column."},
        .mend = {"Ghi đúng dạng nêu trong thông báo; chú ý chữ hoa, số 0 và chữ O, số 1 và chữ l.",
            "Write it in the form that the message names; mind capitals, 0 and O, 1 and l."},
        .about = {"Mã hàng là một chữ hoa rồi đến số.", "Mã hàng is a capital letter followed by digits."},
        .example = {STOCK, HEAD "K01,h1,20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_ENUM,
        .name = {"Không thuộc danh sách", "Not one of the list"},
        .meaning = {"Cột chỉ nhận một số giá trị, và ô không phải một trong số đó.",
            "The column takes a few values only, and this is none of them."},
        .mend = {"Ghi một trong các giá trị nêu trong thông báo. Chữ hoa hay chữ thường đều được, nhưng dấu phải đúng.",
            "Write one of the values that the message names. Capitals do not matter, marks do."},
        .about = {"Tình trạng là Tốt, Hỏng nhẹ hoặc Hỏng nặng.", "Tình trạng is Tốt, Hỏng nhẹ or Hỏng nặng."},
        .example = {STOCK, WITH("Tình trạng") "K01,H1,20,Hong nhẹ\n", WITH("Tình trạng") "K01,H1,20,hỏng nhẹ\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_MINIMUM,
        .name = {"Nhỏ hơn mức thấp nhất", "Below the least value"},
        .meaning = {"Số hoặc ngày nhỏ hơn mức mà cột cho phép.", "The number or day is below what the column allows."},
        .mend = {"Kiểm tra dấu âm, năm gõ thiếu chữ số, ngày quá xa.",
            "Look for a minus, a year with a digit missing, a day too long ago."},
        .about = {"Số lượng từ 0 trở lên.", "Số lượng is 0 or more."},
        .example = {STOCK, HEAD "K01,H1,-20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_MAXIMUM,
        .name = {"Lớn hơn mức cao nhất", "Above the greatest value"},
        .meaning = {"Số hoặc ngày lớn hơn mức mà cột cho phép. Số có quá 12 chữ số cũng bị báo như vậy.",
            "The number or day is above what the column allows. So is a number of more than 12 digits."},
        .mend = {"Kiểm tra số gõ thừa, hai số dính nhau, hoặc ô thuộc cột bên cạnh.",
            "Look for a digit too many, two numbers run together, or a cell of the next column."},
        .about = {"Số lượng từ 100.000 trở xuống.", "Số lượng is 100.000 or less."},
        .example = {STOCK, HEAD "K01,H1,200000\n", HEAD "K01,H1,20000\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_EXCLUSIVE_MINIMUM,
        .name = {"Chưa lớn hơn mức dưới", "Not above the lower bound"},
        .meaning = {"Giá trị phải lớn hơn mức dưới, bằng cũng không được.", "The value must be greater than the bound, not equal to it."},
        .mend = {"Ghi giá trị lớn hơn; không có số liệu thì để trống, nếu cột cho phép.",
            "Write more; leave the cell empty when there is nothing to say and the column allows it."},
        .about = {"Độ ẩm phải lớn hơn 0.", "Độ ẩm must be more than 0."},
        .example = {STOCK, WITH("Độ ẩm") "K01,H1,20,0\n", WITH("Độ ẩm") "K01,H1,20,\"0,5\"\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_EXCLUSIVE_MAXIMUM,
        .name = {"Chưa nhỏ hơn mức trên", "Not below the upper bound"},
        .meaning = {"Giá trị phải nhỏ hơn mức trên, bằng cũng không được.", "The value must be less than the bound, not equal to it."},
        .mend = {"Ghi giá trị nhỏ hơn.", "Write less."},
        .about = {"Độ ẩm phải nhỏ hơn 100.", "Độ ẩm must be less than 100."},
        .example = {STOCK, WITH("Độ ẩm") "K01,H1,20,100\n", WITH("Độ ẩm") "K01,H1,20,\"99,5\"\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_MIN_LENGTH,
        .name = {"Quá ngắn", "Too short"},
        .meaning = {"Nội dung có ít ký tự hơn mức cột cần.", "The text has fewer characters than the column needs."},
        .mend = {"Ghi đầy đủ, không viết tắt.", "Write it in full, without abbreviations."},
        .about = {"Số phiếu có từ 4 đến 12 ký tự.", "Số phiếu has 4 to 12 characters."},
        .example = {STOCK, WITH("Số phiếu") "K01,H1,20,1\n", WITH("Số phiếu") "K01,H1,20,N-001\n", NULL}},
    {.code = ISSUE_CONSTRAINT_ERROR,
        .constraint = CONSTRAINT_MAX_LENGTH,
        .name = {"Quá dài", "Too long"},
        .meaning = {"Nội dung có nhiều ký tự hơn mức cột cho phép.", "The text has more characters than the column allows."},
        .mend = {"Rút ngắn; lời giải thích thì ghi ở chỗ khác.", "Shorten it; explanations belong elsewhere."},
        .about = {"Số phiếu có từ 4 đến 12 ký tự.", "Số phiếu has 4 to 12 characters."},
        .example = {STOCK, WITH("Số phiếu") "K01,H1,20,N-001 ngày 02/01\n", WITH("Số phiếu") "K01,H1,20,N-001\n", NULL}},
};

const help_list HELP_CELLS = {ITEMS, COUNT_OF(ITEMS)};
