//! The tokens as the rest of the room looks at them: shape, vocabulary, place in the sentence.
//!
//! In: tokens, sentences, tags. Out: a [`Reading`], one [`Word`] a token, and what the article as a whole
//! shows of each word's case. Decides nothing about names.

use super::lexicon::{
    CALENDAR, COMMON, EVENT_HEAD, FUNCTION, Flags, GIVEN, HONORIFIC, LEXICON, LOC_FIRST, LOC_HEAD, MISC,
    MODIFIER, ORG, ORG_HEAD, PEOPLE, PLACE, PLAIN, TITLE,
};
use super::types::EntityLabel;
use crate::segment::{ParagraphKind, Segments, TokenKind};
use crate::syntax::{Deprel, NameTag, Syntax, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};

/// Begins with a capital letter.
pub(super) const CAPITAL: u8 = 1;
/// At least two letters, all capitals.
pub(super) const SHOUT: u8 = 2;
/// Opens a sentence, a quotation or what follows a colon: its capital says nothing.
pub(super) const OPENS: u8 = 4;
/// Stands in a line whose words all have capitals.
pub(super) const HEADLINE: u8 = 8;
/// White space stands before it.
pub(super) const SPACED: u8 = 16;
/// Made of letters (and what stands inside words).
pub(super) const LETTERS: u8 = 32;
/// A single capital, with or without a full stop: "J."
pub(super) const INITIAL: u8 = 64;
/// Opens a line.
pub(super) const BROKEN: u8 = 128;

/// One token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// What the vocabularies know.
    pub flags: Flags,
    /// What it looks like.
    pub shape: u8,
}

/// How often a word was met, by case.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// In lower case.
    pub lower: u32,
    /// With a capital where nothing but its being a name asks for one.
    pub capital: u32,
}

/// The article, read for names. Positions are token numbers.
pub(super) struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens and sentences.
    pub segments: &'a Segments,
    syntax: &'a Syntax,
    words: Vec<Word>,
    /// By the number of the word's lower-cased form.
    seen: Vec<Seen>,
}

impl<'a> Reading<'a> {
    /// Reads the article once.
    pub(super) fn new(text: &'a str, segments: &'a Segments, syntax: &'a Syntax) -> Self {
        let count = segments.tokens.len();
        let (words, seen) =
            (Vec::with_capacity(count), vec![Seen::default(); segments.tokens.symbol_count()]);
        let mut out = Self { text, segments, syntax, words, seen };
        for at in 0..count {
            let word = out.shape(at);
            out.words.push(word);
        }
        for sentence in segments.sentences.iter() {
            let run = sentence.tokens.start.index()..sentence.tokens.end.index();
            let kind = segments.paragraphs[sentence.paragraph].kind;
            if out.all_capitals(run.clone(), kind) {
                run.clone().for_each(|at| out.mark(at, HEADLINE));
            }
            let mut opens = true;
            for at in run {
                let form = out.form(at);
                let opener = matches!(form, "(" | "[" | "-" | "--" | "—" | "–" | "*")
                    || matches!(form, "“" | "\"" | "``" | "''" | "‘" | "'" | "„" | "«" | ":" | "…" | "•");
                opens |= out.has(at, BROKEN);
                if opens && out.has(at, CAPITAL) {
                    out.mark(at, OPENS);
                }
                let spaced = out.has(at, SPACED) || matches!(form, "(" | "[" | ":" | "—" | "“");
                opens = (opener && spaced) || (opens && !out.has(at, LETTERS));
                if out.has(at, LETTERS) && !out.has(at, HEADLINE) {
                    let capital = out.has(at, CAPITAL);
                    let marked = out.has(at, OPENS);
                    let symbol = segments.tokens.symbol(TokenId::from_index(at));
                    let Some(counted) = out.seen.get_mut(symbol.0 as usize) else { continue };
                    if !capital {
                        counted.lower += 1;
                    } else if !marked {
                        counted.capital += 1;
                    }
                }
            }
        }
        out
    }

