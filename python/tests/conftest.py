"""What the tests are given: our own articles about invented places, and the command line."""

import os

import pytest
from shared import ROOT, CommandLine


# what fills the tables that few articles fill
RARE = (
    "The firm has 120 workers: 80 in Lint and 50 in Osk, Ana Orsel said. Residents accused Bo Lund of fraud. "
    "Mr Lund denied it. The report is at www.lint.example/report and doi:10.1000/182."
)


@pytest.fixture(scope="session")
def articles() -> list[dict[str, str]]:
    """Every golden and example article, with a day for all and odd ids."""
    paths = sorted([*ROOT.glob("tests/golden/*/source.txt"), *ROOT.glob("www/examples/*.txt")])
    assert len(paths) >= 8
    texts = [path.read_bytes().decode() for path in paths]
    texts += ["", "“", "𝄞 Ana Orsel said “𝄞”.", "=SUM(1), Ana Orsel said on Monday. -5 houses\tfell.", "Rain fell.", RARE]
    ids = ["=1+1", "a,b", 'say "so"', "über", "", "rare"]
    names = [path.parent.name if path.name == "source.txt" else path.stem for path in paths]
    return [
        {"id": name, "text": text, "date": "2025-06-15"}
        for name, text in zip(names + ids, texts, strict=True)
    ]


@pytest.fixture(scope="session")
def command_line() -> CommandLine:
    """The program that SOURCELIGHT_BINARY names."""
    return CommandLine(os.environ["SOURCELIGHT_BINARY"])
