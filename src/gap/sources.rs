//! Who speaks, and who does not.

use super::facts::{Facts, are, gap, is_named, places};
use super::roles::Announcements;
use super::types::Gap;
use crate::attribution::SourceType;
use crate::claim::{Accusation, Answer, Source, SourceKind};
use crate::entity::EntityLabel;
use crate::segment::{ParagraphKind, Sentence};
use crate::text::{EntityId, QuickSet, SentenceId, TokenId, TokenRange};
use std::collections::BTreeSet;

/// Sources that are somebody or something.
fn speakers<'a>(facts: &Facts<'a>) -> Vec<&'a Source> {
    let rows = facts.layers.claims.sources.iter();
    // "I think", under the writer's own name, is no source of theirs
    let writers = facts.writers();
    rows.filter(|row| row.source_type != SourceType::Unspecified)
        .filter(|row| row.entity.is_none_or(|id| !writers.contains(&id)))
        .collect()
}

/// Nobody who speaks has a name.
pub(super) fn no_named_source(facts: &Facts<'_>) -> Option<Gap> {
    let named = speakers(facts).into_iter().any(|row| is_named(row.source_type) && row.words > 0);
    let anybody = !speakers(facts).is_empty();
    (facts.is_article() && anybody && !named).then(|| {
        let evidence = speakers(facts).into_iter().flat_map(|row| places(facts, row)).collect();
        gap(
            "no_named_source",
            "No source is named.".to_owned(),
            "Who could confirm this on the record?",
            evidence,
        )
    })
}

/// Fewer words than this of one source are said in passing.
const WORDS: u32 = 12;

/// One source alone.
pub(super) fn single_source(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let [only] = rows.as_slice() else { return None };
    // a clause of somebody's in passing is no source that the text stands on
    (facts.is_article() && only.words >= WORDS).then(|| {
        gap(
            "single_source",
            format!("Everything attributed comes from {}.", only.name),
            "Does anyone else confirm it?",
            places(facts, only),
        )
    })
}

/// Of the attributed words, two in three of one source: who else speaks hardly weighs on what it says.
const MOST: f64 = 2.0 / 3.0;
/// Fewer words than this of one source are no account of what happened.
const ACCOUNT: u32 = 40;

/// Others speak too, but most of what is told stands on one source. Where the headline names it, the news is that it
/// speaks: nobody else could confirm that.
pub(super) fn leans_on_one(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    let all: u32 = rows.iter().map(|row| row.words).sum();
    let most = rows.iter().max_by_key(|row| row.words).filter(|row| row.words >= ACCOUNT)?;
    let share = f64::from(most.words) / f64::from(all.max(1));
    let segments = facts.layers.segments;
    let title = segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title);
    let title = title.or(segments.paragraphs.iter().next()).map_or("", |row| row.span.of(facts.layers.text));
    let headed = most.name.split(' ').next_back().is_some_and(|last| title.contains(last));
    // with nobody else, or one in passing, other checks have said so
    (facts.is_article() && rows.len() > 2 && share >= MOST && !headed).then(|| {
        gap(
            "no_independent_confirmation",
            format!("{:.0}% of the attributed words come from {}.", share * 100.0, most.name),
            "Does anyone else confirm it?",
            places(facts, most),
        )
    })
}

/// More words on sources without a name than on named ones.
pub(super) fn mostly_unnamed(facts: &Facts<'_>) -> Option<Gap> {
    let sum = |named: bool| -> u32 {
        let rows = facts.layers.claims.sources.iter().filter(|row| match row.source_type {
            SourceType::UnnamedPerson | SourceType::UnnamedGroup => !named,
            kind => named && is_named(kind),
        });
        rows.map(|row| row.words).sum()
    };
    let (unnamed, named) = (sum(false), sum(true));
    // with nobody named at all another check has said so
    (facts.is_article() && unnamed >= 40 && named > 0 && unnamed > named).then(|| {
        let rows = facts.layers.claims.sources.iter();
        let rows = rows
            .filter(|row| matches!(row.source_type, SourceType::UnnamedPerson | SourceType::UnnamedGroup));
        gap(
            "mostly_unnamed",
            format!("Unnamed sources get more words ({unnamed}) than named ones ({named})."),
            "Why are these sources not named?",
            rows.flat_map(|row| places(facts, row)).collect(),
        )
    })
}

