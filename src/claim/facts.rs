//! What a reader asks of each source: who are they, how are they described, why are they not named?
//!
//! In: attributions, entities, tags where a model gave them. Out: the facts of a source, all of them
//! words of the text. Knows nothing of certainty.

use super::layers::Layers;
use super::role;
use super::source_kind::kind_of_words;
use super::types::{Source, SourceKind};
use crate::attribution::{CueClass, Form, SourceType};
use crate::entity::{Entity, EntityLabel, MentionKind};
use crate::syntax::Upos;
use crate::text::{AttributionId, EntityId, Id, Span, TokenRange};
use std::collections::BTreeMap;

/// Fills in the facts of every source.
pub(super) fn fill(layers: Layers<'_>, sources: &mut [Source]) {
    let first = first_names(layers);
    let mut spoken: Vec<(TokenRange, AttributionId)> = Vec::new();
    for (id, row) in layers.attributions.enumerate() {
        spoken.extend(row.source.first().map(|run| (*run, id)));
    }
    spoken.sort_unstable();
    for source in sources {
        source.cues = cues(layers, source);
        source.role = source.entity.and_then(|id| role_of(layers, id, &first));
        source.standing = source.entity.and_then(|id| standing(layers, id, &first)).or(source.role);
        source.kind = kind(layers, source, &first);
        if matches!(source.source_type, SourceType::UnnamedPerson | SourceType::UnnamedGroup) {
            source.described = described(layers, source);
            source.standing = source.described.filter(|span| !is_bare(layers, *span));
            (source.anonymity, source.reason) = anonymity(layers, source, &spoken);
            source.plural_for_one = plural_for_one(layers, source);
            source.bare = source.described.is_some_and(|span| is_bare(layers, span));
            source.insider = source.described.is_some_and(|span| is_insider(layers, span));
        }
    }
}

/// Names of an entity that are looked at for its role.
const NAMES: usize = 3;

/// Where each entity is first mentioned by name.
type Names = BTreeMap<EntityId, Vec<TokenRange>>;

fn first_names(layers: Layers<'_>) -> Names {
    let mut out = Names::new();
    for row in layers.entities.mentions.iter().filter(|row| row.kind == MentionKind::Name) {
        let sentence = layers.segments.sentence_of(row.tokens.start);
        if layers.segments.kind_of(sentence).is_body() {
            let rows = out.entry(row.entity).or_default();
            if rows.len() < NAMES {
                rows.push(row.tokens);
            }
        }
    }
    out
}

/// The role given at the first of the first few mentions in the body that gives one: what stands before the
/// name, or what follows it.
fn role_of(layers: Layers<'_>, id: EntityId, first: &Names) -> Option<Span> {
    let entity = &layers.entities.entities[id];
    first.get(&id)?.iter().find_map(|mention| role_at(layers, entity, *mention))
}

/// The longest description at the first few mentions: before the name, or behind it.
fn standing(layers: Layers<'_>, id: EntityId, first: &Names) -> Option<Span> {
    if layers.entities.entities[id].label != EntityLabel::Person {
        return None;
    }
    let at = |mention: &TokenRange| [role::before(layers, *mention), role::behind(layers, *mention)];
    let spans =
        first.get(&id)?.iter().flat_map(at).flatten().filter(|span| !is_honorific(span.of(layers.text)));
    spans.reduce(|best, span| if span.len() > best.len() { span } else { best })
}

fn role_at(layers: Layers<'_>, entity: &Entity, mention: TokenRange) -> Option<Span> {
    let start = layers.segments.tokens.cover(mention).start;
    let title = entity.titles.iter().find(|title| title.end <= start && start - title.end <= 2);
    let person = entity.label == EntityLabel::Person;
    let before = role::before(layers, mention).filter(|_| person);
    let behind = role::behind(layers, mention).filter(|_| person);
    before.or(title.copied()).filter(|title| !is_honorific(title.of(layers.text))).or(behind)
}

