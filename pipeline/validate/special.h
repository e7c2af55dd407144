/* special.h: records below a header that are no data: blank lines, totals, signatures, the header once more. */
#ifndef TONGKET_VALIDATE_SPECIAL_H
#define TONGKET_VALIDATE_SPECIAL_H

#include "validate/check.h"

/* ISSUE_TOTALS_ROW, ISSUE_FOOTER_ROW or ISSUE_TITLE_ROW when the record is one; else ISSUE_CODE_COUNT. `faulty`: as data it has an error; only
 * a total that says so plainly is taken out of what would be a good row. */
issue_code special_record(check *c, const csv_record *record, bool faulty);

#endif