    fn shape(&self, at: usize) -> Word {
        let id = TokenId::from_index(at);
        let (form, norm) = (self.form(at), self.norm(at));
        let span = self.segments.tokens.spans[id];
        let mut shape = 0;
        let (mut count, mut capitals) = (0, 0);
        if self.segments.tokens.kinds[id] == TokenKind::Word {
            for c in form.chars().filter(|c| c.is_alphabetic()) {
                count += 1;
                capitals += usize::from(c.is_uppercase());
            }
        }
        if count > 0 {
            shape |= LETTERS;
            if form.starts_with(char::is_uppercase) || (form.starts_with('i') && inner_capital(form)) {
                shape |= CAPITAL;
                if count >= 2 && capitals == count {
                    shape |= SHOUT;
                }
                if count == 1 && form.len() <= 3 {
                    shape |= INITIAL;
                }
            }
        }
        let before = self.text.get(..span.start as usize).unwrap_or("");
        if before.chars().next_back().is_none_or(char::is_whitespace) {
            shape |= SPACED;
            if before.trim_end_matches([' ', '\t', '\r']).ends_with('\n') {
                shape |= BROKEN;
            }
        }
        let mut flags = LEXICON.word(form, norm);
        if shape & CAPITAL != 0
            && let Some(one) = norm.strip_suffix('s')
        {
            flags |= LEXICON.word(one, one) & PEOPLE;
        }
        Word { flags, shape }
    }

    /// Whether a line writes its words with capitals, so that they say nothing.
    fn all_capitals(&self, run: std::ops::Range<usize>, kind: ParagraphKind) -> bool {
        let (mut long, mut capital, mut shout, mut plain) = (0_u32, 0_u32, 0_u32, 0_u32);
        let (first, last) = (run.start, run.end.saturating_sub(1));
        for at in run {
            // "’s" is short, however many bytes it has
            if self.has(at, LETTERS) && self.form(at).chars().count() >= 3 && !self.is(at, FUNCTION) {
                long += 1;
                capital += u32::from(self.has(at, CAPITAL));
                shout += u32::from(self.has(at, SHOUT));
                let everyday =
                    self.is(at, COMMON) && !self.is(at, GIVEN | TITLE | ORG | PLACE | MODIFIER | ORG_HEAD);
                plain += u32::from(at > first && self.has(at, CAPITAL) && everyday);
            } else if at > first
                && self.is(at, FUNCTION)
                && self.has(at, CAPITAL)
                && !self.has(at, SHOUT | INITIAL)
            {
                plain += 1;
            }
        }
        let line = matches!(kind, ParagraphKind::Title | ParagraphKind::Heading);
        let ends = matches!(self.form(last), "." | "!" | "?" | "”" | "\"");
        // a sentence full of names keeps its verb small; a headline gives it a capital too
        let titled =
            long >= 3 && capital * 10 >= long * 9 && plain >= 1 && (line || plain >= 3 || !ends && long >= 5);
        titled || (long >= 3 && shout * 10 >= long * 9)
    }

    fn mark(&mut self, at: usize, bit: u8) {
        if let Some(word) = self.words.get_mut(at) {
            word.shape |= bit;
        }
    }