/// "Mr." says nothing of what somebody does.
fn is_honorific(title: &str) -> bool {
    matches!(
        title.trim_end_matches('.'),
        "Mr" | "Mrs" | "Ms" | "Miss" | "Sir" | "Lady" | "Lord" | "Dr" | "DR"
    )
}

/// The cues that the text gives a source, with how often, most frequent first.
fn cues(layers: Layers<'_>, source: &Source) -> Vec<(String, CueClass, u32)> {
    let mut counts: Vec<(String, CueClass, u32)> = Vec::new();
    for row in source.attributions.iter().map(|id| &layers.attributions[*id]) {
        let Some(head) = row.evidence.first().filter(|_| !row.cue.is_empty()) else { continue };
        let token = layers.segments.tokens.within(head.span).start;
        let lemma = layers.syntax.lemma[token].to_owned();
        let norm = layers.segments.tokens.norm(token);
        let word = match norm {
            // a preposition by now: nobody "accords"
            "according" => "according to".to_owned(),
            _ if lemma.is_empty() => norm.to_owned(),
            _ => lemma,
        };
        match counts.iter_mut().find(|(known, class, _)| *known == word && *class == row.cue_class) {
            Some((.., count)) => *count += 1,
            None => counts.push((word, row.cue_class, 1)),
        }
    }
    counts.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    counts
}

/// What kind of source: by the first telling word of the role, the titles, the source's own words, the name.
fn kind(layers: Layers<'_>, source: &Source, first: &Names) -> SourceKind {
    if source.source_type == SourceType::Document {
        return SourceKind::Document;
    }
    let tokens = &layers.segments.tokens;
    let runs = source.attributions.iter().flat_map(|id| {
        let row = &layers.attributions[*id];
        row.antecedent.as_ref().into_iter().chain(&row.source)
    });
    let mut places: Vec<Span> = source.role.into_iter().collect();
    if let Some(entity) = source.entity {
        places.extend(layers.entities.entities[entity].titles.iter().copied());
        places.extend(first.get(&entity).and_then(|runs| runs.first()).map(|run| tokens.cover(*run)));
    }
    // of what the attributions call the source, a bounded few: each says the same
    places.extend(runs.take(6).map(|run| tokens.cover(*run)));
    places.into_iter().find_map(|span| kind_of_words(layers, tokens.within(span))).unwrap_or_default()
}

/// The longest of the first few descriptions of an unnamed source.
fn described(layers: Layers<'_>, source: &Source) -> Option<Span> {
    let runs = source.attributions.iter().filter_map(|id| {
        let row = &layers.attributions[*id];
        row.antecedent.as_ref().or(row.source.first())
    });
    // "who" describes nobody
    let tokens = &layers.segments.tokens;
    let runs =
        runs.filter(|run| run.len() > 1 || !matches!(tokens.norm(run.start), "who" | "which" | "that"));
    let spans = runs.take(8).map(|run| layers.segments.tokens.cover(*run));
    // of two as long the first
    spans.reduce(|best, span| if span.len() > best.len() { span } else { best })
}

/// Words that describe nobody: "a source", "officials".
const BARE: &[&str] = &[
    "source",
    "sources",
    "official",
    "officials",
    "insider",
    "insiders",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "aides",
    "expert",
    "experts",
    "analyst",
    "analysts",
    "critics",
    "observers",
    "adviser",
    "advisers",
    "advisor",
    "advisors",
    "ally",
    "allies",
];

/// Words that say how somebody would know, without saying who they are.
const CLOSE: &[&str] = &[
    "familiar",
    "knowledge",
    "briefed",
    "close",
    "involved",
    "employee",
    "employees",
    "diplomat",
    "diplomats",
];

/// Whether a description is of somebody inside: an aide, an official, "a person familiar with the plan".
fn is_insider(layers: Layers<'_>, span: Span) -> bool {
    let tokens = &layers.segments.tokens;
    let inside = |norm: &str| {
        BARE.contains(&norm) && norm != "critics" && norm != "observers" || CLOSE.contains(&norm)
    };
    tokens.within(span).iter().take(16).any(|at| inside(tokens.norm(at)))
}

