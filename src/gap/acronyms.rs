//! Acronyms that the text never spells out.
//!
//! In: words, names. Out: a gap. An acronym is explained where it shares an entity with a longer name, where a bracket
//! stands beside it, or where words in the text begin with its letters; what every reader knows is data
//! (`data/acronyms.tsv`, the well-known bodies of `data/organisation-words.tsv`, currencies).

use super::facts::{Facts, gap};
use super::types::Gap;
use crate::entity::MentionKind;
use crate::segment::TokenKind;
use crate::text::{Span, TokenId, TokenRange};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What readers know without its words; parsed once, never changes.
static KNOWN: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let own = data!("acronyms.tsv").lines();
    let own = own.filter_map(|line| line.split_once('\t')).flat_map(|(_, words)| words.split(' '));
    let bodies = data!("organisation-words.tsv").lines();
    let bodies = bodies.filter_map(|line| line.split_once('\t'));
    let bodies = bodies.filter(|(kind, _)| matches!(*kind, "org" | "org-suffix" | "plain" | "misc"));
    let bodies = bodies.flat_map(|(_, words)| words.split("; ")).flat_map(|name| name.split(' '));
    let money = data!("currencies.tsv").split(['\t', '\n', '|', ' ']);
    own.chain(bodies.chain(money).filter(|word| is_acronym(word))).collect()
});

/// How many acronyms of a text are asked for: each is looked for in all of it.
const MOST: usize = 12;

/// Words that the writer may shout: "refugees COULD come".
static WORDS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lists = [data!("familiar-words.tsv"), data!("common-words.tsv")];
    let lines = lists.into_iter().flat_map(str::lines);
    lines.flat_map(|line| line.split([' ', '\t'])).collect()
});

/// Three to six capitals: two letters are initials, a state or a title more often than a body.
fn is_acronym(form: &str) -> bool {
    let letters = form.chars().all(|c| c.is_ascii_uppercase());
    // "VIII" counts; a word without a vowel or with one may be an acronym
    letters && (3..=6).contains(&form.len()) && !form.chars().all(|c| "IVXLCM".contains(c))
}

/// Acronyms of the body that nothing in the text explains.
pub(super) fn undefined(facts: &Facts<'_>) -> Option<Gap> {
    let (text, segments) = (facts.layers.text, facts.layers.segments);
    let tokens = &segments.tokens;
    let form = |at: TokenId| tokens.spans[at].of(text);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut evidence: Vec<Span> = Vec::new();
    for (_, row) in facts.body() {
        for at in row.tokens.iter().filter(|at| tokens.kinds[*at] == TokenKind::Word) {
            let form = form(at);
            if seen.len() == MOST || !is_acronym(form) || KNOWN.contains(form) || seen.contains(form) {
                continue;
            }
            // "WQRX" is a station's call sign
            let station = form.len() == 4 && form.starts_with(['W', 'K']);
            let word = WORDS.contains(form.to_lowercase().as_str());
            let whole = |at| !shouted(facts, row.tokens, at) && !joined(facts, row.tokens, at);
            if station || word || !whole(at) || staff(facts, row.tokens, at) || described(facts, at) {
                continue;
            }
            seen.insert(form);
            if !explained(facts, form) {
                evidence.push(tokens.spans[at]);
            }
        }
    }
    let names: Vec<String> = evidence.iter().map(|span| span.of(text).to_owned()).collect();
    let (what, ask) = match names.as_slice() {
        [] => return None,
        [one] => (one.clone(), format!("What does {one} stand for?")),
        [one, two] => (format!("{one} and {two}"), "What do these letters stand for?".to_owned()),
        [one, two, ..] => (format!("{one}, {two} and others"), "What do these letters stand for?".to_owned()),
    };
    Some(gap("acronym_undefined", format!("The text never spells out {what}."), &ask, evidence))
}

/// Whether capitals are the writer's way of printing here: another word of several letters beside it is in capitals too.
fn shouted(facts: &Facts<'_>, sentence: TokenRange, at: TokenId) -> bool {
    let tokens = &facts.layers.segments.tokens;
    let loud = |at: TokenId| {
        let form = tokens.spans[at].of(facts.layers.text);
        sentence.contains(at) && form.len() > 1 && form.chars().all(char::is_uppercase)
    };
    at.0.checked_sub(1).is_some_and(|before| loud(TokenId(before))) || loud(TokenId(at.0 + 1))
}

/// "VKR's Ana Orsel reports": the outlet's own people, whom its readers know.
fn staff(facts: &Facts<'_>, sentence: TokenRange, at: TokenId) -> bool {
    let owns = matches!(facts.layers.segments.tokens.norm(TokenId(at.0 + 1)), "'s" | "’s");
    let named = |n: u32| sentence.contains(TokenId(at.0 + n)) && capital(facts, TokenId(at.0 + n));
    owns && named(2) && named(3)
}

