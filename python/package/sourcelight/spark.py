"""On Spark: the rows of one table for a data frame of articles, by ``mapInArrow``.

What an executor needs is this package and pyarrow, which PySpark's Arrow functions need anyway.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import sourcelight

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

_TYPES = {
    "text": "string",
    "integer": "bigint",
    "float": "double",
    "boolean": "boolean",
    "list of text": "array<string>",
}


def schema(table: str = "passages") -> str:
    """The columns of a table as Spark writes them: ``article string, passage bigint, …``."""
    return ", ".join(f"`{column.name}` {_TYPES[column.type]}" for column in sourcelight.schema(table).columns)


def tables(
    df: "DataFrame",
    table: str = "passages",
    *,
    text: str = "text",
    id: str | None = "id",
    date: str | None = None,
    threads: int = 1,
    unsure: bool = False,
) -> "DataFrame":
    """The rows of a table for every article of a data frame.

    Nothing is shuffled and nothing is read before the rows are asked for. Each task reads its part with ``threads``
    threads: leave it at 1 where ``spark.task.cpus`` is 1. Arguments and rows are those of ``sourcelight.batch``.
    """
    columns = list(dict.fromkeys(name for name in (text, id, date) if name is not None))
    read = partial(_read, text=text, id=id, date=date, table=table, threads=threads, unsure=unsure)
    return df.select(*columns).mapInArrow(read, schema(table))


def _read(
    batches: "Iterator[pyarrow.RecordBatch]",
    *,
    text: str,
    id: str | None,
    date: str | None,
    table: str,
    threads: int,
    unsure: bool,
) -> "Iterator[pyarrow.RecordBatch]":
    import pyarrow

    first = next(batches, None)
    if first is None:
        return
    stream = pyarrow.RecordBatchReader.from_batches(first.schema, _with(first, batches))
    for rows in sourcelight.batch(stream, text, id, date, table, threads, unsure=unsure):
        yield pyarrow.record_batch(rows)


def _with(
    first: "pyarrow.RecordBatch", rest: "Iterator[pyarrow.RecordBatch]"
) -> "Iterator[pyarrow.RecordBatch]":
    yield first
    yield from rest
