//! How likely a candidate is an attribution: a weighed sum of named features.
//!
//! In: a candidate and its words. Out: a share between 0 and 1. The weights are learned on the
//! training articles by the relation rule (`sourcelight-train cues`), so that the share is also the
//! mark's confidence.

use super::candidate::Candidate;
use super::feature::say;
use crate::attribution::lexicon::{Class, Lexicon, Part};
use crate::attribution::view::Run;
use crate::attribution::view::{Frame, View};
/// Calls `each` with every feature of a candidate, in a fixed order.
pub fn features(view: &View<'_>, found: &Candidate, mut each: impl FnMut(&str)) {
    let mut name = String::with_capacity(48);
    let (frame, mood, part) = (found.frame.name(), found.mood.name(), found.part.name());
    let who = source_kind(view, found);
    let form = view.norm(found.head);
    let size = found.content.iter().map(|run| run.len()).sum::<usize>();
    let first = found.content.first().map_or(0, |run| run.start);
    let title = view.is_title(found.head);
    let quoted = found
        .content
        .iter()
        .any(|run| (run.start..run.end.min(run.start + 60)).any(|at| view.marks.is_mark(at)));
    let inside = view.marks.at(found.head).is_some();
    say!(name, each: "bias");
    say!(name, each: "lemma ", part, " ", found.lemma);
    say!(name, each: "frame ", part, " ", frame, " ", mood);
    say!(name, each: "lemma frame ", found.lemma, " ", frame);
    say!(name, each: "class frame ", found.class.name(), " ", frame);
    say!(name, each: "form ", form, " ", mood);
    say!(name, each: "who ", who, " ", part, " ", mood);
    say!(name, each: "who class ", who, " ", found.class.name());
    say!(name, each: "who frame ", who, " ", frame);
    say!(name, each: "title ", title, " ", part);
    say!(name, each: "quoted ", quoted, " ", frame);
    say!(name, each: "inside ", inside, " ", who);
    say!(name, each: "negated ", found.negated, " modal ", found.modal);
    say!(name, each: "size ", (size + 1).ilog2().min(6), " ", frame);
    say!(name, each: "shared ", found.shared, " ", mood);
    say!(name, each: "opens ", view.norm(first));
    let before = found.source.map_or(found.cue.start, |run| run.start.min(found.cue.start));
    say!(name, each: "before ", view.class_before(before), " ", mood);
    if let Some(run) = found.source {
        let head = run.end.saturating_sub(1);
        say!(name, each: "source ", view.norm(head));
        say!(name, each: "far ", (found.cue.start.abs_diff(run.end) + 1).ilog2().min(4));
        say!(name, each: "wide ", (run.len() + 1).ilog2().min(4));
    }
}

/// The share of such candidates that are attributions.
#[must_use]
pub fn share(lexicon: &Lexicon, view: &View<'_>, found: &Candidate) -> f32 {
    let mut sum = 0;
    features(view, found, |feature| sum += lexicon.weight(feature));
    let share = logistic(sum);
    match found.frame {
        Frame::Label if speaks_by_label(view, found) => share.max(TRANSCRIPT),
        Frame::Signature => share.max(SIGNATURE),
        _ => share,
    }
}

/// The share of a sum in thousandths of a logit.
pub fn logistic(sum: i32) -> f32 {
    (1.0 / (1.0 + exp(f64::from(-sum) / 1000.0))) as f32
}

/// e to the power of x, from sums and products alone: the mathematics library's own differs in its last
/// bit between machines, and the same text gives the same report on all of them.
fn exp(x: f64) -> f64 {
    let r = x.clamp(-40.0, 40.0) / 1024.0;
    let near_one = 1.0 + r * (1.0 + r / 2.0 * (1.0 + r / 3.0 * (1.0 + r / 4.0 * (1.0 + r / 5.0))));
    (0..10).fold(near_one, |power, _| power * power)
}

/// A name in capitals and a colon: a transcript. Too rare in the training articles to be weighed, so
/// that this is a judgement: it stands, and is shown as none of the surest.
const TRANSCRIPT: f32 = 0.6;

/// A name behind a dash under a quotation: as rare there, and as plain.
const SIGNATURE: f32 = 0.85;

/// A name in capitals, the Q and A of an interview, or a headline's name before a quotation.
fn speaks_by_label(view: &View<'_>, found: &Candidate) -> bool {
    let headline = view.is_title(found.head) && view.marks.opening(found.head + 1).is_some();
    found.source.is_some_and(|run| headline || view.is_turn(found.head) || view.shouts(run))
}

/// What the source looks like.
pub fn source_kind(view: &View<'_>, found: &Candidate) -> &'static str {
    let Some(Run { start, end }) = found.source else { return "none" };
    if end == start + 1 {
        return match view.norm(start) {
            "he" | "she" => "he",
            "i" => "i",
            "we" => "we",
            "you" => "you",
            "they" => "they",
            "it" => "it",
            "who" => "who",
            "which" | "that" | "this" | "these" | "those" => "this",
            "his" | "her" => "his",
            "my" | "our" | "your" => "my",
            "its" | "their" => "their",
            _ if view.class(start) == Class::Name => "name",
            _ => "word",
        };
    }
    let named = (start..end).any(|at| view.class(at) == Class::Name);
    let owner = view.class(end - 1) == Class::Possessive;
    match (named, owner) {
        (true, true) => "names",
        (true, false) => "name",
        (false, true) => "owner",
        (false, false) if found.part == Part::Verb && view.norm(end - 1).ends_with('s') => "plural",
        (false, false) => "noun",
    }
}
