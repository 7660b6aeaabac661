//! He, she, they of an article: whom each third person pronoun means.
//!
//! In: profiles and the links of names and nominals. Out: all links, in reading order. A person is
//! chosen by recency, place in the sentence, gender and who speaks; where no one stands out, no link.

use super::author;
use super::bodies::Bodies;
use super::candidate::Link;
use super::clause::{self, CLIMB};
use super::epithets::{self, Spoken};
use super::types::{EntityLabel, MentionKind};

use super::lexicon::{SAYING, VERB};
use super::profile::{Gender, Profile};
use super::reading::{CAPITAL, Reading};
use super::recent::{Case, Met, Pronoun, Recent, pronoun};
use super::unnamed::{self, Kind, Unnamed};

use crate::text::Id;
use std::ops::Range;

/// How many sentences back a person is still at hand.
const WINDOW: usize = 5;

/// What being named inside quotation marks alone weighs against a person for a pronoun outside them.
const QUOTED: i32 = 4;

/// What having spoken last weighs for the pronoun of one who speaks.
const SPEAKS: i32 = 4;

/// The same where the pronoun's words go on with a quotation: behind its closing mark, or "she added".
const CONTINUES: i32 = 9;

/// Words that say that somebody goes on speaking.
const GOES_ON: &[&str] = &["added", "adds", "continued", "continues", "concluded", "went", "goes"];

/// Words before a pronoun whose clause hangs from another.
const HANGS: &[&str] = &[
    "after", "when", "as", "before", "while", "because", "since", "that", "if", "although", "until", "what",
    "how", "why", "whether", "though", "once", "where", "which", "whom",
];

/// What being presented right before a quotation weighs for "he said" behind it: "…, which worries Bo Lind, a
/// farmer. “It is late,” he said."
const PRESENTED: i32 = 7;

/// What the subject of the sentence right before a quotation weighs for "he said" behind it: "The mayor agreed. “It is," he said."
const LEADS: i32 = 9;

/// Verbs besides those of saying after which a quotation goes on with their subject: base forms.
const CALLS: &[&str] = &["call", "describe", "praise", "criticize", "criticise", "condemn", "urge", "accuse"];

/// What speaking in the same sentence weighs for somebody without a name: "the nurse said she had called".
const TOLD: i32 = 7;

/// What having spoken in the sentence before weighs for somebody without a name whom a pronoun at the opening means.
const OPENS_WITH: i32 = 6;

/// What having no name weighs against a person elsewhere.
const UNNAMED: i32 = 1;

/// By less than this nobody without a name is told from one with a name.
const NARROW: i32 = 2;

/// What a description asks of whom it means, and by how much they have to lead.
const DESCRIBED: i32 = 9;
const APART: i32 = 2;

/// How many persons are at hand at once.
const AT_HAND: usize = 32;

/// Where the text is read.
#[derive(Clone, Copy, Debug)]
struct Now {
    sentence: usize,
    /// Sentences so far, those that a quotation runs through counted as one.
    clock: usize,
    /// The sentence's first token.
    start: usize,
    quoted: bool,
}

/// All links, and the pronouns that mean somebody without a name, each with the words of that nominal.
pub(super) type Resolved = (Vec<Link>, Vec<(usize, Range<usize>)>);

