/* haru.h: libharu's objects behind calls that may be made without looking. Inside pdf/.
 *
 * A call with a NULL object, or after a failure, does nothing; haru_failed() is asked at a few places. libharu is used as an object store
 * only: none of its text, font, encoder, PDF/A or saving functions. */
#ifndef TONGKET_PDF_HARU_H
#define TONGKET_PDF_HARU_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <stdint.h>

#include "base/diag.h"

typedef struct haru {
	HPDF_Doc doc;
	HPDF_STATUS error, detail; /* the first error */
	HPDF_Dict_Rec outside;     /* stands for an object that libharu does not know */
} haru;

/* Begin a document. One at a time in a thread. `h` must not move until haru_close. False: reported; haru_close is still due. */
NODISCARD bool haru_open(haru *h, diag *d);
void haru_close(haru *h);

bool haru_failed(haru *h);
/* Report the first error. Returns false. */
bool haru_report(haru *h, diag *d);

/* New indirect objects, owned by the document. */
HPDF_Dict haru_dict(haru *h);
HPDF_Dict haru_stream(haru *h, slice packed); /* compressed by flate.h */
HPDF_Dict haru_plain_stream(haru *h, slice bytes);
HPDF_Dict haru_jpeg_stream(haru *h, slice file);

/* The number of an object that is written by someone else; it can be referred to as other objects are. */
void *haru_reserve(haru *h);

/* Give a stream dictionary its compressed bytes. */
void haru_fill(haru *h, HPDF_Dict stream, slice packed);

/* The object's number. */
uint32_t haru_number(const void *object);

/* Entries of a dictionary. haru_set takes a direct object, and refers to an indirect one. */
void haru_set(haru *h, HPDF_Dict dict, const char *key, void *object);
void haru_set_name(haru *h, HPDF_Dict dict, const char *key, const char *name);
void haru_set_integer(haru *h, HPDF_Dict dict, const char *key, int value);
void haru_set_true(haru *h, HPDF_Dict dict, const char *key);
void haru_set_ascii(haru *h, HPDF_Dict dict, const char *key, const char *text);
void haru_set_text(haru *h, HPDF_Dict dict, const char *key, slice text);
void haru_set_bytes(haru *h, HPDF_Dict dict, const char *key, slice bytes);
void haru_set_box(haru *h, HPDF_Dict dict, const char *key, double x0, double y0, double x1, double y1);
HPDF_Dict haru_set_dict(haru *h, HPDF_Dict dict, const char *key);   /* a new one, borrowed */
HPDF_Array haru_set_array(haru *h, HPDF_Dict dict, const char *key); /* a new one, borrowed */
/* Refer to object `number`, which is written by someone else. Once a document. */
void haru_set_outside(haru *h, HPDF_Dict dict, const char *key, uint32_t number);

/* Items of an array. */
void haru_add(haru *h, HPDF_Array array, void *object);
void haru_add_integer(haru *h, HPDF_Array array, int value);
void haru_add_real(haru *h, HPDF_Array array, double value);
void haru_add_name(haru *h, HPDF_Array array, const char *name);
void haru_add_text(haru *h, HPDF_Array array, slice text);
HPDF_Dict haru_add_dict(haru *h, HPDF_Array array);
HPDF_Array haru_add_array(haru *h, HPDF_Array array, size_t items); /* sized for `items` */

/* For tests: the nth allocation of the next document fails, and all after it; 0: none. Of this thread. */
void haru_fail_allocation(unsigned long nth);
/* For tests: how many allocations the last document asked for. */
unsigned long haru_allocations(void);

#endif
