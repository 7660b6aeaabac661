//! On how many sources a claim rests: its own, and those who say nearly the same elsewhere.
//!
//! In: claims, who owns them. Out: for every claim the sources behind it. Two claims say nearly the same
//! when half of their telling words are the same (Jaccard), three at least. Each claim is held against a
//! bounded number of earlier ones, found by the words that are rarest in the text.

use super::types::{Claim, Source};
use crate::segment::{Segments, Symbol, TokenKind};
use crate::syntax::{Syntax, Upos};
use crate::text::{AttributionId, TokenId};
use std::collections::{BTreeSet, HashMap};

/// Words of a claim that are looked up, the rarest first.
const LOOKED_UP: usize = 6;
/// Claims kept for each word.
const KEPT: usize = 8;
/// Telling words that two claims must share.
const SHARED: usize = 3;

/// Fills in the sources behind every claim.
pub(super) fn fill(segments: &Segments, syntax: &Syntax, sources: &[Source], claims: &mut [Claim]) {
    let mut owner: HashMap<AttributionId, u32> = HashMap::new();
    for (number, source) in sources.iter().enumerate() {
        // nobody is no source
        if source.source_type != crate::attribution::SourceType::Unspecified {
            owner.extend(
                source.attributions.iter().map(|id| (*id, u32::try_from(number).unwrap_or(u32::MAX))),
            );
        }
    }
    let words: Vec<Vec<Symbol>> = claims.iter().map(|row| telling(segments, syntax, row)).collect();
    // by symbol: a document numbers its forms from nought on
    let mut counts = vec![0u32; segments.tokens.symbol_count()];
    for word in words.iter().flatten() {
        counts.get_mut(word.0 as usize).into_iter().for_each(|count| *count += 1);
    }
    let count = |word: &Symbol| counts.get(word.0 as usize).copied().unwrap_or(0);
    let mut known: Vec<Vec<usize>> = vec![Vec::new(); counts.len()];
    let mut behind: Vec<BTreeSet<u32>> = Vec::with_capacity(claims.len());
    for (number, (claim, own)) in claims.iter().zip(&words).enumerate() {
        let mut set: BTreeSet<u32> =
            claim.attribution.and_then(|id| owner.get(&id)).copied().into_iter().collect();
        let mut rare = own.clone();
        // a word that no other claim has leads to none
        rare.retain(|word| count(word) > 1);
        rare.sort_unstable_by_key(|word| (count(word), *word));
        let mut met: BTreeSet<usize> = BTreeSet::new();
        for word in rare.iter().take(LOOKED_UP) {
            let Some(places) = known.get_mut(word.0 as usize) else { continue };
            met.extend(places.iter().copied());
            if places.len() >= KEPT {
                places.remove(0);
            }
            places.push(number);
        }
        for other in met {
            let Some(theirs) = words.get(other).filter(|theirs| alike(own, theirs)) else { continue };
            debug_assert!(!theirs.is_empty());
            if let Some(before) = behind.get_mut(other) {
                let both: BTreeSet<u32> = before.union(&set).copied().collect();
                before.extend(&both);
                set.extend(&both);
            }
        }
        behind.push(set);
    }
    for (claim, set) in claims.iter_mut().zip(behind) {
        claim.sources = set.into_iter().collect();
    }
}

/// Whether two sorted lists of words say nearly the same.
fn alike(a: &[Symbol], b: &[Symbol]) -> bool {
    let shared = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    let all = a.len() + b.len() - shared;
    shared >= SHARED && shared * 2 >= all
}

/// The words of a claim that say what it is about: nouns, names, verbs, adjectives, figures; sorted.
fn telling(segments: &Segments, syntax: &Syntax, claim: &Claim) -> Vec<Symbol> {
    let tokens = &segments.tokens;
    let tells = |at: &TokenId| match tokens.kinds[*at] {
        TokenKind::Number => true,
        TokenKind::Word => match syntax.upos.row(*at) {
            Some(upos) => {
                matches!(upos, Upos::Noun | Upos::Propn | Upos::Verb | Upos::Adj | Upos::Num)
                    && tokens.norm(*at).len() > 2
            }
            None => tokens.norm(*at).len() > 4,
        },
        _ => false,
    };
    // a claim is a sentence at most; a line without end is cut
    let mut out: Vec<Symbol> =
        claim.tokens.iter().take(80).filter(tells).map(|at| tokens.symbol(at)).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// How many claims rest on nobody, on one source, on two and more.
#[must_use]
pub fn support(claims: &[Claim]) -> [u32; 3] {
    let mut out = [0; 3];
    for claim in claims {
        if let Some(count) = out.get_mut(claim.sources.len().min(2)) {
            *count += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Id;

    #[test]
    fn half_of_the_words_and_three_at_least() {
        let text = "pumps failed twice river rose pumps failed twice again";
        let tokens = crate::segment::segment(text).tokens;
        let symbol = |n: usize| tokens.symbol(TokenId::from_index(n));
        let set = |range: std::ops::Range<usize>| {
            let mut out: Vec<Symbol> = range.map(symbol).collect();
            out.sort_unstable();
            out.dedup();
            out
        };
        assert!(alike(&set(0..3), &set(5..9)));
        assert!(!alike(&set(0..3), &set(0..2)), "two shared words are too few");
        assert!(!alike(&set(3..9), &set(3..5)));
    }
}
