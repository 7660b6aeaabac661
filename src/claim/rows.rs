//! The list of sources: one row a party, as an editor would write it.
//!
//! In: attributions, entities, whose each token is. Out: rows with their attributions, words and shares. A pronoun,
//! a number or a determiner is nobody's name; what nothing ties to somebody stands in the row of nobody.

use super::layers::Layers;
use super::types::Source;
use crate::attribution::{Attribution, List, SourceType};
use crate::entity::speakers::{Noun, noun};
use crate::entity::{EntityLabel, Mention, MentionKind};
use crate::segment::{ParagraphKind, TokenKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{AttributionId, EntityId, Id, TokenId, TokenRange};
use std::collections::BTreeMap;

/// A source inside another's words has a row of its own from this confidence on.
const RELAYED: f32 = 0.7;

/// Whether each attribution makes a row and counts in a share: no scare quote, none less sure than `least`.
pub(super) fn heard(layers: Layers<'_>, least: f32) -> Vec<bool> {
    let sure = |row: &Attribution| {
        let least = if row.nested_in.is_some() && least > 0.0 { least.max(RELAYED) } else { least };
        !row.scare && row.confidence >= least
    };
    layers.attributions.iter().map(sure).collect()
}

/// Everybody who speaks, by share of words.
pub(super) fn sources(layers: Layers<'_>, heard: &[bool], (words, total): (&[u32], u32)) -> Vec<Source> {
    let mut rows: BTreeMap<Key, Source> = BTreeMap::new();
    let mut presented = Presented::default();
    // a headline shortens what the text presents: it is tied to it
    let title = |row: &Attribution| {
        let at = row.source.first().or(row.cue.first()).map(|run| run.start);
        at.is_some_and(|at| layers.segments.kind_of(layers.segments.sentence_of(at)) == ParagraphKind::Title)
    };
    let ids = || layers.attributions.enumerate().filter(|(id, _)| heard.get(id.index()) == Some(&true));
    let order = ids().filter(|(_, row)| !title(row)).chain(ids().filter(|(_, row)| title(row)));
    for (id, row) in order {
        let mut own: Vec<(Key, Option<TokenRange>)> =
            keys(layers, &mut presented, row, title(row)).into_iter().map(|key| (key, None)).collect();
        if row.entity.is_some() && own.iter().all(|(key, _)| matches!(key, Key::Entity(_))) {
            let others = beside(layers, row).into_iter();
            own.extend(others.map(|run| (Key::Words(presented.key(layers, run, title(row))), Some(run))));
        }
        for (key, run) in own {
            let source = rows.entry(key).or_insert_with_key(|key| match run {
                Some(run) => {
                    let many = head(layers, run).is_some_and(|at| is_plural(layers.segments.tokens.norm(at)));
                    let body = if many { SourceType::UnnamedGroup } else { SourceType::NamedOrganisation };
                    Source { name: called(layers, run), source_type: body, ..Source::default() }
                }
                None => open(layers, key, row),
            });
            source.attributions.push(id);
            source.statement |= row.statement;
            source.words += words.get(id.index()).copied().unwrap_or(0);
        }
    }
    let mut out: Vec<Source> = rows.into_values().collect();
    for source in &mut out {
        source.attributions.sort_unstable();
        source.share = if total == 0 { 0.0 } else { f64::from(source.words) / f64::from(total) };
        source.relayed_by = relayed(layers, source);
    }
    out.sort_by_key(|row| (std::cmp::Reverse(row.words), row.attributions.first().copied()));
    out
}

/// The words of the body by attribution, and all of them.
pub(super) fn count(layers: Layers<'_>, owners: &[Option<AttributionId>]) -> (Vec<u32>, u32) {
    let segments = layers.segments;
    let mut words = vec![0u32; layers.attributions.len()];
    let mut total = 0u32;
    for paragraph in segments.paragraphs.iter().filter(|row| row.kind.is_body()) {
        let sentences = segments.sentences.slice(paragraph.sentences);
        for token in sentences.iter().flat_map(|row| row.tokens.iter()) {
            if !matches!(segments.tokens.kinds[token], TokenKind::Word | TokenKind::Number) {
                continue;
            }
            total += 1;
            let owner = owners.get(token.index()).copied().flatten();
            if let Some(count) = owner.and_then(|id| words.get_mut(id.index())) {
                *count += 1;
            }
        }
    }
    (words, total)
}

/// What makes two attributions one party's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// An entity, by number.
    Entity(u32),
    /// Words that describe it.
    Words(String),
    /// Nobody is named or described.
    Nobody,
}

