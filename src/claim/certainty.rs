//! How certain a content is put: FactBank's scale by the conventions of the domain page.
//!
//! In: the words of a content, what its cue does. Out: certainty, flags and the words that led to
//! them. Knows nothing of who speaks.

use super::{Certainty, Modality};
use crate::attribution::{Attribution, CueClass, Evidence};
use crate::segment::Segments;
use crate::text::{Id, TokenId, TokenRange};

/// What is read of a clause before its cue is weighed.
#[derive(Debug, Default)]
struct Clause {
    modality: Modality,
    /// Degree: 3 certain, 2 probable, 1 possible, 0 underspecified.
    degree: u8,
    negative: bool,
}

/// Words that lower a clause to probable.
const PROBABLE: &[&str] = &[
    "probably",
    "likely",
    "apparently",
    "seemingly",
    "presumably",
    "seems",
    "seem",
    "seemed",
    "appears",
    "appear",
    "appeared",
    "believe",
    "believes",
    "think",
    "thinks",
    "suspect",
    "suspects",
    "suspected",
    "guess",
    "expect",
    "expects",
    "expected",
    "assume",
    "believed",
    "unlikely",
];

/// Words that lower a clause to possible.
const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "perhaps",
    "maybe",
    "possibly",
    "possible",
    "potentially",
    "conceivably",
    "can",
];

/// Words that make a clause advice, a wish or a duty.
const WISHES: &[&str] = &["should", "must", "ought", "let", "lets", "please"];

/// Wishes, where the speaker's own: "we hope that …".
const WANTS: &[&str] = &["hope", "wish", "want"];

/// Base forms that open an order: "Look at …".
const ORDERS: &[&str] = &[
    "look", "imagine", "remember", "consider", "stop", "go", "get", "come", "vote", "wait", "listen", "let",
    "please", "god",
];

/// Words that deny.
const DENIALS: &[&str] =
    &["not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "cannot", "nor", "without"];

/// Words that say that nobody has checked.
const UNVERIFIED: &[&str] = &[
    "reportedly",
    "allegedly",
    "alleged",
    "unconfirmed",
    "unverified",
    "purported",
    "purportedly",
    "supposedly",
    "supposed",
    "rumored",
    "rumoured",
    "unfounded",
    "unproven",
    "unsubstantiated",
    "uncorroborated",
    "ostensibly",
];

/// Words that open a clause of another's: what is said of certainty behind them is not of the main one.
const BREAKS: &[&str] = &[
    "because", "which", "who", "although", "though", "while", "since", "whereas", "when", "after", "before",
    "until", "unless", "if", ";", ":", "—", "–", "whether", "where", "whose", "how", "why",
];

struct Reader<'a> {
    text: &'a str,
    segments: &'a Segments,
}

/// How certain the content of an attribution is put.
pub(super) fn of_attribution(text: &str, segments: &Segments, row: &Attribution) -> Modality {
    let reader = Reader { text, segments };
    let mut clause = match row.content.iter().find(|run| reader.has_word(**run)) {
        Some(run) => reader.clause(reader.first_sentence(*run)),
        None => Clause::default(),
    };
    for run in &row.content {
        reader.flags(*run, &mut clause.modality);
    }
    for run in &row.cue {
        reader.unverified(*run, &mut clause.modality);
    }
    reader.weigh_cue(row, &mut clause);
    finish(clause)
}

/// How certain a clause is put that stands on its own words alone.
pub(super) fn of_words(text: &str, segments: &Segments, run: TokenRange) -> Modality {
    let reader = Reader { text, segments };
    let mut clause = reader.clause(run);
    reader.flags(run, &mut clause.modality);
    finish(clause)
}

fn finish(clause: Clause) -> Modality {
    let mut modality = clause.modality;
    let degree = if modality.conditional && clause.degree == 3 { 0 } else { clause.degree };
    modality.certainty = match (degree, clause.negative) {
        (3, false) => Certainty::CtPlus,
        (3, true) => Certainty::CtMinus,
        (2, false) => Certainty::PrPlus,
        (2, true) => Certainty::PrMinus,
        (1, false) => Certainty::PsPlus,
        (1, true) => Certainty::PsMinus,
        _ => Certainty::U,
    };
    modality
}