/// Every named source is an official or a public body: two at least. Groups without a name ("analysts") are no voice from
/// outside; a person without a name may be.
pub(super) fn officials_only(facts: &Facts<'_>) -> Option<Gap> {
    let rows = speakers(facts);
    // whoever declines to comment says nothing
    let named: Vec<&&Source> = rows.iter().filter(|row| is_named(row.source_type) && row.words > 0).collect();
    let others = rows
        .iter()
        .any(|row| row.source_type == SourceType::UnnamedPerson && row.kind != SourceKind::Official);
    // "the county's head of roads said. Ana Orsel told …": an official under her name
    if !facts.is_article() || named.len() < 2 || others {
        return None;
    }
    let tokens = &facts.layers.segments.tokens;
    let officials = rows.iter().filter(|row| row.kind == SourceKind::Official);
    let described: BTreeSet<TokenId> =
        officials.filter_map(|row| Some(tokens.within(row.described?).start)).collect();
    let announced = Announcements::new(facts);
    let by_role = |row: &Source| {
        let said = row.entity.and_then(|id| announced.of(facts, id)).and_then(|said| said.source.first());
        said.is_some_and(|run| described.contains(&run.start))
    };
    named.iter().all(|row| row.kind == SourceKind::Official || by_role(row)).then(|| {
        gap(
            "officials_only",
            "Every named source is an official.".to_owned(),
            "What would an outsider say?",
            named.into_iter().flat_map(|row| places(facts, row).into_iter().take(1)).collect(),
        )
    })
}

/// Words that say that somebody answers or was asked.
#[rustfmt::skip]
const REPLIES: &[&str] = &[
    "comment", "denied", "denies", "deny", "denying", "respond", "responded", "response", "reply", "replied",
    "reached", "rejected", "rejects", "dismissed", "disputed", "disputes", "defended", "contacted", "statement",
    "pleaded", "apologised", "apologized", "declined", "refused", "answer", "answered", "rebutted", "hung",
    "returned", "unanswered", "insisted", "insists", "maintains",
];

/// Whom the text itself names, and not a byline or a caption alone; and whom it names in a sentence that says that they
/// answer, or were asked: "Kelm Foods could not be reached".
fn in_body_and_answering(facts: &Facts<'_>) -> [BTreeSet<EntityId>; 2] {
    let segments = facts.layers.segments;
    let mut out = [BTreeSet::new(), BTreeSet::new()];
    for row in facts.layers.entities.mentions.iter() {
        let sentence = segments.sentence_of(row.tokens.start);
        let [body, answering] = &mut out;
        if segments.kind_of(sentence).is_body() {
            body.insert(row.entity);
        }
        let mut words = segments.sentences[sentence].tokens.iter();
        if !answering.contains(&row.entity) && words.any(|at| REPLIES.contains(&segments.tokens.norm(at))) {
            answering.insert(row.entity);
        }
    }
    out
}

/// Somebody is accused, and neither speaks nor is said to have been asked.
pub(super) fn no_reply(facts: &Facts<'_>) -> Option<Gap> {
    let [body, answering] = in_body_and_answering(facts);
    // who is accused without a name is accused in the text itself
    let open = |id: EntityId| body.contains(&id) && !answering.contains(&id);
    let rows = facts.layers.claims.accusations.iter();
    let rows = rows.filter(|row| row.answer == Answer::None && row.entity.is_none_or(open));
    let rows = rows.filter(|row| row.entity.is_some() || !is_spoken_for(facts, &row.name));
    // "a spokesman for the mill" speaks for the Orsel Mill
    let spoken = spoken_for(facts);
    let last = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let rows: Vec<&Accusation> = rows.filter(|row| !spoken.contains(last(&row.name).as_str())).collect();
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    (facts.is_article() && !rows.is_empty()).then(|| {
        gap(
            "no_reply",
            format!("{} accused; no response is reported, nor any attempt to get one.", are(&names)),
            "What do they say to it?",
            rows.iter().flat_map(|row| row.places.iter().copied()).collect(),
        )
    })
}

