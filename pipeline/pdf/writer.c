/* writer.c: a compact PDF file, or a classic one.
 *
 * Objects that are no streams are gathered by 200 into object streams, which compresses a structure tree to a quarter. The cross-reference
 * stream predicts each row from the row above. PDF 1.4 knows neither: there each object stands by itself, and a table says where. The identifier is a hash of all bytes before it, so that equal inputs give equal files. */
#include "pdf/writer.h"

#include "base/array.h"
#include "base/hash.h"
#include "base/limits.h"

#define PER_STREAM 200       /* objects in an object stream */
#define MOST_OBJECTS 8388607 /* ISO 19005-2 §6.1.13 */

static const message too_large = {"pdf-too-large", STATUS_MACHINE,
    {"tệp PDF quá lớn: {1} đối tượng, nhiều nhất là {2}", "the PDF is too large: {1} objects, at most {2} are allowed"},
    {"Chia tài liệu thành nhiều tệp.", "Split the document."}};

#define POSITION(n) ((n) & (((uint64_t)1 << 40) - 1)) /* five bytes of a row */

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	writer *w = stream->attr;
	buf_put(w->target, bytes, n);
	return w->target->failed ? HPDF_FILE_IO_ERROR : HPDF_OK;
}

uint32_t writer_next_number(const haru *h)
{
	return h->doc->xref->entries->count;
}

static void put_number(buf *out, uint64_t n, const char *after)
{
	buf_put_unsigned(out, n);
	buf_put_string(out, after);
}

/* "number 0 obj", and its place. */
static void begin_object(writer *w, uint32_t number)
{
	w->at[number] = (location){.position = POSITION(w->out->len - w->origin), .kind = 1};
	put_number(w->out, number, " 0 obj\n");
}

/* The end of a stream dictionary, and the stream. */
static void put_packed(writer *w, slice packed)
{
	buf_put_string(w->out, "/Filter/FlateDecode/Length ");
	put_number(w->out, packed.len, ">>stream\n");
	buf_put_slice(w->out, packed);
	buf_put_string(w->out, "\nendstream\nendobj\n");
}

/* ---- objects ---- */

static void end_object_stream(writer *w)
{
	if (w->gathered == 0)
		return;
	size_t first = w->heads.len;
	buf_put_slice(&w->heads, buf_slice(&w->bodies));
	w->out->failed |= w->heads.failed || w->bodies.failed;
	flate_pack(w->flate, buf_slice(&w->heads), &w->packed);
	begin_object(w, w->next++);
	buf_put_string(w->out, "<</Type/ObjStm/N ");
	put_number(w->out, w->gathered, "/First ");
	put_number(w->out, first, "");
	put_packed(w, buf_slice(&w->packed));
	w->out->failed |= w->packed.failed;
	buf_clear(&w->heads);
	buf_clear(&w->bodies);
	w->gathered = 0;
}

/* Streams must not stand in an object stream. Numbers could: libharu makes them for /Length, and some readers warn when a stream's length is
 * found there. */
static bool stands_alone(HPDF_Dict object)
{
	unsigned kind = object->header.obj_class & HPDF_OCLASS_ANY;
	return kind == HPDF_OCLASS_NUMBER || (kind == HPDF_OCLASS_DICT && object->stream);
}

/* Note the place of an object whose text is appended to w->bodies next. */
static void begin_gathered(writer *w, uint32_t number)
{
	if (w->gathered == PER_STREAM)
		end_object_stream(w);
	w->at[number] = (location){.position = w->next, .index = (uint16_t)w->gathered++, .kind = 2};
	put_number(&w->heads, number, " ");
	put_number(&w->heads, w->bodies.len, " ");
}

/* Begin an object: where its text goes. */
static buf *begin_text(writer *w, uint32_t number, bool alone)
{
	if (alone) {
		begin_object(w, number);
		return w->out;
	}
	begin_gathered(w, number);
	return &w->bodies;
}

static void end_text(writer *w, bool alone)
{
	buf_put_string(alone ? w->out : &w->bodies, alone ? "\nendobj\n" : "\n");
}

/* The objects that libharu numbers, but for the pages' streams, which are written already. */
static void write_library(writer *w)
{
	size_t page = 0;
	for (uint32_t i = 1; i < w->structure->base && !haru_failed(w->haru); i++) {
		if (w->at[i].kind)
			continue;
		void *object = HPDF_Xref_GetEntry(w->haru->doc->xref, i)->obj;
		bool reserved = ((HPDF_Obj_Header *)object)->obj_class == HPDF_OCLASS_NULL, alone = w->rules->classic || stands_alone(object);
		w->target = begin_text(w, i, alone);
		if (reserved)
			pages_put(w->structure->pages, w->structure->list, page++, w->target);
		else
			HPDF_Obj_WriteValue(object, w->sink, NULL);
		end_text(w, alone);
	}
}

static void write_objects(writer *w)
{
	bool alone = w->rules->classic;
	write_library(w);
	for (uint32_t i = 0; i < w->structure->count && !w->out->failed; i++) {
		structure_put(w->structure, i, begin_text(w, w->structure->base + i, alone));
		end_text(w, alone);
	}
	end_object_stream(w);
	structure_end(w->structure);
}

/* ---- cross-reference stream ---- */

#define ROW 8 /* bytes of a row: kind 1, position 5, index 2 */

/* Rows with the PNG predictor "up": each byte is the difference to the row above. */
static void put_rows(writer *w, buf *out)
{
	unsigned char above[ROW] = {0};
	for (uint32_t i = 0; i <= w->next; i++) {
		const location *l = &w->at[i];
		unsigned char row[ROW] = {l->kind}, up[ROW + 1] = {2};
		for (int k = 0; k < 5; k++)
			row[1 + k] = (unsigned char)(l->position >> (32 - 8 * k));
		row[6] = (unsigned char)(l->index >> 8);
		row[7] = (unsigned char)l->index;
		for (int k = 0; k < ROW; k++)
			up[1 + k] = (unsigned char)(row[k] - above[k]);
		memcpy(above, row, ROW);
		buf_put(out, up, sizeof up);
	}
}

