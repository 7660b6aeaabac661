//! Who: the words that name the source of a cue.
//!
//! In: word classes, quotation marks, the place of a verb group. Out: the source's tokens. Knows
//! nothing of contents.

use super::run::Run;
use super::words::View;
use crate::attribution::lexicon::{Class, List};

impl View<'_> {
    /// The subject that ends right before `end`, within `floor`.
    pub fn subject_before(&self, end: usize, floor: usize) -> Option<Run> {
        let mut end = self.without_time(end, floor);
        if end <= floor {
            return None;
        }
        if self.class(end - 1) == Class::Adverb && end > floor + 1 {
            end -= 1;
        }
        match self.class(end - 1) {
            Class::Comma => self.across_comma(end, floor),
            // "officials who asked not to be named said"
            Class::Verb => self.relative(end - 1, floor).map(|start| Run::new(start, end)),
            _ => self.phrase_start(end, floor).map(|start| Run::new(start, end)),
        }
    }

    /// Where a subject ends before words that say when: "the ministry on Monday said", "the firm today announced".
    pub fn without_time(&self, end: usize, floor: usize) -> usize {
        let Some(last) = end.checked_sub(1).filter(|at| *at > floor) else { return end };
        let before = |words: &[&str]| last > floor + 1 && words.contains(&self.norm(last - 1));
        let cut = match self.norm(last) {
            "today" | "yesterday" | "tomorrow" | "tonight" => last,
            "week" | "month" | "year" | "night" if before(&["last", "this", "next"]) => last - 1,
            _ if self.class(last) == Class::Day && before(&["on", "last", "this", "in"]) => last - 1,
            _ => return end,
        };
        // "A report published last year describes …": the time is the report's
        let own = self.class_before(cut) == Class::Verb && cut > floor + 1;
        if own && self.class(cut - 2).is_nominal() { end } else { cut }
    }

    /// Ann Lee, a pilot, said; Ann Lee, who flew, said; Ann Lee, meanwhile, said.
    fn across_comma(&self, end: usize, floor: usize) -> Option<Run> {
        let close = end - 1;
        let from = floor.max(close.saturating_sub(40));
        let open = (from..close).rev().find(|at| self.is_comma(*at))?;
        let start = self.phrase_start(open, floor)?;
        if self.class(start) == Class::Pronoun && !matches!(self.norm(start), "who" | "one") {
            return Some(Run::new(start, open));
        }
        match self.class(open + 1) {
            Class::Determiner
            | Class::Possessive
            | Class::Name
            | Class::Noun
            | Class::Number
            | Class::Adjective => {
                // a list of names or an apposition of several parts
                let start = self.extend_list(start, floor);
                Some(Run::new(start, end))
            }
            Class::Pronoun if matches!(self.norm(open + 1), "who") => Some(Run::new(start, end)),
            Class::Wh if matches!(self.norm(open + 1), "which" | "whose" | "whom") => {
                Some(Run::new(start, end))
            }
            _ => Some(Run::new(start, open)),
        }
    }

    fn extend_list(&self, start: usize, floor: usize) -> usize {
        let apposed = matches!(self.class(start), Class::Determiner) && start > floor + 1;
        if apposed && self.follows_comma(start) && self.class(start - 2) == Class::Name {
            return self.phrase_start(start - 1, floor).unwrap_or(start);
        }
        start
    }

    /// Where the noun phrase that ends at `end` begins.
    pub fn phrase_start(&self, end: usize, floor: usize) -> Option<usize> {
        // "one of them"
        let of_them = end >= floor + 3 && self.class(end - 1) == Class::Object && self.norm(end - 2) == "of";
        if of_them {
            return self.base_start(end - 2, floor);
        }
        let mut start = self.base_start(end, floor)?;
        if self.class(start) == Class::Pronoun && start + 1 == end {
            return Some(start);
        }
        for _ in 0..6 {
            let before = start.checked_sub(1).filter(|at| *at >= floor);
            let Some(at) = before.and_then(|before| self.governor(before, floor)) else { break };
            start = at;
        }
        Some(start)
    }

    /// Where the phrase begins on which another hangs by the word at `link`.
    fn governor(&self, link: usize, floor: usize) -> Option<usize> {
        let noun = |at: &usize| self.class(*at) != Class::Pronoun;
        match self.class(link) {
            Class::Preposition if self.norm(link) == "of" => self.base_start(link, floor),
            Class::Preposition if self.is(link, List::HangsOn) => {
                self.base_start(link, floor).filter(|at| noun(at) && !self.is_timely(link - 1))
            }
            Class::To => self.base_start(link, floor).filter(noun),
            Class::And if matches!(self.norm(link), "and" | "or") => self.coordinated(link, floor),
            // "the man who saw the crash said"
            Class::Verb | Class::Auxiliary => self.relative(link, floor),
            _ => None,
        }
    }

    fn is_timely(&self, at: usize) -> bool {
        self.class(at) == Class::Day || self.is(at, List::TimeNouns)
    }

    /// The left part of "Ann Lee and the mayor", where it is no clause of its own.
    fn coordinated(&self, and: usize, floor: usize) -> Option<usize> {
        use Class::{And, Comma, Punctuation, Quote, Subordinator, That};
        let mut left = self.base_start(and - usize::from(self.follows_comma(and)), floor)?;
        if self.class(left) == Class::Pronoun {
            return (left == floor).then_some(left);
        }
        // "Ann Lee, Bo Ek and the mayor"
        while left > floor + 1 && self.follows_comma(left) && self.class(left) == Class::Name {
            match self.base_start(left - 1, floor).filter(|at| self.class(*at) == Class::Name) {
                Some(more) => left = more,
                None => break,
            }
        }
        let outside = left.checked_sub(1).filter(|at| *at >= floor).map(|at| self.class(at));
        let free = matches!(outside, None | Some(Comma | Punctuation | That | And | Subordinator | Quote));
        free.then_some(left)
    }

    /// From inside a relative clause back to the noun it describes.
    fn relative(&self, verb: usize, floor: usize) -> Option<usize> {
        let from = floor.max(verb.saturating_sub(12));
        let who = (from..=verb)
            .rev()
            .find(|at| matches!(self.norm(*at), "who" | "whose" | "that" | "which") || self.is_comma(*at))?;
        (!self.is_comma(who)).then(|| self.base_start(who, floor)).flatten()
    }

    /// Where the noun phrase without what hangs on it begins.
    fn base_start(&self, end: usize, floor: usize) -> Option<usize> {
        let last = end.checked_sub(1).filter(|at| *at >= floor)?;
        match self.class(last) {
            Class::Pronoun | Class::That => return Some(last),
            Class::Determiner if self.is(last, List::Alone) => return Some(last),
            Class::Noun | Class::Name | Class::Number | Class::Day | Class::Adjective => {}
            Class::Punctuation if self.norm(last) == ")" => {
                let open =
                    (floor.max(last.saturating_sub(8))..last).rev().find(|at| self.norm(*at) == "(")?;
                return self.base_start(open, floor);
            }
            Class::Possessive
                if self.norm(last).starts_with('\'')
                    || self.norm(last) == "his"
                    || self.norm(last) == "her" => {}
            _ => return None,
        }
        let mut start = last;
        while start > floor {
            let at = start - 1;
            let inside = at > floor && self.class(at - 1).is_nominal();
            let determined =
                at > floor && matches!(self.class(at - 1), Class::Determiner | Class::Possessive);
            let takes = match self.class(at) {
                Class::Noun | Class::Name | Class::Adjective | Class::Number => true,
                Class::Day => self.class(start) != Class::Name && self.class(start) != Class::Determiner,
                Class::Determiner => {
                    // "all the", "half of": one determiner more at most
                    let more = at > floor && self.class(at - 1) == Class::Determiner;
                    return Some(if more { at - 1 } else { at });
                }
                Class::Possessive if self.norm(at).starts_with('\'') => inside,
                Class::Possessive => return Some(at),
                Class::Adverb => determined,
                Class::Verb => determined && !self.is_verbal(last),
                Class::Quote => inside && self.class(start).is_nominal() && start - at < 3,
                Class::Punctuation => {
                    inside && matches!(self.norm(at), "-" | "–" | "/" | ".") && !self.spaced(at)
                }
                _ => false,
            };
            if !takes {
                break;
            }
            start = at;
        }
        Some(start)
    }

    /// The subject that begins at `start` ("said Ann Lee, a pilot who saw the crash").
    pub fn subject_behind(&self, start: usize, end: usize) -> Option<Run> {
        let mut stop = self.phrase_end(start, end)?;
        if stop < end && self.is_comma(stop) {
            let next = stop + 1;
            let describes = match self.class(next) {
                Class::Determiner => !matches!(self.norm(next), "this" | "that" | "these" | "those"),
                Class::Possessive | Class::Number | Class::Noun | Class::Adjective => true,
                Class::Pronoun => self.norm(next) == "who",
                Class::Wh => self.norm(next) == "which",
                _ => false,
            };
            if describes && self.marks.opening(next).is_none() {
                let ends = |at: &usize| match self.class(*at) {
                    Class::Comma | Class::Quote => true,
                    Class::Punctuation => !matches!(self.norm(*at), "-" | "/" | "'"),
                    _ => false,
                };
                let close = (next..end.min(next + 40)).find(ends).unwrap_or(end.min(next + 40));
                // "According to state law, nobody may …": what follows is a clause, no description
                let relative =
                    (next..close).any(|at| matches!(self.norm(at), "who" | "which" | "that" | "whose"));
                let clause = (next..close).any(|at| self.is_verbal(at) && !self.norm(at).ends_with("ing"));
                if clause && !relative {
                    return Some(Run::new(start, stop));
                }
                stop = self.past_comma(close).min(end);
            }
        } else if stop < end && self.norm(stop) == "who" {
            stop = (stop..end.min(stop + 30))
                .find(|at| matches!(self.class(*at), Class::Comma | Class::Punctuation | Class::Quote))
                .unwrap_or(end.min(stop + 30));
        }
        Some(Run::new(start, stop))
    }

    /// Where the base phrase whose noun is at `head` begins.
    pub fn noun_start(&self, head: usize, floor: usize) -> usize {
        self.base_start(head + 1, floor).unwrap_or(head)
    }

    /// The owner of a noun: "her plan", "the mayor's plan".
    pub fn owner(&self, start: usize, head: usize, floor: usize) -> Option<Run> {
        let mark = (start..head).rev().find(|at| self.class(*at) == Class::Possessive)?;
        if !self.norm(mark).starts_with('\'') {
            return Some(Run::one(mark));
        }
        let from = self.base_start(mark, floor).unwrap_or(start);
        Some(Run::new(from, mark + 1))
    }
}
