//! Whether words are meant literally where they stand: crushed stone, a gulf of water, a door that is slammed.
//!
//! In: a match, its sentence, the tree where there is one, what makes its rule's words literal ([`Literal`]).

use super::literal::Literal;
use super::pattern::Words;
use super::rules::RULES;
use crate::entity::speakers;
use crate::syntax::{Deprel, NameTag, Upos};
use crate::text::{Id, TokenId, TokenRange};

/// Units that a reader sees measured.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "metre", "metres", "meter", "meters", "kilometre", "kilometres", "kilometer", "kilometers", "km", "mile",
    "miles", "feet", "foot", "ft", "inch", "inches", "centimetre", "centimetres", "centimeter", "centimeters", "cm",
    "mm", "kilogram", "kilograms", "kg", "pounds", "lb", "tonnes", "tons", "grams", "litres", "liters", "gallons",
    "degrees", "hectares", "acres", "knots", "mph",
];

/// How far from a match other words are looked at.
const NEAR: usize = 30;

impl Literal {
    /// Whether a match is meant literally.
    pub(super) fn holds(&self, words: Words<'_>, run: TokenRange, sentence: TokenRange) -> bool {
        // "the cut is a bitter pill": what is said to be an image is one
        if run.len() > 1 && is_predicate(words, run) {
            return false;
        }
        let outside = || near(run, sentence);
        (!self.words.is_empty() && outside().any(|at| self.words.contains(words.tokens.norm(at))))
            || self.measure && outside().any(|at| UNITS.contains(&words.tokens.norm(at)))
            || self.thing && is_about_thing(words, run, sentence)
            || self.unsaid && says_nothing(words, run, sentence)
            || self.named && is_in_particular(words, run, sentence)
    }
}

/// Whether a noun names a thing, in the singular or the plural.
fn is_thing(words: Words<'_>, at: TokenId) -> bool {
    if words.syntax.upos.row(at).is_some_and(|upos| *upos != Upos::Noun) {
        return false;
    }
    speakers::is_thing(words.tokens.norm(at))
}

/// The words near a match in its sentence, the match left out.
fn near(run: TokenRange, sentence: TokenRange) -> impl Iterator<Item = TokenId> {
    let from = TokenId::from_index(run.start.index().saturating_sub(NEAR).max(sentence.start.index()));
    let to = TokenId::from_index((run.end.index() + NEAR).min(sentence.end.index()));
    TokenRange::new(from, to).iter().filter(move |at| !run.contains(*at))
}

/// The word of a match that hangs on a word outside it, or on none.
fn top(words: Words<'_>, run: TokenRange) -> Option<TokenId> {
    run.iter().find(|at| words.syntax.head[*at].is_none_or(|head| !run.contains(head)))
}

/// Relations in which a thing is what a word is about.
const ABOUT: &[Deprel] = &[
    Deprel::Obj,
    Deprel::NsubjPass,
    Deprel::Nmod,
    Deprel::Nsubj,
    Deprel::Compound,
    Deprel::Obl,
    Deprel::OblAgent,
];

/// Whether what the words are said of, or what is done with them, is a thing: by the tree, else by the next word.
fn is_about_thing(words: Words<'_>, run: TokenRange, sentence: TokenRange) -> bool {
    let syntax = words.syntax;
    if syntax.head.is_empty() {
        return run.end < sentence.end && is_thing(words, run.end);
    }
    let Some(top) = top(words, run) else { return false };
    let noun = run.len() > 1 && matches!(syntax.upos[top], Upos::Noun | Upos::Propn);
    let head = syntax.head[top];
    let says = matches!(
        syntax.deprel[top],
        Deprel::Amod | Deprel::Compound | Deprel::Acl | Deprel::AclRelcl | Deprel::Nmod
    );
    if says && head.is_some_and(|head| is_thing(words, head)) {
        return true;
    }
    // "the vet hid the pill", "two lorries met at a crossroads": the verb above, and what else it takes
    let verb = head.filter(|_| noun && ABOUT.contains(&syntax.deprel[top]));
    let has_object = near(run, sentence)
        .any(|at| syntax.deprel[at] == Deprel::Obj && syntax.head[at].is_some_and(|head| run.contains(head)));
    // "put the plan on the back burner": what is put there decides
    let light = |verb: TokenId| {
        syntax.deprel[top] != Deprel::Obj
            && matches!(
                &syntax.lemma[verb],
                "put" | "place" | "move" | "push" | "pull" | "carry" | "pile" | "restore" | "sit"
            )
    };
    verb.is_some_and(|verb| RULES.has("handling", &syntax.lemma[verb]) && !light(verb))
        || near(run, sentence).any(|at| {
            let head = syntax.head[at];
            let own = head.is_some_and(|head| run.contains(head));
            (own || verb.is_some() && head == verb)
                && ABOUT.contains(&syntax.deprel[at])
                // whoever acts on something that is no thing may be called by a thing's name
                && !(has_object && run.len() == 1 && matches!(syntax.deprel[at], Deprel::Nsubj | Deprel::Obl))
                && (is_thing(words, at)
                    || run.len() > 1 && is_placed(words, at, sentence)
                    || run.len() > 1 && syntax.deprel[at] == Deprel::Nsubj && RULES.has("trade", &syntax.lemma[at]))
        })
}

