/* validation_names.c: what things are called on the page: a kind of issue where many are counted, a submitter. */
#include "base/limits.h"
#include "run/validation_page.h"
#include "validate/help.h"

const char *page_code_name(const page *p, issue_code code)
{
	return help_find(code, CONSTRAINT_NONE)->name[p->lang];
}

bool page_submitter(page *p, slice code)
{
	buf name = BUF_INIT(LIMIT_FIELD_BYTES);
	page_text(p, code);
	bool good = store_put_submitter(p->store, code, &name);
	if (good && name.len) {
		page_put(p, " <span class=\"name\">");
		html_text(&p->out.text, buf_slice(&name), PAGE_CELL_BYTES);
		page_put(p, "</span>");
	}
	good = good && (!name.failed || diag_no_memory(p->diag));
	buf_free(&name);
	return good;
}
