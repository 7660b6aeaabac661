"""On Ray: a class for ``Dataset.map_batches`` that turns batches of articles into rows of one table.

>>> rows = articles.map_batches(                                    # doctest: +SKIP
...     sourcelight.ray.Tables,
...     fn_constructor_kwargs={"table": "sources"},
...     batch_format="pyarrow",
...     compute=ray.data.ActorPoolStrategy(size=8),
... )
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import sourcelight

if TYPE_CHECKING:
    import pyarrow


class Tables:
    """Reads batches of articles. An actor is made once and holds the model; arguments are those of ``sourcelight.batch``."""

    def __init__(
        self,
        table: str = "passages",
        *,
        text: str = "text",
        id: str | None = "id",
        date: str | None = None,
        threads: int = 1,
        unsure: bool = False,
    ) -> None:
        import pyarrow

        self._columns = {"text": text, "id": id, "date": date}
        self._table, self._threads, self._unsure = table, threads, unsure
        self._empty = pyarrow.schema(sourcelight.schema(table)).empty_table()
        # the model is read before the first batch comes
        sourcelight.analyze_json("")

    def __call__(self, batch: "pyarrow.Table") -> "Iterator[pyarrow.Table]":
        """The rows of one batch, in parts; at least one, that the columns are known where there are no rows."""
        import pyarrow

        yield self._empty
        rows = sourcelight.batch(
            batch, table=self._table, threads=self._threads, unsure=self._unsure, **self._columns
        )
        for part in rows:
            yield pyarrow.Table.from_batches([pyarrow.record_batch(part)])