/// What a body is called beside its letters, so that nobody asks for them: "the ISLA news agency", "the oil company, PDRS,".
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "agency", "airline", "bank", "broadcaster", "channel", "charity", "company", "exchange", "federation", "firm", "index", "league",
    "maker", "network", "newspaper", "party", "station", "union", "watchdog",
];

/// Whether such a word stands right beside it.
fn described(facts: &Facts<'_>, at: TokenId) -> bool {
    let tokens = &facts.layers.segments.tokens;
    let body = |at: Option<u32>| at.is_some_and(|at| BODIES.contains(&tokens.norm(TokenId(at))));
    let comma = at.0.checked_sub(1).is_some_and(|at| tokens.norm(TokenId(at)) == ",");
    body(at.0.checked_sub(1 + u32::from(comma))) || (1..=2).any(|n| body(at.0.checked_add(n)))
}

/// Whether it is a part of a longer name or word: "NTU Arts Centre", "HMC Orsel", "R-LINT", "(XNAS: VRN)".
fn joined(facts: &Facts<'_>, sentence: TokenRange, at: TokenId) -> bool {
    let tokens = &facts.layers.segments.tokens;
    let next = TokenId(at.0 + 1);
    let before = at.0.checked_sub(1).map(TokenId);
    let mark = |at: TokenId| matches!(tokens.norm(at), "-" | "/" | "&" | ":" | "‐" | "–" | "@" | "#");
    let glued = sentence.contains(next) && (mark(next) || capital(facts, next))
        || before.is_some_and(|at| sentence.contains(at) && mark(at));
    let rows = facts.layers.entities.mentions.as_slice();
    let from = rows.partition_point(|row| row.tokens.start <= at);
    let mut near = rows.get(..from).unwrap_or(&[]).iter().rev().take(3);
    glued || near.any(|row| row.tokens.contains(at) && row.tokens.len() > 1)
}

fn capital(facts: &Facts<'_>, at: TokenId) -> bool {
    facts.layers.segments.tokens.spans[at].of(facts.layers.text).starts_with(char::is_uppercase)
}

/// Whether the text says what an acronym stands for.
fn explained(facts: &Facts<'_>, acronym: &str) -> bool {
    let (text, segments) = (facts.layers.text, facts.layers.segments);
    let tokens = &segments.tokens;
    let entities = facts.layers.entities;
    // a longer name of the same thing
    let mut own = entities
        .mentions
        .iter()
        .filter(|row| row.kind == MentionKind::Name && tokens.cover(row.tokens).of(text) == acronym);
    let longer = |id| entities.entities.row(id).is_some_and(|row| row.name.contains(' '));
    if own.any(|row| longer(row.entity)) {
        return true;
    }
    // "the river board's new plan (RBN)", "RBN (the plan …)", "RBN, or the plan", "known as RBN"
    let count = tokens.len();
    let at_all = (0..count).map(|at| TokenId(u32::try_from(at).unwrap_or(u32::MAX)));
    let mut places = at_all.filter(|at| tokens.spans[*at].of(text) == acronym);
    let beside = |at: TokenId| {
        let behind = (at.0 as usize + 1 < count).then(|| tokens.norm(TokenId(at.0 + 1)));
        let before = at.0.checked_sub(1).map(|at| tokens.norm(TokenId(at)));
        let bracket = before == Some("(") && matches!(behind, Some(")" | "," | ";")) || behind == Some("(");
        bracket
            || matches!(
                before,
                Some("or" | "as" | "called" | "abbreviated" | "acronym" | "letters" | "initials")
            )
    };
    places.any(beside) || spelt(facts, acronym)
}

/// Whether words that follow one another begin with its letters, small words left out or not.
fn spelt(facts: &Facts<'_>, acronym: &str) -> bool {
    let (text, segments) = (facts.layers.text, facts.layers.segments);
    let tokens = &segments.tokens;
    let letters: Vec<char> = acronym.to_lowercase().chars().collect();
    segments.sentences.iter().any(|row| {
        let words: Vec<TokenId> =
            row.tokens.iter().filter(|at| tokens.kinds[*at] == TokenKind::Word).collect();
        let first = |at: TokenId| tokens.spans[at].of(text).to_lowercase().chars().next();
        (0..words.len()).any(|from| {
            let (mut at, mut met) = (from, 0);
            while let (Some(word), Some(letter)) = (words.get(at), letters.get(met)) {
                let small = tokens.spans[*word].of(text).len() <= 3;
                if first(*word) == Some(*letter) {
                    met += 1;
                } else if !small || met == 0 {
                    return false;
                }
                at += 1;
            }
            met == letters.len()
        })
    })
}
