/* twice.h: text whose UTF-8 was taken for Windows characters and saved as UTF-8 once more: "Nguyá»…n VÄƒn" for "Nguyễn Văn". */
#ifndef TONGKET_INGEST_TWICE_H
#define TONGKET_INGEST_TWICE_H

#include "base/buf.h"

typedef enum {
	TWICE_NOT,
	TWICE_UNDONE,
	TWICE_BROKEN /* it is such text, but characters were changed or lost since: it cannot be undone */
} twice_status;

/* Append a text in UTF-8 as it was before. Pieces of it that are as they should be stay. Of TWICE_NOT what was appended is of no use. */
twice_status twice_undo(slice text, buf *out);

#endif