/// Whose rows an attribution stands in.
fn keys(layers: Layers<'_>, presented: &mut Presented, row: &Attribution, title: bool) -> Vec<Key> {
    if hears(layers, row) {
        return vec![Key::Nobody];
    }
    let label = |id| layers.entities.entities[id].label;
    let named: Vec<Key> = row
        .entities
        .iter()
        .filter(|id| match row.source_type {
            // "the senator's report" is a row of its own, and so is her campaign
            SourceType::Document => label(**id) == EntityLabel::Misc,
            SourceType::NamedOrganisation => row.joint || label(**id) != EntityLabel::Person,
            _ => true,
        })
        .map(|id| Key::Entity(id.0))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let run = row.antecedent.as_ref().or(row.source.first()).copied();
    if let Some(key) = run.and_then(|run| found_by(layers, run)) {
        return vec![key];
    }
    if let Some(person) = run.and_then(|run| apposed(layers, run)) {
        return vec![Key::Entity(person.0)];
    }
    match run.filter(|run| row.source_type != SourceType::Unspecified && describes(layers, *run)) {
        Some(run) if row.source_type != SourceType::Document || !is_vague(layers, run) => {
            vec![Key::Words(presented.key(layers, run, title))]
        }
        _ => vec![Key::Nobody],
    }
}

/// Whoever without a name speaks with those who have one: "the ministry" of "the ministry and the Norvik Fund".
fn beside(layers: Layers<'_>, row: &Attribution) -> Vec<TokenRange> {
    let [run] = row.source.as_slice() else { return Vec::new() };
    let (tokens, syntax) = (&layers.segments.tokens, layers.syntax);
    let top = head(layers, *run);
    let joined = |at: TokenId| syntax.deprel[at] == Deprel::Conj && syntax.head[at] == top;
    let named = layers.entities.mentions_in(*run).any(|row| row.kind == MentionKind::Name);
    let and = |at: TokenId| matches!(tokens.norm(at), "and" | "&");
    if !named || !run.iter().any(joined) || !run.iter().any(and) {
        return Vec::new();
    }
    let piece = |at: TokenId| {
        let parts = |at: TokenId| tokens.norm(at) == "," || and(at);
        let from = run.iter().take_while(|to| *to < at).filter(|to| parts(*to)).last();
        let mut behind = run.iter().skip_while(|to| *to < at);
        let end = behind.find(|to| parts(*to) || EMPTY.contains(&tokens.norm(*to))).unwrap_or(run.end);
        TokenRange::new(from.map_or(run.start, |from| TokenRange::one(from).end), end)
    };
    let speaks = |at: &TokenId| {
        let norm = tokens.norm(*at);
        // one person is left out: "the chairman and chief executive" are the same
        let kind = noun(norm) == Noun::Group || noun(norm) == Noun::Person && is_plural(norm);
        let noun = tag(layers, *at) == Some(Upos::Noun) && !EMPTY.contains(&norm);
        noun && kind && (Some(*at) == top || joined(*at))
    };
    let plain = |piece: &TokenRange| {
        let propn = |at: TokenId| tag(layers, at) == Some(Upos::Propn) || tokens.norm(at) == "other";
        layers.entities.mentions_in(*piece).next().is_none() && !piece.iter().any(propn)
    };
    run.iter().filter(speaks).map(piece).filter(plain).collect()
}

fn is_plural(norm: &str) -> bool {
    norm.ends_with('s') && !norm.ends_with("ss")
}

