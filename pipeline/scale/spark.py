"""Extracts a corpus with Apache Spark, and writes the tables of one run as partitioned Parquet.

    spark-submit pipeline/scale/spark.py INPUT OUTPUT [--filter COMMAND] [--partitions N]

INPUT is NDJSON (an object with id and text a line, and, if wanted, title, published, author, source, url, place), Parquet
with such columns, or a folder of .txt files in UTF-8; a path of any file system that Spark reads. OUTPUT gets a folder
for each table; the rows, in the order of their parts, are those of a run on one machine over the same corpus. Documents
that could not be read are rows of OUTPUT/errors.

Each partition goes through the compiled filter (`npm run build`), one process a task. Its answers are written before
they are put together, so that a task that is tried again, or runs twice, changes nothing: Spark commits one attempt.
What needs all documents is merged from counts, minima and joins, in any order: how many documents have a term (tf_idf),
the first target and outcome of a figure (pair), the first of the figures that contradict each other (conflict).

YARN:       npm pack; spark-submit --master yarn --archives zhengshu.tar.gz#zhengshu
            --filter "node zhengshu/.build/pipeline/scale/filter.js" … with Node on the workers, or in the archive.
Kubernetes: --master k8s://… --conf spark.kubernetes.container.image=IMAGE, an image with Node and the package in it.
A filter takes a core and some 450 MB besides the executor's own memory: set spark.executor.memoryOverhead to that times
the cores of an executor, or set spark.task.cpus to 2.
"""

import argparse
import json
import math
import os
import re
import shlex
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

ROOT = Path(__file__).resolve().parents[2]
OWN_TABLES = ["documents", "sections", "claims", "numerals", "concordance", "checks", "warnings"]
OPTIONAL = ["title", "published", "author", "source", "url", "place"]
TYPES = {"string": t.StringType(), "integer": t.LongType(), "number": t.DoubleType()}
DECIMALS = Decimal("0.0001")


def schema_of(table: str) -> t.StructType:
    """The columns of a table, from its JSON Schema."""
    schema = json.loads((ROOT / "schemas" / f"{table}.schema.json").read_text("utf-8"))
    fields = []
    for name, column in schema["properties"].items():
        kinds = [column["type"]] if isinstance(column["type"], str) else column["type"]
        fields.append(t.StructField(name, TYPES[next(kind for kind in kinds if kind != "null")]))
    return t.StructType(fields)


def answer_schema() -> t.StructType:
    """What the filter answers to a line with --tables."""
    side = t.StructType().add("key", "string").add("status", "string").add("claimId", "string")
    comparable = (
        t.StructType().add("key", "string").add("claimId", "string").add("indicator", "string").add("period", "string")
    )
    comparable = comparable.add("value", "double").add("written", "string").add("rounding", "double")
    summary = t.StructType().add("sides", t.ArrayType(side)).add("comparables", t.ArrayType(comparable))
    answer = t.StructType().add("id", "string").add("order", "long").add("error", "string").add("summary", summary)
    for table in [*OWN_TABLES, "terms", "indicators"]:
        answer = answer.add(table, t.ArrayType(schema_of(table)))
    return answer


def ndjson_files(spark: SparkSession, path: str) -> list[str]:
    """The files of a path, in the order of their names."""
    hadoop = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path)
    system = hadoop.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    found = [status.getPath().toString() for status in system.globStatus(hadoop)]
    if len(found) == 1 and system.isDirectory(hadoop):
        found = [status.getPath().toString() for status in system.listStatus(hadoop)]
    return sorted(name for name in found if re.search(r"\.(ndjson|jsonl)$", name))


def read_documents(spark: SparkSession, path: str, partitions: int):
    """The corpus as an RDD of the filter's lines, each with its place in the order of the documents."""
    context = spark.sparkContext
    if path.rstrip("/").endswith(".parquet"):
        stem = Path(path.rstrip("/")).stem
        rows = spark.read.parquet(path).rdd.map(lambda row: row.asDict())
        documents = rows.map(lambda row: {**row, "id": f"{stem}/{row['id']}", "file": f"{stem}.parquet"})
        numbered = documents.zipWithIndex()
    elif files := ndjson_files(spark, path):

        def lines_of(name: str):
            base = name.rsplit("/", 1)[-1]
            stem = base.rsplit(".", 1)[0]

            def document(line: str) -> dict:
                row = json.loads(line)
                return {**row, "id": f"{stem}/{row['id']}", "file": base}

            return context.textFile(name, partitions).filter(lambda line: line.strip()).map(document)

        numbered = context.union([lines_of(name) for name in files]).zipWithIndex()
    else:
        base = path.rstrip("/")

        def from_file(item: tuple[str, str]) -> dict:
            name = item[0].split(f"{base}/", 1)[-1]
            return {"id": name.removesuffix(".txt"), "file": name, "text": item[1].removeprefix("\ufeff")}

        texts = context.wholeTextFiles(f"{base}/*.txt", partitions).sortByKey().map(from_file)
        numbered = texts.zipWithIndex()

    def line(item: tuple[dict, int]) -> str:
        row, order = item
        kept = {name: row[name] for name in OPTIONAL if isinstance(row.get(name), str)}
        return json.dumps({"id": row["id"], "file": row["file"], "text": row["text"], "order": order, **kept})

    return numbered.map(line).repartition(partitions)


