//! Roles that stand behind a name, and the words with which a text says why somebody is not named.
//!
//! In: tokens and a place. Out: spans. Patterns of tokens within a short window, no more.

use super::layers::Layers;
use super::source_kind::kind_of_words;
use crate::segment::{Segments, TokenKind};
use crate::syntax::Upos;
use crate::text::{Id, Span, TokenId, TokenRange};

/// The furthest a role reaches.
const WINDOW: usize = 18;

/// The nouns and adjectives right before a name: "White House press secretary Josh Earn", "farmer Bo Lind".
/// Needs tags: without them only titles are known.
pub(super) fn before(layers: Layers<'_>, mention: TokenRange) -> Option<Span> {
    let sentence = &layers.segments.sentences[layers.segments.sentence_of(mention.start)];
    let tags = &layers.syntax.upos;
    tags.row(mention.start)?;
    if let Some(found) = apposed(layers, mention, sentence.tokens) {
        return Some(found);
    }
    // "The defence minister, General Ana Orsel,": a rank between the comma and the name
    let rank = mention.start.index().checked_sub(1).map(TokenId::from_index);
    let courtesy =
        |at: TokenId| matches!(layers.segments.tokens.norm(at), "sir" | "dame" | "lord" | "lady" | "dr");
    let rank =
        rank.filter(|rank| *rank > sentence.tokens.start && (is_office(layers, *rank) || courtesy(*rank)));
    if let Some(rank) = rank
        && let Some(found) = apposed(layers, TokenRange::new(rank, mention.end), sentence.tokens)
    {
        return Some(found);
    }
    let mut from = mention.start.index();
    let mut noun = false;
    while from > sentence.tokens.start.index() && mention.start.index() - from < 7 {
        let at = TokenId::from_index(from - 1);
        let tag = tags[at];
        let word = layers.segments.tokens.kinds[at] == TokenKind::Word;
        if !word || !matches!(tag, Upos::Noun | Upos::Adj | Upos::Propn) {
            break;
        }
        // "on Monday Ana Orsel": a role ends in the noun that says what somebody is
        let ends = from == mention.start.index();
        if ends && TIMES.contains(&layers.segments.tokens.norm(at)) {
            return None;
        }
        if ends && tag != Upos::Noun && !is_office(layers, at) {
            return None;
        }
        noun = true;
        from -= 1;
    }
    let run = TokenRange::new(Id::from_index(from), mention.start);
    noun.then(|| layers.segments.tokens.cover(run))
}

/// Nouns of time before a name: "in the last minute Ana Orsel".
const TIMES: &[&str] = &[
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "morning",
    "afternoon",
    "evening",
    "week",
    "weekend",
    "month",
    "year",
    "season",
    "summer",
    "winter",
    "spring",
    "autumn",
    "half",
    "quarter",
    "decade",
    "century",
    "moment",
    "time",
];

/// Letters behind a name that say what somebody does.
const LETTERS: &[&str] = &["QC", "KC", "MP", "MEP", "MSP", "MLA", "TD"];

