//! Who writes: the person that "I" outside quotation marks means.
//!
//! In: the reading and the links of names. Out: the person whom the byline names, or the note behind the
//! article ("Ana Orsel is a teacher in Norvik."). Transcripts have many an "I" and no author.

use super::candidate::Link;
use super::profile::Profile;
use super::reading::Reading;
use super::types::EntityLabel;
use crate::segment::ParagraphKind;
use crate::text::Id;

/// A note on the author stands among so many last paragraphs.
const FOOTER: usize = 4;

/// How many lines that begin with a name and a colon make a transcript.
const TURNS: usize = 3;

/// The author, when the article shows exactly one.
pub(super) fn find(reading: &Reading<'_>, profiles: &[Profile], names: &[Link]) -> Option<usize> {
    let person =
        |link: &&Link| profiles.get(link.entity).is_some_and(|profile| profile.label == EntityLabel::Person);
    let within = |start: usize, end: usize| {
        let from = names.partition_point(|link| link.tokens.start < start);
        let rest = names.get(from..).unwrap_or(&[]);
        rest.iter().take_while(move |link| link.tokens.end <= end).filter(person)
    };
    let mut signed = None;
    let mut note: Option<(usize, usize)> = None;
    let mut turns = 0;
    for (number, paragraph) in reading.segments.paragraphs.iter().enumerate() {
        let sentences = reading.segments.sentences.slice(paragraph.sentences);
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let (start, end) = (first.tokens.start.index(), last.tokens.end.index());
        let opening = within(start, end).next().filter(|link| link.tokens.start == start);
        turns += usize::from(opening.is_some_and(|link| reading.form(link.tokens.end) == ":"));
        match paragraph.kind {
            ParagraphKind::Byline => {
                let mut people = within(start, end).map(|link| link.entity);
                let one = people.next().filter(|one| people.all(|other| other == *one));
                if signed.is_some() && signed != one {
                    return None;
                }
                signed = signed.or(one);
            }
            kind if kind.is_body() => {
                let presents = |link: &&Link| reading.norm(link.tokens.end) == "is" && sentences.len() <= 3;
                note = opening.filter(presents).map(|link| (number, link.entity)).or(note);
            }
            _ => {}
        }
    }
    let count = reading.segments.paragraphs.len();
    let note = note.filter(|(number, _)| number + FOOTER >= count).map(|(_, entity)| entity);
    if turns >= TURNS { None } else { signed.or(note) }
}
