/* reason.h: why the system refused, in the reader's language. */
#ifndef TONGKET_BASE_REASON_H
#define TONGKET_BASE_REASON_H

#include "base/diag.h"

/* The words for `error`, a value of errno, to stand behind a colon. Borrowed: static, or the C library's until the next call. */
const char *reason_words(int error, language lang);

#endif
