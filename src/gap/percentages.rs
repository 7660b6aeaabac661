//! Percentages that say neither what they are a share of nor what they are compared with.
//!
//! In: figures with what they are of, dates, trees. Out: a gap. A change ("crime fell by 20 percent") needs something that
//! it is counted from: a time, a word of comparison, a level before. A share of minds ("support stands at 62 percent")
//! needs somebody who was asked. Both are looked for in the sentence, those beside it and the paragraph's first.

use super::facts::{Facts, gap};
use super::types::Gap;
use crate::quantity::{Quantity, QuantityKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{SentenceId, Span, TokenId};

/// Verbs and nouns of change, base forms.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "rise", "fall", "drop", "increase", "decrease", "decline", "grow", "shrink", "jump", "plunge", "soar", "climb", "slump",
    "surge", "plummet", "dip", "gain", "lose", "slide", "double", "up", "down", "reduce", "cut", "raise", "boost",
];

/// Words beside which a change has something to be counted from.
#[rustfmt::skip]
const FROM: &[&str] = &[
    "from", "than", "since", "compared", "comparison", "versus", "annual", "annually", "yearly", "monthly", "daily", "weekly",
    "year-on-year", "year", "years", "month", "months", "quarter", "quarters", "week", "weeks", "decade", "decades", "previous", "previously",
    "earlier", "before", "last", "past", "between", "season", "term", "levels", "level", "pre-pandemic", "overnight", "session", "after",
];

/// Of these, those that hold for the sentences beside it too.
const BESIDE: &[&str] =
    &["since", "compared", "year-on-year", "year", "month", "quarter", "decade", "annual"];

/// What changes by the day, and is counted from the day before.
const TRADED: &[&str] = &[
    "share", "stock", "index", "future", "bond", "pound", "dollar", "euro", "yen", "crude", "average", "gold",
];

/// What people think, which somebody must have asked them.
#[rustfmt::skip]
const MINDS: &[&str] = &[
    "support", "satisfaction", "approval", "backing", "opposition", "confidence", "trust", "popularity", "rating",
];

/// Words for who was asked, and how.
#[rustfmt::skip]
const ASKED: &[&str] = &[
    "poll", "polls", "survey", "surveys", "voters", "respondents", "asked", "adults", "people", "members", "residents", "users",
    "customers", "readers", "questioned", "surveyed", "polled", "electorate", "citizens", "households", "patients", "employees", "staff",
    "pupils", "students", "parents", "public", "among",
];

/// Percentages of which neither is said.
pub(super) fn without_base(facts: &Facts<'_>) -> Option<Gap> {
    if facts.layers.syntax.head.is_empty() {
        return None;
    }
    let rows = facts.layers.quantities.quantities.iter();
    let rows = rows.filter(|row| row.kind == QuantityKind::Percentage && row.value_end.is_none());
    let evidence: Vec<Span> = rows.filter(|row| is_baseless(facts, row)).map(|row| row.span).collect();
    (facts.is_article() && !evidence.is_empty()).then(|| {
        gap(
            "percentage_without_base",
            if evidence.len() == 1 {
                "A percentage has nothing to compare it with.".to_owned()
            } else {
                format!("{} percentages have nothing to compare them with.", evidence.len())
            },
            "Percent of what, and since when?",
            evidence,
        )
    })
}

fn is_baseless(facts: &Facts<'_>, row: &Quantity) -> bool {
    let (segments, syntax) = (facts.layers.segments, facts.layers.syntax);
    let tokens = &segments.tokens;
    let own = tokens.within(row.span);
    let here = segments.sentence_of(own.start);
    if !segments.kind_of(here).is_body() {
        return false;
    }
    // "20 percent of the members", "a 20 percent stake": what follows it says of what
    let next = TokenId(own.end.0);
    let sentence = segments.sentences[here].tokens;
    let follows = sentence.contains(next)
        && (matches!(tokens.norm(next), "of" | "in" | "from" | "to") || syntax.upos[next] == Upos::Noun);
    let Some(top) = own.iter().find(|at| syntax.head[*at].is_none_or(|head| !own.contains(head))) else {
        return false;
    };
    let Some(head) = syntax.head[top].filter(|head| sentence.contains(*head)) else { return false };
    let subject =
        sentence.iter().find(|at| syntax.head[*at] == Some(head) && syntax.deprel[*at] == Deprel::Nsubj);
    if follows {
        return false;
    }
    // "raised the rate to 4.5 percent" says where it stands; "up 15 percent" needs no verb
    let before = own.start.0.checked_sub(1).map_or("", |at| tokens.norm(TokenId(at)));
    let level = matches!(before, "to" | "at" | "of" | "above" | "below" | "under" | "near" | "around");
    let up = matches!(before, "up" | "down");
    let changes = CHANGES.contains(&&syntax.lemma[head])
        && !matches!(syntax.deprel[top], Deprel::Nsubj | Deprel::Compound | Deprel::Amod);
    if up || changes && !level {
        let traded = subject.is_some_and(|at| TRADED.contains(&&syntax.lemma[at]));
        let mut own = sentence.iter().map(|at| tokens.norm(at));
        let counted = own.any(|norm| FROM.contains(&norm))
            || near(facts, here).any(|at| BESIDE.contains(&tokens.norm(at)));
        return !traded && !counted && !is_dated(facts, here);
    }
    let mind = subject.is_some_and(|at| MINDS.contains(&&syntax.lemma[at]));
    mind && !near(facts, here).any(|at| ASKED.contains(&tokens.norm(at)))
}

/// The words of a sentence, of those beside it in its paragraph, and of the paragraph's first.
fn near<'a>(facts: &Facts<'a>, here: SentenceId) -> impl Iterator<Item = TokenId> + 'a {
    let segments = facts.layers.segments;
    let paragraph = segments.paragraphs[segments.sentences[here].paragraph].sentences;
    let rows = paragraph.iter().filter(move |id| id.0.abs_diff(here.0) <= 1 || *id == paragraph.start);
    rows.flat_map(move |id| segments.sentences[id].tokens.iter())
}

/// Whether a time stands in those words that a change could be counted from.
fn is_dated(facts: &Facts<'_>, here: SentenceId) -> bool {
    let segments = facts.layers.segments;
    let span = segments.tokens.cover(segments.sentences[here].tokens);
    // the day on which it was said is no such time
    facts.dates_in(span).any(|date| !date.timex.starts_with("XXXX-WXX") && !date.timex.ends_with("_REF"))
}
