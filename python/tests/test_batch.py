"""Tables of articles by Arrow: whoever made the data, whoever takes the rows."""

import datetime
import threading

import duckdb
import pandas
import polars
import pyarrow
import pytest
import sourcelight

ROWS = {
    "id": ["a", "b", "c"],
    "text": [
        "The dam will hold, Ana Orsel said on Monday.",
        "Rain fell.",
        "“It was loud,” said Bo Lund. The road is shut, police said.",
    ],
}


def read(data, *arguments, **options):
    return pyarrow.table(sourcelight.batch(data, *arguments, **options))


@pytest.fixture(scope="module")
def expected():
    rows = read(pyarrow.table(ROWS))
    assert rows["article"].to_pylist() == ["a", "c", "c"]
    assert rows["who"].to_pylist() == ["Ana Orsel", "Bo Lund", "police"]
    assert rows["error"].null_count == 3
    return rows


def test_every_library_may_bring_the_articles(expected):
    arrow, frame = pyarrow.table(ROWS), pandas.DataFrame(ROWS)
    relation = duckdb.sql("select * from arrow")
    sources = [
        arrow,
        arrow.to_batches()[0],
        arrow.to_reader(),
        pyarrow.Table.from_batches(arrow.to_batches(max_chunksize=1)),
        frame,
        polars.DataFrame(ROWS),
        relation,
    ]
    for data in sources:
        assert read(data).equals(expected), type(data)


def test_every_library_may_take_the_rows(expected):
    data = pyarrow.table(ROWS)
    assert polars.DataFrame(sourcelight.batch(data)).to_dicts() == expected.to_pylist()
    rows = sourcelight.batch(data)
    assert duckdb.sql("select article, who, flags from rows order by passage, article").fetchall() == [
        ("a", "Ana Orsel", ["future"]),
        ("c", "Bo Lund", []),
        ("c", "police", []),
    ]
    frame = pyarrow.table(sourcelight.batch(data)).to_pandas()
    assert list(frame["who"]) == ["Ana Orsel", "Bo Lund", "police"]
    assert pyarrow.Table.from_batches(map(pyarrow.record_batch, sourcelight.batch(data))).equals(expected)


@pytest.mark.parametrize("table", sourcelight.TABLES)
def test_columns_are_as_published(table):
    told = pyarrow.schema(sourcelight.schema(table))
    rows = read(pyarrow.table(ROWS), table=table)
    assert rows.schema.equals(told, check_metadata=True)
    columns = sourcelight.schema(table).columns
    assert [column.name for column in columns] == told.names
    assert (told.names[0], told.names[-1]) == ("article", "error")
    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "float": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "list of text": pyarrow.list_(pyarrow.string()),
    }
    assert [kinds[column.type] for column in columns] == told.types
    assert all(column.about for column in columns)
    assert sourcelight.batch(pyarrow.table(ROWS), table=table).schema.table == table


def test_texts_may_come_in_every_form(expected):
    data = pyarrow.table(ROWS)
    kinds = [
        pyarrow.large_string(),
        pyarrow.string_view(),
        pyarrow.binary(),
        pyarrow.large_binary(),
        pyarrow.dictionary(pyarrow.int8(), pyarrow.string()),
    ]
    for kind in kinds:
        assert read(data.set_column(1, "text", data["text"].cast(kind))).equals(expected), kind
    assert read(data.slice(2))["article"].to_pylist() == ["c", "c"]
    renamed = data.rename_columns(["name", "body"])
    assert read(renamed, "body", "name").equals(expected)
    assert read(renamed, text="body", id=None)["article"].null_count == 3


def test_ids_come_back_as_text():
    data = pyarrow.table({"id": [7, None, -1], "text": ["Rain fell."] * 3})
    assert read(data, table="sentences")["article"].to_pylist() == ["7", None, "-1"]


def test_days_may_come_in_every_form():
    day = datetime.date(2025, 10, 15)
    moment = datetime.datetime(2025, 10, 15, 23, 59)
    aware = pyarrow.array([moment], pyarrow.timestamp("us", "UTC"))
    for days in [["2025-10-15"], [day], [moment], ["2025-10-15T10:00:00Z"], aware]:
        data = pyarrow.table({"text": ["The dam held, Ana Orsel said on Monday."], "day": days})
        rows = read(data, id=None, date="day", table="dates")
        assert rows["value"].to_pylist() == ["2025-10-13"], days


def test_a_bad_row_costs_itself_alone(expected):
    texts = [ROWS["text"][0].encode(), None, b"Caf\xe9 shut, Ana Orsel said.", b"x" * 5_000_001]
    texts += [ROWS["text"][0].encode(), *(text.encode() for text in ROWS["text"][1:])]
    ids = ["a", "none", "latin", "large", "day", "b", "c"]
    days = [None, None, "", None, "2025-02-30", "2025-02-28", ""]
    data = pyarrow.table({"id": ids, "text": pyarrow.array(texts, pyarrow.binary()), "day": days})
    for threads in [1, 2]:
        rows = read(data, date="day", threads=threads).to_pylist()
        assert [row["article"] for row in rows] == ["a", "none", "latin", "large", "day", "c", "c"]
        bad = {row["article"]: row for row in rows if row["error"]}
        assert list(bad) == ["none", "latin", "large", "day"]
        told = ["there is no text", "not UTF-8: byte 3", "5.0 MB; Sourcelight reads up to 5 MB", "2025-02-30"]
        for row, part in zip(bad.values(), told, strict=True):
            assert part in row["error"]
            assert all(value is None for name, value in row.items() if name not in ("article", "error"))
        assert [row for row in rows if not row["error"]] == expected.to_pylist()


