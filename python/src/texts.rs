//! The columns of an Arrow batch that are read: texts, ids and dates.

use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray, LargeStringArray, RecordBatch,
};
use arrow_cast::{can_cast_types, cast};
use arrow_schema::{ArrowError, DataType, Schema};
use sourcelight::quantity::{Day, NotADay};

/// Where the columns are that are read.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    pub text: usize,
    pub id: Option<usize>,
    pub date: Option<usize>,
}

/// A column's place, or a sentence with what there is instead.
pub fn place(schema: &Schema, name: &str, what: &str) -> Result<usize, String> {
    schema.index_of(name).map_err(|_| {
        let all: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        format!("the data has no column {name:?} to take {what} from; it has {}", all.join(", "))
    })
}

/// Why a column cannot be read, if it cannot.
pub fn refusal(schema: &Schema, places: Places) -> Option<String> {
    let kind = |at: usize| schema.fields().get(at).map(|field| (field.name(), field.data_type()));
    let (name, text) = kind(places.text)?;
    if !is_text(text) && !matches!(text, DataType::Dictionary(_, value) if is_text(value)) {
        return Some(format!("the column {name:?} holds no texts but {text}"));
    }
    for at in [places.id, places.date].into_iter().flatten() {
        let (name, kind) = kind(at)?;
        if !can_cast_types(kind, &DataType::LargeUtf8) || kind.is_nested() {
            return Some(format!("the column {name:?} cannot be spelled as text: it holds {kind}"));
        }
    }
    None
}

fn is_text(kind: &DataType) -> bool {
    use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Null, Utf8, Utf8View};
    matches!(kind, Utf8 | LargeUtf8 | Utf8View | Binary | LargeBinary | BinaryView | Null)
}

/// Texts as bytes: whoever made the batch promised UTF-8, and is held to it row by row.
enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
}

impl Texts {
    fn of(column: &ArrayRef) -> Result<Self, ArrowError> {
        Ok(match column.data_type() {
            DataType::Utf8 => Self::Small(column.as_string::<i32>().clone().into()),
            DataType::LargeUtf8 => Self::Large(column.as_string::<i64>().clone().into()),
            DataType::Utf8View => Self::View(column.as_string_view().clone().to_binary_view()),
            DataType::Binary => Self::Small(column.as_binary::<i32>().clone()),
            DataType::LargeBinary => Self::Large(column.as_binary::<i64>().clone()),
            DataType::BinaryView => Self::View(column.as_binary_view().clone()),
            _ => Self::Large(cast(column, &DataType::LargeBinary)?.as_binary::<i64>().clone()),
        })
    }

    fn get(&self, row: usize) -> Option<&[u8]> {
        let array: &dyn Array = match self {
            Self::Small(array) => array,
            Self::Large(array) => array,
            Self::View(array) => array,
        };
        if row >= array.len() || array.is_null(row) {
            return None;
        }
        Some(match self {
            Self::Small(array) => array.value(row),
            Self::Large(array) => array.value(row),
            Self::View(array) => array.value(row),
        })
    }
}

/// A row without a text weighs this much, so that no number of them is a batch.
const ROW_BYTES: usize = 64;

/// A batch of articles.
pub struct Articles {
    texts: Texts,
    ids: Option<LargeStringArray>,
    dates: Option<LargeStringArray>,
    rows: usize,
}

impl Articles {
    /// The columns of a batch.
    pub fn of(batch: &RecordBatch, places: Places) -> Result<Self, ArrowError> {
        let column = |at: usize| {
            let missing = || ArrowError::SchemaError("a batch has fewer columns than its stream".into());
            batch.columns().get(at).ok_or_else(missing)
        };
        let spelled = |at: Option<usize>| {
            let column = at.map(column).transpose()?;
            let cast = column.map(|column| cast(column, &DataType::LargeUtf8)).transpose()?;
            Ok::<_, ArrowError>(cast.map(|column| column.as_string::<i64>().clone()))
        };
        Ok(Self {
            texts: Texts::of(column(places.text)?)?,
            ids: spelled(places.id)?,
            dates: spelled(places.date)?,
            rows: batch.num_rows(),
        })
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// What an article weighs, in bytes: its text, and something for the row of one that has none.
    pub fn size(&self, row: usize) -> usize {
        ROW_BYTES + self.texts.get(row).map_or(0, <[u8]>::len)
    }

    /// An article's id.
    pub fn id(&self, row: usize) -> Option<&str> {
        cell(self.ids.as_ref()?, row)
    }

    /// An article's text, or a sentence that says why there is none.
    pub fn text(&self, row: usize) -> Result<&str, String> {
        let bytes = self.texts.get(row).ok_or("there is no text")?;
        std::str::from_utf8(bytes).map_err(|error| {
            let at = error.valid_up_to();
            format!("the text is not UTF-8: byte {at} belongs to no character")
        })
    }

    /// An article's day, or a sentence. Of a moment the day counts.
    pub fn date(&self, row: usize) -> Result<Option<Day>, String> {
        let written = self.dates.as_ref().and_then(|dates| cell(dates, row)).unwrap_or("");
        if written.is_empty() {
            return Ok(None);
        }
        let day = written.split(['T', ' ']).next().unwrap_or(written);
        day.parse().map(Some).map_err(|error: NotADay| error.to_string())
    }
}

fn cell(column: &LargeStringArray, row: usize) -> Option<&str> {
    (row < column.len() && column.is_valid(row)).then(|| column.value(row))
}
