/* stream.h: an output file that is written while it is made: text gathers in a buffer and leaves when there is enough of it, so that memory
 * does not grow with the file. Put without looking; stream_close tells whether all of it worked. */
#ifndef TONGKET_RUN_STREAM_H
#define TONGKET_RUN_STREAM_H

#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"

typedef struct stream {
	FILE *file; /* NULL: not open */
	buf text;   /* not yet written: append here */
	bool failed;
	const char *path; /* borrowed */
} stream;

/* Open `path`, emptying what is there. False: reported. */
NODISCARD bool stream_open(stream *s, const char *path, diag *d);

/* Write the buffer out when it is long, or now when `all`. False: it failed, or did before; told by stream_close. */
bool stream_flush(stream *s, bool all);

/* Write what is left and close. False: reported. */
NODISCARD bool stream_close(stream *s, diag *d);

/* Append a text: bytes that are not UTF-8, and control characters but TAB and LF, become U+FFFD. */
void put_clean(buf *out, slice text);

/* One CSV cell (RFC 4180): quoted where it must be, cleaned as above. */
void put_csv_cell(buf *out, slice text);

/* The mark Excel knows UTF-8 by. */
#define UTF8_BOM "\xEF\xBB\xBF"

#endif
