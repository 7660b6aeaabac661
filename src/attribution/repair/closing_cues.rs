//! Sentences that close with who said them, and turns of phrase that name whose view it is, where readers and weights
//! saw nothing.
//!
//! In: classes, what stands. Out: what stands with those added, in reading order. Runs where [`crate::attribution::repair::lexical_additions`] does.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::Part;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{around, reach};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::source::{self, Run};
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right.
const PLAIN: f32 = 0.7;

/// What adds an attribution to a sentence, where its words are there.
type Rule = fn(&Words<'_>, Run) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    let mut more: Vec<(Repair, Candidate)> = Vec::new();
    for sentence in words.chunks.segments.sentences.iter() {
        let run = (sentence.tokens.start.index(), sentence.tokens.end.index());
        let rules: [(Repair, Rule); 3] =
            [(Repair::AddClosing, closing), (Repair::AddView, view), (Repair::AddTurnedDown, turned_down)];
        for (repair, rule) in rules.into_iter().filter(|(repair, _)| words.repairs.has(*repair)) {
            more.extend(rule(words, run).map(|found| (repair, found)));
        }
    }
    for (repair, found) in more {
        let meets = |row: &Chosen| {
            let cue = row.found.cue;
            (cue.0 < found.cue.1 && found.cue.0 < cue.1)
                || row
                    .found
                    .source
                    .is_some_and(|run| found.source.is_some_and(|own| run.0 < own.1 && own.0 < run.1))
        };
        // a reading that found nobody has the speaker among what is said
        let lost = |row: &Chosen| row.found.cue == found.cue && row.found.source.is_none();
        let (from, to) = reach(rows, found.cue);
        if let Some(row) = rows.get_mut(from..to).and_then(|rows| rows.iter_mut().find(|row| lost(row))) {
            *row = Chosen::added(found, row.share.max(PLAIN), repair);
        } else if !around(rows, found.cue).any(meets) {
            let at = rows.partition_point(|row| row.found.cue.0 < found.cue.0);
            rows.insert(at, Chosen::added(found, PLAIN, repair));
        }
    }
}

/// "192 ballots were spoiled, returning officer Dana Holm said on Tuesday.", "…, Elwood Crown Court heard."
fn closing(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    /// Words between the comma and the verb.
    const WHO: usize = 8;
    let chunks = words.chunks;
    let from = end.saturating_sub(8).max(start + 4);
    let says = |at: &usize| matches!(chunks.norm(*at), "said" | "says" | "heard" | "told");
    let verb = (from..end).rev().find(says)?;
    // "the jury was told"
    let was = chunks.norm(verb) == "told" && matches!(chunks.norm(verb.wrapping_sub(1)), "was" | "were");
    let heard = chunks.norm(verb) == "heard" || was;
    let cue = (verb - usize::from(was), verb + 1);
    let comma = (cue.0.saturating_sub(WHO).max(start + 2)..cue.0)
        .rev()
        .find(|at| chunks.class(*at) == Class::Comma)?;
    let who = (comma + 1, cue.0);
    let hears = (who.0..who.1).any(|at| chunks.is(at, List::Courts));
    let named = if heard { hears } else { chunks.class(who.1.wrapping_sub(1)) == Class::Name };
    let verbs = (who.0..who.1).filter(|at| chunks.class(*at).is_verbal()).count();
    // "returning officer": a participle may open a role
    let role = verbs == 0 || (verbs == 1 && chunks.norm(who.0).ends_with("ing") && who.1 > who.0 + 2);
    let joins = matches!(
        chunks.class(who.0),
        Class::And | Class::Subordinator | Class::Wh | Class::Pronoun | Class::Preposition
    );
    let limit = content::trimmed(chunks, start, end);
    // "told reporters"
    let hearer = chunks.norm(verb) == "told" && !was;
    let behind = if hearer { chunks.base_end(verb + 1, limit)? } else { verb + 1 };
    let tail = frame::skip_manner(chunks, behind, limit);
    let clause = (start..comma).any(|at| chunks.class(at).is_verbal());
    let own = words.marks.at(start);
    let plain = words.marks.at(verb) == own && words.marks.at(comma) == own;
    if !named || !role || joins || tail < limit || !clause || !plain || who.0 >= who.1 {
        return None;
    }
    Some(Candidate {
        head: verb,
        lemma: "say",
        part: Part::Verb,
        class: CueClass::Speech,
        frame: Frame::Final,
        source: Some(who),
        cue,
        content: vec![(start + usize::from(chunks.class(start) == Class::And), comma)],
        ..Candidate::default()
    })
}

