/* validation_faults.c: the errors and warnings of validation.html, grouped by organisation, file and row; and the notes.
 *
 * Issues come in order of path and line. Those of one row are gathered and written under the row's cells, the wrong ones marked with what is
 * written there; a record that could not be taken apart is shown as its line in the file. Only so many issues are shown in full. */
#include <stdlib.h>

#include "base/limits.h"
#include "run/original.h"
#include "run/validation_page.h"
#include "validate/help.h"

typedef enum { PART_NONE, PART_LIST, PART_TABLE } part;

typedef struct section {
	page *page;
	bool notes;          /* these are the notes */
	size_t left, of_one; /* issues that may still be shown; of one file */
	buf path, submitter; /* of the file and organisation being written */
	bool in_file, in_submitter;
	file_view file; /* table NULL: no table's file */
	original *text; /* the file itself; NULL: not opened, or it cannot be read */
	bool text_tried;
	uint64_t shown; /* of this file */
	uint64_t told;  /* of the files that are shown: all they have */
	part part;

	/* the row whose issues are gathered */
	unsigned line; /* 0: none */
	bool whole;    /* its cells could not be told apart */
	uint64_t marked;
	buf list, written; /* its issues as markup; what is written in the marked cells */
	size_t written_at[LIMIT_FIELDS], written_len[LIMIT_FIELDS];
	unsigned order[LIMIT_FIELDS]; /* fields as the file's columns have them */
	size_t columns;
	buf cells; /* the shown cells of the row */
	size_t cell_at[LIMIT_FIELDS], cell_len[LIMIT_FIELDS];
} section;

void page_file_id(page *p, slice submitter, slice table)
{
	page_put(p, "f-");
	html_id(&p->out.text, submitter);
	page_put(p, "-");
	html_id(&p->out.text, table);
}

/* ---- whose it is ---- */

/* The part of a path behind a table's folder: of files no table knows. */
static slice submitter_of(const section *s, slice path)
{
	const schema *all = s->page->schema;
	for (size_t i = 0; i < all->table_count; i++) {
		slice folder = all->tables[i].folder;
		if (!all->tables[i].submitted || path.len <= folder.len + 1 || memcmp(path.ptr, folder.ptr, folder.len) != 0 ||
		    path.ptr[folder.len] != '/')
			continue;
		slice rest = {path.ptr + folder.len + 1, path.len - folder.len - 1};
		const char *slash = memchr(rest.ptr, '/', rest.len);
		return (slice){rest.ptr, slash ? (size_t)(slash - rest.ptr) : rest.len};
	}
	return (slice){"", 0};
}

static void keep(buf *b, slice text)
{
	buf_clear(b);
	buf_put_slice(b, text);
}

/* ---- a file's parts ---- */

static void end_part(section *s)
{
	static const char *const ENDS[] = {[PART_NONE] = "", [PART_LIST] = "</ul>\n", [PART_TABLE] = "</table></div>\n"};
	page_put(s->page, ENDS[s->part]);
	s->part = PART_NONE;
}

static void order_columns(section *s)
{
	const schema_table *t = s->file.table;
	s->columns = 0;
	for (unsigned i = 0; i < t->field_count; i++) {
		if (s->file.columns && s->file.columns[i] == 0)
			continue;
		size_t at = s->columns++;
		for (; s->file.columns && at > 0 && s->file.columns[s->order[at - 1]] > s->file.columns[i]; at--)
			s->order[at] = s->order[at - 1];
		s->order[at] = i;
	}
}

static void begin_list(section *s)
{
	if (s->part == PART_LIST)
		return;
	end_part(s);
	page_put(s->page, "<ul class=\"issues\">\n");
	s->part = PART_LIST;
}

