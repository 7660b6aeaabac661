//! The label of a name by learnt weights: what the rules' votes, the network's view and the lists of known names say
//! together.
//!
//! In: a candidate with its votes. Out: its traits, as whole numbers, and the kind that they weigh most for.

use super::candidate::{Candidate, Scores};
use super::cues;
use super::reading::Reading;
use super::types::EntityLabel;
use crate::model::known::{self, KINDS, Known};

/// Votes beyond this say no more.
const MOST: i32 = 40;
/// Binary places that the sum of two views loses.
const DROP: u32 = 5;

/// By how many votes a label leads, in steps.
const LEADS: [i32; 4] = [1, 4, 8, 12];

/// What the rules make of a name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes {
    /// Everything together.
    pub sum: Scores,
    /// What longer names that hold it lend a single word.
    pub lent: Scores,
}

/// What the weights see of one mention: votes of its name and its own, the network's label, the network's view of its
/// first and last word, how long it is, what the lists know; a one at the end.
pub(super) fn traits(reading: &Reading<'_>, row: &Candidate, votes: &Votes, known: &Known) -> Vec<i32> {
    let mut out = Vec::with_capacity(200);
    let [form, kind, stands] = cues::parts(reading, row);
    for votes in [&votes.sum, &votes.lent, &row.scores, &form, &kind, &stands] {
        out.extend(votes.iter().map(|votes| (*votes).clamp(-MOST, MOST)));
    }
    for (n, one) in votes.sum.iter().enumerate() {
        let others = votes.sum.iter().enumerate().filter(|(at, _)| *at != n).map(|row| *row.1);
        let lead = one - others.max().unwrap_or(0);
        out.extend(LEADS.map(|least| i32::from(lead >= least)));
    }
    out.extend(row.labels);
    let (first, last) = (row.tokens.start, row.tokens.end - 1);
    let views = reading.view(first).iter().zip(reading.view(last));
    let before = out.len();
    out.extend(views.map(|(one, two)| (i32::from(*one) + i32::from(*two)) >> DROP));
    out.resize(before + reading.width(), 0);
    let count = row.tokens.len();
    out.extend([count == 1, count == 2, count == 3, count > 3, !row.title.is_empty()].map(i32::from));
    out.extend(listed(reading, row, known).map(i32::from));
    out.push(1);
    out
}

/// What the lists of known names say of the whole name and of its first and last word.
fn listed(reading: &Reading<'_>, row: &Candidate, known: &Known) -> [bool; 23] {
    let (first, last) = (row.tokens.start, row.tokens.end - 1);
    let several = first < last;
    let whole = known.bits(reading.span(first, last + 1).of(reading.text));
    let sure = whole & known::AMBIGUOUS == 0;
    let (one, two) = (known.bits(reading.form(first)), known.bits(reading.form(last)));
    let kinds = [known::PLACE, known::BODY, known::THING].map(|kind| whole & kind != 0);
    let [place, body, thing] = kinds;
    let person = known::GIVEN | known::SURNAME;
    let (given, surname) = (|bits: u16| bits & known::GIVEN != 0, |bits: u16| bits & known::SURNAME != 0);
    [
        place && sure,
        body && sure,
        thing && sure,
        place && !sure,
        body && !sure,
        thing && !sure,
        !several && given(one),
        !several && surname(one),
        several && given(one),
        several && surname(two),
        several && given(two),
        several && surname(one),
        several && given(one) && surname(two),
        several && !row.tokens.clone().any(|at| known.bits(reading.form(at)) & person != 0),
        !several && one & person == 0,
        several && one & known::PLACE != 0,
        several && two & known::PLACE != 0,
        several && one & known::BODY != 0,
        several && two & known::BODY != 0,
        several && two & known::ENDS_BODY != 0,
        several && one & known::BEGINS_BODY != 0,
        several && two & known::ENDS_PLACE != 0,
        several && one & known::BEGINS_PLACE != 0,
    ]
}

/// What one vote of the rules weighs more than where the weights were learnt, in millionths of a logit: news tells a
/// place or a body by the words beside it more often than an encyclopedia does. More still for a name of whose words
/// no list knows any.
const VOTE: i64 = 30_000;
const STRANGERS: i64 = 200_000;
/// Votes with which a name stands though the weights see none.
const STANDS: i32 = 4;

/// Adds what the rules' votes weigh more in news, once for each mention.
pub(super) fn favour(votes: &Votes, stranger: bool, sums: &mut [i64; KINDS]) {
    let weight = if stranger { STRANGERS } else { VOTE };
    let most = votes.sum.iter().copied().max().unwrap_or(0);
    for (sum, vote) in sums.iter_mut().zip(votes.sum) {
        *sum += i64::from(vote.clamp(-MOST, MOST)) * weight;
    }
    let [.., none] = sums;
    *none += i64::from(most.clamp(0, MOST)) * weight / 2;
    if most >= STANDS {
        *none = i64::MIN / 4;
    }
}

/// Whether no list knows a name or one of its words.
pub(super) fn is_stranger(reading: &Reading<'_>, row: &Candidate, known: &Known) -> bool {
    let bits = |at: usize| known.bits(reading.form(at)) & !(known::ENDS_PLACE | known::ENDS_BODY);
    known.bits(reading.span(row.tokens.start, row.tokens.end).of(reading.text)) == 0
        && row.tokens.clone().all(|at| bits(at) & !(known::BEGINS_PLACE | known::BEGINS_BODY) == 0)
}

/// The kind that weighs most; none where the traits say that it is no name.
pub(super) fn heaviest(sums: &[i64; KINDS]) -> Option<EntityLabel> {
    let kinds = [
        Some(EntityLabel::Person),
        Some(EntityLabel::Organisation),
        Some(EntityLabel::Location),
        Some(EntityLabel::Misc),
        None,
    ];
    // the first of equals
    kinds.into_iter().zip(sums).rev().max_by_key(|row| row.1).and_then(|row| row.0)
}
