//! What two attributions of a sentence, or two verbs of one content, have to do with each other.
//!
//! In: attributions that stand, in reading order, classes and trees. Out: the same, put right.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::merge::standing::around;
use crate::attribution::view::{Run, View};
use crate::syntax::Deprel;

/// "vowed to lower fares, mend roads and make sure that …", "wants a rise, a week's holiday and an end to split shifts": what
/// the tree joins to it is as much part of it as the first.
pub fn take_second(view: &View<'_>, found: &mut Candidate) {
    let (limit, cue) = (view.sentence(found.cue.start).end, found.cue);
    let open = |run: &&mut Run| cue.is_before(**run) && run.end < limit && run.len() > 1;
    let Some(content) = found.content.iter_mut().find(open) else { return };
    let run = *content;
    let (comma, and) = (view.is_comma(run.end), view.past_comma(run.end));
    let joins = view.class(and) == Class::And && view.norm(and) != "but";
    let first = and + usize::from(joins);
    let tied =
        |at: usize| view.hangs(at, &[Deprel::Conj]) && view.head(at).is_some_and(|head| run.contains(head));
    if view.class(run.start) == Class::To {
        let verb = first + usize::from(view.class(first) == Class::To);
        let form = view.norm(verb);
        let base = view.class(verb) == Class::Verb
            && matches!(view.word(verb).verb, None | Some(VerbForm::Base))
            && !(form.ends_with("ing") || form.ends_with("ed"));
        if (comma || joins) && base && tied(verb) {
            content.end = view.clause(run.start, limit).max(run.end);
        }
    } else if let Some(end) =
        view.base_end(first, limit).filter(|_| (comma || joins) && found.part == Part::Verb)
        && tied(end - 1)
        && !view.is_verbal(end)
        && view.marks.at(first).is_none()
        && !view.has_verb(run.start..run.end)
    {
        let end = run.end + (run.end..limit).take_while(|at| view.under(*at, run)).count();
        content.end = view.trimmed(run.end, end);
    }
}

/// "Reports suggest that Ama Kyei met the divers, praising their hands": no report praises, she does.
pub fn part_reports(view: &View<'_>, rows: &mut [Chosen]) {
    for at in 0..rows.len() {
        let subject = |rows: &[Chosen]| reported(view, rows, &rows.get(at)?.found);
        if let (Some(subject), Some(row)) = (subject(rows), rows.get_mut(at)) {
            row.found.source = subject;
        }
    }
}

/// The subject of what reports say that the cue behind it goes on.
fn reported(view: &View<'_>, rows: &[Chosen], found: &Candidate) -> Option<Option<Run>> {
    let cue = found.cue;
    // one report has an author, who may praise
    let written = |run: Run| {
        let noun = run.iter().rev().find(|at| view.class(*at) == Class::Noun);
        noun.is_some_and(|at| view.is(at, List::Unsigned))
    };
    let gerund = view.norm(cue.start).ends_with("ing") && view.follows_comma(cue.start);
    let source = found.source.filter(|run| gerund && run.end < cue.start && written(*run))?;
    let same = |other: &&Chosen| other.found.source == Some(source) && other.found.cue.end < cue.start;
    let mut held = around(rows, cue).filter(same).flat_map(|other| {
        let first = other.found.cue;
        other.found.content.iter().filter(move |run| first.is_before(**run) && run.end + 1 == cue.start)
    });
    let run = held.next()?;
    let start = run.start + usize::from(view.class(run.start) == Class::That);
    let end = view.phrase_end(start, run.end).filter(|end| view.is_verbal(*end));
    Some(end.map(|end| Run::new(start, end)))
}

/// "was quoted by state radio as saying that talks would resume": the subject of the passive says so.
pub fn quoted_as(view: &View<'_>, rows: &mut Vec<Chosen>) {
    /// Words between the two verbs.
    const REACH: usize = 10;
    /// All of seven in PolNeAR's training articles and Voice of America are right.
    const QUOTED: f32 = 0.75;
    let mut gone = Vec::new();
    for row in &mut *rows {
        let (cue, head) = (row.found.cue, row.found.head);
        if view.norm(head) != "saying" || view.norm(head.wrapping_sub(1)) != "as" {
            continue;
        }
        let quoted = |at: &usize| {
            matches!(view.norm(*at), "quoted" | "cited" | "reported" | "paraphrased")
                && at.checked_sub(1).is_some_and(|be| view.is_be(be))
        };
        let opens = view.sentence(head).start;
        let floor = opens.max(head.saturating_sub(REACH));
        let Some(verb) = (floor + 1..head).rev().find(quoted) else { continue };
        if let Some(run) = view.subject_before(view.group(verb, floor).start, opens) {
            row.found.source = Some(run);
            row.found.content.retain(|held| cue.is_before(*held));
            row.share = row.share.max(QUOTED);
            gone.push(verb);
        }
    }
    gone.sort_unstable();
    rows.retain(|row| gone.binary_search(&row.found.head).is_err() && !row.found.content.is_empty());
}
