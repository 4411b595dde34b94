# Reads a result as a user of Python does, and prints what it got as JSON: readers.py csv|json|parquet|package FOLDER.
import json
import pathlib
import sys

import pandas

TABLES = "documents sections claims numerals terms concordance checks indicators warnings".split()


def rows_of(frame):
    """The rows of a data frame, missing cells as null, whole numbers as integers."""
    plain = frame.astype(object).where(frame.notna(), None)
    rows = plain.to_dict("records")
    for row in rows:
        for name, value in row.items():
            if isinstance(value, float) and value.is_integer():
                row[name] = int(value)
    return rows


def undone(cell):
    """A text of a CSV without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if isinstance(cell, str) and cell.startswith("'") else cell


def read_csv(path, fields):
    texts = {field["name"]: str for field in fields if field["type"] == "string"}
    frame = pandas.read_csv(path, encoding="utf-8-sig", dtype=texts, keep_default_na=False, na_values=[""])
    return frame.map(undone)


def read(kind, folder):
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = {resource["name"]: resource["schema"]["fields"] for resource in package["resources"]}
    frames = {}
    for table in TABLES:
        path = folder / f"{table}.{kind}"
        if kind == "csv":
            frames[table] = read_csv(path, fields[table])
        elif kind == "json":
            frames[table] = pandas.DataFrame(json.loads(path.read_text(encoding="utf-8")))
        else:
            frames[table] = pandas.read_parquet(path)
    return {table: rows_of(frame) for table, frame in frames.items()}


def check(folder):
    import check_datapackage
    import frictionless

    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    issues = [str(issue) for issue in check_datapackage.check(package)]
    report = frictionless.validate(str(folder / "datapackage.json"))
    errors = [str(error) for error in report.flatten(["title", "rowNumber", "message"])]
    return {"issues": issues, "errors": errors}


if __name__ == "__main__":
    what, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    result = check(folder) if what == "package" else read(what, folder)
    sys.stdout.reconfigure(encoding="utf-8")
    json.dump(result, sys.stdout, ensure_ascii=False)
