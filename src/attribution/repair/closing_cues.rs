//! Sentences that close with who said them, turns of phrase that name whose view it is, and who gave no answer, where
//! readers and weights saw nothing.
//!
//! In: classes, trees, the rules' candidates, what stands. Out: what stands with those added, in reading order. Runs behind the tagger and
//! behind the rules alike.

use crate::attribution::candidates::{Candidate, Chosen, Rules, WORDS_OF};
use crate::attribution::lexicon::{Class, List, PHRASES, Part, VerbForm};
use crate::attribution::merge::standing::{Standing, meets};
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Run, SUBJECTS, View};
use crate::entity::speakers::{self, Noun};
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right.
const PLAIN: f32 = 0.7;

/// What adds an attribution to a sentence, where its words are there.
type Rule = fn(&View<'_>, Run) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub fn add(view: &View<'_>, rules: &Rules, rows: &mut Vec<Chosen>) {
    const RULES: &[(Repair, Rule)] = &[
        (Repair::AddClosing, closing),
        (Repair::AddClosing, headlined),
        (Repair::AddView, viewpoint),
        (Repair::AddTurnedDown, turned_down),
    ];
    let mut standing = Standing::new(rows);
    for (found, share) in &rules.prospects {
        let repair = match found.lemma {
            WORDS_OF => Repair::AddWordsOf,
            _ if is_silent(view, found) => Repair::AddSilence,
            _ => continue,
        };
        let free = !standing.near(found.cue).any(|row| meets(&row.found, found));
        if free && view.repairs.has(repair) {
            standing.add(Chosen::added(found.clone(), share.max(PLAIN), repair));
        }
    }
    for sentence in view.segments.sentences.iter() {
        let run = Run::new(sentence.tokens.start.index(), sentence.tokens.end.index());
        for (repair, rule) in RULES.iter().filter(|(repair, _)| view.repairs.has(*repair)) {
            if let Some(found) = rule(view, run) {
                give(&mut standing, found, *repair);
            }
        }
    }
    standing.finish();
}

/// Adds an attribution where no other has its cue or its source.
fn give(standing: &mut Standing<'_>, found: Candidate, repair: Repair) {
    let cue = found.cue;
    if repair == Repair::AddView {
        // "as the bishop sees it" is all of the cue
        let own = Run::new(cue.start, found.content.first().map_or(cue.end, |run| run.start));
        let part = |row: &&mut Chosen| {
            own.holds(row.found.cue)
                && row.found.lemma != WORDS_OF
                && row.found.content.iter().all(|run| run.end <= own.end)
        };
        standing.near_mut(cue).filter(part).for_each(|row| row.found.content.clear());
    }
    let meets = |row: &Chosen| {
        let sources = row.found.source.zip(found.source);
        row.found.cue.overlaps(cue) || sources.is_some_and(|(one, two)| one.overlaps(two))
    };
    // a reading that found nobody has the speaker among what is said
    let lost = |row: &&mut Chosen| row.found.cue == cue && row.found.source.is_none();
    if let Some(row) = standing.near_mut(cue).find(lost) {
        *row = Chosen::added(found, row.share.max(PLAIN), repair);
    } else if !standing.near(cue).any(meets) {
        standing.add(Chosen::added(found, PLAIN, repair));
    }
}

/// "The board did not respond to requests for comment."
fn is_silent(view: &View<'_>, found: &Candidate) -> bool {
    let asked = |run: &Run| {
        (run.start..run.end.min(run.start + 8))
            .any(|at| matches!(view.norm(at), "comment" | "request" | "requests"))
    };
    found.negated
        && found.source.is_some()
        && matches!(found.lemma, "respond" | "reply" | "return" | "answer")
        && found.content.iter().any(asked)
}

