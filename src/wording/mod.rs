//! How it is written: signals from rules kept as data (`data/wording.rules`).
//!
//! In: tokens, trees where a model gave them, who says what. Out: signals in reading order. What stands
//! inside quotation marks is not the writer's choice: it is marked as quoted, for readers to leave out.

mod passive;
mod pattern;
mod repetition;
mod rules;

use crate::attribution::{Attributions, Form};
use crate::segment::{ParagraphKind, Segments};
use crate::syntax::{NameTag, Syntax, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};

pub use rules::Rule;

/// One signal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signal {
    /// The words.
    pub span: Span,
    /// DOMAIN's name of the kind ("hedge", "weasel", …).
    pub kind: &'static str,
    /// One line.
    pub why: &'static str,
    /// Whether the words stand inside somebody's quotation marks.
    pub quoted: bool,
}

/// Every rule, in the order of the file.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &rules::RULES.rows
}

/// Finds the signals of a text: at each place the longest match, the earlier rule of two as long.
#[must_use]
pub fn find(text: &str, segments: &Segments, syntax: &Syntax, attributions: &Attributions) -> Vec<Signal> {
    let quoted = quoted(text, segments, attributions);
    let spoken = spoken(text, segments, attributions);
    let mut out: Vec<Signal> = Vec::new();
    for (id, sentence) in segments.sentences.enumerate() {
        let kind = segments.kind_of(id);
        if !kind.is_body() && kind != ParagraphKind::Title {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let best = best(segments, at, sentence.tokens.end);
            let next = best.map_or(TokenRange::one(at).end, |(run, _)| run.end);
            let best = best
                .filter(|(run, rule)| fits(text, segments, rule.kind, kind, *run, sentence.tokens, &spoken))
                .filter(|(run, rule)| {
                    let first = if kind.is_body() { run.start == sentence.tokens.start } else { true };
                    rule.kind != "loaded" || !is_name(text, segments, syntax, *run, first)
                });
            out.extend(best.map(|(run, rule)| Signal {
                span: segments.tokens.cover(run),
                kind: rule.kind,
                why: rule.why,
                quoted: inside(&quoted, run),
            }));
            at = next;
        }
        out.extend(question(text, segments, sentence.tokens, &quoted, &spoken));
    }
    let scare = attributions.iter().filter(|row| row.scare).flat_map(|row| &row.content);
    out.extend(scare.map(|run| Signal {
        span: segments.tokens.cover(*run),
        kind: "scare_quote",
        why: "words in quotation marks that nobody is named for",
        quoted: false,
    }));
    out.sort_by_key(|signal| signal.span);
    // what a rule marks already ("is believed to") says more than that nobody is named for it
    let rest = [passive::find(segments, syntax, &quoted), repetition::find(text, segments, &quoted)];
    let rest: Vec<Signal> = rest.into_iter().flatten().filter(|signal| free(&out, signal.span)).collect();
    out.extend(rest);
    out.sort_by_key(|signal| signal.span);
    out
}

/// Whether a word of it stands in a name: the "Horror Nights" are called so by others. A capital tells nothing
/// of a sentence's `first` word, nor in a headline.
fn is_name(text: &str, segments: &Segments, syntax: &Syntax, run: TokenRange, first: bool) -> bool {
    let capital = |at| segments.tokens.spans[at].of(text).starts_with(char::is_uppercase);
    let proper = |at| syntax.upos.is_empty() || syntax.upos[at] == Upos::Propn;
    run.iter().any(|at| syntax.name[at] != NameTag::Outside || !first && capital(at) && proper(at))
}

/// Kinds that tell of the writer alone: nothing of a speaker's "I" or "you".
const OWN: &[&str] = &["first_person", "second_person", "personal_experience", "call_to_action"];

/// Whether a match may be of its kind where it stands.
fn fits(
    text: &str,
    segments: &Segments,
    kind: &str,
    paragraph: ParagraphKind,
    run: TokenRange,
    sentence: TokenRange,
    spoken: &[TokenRange],
) -> bool {
    if kind == "clickbait" {
        return paragraph == ParagraphKind::Title;
    }
    if !OWN.contains(&kind) {
        return true;
    }
    let form = segments.tokens.spans[run.start].of(text);
    let first = run.start == sentence.start;
    // "the US", "Call Me", "World War I"
    let before = run.start.index().checked_sub(1).map(TokenId::from_index).filter(|_| !first);
    let named = |at: TokenId| segments.tokens.spans[at].of(text).starts_with(char::is_uppercase);
    let plain = match form {
        "I" => !before.is_some_and(named),
        // a newspaper's name
        "i" => false,
        _ => first && form != "US" || form.starts_with(char::is_lowercase),
    };
    plain && paragraph.is_body() && !inside(spoken, run)
}

