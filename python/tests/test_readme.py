"""What is printed runs as it is printed."""

import re
import subprocess
import sys

import pytest
from shared import ROOT


def run(code: str, folder) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def blocks(page: str) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", (ROOT / page).read_text(), re.M | re.S)


def test_the_packages_page_runs(tmp_path):
    one, many = blocks("python/README.md")
    told = run(one + many, tmp_path)
    assert "['Ana Orsel'] CT+ ['The dam will hold,']" in told or "['Ana Orsel'] CT+" in told, told
    assert "Post" in told


def test_the_projects_page_runs(tmp_path):
    """Ten lines, from a file of articles to a table of sources by kind and outlet."""
    [code] = blocks("README.md")
    assert len(code.strip().splitlines()) <= 10
    lines = [
        '{"id": "1", "outlet": "Post", "text": "The dam will hold, Ana Orsel said on Monday. Rain fell, police said."}',
        '{"id": "2", "outlet": "Echo", "text": "The road is shut, according to the ministry of works."}',
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines) + "\n")
    told = run(code, tmp_path)
    assert "Post" in told and "Echo" in told and "official" in told, told


@pytest.mark.parametrize("page", ["docs/scale.md"])
def test_other_pages_are_python(page):
    """What needs a cluster is at least no nonsense."""
    found = blocks(page)
    assert len(found) >= 2
    for code in found:
        compile(code, page, "exec")
