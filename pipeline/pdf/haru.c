/* haru.c: thin wrappers that keep libharu's rules of ownership and failure in one place.
 *
 * What libharu 2.3 needs to be safe when memory runs out: an allocator that, once it failed, goes on failing (its AddResource uses a freed
 * dictionary when one allocation fails and the next succeeds), and a caller that never touches an argument after a failed call
 * (HPDF_Dict_Add and HPDF_Array_Add free direct objects then). Its memory pool is not used: the blocks are not aligned. */
#include "pdf/haru.h"

#include "base/limits.h"
#include "pdf/textstring.h"

static const message broken = {"pdf-library", STATUS_MACHINE,
    {"thư viện libharu không dựng được tệp PDF (lỗi 0x{1}, chi tiết {2})",
        "the library libharu could not build the PDF (error 0x{1}, detail {2})"},
    {"Đây là lỗi của chương trình: hãy báo cho người phát triển.", "This is a fault of the program: please report it."}};

/* libharu's allocator has no user pointer, so the state is the thread's. */
static _Thread_local struct {
	bool failed;
	unsigned long count, fail_at;
} memory;

static void *sticky_alloc(HPDF_UINT size)
{
	memory.count++;
	if (memory.count == memory.fail_at)
		memory.failed = true;
	void *p = memory.failed ? NULL : malloc(size);
	if (!p)
		memory.failed = true;
	return p;
}

void haru_fail_allocation(unsigned long nth)
{
	memory.fail_at = nth;
}

unsigned long haru_allocations(void)
{
	return memory.count;
}

static void keep_first(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	haru *h = user;
	if (h->error)
		return;
	h->error = error;
	h->detail = detail;
}

/* libharu's lists grow by a fixed number of entries, copying all of them each time: let them double. */
static void let_double(HPDF_List list)
{
	enum { AT_LEAST = 64, AT_ONCE = 8 };
	if (list->count + AT_ONCE > list->block_siz)
		list->items_per_block = list->block_siz > AT_LEAST ? list->block_siz : AT_LEAST;
}

/* Before each new object. False: something has failed. */
static bool is_ready(haru *h)
{
	if (haru_failed(h))
		return false;
	let_double(h->doc->xref->entries);
	return true;
}

bool haru_open(haru *h, diag *d)
{
	memory.count = 0;
	memory.failed = false;
	*h = (haru){0};
	h->doc = HPDF_NewEx(keep_first, sticky_alloc, free, 0, h);
	if (!h->doc) /* the handler is not called for this one */
		return diag_no_memory(d);
	return haru_failed(h) ? haru_report(h, d) : true;
}

void haru_close(haru *h)
{
	if (h->doc)
		HPDF_Free(h->doc);
	h->doc = NULL;
}

/* HPDF_SetError does not call the handler: the document's own record must be read as well. */
bool haru_failed(haru *h)
{
	if (!h->error && h->doc && h->doc->error.error_no)
		keep_first(h->doc->error.error_no, h->doc->error.detail_no, h);
	return h->error != 0;
}

bool haru_report(haru *h, diag *d)
{
	char error[24], detail[24];
	if (!haru_failed(h) || memory.failed || h->error == HPDF_FAILD_TO_ALLOC_MEM)
		return diag_no_memory(d);
	snprintf(error, sizeof error, "%04lX", (unsigned long)h->error);
	snprintf(detail, sizeof detail, "%lu", (unsigned long)h->detail);
	return diag_report(d, &broken, NOWHERE, error, detail);
}

/* ---- objects ---- */

HPDF_Dict haru_dict(haru *h)
{
	HPDF_Dict dict = is_ready(h) ? HPDF_Dict_New(h->doc->mmgr) : NULL;
	if (dict && HPDF_Xref_Add(h->doc->xref, dict) != HPDF_OK)
		return NULL; /* freed by the failed call */
	return dict;
}

/* libharu removes or overwrites a /Filter entry of the dictionary; what this hook prints stays. */
static HPDF_STATUS print_filter(HPDF_Dict dict, HPDF_Stream out)
{
	(void)dict;
	return HPDF_Stream_WriteStr(out, "/Filter/FlateDecode\012");
}

static HPDF_STATUS print_jpeg_filter(HPDF_Dict dict, HPDF_Stream out)
{
	(void)dict;
	return HPDF_Stream_WriteStr(out, "/Filter/DCTDecode\012");
}

HPDF_Dict haru_plain_stream(haru *h, slice bytes)
{
	HPDF_Dict dict = is_ready(h) ? HPDF_DictStream_New(h->doc->mmgr, h->doc->xref) : NULL;
	if (!dict || HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.ptr, (HPDF_UINT)bytes.len) != HPDF_OK)
		return NULL;
	return dict;
}

void haru_fill(haru *h, HPDF_Dict stream, slice packed)
{
	if (!stream || haru_failed(h))
		return;
	stream->filter = HPDF_STREAM_FILTER_NONE;
	stream->write_fn = print_filter;
	HPDF_Stream_Write(stream->stream, (const HPDF_BYTE *)packed.ptr, (HPDF_UINT)packed.len);
}

HPDF_Dict haru_stream(haru *h, slice packed)
{
	HPDF_Dict dict = is_ready(h) ? HPDF_DictStream_New(h->doc->mmgr, h->doc->xref) : NULL;
	haru_fill(h, dict, packed);
	return dict;
}

HPDF_Dict haru_jpeg_stream(haru *h, slice file)
{
	HPDF_Dict dict = haru_stream(h, file);
	if (dict)
		dict->write_fn = print_jpeg_filter;
	return dict;
}

