/* finding.h: telling what is wrong with a package: at most LIMIT_FINDINGS one by one, for a package may have hundreds of thousands of files. */
#ifndef TONGKET_ARCHIVE_FINDING_H
#define TONGKET_ARCHIVE_FINDING_H

#include "base/diag.h"
#include "base/limits.h"

/* Report the message `m` of the file `path` unless enough has been told. Always false. */
#define finding(d, m, path, ...) (diag_count(d) < LIMIT_FINDINGS ? diag_report(d, m, place_at(path, 0, 0), __VA_ARGS__) : false)

#endif
