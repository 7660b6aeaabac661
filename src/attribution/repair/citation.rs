//! "The Herald reported, citing the ministry, that …": whom a source cites is part of how it knows, and says nothing
//! of its own here.
//!
//! In: attributions that stand, in reading order. Out: the same, with those who are cited beside who cites them. Runs
//! behind the tagger and behind the rules alike, like [`crate::attribution::repair::subject`]. A reason that is cited ("citing a lack of
//! funds") stays an attribution, as PolNeAR marks it.

use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::grammar::Words;
use crate::attribution::types::CueClass;
use crate::attribution::view::content;
use crate::attribution::view::frame::Frame;
use crate::attribution::view::source::Run;
use crate::entity::speakers;

/// Whether a word opens whom one cites.
fn cites(word: &str) -> bool {
    matches!(word, "citing" | "quoting")
}

/// Joins those who are cited to who cites them.
pub(in crate::attribution) fn join(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    let chunks = words.chunks;
    let mut joined: Vec<usize> = Vec::new();
    for at in 0..rows.len() {
        if let Some(row) = rows.get_mut(at)
            && cites(chunks.norm(row.found.head))
            && let Some(verb) = speaks_before(words, row)
        {
            // "reported, citing police, that two people had died": the reader took the words for what is cited
            give_back(words, row, verb);
        }
        if let Some(row) = rows.get_mut(at)
            && let Some(verb) = speaks_before(words, row)
            && matches!(
                chunks.norm(row.found.head),
                "referring" | "alluding" | "pointing" | "speaking" | "turning"
            )
            && let [run] = row.found.content[..]
            && words.marks.opening(run.0).is_some()
            && run.0 > row.found.cue.1
        {
            // "added, referring to the mayor: “He knew.”"
            take_verb(words, row, verb);
        }
        let Some(row) = rows.get_mut(at) else { continue };
        let found = &mut row.found;
        let speaks = matches!(found.class, CueClass::Speech | CueClass::Assertion);
        if !speaks || cites(chunks.norm(found.head)) {
            continue;
        }
        let cites = |at: usize| {
            Some(at + usize::from(chunks.class(at) == Class::Comma)).filter(|at| cites(chunks.norm(*at)))
        };
        let ends = [found.source.map(|run| run.1), Some(found.cue.1)];
        for place in ends.into_iter().flatten() {
            let Some(citing) = cites(place) else { continue };
            let Some(end) = speaker(words, citing) else { continue };
            let whole =
                end + usize::from(chunks.class(end) == Class::Comma && end < words.sentence(citing).1);
            found.content = found.content.iter().flat_map(|run| without(*run, (citing, whole))).collect();
            found.content.iter_mut().for_each(|run| run.1 = content::trimmed(chunks, run.0, run.1));
            found.content.retain(|run| run.1 > run.0);
            match &mut found.source {
                Some(run) if run.1 == place && found.frame != Frame::Label => {
                    run.1 = if found.cue.0 >= whole { whole } else { end };
                }
                _ => found.cue.1 = end,
            }
            joined.push(citing);
            break;
        }
    }
    rows.retain(|row| !row.found.content.is_empty() && !joined.contains(&row.found.head));
    rows.sort_by_key(|row| (row.found.cue.0, row.found.head));
}

/// The end of whom a "citing" or "quoting" names, where it is somebody who speaks.
fn speaker(words: &Words<'_>, citing: usize) -> Option<usize> {
    let chunks = words.chunks;
    let limit = words.sentence(citing).1;
    let base = chunks.base_end(citing + 1, limit)?;
    let noun = chunks.norm(base - 1);
    let speaks =
        chunks.class(base - 1) == Class::Name || List::Cited.has(noun) || speakers::is_document(noun);
    speaks.then(|| chunks.phrase_end(citing + 1, limit).unwrap_or(base))
}

/// The verb of saying right before ", citing", where a that-clause behind it is what is said.
fn speaks_before(words: &Words<'_>, row: &Chosen) -> Option<usize> {
    let (chunks, head) = (words.chunks, row.found.head);
    let verb = head.checked_sub(2).filter(|at| chunks.class(at + 1) == Class::Comma)?;
    let entry = crate::attribution::lexicon::cue::lexicon();
    let number = chunks.word(verb).cues.first().copied().flatten()?;
    let class = entry.entries.get(usize::from(number))?.class;
    let speaks = chunks.class(verb) == Class::Verb && matches!(class, CueClass::Speech | CueClass::Assertion);
    speaks.then_some(verb)
}

fn give_back(words: &Words<'_>, row: &mut Chosen, verb: usize) {
    let (chunks, found) = (words.chunks, &mut row.found);
    let limit = words.sentence(verb).1;
    let Some(end) = speaker(words, found.head) else { return };
    let that = end + usize::from(chunks.class(end) == Class::Comma);
    if that == end || chunks.class(that) != Class::That || that >= limit {
        return;
    }
    found.frame = Frame::That;
    found.content = vec![(that, content::clause(chunks, words.marks, that, limit))];
    take_verb(words, row, verb);
}

/// Makes a verb of saying the cue.
fn take_verb(words: &Words<'_>, row: &mut Chosen, verb: usize) {
    let number = words.chunks.word(verb).cues.first().copied().flatten();
    let entry = number
        .and_then(|number| crate::attribution::lexicon::cue::lexicon().entries.get(usize::from(number)));
    if let Some(entry) = entry {
        let found = &mut row.found;
        (found.head, found.lemma, found.class) = (verb, entry.lemma, entry.class);
        found.cue = (verb, verb + 1);
    }
}

/// A run without another.
fn without(run: Run, gone: Run) -> Vec<Run> {
    if run.1 <= gone.0 || gone.1 <= run.0 {
        return vec![run];
    }
    [(run.0, gone.0), (gone.1, run.1)].into_iter().filter(|run| run.0 < run.1).collect()
}
