//! It and its: the body that each means, where the sentence leaves no doubt.
//!
//! In: the reading with its trees, the organisations met so far. Out: one of them, or nothing. Without a model
//! there are no trees and so no links; places and things are "it" too, so doubt is the rule.

use super::candidate::Link;
use super::types::EntityLabel;
use std::ops::Range;

use super::lexicon::SAYING;
use super::profile::Profile;
use super::reading::Reading;

/// How many organisations are at hand at once.
const AT_HAND: usize = 12;

/// How far up a tree "its" looks for the verb whose subject owns.
const CLIMB: usize = 6;

/// What bodies and people do and things do not, besides saying: base forms.
const ACTS: &[&str] = &[
    "accept",
    "accuse",
    "acquire",
    "admit",
    "agree",
    "aim",
    "appeal",
    "apologise",
    "apologize",
    "apply",
    "argue",
    "ask",
    "believe",
    "blame",
    "call",
    "cite",
    "complain",
    "conclude",
    "condemn",
    "consider",
    "criticise",
    "criticize",
    "decide",
    "decline",
    "defend",
    "demand",
    "deny",
    "dispute",
    "employ",
    "endorse",
    "estimate",
    "expect",
    "fear",
    "file",
    "find",
    "fire",
    "fund",
    "hire",
    "hope",
    "insist",
    "intend",
    "interview",
    "investigate",
    "know",
    "launch",
    "lobby",
    "mention",
    "note",
    "object",
    "offer",
    "oppose",
    "order",
    "plan",
    "pledge",
    "praise",
    "predict",
    "prefer",
    "promise",
    "propose",
    "publish",
    "recommend",
    "refer",
    "reference",
    "refuse",
    "reiterate",
    "reject",
    "release",
    "represent",
    "request",
    "respond",
    "seek",
    "state",
    "sue",
    "suggest",
    "support",
    "think",
    "try",
    "urge",
    "vote",
    "vow",
    "want",
    "warn",
    "welcome",
    "wish",
];

/// What is written and says something, by its head.
const WRITTEN: &[&str] = &[
    "report",
    "study",
    "survey",
    "poll",
    "paper",
    "document",
    "letter",
    "statement",
    "review",
    "audit",
    "memo",
    "article",
    "ruling",
    "judgment",
    "judgement",
    "lawsuit",
    "complaint",
    "indictment",
    "book",
    "email",
    "draft",
];

/// An organisation where it was last met.
#[derive(Clone, Debug)]
struct Met {
    entity: usize,
    sentence: usize,
    /// Its first token.
    at: usize,
    /// The verb it is the subject of.
    verb: Option<usize>,
    /// Many people and no body: "they", never "it".
    crowd: bool,
}

/// The organisations at hand.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    met: Vec<Met>,
    /// What is written and said something last: its sentence and token.
    written: Option<(usize, usize)>,
}

/// The verb that a stretch is the subject of.
pub(super) fn verb(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().find_map(|at| {
        let (head, relation) = reading.above(at)?;
        (relation.base() == "nsubj" && !tokens.contains(&head)).then_some(head)
    })
}

/// Whether a verb's subject says or wants something.
pub(super) fn acts(reading: &Reading<'_>, verb: usize) -> bool {
    // "it describes itself as": what it calls itself
    reading.is(verb, SAYING)
        || ACTS.contains(&reading.lemma(verb))
        || reading.lemma(verb) == "describe" && reading.norm(verb + 1) == "itself"
}

impl Bodies {
    /// Notes a mention of an organisation.
    pub(super) fn met(&mut self, reading: &Reading<'_>, profiles: &[Profile], link: &Link, sentence: usize) {
        if profiles.get(link.entity).is_none_or(|profile| profile.label != EntityLabel::Organisation) {
            return;
        }
        self.note(reading, link, sentence, false);
    }

    /// Notes a mention of many people whom nobody names.
    pub(super) fn crowd(&mut self, reading: &Reading<'_>, link: &Link, sentence: usize) {
        self.note(reading, link, sentence, true);
    }

    /// Notes a pronoun for something met before.
    pub(super) fn again(
        &mut self,
        reading: &Reading<'_>,
        profiles: &[Profile],
        link: &Link,
        sentence: usize,
    ) {
        if self.met.iter().any(|row| row.entity == link.entity && row.crowd) {
            self.note(reading, link, sentence, true);
        } else {
            self.met(reading, profiles, link, sentence);
        }
    }

    fn note(&mut self, reading: &Reading<'_>, link: &Link, sentence: usize, crowd: bool) {
        if self.met.len() >= AT_HAND {
            self.met.remove(0);
        }
        let (at, verb) = (link.tokens.start, verb(reading, &link.tokens));
        self.met.push(Met { entity: link.entity, sentence, at, verb, crowd });
    }

