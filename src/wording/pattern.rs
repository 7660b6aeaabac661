//! Word patterns: a line of a rule compiled into a sequence that is matched on tokens.

use super::inflect::Forms;
use crate::segment::{Tokens, segment};
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{Id, TokenId, TokenRange};

/// What a place asks of its words beside their form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    /// Nothing.
    #[default]
    Any,
    /// `:v`: to be a verb, in any of its forms.
    Verb,
    /// `:n`: to be a noun, in any of its forms.
    Noun,
    /// `:a`: to be an adjective, or a participle that stands as one.
    Adjective,
    /// `:r`: to be an adverb.
    Adverb,
    /// `:x`: to be an auxiliary.
    Auxiliary,
}

/// A place that any word of a kind fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// `_`: any word.
    Any,
    /// `{adj}`: an adjective or a participle, or a noun before another.
    Adjective,
    /// `{adv}`: an adverb.
    Adverb,
    /// `{det}`: an article, a demonstrative or a possessive.
    Determiner,
    /// `{aux}`: an auxiliary.
    Auxiliary,
    /// `{noun}`: a noun or a name.
    Noun,
    /// `{verb}`: a verb or an auxiliary.
    Verb,
    /// `{num}`: a number.
    Number,
}

/// What the words of an article are matched against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub tokens: &'a Tokens,
    pub syntax: &'a Syntax,
}

impl Words<'_> {
    /// The tag of a token; none without a model.
    fn upos(self, at: TokenId) -> Option<Upos> {
        self.syntax.upos.row(at).copied()
    }
}

/// One way to fill a place: one token or more, and what the first of them must be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Alternative {
    words: Vec<String>,
    tag: Tag,
}

/// One place of a pattern: its alternatives or its slot, and whether it may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    alternatives: Vec<Alternative>,
    slot: Option<Slot>,
    optional: bool,
}

/// A sequence of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    places: Vec<Place>,
}

impl Pattern {
    /// Compiles a line: words in order, `a|b` either, `a?` may be missing, `_` any one word, `{adj}` and the like
    /// any word of a kind, `@name` any word of a class, `word:v` all forms of a verb. Words are cut by the library's
    /// own tokeniser, so that "so-called" matches however that cuts it.
    pub(super) fn new(line: &str, forms: &Forms) -> Self {
        let place = |word: &str| {
            let (word, optional) = match word.strip_suffix('?') {
                Some(word) if !word.is_empty() => (word, true),
                _ => (word, false),
            };
            let slot = slot(word);
            let mut alternatives = Vec::new();
            if slot.is_none() {
                word.split('|').for_each(|word| alternative(word, forms, &mut alternatives));
            }
            Place { alternatives, slot, optional }
        };
        Self { places: line.split_whitespace().map(place).collect() }
    }

    /// Words that it matches, for a test: the first way to fill each place.
    #[cfg(test)]
    pub(super) fn sample(&self) -> String {
        let word = |place: &Place| match place.slot {
            Some(Slot::Number) => "7".to_owned(),
            Some(Slot::Determiner) => "the".to_owned(),
            Some(Slot::Auxiliary) => "has".to_owned(),
            Some(_) => "lint".to_owned(),
            None => place.alternatives.first().map_or(String::new(), |row| row.words.join(" ")),
        };
        self.places.iter().filter(|place| !place.optional).map(word).collect::<Vec<_>>().join(" ")
    }