/// Words for somebody who speaks for another.
#[rustfmt::skip]
const COUNSEL: &[&str] = &[
    "lawyer", "lawyers", "counsel", "attorney", "attorneys", "solicitor", "barrister", "defence", "defense",
    "behalf", "spokesman", "spokeswoman", "spokesperson", "representative",
];

/// Whether somebody speaks for whom a noun accuses: "the parents' lawyer", "on behalf of the officers".
fn is_spoken_for(facts: &Facts<'_>, name: &str) -> bool {
    let tokens = &facts.layers.segments.tokens;
    let noun = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    facts.body().any(|(_, row)| {
        let holds = |word: &dyn Fn(&str) -> bool| row.tokens.iter().any(|at| word(tokens.norm(at)));
        holds(&|norm| norm == noun) && holds(&|norm| COUNSEL.contains(&norm)) && facts.is_attributed(row)
    })
}

/// Words behind "a spokesman for", "lawyers for": whom somebody speaks for.
fn spoken_for<'a>(facts: &Facts<'a>) -> QuickSet<&'a str> {
    let tokens = &facts.layers.segments.tokens;
    let behind = |(_, row): (SentenceId, &'a Sentence)| {
        let speaks = |at: &TokenId| COUNSEL.contains(&tokens.norm(*at));
        row.tokens.iter().filter(speaks).flat_map(|at| {
            let rest = TokenRange::new(TokenRange::one(at).end, row.tokens.end);
            let mut words = rest.iter().map(|at| tokens.norm(at));
            let many = if words.next() == Some("for") { 4 } else { 0 };
            words.take(many)
        })
    };
    facts.body().flat_map(behind).collect()
}

/// No sentence stands on anybody's word.
pub(super) fn no_source(facts: &Facts<'_>) -> Option<Gap> {
    (facts.is_article() && speakers(facts).is_empty()).then(|| {
        let why = "No sentence names a source.".to_owned();
        gap("no_source", why, "How does the writer know?", Vec::new())
    })
}

/// Every named source speaks for, or belongs to, one body.
pub(super) fn one_body(facts: &Facts<'_>) -> Option<Gap> {
    let rows: Vec<&Source> = speakers(facts).into_iter().filter(|row| is_named(row.source_type)).collect();
    let mut bodies = rows.iter().map(|row| bodies(facts, row));
    let first = bodies.next()?;
    let shared = bodies.fold(first, |all, row| all.intersection(&row).copied().collect());
    let body = shared.first().filter(|_| rows.len() >= 2 && facts.is_article())?;
    let name = &facts.layers.entities.entities[*body].name;
    Some(gap(
        "one_body",
        format!("Every named source speaks for the same organisation: {name}."),
        "What would an outsider say?",
        rows.iter().flat_map(|row| places(facts, row).into_iter().take(1)).collect(),
    ))
}

/// The bodies that a source's role, title or own words name, itself among them.
fn bodies(facts: &Facts<'_>, source: &Source) -> BTreeSet<EntityId> {
    let entities = facts.layers.entities;
    let body = |id: &EntityId| entities.entities[*id].label == EntityLabel::Organisation;
    let tokens = &facts.layers.segments.tokens;
    let words = source.attributions.iter().flat_map(|id| &facts.layers.attributions[*id].source);
    let runs = words.copied().chain(source.role.map(|span| tokens.within(span)));
    let mut out: BTreeSet<EntityId> =
        runs.flat_map(|run| entities.mentions_in(run)).map(|row| row.entity).filter(body).collect();
    out.extend(source.entity.filter(body));
    out
}
