//! Sentences that close with who said them, and turns of phrase that name whose view it is, where readers and weights
//! saw nothing.
//!
//! In: classes, what stands. Out: what stands with those added, in reading order. Runs where [`crate::attribution::repair::lexical_additions`] does.

use crate::attribution::candidates::{Candidate, Chosen, WORDS_OF};
use crate::attribution::lexicon::{Class, List, Part, VerbForm, lexicon};
use crate::attribution::merge::standing::Standing;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Run, View};
use crate::entity::speakers;
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right.
const PLAIN: f32 = 0.7;

/// What adds an attribution to a sentence, where its words are there.
type Rule = fn(&View<'_>, Run) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub fn add(view: &View<'_>, rows: &mut Vec<Chosen>) {
    let mut more: Vec<(Repair, Candidate)> = Vec::new();
    for sentence in view.segments.sentences.iter() {
        let run = Run::new(sentence.tokens.start.index(), sentence.tokens.end.index());
        let rules: [(Repair, Rule); 4] = [
            (Repair::AddClosing, closing),
            (Repair::AddClosing, headlined),
            (Repair::AddView, viewpoint),
            (Repair::AddTurnedDown, turned_down),
        ];
        for (repair, rule) in rules.into_iter().filter(|(repair, _)| view.repairs.has(*repair)) {
            more.extend(rule(view, run).map(|found| (repair, found)));
        }
    }
    let mut standing = Standing::new(rows);
    for (repair, found) in more {
        let cue = found.cue;
        let meets = |row: &Chosen| {
            let sources = row.found.source.zip(found.source);
            row.found.cue.overlaps(cue) || sources.is_some_and(|(one, two)| one.overlaps(two))
        };
        // a reading that found nobody has the speaker among what is said
        let lost = |row: &&mut Chosen| row.found.cue == cue && row.found.source.is_none();
        if repair == Repair::AddView {
            // "as the bishop sees it" is all of the cue
            let own = (cue.start, found.content.first().map_or(cue.end, |run| run.start));
            let whole = |row: &Chosen| {
                row.found.lemma == WORDS_OF || row.found.content.iter().any(|run| run.end > own.1)
            };
            let inside = |row: &&mut Chosen| own.0 <= row.found.cue.start && row.found.cue.end <= own.1;
            for row in standing.near_mut(cue).filter(inside).filter(|row| !whole(row)) {
                row.found.content.clear();
            }
        }
        if let Some(row) = standing.near_mut(cue).find(lost) {
            *row = Chosen::added(found, row.share.max(PLAIN), repair);
        } else if !standing.near(cue).any(meets) {
            standing.add(Chosen::added(found, PLAIN, repair));
        }
    }
    standing.finish();
}

/// "192 ballots were spoiled, returning officer Dana Holm said on Tuesday.", "…, Elwood Crown Court heard.", "…, Petra Lunn,
/// the liquidator, said."
fn closing(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    /// Words between the comma and the verb.
    const WHO: usize = 8;
    let from = end.saturating_sub(8).max(start + 4);
    let says = |at: &usize| {
        matches!(view.norm(*at), "said" | "says" | "heard" | "told")
            // a paper's own word: ", the Herald can reveal", ", the Post has learned"
            || matches!(view.norm(*at), "reveal" | "disclose" | "learned" | "learnt" | "seen")
                && matches!(view.norm(at.wrapping_sub(1)), "can" | "has")
    };
    let verb = (from..end).rev().find(says)?;
    // "the jury was told"
    let was = view.norm(verb) == "told" && matches!(view.norm(verb.wrapping_sub(1)), "was" | "were");
    let heard = view.norm(verb) == "heard" || was;
    let cue = Run::new(
        verb - usize::from(was || matches!(view.norm(verb.wrapping_sub(1)), "can" | "has")),
        verb + 1,
    );
    let commas = |to: usize| {
        (to.saturating_sub(WHO).max(start + 2)..to).rev().find(|at| view.class(*at) == Class::Comma)
    };
    // a description between commas: the name stands before it
    let apposed = commas(cue.start).filter(|at| *at + 1 == cue.start).and_then(commas);
    let name_end = apposed.unwrap_or(cue.start);
    let comma = commas(name_end)?;
    let (who, name) = (Run::new(comma + 1, cue.start), Run::new(comma + 1, name_end));
    let hears = who.iter().any(|at| view.is(at, List::Courts));
    let named = if heard { hears } else { view.class(name.end.wrapping_sub(1)) == Class::Name };
    let verbs = who.iter().filter(|at| view.class(*at).is_verbal()).count();
    // "returning officer": a participle may open a role
    let role = verbs == 0 || (verbs == 1 && view.norm(who.start).ends_with("ing") && who.end > who.start + 2);
    let joins = matches!(
        view.class(who.start),
        Class::And | Class::Subordinator | Class::Wh | Class::Pronoun | Class::Preposition
    );
    let limit = view.trimmed(start, end);
    // "told reporters"
    let hearer = view.norm(verb) == "told" && !was;
    let behind = if hearer { view.base_end(verb + 1, limit)? } else { verb + 1 };
    let tail = view.skip_manner(behind, limit);
    let tail = tail + usize::from(tail < limit && view.names_time(tail));
    let clause = (start..comma).any(|at| view.class(at).is_verbal());
    let own = view.marks.at(start);
    let plain = view.marks.at(verb) == own && view.marks.at(comma) == own;
    if !named || !role || joins || tail < limit || !clause || !plain || who.start >= who.end {
        return None;
    }
    let content = Run::new(start + usize::from(view.class(start) == Class::And), comma);
    Some(Candidate { frame: Frame::Final, ..said(verb, who, cue, content) })
}