    /// The first token of each way to begin, and what may be the second; none when anything may, or nothing.
    pub(super) fn beginnings(&self) -> Vec<(&str, Option<Vec<&str>>)> {
        let mut out = Vec::new();
        let mut places = self.places.as_slice();
        while let Some((place, rest)) = places.split_first() {
            for row in &place.alternatives {
                let Some(first) = row.words.first() else { continue };
                let second = row.words.get(1).map(|word| vec![word.as_str()]);
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
    pub(super) fn matches(&self, words: Words<'_>, at: TokenId, limit: TokenId) -> Option<TokenRange> {
        let end = walk(&self.places, words, at.index(), limit.index())?;
        (end > at.index()).then(|| TokenRange::new(at, Id::from_index(end)))
    }
}

/// What the token at the first of some places may be; none when anything may, or nothing.
fn firsts(places: &[Place]) -> Option<Vec<&str>> {
    let mut out = Vec::new();
    for place in places {
        if place.slot.is_some() {
            return None;
        }
        out.extend(place.alternatives.iter().filter_map(|row| row.words.first()).map(String::as_str));
        if !place.optional {
            return Some(out);
        }
    }
    None
}

fn slot(word: &str) -> Option<Slot> {
    Some(match word {
        "_" => Slot::Any,
        "{adj}" => Slot::Adjective,
        "{adv}" => Slot::Adverb,
        "{det}" => Slot::Determiner,
        "{aux}" => Slot::Auxiliary,
        "{noun}" => Slot::Noun,
        "{verb}" => Slot::Verb,
        "{num}" => Slot::Number,
        _ => return None,
    })
}

/// One written alternative as the ways to fill a place that it stands for.
fn alternative(word: &str, forms: &Forms, out: &mut Vec<Alternative>) {
    if let Some(class) = word.strip_prefix('@') {
        for word in forms.class(class) {
            alternative(word, forms, out);
        }
        return;
    }
    let (word, tag) = match word.rsplit_once(':') {
        Some((word, "v")) if !word.is_empty() => (word, Tag::Verb),
        Some((word, "n")) if !word.is_empty() => (word, Tag::Noun),
        Some((word, "a")) if !word.is_empty() => (word, Tag::Adjective),
        Some((word, "r")) if !word.is_empty() => (word, Tag::Adverb),
        Some((word, "x")) if !word.is_empty() => (word, Tag::Auxiliary),
        _ => (word, Tag::Any),
    };
    let mut written = vec![word.to_owned()];
    match tag {
        Tag::Verb => written = forms.verb(word),
        Tag::Noun => written = forms.noun(word),
        _ => {}
    }
    out.extend(written.iter().map(|word| Alternative { words: cut(word), tag }));
}

/// Whether a token may be what a place asks for; without tags the form is all there is to go by.
fn tagged(words: Words<'_>, at: TokenId, tag: Tag, length: usize) -> bool {
    let Some(upos) = words.upos(at) else { return true };
    let form = words.tokens.norm(at);
    let participle = form.ends_with("ed") || form.ends_with("ing") || form.ends_with("en");
    match tag {
        Tag::Any => true,
        Tag::Verb => matches!(upos, Upos::Verb | Upos::Aux) || participle && upos == Upos::Adj,
        Tag::Noun => matches!(upos, Upos::Noun | Upos::Propn),
        // a rare one before its noun is often taken for a noun itself
        Tag::Adjective => {
            upos == Upos::Adj
                || participle && upos == Upos::Verb
                || upos == Upos::Noun
                    && (length > 1 || matches!(words.syntax.deprel[at], Deprel::Amod | Deprel::Compound))
        }
        Tag::Adverb => matches!(upos, Upos::Adv | Upos::Part),
        Tag::Auxiliary => upos == Upos::Aux,
    }
}

/// Words that stand for their kind where there are no tags.
fn closed(slot: Slot, norm: &str) -> bool {
    const DETERMINERS: &[&str] = &[
        "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my",
        "your", "another", "some", "any", "every", "each", "no",
    ];
    const AUXILIARIES: &[&str] = &[
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
        "would", "may", "might", "can", "could", "should", "must", "'s", "’s", "'ve", "’ve",
    ];
    match slot {
        Slot::Any => true,
        Slot::Determiner => DETERMINERS.contains(&norm),
        Slot::Auxiliary => AUXILIARIES.contains(&norm),
        Slot::Adverb => {
            norm.ends_with("ly") || matches!(norm, "long" | "also" | "now" | "even" | "already" | "still")
        }
        Slot::Number => norm.starts_with(|c: char| c.is_ascii_digit()),
        _ => !DETERMINERS.contains(&norm) && !AUXILIARIES.contains(&norm),
    }
}

/// Whether a token fills a slot.
fn fills(words: Words<'_>, at: TokenId, slot: Slot) -> bool {
    let norm = words.tokens.norm(at);
    if !norm.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’')) {
        return false;
    }
    let Some(upos) = words.upos(at) else { return closed(slot, norm) };
    match slot {
        Slot::Any => norm.starts_with(char::is_alphanumeric),
        Slot::Determiner => {
            closed(slot, norm)
                || matches!(upos, Upos::Det)
                || matches!(norm, "'s" | "’s") && upos == Upos::Part
        }
        Slot::Adjective => {
            matches!(upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
                || tagged(words, at, Tag::Adjective, 1)
        }
        Slot::Adverb => upos == Upos::Adv,
        Slot::Auxiliary => upos == Upos::Aux,
        Slot::Noun => matches!(upos, Upos::Noun | Upos::Propn),
        Slot::Verb => matches!(upos, Upos::Verb | Upos::Aux),
        Slot::Number => upos == Upos::Num,
    }
}

/// The longest way through the places; patterns are short, so trying both ways at each is cheap.
fn walk(places: &[Place], words: Words<'_>, at: usize, limit: usize) -> Option<usize> {
    let Some((place, rest)) = places.split_first() else {
        return Some(at);
    };
    let norm = |n: usize| (n < limit).then(|| words.tokens.norm(TokenId::from_index(n)));
    let step = |row: &Alternative| {
        let length = row.words.len();
        let same = row.words.iter().zip(at..).all(|(word, n)| norm(n) == Some(word.as_str()));
        // of "jaw-dropping" the last word tells what it is
        let last = TokenId::from_index((at + length).saturating_sub(1));
        let fits = same && (row.tag == Tag::Any || tagged(words, last, row.tag, length));
        fits.then_some(at + length)
    };
    let taken = match place.slot {
        Some(slot) => (at < limit && fills(words, TokenId::from_index(at), slot)).then_some(at + 1),
        None => place.alternatives.iter().filter_map(step).max(),
    };
    let taken = taken.and_then(|next| walk(rest, words, next, limit));
    taken.or_else(|| if place.optional { walk(rest, words, at, limit) } else { None })
}

fn cut(word: &str) -> Vec<String> {
    // nearly every word is one token; "cannot", "gonna", "lemme", "dunno" are two
    let split = ["not", "na", "ta", "me", "no"].iter().any(|end| word.ends_with(end));
    if !word.is_empty() && !split && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![word.to_owned()];
    }
    let tokens = segment(word).tokens;
    tokens.ids().iter().map(|id| tokens.norm(id).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str, text: &str) -> Option<String> {
        let (pattern, tokens) = (Pattern::new(line, &Forms::default()), segment(text).tokens);
        let words = Words { tokens: &tokens, syntax: &Syntax::default() };
        let end = tokens.ids().end;
        let run = tokens.ids().iter().find_map(|at| pattern.matches(words, at, end))?;
        Some(tokens.cover(run).of(text).to_owned())
    }

    #[test]
    fn what_may_stand_second() {
        let pattern = |line| Pattern::new(line, &Forms::default());
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

    #[test]
    fn forms_and_slots() {
        let line = "underscore:v {det} {adj}? need";
        assert_eq!(found(line, "It underscored the urgent need"), Some("underscored the urgent need".into()));
        assert_eq!(found(line, "Underscoring a need"), Some("Underscoring a need".into()));
        assert_eq!(found(line, "It underscores need"), None);
        assert_eq!(found("pave:v {det} way", "paved its way"), Some("paved its way".into()));
    }
}
