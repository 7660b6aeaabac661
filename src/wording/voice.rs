//! Whose words a match stands among: in quotation marks, in what somebody is said to say, the writer's own.

use crate::attribution::{Attribution, Attributions, Form, SourceType};
use crate::segment::Segments;
use crate::text::{Id, TokenId, TokenRange};

/// Runs of tokens that stand in quotation marks, in order and apart.
pub(super) fn quoted(text: &str, segments: &Segments, attributions: &Attributions) -> Vec<TokenRange> {
    let mut out = Vec::new();
    for row in attributions.iter().filter(|row| row.form != Form::Indirect) {
        for run in &row.content {
            if row.form == Form::Mixed {
                out.extend(marked(text, segments, *run));
            } else {
                out.push(*run);
            }
        }
    }
    for sentence in segments.sentences.iter() {
        out.extend(single(text, segments, sentence.tokens));
    }
    apart(out)
}

/// What stands between quotation marks, whoever is named for it, and what others are said to say: a transcript
/// has no quotation marks.
pub(super) fn spoken(text: &str, segments: &Segments, attributions: &Attributions) -> Vec<TokenRange> {
    let other = |row: &&Attribution| {
        row.source
            .first()
            .is_some_and(|run| !matches!(segments.tokens.norm(run.start), "i" | "we" | "my" | "our"))
    };
    let mut out: Vec<TokenRange> =
        attributions.iter().filter(other).flat_map(|row| row.content.clone()).collect();
    for row in segments.paragraphs.iter() {
        let sentences = segments.sentences.slice(row.sentences);
        let (Some(first), Some(last)) = (sentences.first(), sentences.last()) else { continue };
        let all = TokenRange::new(first.tokens.start, last.tokens.end);
        // "DELL: …" of a transcript
        let form = |at: TokenId| segments.tokens.spans[at].of(text);
        let name = all.iter().take(5).take_while(|at| form(*at).starts_with(char::is_uppercase)).count();
        if name > 0 && all.iter().nth(name).is_some_and(|at| form(at) == ":") {
            out.push(all);
        } else {
            out.extend(marked(text, segments, all));
        }
    }
    apart(out)
}

/// What somebody or something that a reader can find is said to say.
pub(super) fn told(attributions: &Attributions) -> Vec<TokenRange> {
    let somebody = |row: &&Attribution| {
        matches!(
            row.source_type,
            SourceType::NamedPerson
                | SourceType::NamedOrganisation
                | SourceType::UnnamedPerson
                | SourceType::Document
        )
    };
    apart(attributions.iter().filter(somebody).flat_map(|row| row.content.clone()).collect())
}

/// Runs in order, those that meet joined.
fn apart(mut runs: Vec<TokenRange>) -> Vec<TokenRange> {
    runs.sort_unstable();
    let mut apart: Vec<TokenRange> = Vec::new();
    for run in runs {
        match apart.last_mut().filter(|last| run.start <= last.end) {
            Some(last) => last.end = last.end.max(run.end),
            None => apart.push(run),
        }
    }
    apart
}

/// What stands between quotation marks within a run.
fn marked(text: &str, segments: &Segments, run: TokenRange) -> Vec<TokenRange> {
    let mut out = Vec::new();
    let mut open = None;
    for id in run.iter() {
        let form = segments.tokens.spans[id].of(text);
        match open {
            None if matches!(form, "\"" | "“" | "„" | "«" | "``") => open = Some(id),
            Some(from) if matches!(form, "\"" | "”" | "»" | "''") => {
                out.push(TokenRange::new(from, id));
                open = None;
            }
            _ => {}
        }
    }
    out.extend(open.map(|from| TokenRange::new(from, run.end)));
    out
}

/// What stands between single marks within a sentence: one that opens after a space, one that closes before one.
/// An apostrophe ("the dogs' bowls") opens nothing, and what nothing closes is left alone.
fn single(text: &str, segments: &Segments, sentence: TokenRange) -> Vec<TokenRange> {
    let tokens = &segments.tokens;
    let mut out = Vec::new();
    let mut open: Option<TokenId> = None;
    for id in sentence.iter() {
        let form = tokens.spans[id].of(text);
        if !matches!(form, "'" | "‘" | "’") {
            continue;
        }
        let behind = tokens.space_after(text, id);
        let before = tokens.spans[id].start == 0
            || text.get(..tokens.spans[id].start as usize).is_some_and(|head| {
                head.chars()
                    .next_back()
                    .is_some_and(|last| last.is_whitespace() || matches!(last, '(' | '—' | '–'))
            });
        match open {
            None if before && !behind && form != "’" => open = Some(id),
            Some(from) if !before && form != "‘" => {
                out.push(TokenRange::new(from, TokenId::from_index(id.index() + 1)));
                open = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether a run shares a word with one of some that are in order and apart.
pub(super) fn touches(quoted: &[TokenRange], run: TokenRange) -> bool {
    let after = quoted.partition_point(|row| row.end <= run.start);
    quoted.get(after).is_some_and(|row| row.overlaps(run))
}

/// Whether a run begins within one of them.
pub(super) fn inside(quoted: &[TokenRange], run: TokenRange) -> bool {
    let after = quoted.partition_point(|row| row.start <= run.start);
    after.checked_sub(1).and_then(|n| quoted.get(n)).is_some_and(|row| row.overlaps(run))
}
