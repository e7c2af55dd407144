/* options.h: the command line read by the tables of command.h. */
#ifndef TONGKET_CLI_OPTIONS_H
#define TONGKET_CLI_OPTIONS_H

#include <stdio.h>

#include "cli/command.h"

/* The language asked for with --lang, wherever it stands: needed before anything can be said. */
language options_language(int argc, char **argv);

typedef enum { OPTIONS_GOOD, OPTIONS_HELP, OPTIONS_BAD } options_result;

/* Read argv[2…] for `c`. Positional arguments are gathered at the front of argv + 2. OPTIONS_BAD: reported. */
options_result options_read(const command *c, int argc, char **argv, arguments *out, diag *d);

void print_command_help(const command *c, language lang, FILE *out);
void print_program_help(const command *const *commands, size_t count, language lang, FILE *out);

#endif
