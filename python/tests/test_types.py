"""What the types promise is what comes."""

import json
import os
import subprocess
import sys
import types
import typing
from pathlib import Path

import sourcelight
import sourcelight.report
from shared import ROOT

HERE = Path(__file__).parent
NUMBERS = {"integer": int, "number": float, "string": str, "boolean": bool, "null": type(None)}


def mypy(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", *arguments]
    settings = {**os.environ, "MYPY_CACHE_DIR": str(ROOT / "target/mypy")}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE, env=settings)


def test_the_stubs_are_those_of_the_module():
    done = mypy("mypy.stubtest", "sourcelight._native", "--ignore-disjoint-bases")
    assert done.returncode == 0, done.stdout + done.stderr


def test_use_is_checked_by_the_types():
    done = mypy("mypy", "--strict", "typed_use.py")
    assert done.returncode == 0, done.stdout + done.stderr


def test_misuse_is_told_line_by_line():
    """Every line of the file that says so is refused by the checker, and no other."""
    done = mypy("mypy", "--strict", "typed_misuse.py")
    told = {int(line.split(":")[1]) for line in done.stdout.splitlines() if ": error:" in line}
    lines = (HERE / "typed_misuse.py").read_text().splitlines()
    assert told == {number for number, line in enumerate(lines, 1) if "# refused" in line}, done.stdout


def holds(kind: object, schema: dict, whole: dict, where: str) -> None:
    """The annotation says what the JSON schema says."""
    if "$ref" in schema:
        return holds(kind, whole["$defs"][schema["$ref"].rsplit("/", 1)[-1]], whole, where)
    if typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        properties = {key: value for key, value in schema["properties"].items() if key not in BY_HAND}
        # of the statistics the schema names a part
        assert set(hints) == set(properties) or where.endswith("statistics"), where
        if not where.endswith("statistics"):
            assert kind.__required_keys__ == set(schema.get("required", [])) & set(properties), where
        for key, value in properties.items():
            holds(hints[key], value, whole, f"{where}.{key}")
    elif "enum" in schema or "const" in schema:
        # marks by words of the reader's own are the page's
        own = {"own"} if where.endswith("signals[].kind") else set()
        assert set(typing.get_args(kind)) == set(schema.get("enum", [schema.get("const")])) - own, where
    elif "oneOf" in schema or isinstance(schema.get("type"), list):
        options = schema.get("oneOf") or [{**schema, "type": name} for name in schema["type"]]
        rest = [option for option in options if option.get("type") != "null"]
        assert typing.get_origin(kind) in (types.UnionType, typing.Union), where
        assert type(None) in typing.get_args(kind) and len(rest) == 1, where
        holds(next(arm for arm in typing.get_args(kind) if arm is not type(None)), rest[0], whole, where)
    elif schema["type"] == "array":
        assert typing.get_origin(kind) is list, where
        [inner] = typing.get_args(kind)
        if "prefixItems" in schema:
            assert inner is int, where
        else:
            holds(inner, schema["items"], whole, f"{where}[]")
    elif schema["type"] == "object":
        assert typing.get_origin(kind) is dict, where
        holds(typing.get_args(kind)[1], schema["additionalProperties"], whole, f"{where}.*")
    else:
        assert kind is NUMBERS[schema["type"]], where


# what the page writes of a reader's changes: a report that was just made has none
BY_HAND = ("by_hand", "corrections", "article", "wording_rules")


def test_the_types_are_those_of_the_schema():
    schema = json.loads((ROOT / "www/schema/report-1.json").read_text())
    holds(sourcelight.report.Report, schema, schema, "report")


def matches(value: object, kind: object, where: str) -> None:
    """A value is of the kind that the annotation says."""
    origin, arms = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.NotRequired, typing.Required):
        matches(value, arms[0], where)
    elif typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        assert kind.__required_keys__ <= set(value) <= set(hints), where
        for key, item in value.items():
            matches(item, hints[key], f"{where}.{key}")
    elif origin is typing.Literal:
        assert value in arms, where
    elif origin is list:
        for item in value:
            matches(item, arms[0], f"{where}[]")
    elif origin is dict:
        for item in value.values():
            matches(item, arms[1], f"{where}.*")
    elif origin in (types.UnionType, typing.Union):
        assert value is None or matches(value, arms[0], where) is None
    else:
        assert isinstance(value, (int, float) if kind is float else kind), f"{where}: {value!r}"


def test_reports_are_what_the_types_say(articles):
    for row in articles:
        matches(sourcelight.analyze(row["text"], row["date"], tokens=True), sourcelight.report.Report, row["id"])
