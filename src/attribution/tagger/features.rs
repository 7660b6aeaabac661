//! What the tagger is told of each token beside the core's view of it. Trainer and library share this code.
//!
//! In: tags, trees, quotation marks, paragraphs, the rules' findings. Out: one row of marks a token, and the
//! runs of paragraphs that are read at once.

use super::labels::{Role, RoleTag};
use crate::attribution::candidates::Rules;
use crate::attribution::lexicon::Part;
use crate::attribution::view::Run;
use crate::attribution::view::{Marks, View};
use crate::segment::{ParagraphKind, Segments};
use crate::syntax::{Deprel, NameTag, Upos};
use crate::text::Id;

/// Marks of one kind each, and how many rows of the table each kind has.
const KINDS: [u16; MARKS] = [17, 51, 9, 9, 12, 13, 13, 25, 22, 6, 10, 14];
/// Marks a token.
pub const MARKS: usize = 12;
/// The first row of each kind of mark: what a word has of a kind that is not there.
#[must_use]
pub fn kind_starts() -> [u16; MARKS] {
    numbered([0; MARKS])
}

/// The longest run of words that is read at once, whole paragraphs as a rule.
const RUN: usize = 400;

/// Runs of whole paragraphs of up to 400 words, as token numbers; a longer paragraph is cut.
#[must_use]
pub fn runs(segments: &Segments) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for paragraph in segments.paragraphs.iter() {
        let tokens = |id| &segments.sentences[id].tokens;
        let Some(last) = paragraph.sentences.last() else { continue };
        let (start, end) = (tokens(paragraph.sentences.start).start.index(), tokens(last).end.index());
        match out.last_mut() {
            Some(run) if run.1 == start && end - run.0 <= RUN => run.1 = end,
            _ => out.extend((start..end).step_by(RUN).map(|from| (from, end.min(from + RUN)))),
        }
    }
    out
}

/// The marks of every token; `syntax` must be whole.
#[must_use]
pub fn read(view: &View<'_>, rules: &Rules) -> Vec<[u16; MARKS]> {
    let segments = view.segments;
    let count = segments.tokens.len();
    let (roles, shares) = painted(rules, count);
    let mut out = Vec::with_capacity(count);
    for paragraph in segments.paragraphs.iter() {
        let kind = match paragraph.kind {
            ParagraphKind::Title => 0,
            ParagraphKind::Heading => 1,
            ParagraphKind::Body | ParagraphKind::Item => 2,
            _ => 3,
        };
        let mut place = 2;
        for sentence in segments.sentences.slice(paragraph.sentences) {
            for id in sentence.tokens.iter() {
                let at = id.index();
                let head = view.syntax.head[id];
                let [verb, noun, other] = classes(view, at);
                let row = [
                    Upos::ALL.iter().position(|tag| *tag == view.syntax.upos[id]).unwrap_or(0),
                    Deprel::ALL.iter().position(|tag| *tag == view.syntax.deprel[id]).unwrap_or(0),
                    NameTag::ALL.iter().position(|tag| *tag == view.syntax.name[id]).unwrap_or(0),
                    quote(&view.marks, at),
                    kind * 3 + place,
                    verb,
                    noun,
                    other,
                    roles.get(at).copied().unwrap_or(0),
                    shares.get(at).copied().unwrap_or(0),
                    head.map_or(9, |head| reach(at, head.index())),
                    head.map_or(13, |head| classes(view, head.index()).first().copied().unwrap_or(0)),
                ];
                out.push(numbered(row));
                place = 0;
            }
            place = 1;
        }
    }
    out
}

/// Marks as rows of one table.
fn numbered(marks: [usize; MARKS]) -> [u16; MARKS] {
    let mut first = 0;
    let mut out = [0; MARKS];
    for ((out, mark), rows) in out.iter_mut().zip(marks).zip(KINDS) {
        *out = first + u16::try_from(mark).unwrap_or(0).min(rows - 1);
        first += rows;
    }
    out
}

/// The cue classes of a word as a verb, as a noun, and as an adjective or adverb; 0 for none.
fn classes(view: &View<'_>, at: usize) -> [usize; 3] {
    let class = |part| view.cue(at, part).map(|entry| entry.class as usize + 1);
    let other = class(Part::Adjective).or_else(|| class(Part::Adverb).map(|class| class + 12));
    [class(Part::Verb).unwrap_or(0), class(Part::Noun).unwrap_or(0), other.unwrap_or(0)]
}

/// 0 outside, 1 opening and 2 closing mark, 3 inside; 4 to 6 the same where nothing closes it; 7 inside what
/// goes on from the paragraph before; 8 a mark of none.
fn quote(marks: &Marks, at: usize) -> usize {
    let Some(row) = marks.at(at) else { return if marks.is_mark(at) { 8 } else { 0 } };
    let open = if row.closed { 0 } else { 3 };
    match at {
        at if at == row.start => 1 + open,
        at if at + 1 == row.end && row.closed => 2,
        _ if row.continues => 7,
        _ => 3 + open,
    }
}

/// How far and on which side the governor stands: 0 to 3 before, 5 to 8 behind.
fn reach(at: usize, head: usize) -> usize {
    let far = (at.abs_diff(head).max(1)).ilog2().min(3) as usize;
    if head < at { 3 - far } else { 5 + far }
}

/// The rules' outermost findings on the tokens: label and how sure; and how likely the token's cue is.
fn painted(rules: &Rules, count: usize) -> (Vec<usize>, Vec<usize>) {
    let mut roles = vec![0; count];
    let mut paint = |run: Run, role: Role, sure: usize| {
        for at in run.iter() {
            if let Some(cell) = roles.get_mut(at) {
                *cell = 1 + sure * 7 + RoleTag::of(role, at == run.start) as usize;
            }
        }
    };
    for row in rules.chosen.iter().filter(|row| !row.nested) {
        let sure = if row.share < 0.6 { 0 } else { usize::from(row.share >= 0.85) + 1 };
        row.found.content.iter().for_each(|run| paint(*run, Role::Content, sure));
        row.found.source.into_iter().for_each(|run| paint(run, Role::Source, sure));
        paint(row.found.cue, Role::Cue, sure);
    }
    let mut shares = vec![0; count];
    for (found, share) in &rules.prospects {
        let cue = found.cue;
        let step = 1 + [0.1, 0.36, 0.6, 0.85].iter().filter(|least| share >= *least).count();
        for cell in shares.get_mut(cue.start..cue.end).into_iter().flatten() {
            *cell = step.max(*cell);
        }
    }
    (roles, shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_are_those_of_the_models() {
        assert_eq!(usize::from(KINDS.iter().sum::<u16>()), crate::model::MARK_ROWS);
        assert_eq!(
            crate::model::MARKS.split(' ').count(),
            MARKS + 2,
            "one name a mark, the form and the version"
        );
        assert_eq!(KINDS[..3], [Upos::ALL.len() as u16, Deprel::ALL.len() as u16, NameTag::ALL.len() as u16]);
        assert_eq!(RoleTag::ALL.len(), crate::model::LABELS);
    }
}