/// "192 ballots were spoiled, returning officer Dana Holm said on Tuesday.", "…, Elwood Crown Court heard.", "…, Petra Lunn,
/// the liquidator, said."
fn closing(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    /// Words between the comma and the verb.
    const WHO: usize = 8;
    let from = end.saturating_sub(8).max(start + 4);
    let before = |at: usize| view.norm(at.wrapping_sub(1));
    let says = |at: &usize| match view.norm(*at) {
        "said" | "says" | "heard" | "told" => true,
        // a paper's own word: ", the Herald can reveal", ", the Post has learned"
        "reveal" | "disclose" | "learned" | "learnt" | "seen" => matches!(before(*at), "can" | "has"),
        _ => false,
    };
    let verb = (from..end).rev().find(says)?;
    // "the jury was told"
    let was = view.norm(verb) == "told" && matches!(before(verb), "was" | "were");
    let heard = view.norm(verb) == "heard" || was;
    let cue = Run::new(verb - usize::from(was || matches!(before(verb), "can" | "has")), verb + 1);
    let commas = |to: usize| (to.saturating_sub(WHO).max(start + 2)..to).rev().find(|at| view.is_comma(*at));
    // a description between commas: the name stands before it
    let apposed = commas(cue.start).filter(|at| *at + 1 == cue.start).and_then(commas);
    let name_end = apposed.unwrap_or(cue.start);
    let comma = commas(name_end)?;
    let who = Run::new(comma + 1, cue.start);
    let named = if heard {
        who.iter().any(|at| view.is(at, List::Courts))
    } else {
        view.class_before(name_end) == Class::Name
    };
    let verbs = who.iter().filter(|at| view.is_verbal(*at)).count();
    // "returning officer": a participle may open a role
    let role = verbs == 0 || (verbs == 1 && view.norm(who.start).ends_with("ing") && who.len() > 2);
    use Class::{And, Preposition, Pronoun, Subordinator, Wh};
    let joins = matches!(view.class(who.start), And | Subordinator | Wh | Pronoun | Preposition);
    let limit = view.trimmed(start, end);
    // "told reporters"
    let hearer = view.norm(verb) == "told" && !was;
    let behind = if hearer { view.base_end(verb + 1, limit)? } else { verb + 1 };
    let tail = view.skip_manner(behind, limit);
    let tail = tail + usize::from(tail < limit && view.names_time(tail));
    let own = view.marks.at(start);
    let plain = view.marks.at(verb) == own && view.marks.at(comma) == own;
    let content = Run::new(start + usize::from(view.class(start) == And), comma);
    (named && role && !joins && tail >= limit && view.has_verb(start..comma) && plain && !who.is_empty())
        .then(|| Candidate {
            head: verb,
            part: Part::Verb,
            ..Candidate::named("say", Frame::Final, who, cue, vec![content])
        })
}

/// "Striker fit for final, coach insists": a headline needs no verb before the comma.
fn headlined(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    /// Words of who says it.
    const WHO: usize = 5;
    let limit = view.trimmed(start, end);
    let verb = limit.checked_sub(1).filter(|at| *at > start + 3 && view.is_title(*at))?;
    let entry = view.cue(verb, Part::Verb)?;
    use CueClass::{Assertion, Belief, Distancing, Speech, Suggestion};
    let speaks = matches!(entry.class, Speech | Assertion | Distancing | Belief | Suggestion);
    let present = matches!(view.word(verb).verb, Some(VerbForm::Third | VerbForm::Base));
    let comma = (verb.saturating_sub(WHO)..verb - 1).rev().find(|at| view.is_comma(*at))?;
    let who = Run::new(comma + 1, verb);
    // "Voters weigh Clinton's, Sanders' records" is a list
    let owned = view.class(verb - 1) == Class::Possessive;
    let phrase = !owned && view.phrase_start(verb, who.start) == Some(who.start);
    let plain = (start..limit).all(|at| view.marks.at(at).is_none());
    let content = vec![Run::new(start, comma)];
    (speaks && present && phrase && plain && comma > start + 1).then(|| Candidate {
        part: Part::Verb,
        class: entry.class,
        ..Candidate::named(entry.lemma, Frame::Final, who, Run::one(verb), content)
    })
}

