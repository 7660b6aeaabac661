//! A table's columns as Arrow fields.

use arrow_schema::{DataType, Field, SchemaRef};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::to_schema_pycapsule;
use sourcelight::export::{Kind, Table};
use std::collections::HashMap;
use std::sync::Arc;

/// The last column: the one that batches have and files have not.
const ERROR: (&str, &str) =
    ("error", "Why the article was not read: then the only cell beside its id; empty in every other row");

/// The fields of a table.
pub fn arrow(table: Table) -> SchemaRef {
    let fields =
        table.columns().iter().map(|column| field(column.name, data_type(column.kind), column.about));
    let error = field(ERROR.0, DataType::Utf8, ERROR.1);
    Arc::new(arrow_schema::Schema::new(fields.chain([error]).collect::<Vec<_>>()))
}

fn field(name: &str, kind: DataType, about: &str) -> Field {
    let about = HashMap::from([("description".to_owned(), about.to_owned())]);
    Field::new(name, kind, true).with_metadata(about)
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Float => DataType::Float64,
        Kind::Boolean => DataType::Boolean,
        Kind::List(_) => DataType::new_list(DataType::Utf8, true),
    }
}

/// A column of a table.
#[pyclass(frozen, get_all, module = "sourcelight")]
pub struct Column {
    name: &'static str,
    r#type: &'static str,
    about: &'static str,
}

#[pymethods]
impl Column {
    fn __repr__(&self) -> String {
        format!("Column(name={:?}, type={:?}, about={:?})", self.name, self.r#type, self.about)
    }
}

/// The columns of a table.
#[pyclass(frozen, module = "sourcelight")]
pub struct Schema(pub Table);

#[pymethods]
impl Schema {
    #[getter]
    fn table(&self) -> &'static str {
        self.0.name()
    }

    #[getter]
    fn about(&self) -> &'static str {
        self.0.about()
    }

    #[getter]
    fn columns(&self) -> Vec<Column> {
        let error = Column { name: ERROR.0, r#type: Kind::Text.name(), about: ERROR.1 };
        let columns = self.0.columns().iter();
        let columns = columns.map(|column| Column {
            name: column.name,
            r#type: column.kind.name(),
            about: column.about,
        });
        columns.chain([error]).collect()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, arrow(self.0).as_ref())?)
    }

    fn __repr__(&self) -> String {
        let columns: Vec<&str> = self.0.columns().iter().map(|column| column.name).chain([ERROR.0]).collect();
        format!("<sourcelight.Schema {}: {}>", self.0.name(), columns.join(", "))
    }
}
