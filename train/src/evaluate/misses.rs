//! What was missed and what was made up, in words, for whoever tunes.

use super::attribution::relations::matched;
use super::attribution::rows::{Article, Attributed};
use super::attribution::side::side;
use super::letters::{Letters, Range};
use super::quantities::rows::{Answer, Gold};
use super::{conllu, quantities, segmentation, spans};
use std::collections::{BTreeMap, BTreeSet};

/// At most `n` of the lines, evenly spread over all of them.
#[must_use]
pub fn sample(lines: &[String], n: usize) -> Vec<&str> {
    let step = lines.len().div_ceil(n.max(1)).max(1);
    lines.iter().step_by(step).map(String::as_str).collect()
}

fn words(letters: &Letters, ranges: &[[usize; 2]]) -> String {
    let part = |&[a, b]: &[usize; 2]| letters.slice((a, b)).iter().collect::<String>().replace('\n', " ");
    ranges.iter().map(part).collect::<Vec<_>>().join(" … ")
}

fn short(text: &str) -> String {
    if text.chars().count() <= 120 {
        return text.to_owned();
    }
    let tail: Vec<char> = text.chars().rev().take(40).collect();
    format!(
        "{} [..] {}",
        text.chars().take(70).collect::<String>(),
        tail.into_iter().rev().collect::<String>()
    )
}

/// Gold attributions not met and predictions that meet none.
#[must_use]
pub fn attributions(gold: &[Article], pred: &[Article]) -> Vec<String> {
    let by_id: BTreeMap<&str, &Article> = pred.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut out = Vec::new();
    for article in gold {
        let letters = Letters::new(&article.text);
        let golds: Vec<&Attributed> = article.attributions.iter().collect();
        let preds: Vec<&Attributed> =
            by_id.get(article.id.as_str()).map_or(Vec::new(), |row| row.attributions.iter().collect());
        let pairs = matched(&letters, &side(&letters, &golds), &side(&letters, &preds));
        let told = |what: &str, row: &Attributed| {
            let [source, cue, content] =
                [&row.source, &row.cue, &row.content].map(|ranges| words(&letters, ranges));
            let at = row.cue.first().or(row.content.first()).map_or(0, |range| range[0]);
            format!(
                "{what} {}:{at}\n    source  {source}\n    cue     {cue}\n    content {}",
                article.id,
                short(&content)
            )
        };
        for (_, row) in golds.iter().enumerate().filter(|(n, _)| !pairs.iter().any(|pair| pair.0 == *n)) {
            out.push(told("missed ", row));
        }
        for (_, row) in preds.iter().enumerate().filter(|(n, _)| !pairs.iter().any(|pair| pair.1 == *n)) {
            out.push(told("made up", row));
        }
    }
    out
}

/// Names missed and made up, each with what stands around it.
#[must_use]
pub fn names(gold: &[spans::Document], pred: &[spans::Document]) -> Vec<String> {
    let mut out = Vec::new();
    for (g, p) in gold.iter().zip(pred) {
        let letters = Letters::new(&g.text);
        let (golds, preds): (BTreeSet<_>, BTreeSet<_>) = (g.spans.iter().collect(), p.spans.iter().collect());
        let part = |range: Range| letters.slice(range).iter().collect::<String>().replace('\n', " ");
        let told = |what: &str, (start, end, label): &spans::Span| {
            format!(
                "{what} {label} {}[{}]{}",
                part((start.saturating_sub(30), *start)),
                part((*start, *end)),
                part((*end, end + 30))
            )
        };
        out.extend(golds.difference(&preds).map(|span| told("missed ", span)));
        out.extend(preds.difference(&golds).map(|span| told("made up", span)));
    }
    out
}

/// Golden rules that are not met.
#[must_use]
pub fn sentences(gold: &[segmentation::Case], pred: &[segmentation::Case]) -> Vec<String> {
    let wrong = gold.iter().zip(pred).filter(|(g, p)| !segmentation::agree(g, p));
    wrong.map(|(g, p)| format!("want {:?}\n got {:?}", g.sentences, p.sentences)).collect()
}

fn json<T: serde::Serialize>(row: &T) -> String {
    serde_json::to_string(row).unwrap_or_default()
}

