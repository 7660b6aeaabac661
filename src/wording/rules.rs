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

/// All rules with an index by the first token of their patterns.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) rows: Vec<Rule>,
    by_first: QuickMap<String, Vec<(usize, usize)>>,
}

impl Rules {
    /// Rules and patterns that can begin with a token.
    pub(super) fn beginning(&self, norm: &str) -> impl Iterator<Item = (&Rule, &Pattern)> {
        let places = self.by_first.get(norm).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(rule, pattern)| {
            let rule = self.rows.get(*rule)?;
            Some((rule, rule.patterns.get(*pattern)?))
        })
    }
}

/// Parsed once from the file that is compiled in; never changes.
pub(super) static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let rows = parse(include_str!("../../data/wording.rules"));
    let mut by_first: QuickMap<String, Vec<(usize, usize)>> = QuickMap::default();
    for (n, rule) in rows.iter().enumerate() {
        for (m, pattern) in rule.patterns.iter().enumerate() {
            for first in pattern.beginnings() {
                by_first.entry(first.to_owned()).or_default().push((n, m));
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