static void begin_table(section *s)
{
	static words LINE = {"Dòng", "Line"}, CAPTION = {"Các dòng có lỗi của tệp", "Rows with errors of the file"};
	page *p = s->page;
	if (s->part == PART_TABLE)
		return;
	end_part(s);
	order_columns(s);
	page_put(p, "<div class=\"scroll\"><table class=\"rows\"><caption class=\"vh\">");
	page_say(p, CAPTION);
	page_put(p, " ");
	page_text(p, buf_slice(&s->path));
	page_put(p, "</caption><thead><tr><th scope=\"col\">");
	page_say(p, LINE);
	page_put(p, "</th>");
	for (size_t i = 0; i < s->columns; i++) {
		page_put(p, "<th scope=\"col\">");
		page_text(p, page_field_label(&s->file.table->fields[s->order[i]]));
		page_put(p, "</th>");
	}
	page_put(p, "</tr></thead>\n");
	s->part = PART_TABLE;
}

/* ---- an issue ---- */

static void put_place(section *s, buf *out, const issue *i)
{
	static words LINE = {"dòng ", "line "}, COLUMN = {"cột ", "column "};
	language lang = s->page->lang;
	if (!i->line)
		return;
	buf_put_string(out, "<span class=\"place\">");
	buf_put_string(out, LINE[lang]);
	buf_put_unsigned(out, i->line);
	if (i->column) {
		buf_put_string(out, ", ");
		buf_put_string(out, COLUMN[lang]);
		buf_put_unsigned(out, i->column);
		int field = s->file.table ? schema_find_field(s->file.table, i->field) : -1;
		if (field >= 0) {
			buf_put_string(out, " (");
			html_text(out, page_field_label(&s->file.table->fields[field]), PAGE_CELL_BYTES);
			buf_put_char(out, ')');
		}
	}
	buf_put_string(out, "</span>: ");
}

static void put_issue(section *s, buf *out, const issue *i)
{
	static const char *const WORDS[][2] = {
	    [SEVERITY_ERROR] = {"Lỗi", "Error"}, [SEVERITY_WARNING] = {"Cảnh báo", "Warning"}, [SEVERITY_NOTE] = {"Ghi chú", "Note"}};
	severity level = issue_severity(i->code);
	const char *name = severity_name(level), *code = issue_code_name(i->code);
	buf_printf(out, "<li class=\"%s\" data-severity=\"%s\" data-code=\"%s\" data-org=\"", name, name, code);
	html_text(out, buf_slice(&s->submitter), 0);
	buf_put_string(out, "\">");
	if (level != SEVERITY_NOTE)
		buf_printf(out, "<span class=\"sev\">%s</span> ", WORDS[level][s->page->lang]);
	put_place(s, out, i);
	html_text(out, i->text, PAGE_TEXT_BYTES);
	buf_put_string(out, ".");
	if (i->hint.len) {
		buf_put_string(out, " <span class=\"hint\">");
		html_text(out, i->hint, PAGE_TEXT_BYTES);
		buf_put_string(out, "</span>");
	}
	buf_printf(out, " <code title=\"%s\">%s</code></li>\n", page_code_name(s->page, i->code), code);
}

/* ---- a row ---- */

static bool keep_cell(void *user, unsigned field, slice shown)
{
	section *s = user;
	s->cell_at[field] = s->cells.len;
	s->cell_len[field] = shown.len;
	buf_put_slice(&s->cells, shown);
	return !s->cells.failed;
}

static void put_cell(section *s, unsigned field)
{
	static words EMPTY = {"(trống)", "(empty)"};
	page *p = s->page;
	bool marked = s->marked >> field & 1;
	slice text = {s->cells.data + s->cell_at[field], s->cell_len[field]};
	if (marked && s->written_len[field])
		text = (slice){s->written.data + s->written_at[field], s->written_len[field]};
	page_put(p, marked ? "<td class=\"bad\"><mark>" : "<td>");
	if (marked && !text.len)
		page_say(p, EMPTY);
	else if (text.len)
		html_text(&p->out.text, text, PAGE_CELL_BYTES);
	page_put(p, marked ? "</mark></td>" : "</td>");
}

/* The line as it stands in the file; of a table about persons nothing. */
static void put_raw(section *s)
{
	static words HIDDEN = {"(không hiện: bảng có thông tin cá nhân)", "(not shown: a table about persons)"};
	page *p = s->page;
	slice line = {"", 0};
	if (!s->file.table->personal && !s->text_tried) {
		s->text_tried = true;
		s->text = original_open(p->job, buf_slice(&s->path), s->file.table, p->diag);
	}
	buf_printf(&p->out.text, "<td class=\"raw\" colspan=\"%zu\">", s->columns);
	if (s->file.table->personal)
		page_say(p, HIDDEN);
	else if (s->text && original_line(s->text, s->line, &line))
		html_text(&p->out.text, line, PAGE_TEXT_BYTES);
	page_put(p, "</td>");
}

