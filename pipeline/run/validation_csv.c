/* validation_csv.c: every issue a line, for a spreadsheet: UTF-8 with BOM, RFC 4180 (docs/formats/validation.md). */
#include "run/validation_csv.h"

#include "base/limits.h"

static const char HEAD[] = UTF8_BOM "severity,code,constraint,submitter,table,file,line,row,field,column,cell,message,hint\r\n";

/* A spreadsheet takes a text that begins like a formula for one; a number with a sign is none. */
static bool is_formula(slice cell)
{
	static const char BEGINS[] = {'=', '+', '-', '@', '\t', '\r'},
	                  OF_NUMBERS[] = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ','};
	if (!cell.len || !memchr(BEGINS, cell.ptr[0], sizeof BEGINS))
		return false;
	for (size_t i = 1; i < cell.len; i++)
		if (!memchr(OF_NUMBERS, cell.ptr[i], sizeof OF_NUMBERS))
			return true;
	return cell.ptr[0] != '-' && cell.ptr[0] != '+';
}

static void put_cell(csv_list *w, slice text)
{
	if (is_formula(text)) {
		buf_clear(&w->cell);
		buf_put_char(&w->cell, '\'');
		buf_put_slice(&w->cell, text);
		w->out.failed = w->out.failed || w->cell.failed;
		text = buf_slice(&w->cell);
	}
	put_csv_cell(&w->out.text, text);
	buf_put_char(&w->out.text, ',');
}

static void put_number(csv_list *w, unsigned number, bool told)
{
	if (told)
		buf_put_unsigned(&w->out.text, number);
	buf_put_char(&w->out.text, ',');
}

bool csv_list_put(void *user, const issue *i)
{
	csv_list *w = user;
	file_view file;
	bool known = store_find_file(w->store, i->path, &file);
	put_cell(w, slice_of(severity_name(issue_severity(i->code))));
	put_cell(w, slice_of(issue_code_name(i->code)));
	put_cell(w, slice_of(constraint_name(i->constraint)));
	put_cell(w, known ? file.submitter : (slice){"", 0});
	put_cell(w, known ? file.table->name : (slice){"", 0});
	put_cell(w, i->path);
	put_number(w, i->line, i->path.len > 0);
	put_number(w, i->row, i->row > 0);
	put_cell(w, i->field);
	put_number(w, i->column, i->column > 0);
	put_cell(w, i->cell);
	put_cell(w, i->text);
	put_csv_cell(&w->out.text, i->hint);
	buf_put_string(&w->out.text, "\r\n");
	return stream_flush(&w->out, false);
}

bool csv_list_open(csv_list *w, store *s, const char *path, diag *d)
{
	*w = (csv_list){.store = s, .cell = BUF_INIT(LIMIT_TEXT_FILE_BYTES)};
	if (!stream_open(&w->out, path, d))
		return false;
	buf_put_string(&w->out.text, HEAD);
	return true;
}

bool csv_list_close(csv_list *w, diag *d)
{
	buf_free(&w->cell);
	return stream_close(&w->out, d);
}
