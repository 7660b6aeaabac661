//! What isn't here: checks whose answer is an absence.
//!
//! In: all layers. Out: gaps, each with why, the question a reader would ask, and evidence; and which
//! checks ran. A gap is no fault: the answer may stand elsewhere, and a short note needs none.

mod acronyms;
mod facts;
mod figures;
mod headline;
mod links;
mod origin;
mod percentages;
mod quotes;
mod references;
mod roles;
mod sources;
mod types;
mod unnamed;

pub use links::{Link, host, site};
pub use references::{Reference, references};
pub use types::{Gap, Layers};

use facts::Facts;

/// A check: its name, what it looks for, and how.
struct Check {
    kind: &'static str,
    looks_for: &'static str,
    run: fn(&Facts<'_>) -> Option<Gap>,
    /// Whether the text is one in which the answer could stand: else the check does not run.
    asks: fn(&Facts<'_>) -> bool,
}

/// Every check, in the order in which a reader would ask.
const CHECKS: &[Check] = &[
    Check {
        kind: "no_publication_date",
        looks_for: "a publication date",
        run: origin::publication_date,
        asks: article,
    },
    Check { kind: "no_event_date", looks_for: "when it happened", run: figures::event_date, asks: news },
    Check {
        kind: "first_sentence_unattributed",
        looks_for: "a source for the opening sentence",
        run: origin::first_sentence,
        asks: news,
    },
    Check {
        kind: "headline_firmer",
        looks_for: "a headline no firmer than the text",
        run: headline::firmer,
        asks: headline::asked,
    },
    Check { kind: "no_source", looks_for: "any source at all", run: sources::no_source, asks: news },
    Check { kind: "no_named_source", looks_for: "a named source", run: sources::no_named_source, asks: news },
    Check { kind: "single_source", looks_for: "a second source", run: sources::single_source, asks: news },
    Check {
        kind: "no_independent_confirmation",
        looks_for: "more than one source for most of what is told",
        run: sources::leans_on_one,
        asks: news,
    },
    Check {
        kind: "mostly_unnamed",
        looks_for: "more words from named sources than from unnamed ones",
        run: sources::mostly_unnamed,
        asks: news,
    },
    Check {
        kind: "officials_only",
        looks_for: "a source who is not an official",
        run: sources::officials_only,
        asks: news,
    },
    Check {
        kind: "one_body",
        looks_for: "a source from another organisation",
        run: sources::one_body,
        asks: news,
    },
    Check { kind: "no_role", looks_for: "who each named speaker is", run: roles::no_role, asks: article },
    Check {
        kind: "bare_source",
        looks_for: "more than a word about each unnamed source",
        run: unnamed::bare_source,
        asks: any,
    },
    Check {
        kind: "unexplained_anonymity",
        looks_for: "why a source is not named",
        run: unnamed::unexplained_anonymity,
        asks: article,
    },
    Check {
        kind: "plural_for_one",
        looks_for: "one speaker for each quotation",
        run: unnamed::plural_for_one,
        asks: any,
    },
    Check {
        kind: "late_speaker",
        looks_for: "speakers named before or soon after they begin",
        run: quotes::late_speaker,
        asks: any,
    },
    Check {
        kind: "far_attribution",
        looks_for: "attribution close to the words attributed",
        run: quotes::far_attribution,
        asks: any,
    },
    Check {
        kind: "speaker_change",
        looks_for: "new speakers named before they speak",
        run: quotes::speaker_change,
        asks: any,
    },
    Check {
        kind: "no_reply",
        looks_for: "a response from those accused",
        run: sources::no_reply,
        asks: article,
    },
    Check {
        kind: "unlinked_document",
        looks_for: "links or titles of the documents cited",
        run: origin::unlinked_document,
        asks: any,
    },
    Check {
        kind: "acronym_undefined",
        looks_for: "what acronyms stand for",
        run: acronyms::undefined,
        asks: article,
    },
    Check {
        kind: "unattributed_figure",
        looks_for: "a source near every figure",
        run: figures::unattributed_figures,
        asks: news,
    },
    Check {
        kind: "percentage_without_base",
        looks_for: "what each percentage is compared with or a share of",
        run: percentages::without_base,
        asks: article,
    },
    Check {
        kind: "unanchored_time",
        looks_for: "a date to count from",
        run: figures::unanchored_time,
        asks: article,
    },
    Check { kind: "no_author", looks_for: "a byline", run: origin::author, asks: origin::signed },
    Check { kind: "no_place", looks_for: "where this happened", run: origin::place, asks: news },
];

/// Asked of any text: the words that lead to it are there or not.
const fn any(_: &Facts<'_>) -> bool {
    true
}

/// Asked of articles, not of notes.
const fn article(facts: &Facts<'_>) -> bool {
    facts.is_article()
}

/// Asked of articles that tell what others say; one in which the writer gives their own view needs no source.
const fn news(facts: &Facts<'_>) -> bool {
    facts.is_article() && !facts.opinion
}

/// What a check came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Which check.
    pub kind: &'static str,
    /// What it looked for, in a few words.
    pub looks_for: &'static str,
    /// Whether it was there: no gap.
    pub found: bool,
}

/// The gaps, and every check that ran.
#[derive(Clone, Debug, Default)]
pub struct Gaps {
    /// What was looked for and not found.
    pub gaps: Vec<Gap>,
    /// All checks that the text gives an answer to, in order.
    pub checks: Vec<Outcome>,
    /// What a reader can look up.
    pub references: Vec<Reference>,
}

/// Runs every check.
#[must_use]
pub fn find(layers: Layers<'_>) -> Gaps {
    let facts = Facts::new(layers);
    let found = links::find(layers.text, layers.links, layers.address, layers.segments, layers.claims);
    let mut out = Gaps { references: found, ..Gaps::default() };
    for check in CHECKS.iter().filter(|check| (check.asks)(&facts)) {
        let gap = (check.run)(&facts);
        out.checks.push(Outcome { kind: check.kind, looks_for: check.looks_for, found: gap.is_none() });
        out.gaps.extend(gap);
    }
    out
}