impl Reader<'_> {
    fn norm(&self, at: TokenId) -> &str {
        self.segments.tokens.norm(at)
    }

    fn note(&self, at: TokenId, why: &str, modality: &mut Modality) {
        modality.evidence.push(Evidence { span: self.segments.tokens.spans[at], why: why.to_owned() });
    }

    fn has_word(&self, run: TokenRange) -> bool {
        run.iter().any(|at| self.norm(at).starts_with(char::is_alphanumeric))
    }

    /// The part of a content that lies in its first sentence.
    fn first_sentence(&self, run: TokenRange) -> TokenRange {
        let sentence = &self.segments.sentences[self.segments.sentence_of(run.start)];
        TokenRange::new(run.start, run.end.min(sentence.tokens.end))
    }

    /// Reads the main clause: up to the first word that opens another one.
    fn clause(&self, run: TokenRange) -> Clause {
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
                if norm == "no" && matches!(ahead(1), "longer" | "doubt" | ".")
                    || norm == "not" && ahead(1) == "only"
                {
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

    /// Flags that hold wherever they stand in the content.
    fn flags(&self, run: TokenRange, modality: &mut Modality) {
        let mut before = "";
        for at in run.iter() {
            let norm = self.norm(at);
            let asks = matches!(
                before,
                "know"
                    | "ask"
                    | "asked"
                    | "asking"
                    | "wonder"
                    | "see"
                    | "as"
                    | "even"
                    | "only"
                    | "question"
                    | "sure"
                    | "wondered"
                    | "unclear"
            );
            if matches!(norm, "if" | "unless") && !asks && !modality.conditional {
                modality.conditional = true;
                self.note(at, "holds on a condition", modality);
            }
            before = norm;
        }
        self.unverified(run, modality);
    }

    fn unverified(&self, run: TokenRange, modality: &mut Modality) {
        for at in run.iter() {
            if UNVERIFIED.contains(&self.norm(at)) {
                if !modality.unverified {
                    self.note(at, "said to be unchecked", modality);
                }
                modality.unverified = true;
            }
        }
    }

    /// What the cue does to its content.
    fn weigh_cue(&self, row: &Attribution, out: &mut Clause) {
        let Some(head) = row.evidence.first().map(|row| row.span) else { return };
        let norm = head.of(self.text).to_lowercase();
        let is = |stems: &[&str]| stems.iter().any(|stem| norm.starts_with(stem));
        let Some(cue) = row.cue.first() else { return };
        let negated = cue.iter().any(|at| matches!(self.norm(at), "not" | "n't" | "never"));
        let first = row.content.iter().find(|run| run.start >= cue.end).or(row.content.first());
        let opens = first.map_or("", |run| self.norm(run.start));
        let clausal = matches!(opens, "that" | "whether" | "if" | "how" | "why" | "what");
        let lower = |degree: u8, why: &str, out: &mut Clause| {
            if degree < out.degree {
                out.degree = degree;
                out.modality.evidence.push(Evidence { span: head, why: why.to_owned() });
            }
        };
        match row.cue_class {
            CueClass::Question => lower(0, "asked, not said", out),
            CueClass::Demand => {
                lower(0, "demanded or advised, not said to be so", out);
                out.modality.future = true;
            }
            CueClass::Intention => {
                lower(0, "meant, not done", out);
                out.modality.future =
                    !is(&["vot", "decision", "agree", "prefer", "nominat", "appoint"]) || opens == "to";
                out.negative = false;
            }
            CueClass::Silence => {
                lower(0, "nothing was said", out);
                out.modality.future = false;
            }
            CueClass::Suggestion if is(&["suggest", "hint", "impl", "insinuat", "intimat"]) => {
                lower(1, "hinted, not said", out);
            }
            CueClass::Suggestion => lower(2, "indicated, not said", out),
            CueClass::Denial if is(&["refus", "declin", "balk", "resist", "hesitat", "refrain"]) => {
                lower(0, "refused", out);
                out.modality.future = false;
            }
            CueClass::Denial if is(&["downplay", "challeng"]) => {
                lower(0, "a judgement, no statement of fact", out)
            }
            CueClass::Denial => {
                out.negative = !out.negative || !clausal;
                out.modality.evidence.push(Evidence { span: head, why: "denied".to_owned() });
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
                if !states && !clausal && row.form == crate::attribution::Form::Indirect {
                    lower(0, "a judgement, no statement of fact", out);
                }
                if is(&["accus", "alleg"]) {
                    out.modality.evidence.push(Evidence { span: head, why: "an accusation".to_owned() });
                }
            }
            CueClass::Speech | CueClass::Assertion | CueClass::Distancing | CueClass::Other => {
                if negated && clausal {
                    lower(0, "not said", out);
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
            out.modality.evidence.push(Evidence { span: head, why: why.to_owned() });
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
