#!/bin/sh
# The cases of tests/cases that are about a whole job, run by the program; those of a single file are run by tests/unit/validate/test_cases.c.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 tests/e2e/cases.py "${TONGKET:-build/tongket}" "$work"
