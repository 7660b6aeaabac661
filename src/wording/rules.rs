//! The rules of `data/wording.rules`, read once.

use super::pattern::Pattern;
use crate::text::QuickMap;
use std::sync::LazyLock;

/// One rule: what it marks and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule {
    /// Its name in the file.
    pub name: &'static str,
    /// DOMAIN's name of the signal.
    pub kind: &'static str,
    /// What the reader sees.
    pub why: &'static str,
    /// Where the notion comes from.
    pub from: &'static str,
    /// A sentence that it marks.
    pub fire: &'static str,
    /// A sentence that it leaves alone.
    pub spare: &'static str,
    patterns: Vec<Pattern>,
}

/// Places of patterns: rule and pattern, ascending.
type Places = Vec<(usize, usize)>;

/// All rules with an index by the first tokens of their patterns.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) rows: Vec<Rule>,
    /// By the first token: the patterns behind whose beginning anything may stand, and those with a second token
    /// of their own.
    by_first: QuickMap<String, (Places, QuickMap<String, Places>)>,
}

impl Rules {
    /// Rules and patterns that can begin with two tokens, in their order.
    pub(super) fn beginning(&self, norm: &str, second: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        let (mut open, mut closed) = match self.by_first.get(norm) {
            Some((open, closed)) => (open.as_slice(), closed.get(second).map_or(&[][..], Vec::as_slice)),
            None => (&[][..], &[][..]),
        };
        let mut next = move || {
            let list = match (open.first(), closed.first()) {
                (Some(a), Some(b)) if b < a => &mut closed,
                (Some(_), _) => &mut open,
                _ => &mut closed,
            };
            let (first, rest) = list.split_first()?;
            *list = rest;
            Some(*first)
        };
        std::iter::from_fn(move || {
            let (rule, pattern) = next()?;
            let rule = self.rows.get(rule)?;
            Some((rule, rule.patterns.get(pattern)?))
        })
    }
}

/// Parsed once from the file that is compiled in; never changes.
pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rows = parse(include_str!("../../data/wording.rules"));
    let mut by_first: QuickMap<String, (Places, QuickMap<String, Places>)> = QuickMap::default();
    for (n, rule) in rows.iter().enumerate() {
        for (m, pattern) in rule.patterns.iter().enumerate() {
            for (first, seconds) in pattern.beginnings() {
                let (open, closed) = by_first.entry(first.to_owned()).or_default();
                let Some(seconds) = seconds else {
                    open.push((n, m));
                    continue;
                };
                for second in seconds {
                    closed.entry(second.to_owned()).or_default().push((n, m));
                }
            }
        }
    }
    Rules { rows, by_first }
});

fn parse(file: &'static str) -> Vec<Rule> {
    let mut rows: Vec<Rule> = Vec::new();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        if key == "rule" {
            rows.push(Rule { name: rest, ..Rule::default() });
            continue;
        }
        let Some(rule) = rows.last_mut() else { continue };
        match key {
            "kind" => rule.kind = rest,
            "why" => rule.why = rest,
            "from" => rule.from = rest,
            "fire" => rule.fire = rest,
            "spare" => rule.spare = rest,
            _ => rule.patterns.push(Pattern::new(line)),
        }
    }
    rows
}
