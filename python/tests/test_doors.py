"""Equal rows in all doors: Python's tables are the command line's, cell by cell."""

import pyarrow
import pytest
import sourcelight

SEPARATORS = {"flags": " ", "claims": " | "}
FORMULA = tuple("=+-@＝＋－＠")


def spelled(value, column, kind):
    """A value as the command line's CSV spells it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            text = SEPARATORS.get(column, "; ").join(value)
        case _:
            text = value
    # words of an article that a spreadsheet would run; days and values of ours may begin with a minus
    guarded = kind in ("text", "list of text") and not (column in ("value", "from", "to", "timex", "date"))
    return f"'{text}" if guarded and text.startswith(FORMULA) else text


@pytest.mark.parametrize("table", sourcelight.TABLES)
def test_rows_are_the_command_lines(table, articles, command_line):
    data = pyarrow.Table.from_pylist(articles)
    own = pyarrow.table(sourcelight.batch(data, date="date", table=table)).drop_columns("error").to_pylist()
    told = command_line.rows(table, articles)
    kinds = {column.name: column.type for column in sourcelight.schema(table).columns}
    assert len(own) == len(told) > 0
    for mine, theirs in zip(own, told, strict=True):
        assert list(mine) == list(theirs)
        for column, value in mine.items():
            if kinds[column] in ("integer", "float") and value is not None:
                assert value == float(theirs[column]), column
            elif column == "article":
                assert theirs[column] in (value, f"'{value}")
            else:
                assert spelled(value, column, kinds[column]) == theirs[column], column


def test_rows_are_the_reports(articles):
    """And those of the report that ``analyze`` gives."""
    for row in articles:
        report = sourcelight.analyze(row["text"], row["date"])
        data = pyarrow.Table.from_pylist([row])
        passages = pyarrow.table(sourcelight.batch(data, date="date")).to_pylist()
        assert [p["confidence"] for p in passages] == [a["confidence"] for a in report["attributions"]]
        assert [p["certainty"] for p in passages] == [a["certainty"] for a in report["attributions"]]
        figures = pyarrow.table(sourcelight.batch(data, date="date", table="figures")).to_pylist()
        assert [(f["start"], f["end"], f["value"]) for f in figures] == [
            (q["start"], q["end"], q["value"]) for q in report["quantities"]
        ]
        [counts] = pyarrow.table(sourcelight.batch(data, date="date", table="statistics")).to_pylist()
        assert counts["words"] == report["statistics"]["words"]
        assert counts["passages"] == len(report["attributions"])
