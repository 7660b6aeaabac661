"""What the tests share: where the checkout is, and the command line to hold the package against."""

import csv
import io
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class CommandLine:
    """The built program."""

    def __init__(self, path: str) -> None:
        self.path = path

    def run(self, *arguments: str, lines: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [self.path, *arguments], input=lines, capture_output=True, encoding="utf-8", check=False
        )

    def rows(self, table: str, articles: list[dict[str, str]]) -> list[dict[str, str]]:
        """A table of articles, as read from CSV."""
        done = self.run("analyze", "--jsonl", "--table", table, lines=as_lines(articles))
        assert done.returncode == 0, done.stderr
        return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def as_lines(articles: list[dict[str, str]]) -> str:
    return "".join(json.dumps(article) + "\n" for article in articles)
