//! The list of sources against the one an editor would write: the metrics of `score_rows.py`.
//!
//! In: an editor's rows of each article, reports. Out: of the rows shown and of those wanted, how many are right, in
//! all and by type of source. Names are compared as whole words, without case, articles and courtesy titles.

use super::letters::is_alnum;
use super::measure::{places, share};
use super::shown::{Mark, Shown, Source};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where a row's words stand.
#[derive(Clone, Debug, Deserialize)]
pub struct Passage {
    /// The sentence's first words.
    pub sentence_start: String,
    /// The cue in it.
    pub cue: Option<String>,
}

/// A row that an editor would write.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Other names of the same.
    pub aliases: Vec<String>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Other types that are right as well.
    #[serde(default)]
    pub type_also: Vec<String>,
    /// Whether it is named.
    pub named: bool,
    /// Where it speaks.
    pub passages: Vec<Passage>,
    /// Whether an editor could leave it out.
    pub optional: bool,
}

/// An article's rows, and who is in it without being a source.
#[derive(Clone, Debug, Deserialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// Those who say nothing.
    pub not_sources: Vec<String>,
}

/// One type's figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct OfType {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
    pub right: usize,
    pub rows: usize,
    pub gold: usize,
    #[serde(skip)]
    right_shown: usize,
}

/// What the reference scorer prints, under its names.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the reference scorer's, explained there")]
pub struct Scores {
    pub row_precision: f64,
    pub row_recall: f64,
    pub f1: f64,
    pub rows: usize,
    pub right: usize,
    pub double: usize,
    pub wrong_type: usize,
    pub spurious: usize,
    pub traps: usize,
    pub neutral: usize,
    pub attitude_rows: usize,
    pub gold: usize,
    pub missed: usize,
    pub by_type: BTreeMap<String, OfType>,
    pub named_accuracy: Option<f64>,
    pub articles: usize,
    pub clean: usize,
    pub complete: usize,
    pub extra_reports: usize,
    #[serde(skip)]
    named: (usize, usize),
}

const SMALL: &[&str] =
    &["the", "a", "an", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "prof", "professor"];
#[rustfmt::skip]
const PRONOUNS: &[&str] = &[
    "he", "she", "it", "they", "we", "you", "him", "her", "them", "us", "who", "whom", "whose", "which", "that",
    "this", "these", "those", "one", "another", "others", "other", "both", "some", "many", "most", "all", "each",
    "someone", "somebody", "anyone", "everyone", "everybody", "nobody", "no one", "none",
];

fn is_word(c: char) -> bool {
    c == '_' || is_alnum(c)
}

/// A name's words: no case, no possessive, "U.S." as "us".
fn words(name: &str) -> Vec<String> {
    let plain: Vec<char> = name.replace(['’', '‘'], "'").to_lowercase().chars().collect();
    let at = |n: usize| plain.get(n).copied().unwrap_or(' ');
    let mut text = String::new();
    let mut n = 0;
    while n < plain.len() {
        if at(n) == '\'' && at(n + 1) == 's' && !is_word(at(n + 2)) {
            n += 2;
            continue;
        }
        let begins = n == 0 || !is_word(at(n - 1));
        let mut end = n;
        while begins && at(end).is_alphabetic() && at(end + 1) == '.' {
            text.push(at(end));
            end += 2;
        }
        if end > n {
            text.push(' ');
            n = end;
        } else {
            text.push(at(n));
            n += 1;
        }
    }
    let kept = text.split(|c| !is_alnum(c)).filter(|word| !word.is_empty() && !SMALL.contains(word));
    kept.map(str::to_owned).collect()
}

fn part_of(short: &[String], long: &[String]) -> bool {
    short.is_empty() || long.windows(short.len()).any(|run| run == short)
}

fn is_pronoun(name: &str) -> bool {
    let name = name.trim();
    let capital = name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase);
    name == "I" || (PRONOUNS.contains(&name.to_lowercase().as_str()) && !capital)
}

/// Where a row's cues stand (code points), each looked for as whole words from its sentence's start.
fn cue_places(row: &Row, text: &[char]) -> Vec<[usize; 2]> {
    let find = |words: &str, from: usize, whole: bool| {
        let words: Vec<char> = words.chars().collect();
        let free = |at: usize| text.get(at).is_none_or(|c| !is_word(*c));
        (from..(text.len() + 1).saturating_sub(words.len())).find_map(|at| {
            let end = at + words.len();
            let alone = !whole || ((at == 0 || free(at - 1)) && free(end));
            (text.get(at..end) == Some(&words[..]) && alone).then_some([at, end])
        })
    };
    let place = |row: &Passage| {
        let cue = row.cue.as_deref().filter(|cue| !cue.is_empty())?;
        find(cue, find(&row.sentence_start, 0, false)?[0], true)
    };
    row.passages.iter().filter_map(place).collect()
}

fn type_fits(source: &Source, row: &Row) -> bool {
    source.source_type == row.kind || row.type_also.contains(&source.source_type)
}

