//! Names in lines whose words all have capitals: only what is known, or named in the body.
//!
//! In: the body's names, the reading. Out: runs of a line that may be names. A name that the body has in full ends
//! where it ends there: "Ana Orsel Slams Norvik Council".

use super::candidate::{Candidate, HEADS, KNOWN};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lexicon::{
    COMMON, FUNCTION, GIVEN, HONORIFIC, MODIFIER, PEOPLE, PLACE, PLAIN, ROLE, SAYING, TITLE,
};

use super::reading::{CAPITAL, HEADLINE, OPENS, Reading};
use crate::segment::ParagraphKind;
use crate::syntax::Upos;
use crate::text::{Id, TokenId};

/// How many names with one first word are compared.
const NAMESAKES: usize = 16;

/// The names of the body.
pub(super) struct Body<'a> {
    /// Their words, everyday ones left out.
    words: HashSet<&'a str>,
    /// Those of several words, by the first.
    whole: HashMap<&'a str, Vec<Range<usize>>>,
}

impl<'a> Body<'a> {
    /// Keeps the names.
    pub(super) fn new(reading: &Reading<'a>, candidates: &[Candidate]) -> Self {
        let mut out = Self { words: HashSet::new(), whole: HashMap::new() };
        for row in candidates {
            let plain = row.tokens.clone().filter(|at| !reading.is(*at, COMMON));
            out.words.extend(plain.map(|at| reading.norm(at)));
            if row.tokens.len() > 1 {
                let rows = out.whole.entry(reading.norm(row.tokens.start)).or_default();
                if rows.len() < NAMESAKES {
                    rows.push(row.tokens.clone());
                }
            }
        }
        out
    }

    /// The end of the longest name of the body that stands here whole.
    fn whole(&self, reading: &Reading<'_>, at: usize, limit: usize) -> Option<usize> {
        let same = |name: &&Range<usize>| {
            at + name.len() <= limit
                && (*name).clone().zip(at..).all(|(one, two)| reading.norm(one) == reading.norm(two))
        };
        let rows = self.whole.get(reading.norm(at))?;
        let end = rows.iter().filter(same).map(|name| at + name.len()).max()?;
        // "Norvik County" is cut from "Norvik County Council"
        (end == limit || !reading.is(end, HEADS)).then_some(end)
    }

    /// Whether a headline's name stands whole in the body.
    pub(super) fn repeats(&self, reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
        reading.has(tokens.start, HEADLINE)
            && tokens.len() > 1
            && self.whole(reading, tokens.start, tokens.end) == Some(tokens.end)
    }

    /// The runs of a line.
    pub(super) fn runs(&self, reading: &Reading<'_>, line: Range<usize>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        let (mut at, mut closed) = (line.start, line.start);
        let first = |at: usize| {
            let other = COMMON | KNOWN | MODIFIER | TITLE | HEADS | ROLE | SAYING;
            reading.has(at, CAPITAL) && !reading.is(at, other) && reading.upos(at) == Some(Upos::Propn)
        };
        while at < line.end {
            if let Some(end) = self.whole(reading, at, line.end).filter(|_| reading.has(at, CAPITAL)) {
                // an office or a first name before it goes with it
                match out.last_mut() {
                    Some(last) if last.end == at && at > closed && !reading.is(at - 1, PLACE | PEOPLE) => {
                        last.end = end;
                    }
                    _ => out.push(at..end),
                }
                (at, closed) = (end, end);
                continue;
            }
            let known = self.words.contains(reading.norm(at)) && !reading.is(at, FUNCTION);
            let certain = reading.is(at, KNOWN | HONORIFIC) && !reading.is(at, COMMON | PLAIN);
            let given = reading.is(at, GIVEN) && reading.has(at + 1, CAPITAL) && !reading.is(at + 1, COMMON);
            let unread =
                reading.has(at, CAPITAL) && !reading.is(at, COMMON | KNOWN | MODIFIER | TITLE | HEADS);
            let behind_given = at > closed && reading.is(at - 1, GIVEN | HONORIFIC) && unread;
            let phrase = reading.phrase(at, line.end).filter(|(_, flags)| flags & (KNOWN | TITLE) != 0);
            let end = match phrase {
                Some((end, _)) if reading.has(at, CAPITAL) => end,
                _ if reading.has(at, CAPITAL) && (known || certain || given || behind_given) => at + 1,
                _ => {
                    at += 1;
                    continue;
                }
            };
            match out.last_mut() {
                Some(last) if last.end == at && at > closed && !reading.is(at - 1, PLACE | PEOPLE) => {
                    last.end = end;
                }
                // "Cecile Orsel: …": a first name that no list has, before a surname of the body
                _ => out.push(if known && at == line.start + 1 && first(at - 1) {
                    at - 1..end
                } else {
                    at..end
                }),
            }
            at = end;
        }
        out
    }
}

/// Whether an adjective and an unknown word that open a sentence and say something are a name: "Clear Brel said".
/// Running text puts an article there; a headline does without: "Defiant Orsel says".
pub(super) fn plain_pair(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let (second, segments) = (start + 1, reading.segments);
    let other = FUNCTION | MODIFIER | TITLE | ROLE | PEOPLE | KNOWN;
    end == start + 2
        && reading.has(start, OPENS)
        && matches!(reading.upos(start), Some(Upos::Adj | Upos::Propn))
        && !reading.is(start, other)
        && reading.seen(start).lower == 0
        && !reading.is(second, other | COMMON | HEADS)
        && reading.is(end, SAYING)
        && segments.kind_of(segments.sentence_of(TokenId::from_index(start))) != ParagraphKind::Title
}
