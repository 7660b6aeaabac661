//! Frames around a clause: "I think that …", "we hope …", "it seems to …", "it is unlikely that …".
//!
//! In: a predicate and what hangs on it. Out: what the frame does to the clause, and the predicate inside it.

use super::reader::Clause;
use super::tree::Tree;
use super::vocabulary::{HELD, HOLDS, HOPES, PLANS, TELLS};
use crate::syntax::Deprel;
use crate::text::TokenId;

impl Tree<'_> {
    /// What a frame around the clause does; gives the predicate inside it.
    pub(super) fn frame(&self, at: TokenId, out: &mut Clause) -> Option<TokenId> {
        let lemma = self.lemma(at);
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let own = subject.is_some_and(|subject| self.is_own(subject));
        let first = subject.is_some_and(|subject| matches!(self.norm(subject), "i" | "we"));
        let inner = self.inner(at);
        let open = self.child(at, &[Deprel::Xcomp]);
        if let Some(held) =
            self.child(at, &[Deprel::NsubjOuter]).filter(|noun| HELD.contains(&self.lemma(*noun)))
        {
            self.lower(held, 2, "held to be likely, not certain", out);
        }
        let like = || {
            let clauses = self.children(at).filter(|child| self.deprel(*child) == Deprel::Advcl);
            clauses.into_iter().find(|clause| {
                self.children(*clause)
                    .any(|mark| matches!(self.norm(mark), "like" | "as") && self.deprel(mark) == Deprel::Mark)
            })
        };
        if HOLDS.contains(&lemma)
            && own
            && let Some(inner) = inner.or_else(|| (lemma == "feel").then(like).flatten())
        {
            self.lower(at, 2, "held to be likely, not certain", out);
            out.negative ^= self.negated(at, out) ^ (lemma == "doubt");
            out.modality.future |= matches!(lemma, "expect" | "anticipate");
            return Some(inner);
        }
        if HOPES.contains(&lemma) && own {
            self.lower(at, 0, "a wish", out);
            out.modality.future |= lemma != "want" || first && open.is_some();
            return None;
        }
        let decides = matches!(lemma, "decide" | "agree" | "choose") && inner.or(open).is_some();
        if own && (PLANS.contains(&lemma) && open.is_some() || decides) {
            self.lower(at, 0, "meant, not done", out);
            self.ahead(at, out);
            return None;
        }
        if own
            && let Some(inner) = inner
            && self.child(at, &[Deprel::Cop]).is_some()
        {
            match self.norm(at) {
                "concerned" | "afraid" | "worried" | "fearful" | "confident" | "doubtful" | "skeptical"
                | "optimistic" => {
                    self.lower(at, 2, "held to be likely, not certain", out);
                    out.negative ^= matches!(self.norm(at), "doubtful" | "skeptical");
                    return Some(inner);
                }
                "hopeful" => {
                    self.lower(at, 0, "a wish", out);
                    self.ahead(at, out);
                    return None;
                }
                "sure" | "certain" | "convinced" | "aware" | "proud" | "glad" | "sorry" | "sad" | "happy"
                | "surprised"
                    if !self.negated(at, &mut Clause::default()) =>
                {
                    return Some(inner);
                }
                _ => {}
            }
        }
        if lemma == "forbid" && subject.is_some_and(|subject| self.norm(subject) == "god") {
            self.lower(at, 0, "a wish", out);
        }
        if TELLS.contains(&lemma) && (first || subject.is_none()) {
            let said = inner.or_else(|| self.child(at, &[Deprel::Parataxis]))?;
            let wh = self.children(said).any(|mark| matches!(self.norm(mark), "whether" | "if"));
            return (!wh && !self.negated(at, &mut Clause::default())).then_some(said);
        }
        if matches!(lemma, "seem" | "appear")
            && let Some(inner) = open.or(inner).or_else(like)
        {
            self.lower(at, 2, "held to be likely, not certain", out);
            out.negative ^= self.negated(at, out);
            return Some(inner);
        }
        let passive = self.child(at, &[Deprel::AuxPass]).is_some();
        if passive
            && matches!(lemma, "believe" | "expect" | "think" | "suspect" | "presume" | "anticipate")
            && let Some(inner) = open.or(inner)
        {
            self.lower(at, 2, "held to be likely, not certain", out);
            out.negative ^= self.negated(at, out);
            out.modality.future |= matches!(lemma, "expect" | "anticipate");
            return Some(inner);
        }
        if lemma == "go" && self.norm(at) == "going" && open.is_some() {
            self.ahead(at, out);
            let left_out = subject.is_none() && self.child(at, &[Deprel::Aux]).is_none();
            if own || left_out {
                self.lower(at, 0, "meant, not done", out);
            }
            out.negative ^= self.negated(at, out);
            return open;
        }
        if matches!(
            self.norm(at),
            "likely" | "unlikely" | "probable" | "improbable" | "possible" | "conceivable"
        ) && let Some(inner) = inner.or(open).or_else(|| self.child(at, &[Deprel::Csubj, Deprel::Advcl]))
        {
            let sure = if matches!(self.norm(at), "possible" | "conceivable") { 1 } else { 2 };
            self.lower(at, sure, "held to be likely, not certain", out);
            out.negative ^= self.negated(at, out)
                ^ self.norm(at).starts_with("unlikely")
                ^ (self.norm(at) == "improbable");
            return Some(inner);
        }
        None
    }
}
