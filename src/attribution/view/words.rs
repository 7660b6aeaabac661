//! A light reading of words and phrases: word classes, verb groups and noun phrases.
//!
//! In: tokens, and tags where a model gave them. Out: one class a token, and walks over noun phrases
//! and clauses. The only file here that knows how phrases are bounded, so that a tree can take its place.

use super::marks::Marks;
use super::run::Run;
use super::transcript;
use crate::attribution::lexicon::{Class, Entry, Lexicon, List, Part, VerbForm, Word, lexicon};
use crate::attribution::repairs::Repairs;
use crate::segment::{Segments, TokenKind};
use crate::syntax::{Syntax, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};
use std::ops::Range;

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
                view.add(lexicon, id, (id == sentence.tokens.start, headline));
            }
        }
        view
    }

    fn add(&mut self, lexicon: &Lexicon, id: TokenId, (opens, headline): (bool, bool)) {
        let norm = self.segments.tokens.norm(id);
        let form = self.segments.tokens.spans[id].of(self.text);
        let word = lexicon.word(norm);
        let class = match self.segments.tokens.kinds[id] {
            _ if self.marks.is_mark(id.index()) => Class::Quote,
            _ if matches!(form, "'" | "’") => Class::Possessive,
            TokenKind::Punct if norm == "," => Class::Comma,
            TokenKind::Punct if norm == "&" => Class::Noun,
            TokenKind::Punct => Class::Punctuation,
            TokenKind::Number => Class::Number,
            TokenKind::Symbol | TokenKind::Address => Class::Name,
            TokenKind::Word => match self.syntax.upos.row(id) {
                Some(tag) if self.tagged => tagged(*tag, norm, word),
                _ => self.guess(norm, form, word, (opens, headline)),
            },
        };
        self.classes.push(class);
        self.words.push(word);
    }

    /// The class of a word from its letters, its form, the class before it, and whether it opens its sentence or stands
    /// in a headline.
    fn guess(&self, norm: &str, form: &str, word: Word, (opens, headline): (bool, bool)) -> Class {
        if matches!(norm, "'s" | "'") {
            // "he's" is a verb, "the mayor's" an owner
            return match self.classes.last() {
                Some(Class::Pronoun | Class::That | Class::Wh) => Class::Auxiliary,
                _ => Class::Possessive,
            };
        }
        let before = self.classes.last().copied().filter(|_| !opens);
        let known = word.class.is_some() || word.verb.is_some() || word.cues != [None; 4];
        let capital = form.starts_with(char::is_uppercase) && !opens && !(headline && known);
        if capital && !matches!(word.class, Some(Class::Pronoun | Class::Day)) {
            return Class::Name;
        }
        if let Some(class) = word.class
            && !(class == Class::Auxiliary && before == Some(Class::To))
        {
            return class;
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

    /// Whether a token belongs to a finite verb.
    pub fn is_verbal(&self, at: usize) -> bool {
        self.class(at).is_verbal()
    }

    /// Whether one of these tokens does.
    pub fn has_verb(&self, run: Range<usize>) -> bool {
        run.into_iter().any(|at| self.is_verbal(at))
    }

    /// Whether a token is a verb in "-ing".
    pub fn is_gerund(&self, at: usize) -> bool {
        self.class(at) == Class::Verb && self.norm(at).ends_with("ing")
    }

    /// Whether a token is a comma.
    pub fn is_comma(&self, at: usize) -> bool {
        self.class(at) == Class::Comma
    }

    /// Whether the token before is one.
    pub fn follows_comma(&self, at: usize) -> bool {
        self.class_before(at) == Class::Comma
    }

    /// The token behind a comma that stands at `at`; that one where none does.
    pub fn past_comma(&self, at: usize) -> usize {
        at + usize::from(self.is_comma(at))
    }

    /// How many words stand in a run, and how many of them begin with a capital.
    pub fn words_and_capitals(&self, run: Run) -> (usize, usize) {
        let words = || run.iter().filter(|at| self.form(*at).starts_with(char::is_alphabetic));
        (words().count(), words().filter(|at| self.is_capital(*at)).count())
    }

    /// Whether a word names a time: "week", "Tuesday".
    pub fn names_time(&self, at: usize) -> bool {
        self.class(at) == Class::Day || self.is(at, List::NamesTime)
    }

    /// Whether a word can stand in a phrase that only says when: "late last week", "on 3 June".
    pub fn tells_time(&self, at: usize) -> bool {
        self.names_time(at)
            || matches!(self.class(at), Class::Number | Class::Comma)
            || self.is(at, List::TellsTime)
    }

    /// Whether a run is a name in capitals, or the Q and A of an interview.
    pub fn shouts(&self, Run { start, end }: Run) -> bool {
        let capital = |at: usize| !self.form(at).chars().any(char::is_lowercase);
        let first = self.form(start);
        start < end
            && (start..end).all(capital)
            && first.starts_with(char::is_alphabetic)
            && (first.chars().count() > 1 || (end == start + 1 && matches!(first, "Q" | "A")))
    }

    /// Whether a quotation right behind the verb is the title of a work: `wrote "The River and the Dam"`.
    pub fn is_work(&self, head: usize, content: &[Run]) -> bool {
        let makes = self.is(head, List::Works);
        let Some(row) = content.first().filter(|_| makes).and_then(|run| self.marks.at(run.start)) else {
            return false;
        };
        let (words, capitals) = self.words_and_capitals(row.run());
        row.start == head + 1 && words > 1 && capitals * 2 >= words
    }

    /// Whether quotation marks stand around one of a run's first words.
    pub fn opens_quoted(&self, run: Run) -> bool {
        /// Words looked at.
        const FIRST: usize = 60;
        (run.start..run.end.min(run.start + FIRST)).any(|at| self.marks.at(at).is_some())
    }

    /// Whether a token begins with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        self.form(at).starts_with(char::is_uppercase)
    }

    /// What the lexicon says of a token as a cue of that word class.
    pub fn cue(&self, at: usize, part: Part) -> Option<&'static Entry> {
        let number = self.word(at).cues.get(part as usize).copied().flatten()?;
        lexicon().entries.get(usize::from(number))
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
                Some(stop) if next == Class::Preposition || !self.is_verbal(stop) => here = stop,
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
            Class::That if !self.class(at + 1).is_nominal() => return Some(at + 1),
            Class::That => return self.base_end(at + 1, end),
            _ => {}
        }
        use Class::{Adjective, Determiner, Possessive};
        let modified =
            |verb: usize| verb > at && matches!(self.class(verb - 1), Determiner | Possessive | Adjective);
        let (mut here, mut head) = (at, false);
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
                Class::Verb if modified(here) && self.class(here + 1).is_nominal() => head = false,
                _ => break,
            }
            here += 1;
        }
        (head && here > at).then_some(here)
    }

    /// Whether white space stands around a token (a dash that parts clauses, not words).
    pub fn spaced(&self, at: usize) -> bool {
        self.span(at + 1).start > self.span(at).end
    }

    /// A run of token numbers as a range.
    pub fn tokens(run: Run) -> TokenRange {
        TokenRange::new(TokenId::from_index(run.start), TokenId::from_index(run.end))
    }
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
    match (tag, word.class) {
        (Upos::Verb, _) => Class::Verb,
        (Upos::Propn | Upos::Noun, Some(Class::Day)) => Class::Day,
        (Upos::Propn, _) => Class::Name,
        (Upos::Noun, _) => Class::Noun,
        (Upos::Adj, _) => Class::Adjective,
        (Upos::Num, _) => Class::Number,
        (Upos::Aux, Some(Class::Modal)) => Class::Modal,
        (Upos::Aux, _) => Class::Auxiliary,
        (Upos::Cconj, _) => Class::And,
        (Upos::Punct, _) => Class::Punctuation,
        (Upos::Part, _) if norm == "to" => Class::To,
        (Upos::Part, _) => Class::Negation,
        (Upos::Adv, Some(class @ (Class::Wh | Class::Subordinator | Class::Negation))) => class,
        (Upos::Adv, _) => Class::Adverb,
        (Upos::Adp, _) => Class::Preposition,
        (Upos::Sconj, Some(class @ (Class::That | Class::Wh))) => class,
        (Upos::Sconj, _) => Class::Subordinator,
        (
            Upos::Pron | Upos::Det,
            Some(class @ (Class::Possessive | Class::Pronoun | Class::Object | Class::Determiner)),
        )
        | (Upos::Pron | Upos::Det, Some(class @ (Class::That | Class::Wh))) => class,
        (Upos::Pron, _) => Class::Pronoun,
        (Upos::Det, _) => Class::Determiner,
        (Upos::Sym | Upos::Intj | Upos::X, class) => class.unwrap_or(Class::Noun),
    }
}

/// A word that can be a verb: whether it is one here.
fn verb_or_noun(kind: VerbForm, word: Word, before: Option<Class>, previous: Word) -> Class {
    use VerbForm::{Base, Gerund, Participle, Past, Third};
    let after_noun = matches!(before, Some(Class::Noun | Class::Name | Class::Number | Class::Day));
    let modified = matches!(before, Some(Class::Determiner | Class::Possessive | Class::Adjective));
    let verb = match (kind, before) {
        (_, Some(Class::To | Class::Modal | Class::Pronoun | Class::Negation)) => true,
        (Past | Participle | Gerund, _) => !modified || !word.nominal,
        _ if modified => false,
        (Base, _) if after_noun && word.nominal => !previous.nominal && previous.verb.is_some(),
        (Base, Some(Class::Preposition)) => false,
        (Base, _) => after_noun || !word.nominal,
        (Third, None | Some(Class::Preposition | Class::And)) => !word.nominal,
        (Third, _) => true,
    };
    if verb { Class::Verb } else { Class::Noun }
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