void *haru_reserve(haru *h)
{
	HPDF_Null object = is_ready(h) ? HPDF_Null_New(h->doc->mmgr) : NULL;
	if (object && HPDF_Xref_Add(h->doc->xref, object) != HPDF_OK)
		return NULL; /* freed by the failed call */
	return object;
}

uint32_t haru_number(const void *object)
{
	return object ? ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF : 0;
}

/* ---- entries ---- */

void haru_set(haru *h, HPDF_Dict dict, const char *key, void *object)
{
	if (dict && object && !haru_failed(h))
		HPDF_Dict_Add(dict, key, object);
	else if (object)
		HPDF_Obj_Free(h->doc->mmgr, object); /* leaves indirect objects alone */
}

void haru_set_name(haru *h, HPDF_Dict dict, const char *key, const char *name)
{
	if (dict && !haru_failed(h))
		HPDF_Dict_AddName(dict, key, name);
}

void haru_set_integer(haru *h, HPDF_Dict dict, const char *key, int value)
{
	if (dict && !haru_failed(h))
		HPDF_Dict_AddNumber(dict, key, value);
}

void haru_set_true(haru *h, HPDF_Dict dict, const char *key)
{
	if (dict && !haru_failed(h))
		HPDF_Dict_AddBoolean(dict, key, HPDF_TRUE);
}

void haru_set_ascii(haru *h, HPDF_Dict dict, const char *key, const char *text)
{
	if (dict && !haru_failed(h))
		haru_set(h, dict, key, HPDF_String_New(h->doc->mmgr, text, NULL));
}

/* HPDF_Binary is written as <…>: no encoder object is needed. */
static void *new_bytes(haru *h, slice bytes)
{
	return haru_failed(h) ? NULL : HPDF_Binary_New(h->doc->mmgr, (HPDF_BYTE *)bytes.ptr, (HPDF_UINT)bytes.len);
}

static void *new_text(haru *h, slice text)
{
	buf bytes = BUF_INIT(TEXTSTRING_BYTES + 1);
	textstring_put_bytes(&bytes, text);
	if (bytes.failed)
		keep_first(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
	void *made = new_bytes(h, buf_slice(&bytes));
	buf_free(&bytes);
	return made;
}

void haru_set_bytes(haru *h, HPDF_Dict dict, const char *key, slice bytes)
{
	if (dict)
		haru_set(h, dict, key, new_bytes(h, bytes));
}

void haru_set_text(haru *h, HPDF_Dict dict, const char *key, slice text)
{
	if (dict)
		haru_set(h, dict, key, new_text(h, text));
}

void haru_set_box(haru *h, HPDF_Dict dict, const char *key, double x0, double y0, double x1, double y1)
{
	HPDF_Array box = haru_set_array(h, dict, key);
	haru_add_real(h, box, x0);
	haru_add_real(h, box, y0);
	haru_add_real(h, box, x1);
	haru_add_real(h, box, y1);
}

HPDF_Dict haru_set_dict(haru *h, HPDF_Dict dict, const char *key)
{
	HPDF_Dict made = dict && !haru_failed(h) ? HPDF_Dict_New(h->doc->mmgr) : NULL;
	haru_set(h, dict, key, made);
	return haru_failed(h) ? NULL : made;
}

HPDF_Array haru_set_array(haru *h, HPDF_Dict dict, const char *key)
{
	HPDF_Array made = dict && !haru_failed(h) ? HPDF_Array_New(h->doc->mmgr) : NULL;
	haru_set(h, dict, key, made);
	return haru_failed(h) ? NULL : made;
}

void haru_set_outside(haru *h, HPDF_Dict dict, const char *key, uint32_t number)
{
	h->outside.header.obj_id = HPDF_OTYPE_INDIRECT | number;
	haru_set(h, dict, key, &h->outside);
}

/* ---- items ---- */

void haru_add(haru *h, HPDF_Array array, void *object)
{
	if (array && object && !haru_failed(h))
		HPDF_Array_Add(array, object);
	else if (object)
		HPDF_Obj_Free(h->doc->mmgr, object);
}

void haru_add_integer(haru *h, HPDF_Array array, int value)
{
	if (array && !haru_failed(h))
		HPDF_Array_AddNumber(array, value);
}

void haru_add_real(haru *h, HPDF_Array array, double value)
{
	if (array && !haru_failed(h))
		HPDF_Array_AddReal(array, (HPDF_REAL)value);
}

void haru_add_name(haru *h, HPDF_Array array, const char *name)
{
	if (array && !haru_failed(h))
		HPDF_Array_AddName(array, name);
}

void haru_add_text(haru *h, HPDF_Array array, slice text)
{
	if (array)
		haru_add(h, array, new_text(h, text));
}

HPDF_Dict haru_add_dict(haru *h, HPDF_Array array)
{
	HPDF_Dict made = array && !haru_failed(h) ? HPDF_Dict_New(h->doc->mmgr) : NULL;
	haru_add(h, array, made);
	return haru_failed(h) ? NULL : made;
}

HPDF_Array haru_add_array(haru *h, HPDF_Array array, size_t items)
{
	HPDF_Array made = array && !haru_failed(h) ? HPDF_Array_New(h->doc->mmgr) : NULL;
	if (made)
		made->list->items_per_block = (HPDF_UINT)(items + 1);
	haru_add(h, array, made);
	return haru_failed(h) ? NULL : made;
}
