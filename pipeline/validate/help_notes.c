/* help_notes.c: help on notes: what the program did by itself, so that nobody wonders. */
#include "validate/help.h"

#include "base/compiler.h"

#define STOCK "submissions/K01/ton_kho.csv"
#define HEAD "Mã kho,Mã hàng,Số lượng\n"

static const help ITEMS[] = {
    {.code = ISSUE_TITLE_ROW,
        .name = {"Phần đầu biểu", "Head of the table"},
        .meaning = {"Một dòng tên biểu ở trên dòng tiêu đề, dòng tiêu đề lặp lại ở giữa bảng, dòng đánh số cột “(1) (2) (3)” hay dòng đơn "
                    "vị tính được bỏ qua; hoặc tiêu đề viết trên hai, ba dòng (ô gộp) được ghép lại.",
            "A line above the header, the header once more below it, a row that numbers the columns or names their units was skipped; or a "
            "header of two or three rows (merged cells) was read as one."},
        .why = {"Bảng làm để in thường có tên biểu, đơn vị tính ở trên và tiêu đề lặp lại ở mỗi trang.",
            "Tables made for print have a title and a unit above them, and their header again on each page."},
        .mend = {"Không phải làm gì. Nếu dòng bị bỏ qua thực ra là số liệu, kiểm tra lại dòng tiêu đề.",
            "Nothing to do. When the line is data, look at the header."},
        .example = {STOCK, "BẢNG KÊ HÀNG TỒN KHO,,\n" HEAD "K01,H1,20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_TOTALS_ROW,
        .name = {"Dòng tổng cộng", "Row of totals"},
        .meaning = {"Dòng tổng cộng được bỏ qua, không tính thêm vào số liệu.",
            "A row of totals was skipped, so that nothing counts twice."},
        .why = {"Dòng bắt đầu bằng “Tổng cộng”, “Cộng”… và không có mã như các dòng khác.",
            "The row begins with “Tổng cộng”, “Cộng” … and has no code as the others do."},
        .mend = {"Không phải làm gì.", "Nothing to do."},
        .example = {STOCK, HEAD "K01,H1,20\nK01,H2,5\nTổng cộng,,25\n", HEAD "K01,H1,20\nK01,H2,5\n", NULL}},
    {.code = ISSUE_FOOTER_ROW,
        .name = {"Dòng cuối biểu", "Line below the table"},
        .meaning = {"Dòng ghi chú hoặc ký tên ở cuối biểu được bỏ qua.", "A remark or signature below the table was skipped."},
        .why = {"“Người lập biểu”, “Thủ trưởng đơn vị”, ngày tháng… là của tờ giấy, không phải số liệu.",
            "Who made the table, who signs it, and when, belongs to the sheet and is no data."},
        .mend = {"Không phải làm gì.", "Nothing to do."},
        .example = {STOCK, HEAD "K01,H1,20\nNgười lập biểu,,\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_BLANK_ROW,
        .name = {"Dòng trống", "Blank row"},
        .meaning = {"Dòng mà mọi ô đều trống được bỏ qua.", "A row whose cells are all empty was skipped."},
        .why = {"Dòng dùng để ngăn các phần của bảng, hoặc còn lại sau khi xóa nội dung.",
            "It parts sections of the table, or was left when its contents were deleted."},
        .mend = {"Không phải làm gì.", "Nothing to do."},
        .example = {STOCK, HEAD "K01,H1,20\n,,\nK01,H2,5\n", HEAD "K01,H1,20\nK01,H2,5\n", NULL}},
    {.code = ISSUE_HEADER_ALIAS,
        .name = {"Tên cột viết khác", "Column under another name"},
        .meaning = {"Tên cột khác tên trong mẫu nhưng được hiểu.", "The label is not the form’s, but was understood."},
        .why = {"Mẫu khai sẵn những tên khác của cột. Thông báo nói cột được đọc là cột nào.",
            "The form lists other names of its columns. The message says for which one it was taken."},
        .mend = {"Không phải làm gì, trừ khi chương trình hiểu nhầm cột.", "Nothing to do, unless it was taken for the wrong one."},
        .about = {"Mẫu khai “Mã vật tư” là tên khác của cột Mã hàng.", "The form lists “Mã vật tư” as another name of Mã hàng."},
        .example = {STOCK, "Mã kho,Mã vật tư,Số lượng\nK01,H1,20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_RECODED,
        .name = {"Chuyển bảng mã", "Encoding converted"},
        .meaning = {"Tệp hoặc một cột không phải UTF-8 và đã được chuyển sang UTF-8 khi đọc; tệp gốc giữ nguyên.",
            "The file or a column was not UTF-8 and was converted when it was read; the file itself stays as it is."},
        .why =
            {"Tệp soạn bằng phông chữ cũ (TCVN3, VNI) hoặc lưu theo bảng mã của Windows. Bảng mã được nhận ra nhờ dòng tiêu đề và nhờ các "
             "chữ đọc ra thành tiếng Việt; chỗ nào không chắc thì chương trình báo lỗi chứ không đoán. Chữ hoa gõ bằng phông chữ hoa của "
             "TCVN3 được viết lại thành chữ hoa.",
                "The file was typed in fonts of the old kind (TCVN3, VNI) or saved in an encoding of Windows. It is recognised by the "
                "header and "
                "by words that come out as Vietnamese; where that is not sure an error is told, and nothing is guessed."},
        .mend = {"Xem lướt vài tên riêng trong kết quả xem đã đúng dấu chưa.",
            "Look at a few names in the results to see that their marks are right."},
        .example = {STOCK, "M· kho,M· hµng,Sè l­îng,Ghi chó\nK01,H1,20,Hµng míi nhËp vÒ ®Çy ®ñ\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,Hàng mới nhập về đầy đủ\n", NULL}},
    {.code = ISSUE_NORMALIZED,
        .name = {"Chuẩn hóa chữ", "Letters put in normal form"},
        .meaning = {"Dấu rời được ghép vào chữ, dấu cách không ngắt thành dấu cách thường, ký tự ẩn bị xóa.",
            "Loose marks were joined to their letters, no-break spaces made spaces, invisible characters removed."},
        .why =
            {"Máy Mac và một số bộ gõ ghi chữ và dấu thành hai ký tự; trình duyệt chép ra dấu cách không ngắt. Nhìn giống nhau nhưng máy "
             "coi là khác, nên phải chuẩn hóa trước khi so. Ở ví dụ, ⟨CC 80⟩ là dấu huyền rời.",
                "Macs and some keyboards write letter and mark as two characters; browsers copy no-break spaces. They look the same and "
                "are not, "
                "so they are put in one form before anything is compared. In the example ⟨CC 80⟩ is a loose grave accent."},
        .mend = {"Không phải làm gì.", "Nothing to do."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,Ha⟨CC 80⟩ng mới\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,Hàng mới\n", NULL}},
    {.code = ISSUE_EXCEL_SERIAL,
        .name = {"Ngày dạng số của Excel", "Excel’s serial dates"},
        .meaning = {"Ngày ghi bằng số thứ tự của Excel được đổi thành ngày.",
            "A date written as Excel’s serial number was read as the day it stands for."},
        .why = {"Khi cột được định dạng là số, Excel lưu ngày thành số ngày tính từ năm 1900: 45292 là 01/01/2024.",
            "When the column is formatted as a number, Excel saves days counted from 1900: 45292 is 01/01/2024."},
        .mend = {"Không phải làm gì, nếu ngày nêu trong thông báo đúng.", "Nothing to do, when the day in the message is right."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ngày kiểm\nK01,H1,20,45292\n",
            "Mã kho,Mã hàng,Số lượng,Ngày kiểm\nK01,H1,20,01/01/2024\n", NULL}},
    {.code = ISSUE_DELIMITER,
        .name = {"Dấu phân cách khác", "Another delimiter"},
        .meaning = {"Các ô cách nhau bằng dấu khác dấu phẩy.", "Cells are separated by something else than commas."},
        .why = {"Excel đặt vùng Việt Nam lưu CSV bằng dấu chấm phẩy, vì dấu phẩy dùng cho số thập phân.",
            "An Excel set to Vietnam saves CSV with semicolons, since it writes decimals with a comma."},
        .mend = {"Không phải làm gì.", "Nothing to do."},
        .example = {STOCK, "Mã kho;Mã hàng;Số lượng\nK01;H1;20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_CHECK_SKIPPED,
        .name = {"Phép kiểm tra chưa làm", "Check not made"},
        .meaning = {"Một phép kiểm tra giữa nhiều dòng, nhiều tệp chưa làm được vì tệp này chưa đọc được trọn vẹn.",
            "A check across rows or files was not made, since this file could not be read whole."},
        .why = {"So số tổng với các dòng, tìm mã trong danh mục… khi thiếu một phần số liệu thì báo sai hàng loạt. Vì vậy chương trình chờ "
                "tệp "
                "đọc được rồi mới kiểm tra; số liệu khác vẫn được kiểm tra bình thường.",
            "To compare totals with rows, or codes with a list, while a part of the data is missing would tell errors that are none. So it "
            "waits until the file can be read; everything else is checked as usual."},
        .mend = {"Sửa lỗi của tệp này rồi chạy lại: khi đó có thể hiện ra lỗi mới.",
            "Mend the file and run again: new errors may then come to light."},
        .about = {"Tổng số của kho được so với các dòng của tệp này.", "The store’s total is compared with the rows of this file."},
        .example = {STOCK, "\n", HEAD "K01,H1,20\nK01,H2,7\n", "file-empty"}},
};

const help_list HELP_NOTES = {ITEMS, COUNT_OF(ITEMS)};
