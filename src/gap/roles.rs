//! Who each speaker is: what the text says of a name beside it or right before it.

use super::facts::{Facts, are, gap, places};
use super::types::Gap;
use crate::attribution::{Attribution, CueClass, SourceType};
use crate::claim::Source;
use crate::entity::speakers::{self, Noun};
use crate::entity::{Mention, MentionKind};
use crate::segment::{ParagraphKind, TokenKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{EntityId, Span, TokenId, TokenRange};
use std::collections::BTreeSet;

/// Whether a cue gives somebody's words.
const fn speaks(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Speech
            | CueClass::Assertion
            | CueClass::Distancing
            | CueClass::Denial
            | CueClass::Suggestion
            | CueClass::Question
    )
}

/// Somebody speaks of whom nothing says what they do.
pub(super) fn no_role(facts: &Facts<'_>) -> Option<Gap> {
    let entities = facts.layers.entities;
    let rows = facts
        .layers
        .claims
        .sources
        .iter()
        .filter(|row| row.source_type == SourceType::NamedPerson && row.role.is_none() && row.words > 0)
        .filter(|row| row.standing.is_none())
        // of somebody who wants or thinks something the writer tells; of one who speaks a reader asks who it is
        .filter(|row| row.cues.iter().any(|(_, class, _)| speaks(*class)));
    let silent = |row: &&Source| {
        row.entity.is_some_and(|id| {
            let mut mentions = entities.mentions.iter().filter(|row| row.entity == id);
            entities.entities[id].titles.is_empty()
                && !mentions.any(|row| is_introduced(facts, row))
                && announced(facts, id).is_none()
        })
    };
    // whoever goes by one name is taken to be known, and whom the headline names is what the text is about
    let segments = facts.layers.segments;
    let title = segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title);
    let title = title.map(|row| segments.tokens.within(row.span)).unwrap_or_default();
    let headed: BTreeSet<EntityId> = entities.mentions_in(title).map(|row| row.entity).collect();
    let full = |row: &&Source| row.name.contains(' ') && row.entity.is_some_and(|id| !headed.contains(&id));
    let rows: Vec<&Source> = rows.filter(full).filter(silent).collect();
    let evidence: Vec<Span> = rows.iter().filter_map(|row| places(facts, row).into_iter().next()).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "no_role",
            format!(
                "The text doesn’t say who {}.",
                are(&rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>())
            ),
            if rows.len() == 1 { "How would this person know?" } else { "How would they know?" },
            evidence,
        )
    })
}

/// Whether words beside a name may say who that is: "the farmer", "resident Ana Orsel", "Ana Orsel, 29", "her father, Bo
/// Lind", "Orsel, who runs …", "Orsel of the union", "Orsel is a nurse", "the heirs Ana Orsel and Bo Lind".
fn is_introduced(facts: &Facts<'_>, mention: &Mention) -> bool {
    if mention.kind == MentionKind::Pronoun {
        return is_in_office(facts, mention);
    }
    if mention.kind == MentionKind::Nominal {
        return true;
    }
    let (tokens, syntax) = (&facts.layers.segments.tokens, facts.layers.syntax);
    let sentence = &facts.layers.segments.sentences[facts.layers.segments.sentence_of(mention.tokens.start)];
    let before = mention.tokens.start.0.checked_sub(1).map(TokenId).filter(|at| *at >= sentence.tokens.start);
    let noun = |at: TokenId| match syntax.upos.row(at) {
        Some(upos) => matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num),
        None => tokens.kinds[at] == TokenKind::Word,
    };
    // a word of the same phrase before it, or a comma that may end one: not the one behind what was said
    let said = |run: &TokenRange| before.is_some_and(|at| run.end == at || run.contains(at));
    let speaks = facts.attributions().any(|row| {
        row.source.iter().any(|run| run.start == mention.tokens.start) && row.content.iter().any(said)
    });
    if before.is_some_and(|at| {
        noun(at)
            || !(speaks && tokens.norm(at) == ",")
                && matches!(tokens.norm(at), "," | "(" | "—" | "–" | "and" | "as" | "by")
    }) {
        return true;
    }
    // what a comma or a bracket begins behind it
    let next = mention.tokens.end;
    if next < sentence.tokens.end && matches!(tokens.norm(next), "," | "(" | "—" | "–" | "who") {
        return true;
    }
    let near = sentence.tokens.iter().take(80);
    near.filter(|at| !mention.tokens.contains(*at)).any(|at| {
        let Some(relation) = syntax.deprel.row(at) else { return false };
        let held = syntax.head[at].is_some_and(|head| mention.tokens.contains(head));
        let holds = mention.tokens.iter().any(|own| syntax.head[own] == Some(at));
        held && matches!(
            relation,
            Deprel::Appos | Deprel::AclRelcl | Deprel::Acl | Deprel::Nmod | Deprel::Amod
        ) || holds && syntax.upos.row(at) == Some(&Upos::Noun)
    })
}

