/* Work shared out to processes: the order of what is told, failures, deaths, the pool. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "run/workers.h"

#define PIECES 200

typedef struct seen {
	size_t ended[PIECES], count, told, killed, failing; /* failing: pieces from here on, every tenth */
	piece_end how[PIECES];
	unsigned char sums[PIECES];
	bool forked;
	pid_t parent;
} seen;

static const message BAD = {"bad-piece", STATUS_USAGE, {"mảnh {1}", "piece {1}"}, {NULL, NULL}};

static bool make(void *user, size_t piece, worker *w, diag *d)
{
	const seen *s = user;
	char name[24];
	const unsigned char sum = (unsigned char)(piece * 7);
	if (piece == s->killed && getpid() != s->parent)
		raise(SIGKILL);
	worker_tell(w, 5, (slice){(const char *)&sum, 1});
	if (piece < s->failing || piece % 10)
		return true;
	snprintf(name, sizeof name, "%zu", piece);
	return diag_report(d, &BAD, NOWHERE, name);
}

static void told(void *user, size_t piece, unsigned kind, slice what)
{
	seen *s = user;
	assert_int_equal(kind, 5);
	assert_int_equal(what.len, 1);
	s->sums[piece] = (unsigned char)what.ptr[0];
	s->told++;
}

static void ended(void *user, size_t piece, piece_end how)
{
	seen *s = user;
	s->how[s->count] = how;
	s->ended[s->count++] = piece;
}

static const char *name(void *user, size_t piece)
{
	(void)user;
	return piece == 42 ? "forty-two" : "another";
}

static work work_of(seen *s, unsigned most, bool all)
{
	s->parent = getpid();
	return (work){.count = PIECES, .most = most, .all = all, .make = make, .told = told, .ended = ended, .name = name, .user = s};
}

static void everything_is_told_in_order(void **state)
{
	(void)state;
	for (unsigned most = 1; most <= 9; most += 4) {
		seen s = {.killed = PIECES, .failing = PIECES};
		uint64_t sizes[PIECES];
		for (size_t i = 0; i < PIECES; i++)
			sizes[i] = i * 13 % 17;
		work w = work_of(&s, most, false);
		w.sizes = sizes;
		diag *d = diag_new(LANG_EN);
		assert_true(workers_run(&w, d));
		assert_int_equal(s.count, PIECES);
		assert_int_equal(s.told, PIECES);
		for (size_t i = 0; i < PIECES; i++) {
			assert_int_equal(s.ended[i], i);
			assert_int_equal(s.sums[i], (unsigned char)(i * 7));
		}
		assert_int_equal(diag_status(d), STATUS_DONE);
		diag_free(d);
	}
}

static void the_first_failure_decides(void **state)
{
	(void)state;
	for (unsigned most = 1; most <= 9; most += 4) {
		seen s = {.killed = PIECES, .failing = 55};
		work w = work_of(&s, most, false);
		diag *d = diag_new(LANG_EN);
		assert_false(workers_run(&w, d));
		assert_int_equal(s.count, 61);
		assert_int_equal(s.how[60], PIECE_FAILED);
		assert_int_equal(diag_count(d), 1);
		assert_string_equal(diag_text(d, 0), "piece 60.");
		assert_string_equal(diag_code(d, 0), "bad-piece");
		assert_int_equal(diag_kind(d, 0), STATUS_USAGE);
		assert_int_equal(diag_status(d), STATUS_USAGE);
		diag_free(d);
	}
}

static void all_are_done_when_wanted(void **state)
{
	(void)state;
	for (unsigned most = 1; most <= 5; most += 4) {
		seen s = {.killed = PIECES, .failing = 175};
		work w = work_of(&s, most, true);
		diag *d = diag_new(LANG_EN);
		assert_false(workers_run(&w, d));
		assert_int_equal(s.count, PIECES);
		assert_int_equal(diag_count(d), 2);
		assert_string_equal(diag_text(d, 1), "piece 190.");
		diag_free(d);
	}
}

static void a_death_costs_one_piece(void **state)
{
	(void)state;
	seen s = {.killed = 42, .failing = PIECES};
	work w = work_of(&s, 3, false);
	diag *d = diag_new(LANG_EN);
	assert_false(workers_run(&w, d));
	assert_int_equal(s.count, PIECES);
	for (size_t i = 0; i < PIECES; i++)
		assert_int_equal(s.how[i], i == 42 ? PIECE_LOST : PIECE_DONE);
	assert_int_equal(diag_count(d), 1);
	assert_non_null(strstr(diag_text(d, 0), "“forty-two” was ended meanwhile (signal SIGKILL)"));
	assert_int_equal(diag_status(d), STATUS_MACHINE);
	diag_free(d);
}

/* With an empty pool one process does everything; a crew that gives adds to it when it ends. */
static void processes_come_from_the_pool(void **state)
{
	(void)state;
	worker_pool *pool = worker_pool_new(0);
	assert_non_null(pool);
	seen s = {.killed = PIECES, .failing = PIECES};
	work w = work_of(&s, 4, false);
	w.pool = pool;
	diag *d = diag_new(LANG_EN);
	assert_true(workers_run(&w, d));
	assert_int_equal(s.count, PIECES);
	w.gives = true;
	s.count = s.told = 0;
	assert_true(workers_run(&w, d));
	assert_int_equal(s.count, PIECES);
	diag_free(d);
	worker_pool_free(pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(everything_is_told_in_order), cmocka_unit_test(the_first_failure_decides),
	    cmocka_unit_test(all_are_done_when_wanted), cmocka_unit_test(a_death_costs_one_piece),
	    cmocka_unit_test(processes_come_from_the_pool)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