/// The gold row that a shown one means, or whether somebody who is no source is meant.
fn meant(source: &Source, article: &Article, text: &[char], report: &Shown) -> Result<usize, bool> {
    let name = words(&source.name);
    if name.is_empty() || is_pronoun(&source.name) {
        return Err(false);
    }
    let row = |i: &usize| article.rows.get(*i);
    let numbers = |test: &dyn Fn(&[String]) -> bool| -> Vec<usize> {
        let any = |row: &Row| std::iter::once(&row.name).chain(&row.aliases).any(|form| test(&words(form)));
        (0..article.rows.len()).filter(|i| row(i).is_some_and(any)).collect()
    };
    let trap = |test: &dyn Fn(&[String]) -> bool| article.not_sources.iter().any(|form| test(&words(form)));
    let mut found = numbers(&|form| form == name);
    if found.is_empty() {
        if trap(&|form| form == name) {
            return Err(true);
        }
        found = numbers(&|form| part_of(&name, form));
        if found.is_empty() {
            return Err(trap(&|form| part_of(&name, form)));
        }
    }
    if found.len() > 1 {
        let own = |mark: &&Mark| source.attributions.iter().any(|id| mark.row.id == *id);
        let cues: Vec<[usize; 2]> =
            report.attributions.iter().filter(own).flat_map(|mark| mark.row.cue.iter().copied()).collect();
        let votes = |i: &usize| {
            let places = row(i).map(|row| cue_places(row, text)).unwrap_or_default();
            places.iter().filter(|[s, e]| cues.iter().any(|[from, to]| from < e && s < to)).count()
        };
        let most = found.iter().map(votes).max();
        found.retain(|i| Some(votes(i)) == most);
    }
    if found.len() > 1 {
        found.retain(|i| row(i).is_some_and(|row| type_fits(source, row)));
    }
    if let [one] = found[..] { Ok(one) } else { Err(false) }
}

/// The rows that count: somebody's statements.
fn counted<'a>(report: &'a Shown, sum: &mut Scores) -> Vec<&'a Source> {
    let mut out = Vec::new();
    for source in report.sources.iter().filter(|row| row.source_type != "unspecified") {
        let mark = |id: &u32| report.attributions.iter().find(|mark| mark.row.id == *id);
        let said: Vec<Option<bool>> =
            source.attributions.iter().filter_map(mark).map(|mark| mark.statement).collect();
        if !said.is_empty() && said.iter().all(|row| *row == Some(false)) {
            sum.attitude_rows += 1;
        } else {
            out.push(source);
        }
    }
    out
}

/// Scores reports of the articles with these texts, in their order.
#[must_use]
pub fn score(gold: &[Article], texts: &[String], reports: &[Shown]) -> Scores {
    let mut sum = Scores::default();
    for ((article, text), report) in gold.iter().zip(texts).zip(reports) {
        judge(article, &text.chars().collect::<Vec<_>>(), report, &mut sum);
    }
    sum.missed = sum.gold - sum.right;
    let prf = |right_shown: usize, rows: usize, right: usize, gold: usize| {
        let (p, r) = (share(right_shown, rows), share(right, gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        [p, r, f1].map(|x| places(x, 4))
    };
    [sum.row_precision, sum.row_recall, sum.f1] = prf(sum.right, sum.rows, sum.right, sum.gold);
    for row in sum.by_type.values_mut() {
        [row.precision, row.recall, row.f1] = prf(row.right_shown, row.rows, row.right, row.gold);
    }
    sum.named_accuracy = (sum.named.1 > 0).then(|| places(share(sum.named.0, sum.named.1), 4));
    sum
}

fn judge(article: &Article, text: &[char], report: &Shown, sum: &mut Scores) {
    let sources = counted(report, sum);
    let means: Vec<Result<usize, bool>> =
        sources.iter().map(|row| meant(row, article, text, report)).collect();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    for (j, (source, means)) in sources.iter().zip(&means).enumerate() {
        if let Ok(i) = means
            && article.rows.get(*i).is_some_and(|row| type_fits(source, row))
        {
            taken.entry(*i).or_insert(j);
        }
    }
    let mut faults = 0;
    for (j, (source, means)) in sources.iter().zip(&means).enumerate() {
        let row = means.ok().and_then(|i| Some((i, article.rows.get(i)?)));
        let mine = row.is_some_and(|(i, _)| taken.get(&i) == Some(&j));
        if let (Some((_, row)), Some(named), true) = (row, source.named, mine) {
            sum.named.1 += 1;
            sum.named.0 += usize::from(named == row.named);
        }
        if row.is_some_and(|(_, row)| row.optional) {
            sum.neutral += 1;
            continue;
        }
        sum.rows += 1;
        sum.by_type.entry(source.source_type.clone()).or_default().rows += 1;
        match row {
            Some((_, row)) if mine => {
                sum.right += 1;
                sum.by_type.entry(source.source_type.clone()).or_default().right_shown += 1;
                sum.by_type.entry(row.kind.clone()).or_default().right += 1;
                continue;
            }
            Some((i, _)) if taken.contains_key(&i) => sum.double += 1,
            Some(_) => sum.wrong_type += 1,
            None => {
                sum.spurious += 1;
                sum.traps += usize::from(*means == Err(true));
            }
        }
        faults += 1;
    }
    let taken: BTreeSet<usize> = taken.into_keys().collect();
    let mut missed = 0;
    for (i, row) in article.rows.iter().enumerate().filter(|(_, row)| !row.optional) {
        missed += usize::from(!taken.contains(&i));
        sum.gold += 1;
        sum.by_type.entry(row.kind.clone()).or_default().gold += 1;
    }
    sum.articles += 1;
    sum.clean += usize::from(faults == 0);
    sum.complete += usize::from(faults == 0 && missed == 0);
}

#[cfg(test)]
mod tests {
    use super::{is_pronoun, words};

    #[test]
    fn names_are_compared_without_case_titles_dots_and_possessives() {
        assert_eq!(words("The U.S. Senate’s Mr. Orsel"), ["us", "senate", "orsel"]);
        assert_eq!(words("St. Ives"), ["st", "ives"]);
        assert!(is_pronoun("She") && is_pronoun("I") && !is_pronoun("WHO") && !is_pronoun("i"));
    }
}
