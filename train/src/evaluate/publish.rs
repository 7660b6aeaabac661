//! The figures that the page and the README show: the same ones, written together.

use super::table::Scores;
use serde_json::{Value, json};
use std::fmt::Write;

/// How far a figure can be trusted for the next text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Basis {
    /// Nothing was learnt, chosen or written by these texts.
    Unseen,
    /// Development texts: thresholds and rules were chosen by them.
    Tuned,
}

impl Basis {
    const fn words(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Tuned => "tuned on",
        }
    }
}

/// A published figure: layer, place in its scores, what it is about, the corpus, the measure, how far it holds.
struct Figure(&'static str, &'static str, &'static str, &'static str, &'static str, Basis);

const POLNEAR: &str = "PolNeAR dev, 84 news articles";
const KEPT: &str = "PolNeAR train, 140 articles kept from the models that read them here";
const NEWS: &str = "22 world-news articles labelled by us";
const LABELS: &str = "26 articles of PolNeAR dev labelled by us";
const EWT: &str = "UD English EWT dev";
const GUM: &str = "GUM dev, 12 documents";
const WORLD: &str = "Worldwide newswire dev, 749 documents";
const RECOGNIZERS: &str = "Recognizers-Text, 906 cases";
const CLAIM: &str = "Who says what: source, cue and content together";
const ROWS: &str = "List of sources";

/// What is published, unseen texts first.
#[rustfmt::skip]
const FIGURES: &[Figure] = &[
    Figure("kept", "/relation/f1", CLAIM, KEPT, "F1", Basis::Unseen),
    Figure("kept", "/relation/p", "… of those marked, right", KEPT, "precision", Basis::Unseen),
    Figure("kept", "/relation/r", "… of those there, found", KEPT, "recall", Basis::Unseen),
    Figure("kept", "/relation_recall_by_kind/quoted/r", "… with quotation marks, found", KEPT, "recall", Basis::Unseen),
    Figure("kept", "/relation_recall_by_kind/indirect/r", "… without, found", KEPT, "recall", Basis::Unseen),
    Figure("kept", "/shown/relation/p", "… of all marked, those within others' words included, right", KEPT, "precision", Basis::Unseen),
    Figure("kept", "/calibration/3/share", "… given a confidence of 0.8 to 0.9, right", KEPT, "precision", Basis::Unseen),
    Figure("news", "/relation/f1", CLAIM, NEWS, "F1", Basis::Tuned),
    Figure("sources", "/news/f1", ROWS, NEWS, "F1", Basis::Tuned),
    Figure("sources", "/labels-dev/f1", ROWS, LABELS, "F1", Basis::Tuned),
    Figure("gaps", "/precision", "What isn't here, of the gaps shown, right", NEWS, "precision", Basis::Tuned),
    Figure("gaps", "/recall", "… of those wanted, shown", NEWS, "recall", Basis::Tuned),
    Figure("attribution", "/relation/f1", CLAIM, POLNEAR, "F1", Basis::Tuned),
    Figure("attribution", "/shown/relation/f1", "… marks within others' words counted too", POLNEAR, "F1", Basis::Tuned),
    Figure("labels", "/source_type/accuracy", "Kind of source, of those found", LABELS, "right", Basis::Tuned),
    Figure("labels", "/cue_class/accuracy", "Kind of cue, of those found", LABELS, "right", Basis::Tuned),
    Figure("labels", "/certainty/accuracy", "Certainty, of those found", LABELS, "right", Basis::Tuned),
    Figure("segmentation", "/right", "Sentence rules, of 24", "pySBD's golden rules", "right", Basis::Tuned),
    Figure("conllu", "/en_ewt-dev/Sentences/f1", "Sentences", EWT, "F1", Basis::Tuned),
    Figure("conllu", "/gum-dev/Sentences/f1", "Sentences", GUM, "F1", Basis::Tuned),
    Figure("conllu", "/en_ewt-dev/UPOS/f1", "Parts of speech", EWT, "F1", Basis::Tuned),
    Figure("conllu", "/en_ewt-dev/LAS/f1", "Who depends on whom (LAS)", EWT, "F1", Basis::Tuned),
    Figure("conllu", "/gum-dev/LAS/f1", "Who depends on whom (LAS)", GUM, "F1", Basis::Tuned),
    Figure("entities", "/uner_ewt-dev/micro/f1", "Names: people, bodies, places", "UNER EWT dev", "F1", Basis::Tuned),
    Figure("entities", "/gum-dev/micro/f1", "Names: people, bodies, places", GUM, "F1", Basis::Tuned),
    Figure("names", "/worldwide-dev/micro/f1", "Names: people, bodies, places", WORLD, "F1", Basis::Tuned),
    Figure("coreference", "/gum-dev/accuracy", "Whom he, she, his and her mean", GUM, "right", Basis::Tuned),
    Figure("quantities", "/folds/mean", "Figures and dates found, mean of five folds", RECOGNIZERS, "F1", Basis::Tuned),
    Figure("quantities", "/resolution/all/any/accuracy", "… read rightly, of those found", RECOGNIZERS, "right", Basis::Tuned),
    Figure("field", "/passed", "Field cases passed", "218 invented texts", "passed", Basis::Tuned),
    Figure("bias", "/words/f1", "Loaded words (weak: a list without context)", "BABE, 1,831 sentences", "F1", Basis::Tuned),
];

/// Rows of the figures that were measured and are not empty.
fn rows(scores: &Scores) -> Vec<Value> {
    let row = |figure: &Figure| {
        let Figure(layer, at, task, corpus, measure, basis) = *figure;
        let value = scores.get(layer)?.pointer(at)?.as_f64().filter(|value| *value > 0.01)?;
        let (basis, unseen) = (basis.words(), basis == Basis::Unseen);
        Some(
            json!({ "task": task, "corpus": corpus, "measure": measure, "value": value, "basis": basis, "unseen": unseen }),
        )
    };
    FIGURES.iter().filter_map(row).collect()
}

/// The page's `scores.json`.
#[must_use]
pub fn page(scores: &Scores, date: &str) -> String {
    let file = json!({ "date": date, "rows": rows(scores) });
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// What every printed report says of how often its marks are right and how many are missed: name, layer, place in its scores.
const RATES: &[(&str, &str, &str)] = &[
    ("marks_right", "kept", "/relation/p"),
    ("marks_found", "kept", "/relation/r"),
    ("wording_right", "bias", "/words/p"),
    ("wording_found", "bias", "/words/r"),
];

/// `data/error_rates.tsv` and `www/error-rates.js`, which hold the same: `None` where one was not measured.
#[must_use]
pub fn rates(scores: &Scores, date: &str) -> Option<(String, String)> {
    const HEAD: &str = "How often marks are right and how many of those wanted are found, as shares. Source: `cargo xtask eval --write`";
    let mut table =
        format!("# {HEAD}\n# (PolNeAR's kept articles, BABE). Licence: MIT OR Apache-2.0.\ndate\t{date}\n");
    let mut script = format!("/** {HEAD}, which writes this file. */\nexport const DATE = \"{date}\";\n");
    for (name, layer, at) in RATES {
        let value = scores.get(*layer)?.pointer(at)?.as_f64()?;
        // writing to a string cannot fail
        _ = writeln!(table, "{name}\t{value:.3}");
        _ = writeln!(script, "export const {} = {value:.3};", name.to_uppercase());
    }
    Some((table, script))
}

/// The README with its table between the two marks replaced.
#[must_use]
pub fn readme(scores: &Scores, date: &str, readme: &str) -> String {
    const MARKS: (&str, &str) = ("<!-- scores -->\n", "<!-- /scores -->");
    let (Some((head, _)), Some((_, tail))) = (readme.split_once(MARKS.0), readme.split_once(MARKS.1)) else {
        return readme.to_owned();
    };
    let mut table = String::from("| what | corpus | texts | measure | |\n|---|---|---|---|---:|\n");
    for row in rows(scores) {
        let cell = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
        let value = row.get("value").and_then(Value::as_f64).unwrap_or(0.0);
        let shown = if value > 1.0 { format!("{value:.0}") } else { format!("{value:.3}") };
        let [task, corpus, basis, measure] = ["task", "corpus", "basis", "measure"].map(cell);
        _ = writeln!(table, "| {task} | {corpus} | {basis} | {measure} | {shown} |");
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
        scores.insert("kept", json!({ "relation": { "f1": 0.5, "p": 0.0, "r": 0.25 } }));
        let before = "# A\n<!-- scores -->\nold\n<!-- /scores -->\nend\n";
        let after = readme(&scores, "2026-01-02", before);
        assert!(after.starts_with("# A\n<!-- scores -->\n") && after.ends_with("<!-- /scores -->\nend\n"));
        assert!(
            after.contains("| unseen | F1 | 0.500 |")
                && !after.contains("old")
                && !after.contains("precision")
        );
        assert_eq!(readme(&scores, "2026-01-02", &after), after);
    }

    #[test]
    fn rates_are_written_together_or_not_at_all() {
        let mut scores = Scores::new();
        scores.insert("kept", json!({ "relation": { "p": 0.75, "r": 0.5 } }));
        assert_eq!(rates(&scores, "2026-01-02"), None);
        scores.insert("bias", json!({ "words": { "p": 0.5, "r": 0.25 } }));
        let (table, script) = rates(&scores, "2026-01-02").unwrap();
        assert!(table.ends_with("date\t2026-01-02\nmarks_right\t0.750\nmarks_found\t0.500\nwording_right\t0.500\nwording_found\t0.250\n"));
        assert!(script.ends_with("export const WORDING_FOUND = 0.250;\n"));
    }

    #[test]
    fn a_day_has_ten_characters() {
        assert_eq!(today().len(), 10);
    }
}
