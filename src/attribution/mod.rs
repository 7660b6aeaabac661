//! Who says what: sources, cues and contents (PolNeAR's definition).
//!
//! In: tokens, sentences, tags, entities. Out: attributions in reading order. Knows nothing of
//! certainty or voices: those are read off it below.

mod candidates;
mod classify;
mod lexicon;
mod merge;
mod repair;
mod repairs;
mod trace;
pub mod tagger;
mod types;
mod view;

use crate::Models;
use crate::entity::Entities;
use crate::model::Tagger;
use crate::segment::Segments;
use crate::syntax::{Syntax, Views};
use crate::text::{TokenId, TokenRange};
use candidates::{Rules, rules, score};
use classify::{letters, nesting, parties, row, unattributed};
use merge::readings;
use repair::{closing_cues, complements, continued, non_speech, quotation_cues};
use view::View;

pub use candidates::Candidate;
pub(crate) use lexicon::List;
#[cfg(feature = "kept")]
pub use lexicon::kept;
pub use repairs::{Repair, Repairs};
pub use types::{Attribution, Attributions, CueClass, Evidence, Form, SourceType};
pub use view::Quotation;

/// Finds who says what: by the tagger where the models hold one, by rules alone where not; `repairs` says which of the
/// named rules behind it run. With a memory, the tagger reads only what the text before did not hold.
#[must_use]
pub fn find(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    entities: &Entities,
    models: &Models,
    repairs: Repairs,
    memory: Option<&mut tagger::Memory>,
) -> Attributions {
    let view = View::read(text, segments, syntax, repairs);
    let mut rules = Rules::read(&view);
    let mut chosen = match &models.tagger {
        Some(tagger) if !syntax.views.is_empty() => {
            let seen = tagger::seen(&view, &rules);
            let mut views = Views::new(text, segments, syntax, models.core.as_ref());
            let read = tagger::read(tagger, &view, &mut views, &seen, memory);
            readings::choose(&view, &rules, &read)
        }
        _ => std::mem::take(&mut rules.chosen),
    };
    repair::all(&view, &mut chosen);
    quotation_cues::add(&view, &mut chosen);
    closing_cues::add(&view, &rules, &mut chosen);
    complements::add(&view, &mut chosen);
    chosen.retain(|row| !non_speech::is_act(&view, &row.found));
    let alone = continued::continue_quotations(&view, &mut chosen);
    let mut rows: Vec<Attribution> =
        chosen.iter().map(|chosen| row::attribution(&view, entities, chosen)).collect();
    rows.extend(alone.iter().filter_map(|quotation| unattributed::read(&view, entities, quotation)));
    rows.sort_by_key(first_token);
    nesting::nest(&mut rows);
    nesting::speak_for_themselves(segments, &mut rows);
    nesting::stand_for_nominals(&view, entities, &mut rows);
    letters::to_authors(&view, &mut rows);
    parties::stand_for_several(&view, entities, &mut rows);
    Attributions::from(rows)
}

/// What the tagger is told of every token: what it is trained on.
#[must_use]
pub fn seen(text: &str, segments: &Segments, syntax: &Syntax) -> Vec<[u16; tagger::MARKS]> {
    let view = View::read(text, segments, syntax, Repairs::default());
    tagger::seen(&view, &Rules::read(&view))
}

/// A number (32-bit FNV-1a) that changes with anything that the tagger is told of these texts: rules, word lists and
/// tags among it. A tagger's header holds the one that it was trained with.
#[must_use]
pub fn fingerprint<'a>(texts: impl Iterator<Item = &'a str>, models: &Models) -> u32 {
    let mut bytes = Vec::new();
    for text in texts {
        let segments = crate::segment::segment(text);
        let syntax = crate::syntax::parse(text, &segments, models);
        let numbers = seen(text, &segments, &syntax).into_iter().flatten();
        bytes.extend(numbers.flat_map(u16::to_le_bytes));
        for run in tagger::runs(&segments) {
            bytes.extend([run.0, run.1].into_iter().flat_map(|at| (at as u64).to_le_bytes()));
        }
    }
    crate::model::checksum(&bytes)
}

/// What the tagger reads, each with its features: what the readings' weights are learned from.
#[must_use]
pub fn readings(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    tagger: &Tagger,
) -> Vec<(Candidate, Vec<String>)> {
    let view = View::read(text, segments, syntax, Repairs::default());
    let rules = Rules::read(&view);
    let seen = tagger::seen(&view, &rules);
    let mut views = Views::new(text, segments, syntax, None);
    readings::features(&view, &rules, &tagger::read(tagger, &view, &mut views, &seen, None))
}

/// Every place where the words allow an attribution, with its features: what the weights are learned from.
#[must_use]
pub fn candidates(text: &str, segments: &Segments, syntax: &Syntax) -> Vec<(Candidate, Vec<String>)> {
    let view = View::read(text, segments, syntax, Repairs::default());
    let weigh = |row: Candidate| {
        let mut features = Vec::new();
        score::features(&view, &row, |feature| features.push(feature.to_owned()));
        (row, features)
    };
    rules::candidates(&view).flatten().map(weigh).collect()
}

/// Where an attribution begins.
fn first_token(row: &Attribution) -> (TokenId, TokenId) {
    let first = |runs: &[TokenRange]| runs.first().map(|run| run.start);
    let all = [first(&row.source), first(&row.cue), first(&row.content)];
    (all.into_iter().flatten().min().unwrap_or_default(), first(&row.cue).unwrap_or_default())
}
