//! Where the words around an expression of time look: back, or ahead.
//!
//! In: the expression's rows. Out: past or future, or nothing. Must not know the calendar: the resolver
//! ([`super::bounds`]) draws the consequence.

use super::super::lexeme::Shape;
use super::super::words::{self, List};
use super::reader::{Reader, Tense};

use super::node::{DayRef, Node, Stretch};

impl Reader<'_, '_> {
    /// Whether a word is a past form.
    fn past(&self, at: usize) -> bool {
        let form = self.lx.form(at);
        self.lx.any(at, words::of(List::Past))
            || self.lx.at(at).shape == Shape::Word
                && form.len() > 4
                && form.ends_with("ed")
                && !self.lx.any(at, words::of(List::NotPast))
    }

    /// Whether the sentence around row `i` tells of the past, so that "the next day" is its own next day.
    pub(super) fn told(&self, i: usize) -> bool {
        let lx = self.lx;
        let begin =
            (i.saturating_sub(40)..=i).rev().find(|at| lx.at(*at).opens).unwrap_or(i.saturating_sub(40));
        let after =
            (i + 1..i + 30).find(|at| lx.at(*at).opens || lx.at(*at).shape == Shape::Break).unwrap_or(i + 30);
        let clause = || (begin..i).rev().take(14).chain(i + 1..after.min(i + 10));
        clause().any(|at| self.past(at)) && !clause().any(|at| lx.any(at, words::of(List::Future)))
    }

    /// Whether the clause before row `i` looks ahead ("will meet on Friday").
    pub(super) fn ahead(&self, i: usize) -> bool {
        let lx = self.lx;
        // "The dam will hold, Ana Orsel said on Monday": the day is that of the verb right before it
        let told = i.wrapping_sub(1 + usize::from(lx.is(i.wrapping_sub(1), "on")));
        if lx.any(told, words::of(List::Told)) {
            // "said Friday will be the last day": of which something is said; but "a merger announced Monday will"
            return lx.is(told, "said") && lx.any(i + 1, words::of(List::Future));
        }
        let before = || {
            let near = (i.saturating_sub(12)..i).rev();
            near.take_while(|at| !lx.at(*at + 1).opens && lx.mark(*at) != ';')
        };
        if before().any(|at| lx.any(at, words::of(List::Future)) || lx.any(at, words::of(List::FutureBefore)))
        {
            return true;
        }
        // "by the end of Saturday the pumps were dry"
        let weak = before().any(|at| lx.any(at, &["until", "by"]));
        let was = |at: usize| lx.any(at, &["was", "were", "had"]);
        let behind = (i + 1..i + 8).take_while(|at| !lx.at(*at).opens && lx.at(*at).shape != Shape::Break);
        if weak {
            return !behind.chain(before()).any(was);
        }
        // "when schools return on Monday", "the shop opens on Friday"
        let near = || before().take(4);
        let plain = ["return", "reopen", "open", "begin", "resume", "meet", "start"];
        let when = || before().take(6).any(|at| lx.any(at, &["when", "once", "if", "until"]));
        near().any(|at| lx.any(at, words::of(List::Fixed)))
            || near().any(|at| lx.any(at, &plain)) && when()
            || near().any(|at| lx.any(at, &["is", "are"]) && lx.is(at + 1, "to"))
    }

    /// The tense of the verb nearest to an expression whose year it decides: "closed in January", "will reopen in
    /// January".
    pub(super) fn tense_of(&self, node: &Node, from: usize, end: usize) -> Option<Tense> {
        let open = matches!(
            node,
            Node::Stretch(Stretch::Month { year: None, .. } | Stretch::Season { year: None, .. }, _)
                | Node::Day(DayRef::Yearless { .. })
        );
        self.today.filter(|_| open)?;
        let lx = self.lx;
        let says = |at: usize| {
            // "the plan", "the May 31 payment, starting with": nouns and edges are no verbs
            let noun = lx.any(at, &["plan", "plans", "set"]) && !lx.is(at + 1, "to")
                || lx.any(at, &["starting", "ahead"]);
            let due = lx.any(at, &["is", "are"]) && lx.is(at + 1, "to");
            let modal =
                due || lx.any(at, &["should", "must", "can", "may", "might", "let"]) && !lx.capital(at);
            if !noun
                && (modal
                    || lx.any(at, words::of(List::Future))
                    || lx.any(at, words::of(List::FutureBefore))
                    || lx.any(at, words::of(List::Fixed)))
            {
                return Some(Tense::Future);
            }
            // "after laying off 40 in August"
            if lx.is(at.wrapping_sub(1), "after") && lx.form(at).ends_with("ing") {
                return Some(Tense::Past);
            }
            // who says so says it of another time
            if !self.past(at) || lx.any(at, &["said", "told", "added"]) {
                return None;
            }
            // "will be closed", "to be opened"
            let later =
                (at.saturating_sub(3)..at).any(|at| lx.any(at, words::of(List::Future)) || lx.is(at, "be"));
            Some(if later { Tense::Future } else { Tense::Past })
        };
        let before = (from.saturating_sub(12)..from).rev().take_while(|at| !lx.at(*at + 1).opens);
        let behind = (end..end + 10).take_while(|at| !lx.at(*at).opens && lx.at(*at).shape != Shape::Break);
        before.chain(behind).find_map(says)
    }
}
