//! Persons at hand, and the pronouns that may mean them.
//!
//! In: the reading. Out: what a word is as a pronoun; where each person was met last. Knows nothing of who is meant.

use super::lexicon::FUNCTION;
use super::profile::Gender;
use super::reading::{LETTERS, Reading};

/// What a pronoun does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Subject,
    Object,
    Possessive,
    Reflexive,
}

/// One pronoun of the third person singular that means a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pronoun {
    pub gender: Gender,
    pub case: Case,
    /// How many words it has: more than one for "the former pilot".
    pub words: usize,
}

/// A mention of a person at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    pub at: usize,
    pub sentence: usize,
    pub clock: usize,
    pub subject: bool,
    pub speaker: bool,
    pub owner: bool,
    pub presented: bool,
    /// The verb that it is the subject of.
    pub verb: Option<usize>,
}

/// A person at hand: where last mentioned outside quotation marks, and where inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recent {
    pub entity: usize,
    pub outside: Option<Met>,
    pub inside: Option<Met>,
    pub count: i32,
}

impl Recent {
    /// The later of the two mentions.
    pub(super) fn last(&self) -> Option<Met> {
        self.outside.into_iter().chain(self.inside).max_by_key(|met| met.at)
    }
}

/// Reads a pronoun.
pub(super) fn pronoun(reading: &Reading<'_>, at: usize) -> Option<Pronoun> {
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
    Some(Pronoun { gender, case, words: 1 })
}

/// "Her" before a noun owns; before anything else it is an object.
fn her(reading: &Reading<'_>, at: usize) -> Case {
    let next = at + 1;
    let noun = reading.has(next, LETTERS) && !reading.is(next, FUNCTION);
    if noun { Case::Possessive } else { Case::Object }
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