/// "In the eyes of most anglers, the ban is a mistake.", "To hear Mr Brodd tell it, the airline never missed a payment."
fn viewpoint(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    let reads = |at: usize, phrase: &str| {
        let words = phrase.split_whitespace();
        let is = |(word, at)| view.norm(at) == word || word == "*" && view.is(at, List::Viewpoints);
        words.clone().zip(at..).all(is).then(|| at + words.count())
    };
    let (source, stop) = PHRASES.iter().find_map(|row| {
        let ["view", before, behind] = row[..] else { return None };
        let from = reads(start, before)?;
        // whoever it is, with a description between commas, up to the comma behind it
        let mut stop = (from + 1..end.min(from + 24)).find(|at| view.is_comma(*at))?;
        if behind.is_empty() && view.class(from) != Class::Pronoun {
            stop = view.subject_behind(from, end)?.end;
            stop -= usize::from(view.follows_comma(stop));
            // "its founder, Jon Vesk,"
            let close = (stop + 1..end.min(stop + 8)).find(|at| view.is_comma(*at)).unwrap_or(stop);
            if view.class(stop - 1) == Class::Noun
                && (stop + 1..close).all(|at| view.class(at) == Class::Name)
            {
                stop = close;
            }
        }
        let last = stop.checked_sub(behind.split_whitespace().count()).filter(|last| *last > from)?;
        // "by her own account", "in the mayor's view"
        let owned = view.norm(last - 1) != "own"
            && (view.class(last - 1) == Class::Possessive || view.norm(last - 1) == "her");
        let phrase = owned || !matches!(before, "by" | "in") && view.phrase_end(from, last).is_some();
        (phrase && reads(last, behind) == Some(stop)).then(|| (Run::new(from, last), stop))
    })?;
    let from = view.past_comma(stop);
    let to = view.clause(from, end);
    // "in the eyes of the child, tears stood", "in the eyes of the law": eyes and no view, a view and nobody's
    let last = source.end - 1;
    let seen =
        view.norm(start + 2) != "eyes" || view.class(last) == Class::Name || view.norm(last).ends_with('s');
    let law = matches!(view.norm(last), "law" | "storm" | "world" | "public");
    // "as far as money is concerned"
    let noun = source.iter().rev().find(|at| view.class(*at).is_nominal());
    let thing =
        noun.is_some_and(|at| view.class(at) == Class::Noun && speakers::noun(view.norm(at)) == Noun::Thing);
    let who = view.norm(start) != "as" || !thing;
    let cue = if stop > source.end { Run::new(source.end, stop) } else { Run::new(start, source.start) };
    let said = view.norm(start + 2) == "words";
    (view.has_verb(from..to) && seen && !law && who && from > stop).then(|| Candidate {
        head: cue.end - 1,
        class: if said { CueClass::Speech } else { CueClass::Belief },
        ..Candidate::named("view", Frame::Preposition, source, cue, vec![Run::new(from, to)])
    })
}

/// "The pact failed after being rejected by Waldmark.": who turned what down.
fn turned_down(view: &View<'_>, Run { start, end }: Run) -> Option<Candidate> {
    let rejects = |at: &usize| {
        view.is(*at, List::TurnsDown) && view.norm(*at + 1) == "by" && view.marks.at(*at).is_none()
    };
    let verb = (start + 2..end).find(rejects)?;
    let being = (start + 1..verb).rev().take(4).find(|at| view.is_be(*at))?;
    let mut source = view.subject_behind(verb + 2, end)?;
    // "denounced by the family as a whitewash"
    let mark = source.iter().chain([source.end]).find(|at| view.norm(*at) == "as" && *at > source.start);
    source.end = mark.unwrap_or(source.end);
    use Class::{Adjective, Determiner, Name, Noun, Number, Possessive};
    let person =
        matches!(view.class(source.start), Name | Determiner | Noun | Possessive | Adjective | Number);
    // the subject of the passive, or of the clause that "after being" hangs on
    let of = |verb: usize| (start..verb).rev().find(|at| view.hangs_on(*at, verb, SUBJECTS));
    let around = || view.head(verb).filter(|_| view.hangs(verb, &[Deprel::Advcl]));
    let noun = of(verb).or_else(|| of(around()?))?;
    let subject = Run::new(view.phrase_start(noun + 1, start)?, noun + 1);
    let denies = matches!(view.norm(verb), "rejected" | "dismissed");
    let said = [subject].into_iter().chain(mark.map(|at| Run::new(at, view.clause(at, end))));
    (person && subject.end <= being).then(|| Candidate {
        head: verb,
        part: Part::Verb,
        class: if denies { CueClass::Denial } else { CueClass::Evaluation },
        ..Candidate::named("reject", Frame::By, source, Run::new(being, verb + 1), said.collect())
    })
}