/// Cases whose figures or dates are wrong.
#[must_use]
pub fn figures(gold: &[Gold], answers: &[Answer]) -> Vec<String> {
    let by_input = quantities::by_input(answers);
    let mut out = Vec::new();
    for row in gold {
        let found = by_input.get(row.2.input.as_str()).map_or(&[][..], |rows| rows);
        let (sides, _) = quantities::sides(row, found);
        let letters = Letters::new(&row.2.input);
        let mut lines = Vec::new();
        for (key, expected) in &sides.gold {
            let text = words(&letters, &[[key.0, key.1]]);
            match sides.pred.get(key) {
                None => lines.push(format!("    missed  {} [{text}] {}", key.2, json(&expected.resolution))),
                Some(found) if quantities::judge::judge(expected, found).get("any") == Some(&false) => {
                    lines.push(format!(
                        "    value   {} [{text}] want {} got {}",
                        key.2,
                        json(&expected.resolution),
                        json(found)
                    ));
                }
                Some(_) => {}
            }
        }
        for key in sides.pred.keys().filter(|key| !sides.gold.contains_key(*key)) {
            lines.push(format!("    made up {} [{}]", key.2, words(&letters, &[[key.0, key.1]])));
        }
        if !lines.is_empty() {
            out.push(format!(
                "{}: {:?} at {:?}\n{}",
                row.0,
                row.2.input,
                row.2.reference(),
                lines.join("\n")
            ));
        }
    }
    out
}

/// The commonest confusions of tags and relations, and sentence boundaries that differ.
#[must_use]
pub fn trees(gold: &conllu::read::Treebank, system: &conllu::read::Treebank) -> Vec<String> {
    let by_span: BTreeMap<(Range, &str), &conllu::read::Word> =
        system.words.iter().map(|word| ((word.span, word.form.as_str()), word)).collect();
    let mut confused: BTreeMap<String, usize> = BTreeMap::new();
    for word in &gold.words {
        let key = match by_span.get(&(word.span, word.form.as_str())) {
            None => format!("token {:?} not found", word.form),
            Some(found) if found.upos != word.upos => {
                format!("UPOS {} taken for {} ({})", word.upos, found.upos, word.form)
            }
            Some(found) if found.lemma != word.lemma => {
                format!("lemma of {} is {}, not {}", word.form, word.lemma, found.lemma)
            }
            Some(found) if found.deprel != word.deprel => {
                format!("deprel {} taken for {}", word.deprel, found.deprel)
            }
            Some(_) => continue,
        };
        *confused.entry(key).or_default() += 1;
    }
    let mut rows: Vec<(String, usize)> = confused.into_iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    rows.into_iter().map(|(what, n)| format!("{n:>5} {what}")).collect()
}

/// Labels that are wrong, each with its attribution.
#[must_use]
pub fn labels(gold: &[Article], wrong: &[super::labels::Miss]) -> Vec<String> {
    let by_id: BTreeMap<&str, &Article> = gold.iter().map(|row| (row.id.as_str(), row)).collect();
    let told = |miss: &super::labels::Miss| {
        let article = by_id.get(miss.article.as_str())?;
        let (letters, row) = (Letters::new(&article.text), article.attributions.get(miss.row)?);
        let [source, cue, content] =
            [&row.source, &row.cue, &row.content].map(|ranges| words(&letters, ranges));
        let (field, want, got) = (miss.field, &miss.want, &miss.got);
        Some(format!("{field}: want {want}, got {got:?} [{source}] [{cue}] {}", short(&content)))
    };
    let mut out: Vec<String> = wrong.iter().filter_map(told).collect();
    out.sort_unstable();
    out
}

/// Words most often missed and most often marked in vain.
#[must_use]
pub fn bias(gold: &[super::bias::Sentence], marked: &[BTreeSet<String>]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (sentence, pred) in gold.iter().zip(marked) {
        let want = super::bias::words(sentence.biased_words.iter().map(String::as_str));
        want.difference(pred).for_each(|word| *counts.entry(format!("missed  {word}")).or_default() += 1);
        pred.difference(&want).for_each(|word| *counts.entry(format!("made up {word}")).or_default() += 1);
    }
    let mut rows: Vec<(String, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.1));
    rows.into_iter().map(|(what, n)| format!("{n:>4} {what}")).collect()
}
