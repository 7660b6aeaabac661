//! Bodies that are called by whose they are: "the Orsel campaign", "the Norvik government".
//!
//! In: profiles and links of names. Out: one more profile for each such body, one nominal link for each
//! place. The name inside keeps its own link: the person or the country is named there too.

use super::candidate::Link;
use super::types::{EntityLabel, MentionKind};
use std::collections::HashMap;

use super::lexicon::{COMMON, PEOPLE, SAYING};
use super::profile::Profile;
use super::reading::{LETTERS, Reading};

/// What a person can have for a body: "the Orsel administration".
const OF_PEOPLE: &[&str] = &["administration", "campaign", "team", "camp", "transition"];

/// What a country or a nation has: "the Kenyan government".
const OF_STATES: &[&str] =
    &["government", "administration", "parliament", "military", "army", "navy", "embassy", "cabinet"];

/// Words that may stand between: "the Orsel presidential campaign".
const BETWEEN: &[&str] = &["presidential", "re-election", "reelection", "election", "federal", "interim"];

/// Adds the bodies; links stay in reading order.
pub(super) fn add(reading: &Reading<'_>, profiles: &mut Vec<Profile>, names: Vec<Link>) -> Vec<Link> {
    let mut known: HashMap<(usize, &str), usize> = HashMap::new();
    let mut out: Vec<Link> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(link) = names.next() {
        let next = names.peek().map_or(usize::MAX, |next| next.tokens.start);
        let found = profiles.get(link.entity).and_then(|profile| head(reading, profile, &link, next));
        let (owner, from) = (link.entity, link.tokens.start);
        out.push(link);
        let Some(head) = found else { continue };
        let entity = *known.entry((owner, reading.norm(head))).or_insert_with(|| {
            let name = reading.span(from, head + 1).of(reading.text);
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let words = vec![reading.norm(head).to_owned()];
            profiles.push(Profile { label: EntityLabel::Organisation, name, words, ..Profile::default() });
            profiles.len() - 1
        });
        out.push(Link { tokens: head..head + 1, kind: MentionKind::Nominal, entity });
    }
    out
}

/// The head noun of a body behind a name, if one stands there.
fn head(reading: &Reading<'_>, profile: &Profile, link: &Link, next: usize) -> Option<usize> {
    let mut at = link.tokens.end;
    while BETWEEN.contains(&reading.norm(at)) && at < link.tokens.end + 2 {
        at += 1;
    }
    let norm = reading.norm(at);
    let fits = match profile.label {
        EntityLabel::Person => OF_PEOPLE.contains(&norm),
        EntityLabel::Location => OF_STATES.contains(&norm),
        EntityLabel::Misc => reading.is(link.tokens.start, PEOPLE) && OF_STATES.contains(&norm),
        EntityLabel::Organisation => false,
    };
    // printed small, and the head: no "campaign manager", no "government minister"
    let small = reading.form(at).starts_with(char::is_lowercase);
    let after = at + 1;
    let longer = reading.has(after, LETTERS)
        && reading.is(after, COMMON)
        && !reading.is(after, SAYING)
        && reading.upos(after).is_some_and(|upos| upos == crate::syntax::Upos::Noun);
    (fits && small && !longer && at < next).then_some(at)
}
