/* help_rows.c: help on what is found across cells, rows and files: keys, rules, sums, submitters, figures. */
#include "validate/help.h"

#include "base/compiler.h"

#define STOCK "submissions/K01/ton_kho.csv"
#define HEAD "Mã kho,Mã hàng,Số lượng\n"
#define STORES "Mã kho,Tên kho,Sức chứa,Đã dùng,Tổng số\n"

static const help ITEMS[] = {
    {.code = ISSUE_PRIMARY_KEY,
        .name = {"Trùng khóa", "Key repeated"},
        .meaning = {"Hai dòng có cùng khóa, tức là cùng nói về một đối tượng.", "Two rows have one key: they speak of the same thing."},
        .why = {"Một dòng được nhập hai lần, hoặc mã gõ nhầm thành mã của dòng khác. Dòng đầu được giữ; thông báo đặt ở dòng thứ hai trở "
                "đi và "
                "nêu chỗ của dòng đầu, có thể ở tệp khác.",
            "A row was entered twice, or its code was mistyped into that of another. The first one stands; the message is told of the "
            "second "
            "and later ones and says where the first is, which may be in another file."},
        .mend = {"So hai dòng: nếu là một thì xóa dòng lặp, nếu khác nhau thì sửa khóa.",
            "Compare the two: delete the second when they are one, correct its key when they are not."},
        .about = {"Khóa là mã kho và mã hàng.", "The key is Mã kho with Mã hàng."},
        .example = {STOCK, HEAD "K01,H1,20\nK01,H1,25\n", HEAD "K01,H1,20\nK01,H2,25\n", NULL}},
    {.code = ISSUE_FOREIGN_KEY,
        .name = {"Mã không có trong danh mục", "Code not in its list"},
        .meaning = {"Ô ghi một mã mà bảng danh mục không có.", "The cell holds a code that the table it refers to does not."},
        .why = {"Mã gõ sai (l thay 1, O thay 0, thiếu số), hoặc danh mục chưa có mã mới. Khi có mã gần giống, thông báo nêu mã đó. Nếu "
                "chính "
                "bảng danh mục có mã hỏng thì mã thiếu được coi là do đó và không bị báo thêm.",
            "The code was mistyped (l for 1, O for 0, a digit missing), or the list does not have a new one yet. When a code is near, the "
            "message names it. When codes of the list itself are wrong, as many unknown ones are taken to be theirs and are not told "
            "again."},
        .mend = {"Sửa theo mã trong danh mục. Nếu mã đúng mà danh mục thiếu, báo người lập báo cáo bổ sung danh mục.",
            "Write a code of the list. When the code is right and the list is not, ask the office to add it."},
        .about = {"Danh mục hàng có H1, H2 và H3.", "The list of goods has H1, H2 and H3."},
        .example = {STOCK, HEAD "K01,H12,20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_ROW_CONSTRAINT,
        .name = {"Các ô trong dòng không khớp nhau", "Cells of a row disagree"},
        .meaning = {"Từng ô của dòng đều đọc được, nhưng gộp lại thì trái với quy tắc của bảng.",
            "Each cell of the row is right by itself, but together they break a rule of the table."},
        .why =
            {"Phần lớn hơn tổng, ngày kết thúc trước ngày bắt đầu, đã đánh dấu mà không ghi giá trị kèm theo… Một trong các ô sai; chương "
             "trình không biết là ô nào.",
                "A part is greater than the whole, an end lies before its beginning, something is ticked and what belongs to it is empty. "
                "One of "
                "the cells is wrong; which one, the program cannot know."},
        .mend = {"Đọc quy tắc trong thông báo, đối chiếu với sổ sách rồi sửa ô sai.",
            "Read the rule in the message, compare with your records, and correct the wrong cell."},
        .about = {"Số hỏng không được lớn hơn số lượng.", "No more can be damaged (Số hỏng) than there are (Số lượng)."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Số hỏng\nK01,H1,20,25\n", "Mã kho,Mã hàng,Số lượng,Số hỏng\nK01,H1,20,5\n", NULL}},
    {.code = ISSUE_CONTROL_TOTAL,
        .name = {"Số tổng không khớp", "Totals disagree"},
        .meaning = {"Một số tổng đã khai không bằng tổng của các dòng mà nó gộp.", "A total that was declared is not the sum of its rows."},
        .why = {"Các dòng chi tiết được sửa sau khi đã tính tổng, có dòng bị sót, hoặc hai bảng được lập ở hai thời điểm. Dòng chi tiết có "
                "lỗi khác vẫn được tính đến, nên sửa lỗi kia không làm sinh ra lỗi này.",
            "Rows were changed after the total was made, one is missing, or two tables were made at different times. Rows with other "
            "errors "
            "are allowed for, so that this is no consequence of them."},
        .mend = {"Đối chiếu số tổng với các dòng chi tiết rồi sửa bên sai.",
            "Compare the total with its rows and correct the side that is wrong."},
        .about = {"Các dòng của kho K01 có số lượng 20 và 7.", "The rows of store K01 hold 20 and 7."},
        .example = {"reference/kho.csv", STORES "K01,Kho Đông,100,27,30\nK02,Kho Tây,200,50,\n",
            STORES "K01,Kho Đông,100,27,27\nK02,Kho Tây,200,50,\n", NULL}},
    {.code = ISSUE_FOREIGN_SUBMITTER,
        .name = {"Dòng của tổ chức khác", "Row of another organisation"},
        .meaning = {"Mã tổ chức ghi trong dòng không phải là mã của thư mục chứa tệp.",
            "The organisation that the row names is not the one whose folder holds the file."},
        .why = {"Dòng được chép từ tệp của tổ chức khác, mã gõ sai, hoặc cả tệp để nhầm thư mục (khi mọi dòng cùng ghi một mã khác thì lỗi "
                "chỉ được báo một lần, ở dòng 0 là cả tệp).",
            "The row was copied from the file of another organisation, its code was mistyped, or the file lies in the wrong folder (when "
            "all "
            "rows name the same other one, it is told once, at line 0, which is the whole file)."},
        .mend = {"Sửa mã, hoặc chuyển dòng (hay cả tệp) về đúng thư mục.",
            "Correct the code, or move the row, or the file, to its folder."},
        .about = {"Thư mục K01 là của kho K01.", "The folder K01 is that of store K01."},
        .example = {STOCK, HEAD "K01,H1,20\nK02,H2,5\n", HEAD "K01,H1,20\nK01,H2,5\n", NULL}},
    {.code = ISSUE_FACT_ERROR,
        .name = {"Số liệu không tính được", "A figure that cannot be computed"},
        .meaning = {"Mọi dòng đều đúng, nhưng một số liệu của báo cáo không tính được: mẫu số bằng 0, hoặc tổng quá lớn.",
            "All rows are right, but a figure of the report cannot be computed: its denominator is 0, or the sum is too large."},
        .why = {"Tỷ lệ được tính bằng tổng tử số chia tổng mẫu số. Mẫu số bằng 0 thì tỷ lệ không có nghĩa; in ra 0% là nói sai. Lỗi này "
                "chỉ "
                "gặp ở lệnh run và aggregate, sau khi số liệu đã hết lỗi khác.",
            "A ratio is the sum of its numerators divided by the sum of its denominators. Where that is 0 the ratio means nothing, and to "
            "print 0% would be wrong. It is met by run and aggregate only, once the data have no other errors."},
        .mend = {"Xem các dòng làm căn cứ bằng lệnh “tongket explain CÔNG_VIỆC SỐ_LIỆU”. Thường là chưa ai nhập cột làm mẫu số.",
            "See the rows behind it by “tongket explain JOB FIGURE”. Mostly nobody has filled in the column it divides by."},
        .about = {"Tỷ lệ lấp đầy là Đã dùng chia cho Sức chứa.", "The figure is Đã dùng divided by Sức chứa."},
        .example = {"reference/kho.csv", STORES "K01,Kho Đông,0,0,\nK02,Kho Tây,0,0,\n",
            STORES "K01,Kho Đông,100,27,\nK02,Kho Tây,200,50,\n", NULL}},
};

const help_list HELP_ROWS = {ITEMS, COUNT_OF(ITEMS)};
