/* survey.h: what must be known of the whole of a text before its first record is read, found in one pass. */
#ifndef TONGKET_INGEST_SURVEY_H
#define TONGKET_INGEST_SURVEY_H

#include "base/file.h"

typedef struct survey {
	bool valid; /* UTF-8 */
	bool odd;   /* of a valid one: holds characters that Vietnamese does not write (sample_is_odd) */
	bool has_nul;
	bool may_be_lossy; /* holds `?`, or a byte that begins U+FFFD */
} survey;

/* `source` as csvfile_forget's. */
survey survey_take(slice text, const file_bytes *source);

#endif
