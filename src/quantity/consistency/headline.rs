//! "12 killed in dam burst" above "14 people were killed": the headline's toll is not the body's.

use super::super::figures::Figure;
use super::super::{Bounds, Inconsistency, QuantityKind};
use super::Facts;
use crate::segment::ParagraphKind;

/// What can happen to a number of people, each with the forms that say it.
const FATES: [(&str, &[&str]); 4] = [
    ("killed", &["killed", "killing", "dead", "died", "dies", "die", "kills", "kill", "deaths"]),
    ("injured", &["injured", "injuring", "wounded", "wounding", "hurt", "injures", "wounds", "hurting"]),
    ("arrested", &["arrested", "arresting", "detained", "arrests", "detains", "detaining"]),
    ("missing", &["missing"]),
];

/// Tolls of the headline that the first sentences deny.
pub(super) fn check(facts: &Facts) -> Vec<Inconsistency> {
    let title =
        facts.segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title).map(|row| row.span);
    let Some(title) = title else { return Vec::new() };
    let body = facts.segments.paragraphs.iter().filter(|row| row.kind.is_body()).take(3).map(|row| row.span);
    let body: Vec<_> = body.collect();
    let above: Vec<_> = facts.figures.iter().filter(|figure| title.contains(figure.quantity.span)).collect();
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return Vec::new() };
    let lead = first.cover(*last);
    let mut out = Vec::new();
    for (name, forms) in FATES {
        let fated = |figure: &&Figure| fate(facts, figure, forms);
        let heads: Vec<_> = above.iter().copied().filter(|figure| fated(figure)).collect();
        let [head] = heads.as_slice() else { continue };
        let all: Vec<_> = facts
            .figures
            .iter()
            .filter(|figure| figure.quantity.span.start >= first.start)
            .filter(fated)
            .collect();
        // any sentence that gives the headline's figure again clears it
        let Some(body) = all.iter().find(|figure| lead.contains(figure.quantity.span)) else { continue };
        let sums: f64 = all
            .iter()
            .filter(|figure| lead.contains(figure.quantity.span))
            .map(|figure| figure.quantity.value)
            .sum();
        if all.iter().any(|figure| agree(head, figure))
            || sums == head.quantity.value
            || facts.times.iter().any(|time| past_year(facts, time, body))
        {
            continue;
        }
        let why =
            format!("the headline has {} {name}, the text {}", facts.printed(head), facts.printed(body));
        out.push(facts.report("headline_figure", why, &[head.quantity.span, body.quantity.span]));
    }
    out
}

/// Whether a count is of the fate: its verb stands within four words behind or two before.
fn fate(facts: &Facts, figure: &Figure, forms: &[&str]) -> bool {
    let lx = facts.lexemes;
    let count = matches!(figure.quantity.kind, QuantityKind::Cardinal | QuantityKind::Count)
        && !figure.fraction
        && !figure.vague;
    let behind = (figure.end..figure.end + 5)
        .take_while(|at| {
            !matches!(lx.mark(*at), ',' | '.' | ';') && !facts.lexemes.any(*at, &["and", "after", "who"])
        })
        .any(|at| lx.any(at, forms));
    let row = figure.from.wrapping_sub(1);
    let before = lx.any(row, forms)
        && lx.any(
            row,
            &[
                "killed",
                "killing",
                "kills",
                "injured",
                "injuring",
                "injures",
                "wounded",
                "wounding",
                "arrested",
                "arresting",
                "detained",
                "detaining",
            ],
        );
    count && (behind || before)
}

/// Whether two tolls can both be right.
fn agree(a: &Figure, b: &Figure) -> bool {
    let holds = |hedged: &Figure, value: f64| match hedged.quantity.hedge.bounds() {
        Bounds::Point => {
            (hedged.quantity.value - value).abs()
                <= if hedged.quantity.hedge == super::super::Hedge::About {
                    hedged.quantity.value * 0.15
                } else {
                    0.0
                }
        }
        Bounds::Above { .. } => value >= hedged.quantity.value,
        Bounds::Below { .. } => value <= hedged.quantity.value,
    };
    holds(a, b.quantity.value) || holds(b, a.quantity.value)
}

/// Whether a sentence with a year of its own speaks of another event.
fn past_year(facts: &Facts, time: &super::super::time::Found, figure: &Figure) -> bool {
    let begin = facts.begin(figure.from, 40);
    time.from >= begin && time.from <= figure.end + 25 && time.date.timex.len() == 4
}