/// What an inquiry comes to, and no word of anybody's.
const FINDINGS: &[&str] = &[
    "results",
    "result",
    "findings",
    "finding",
    "figures",
    "numbers",
    "returns",
    "statistics",
    "estimates",
    "estimate",
    "calculations",
    "projections",
    "forecasts",
    "indications",
    "signs",
    "evidence",
];

/// Findings speak for what they were found by, "the results of the Norvik Census"; told without it, for nobody.
fn found_by(layers: Layers<'_>, run: TokenRange) -> Option<Key> {
    let tokens = &layers.segments.tokens;
    let noun = head(layers, run).filter(|at| FINDINGS.contains(&tokens.norm(*at)))?;
    let behind = TokenRange::new(TokenRange::one(noun).end, run.end);
    let of = behind.iter().next().is_some_and(|at| matches!(tokens.norm(at), "of" | "from" | "by" | "in"));
    let names = |row: &&Mention| row.kind == MentionKind::Name;
    if of {
        let found = layers.entities.mentions_in(behind).find(names)?;
        let thing = layers.entities.entities[found.entity].label == EntityLabel::Misc;
        return thing.then_some(Key::Entity(found.entity.0));
    }
    let bare = run.iter().all(|at| at == noun || COUNTS.contains(&tokens.norm(at)));
    bare.then_some(Key::Nobody)
}

/// "The court heard that …": who is there to hear says nothing.
fn hears(layers: Layers<'_>, row: &Attribution) -> bool {
    let mut cue = row.cue.iter().flat_map(|run| run.iter()).map(|at| layers.segments.tokens.norm(at));
    let bench = row.source.last().and_then(|run| run.iter().next_back());
    bench.is_some_and(|at| List::Courts.has(layers.segments.tokens.norm(at)))
        && cue.any(|norm| matches!(norm, "heard" | "hears" | "hear"))
}

/// "One guest, 67-year-old Ana Orsel of Norvik,": the person whose name stands beside the noun.
fn apposed(layers: Layers<'_>, run: TokenRange) -> Option<EntityId> {
    let noun = head(layers, run).filter(|at| tag(layers, *at) == Some(Upos::Noun))?;
    let beside = |row: &&Mention| {
        row.kind == MentionKind::Name
            && layers.entities.entities[row.entity].label == EntityLabel::Person
            && row
                .tokens
                .iter()
                .any(|at| layers.syntax.head[at] == Some(noun) && layers.syntax.deprel[at] == Deprel::Appos)
    };
    // "a spokeswoman for trade chief Ana Orsel" is somebody else, whatever the tree says
    let mark = |row: &&Mention| {
        let between = TokenRange::new(TokenId(noun.0 + 1), row.tokens.start);
        between.iter().any(|at| matches!(layers.segments.tokens.norm(at), "," | "(" | "-" | "--" | "–" | "—"))
    };
    layers.entities.mentions_in(run).find(|row| beside(row) && mark(row)).map(|row| row.entity)
}

/// A new row.
fn open(layers: Layers<'_>, key: &Key, row: &Attribution) -> Source {
    match key {
        Key::Entity(number) => {
            let entity = crate::text::EntityId(*number);
            let known = &layers.entities.entities[entity];
            let source_type = match known.label {
                EntityLabel::Person => SourceType::NamedPerson,
                EntityLabel::Organisation | EntityLabel::Location => SourceType::NamedOrganisation,
                EntityLabel::Misc => row.source_type,
            };
            Source {
                entity: Some(entity),
                name: known.name.clone(),
                named: true,
                source_type,
                ..Source::default()
            }
        }
        Key::Words(_) => {
            let run = row.antecedent.as_ref().or(row.source.first()).copied().unwrap_or_default();
            let named = match row.source_type {
                SourceType::NamedPerson => true,
                SourceType::NamedOrganisation => {
                    row.entity.is_some()
                        || head(layers, run).is_some_and(|at| tag(layers, at) == Some(Upos::Propn))
                }
                SourceType::Document => is_identified(layers, run),
                _ => false,
            };
            Source { name: called(layers, run), named, source_type: row.source_type, ..Source::default() }
        }
        Key::Nobody => Source { name: "nobody named".to_owned(), ..Source::default() },
    }
}

