/* pattern.h: regular expressions that a whole cell must match (PCRE2 with JIT, match and depth limits). */
#ifndef TONGKET_SCHEMA_PATTERN_H
#define TONGKET_SCHEMA_PATTERN_H

#include "base/diag.h"

typedef struct pattern pattern;

typedef enum { PATTERN_MATCH, PATTERN_NO_MATCH, PATTERN_TOO_EXPENSIVE } pattern_result;

/* Compile; anchored at both ends. `where` is the pattern's place in the YAML file. Yours, pattern_free. NULL: reported with PCRE2's words. */
pattern *pattern_compile(slice source, place where, diag *d);
void pattern_free(pattern *p);

/* `text` is valid UTF-8 (not checked again). */
pattern_result pattern_match(const pattern *p, slice text);

#endif