/* Write the row whose issues were gathered. */
static bool end_row(section *s)
{
	page *p = s->page;
	if (!s->line)
		return true;
	buf_clear(&s->cells);
	const row_viewer viewer = {s, keep_cell};
	row_found found = s->whole ? ROW_BROKEN : store_show_row(p->store, buf_slice(&s->path), s->line, &viewer);
	if (found == ROW_FAILED)
		return false;
	begin_table(s);
	buf_printf(&p->out.text, "<tbody><tr><th scope=\"row\">%u</th>", s->line);
	for (size_t i = 0; found == ROW_SHOWN && i < s->columns; i++)
		put_cell(s, s->order[i]);
	if (found != ROW_SHOWN) /* of a draft the rejected rows are gone from the store */
		put_raw(s);
	buf_printf(&p->out.text, "</tr>\n<tr class=\"why\"><td colspan=\"%zu\"><ul class=\"issues\">\n", s->columns + 1);
	buf_put_slice(&p->out.text, buf_slice(&s->list));
	page_put(p, "</ul></td></tr></tbody>\n");
	s->line = 0;
	s->whole = false;
	s->marked = 0;
	buf_clear(&s->list);
	buf_clear(&s->written);
	return !s->list.failed && stream_flush(&p->out, false);
}

static void mark_cell(section *s, const issue *i)
{
	int field = i->field.len ? schema_find_field(s->file.table, i->field) : -1;
	if (field < 0 || s->marked >> field & 1)
		return;
	s->marked |= UINT64_C(1) << field;
	s->written_at[field] = s->written.len;
	s->written_len[field] = i->cell.len;
	buf_put_slice(&s->written, i->cell);
}

/* Of such an error the cells of the row are not what its author sees in it. */
static bool is_of_record(issue_code code)
{
	return (code >= ISSUE_NUL_BYTE && code <= ISSUE_FIELD_TOO_LONG) || code == ISSUE_ENCODING_ERROR || code == ISSUE_MISSING_CELL ||
	       code == ISSUE_EXTRA_CELL;
}

/* ---- files and organisations ---- */

static bool end_file(section *s)
{
	static words MORE[] = {
	    {" lỗi, cảnh báo khác của tệp này: xem validation.csv.", " more errors and warnings of this file: see validation.csv."},
	    {" ghi chú khác của tệp này: xem validation.csv.", " more notes of this file: see validation.csv."}};
	static words AND = {"… và ", "… and "};
	page *p = s->page;
	if (!s->in_file)
		return true;
	if (!end_row(s))
		return false;
	end_part(s);
	uint64_t all;
	if (!store_count_path(p->store, s->notes, buf_slice(&s->path), &all))
		return false;
	s->told += all;
	if (all > s->shown) {
		page_put(p, "<p class=\"more\">");
		page_say(p, AND);
		page_count(p, all - s->shown, MORE[s->notes]);
		page_put(p, "</p>\n");
	}
	page_put(p, "</section>\n");
	original_close(s->text);
	s->text = NULL;
	s->text_tried = s->in_file = false;
	s->shown = 0;
	return stream_flush(&p->out, false);
}

static void put_file_counts(section *s)
{
	static words ERRORS = {" lỗi", " errors"}, WARNINGS = {" cảnh báo", " warnings"}, ROWS = {" dòng, ", " rows, "},
	             REJECTED = {" dòng có lỗi", " rows with errors"};
	page *p = s->page;
	page_put(p, "<p class=\"counts\">");
	page_count(p, s->file.errors, ERRORS);
	if (s->file.warnings) {
		page_put(p, ", ");
		page_count(p, s->file.warnings, WARNINGS);
	}
	if (s->file.readable) {
		page_put(p, " · ");
		page_count(p, s->file.rows, ROWS);
		page_count(p, s->file.rejected, REJECTED);
	}
	page_put(p, "</p>\n");
}

