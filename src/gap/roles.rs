//! Who each speaker is: what the text says of a name beside it or right before it.

use super::facts::{Facts, are, gap, places};
use super::types::Gap;
use crate::attribution::{Attribution, SourceType};
use crate::claim::Source;
use crate::entity::speakers::{self, Noun};
use crate::entity::{EntityLabel, Mention, MentionKind};
use crate::segment::{ParagraphKind, TokenKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{EntityId, Span, TokenId, TokenRange};
use std::collections::{BTreeMap, BTreeSet};

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
        .filter(|row| row.cues.iter().any(|(_, class, _)| class.gives_words()));
    // whoever goes by one name is taken to be known, and whom the headline names is what the text is about
    let segments = facts.layers.segments;
    let title = segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title);
    let title = title.map(|row| segments.tokens.within(row.span)).unwrap_or_default();
    let headed: BTreeSet<EntityId> = entities.mentions_in(title).map(|row| row.entity).collect();
    let full = |row: &&Source| row.name.contains(' ') && row.entity.is_some_and(|id| !headed.contains(&id));
    let rows: Vec<&Source> = rows.filter(full).collect();
    if !facts.is_article() || rows.is_empty() {
        return None;
    }
    let asked: BTreeSet<EntityId> = rows.iter().filter_map(|row| row.entity).collect();
    let mut introduced: BTreeSet<EntityId> = BTreeSet::new();
    for row in entities.mentions.iter().filter(|row| asked.contains(&row.entity)) {
        if !introduced.contains(&row.entity) && is_introduced(facts, row) {
            introduced.insert(row.entity);
        }
    }
    let announced = Announcements::new(facts);
    let silent = |row: &&Source| {
        row.entity.is_some_and(|id| {
            entities.entities[id].titles.is_empty()
                && !introduced.contains(&id)
                && announced.of(facts, id).is_none()
        })
    };
    let rows: Vec<&Source> = rows.into_iter().filter(silent).collect();
    let evidence: Vec<Span> = rows.iter().filter_map(|row| places(facts, row).into_iter().next()).collect();
    (!evidence.is_empty()).then(|| {
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

/// Where each name first stands in the body, and who speaks where: what roles are told by.
pub(super) struct Announcements<'a> {
    first: BTreeMap<EntityId, TokenRange>,
    /// By the first word of the source, ascending.
    said: Vec<(TokenId, &'a Attribution)>,
}

impl<'a> Announcements<'a> {
    pub(super) fn new(facts: &Facts<'a>) -> Self {
        let mut first = BTreeMap::new();
        for row in facts.layers.entities.mentions.iter().filter(|row| in_body(facts, row.tokens.start)) {
            first.entry(row.entity).or_insert(row.tokens);
        }
        let rows = facts.attributions().filter(|row| row.statement);
        let mut said: Vec<_> = rows.filter_map(|row| Some((row.source.first()?.start, row))).collect();
        said.sort_by_key(|row| row.0);
        Self { first, said }
    }

    /// The role by which somebody spoke right before their name was given: "…, its chief executive said. Ana Orsel told
    /// reporters …". A person without a name spoke last, nobody else has been named since, and the name is new.
    pub(super) fn of(&self, facts: &Facts<'a>, id: EntityId) -> Option<&'a Attribution> {
        let (segments, entities) = (facts.layers.segments, facts.layers.entities);
        let first = *self.first.get(&id)?;
        let before = self.said.partition_point(|row| row.0 < first.start);
        let (at, last) = *self.said.get(before.checked_sub(1)?)?;
        let (here, there) = (segments.sentence_of(first.start).0, segments.sentence_of(at).0);
        let run = *last.source.first()?;
        let opens = segments.tokens.norm(run.start);
        let singular = !matches!(
            opens,
            "one" | "two" | "three" | "four" | "five" | "several" | "some" | "many" | "most" | "other"
        );
        // "the official" has been called so before
        let known = opens == "the" && run.len() < 3;
        let person = |row: &Mention| {
            row.kind == MentionKind::Name && entities.entities[row.entity].label == EntityLabel::Person
        };
        let near = here != there && here.saturating_sub(there) as usize <= NEXT;
        let alone =
            !known && last.source_type == SourceType::UnnamedPerson && singular && last.entity.is_none();
        let between = TokenRange::new(at, first.start);
        (near && alone && in_body(facts, at) && !entities.mentions_in(between).any(person)).then_some(last)
    }
}

fn in_body(facts: &Facts<'_>, at: TokenId) -> bool {
    let segments = facts.layers.segments;
    segments.kind_of(segments.sentence_of(at)).is_body()
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
