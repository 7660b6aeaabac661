"""Tables of JSON Lines by the command line: streamed, in constant memory, one broken line costing itself alone."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from shared import as_lines

ARTICLE = "The dam will hold, Ana Orsel said on Monday. “It was loud,” said Bo Lund."


def peak(command: list[str], feed) -> tuple[int, int]:
    """Lines written and the most memory that a run took, in kB."""
    # measured by a process of its own: the most of all children would hide what the last one took
    watcher = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)\n"
        "print(done.stdout.count(b'\\n'), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)\n"
    )
    run = [sys.executable, "-c", watcher, *command]
    child = subprocess.Popen(run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    with ThreadPoolExecutor() as pool:
        fed = pool.submit(lambda: feed(child.stdin))
        told = child.stdout.read()
        fed.result()
    child.wait()
    lines, memory, code = map(int, told.split())
    assert code == 0
    return lines, memory


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in another unit")
def test_memory_is_that_of_a_batch_however_long_the_input(command_line):
    line = as_lines([{"id": "a", "text": ARTICLE * 20}])

    def feed(count):
        def write(stream):
            with stream:
                for _ in range(count):
                    stream.write(line)

        return write

    command = [command_line.path, "analyze", "--jsonl", "--table", "passages"]
    (few, small), (many, large) = (peak(command, feed(count)) for count in (1024, 6 * 1024))
    # all lines but the first, which names the columns
    assert (many - 1) == 6 * (few - 1) and few > 1024
    assert large < small * 1.15 + 4000, f"{small} kB for one batch, {large} kB for six"


def test_rows_come_before_the_input_ends(command_line):
    """The input stays open: what one batch gives is there all the same."""
    command = [command_line.path, "analyze", "--jsonl", "--table", "sentences", "--format", "tsv"]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    with ThreadPoolExecutor() as pool, child:
        pool.submit(lambda: child.stdin.write(as_lines([{"id": "a", "text": "Rain fell. " * 20}] * 1100)))
        assert child.stdout.readline().startswith("article\tsentence\t")
        assert child.stdout.readline().startswith("a\t0\t0\t10\t")
        assert child.poll() is None
        child.kill()


@pytest.mark.parametrize("shape", ["csv", "tsv"])
def test_a_broken_line_costs_itself_alone(command_line, shape):
    good = [json.dumps({"id": n, "text": ARTICLE}) for n in range(6)]
    lines = [*good[:3], '{"id": 9, "text": "torn', '{"id": 10}', *good[3:]]
    arguments = ["analyze", "--jsonl", "--table", "passages", "--format", shape]
    whole = command_line.run(*arguments, lines="\n".join(good))
    torn = command_line.run(*arguments, lines="\n".join(lines))
    assert (whole.returncode, whole.stderr) == (0, "")
    # 1: some input failed, the rest is still written
    assert torn.returncode == 1 and torn.stdout == whole.stdout
    told = torn.stderr.splitlines()
    assert len(told) == 2 and "line 4: " in told[0] and 'line 5: the object has no "text"' in told[1]


def test_a_table_asks_for_csv_and_fits_no_other_form(command_line):
    line = as_lines([{"id": "a", "text": "Rain fell."}])
    plain = command_line.run("analyze", "--jsonl", "--table", "sentences", lines=line)
    named = command_line.run("analyze", "--jsonl", "--table", "sentences", "--format", "csv", lines=line)
    assert plain.stdout == named.stdout and plain.stdout.startswith("article,sentence,")
    bad = command_line.run("analyze", "--table", "sentences", "--format", "markdown", lines="Rain fell.")
    assert (bad.returncode, bad.stdout) == (2, "") and "--table names a table of --format csv or tsv" in bad.stderr
    none = command_line.run("analyze", "--table", "nothing", lines="Rain fell.")
    assert none.returncode == 2 and "statistics" in none.stderr
    old = command_line.run("analyze", "--table", "entities", lines="Ana Orsel spoke.")
    assert old.stdout == command_line.run("analyze", "--table", "names", lines="Ana Orsel spoke.").stdout