/// In whose words a source that speaks nowhere else is quoted: the attribution that holds the first of its own.
fn relayed(layers: Layers<'_>, source: &Source) -> Option<AttributionId> {
    let outer = |id: &AttributionId| layers.attributions[*id].nested_in;
    let inside = source.source_type != SourceType::Unspecified
        && source.attributions.iter().all(|id| outer(id).is_some());
    source.attributions.first().filter(|_| inside).and_then(outer)
}

fn tag(layers: Layers<'_>, at: TokenId) -> Option<Upos> {
    layers.syntax.upos.row(at).copied()
}

/// Words that stand for somebody and say nothing of them, where no tags tell.
const EMPTY: &[&str] = &[
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "her",
    "them",
    "us",
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "this",
    "these",
    "those",
    "one",
    "ones",
    "another",
    "other",
    "others",
    "both",
    "some",
    "many",
    "most",
    "all",
    "each",
    "several",
    "few",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "nobody",
    "none",
    "half",
    "percent",
    "per",
    "cent",
    "pct",
    "everything",
    "something",
    "nothing",
    "there",
    "here",
    "what",
    "anything",
];

/// Whether words tell who speaks: a noun or a name is among them, and they are no lone pronoun, number or determiner.
fn describes(layers: Layers<'_>, run: TokenRange) -> bool {
    let tokens = &layers.segments.tokens;
    run.iter().any(|at| {
        let (norm, tag) = (tokens.norm(at), tag(layers, at));
        let acronym = tokens.spans[at].of(layers.text).chars().filter(|c| c.is_uppercase()).count() > 1;
        let content = match tag {
            Some(tag) => matches!(tag, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb | Upos::X),
            None => tokens.kinds[at] == TokenKind::Word,
        };
        content && norm.starts_with(char::is_alphabetic) && (acronym || !EMPTY.contains(&norm))
    })
}

/// Documents of which there are always more, without a determiner in the singular.
const MASS: &[&str] = &[
    "data",
    "evidence",
    "research",
    "footage",
    "polling",
    "information",
    "documentation",
    "modelling",
    "modeling",
    "testimony",
    "coverage",
];

/// "Reports suggest", "unconfirmed reports", "some polls": many of a kind, and none in particular.
fn is_vague(layers: Layers<'_>, run: TokenRange) -> bool {
    let tokens = &layers.segments.tokens;
    let first = tokens.norm(run.start);
    let definite = matches!(
        first,
        "the" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their" | "our" | "my"
    );
    let owned = run.iter().any(|at| matches!(tokens.norm(at), "'s" | "’s" | "'" | "’"));
    let many = head(layers, run).is_some_and(|at| {
        let norm = tokens.norm(at);
        MASS.contains(&norm) || is_plural(norm)
    });
    many && !definite && !owned && !is_identified(layers, run)
}

/// Whether a document's words give its title, issuer, author or date: a name or a year among them.
fn is_identified(layers: Layers<'_>, run: TokenRange) -> bool {
    let tokens = &layers.segments.tokens;
    let names = layers.entities.mentions_in(run).any(|row| row.kind == MentionKind::Name);
    let dated = run.iter().any(|at| {
        let norm = tokens.norm(at);
        norm.len() == 4 && norm.starts_with(['1', '2']) && norm.bytes().all(|byte| byte.is_ascii_digit())
    });
    names || dated || run.iter().skip(1).any(|at| tag(layers, at) == Some(Upos::Propn))
}

/// The word that the others of a phrase hang on.
fn head(layers: Layers<'_>, run: TokenRange) -> Option<TokenId> {
    let syntax = layers.syntax;
    syntax.head.row(run.start)?;
    run.iter().find(|at| syntax.head[*at].is_none_or(|up| !run.contains(up)))
}

