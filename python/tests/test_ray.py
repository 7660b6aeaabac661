"""On a Ray of this machine: its rows are those of ``batch``."""

import os

import pyarrow
import pytest
import ray
import sourcelight
import sourcelight.ray


@pytest.fixture(scope="module", autouse=True)
def cluster():
    os.environ.setdefault("RAY_DATA_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    ray.init(
        # two for the actors, two for what brings them their batches
        num_cpus=4,
        include_dashboard=False,
        configure_logging=True,
        log_to_driver=False,
        object_store_memory=200_000_000,
        _node_ip_address="127.0.0.1",
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def test_rows_are_those_of_batch(articles):
    data = pyarrow.Table.from_pylist(articles)
    for table in ["passages", "sources"]:
        expected = pyarrow.table(sourcelight.batch(data, date="date", table=table)).to_pylist()
        rows = ray.data.from_arrow(data).repartition(3).map_batches(
            sourcelight.ray.Tables,
            fn_constructor_kwargs={"table": table, "date": "date"},
            batch_format="pyarrow",
            batch_size=4,
            compute=ray.data.ActorPoolStrategy(size=2),
        )
        found = rows.take_all()
        lists = [{key: list(v) if hasattr(v, "tolist") else v for key, v in row.items()} for row in found]
        assert sorted(lists, key=repr) == sorted(expected, key=repr)


def test_no_rows_have_all_columns():
    tables = sourcelight.ray.Tables("sources")
    [rows] = tables(pyarrow.table({"id": ["a"], "text": ["Rain fell."]}))
    assert rows.num_rows == 0 and rows.schema.names == [c.name for c in sourcelight.schema("sources").columns]