    /// The token as printed.
    pub(super) fn form(&self, at: usize) -> &'a str {
        self.segments.tokens.spans[TokenId::from_index(at)].of(self.text)
    }

    /// The token in lower case.
    pub(super) fn norm(&self, at: usize) -> &'a str {
        self.segments.tokens.norm(TokenId::from_index(at))
    }

    /// The vocabularies' bits.
    pub(super) fn flags(&self, at: usize) -> Flags {
        self.words.get(at).map_or(0, |word| word.flags)
    }

    /// Whether the vocabularies know one of these of the token.
    pub(super) fn is(&self, at: usize, flags: Flags) -> bool {
        self.flags(at) & flags != 0
    }

    /// Whether the token looks like one of these.
    pub(super) fn has(&self, at: usize, shape: u8) -> bool {
        self.words.get(at).is_some_and(|word| word.shape & shape != 0)
    }

    /// Whether the token starts right where the one before ends.
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && !self.has(at, SPACED)
    }

    /// How the article writes a word.
    pub(super) fn seen(&self, at: usize) -> Seen {
        let symbol = self.segments.tokens.symbol(TokenId::from_index(at));
        self.seen.get(symbol.0 as usize).copied().unwrap_or_default()
    }

    /// The tagger's word on it, when there is one.
    pub(super) fn upos(&self, at: usize) -> Option<Upos> {
        self.syntax.upos.row(TokenId::from_index(at)).copied()
    }

    /// Whether a model labelled the names.
    pub(super) fn labelled(&self) -> bool {
        !self.syntax.name.is_empty()
    }

    /// The network's label of the word, when it takes it for part of a name.
    pub(super) fn label(&self, at: usize) -> Option<EntityLabel> {
        match self.syntax.name.row(TokenId::from_index(at))? {
            NameTag::Outside => None,
            NameTag::BeginPerson | NameTag::InPerson => Some(EntityLabel::Person),
            NameTag::BeginOrganisation | NameTag::InOrganisation => Some(EntityLabel::Organisation),
            NameTag::BeginLocation | NameTag::InLocation => Some(EntityLabel::Location),
            NameTag::BeginMisc | NameTag::InMisc => Some(EntityLabel::Misc),
        }
    }

    /// Whether the network takes the word for the inner part of a name that began before it.
    pub(super) fn inside(&self, at: usize) -> bool {
        let tag = self.syntax.name.row(TokenId::from_index(at)).copied().unwrap_or_default();
        tag != NameTag::Outside && !tag.begins()
    }

    /// The network's view of a word: equally many numbers for each; none without a model or far into a long text.
    pub(super) fn view(&self, at: usize) -> &[i16] {
        let width = self.syntax.width;
        self.syntax.views.get(at * width..(at + 1) * width).unwrap_or(&[])
    }

    /// How many numbers such a view has.
    pub(super) fn width(&self) -> usize {
        self.syntax.width
    }

    /// The word that a word hangs from, and its relation to it; nothing for a root or without a model.
    pub(super) fn above(&self, at: usize) -> Option<(usize, Deprel)> {
        let id = TokenId::from_index(at);
        let head = self.syntax.head.row(id).copied().flatten()?;
        Some((head.index(), self.syntax.deprel.row(id).copied()?))
    }

    /// The word's base form; empty without a model.
    pub(super) fn lemma(&self, at: usize) -> &str {
        let id = TokenId::from_index(at);
        if self.syntax.upos.row(id).is_some() { &self.syntax.lemma[id] } else { "" }
    }

    /// The bytes of the tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        self.segments.tokens.cover(range(from, to))
    }

    /// The longest known phrase that starts here and ends before `limit`: its end, and what is known.
    pub(super) fn phrase(&self, at: usize, limit: usize) -> Option<(usize, Flags)> {
        let reach = self.has(at, CAPITAL | LETTERS).then(|| LEXICON.reach(self.norm(at))).flatten()?;
        let longest = limit.min(at + reach.min(7));
        (at + 1..=longest).rev().find_map(|end| {
            let slice = self.span(at, end).of(self.text);
            let mut key = slice.to_lowercase().replace('’', "'");
            if key.contains(|c: char| c.is_whitespace() && c != ' ') || key.contains("  ") {
                key = key.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            let flags = LEXICON.phrase(&key);
            // in running text the phrase has its capitals too: no "house of lords" from "the house of lords"
            let printed = (at..end).all(|word| {
                !self.has(word, LETTERS) || self.has(word, CAPITAL) || self.form(word).len() <= 3
            });
            (flags != 0 && (printed || end == at + 1)).then_some((end, flags))
        })
    }

    /// Whether the token can be no part of a name whatever its case.
    pub(super) fn never(&self, at: usize) -> bool {
        let known = GIVEN | PLACE | ORG | MISC | PEOPLE | TITLE;
        self.is(at, PLAIN | CALENDAR) && !self.surname(at)
            || file_name(self.form(at))
            || matches!(self.norm(at), "i" | "i'm" | "i've" | "i'd" | "i'll" | "ok")
            || (self.has(at, SHOUT) && self.is(at, COMMON) && !self.is(at, known) && !self.has(at, HEADLINE))
                // "PORT NORVIK —"
                && !(self.is(at, LOC_FIRST) && self.has(at + 1, SHOUT))
    }
}

