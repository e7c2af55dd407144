/* validation_html.c: the page from its head to the coverage matrix and the counts by kind. The sections of errors and notes are
 * validation_faults.c's, looks and script validation_look.c's. */
#include "run/validation_html.h"

#include <stdlib.h>

#include "run/validation_page.h"
#include "validate/help.h"

/* ---- head ---- */

static void put_head(page *p)
{
	static words TITLE = {"Kết quả kiểm tra số liệu", "Results of checking"};
	slice name = p->schema->title.len ? p->schema->title : p->schema->name;
	page_put(p, "<!DOCTYPE html>\n<html lang=\"");
	page_put(p, p->lang == LANG_VI ? "vi" : "en");
	page_put(p, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
	            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
	            "'unsafe-inline'\">\n<title>");
	page_say(p, TITLE);
	page_put(p, ": ");
	page_text(p, name);
	page_put(p, "</title>\n<style>");
	page_put(p, PAGE_STYLE);
	page_put(p, PAGE_STYLE_ELSEWHERE);
	page_put(p, "</style>\n</head>\n<body>\n<header>\n<h1>");
	page_say(p, TITLE);
	page_put(p, "</h1>\n<p class=\"sub\">");
	page_text(p, name);
	page_put(p, "</p>\n</header>\n<main>\n");
}

/* ---- summary ---- */

static void put_number(page *p, words name, uint64_t n)
{
	page_put(p, "<div><dt>");
	page_say(p, name);
	page_put(p, "</dt><dd>");
	html_number(&p->out.text, n);
	page_put(p, "</dd></div>");
}

static void put_verdict(page *p, store_counts n)
{
	static words GOOD = {"Số liệu không có lỗi.", "The data have no errors."};
	static words BAD = {" lỗi phải sửa trước khi tổng hợp.", " errors must be mended before the figures are computed."};
	static words THERE = {"Có ", ""};
	page_put(p, n.errors ? "<p class=\"verdict bad\">" : "<p class=\"verdict good\">");
	if (n.errors) {
		page_say(p, THERE);
		page_count(p, n.errors, BAD);
	} else {
		page_say(p, GOOD);
	}
	page_put(p, "</p>\n");
}

static void put_summary(page *p)
{
	static words HEAD = {"Tóm tắt", "Summary"}, FILES = {"Tệp đã đọc", "Files read"}, ROWS = {"Dòng số liệu", "Rows"},
	             REJECTED = {"Dòng có lỗi", "Rows with errors"}, ERRORS = {"Lỗi", "Errors"}, WARNINGS = {"Cảnh báo", "Warnings"},
	             NOTES = {"Ghi chú", "Notes"};
	store_counts n = store_count(p->store);
	page_put(p, "<section id=\"summary\">\n<h2>");
	page_say(p, HEAD);
	page_put(p, "</h2>\n");
	put_verdict(p, n);
	page_put(p, "<dl>");
	put_number(p, FILES, n.files);
	put_number(p, ROWS, n.rows);
	put_number(p, REJECTED, n.rejected);
	put_number(p, ERRORS, n.errors);
	put_number(p, WARNINGS, n.warnings);
	put_number(p, NOTES, n.notes);
	page_put(p, "</dl>\n</section>\n");
}

/* ---- coverage ---- */

typedef struct state_look {
	const char *state, *mark;
	words meaning;
} state_look;

static const state_look STATES[] = {
    {"clean", "✓", {"đã nộp, không lỗi (kèm số dòng)", "sent, no errors (and its number of rows)"}},
    {"errors", "✗", {"đã nộp, có lỗi", "sent, with errors"}},
    {"unreadable", "?", {"đã nộp, không đọc được", "sent, cannot be read"}},
    {"missing", "!", {"chưa nộp, phải nộp", "not sent, but expected"}},
    {"absent", "–", {"không nộp, không bắt buộc", "not sent, not required"}},
};

static const state_look *look_of(const char *state)
{
	for (size_t i = 0; i < COUNT_OF(STATES); i++)
		if (strcmp(STATES[i].state, state) == 0)
			return &STATES[i];
	return &STATES[COUNT_OF(STATES) - 1];
}

static void put_legend(page *p)
{
	page_put(p, "<p class=\"legend\">");
	for (size_t i = 0; i < COUNT_OF(STATES); i++) {
		page_put(p, "<span class=\"");
		page_put(p, STATES[i].state);
		page_put(p, "\">");
		page_put(p, STATES[i].mark);
		page_put(p, "</span> ");
		page_say(p, STATES[i].meaning);
		page_put(p, i + 1 < COUNT_OF(STATES) ? "; " : ".</p>\n");
	}
}

typedef struct matrix {
	page *page;
	buf path;
	char *submitter; /* whose row is being written; NULL: none */
	size_t submitter_len;
	size_t next; /* table whose cell comes next */
	bool open;   /* the matrix of submissions has begun */
	bool any;    /* the list of reference tables has begun */
} matrix;