/// What stands between quotation marks, whoever is named for it, and what others are said to say: a transcript
/// has no quotation marks.
fn spoken(text: &str, segments: &Segments, attributions: &Attributions) -> Vec<TokenRange> {
    let other = |row: &&crate::attribution::Attribution| {
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

/// Whether none of some sorted signals shares a word with a span, whole sentences (questions) aside.
fn free(signals: &[Signal], span: Span) -> bool {
    let until = signals.partition_point(|signal| signal.span.start < span.end);
    let near = signals.get(until.saturating_sub(4)..until).unwrap_or(&[]);
    !near.iter().any(|signal| signal.span.overlaps(span) && signal.kind != "rhetorical_question")
}

/// A question that the writer puts to the reader.
fn question(
    text: &str,
    segments: &Segments,
    run: TokenRange,
    quoted: &[TokenRange],
    spoken: &[TokenRange],
) -> Option<Signal> {
    let last = run.last()?;
    let asks = segments.tokens.spans[last].of(text).starts_with('?') && run.len() > 2;
    // nor one that an interview puts: "DELL: Will it run?"
    let own = !touches(quoted, run) && !inside(spoken, TokenRange::one(last));
    (asks && own).then(|| Signal {
        span: segments.tokens.cover(run),
        kind: "rhetorical_question",
        why: "a question put to the reader: does the text answer it?",
        quoted: false,
    })
}

fn best(segments: &Segments, at: TokenId, limit: TokenId) -> Option<(TokenRange, &'static Rule)> {
    let mut best: Option<(TokenRange, &'static Rule)> = None;
    let second = TokenId::from_index(at.index() + 1);
    let second = if second < limit { segments.tokens.norm(second) } else { "" };
    for (rule, pattern) in rules::RULES.beginning(segments.tokens.norm(at), second) {
        if let Some(run) = pattern.matches(&segments.tokens, at, limit)
            && best.is_none_or(|(other, _)| run.end > other.end)
        {
            best = Some((run, rule));
        }
    }
    best
}

/// Runs of tokens that stand in quotation marks, in order and apart.
fn quoted(text: &str, segments: &Segments, attributions: &Attributions) -> Vec<TokenRange> {
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
    apart(out)
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

/// Whether a run shares a word with one of some that are in order and apart.
fn touches(quoted: &[TokenRange], run: TokenRange) -> bool {
    let after = quoted.partition_point(|row| row.end <= run.start);
    quoted.get(after).is_some_and(|row| row.overlaps(run))
}

fn inside(quoted: &[TokenRange], run: TokenRange) -> bool {
    let after = quoted.partition_point(|row| row.start <= run.start);
    after.checked_sub(1).and_then(|n| quoted.get(n)).is_some_and(|row| row.overlaps(run))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn kinds(text: &str) -> Vec<&'static str> {
        find(text, &segment(text), &Syntax::default(), &Attributions::new())
            .iter()
            .map(|signal| signal.kind)
            .collect()
    }

    #[test]
    fn every_rule_says_what_it_is_and_keeps_its_examples() {
        for rule in rules() {
            assert!(!rule.why.is_empty() && !rule.from.is_empty(), "{} has no reason", rule.name);
            // a headline is one above an article
            let body =
                if rule.kind == "clickbait" { "\n\nRain fell on Lint all night and by day." } else { "" };
            let marks = |line: &str| kinds(&format!("{line}{body}")).contains(&rule.kind);
            assert!(marks(rule.fire), "{} does not mark: {}", rule.name, rule.fire);
            assert!(!marks(rule.spare), "{} marks: {}", rule.name, rule.spare);
        }
    }

    #[test]
    fn a_question_of_the_writer() {
        assert_eq!(kinds("Who will pay for the wall? The town."), ["rhetorical_question"]);
    }

    #[test]
    fn the_longest_match_wins() {
        let text = "One of the most stunning valleys.";
        assert_eq!(kinds(text).first(), Some(&"superlative"));
    }
}