/// Prepositions of a spot on the ground.
#[rustfmt::skip]
const SPOTS: &[&str] = &[
    "near", "outside", "above", "below", "beside", "behind", "inside", "along", "beneath", "underneath", "opposite",
];

/// Whether a noun stands behind such a preposition: "a crossroads near Osk".
fn is_placed(words: Words<'_>, at: TokenId, sentence: TokenRange) -> bool {
    let from = TokenId::from_index(at.index().saturating_sub(6).max(sentence.start.index()));
    let mut before = TokenRange::new(from, at).iter();
    before.any(|case| {
        words.syntax.head[case] == Some(at)
            && words.syntax.deprel[case] == Deprel::Case
            && SPOTS.contains(&words.tokens.norm(case))
    })
}

/// Whether a match is what its subject is said to be.
fn is_predicate(words: Words<'_>, run: TokenRange) -> bool {
    let syntax = words.syntax;
    if syntax.head.is_empty() {
        return false;
    }
    let Some(top) = top(words, run).filter(|at| matches!(syntax.upos[*at], Upos::Noun | Upos::Propn)) else {
        return false;
    };
    let from = TokenId::from_index(run.start.index().saturating_sub(4));
    TokenRange::new(from, top)
        .iter()
        .any(|at| syntax.deprel[at] == Deprel::Cop && syntax.head[at] == Some(top))
}

/// Whether the verb of a match has nothing to say: no clause, no words beside it.
fn says_nothing(words: Words<'_>, run: TokenRange, sentence: TokenRange) -> bool {
    let syntax = words.syntax;
    let verb = run.last().filter(|at| syntax.upos.row(*at) == Some(&Upos::Verb));
    let Some(verb) = verb else { return false };
    if RULES.has("stating", &syntax.lemma[verb]) || syntax.deprel[verb] == Deprel::Parataxis {
        return false;
    }
    !near(run, sentence).any(|at| {
        syntax.head[at] == Some(verb)
            && (matches!(syntax.deprel[at], Deprel::Ccomp | Deprel::Parataxis)
                // "point to", "call for"
                || syntax.deprel[at] == Deprel::Obl && RULES.has("about", &syntax.lemma[verb])
                || syntax.deprel[at] == Deprel::Xcomp && RULES.has("holding", &syntax.lemma[verb]))
    })
}

/// Whether somebody in particular is meant: the verb's subject is named or has an office, or the crowd is told apart by
/// more than its name ("experts at the institute", "critics who had read it").
fn is_in_particular(words: Words<'_>, run: TokenRange, sentence: TokenRange) -> bool {
    let syntax = words.syntax;
    if syntax.head.is_empty() {
        return false;
    }
    let named = |at: TokenId| {
        syntax.upos[at] == Upos::Propn
            || syntax.name[at] != NameTag::Outside
            || matches!(syntax.upos[at], Upos::Noun | Upos::Pron) && RULES.has("person", &syntax.lemma[at])
    };
    near(run, sentence).any(|at| {
        let Some(head) = syntax.head[at].filter(|head| run.contains(*head)) else { return false };
        match syntax.deprel[at] {
            Deprel::Nsubj => named(at),
            Deprel::Appos | Deprel::AclRelcl | Deprel::Nummod => true,
            Deprel::Nmod | Deprel::NmodPoss | Deprel::Acl => {
                matches!(syntax.upos[head], Upos::Noun | Upos::Adj | Upos::Pron)
                    && !matches!(syntax.deprel[head], Deprel::Obj)
                    && (syntax.deprel[at] != Deprel::Nmod
                        || near(run, sentence)
                            .any(|below| (below == at || syntax.head[below] == Some(at)) && named(below)))
            }
            Deprel::OblAgent => true,
            _ => false,
        }
    })
}
