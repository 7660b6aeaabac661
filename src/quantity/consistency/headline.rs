//! "12 killed in dam burst" above "14 people were killed": the headline's toll is not the body's.

use super::super::figure::Figure;
use super::super::types::{Bounds, Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::Facts;

use crate::segment::ParagraphKind;
use crate::text::Span;

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
    out.extend(things(facts, title, *first));
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

/// "14 villages" above "Sixteen villages": the same thing, told in the first sentences in the words of the headline.
fn things(facts: &Facts, title: Span, lead: Span) -> Option<Inconsistency> {
    let text = facts.lexemes.text;
    let counts = |place: Span| {
        facts.figures.iter().filter(move |figure| place.contains(figure.quantity.span) && exact_count(figure))
    };
    let mut heads = counts(title);
    let (head, None) = (heads.next()?, heads.next()) else { return None };
    let noun = last_word(head.quantity.of?.of(text));
    let same = |figure: &&Figure| figure.quantity.of.is_some_and(|of| last_word(of.of(text)) == noun);
    let mut bodies = counts(lead).filter(same);
    let (body, None) = (bodies.next()?, bodies.next()) else { return None };
    // any figure of the whole text that is the headline's clears it
    let cleared = facts.figures.iter().any(|figure| {
        !title.contains(figure.quantity.span) && (figure.quantity.value - head.quantity.value).abs() < 1e-9
    });
    let sentence = facts.segments.sentence_of(facts.segments.tokens.within(body.quantity.span).start);
    let sentence = facts.segments.sentences[sentence].span.of(text).to_lowercase();
    let shared = title.of(text).to_lowercase();
    let shared = shared.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 4 && *word != noun);
    let tied = shared
        .filter(|word| sentence.split(|c: char| !c.is_alphabetic()).any(|other| other == *word))
        .count();
    if cleared
        || tied == 0
        || agree(head, body)
        || facts.times.iter().any(|time| past_year(facts, time, body))
    {
        return None;
    }
    let why = format!("the headline has {} {noun}, the text {}", facts.printed(head), facts.printed(body));
    Some(facts.report("headline_figure", why, &[head.quantity.span, body.quantity.span]))
}

/// The last word of a thing, in small letters: the noun.
fn last_word(thing: &str) -> String {
    thing.rsplit(' ').next().unwrap_or("").to_lowercase()
}

fn exact_count(figure: &Figure) -> bool {
    figure.quantity.kind == QuantityKind::Count && figure.is_exact() && figure.is_plain()
}

/// Whether a count is of the fate: its verb stands within four words behind or two before.
fn fate(facts: &Facts, figure: &Figure, forms: &[&str]) -> bool {
    let lx = facts.lexemes;
    let behind = (figure.end..figure.end + 5)
        .take_while(|at| {
            !matches!(lx.mark(*at), ',' | '.' | ';') && !facts.lexemes.any(*at, &["and", "after", "who"])
        })
        .any(|at| lx.any(at, forms));
    let row = figure.from.wrapping_sub(1);
    let before = lx.any(row, forms) && lx.any(row, words::of(List::Harming));
    figure.counts() && (behind || before)
}

/// Whether two tolls can both be right.
fn agree(a: &Figure, b: &Figure) -> bool {
    let holds = |hedged: &Figure, value: f64| match hedged.quantity.hedge.bounds() {
        Bounds::Point => {
            (hedged.quantity.value - value).abs()
                <= if hedged.quantity.hedge == Hedge::About { hedged.quantity.value * 0.15 } else { 0.0 }
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
