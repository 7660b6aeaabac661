//! What kind of attribution it is: form, source type, whom the source means.
//!
//! In: an attribution's runs, names. Out: its labels. Knows nothing of certainty.

use crate::attribution::lexicon::{Class, List};
use crate::attribution::types::{CueClass, Form, SourceType};
use crate::attribution::view::{Run, View};
use crate::entity::speakers::{self, Noun};
use crate::entity::{Entities, EntityLabel, Mention, MentionKind};
use crate::text::{EntityId, Id};

/// How the content is reported.
pub fn form(view: &View<'_>, content: &[Run]) -> Form {
    let (mut inside, mut outside) = (0usize, 0usize);
    for at in content.iter().flat_map(|run| run.start..run.end) {
        if view.marks.at(at).is_some() { inside += 1 } else { outside += 1 }
    }
    match (inside, outside) {
        (0, _) => Form::Indirect,
        (_, 0 | 1) => Form::Direct,
        _ => Form::Mixed,
    }
}

/// Whether something is said, and not only thought, wanted or planned: by the cue's class, by words of the source's
/// own in quotation marks, or because judging and planning by this cue (base form) is done by speaking.
pub fn is_statement(class: CueClass, form: Form, lemma: &str) -> bool {
    match class {
        CueClass::Demand | CueClass::Silence => true,
        CueClass::Belief | CueClass::Intention | CueClass::Evaluation | CueClass::Other => {
            matches!(form, Form::Direct | Form::Mixed) || speakers::is_spoken(lemma)
        }
        words => words.gives_words(),
    }
}

