/* writer.h: the file: libharu's objects and the structure's, in object streams with a cross-reference stream (ISO 32000-1 §7.5.7, §7.5.8), or one by
 * one with a table, as the flavour says. Inside pdf/. */
#ifndef TONGKET_PDF_WRITER_H
#define TONGKET_PDF_WRITER_H

#include "pdf/flate.h"
#include "pdf/haru.h"
#include "pdf/structure.h"

/* Where an object is. A row of the cross-reference stream: kind, then position and generation (kind 1), or stream and index (kind 2). */
typedef struct location {
	uint64_t position : 40; /* kind 1: offset in the file; kind 2: number of the object stream */
	uint64_t index : 16;    /* kind 2: index in it; kind 0: generation */
	uint64_t kind : 8;      /* 0: not written yet */
} location;

typedef struct writer {
	haru *haru;
	structure *structure; /* of writer_end */
	flate *flate;
	const flavour_rules *rules;
	diag *d;
	buf *out;
	size_t origin;    /* out->len at the file's beginning */
	HPDF_Stream sink; /* appends to *target */
	buf *target;
	buf heads, bodies, packed; /* of the object stream being gathered: "number offset " pairs, objects */
	unsigned gathered;
	location *at; /* by object number */
	size_t at_count, at_cap;
	uint32_t next; /* number of the next object stream */
	bool complete; /* the file is written to its end */
} writer;

/* Begin a file at the end of `out`. All is borrowed; `w` must not move until writer_free. False: reported; writer_free is still due. */
NODISCARD bool writer_begin(writer *w, haru *h, flate *z, const flavour_rules *rules, buf *out, diag *d);

/* Write the compressed stream of object `number`. False: reported. */
NODISCARD bool writer_stream(writer *w, uint32_t number, slice packed);

/* Write all that is left (the structure's pages are the reserved objects, in order), and the end of the file. The structure's base is the number behind libharu's last object. False: reported. */
NODISCARD bool writer_end(writer *w, structure *s);

/* `out` is as it was, unless the file was ended. Does nothing to a zeroed writer. */
void writer_free(writer *w);

/* The number the next object of libharu would get. */
uint32_t writer_next_number(const haru *h);

#endif
