/* words.h: the few words that compose itself puts into a document, by its language: alternative texts of charts. They are facts of a language, not of a
 * template; everything else a reader sees stands in templates and profiles. */
#ifndef TONGKET_COMPOSE_WORDS_H
#define TONGKET_COMPOSE_WORDS_H

#include "compose/document.h"

typedef struct words {
	const char *language;             /* primary subtag of BCP 47 */
	const char *chart[CHART_PIE + 1]; /* by chart_kind */
	const char *no_value;             /* in place of a figure that is not there */

	/* what the alternative text of a large chart says in place of its figures */
	const char *categories, *series; /* behind their number: "40 mục, 8 dãy số liệu" */
	const char *first, *last;        /* figure of a line */
	const char *lowest, *highest;    /* figure of a series */
	const char *all_equal;           /* before the figure that they all have */
	const char *figures;             /* where they are */

	const char *signed_by, *stamp; /* of a signature's pictures: "Chữ ký của" {name} */
} words;

/* The words of the language `tag` ("vi-VN"); of Vietnamese when it is empty or not known. */
const words *words_of(slice tag);

#endif
