//! How certain a content is put: FactBank's scale by the conventions of the domain page.
//!
//! In: the words of a content, what its cue does. Out: certainty, flags and the words that led to
//! them. Knows nothing of who speaks.

mod cue;
mod frame;
mod reader;
mod tree;
mod vocabulary;
mod words;

use super::layers::Layers;
use super::types::{Certainty, Modality};
use crate::attribution::{Attribution, Evidence};
use crate::text::{EntityId, Id, SentenceId, TokenId, TokenRange};
use reader::{Clause, Reader};
use vocabulary::{UNVERIFIED, WEIGHED};

/// How certain the content of an attribution is put.
pub(super) fn of_attribution(layers: Layers<'_>, row: &Attribution) -> Modality {
    let reader = Reader::new(layers, row.entity);
    let pieces = reader.pieces(&row.content);
    let (mut clause, parsed) = match tree::clause(reader, &pieces, true) {
        Some(clause) => (clause, true),
        None => {
            // "The plan, likely to cost millions, was described as sound": what is said of it stands behind the cue
            let behind = |run: &&TokenRange| row.cue.first().is_some_and(|cue| run.start >= cue.end);
            let wordy = |run: &&TokenRange| reader.has_word(**run);
            let first = pieces.iter().filter(wordy).find(behind).or(pieces.iter().find(wordy));
            (first.map_or_else(Clause::default, |run| reader.clause(*run)), false)
        }
    };
    for run in &row.content {
        if !parsed {
            reader.conditions(*run, &mut clause.modality);
        }
        reader.unverified(*run, &mut clause.modality);
    }
    // "The video, which the paper has been unable to verify, appears to show …"
    let bare: &[TokenRange] = if row.source.is_empty() { row.content.get(..1).unwrap_or(&[]) } else { &[] };
    for run in row.cue.iter().chain(&row.source).chain(&row.antecedent).chain(bare) {
        reader.unverified(*run, &mut clause.modality);
        reader.unchecked(*run, &mut clause.modality);
    }
    for run in [reader.beside(row), reader.weighed_next(row)].into_iter().flatten() {
        reader.unchecked(run, &mut clause.modality);
    }
    // without trees every content counts as a clause
    clause.stated |= reader.syntax.head.is_empty();
    reader.weigh_cue(row, &mut clause);
    reader.weigh_turn(row, &mut clause);
    finish(clause)
}

/// How certain a clause is put that stands on its own words alone.
pub(super) fn of_words(layers: Layers<'_>, run: TokenRange) -> Modality {
    let reader = Reader::new(layers, None);
    let mut clause = tree::clause(reader, &[run], false).unwrap_or_else(|| {
        let mut clause = reader.clause(run);
        reader.conditions(run, &mut clause.modality);
        clause
    });
    reader.unverified(run, &mut clause.modality);
    finish(clause)
}

fn finish(clause: Clause) -> Modality {
    let mut modality = clause.modality;
    let degree = if modality.conditional && clause.degree == 3 { 0 } else { clause.degree };
    modality.certainty = match (degree, clause.negative) {
        (3, false) => Certainty::CtPlus,
        (3, true) => Certainty::CtMinus,
        (2, false) => Certainty::PrPlus,
        (2, true) => Certainty::PrMinus,
        (1, false) => Certainty::PsPlus,
        (1, true) => Certainty::PsMinus,
        _ => Certainty::U,
    };
    modality
}

impl<'a> Reader<'a> {
    const fn new(layers: Layers<'a>, speaker: Option<EntityId>) -> Self {
        let Layers { text, segments, syntax, entities, children, .. } = layers;
        Self { text, segments, syntax, entities, children, speaker }
    }

    fn norm(&self, at: TokenId) -> &str {
        self.segments.tokens.norm(at)
    }

    fn note(&self, at: TokenId, why: &str, modality: &mut Modality) {
        modality.evidence.push(Evidence::new(self.segments.tokens.spans[at], why.to_owned()));
    }

    fn has_word(&self, run: TokenRange) -> bool {
        run.iter().any(|at| self.norm(at).starts_with(char::is_alphanumeric))
    }