static void begin_file(section *s, const issue *i)
{
	static words JOB = {"Cả công việc", "The whole job"}, OTHER = {"Tệp, thư mục khác", "Other files and folders"};
	page *p = s->page;
	s->in_file = true;
	keep(&s->path, i->path);
	if (!store_find_file(p->store, i->path, &s->file))
		s->file = (file_view){0};
	page_put(p, "<section class=\"file\"");
	if (s->file.table && !s->notes) {
		page_put(p, " id=\"");
		page_file_id(p, s->file.submitter, s->file.table->name);
		page_put(p, "\"");
	}
	page_put(p, s->notes ? "><h4>" : ">\n<h4>");
	if (s->file.table)
		page_text(p, table_label(s->file.table));
	else if (i->path.len)
		page_say(p, OTHER);
	else
		page_say(p, JOB);
	if (i->path.len) {
		page_put(p, " <code>");
		page_text(p, i->path);
		page_put(p, "</code>");
	}
	page_put(p, "</h4>\n");
	if (s->file.table && !s->notes)
		put_file_counts(s);
}

static void end_submitter(section *s)
{
	if (s->in_submitter)
		page_put(s->page, "</section>\n");
	s->in_submitter = false;
}

static bool begin_submitter(section *s, slice submitter)
{
	static words OFFICE = {"Bảng dùng chung", "Tables kept by the office"};
	page *p = s->page;
	bool good = true;
	if (s->in_submitter && slice_equal(submitter, buf_slice(&s->submitter)))
		return true;
	end_submitter(s);
	s->in_submitter = true;
	keep(&s->submitter, submitter);
	page_put(p, "<section class=\"org\">\n<h3>");
	if (submitter.len)
		good = page_submitter(p, submitter);
	else
		page_say(p, OFFICE);
	page_put(p, "</h3>\n");
	return good;
}

static bool take_issue(void *user, const issue *i)
{
	section *s = user;
	if (s->notes && s->left == 0)
		return true;
	if (!s->in_file || !slice_equal(i->path, buf_slice(&s->path))) {
		if (!end_file(s))
			return false;
		file_view file;
		if (!begin_submitter(s, store_find_file(s->page->store, i->path, &file) ? file.submitter : submitter_of(s, i->path)))
			return false;
		begin_file(s, i);
	}
	if (s->left == 0)
		return stream_flush(&s->page->out, false);
	s->left--;
	s->shown++;
	bool of_row = i->row > 0 && s->file.table && !s->notes;
	if (s->line && (!of_row || s->line != i->line) && !end_row(s))
		return false;
	if (!of_row) {
		begin_list(s);
		put_issue(s, &s->page->out.text, i);
		return stream_flush(&s->page->out, false);
	}
	s->line = i->line;
	s->whole = s->whole || is_of_record(i->code);
	mark_cell(s, i);
	put_issue(s, &s->list, i);
	return true;
}

static bool write_all(section *s)
{
	bool good = store_each_first_issue(s->page->store, s->notes, s->of_one, take_issue, s) && end_file(s);
	end_submitter(s);
	original_close(s->text);
	buf *const all[] = {&s->path, &s->submitter, &s->list, &s->written, &s->cells};
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		good = good && !all[i]->failed;
		buf_free(all[i]);
	}
	return good;
}

static section *section_new(page *p, bool notes)
{
	section *s = calloc(1, sizeof *s);
	if (!s) {
		diag_no_memory(p->diag);
		return NULL;
	}
	s->page = p;
	s->notes = notes;
	s->left = notes ? PAGE_NOTES : PAGE_ISSUES;
	s->of_one = notes ? PAGE_NOTES_OF_A_FILE : PAGE_ISSUES_OF_A_FILE;
	s->path = s->submitter = s->list = s->written = s->cells = BUF_INIT(LIMIT_MEMORY_BUFFER);
	return s;
}

/* ---- the filters ---- */

