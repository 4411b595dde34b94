"""Compares the tables that Spark wrote with those of a run on one machine, row for row: python spark_rows.py SPARK SINGLE"""

import json
import sys
from pathlib import Path

import pyarrow.dataset as dataset

spark, single = map(Path, sys.argv[1:3])
TABLES = ["documents", "sections", "claims", "numerals", "terms", "concordance", "checks", "indicators", "warnings"]


def rows(table: str) -> list[dict]:
    files = sorted(str(path) for path in (spark / table).glob("*.parquet"))
    return dataset.dataset(files).to_table().to_pylist() if files else []


different = 0
for table in TABLES:
    found, wanted = rows(table), json.loads((single / f"{table}.json").read_text("utf-8"))
    print(table, len(found), len(wanted), "equal" if found == wanted else "DIFFERENT")
    if found == wanted:
        continue
    different += 1
    for one, other in zip(found, wanted):
        if one != other:
            print(" ", {k: (one[k], other.get(k)) for k in one if one[k] != other.get(k)})
            break
sys.exit(1 if different else 0)
