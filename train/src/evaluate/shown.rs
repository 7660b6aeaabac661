//! What a report shows, as far as scores of whole articles look at it.
//!
//! In: a text. Out: its attributions, sources and gaps, read back from the report's own JSON, so that a scorer sees
//! what any reader of the report sees.

use super::attribution::rows::Attributed;
use super::predict;
use rayon::prelude::*;
use serde::Deserialize;
use sourcelight::Models;

/// An attribution with what the report says of it beside its spans.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Mark {
    /// Its spans (code points) and labels.
    #[serde(flatten)]
    pub row: Attributed,
    /// Whether somebody says it, where the report tells statements from attitudes.
    pub statement: Option<bool>,
}

/// A row of the list of sources.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Source {
    /// The entity behind it.
    pub entity: Option<u32>,
    /// Its name or description.
    #[serde(default)]
    pub name: String,
    /// DOMAIN's source type.
    pub source_type: String,
    /// Whether the report counts it as named, where it says so.
    pub named: Option<bool>,
    /// Its attributions' numbers.
    #[serde(default)]
    pub attributions: Vec<u32>,
}

/// A gap.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gap {
    /// Which check found it.
    pub kind: String,
}

/// A report.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Shown {
    /// Who says what, in reading order.
    pub attributions: Vec<Mark>,
    /// The list of sources.
    pub sources: Vec<Source>,
    /// What isn't here.
    pub gaps: Vec<Gap>,
}

/// The reports of texts, each with its date where that is known.
#[must_use]
pub fn reports(texts: &[(&str, Option<&str>)], models: &Models) -> Vec<Shown> {
    let one = |(text, date): &(&str, Option<&str>)| {
        let report = predict::report(text, *date, false, models);
        let value = serde_json::to_value(&report).unwrap_or_default();
        serde_json::from_value(value).unwrap_or_default()
    };
    texts.par_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::reports;
    use sourcelight::Models;

    #[test]
    fn the_report_is_read_back() {
        let text = "Ana Orsel said: “The dam is safe.”";
        let [row] = &reports(&[(text, None)], &Models::built_in())[..] else { unreachable!() };
        assert_eq!(row.attributions.len(), 1);
        assert_eq!(row.sources.first().map(|row| row.name.as_str()), Some("Ana Orsel"));
        assert!(row.attributions.iter().all(|mark| mark.row.is_outermost()));
    }
}
