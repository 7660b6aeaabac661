//! What stands around a cue: the construction that ties it to a content.
//!
//! In: word classes and quotation marks. Out: the frame of a cue, where the cue ends and where its
//! content begins. Knows neither sources nor how far a content reaches.

use super::words::View;
use crate::attribution::lexicon::{Class, List, VerbForm};
macro_rules! frames {
    ($($(#[$doc:meta])* $row:ident = $name:literal: $why:literal),* $(,)?) => {
        /// A construction. The names are those of `data/cue_weights.tsv`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Frame {
            #[default]
            $($(#[$doc])* $row),*
        }

        impl Frame {
            /// The file's spelling.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$row => $name),* }
            }

            /// In plain words, for a mark's "why".
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$row => $why),* }
            }
        }
    };
}

frames! {
    /// Nothing follows that could be a content.
    Bare = "bare": "the cue stands alone",
    /// "said: “…”", "said, “…”", "called it “…”".
    Quote = "quote": "a quotation follows the cue",
    /// "said: the dam …".
    Colon = "colon": "a colon follows the cue",
    /// "said that …".
    That = "that": "a that-clause follows the cue",
    /// "asked whether …", "explained how …".
    Wh = "wh": "a question clause follows the cue",
    /// "said the dam was safe".
    Clause = "clause": "a clause follows the cue",
    /// "plans to leave".
    Infinitive = "infinitive": "an infinitive follows the cue",
    /// "denied taking it".
    Gerund = "gerund": "an -ing clause follows the cue",
    /// "criticized the deal".
    Object = "object": "an object follows the cue",
    /// "spoke about the deal".
    About = "about": "“about” follows the cue",
    /// "called for a vote".
    For = "for": "“for” follows the cue",
    /// "warned against a vote".
    Against = "against": "“against” follows the cue",
    /// "called on them".
    On = "on": "“on” follows the cue",
    /// "spoke of a vote".
    Of = "of": "“of” follows the cue",
    /// "agreed with them".
    With = "with": "“with” follows the cue",
    /// "objected to it".
    ToPhrase = "to": "“to” with a noun follows the cue",
    /// "believes in it".
    In = "in": "“in” follows the cue",
    /// "hinted at it".
    At = "at": "“at” follows the cue",
    /// "regarded as".
    As = "as": "“as” follows the cue",
    /// Any other preposition.
    Other = "other": "a preposition follows the cue",
    /// "The dam is safe, she said."
    Final = "final": "the cue follows what is said",
    /// "“The dam is safe,” she said."
    QuoteFinal = "quote-final": "the cue follows a quotation",
    /// "It was criticised by the mayor."
    By = "by": "a passive cue with “by”",
    /// "according to the ministry".
    Preposition = "preposition": "a phrase that names the source",
    /// "MAYOR: I came late."
    Label = "label": "a name and a colon open the paragraph",
    /// "“I came late.” — Ana Orsel".
    Signature = "signature": "a dash and a name sign the quotation",
    /// "reportedly".
    Adverb = "adverb": "an adverb that points to somebody's word",
    /// No construction of the rules: the tagger alone.
    Learnt = "learnt": "the words around it read like those that tie a speaker to what is said",
}

impl Frame {
    /// A cue behind what is said, with quotation marks around it or without.
    pub const fn behind(quoted: bool) -> Self {
        if quoted { Self::QuoteFinal } else { Self::Final }
    }

    /// Whether a clause or an infinitive follows the cue.
    pub const fn holds_clause(self) -> bool {
        matches!(self, Self::That | Self::Wh | Self::Clause | Self::Infinitive)
    }
}

/// How a verb stands in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mood {
    /// With a subject: "said", "has said".
    #[default]
    Finite,
    /// "saying".
    Gerund,
    /// "to say".
    Infinitive,
    /// "is expected".
    Passive,
    /// A past form behind a noun: "the deal announced on Monday".
    Reduced,
}

impl Mood {
    /// Its spelling among the weights.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Finite => "finite",
            Self::Gerund => "gerund",
            Self::Infinitive => "infinitive",
            Self::Passive => "passive",
            Self::Reduced => "reduced",
        }
    }
}

/// A verb with its auxiliaries and adverbs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Group {
    /// First token.
    pub start: usize,
    /// The verb.
    pub head: usize,
    /// How it stands.
    pub mood: Mood,
    /// With "will", "may" and the like.
    pub modal: bool,
    /// With "not" or "never".
    pub negated: bool,
}

/// What follows a cue.
#[derive(Clone, Copy, Debug, Default)]
pub struct After {
    /// The construction.
    pub frame: Frame,
    /// Where the cue's words end.
    pub cue_end: usize,
    /// Where the content begins.
    pub content: usize,
    /// Where what belongs to the cue but not to its words ends: "said on Monday in Orsel".
    pub tail: usize,
}

fn particle(norm: &str) -> bool {
    matches!(norm, "out" | "up" | "back" | "off" | "down" | "forth" | "away")
}