/// What stands behind a source, and whom it means.
pub fn source(view: &View<'_>, entities: &Entities, run: Option<Run>) -> (SourceType, Option<EntityId>) {
    let Some(Run { start, end: all }) = run else { return (SourceType::Unspecified, None) };
    let end = head_end(view, entities, start, all);
    use Class::{Determiner, Name, Noun, Possessive, Pronoun};
    let head = (start..end).rev().find(|at| {
        matches!(view.class(*at), Noun | Name | Pronoun | Possessive | Determiner)
            && !view.norm(*at).starts_with('\'')
    });
    // "one of them, a former official"
    let single = matches!(view.norm(start), "one" | "another" | "someone" | "somebody");
    let Some(head) = head else {
        // "mixed": a word that names nobody; "the poor" are many
        let bare =
            view.class(start) == Class::Adjective && !matches!(view.norm(start), "many" | "most" | "several");
        let kind = match (single, bare) {
            (true, _) => SourceType::UnnamedPerson,
            (_, true) => SourceType::Unspecified,
            _ => SourceType::UnnamedGroup,
        };
        return (kind, None);
    };
    let norm = view.norm(head);
    let label = |row: &Mention| entities.label(row);
    // the mention that covers the head, else the first one in the phrase
    let mentions = || entities.mentions_in(View::tokens(Run::new(start, end)));
    let covering = mentions().filter(|row| row.tokens.contains(Id::from_index(head))).last();
    // "Ana Orsel QC", "Orsel Foods plc": the name right before
    let covering = covering.or_else(|| {
        let behind = List::BehindNames.has(&norm.replace('.', ""));
        mentions().filter(|row| behind && Id::index(row.tokens.end) == head).last()
    });
    // "Orsel Mills' chief executive, Bo Lind": the one behind the comma
    let person = covering.filter(|row| label(row) == EntityLabel::Person);
    if person.is_none()
        && let Some(entity) =
            described(view, entities, run).or_else(|| titled(view, entities, Run::new(start, all)))
    {
        return (SourceType::NamedPerson, Some(entity));
    }
    if let Some(mention) = covering {
        let kind = match label(mention) {
            EntityLabel::Person if List::Bodies.has(norm) && view.class(start) == Class::Determiner => {
                SourceType::NamedOrganisation
            }
            EntityLabel::Person => SourceType::NamedPerson,
            EntityLabel::Organisation | EntityLabel::Location => SourceType::NamedOrganisation,
            EntityLabel::Misc if speakers::is_document(norm) => SourceType::Document,
            EntityLabel::Misc if norm.ends_with('s') => SourceType::UnnamedGroup,
            EntityLabel::Misc => SourceType::NamedOrganisation,
        };
        // a crowd called by its party or its people is nobody in particular
        return (kind, (kind != SourceType::UnnamedGroup).then_some(mention.entity));
    }
    // "the nominee and his aides": whose aides they are
    if end < all && view.class(end) == Class::And {
        let owner = entities.mentions_in(View::tokens(Run::new(end + 1, all.min(end + 2)))).next();
        if let Some(owner) = owner.filter(|row| label(row) == EntityLabel::Person) {
            return (SourceType::NamedPerson, Some(owner.entity));
        }
    }
    if List::Parts.has(norm) && matches!(view.norm(head + 1), "of" | "at") {
        let whole = entities.mentions_in(View::tokens(Run::new(head + 1, all.min(head + 6)))).next();
        if let Some(whole) = whole.filter(|row| label(row) == EntityLabel::Organisation) {
            return (SourceType::NamedOrganisation, Some(whole.entity));
        }
    }
    if speakers::is_document(norm) {
        // "the senator's report", "her statement", "the agency report": whose it is
        let acts = |row: &&Mention| matches!(label(row), EntityLabel::Person | EntityLabel::Organisation);
        let owner = mentions().last().filter(|row| {
            let behind = Id::index(row.tokens.end);
            behind + usize::from(view.norm(behind).starts_with('\'')) == head
                && !matches!(view.norm(start), "a" | "an" | "another")
        });
        let owner = owner.filter(acts);
        if speakers::noun(norm) == speakers::Noun::Medium {
            // "a statement from the ministry", "his letter": its author's word
            let by = |at: &usize| matches!(view.norm(*at), "by" | "from") && *at < all;
            let author = (head + 1..head + 4).find(by).and_then(|at| {
                entities.mentions_in(View::tokens(Run::new(at + 1, all.min(at + 9)))).find(acts)
            });
            if let Some(author) = owner.or(author) {
                let kind = match label(author) {
                    EntityLabel::Person => SourceType::NamedPerson,
                    _ => SourceType::NamedOrganisation,
                };
                return (kind, Some(author.entity));
            }
        }
        return (SourceType::Document, owner.map(|row| row.entity));
    }
    if view.class(head) == Class::Name
        || (start..end).any(|at| view.class(at) == Class::Name && at + 3 > head)
    {
        let body = (start..end).any(|at| view.is(at, List::Bodies));
        let article = view.class(start) == Class::Determiner;
        let acronym = end == start + 1
            && view.form(start).len() > 1
            && view.form(start).chars().all(char::is_uppercase);
        if view.class(head) == Class::Name {
            // "Delegates" with the capital of its place
            let first = head == start && end == start + 1 && view.sentence(head).start == head;
            if first
                && !acronym
                && (speakers::is_document(norm) || speakers::is_spoken(&speakers::singular(norm)))
            {
                return (plain(view, start, head), None);
            }
            let plural = (article || first) && norm.ends_with('s') && !norm.ends_with("ss")
                || matches!(norm, "republicans" | "democrats" | "americans");
            return match (body || acronym || article, plural) {
                (_, true) if !body => (SourceType::UnnamedGroup, None),
                (true, _) => (SourceType::NamedOrganisation, None),
                _ => (SourceType::NamedPerson, None),
            };
        }
        if body {
            return (SourceType::NamedOrganisation, None);
        }
    }
    (plain(view, start, head), None)
}

/// The person whom a description names behind its comma: "her deputy, Bo Lind,".
fn described(view: &View<'_>, entities: &Entities, run: Option<Run>) -> Option<EntityId> {
    let run = run?;
    let comma = run.iter().find(|at| view.is_comma(*at))?;
    let near = View::tokens(Run::new(comma + 1, (comma + 9).min(view.len())));
    let row = entities.mentions_in(near).find(|row| entities.label(row) == EntityLabel::Person)?;
    let beside = Id::index(row.tokens.end) <= run.end && Id::index(row.tokens.start) < comma + 4;
    beside.then_some(row.entity)
}