static void put_select(page *p, const char *name, words label)
{
	static words ALL = {"Tất cả", "All"};
	page_put(p, "<label>");
	page_say(p, label);
	page_put(p, "<select name=\"");
	page_put(p, name);
	page_put(p, "\"><option value=\"\">");
	page_say(p, ALL);
	page_put(p, "</option></select></label>\n");
}

static void put_filters(page *p)
{
	static words ORG = {"Tổ chức", "Organisation"}, CODE = {"Loại", "Kind"}, LEVEL = {"Mức", "Severity"};
	static words ERROR = {"Lỗi", "Error"}, WARNING = {"Cảnh báo", "Warning"};
	static words CLEAR = {"Bỏ lọc", "Clear"}, SHOWN = {"Đang hiện {1} trong {2} mục trên trang", "{1} of the page’s {2} entries are shown"};
	page_put(p, "<form id=\"filters\" hidden data-error=\"");
	page_say(p, ERROR);
	page_put(p, "\" data-warning=\"");
	page_say(p, WARNING);
	page_put(p, "\">\n");
	put_select(p, "org", ORG);
	put_select(p, "code", CODE);
	put_select(p, "severity", LEVEL);
	page_put(p, "<button type=\"reset\">");
	page_say(p, CLEAR);
	page_put(p, "</button>\n<output id=\"shown\" data-words=\"");
	page_say(p, SHOWN);
	page_put(p, "\"></output>\n</form>\n");
}

bool page_write_faults(page *p)
{
	static words HEAD = {"Lỗi, cảnh báo theo tổ chức", "Errors and warnings by organisation"};
	section *s = section_new(p, false);
	if (!s)
		return false;
	page_put(p, "<section id=\"faults\">\n<h2>");
	page_say(p, HEAD);
	page_put(p, "</h2>\n");
	put_filters(p);
	bool good = write_all(s);
	page_put(p, "</section>\n");
	free(s);
	return good;
}

static void put_note_counts(page *p)
{
	static words KIND = {"Loại", "Kind"}, CODE = {"Mã", "Code"}, NUMBER = {"Số lượng", "Number"}, MEANING = {"Nghĩa là", "What it means"};
	page_put(p, "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">");
	page_say(p, KIND);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, CODE);
	page_put(p, "</th><th scope=\"col\" class=\"n\">");
	page_say(p, NUMBER);
	page_put(p, "</th><th scope=\"col\">");
	page_say(p, MEANING);
	page_put(p, "</th></tr></thead><tbody>\n");
	for (int code = 0; code < ISSUE_CODE_COUNT; code++) {
		uint64_t n = store_count_code(p->store, (issue_code)code);
		if (n == 0 || issue_severity((issue_code)code) != SEVERITY_NOTE)
			continue;
		buf_printf(&p->out.text, "<tr><th scope=\"row\">%s</th><td><code>%s</code></td><td class=\"n\">",
		    page_code_name(p, (issue_code)code), issue_code_name((issue_code)code));
		html_number(&p->out.text, n);
		page_put(p, "</td><td>");
		page_text(p, slice_of(help_find((issue_code)code, CONSTRAINT_NONE)->meaning[p->lang]));
		page_put(p, "</td></tr>\n");
	}
	page_put(p, "</tbody></table></div>\n");
}

bool page_write_notes(page *p)
{
	static words HEAD = {"Ghi chú: những điều chương trình đã tự hiểu, không phải sửa",
	                 "Notes: what the program understood by itself; nothing to mend"},
	             SUMMARY = {" ghi chú", " notes"}, MORE = {" ghi chú khác: xem validation.csv.", " more notes: see validation.csv."};
	section *s = section_new(p, true);
	if (!s)
		return false;
	page_put(p, "<section id=\"notes\">\n<h2>");
	page_say(p, HEAD);
	page_put(p, "</h2>\n<details><summary>");
	page_count(p, store_count(p->store).notes, SUMMARY);
	page_put(p, "</summary>\n");
	put_note_counts(p);
	bool good = write_all(s);
	uint64_t untold = store_count(p->store).notes - s->told;
	if (untold) {
		page_put(p, "<p class=\"more\">… ");
		page_count(p, untold, MORE);
		page_put(p, "</p>\n");
	}
	page_put(p, "</details>\n</section>\n");
	free(s);
	return good;
}
