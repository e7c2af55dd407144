/* sample.h: the part of a file that shows its encoding: its first lines, and lines with letters beyond ASCII. */
#ifndef TONGKET_INGEST_SAMPLE_H
#define TONGKET_INGEST_SAMPLE_H

#include "base/buf.h"

/* Whether UTF-8 text holds a character of U+0080…U+00FF that Vietnamese does not write, or not behind that letter: the cheap test that spares most files the search
 * for another encoding. */
bool sample_is_odd(slice text);

/* Append a sample of `text`, in whole lines. What is not UTF-8 is lifted to the code points U+0080…U+00FF; with `bytes`, every byte above
 * 0x7F is. */
void sample_take(slice text, bool bytes, buf *out);

#endif
