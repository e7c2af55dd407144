#!/usr/bin/env python3
"""eark_findings.py FILE: print the errors of a report of the E-ARK validator; exit 1 when there is one other than SIP14, or no report."""
import json
import sys

try:
    with open(sys.argv[1], encoding="utf-8") as f:
        report = json.load(f)
    found = list(report["structure"]["messages"])
    for part in ("schema_results", "schematron_results"):
        found += report["metadata"][part]["messages"]
except (OSError, ValueError, KeyError, TypeError) as why:
    sys.exit(f"no report: {why!r}")
errors = [m for m in found if m["severity"] == "Error" and m["rule_id"] != "SIP14"]
for m in errors:
    print("#", m["rule_id"], m["message"])
sys.exit(1 if errors else 0)
