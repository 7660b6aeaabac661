"""On a Spark of this machine: its rows are those of ``batch``."""

import os
import sys

import pyarrow
import pytest
import sourcelight
import sourcelight.spark
from pyspark.sql import SparkSession

# the step that runs the tests says so, and counts what is left out
pytestmark = pytest.mark.skipif(
    os.environ.get("SOURCELIGHT_JAVA") == "none", reason="Spark needs Java, and this machine has none"
)


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("sourcelight")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "3",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("table", ["passages", "sources", "figures", "statistics"])
def test_rows_are_those_of_batch(spark, articles, table):
    data = pyarrow.Table.from_pylist(articles)
    expected = pyarrow.table(sourcelight.batch(data, date="date", table=table)).to_pylist()
    frame = spark.createDataFrame(articles, "id string, text string, date string").repartition(3)
    rows = sourcelight.spark.tables(frame, table, date="date")
    assert rows.columns == [column.name for column in sourcelight.schema(table).columns]
    found = [row.asDict() for row in rows.collect()]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_a_bad_article_fails_no_task(spark):
    frame = spark.createDataFrame([("a", None, "x"), ("b", "Rain fell.", "y")], "key string, body string, other string")
    rows = sourcelight.spark.tables(frame, "sentences", text="body", id="key").collect()
    assert sorted((row["article"], row["text"], row["error"]) for row in rows) == [
        ("a", None, "there is no text"),
        ("b", "Rain fell.", None),
    ]


def test_an_empty_frame_gives_all_columns(spark):
    frame = spark.createDataFrame([], "id string, text string")
    rows = sourcelight.spark.tables(frame)
    assert rows.count() == 0 and rows.columns[0] == "article"


def test_lists_and_numbers_are_sparks_own(spark):
    types = dict(sourcelight.spark.tables(spark.createDataFrame([], "id string, text string")).dtypes)
    kinds = {"flags": "array<string>", "confidence": "double", "start": "bigint", "joint": "boolean"}
    assert {name: types[name] for name in kinds} == kinds