static bool find_cell_file(matrix *m, const coverage *c, const schema_table *t, file_view *out)
{
	buf_clear(&m->path);
	buf_put_slice(&m->path, t->folder);
	buf_put_char(&m->path, '/');
	if (t->submitted) {
		buf_put_slice(&m->path, c->submitter);
		buf_put_char(&m->path, '/');
	}
	buf_put_slice(&m->path, t->file_name);
	return store_find_file(m->page->store, buf_slice(&m->path), out);
}

/* What stands in a cell, for eyes and for ears: mark, number of rows, number of errors. */
static void put_state(matrix *m, const coverage *c, const schema_table *t)
{
	static words ERRORS = {" lỗi", " errors"}, MISSING = {" chưa nộp", " not sent"}, UNREADABLE = {" không đọc được", " unreadable"},
	             ABSENT = {"không nộp", "not sent"};
	page *p = m->page;
	file_view file;
	bool linked = find_cell_file(m, c, t, &file) && file.errors + file.warnings > 0;
	if (linked) {
		page_put(p, "<a href=\"#");
		page_file_id(p, c->submitter, c->table);
		page_put(p, "\">");
	}
	page_put(p, strcmp(c->state, "absent") == 0 ? "<span aria-hidden=\"true\">–</span>" : look_of(c->state)->mark);
	if (strcmp(c->state, "absent") == 0) {
		page_put(p, "<span class=\"vh\">");
		page_say(p, ABSENT);
		page_put(p, "</span>");
	} else if (strcmp(c->state, "missing") == 0) {
		page_say(p, MISSING);
	} else if (strcmp(c->state, "unreadable") == 0) {
		page_say(p, UNREADABLE);
	} else {
		page_put(p, " ");
		html_number(&p->out.text, c->rows);
		if (linked && file.errors) {
			page_put(p, " · ");
			page_count(p, file.errors, ERRORS);
		}
	}
	if (linked)
		page_put(p, "</a>");
}

static void put_cell(matrix *m, const coverage *c, const schema_table *t)
{
	page_put(m->page, "<td class=\"");
	page_put(m->page, look_of(c->state)->state);
	page_put(m->page, "\">");
	put_state(m, c, t);
	page_put(m->page, "</td>");
}

static void begin_reference(matrix *m)
{
	static words CAPTION = {"Bảng dùng chung", "Tables kept by the office"}, STATE = {"Tình trạng", "State"};
	page *p = m->page;
	m->any = true;
	page_put(p, "<div class=\"scroll\"><table class=\"matrix\" id=\"reference\"><caption class=\"vh\">");
	page_say(p, CAPTION);
	page_put(p, "</caption><thead><tr><th scope=\"col\">");
	page_say(p, CAPTION);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, STATE);
	page_put(p, "</th></tr></thead><tbody>\n");
}

static void begin_matrix(matrix *m)
{
	static words CAPTION = {"Tổ chức nào nộp bảng nào", "Which organisation sent which table"}, WHO = {"Tổ chức", "Organisation"};
	page *p = m->page;
	m->open = true;
	if (m->any)
		page_put(p, "</tbody></table></div>\n");
	page_put(p, "<div class=\"scroll\"><table class=\"matrix\" id=\"matrix\"><caption class=\"vh\">");
	page_say(p, CAPTION);
	page_put(p, "</caption><thead><tr><th scope=\"col\">");
	page_say(p, WHO);
	page_put(p, "</th>");
	for (size_t i = 0; i < p->schema->table_count; i++) {
		if (!p->schema->tables[i].submitted)
			continue;
		page_put(p, "<th scope=\"col\">");
		page_text(p, table_label(&p->schema->tables[i]));
		page_put(p, "</th>");
	}
	page_put(p, "</tr></thead><tbody>\n");
}

/* Empty cells for the tables up to `table`, which this submitter is not asked for. */
static void put_gaps(matrix *m, size_t table)
{
	for (; m->next < table; m->next++)
		if (m->page->schema->tables[m->next].submitted)
			page_put(m->page, "<td></td>");
}

static void end_submitter(matrix *m)
{
	if (!m->submitter)
		return;
	put_gaps(m, m->page->schema->table_count);
	page_put(m->page, "</tr>\n");
	free(m->submitter);
	m->submitter = NULL;
}

static bool begin_submitter(matrix *m, slice submitter)
{
	if (m->submitter && slice_equal((slice){m->submitter, m->submitter_len}, submitter))
		return true;
	end_submitter(m);
	m->submitter = malloc(submitter.len + 1);
	if (!m->submitter)
		return diag_no_memory(m->page->diag);
	memcpy(m->submitter, submitter.ptr, submitter.len);
	m->submitter_len = submitter.len;
	m->next = 0;
	page_put(m->page, "<tr><th scope=\"row\">");
	bool named = page_submitter(m->page, submitter);
	page_put(m->page, "</th>");
	return named;
}