def test_texts_that_claim_to_be_utf8_are_not_believed():
    broken = pyarrow.Array.from_buffers(
        pyarrow.string(), 2, pyarrow.array([b"Rain fell.", b"Caf\xe9 shut."], pyarrow.binary()).buffers()
    )
    rows = read(pyarrow.table({"text": broken}), id=None, table="sentences").to_pylist()
    assert rows[0]["text"] == "Rain fell." and "not UTF-8" in rows[1]["error"]


def test_batches_are_cut_by_bytes():
    """Texts of a megabyte come one by one, texts of a line by the thousands, however they arrive."""
    megabyte = "😀 " * 210_000
    schema = pyarrow.schema({"id": pyarrow.int64(), "text": pyarrow.string()})
    taken = []

    def articles(texts, rows):
        for at in range(0, len(texts), rows):
            part = texts[at : at + rows]
            taken.extend(part)
            yield pyarrow.record_batch([list(range(at, at + len(part))), part], schema=schema)

    def reader(texts, rows):
        return pyarrow.RecordBatchReader.from_batches(schema, articles(texts, rows))

    sizes = [rows.num_rows for rows in sourcelight.batch(reader([megabyte] * 3, 3), table="statistics")]
    assert sizes == [1, 1, 1]
    taken.clear()
    rows = sourcelight.batch(reader(["Rain fell."] * 5000, 7), table="statistics")
    assert taken == [], "nothing is read before it is asked for"
    assert [part.num_rows for part in rows] == [5000]
    taken.clear()
    rows = iter(sourcelight.batch(reader([megabyte] * 9, 1), table="statistics"))
    assert next(rows).num_rows == 1
    assert len(taken) <= 2, "no more is taken than a batch needs"
    empty = pyarrow.table({"text": pyarrow.nulls(50_000, pyarrow.string())})
    sizes = [part.num_rows for part in sourcelight.batch(empty, id=None)]
    assert sum(sizes) == 50_000 and max(sizes) < 20_000, "rows without a text weigh something too"


def test_threads_change_nothing(articles):
    data = pyarrow.Table.from_pylist(articles * 8)
    for table in ["passages", "statistics"]:
        one = read(data, date="date", table=table)
        for threads in [2, 3, 0]:
            assert read(data, date="date", table=table, threads=threads).equals(one)


def test_what_ends_the_stream_is_told_after_what_came_before():
    schema = pyarrow.schema({"id": pyarrow.string(), "text": pyarrow.string()})

    def articles():
        yield pyarrow.record_batch([["a"], ["Rain fell."]], schema=schema)
        raise OSError("the disk is gone")

    rows = sourcelight.batch(pyarrow.RecordBatchReader.from_batches(schema, articles()), table="sentences")
    assert next(rows).num_rows == 1
    with pytest.raises(Exception, match="the disk is gone"):
        next(rows)


def test_rows_come_once():
    rows = sourcelight.batch(pyarrow.table(ROWS))
    assert pyarrow.table(rows).num_rows == 3
    with pytest.raises(ValueError, match="they come once"):
        pyarrow.table(rows)
    assert list(rows) == []


def test_no_articles_give_no_rows_and_all_columns():
    rows = read(pyarrow.table(ROWS).slice(0, 0), table="sources")
    assert rows.num_rows == 0 and rows.schema.names == [c.name for c in sourcelight.schema("sources").columns]


def test_bad_calls_are_told():
    data = pyarrow.table(ROWS)
    with pytest.raises(ValueError, match="there is no table \"pasages\"; there are passages, sources"):
        sourcelight.batch(data, table="pasages")
    with pytest.raises(ValueError, match="there is no table"):
        sourcelight.schema("rows")
    with pytest.raises(KeyError, match="no column .*body.* it has id, text"):
        sourcelight.batch(data, text="body")
    with pytest.raises(KeyError, match="id=None"):
        sourcelight.batch(data.drop_columns("id"))
    with pytest.raises(TypeError, match="the column .*text.* holds no texts but Int64"):
        sourcelight.batch(pyarrow.table({"text": [1]}), id=None)
    with pytest.raises(TypeError, match="cannot be spelled as text"):
        sourcelight.batch(pyarrow.table({"text": ["a"], "id": [[1]]}))
    for bad in [ROWS, [ROWS], "text", None]:
        with pytest.raises(TypeError, match="is no table that Arrow can read: pass one of pyarrow"):
            sourcelight.batch(bad)
    assert sourcelight.schema("quantities").table == "figures", "the report's names are read as well"


def test_the_lock_is_released(articles):
    """Another thread gets its turns while pyarrow, and a loop of our own, wait for rows."""
    data = pyarrow.Table.from_pylist(articles * 10)
    for take in [pyarrow.table, list]:
        worker = threading.Thread(target=lambda take=take: take(sourcelight.batch(data)))
        worker.start()
        turns = 0
        while worker.is_alive():
            turns += 1
        assert turns > 1000
