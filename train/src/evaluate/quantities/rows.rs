//! Cases in the manner of Recognizers-Text, and predictions for them.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Types that the date model answers.
const DATES: &[&str] = &[
    "date",
    "daterange",
    "datetime",
    "datetimerange",
    "duration",
    "set",
    "time",
    "timerange",
    "timezone",
    "datetimealt",
];

/// The nine plain models: where each file lies and the types that its cases ask for.
pub const MODELS: &[(&str, &str, &[&str])] = &[
    ("DateTime", "DateTimeModel", DATES),
    ("Number", "NumberModel", &["number"]),
    ("Number", "NumberRangeModel", &["numberrange"]),
    ("Number", "OrdinalModel", &["ordinal"]),
    ("Number", "PercentModel", &["percentage"]),
    ("NumberWithUnit", "AgeModel", &["age"]),
    ("NumberWithUnit", "CurrencyModel", &["currency"]),
    ("NumberWithUnit", "DimensionModel", &["dimension"]),
    ("NumberWithUnit", "TemperatureModel", &["temperature"]),
];

/// One expected result.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Expected {
    /// First code point.
    pub start: Option<usize>,
    /// Last code point.
    pub end: Option<usize>,
    #[serde(default)]
    type_name: String,
    #[serde(default)]
    typename: String,
    /// What it comes to.
    #[serde(default)]
    pub resolution: Option<BTreeMap<String, Value>>,
}

impl Expected {
    /// Its type, the models' prefixes and subtypes taken off.
    #[must_use]
    pub fn kind(&self) -> &str {
        let name = if self.type_name.is_empty() { &self.typename } else { &self.type_name };
        let name = name.strip_prefix("datetimeV2.").unwrap_or(name);
        if name.starts_with("ordinal") { "ordinal" } else { name }
    }
}

/// The moment at which a case is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Context {
    /// ISO 8601.
    pub reference_date_time: Option<String>,
}

/// One case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Case {
    /// The text.
    pub input: String,
    /// When it is read.
    #[serde(default)]
    pub context: Option<Context>,
    /// What it holds.
    pub results: Vec<Expected>,
}

impl Case {
    /// The moment at which it is read.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.context.as_ref()?.reference_date_time.as_deref()
    }
}

/// A model's name, the types it asks for and one of its cases.
pub type Gold = (&'static str, &'static [&'static str], Case);

/// One predicted result.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Found {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// Recognizers' type.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Recognizers' name of the unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 4217.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// TIMEX expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
    /// Where a range begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// The predictions for one input.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Answer {
    /// The text.
    pub input: String,
    /// When given, the line answers only cases read at that moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// What was found.
    pub results: Vec<Found>,
}

/// Every case of the nine plain models below a folder.
///
/// # Errors
/// A sentence that names the file that cannot be read.
pub fn cases(folder: &Path) -> Result<Vec<Gold>, String> {
    let mut out = Vec::new();
    for &(room, model, types) in MODELS {
        let path = folder.join(room).join(format!("{model}.json"));
        let text = super::super::corpora::text(&path)?;
        let cases: Vec<Case> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        out.extend(cases.into_iter().map(|case| (model, types, case)));
    }
    Ok(out)
}