/// Adds the pronouns to the names and nominals.
pub(super) fn link(reading: &Reading<'_>, profiles: &mut Vec<Profile>, named: Vec<Link>) -> Resolved {
    let author = author::find(reading, profiles, &named);
    let mut bodies = Bodies::default();
    let unnamed = Unnamed::new(profiles);
    let nameless = !profiles.iter().any(|row| row.label == EntityLabel::Person);
    let mut state = State { reading, profiles, recent: Vec::new(), unnamed, nameless };
    let mut out = Vec::with_capacity(named.len() * 2);
    let mut next = 0;
    let mut quoted = false;
    let mut spoken = Spoken::default();
    let mut clock = 0;
    let mut voice = None;
    for (sentence, row) in reading.segments.sentences.iter().enumerate() {
        let (start, end) = (row.tokens.start.index(), row.tokens.end.index());
        if reading.segments.paragraphs[row.paragraph].sentences.start.index() == sentence {
            (quoted, voice) = (false, None);
        }
        clock += usize::from(!quoted);
        state.recent.retain(|recent| recent.last().is_some_and(|met| met.clock + WINDOW > clock));
        let until = named.partition_point(|link| link.tokens.start < end);
        let ahead = named.get(next..until).unwrap_or(&[]);
        let mut at = start;
        while at < end {
            if let Some(link) = named.get(next).filter(|link| link.tokens.start <= at) {
                next += 1;
                at = link.tokens.end.max(at + 1);
                let now = Now { sentence, clock, start, quoted };
                let from = epithets::one_of_them(reading, link).filter(|_| !quoted);
                let meant = from.and_then(|from| state.described(from..link.tokens.end, now));
                if let Some(entity) = meant {
                    let link = Link { tokens: link.tokens.clone(), kind: MentionKind::Nominal, entity };
                    state.met(&link, now);
                    out.push(link);
                    continue;
                }
                state.met(link, now);
                spoken.note(reading, link.tokens.start, Some(link.entity));
                bodies.met(reading, state.profiles, link, sentence);
                out.push(link.clone());
                continue;
            }
            match reading.form(at) {
                "“" | "``" => {
                    quoted = true;
                    voice = clause::spoken_by(reading, ahead, at).or(voice);
                }
                "”" | "''" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            let now = Now { sentence, clock, start, quoted };
            let described = epithets::start(reading, &spoken, at).filter(|_| !quoted);
            let described =
                described.and_then(|(from, head)| Some((head, state.described(from..at + 1, now)?)));
            spoken.note(reading, at, described.map(|(_, entity)| entity));
            if let Some((head, entity)) = described {
                let link = Link { tokens: head..at + 1, kind: MentionKind::Nominal, entity };
                state.enter(link.clone(), &mut out);
                state.met(&link, now);
            } else if let Some(pronoun) = pronoun(reading, at) {
                let found = state.behind(pronoun, at, ahead);
                let found = found.or_else(|| state.resolve(pronoun, at, now));
                let ahead_of = || (!quoted).then(|| state.forward(pronoun, at, end, ahead)).flatten();
                let found = found.or_else(ahead_of);
                // inside quotation marks "he" is nobody who speaks them
                let found =
                    found.filter(|entity| !quoted || clause::spoken_by(reading, ahead, at) != Some(*entity));
                // "a former official who asked not to be named because he …": the official, whoever stood before
                let other = |entity: &usize| !state.unnamed.is(*entity) && state.told_of(at).is_some();
                if let Some(entity) = found.filter(|entity| !other(entity)) {
                    let link = Link { tokens: at..at + 1, kind: MentionKind::Pronoun, entity };
                    state.learn(entity, pronoun.gender);
                    if reading.is(at + 1, SAYING) || at > 0 && reading.is(at - 1, SAYING) {
                        state.unnamed.speaks(entity);
                    }
                    state.enter(link.clone(), &mut out);
                    state.met(&link, now);
                }
            } else if let Some((link, kind)) = state.unnamed.meet(reading, state.profiles, at, ahead) {
                match kind {
                    Kind::Person => state.met(&link, now),
                    Kind::Body => bodies.met(reading, state.profiles, &link, sentence),
                    Kind::Crowd => bodies.crowd(reading, &link, sentence),
                }
            } else if let Some(entity) = match reading.norm(at) {
                "it" | "its" | "itself" | "they" | "both" => bodies.resolve(reading, at, sentence),
                "i" | "my" | "me" | "myself" if !quoted => author,
                "i" | "my" | "me" | "myself" => {
                    // who spoke before in the paragraph goes on: "…,” Orsel said. “I take the blame.”"
                    let speaker = clause::spoken_by(reading, ahead, at).or(voice);
                    voice = speaker;
                    speaker.filter(|entity| {
                        state.profiles.get(*entity).is_some_and(|row| row.label == EntityLabel::Person)
                    })
                }
                _ => None,
            } {
                let link = Link { tokens: at..at + 1, kind: MentionKind::Pronoun, entity };
                bodies.again(reading, state.profiles, &link, sentence);
                state.enter(link, &mut out);
            } else {
                bodies.written(reading, at, sentence);
            }
            at += 1;
        }
    }
    out.extend(named.into_iter().skip(next));
    (out, state.unnamed.means)
}

/// What standing in the clause of one's own verb weighs for "his": "Brel was beaten and resigned his seat".
const OWNS: i32 = 5;

struct State<'p, 'r, 'a> {
    reading: &'r Reading<'a>,
    profiles: &'p mut Vec<Profile>,
    recent: Vec<Recent>,
    unnamed: Unnamed,
    /// The article names no person: somebody without a name is all that a pronoun can mean.
    nameless: bool,
}

