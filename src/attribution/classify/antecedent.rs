//! Whom "who", "which" and "that" stand for, where one of them is all of a source.
//!
//! In: word classes, trees where a model gave them. Out: the noun phrase that the pronoun's clause describes. The
//! source itself stays the pronoun, as PolNeAR marks it.

use crate::attribution::lexicon::word_class::Class;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::source::{self, Run};
use crate::entity::speakers::{self, Noun};
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{Id, TokenId};

/// Words before the pronoun that are looked at.
const REACH: usize = 30;

/// The words that a source stands for when it is a lone relative pronoun.
pub(in crate::attribution) fn antecedent(
    chunks: &Chunks<'_>,
    syntax: &Syntax,
    source: Option<Run>,
) -> Option<Run> {
    let (who, end) = source?;
    let relative = end == who + 1
        && chunks.form(who) != "WHO"
        && matches!(chunks.norm(who), "who" | "which" | "that")
        && who > 0;
    let segments = chunks.segments;
    let opens = segments.sentences[segments.sentence_of(TokenId::from_index(who))].tokens.start.index();
    if !relative || opens == who {
        return None;
    }
    let floor = opens.max(who.saturating_sub(REACH));
    named(chunks, syntax, who, floor).or_else(|| described(chunks, syntax, who, floor)).or_else(|| {
        let before = who - usize::from(chunks.class_before(who) == Class::Comma);
        source::phrase(chunks, before, floor).map(|start| (start, before))
    })
}

/// "The claims of Tilda Moss, who": the name right before, where the noun of the tree cannot be a "who".
fn named(chunks: &Chunks<'_>, syntax: &Syntax, who: usize, floor: usize) -> Option<Run> {
    let end = who - usize::from(chunks.class_before(who) == Class::Comma);
    let start = (floor..end).rev().take_while(|at| chunks.class(*at) == Class::Name).last()?;
    let (from, to) = described(chunks, syntax, who, floor)?;
    let noun = (from..to).find(|at| chunks.class(*at) == Class::Noun)?;
    let thing = !matches!(speakers::noun(chunks.norm(noun)), Noun::Person | Noun::Group);
    (chunks.norm(who) == "who" && thing && noun < start).then_some((start, end))
}

/// By the tree: the noun that the pronoun's clause hangs on, with its own words.
fn described(chunks: &Chunks<'_>, syntax: &Syntax, who: usize, floor: usize) -> Option<Run> {
    /// Words between the pronoun and its clause's verb, as the tree counts.
    const DEEP: usize = 4;
    let head = |at: usize| syntax.head.row(TokenId::from_index(at)).copied().flatten().map(Id::index);
    let relation = |at: usize| syntax.deprel.row(TokenId::from_index(at)).copied();
    let mut at = who;
    let mut noun = None;
    for _ in 0..DEEP {
        let up = head(at)?;
        if matches!(relation(at), Some(Deprel::AclRelcl)) {
            noun = Some(up).filter(|up| (floor..who).contains(up));
            break;
        }
        at = up;
    }
    let mut noun = noun?;
    // "Bo Lind, a pilot, who": the pilot has a name
    if matches!(relation(noun), Some(Deprel::Appos | Deprel::Flat | Deprel::Nummod))
        && let Some(name) = head(noun).filter(|up| (floor..noun).contains(up))
        && syntax.upos.row(TokenId::from_index(name)) == Some(&Upos::Propn)
    {
        noun = name;
    }
    let hangs = |at: usize| {
        let mut here = at;
        (0..DEEP).any(|_| match head(here) {
            Some(up) if up == noun => true,
            Some(up) => {
                here = up;
                false
            }
            None => false,
        })
    };
    let ends =
        |at: usize| matches!(chunks.class(at), Class::Comma | Class::Punctuation | Class::Quote | Class::Wh);
    let joined = |at: usize| chunks.norm(at) == "-" || chunks.norm(at) == ".";
    let start =
        (floor..noun).rev().take_while(|at| hangs(*at) && (!ends(*at) || joined(*at))).last().unwrap_or(noun);
    // "two of the farmers": the preposition hangs on the noun, the number before it does not
    let start = match chunks.class_before(start) {
        Class::Number | Class::Determiner if chunks.norm(start) == "of" && start > floor => start - 1,
        _ => (start..noun).find(|at| chunks.class(*at) != Class::Preposition).unwrap_or(noun),
    };
    let stop = (noun + 1..who).find(|at| ends(*at) && !joined(*at) || !hangs(*at)).unwrap_or(who);
    Some((start, stop))
}
