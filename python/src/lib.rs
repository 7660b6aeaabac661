//! The Python door: names and conversion only.
//!
//! In: a Python string, or anything with the Arrow PyCapsule interface. Out: a report's JSON, or Arrow record batches of one
//! table. Offsets count code points, so that `text[start:end]` works. It must not know what any layer means.

mod batches;
mod fields;
mod rows;
mod texts;

use crate::batches::{Ask, Batch, Batches};
use crate::fields::{Column, Schema};
use pyo3::create_exception;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyRecordBatch;
use sourcelight::export::{self, Table};
use sourcelight::quantity::Day;
use sourcelight::{InputError as Refusal, MAX_BYTES, Models, Options, analyze};
use std::sync::LazyLock;

create_exception!(
    sourcelight,
    InputError,
    PyValueError,
    "A text that is not read: larger than 5 MB, or with half a surrogate pair in it."
);

/// The models that come with the package, read once.
static MODELS: LazyLock<Models> = LazyLock::new(Models::built_in);

/// A text's report as JSON on one line, or why there is none.
fn report(text: &str, options: &Options) -> Result<String, Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Refusal::TooLarge(text.len()));
    }
    Ok(export::json(&export::code_points(analyze(text, &MODELS, options), text), false))
}

/// A date as it is typed, or a sentence.
fn day(date: &str) -> PyResult<Day> {
    date.parse::<Day>().map_err(|error| PyValueError::new_err(error.to_string()))
}

/// A table of a name, or a sentence with all of them.
fn table(name: &str) -> PyResult<Table> {
    Table::from_name(name).ok_or_else(|| {
        let all: Vec<&str> = Table::ALL.iter().map(|table| table.name()).collect();
        PyValueError::new_err(format!("there is no table {name:?}; there are {}", all.join(", ")))
    })
}

/// The report of a text as JSON: what `sourcelight analyze` writes on the command line.
#[pyfunction]
#[pyo3(signature = (text, date=None, *, tokens=false, unsure=false, address=None))]
fn analyze_json(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    date: Option<&str>,
    tokens: bool,
    unsure: bool,
    address: Option<String>,
) -> PyResult<String> {
    let text = text.to_str().map_err(|error| {
        InputError::new_err(format!("the text has half a surrogate pair, which is no character ({error})"))
    })?;
    let mut options = Options::default();
    options.date = date.map(day).transpose()?;
    options.tokens = tokens;
    options.unsure = unsure;
    options.address = address;
    py.detach(|| report(text, &options)).map_err(|error| InputError::new_err(error.to_string()))
}

/// Reads every article of an Arrow stream into one table.
#[pyfunction]
#[pyo3(
    signature = (data, text="text", id=Some("id"), date=None, table="passages", threads=1, *, unsure=false),
    text_signature = "(data, text='text', id='id', date=None, table='passages', threads=1, *, unsure=False)"
)]
fn batch(
    data: &Bound<'_, PyAny>,
    text: &str,
    id: Option<&str>,
    date: Option<&str>,
    table: &str,
    threads: usize,
    unsure: bool,
) -> PyResult<Batches> {
    let table = crate::table(table)?;
    let input: AnyRecordBatch = data.extract().map_err(|error| {
        let what = data.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string());
        PyTypeError::new_err(format!(
            "{what} is no table that Arrow can read: pass one of pyarrow, polars, pandas or duckdb, or anything else \
             with __arrow_c_stream__ ({error})"
        ))
    })?;
    let ask = Ask { text: text.to_owned(), id: id.map(str::to_owned), date: date.map(str::to_owned), unsure };
    Batches::new(input.into_reader()?, &ask, table, threads)
}

/// The columns of a table of `batch`.
#[pyfunction]
fn schema(table: &str) -> PyResult<Schema> {
    Ok(Schema(crate::table(table)?))
}

/// What the package is made of.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("TABLES", Table::ALL.iter().map(|table| table.name()).collect::<Vec<_>>())?;
    module.add("InputError", module.py().get_type::<InputError>())?;
    module.add_class::<Batch>()?;
    module.add_class::<Batches>()?;
    module.add_class::<Column>()?;
    module.add_class::<Schema>()?;
    module.add_function(wrap_pyfunction!(analyze_json, module)?)?;
    module.add_function(wrap_pyfunction!(batch, module)?)?;
    module.add_function(wrap_pyfunction!(schema, module)?)
}
