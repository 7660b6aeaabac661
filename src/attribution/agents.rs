//! Who stands behind a passive with "by": "asked by Mr Dray whether …", "was rated “inadequate” by inspectors".
//!
//! In: an attribution, classes. Out: the same with its source, where the words name one. Runs where
//! [`super::mend`] does, behind the tagger and behind the rules alike.

use super::candidate::Candidate;
use super::chunk::{Chunks, Class};
use super::cue::Part;
use super::marks::Marks;
use super::source::Run;

/// Verbs that give a thing a mark or a name: base forms.
const RATES: &[&str] = &["rate", "call", "label", "brand", "dub", "deem", "term", "judge", "describe"];

/// Finds them.
pub(super) fn find(chunks: &Chunks<'_>, marks: &Marks, found: &mut Candidate) {
    if found.source.is_some() || found.part != Part::Verb {
        return;
    }
    take_asker(chunks, found);
    complete_rating(chunks, marks, found);
}

/// The phrase behind a "by" that stands at `at`.
fn agent(chunks: &Chunks<'_>, at: usize, limit: usize) -> Option<Run> {
    if chunks.norm(at) != "by" {
        return None;
    }
    let speaks = |end: &usize| {
        matches!(chunks.class(end - 1), Class::Noun | Class::Name | Class::Pronoun | Class::Object)
    };
    // "by inspectors in 2022": the year is none of them
    let ends = [chunks.phrase_end(at + 1, limit), chunks.base_end(at + 1, limit)];
    ends.into_iter().flatten().find(speaks).map(|end| (at + 1, end))
}

/// "Asked by Mr Dray whether old people bruise easily": between the cue and what is asked stands who asks.
fn take_asker(chunks: &Chunks<'_>, found: &mut Candidate) {
    let Some(run) = found.content.first() else { return };
    let source = agent(chunks, found.cue.1, run.0).filter(|source| source.1 == run.0);
    found.source = source;
}

/// "The home was rated “inadequate” by inspectors": the mark belongs to what is said, and who gave it speaks.
fn complete_rating(chunks: &Chunks<'_>, marks: &Marks, found: &mut Candidate) {
    /// Words of a mark.
    const REACH: usize = 12;
    let at = found.cue.1;
    let before = found.content.iter().all(|run| run.1 <= found.cue.0);
    let rates = RATES.contains(&found.lemma) && found.head + 1 == at && before && !found.content.is_empty();
    if !rates || found.source.is_some() {
        return;
    }
    let first = at + usize::from(chunks.norm(at) == "as");
    let end = match marks.opening(first) {
        Some(quotation) => Some(quotation.end),
        None => chunks.base_end(first, first + REACH),
    };
    let Some(end) = end.filter(|end| (first + 1..first + REACH).contains(end)) else { return };
    let Some(source) = agent(chunks, end, end + REACH) else { return };
    found.content.push((first, end));
    found.source = Some(source);
}