/// The words of a phrase as a row's name, its article off.
fn called(layers: Layers<'_>, run: TokenRange) -> String {
    let words = layers.segments.tokens.cover(run).of(layers.text);
    // "Teachers, some of whom had gone," are teachers
    let clause = |at: &usize| {
        let behind = words.get(at + 1..).unwrap_or("").trim_start();
        let first = behind.split_whitespace().next().unwrap_or("");
        matches!(first, "who" | "whose" | "whom" | "which")
            || behind.contains(" of whom ") && !behind.starts_with("and ")
    };
    let cut = words.match_indices(',').map(|row| row.0).find(clause).unwrap_or(words.len());
    let words = words.get(..cut).unwrap_or(words);
    let words = words.trim_end_matches([',', ' ']).trim_end_matches("'s").trim_end_matches("’s");
    let bare = ["the ", "The "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words);
    bare.to_owned()
}

/// Sources without a name as they were first presented: "a nurse at the clinic", "three officials".
#[derive(Default)]
struct Presented {
    /// By head noun: what stands before it, and the words of the row; none where two differ.
    heads: BTreeMap<String, Option<(String, String)>>,
}

/// Words before a noun that tell how many are meant or which, and not what they are.
const COUNTS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "one", "two", "three", "four", "five", "six",
    "several", "some", "many", "most", "few", "same", "both", "all", "any", "numerous", "various",
    "multiple",
];

/// Words at which the description of a head noun begins, where no tree tells.
const BEHIND: &[&str] = &[
    "at", "of", "in", "who", "from", "with", "by", "on", "for", "close", "familiar", "near", "whose",
    "which", ",",
];

impl Presented {
    /// The words under which a source is kept: "the nurse" is the one nurse that was presented before.
    fn key(&mut self, layers: Layers<'_>, run: TokenRange, title: bool) -> String {
        let segments = layers.segments;
        let first = segments.tokens.norm(run.start);
        let noun = head(layers, run)
            .filter(|at| matches!(tag(layers, *at), Some(Upos::Noun | Upos::Propn)))
            .or_else(|| run.iter().take_while(|at| !BEHIND.contains(&segments.tokens.norm(*at))).last());
        let Some(noun) = noun else { return same(&called(layers, run)) };
        let norms = |from: TokenId, to: TokenId| -> Vec<&str> {
            TokenRange::new(from, to).iter().map(|at| segments.tokens.norm(at)).collect()
        };
        let before: Vec<&str> =
            norms(run.start, noun).into_iter().skip_while(|norm| COUNTS.contains(norm)).collect();
        let (core, word) = (before.join(" "), segments.tokens.norm(noun));
        let behind = norms(TokenRange::one(noun).end, run.end);
        let clause = |norm: &&&str| !matches!(**norm, "," | "who" | "whose" | "which");
        let tail: Vec<&str> = behind.iter().take_while(clause).copied().collect();
        let own = format!("{core} {word} {}", tail.join(" "));
        // "Police in Norvik said … Police said": the bare word is short for those presented
        let joint = matches!(self.heads.get(word), Some(Some((_, key))) if key.contains(" and "));
        let plural = word == "police" || word.ends_with('s') && tag(layers, noun) == Some(Upos::Noun);
        let bare = run.len() == 1 && plural && !joint;
        let definite = matches!(first, "the" | "this" | "that" | "these" | "those") || title || bare;
        match self.heads.get(word) {
            Some(Some((known, key)))
                if definite && tail.is_empty() && (core.is_empty() || *known == core || title) =>
            {
                return key.clone();
            }
            Some(Some((_, key))) if *key != own => {
                self.heads.insert(word.to_owned(), None);
            }
            Some(_) => {}
            None => {
                self.heads.insert(word.to_owned(), Some((core, own.clone())));
            }
        }
        own
    }
}

/// What is the same for the same source where no noun heads it.
fn same(name: &str) -> String {
    name.to_lowercase()
}