/// "Striker fit for final, coach insists": a headline needs no verb before the comma.
fn headlined(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    /// Words of who says it.
    const WHO: usize = 5;
    let limit = view.trimmed(start, end);
    let verb = limit.checked_sub(1).filter(|at| *at > start + 3 && view.is_title(*at))?;
    let row = lexicon().entries.get(usize::from(view.word(verb).cues.first().copied().flatten()?))?;
    let speaks = matches!(
        row.class,
        CueClass::Speech
            | CueClass::Assertion
            | CueClass::Distancing
            | CueClass::Belief
            | CueClass::Suggestion
    );
    let present = matches!(view.word(verb).verb, Some(VerbForm::Third | VerbForm::Base));
    let comma = (verb.saturating_sub(WHO)..verb - 1).rev().find(|at| view.class(*at) == Class::Comma)?;
    let who = Run::new(comma + 1, verb);
    // "Voters weigh Clinton's, Sanders' records" is a list
    let owned = view.class(verb - 1) == Class::Possessive;
    let phrase = !owned && view.phrase_start(verb, who.start) == Some(who.start);
    let plain = (start..limit).all(|at| view.marks.at(at).is_none());
    (speaks && present && phrase && plain && comma > start + 1).then(|| Candidate {
        frame: Frame::Final,
        lemma: row.lemma,
        class: row.class,
        ..said(verb, who, Run::one(verb), Run::new(start, comma))
    })
}

fn said(verb: usize, who: Run, cue: Run, content: Run) -> Candidate {
    Candidate {
        head: verb,
        lemma: "say",
        part: Part::Verb,
        class: CueClass::Speech,
        source: Some(who),
        cue,
        content: vec![content],
        ..Candidate::default()
    }
}

/// What opens a sentence with whose view it is: the words before and behind a place for somebody.
const VIEWS: &[(&str, &str)] = &[
    ("in the eyes of", ""),
    ("in the view of", ""),
    ("in the opinion of", ""),
    ("in the judgment of", ""),
    ("in the judgement of", ""),
    ("in the estimation of", ""),
    ("in the words of", ""),
    ("to hear", "tell it"),
    ("as far as", "is concerned"),
    ("as far as", "are concerned"),
    ("as", "sees it"),
    ("as", "see it"),
    ("as", "tells it"),
    ("as", "tell it"),
    ("by", "own account"),
    ("by", "own admission"),
    ("by", "account"),
    ("in", "view"),
    ("in", "opinion"),
    ("in", "telling"),
    ("if", "is to be believed"),
    ("if", "are to be believed"),
];