/// "A lawyer for the town, David Sholl, said": what stands before the comma.
fn apposed(layers: Layers<'_>, mention: TokenRange, sentence: TokenRange) -> Option<Span> {
    let tokens = &layers.segments.tokens;
    let comma = mention.start.index().checked_sub(1).filter(|at| *at > sentence.start.index())?;
    // closed by a comma behind the name: else it is a list
    let verb = layers.syntax.upos.row(mention.end).is_some_and(|upos| matches!(upos, Upos::Verb | Upos::Aux));
    let closed = verb || matches!(tokens.norm(mention.end), "," | "—" | "–");
    if tokens.norm(TokenId::from_index(comma)) != "," || !closed {
        return None;
    }
    let from = comma.saturating_sub(14).max(sentence.start.index());
    let window = TokenRange::new(Id::from_index(from), Id::from_index(comma));
    let start = window.iter().rev().find(|at| {
        // "Norvik's Prime Minister, Ana Orsel said"
        let owned = layers.syntax.upos[*at] == Upos::Propn
            && matches!(tokens.norm(TokenId::from_index(at.index() + 1)), "'s" | "’s");
        (owned || matches!(tokens.norm(*at), "a" | "an" | "the" | "his" | "her" | "their"))
            && at.index().checked_sub(1).is_none_or(|before| {
                let id = TokenId::from_index(before);
                before < sentence.start.index()
                    || tokens.kinds[id] == TokenKind::Punct && tokens.norm(id) != "("
                    // "Also the president of the Brel region, Ana Orsel, …"
                    || matches!(layers.syntax.upos[id], Upos::Adv | Upos::Cconj | Upos::Sconj)
                    // "accuses the board's chief executive, Ana Orsel, of": an office
                    || matches!(layers.syntax.upos[id], Upos::Verb | Upos::Adp)
                        && !matches!(tokens.norm(id), "of" | "in" | "at" | "near")
                        && kind_of_words(layers, TokenRange::new(*at, window.end)).is_some()
                    // "Last month the Brel member, Ana Orsel, …"
                    || matches!(
                        tokens.norm(id),
                        "year" | "month" | "week" | "night" | "today" | "yesterday" | "monday" | "tuesday"
                            | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
                    )
            })
    })?;
    let run = TokenRange::new(start, window.end);
    let noun = run.iter().any(|at| layers.syntax.upos[at] == Upos::Noun || is_office(layers, at));
    let part = |at: TokenId| matches!(tokens.norm(at), "(" | ")" | "-");
    let bare = run
        .iter()
        .all(|at| part(at) || !matches!(layers.syntax.upos[at], Upos::Verb | Upos::Aux | Upos::Punct));
    (bare && noun && run.len() >= 2).then(|| tokens.cover(run))
}

/// Whether a capital word is an office: "Governor", "Minister".
fn is_office(layers: Layers<'_>, at: TokenId) -> bool {
    kind_of_words(layers, TokenRange::one(at)).is_some()
}

/// What stands behind a name between commas, or with it: "Ana Orsel, who runs the waterworks,", "Bo Lind,
/// 54, a farmer", "Ana Orsel of the Lint Institute".
pub(super) fn behind(layers: Layers<'_>, mention: TokenRange) -> Option<Span> {
    let segments = layers.segments;
    let tokens = &segments.tokens;
    let sentence = &segments.sentences[segments.sentence_of(mention.start)];
    let limit = sentence.tokens.end.index();
    let norm = |at: usize| if at < limit { tokens.norm(TokenId::from_index(at)) } else { "" };
    let kind = |at: usize| tokens.kinds[TokenId::from_index(at)];
    let mut at = mention.end.index();
    // "Bo Lind, 54, a farmer", "Ana Orsel (R-Lint), the senator"
    if norm(at) == "," && kind(at + 1) == TokenKind::Number && matches!(norm(at + 2), "," | "of") {
        at += 2;
    }
    // "Ana Orsel QC", "Ana Orsel, KC,"
    let letters = at + usize::from(norm(at) == ",");
    let form = |at: usize| tokens.spans[TokenId::from_index(at)].of(layers.text);
    if letters < limit && LETTERS.contains(&form(letters)) {
        let letters = TokenId::from_index(letters);
        return Some(tokens.cover(TokenRange::one(letters)));
    }
    let now = usize::from(matches!(
        norm(at + 1),
        "now" | "currently" | "formerly" | "then" | "once" | "himself" | "herself"
    ));
    let from = match norm(at) {
        // "Bo Lind, now an analyst at the institute,"
        "," if opens_role(layers, at + 1 + now, limit) => at + 1 + now,
        "of" | "from" | "at" | "with" | "for" if is_name(layers, at + 1, limit) => at,
        _ => return None,
    };
    let mut end = from;
    while end < limit && end < from + WINDOW {
        let word = norm(end);
        let stops =
            matches!(word, "," | ";" | "." | ":" | "?" | "!" | "\"" | "”" | "“" | "(" | ")" | "—" | "–");
        if stops || end > from && matches!(word, "said" | "says" | "told" | "added" | "and") && from == at {
            break;
        }
        end += 1;
    }
    // a role has an end: what runs on without one is the sentence itself
    let open = end == from + WINDOW && end < limit;
    let run = TokenRange::new(Id::from_index(from), Id::from_index(end));
    (end > from && !open).then(|| tokens.cover(run))
}

