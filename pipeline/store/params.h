/* params.h: the values of a job as bound parameters of a template's SQL: `term: {from: 2010}` is :term_from. */
#ifndef TONGKET_STORE_PARAMS_H
#define TONGKET_STORE_PARAMS_H

#include <stdint.h>

#include "base/slice.h"

typedef struct param {
	slice name;      /* without the colon: "term_from" */
	bool is_integer; /* else text */
	int64_t integer;
	slice text;
} param;

typedef struct params {
	const param *items;
	size_t count;
} params;

#endif