/// "In the eyes of most anglers, the ban is a mistake."
fn view(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    let chunks = words.chunks;
    let opens = chunks.norm(start) == "in" && matches!(chunks.norm(start + 1), "the" | "their");
    let noun = matches!(
        chunks.norm(start + 2),
        "eyes" | "view" | "opinion" | "judgment" | "judgement" | "estimation"
    );
    if !opens || !noun || chunks.norm(start + 3) != "of" {
        return None;
    }
    let source = source::behind(chunks, words.marks, start + 4, end)?;
    let stop = if chunks.class_before(source.1) == Class::Comma { source.1 - 1 } else { source.1 };
    let from = stop + usize::from(chunks.class(stop) == Class::Comma);
    let to = content::clause(chunks, words.marks, from, end);
    let clause = (from..to).any(|at| chunks.class(at).is_verbal());
    // "in the eyes of the child, tears stood": one may have eyes and no view
    let last = stop.checked_sub(1)?;
    let seen = chunks.norm(start + 2) != "eyes"
        || chunks.class(last) == Class::Name
        || chunks.norm(last).ends_with('s');
    // "in the eyes of the law" is nobody's view
    let law = matches!(chunks.norm(last), "law" | "storm" | "world" | "public");
    (clause && seen && !law && from > stop).then(|| Candidate {
        head: start + 2,
        lemma: "view",
        part: Part::Preposition,
        class: CueClass::Belief,
        frame: Frame::Preposition,
        source: Some((source.0, stop)),
        cue: (start, start + 4),
        content: vec![(from, to)],
        ..Candidate::default()
    })
}

/// "The pact failed after being rejected by Waldmark.": who turned what down.
fn turned_down(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    let chunks = words.chunks;
    let rejects = |at: &usize| {
        chunks.is(*at, List::TurnsDown) && chunks.norm(*at + 1) == "by" && words.marks.at(*at).is_none()
    };
    let verb = (start + 2..end).find(rejects)?;
    let being = (start + 1..verb).rev().take(4).find(|at| words.is_be(*at))?;
    let source = source::behind(chunks, words.marks, verb + 2, end)?;
    let person = matches!(
        chunks.class(source.0),
        Class::Name | Class::Determiner | Class::Noun | Class::Possessive | Class::Adjective | Class::Number
    );
    // the subject of the passive, or of the clause that "after being" hangs on
    let subject = words.passive_subject(verb)?;
    (person && subject.1 <= being).then(|| Candidate {
        head: verb,
        lemma: "reject",
        part: Part::Verb,
        class: match chunks.norm(verb) {
            "rejected" | "dismissed" => CueClass::Denial,
            _ => CueClass::Evaluation,
        },
        frame: Frame::By,
        source: Some(source),
        cue: (being, verb + 1),
        content: vec![subject],
        ..Candidate::default()
    })
}

impl Words<'_> {
    /// What the tree holds to be the subject of a passive; of "after being rejected", the subject of the clause around.
    fn passive_subject(&self, verb: usize) -> Option<Run> {
        let (floor, _) = self.sentence(verb);
        let of = |verb: usize| {
            (floor..verb).rev().find(|at| {
                self.head(*at) == Some(verb) && self.hangs(*at, &[Deprel::Nsubj, Deprel::NsubjPass])
            })
        };
        let noun = of(verb).or_else(|| {
            let around = self.head(verb).filter(|_| self.hangs(verb, &[Deprel::Advcl]))?;
            of(around)
        })?;
        let start = source::phrase(self.chunks, noun + 1, floor)?;
        Some((start, noun + 1))
    }
}
