//! The main clause read off its words alone, where no model gave a tree.
//!
//! In: a run of tokens. Out: its degree, polarity and flags. Stops at the first word that opens another
//! clause.

use super::reader::{Clause, Reader};
use super::vocabulary::{BREAKS, DENIALS, ORDERS, POSSIBLE, PROBABLE, WANTS, WISHES};
use crate::segment::TokenKind;
use crate::text::{Id, TokenId, TokenRange};

impl Reader<'_> {
    /// Reads the main clause: up to the first word that opens another one.
    pub(super) fn clause(&self, run: TokenRange) -> Clause {
        let mut out = Clause { degree: 3, ..Clause::default() };
        let mut start = run.start;
        // "If it rains, the dam …": the main clause stands behind the comma
        let opener = run
            .iter()
            .find(|at| self.norm(*at).starts_with(char::is_alphanumeric) && self.norm(*at) != "that");
        if let Some(opener) = opener
            && matches!(
                self.norm(opener),
                "if" | "unless"
                    | "when"
                    | "while"
                    | "although"
                    | "though"
                    | "after"
                    | "because"
                    | "as"
                    | "since"
                    | "once"
            )
            && let Some(comma) = run.iter().find(|at| self.norm(*at) == ",")
        {
            start = TokenId::from_index(comma.index() + 1);
        }
        let mut commas = 0;
        let mut words = 0;
        for at in TokenRange::new(start, run.end).iter() {
            let norm = self.norm(at);
            let turns = BREAKS.contains(&norm) || (words > 3 && matches!(norm, "that" | "but"));
            if words > 2 && turns || commas > 1 {
                break;
            }
            if words == 0 && ORDERS.contains(&norm) {
                out.degree = 0;
                self.note(at, "an order or a request", &mut out.modality);
            }
            commas += u8::from(norm == "," && words > 4);
            words += u32::from(norm.starts_with(char::is_alphanumeric));
            self.word(at, words, run, &mut out);
        }
        if run.iter().rev().take(3).any(|at| self.norm(at) == "?") {
            out.degree = 0;
            if let Some(at) = run.iter().rev().find(|at| self.norm(*at) == "?") {
                self.note(at, "a question asserts nothing", &mut out.modality);
            }
        }
        out
    }

    /// "12 May", "May 2024": a month beside a number.
    fn is_month(&self, at: TokenId) -> bool {
        let number = |n: Option<usize>| {
            n.and_then(|n| self.segments.tokens.kinds.row(TokenId::from_index(n))) == Some(&TokenKind::Number)
        };
        number(at.index().checked_sub(1)) || number(at.index().checked_add(1))
    }

    /// What one word of the main clause does to it.
    fn word(&self, at: TokenId, words: u32, run: TokenRange, out: &mut Clause) {
        let norm = self.norm(at);
        let ahead = |n: usize| self.norm(TokenId::from_index(at.index() + n));
        let lower = |degree: u8, why: &str, out: &mut Clause| {
            if degree < out.degree {
                out.degree = degree;
                self.note(at, why, &mut out.modality);
            }
        };
        match norm {
            "will" | "'ll" | "wo" | "shall" => {
                out.modality.future = true;
                self.note(at, "what is said lies ahead", &mut out.modality);
            }
            "would" | "'d" if ahead(1) != "have" && norm == "would" => {
                out.modality.future = true;
                self.note(at, "what is said lies ahead", &mut out.modality);
                if matches!(ahead(1), "like" | "love" | "prefer") {
                    lower(0, "a wish", out);
                }
            }
            "going" if ahead(1) == "to" && at.index() + 2 < run.end.index() => {
                out.modality.future = true;
                self.note(at, "what is said lies ahead", &mut out.modality);
            }
            "can" => {}
            "may" if self.is_month(at) => {}
            "may" | "might" | "could" => {
                lower(1, "only possible", out);
                out.modality.future |= ahead(1) != "have" && ahead(1) != "be";
            }
            _ if POSSIBLE.contains(&norm) => lower(1, "only possible", out),
            "appear" | "appears" | "appeared" if !matches!(ahead(1), "to" | "that") => {}
            _ if WANTS.contains(&norm) => {
                let own = at.index().checked_sub(1).map_or("", |n| self.norm(TokenId::from_index(n)));
                if matches!(own, "i" | "we") {
                    lower(0, "a wish", out);
                }
            }
            _ if PROBABLE.contains(&norm) => lower(2, "held to be likely, not certain", out),
            "let" | "lets" | "please" if words > 2 => {}
            _ if WISHES.contains(&norm) => lower(0, "advice, a duty or a wish", out),
            "need" | "have" | "has" | "needs" if ahead(1) == "to" && norm != "has" => {
                lower(0, "a duty", out);
            }
            _ if DENIALS.contains(&norm) => {
                if norm == "no" && matches!(ahead(1), "doubt" | ".") || norm == "not" && ahead(1) == "only" {
                    return;
                }
                if !out.negative {
                    out.negative = true;
                    self.note(at, "denied", &mut out.modality);
                }
            }
            _ => {}
        }
        if norm == "unlikely" {
            out.negative = true;
        }
    }
}
