/* words.h: the few words by which people mark lines and columns that are no data: numbering, totals, signatures. Facts of the language of
 * the forms, in one table. */
#ifndef TONGKET_INGEST_WORDS_H
#define TONGKET_INGEST_WORDS_H

#include "base/slice.h"

/* Whether a label, folded, names a column of running numbers, which is skipped: STT, TT, "Số thứ tự". */
bool words_is_counter(slice folded_label);

/* Whether what stands in brackets behind a label, folded, says how the column is counted or filled in, and not what it is about: nothing,
 * its number, "người", "đơn vị tính: triệu đồng", "nếu có", "dd/mm/yyyy"; but not "nam", "2014". */
bool words_is_unit(slice folded);

/* Whether a trimmed cell is exactly a word for totals ("Tổng cộng", "CỘNG:"); whether it begins with one ("Cộng 18 lớp"). */
bool words_is_totals(slice cell);
bool words_begins_totals(slice cell);

/* Whether a trimmed cell begins a line that stands below a table: "Người lập biểu", "(Ký, ghi rõ họ tên)", a place and date. */
bool words_is_footer(slice cell);

/* Whether a cell names a day in words: "ngày 25 tháng 8 năm 2015". */
bool words_is_date_line(slice cell);

#endif
