#!/bin/sh
# The example jobs with errors: what their script makes, and between them an error of every code and every constraint.
. tests/e2e/lib.sh

ok "the script makes them" python3 examples/make-returned.py "$TONGKET" "$work/made"
is "examples/returned is what it makes" "$(diff -r -x out examples/returned "$work/made/returned" | head -3)" ""
is "examples/returned-figures is what it makes" "$(diff -r -x out examples/returned-figures "$work/made/returned-figures" | head -3)" ""

python3 examples/make-returned.py --long-cell "$TONGKET" "$work/long"
cp -r examples/stock "$work/stock"
rm -rf "$work/stock/returned/out" "$work/stock/job/out"
runs 1 validate --out "$work/out/returned" "$work/long/returned"
runs 1 aggregate --out "$work/out/figures" "$work/made/returned-figures"
runs 1 validate --out "$work/out/stock" "$work/stock/returned"
runs 0 validate --out "$work/out/job" "$work/stock/job"
# What cannot be kept in a repository: a folder where a file belongs.
cp -r "$work/made/returned" "$work/folder"
rm "$work/folder/submissions/TC06/khen_thuong.csv"
mkdir "$work/folder/submissions/TC06/khen_thuong.csv" "$work/out/folder"
runs 3 validate --format json --out "$work/out/none" "$work/folder"
printf '%s\n' "$stdout" >"$work/out/folder/validation.json"
cat >"$work/union.py" <<'PY'
import json, subprocess, sys
program, out = sys.argv[1:]
every = json.loads(subprocess.run([program, "codes", "--format", "json"], check=True, capture_output=True).stdout)
told = [e for job in ("returned", "figures", "stock", "folder") for e in json.load(open(f"{out}/{job}/validation.json", encoding="utf-8"))["errors"]]
print("codes not told:", sorted({e["code"] for e in every} - {e["code"] for e in told}))
print("constraints not told:", sorted({e["constraint"] for e in every if "constraint" in e} - {e.get("constraint") for e in told}))
PY
said=$(python3 "$work/union.py" "$TONGKET" "$work/out")
like "an error, warning or note of every code" "$said" '^codes not told: \[\]$'
like "and an error of every constraint" "$said" '^constraints not told: \[\]$'

done_testing
