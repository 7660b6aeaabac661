//! Whom third person pronouns mean, on GUM's chains.
//!
//! In: GUM documents and, for each, the library's entities with their mentions. Out: of he, she, him,
//! her, his, hers, himself and herself whose chain holds a proper name, the share that the library ties
//! to the right person. A library entity stands for the chain that holds most of its names (of equals,
//! the one met first); a pronoun left open counts as not right, and lowers recall only.

use super::gum::{Document, Mention};
use super::measure::Prf;
use serde::Serialize;
use std::collections::BTreeMap;

/// The pronouns that are scored.
const PRONOUNS: &[&str] = &["he", "she", "him", "her", "his", "hers", "himself", "herself"];

/// One entity of the library, over code points.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Entity {
    /// Its canonical name.
    pub name: String,
    /// Where it is named.
    pub names: Vec<[usize; 2]>,
    /// Where a pronoun means it.
    pub pronouns: Vec<[usize; 2]>,
}

/// The entities of one document.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Linked {
    /// The document's name.
    pub id: String,
    /// Its entities.
    pub entities: Vec<Entity>,
}

/// What is printed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Pronouns whose chain holds a proper name.
    pub pronouns: usize,
    /// Of them tied to the right person.
    pub right: usize,
    /// Of them tied to another, or to an entity that stands for no chain.
    pub wrong: usize,
    /// Of them left open.
    pub open: usize,
    /// right / pronouns.
    pub accuracy: f64,
    /// right / (right + wrong).
    pub precision: f64,
    /// Persons' names whose entity stands for the chain they are in: precision, recall, F1.
    pub names: Prf,
}

/// Scores the library's links; gives also a line for each pronoun not tied to the right person.
#[must_use]
pub fn score(gold: &[Document], pred: &[Linked]) -> (Scores, Vec<String>) {
    let by_id: BTreeMap<&str, &Linked> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let (mut scores, mut misses) = (Scores::default(), Vec::new());
    let mut names = super::measure::Tally::default();
    for document in gold {
        let entities = by_id.get(document.id.as_str()).map_or(&[][..], |row| &row.entities);
        let chains: Vec<Option<&str>> = entities.iter().map(|entity| chain_of(document, entity)).collect();
        for (row, chain) in pronouns(document) {
            let Some(word) = document.words.get(row) else { continue };
            scores.pronouns += 1;
            let here = |entity: &Entity| entity.pronouns.contains(&[word.start, word.end]);
            let found = entities.iter().zip(&chains).find(|(entity, _)| here(entity));
            let said = match found {
                Some((_, Some(known))) if *known == chain => {
                    scores.right += 1;
                    continue;
                }
                Some((entity, _)) => {
                    scores.wrong += 1;
                    format!("is not {}", entity.name)
                }
                None => {
                    scores.open += 1;
                    "left open".to_owned()
                }
            };
            misses.push(format!("{} {said}: {}", document.id, around(document, row)));
        }
        for (entity, chain) in entities.iter().zip(&chains) {
            for name in &entity.names {
                let gold = named(document, *name).filter(|mention| mention.kind == "person");
                if let Some(gold) = gold {
                    names.add(usize::from(*chain == Some(gold.chain.as_str())), 1, 1);
                }
            }
        }
    }
    let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    scores.accuracy = share(scores.right, scores.pronouns);
    scores.precision = share(scores.right, scores.right + scores.wrong);
    scores.names = names.prf();
    (scores, misses)
}

/// The pronouns to be tied, by row, each with its chain.
fn pronouns(document: &Document) -> Vec<(usize, &str)> {
    let form = |row: usize| document.words.get(row).map_or(String::new(), |word| word.form.to_lowercase());
    let proper = |mention: &Mention| {
        document.words.get(document.head(mention)).is_some_and(|word| word.upos == "PROPN")
    };
    let named: Vec<&str> =
        document.mentions.iter().filter(|row| proper(row)).map(|row| row.chain.as_str()).collect();
    let scored = |mention: &&Mention| {
        mention.first == mention.last
            && PRONOUNS.contains(&form(mention.first).as_str())
            && named.contains(&mention.chain.as_str())
    };
    document.mentions.iter().filter(scored).map(|row| (row.first, row.chain.as_str())).collect()
}

/// The gold mention that a name is the head of: the shortest that covers it.
fn named(document: &Document, [start, end]: [usize; 2]) -> Option<&Mention> {
    let first = document.words.iter().position(|word| word.end > start)?;
    let last = document.words.iter().rposition(|word| word.start < end)?;
    let fits = |mention: &&Mention| {
        let head = document.head(mention);
        let proper = document.words.get(head).is_some_and(|word| word.upos == "PROPN");
        mention.first <= first && last <= mention.last && (proper || (first..=last).contains(&head))
    };
    document.mentions.iter().filter(fits).min_by_key(|mention| mention.last - mention.first)
}

/// The chain an entity stands for.
fn chain_of<'a>(document: &'a Document, entity: &Entity) -> Option<&'a str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for mention in entity.names.iter().filter_map(|name| named(document, *name)) {
        match counts.iter_mut().find(|(chain, _)| *chain == mention.chain) {
            Some((_, count)) => *count += 1,
            None => counts.push((&mention.chain, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(chain, _)| chain)
}

/// A few words around a pronoun, the pronoun in brackets.
fn around(document: &Document, row: usize) -> String {
    let words = |rows: std::ops::Range<usize>| -> String {
        let forms: Vec<&str> =
            rows.filter_map(|row| document.words.get(row)).map(|word| word.form.as_str()).collect();
        forms.join(" ")
    };
    let [before, it, after] =
        [words(row.saturating_sub(12)..row), words(row..row + 1), words(row + 1..row + 5)];
    format!("{before} [{it}] {after}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::gum;

    const BANK: &str = "# newdoc id = a\n# newpar\n# text = Ana met Tomas. She left.\n\
        1\tAna\t_\tPROPN\t_\t_\t2\tnsubj\t_\tEntity=(1-person-new)\n2\tmet\t_\tVERB\t_\t_\t0\troot\t_\t_\n\
        3\tTomas\t_\tPROPN\t_\t_\t2\tobj\t_\tEntity=(2-person-new)|SpaceAfter=No\n\
        4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n# text = She left.\n\
        1\tShe\t_\tPRON\t_\t_\t2\tnsubj\t_\tEntity=(1-person-giv)\n\
        2\tleft\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

    fn linked(pronouns: [Vec<[usize; 2]>; 2]) -> Vec<Linked> {
        let [ana, tomas] = pronouns;
        let entities = vec![
            Entity { name: "Ana".into(), names: vec![[0, 3]], pronouns: ana },
            Entity { name: "Tomas".into(), names: vec![[8, 13]], pronouns: tomas },
        ];
        vec![Linked { id: "a".into(), entities }]
    }

    #[test]
    fn right_wrong_and_open_are_told_apart() {
        let gold = gum::documents(BANK);
        let she = vec![[15, 18]];
        let scored = |pred: &[Linked]| {
            let scores = score(&gold, pred).0;
            (scores.right, scores.wrong, scores.open)
        };
        assert_eq!(scored(&linked([she.clone(), vec![]])), (1, 0, 0));
        assert_eq!(scored(&linked([vec![], she])), (0, 1, 0));
        assert_eq!(scored(&linked([vec![], vec![]])), (0, 0, 1));
    }
}
