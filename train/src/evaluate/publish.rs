//! The figures that the page and the README show: the same ones, written together.

use super::table::Scores;
use serde_json::{Value, json};
use std::fmt::Write;

/// A published figure: layer, place in its scores, what it is about, the corpus, the measure.
struct Figure(&'static str, &'static str, &'static str, &'static str, &'static str);

const POLNEAR: &str = "PolNeAR dev, 84 news articles";
const LABELS: &str = "26 of those articles, labelled by us";
const EWT: &str = "UD English EWT dev";
const GUM: &str = "GUM dev, 12 documents";
const RECOGNIZERS: &str = "Recognizers-Text, 906 cases";

const FIGURES: &[Figure] = &[
    Figure("attribution", "/relation/f1", "Who says what: source, cue and content together", POLNEAR, "F1"),
    Figure("attribution", "/relation/p", "… of those marked, right", POLNEAR, "precision"),
    Figure("attribution", "/relation/r", "… of those there, found", POLNEAR, "recall"),
    Figure(
        "attribution",
        "/relation_recall_by_kind/quoted/r",
        "… with quotation marks, found",
        POLNEAR,
        "recall",
    ),
    Figure("attribution", "/relation_recall_by_kind/indirect/r", "… without, found", POLNEAR, "recall"),
    Figure(
        "attribution",
        "/calibration/3/share",
        "… given a confidence of 0.8 to 0.9, right",
        POLNEAR,
        "precision",
    ),
    Figure("labels", "/source_type/accuracy", "Kind of source, of those found", LABELS, "right"),
    Figure("labels", "/cue_class/accuracy", "Kind of cue, of those found", LABELS, "right"),
    Figure("labels", "/certainty/accuracy", "Certainty, of those found", LABELS, "right"),
    Figure("segmentation", "/right", "Sentence rules, of 24", "pySBD's golden rules", "right"),
    Figure("conllu", "/en_ewt-dev/Sentences/f1", "Sentences", EWT, "F1"),
    Figure("conllu", "/gum-dev/Sentences/f1", "Sentences", GUM, "F1"),
    Figure("conllu", "/en_ewt-dev/UPOS/f1", "Parts of speech", EWT, "F1"),
    Figure("conllu", "/en_ewt-dev/LAS/f1", "Who depends on whom (LAS)", EWT, "F1"),
    Figure("conllu", "/gum-dev/LAS/f1", "Who depends on whom (LAS)", GUM, "F1"),
    Figure("entities", "/uner_ewt-dev/micro/f1", "Names: people, bodies, places", "UNER EWT dev", "F1"),
    Figure("entities", "/gum-dev/micro/f1", "Names: people, bodies, places", GUM, "F1"),
    Figure("coreference", "/gum-dev/accuracy", "Whom he, she, his and her mean", GUM, "right"),
    Figure("quantities", "/extraction/micro/f1", "Figures and dates found", RECOGNIZERS, "F1"),
    Figure(
        "quantities",
        "/resolution/all/any/accuracy",
        "… read rightly, of those found",
        RECOGNIZERS,
        "right",
    ),
    Figure("bias", "/words/f1", "Loaded words (weak: a list without context)", "BABE, 1,831 sentences", "F1"),
];

/// Rows of the figures that were measured and are not empty.
fn rows(scores: &Scores) -> Vec<Value> {
    let row = |figure: &Figure| {
        let Figure(layer, at, task, corpus, measure) = *figure;
        let value = scores.get(layer)?.pointer(at)?.as_f64().filter(|value| *value > 0.01)?;
        Some(json!({ "task": task, "corpus": corpus, "measure": measure, "value": value }))
    };
    FIGURES.iter().filter_map(row).collect()
}

/// The page's `scores.json`.
#[must_use]
pub fn page(scores: &Scores, date: &str) -> String {
    let file = json!({ "date": date, "rows": rows(scores) });
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// The README with its table between the two marks replaced.
#[must_use]
pub fn readme(scores: &Scores, date: &str, readme: &str) -> String {
    const MARKS: (&str, &str) = ("<!-- scores -->\n", "<!-- /scores -->");
    let (Some((head, _)), Some((_, tail))) = (readme.split_once(MARKS.0), readme.split_once(MARKS.1)) else {
        return readme.to_owned();
    };
    let mut table = String::from("| what | corpus | measure | |\n|---|---|---|---:|\n");
    for row in rows(scores) {
        let cell = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let value = row.get("value").and_then(Value::as_f64).unwrap_or(0.0);
        let shown = if value > 1.0 { format!("{value:.0}") } else { format!("{value:.3}") };
        _ = writeln!(table, "| {} | {} | {} | {shown} |", cell("task"), cell("corpus"), cell("measure"));
    }
    format!("{head}{}\nMeasured on {date} by `cargo xtask eval`.\n\n{table}{}{tail}", MARKS.0, MARKS.1)
}

/// Today in UTC (ISO 8601), by Howard Hinnant's civil-from-days.
#[must_use]
pub fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or(0) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_between_the_marks() {
        let mut scores = Scores::new();
        scores.insert("attribution", json!({ "relation": { "f1": 0.5, "p": 0.0, "r": 0.25 } }));
        let before = "# A\n<!-- scores -->\nold\n<!-- /scores -->\nend\n";
        let after = readme(&scores, "2026-01-02", before);
        assert!(after.starts_with("# A\n<!-- scores -->\n") && after.ends_with("<!-- /scores -->\nend\n"));
        assert!(after.contains("| F1 | 0.500 |") && !after.contains("old") && !after.contains("precision"));
        assert_eq!(readme(&scores, "2026-01-02", &after), after);
    }

    #[test]
    fn a_day_has_ten_characters() {
        assert_eq!(today().len(), 10);
    }
}
