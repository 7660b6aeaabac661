//! Lines of a transcript or an interview: "Interviewer: How old is it?", "Karin Holt: Older than I am."
//!
//! In: tokens and paragraphs. Out: the colons behind who speaks. Knows nothing of cues.
//!
//! A name and a colon alone prove nothing ("Main course: trout"). Two who take turns do, where one of them comes back
//! and most of the labels look like somebody: a name of two words, capitals, or what one is in an interview.

use crate::attribution::lexicon::List;
use crate::segment::{ParagraphKind, Segments};
use crate::text::{Id, TokenId};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a label.
const LONGEST: usize = 8;

/// The colons of the lines that say who speaks, in reading order.
pub fn turns(text: &str, segments: &Segments) -> Vec<usize> {
    let mut lines: Vec<(usize, String, bool)> = Vec::new();
    // an interview without a headline begins with a line that looks like one, and a short answer looks like a heading
    let read =
        |kind: ParagraphKind| kind.is_body() || matches!(kind, ParagraphKind::Title | ParagraphKind::Heading);
    for paragraph in segments.paragraphs.iter().filter(|paragraph| read(paragraph.kind)) {
        let start = segments.sentences[paragraph.sentences.start].tokens.start.index();
        let Some(last) = paragraph.sentences.last() else { continue };
        let end = segments.sentences[last].tokens.end.index();
        lines.extend(label(text, segments, start, end));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name, _) in &lines {
        *counts.entry(name).or_default() += 1;
    }
    let people: BTreeSet<&str> =
        lines.iter().filter(|(_, _, person)| *person).map(|(_, name, _)| name.as_str()).collect();
    let dialogue = counts.len() > 1 && counts.values().any(|count| *count > 1);
    if !dialogue || people.len() * 2 < counts.len() {
        return Vec::new();
    }
    lines.iter().map(|(colon, _, _)| *colon).collect()
}

/// The colon of a paragraph's label, the name without what stands in brackets, and whether it looks like somebody.
fn label(text: &str, segments: &Segments, start: usize, end: usize) -> Option<(usize, String, bool)> {
    let form = |at: usize| segments.tokens.spans[TokenId::from_index(at)].of(text);
    let colon = (start + 1..end.min(start + 1 + LONGEST)).find(|at| form(*at) == ":")?;
    let name_end = (start..colon).find(|at| matches!(form(*at), "(" | ",")).unwrap_or(colon);
    let upper = |at: usize| form(at).starts_with(char::is_uppercase);
    let links =
        |at: usize| matches!(form(at), "of" | "the" | "de" | "van" | "von" | "and" | "-" | "." | "’" | "'");
    let named = name_end > start && upper(start) && (start..name_end).all(|at| upper(at) || links(at));
    if !named || colon + 1 >= end || List::Announcements.has(&form(start).to_lowercase()) {
        return None;
    }
    let words = (start..name_end).filter(|at| upper(*at)).count();
    let name: Vec<&str> = (start..name_end).map(form).collect();
    let name = name.join(" ").to_lowercase();
    let shouts = (start..name_end).all(|at| !form(at).chars().any(char::is_lowercase));
    let person = words > 1 || shouts || List::Turns.has(&name);
    Some((colon, name, person))
}
