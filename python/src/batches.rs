//! Articles in, rows out, in order and in bounded memory.
//!
//! A batch is cut by the bytes of its texts and not by their number: what an analysis needs grows with its text. It is
//! gathered over as many batches of the input as it takes, read on the threads asked for, and handed on before the next.

use crate::fields::{Schema, arrow};
use crate::rows::Rows;

use crate::texts::{Articles, Places, place, refusal};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader, StructArray};
use arrow_schema::{ArrowError, Field, SchemaRef};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_stream_pycapsule};
use rayon::prelude::*;
use sourcelight::export::{Table, code_points};
use sourcelight::{InputError, MAX_BYTES, Options, analyze};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError};

/// A batch holds this many bytes of text for each thread, or one text.
const BATCH_BYTES: usize = 1 << 20;
/// Articles are handed to threads in parts of so many bytes, or one.
const PART_BYTES: usize = 1 << 14;

/// What a caller asks for.
pub struct Ask {
    pub text: String,
    pub id: Option<String>,
    pub date: Option<String>,
    pub unsure: bool,
}

/// An article that waits to be read.
type Item = (Arc<Articles>, usize);

/// The rest of a stream of articles.
struct Input {
    stream: Box<dyn RecordBatchReader + Send>,
    places: Places,
    /// Articles of the last batch that were not taken yet, from this row on.
    held: Option<Item>,
    /// What ended the input, where it was no end.
    failed: Option<ArrowError>,
}

impl Input {
    /// The next articles, of so many bytes at most or one: none when there are no more.
    fn gather(&mut self, most: usize) -> Vec<Item> {
        let (mut items, mut size) = (Vec::new(), 0);
        while self.failed.is_none() {
            let (articles, from) = match self.held.take() {
                Some(held) => held,
                None => match self.stream.next().map(|batch| Articles::of(&batch?, self.places)) {
                    None => break,
                    Some(Ok(articles)) => (Arc::new(articles), 0),
                    Some(Err(error)) => {
                        self.failed = Some(error);
                        break;
                    }
                },
            };
            for row in from..articles.len() {
                size += articles.size(row);
                if size > most && !items.is_empty() {
                    self.held = Some((articles, row));
                    return items;
                }
                items.push((Arc::clone(&articles), row));
            }
        }
        items
    }
}

/// What articles are read by.
struct Reader {
    unsure: bool,
    table: Table,
    schema: SchemaRef,
    pool: Option<rayon::ThreadPool>,
}

impl Reader {
    /// How many bytes of text a batch holds.
    fn most(&self) -> usize {
        BATCH_BYTES * self.pool.as_ref().map_or(1, rayon::ThreadPool::current_num_threads)
    }

    /// The rows of some articles.
    fn read(&self, items: &[Item]) -> Result<RecordBatch, ArrowError> {
        let mut rows = Rows::new(self.table);
        for (articles, row) in items {
            self.read_one(articles, *row, &mut rows);
        }
        rows.finish(Arc::clone(&self.schema))
    }

    fn read_one(&self, articles: &Articles, row: usize, rows: &mut Rows) {
        let id = articles.id(row);
        let read = || {
            let text = articles.text(row)?;
            if text.len() > MAX_BYTES {
                return Err(InputError::TooLarge(text.len()).to_string());
            }
            let mut options = Options::default();
            options.date = articles.date(row)?;
            options.unsure = self.unsure;
            Ok((code_points(analyze(text, &crate::MODELS, &options), text), text))
        };
        // an analysis does not panic; if one should, its article is lost and no other
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(Ok((report, text))) => rows.report(id, &report, text),
            Ok(Err(sentence)) => rows.refusal(id, &sentence),
            Err(_) => rows.refusal(id, "the program failed on this text: please report it"),
        }
    }

    /// The rows of a batch of articles, read on all threads.
    fn read_all(&self, items: &[Item]) -> Result<RecordBatch, ArrowError> {
        let Some(pool) = &self.pool else { return self.read(items) };
        let mut parts = Vec::new();
        let (mut rest, mut size, mut count) = (items, 0, 0);
        for (articles, row) in items {
            size += articles.size(*row);
            count += 1;
            if size >= PART_BYTES {
                let (part, behind) = rest.split_at(count);
                parts.push(part);
                (rest, size, count) = (behind, 0, 0);
            }
        }
        parts.push(rest);
        let batches: Result<Vec<RecordBatch>, ArrowError> =
            pool.install(|| parts.par_iter().with_max_len(1).map(|part| self.read(part)).collect());
        arrow_select::concat::concat_batches(&self.schema, &batches?)
    }
}