/// Whether a description is but one such word, its determiners and numbers aside.
fn is_bare(layers: Layers<'_>, span: Span) -> bool {
    let tokens = &layers.segments.tokens;
    // "the official": described before
    if matches!(tokens.norm(tokens.within(span).start), "the" | "this" | "that") {
        return false;
    }
    let mut words = tokens.within(span).iter().map(|at| tokens.norm(at)).filter(|norm| {
        let small =
            ["the", "a", "an", "two", "three", "several", "these", "those", "this", "that", "of", "who"];
        norm.starts_with(char::is_alphabetic) && !small.contains(norm)
    });
    let head = words.next();
    words.next().is_none() && head.is_some_and(|head| BARE.contains(&head))
}

/// Where a text grants a source that it is not named, and why it says so. `spoken`: where sources stand, in order.
fn anonymity(
    layers: Layers<'_>,
    source: &Source,
    spoken: &[(TokenRange, AttributionId)],
) -> (Option<Span>, Option<Span>) {
    // another source of the sentence is the one that asks for it, "they" and "he" aside
    let pronoun = |run: TokenRange| {
        let norm = layers.segments.tokens.norm(run.start);
        run.len() == 1 && matches!(norm, "he" | "she" | "they" | "both" | "who")
    };
    let others = |run: TokenRange| {
        let from = spoken.partition_point(|(other, _)| other.start < run.start);
        let rows =
            spoken.get(from..).unwrap_or(&[]).iter().take_while(move |(other, _)| other.start < run.end);
        rows.filter(|(other, id)| !source.attributions.contains(id) && !pronoun(*other))
    };
    let segments = layers.segments;
    for row in source.attributions.iter().take(12).map(|id| &layers.attributions[*id]) {
        let Some(place) = row.source.first().or(row.cue.first()) else { continue };
        let here = segments.sentence_of(place.start);
        let next = crate::text::SentenceId::from_index(here.index() + 1);
        let same = segments.sentences[here].paragraph;
        for sentence in [here, next] {
            let row = &segments.sentences[sentence];
            if row.paragraph == same
                && let Some(found) = role::anonymity(segments, row.tokens)
            {
                let inside = |other: &TokenRange| {
                    found.0.is_some_and(|span| segments.tokens.cover(*other).overlaps(span))
                };
                if others(row.tokens).any(|(other, _)| sentence == next || inside(other)) {
                    continue;
                }
                return found;
            }
        }
    }
    (None, None)
}

/// One voice for several: a quotation of some length can be spoken by one of them only.
fn plural_for_one(layers: Layers<'_>, source: &Source) -> bool {
    source.attributions.iter().map(|id| &layers.attributions[*id]).any(|row| {
        let speaks =
            matches!(row.cue_class, CueClass::Speech | CueClass::Assertion) && row.form == Form::Direct;
        let long = row.content.iter().map(|run| run.len()).sum::<usize>() > 7;
        let people = |run: TokenRange| is_insider(layers, layers.segments.tokens.cover(run));
        speaks && long && row.source.first().is_some_and(|run| is_plural(layers, *run) && people(*run))
    })
}

/// Whether the head of a source is a plural noun: by its form, for the tags tell no number.
fn is_plural(layers: Layers<'_>, run: TokenRange) -> bool {
    let tokens = &layers.segments.tokens;
    let stops = ["of", "at", "in", "from", "with", "who", "familiar", "close", ",", "on", "for"];
    let head = run.iter().take_while(|at| !stops.contains(&tokens.norm(*at))).last();
    let Some(head) = head else { return false };
    let first = tokens.norm(run.start);
    let norm = tokens.norm(head);
    let noun = layers.syntax.upos.row(head).is_none_or(|upos| *upos == Upos::Noun);
    let plural = norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") && !norm.ends_with("'s");
    noun && (plural || norm == "people") && !matches!(first, "a" | "an" | "one" | "this" | "that")
}