static void put_identifier(buf *out, const unsigned char digest[32])
{
	for (int twice = 0; twice < 2; twice++) {
		buf_put_char(out, '<');
		for (int i = 0; i < 16; i++)
			buf_printf(out, "%02X", digest[i]);
		buf_put_char(out, '>');
	}
}

/* "/Size … /Root … /Info … /ID[…]" */
static void put_trailer(writer *w, uint32_t size, const unsigned char digest[32])
{
	buf_put_string(w->out, "/Size ");
	put_number(w->out, size, "/Root ");
	put_number(w->out, haru_number(w->haru->doc->catalog), " 0 R/Info ");
	put_number(w->out, haru_number(w->haru->doc->info), " 0 R/ID[");
	put_identifier(w->out, digest);
	buf_put_char(w->out, ']');
}

/* The table of ISO 32000-1 §7.5.4: each entry has 20 bytes. */
static void put_table(writer *w, const unsigned char digest[32])
{
	buf_put_string(w->out, "xref\n0 ");
	put_number(w->out, w->next, "\n0000000000 65535 f \n");
	for (uint32_t i = 1; i < w->next; i++)
		buf_printf(w->out, "%010llu 00000 n \n", (unsigned long long)w->at[i].position);
	buf_put_string(w->out, "trailer\n<<");
	put_trailer(w, w->next, digest);
	buf_put_string(w->out, ">>\n");
}

static void put_stream(writer *w, uint64_t start, const unsigned char digest[32])
{
	w->at[0] = (location){.index = UINT16_MAX};
	w->at[w->next] = (location){.position = POSITION(start), .kind = 1};
	put_rows(w, &w->bodies);
	flate_pack(w->flate, buf_slice(&w->bodies), &w->packed);
	w->out->failed |= w->bodies.failed;
	put_number(w->out, w->next, " 0 obj\n<</Type/XRef/W[1 5 2]/DecodeParms<</Predictor 12/Columns 8>>");
	put_trailer(w, w->next + 1, digest);
	put_packed(w, buf_slice(&w->packed));
	w->out->failed |= w->packed.failed;
}

/* False: no memory for the hash. */
static bool write_references(writer *w)
{
	unsigned char digest[32];
	if (w->out->failed || !sha256((slice){w->out->data + w->origin, w->out->len - w->origin}, digest))
		return false;
	uint64_t start = w->out->len - w->origin;
	if (w->rules->classic)
		put_table(w, digest);
	else
		put_stream(w, start, digest);
	buf_put_string(w->out, "startxref\n");
	put_number(w->out, start, "\n%%EOF\n");
	return true;
}

/* ---- the file ---- */

static bool location_room(writer *w, size_t count)
{
	location *moved = array_room(w->at, &w->at_cap, count, sizeof *moved);
	if (!moved)
		return diag_no_memory(w->d);
	w->at = moved;
	while (w->at_count < count)
		moved[w->at_count++] = (location){0};
	return true;
}

bool writer_begin(writer *w, haru *h, flate *z, const flavour_rules *rules, buf *out, diag *d)
{
	*w = (writer){.haru = h, .flate = z, .rules = rules, .out = out, .origin = out->len, .d = d};
	w->heads = w->bodies = w->packed = BUF_INIT(LIMIT_OUTPUT_BYTES);
	w->sink = HPDF_CallbackWriter_New(h->doc->mmgr, append, w);
	if (!w->sink)
		return diag_no_memory(d);
	buf_put_string(out, rules->header);
	buf_put_string(out, "\n%\xB7\xBE\xAD\xAA\n"); /* four bytes above 127 tell that the file is binary */
	return true;
}

bool writer_stream(writer *w, uint32_t number, slice packed)
{
	if (!location_room(w, (size_t)number + 1))
		return false;
	begin_object(w, number);
	buf_put_string(w->out, "<<");
	put_packed(w, packed);
	return w->out->failed ? diag_no_memory(w->d) : true;
}

/* Room for all objects, which are as many as the format allows. */
static bool plan(writer *w)
{
	uint64_t objects = (uint64_t)w->structure->base + w->structure->count;
	uint64_t all = objects + objects / PER_STREAM + 3;
	if (all > MOST_OBJECTS) {
		char had[24], most[24];
		snprintf(had, sizeof had, "%llu", (unsigned long long)all);
		snprintf(most, sizeof most, "%d", MOST_OBJECTS);
		return diag_report(w->d, &too_large, NOWHERE, had, most);
	}
	w->next = (uint32_t)objects;
	return location_room(w, (size_t)all);
}

static bool write_rest(writer *w)
{
	if (!plan(w))
		return false;
	write_objects(w);
	if (w->out->failed || (!haru_failed(w->haru) && !write_references(w)))
		return diag_no_memory(w->d);
	if (haru_failed(w->haru))
		return haru_report(w->haru, w->d);
	return w->out->failed ? diag_no_memory(w->d) : true;
}

bool writer_end(writer *w, structure *s)
{
	w->structure = s;
	w->complete = write_rest(w);
	return w->complete;
}

void writer_free(writer *w)
{
	if (w->out && !w->complete)
		w->out->len = w->origin;
	if (w->sink)
		HPDF_Stream_Free(w->sink);
	free(w->at);
	buf_free(&w->heads);
	buf_free(&w->bodies);
	buf_free(&w->packed);
	*w = (writer){0};
}
