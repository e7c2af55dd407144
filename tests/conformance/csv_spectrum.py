"""csv_spectrum.py PROGRAM DIR: csv-spectrum (DIR holds csvs/ and json/): each CSV file as build/conformance/csv reads it, against its JSON file."""
import glob
import json
import os
import subprocess
import sys

import tally

program, folder = sys.argv[1:]
t = tally.Tally("csv-spectrum", tally.deviations(os.path.join(os.path.dirname(__file__), "csv_spectrum.deviations")))
for path in sorted(glob.glob(os.path.join(folder, "csvs", "*.csv"))):
    name = os.path.basename(path)[:-4]
    with open(os.path.join(folder, "json", name + ".json"), encoding="utf-8") as file:
        wanted = json.load(file)
    lines = subprocess.run([program, path], check=True, stdout=subprocess.PIPE).stdout.decode("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    header, *rows = records or [[]]
    got = [dict(zip(header, row)) if len(row) == len(header) else row for row in rows]
    what = "broken" if "broken" in records else f"reads {json.dumps(got, ensure_ascii=False)}"
    t.test(name, got == wanted, what)
t.end()
