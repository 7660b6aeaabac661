//! A light reading of words and phrases: word classes, verb groups and noun phrases.
//!
//! In: tokens, and tags where a model gave them. Out: one class a token, and walks over noun phrases
//! and clauses. The only file here that knows how phrases are bounded, so that a tree can take its place.

use super::marks::Marks;
use super::run::Run;
use super::transcript;
use crate::attribution::lexicon::{Class, Lexicon, List, VerbForm, Word, lexicon};
use crate::attribution::repairs::Repairs;
use crate::segment::{Segments, TokenKind};
use crate::syntax::{Syntax, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};

/// The tokens with their classes, marks and trees; positions are token numbers.
#[derive(Debug)]
pub struct View<'a> {
    /// The article.
    pub text: &'a str,
    /// Its build.
    pub segments: &'a Segments,
    /// Tags and trees, where a model gave them.
    pub syntax: &'a Syntax,
    /// Quotation marks.
    pub marks: Marks,
    /// Which named rules behind the tagger run.
    pub repairs: Repairs,
    classes: Vec<Class>,
    words: Vec<Word>,
    tagged: bool,
    /// The colons behind who speaks in a transcript, ascending.
    turns: Vec<usize>,
}

impl<'a> View<'a> {
    /// Reads every token once, left to right.
    #[must_use]
    pub fn read(text: &'a str, segments: &'a Segments, syntax: &'a Syntax, repairs: Repairs) -> Self {
        let count = segments.tokens.len();
        let mut view = Self {
            text,
            segments,
            syntax,
            marks: Marks::read(text, segments),
            repairs,
            classes: Vec::with_capacity(count),
            words: Vec::with_capacity(count),
            tagged: syntax.upos.len() == count && count > 0,
            turns: transcript::turns(text, segments),
        };
        let lexicon = lexicon();
        for sentence in segments.sentences.iter() {
            // where every word has a capital, a capital tells nothing
            let headline = headline(text, segments, sentence.tokens);
            for id in sentence.tokens.iter() {
                let known =
                    |word: Word| word.class.is_some() || word.verb.is_some() || word.cues != [None; 4];
                let opens = id == sentence.tokens.start;
                let mute = opens || (headline && known(lexicon.word(segments.tokens.norm(id))));
                let place = Place { opens, mute, mark: view.marks.is_mark(id.index()) };
                view.add(lexicon, id, place);
            }
        }
        view
    }

    fn add(&mut self, lexicon: &Lexicon, id: TokenId, place: Place) {
        let norm = self.segments.tokens.norm(id);
        let form = self.segments.tokens.spans[id].of(self.text);
        let word = lexicon.word(norm);
        let class = match self.segments.tokens.kinds[id] {
            _ if place.mark => Class::Quote,
            _ if matches!(form, "'" | "’") => Class::Possessive,
            TokenKind::Punct if norm == "," => Class::Comma,
            TokenKind::Punct if norm == "&" => Class::Noun,
            TokenKind::Punct => Class::Punctuation,
            TokenKind::Number => Class::Number,
            TokenKind::Symbol | TokenKind::Address => Class::Name,
            TokenKind::Word => match self.syntax.upos.row(id) {
                Some(tag) if self.tagged => tagged(*tag, norm, word),
                _ => self.guess(norm, form, word, place),
            },
        };
        self.classes.push(class);
        self.words.push(word);
    }

    /// The class of a word from its letters, its form and the class before it.
    fn guess(&self, norm: &str, form: &str, word: Word, place: Place) -> Class {
        if matches!(norm, "'s" | "'") {
            // "he's" is a verb, "the mayor's" an owner
            return match self.classes.last() {
                Some(Class::Pronoun | Class::That | Class::Wh) => Class::Auxiliary,
                _ => Class::Possessive,
            };
        }
        let before = if place.opens { None } else { self.classes.last().copied() };
        let capital = form.starts_with(char::is_uppercase) && !place.mute;
        if capital && !matches!(word.class, Some(Class::Pronoun | Class::Day)) {
            return Class::Name;
        }
        if let Some(class) = word.class
            && !(class == Class::Auxiliary && before == Some(Class::To))
        {
            return match (class, before) {
                (Class::Possessive, _) if norm == "her" => Class::Possessive,
                _ => class,
            };
        }
        if let Some(kind) = word.verb {
            return verb_or_noun(kind, word, before, self.words.last().copied().unwrap_or_default());
        }
        if word.cues.get(2).copied().flatten().is_some() {
            return Class::Adjective;
        }
        if before == Some(Class::To) && form.starts_with(char::is_lowercase) && !norm.ends_with('s') {
            return Class::Verb;
        }
        by_ending(norm, before)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// The class of a token; punctuation beyond the ends.
    pub fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(Class::Punctuation)
    }

