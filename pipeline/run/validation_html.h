/* validation_html.h: validation.html: what is wrong with the data, for the people who have to mend it. */
#ifndef TONGKET_RUN_VALIDATION_HTML_H
#define TONGKET_RUN_VALIDATION_HTML_H

#include "run/job.h"
#include "store/store.h"

/* One page that needs nothing else: summary, who sent what, errors by organisation and file with the rows they are in, notes. Written as it is
 * read from the store; the number of issues shown in full is bounded. `j` says where the files lie: a record whose cells could not be told apart
 * is shown as it stands there. False: reported. */
NODISCARD bool validation_save_html(store *s, const job *j, const schema *tables, language lang, const char *path, diag *d);

#endif