def extract(spark: SparkSession, source: str, answers: str, command: str, partitions: int) -> DataFrame:
    """Sends the documents through the filter and writes what it answers; a filter that fails fails its task."""
    piped = read_documents(spark, source, partitions).pipe(command, dict(os.environ), checkCode=True)
    spark.createDataFrame(piped.map(lambda line: (line,)), "value string").write.mode("overwrite").parquet(answers)
    written = spark.read.parquet(answers)
    return written.select(f.from_json("value", answer_schema()).alias("answer")).select("answer.*")


def rows_of(answers: DataFrame, table: str) -> DataFrame:
    """The rows of a table with their places: order of the document, position in it."""
    exploded = answers.select(f.col("order").alias("_order"), f.posexplode(table).alias("_position", "row"))
    return exploded.select("_order", "_position", "row.*")


def summaries(answers: DataFrame, name: str) -> DataFrame:
    """What documents say to one another, with their places."""
    exploded = answers.select("id", f.col("order").alias("_order"), f.posexplode(f"summary.{name}").alias("_position", "said"))
    return exploded.select("id", "_order", "_position", "said.*")


def place():
    """Where a document said something, for comparing what was said first."""
    return f.struct("_order", "_position")


def weighted(spark: SparkSession, answers: DataFrame) -> DataFrame:
    """Terms with their tf-idf over all documents, computed once for each count, as the pipeline rounds it."""
    terms = rows_of(answers, "terms")
    documents = answers.filter("error is null").count()
    having = terms.groupBy("term").agg(f.count_distinct("document_id").alias("having"))
    counted = terms.drop("tf_idf").join(having, "term")
    weights = []
    for count, number in counted.select("count", "having").distinct().collect():
        weight = Decimal(count * (1 + math.log(documents / (1 + number))))
        weights.append((count, number, float(weight.quantize(DECIMALS, ROUND_HALF_UP))))
    table = spark.createDataFrame(weights, "count long, having long, tf_idf double")
    return counted.join(f.broadcast(table), ["count", "having"])


def paired(answers: DataFrame) -> DataFrame:
    """Indicators with their pairs: the first planned figure of a key with the first reported one, both ways."""
    sides = summaries(answers, "sides")
    first = lambda status: f.min_by(f.when(f.col("status") == status, f.col("claimId")), f.when(f.col("status") == status, place()))
    both = sides.groupBy("key").agg(first("planned").alias("planned"), first("reported").alias("reported"))
    both = both.filter("planned is not null and reported is not null")
    pairs = both.selectExpr("planned as claim_id", "reported as pair").union(both.selectExpr("reported", "planned"))
    return rows_of(answers, "indicators").drop("pair").join(pairs, "claim_id", "left")


def conflicts(answers: DataFrame) -> DataFrame:
    """A check for each figure that is not that of the first document that gives it, beyond the rounding of both."""
    figures = summaries(answers, "comparables")
    firsts = figures.groupBy("key").agg(f.min_by(f.struct("id", "claimId", "value", "written", "rounding"), place()).alias("first"))
    met = figures.join(firsts, "key").filter("first.id != id and abs(first.value - value) > first.rounding + rounding")
    return met.select(
        "_order",
        "_position",
        f.col("id").alias("document_id"),
        f.lit("conflict").alias("check"),
        f.concat_ws(" ", "first.claimId", "claimId").alias("claim_ids"),
        f.lit("inconsistent").alias("result"),
        f.lit(None).cast("double").alias("value"),
        f.format_string("%s %s: %s in %s, %s here", "indicator", "period", "first.written", "first.id", "written").alias("detail"),
    )


def write(rows: DataFrame, table: str, output: str, partitions: int) -> None:
    """Writes a table in the order of the documents, its columns in that of its schema."""
    columns = [field.name for field in schema_of(table)]
    keys = [name for name in ("_last", "_order", "_position") if name in rows.columns]
    ordered = rows.repartitionByRange(partitions, *keys).sortWithinPartitions(*keys)
    ordered.select(*columns).write.mode("overwrite").parquet(f"{output}/{table}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    compiled = ROOT / ".build" / "pipeline" / "scale" / "filter.js"
    parser.add_argument("--filter", default=f"node {shlex.quote(str(compiled))}", help="command of the compiled filter")
    parser.add_argument("--partitions", type=int, default=0, help="tasks of the extraction; by default four a core")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("zhengshu").getOrCreate()
    partitions = arguments.partitions or spark.sparkContext.defaultParallelism * 4
    output = arguments.output.rstrip("/")
    answers = extract(spark, arguments.input, f"{output}/answers", f"{arguments.filter} --tables", partitions)
    answers = answers.persist(StorageLevel.DISK_ONLY)
    for table in ["documents", "sections", "claims", "numerals", "concordance", "warnings"]:
        write(rows_of(answers, table), table, output, partitions)
    write(weighted(spark, answers), "terms", output, partitions)
    write(paired(answers), "indicators", output, partitions)
    own = rows_of(answers, "checks").withColumn("_last", f.lit(0))
    write(own.unionByName(conflicts(answers).withColumn("_last", f.lit(1))), "checks", output, partitions)
    answers.filter("error is not null").select("id", "error").write.mode("overwrite").parquet(f"{output}/errors")
    spark.stop()


if __name__ == "__main__":
    main()
