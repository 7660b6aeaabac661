//! What a cue does to its content.
//!
//! In: the class and words of a cue, the clause as it was read. Out: the clause as its source is said to
//! hold it.

use super::reader::{Clause, Reader};
use crate::attribution::{Attribution, CueClass, Evidence};

/// Stems of cues that name a subject and say nothing of it.
const ABOUT: &[&str] = &["cit", "mention", "discuss", "address", "talk", "respond", "apolog", "retweet"];

impl Reader<'_> {
    /// Whether a cue ends in "about", "over", "with" or "toward".
    fn is_about(&self, cue: crate::text::TokenRange) -> bool {
        cue.last().is_some_and(|at| matches!(self.norm(at), "about" | "over" | "with" | "toward" | "towards"))
    }

    /// Whether a cue ends in "against" or "in favour of": it sides, and says nothing of it.
    fn is_beside(&self, cue: crate::text::TokenRange) -> bool {
        let last = cue.last().map_or("", |at| self.norm(at));
        let before = cue.iter().rev().nth(1).map_or("", |at| self.norm(at));
        last == "against" || last == "of" && matches!(before, "favor" | "favour")
    }

    /// "DELL: Let us begin with the trains. Will they run?": a turn that ends in a question asks.
    pub(super) fn weigh_turn(&self, row: &Attribution, out: &mut Clause) {
        let turn = row.cue.first().is_some_and(|cue| cue.len() == 1 && self.norm(cue.start) == ":");
        let last = row.content.last().and_then(|run| run.last());
        let Some(mark) = last.filter(|at| turn && out.degree > 0 && self.norm(*at) == "?") else { return };
        out.degree = 0;
        self.note(mark, "a question asserts nothing", &mut out.modality);
    }

    /// Whether an evaluation says what somebody did: "criticised the guard for leaving the gate open".
    fn blames(&self, row: &Attribution) -> bool {
        let run = row.content.first();
        let ing = |at: crate::text::TokenId| self.norm(at).len() > 4 && self.norm(at).ends_with("ing");
        run.is_some_and(|run| {
            let mut words = run.iter().take(24).zip(run.iter().skip(1));
            words.any(|(one, two)| self.norm(one) == "for" && ing(two))
        })
    }

    /// "failed to confirm the sale", "has yet to confirm it", "stopped short of saying so": nothing was confirmed.
    fn is_undone(&self, cue: crate::text::TokenRange) -> bool {
        let mut pairs = cue.iter().zip(cue.iter().skip(1));
        pairs.any(|(one, two)| {
            self.norm(two) == "of" && self.norm(one) == "short"
                || self.norm(two).ends_with("ing") && matches!(self.norm(one), "avoid" | "avoids" | "avoided")
                || self.norm(two) == "to"
                    && matches!(
                        self.norm(one),
                        "fail" | "fails" | "failed" | "failing" | "unable" | "yet" | "refused" | "declined"
                    )
        })
    }

    /// Whether the source is that nobody does it: "Neither the council nor Ms Holt has verified".
    fn is_nobody(&self, row: &Attribution) -> bool {
        let first = row.source.first().map(|run| (self.norm(run.start), run.len()));
        first.is_some_and(|(word, len)| {
            matches!(word, "neither" | "nobody" | "none") || (word == "no" && len > 1)
        })
    }

    /// What the cue does to its content.
    pub(super) fn weigh_cue(&self, row: &Attribution, out: &mut Clause) {
        let Some(head) = row.evidence.first().map(|row| row.span) else { return };
        let norm = head.of(self.text).to_lowercase();
        let is = |stems: &[&str]| stems.iter().any(|stem| norm.starts_with(stem));
        let Some(cue) = row.cue.first() else { return };
        let negated = cue.iter().any(|at| matches!(self.norm(at), "not" | "n't" | "never"))
            || self.is_undone(*cue)
            || self.is_nobody(row);
        let first = row.content.iter().find(|run| run.start >= cue.end).or(row.content.first());
        let opens = first.map_or("", |run| self.norm(run.start));
        let asks = matches!(opens, "why" | "how" | "what" | "who" | "where" | "when");
        let question = out.modality.evidence.iter().any(|row| row.why.starts_with("a question"));
        let clausal = asks || matches!(opens, "that" | "whether" | "if");
        let lower = |degree: u8, why: &str, out: &mut Clause| {
            if degree < out.degree {
                out.degree = degree;
                out.modality.evidence.push(Evidence::new(head, why.to_owned()));
            }
        };
        match row.cue_class {
            CueClass::Question => lower(0, "asked, not said", out),
            CueClass::Demand => {
                lower(0, "demanded or advised, not said to be so", out);
                // what is asked for is nobody's plan: "asked for help"
                out.modality.future = !question && !is(&["ask"]);
            }
            CueClass::Intention => {
                lower(0, "meant, not done", out);
                out.modality.future =
                    !is(&["vot", "decision", "agree", "prefer", "nominat", "appoint", "want"])
                        || opens == "to";
                out.negative = false;
            }
            CueClass::Silence => {
                lower(0, "nothing was said", out);
                out.modality.future = false;
            }
            CueClass::Suggestion if !out.stated && self.is_about(*cue) => {
                lower(0, "a feeling about it, no statement of fact", out);
            }
            CueClass::Suggestion if is(&["suggest", "hint", "impl", "insinuat", "intimat"]) => {
                lower(1, "hinted, not said", out);
            }
            CueClass::Suggestion => {
                lower(2, "indicated, not said", out);
                // "don't seem to get it right"
                out.negative ^= negated && is(&["seem", "appear"]) && !question;
            }
            // "has not denied it"
            CueClass::Denial if negated => lower(0, "not denied, and not said", out),
            CueClass::Denial if is(&["refus", "declin", "balk", "resist", "hesitat", "refrain"]) => {
                lower(0, "refused", out);
                out.modality.future = false;
            }
            CueClass::Denial if is(&["downplay", "challeng"]) => {
                lower(0, "a judgement, no statement of fact", out)
            }
            CueClass::Denial
                if !clausal
                    && !is(&[
                        "den",
                        "refut",
                        "rebut",
                        "debunk",
                        "discredit",
                        "disprov",
                        "contradict",
                        "disput",
                        "disavow",
                        "not true",
                        "false",
                    ]) =>
            {
                lower(0, "turned down or contested, not said to be untrue", out);
                out.modality.future = false;
            }
            CueClass::Denial => {
                out.negative = !out.negative || !clausal;
                out.modality.evidence.push(Evidence::new(head, "denied".to_owned()));
            }
            // "could not see why": that it is so is taken for granted
            CueClass::Belief if negated && asks => {}
            CueClass::Belief if !out.stated && self.is_about(*cue) => {
                lower(0, "a feeling about it, no statement of fact", out);
            }
            CueClass::Belief => self.weigh_belief(&norm, negated, out, head),
            CueClass::Evaluation => {
                let states = is(&[
                    "call",
                    "descri",
                    "label",
                    "accus",
                    "blam",
                    "character",
                    "portray",
                    "depict",
                    "refer",
                    "compar",
                    "dub",
                    "brand",
                    "liken",
                    "cast",
                    "nam",
                    "credit",
                    "fault",
                    "view",
                ]);
                if !states && !clausal && !self.blames(row) && row.form == crate::attribution::Form::Indirect
                {
                    lower(0, "a judgement, no statement of fact", out);
                }
                if is(&["accus", "alleg"]) {
                    out.modality.evidence.push(Evidence::new(head, "an accusation".to_owned()));
                }
            }
            CueClass::Speech | CueClass::Assertion | CueClass::Distancing | CueClass::Other => {
                let beside =
                    row.cue_class != CueClass::Distancing && (self.is_about(*cue) || self.is_beside(*cue));
                if negated && !asks {
                    lower(0, "not said", out);
                } else if !out.stated && (is(ABOUT) || beside) {
                    lower(0, "spoken of: nothing is said of it", out);
                }
                // "pretended that the till had jammed": it had not
                if is(&["pretend"]) && !negated {
                    out.negative = true;
                    out.modality.evidence.push(Evidence::new(head, "said to be untrue".to_owned()));
                }
                if is(&["unclear", "unsure", "uncertain"]) {
                    lower(0, "not known", out);
                }
            }
        }
    }

    fn weigh_belief(&self, norm: &str, negated: bool, out: &mut Clause, head: crate::text::Span) {
        let is = |stems: &[&str]| stems.iter().any(|stem| norm.starts_with(stem));
        let note = |why: &str, out: &mut Clause| {
            out.modality.evidence.push(Evidence::new(head, why.to_owned()));
        };
        if is(&["hop", "dream", "wish", "optimis"]) {
            out.degree = 0;
            out.modality.future = true;
            note("hoped, not known", out);
        } else if is(&[
            "imagin",
            "unsure",
            "uncertain",
            "wonder",
            "ponder",
            "mull",
            "consider",
            "contemplat",
            "weigh",
            "outlook",
        ]) {
            out.degree = 0;
            note("weighed, not held", out);
        } else if is(&[
            "know",
            "knew",
            "see",
            "saw",
            "hear",
            "find",
            "found",
            "understood",
            "understand",
            "learn",
            "realiz",
            "realis",
            "remember",
            "recogni",
            "notic",
            "aware",
            "view",
            "regard",
            "predict",
            "forecast",
            "ignor",
            "witness",
            "watch",
            "regret",
            "agree",
            "decid",
            "forg",
        ]) {
            out.modality.future |= is(&["predict", "forecast"]);
        } else {
            if out.degree > 2 {
                out.degree = 2;
                note("believed, not known", out);
            }
            out.modality.future |= is(&["expect", "anticipat", "project", "foresee"]);
            if is(&["doubt", "disbeliev", "skeptic", "sceptic"]) {
                out.negative = !out.negative;
            }
        }
        if negated {
            out.negative = !out.negative;
        }
    }
}
