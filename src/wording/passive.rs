//! Passives that leave out who did it where it matters: "the file was deleted".
//!
//! In: trees. Out: signals of the writer's own words. Marked are verbs whose doer answers for something (`class doers` in
//! `data/wording.rules`), in a clause that states what was done. Left alone is a passive that names its agent or the
//! event that caused it, one that is planned, possible or a condition, and one whose doer the clause above names.

use super::rules::RULES;
use super::types::Signal;
use super::voice::inside;
use crate::segment::Segments;
use crate::syntax::{Deprel, Syntax, Upos};
use crate::text::{Id, TokenId, TokenRange};

/// How far from its verb a subject or an agent stands.
const NEAR: usize = 30;

/// The passives without an agent; none without trees.
pub(super) fn find(segments: &Segments, syntax: &Syntax, quoted: &[TokenRange]) -> Vec<Signal> {
    let mut out: Vec<Signal> = Vec::new();
    for (_, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        for at in sentence.tokens.iter().filter(|at| syntax.deprel[*at] == Deprel::AuxPass) {
            let Some(verb) = syntax.head[at].filter(|verb| *verb > at) else { continue };
            let run = TokenRange::new(at, TokenRange::one(verb).end);
            if run.len() > 6 || inside(quoted, run) || marked(segments, run) {
                continue;
            }
            let clause = Clause::new(segments, syntax, verb, sentence.tokens);
            if clause.hides() {
                out.push(Signal {
                    span: segments.tokens.cover(run),
                    kind: "agentless_passive",
                    why: "passive, doer not named: who did it?",
                    quoted: false,
                });
            }
        }
    }
    out
}

/// A passive verb and the words around it.
struct Clause<'a> {
    segments: &'a Segments,
    syntax: &'a Syntax,
    verb: TokenId,
    near: TokenRange,
}

impl<'a> Clause<'a> {
    fn new(segments: &'a Segments, syntax: &'a Syntax, verb: TokenId, sentence: TokenRange) -> Self {
        let near = TokenRange::new(
            Id::from_index(verb.index().saturating_sub(NEAR).max(sentence.start.index())),
            Id::from_index((verb.index() + NEAR).min(sentence.end.index())),
        );
        Self { segments, syntax, verb, near }
    }

    /// The words that depend on one of the clause.
    fn children(&self, of: TokenId) -> impl Iterator<Item = TokenId> {
        self.near.iter().filter(move |child| self.syntax.head[*child] == Some(of))
    }

    fn is(&self, at: TokenId, relations: &[Deprel]) -> bool {
        relations.contains(&self.syntax.deprel[at])
    }

    /// Whether somebody did it who answers for it and is not named.
    fn hides(&self) -> bool {
        let lemma = &self.syntax.lemma[self.verb];
        let subject = self.children(self.verb).find(|at| self.is(*at, &[Deprel::NsubjPass, Deprel::Expl]));
        let form = self.segments.tokens.norm(self.verb);
        let matters = RULES.has("doers", lemma)
            || RULES.has("doers", form)
            // "mistakes were made"
            || matches!(lemma, "make" | "pay" | "accept" | "take") && subject.is_some_and(|at| RULES.has("made", &self.syntax.lemma[at]));
        matters && subject.is_some() && !self.names_doer() && !self.is_open() && !self.is_governed()
    }

    /// "by the clerk", "in the storm", "because of rust".
    fn names_doer(&self) -> bool {
        self.children(self.verb).any(|child| {
            let cause = || {
                let norm = |at| self.segments.tokens.norm(at);
                let mut cases = self.children(child).filter(|at| self.is(*at, &[Deprel::Case]));
                cases.any(|at| {
                    matches!(norm(at), "by" | "because" | "due" | "through")
                        || matches!(
                            norm(at),
                            "in" | "during" | "after" | "from" | "under" | "on" | "with" | "when"
                        ) && RULES.has("events", &self.syntax.lemma[child])
                })
            };
            // "shot by": the agent came before
            self.is(child, &[Deprel::OblAgent]) || self.segments.tokens.norm(child) == "by" || cause()
        })
    }

    /// Planned, possible, wanted, or a condition.
    fn is_open(&self) -> bool {
        self.children(self.verb).any(|child| {
            self.is(child, &[Deprel::Aux])
                && !matches!(&self.syntax.lemma[child], "have" | "be" | "'s" | "do")
                || self.is(child, &[Deprel::Mark])
        })
    }

    /// A clause below another: who does what stands above it, or it only says of whom the text speaks.
    fn is_governed(&self) -> bool {
        let relation = self.syntax.deprel[self.verb];
        let open =
            [Deprel::Xcomp, Deprel::Advcl, Deprel::AdvclRelcl, Deprel::Acl, Deprel::AclRelcl, Deprel::Csubj];
        // "He broke in and was shot": the other verb's subject is its own
        open.contains(&relation)
            || relation == Deprel::Conj
                && self.syntax.head[self.verb].is_some_and(|head| {
                    self.syntax.upos[head] == Upos::Verb && open.contains(&self.syntax.deprel[head])
                })
    }
}

/// Whether a quotation mark parts a run: part of it is somebody else's.
fn marked(segments: &Segments, run: TokenRange) -> bool {
    run.iter().any(|at| matches!(segments.tokens.norm(at), "\"" | "“" | "”" | "``" | "''" | "«" | "»" | "„"))
}
