/* document.h: a sample document with every structure type, on four pages, one of them empty. */
#ifndef TONGKET_TESTS_PDF_DOCUMENT_H
#define TONGKET_TESTS_PDF_DOCUMENT_H

#include "sample.h"

static void document_toc(sample *s, uint32_t parent)
{
	static const char *const lines[] = {"I- Kết quả", "1. Nhận xét chung"};
	uint32_t toc = sample_element(s, ELEMENT_TOC, parent);
	for (uint32_t i = 0; i < COUNT_OF(lines); i++) {
		uint32_t item = sample_element(s, ELEMENT_TOCI, toc);
		uint32_t link = sample_element(s, ELEMENT_LINK, sample_element(s, ELEMENT_REFERENCE, item));
		s->y += 18;
		sample_content(s, link, ARTIFACT_NONE);
		sample_text(s, s->serif, 13, 70, s->y, 0, true, lines[i]);
		sample_text(s, s->serif, 13, 500, s->y, 0, false, "2");
		sample_link(s, (link_area){.element = link,
		                   .page = 0,
		                   .x0 = 70,
		                   .y0 = s->y - 12,
		                   .x1 = 520,
		                   .y1 = s->y + 3,
		                   .target = i,
		                   .contents = slice_of(lines[i])});
		sample_content(s, ELEMENT_NONE, ARTIFACT_LAYOUT);
		sample_mark(s, (mark){.kind = MARK_LINE, .x = 200, .y = s->y, .x2 = 480, .y2 = s->y, .size = 0.6F, .dash = 1.5F});
	}
	sample_target(s, 1, 60);
	sample_target(s, 1, 150);
	sample_outline(s, 1, slice_of(lines[0]), 0);
	sample_outline(s, 2, slice_of(lines[1]), 1);
}

static uint32_t document_cell(sample *s, element_type type, uint32_t row, float x, const char *text)
{
	uint32_t cell = sample_element(s, type, row);
	if (!*text)
		return cell; /* an empty cell */
	sample_content(s, cell, ARTIFACT_NONE);
	sample_text(s, type == ELEMENT_TH ? s->bold : s->serif, 10, x, s->y, 0, false, text);
	return cell;
}

static void document_table(sample *s, uint32_t parent)
{
	uint32_t table = sample_element(s, ELEMENT_TABLE, parent);
	sample_line(s, ELEMENT_CAPTION, table, s->italic, 11, "Bảng 1. Kết nạp");
	uint32_t head = sample_element(s, ELEMENT_THEAD, table), row = sample_element(s, ELEMENT_TR, head);
	s->y += 16;
	element_extra *x = sample_extra(s, document_cell(s, ELEMENT_TH, row, 70, "Tổ chức"));
	x->scope = SCOPE_COLUMN;
	x->row_span = 2;
	x = sample_extra(s, document_cell(s, ELEMENT_TH, row, 200, "Số kết nạp"));
	x->scope = SCOPE_COLUMN;
	x->column_span = 2;
	row = sample_element(s, ELEMENT_TR, head);
	s->y += 14;
	sample_extra(s, document_cell(s, ELEMENT_TH, row, 200, "Nam"))->scope = SCOPE_COLUMN;
	sample_extra(s, document_cell(s, ELEMENT_TH, row, 260, "Nữ"))->scope = SCOPE_COLUMN;
	uint32_t body = sample_element(s, ELEMENT_TBODY, table);
	row = sample_element(s, ELEMENT_TR, body);
	s->y += 14;
	sample_extra(s, document_cell(s, ELEMENT_TH, row, 70, "Sở Y tế"))->scope = SCOPE_ROW;
	document_cell(s, ELEMENT_TD, row, 200, "2.822");
	document_cell(s, ELEMENT_TD, row, 260, "");
	row = sample_element(s, ELEMENT_TR, sample_element(s, ELEMENT_TFOOT, table));
	s->y += 14;
	sample_extra(s, document_cell(s, ELEMENT_TH, row, 70, "Cộng"))->scope = SCOPE_ROW;
	sample_extra(s, document_cell(s, ELEMENT_TD, row, 200, "2.822"))->column_span = 2;
	sample_content(s, ELEMENT_NONE, ARTIFACT_LAYOUT);
	for (int i = 0; i < 4; i++)
		sample_mark(s, (mark){.kind = MARK_LINE, .x = 65, .y = s->y - 14 * (float)i, .x2 = 320, .y2 = s->y - 14 * (float)i, .size = 0.5F});
}