impl State<'_, '_, '_> {
    /// Notes a mention of a person.
    fn met(&mut self, link: &Link, now: Now) {
        if self.profiles.get(link.entity).is_none_or(|profile| profile.label != EntityLabel::Person) {
            return;
        }
        let Now { sentence, clock, start, quoted } = now;
        let (from, to) = (link.tokens.start, link.tokens.end);
        let owner =
            matches!(self.reading.norm(to), "'s" | "’s") || matches!(self.reading.norm(from), "his" | "hers");
        let told = clause::subject_of(self.reading, &link.tokens);
        let says = |at: usize| self.reading.is(at, SAYING) || CALLS.contains(&self.reading.lemma(at));
        let speaker = self.reading.is(to, SAYING)
            // "said Orsel", but not "Brel said Orsel would come"
            || told.map_or(!owner && from > start && self.reading.is(from - 1, SAYING), says);
        let verb = self.reading.is(to, VERB | SAYING)
            || clause::is_auxiliary(self.reading.norm(to))
            || told.is_some();
        let nominative = matches!(self.reading.norm(from), "he" | "she");
        let subject = nominative || speaker || (verb && !owner) || (from <= start + 1 && !owner);
        let old = self.recent.iter().position(|recent| recent.entity == link.entity);
        let before = old.map(|index| self.recent.swap_remove(index));
        if self.recent.len() >= AT_HAND {
            let oldest = (0..self.recent.len())
                .min_by_key(|n| self.recent.get(*n).and_then(Recent::last).map(|met| met.at));
            oldest.map(|oldest| self.recent.swap_remove(oldest));
        }
        let mut recent =
            before.unwrap_or(Recent { entity: link.entity, outside: None, inside: None, count: 0 });
        let same = recent.last().filter(|before| before.sentence == sentence);
        let described = link.kind == MentionKind::Name
            && to - from > 1
            && recent.count < 2
            && self.reading.form(to) == ","
            && (self.reading.is(to + 1, super::lexicon::ROLE | super::lexicon::TITLE)
                || matches!(self.reading.norm(to + 1), "a" | "an" | "the" | "who" | "one"));
        let met = Met {
            at: from,
            sentence,
            clock,
            subject: subject || same.is_some_and(|before| before.subject),
            speaker: speaker
                || !owner && clause::according(self.reading, start..from)
                || same.is_some_and(|before| before.speaker),
            owner: owner && same.is_none(),
            presented: described || same.is_some_and(|before| before.presented),
            verb: told.or(same.and_then(|before| before.verb)),
        };
        if met.speaker {
            self.unnamed.speaks(recent.entity);
        }
        *(if quoted { &mut recent.inside } else { &mut recent.outside }) = Some(met);
        recent.count += 1;
        self.recent.push(recent);
    }

    /// Keeps a pronoun's link: to an entity, or to words that name nobody.
    fn enter(&mut self, link: Link, out: &mut Vec<Link>) {
        if self.unnamed.is(link.entity) {
            // of a person who has not spoken it is likelier that a name was missed: no name is wrong, none is given
            let person = self.profiles.get(link.entity).is_some_and(|row| row.label == EntityLabel::Person);
            if !person || self.unnamed.spoke(link.entity) || self.nameless {
                self.unnamed.means(link.tokens.start, link.entity);
            }
        } else {
            out.push(link);
        }
    }

    /// A person called "he" once is a he.
    fn learn(&mut self, entity: usize, gender: Gender) {
        if let Some(profile) = self.profiles.get_mut(entity)
            && profile.gender == Gender::Unknown
        {
            profile.gender = gender;
        }
    }

    /// The person at hand that a pronoun means, when one stands out.
    fn resolve(&self, pronoun: Pronoun, at: usize, now: Now) -> Option<usize> {
        let (best, second, unnamed) = self.rank(pronoun, at, now);
        // between a name and somebody without one a narrow lead tells nothing
        let close = best.0 - second < NARROW && unnamed != self.unnamed.is(best.2);
        (best.0 >= 4 && best.0 > second && !close).then_some(best.2)
    }

    /// Who fits best, with score, place and entity, how well the next one does, and whether that one has no name.
    fn rank(&self, pronoun: Pronoun, at: usize, now: Now) -> ((i32, usize, usize), i32, bool) {
        let (mut best, mut second) = ((i32::MIN / 2, 0, 0), i32::MIN / 2);
        let mut unnamed = false;
        for recent in &self.recent {
            let Some((score, place)) = self.score(recent, pronoun, at, now) else { continue };
            let row = (score, place, recent.entity);
            let loser = if row > best { std::mem::replace(&mut best, row) } else { row };
            if loser.0 > second {
                (second, unnamed) = (loser.0, self.unnamed.is(loser.2));
            }
        }
        (best, second, unnamed)
    }

    /// How well a person fits a pronoun, and where it was met; nothing when it cannot be meant.
    fn score(&self, recent: &Recent, pronoun: Pronoun, at: usize, now: Now) -> Option<(i32, usize)> {
        let profile = self.profiles.get(recent.entity)?;
        let described = pronoun.words > 1;
        let suits = || epithets::suits(self.reading, &(at..at + pronoun.words), &profile.roles);
        if pronoun.gender.conflicts(profile.gender) || described && !suits() {
            return None;
        }
        let outside = recent.outside.filter(|met| met.clock + WINDOW > now.clock);
        // whom a speaker names is seldom whom the writer speaks of next
        let (met, heard) = if now.quoted {
            (recent.last()?, false)
        } else {
            outside.map(|met| (met, false)).or_else(|| Some((recent.inside?, true)))?
        };
        let same = met.sentence == now.sentence;
        let away = if now.quoted { now.sentence - met.sentence } else { now.clock - met.clock };
        let mut score = match away {
            0 => 10,
            1 => 9,
            2 => 6,
            3 => 4,
            4 => 2,
            _ => return None,
        };
        score += if profile.gender == Gender::Unknown || described { 0 } else { 4 };
        score += recent.count.min(4) / 2 + i32::from(profile.names > 2);
        if met.subject {
            score += 3;
        }
        if met.owner {
            score -= 1;
        }
        if same {
            let bound = clause::one(self.reading, met.at, at);
            match pronoun.case {
                Case::Object if bound && met.subject => score -= 9,
                Case::Reflexive if bound && met.subject => score += 4,
                Case::Possessive if clause::over(self.reading, met.verb, at) => score += OWNS,
                Case::Possessive if bound => score += 2,
                _ => {}
            }
        }
        if heard {
            score -= QUOTED;
        }
        // "she said" goes on with who spoke last, "after she said" may not
        let before = at.checked_sub(1).map_or("", |before| self.reading.norm(before));
        let behind = at + pronoun.words;
        let goes_on = GOES_ON.contains(&self.reading.norm(behind));
        let says = |at: usize| self.reading.is(at, SAYING);
        let mark = |back: usize| {
            at.checked_sub(back).is_some_and(|at| matches!(self.reading.form(at), "”" | "\"" | "''"))
        };
        let closes = mark(1) || mark(2) && says(at - 1);
        let speaks = pronoun.case == Case::Subject
            && !HANGS.contains(&before)
            && (goes_on || says(behind) || at > 0 && says(at - 1) || closes && described);
        // "The mayor agreed. “It is dear,” he said.": whoever that sentence is about
        let main = met.verb.is_some_and(|verb| self.reading.above(verb).is_none());
        let owned = self.unnamed.is(recent.entity) && self.unnamed.is_owned(self.reading, recent.entity);
        let behind = speaks && closes && away == 1 && !heard && !now.quoted && !goes_on;
        let leads = behind && met.subject && main && !owned;
        if self.unnamed.is(recent.entity) {
            // "the nurse said she had called": her own words, nearer than any name
            let told = same && met.speaker && met.subject && pronoun.case == Case::Subject;
            score += if told { TOLD } else { -UNNAMED };
            // "a farmer said. Her neighbours …"
            if !same && met.speaker && away == 1 && at == now.start {
                score += OPENS_WITH;
            }
            // one who only stands there is meant by the rest of the sentence at most
            let alone = self.nameless && met.subject;
            if !same && !self.unnamed.spoke(recent.entity) && !leads && !alone {
                return None;
            }
        }
        let near = if self.unnamed.is(recent.entity) { 2 } else { 3 };
        let passed = away == 2 && !now.quoted && !goes_on && self.since(recent.entity, now);
        if leads && !met.speaker {
            score += LEADS;
        } else if speaks && met.speaker && !same && away < near && !passed {
            score += if (closes || goes_on) && away == 1 { CONTINUES } else { SPEAKS };
        } else if speaks && closes && met.presented && away == 1 && !now.quoted {
            score += PRESENTED;
        }
        if now.quoted && met.speaker && met.sentence + 1 >= now.sentence {
            score -= 7;
        }
        Some((score, met.at))
    }

    /// The person at hand whom a description means: of an earlier sentence, and far before all others.
    fn described(&self, words: Range<usize>, now: Now) -> Option<usize> {
        let gender = unnamed::gender(self.reading, words.end - 1);
        let pronoun = Pronoun { gender, case: Case::Subject, words: words.len() };
        let ((score, _, entity), second, _) = self.rank(pronoun, words.start, now);
        let met = self.recent.iter().find(|row| row.entity == entity)?.outside?;
        let alone = self.recent.len() == 1 && score > 0;
        let stands = met.clock < now.clock && (met.subject || alone);
        (stands && (alone || score >= DESCRIBED && score - second >= APART)).then_some(entity)
    }

    /// Whether somebody else opened the sentence before, outside quotation marks: "Brel was less sure. He said".
    fn since(&self, entity: usize, now: Now) -> bool {
        let opened = |met: Met| met.clock + 1 == now.clock && met.subject && !met.speaker;
        self.recent.iter().any(|other| other.entity != entity && other.outside.is_some_and(opened))
    }

    /// "Discussing his plan, the minister, Bo Lind, said": the subject of the verb on which the opening clause hangs.
    fn behind(&self, pronoun: Pronoun, at: usize, ahead: &[Link]) -> Option<usize> {
        let mut rows = ahead.iter().skip_while(|link| link.tokens.start < at).take(4);
        let next = rows.find(|link| {
            self.profiles.get(link.entity).is_some_and(|profile| profile.label == EntityLabel::Person)
        })?;
        let verb = clause::subject_of(self.reading, &next.tokens)?;
        let mut here = at;
        for _ in 0..CLIMB {
            let (above, relation) = self.reading.above(here)?;
            if relation.base() == "advcl" {
                let open =
                    above == verb && here < next.tokens.start && self.reading.norm(here).ends_with("ing");
                let fits = |profile: &Profile| !pronoun.gender.conflicts(profile.gender);
                return (open && self.profiles.get(next.entity).is_some_and(fits)).then_some(next.entity);
            }
            here = above;
        }
        None
    }

    /// The noun for somebody new and without a name in whose relative clause a place stands.
    fn told_of(&self, at: usize) -> Option<usize> {
        let mut here = at;
        for _ in 0..CLIMB {
            let (above, relation) = self.reading.above(here)?;
            if relation.base() == "acl" && above < at {
                let named =
                    self.recent.iter().flat_map(|recent| recent.outside.into_iter().chain(recent.inside));
                let beside = named.into_iter().any(|met| met.at.abs_diff(above) <= 6 && met.at < at);
                return (self.unnamed.is_new(self.reading, above) && !beside).then_some(above);
            }
            here = above;
        }
        None
    }

    /// "In his speech, Orsel said": the name right behind, when nobody stood before.
    fn forward(&self, pronoun: Pronoun, at: usize, end: usize, ahead: &[Link]) -> Option<usize> {
        let next = ahead.iter().find(|link| link.tokens.start > at && link.tokens.start < end)?;
        let near = next.tokens.start - at <= 12 && self.recent.is_empty();
        let profile = self.profiles.get(next.entity)?;
        let fits = profile.label == EntityLabel::Person && !pronoun.gender.conflicts(profile.gender);
        (near && fits && self.reading.has(next.tokens.start, CAPITAL)).then_some(next.entity)
    }
}
