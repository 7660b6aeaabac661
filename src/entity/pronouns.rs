//! He, she, they of an article: whom each third person pronoun means.
//!
//! In: profiles and the links of names and nominals. Out: all links, in reading order. A person is
//! chosen by recency, place in the sentence, gender and who speaks; where no one stands out, no link.

use super::author;
use super::bodies::Bodies;
use super::coreference::Link;
use super::lexicon::{FUNCTION, SAYING, VERB};
use super::profile::{Gender, Profile};
use super::reading::{CAPITAL, LETTERS, Reading};
use super::{EntityLabel, MentionKind};
use crate::text::Id;

/// How many sentences back a person is still at hand.
const WINDOW: usize = 5;

/// What being named inside quotation marks alone weighs against a person for a pronoun outside them.
const QUOTED: i32 = 4;

/// What having spoken last weighs for the pronoun of one who speaks.
const SPEAKS: i32 = 4;

/// How many persons are at hand at once.
const AT_HAND: usize = 32;

/// What a pronoun does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// One pronoun of the third person singular that means a person.
#[derive(Clone, Copy, Debug)]
struct Pronoun {
    gender: Gender,
    case: Case,
}

/// The latest mention of a person at hand.
#[derive(Clone, Copy, Debug)]
struct Recent {
    entity: usize,
    at: usize,
    sentence: usize,
    subject: bool,
    speaker: bool,
    owner: bool,
    quoted: bool,
    count: i32,
}

/// Adds the pronouns to the names and nominals.
pub(super) fn link(reading: &Reading<'_>, profiles: &mut [Profile], named: Vec<Link>) -> Vec<Link> {
    let author = author::find(reading, profiles, &named);
    let mut bodies = Bodies::default();
    let mut state = State { reading, profiles, recent: Vec::new() };
    let mut out = Vec::with_capacity(named.len() * 2);
    let mut named = named.into_iter().peekable();
    let mut quoted = false;
    for (sentence, row) in reading.segments.sentences.iter().enumerate() {
        let (start, end) = (row.tokens.start.index(), row.tokens.end.index());
        state.recent.retain(|recent| recent.sentence + WINDOW > sentence);
        if reading.segments.paragraphs[row.paragraph].sentences.start.index() == sentence {
            quoted = false;
        }
        let ahead: Vec<Link> =
            named.peek().into_iter().filter(|link| link.tokens.start < end).cloned().collect();
        let mut at = start;
        while at < end {
            if let Some(link) = named.next_if(|link| link.tokens.start <= at) {
                at = link.tokens.end.max(at + 1);
                state.met(&link, sentence, start, quoted);
                bodies.met(reading, state.profiles, &link, sentence);
                out.push(link);
                continue;
            }
            match reading.form(at) {
                "“" | "``" => quoted = true,
                "”" | "''" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            if let Some(pronoun) = pronoun(reading, at) {
                let found = state
                    .resolve(pronoun, at, sentence, quoted)
                    .or_else(|| state.forward(pronoun, at, end, &ahead));
                if let Some(entity) = found {
                    let link = Link { tokens: at..at + 1, kind: MentionKind::Pronoun, entity };
                    state.learn(entity, pronoun.gender);
                    state.met(&link, sentence, start, quoted);
                    out.push(link);
                }
            } else if let Some(entity) = match reading.norm(at) {
                "it" | "its" | "itself" => bodies.resolve(reading, at, sentence),
                "i" | "my" | "me" | "myself" if !quoted => author,
                _ => None,
            } {
                let link = Link { tokens: at..at + 1, kind: MentionKind::Pronoun, entity };
                bodies.met(reading, state.profiles, &link, sentence);
                out.push(link);
            }
            at += 1;
        }
    }
    out.extend(named);
    out
}

/// Reads a pronoun.
fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Pronoun> {
    let (gender, case) = match reading.norm(at) {
        "he" => (Gender::Male, Case::Subject),
        "him" => (Gender::Male, Case::Object),
        "his" => (Gender::Male, Case::Possessive),
        "himself" => (Gender::Male, Case::Reflexive),
        "she" => (Gender::Female, Case::Subject),
        "hers" => (Gender::Female, Case::Possessive),
        "herself" => (Gender::Female, Case::Reflexive),
        "her" => (Gender::Female, her(reading, at)),
        _ => return None,
    };
    Some(Pronoun { gender, case })
}

/// "Her" before a noun owns; before anything else it is an object.
fn her(reading: &Reading<'_>, at: usize) -> Case {
    let next = at + 1;
    let noun = reading.has(next, LETTERS) && !reading.is(next, FUNCTION);
    if noun { Case::Possessive } else { Case::Object }
}

struct State<'p, 'r, 'a> {
    reading: &'r Reading<'a>,
    profiles: &'p mut [Profile],
    recent: Vec<Recent>,
}

