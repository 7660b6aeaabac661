"""One article: the report equals the command line's, and bad input gets one clear sentence."""

import datetime
import json
import threading

import pytest
import sourcelight

TEXT = "Naïve 𝄞 dam\n\nThe dam will hold, Ana Orsel said on Monday. “Rain fell,” said Bo Lund."


def test_report_is_the_command_lines_to_the_byte(articles, command_line):
    lines = "".join(
        json.dumps({"text": row["text"], "date": row["date"]}, ensure_ascii=False) + "\n" for row in articles
    )
    told = command_line.run("analyze", "--jsonl", lines=lines).stdout.split("\n")
    own = [sourcelight.analyze_json(row["text"], row["date"]) for row in articles]
    assert own == told[:-1]


def test_offsets_count_code_points():
    report = sourcelight.analyze(TEXT)
    words = [[TEXT[start:end] for start, end in row["source"]] for row in report["attributions"]]
    assert words == [["Ana Orsel"], ["Bo Lund"]]
    assert report["schema"] == "sourcelight-report/1" and report["title"] == "Naïve 𝄞 dam"


def test_a_date_resolves_days():
    for day in ["2025-10-15", datetime.date(2025, 10, 15), datetime.datetime(2025, 10, 15, 23, 59)]:
        report = sourcelight.analyze("The dam held, Ana Orsel said on Monday.", day)
        assert report["date"] == "2025-10-15"
        assert [row.get("value") for row in report["dates"]] == ["2025-10-13"]
    assert "date" not in sourcelight.analyze(TEXT)


def test_tokens_come_when_asked_for():
    assert "tokens" not in sourcelight.analyze(TEXT)
    assert len(sourcelight.analyze("Rain fell.", tokens=True)["tokens"]) == 3


def test_other_languages_get_a_notice_and_no_reading():
    text = "Der Damm hält, sagte Ana Orsel am Montag. Es hat viel geregnet, und die Straße ist noch gesperrt."
    report = sourcelight.analyze(text)
    assert report["language"] == "de" and "notice" in report and report["attributions"] == []


@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "25-1-1"])
def test_a_bad_date_is_told(day):
    with pytest.raises(ValueError, match=day):
        sourcelight.analyze(TEXT, day)


def test_what_is_no_text_is_told():
    with pytest.raises(sourcelight.InputError, match="5.5 MB; Sourcelight reads up to 5 MB"):
        sourcelight.analyze("Rain fell. " * 500_000)
    with pytest.raises(sourcelight.InputError, match="half a surrogate pair"):
        sourcelight.analyze("Rain \ud800 fell.")
    with pytest.raises(TypeError):
        sourcelight.analyze(b"Rain fell.")  # type: ignore[arg-type]
    assert issubclass(sourcelight.InputError, ValueError)


def test_the_lock_is_released():
    """Another thread runs to its end while a long text is read: the reading does not end before it does."""
    text, turns = TEXT * 300, 0
    reading = threading.Event()

    def read():
        reading.set()
        sourcelight.analyze_json(text)

    reader = threading.Thread(target=read)
    reader.start()
    reading.wait()
    while reader.is_alive():
        turns += 1
    # with the lock held this loop would get a turn or two, at the beginning and the end
    assert turns > 1000
