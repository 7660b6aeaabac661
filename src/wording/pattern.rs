//! Word patterns: a line of a rule compiled into a sequence that is matched on tokens.

use crate::segment::{Tokens, segment};
use crate::text::{Id, TokenId, TokenRange};

/// One place of a pattern: its alternatives (each one token or more), whether it may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    alternatives: Vec<Vec<String>>,
    any: bool,
    optional: bool,
}

/// A sequence of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    places: Vec<Place>,
}

impl Pattern {
    /// Compiles a line: words in order, `a|b` either, `a?` may be missing, `_` any one word. Words are
    /// cut by the library's own tokeniser, so that "so-called" matches however that cuts it.
    pub(super) fn new(line: &str) -> Self {
        let place = |word: &str| {
            let (word, optional) = match word.strip_suffix('?') {
                Some(word) if !word.is_empty() => (word, true),
                _ => (word, false),
            };
            Place { alternatives: word.split('|').map(cut).collect(), any: word == "_", optional }
        };
        Self { places: line.split_whitespace().map(place).collect() }
    }

    /// The first token of each way to begin, and what may be the second; none when anything may, or nothing.
    pub(super) fn beginnings(&self) -> Vec<(&str, Option<Vec<&str>>)> {
        let mut out = Vec::new();
        let mut places = self.places.as_slice();
        while let Some((place, rest)) = places.split_first() {
            for words in &place.alternatives {
                let Some(first) = words.first() else { continue };
                let second = words.get(1).map(|word| vec![word.as_str()]);
                out.push((first.as_str(), second.or_else(|| firsts(rest))));
            }
            if !place.optional {
                break;
            }
            places = rest;
        }
        out
    }

    /// Where the match that begins at a token ends, if there is one before `limit`.
    pub(super) fn matches(&self, tokens: &Tokens, at: TokenId, limit: TokenId) -> Option<TokenRange> {
        let end = walk(&self.places, tokens, at.index(), limit.index())?;
        (end > at.index()).then(|| TokenRange::new(at, Id::from_index(end)))
    }
}

/// What the token at the first of some places may be; none when anything may, or nothing.
fn firsts(places: &[Place]) -> Option<Vec<&str>> {
    let mut out = Vec::new();
    for place in places {
        if place.any {
            return None;
        }
        out.extend(place.alternatives.iter().filter_map(|words| words.first()).map(String::as_str));
        if !place.optional {
            return Some(out);
        }
    }
    None
}

/// The longest way through the places; patterns are short, so trying both ways at each is cheap.
fn walk(places: &[Place], tokens: &Tokens, at: usize, limit: usize) -> Option<usize> {
    let Some((place, rest)) = places.split_first() else {
        return Some(at);
    };
    let norm = |n: usize| (n < limit).then(|| tokens.norm(TokenId::from_index(n)));
    let step = |words: &Vec<String>| {
        let fits = words.iter().zip(at..).all(|(word, n)| norm(n) == Some(word.as_str()));
        fits.then_some(at + words.len())
    };
    let taken = if place.any {
        norm(at).filter(|word| word.starts_with(char::is_alphanumeric)).map(|_| at + 1)
    } else {
        place.alternatives.iter().filter_map(step).max()
    };
    let taken = taken.and_then(|next| walk(rest, tokens, next, limit));
    taken.or_else(|| if place.optional { walk(rest, tokens, at, limit) } else { None })
}

fn cut(word: &str) -> Vec<String> {
    let tokens = segment(word).tokens;
    tokens.ids().iter().map(|id| tokens.norm(id).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let (pattern, tokens) = (Pattern::new(pattern), segment(text).tokens);
        let end = tokens.ids().end;
        let run = tokens.ids().iter().find_map(|at| pattern.matches(&tokens, at, end))?;
        Some(tokens.cover(run).of(text).to_owned())
    }

    #[test]
    fn what_may_stand_second() {
        let pattern = |line| Pattern::new(line);
        assert_eq!(
            pattern("seems|seem to").beginnings(),
            [("seems", Some(vec!["to"])), ("seem", Some(vec!["to"]))]
        );
        assert_eq!(pattern("without a? doubt").beginnings(), [("without", Some(vec!["a", "doubt"]))]);
        assert_eq!(pattern("the _ in").beginnings(), [("the", None)]);
        assert_eq!(pattern("very? sadly").beginnings(), [("very", Some(vec!["sadly"])), ("sadly", None)]);
    }

    #[test]
    fn places_in_order() {
        assert_eq!(found("seems|seem to", "The leak seems to stop"), Some("seems to".into()));
        assert_eq!(found("seems|seem to", "The leak seems small"), None);
        assert_eq!(found("without a? doubt", "It is without doubt full"), Some("without doubt".into()));
        assert_eq!(found("the most _ in", "the most costly in town"), Some("the most costly in".into()));
        assert_eq!(found("so-called", "the so-called repair"), Some("so-called".into()));
    }
}