    /// The class of the token before.
    pub fn class_before(&self, at: usize) -> Class {
        at.checked_sub(1).map_or(Class::Punctuation, |n| self.class(n))
    }

    /// Whether a colon stands behind who speaks, in a transcript.
    pub fn is_turn(&self, at: usize) -> bool {
        self.turns.binary_search(&at).is_ok()
    }

    /// What is known of a token's word.
    pub fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// Whether a token's word is in a list.
    pub fn is(&self, at: usize, list: List) -> bool {
        list.is_in(self.word(at).lists)
    }

    /// Whether a token is a form of "be".
    pub fn is_be(&self, at: usize) -> bool {
        matches!(
            self.norm(at),
            "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am" | "'s" | "’s" | "'re" | "’re"
        )
    }

    /// Whether a run is a lone relative.
    pub fn is_relative(&self, run: Run) -> bool {
        run.len() == 1 && matches!(self.norm(run.start), "who" | "which" | "that")
    }

    /// Whether a token names a body that people belong to: "ministry".
    pub fn is_body(&self, at: usize) -> bool {
        self.is(at, List::Bodies) || self.is(at, List::Parts) || self.is(at, List::Crowds)
    }

    /// A token's lower-cased form.
    pub fn norm(&self, at: usize) -> &'a str {
        if at < self.len() { self.segments.tokens.norm(TokenId::from_index(at)) } else { "" }
    }

    /// A token as it is written.
    pub fn form(&self, at: usize) -> &'a str {
        self.span(at).of(self.text)
    }

    /// Where a token stands.
    pub fn span(&self, at: usize) -> Span {
        self.segments.tokens.spans[TokenId::from_index(at)]
    }

    /// The last token of a noun phrase that begins at `at` (exclusive end), within `end`.
    /// Prepositional phrases and owners are taken along; appositions are not.
    pub fn phrase_end(&self, at: usize, end: usize) -> Option<usize> {
        let mut here = self.base_end(at, end)?;
        while here < end {
            let next = self.class(here);
            let joins = (next == Class::Preposition
                && !matches!(self.norm(here), "by" | "than" | "like" | "after")
                && self.class(here + 1) != Class::Day)
                || (next == Class::And && self.norm(here) != "but");
            if !joins {
                break;
            }
            match self.base_end(here + 1, end) {
                Some(stop) if next == Class::Preposition || !self.class(stop).is_verbal() => here = stop,
                _ => break,
            }
        }
        Some(here)
    }

    /// The end of a noun phrase without what hangs on it.
    pub fn base_end(&self, at: usize, end: usize) -> Option<usize> {
        if at >= end {
            return None;
        }
        match self.class(at) {
            Class::Pronoun | Class::Object => return Some(at + 1),
            Class::That => {
                return (!self.class(at + 1).is_nominal())
                    .then_some(at + 1)
                    .or_else(|| self.base_end(at + 1, end));
            }
            _ => {}
        }
        let mut here = at;
        let mut head = false;
        while here < end {
            match self.class(here) {
                Class::Determiner | Class::Possessive if !head || self.norm(here).starts_with('\'') => {
                    // a possessive that stands for its thing ("those") is a phrase of its own
                    head = self.class(here) == Class::Determiner;
                }
                class if class.is_nominal() => head = true,
                Class::Adverb if !head && here > at => {}
                Class::Quote if here > at && head && self.class(here + 1).is_nominal() => {}
                Class::Punctuation if head && matches!(self.norm(here), "-" | "–" | "/" | "(") => {
                    if self.norm(here) == "(" {
                        let close = (here + 1..end.min(here + 8)).find(|n| self.norm(*n) == ")");
                        let Some(close) = close else { break };
                        here = close;
                    } else if !self.class(here + 1).is_nominal() || self.spaced(here) {
                        break;
                    }
                }
                // "the proposed law", "her growing doubts"
                Class::Verb
                    if here > at
                        && matches!(
                            self.class(here - 1),
                            Class::Determiner | Class::Possessive | Class::Adjective
                        )
                        && self.class(here + 1).is_nominal() =>
                {
                    head = false;
                }
                _ => break,
            }
            here += 1;
        }
        (head && here > at).then_some(here)
    }

    /// Whether white space stands around a token (a dash that parts clauses, not words).
    pub fn spaced(&self, at: usize) -> bool {
        let span = self.span(at);
        let next = self.span(at + 1);
        next.start > span.end
    }

    /// A run of token numbers as a range.
    pub fn range(start: usize, end: usize) -> TokenRange {
        TokenRange::new(TokenId::from_index(start), TokenId::from_index(end))
    }
}