static void document_figure(sample *s, uint32_t parent)
{
	static const path_point slice_of_pie[] = {{300, 400, PATH_MOVE}, {350, 400, PATH_LINE}, {350, 427, PATH_CURVE}, {327, 450, PATH_CURVE},
	    {300, 450, PATH_CURVE}, {0, 0, PATH_CLOSE}};
	uint32_t figure = sample_element(s, ELEMENT_FIGURE, parent);
	element_extra *x = sample_extra(s, figure);
	x->alt = SLICE("Biểu đồ: 61,5 và 48,2 phần trăm");
	x->has_bbox = true;
	x->bbox[0] = 70;
	x->bbox[1] = 380;
	x->bbox[2] = 520;
	x->bbox[3] = 480;
	sample_content(s, figure, ARTIFACT_NONE);
	sample_mark(s, (mark){.kind = MARK_RECT, .fill = true, .fill_colour = {40, 98, 152}, .x = 100, .y = 400, .x2 = 130, .y2 = 450});
	sample_mark(s, (mark){.kind = MARK_RECT,
	                   .fill = true,
	                   .stroke = true,
	                   .fill_colour = {200, 200, 200},
	                   .size = 0.5F,
	                   .x = 150,
	                   .y = 420,
	                   .x2 = 180,
	                   .y2 = 450});
	sample_text(s, s->sans, 8, 100, 395, 0, true, "61,5%");
	uint32_t first = (uint32_t)s->list.point_count;
	for (size_t i = 0; i < COUNT_OF(slice_of_pie); i++)
		PUSH(s, points, point_count, 6, slice_of_pie[i]);
	sample_mark(s, (mark){.kind = MARK_PATH, .fill = true, .fill_colour = {152, 40, 40}, .first = first, .count = COUNT_OF(slice_of_pie)});
	sample_content(s, figure, ARTIFACT_NONE);
	sample_text(s, s->sans, 8, 150, 415, 0, false, "48,2%");
	s->y = 490;
}

static void document_list(sample *s, uint32_t parent)
{
	uint32_t list = sample_element(s, ELEMENT_L, parent);
	sample_extra(s, list)->numbering = NUMBERING_DISC;
	for (int i = 0; i < 2; i++) {
		uint32_t item = sample_element(s, ELEMENT_LI, list), label = sample_element(s, ELEMENT_LBL, item);
		s->y += 16;
		sample_content(s, label, ARTIFACT_NONE);
		sample_text(s, s->serif, 12, 70, s->y, 0, true, "•");
		uint32_t body = sample_element(s, ELEMENT_LBODY, item);
		sample_content(s, body, ARTIFACT_NONE);
		sample_text(s, s->serif, 12, 85, s->y, 0, false, i ? "Mục hai" : "Mục một");
	}
}

