/* print.h: figures and dates as Vietnamese documents print them. Exact: integers only, no binary floating point. */
#ifndef TONGKET_TEXT_PRINT_H
#define TONGKET_TEXT_PRINT_H

#include "base/buf.h"
#include "text/date.h"

/* 2822 → "2.822". */
void print_integer(buf *out, int64_t value);

/* num/den as a percentage with one decimal, half up (away from zero), a trailing ",0" dropped: 785/400 → "196,3%", 11/55 → "20%".
 * den > 0. False (nothing appended): den ≤ 0. Any 64-bit num and den: no overflow inside. */
bool print_percent(buf *out, int64_t num, int64_t den);

/* The same with `decimals` 0…4 digits and no percent sign: 439/701, 2 → "62,62". Zeros at the end of the fraction are dropped, as such
 * documents print them: 53/117, 2 → "45,3". */
bool print_ratio(buf *out, int64_t num, int64_t den, int decimals);

/* "ngày 25 tháng 8 năm 2015"; a leading zero only for days 1–9 and months 1–2 (HD 36-HD/VPTW). */
void print_date_long(buf *out, date d);

/* "25/08/2015". */
void print_date(buf *out, date d);

/* 9 → "IX"; 1…3999, else decimal. Lower case when `lower`. */
void print_roman(buf *out, int64_t value, bool lower);

/* "nhất", "hai", "ba", "tư" …: the ordinal word after "Phần thứ"; 1…20, else digits. */
void print_ordinal(buf *out, int64_t value);

/* The n-th (1…) Vietnamese point letter: a b c d đ e g h i k l m n o p q r s t u v x y; behind them aa, ab … */
void print_point_letter(buf *out, int64_t n);

#endif
