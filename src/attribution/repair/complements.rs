//! "The council said on Friday the pool would shut": clauses that the tree hangs on a verb of saying as its complement,
//! where readers and weights saw nothing.
//!
//! In: classes, trees, what stands. Out: what stands with those added, in reading order. News agencies put the day between
//! verb and clause and leave out "that"; the articles that the tagger learnt from hardly ever do.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::{Part, VerbForm, lexicon};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{among, around};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::source::{self, Run};
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right.
const PLAIN: f32 = 0.8;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    if !words.repairs.has(Repair::AddComplement) {
        return;
    }
    for sentence in words.chunks.segments.sentences.iter() {
        let run = (sentence.tokens.start.index(), sentence.tokens.end.index());
        for verb in run.0 + 1..run.1 {
            let Some(found) = complement(words, run, verb) else { continue };
            let taken = |row: &Chosen| {
                among(row.found.cue, &[found.cue])
                    || among(found.cue, &row.found.content)
                    || row.found.source.is_some_and(|run| among(found.cue, &[run]))
            };
            // "said on | Friday rain" of "said on Friday rain was expected"
            let dated = |row: &Chosen| {
                let first = row.found.content.first().map(|run| run.0);
                among(row.found.cue, &[found.cue])
                    && first.is_some_and(|at| words.chunks.class(at) == Class::Day)
            };
            rows.retain(|row| !dated(row));
            if !around(rows, found.cue).any(taken) {
                let at = rows.partition_point(|row| row.found.cue.0 < found.cue.0);
                rows.insert(at, Chosen::added(found, PLAIN, Repair::AddComplement));
            }
        }
    }
}

/// A verb of saying with a subject of its own before it and a clause behind it.
fn complement(words: &Words<'_>, (start, end): Run, verb: usize) -> Option<Candidate> {
    let chunks = words.chunks;
    if chunks.class(verb) != Class::Verb || words.marks.at(verb).is_some() {
        return None;
    }
    let entry = lexicon().entries.get(usize::from(chunks.word(verb).cues.first().copied().flatten()?))?;
    let speaks = matches!(
        entry.class,
        CueClass::Speech
            | CueClass::Assertion
            | CueClass::Distancing
            | CueClass::Denial
            | CueClass::Suggestion
    );
    let group = frame::group(chunks, verb, start);
    let base = chunks.word(verb).verb == Some(VerbForm::Base) && group.start == verb;
    let finite = base || matches!(chunks.word(verb).verb, Some(VerbForm::Past | VerbForm::Third));
    let hangs = |at: &usize, relation| words.head(*at) == Some(verb) && words.hangs(*at, &[relation]);
    let inner = (verb + 1..end).find(|at| hangs(at, Deprel::Ccomp)).filter(|_| speaks && finite)?;
    let noun = (start..verb).rev().find(|at| hangs(at, Deprel::Nsubj))?;
    let own = |at: &usize| words.under(*at, (inner, inner + 1));
    let mut from = (verb + 1..=inner).find(own)?;
    // "at the weekend no aid had arrived": when is said of the verb, whatever the tree says
    let opens = chunks.class(from);
    if opens == Class::Day || chunks.is(from + 1, List::Times) {
        from = frame::skip_manner(chunks, from, inner);
    } else if matches!(opens, Class::Preposition | Class::Adverb) {
        let day = from + 1 + usize::from(opens == Class::Adverb);
        let times = chunks.class(day) == Class::Day && chunks.class(day + 1) != Class::Possessive;
        from = if times { day + 1 } else { frame::skip_manner(chunks, from, inner) };
    }
    // its subject stands before its verb, and no comma between the verb of saying and it
    let subject = (from..inner).any(|at| words.head(at) == Some(inner) && words.hangs(at, SUBJECTS));
    let plain = (verb + 1..from).all(|at| chunks.class(at) != Class::Comma && words.marks.at(at).is_none());
    let source = source::before(chunks, group.start, start).filter(|run| run.0 <= noun && noun < run.1)?;
    let empty = source.1 == source.0 + 1 && matches!(chunks.norm(source.0), "it" | "there");
    let to = content::clause(chunks, words.marks, from, end);
    let word = !matches!(chunks.class(from), Class::Comma | Class::Punctuation | Class::And);
    (subject && plain && word && !empty && to > inner).then(|| Candidate {
        head: verb,
        lemma: entry.lemma,
        part: Part::Verb,
        class: entry.class,
        frame: Frame::Clause,
        negated: group.negated,
        modal: group.modal,
        source: Some(source),
        cue: (group.start, verb + 1),
        content: vec![(from, to)],
        ..Candidate::default()
    })
}

/// What a finite clause has before its verb.
const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Csubj];
