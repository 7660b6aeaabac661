//! How it is written: signals from rules kept as data (`data/wording.rules`).
//!
//! In: tokens, trees where a model gave them, who says what. Out: signals in reading order. What stands
//! inside quotation marks is not the writer's choice: it is marked as quoted, for readers to leave out.

mod inflect;
mod literal;
mod literally;
mod passive;
mod pattern;
mod repetition;
mod rules;
mod types;
mod voice;

use crate::attribution::Attributions;
use crate::segment::{ParagraphKind, Segments};
use crate::syntax::{NameTag, Syntax};
use crate::text::{Id, Span, TokenId, TokenRange};
use pattern::Words;
use voice::{inside, touches};

pub use rules::{Rule, examples};
pub use types::Signal;

/// Every rule, in the order of the file.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &rules::RULES.rows
}

/// Finds the signals of a text: at each place the longest match, the earlier rule of two as long.
#[must_use]
pub fn find(text: &str, segments: &Segments, syntax: &Syntax, attributions: &Attributions) -> Vec<Signal> {
    let quoted = voice::quoted(text, segments, attributions);
    let spoken = voice::spoken(text, segments, attributions);
    let told = voice::told(attributions);
    let words = Words { tokens: &segments.tokens, syntax };
    let mut out: Vec<Signal> = Vec::new();
    for (id, sentence) in segments.sentences.enumerate() {
        let kind = segments.kind_of(id);
        if !kind.is_body() && kind != ParagraphKind::Title {
            continue;
        }
        let plain = rules::RULES.plain(words, sentence.tokens);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let best = rules::RULES.longest(words, at, sentence.tokens.end);
            let next = best.map_or(TokenRange::one(at).end, |(run, _)| run.end);
            let best = best
                .filter(|(run, row)| !rules::is_plain(&plain, *run, *row))
                .and_then(|(run, row)| Some((run, rules().get(row)?)))
                .filter(|(run, rule)| fits(text, segments, rule.kind, kind, *run, sentence.tokens, &spoken))
                .filter(|(run, rule)| {
                    let body = kind.is_body().then_some(sentence.tokens.start);
                    !NO_NAMES.contains(&rule.kind)
                        || !is_name(text, segments, syntax, *run, body) && !is_part(text, segments, *run)
                })
                // a crowd that somebody in the text speaks of is theirs
                .filter(|(run, rule)| rule.kind != "weasel" || !inside(&told, *run))
                .filter(|(run, rule)| !rule.literal.holds(words, *run, sentence.tokens));
            out.extend(best.map(|(run, rule)| Signal {
                span: segments.tokens.cover(run),
                kind: rule.kind,
                why: rule.why,
                quoted: inside(&quoted, run),
            }));
            // of a run that is no mark a shorter one may be
            at = if best.is_some() { next } else { TokenRange::one(at).end };
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

/// Whether a word of it stands in a name: the "Horror Nights" are called so by others. A capital tells nothing in a
/// headline, nor of a sentence's first word (`start`, where this is no headline) unless the next has one too.
fn is_name(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    run: TokenRange,
    start: Option<TokenId>,
) -> bool {
    let capital = |at: TokenId| {
        segments.tokens.spans.row(at).is_some_and(|span| span.of(text).starts_with(char::is_uppercase))
    };
    run.iter().any(|at| {
        let tagged = syntax.name.row(at).is_some_and(|tag| *tag != NameTag::Outside);
        let written = |start: TokenId| capital(at) && (at != start || capital(TokenRange::one(at).end));
        tagged || start.is_some_and(written)
    })
}

/// Whether a hyphen joins it to another word: "brilliant-cut" praises nothing.
fn is_part(text: &str, segments: &Segments, run: TokenRange) -> bool {
    let tokens = &segments.tokens;
    let hyphen = |at: TokenId| tokens.spans.row(at).is_some_and(|span| span.of(text) == "-");
    let close = |at: TokenId| !tokens.space_after(text, at);
    let before = run.start.0.checked_sub(1).map(TokenId);
    run.last().is_some_and(close) && hyphen(run.end) || before.is_some_and(|at| hyphen(at) && close(at))
}

/// Kinds whose words tell nothing within a name.
const NO_NAMES: &[&str] = &["loaded", "stock_phrase", "euphemism", "booster"];

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

    fn read(text: &str) -> Vec<Signal> {
        let segments = segment(text);
        let syntax = crate::syntax::parse(text, &segments, &crate::Models::built_in());
        find(text, &segments, &syntax, &Attributions::new())
    }

    #[test]
    fn every_rule_says_what_it_is_and_keeps_its_examples() {
        let mut wrong = Vec::new();
        let examples = examples();
        for rule in rules() {
            assert!(!rule.why.is_empty() && !rule.from.is_empty(), "{} has no reason", rule.name);
            let own = examples.iter().find(|row| row.name == rule.name);
            let [fire, spare] = own.map(|row| &row.examples).cloned().unwrap_or_default();
            assert!(!fire.is_empty() && !spare.is_empty(), "{} has no example", rule.name);
            // a headline is one above an article
            let body =
                if rule.kind == "clickbait" { "\n\nRain fell on Lint all night and by day." } else { "" };
            let marks = |line: &str| {
                read(&format!("{line}{body}")).iter().any(|row| row.kind == rule.kind && row.why == rule.why)
            };
            wrong.extend(
                fire.iter()
                    .filter(|line| !marks(line))
                    .map(|line| format!("{} does not mark: {line}", rule.name)),
            );
            wrong.extend(
                spare.iter().filter(|line| marks(line)).map(|line| format!("{} marks: {line}", rule.name)),
            );
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// A pattern that nothing can match, or that another kind's always takes first, is dead.
    #[test]
    fn every_pattern_can_fire() {
        let mut dead = Vec::new();
        for (row, rule) in rules().iter().enumerate() {
            for pattern in &rule.patterns {
                // an apostrophe stands right at its word
                let sample = pattern.sample().replace(" 's", "'s");
                let segments = segment(&sample);
                let words = Words { tokens: &segments.tokens, syntax: &Syntax::default() };
                let all = segments.tokens.ids();
                let found = rules::RULES.longest(words, all.start, all.end);
                let kind = |of: usize| rules().get(of).map(|rule| rule.kind);
                // the words of one kind may stand in two rules as different parts of speech
                let whole = found.is_some_and(|(run, of)| run == all && kind(of) == kind(row));
                if !whole {
                    let by = found.and_then(|(_, of)| rules().get(of)).map_or("nothing", |rule| rule.name);
                    dead.push(format!("{}: {sample:?} is matched by {by}", rule.name));
                }
            }
        }
        assert!(dead.is_empty(), "{}", dead.join("\n"));
    }

    #[test]
    fn words_in_single_marks_are_somebody_elses() {
        let quoted = |text: &str| read(text).iter().map(|row| (row.kind, row.quoted)).collect::<Vec<_>>();
        assert_eq!(quoted("The plan was 'a shameful farce' to her."), [("loaded", true), ("loaded", true)]);
        assert_eq!(quoted("The dogs' shameful plan."), [("loaded", false)]);
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
