/* special.h: records below a header that are no data: totals, signatures, the header once more, the numbers of its columns. */
#ifndef TONGKET_VALIDATE_SPECIAL_H
#define TONGKET_VALIDATE_SPECIAL_H

#include "validate/report.h"

typedef struct special {
	issue_code code;  /* ISSUE_TOTALS_ROW, ISSUE_FOOTER_ROW, ISSUE_TITLE_ROW, ISSUE_BLANK_ROW; ISSUE_CODE_COUNT: it is data */
	title_kind title; /* of ISSUE_TITLE_ROW */
	slice cell;       /* its first filled cell */
} special;

/* What a record is. `faulty`: as data it has an error; only a total that says so plainly, or the numbers of the columns right below their
 * labels, are taken out of what would be a good row. False: out of memory (reported). */
NODISCARD bool special_record(check *c, const csv_record *record, bool faulty, special *out);

#endif