/* A paragraph that begins on one page and ends on the next, its first part painted in two stretches, with a note between. */
static void document_broken_paragraph(sample *s, uint32_t parent)
{
	uint32_t p = sample_element(s, ELEMENT_P, parent);
	s->y += 20;
	sample_content(s, p, ARTIFACT_NONE);
	uint32_t body = s->content;
	sample_text(s, s->serif, 13, 70, s->y, 37.4F, true, "Trong *nhiệm *kỳ qua, AVATAR To đạt 56,4%");
	sample_content(s, sample_element(s, ELEMENT_LBL, sample_element(s, ELEMENT_REFERENCE, p)), ARTIFACT_NONE);
	sample_text(s, s->serif, 8, 400, s->y - 5, 0, true, "1");
	s->content = body; /* taken up again */
	s->y += 18;
	sample_text(s, s->serif, 13, 70, s->y, 0, true, "theo (quy\\định)");
	for (int i = 1; i < 3; i++) {
		uint32_t note = sample_element(s, ELEMENT_NOTE, p);
		sample_content(s, sample_element(s, ELEMENT_LBL, note), ARTIFACT_NONE);
		sample_text(s, s->serif, 8, 70, 760 + 12 * (float)i, 0, true, i == 1 ? "1" : "2");
		sample_content(s, note, ARTIFACT_NONE);
		sample_text(s, s->serif, 9, 80, 760 + 12 * (float)i, 0, false, i == 1 ? "Nguồn: báo cáo." : "Số liệu cuối năm.");
	}
	sample_page(s, SLICE("3"));
	sample_content(s, ELEMENT_NONE, ARTIFACT_PAGE_HEADER);
	sample_text(s, s->serif, 12, 290, 30, 0, false, "3");
	sample_content(s, p, ARTIFACT_NONE);
	sample_text(s, s->serif, 13, 70, 80, 0, false, "hiện hành.");
	s->y = 100;
}

static void document_make(sample *s)
{
	sample_open(s);
	sample_page(s, SLICE(""));
	uint32_t document = sample_element(s, ELEMENT_DOCUMENT, ELEMENT_NONE);
	sample_line(s, ELEMENT_P, document, s->bold, 16, "BÁO CÁO");
	document_toc(s, document);
	sample_page(s, SLICE("2"));
	sample_content(s, ELEMENT_NONE, ARTIFACT_PAGE_HEADER);
	sample_text(s, s->serif, 12, 290, 30, 0, false, "2");
	uint32_t section = sample_element(s, ELEMENT_SECT, sample_element(s, ELEMENT_PART, document));
	sample_line(s, ELEMENT_H1, section, s->bold, 15, "I- Kết quả");
	uint32_t quote = sample_element(s, ELEMENT_BLOCK_QUOTE, section);
	sample_line(s, ELEMENT_P, quote, s->italic, 12, "“Độc lập – Tự do – Hạnh phúc”");
	sample_line(s, ELEMENT_H2, section, s->bold, 14, "1. Nhận xét chung");
	document_table(s, sample_element(s, ELEMENT_DIV, section));
	uint32_t p = sample_line(s, ELEMENT_P, section, s->serif, 12, "Xem trang");
	s->list.marks[s->list.mark_count - 1].space_after = true;
	uint32_t link = sample_element(s, ELEMENT_LINK, p);
	sample_content(s, link, ARTIFACT_NONE);
	sample_text(s, s->serif, 12, 125, s->y, 0, true, "địa chỉ");
	s->list.marks[s->list.mark_count - 1].colour = (colour){0, 0, 160};
	sample_link(s, (link_area){.element = link,
	                   .page = 1,
	                   .x0 = 125,
	                   .y0 = s->y - 12,
	                   .x1 = 170,
	                   .y1 = s->y + 3,
	                   .target = UINT32_MAX,
	                   .uri = SLICE("https://example.org/báo cáo?a=(1)"),
	                   .contents = SLICE("Địa chỉ của báo cáo")});
	uint32_t span = sample_element(s, ELEMENT_SPAN, p);
	sample_extra(s, span)->expansion = SLICE("tổ chức cơ sở đảng");
	sample_content(s, span, ARTIFACT_NONE);
	sample_text(s, s->serif, 12, 175, s->y, 0, false, "TCCSĐ");
	document_figure(s, section);
	document_list(s, section);
	document_broken_paragraph(s, section);
	sample_line(s, ELEMENT_P, section, s->sans, 12, "Tên Yx\xCC\x84 riêng.");
	sample_element(s, ELEMENT_P, section); /* an element without content */
	sample_page(s, SLICE("A-1"));          /* an empty page */
}

#endif