    /// Whom "it" or "its" at a token means.
    pub(super) fn resolve(&self, reading: &Reading<'_>, at: usize, sentence: usize) -> Option<usize> {
        let (head, relation) = reading.above(at)?;
        match (reading.norm(at), relation.base()) {
            ("it", "nsubj") if self.reads_on(reading, sentence) => None,
            ("it", "nsubj") => self.reported(reading, head, sentence).or_else(|| {
                // "Here is what it says": in a clause of its own it may be any thing
                let main = reading
                    .above(head)
                    .is_none_or(|(_, relation)| matches!(relation.base(), "conj" | "parataxis"));
                let alone = (main && acts(reading, head)).then(|| self.only(sentence)).flatten();
                alone.or_else(|| reading.is(head, SAYING).then(|| self.spoke(reading, sentence)).flatten())
            }),
            ("they" | "both", "nsubj") => {
                let own = || acts(reading, head).then(|| self.crowdless(reading, at, sentence)).flatten();
                self.many(reading, head, sentence).or_else(own)
            }
            ("its" | "itself", _) => {
                let mut verb = head;
                for _ in 0..CLIMB {
                    if let Some(entity) = self.subject(verb, sentence) {
                        return Some(entity);
                    }
                    verb = reading.above(verb)?.0;
                }
                None
            }
            _ => None,
        }
    }

    /// "Residents said they would": the crowd that speaks the clause whose subject "they" is, or goes on speaking.
    fn many(&self, reading: &Reading<'_>, verb: usize, sentence: usize) -> Option<usize> {
        let above = reading.above(verb).filter(|(_, relation)| relation.base() == "ccomp");
        let same = above.and_then(|(above, _)| {
            let told = |row: &&Met| row.sentence == sentence && row.verb == Some(above) && row.crowd;
            self.met.iter().rev().find(told).filter(|_| acts(reading, above))
        });
        let before = || {
            // what is no subject is beside the point: "the fishermen of Norvik"
            let near = self.met.iter().rev().take_while(|row| row.sentence + 1 >= sentence);
            let mut near = near.filter(|row| row.verb.is_some());
            // the subject of the clause before, whatever it does there
            let last = near.next().filter(|row| row.crowd && acts(reading, verb))?;
            near.all(|row| row.entity == last.entity).then_some(last)
        };
        same.or_else(before).map(|row| row.entity)
    }

    /// The bodies at hand, the latest first.
    fn latest(&self) -> impl Iterator<Item = &Met> {
        self.met.iter().rev().filter(|row| !row.crowd)
    }

    /// The body that spoke last, in the two sentences before; nothing where another acts beside it.
    fn spoke(&self, reading: &Reading<'_>, sentence: usize) -> Option<usize> {
        let near = || self.latest().take_while(|row| row.sentence + 2 >= sentence);
        let speaks = |row: &&Met| row.verb.is_some_and(|verb| acts(reading, verb));
        let says = |row: &&Met| row.verb.is_some_and(|verb| reading.is(verb, SAYING));
        let first = near().find(speaks)?;
        // of bodies that act before it the one that says something goes on speaking
        let alone = if says(&first) { near().filter(says).count() } else { 0 };
        let same = |row: &Met| row.entity == first.entity;
        (near().filter(speaks).all(same) || alone > 0 && near().filter(says).all(same))
            .then_some(first.entity)
    }

    /// Notes something written that says something: "it" is that, and no body named in passing.
    pub(super) fn written(&mut self, reading: &Reading<'_>, at: usize, sentence: usize) {
        if WRITTEN.contains(&reading.norm(at))
            && let Some((verb, relation)) = reading.above(at)
            && relation.base() == "nsubj"
            && acts(reading, verb)
        {
            self.written = Some((sentence, at));
        }
    }

    /// Whether something written said something last: in this sentence or the one before, and no body since.
    fn reads_on(&self, reading: &Reading<'_>, sentence: usize) -> bool {
        self.written.is_some_and(|(place, at)| {
            let since =
                |row: &Met| row.verb.is_some_and(|verb| verb > at && acts(reading, verb)) && row.at > at;
            place + 1 >= sentence && !self.latest().any(since)
        })
    }

    /// "They said" behind a body that spoke, where no crowd was named since: "residents", "two men".
    fn crowdless(&self, reading: &Reading<'_>, at: usize, sentence: usize) -> Option<usize> {
        let entity = self.spoke(reading, sentence)?;
        let last = self.latest().find(|row| row.entity == entity)?;
        let from = last.verb?.min(at);
        let plural = |at: usize| {
            let norm = reading.norm(at);
            let many = norm.len() > 3 && norm.ends_with('s') && !norm.ends_with("ss") || norm == "people";
            many && reading.upos(at) == Some(crate::syntax::Upos::Noun)
                && reading.above(at).is_some_and(|(_, relation)| relation.base() == "nsubj")
        };
        (at - from < 80 && !(from..at).any(plural)).then_some(entity)
    }

    /// The body that is the subject of a verb of the same sentence.
    fn subject(&self, verb: usize, sentence: usize) -> Option<usize> {
        let same = |row: &&Met| row.sentence == sentence && row.verb == Some(verb);
        self.latest().find(same).map(|row| row.entity)
    }

    /// "The agency said it would close": the speaker of the clause whose subject "it" is.
    fn reported(&self, reading: &Reading<'_>, verb: usize, sentence: usize) -> Option<usize> {
        let (above, relation) = reading.above(verb)?;
        let told = relation.base() == "ccomp" && acts(reading, above);
        // "the agency should wait unless it wants to pay"
        let beside = relation.base() == "advcl" && acts(reading, verb);
        (told || beside).then(|| self.subject(above, sentence)).flatten()
    }

    /// The only body of this sentence and the one before.
    fn only(&self, sentence: usize) -> Option<usize> {
        let mut near = self.latest().take_while(|row| row.sentence + 1 >= sentence);
        let first = near.next()?.entity;
        near.all(|row| row.entity == first).then_some(first)
    }
}
