"""forms_fill.py STORE FORMS TARGET: fill the blank forms in FORMS with the rows of a run's STORE, as a clerk would, and lay them into TARGET."""
import csv, io, os, sqlite3, sys

store, forms, target = sys.argv[1:]
db = sqlite3.connect(store)


def written(value):
    if value is None:
        return ''
    return str(value).replace('.', ',') if isinstance(value, float) else str(value)


for path, table, submitter in db.execute('SELECT path, table_name, submitter FROM _files WHERE submitter IS NOT NULL ORDER BY id').fetchall():
    name = os.path.basename(path)
    form = os.path.join(forms, submitter, name)
    if not os.path.exists(form):
        continue  # nothing is expected of this one
    cursor = db.execute(f'SELECT t.* FROM "{table}" AS t WHERE _file = ? ORDER BY _line', (path,))
    columns = [i for i, c in enumerate(cursor.description) if not c[0].startswith('_')]
    out = io.StringIO(newline='')
    writer = csv.writer(out, delimiter=';', lineterminator='\r\n')
    for row in cursor:
        writer.writerow([written(row[i]) for i in columns])
    with open(form, encoding='utf-8-sig', newline='') as f:
        head = f.read()
    assert head.count('\r\n') == 1 and len(head.rstrip('\r\n').split(';')) == len(columns), form
    os.makedirs(os.path.join(target, submitter), exist_ok=True)
    with open(os.path.join(target, submitter, name), 'w', encoding='utf-8', newline='') as f:
        f.write('\ufeff' + head + out.getvalue())
