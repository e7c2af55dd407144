/* painter.c: a page's marks in order, those of one content that stand together as one marked-content sequence. */
#include "pdf/painter.h"

#include "pdf/structure.h"

static const message wrong_page = {"display-list", STATUS_MACHINE,
    {"danh sách trang in sai: trang {1} có nội dung của trang khác", "the display list is wrong: page {1} holds content of another page"},
    {"Đây là lỗi của chương trình: hãy báo cho người phát triển.", "This is a fault of the program: please report it."}};

/* Property lists of artifacts (ISO 32000-1 §14.8.2.2); /Subtype is younger than PDF 1.4. */
static const char *const artifacts[] = {
    [ARTIFACT_NONE] = "/Artifact BMC\n",
    [ARTIFACT_PAGE_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
    [ARTIFACT_PAGE_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
    [ARTIFACT_TABLE_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
    [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
};

#define NO_COLOUR ((colour){0, 0, 0})
#define DECIMALS 2 /* a hundredth of a point is 3.5 micrometres */

void painter_number(painter *p, double value)
{
	buf_put_fixed(&p->out, value, DECIMALS);
	buf_put_char(&p->out, ' ');
}

void painter_point(painter *p, double x, double y)
{
	painter_number(p, x);
	painter_number(p, p->height - y);
}

static bool begin_content(painter *p, uint32_t number, size_t page)
{
	const content *c = &p->list->contents[number];
	if (c->page != page) {
		char shown[24];
		snprintf(shown, sizeof shown, "%zu", page + 1);
		return diag_report(p->d, &wrong_page, NOWHERE, shown);
	}
	if (c->element == ELEMENT_NONE) {
		bool classic = p->rules->classic && c->artifact != ARTIFACT_NONE && c->artifact != ARTIFACT_LAYOUT;
		buf_put_string(&p->out, classic ? "/Artifact<</Type/Pagination>>BDC\n" : artifacts[c->artifact]);
		return true;
	}
	uint32_t mcid = sequences_begin(p->sequences, number);
	if (mcid == UINT32_MAX)
		return diag_no_memory(p->d);
	buf_put_char(&p->out, '/');
	buf_put_string(&p->out, structure_type_name(p->list->elements[c->element].type));
	buf_put_string(&p->out, "<</MCID ");
	buf_put_unsigned(&p->out, mcid);
	buf_put_string(&p->out, ">>BDC\n");
	return true;
}

static void end_content(painter *p)
{
	painter_flush(p);
	buf_put_string(&p->out, "EMC\n");
}

static bool paint(painter *p, const mark *m)
{
	switch (m->kind) {
	case MARK_TEXT: return painter_text(p, m);
	case MARK_LINE: painter_line(p, m); return true;
	case MARK_RECT: painter_rect(p, m); return true;
	case MARK_PICTURE: painter_picture(p, m); return true;
	default: painter_path(p, m); return true;
	}
}

bool painter_page(painter *p, size_t number)
{
	const display_page *page = &p->list->pages[number];
	buf_clear(&p->out);
	p->height = page->height;
	p->fill = p->stroke = NO_COLOUR; /* the state a page begins with */
	p->line_width = 1;
	p->dash = 0;
	p->face = FACE_NONE;
	if (!sequences_page(p->sequences, number))
		return diag_no_memory(p->d);
	for (uint32_t i = 0; i < page->mark_count; i++) {
		const mark *m = display_mark(p->list, page->first_mark + i);
		bool first = i == 0 || m[-1].content != m->content;
		if (first && i > 0)
			end_content(p);
		if (first && !begin_content(p, m->content, number))
			return false;
		if (!paint(p, m))
			return false;
	}
	if (page->mark_count)
		end_content(p);
	return p->out.failed ? diag_no_memory(p->d) : true;
}
