"""typst_peer.py REPORT.md FACTS.json OUT.pdf [JOB.yaml]: the same tables and text, set by Typst from its Python package; prints the best time of three in seconds.

The prose is that of report.md with its names filled in from the figures, the tables are those of the ledger; charts, letterhead, contents, checking and
computing are left out, so that Typst has less to do.
"""
import json
import re
import sys
import time

import typst

ESCAPE = str.maketrans({c: "\\" + c for c in "\\#$*_`<>@[]=-+/~\"'"})


def prose(report, facts):
    text = re.sub(r"^```.*?^```\s*$", "", report, flags=re.M | re.S)
    text = re.sub(r"\{\{([#^])([^}]*)\}\}.*?\{\{/\2\}\}", "", text, flags=re.S)  # what needs rows of tables
    text = re.sub(r"\{\{[#/^!][^}]*\}\}", "", text)
    text = re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", text)
    text = re.sub(r"\{\{([^}]*)\}\}", lambda m: facts.get(m.group(1), m.group(1)), text)
    for block in re.split(r"\n\s*\n", text):
        block = " ".join(block.split())
        heading = re.match(r"(#+) (.*)", block)
        if heading:
            yield "=" * len(heading.group(1)) + " " + re.sub(r"\{[^}]*\}$", "", heading.group(2)).translate(ESCAPE)
        elif block:
            yield block.translate(ESCAPE)


def table(fact):
    cells = lambda row: ", ".join("[" + ("" if c is None else str(c)).translate(ESCAPE) + "]" for c in row)
    rows = ",\n".join(cells(row) for row in fact["rows"])
    return f"#table(columns: {len(fact['columns'])}, table.header({cells(fact['columns'])}),\n{rows})"


def job_values(name):
    """The scalars of job.yaml under "mapping.key"; of dates also the long form."""
    values, mapping = {}, ""
    for line in open(name, encoding="utf-8"):
        found = re.match(r"( *)([\w_]+): *(.*?) *(#.*)?$", line.rstrip())
        if found and not found[1]:
            mapping = found[2]
        elif found:
            key, text = f"{mapping}.{found[2]}", found[3].strip('"')
            values[key] = text
            date = re.fullmatch(r"(\d+)-(\d+)-(\d+)", text)
            if date:
                values[key + ".long"] = f"ngày {date[3]} tháng {int(date[2])} năm {date[1]}"
    return values


def main(report_name, facts_name, out, job_name=None):
    ledger = json.load(open(facts_name, encoding="utf-8"))
    texts = {f["id"]: f.get("text", "") for f in ledger}
    for f in ledger:
        if f["kind"] == "ratio":
            texts.update({f["id"] + ".num": str(f["num"]), f["id"] + ".den": str(f["den"]),
                          f["id"] + ".full": f"{f['num']}/{f['den']} {f.get('base', '')} ({f['text']})"})
    if job_name:
        texts.update(job_values(job_name))
    parts = [
        '#set page(paper: "a4", margin: (left: 35mm, right: 15mm, y: 25mm), numbering: "1")',
        '#set text(font: "Liberation Serif", size: 14pt, lang: "vi")',
        "#set par(justify: true, first-line-indent: 10mm)",
        "#show table: set text(size: 11pt)",
    ]
    parts += prose(open(report_name, encoding="utf-8").read(), texts)
    parts += [table(f) for f in ledger if f["kind"] == "rows" and f["rows"]]
    source = "\n\n".join(parts).encode()
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        typst.compile(source, output=out)
        best = min(best, time.perf_counter() - start)
    print(f"{best:.4f}")


main(*sys.argv[1:])