impl After {
    /// Nothing that could be a content.
    const fn bare(cue_end: usize, tail: usize) -> Self {
        Self { frame: Frame::Bare, cue_end, content: tail, tail }
    }
}

impl View<'_> {
    /// The group of the verb (or, with a copula, the adjective) at `head`.
    pub fn group(&self, head: usize, floor: usize) -> Group {
        let mut group = Group { start: head, head, ..Group::default() };
        let (mut be, mut aux) = (false, false);
        let mut at = head;
        while at > floor {
            at -= 1;
            let form = self.norm(at);
            match self.class(at) {
                Class::Auxiliary => {
                    aux = true;
                    be |= match form {
                        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'re" | "'m" => true,
                        _ => form == "'s" && group.start == head,
                    };
                }
                Class::Modal => (aux, group.modal) = (true, true),
                Class::Negation => group.negated = true,
                Class::Adverb
                    if !self.is(at, List::Connectives)
                        && (form.ends_with("ly")
                            || matches!(form, "also" | "now" | "still")
                            || !aux
                            || self.class_before(at).is_verbal()) => {}
                Class::To => {
                    let group = Group { start: at, mood: Mood::Infinitive, ..group };
                    return self.finish(group, be, true);
                }
                _ => break,
            }
            group.start = at;
        }
        self.finish(group, be, aux)
    }

    fn finish(&self, mut group: Group, be: bool, aux: bool) -> Group {
        match self.word(group.head).verb {
            Some(VerbForm::Past | VerbForm::Participle) if be => group.mood = Mood::Passive,
            None if be && self.norm(group.head).ends_with("ed") => group.mood = Mood::Passive,
            Some(VerbForm::Gerund) if !aux => group.mood = Mood::Gerund,
            Some(VerbForm::Participle) if !aux => group.mood = Mood::Reduced,
            _ => {}
        }
        group
    }

    /// What follows the cue whose verb, noun or adjective is at `head`, within `end`.
    pub fn after(&self, head: usize, lemma: &str, end: usize) -> After {
        let particle = self.class(head) == Class::Verb && particle(self.norm(head + 1));
        let cue_end = head + 1 + usize::from(particle);
        if let Some(found) = self.open(cue_end, cue_end, end) {
            let hearer = matches!(found.frame, Frame::Object | Frame::Clause) && List::Hearers.has(lemma);
            if !hearer {
                return self.widen(found, end);
            }
            let stop = self.phrase_end(found.content, end).unwrap_or(found.content);
            let tail = self.skip_manner(stop, end);
            return match self.open(tail, cue_end, end) {
                Some(rest) if rest.frame != Frame::Object => After { cue_end, ..rest },
                _ if self.ends(tail, end) && List::ToldAlone.has(lemma) => After::bare(cue_end, tail),
                _ => found,
            };
        }
        use Frame::{Clause, Colon, Quote, That, Wh};
        let tail = self.skip_manner(cue_end, end);
        let found = self.open(tail, cue_end, end).filter(|_| tail > cue_end);
        let found = found.filter(|found| matches!(found.frame, Quote | That | Wh | Colon | Clause));
        found.unwrap_or(After::bare(cue_end, tail))
    }

    /// A preposition right behind the cue may only say when or where ("said on Monday that …").
    fn widen(&self, found: After, end: usize) -> After {
        let other = matches!(found.frame, Frame::Quote | Frame::Colon | Frame::Gerund | Frame::Object);
        if other || found.frame.holds_clause() {
            return found;
        }
        let start = found.content.saturating_sub(1);
        let tail = self.skip_manner(start, end);
        match self.open(tail, start, end) {
            Some(next) if matches!(next.frame, Frame::Quote | Frame::That | Frame::Colon | Frame::Wh) => {
                // "said of the deal: “…”" keeps its phrase within the cue
                let cue_end = if self.norm(start) == "of" || self.norm(start) == "in" { tail } else { start };
                After { cue_end: cue_end.max(next.cue_end), ..next }
            }
            _ if self.says_when(start) => After::bare(found.cue_end, tail),
            _ => After { tail, ..found },
        }
    }

    /// Whether the phrase at a preposition says when: "on Monday", "in 2016", "during the debate".
    fn says_when(&self, at: usize) -> bool {
        let norm = self.norm(at + 1);
        matches!(self.class(at + 1), Class::Day | Class::Number)
        || matches!(self.norm(at), "during" | "after" | "before")
        || (matches!(norm, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "recent")
            && self.is(at + 2, List::Occasions))
        || matches!(norm, "twitter" | "facebook" | "cnn" | "television" | "court")
        // "said on condition of anonymity"
        || (norm == "condition" && matches!(self.norm(at), "on" | "under"))
    }

    /// Whether nothing but an end mark or a comma follows.
    pub fn ends(&self, at: usize, end: usize) -> bool {
        at >= end || matches!(self.class(at), Class::Punctuation | Class::Comma | Class::Quote)
    }

    /// Skips adverbs, days, and phrases that say when, where or how.
    pub fn skip_manner(&self, mut at: usize, end: usize) -> usize {
        for _ in 0..6 {
            let next = match self.class(at) {
                _ if at >= end => break,
                Class::Adverb | Class::Day => at + 1,
                Class::Determiner | Class::Adjective
                    if matches!(self.norm(at), "this" | "last" | "next" | "earlier" | "late" | "that")
                        && self.is(at + 1, List::Times) =>
                {
                    at + 2
                }
                Class::Noun if matches!(self.norm(at), "morning" | "night" | "evening" | "afternoon") => {
                    at + 1
                }
                Class::Preposition | Class::To | Class::Subordinator if self.class(at + 1) != Class::Verb => {
                    match self.base_end(at + 1, end) {
                        Some(stop) if !self.is_verbal(stop) => stop,
                        _ => break,
                    }
                }
                _ => break,
            };
            at = next;
        }
        at
    }

    /// Whether a preposition stands at a place; before "-ing" the tags hold some for words that open a clause.
    fn is_preposition(&self, at: usize) -> bool {
        let opens = || {
            matches!(self.norm(at), "about" | "for" | "against" | "of" | "over" | "on" | "with" | "in" | "at")
                && self.norm(at + 1).ends_with("ing")
        };
        self.class(at) == Class::Preposition || opens()
    }

    /// The construction that opens at `at`, if one does.
    fn open(&self, mut at: usize, cue_end: usize, end: usize) -> Option<After> {
        let found =
            |frame, content: usize, cue_end: usize| Some(After { frame, cue_end, content, tail: content });
        let before = at;
        let passing = |at: usize| match self.class(at) {
            Class::Adverb => true,
            Class::Day => self.class(at + 1) != Class::Possessive,
            Class::Noun => {
                self.class_before(at) == Class::Day
                    && matches!(self.norm(at), "morning" | "night" | "evening" | "afternoon")
            }
            _ => false,
        };
        while at < end && at < before + 3 && passing(at) {
            at += 1;
        }
        if at >= end {
            return None;
        }
        let norm = self.norm(at);
        let quotes = |at: usize| self.marks.opening(at).is_some() || self.marks.opening_inner(at).is_some();
        if quotes(at) && self.marks.opening(at).is_none_or(|row| !row.continues) {
            return found(Frame::Quote, at, cue_end);
        }
        if norm == ":" {
            let quoted = quotes(at + 1);
            let cue_end = if at == cue_end { at + 1 } else { cue_end };
            return found(if quoted { Frame::Quote } else { Frame::Colon }, at + 1, cue_end);
        }
        if self.is_comma(at) {
            return found(Frame::Quote, at + 1, cue_end).filter(|_| quotes(at + 1));
        }
        match self.class(at) {
            Class::That => found(Frame::That, at, cue_end),
            Class::Wh => found(Frame::Wh, at, cue_end),
            Class::Subordinator if matches!(norm, "if" | "whether" | "where" | "when") => {
                found(Frame::Wh, at, cue_end)
            }
            Class::Subordinator if norm == "as" => found(Frame::As, at + 1, at + 1),
            Class::To if self.class(at + 1) == Class::Adverb || self.is_verbal(at + 1) => {
                found(Frame::Infinitive, at, cue_end)
            }
            Class::To => found(Frame::ToPhrase, at + 1, at + 1),
            Class::Verb if norm.ends_with("ing") => found(Frame::Gerund, at, cue_end),
            Class::Preposition | Class::Subordinator if self.is_preposition(at) => {
                let frame = match norm {
                    "about" | "regarding" | "concerning" | "over" => Frame::About,
                    "for" => Frame::For,
                    "against" => Frame::Against,
                    "on" | "upon" => Frame::On,
                    "of" => Frame::Of,
                    "with" => Frame::With,
                    "in" => Frame::In,
                    "at" => Frame::At,
                    "to" => Frame::ToPhrase,
                    "as" => Frame::As,
                    "by" => Frame::By,
                    _ => Frame::Other,
                };
                found(frame, at + 1, at + 1)
            }
            _ => {
                let Some(stop) = self.phrase_end(at, end) else {
                    // "says too much is made of it": a clause whose subject is no noun
                    let subject =
                        matches!(self.class(at), Class::Adjective | Class::Determiner | Class::Number);
                    let finite =
                        matches!(self.class(at + 1), Class::Auxiliary | Class::Modal) && at + 1 < end;
                    return (subject && finite).then(|| found(Frame::Clause, before, cue_end)).flatten();
                };
                let next =
                    (stop..end.min(stop + 2)).find(|n| self.class(*n) != Class::Adverb).unwrap_or(stop);
                let finite = self.is_verbal(next) && !self.norm(next).ends_with("ing");
                let relative = matches!(self.norm(stop), "who" | "which" | "that");
                let clause = finite || (relative && self.class(at) == Class::Pronoun);
                found(if clause { Frame::Clause } else { Frame::Object }, at, cue_end)
            }
        }
    }
}
