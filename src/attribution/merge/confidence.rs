//! How far a reading of the tagger can be trusted: a weighed sum of named features.
//!
//! In: a reading, what the rules make of the same words. Out: a share between 0 and 1. The weights are learned
//! by the relation rule on training articles that the tagger was not trained on (`sourcelight-train trust`), so
//! that the share is the mark's confidence.

use crate::attribution::candidates::feature::say;
use crate::attribution::candidates::{Candidate, score};
use crate::attribution::lexicon::Lexicon;
use crate::attribution::tagger::linked::Reading;
use crate::attribution::view::{Run, View};
/// A reading with what is known of its words, and the rules' own answer to them.
#[derive(Debug)]
pub struct Weighed<'a> {
    /// The reading.
    pub reading: &'a Reading,
    /// The same as a candidate, with the rules' kind of cue.
    pub found: &'a Candidate,
    /// The rules' likeliest candidate at the cue, and its share.
    pub rule: Option<&'a (Candidate, f32)>,
}

/// Calls `each` with every feature, in a fixed order.
pub fn features(view: &View<'_>, row: &Weighed<'_>, mut each: impl FnMut(&str)) {
    let mut name = String::with_capacity(48);
    let Weighed { reading, found, rule } = row;
    let sure = reading.sure;
    let step = |x: i32| (x.clamp(-4000, 9500) + 4000) / 750;
    let least = sure.source.min(sure.content).min(sure.held).min(sure.holds);
    say!(name, each: "r bias");
    say!(name, each: "r cue ", step(sure.cue));
    say!(name, each: "r source ", step(sure.source));
    say!(name, each: "r content ", step(sure.content));
    say!(name, each: "r held ", step(sure.held));
    say!(name, each: "r holds ", step(sure.holds));
    say!(name, each: "r least ", step(least));
    say!(name, each: "r both ", step(least.min(sure.cue)));
    let share = rule.map_or(0, |row| 1 + (row.1 * 8.0) as u32);
    say!(name, each: "r rule ", share);
    let (source, content) = rule.map_or(("no", 0), |(other, _)| agree(found, other));
    say!(name, each: "r rule source ", source, " ", share / 3);
    say!(name, each: "r rule content ", content, " ", share / 3);
    say!(name, each: "r part ", found.part.name(), " ", found.frame.name());
    say!(name, each: "r class ", found.class.name());
    say!(name, each: "r lemma ", found.lemma);
    say!(name, each: "r who ", score::source_kind(view, found));
    let size: usize = found.content.iter().map(|run| run.len()).sum();
    say!(name, each: "r size ", (size + 1).ilog2().min(7));
    say!(name, each: "r pieces ", found.content.len().min(4));
    let quoted = found.content.iter().any(|run| view.opens_quoted(*run));
    say!(name, each: "r quoted ", quoted);
    say!(name, each: "r inside ", view.marks.at(found.cue.start).is_some());
    say!(name, each: "r title ", view.is_title(found.cue.start));
    let far = found
        .content
        .iter()
        .map(|run| run.start.abs_diff(found.cue.end).min(run.end.abs_diff(found.cue.start)));
    say!(name, each: "r far ", (far.min().unwrap_or(0) + 1).ilog2().min(5));
}

/// Whether the sources share a word, and how much of both contents is common, in quarters.
fn agree(a: &Candidate, b: &Candidate) -> (&'static str, usize) {
    let common = |x: &Run, y: &Run| x.end.min(y.end).saturating_sub(x.start.max(y.start));
    let source = match (&a.source, &b.source) {
        (None, None) => "none",
        (Some(x), Some(y)) if common(x, y) > 0 => "same",
        (Some(_), Some(_)) => "other",
        (None, Some(_)) => "lost",
        (Some(_), None) => "found",
    };
    let both: usize = a.content.iter().map(|x| b.content.iter().map(|y| common(x, y)).sum::<usize>()).sum();
    let size = |row: &Candidate| row.content.iter().map(|run| run.len()).sum::<usize>();
    let all = size(a) + size(b) - both.min(size(a) + size(b));
    (source, 1 + 4 * both / all.max(1))
}

/// The share of such readings that are right.
pub fn share(lexicon: &Lexicon, view: &View<'_>, row: &Weighed<'_>) -> f32 {
    let mut sum = 0;
    features(view, row, |feature| sum += lexicon.weight(feature));
    score::logistic(sum)
}
