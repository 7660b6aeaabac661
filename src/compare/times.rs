//! Days, hours and lengths of time that two sentences which belong together put differently.
//!
//! In: the expressions of time of both. Out: pairs that differ. It knows TIMEX3 values only by how they are written.

use crate::report::{DateView, Pair};
use serde::Serialize;

/// An expression of time that differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Time {
    /// date, time, duration …
    pub kind: &'static str,
    /// Where in A.
    pub a: Pair,
    /// Where in B.
    pub b: Pair,
    /// Its TIMEX3 value in A.
    pub timex_a: String,
    /// Its TIMEX3 value in B.
    pub timex_b: String,
}

/// A value with every number as one nought: a day is held against a day, a year against a year.
fn shape(timex: &str) -> String {
    let mut out = String::with_capacity(timex.len());
    for c in timex.chars() {
        match c {
            '0'..='9' if out.ends_with('0') => {}
            '0'..='9' => out.push('0'),
            c => out.push(c),
        }
    }
    out
}

/// Whether two expressions may be of one thing: lengths of time in any unit, points in time as finely put.
fn alike(one: &DateView, other: &DateView) -> bool {
    one.r#type == other.r#type && (one.r#type == "duration" || shape(&one.timex) == shape(&other.timex))
}

/// The expressions of two sentences, those that both have left out, in order.
pub(super) fn changed(ours: &[&DateView], mut theirs: Vec<&DateView>, out: &mut Vec<Time>) {
    let mut left = Vec::new();
    for row in ours {
        match theirs.iter().position(|other| other.timex == row.timex) {
            Some(at) => drop(theirs.remove(at)),
            None => left.push(*row),
        }
    }
    for row in left {
        let Some(at) = theirs.iter().position(|other| alike(row, other)) else { continue };
        let other = theirs.remove(at);
        let (a, b) = ([row.start, row.end], [other.start, other.end]);
        out.push(Time { kind: row.r#type, a, b, timex_a: row.timex.clone(), timex_b: other.timex.clone() });
    }
}
