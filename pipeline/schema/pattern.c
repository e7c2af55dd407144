/* pattern.c: PCRE2 behind two calls. A pattern is compiled once, with JIT where the machine has it; a cell that would take too long is
 * given up at the limits of base/limits.h. Cells are known to be UTF-8, so PCRE2 does not check them again. */
#define PCRE2_CODE_UNIT_WIDTH 8

#include "schema/pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/utf8.h"

#define COMPILE_OPTIONS (PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C)
#define HEAP_KIBIBYTES 20000 /* of the interpreter, where JIT's own stack does not suffice */

struct pattern {
	pcre2_code *code;
	pcre2_match_data *data; /* of the one match at a time that a pattern serves */
	pcre2_match_context *limits;
	bool jit;
};

static const message BAD_PATTERN = {"bad-pattern", STATUS_USAGE,
    {"biểu thức mẫu sai ở ký tự thứ {2}: {1}", "the pattern is wrong at its character {2}: {1}"},
    {"Sửa biểu thức theo cú pháp PCRE2 (đặt trong dấu nháy đơn để “\\” giữ nguyên).",
        "Correct it by the syntax of PCRE2 (in single quotes, so that “\\” stays what it is)."}};
static bool report_syntax(slice source, int error, size_t offset, place where, diag *d)
{
	char words[256] = "?", number[24];
	pcre2_get_error_message(error, (PCRE2_UCHAR *)words, sizeof words);
	size_t before = utf8_count((slice){source.ptr, offset < source.len ? offset : source.len});
	if (where.column)
		where.column += (unsigned)before;
	snprintf(number, sizeof number, "%zu", before + 1);
	return diag_report(d, &BAD_PATTERN, where, words, number);
}

/* What matching needs beside the code. */
static bool prepare(pattern *p)
{
	p->data = pcre2_match_data_create(1, NULL); /* whether it matches is all that is asked */
	p->limits = pcre2_match_context_create(NULL);
	if (!p->data || !p->limits)
		return false;
	pcre2_set_match_limit(p->limits, LIMIT_PATTERN_MATCH);
	pcre2_set_depth_limit(p->limits, LIMIT_PATTERN_DEPTH);
	pcre2_set_heap_limit(p->limits, HEAP_KIBIBYTES);
	return true;
}

pattern *pattern_compile(slice source, place where, diag *d)
{
	int error = 0;
	PCRE2_SIZE offset = 0;
	pattern *p = calloc(1, sizeof *p);
	if (!p) {
		diag_no_memory(d);
		return NULL;
	}
	p->code = pcre2_compile((PCRE2_SPTR)source.ptr, source.len, COMPILE_OPTIONS, &error, &offset, NULL);
	if (!p->code) {
		if (error == PCRE2_ERROR_HEAP_FAILED)
			diag_no_memory(d);
		else
			report_syntax(source, error, offset, where, d);
		pattern_free(p);
		return NULL;
	}
	if (!prepare(p)) {
		diag_no_memory(d);
		pattern_free(p);
		return NULL;
	}
	int jit = pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	p->jit = jit == 0; /* else the interpreter does the same, slower */
	return p;
}

void pattern_free(pattern *p)
{
	if (!p)
		return;
	pcre2_match_context_free(p->limits);
	pcre2_match_data_free(p->data);
	pcre2_code_free(p->code);
	free(p);
}

pattern_result pattern_match(const pattern *p, slice text)
{
	PCRE2_SPTR subject = (PCRE2_SPTR)(text.ptr ? text.ptr : "");
	int result = PCRE2_ERROR_JIT_STACKLIMIT;
	if (p->jit)
		result = pcre2_jit_match(p->code, subject, text.len, 0, PCRE2_NO_UTF_CHECK, p->data, p->limits);
	/* A long cell may need more than JIT's small stack without being expensive. */
	if (result == PCRE2_ERROR_JIT_STACKLIMIT)
		result = pcre2_match(p->code, subject, text.len, 0, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, p->data, p->limits);
	if (result >= 0)
		return PATTERN_MATCH;
	return result == PCRE2_ERROR_NOMATCH ? PATTERN_NO_MATCH : PATTERN_TOO_EXPENSIVE;
}