/// Whether the words behind a comma say what somebody is: "a farmer", "who runs …", "director of …".
fn opens_role(layers: Layers<'_>, at: usize, limit: usize) -> bool {
    let id = TokenId::from_index(at);
    if at >= limit {
        return false;
    }
    let norm = layers.segments.tokens.norm(id);
    if matches!(norm, "a" | "an" | "the" | "his" | "her" | "their" | "one" | "whose") {
        // "…, the report said": a clause, not a role
        return true;
    }
    if norm == "who" {
        return true;
    }
    let next = layers.segments.tokens.norm(TokenId::from_index(at + 1));
    // "Megan Hald, senior associate for schools at the institute,": nouns and adjectives, no verb up to the comma
    if layers.syntax.upos.row(id).is_some() {
        let tags = &layers.syntax.upos;
        let small = layers.segments.tokens.spans[id].of(layers.text).starts_with(char::is_lowercase);
        let run = TokenRange::new(id, Id::from_index(limit.min(at + WINDOW)));
        let mut part =
            run.iter().take_while(|at| !matches!(layers.segments.tokens.norm(*at), "," | "." | ";" | "—"));
        let bare = part.all(|at| at == id || !matches!(tags[at], Upos::Verb | Upos::Aux | Upos::Pron));
        // "packaging buyer at the chain": a trade that looks like a verb
        let trade = || {
            let doer = ["er", "or", "ist", "ian", "man", "woman", "person", "chief", "head"];
            norm.ends_with("ing") && doer.iter().any(|end| next.ends_with(end))
        };
        if small && bare && (matches!(tags[id], Upos::Noun | Upos::Adj) || trade()) {
            return true;
        }
        // "Bo Lind, Norvik coach, said"
        let words: Vec<TokenId> = run
            .iter()
            .take(5)
            .take_while(|at| matches!(tags[*at], Upos::Noun | Upos::Adj | Upos::Propn))
            .collect();
        if let [_, .., last] = words.as_slice() {
            let norm = layers.segments.tokens.norm(*last);
            let end = layers.segments.tokens.norm(TokenRange::one(*last).end);
            let lower = layers.segments.tokens.spans[*last].of(layers.text).starts_with(char::is_lowercase);
            if tags[*last] == Upos::Noun
                && lower
                && end == ","
                && !norm.ends_with('s')
                && !TIMES.contains(&norm)
            {
                return true;
            }
        }
    }
    let common = match layers.syntax.upos.row(id) {
        Some(upos) => matches!(upos, Upos::Noun | Upos::Adj),
        None => !norm.ends_with("ed") && !norm.ends_with("ing"),
    };
    let small = layers.segments.tokens.spans[id].of(layers.text).starts_with(char::is_lowercase);
    common
        && small
        && matches!(next, "of" | "for" | "at" | "to" | "and" | "director" | "spokesman" | "spokeswoman")
        || matches!(
            norm,
            "director"
                | "professor"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "president"
                | "chairman"
                | "chief"
        )
}

/// Whether a name stands at a place, its article aside.
fn is_name(layers: Layers<'_>, at: usize, limit: usize) -> bool {
    let the = layers.segments.tokens.norm(TokenId::from_index(at)) == "the";
    let id = TokenId::from_index(at + usize::from(the));
    id.index() < limit && layers.segments.tokens.spans[id].of(layers.text).starts_with(char::is_uppercase)
}

