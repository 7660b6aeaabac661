//! Words that come back: a phrase of five words and more that the writer uses twice, a word written twice.
//!
//! In: tokens. Out: signals at each place but the first. Names and figures come back of themselves and are
//! left out; so are phrases of small words alone.

use super::types::Signal;
use super::voice::inside;
use crate::segment::{Segments, Symbol, TokenKind};
use crate::text::{Id, TokenId, TokenRange};
use std::collections::HashMap;

/// Words of a phrase that is looked for.
const PHRASE: usize = 5;

/// Pairs of equal words that English writes.
const PAIRS: &[&str] =
    &["had", "that", "very", "so", "no", "bye", "ha", "is", "do", "much", "many", "long", "far"];

/// The writer's repetitions.
pub(super) fn find(text: &str, segments: &Segments, quoted: &[TokenRange]) -> Vec<Signal> {
    let tokens = &segments.tokens;
    // lower-case words of the writer's
    let plain = |at: TokenId| {
        tokens.kinds[at] == TokenKind::Word
            && tokens.spans[at].of(text).starts_with(char::is_lowercase)
            && !inside(quoted, TokenRange::one(at))
    };
    let mut seen: HashMap<[Symbol; PHRASE], TokenId> = HashMap::new();
    let mut out = Vec::new();
    for (id, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let _ = id;
        let mut run = 0;
        // no word is marked twice
        let mut until = sentence.tokens.start;
        let mut before: Option<Symbol> = None;
        for at in sentence.tokens.iter() {
            if !plain(at) {
                (run, before) = (0, None);
                continue;
            }
            let symbol = tokens.symbol(at);
            let twice = before == Some(symbol) && until.index() < at.index();
            if twice && !PAIRS.contains(&tokens.norm(at)) && tokens.norm(at).len() > 1 {
                until = TokenRange::one(at).end;
                out.push(signal(segments, at.index() - 1, at.index() + 1, "a word written twice: a slip?"));
            }
            before = Some(symbol);
            run += 1;
            if run < PHRASE {
                continue;
            }
            let start = at.index() + 1 - PHRASE;
            let ids = [0, 1, 2, 3, 4].map(|n| TokenId::from_index(start + n));
            let long = ids.iter().filter(|id| tokens.norm(**id).len() > 4).count();
            let first = *seen.entry(ids.map(|id| tokens.symbol(id))).or_insert(ids[0]);
            if first == ids[0] || long < 2 || ids[0] < until {
                continue;
            }
            // on as long as both go on alike
            let mut end = at.index() + 1;
            let same = |end: usize| {
                let (a, b) = (TokenId::from_index(end), TokenId::from_index(end - start + first.index()));
                end < sentence.tokens.end.index() && plain(a) && tokens.symbol(a) == tokens.symbol(b)
            };
            while same(end) {
                end += 1;
            }
            until = Id::from_index(end);
            out.push(signal(segments, start, end, "the same words again, in the writer's own voice"));
        }
    }
    out
}

fn signal(segments: &Segments, start: usize, end: usize, why: &'static str) -> Signal {
    let run = TokenRange::new(Id::from_index(start), Id::from_index(end));
    Signal { span: segments.tokens.cover(run), kind: "repetition", why, quoted: false }
}
