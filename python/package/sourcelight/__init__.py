"""Who says so in a news article: evidence, never a verdict. Nothing leaves this machine.

``analyze`` reads one article, ``batch`` reads a table of them into one flat table. Offsets count code points, so that
``text[start:end]`` gives the words; ``end`` is the place after the last.
"""

import json
from datetime import date as Date
from typing import Any, cast

from sourcelight._native import (
    TABLES as _TABLES,
)
from sourcelight._native import (
    Batch,
    Batches,
    Column,
    InputError,
    Schema,
    __version__,
    schema,
)
from sourcelight._native import (
    analyze_json as _analyze_json,
)
from sourcelight._native import (
    batch as _batch,
)
from sourcelight.report import Report

__all__ = [
    "TABLES",
    "Batch",
    "Batches",
    "Column",
    "InputError",
    "Report",
    "Schema",
    "__version__",
    "analyze",
    "analyze_json",
    "batch",
    "schema",
]

#: The tables of ``batch``, in the order of a reader's questions.
TABLES: tuple[str, ...] = tuple(_TABLES)


def analyze_json(
    text: str,
    date: str | Date | None = None,
    *,
    tokens: bool = False,
    unsure: bool = False,
    address: str | None = None,
) -> str:
    """The report of ``analyze`` as JSON on one line: the bytes that ``sourcelight analyze --jsonl`` writes."""
    day = date.isoformat()[:10] if isinstance(date, Date) else date
    return _analyze_json(text, day, tokens=tokens, unsure=unsure, address=address)


def analyze(
    text: str,
    date: str | Date | None = None,
    *,
    tokens: bool = False,
    unsure: bool = False,
    address: str | None = None,
) -> Report:
    """Read one article: who says what, how certain, and what isn't there.

    Args:
        text: The article as plain text, 5 MB at most. Its first line may be the headline.
        date: The day of the article (``2025-10-14`` or a ``datetime.date``), to resolve "on Monday" by. Without it the text
            is asked for one.
        tokens: List the tokens with base form, part of speech and head (``report["tokens"]``).
        unsure: Count marks that the program is unsure of among the sources and in the shares.
        address: Where the article was published: tells links to its own site from others.

    Returns:
        A dictionary with every key from the start; a list is empty where nothing was found. Lists refer to each other by
        index (``attribution["entity"]`` is the ``id`` in ``report["entities"]``); a place is ``[start, end]`` in code
        points of ``text``, half-open. Texts in other languages than English get counts, a ``notice`` and no reading.

    Raises:
        InputError: The text is larger than 5 MB or holds half a surrogate pair. It is a ``ValueError``.
        ValueError: The date is no day.

    Python's lock is released while the text is read.

    >>> text = "The dam will hold, Ana Orsel said on Monday."
    >>> report = analyze(text, date="2025-10-14")
    >>> [text[start:end] for start, end in report["attributions"][0]["source"]]
    ['Ana Orsel']
    """
    return cast(
        Report, json.loads(analyze_json(text, date, tokens=tokens, unsure=unsure, address=address))
    )


def batch(
    data: Any,
    text: str = "text",
    id: str | None = "id",
    date: str | None = None,
    table: str = "passages",
    threads: int = 1,
    *,
    unsure: bool = False,
) -> Batches:
    """Read a table of articles into one flat table, a batch at a time.

    Args:
        data: Anything with the Arrow PyCapsule interface: a table, data frame, relation, record batch or reader of
            pyarrow, polars, pandas, duckdb and others. A reader is read as the rows are asked for, and never whole. (A
            relation of duckdb's holds its connection so long: to hand the rows back to that, pass
            ``relation.to_arrow_table()``.)
        text: The column of the texts.
        id: The column of what names an article, texts or numbers; it comes back as text in ``article``. None: no names.
        date: The column of the articles' days: dates, moments or ``2025-10-14``.
        table: One of ``TABLES``; ``schema(table)`` says what its columns hold.
        threads: How many threads read; 0: one for each core.
        unsure: As in ``analyze``.

    Returns:
        Rows in the order of the articles, with ``__arrow_c_stream__`` (``pyarrow.table(rows)``, ``polars.DataFrame(rows)``,
        ``duckdb.sql("from rows")``) or batch by batch in a loop. They come once. A batch is cut by the bytes of its texts,
        about 1 MB for each thread, and not by rows: memory stays what the texts of one batch need.

        An article that cannot be read (no text, more than 5 MB, a bad date) gives one row with its id and a sentence in
        ``error``; no other article is touched by it. An article in which nothing was found gives no row, save in
        ``statistics``, which has one for every article.

    Raises:
        KeyError: The data has no such column.
        TypeError: The data is no Arrow table, or a column cannot be read as what it is taken for.
        ValueError: There is no such table.

    Python's lock is released while the texts are read.
    """
    return _batch(data, text, id, date, table, threads, unsure=unsure)


