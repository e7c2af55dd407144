/* validation_page.h: what the files that write validation.html share: the page in progress and its words. */
#ifndef TONGKET_RUN_VALIDATION_PAGE_H
#define TONGKET_RUN_VALIDATION_PAGE_H

#include "run/html.h"
#include "run/job.h"
#include "store/store.h"

/* What the page shows in full; of more it says how many. */
#define PAGE_ISSUES_OF_A_FILE 50
#define PAGE_ISSUES 2000
#define PAGE_NOTES_OF_A_FILE 10
#define PAGE_NOTES 500
#define PAGE_CELL_BYTES 200
#define PAGE_TEXT_BYTES 2000

typedef struct page {
	stream out;
	store *store;
	const job *job;
	const schema *schema;
	language lang;
	diag *diag;
} page;

/* A text in both languages, by language. */
typedef const char *const words[2];

static inline void page_put(page *p, const char *markup)
{
	buf_put_string(&p->out.text, markup);
}

static inline void page_say(page *p, words w)
{
	buf_put_string(&p->out.text, w[p->lang]);
}

static inline void page_text(page *p, slice text)
{
	html_text(&p->out.text, text, PAGE_TEXT_BYTES);
}

static inline void page_count(page *p, uint64_t n, words w)
{
	html_number(&p->out.text, n);
	page_say(p, w);
}

/* What people call a table or a field. */
static inline slice table_label(const schema_table *t)
{
	return t->title.len ? t->title : t->name;
}

static inline slice page_field_label(const schema_field *f)
{
	return f->title.len ? f->title : f->name;
}

/* What a kind of issue is called. */
const char *page_code_name(const page *p, issue_code code);

/* The id of a file's section: by who sent it and which table it is. */
void page_file_id(page *p, slice submitter, slice table);

/* A submitter: its code, and what it is called. False: reported. */
NODISCARD bool page_submitter(page *p, slice code);

/* The sections of errors and warnings, and of notes. False: reported, or writing failed. */
NODISCARD bool page_write_faults(page *p);
NODISCARD bool page_write_notes(page *p);

/* The looks, and the script of the filters. */
extern const char PAGE_STYLE[], PAGE_STYLE_ELSEWHERE[], PAGE_SCRIPT[]; /* ELSEWHERE: behind PAGE_STYLE, for narrow screens and paper */

#endif
