//! The rules of `data/wording.rules`, read once.

use super::inflect::Forms;
use super::literal::Literal;
use super::pattern::{Pattern, Words};
use crate::text::{QuickMap, TokenId, TokenRange};
use std::sync::LazyLock;

/// One rule: what it marks and why.
#[derive(Clone, Debug, Default)]
pub struct Rule {
    /// Its name in the file.
    pub name: &'static str,
    /// DOMAIN's name of the signal.
    pub kind: &'static str,
    /// What the reader sees.
    pub why: &'static str,
    /// Where the notion comes from.
    pub from: &'static str,
    /// Sentences that it marks and sentences that it leaves alone: only [`examples`] reads them.
    pub examples: [Vec<&'static str>; 2],
    /// What makes its words literal.
    pub(super) literal: Literal,
    pub(super) patterns: Vec<Pattern>,
    /// Longer phrases whose words are meant plainly.
    pub(super) unless: Vec<Pattern>,
}

/// Places of patterns: rule and pattern, ascending.
type Places = Vec<(usize, usize)>;

/// Patterns by their first tokens.
#[derive(Debug, Default)]
struct Index {
    /// By the first token: the patterns behind whose beginning anything may stand, and those with a second token
    /// of their own.
    by_first: QuickMap<String, (Places, QuickMap<String, Places>)>,
}

impl Index {
    fn add(&mut self, pattern: &Pattern, place: (usize, usize)) {
        for (first, seconds) in pattern.beginnings() {
            let (open, closed) = self.by_first.entry(first.to_owned()).or_default();
            let Some(seconds) = seconds else {
                open.push(place);
                continue;
            };
            for second in seconds {
                closed.entry(second.to_owned()).or_default().push(place);
            }
        }
    }

    /// Places of the patterns that can begin with two tokens, in their order.
    fn beginning(&self, norm: &str, second: &str) -> impl Iterator<Item = (usize, usize)> {
        let (mut open, mut closed) = match self.by_first.get(norm) {
            Some((open, closed)) => (open.as_slice(), closed.get(second).map_or(&[][..], Vec::as_slice)),
            None => (&[][..], &[][..]),
        };
        std::iter::from_fn(move || {
            let list = match (open.first(), closed.first()) {
                (Some(a), Some(b)) if b < a => &mut closed,
                (Some(_), _) => &mut open,
                _ => &mut closed,
            };
            let (first, rest) = list.split_first()?;
            *list = rest;
            Some(*first)
        })
    }
}

/// All rules with the indexes of their patterns.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) rows: Vec<Rule>,
    marks: Index,
    plain: Index,
    forms: Forms,
}

impl Rules {
    /// Whether a class of the file holds a word.
    pub(super) fn has(&self, class: &str, word: &str) -> bool {
        self.forms.class(class).contains(&word)
    }

    /// What some tokens match from one of them on: the longest, the earlier rule of two as long.
    pub(super) fn longest(
        &self,
        words: Words<'_>,
        at: TokenId,
        limit: TokenId,
    ) -> Option<(TokenRange, usize)> {
        let mut best: Option<(TokenRange, usize)> = None;
        for (row, pattern) in self.marks.beginning(words.tokens.norm(at), second(words, at, limit)) {
            let pattern = self.rows.get(row).and_then(|rule| rule.patterns.get(pattern));
            if let Some(run) = pattern.and_then(|pattern| pattern.matches(words, at, limit))
                && best.is_none_or(|(other, _)| run.end > other.end)
            {
                best = Some((run, row));
            }
        }
        best
    }

    /// Phrases of a sentence in which a rule's words are meant plainly, with the rule, in order.
    pub(super) fn plain(&self, words: Words<'_>, sentence: TokenRange) -> Vec<(TokenRange, usize)> {
        let mut out = Vec::new();
        for at in sentence.iter() {
            for (row, pattern) in self.plain.beginning(words.tokens.norm(at), second(words, at, sentence.end))
            {
                let pattern = self.rows.get(row).and_then(|rule| rule.unless.get(pattern));
                let run = pattern.and_then(|pattern| pattern.matches(words, at, sentence.end));
                out.extend(run.map(|run| (run, row)));
            }
        }
        out
    }
}

/// The longest pattern of a phrase, in tokens.
const LONGEST: u32 = 16;

/// Whether one of some phrases in order, of the rule in this row, shares a word with a run.
pub(super) fn is_plain(plain: &[(TokenRange, usize)], run: TokenRange, row: usize) -> bool {
    let from = plain.partition_point(|(other, _)| other.start.0 + LONGEST < run.start.0);
    let mut near = plain.iter().skip(from).take_while(|(other, _)| other.start < run.end);
    near.any(|(other, of)| *of == row && other.overlaps(run))
}

fn second(words: Words<'_>, at: TokenId, limit: TokenId) -> &str {
    let second = TokenId(at.0 + 1);
    if second < limit { words.tokens.norm(second) } else { "" }
}

/// Parsed once from the file that is compiled in; never changes.
pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let file = data!("wording.rules");
    let forms = Forms::read(file);
    let rows = parse(file, &forms);
    let (mut marks, mut plain) = (Index::default(), Index::default());
    for (n, rule) in rows.iter().enumerate() {
        rule.patterns.iter().enumerate().for_each(|(m, pattern)| marks.add(pattern, (n, m)));
        rule.unless.iter().enumerate().for_each(|(m, pattern)| plain.add(pattern, (n, m)));
    }
    Rules { rows, marks, plain, forms }
});

/// The tag that each word of a line has: "verbs slam blast".
fn listed(key: &str) -> Option<&'static str> {
    match key {
        "verbs" => Some(":v"),
        "nouns" => Some(":n"),
        "adjectives" => Some(":a"),
        "adverbs" => Some(":r"),
        "words" => Some(""),
        _ => None,
    }
}

/// The rules' names with their examples alone, in the order of `data/wording-examples.rules`.
#[must_use]
pub fn examples() -> Vec<Rule> {
    parse(data!("wording-examples.rules"), &Forms::default())
}

fn parse(file: &'static str, forms: &Forms) -> Vec<Rule> {
    let mut rows: Vec<Rule> = Vec::new();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "rule" => rows.push(Rule { name: rest, ..Rule::default() }),
            "class" | "forms" => {}
            _ => {
                let Some(rule) = rows.last_mut() else { continue };
                read(rule, key, rest, line, forms);
            }
        }
    }
    rows
}

fn read(rule: &mut Rule, key: &str, rest: &'static str, line: &'static str, forms: &Forms) {
    match key {
        "kind" => rule.kind = rest,
        "why" => rule.why = rest,
        "from" => rule.from = rest,
        "fire" => rule.examples[0].push(rest),
        "spare" => rule.examples[1].push(rest),
        "literal" => rule.literal.read(rest, forms),
        "unless" => rule.unless.push(Pattern::new(rest, forms)),
        _ => match listed(key) {
            Some(tag) => {
                let words = rest.split_whitespace();
                rule.patterns.extend(words.map(|word| Pattern::new(&format!("{word}{tag}"), forms)));
            }
            None => rule.patterns.push(Pattern::new(line, forms)),
        },
    }
}
