/* main.c: find the command, read its options, run it, print what was said, exit with the status. */
#include <malloc.h>
#include <signal.h>
#include <stdio.h>

#include "base/confine.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/yaml.h"
#include "cli/options.h"

#define KEPT_MEMORY (32 << 20)
#define LARGE_BLOCK (4 << 20)

static const command *const COMMANDS[] = {&COMMAND_INIT, &COMMAND_RUN, &COMMAND_VALIDATE, &COMMAND_AGGREGATE, &COMMAND_EXPLAIN,
    &COMMAND_RENDER, &COMMAND_ARCHIVE, &COMMAND_VERIFY, &COMMAND_FORMS, &COMMAND_SCHEMA, &COMMAND_CODES};

static const message UNKNOWN_COMMAND = {"unknown-command", STATUS_USAGE, {"không có lệnh “{1}”", "there is no command “{1}”"},
    {"Xem “tongket --help”.", "See “tongket --help”."}};
static const message UNKNOWN_COMMAND_NEAR = {
    "unknown-command", STATUS_USAGE, {"không có lệnh “{1}”", "there is no command “{1}”"}, {"Có phải “{2}”?", "Did you mean “{2}”?"}};
static const message CANNOT_PRINT = {"cannot-print", STATUS_MACHINE, {"không in ra được", "the output cannot be printed"},
    {"Kiểm tra chỗ trống trên đĩa.", "Check the free space of the disk."}};

static const command *find_command(const char *name, diag *d)
{
	const char *names[COUNT_OF(COMMANDS) + 1] = {0};
	for (size_t i = 0; i < COUNT_OF(COMMANDS); i++) {
		names[i] = COMMANDS[i]->name;
		if (strcmp(name, names[i]) == 0)
			return COMMANDS[i];
	}
	const char *near = nearest_name(slice_of(name), names);
	if (near)
		diag_report(d, &UNKNOWN_COMMAND_NEAR, NOWHERE, name, near);
	else
		diag_report(d, &UNKNOWN_COMMAND, NOWHERE, name);
	return NULL;
}

/* "help" with the name of a command. */
static const char *help_topic(int argc, char **argv)
{
	return argc > 2 && strcmp(argv[1], "help") == 0 && argv[2][0] != '-' ? argv[2] : NULL;
}

static status_kind run_command(int argc, char **argv, diag *d)
{
	const char *topic = help_topic(argc, argv);
	const command *c = find_command(topic ? topic : argv[1], d);
	arguments a;
	if (!c)
		return STATUS_USAGE;
	if (topic) {
		print_command_help(c, diag_language(d), stdout);
		return STATUS_DONE;
	}
	switch (options_read(c, argc, argv, &a, d)) {
	case OPTIONS_HELP: print_command_help(c, diag_language(d), stdout); return STATUS_DONE;
	case OPTIONS_BAD: return STATUS_USAGE;
	default: break;
	}
	(void)confine_calls();
	return c->run(&a, d);
}

/* --version, alone or behind a command; not behind "--". */
static bool asks_version(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--version") == 0)
			return true;
	return false;
}

int main(int argc, char **argv)
{
	mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY); /* a short-lived program: memory given back is memory to be mapped and cleared again */
	mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK); /* but arrays that have become large grow in place, without a copy and without leaving a hole */
	signal(SIGXFSZ, SIG_IGN);               /* a file larger than allowed is a write that fails, and is told as such */
	file_survive_cuts();
	interrupt_catch();
	language lang = options_language(argc, argv);
	const char *first = argc > 1 ? argv[1] : "";
	if (asks_version(argc, argv)) {
		puts("tongket " TONGKET_VERSION);
		return fflush(stdout) == 0 ? STATUS_DONE : STATUS_MACHINE;
	}
	bool asked = strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0;
	if ((asked && !help_topic(argc, argv)) || argc < 2 || strncmp(first, "--lang", 6) == 0) {
		print_program_help(COMMANDS, COUNT_OF(COMMANDS), lang, asked ? stdout : stderr);
		return asked ? STATUS_DONE : STATUS_USAGE;
	}
	diag *d = diag_new(lang);
	if (!d)
		return STATUS_MACHINE;
	status_kind status = run_command(argc, argv, d);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		diag_report(d, &CANNOT_PRINT, NOWHERE, "");
		status = STATUS_MACHINE;
	}
	diag_print(d, stderr);
	diag_free(d);
	return (int)status;
}
