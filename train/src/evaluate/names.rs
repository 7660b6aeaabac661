//! GUM's named entities: gold for names of people, organisations and places.
//!
//! GUM marks every mention, with all its modifiers. A name here is the run of proper nouns around the
//! mention's head ("of" and "the" inside a place's or a body's name included, and adjectives with a capital
//! before it: "United States"), without the titles before a person's name; a name within a longer one is left out.

use super::gum::{self, Document, Mention};
use super::spans;

/// Titles that stand before a person's name as proper nouns.
const TITLES: &[&str] = &[
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Miss",
    "Dr",
    "Dr.",
    "Sir",
    "Lord",
    "Lady",
    "Prof",
    "Prof.",
    "Professor",
    "President",
    "Vice",
    "Prime",
    "Minister",
    "Secretary",
    "Senator",
    "Sen.",
    "Governor",
    "Gov.",
    "Mayor",
    "Judge",
    "Justice",
    "Chief",
    "General",
    "Gen.",
    "Colonel",
    "Captain",
    "Lieutenant",
    "Major",
    "Sergeant",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Pope",
    "Bishop",
    "Father",
    "Rev.",
    "Reverend",
    "Representative",
    "Rep.",
    "Congressman",
    "Chancellor",
    "Ambassador",
    "Attorney",
    "Coach",
    "Director",
    "Saint",
];

/// The documents of a GUM treebank with their names.
#[must_use]
pub fn documents(treebank: &str) -> Vec<spans::Document> {
    gum::documents(treebank).iter().map(names).collect()
}

/// The label in a name of every word of a GUM treebank, in order; "O" outside names.
#[must_use]
pub fn labels(treebank: &str) -> Vec<String> {
    let mut out = Vec::new();
    for document in gum::documents(treebank) {
        let mut labels = vec!["O".to_owned(); document.words.len()];
        for (first, last, label) in runs(&document) {
            for (n, cell) in labels.iter_mut().take(last + 1).skip(first).enumerate() {
                *cell = format!("{}-{label}", if n == 0 { "B" } else { "I" });
            }
        }
        out.extend(labels);
    }
    out
}

/// First and last row and label of each name, disjoint.
fn runs(document: &Document) -> Vec<(usize, usize, &'static str)> {
    let mut runs: Vec<(usize, usize, &str)> =
        document.mentions.iter().filter_map(|mention| name(document, mention)).collect();
    runs.sort_by_key(|&(first, last, _)| (first, std::cmp::Reverse(last)));
    let mut covered = 0;
    runs.retain(|&(_, last, _)| {
        let free = last >= covered;
        covered = if free { last + 1 } else { covered };
        free
    });
    runs
}

fn names(document: &Document) -> spans::Document {
    let mut spans: Vec<spans::Span> = Vec::new();
    for (first, last, label) in runs(document) {
        if let Some((from, to)) = document.words.get(first).zip(document.words.get(last)) {
            spans.push((from.start, to.end, label.to_owned()));
        }
    }
    spans::Document { id: document.id.clone(), text: document.text.clone(), spans }
}

fn name(document: &Document, mention: &Mention) -> Option<(usize, usize, &'static str)> {
    let label = match mention.kind.as_str() {
        "person" => "PER",
        "organization" => "ORG",
        "place" => "LOC",
        _ => return None,
    };
    let upos = |row: usize| {
        let inside = (mention.first..=mention.last).contains(&row);
        document.words.get(row).filter(|_| inside).map_or("", |word| word.upos.as_str())
    };
    let form = |row: usize| document.words.get(row).map_or("", |word| word.form.as_str());
    let head = document.head(mention);
    if upos(head) != "PROPN" {
        return None;
    }
    let (mut first, mut last) = (head, head);
    while first > 0 && upos(first - 1) == "PROPN" {
        first -= 1;
    }
    loop {
        let inner =
            (last + 1..last + 3).take_while(|&row| ["of", "the", "and", "for"].contains(&form(row))).count();
        let linked = inner == 0 || (label != "PER" && form(last + 1) != "and" && form(last + 1) != "the");
        if !linked || upos(last + 1 + inner) != "PROPN" {
            break;
        }
        last += 1 + inner;
    }
    if label != "PER" {
        // "United States", "National Library": GUM tags the adjective of a name as one
        let adjective = |row: usize| upos(row) == "ADJ" && form(row).starts_with(char::is_uppercase);
        while first > 0 && adjective(first - 1) {
            first -= 1;
        }
    }
    if label == "PER" {
        while first < last && TITLES.contains(&form(first)) {
            first += 1;
        }
    }
    (!TITLES.contains(&form(first))).then_some((first, last, label))
}
