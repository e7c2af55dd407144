/* fuzz.c: what fuzz targets share, and their end after a number of processor seconds: libFuzzer ends cleanly at SIGUSR1 but counts only time on
 * the wall, which says nothing on a machine that others use too. */
#include "fuzz.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "archive/tree.h"
#include "base/file.h"
#include "text/fold.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	const char *seconds = getenv("FUZZ_SECONDS");
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
	struct itimerspec when = {.it_value.tv_sec = seconds ? strtol(seconds, NULL, 10) : 0};
	timer_t timer;
	if (when.it_value.tv_sec > 0 && timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0)
		timer_settime(timer, 0, &when, NULL);
	return 0;
}

void fuzz_fail(const char *what, const char *file, int line)
{
	fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
	abort();
}

fuzz fuzz_begin(const uint8_t *data, size_t size)
{
	fuzz f = {.input = {(const char *)data, size}, .memory = arena_new(), .diag = diag_new(LANG_VI)};
	FUZZ_MUST(f.memory && f.diag);
	return f;
}

void fuzz_end_told(fuzz *f)
{
	bool say = getenv("FUZZ_SAY") != NULL;
	for (size_t i = 0; i < diag_count(f->diag); i++) {
		const char *text = diag_text(f->diag, i);
		FUZZ_MUST(text && utf8_valid(slice_of(text), NULL));
		if (say)
			fprintf(stderr, "  %s\n", text);
	}
	diag_free(f->diag);
	arena_free(f->memory);
}

void fuzz_end(fuzz *f, bool good)
{
	FUZZ_MUST(good == (diag_count(f->diag) == 0));
	fuzz_end_told(f);
}

unsigned fuzz_choose(fuzz *f, unsigned count)
{
	unsigned number = f->input.len ? (unsigned char)*f->input.ptr % count : 0;
	f->input.ptr += f->input.len > 0;
	f->input.len -= f->input.len > 0;
	return number;
}

slice fuzz_part(fuzz *f)
{
	static const char LINE[] = "====\n";
	const char *cut = f->input.len ? memmem(f->input.ptr, f->input.len, LINE, sizeof LINE - 1) : NULL;
	slice part = {f->input.ptr, cut ? (size_t)(cut - f->input.ptr) : f->input.len};
	size_t taken = part.len + (cut ? sizeof LINE - 1 : 0);
	f->input = (slice){f->input.ptr + taken, f->input.len - taken};
	return part;
}

bool fuzz_text(fuzz *f, slice bytes, slice *out)
{
	if (!utf8_valid(bytes, NULL))
		return false;
	*out = text_nfc(f->memory, bytes, NULL);
	return out->ptr != NULL;
}

/* ---- files ---- */

static char folder[64];

static void remove_folder(void)
{
	tree_remove(folder);
}

const char *fuzz_folder(void)
{
	const char *base = getenv("TMPDIR");
	if (*folder)
		return folder;
	snprintf(folder, sizeof folder, "%s/tongket-fuzz-XXXXXX", base && strlen(base) < 32 ? base : "/tmp");
	FUZZ_MUST(mkdtemp(folder));
	atexit(remove_folder);
	return folder;
}

const char *fuzz_file(fuzz *f, const char *name, slice bytes)
{
	const char *path = path_join(f->memory, fuzz_folder(), name);
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *inside = path_join(f->memory, fuzz_folder(), arena_string(f->memory, (slice){name, (size_t)(slash - name)}));
		FUZZ_MUST(mkdir(inside, 0700) == 0 || file_is_folder(inside));
	}
	FILE *out = fopen(path, "wb");
	FUZZ_MUST(out && fwrite(bytes.ptr ? bytes.ptr : "", 1, bytes.len, out) == bytes.len && fclose(out) == 0);
	return path;
}

const char *fuzz_tree(fuzz *f, const char *path)
{
	return path_join(f->memory, TONGKET_TESTS "/..", path);
}
