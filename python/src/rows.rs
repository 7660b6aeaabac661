//! Rows of a table as an Arrow record batch.

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};
use sourcelight::Report;
use sourcelight::export::{self, Kind, Table, Value};
use std::sync::Arc;

enum Cells {
    Text(StringBuilder),
    Integer(Int64Builder),
    Float(Float64Builder),
    Boolean(BooleanBuilder),
    List(ListBuilder<StringBuilder>),
}

impl Cells {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text(StringBuilder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Float => Self::Float(Float64Builder::new()),
            Kind::Boolean => Self::Boolean(BooleanBuilder::new()),
            Kind::List(_) => Self::List(ListBuilder::new(StringBuilder::new())),
        }
    }

    /// Adds a value; one of another kind than the column's is none, so that columns stay of one length.
    fn add(&mut self, value: &Value<'_>) {
        match (self, value) {
            (Self::Text(cells), Value::Text(text) | Value::Code(text)) => cells.append_value(text),
            (Self::Text(cells), _) => cells.append_null(),
            (Self::Integer(cells), Value::Integer(value)) => cells.append_value(*value),
            (Self::Integer(cells), _) => cells.append_null(),
            (Self::Float(cells), Value::Float(value)) => cells.append_value(*value),
            (Self::Float(cells), _) => cells.append_null(),
            (Self::Boolean(cells), Value::Boolean(value)) => cells.append_value(*value),
            (Self::Boolean(cells), _) => cells.append_null(),
            (Self::List(cells), Value::List(texts)) => {
                texts.iter().for_each(|text| cells.values().append_value(text));
                cells.append(true);
            }
            (Self::List(cells), _) => cells.append_null(),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Self::Text(mut cells) => Arc::new(cells.finish()),
            Self::Integer(mut cells) => Arc::new(cells.finish()),
            Self::Float(mut cells) => Arc::new(cells.finish()),
            Self::Boolean(mut cells) => Arc::new(cells.finish()),
            Self::List(mut cells) => Arc::new(cells.finish()),
        }
    }
}

/// Rows that are being gathered.
pub struct Rows {
    table: Table,
    /// The id, as it came.
    article: StringBuilder,
    columns: Vec<Cells>,
    error: StringBuilder,
}

impl Rows {
    /// None yet.
    pub fn new(table: Table) -> Self {
        let columns = table.columns().iter().skip(1).map(|column| Cells::of(column.kind)).collect();
        Self { table, article: StringBuilder::new(), columns, error: StringBuilder::new() }
    }

    /// Adds all rows of an article.
    pub fn report(&mut self, id: Option<&str>, report: &Report, text: &str) {
        let Self { table, article, columns, error } = self;
        export::rows(report, text, *table, &mut |row| {
            article.append_option(id);
            columns.iter_mut().zip(row).for_each(|(cells, value)| cells.add(value));
            error.append_null();
        });
    }

    /// Adds the row of an article that was not read.
    pub fn refusal(&mut self, id: Option<&str>, sentence: &str) {
        self.article.append_option(id);
        self.columns.iter_mut().for_each(|cells| cells.add(&Value::None));
        self.error.append_value(sentence);
    }

    /// All of them.
    pub fn finish(mut self, schema: SchemaRef) -> Result<RecordBatch, ArrowError> {
        let article: ArrayRef = Arc::new(self.article.finish());
        let error: ArrayRef = Arc::new(self.error.finish());
        let columns = self.columns.into_iter().map(Cells::finish);
        RecordBatch::try_new(schema, [article].into_iter().chain(columns).chain([error]).collect())
    }
}