/// "In the eyes of most anglers, the ban is a mistake.", "To hear Mr Brodd tell it, the airline never missed a payment."
fn viewpoint(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    let reads = |at: usize, phrase: &str| {
        let mut here = at;
        let all = phrase.split_whitespace().all(|word| {
            here += 1;
            view.norm(here - 1) == word
        });
        all.then_some(here)
    };
    let found = VIEWS.iter().find_map(|(before, behind)| {
        let from = reads(start, before)?;
        let comma = |at: &usize| view.class(*at) == Class::Comma;
        // whoever it is, with a description between commas, up to the comma behind it
        let mut stop = (from..end.min(from + 24)).find(comma).filter(|at| *at > from)?;
        if behind.is_empty() && view.class(from) != Class::Pronoun {
            let source = view.subject_behind(from, end)?;
            stop = if view.class_before(source.end) == Class::Comma { source.end - 1 } else { source.end };
            if view.class(stop) == Class::Comma
                && view.class(stop + 1) == Class::Name
                && view.class(from) != Class::Name
            {
                let name = view.base_end(stop + 1, end)?;
                stop = if view.class(name) == Class::Comma { name } else { stop };
            }
        }
        let last = stop - behind.split_whitespace().count();
        // "by her own account", "in the mayor's view"
        let owned = last > from
            && view.norm(last - 1) != "own"
            && (view.class(last - 1) == Class::Possessive || view.norm(last - 1) == "her");
        if last <= from || matches!(*before, "by" | "in") && !owned {
            return None;
        }
        let phrase = owned || view.phrase_end(from, last).is_some();
        (phrase && reads(last, behind) == Some(stop)).then_some((Run::new(from, last), stop))
    });
    let (source, stop) = found?;
    let from = stop + usize::from(view.class(stop) == Class::Comma);
    let to = view.clause(from, end);
    let clause = (from..to).any(|at| view.class(at).is_verbal());
    // "in the eyes of the child, tears stood": one may have eyes and no view
    let last = source.end - 1;
    let seen =
        view.norm(start + 2) != "eyes" || view.class(last) == Class::Name || view.norm(last).ends_with('s');
    // "in the eyes of the law" is nobody's view
    let law = matches!(view.norm(last), "law" | "storm" | "world" | "public");
    // "as far as money is concerned"
    let who = view.norm(start) != "as" || !matches!(source_of(view, source), speakers::Noun::Thing);
    let cue = if stop > source.end { Run::new(source.end, stop) } else { Run::new(start, source.start) };
    (clause && seen && !law && who && from > stop).then(|| Candidate {
        part: Part::Preposition,
        class: if view.norm(start + 2) == "words" { CueClass::Speech } else { CueClass::Belief },
        frame: Frame::Preposition,
        lemma: "view",
        ..said(cue.end - 1, source, cue, Run::new(from, to))
    })
}

/// What a source's last noun names; a name is somebody.
fn source_of(view: &View<'_>, run: Run) -> speakers::Noun {
    let noun = run.iter().rev().find(|at| view.class(*at).is_nominal());
    match noun {
        Some(at) if view.class(at) == Class::Noun => speakers::noun(view.norm(at)),
        _ => speakers::Noun::Person,
    }
}

/// "The pact failed after being rejected by Waldmark.": who turned what down.
fn turned_down(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    let rejects = |at: &usize| {
        view.is(*at, List::TurnsDown) && view.norm(*at + 1) == "by" && view.marks.at(*at).is_none()
    };
    let verb = (start + 2..end).find(rejects)?;
    let being = (start + 1..verb).rev().take(4).find(|at| view.is_be(*at))?;
    let source = view.subject_behind(verb + 2, end)?;
    let person = matches!(
        view.class(source.start),
        Class::Name | Class::Determiner | Class::Noun | Class::Possessive | Class::Adjective | Class::Number
    );
    // the subject of the passive, or of the clause that "after being" hangs on
    let subject = passive_subject(view, verb)?;
    (person && subject.end <= being).then(|| Candidate {
        head: verb,
        lemma: "reject",
        part: Part::Verb,
        class: match view.norm(verb) {
            "rejected" | "dismissed" => CueClass::Denial,
            _ => CueClass::Evaluation,
        },
        frame: Frame::By,
        source: Some(source),
        cue: Run::new(being, verb + 1),
        content: vec![subject],
        ..Candidate::default()
    })
}

/// What the tree holds to be the subject of a passive; of "after being rejected", the subject of the clause around.
fn passive_subject(view: &View<'_>, verb: usize) -> Option<Run> {
    let Run { start: floor, .. } = view.sentence(verb);
    let of = |verb: usize| {
        (floor..verb)
            .rev()
            .find(|at| view.head(*at) == Some(verb) && view.hangs(*at, &[Deprel::Nsubj, Deprel::NsubjPass]))
    };
    let noun = of(verb).or_else(|| {
        let around = view.head(verb).filter(|_| view.hangs(verb, &[Deprel::Advcl]))?;
        of(around)
    })?;
    let start = view.phrase_start(noun + 1, floor)?;
    Some(Run::new(start, noun + 1))
}