impl State<'_, '_, '_> {
    /// Notes a mention of a person.
    fn met(&mut self, link: &Link, sentence: usize, start: usize, quoted: bool) {
        if self.profiles.get(link.entity).is_none_or(|profile| profile.label != EntityLabel::Person) {
            return;
        }
        let (from, to) = (link.tokens.start, link.tokens.end);
        let speaker = self.reading.is(to, SAYING) || (from > start && self.reading.is(from - 1, SAYING));
        let verb = self.reading.is(to, VERB | SAYING) || is_auxiliary(self.reading.norm(to));
        let nominative = matches!(self.reading.norm(from), "he" | "she");
        let owner = self.reading.norm(to) == "'s" || matches!(self.reading.norm(from), "his" | "hers");
        let subject = nominative || speaker || (verb && !owner) || (from <= start + 1 && !owner);
        let old = self.recent.iter().position(|recent| recent.entity == link.entity);
        let before = old.map(|index| self.recent.swap_remove(index));
        if self.recent.len() >= AT_HAND
            && let Some(oldest) =
                (0..self.recent.len()).min_by_key(|n| self.recent.get(*n).map(|recent| recent.at))
        {
            self.recent.swap_remove(oldest);
        }
        let same = before.filter(|before| before.sentence == sentence);
        self.recent.push(Recent {
            entity: link.entity,
            at: from,
            sentence,
            subject: subject || same.is_some_and(|before| before.subject),
            speaker: speaker || same.is_some_and(|before| before.speaker),
            owner: owner && same.is_none(),
            quoted: quoted && before.is_none_or(|before| before.quoted || before.sentence + 2 < sentence),
            count: before.map_or(0, |before| before.count) + 1,
        });
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
    fn resolve(&self, pronoun: Pronoun, at: usize, sentence: usize, quoted: bool) -> Option<usize> {
        let (mut best, mut second) = ((i32::MIN, 0, 0), i32::MIN);
        for recent in &self.recent {
            let Some(score) = self.score(recent, pronoun, at, sentence, quoted) else { continue };
            let row = (score, recent.at, recent.entity);
            if row > best {
                second = best.0;
                best = row;
            } else {
                second = second.max(score);
            }
        }
        (best.0 >= 4 && best.0 > second).then_some(best.2)
    }

    /// How well a person fits a pronoun; nothing when it cannot be meant.
    fn score(
        &self,
        recent: &Recent,
        pronoun: Pronoun,
        at: usize,
        sentence: usize,
        quoted: bool,
    ) -> Option<i32> {
        let profile = self.profiles.get(recent.entity)?;
        if pronoun.gender.conflicts(profile.gender) {
            return None;
        }
        let same = recent.sentence == sentence;
        let mut score = match sentence - recent.sentence {
            0 => 10,
            1 => 9,
            2 => 6,
            3 => 4,
            _ => 2,
        };
        score += if profile.gender == Gender::Unknown { 0 } else { 4 };
        score += recent.count.min(4) / 2 + i32::from(profile.names > 2);
        if recent.subject {
            score += 3;
        }
        if recent.owner {
            score -= 1;
        }
        if same {
            let bound = self.clause(recent.at, at);
            match pronoun.case {
                Case::Object if bound && recent.subject => score -= 9,
                Case::Reflexive if bound && recent.subject => score += 4,
                Case::Possessive if bound => score += 2,
                _ => {}
            }
        }
        // whom a speaker names is seldom whom the writer speaks of next
        if recent.quoted && !quoted {
            score -= QUOTED;
        }
        // "she said" goes on with who spoke last
        let speaks = pronoun.case == Case::Subject
            && (self.reading.is(at + 1, SAYING) || at > 0 && self.reading.is(at - 1, SAYING));
        if speaks && recent.speaker && !same && recent.sentence + 3 > sentence {
            score += SPEAKS;
        }
        if quoted && recent.speaker && recent.sentence + 1 >= sentence {
            score -= 7;
        }
        Some(score)
    }

    /// Whether two places stand in one clause.
    fn clause(&self, from: usize, to: usize) -> bool {
        to - from <= 12
            && (from + 1..to).all(|at| {
                let mark = matches!(
                    self.reading.form(at),
                    "," | ";" | ":" | "“" | "”" | "\"" | "—" | "–" | "(" | ")"
                );
                let opener = matches!(
                    self.reading.norm(at),
                    "that"
                        | "who"
                        | "which"
                        | "when"
                        | "while"
                        | "because"
                        | "if"
                        | "but"
                        | "after"
                        | "before"
                        | "as"
                        | "although"
                        | "since"
                        | "until"
                        | "what"
                        | "how"
                        | "why"
                        | "whether"
                        | "and"
                );
                !mark && !opener && !self.reading.is(at, SAYING)
            })
    }

    /// "In his speech, Orsel said": the name right behind, when nobody stood before.
    fn forward(&self, pronoun: Pronoun, at: usize, end: usize, ahead: &[Link]) -> Option<usize> {
        let next = ahead.first().filter(|link| link.tokens.start > at && link.tokens.start < end)?;
        let near = next.tokens.start - at <= 12 && self.recent.is_empty();
        let profile = self.profiles.get(next.entity)?;
        let fits = profile.label == EntityLabel::Person && !pronoun.gender.conflicts(profile.gender);
        (near && fits && self.reading.has(next.tokens.start, CAPITAL)).then_some(next.entity)
    }
}

fn is_auxiliary(norm: &str) -> bool {
    matches!(
        norm,
        "is" | "was"
            | "has"
            | "had"
            | "will"
            | "would"
            | "could"
            | "can"
            | "may"
            | "might"
            | "should"
            | "did"
            | "does"
            | "also"
            | "who"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;
    use crate::syntax::Syntax;

    #[test]
    fn her_owns_or_is_owned() {
        let text = "They praised her speech and thanked her on Monday.";
        let (segments, syntax) = (segment(text), Syntax::default());
        let reading = Reading::new(text, &segments, &syntax);
        let cases: Vec<Case> =
            (0..segments.tokens.len()).filter_map(|at| pronoun(&reading, at)).map(|p| p.case).collect();
        assert_eq!(cases, [Case::Possessive, Case::Object]);
    }
}