/// Words that say that somebody is not named, as sequences of tokens; "_" stands for any one word, but not the first.
const GRANTED: &[&[&str]] = &[
    &["condition", "of", "anonymity"],
    &["condition", "of", "not", "being"],
    &["requested", "anonymity"],
    &["sought", "anonymity"],
    &["granted", "anonymity"],
    &["not", "to", "be", "named"],
    &["not", "to", "be", "identified"],
    &["not", "to", "be", "quoted"],
    &["declined", "to", "be", "named"],
    &["declined", "to", "be", "identified"],
    &["declined", "to", "give", "_", "name"],
    &["refused", "to", "give", "_", "name"],
    &["refused", "to", "be", "named"],
    &["not", "be", "named"],
    &["not", "be", "identified"],
    &["want", "to", "give", "_", "name"],
    &["want", "to", "be", "named"],
    &["want", "to", "be", "identified"],
    &["wish", "to", "be", "named"],
    &["wish", "to", "be", "identified"],
    &["wish", "to", "give", "_", "name"],
    &["asked", "for", "anonymity"],
    &["without", "giving", "_", "name"],
    &["whose", "name", "has", "been", "changed"],
    &["name", "was", "withheld"],
    &["wished", "to", "remain", "anonymous"],
    &["to", "remain", "anonymous"],
    &["spoke", "anonymously"],
    &["speaking", "anonymously"],
    &["not", "authorized", "to"],
    &["not", "authorised", "to"],
    &["n't", "authorized", "to"],
    &["n't", "authorised", "to"],
    &["not", "allowed", "to", "speak"],
    &["not", "permitted", "to", "speak"],
    &["identified", "only", "as"],
    &["identified", "only", "by"],
    &["given", "only", "_", "first", "name"],
    &["gave", "only", "_", "first", "name"],
    &["for", "fear", "of", "retaliation"],
    &["for", "fear", "of", "reprisal"],
    &["for", "fear", "of", "reprisals"],
    &["to", "discuss", "private", "conversations"],
    &["to", "discuss", "internal", "deliberations"],
];

/// Words that open a reason.
const REASONS: &[&[&str]] = &[
    &["because"],
    &["for", "fear"],
    &["out", "of", "fear"],
    &["fearing"],
    &["citing"],
    &["in", "order", "to"],
    &["so", "as"],
    &["to", "discuss"],
    &["to", "speak", "freely"],
    &["to", "avoid"],
    &["to", "protect"],
    &["given", "the"],
    &["due", "to"],
    &["as", "they", "were", "not"],
    &["as", "he", "was", "not"],
    &["as", "she", "was", "not"],
    &["since"],
    &["not", "authorized"],
    &["not", "authorised"],
    &["n't", "authorized"],
    &["n't", "authorised"],
    &["not", "allowed"],
    &["not", "permitted"],
];

/// The words of a sentence that grant that somebody is not named, and the reason given in it.
pub(super) fn anonymity(segments: &Segments, run: TokenRange) -> Option<(Option<Span>, Option<Span>)> {
    let (start, pattern) = find(segments, run, GRANTED)?;
    let tokens = &segments.tokens;
    let granted = TokenRange::new(start, Id::from_index(start.index() + pattern));
    // the reason stands behind, or the words that grant are the reason themselves
    let rest = TokenRange::new(start, run.end);
    let reason = find(segments, rest, REASONS).map(|(from, _)| tokens.cover(clause(segments, from, run.end)));
    Some((Some(tokens.cover(granted)), reason))
}

/// Up to the end of the clause.
fn clause(segments: &Segments, from: TokenId, end: TokenId) -> TokenRange {
    let all = TokenRange::new(from, end);
    let stop = all.iter().skip(2).take(30).find(|at| {
        matches!(segments.tokens.norm(*at), "," | "." | ";" | ":" | "\"" | "”" | "“" | "—" | "said" | "told")
    });
    let far = Id::from_index((from.index() + 30).min(end.index()));
    TokenRange::new(from, stop.unwrap_or(far))
}

/// The first place in a run where one of the sequences stands, and its length.
fn find(segments: &Segments, run: TokenRange, sequences: &[&[&str]]) -> Option<(TokenId, usize)> {
    let tokens = &segments.tokens;
    let norm = |at: usize| if at < run.end.index() { tokens.norm(TokenId::from_index(at)) } else { "" };
    run.iter().find_map(|at| {
        let here = tokens.norm(at);
        let fits = |words: &&&[&str]| {
            let Some((first, rest)) = words.split_first() else { return false };
            let mut places = rest.iter().zip(at.index() + 1..);
            *first == here
                && places.all(|(word, place)| *word == "_" && !norm(place).is_empty() || norm(place) == *word)
        };
        sequences.iter().find(fits).map(|words| (at, words.len()))
    })
}
