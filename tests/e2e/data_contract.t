#!/bin/sh
# The data's contract: what each mutation of a small job is told, to the code, file, line, row, field and column.
exec python3 tests/e2e/data_contract.py