/// Rows that are read as they are asked for.
struct Reading {
    input: Input,
    reader: Reader,
}

impl Iterator for Reading {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let items = self.input.gather(self.reader.most());
            if items.is_empty() {
                return self.input.failed.take().map(Err);
            }
            match self.reader.read_all(&items) {
                Ok(batch) if batch.num_rows() == 0 => {}
                done => return Some(done),
            }
        }
    }
}

/// The same without Python's lock, whoever asks: some readers of streams hold it meanwhile.
struct Unlocked(Reading);

impl Iterator for Unlocked {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = Python::try_attach(|py| {
            if let Err(error) = py.check_signals() {
                return Some(Err(ArrowError::ExternalError(Box::new(error))));
            }
            py.detach(|| self.0.next())
        });
        // an interpreter that is ending wants no more rows
        read.flatten()
    }
}

/// Rows of a table, read as they are asked for: once.
#[pyclass(frozen, module = "sourcelight")]
pub struct Batches {
    table: Table,
    schema: SchemaRef,
    reading: Mutex<Option<Unlocked>>,
}

impl Batches {
    /// The rows of a table of all articles of a stream.
    pub fn new(
        stream: Box<dyn RecordBatchReader + Send>,
        ask: &Ask,
        table: Table,
        threads: usize,
    ) -> PyResult<Self> {
        let known = stream.schema();
        let find = |name: &str, what: &str| place(&known, name, what).map_err(PyKeyError::new_err);
        let places = Places {
            text: find(&ask.text, "the texts")?,
            id: ask.id.as_deref().map(|name| find(name, "the ids (id=None: there are none)")).transpose()?,
            date: ask.date.as_deref().map(|name| find(name, "the dates")).transpose()?,
        };
        if let Some(sentence) = refusal(&known, places) {
            return Err(PyTypeError::new_err(sentence));
        }
        let pool = match threads {
            1 => None,
            // nought: as many as there are cores
            count => {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
                Some(pool.map_err(|error| PyValueError::new_err(format!("no {count} threads: {error}")))?)
            }
        };
        let schema = arrow(table);
        let input = Input { stream, places, held: None, failed: None };
        let reader = Reader { unsure: ask.unsure, table, schema: Arc::clone(&schema), pool };
        let reading = Reading { input, reader };
        Ok(Self { table, schema, reading: Mutex::new(Some(Unlocked(reading))) })
    }

    /// What is not read yet; nobody waits for it, for that might be with Python's lock in hand.
    fn reading(&self) -> PyResult<MutexGuard<'_, Option<Unlocked>>> {
        match self.reading.try_lock() {
            Ok(reading) => Ok(reading),
            Err(TryLockError::Poisoned(reading)) => Ok(reading.into_inner()),
            Err(TryLockError::WouldBlock) => {
                Err(PyValueError::new_err("these rows are being read by another thread"))
            }
        }
    }
}

#[pymethods]
impl Batches {
    #[getter]
    fn schema(&self) -> Schema {
        Schema(self.table)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let reading = self.reading()?.take().ok_or_else(|| {
            PyValueError::new_err("these rows were handed on already: they come once; call batch again")
        })?;
        let field = Arc::new(Field::new_struct("", self.schema.fields().clone(), false));
        let arrays = reading.map(|batch| Ok(Arc::new(StructArray::from(batch?)) as ArrayRef));
        Ok(to_stream_pycapsule(py, Box::new(ArrayIterator::new(arrays, field)), requested_schema)?)
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyArrowResult<Option<Batch>> {
        let mut reading = self.reading()?;
        let next = reading.as_mut().and_then(Iterator::next);
        if next.is_none() {
            *reading = None;
        }
        drop(reading);
        py.check_signals()?;
        Ok(next.transpose()?.map(Batch))
    }

    fn __repr__(&self) -> String {
        format!("<sourcelight.Batches of {}>", self.table.name())
    }
}

/// Some rows of a table.
#[pyclass(frozen, module = "sourcelight")]
pub struct Batch(RecordBatch);

#[pymethods]
impl Batch {
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyTuple>> {
        let field = Arc::new(Field::new_struct("", self.0.schema().fields().clone(), false));
        let array: Box<dyn Array> = Box::new(StructArray::from(self.0.clone()));
        to_array_pycapsules(py, field, &*array, requested_schema)
    }
}