static bool put_coverage(void *user, const coverage *c)
{
	matrix *m = user;
	const schema_table *t = schema_find_table(m->page->schema, c->table);
	if (!t)
		return true;
	if (!c->submitter.len) {
		if (!m->any)
			begin_reference(m);
		page_put(m->page, "<tr><th scope=\"row\">");
		page_text(m->page, table_label(t));
		page_put(m->page, "</th>");
		put_cell(m, c, t);
		page_put(m->page, "</tr>\n");
		return true;
	}
	if (!m->open)
		begin_matrix(m);
	if (!begin_submitter(m, c->submitter))
		return false;
	put_gaps(m, (size_t)(t - m->page->schema->tables));
	put_cell(m, c, t);
	m->next = (size_t)(t - m->page->schema->tables) + 1;
	return stream_flush(&m->page->out, false);
}

static bool put_coverages(page *p)
{
	static words HEAD = {"Tình hình nộp", "What was sent"};
	page_put(p, "<section id=\"coverage\">\n<h2>");
	page_say(p, HEAD);
	page_put(p, "</h2>\n");
	put_legend(p);
	matrix m = {.page = p, .path = BUF_INIT(1 << 20)};
	bool good = store_each_coverage(p->store, put_coverage, &m);
	end_submitter(&m);
	free(m.submitter);
	buf_free(&m.path);
	page_put(p, m.any || m.open ? "</tbody></table></div>\n</section>\n" : "</section>\n");
	return good;
}

/* ---- counts by kind ---- */

static void put_meaning(page *p, issue_code code)
{
	static words MORE = {"Vì sao, cách sửa", "Why, and how to mend it"};
	const help *h = help_find(code, CONSTRAINT_NONE);
	page_text(p, slice_of(h->meaning[p->lang]));
	page_put(p, "<details><summary>");
	page_say(p, MORE);
	page_put(p, "</summary><p>");
	page_text(p, slice_of(h->why[p->lang]));
	page_put(p, "</p><p>");
	page_text(p, slice_of(h->mend[p->lang]));
	page_put(p, "</p></details>");
}

static void put_kinds(page *p)
{
	static words HEAD = {"Lỗi, cảnh báo theo loại", "Errors and warnings by kind"}, KIND = {"Loại", "Kind"}, CODE = {"Mã", "Code"},
	             LEVEL = {"Mức", "Severity"}, NUMBER = {"Số lượng", "Number"}, MEANING = {"Nghĩa là", "What it means"},
	             ERROR = {"lỗi", "error"}, WARNING = {"cảnh báo", "warning"};
	page_put(p, "<section id=\"kinds\">\n<h2>");
	page_say(p, HEAD);
	page_put(p, "</h2>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\">");
	page_say(p, KIND);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, CODE);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, LEVEL);
	page_put(p, "</th><th scope=\"col\" class=\"n\">");
	page_say(p, NUMBER);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, MEANING);
	page_put(p, "</th></tr></thead><tbody>\n");
	for (int code = 0; code < ISSUE_CODE_COUNT; code++) {
		severity level = issue_severity((issue_code)code);
		uint64_t n = store_count_code(p->store, (issue_code)code);
		if (n == 0 || level == SEVERITY_NOTE)
			continue;
		buf_printf(&p->out.text, "<tr><th scope=\"row\"><a href=\"#code=%s\" data-code=\"%s\">%s</a></th><td><code>%s</code></td><td>",
		    issue_code_name((issue_code)code), issue_code_name((issue_code)code), page_code_name(p, (issue_code)code),
		    issue_code_name((issue_code)code));
		if (level == SEVERITY_ERROR)
			page_say(p, ERROR);
		else
			page_say(p, WARNING);
		page_put(p, "</td><td class=\"n\">");
		html_number(&p->out.text, n);
		page_put(p, "</td><td>");
		put_meaning(p, (issue_code)code);
		page_put(p, "</td></tr>\n");
	}
	page_put(p, "</tbody></table></div>\n</section>\n");
}

static bool put_page(page *p)
{
	store_counts n = store_count(p->store);
	put_head(p);
	put_summary(p);
	if (!put_coverages(p))
		return false;
	if (n.errors + n.warnings > 0)
		put_kinds(p);
	if ((n.errors + n.warnings > 0 && !page_write_faults(p)) || (n.notes > 0 && !page_write_notes(p)))
		return false;
	page_put(p, "</main>\n<script>");
	page_put(p, PAGE_SCRIPT);
	page_put(p, "</script>\n</body>\n</html>\n");
	return true;
}

bool validation_save_html(store *s, const job *j, const schema *tables, language lang, const char *path, diag *d)
{
	page p = {.store = s, .job = j, .schema = tables, .lang = lang, .diag = d};
	if (!stream_open(&p.out, path, d))
		return false;
	bool good = put_page(&p);
	return stream_close(&p.out, d) && (good || (diag_status(d) != STATUS_DONE ? false : diag_no_memory(d)));
}
