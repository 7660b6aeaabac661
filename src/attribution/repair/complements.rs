//! "The council said on Friday the pool would shut", "the audit puts the loss at nine million": clauses that the tree hangs
//! on a verb of saying, and documents that are the subject of one of showing, where readers and weights saw nothing.
//!
//! In: classes, trees, what stands. Out: what stands with those added, in reading order. News agencies put the day between
//! verb and clause and leave out "that"; the articles that the tagger learnt from hardly ever do.

use super::clauses::take_relative;
use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::merge::standing::Standing;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Run, View};
use crate::entity::speakers::{self, Noun};
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right: clauses that hang on a verb of saying, and what documents show.
const SAID: f32 = 0.8;
const SHOWN: f32 = 0.7;

/// How far behind its verb what hangs on it is looked for: no sentence of news goes on for longer.
const REACH: usize = 120;

/// What adds an attribution at a verb, where the tree has it.
type Rule = fn(&View<'_>, Run, usize) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub fn add(view: &View<'_>, rows: &mut Vec<Chosen>) {
    const RULES: &[(Repair, f32, Rule)] = &[
        (Repair::AddEvidence, SHOWN, evidence),
        (Repair::AddComplement, SAID, complement),
        (Repair::AddGapped, SAID, gapped),
    ];
    let mut standing = Standing::new(rows);
    for sentence in view.segments.sentences.iter() {
        let run = Run::new(sentence.tokens.start.index(), sentence.tokens.end.index());
        let verbs = (run.start + 1..run.end).filter(|at| view.is_verbal(*at) && view.marks.at(*at).is_none());
        for (verb, (repair, share, rule)) in verbs.flat_map(|verb| RULES.iter().map(move |rule| (verb, rule)))
        {
            let Some(found) = rule(view, run, verb).filter(|_| view.repairs.has(*repair)) else { continue };
            let cue = found.cue;
            // "said on | Friday rain" of "said on Friday rain was expected"
            let dated = |row: &&mut Chosen| {
                let first = row.found.content.first().map(|run| run.start);
                row.found.cue.overlaps(cue) && first.is_some_and(|at| view.class(at) == Class::Day)
            };
            standing.near_mut(cue).filter(dated).for_each(|row| row.found.content.clear());
            // what somebody says that a study shows is theirs
            let taken = |row: &Chosen| {
                row.found.cue.overlaps(cue)
                    || (*repair != Repair::AddGapped && cue.meets(&row.found.content))
                    || row.found.source.is_some_and(|run| cue.overlaps(run))
            };
            if !standing.near(cue).any(taken) {
                standing.add(Chosen::added(found, *share, *repair));
            }
        }
    }
    standing.finish();
}

/// A verb of saying with a subject of its own before it and a clause behind it.
fn complement(view: &View<'_>, Run { start, end }: Run, verb: usize) -> Option<Candidate> {
    let entry = view.cue(verb, Part::Verb)?;
    let speaks = entry.class.gives_words() && entry.class != CueClass::Question;
    let group = view.group(verb, start);
    let base = view.word(verb).verb == Some(VerbForm::Base) && group.start == verb;
    let finite = base || matches!(view.word(verb).verb, Some(VerbForm::Past | VerbForm::Third));
    let clause = |at: &usize| view.hangs_on(*at, verb, &[Deprel::Ccomp]);
    let inner = (verb + 1..end.min(verb + REACH)).find(clause).filter(|_| speaks && finite)?;
    let noun = view.subject_of(verb, &[Deprel::Nsubj])?.end - 1;
    let own = |at: &usize| view.under(*at, Run::one(inner));
    let mut from = (verb + 1..=inner).find(own)?;
    // "at the weekend no aid had arrived": when is said of the verb, whatever the tree says
    let opens = view.class(from);
    if opens == Class::Day || view.is(from + 1, List::Times) {
        from = view.skip_manner(from, inner);
    } else if matches!(opens, Class::Preposition | Class::Adverb) {
        let day = from + 1 + usize::from(opens == Class::Adverb);
        let times = view.class(day) == Class::Day && view.class(day + 1) != Class::Possessive;
        from = if times { day + 1 } else { view.skip_manner(from, inner) };
    }
    // its subject stands before its verb, and no comma between the verb of saying and it
    let subject = (from..inner).any(|at| view.hangs_on(at, inner, SUBJECTS));
    let plain = (verb + 1..from).all(|at| !view.is_comma(at) && view.marks.at(at).is_none());
    let source = view.subject_before(group.start, start).filter(|run| run.contains(noun))?;
    let empty = source.len() == 1 && matches!(view.norm(source.start), "it" | "there");
    let to = view.clause(from, end);
    let word = !matches!(view.class(from), Class::Comma | Class::Punctuation | Class::And);
    (subject && plain && word && !empty && to > inner).then(|| Candidate {
        frame: Frame::Clause,
        negated: group.negated,
        modal: group.modal,
        source: Some(source),
        cue: Run::new(group.start, verb + 1),
        content: vec![Run::new(from, to)],
        ..Candidate::of(entry, verb)
    })
}

