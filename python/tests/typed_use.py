"""What a checker of types lets pass: it is not run."""

import datetime

import polars
import pyarrow
import sourcelight
from sourcelight.report import Attribution, Report


def speakers(text: str) -> list[str]:
    report: Report = sourcelight.analyze(text, date=datetime.date(2025, 10, 14), tokens=True)
    rows: list[Attribution] = report["attributions"]
    names = {row["id"]: row["name"] for row in report["entities"]}
    when: str | None = report.get("date")
    print(when, [token["lemma"] for token in report.get("tokens", [])], report["statistics"]["words"])
    return [names[row["entity"]] for row in rows if row["entity"] is not None and row["form"] == "direct"]


def table(articles: polars.DataFrame) -> pyarrow.Table:
    rows: sourcelight.Batches = sourcelight.batch(articles, "body", id=None, table="sources", threads=2)
    columns: list[str] = [column.name for column in rows.schema.columns]
    total: int = sum(part.num_rows for part in rows)
    print(columns, total, sourcelight.TABLES[0].upper())
    return pyarrow.table(sourcelight.batch(articles))


try:
    sourcelight.analyze("")
except sourcelight.InputError as refusal:
    sentence: str = str(refusal)
