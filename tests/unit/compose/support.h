/* support.h: hand-made facts and values, and one call from report.md to blocks, for the tests of compose. */
#ifndef TONGKET_TESTS_COMPOSE_SUPPORT_H
#define TONGKET_TESTS_COMPOSE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "compose/compose.h"
#include "compose/mustache.h"

typedef struct bench {
	arena *memory;
	diag *diag;
	value *values;
	fact facts_made[16];
	facts facts;
	blocks blocks;
} bench;

static inline int bench_open(void **state)
{
	bench *b = calloc(1, sizeof *b);
	assert_non_null(b);
	b->memory = arena_new();
	b->diag = diag_new(LANG_EN);
	b->values = value_new(b->memory);
	b->facts = (facts){.items = b->facts_made};
	*state = b;
	return 0;
}

static inline int bench_close(void **state)
{
	bench *b = *state;
	arena_free(b->memory);
	diag_free(b->diag);
	free(b);
	return 0;
}

static inline void put(bench *b, const char *path, const char *text)
{
	assert_true(value_put_text(b->memory, b->values, slice_of(path), slice_of(text)));
}

/* A cell from its text: "" is empty, digits with a point a number, 'text a text. */
static inline fact_cell cell(const char *text)
{
	decimal d;
	if (!*text)
		return (fact_cell){.kind = CELL_EMPTY};
	if (*text != '\'' && decimal_parse(slice_of(text), &d))
		return (fact_cell){.kind = CELL_NUMBER, .number = d};
	return (fact_cell){.kind = CELL_TEXT, .text = slice_of(*text == '\'' ? text + 1 : text)};
}

static inline query *make_query(bench *b, const char *name, const char *by, const char *across)
{
	query_header *headers = arena_array(b->memory, 2, sizeof *headers);
	query *q = arena_alloc(b->memory, sizeof *q);
	headers[0] = (query_header){.key = SLICE("by"), .value = slice_of(by)};
	headers[1] = (query_header){.key = SLICE("across"), .value = slice_of(across)};
	*q = (query){.name = slice_of(name), .headers = headers, .header_count = 2};
	return q;
}

/* A rows fact: column names ("so@2010" is spread), then cells row by row. by: "" none. */
static inline fact *add_rows(
    bench *b, const char *id, const char *by, size_t columns, const char *const *names, size_t rows, const char *const *cells)
{
	fact *f = &b->facts_made[b->facts.count++];
	fact_column *made = arena_array(b->memory, columns + 1, sizeof *made);
	slice *across = arena_array(b->memory, columns + 1, sizeof *across);
	const fact_cell **grid = arena_array(b->memory, rows + 1, sizeof *grid);
	bool spread = false;
	*f = (fact){
	    .id = slice_of(id), .kind = FACT_ROWS, .columns = made, .column_count = columns, .rows = grid, .row_count = rows, .across = across};
	for (size_t i = 0; i < columns; i++) {
		const char *at = strchr(names[i], '@');
		made[i].name = slice_of(names[i]);
		made[i].measure = at ? (slice){names[i], (size_t)(at - names[i])} : made[i].name;
		made[i].across = at ? slice_of(at + 1) : SLICE("");
		bool known = !at;
		for (size_t k = 0; k < f->across_count; k++)
			known |= slice_equal(across[k], made[i].across);
		if (!known)
			across[f->across_count++] = made[i].across;
		spread |= at != NULL;
	}
	f->source = make_query(b, id, by, spread ? "nam" : "");
	for (size_t r = 0; r < rows; r++) {
		fact_cell *line = arena_array(b->memory, columns, sizeof *line);
		for (size_t i = 0; i < columns; i++)
			line[i] = cell(cells[r * columns + i]);
		grid[r] = line;
	}
	return f;
}

/* Every picture is there but one called "missing.png". */
static inline bool find_picture(void *user, slice name, place where, const picture **out, diag *d)
{
	static const picture ONE = {.width = 300, .height = 150, .components = 1, .bytes = {"", 0}};
	static const message MISSING = {"picture-missing", STATUS_USAGE, {"không có “{1}”", "there is no “{1}”"}, {NULL, NULL}};
	(void)user;
	*out = &ONE;
	return slice_is(name, "missing.png") ? diag_report(d, &MISSING, where, "missing.png") : true;
}

static inline bool try_compose(bench *b, const char *text)
{
	assert_true(value_put_facts(b->memory, b->values, &b->facts));
	static const picture_source PICTURES = {find_picture, NULL};
	compose_input in = {.pictures = &PICTURES, .text = slice_of(text), .file = "report.md", .values = b->values, .facts = &b->facts, .language = SLICE("vi-VN")};
	return compose(b->memory, &in, &b->blocks, b->diag);
}

static inline void must_compose(bench *b, const char *text)
{
	bool good = try_compose(b, text);
	for (size_t i = 0; i < diag_count(b->diag); i++)
		print_message("%s\n", diag_text(b->diag, i));
	assert_true(good);
	assert_int_equal(diag_count(b->diag), 0);
}

/* The n-th diagnostic has this code at this line and column (0: any). */
static inline void expect(bench *b, size_t n, const char *code, unsigned line, unsigned column)
{
	if (n >= diag_count(b->diag))
		fail_msg("no diagnostic %zu; wanted %s", n, code);
	place where = diag_place(b->diag, n);
	if (strcmp(diag_code(b->diag, n), code) != 0 || (line && where.line != line) || (column && where.column != column))
		fail_msg("wanted %s at %u:%u, not %s (%s)", code, line, column, diag_code(b->diag, n), diag_text(b->diag, n));
}

static inline void expect_one(bench *b, const char *text, const char *code, unsigned line, unsigned column)
{
	bool good = try_compose(b, text);
	assert_false(good);
	expect(b, 0, code, line, column);
	if (diag_count(b->diag) != 1)
		fail_msg("more than one: %s", diag_text(b->diag, 1));
}

static inline void expect_text(slice got, const char *wanted)
{
	if (!slice_is(got, wanted))
		fail_msg("wanted “%s”, got “%.*s”", wanted, (int)got.len, got.ptr);
}

#define BENCH_TEST(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

#endif
