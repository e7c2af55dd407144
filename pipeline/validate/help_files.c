/* help_files.c: help on files: those that are not there, cannot be read, or whose columns or records cannot be told apart. */
#include "validate/help.h"

#include "base/compiler.h"

#define STOCK "submissions/K01/ton_kho.csv"
#define HEAD "Mã kho,Mã hàng,Số lượng\n"

static const help ITEMS[] = {
    {.code = ISSUE_MISSING_SUBMISSION,
        .name = {"Chưa nộp tệp", "File not sent"},
        .meaning = {"Một tệp phải nộp không có trong thư mục.", "A file that must be sent is not in its folder."},
        .why = {"Tệp chưa được gửi, hoặc đã gửi nhưng đặt sai tên hay để nhầm thư mục (khi đó có thêm cảnh báo unexpected-file ở tệp ấy). "
                "Những phép kiểm tra cần đến tệp này chưa làm được.",
            "The file has not been sent, or it was sent under another name or lies in another folder (then unexpected-file is told of it "
            "as "
            "well). Checks that need the file are not made."},
        .mend = {"Nộp tệp theo đúng đường dẫn ghi trong thông báo. Nếu không phát sinh số liệu thì vẫn nộp tệp chỉ có dòng tiêu đề.",
            "Send the file under the path that the message names. When there is nothing to report, send it with its header only."},
        .about = {"Mỗi kho phải nộp tệp ton_kho.csv.", "Each store must send ton_kho.csv."},
        .example = {"submissions/K02/ton_kho.csv", NULL, HEAD, NULL}},
    {.code = ISSUE_SOURCE_ERROR,
        .name = {"Tệp không đọc được", "File that cannot be read"},
        .meaning = {"Ở chỗ của một tệp phải đọc có một thứ không phải tệp đọc được.",
            "Where a file belongs stands something that cannot be read as a file."},
        .why =
            {"Đó là một thư mục, một ống dẫn, một liên kết dẫn ra ngoài thư mục công việc hay tới chỗ không có gì, một tệp không có quyền "
             "đọc, hoặc tệp bị sửa trong khi đang đọc. Các tệp khác vẫn được kiểm tra, nhưng không kết quả nào được ghi và mã thoát là 3.",
                "It is a folder, a pipe, a link out of the job’s folder or to nothing, a file without permission, or one that was changed "
                "while "
                "it was read. The other files are checked all the same, but no output is written and the exit status is 3."},
        .mend = {"Đặt đúng tệp vào chỗ ấy (chép tệp thay cho liên kết), cấp quyền đọc, rồi chạy lại.",
            "Put the file itself in its place (a copy instead of a link), let it be read, and run again."}},
    {.code = ISSUE_FILE_EMPTY,
        .name = {"Tệp rỗng", "Empty file"},
        .meaning = {"Tệp không có dòng nào, kể cả dòng tiêu đề.", "The file holds no line, not even a header."},
        .why = {"Thường do lưu nhầm một trang tính trắng, hoặc việc sao chép bị đứt giữa chừng. Chương trình không coi đó là “không phát "
                "sinh số liệu”, vì không phân biệt được với tệp hỏng.",
            "Mostly an empty sheet was saved by mistake, or copying broke off. It is not taken for “nothing to report”, since it cannot be "
            "told from a damaged file."},
        .mend = {"Xuất lại tệp. Nếu đúng là không có số liệu, nộp tệp chỉ có dòng tiêu đề cột.",
            "Export the file again. When there is nothing to report, send the header alone."},
        .example = {STOCK, "\n\n", HEAD, NULL}},
    {.code = ISSUE_ENCODING_ERROR,
        .name = {"Không đọc được bảng mã", "Encoding that cannot be read"},
        .meaning = {"Tệp, hoặc một dòng của tệp, có byte không phải là chữ theo bảng mã của tệp; hoặc tệp là Excel, Word, PDF, HTML đổi "
                    "tên thành .csv.",
            "The file, or a record of it, holds bytes that are no text in its encoding; or it is a file of Excel, Word, PDF or HTML that "
            "was named .csv."},
        .why = {"Thông báo ở dòng 0 là cả tệp: không bảng mã nào hợp, hoặc có hai bảng mã cùng hợp, nên tệp không được đọc. Thông báo ở "
                "một "
                "dòng là chỉ dòng ấy hỏng, thường do dán vào chữ từ một phần mềm dùng bảng mã khác; các dòng còn lại vẫn được đọc.",
            "At line 0 it is the whole file: no encoding fits, or two do, and the file is not read. At another line only that record is "
            "damaged, mostly by text pasted from a program with another encoding; the other rows are read."},
        .mend = {"Mở tệp gốc, lưu lại theo kiểu “CSV UTF-8 (phân cách bằng dấu phẩy)” rồi nộp lại. Nếu không lưu lại được, người lập báo "
                 "cáo "
                 "ghi bảng mã của tệp vào mục encoding của job.yaml.",
            "Open the original, save it as “CSV UTF-8 (comma delimited)” and send it again. When that cannot be done, the office names the "
            "file’s encoding under encoding: in job.yaml."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,Hàng ⟨FF FE⟩ mới\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,Hàng mới\n", NULL}},
    {.code = ISSUE_LOSSY_ENCODING,
        .name = {"Mất chữ có dấu", "Letters lost"},
        .meaning = {"Chữ có dấu đã bị thay bằng dấu “?” khi lưu tệp, không khôi phục được.",
            "When the file was saved, letters with marks were replaced by “?”; they cannot be brought back."},
        .why =
            {"Tệp được lưu theo kiểu “CSV” thường của một máy không cài tiếng Việt, nên phần mềm không ghi được chữ ă, đ, ơ, ế… Tệp không "
             "được đọc, vì đoán lại chữ là bịa số liệu.",
                "The file was saved as plain “CSV” on a computer without Vietnamese, which could not write letters such as ă, đ, ơ, ế. The "
                "file "
                "is not read: guessing the letters would be inventing data."},
        .mend = {"Mở lại tệp gốc (không phải tệp CSV đã mất chữ) và lưu theo kiểu “CSV UTF-8”.",
            "Go back to the original, not to the CSV that has lost its letters, and save it as “CSV UTF-8”."},
        .example = {STOCK, "ma_kho,ma_hang,so_luong,ghi_chu\nK01,H1,20,H?ng m?i nh?p v?\n",
            "ma_kho,ma_hang,so_luong,ghi_chu\nK01,H1,20,Hàng mới nhập về\n", NULL}},
    {.code = ISSUE_MISSING_LABEL,
        .name = {"Thiếu cột", "Column missing"},
        .meaning = {"Dòng tiêu đề không có một cột bắt buộc.", "The header has no column that the form asks for."},
        .why = {"Cột bị xóa, hoặc tên cột bị sửa khác đi (khi đó có thêm cảnh báo extra-label ở cột viết sai). Các dòng của tệp chưa được "
                "kiểm tra.",
            "The column was deleted, or its label was changed (then extra-label is told of the misspelt one as well). The rows of the file "
            "are not checked yet."},
        .mend = {"Thêm cột, ghi tên cột như thông báo nêu. Chữ hoa, chữ thường, dấu và khoảng trắng không quan trọng.",
            "Add the column under the label that the message names. Capitals, marks and spaces do not matter."},
        .about = {"Mẫu có các cột bắt buộc Mã kho, Mã hàng, Số lượng.", "The form asks for Mã kho, Mã hàng and Số lượng."},
        .example = {STOCK, "Mã kho,Mã hàng\nK01,H1\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_DUPLICATE_LABEL,
        .name = {"Cột lặp lại", "Column twice"},
        .meaning = {"Hai cột của tệp cùng là một cột của mẫu.", "Two columns of the file are one column of the form."},
        .why = {"Thường do chép một cột để sửa rồi quên xóa cột cũ. Không rõ phải lấy cột nào, nên các dòng của tệp chưa được đọc.",
            "Mostly a column was copied to be corrected and the old one stayed. It is not clear which one counts, so the rows are not "
            "read."},
        .mend = {"Chỉ giữ lại một cột. Nếu cột kia có ý nghĩa khác thì đặt cho nó tên khác.",
            "Keep one of them. When the other means something else, give it another label."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Số lượng\nK01,H1,20,21\n", HEAD "K01,H1,21\n", NULL}},
    {.code = ISSUE_INCORRECT_LABEL,
        .name = {"Cột sai chỗ hoặc sai tên", "Column in the wrong place or under a wrong name"},
        .meaning = {"Mẫu đòi đúng các cột theo đúng thứ tự, và cột này không đúng.",
            "The form wants exactly its columns in their order, and this one differs."},
        .why = {"Có bảng phải giữ nguyên cột như mẫu (vì còn nạp vào phần mềm khác). Cột bị đổi chỗ, đổi tên hoặc thêm vào thì các dòng "
                "của "
                "tệp không được đọc.",
            "Some tables must keep their columns as they are, since another program reads them too. When a column was moved, renamed or "
            "added, the rows are not read."},
        .mend = {"Chép số liệu vào mẫu trống đã gửi, giữ nguyên dòng tiêu đề.",
            "Copy the data into the blank form and leave its header alone."},
        .about = {"Mẫu có ba cột theo thứ tự: Mã kho, Số phiếu, Ngày.",
            "The form has three columns in this order: Mã kho, Số phiếu, Ngày."},
        .example = {"submissions/K01/phieu.csv", "Mã kho,Ngày,Số phiếu\nK01,02/01/2024,N001\n",
            "Mã kho,Số phiếu,Ngày\nK01,N001,02/01/2024\n", NULL}},
    {.code = ISSUE_NUL_BYTE,
        .name = {"Byte 0 trong dòng", "NUL byte"},
        .meaning = {"Trong dòng có byte 0 (NUL), là ký tự không bao giờ có trong văn bản.",
            "The record holds a NUL byte, which no text ever holds."},
        .why = {"Tệp bị hỏng khi sao chép hoặc khi máy tắt đột ngột. Byte này không nhìn thấy trên màn hình; ở ví dụ nó được viết là ⟨00⟩.",
            "The file was damaged by copying or when the computer went off. The byte cannot be seen on the screen; in the example it is "
            "written ⟨00⟩."},
        .mend = {"Xuất lại tệp từ bản gốc. Nếu chỉ một ô hỏng, xóa ô rồi gõ lại.",
            "Export the file again. When it is one cell only, clear the cell and type it anew."},
        .example = {STOCK, HEAD "K01,H⟨00⟩1,20\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_UNCLOSED_QUOTE,
        .name = {"Ngoặc kép không đóng", "Quote not closed"},
        .meaning = {"Ô mở bằng dấu ngoặc kép (\") nhưng đến hết tệp không có dấu đóng.",
            "A cell begins with a quote (\") that is not closed up to the end of the file."},
        .why = {"Trong tệp CSV, dấu \" ở đầu ô có nghĩa là “từ đây đến dấu \" sau đều thuộc một ô”, kể cả xuống dòng. Thông báo nêu đúng "
                "dòng "
                "có dấu mở; chương trình bỏ dòng ấy và đọc tiếp từ dòng sau.",
            "In CSV a \" at the beginning of a cell means that everything up to the next \" is one cell, line ends too. The message names "
            "the line where it opens; that record is left out and reading goes on at the next line."},
        .mend = {"Thêm dấu \" vào cuối ô, hoặc xóa dấu \" ở đầu ô.", "Close the cell with a \", or delete the one it begins with."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,\"hàng mới\nK01,H2,5,\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,\"hàng mới\"\nK01,H2,5,\n", NULL}},
    {.code = ISSUE_STRAY_QUOTE,
        .name = {"Ngoặc kép sai chỗ", "Quote in the wrong place"},
        .meaning = {"Có dấu ngoặc kép (\") giữa một ô không đặt trong ngoặc, hoặc có chữ sau dấu đóng.",
            "There is a quote (\") inside a cell that is not quoted, or text behind a closing quote."},
        .why =
            {"Thường gặp khi sửa tệp bằng phần mềm soạn thảo thay vì bảng tính. Không rõ ô kết thúc ở đâu, nên dòng ấy bị bỏ và đọc tiếp "
             "từ dòng sau.",
                "It is found where the file was edited as text and not in a spreadsheet. Where the cell ends is not clear, so the record "
                "is left "
                "out and reading goes on at the next line."},
        .mend = {"Đặt cả ô trong ngoặc kép và viết đôi mỗi dấu \" bên trong; hoặc dùng “ ” thay cho \".",
            "Quote the whole cell and double each \" in it; or use “ ” in place of \"."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,loại \"A\"\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,\"loại \"\"A\"\"\"\n", NULL}},
    {.code = ISSUE_FIELD_TOO_LONG,
        .name = {"Ô quá dài", "Cell too long"},
        .meaning = {"Một ô dài hơn 1 048 576 byte (1 MiB).", "A cell is longer than 1 048 576 bytes (1 MiB)."},
        .why = {"Không ai gõ một ô dài như vậy: thường là một dấu ngoặc kép làm cả phần sau của tệp thành một ô, hoặc một ảnh, một văn bản "
                "bị "
                "dán nhầm vào ô. Nội dung ô không được nhắc lại.",
            "Nobody types such a cell: mostly a quote turned the rest of the file into one cell, or a picture or document was pasted into "
            "it. Its text is not repeated."},
        .mend = {"Kiểm tra dấu ngoặc kép quanh ô; xóa phần dán nhầm.", "Check the quotes around the cell; delete what was pasted."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,⟨a × 1048577⟩\n", "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,a\n",
            NULL}},
    {.code = ISSUE_MISSING_CELL,
        .name = {"Dòng thiếu ô", "Too few cells"},
        .meaning = {"Dòng có ít ô hơn số cột của dòng tiêu đề.", "The row has fewer cells than the header has columns."},
        .why =
            {"Một ô trống bị xóa cùng dấu phân cách, hoặc một dòng bị ngắt đôi. Các ô có thể đã lệch cột, nên dòng chỉ bị báo một lỗi này "
             "và từng ô không được kiểm tra.",
                "An empty cell was deleted together with its delimiter, or a row was broken in two. The cells may stand in the wrong "
                "columns, so "
                "this is the only error told of the row."},
        .mend = {"Thêm ô còn thiếu. Ô không có số liệu thì để trống nhưng giữ dấu phân cách.",
            "Add what is missing. An empty cell keeps its delimiter."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20\n", "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,\n", NULL}},
    {.code = ISSUE_EXTRA_CELL,
        .name = {"Dòng thừa ô", "Too many cells"},
        .meaning = {"Dòng có nhiều ô hơn số cột của dòng tiêu đề, và ô thừa không trống.",
            "The row has more cells than the header has columns, and they are not empty."},
        .why =
            {"Hay gặp nhất là một ô có dấu phẩy (số thập phân, địa chỉ, hai họ tên) mà không đặt trong ngoặc kép, nên bị tách thành hai ô. "
             "Các ô có thể đã lệch cột, nên dòng chỉ bị báo một lỗi này.",
                "Most often a cell holds a comma (decimals, an address, two names) and is not quoted, so that it was taken for two. The "
                "cells may "
                "stand in the wrong columns, so this is the only error told of the row."},
        .mend = {"Ô có chứa dấu phân cách thì đặt cả ô trong ngoặc kép; ô thừa thì xóa.",
            "Quote a cell that holds the delimiter; delete cells that are too many."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,mới, còn tem\n",
            "Mã kho,Mã hàng,Số lượng,Ghi chú\nK01,H1,20,\"mới, còn tem\"\n", NULL}},
    {.code = ISSUE_EXTRA_LABEL,
        .name = {"Cột ngoài mẫu", "Column not in the form"},
        .meaning = {"Tệp có một cột mà mẫu không có; cột ấy không được đọc.",
            "The file has a column that the form does not; it is not read."},
        .why = {"Cột do người nộp thêm để theo dõi riêng, hoặc tên một cột của mẫu bị viết sai. Số liệu trong cột không được tính vào đâu "
                "cả.",
            "The submitter added it for purposes of his own, or misspelt the label of one of the form’s columns. Its data count nowhere."},
        .mend = {"Nếu là cột của mẫu viết sai tên thì sửa tên cột. Nếu là cột thêm thì xóa đi, hoặc cứ để đó.",
            "When it is a column of the form, correct its label. When it is one of your own, delete it, or leave it."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,Người đếm\nK01,H1,20,Mai\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_BLANK_LABEL,
        .name = {"Cột không tên", "Column without a label"},
        .meaning = {"Một cột có số liệu nhưng ô tiêu đề của nó trống; cột ấy không được đọc.",
            "A column holds data but its cell of the header is empty; it is not read."},
        .why = {"Tên cột bị xóa nhầm, hoặc ai đó ghi chú vào một cột ngoài bảng.",
            "Its label was deleted, or somebody wrote notes beside the table."},
        .mend = {"Ghi tên cột vào dòng tiêu đề, hoặc xóa cột.", "Label the column, or delete it."},
        .example = {STOCK, "Mã kho,Mã hàng,Số lượng,\nK01,H1,20,đếm lại\n", HEAD "K01,H1,20\n", NULL}},
    {.code = ISSUE_UNEXPECTED_FILE,
        .name = {"Tệp, thư mục ngoài mẫu", "File or folder not in the form"},
        .meaning = {"Trong thư mục có tệp hoặc thư mục mà mẫu không dùng đến; nó không được đọc.",
            "A folder holds a file or folder that the form does not know; it is not read."},
        .why =
            {"Tệp mang tên khác với mẫu (thêm dấu cách, “(1)”, đuôi .xlsx…), hoặc thư mục không mang mã của tổ chức nào. Nếu đó chính là "
             "số liệu phải nộp thì đồng thời có lỗi missing-submission.",
                "The file has another name than the form’s (a space, “(1)”, .xlsx …), or the folder is named by no organisation’s code. "
                "When it "
                "is the data asked for, missing-submission is told too."},
        .mend = {"Đổi thành tên đúng của mẫu, hoặc xóa đi.", "Give it the name the form asks for, or delete it."},
        .about = {"Mẫu chỉ dùng tệp tên ton_kho.csv và phieu.csv.", "The form knows ton_kho.csv and phieu.csv only."},
        .example = {"submissions/K01/ton kho (1).csv", HEAD, NULL, NULL}},
};

const help_list HELP_FILES = {ITEMS, COUNT_OF(ITEMS)};