impl Reading<'_> {
    /// Whether a month's name is a person's here: "Theresa May", "April Orsel".
    fn surname(&self, at: usize) -> bool {
        let month = matches!(self.norm(at), "may" | "april" | "june" | "august" | "march" | "january");
        let behind = |before: usize| {
            self.has(before, CAPITAL)
                && self.is(before, GIVEN | HONORIFIC)
                && !self.is(before, COMMON | CALENDAR)
        };
        let person = self.label(at) == Some(EntityLabel::Person);
        // "May Orsel asked" at a sentence's start
        let first = || self.has(at, OPENS) && first_name(self, at);
        // "said April Orsel", "to May Brel": not "in April Orsel said"
        let before = at.checked_sub(1).map_or("", |before| self.norm(before));
        let bears = || {
            self.has(at + 1, CAPITAL)
                && self.label(at + 1) == Some(EntityLabel::Person)
                && !self.is(at + 1, COMMON | CALENDAR | HONORIFIC | TITLE)
                && !DATED.contains(&before)
                && !before.starts_with(|c: char| c.is_ascii_digit())
        };
        month && self.has(at, CAPITAL) && (first() || person || bears() || at > 0 && behind(at - 1))
    }
}

/// "report.pdf", "a/b", "name_2": no name.
fn file_name(form: &str) -> bool {
    let small_after_dot = form
        .split_once('.')
        .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
    small_after_dot || form.contains(['_', '/', '@', '=', '$', '%'])
}

/// "iPhone": a capital behind a small first letter.
fn inner_capital(form: &str) -> bool {
    form.chars().nth(1).is_some_and(char::is_uppercase)
}

/// Token numbers as a run.
pub(super) fn range(from: usize, to: usize) -> TokenRange {
    TokenRange::new(TokenId::from_index(from), TokenId::from_index(to))
}

/// Words before a month that is one.
const DATED: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "of", "for", "last", "next", "this", "early", "late",
    "mid", "before", "after", "on", "during", "through", "between", "-", "each", "every", "and",
];

/// Months that people bear as first names.
const MONTHS: &[&str] = &["may", "june", "april", "august"];

/// Whether an everyday word that opens a sentence is somebody's first name: "Will Orsel voted", not "Will Orsel vote?".
pub(super) fn first_name(reading: &Reading<'_>, start: usize) -> bool {
    let (surname, verb) = (start + 1, start + 2);
    let told = || {
        // a form that is no base form needs no auxiliary before it
        let inflected = matches!(reading.upos(verb), Some(Upos::Verb | Upos::Aux))
            && !reading.lemma(verb).is_empty()
            && reading.lemma(verb) != reading.norm(verb);
        let finite =
            matches!(reading.norm(verb), "who" | "'s" | "’s" | "did" | "does" | "was" | "is" | "had" | "has");
        (inflected || finite) && !reading.norm(verb).ends_with("ing")
    };
    (reading.is(start, GIVEN) || MONTHS.contains(&reading.norm(start)))
        && reading.has(surname, CAPITAL)
        && !reading.is(
            surname,
            FUNCTION | TITLE | HONORIFIC | PLACE | ORG | PEOPLE | ORG_HEAD | LOC_HEAD | EVENT_HEAD | CALENDAR,
        )
        && reading.seen(surname).lower == 0
        && told()
}
