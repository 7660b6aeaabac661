//! A letter, post or statement is its author's word: "In a letter, Ann Lee said … The letter said …".
//!
//! In: attributions in reading order. Out: the same, what "the letter" says given to who wrote it.

use crate::attribution::lexicon::List;
use crate::attribution::types::{Attribution, SourceType};
use crate::attribution::view::View;
use crate::text::{Id, TokenId, TokenRange};

/// Sentences back in which its author is looked for.
const REACH: usize = 4;

/// Words between "in" and the noun: "in a short public letter".
const BEFORE: usize = 4;

/// Gives what "the letter" says to whoever was said before to have said something in it.
pub fn to_authors(view: &View<'_>, rows: &mut [Attribution]) {
    let tokens = &view.segments.tokens;
    for at in 1..rows.len() {
        let (before, rest) = rows.split_at_mut(at);
        let Some(row) = rest.first_mut() else { continue };
        let [source] = row.source.as_slice() else { continue };
        let noun = TokenId::from_index(source.start.index() + 1);
        let lone = source.len() == 2 && matches!(tokens.norm(source.start), "the" | "this");
        if !lone
            || row.entity.is_some()
            || row.source_type != SourceType::Document
            || !List::OwnPapers.has(tokens.norm(noun))
        {
            continue;
        }
        let here = view.segments.sentence_of(noun).index();
        let writes = |other: &&Attribution| {
            let place = other.cue.first().map(|run| view.segments.sentence_of(run.start));
            let named = matches!(other.source_type, SourceType::NamedPerson | SourceType::NamedOrganisation);
            let near = place.filter(|place| (here.saturating_sub(REACH)..here).contains(&place.index()));
            named
                && other.entity.is_some()
                && near.is_some_and(|id| holds(view, view.segments.sentences[id].tokens, tokens.norm(noun)))
        };
        let author = before.iter().rev().find(writes);
        if let Some(author) = author {
            (row.source_type, row.entity) = (author.source_type, author.entity);
        }
    }
}

/// Whether a sentence has "in a letter": something is said in it.
fn holds(view: &View<'_>, run: TokenRange, noun: &str) -> bool {
    let tokens = &view.segments.tokens;
    run.iter().filter(|at| tokens.norm(*at) == noun).any(|at| {
        let from = at.index().saturating_sub(BEFORE).max(run.start.index());
        (from..at.index()).any(|before| tokens.norm(TokenId::from_index(before)) == "in")
    })
}