    /// The runs of a content, cut at the ends of sentences; the first few: certainty is the first clause's.
    fn pieces(&self, content: &[TokenRange]) -> Vec<TokenRange> {
        let mut out = Vec::new();
        for run in content {
            let mut rest = *run;
            while !rest.is_empty() && out.len() < 8 {
                let sentence = &self.segments.sentences[self.segments.sentence_of(rest.start)];
                let end = sentence.tokens.end.min(rest.end);
                out.push(TokenRange::new(rest.start, end));
                if end <= rest.start {
                    break;
                }
                rest = TokenRange::new(end, rest.end);
            }
        }
        out
    }

    /// Conditions, wherever they stand in the content.
    fn conditions(&self, run: TokenRange, modality: &mut Modality) {
        let mut before = "";
        for at in run.iter() {
            let norm = self.norm(at);
            let asks = matches!(
                before,
                "know"
                    | "ask"
                    | "asked"
                    | "asking"
                    | "wonder"
                    | "see"
                    | "as"
                    | "even"
                    | "only"
                    | "question"
                    | "sure"
                    | "wondered"
                    | "unclear"
            );
            if matches!(norm, "if" | "unless") && !asks && !modality.conditional {
                modality.conditional = true;
                self.note(at, "holds on a condition", modality);
            }
            before = norm;
        }
    }

    /// What stands between a source and its cue: "a video, whose authenticity could not be confirmed, shows".
    fn beside(&self, row: &Attribution) -> Option<TokenRange> {
        let (source, cue) = (row.source.last()?, row.cue.first()?);
        (source.end < cue.start).then(|| TokenRange::new(source.start, cue.start))
    }

    /// The sentence behind, where it weighs what was said: "The claim could not be independently verified."
    fn weighed_next(&self, row: &Attribution) -> Option<TokenRange> {
        let segments = self.segments;
        let sentence = segments.sentence_of(row.cue.first().or(row.content.first())?.start);
        let next = SentenceId::from_index(sentence.index() + 1);
        let run = segments.sentences.row(next)?.tokens;
        let same = segments.sentences[sentence].paragraph == segments.sentences[next].paragraph;
        // "The authenticity of the message …", "Saqib's casualty figures …"
        let points = |at: &TokenId| {
            matches!(
                self.norm(*at),
                "the" | "this" | "that" | "these" | "those" | "its" | "his" | "their" | "neither" | "'s"
            )
        };
        let weighs = run.iter().take(2).any(|at| points(&at))
            && run.iter().take(6).any(|at| WEIGHED.contains(&self.norm(at)));
        (same && weighs).then_some(run)
    }

    /// "messages that could not be verified", "claims yet to be confirmed".
    fn unchecked(&self, run: TokenRange, modality: &mut Modality) {
        let checks = |at: &TokenId| {
            matches!(
                self.norm(*at),
                "verified"
                    | "confirmed"
                    | "corroborated"
                    | "substantiated"
                    | "authenticated"
                    | "checked"
                    | "proven"
                    | "verify"
                    | "confirm"
                    | "corroborate"
                    | "authenticate"
            )
        };
        let Some(at) = run.iter().find(checks).filter(|_| !modality.unverified) else { return };
        let before = |word: &str| {
            (1..=5).any(|back| {
                at.index().checked_sub(back).is_some_and(|n| {
                    let other = TokenId::from_index(n);
                    other >= run.start && self.norm(other) == word
                })
            })
        };
        let last = at.index().checked_sub(1).map_or("", |n| self.norm(TokenId::from_index(n)));
        let denied = before("not") || before("n't") || before("yet") || before("never");
        // "reports, not yet confirmed,", "which the paper has been unable to verify"
        let unable = before("unable") || denied && before("able");
        let passive = before("be") || before("been") || matches!(last, "yet" | "not");
        let participle = self.norm(at).ends_with(['d', 'n']);
        if participle && denied && passive || !participle && unable {
            modality.unverified = true;
            self.note(at, "said to be unchecked", modality);
        }
    }

    fn unverified(&self, run: TokenRange, modality: &mut Modality) {
        for at in run.iter() {
            if UNVERIFIED.contains(&self.norm(at)) {
                if !modality.unverified {
                    self.note(at, "said to be unchecked", modality);
                }
                modality.unverified = true;
            }
        }
    }
}
