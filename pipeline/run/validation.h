/* validation.h: what is wrong with the data, for people and for programs. */
#ifndef TONGKET_RUN_VALIDATION_H
#define TONGKET_RUN_VALIDATION_H

#include <stdio.h>

#include "store/store.h"

/* validation.json (docs/formats/validation.schema.json) and validation.csv (every issue a line, notes last), written in one reading of the
 * store: any number of errors. False: reported. */
NODISCARD bool validation_save_lists(store *s, const char *json_path, const char *csv_path, diag *d);
NODISCARD bool validation_print_json(store *s, FILE *out, diag *d);

/* The errors and warnings a line each, file by file, the first of each file and at most `most` of them; then how many there are and of what
 * kind. Coloured on a terminal. */
NODISCARD bool validation_print_text(store *s, language lang, size_t most, FILE *out, diag *d);

#endif
