//! Names and links while they are still being found.

use super::lexicon::{EVENT_HEAD, Flags, GIVEN, LOC_HEAD, MISC, ORG, ORG_HEAD, ORG_SUFFIX, PEOPLE, PLACE};
use super::reading::Reading;
use super::types::MentionKind;
use std::ops::Range;

/// Votes for person, organisation, location, rest: in the order of [`super::types::EntityLabel`].
pub(super) type Scores = [i32; 4];

/// A stretch that is a name, by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its tokens, without title, article or possessive.
    pub tokens: Range<usize>,
    /// The title right before it; empty where there is none.
    pub title: Range<usize>,
    /// What its form and surroundings say of its label.
    pub scores: Scores,
    /// What the network says: one for the label that most of its words bear.
    pub labels: Scores,
}

/// Bits that make a run's last word the head of a name that is no person's.
pub(super) const HEADS: Flags = ORG_HEAD | LOC_HEAD | EVENT_HEAD | ORG_SUFFIX;

/// Bits that make a single word a name without further evidence.
pub(super) const KNOWN: Flags = GIVEN | PLACE | ORG | MISC | PEOPLE;

/// Whether several words are all that stands between quotation marks: the title of a work, as a rule.
pub(super) fn in_marks(reading: &Reading<'_>, run: &Range<usize>) -> bool {
    run.len() > 1
        && matches!(reading.form(run.start.wrapping_sub(1)), "“" | "\"" | "‘" | "``")
        && matches!(reading.form(run.end), "”" | "\"" | "’" | "''")
}

/// Where a mention stands and whom it means, while links are still being made.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// First token and the token after the last.
    pub tokens: Range<usize>,
    /// How it refers.
    pub kind: MentionKind,
    /// Which entity, as a number.
    pub entity: usize,
}

/// The words of a name in lower case, for comparing: "the" and legal forms off.
pub(super) fn key(reading: &Reading<'_>, candidate: &Candidate) -> String {
    let mut out = String::new();
    for at in candidate.tokens.clone() {
        let form = reading.norm(at);
        let legal = reading.is(at, ORG_SUFFIX) && at > candidate.tokens.start;
        if legal || form == "," || (form == "the" && out.is_empty()) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        // "CIA." at a sentence's end
        let plain = form.strip_suffix('.').filter(|form| form.len() > 1 && !form.contains('.'));
        out.push_str(plain.unwrap_or(form));
    }
    out
}