/// Where a token stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// First of its sentence.
    opens: bool,
    /// A capital tells nothing here.
    mute: bool,
    /// A quotation mark that opens or closes.
    mark: bool,
}

/// Whether most words of a sentence begin with a capital.
fn headline(text: &str, segments: &Segments, run: TokenRange) -> bool {
    let (mut words, mut capital) = (0, 0);
    for at in run.iter() {
        let form = segments.tokens.spans[at].of(text);
        words += usize::from(form.starts_with(char::is_alphabetic));
        capital += usize::from(form.starts_with(char::is_uppercase));
    }
    words > 3 && capital * 10 > words * 7
}

/// The class of a tagged word; function words keep the class of their letters.
fn tagged(tag: Upos, norm: &str, word: Word) -> Class {
    if matches!(norm, "'s" | "'" | "’s") && tag == Upos::Part {
        return Class::Possessive;
    }
    match tag {
        Upos::Verb => Class::Verb,
        Upos::Propn => match word.class {
            Some(Class::Day) => Class::Day,
            _ => Class::Name,
        },
        Upos::Noun => match word.class {
            Some(Class::Day) => Class::Day,
            _ => Class::Noun,
        },
        Upos::Adj => Class::Adjective,
        Upos::Num => Class::Number,
        Upos::Aux => match word.class {
            Some(Class::Modal) => Class::Modal,
            _ => Class::Auxiliary,
        },
        Upos::Cconj => Class::And,
        Upos::Punct => Class::Punctuation,
        Upos::Part if norm == "to" => Class::To,
        Upos::Part => Class::Negation,
        Upos::Adv => match word.class {
            Some(class @ (Class::Wh | Class::Subordinator | Class::Negation)) => class,
            _ => Class::Adverb,
        },
        Upos::Adp if norm == "to" => Class::Preposition,
        Upos::Adp => Class::Preposition,
        Upos::Sconj => match word.class {
            Some(class @ (Class::That | Class::Wh)) => class,
            _ => Class::Subordinator,
        },
        Upos::Pron | Upos::Det => match word.class {
            Some(
                class @ (Class::Possessive
                | Class::Pronoun
                | Class::Object
                | Class::That
                | Class::Wh
                | Class::Determiner),
            ) => class,
            _ if tag == Upos::Pron => Class::Pronoun,
            _ => Class::Determiner,
        },
        Upos::Sym | Upos::Intj | Upos::X => word.class.unwrap_or(Class::Noun),
    }
}

/// A word that can be a verb: whether it is one here.
fn verb_or_noun(kind: VerbForm, word: Word, before: Option<Class>, previous: Word) -> Class {
    let after_noun = matches!(before, Some(Class::Noun | Class::Name | Class::Number | Class::Day));
    match before {
        Some(Class::To | Class::Modal | Class::Pronoun | Class::Negation) => return Class::Verb,
        Some(Class::Determiner | Class::Possessive | Class::Adjective) => {
            return match kind {
                VerbForm::Past | VerbForm::Participle | VerbForm::Gerund if !word.nominal => Class::Verb,
                _ => Class::Noun,
            };
        }
        _ => {}
    }
    match kind {
        VerbForm::Past | VerbForm::Participle | VerbForm::Gerund => Class::Verb,
        VerbForm::Base if after_noun && word.nominal => {
            if previous.nominal || previous.verb.is_none() {
                Class::Noun
            } else {
                Class::Verb
            }
        }
        VerbForm::Base if matches!(before, Some(Class::Preposition)) => Class::Noun,
        VerbForm::Base if after_noun || !word.nominal => Class::Verb,
        VerbForm::Base => Class::Noun,
        VerbForm::Third if matches!(before, Some(Class::Preposition | Class::And)) && word.nominal => {
            Class::Noun
        }
        VerbForm::Third if before.is_none() && word.nominal => Class::Noun,
        VerbForm::Third => Class::Verb,
    }
}

/// The class of an unknown word, by how it ends.
fn by_ending(norm: &str, before: Option<Class>) -> Class {
    let modifies = matches!(before, Some(Class::Determiner | Class::Possessive));
    if norm.len() > 4 {
        if norm.ends_with("ly") {
            return Class::Adverb;
        }
        if norm.ends_with("ed") || norm.ends_with("ing") {
            return if modifies { Class::Adjective } else { Class::Verb };
        }
        if ["ous", "ful", "ive", "able", "ible", "ical", "less"].iter().any(|end| norm.ends_with(end)) {
            return Class::Adjective;
        }
    }
    Class::Noun
}
