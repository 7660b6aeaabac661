//! "The council said on Friday the pool would shut", "the audit puts the loss at nine million": clauses that the tree hangs
//! on a verb of saying, and documents that are the subject of one of showing, where readers and weights saw nothing.
//!
//! In: classes, trees, what stands. Out: what stands with those added, in reading order. News agencies put the day between
//! verb and clause and leave out "that"; the articles that the tagger learnt from hardly ever do.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::{Part, VerbForm, lexicon};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{Standing, among};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::source::{self, Run};
use crate::entity::speakers;
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right: clauses that hang on a verb of saying, and what documents show.
const SAID: f32 = 0.8;
const SHOWN: f32 = 0.7;

/// How far behind its verb what hangs on it is looked for: no sentence of news goes on for longer.
pub(super) const REACH: usize = 120;

/// What adds an attribution at a verb, where the tree has it.
type Rule = fn(&Words<'_>, Run, usize) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    let chunks = words.chunks;
    const RULES: &[(Repair, f32, Rule)] =
        &[(Repair::AddEvidence, SHOWN, evidence), (Repair::AddComplement, SAID, complement)];
    let mut standing = Standing::new(rows);
    for sentence in chunks.segments.sentences.iter() {
        let run = (sentence.tokens.start.index(), sentence.tokens.end.index());
        let verbs =
            (run.0 + 1..run.1).filter(|at| chunks.class(*at).is_verbal() && words.marks.at(*at).is_none());
        for (verb, (repair, share, rule)) in verbs.flat_map(|verb| RULES.iter().map(move |rule| (verb, rule)))
        {
            let Some(found) = rule(words, run, verb).filter(|_| words.repairs.has(*repair)) else { continue };
            let cue = found.cue;
            // "said on | Friday rain" of "said on Friday rain was expected"
            let dated = |row: &&mut Chosen| {
                let first = row.found.content.first().map(|run| run.0);
                among(row.found.cue, &[cue]) && first.is_some_and(|at| chunks.class(at) == Class::Day)
            };
            standing.near_mut(cue).filter(dated).for_each(|row| row.found.content.clear());
            // what somebody says that a study shows is theirs
            let taken = |row: &Chosen| {
                among(row.found.cue, &[cue])
                    || among(cue, &row.found.content)
                    || row.found.source.is_some_and(|run| among(cue, &[run]))
            };
            if !standing.near(cue).any(taken) {
                standing.add(Chosen::added(found, *share, *repair));
            }
        }
    }
    standing.finish();
}

/// A verb of saying with a subject of its own before it and a clause behind it.
fn complement(words: &Words<'_>, (start, end): Run, verb: usize) -> Option<Candidate> {
    let chunks = words.chunks;
    let entry = lexicon().entries.get(usize::from(chunks.word(verb).cues.first().copied().flatten()?))?;
    let speaks = entry.class.gives_words() && entry.class != CueClass::Question;
    let group = frame::group(chunks, verb, start);
    let base = chunks.word(verb).verb == Some(VerbForm::Base) && group.start == verb;
    let finite = base || matches!(chunks.word(verb).verb, Some(VerbForm::Past | VerbForm::Third));
    let hangs = |at: &usize, relation| words.head(*at) == Some(verb) && words.hangs(*at, &[relation]);
    let inner =
        (verb + 1..end.min(verb + REACH)).find(|at| hangs(at, Deprel::Ccomp)).filter(|_| speaks && finite)?;
    let floor = start.max(verb.saturating_sub(REACH));
    let noun = (floor..verb).rev().find(|at| hangs(at, Deprel::Nsubj))?;
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

/// "A study puts the loss at nine metres", "the poll has the mayor ahead", "footage appears to show a tank on fire": what is
/// written or shown is the source, by the tree's subject.
fn evidence(words: &Words<'_>, (start, end): Run, verb: usize) -> Option<Candidate> {
    let chunks = words.chunks;
    let places = chunks.is(verb, List::Places);
    let appears = chunks.is(verb, List::Seems)
        && chunks.class(verb + 1) == Class::To
        && chunks.is(verb + 2, List::Shows);
    if !(places || appears || chunks.is(verb, List::Shows)) {
        return None;
    }
    let noun = (start.max(verb.saturating_sub(REACH))..verb).rev().find(|at| words.is_subject(*at, verb))?;
    let document =
        matches!(speakers::noun(chunks.norm(noun)), speakers::Noun::Document | speakers::Noun::Medium)
            || chunks.is(noun, List::Accounts);
    let from = source::phrase(chunks, noun + 1, start)?;
    let to = content::clause(chunks, words.marks, verb + 1, end);
    // "puts the loss at", "has the mayor ahead"
    let has = matches!(chunks.norm(verb), "has" | "have" | "had");
    let measured = (verb + 2..to).any(|at| match chunks.norm(at) {
        "ahead" | "behind" | "level" | "leading" | "trailing" => true,
        "at" | "above" | "below" | "between" => {
            !has && (at + 1..at + 3).any(|at| chunks.class(at) == Class::Number)
        }
        _ => false,
    });
    let of = usize::from(chunks.norm(verb + 1) == "of");
    let spoken = of == 1 || !matches!(chunks.norm(verb), "spoke" | "speak" | "speaks");
    let group = frame::group(chunks, verb, start);
    let cue = (group.start, if appears { verb + 3 } else { verb + 1 + of });
    let word = !matches!(chunks.class(cue.1), Class::Comma | Class::Punctuation | Class::And);
    if !document || (places && !measured) || !spoken || !word || to < verb + 3 || group.start <= noun {
        return None;
    }
    Some(Candidate {
        head: cue.1 - 1,
        lemma: "show",
        part: Part::Verb,
        class: if appears { CueClass::Suggestion } else { CueClass::Assertion },
        frame: Frame::Object,
        source: Some((from, group.start)),
        cue,
        content: vec![(cue.1, to)],
        ..Candidate::default()
    })
}