/// The person whose office stands before the name with a preposition in it: "Ambassador to Norvik Ana Orsel".
fn titled(view: &View<'_>, entities: &Entities, Run { start, end: all }: Run) -> Option<EntityId> {
    let end = (start..all).find(|at| view.is_comma(*at)).unwrap_or(all);
    let last = entities.mentions_in(View::tokens(Run::new(start, end))).last()?;
    let from = Id::index(last.tokens.start);
    let ends = Id::index(last.tokens.end) == end && from > start;
    // "a lawyer for Ana Orsel", "critics of Mayor Bo Lind" are not those two; "Secretary of State Cardinal Bo Lind" is
    let before = from.saturating_sub(1);
    let office = view.class_before(head_end(view, entities, start, from)) == Class::Name;
    let direct = matches!(view.class(before), Class::Name | Class::Noun)
        && (office || speakers::noun(view.norm(before)) != Noun::Person);
    let full = last.kind == MentionKind::Name && last.tokens.len() > 1;
    // "a study by professor Ana Orsel" is no person
    let thing = |at: usize| speakers::is_document(view.norm(at)) || view.norm(at) == "by";
    let person = entities.label(last) == EntityLabel::Person && !(start..from).any(thing);
    (ends && direct && full && person).then_some(last.entity)
}

/// The source's own words: what describes it behind a comma or "who", the aides beside it and the day on which
/// it speaks are left out.
fn head_end(view: &View<'_>, entities: &Entities, start: usize, end: usize) -> usize {
    let inside = |at: usize| {
        let from = at.saturating_sub(12).max(start);
        let mut near = entities.mentions_in(View::tokens(Run::new(from, end)));
        near.any(|row| Id::index(row.tokens.start) < at && at < Id::index(row.tokens.end))
    };
    let stop = (start + 1..end).find(|at| {
        let own = view.class(*at) == Class::And
            && matches!(view.norm(at + 1), "his" | "her" | "their" | "its")
            && at + 1 < end;
        let ends = matches!(view.class(*at), Class::Comma | Class::Preposition)
            || matches!(view.norm(*at), "who" | "which" | "(" | "--" | "—" | "–" | ";");
        (own || ends) && !inside(*at)
    });
    let mut end = stop.unwrap_or(end);
    // "the council this week", "the minister Tuesday"
    let span = view.is(end.saturating_sub(1), List::Spans);
    let near =
        end >= start + 3 && matches!(view.norm(end - 2), "this" | "last" | "next" | "that" | "earlier");
    if span && near {
        end -= 2;
    }
    while end > start + 1
        && (view.class(end - 1) == Class::Day || matches!(view.norm(end - 1), "today" | "yesterday"))
    {
        end -= 1;
    }
    end
}

/// By what a noun names, where no name does.
fn plain(view: &View<'_>, start: usize, head: usize) -> SourceType {
    let norm = view.norm(head);
    match norm {
        "he" | "she" | "his" | "her" | "i" | "my" | "himself" | "herself" => return SourceType::NamedPerson,
        "it" | "its" => return SourceType::NamedOrganisation,
        "one" | "someone" | "somebody" | "you" | "who" => return SourceType::UnnamedPerson,
        "they" | "we" | "those" | "these" | "many" | "some" | "most" | "few" | "several" | "both" | "all"
        | "everyone" => return SourceType::UnnamedGroup,
        "this" => return SourceType::Document,
        _ => {}
    }
    if List::Shares.has(norm) && view.norm(head + 1) == "of" {
        let whole = (head + 2..head + 6).find(|at| matches!(view.class(*at), Class::Noun | Class::Name));
        let people =
            whole.is_some_and(|at| matches!(speakers::noun(view.norm(at)), Noun::Person | Noun::Group));
        return if people { SourceType::UnnamedGroup } else { SourceType::Unspecified };
    }
    if List::Crowds.has(norm) && matches!(view.norm(start), "a" | "an" | "another") {
        return SourceType::UnnamedGroup;
    }
    // "the ministry", "her campaign": a body that acts, though its name is not given here
    if (List::Bodies.has(norm) && !matches!(norm, "press" | "news" | "state" | "post" | "online"))
        || List::Offices.has(norm)
    {
        return SourceType::NamedOrganisation;
    }
    let one = matches!(view.norm(start), "a" | "an" | "one" | "another");
    let plural = norm.ends_with('s') && !norm.ends_with("ss") || norm.ends_with("men");
    match speakers::noun(norm) {
        // "the participation of the team shows": a thing, whose word it is nobody says
        Noun::Thing => SourceType::Unspecified,
        Noun::Document | Noun::Medium => SourceType::Document,
        Noun::Person if one || !plural => SourceType::UnnamedPerson,
        Noun::Person | Noun::Group => SourceType::UnnamedGroup,
    }
}
