//! Whom "who", "which" and "that" stand for, where one of them is all of a source.
//!
//! In: word classes, trees where a model gave them. Out: the noun phrase that the pronoun's clause describes. The
//! source itself stays the pronoun, as PolNeAR marks it.

use crate::attribution::lexicon::Class;
use crate::attribution::view::{Run, View};
use crate::entity::speakers::{self, Noun};
use crate::syntax::{Deprel, Upos};
use crate::text::{Id, TokenId};

/// Words before the pronoun that are looked at.
const REACH: usize = 30;

/// The words that a source stands for when it is a lone relative pronoun.
pub fn antecedent(view: &View<'_>, source: Option<Run>) -> Option<Run> {
    let Run { start: who, end } = source?;
    let relative = end == who + 1
        && view.form(who) != "WHO"
        && matches!(view.norm(who), "who" | "which" | "that")
        && who > 0;
    let opens = view.sentence(who).start;
    if !relative || opens == who {
        return None;
    }
    let floor = opens.max(who.saturating_sub(REACH));
    named(view, who, floor).or_else(|| described(view, who, floor)).or_else(|| {
        let before = who - usize::from(view.follows_comma(who));
        view.phrase_start(before, floor).map(|start| Run::new(start, before))
    })
}

/// "The claims of Tilda Moss, who": the name right before, where the noun of the tree cannot be a "who".
fn named(view: &View<'_>, who: usize, floor: usize) -> Option<Run> {
    let end = who - usize::from(view.follows_comma(who));
    let start = (floor..end).rev().take_while(|at| view.class(*at) == Class::Name).last()?;
    let Run { start: from, end: to } = described(view, who, floor)?;
    let noun = (from..to).find(|at| view.class(*at) == Class::Noun)?;
    let thing = !matches!(speakers::noun(view.norm(noun)), Noun::Person | Noun::Group);
    (view.norm(who) == "who" && thing && noun < start).then_some(Run::new(start, end))
}

/// By the tree: the noun that the pronoun's clause hangs on, with its own words.
fn described(view: &View<'_>, who: usize, floor: usize) -> Option<Run> {
    /// Words between the pronoun and its clause's verb, as the tree counts.
    const DEEP: usize = 4;
    let way = |at: usize| std::iter::successors(Some(at), |here| view.head(*here));
    let verb = way(who).take(DEEP).find(|at| view.hangs(*at, &[Deprel::AclRelcl]))?;
    let mut noun = view.head(verb).filter(|up| (floor..who).contains(up))?;
    // "Bo Lind, a pilot, who": the pilot has a name
    if matches!(view.relation(noun), Some(Deprel::Appos | Deprel::Flat | Deprel::Nummod))
        && let Some(name) = view.head(noun).filter(|up| (floor..noun).contains(up))
        && view.syntax.upos.row(TokenId::from_index(name)) == Some(&Upos::Propn)
    {
        noun = name;
    }
    let hangs = |at: usize| way(at).skip(1).take(DEEP).any(|up| up == noun);
    let ends =
        |at: usize| matches!(view.class(at), Class::Comma | Class::Punctuation | Class::Quote | Class::Wh);
    let joined = |at: usize| view.norm(at) == "-" || view.norm(at) == ".";
    let start =
        (floor..noun).rev().take_while(|at| hangs(*at) && (!ends(*at) || joined(*at))).last().unwrap_or(noun);
    // "two of the farmers": the preposition hangs on the noun, the number before it does not
    let start = match view.class_before(start) {
        Class::Number | Class::Determiner if view.norm(start) == "of" && start > floor => start - 1,
        _ => (start..noun).find(|at| view.class(*at) != Class::Preposition).unwrap_or(noun),
    };
    let stop = (noun + 1..who).find(|at| ends(*at) && !joined(*at) || !hangs(*at)).unwrap_or(who);
    Some(Run::new(start, stop))
}