/// What a finite clause has before its verb.
const SUBJECTS: &[Deprel] = &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Expl, Deprel::Csubj];

/// "one who officials say was armed", "in what it says was a kidnapping": the subject of what is said stands before whoever
/// says it.
fn gapped(view: &View<'_>, Run { start, end }: Run, verb: usize) -> Option<Candidate> {
    let says = |class: CueClass| class.gives_words() && class != CueClass::Question;
    let entry = view.cue(verb, Part::Verb).filter(|entry| says(entry.class))?;
    let (group, next) = (view.group(verb, start), verb + 1);
    let source = view.subject_before(group.start, start).filter(|run| !view.is_relative(*run))?;
    let inner = if view.class(next) == Class::Verb { next } else { view.head(next)? };
    let to = next + (next..end).take_while(|at| view.under(*at, Run::one(inner))).count();
    let mut found = Candidate {
        frame: Frame::Clause,
        source: Some(source),
        cue: Run::new(group.start, next),
        content: vec![Run::new(next, view.trimmed(next, to))],
        ..Candidate::of(entry, verb)
    };
    take_relative(view, &mut found);
    (found.content.len() > 1 && inner >= next && to > next + 1).then_some(found)
}

/// "A study puts the loss at nine metres", "the poll has the mayor ahead", "footage appears to show a tank on fire": what is
/// written or shown is the source, by the tree's subject.
fn evidence(view: &View<'_>, Run { start, end }: Run, verb: usize) -> Option<Candidate> {
    let places = view.is(verb, List::Places);
    let appears =
        view.is(verb, List::Seems) && view.class(verb + 1) == Class::To && view.is(verb + 2, List::Shows);
    if !(places || appears || view.is(verb, List::Shows)) {
        return None;
    }
    let subject = view.subject_of(verb, &[Deprel::Nsubj])?;
    let noun = subject.end - 1;
    let document = matches!(speakers::noun(view.norm(noun)), Noun::Document | Noun::Medium)
        || view.is(noun, List::Accounts);
    let to = view.clause(verb + 1, end);
    // "puts the loss at", "has the mayor ahead"
    let has = matches!(view.norm(verb), "has" | "have" | "had");
    let measured = (verb + 2..to).any(|at| match view.norm(at) {
        "ahead" | "behind" | "level" | "leading" | "trailing" => true,
        "at" | "above" | "below" | "between" => {
            !has && (at + 1..at + 3).any(|at| view.class(at) == Class::Number)
        }
        _ => false,
    });
    let of = usize::from(view.norm(verb + 1) == "of");
    let spoken = of == 1 || !matches!(view.norm(verb), "spoke" | "speak" | "speaks");
    let group = view.group(verb, start);
    let cue = Run::new(group.start, if appears { verb + 3 } else { verb + 1 + of });
    let word = !matches!(view.class(cue.end), Class::Comma | Class::Punctuation | Class::And);
    if !document || (places && !measured) || !spoken || !word || to < verb + 3 || group.start <= noun {
        return None;
    }
    let source = Run::new(subject.start, group.start);
    Some(Candidate {
        head: cue.end - 1,
        part: Part::Verb,
        class: if appears { CueClass::Suggestion } else { CueClass::Assertion },
        ..Candidate::named("show", Frame::Object, source, cue, vec![Run::new(cue.end, to)])
    })
}
