//! "12 killed in dam burst" above "14 people were killed": the headline's toll is not the body's.

use super::super::figure::Figure;
use super::super::types::{Bounds, Hedge, Inconsistency, QuantityKind};
use super::super::words::{self, List};
use super::facts::{Facts, alike, report};

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
    let tolls = FATES.iter().filter_map(|(name, forms)| toll(facts, name, forms));
    let kinds = [QuantityKind::Count, QuantityKind::Money, QuantityKind::Percentage];
    kinds.into_iter().filter_map(|kind| things(facts, kind)).chain(tolls).collect()
}

fn title(facts: &Facts) -> Option<Span> {
    facts.segments.paragraphs.iter().find(|row| row.kind == ParagraphKind::Title).map(|row| row.span)
}

/// The paragraphs of running text.
fn bodies(facts: &Facts) -> impl Iterator<Item = Span> {
    facts.segments.paragraphs.iter().filter(|row| row.kind.is_body()).map(|row| row.span)
}

fn toll(facts: &Facts, name: &str, forms: &[&str]) -> Option<Inconsistency> {
    let title = title(facts)?;
    let mut body = bodies(facts);
    let first = body.next()?;
    let lead = body.take(2).fold(first, Span::cover);
    let fated: Vec<_> = facts.figures.iter().filter(|figure| fate(facts, figure, forms)).collect();
    let mut heads = fated.iter().filter(|figure| title.contains(figure.quantity.span));
    let (head, None) = (heads.next()?, heads.next()) else { return None };
    let told: Vec<_> = fated.iter().filter(|figure| figure.quantity.span.start >= first.start).collect();
    let mut leading = told.iter().filter(|figure| lead.contains(figure.quantity.span));
    let body = leading.clone().next()?;
    let sum: f64 = leading.by_ref().map(|figure| figure.quantity.value).sum();
    // any sentence that gives the headline's figure again clears it
    let cleared = told.iter().any(|figure| agree(head, figure))
        || sum == head.quantity.value
        || facts.times.iter().any(|time| past_year(facts, time, body));
    let why = format!("the headline has {} {name}, the text {}", facts.printed(head), facts.printed(body));
    (!cleared).then(|| report("headline_figure", why, &[head.quantity.span, body.quantity.span]))?
}

/// "14 villages" above "Sixteen villages", "$40 million" above "$30 million": the same thing, told in the first sentences in
/// the words of the headline.
fn things(facts: &Facts, kind: QuantityKind) -> Option<Inconsistency> {
    let text = facts.lexemes.text;
    let (title, lead) = (title(facts)?, bodies(facts).next()?);
    let plain = |figure: &&Figure| figure.quantity.kind == kind && figure.is_exact() && figure.is_plain();
    let inside = |place: Span| move |figure: &&Figure| place.contains(figure.quantity.span);
    let mut heads = facts.figures.iter().filter(plain).filter(inside(title));
    let (head, None) = (heads.next()?, heads.next()) else { return None };
    let money = kind == QuantityKind::Money;
    let noun = |figure: &Figure| {
        figure
            .quantity
            .of
            .filter(|_| !money)
            .map(|of| last_word(of.of(text)))
            .or_else(|| money.then(String::new))
    };
    let own = noun(head)?;
    let same = |figure: &&Figure| alike(head, figure) && noun(figure).as_ref() == Some(&own);
    let mut told = facts.figures.iter().filter(plain).filter(inside(lead)).filter(same);
    let (body, None) = (told.next()?, told.next()) else { return None };
    // any figure of the whole text that is the headline's clears it
    let value = head.quantity.value;
    let again = |figure: &Figure| !title.contains(figure.quantity.span) && figure.quantity.value == value;
    let sentence = facts.segments.sentence_of(facts.segments.tokens.within(body.quantity.span).start);
    let sentence = facts.segments.sentences[sentence].span.of(text).to_lowercase();
    let words = |text: &str| text.split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect::<Vec<_>>();
    let (shared, sentence) = (words(&title.of(text).to_lowercase()), words(&sentence));
    let shared =
        shared.iter().filter(|word| word.len() > 3 && **word != own && sentence.contains(word)).count();
    let rounded = facts.interval(head)?.meets(facts.interval(body)?);
    let named = kind == QuantityKind::Percentage;
    let cleared = shared <= usize::from(money) && !named
        || rounded
        || facts.figures.iter().any(again)
        || facts.times.iter().any(|time| past_year(facts, time, body));
    let (head_print, body_print) = (facts.printed(head), facts.printed(body));
    let thing = if own.is_empty() { own } else { format!(" {own}") };
    let why = format!("the headline has {head_print}{thing}, the text {body_print}");
    (!cleared).then(|| report("headline_figure", why, &[head.quantity.span, body.quantity.span]))?
}

/// The last word of a thing, in small letters: the noun.
fn last_word(thing: &str) -> String {
    thing.rsplit(' ').next().unwrap_or("").to_lowercase()
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
