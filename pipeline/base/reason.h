/* reason.h: why the system refused, in the reader's language. */
#ifndef TONGKET_BASE_REASON_H
#define TONGKET_BASE_REASON_H

#include "base/diag.h"

/* The words for `error`, a value of errno, to stand behind a colon. Borrowed: static, or the C library's until the next call. */
const char *reason_words(int error, language lang);

/* A file {1} among the outputs could not be written, for the reason {2}; what was published before is as it was. */
extern const message OUTPUT_UNWRITTEN;

#endif
