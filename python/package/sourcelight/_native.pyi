from collections.abc import Iterator
from typing import Any, Literal, final

__all__ = [
    "__version__",
    "TABLES",
    "InputError",
    "Batch",
    "Batches",
    "Column",
    "Schema",
    "analyze_json",
    "batch",
    "schema",
]

__version__: str
TABLES: list[str]

class InputError(ValueError):
    """A text that is not read: larger than 5 MB, or with half a surrogate pair in it."""

@final
class Column:
    """A column of a table."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def type(self) -> Literal["text", "integer", "float", "boolean", "list of text"]:
        """What its cells hold: Arrow's utf8, int64, float64, bool or list of utf8. Every column may be empty (null)."""

    @property
    def about(self) -> str:
        """What it says, in a line."""

@final
class Schema:
    """The columns of a table. Names and types stay; new ones are added before ``error``, the last."""

    @property
    def table(self) -> str:
        """The table's name."""

    @property
    def about(self) -> str:
        """What its rows are, in a line."""

    @property
    def columns(self) -> list[Column]:
        """Its columns, in order."""

    def __arrow_c_schema__(self) -> object: ...

@final
class Batch:
    """Some rows of a table: ``pyarrow.record_batch(batch)``."""

    @property
    def num_rows(self) -> int: ...
    def __len__(self) -> int: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

@final
class Batches:
    """Rows of a table, read as they are asked for: once."""

    @property
    def schema(self) -> Schema:
        """The columns."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __iter__(self) -> Iterator[Batch]: ...
    def __next__(self) -> Batch: ...

def analyze_json(
    text: str,
    date: str | None = None,
    *,
    tokens: bool = False,
    unsure: bool = False,
    address: str | None = None,
) -> str: ...
def batch(
    data: Any,
    text: str = "text",
    id: str | None = "id",
    date: str | None = None,
    table: str = "passages",
    threads: int = 1,
    *,
    unsure: bool = False,
) -> Batches: ...
def schema(table: str) -> Schema:
    """The columns of a table: an object with ``__arrow_c_schema__`` (``pyarrow.schema(it)``) and a list ``columns``.

    Raises:
        ValueError: There is no such table.
    """