/// "As harbour master she has looked after it": a pronoun in a sentence that says in which office.
fn is_in_office(facts: &Facts<'_>, mention: &Mention) -> bool {
    let segments = facts.layers.segments;
    let sentence = segments.sentences[segments.sentence_of(mention.tokens.start)].tokens;
    let role = |at: TokenId| {
        let next = TokenRange::new(TokenId(at.0 + 1), TokenId((at.0 + 5).min(sentence.end.0)));
        next.iter().any(|at| {
            facts.layers.syntax.upos.row(at) == Some(&Upos::Noun)
                && speakers::noun(segments.tokens.norm(at)) == Noun::Person
        })
    };
    // "A biologist by training, she runs …"
    let before = mention.tokens.start.0.checked_sub(1).map(TokenId);
    let opened = before.is_some_and(|at| segments.tokens.norm(at) == ",")
        && matches!(segments.tokens.norm(sentence.start), "a" | "an")
        && role(sentence.start);
    opened || sentence.iter().any(|at| segments.tokens.norm(at) == "as" && role(at))
}

/// Sentences between somebody who is called by a role and the name that follows.
const NEXT: usize = 2;

/// The role by which somebody spoke right before their name was given: "…, its chief executive said. Ana Orsel told
/// reporters …". A person without a name spoke last, nobody else has been named since, and the name is new.
pub(super) fn announced<'a>(facts: &Facts<'a>, id: EntityId) -> Option<&'a Attribution> {
    let (segments, entities) = (facts.layers.segments, facts.layers.entities);
    let in_body = |at: TokenId| segments.kind_of(segments.sentence_of(at)).is_body();
    let mut mentions = entities.mentions.iter().filter(|row| in_body(row.tokens.start));
    let first = mentions.find(|row| row.entity == id)?.tokens;
    let rows = facts.attributions().filter(|row| row.statement);
    let before =
        rows.filter_map(|row| Some((row.source.first()?.start, row))).filter(|(at, _)| *at < first.start);
    let (at, last) = before.max_by_key(|(at, _)| *at)?;
    let (here, there) = (segments.sentence_of(first.start).0, segments.sentence_of(at).0);
    let tokens = &segments.tokens;
    let opens = last.source.first().map_or("", |run| tokens.norm(run.start));
    let singular = !matches!(
        opens,
        "one" | "two" | "three" | "four" | "five" | "several" | "some" | "many" | "most" | "other"
    );
    // "the official" has been called so before
    let known = opens == "the" && last.source.first().is_some_and(|run| run.len() < 3);
    let between = TokenRange::new(at, first.start);
    let person = |row: &&Mention| {
        row.kind == MentionKind::Name
            && entities.entities[row.entity].label == crate::entity::EntityLabel::Person
    };
    let near = here.saturating_sub(there) as usize <= NEXT && here != there;
    let alone = !known && last.source_type == SourceType::UnnamedPerson && singular && last.entity.is_none();
    (near && alone && in_body(at) && !entities.mentions_in(between).any(|row| person(&row))).then_some(last)
}

/// Whether a group without names is made up of people whom the text names: "three former employees say", and further down
/// "a former employee, Ana Orsel, said", or "another of them".
pub(super) fn named_later(facts: &Facts<'_>, group: &Source) -> bool {
    let segments = facts.layers.segments;
    let tokens = &segments.tokens;
    let Some(described) = group.described.map(|span| tokens.within(span)) else { return false };
    let numbered = matches!(tokens.norm(described.start), "two" | "three" | "four" | "several");
    let one = |at: TokenId| {
        let norm = tokens.norm(at);
        described.iter().any(|own| {
            own > described.start && speakers::singular(tokens.norm(own)) == norm && tokens.norm(own) != norm
        })
    };
    let people = facts.layers.claims.sources.iter().filter(|row| row.source_type == SourceType::NamedPerson);
    let mut sentences = people
        .flat_map(|row| places(facts, row))
        .map(|span| segments.sentences[segments.sentence_of(tokens.within(span).start)].tokens);
    let of_them = |run: TokenRange| {
        run.iter().any(|at| {
            tokens.norm(at) == "them"
                && at.0.checked_sub(2).is_some_and(|at| {
                    matches!(tokens.norm(TokenId(at)), "another" | "one" | "third" | "second")
                })
        })
    };
    numbered && sentences.any(|run| run.iter().any(one) || of_them(run))
}
