//! Where the article comes from: its date, what it quotes, its first sentence.

use super::facts::{Facts, dated, dateline_day, gap};
use super::types::Gap;
use crate::attribution::SourceType;
use crate::entity::EntityLabel;
use crate::segment::{ParagraphKind, TokenKind};
use crate::syntax::{Deprel, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};
use std::collections::BTreeSet;

/// No publication date: none was given, and no line of the article holds one, or one without its year.
pub(super) fn publication_date(facts: &Facts<'_>) -> Option<Gap> {
    let layers = facts.layers;
    let day = dateline_day(facts);
    let line = layers.segments.paragraphs.iter().any(|row| row.kind == ParagraphKind::Date);
    (facts.is_article() && layers.date.is_none() && !line && !dated(facts)).then(|| {
        let why = match day {
            Some(_) => "The dateline has no year.",
            None => "No publication date found.",
        };
        gap(
            "no_publication_date",
            why.to_owned(),
            "When was this published, and has anything changed since?",
            day.into_iter().collect(),
        )
    })
}

/// Kinds of documents that a writer could link to or call by title.
#[rustfmt::skip]
const CITABLE: &[&str] = &[
    "report", "reports", "study", "studies", "survey", "surveys", "poll", "polls", "post", "posts", "tweet",
    "tweets", "filing", "filings", "lawsuit", "complaint", "indictment", "affidavit", "memo", "letter", "audit",
    "paper", "analysis", "research", "document", "documents", "records", "review", "posting", "postings",
    "petition", "transcript",
];

/// A document speaks, but there is neither a link nor a title to find it by.
pub(super) fn unlinked_document(facts: &Facts<'_>) -> Option<Gap> {
    let segments = facts.layers.segments;
    let tokens = &segments.tokens;
    let mut evidence: Vec<Span> = Vec::new();
    for row in
        facts.attributions().filter(|row| row.source_type == SourceType::Document && row.entity.is_none())
    {
        let Some(run) = row.source.first() else { continue };
        // a headline's "study" is the one that the text presents
        if !segments.kind_of(segments.sentence_of(run.start)).is_body() {
            continue;
        }
        let citable = run.iter().any(|at| CITABLE.contains(&tokens.norm(at)));
        // "the report", said a second time, was named before; a name in the phrase says whose it is
        let first = !run.iter().take(1).any(|at| matches!(tokens.norm(at), "the" | "that" | "this" | "its"));
        let holder = run.iter().find(|at| matches!(tokens.norm(*at), "seen" | "obtained" | "reviewed"));
        let leaked = holder.is_some() || run.iter().any(|at| tokens.norm(at) == "leaked");
        // "an audit obtained by the Herald": who holds it did not write it
        let own = TokenRange::new(run.start, holder.unwrap_or(run.end));
        let named = facts.layers.entities.mentions_in(own).next().is_some();
        // "PC World's analysis", whatever it was taken for; what was read out in court stands in no library
        // the month of "a document dated 30 August and seen by this newspaper" lets nobody find it
        let dates: Vec<Span> =
            facts.dates_in(tokens.cover(*run)).filter(|_| leaked).map(|date| date.span).collect();
        let capital = |at: TokenId| {
            let dated = dates.iter().any(|date| date.contains(tokens.spans[at]));
            at > run.start && !dated && tokens.spans[at].of(facts.layers.text).starts_with(char::is_uppercase)
        };
        let known = named || own.iter().any(|at| capital(at) || tokens.norm(at) == "court");
        let cue = row.cue.iter().flat_map(|run| run.iter()).any(|at| tokens.norm(at) == "court");
        if citable && first && !known && !cue && !linked(facts, run.start) {
            evidence.extend(facts.source(row));
        }
    }
    let told: BTreeSet<u32> =
        evidence.iter().flat_map(|span| tokens.within(*span).iter()).map(|at| at.0).collect();
    let nouns = facts.body().flat_map(|(_, row)| row.tokens.iter());
    let cited = nouns.filter(|at| is_cited(facts, *at) && !told.contains(&at.0) && !linked(facts, *at));
    evidence.extend(cited.map(|at| tokens.spans[at]));
    (!evidence.is_empty()).then(|| {
        gap(
            "unlinked_document",
            "A document is cited without a link or title.".to_owned(),
            "Where can the document be read?",
            evidence,
        )
    })
}

/// Whether a link stands in the words' own sentence or beside it, or where the text came from in their paragraph.
fn linked(facts: &Facts<'_>, at: TokenId) -> bool {
    let segments = facts.layers.segments;
    let tokens = &segments.tokens;
    let here = segments.sentence_of(at);
    let paragraph = &segments.paragraphs[segments.sentences[here].paragraph];
    let address = paragraph
        .sentences
        .iter()
        .filter(|id| id.0.abs_diff(here.0) <= 1)
        .any(|id| segments.sentences[id].tokens.iter().any(|at| tokens.kinds[at] == TokenKind::Address));
    let links = facts.layers.links;
    let next = links.partition_point(|link| link.span.end <= paragraph.span.start);
    address || links.get(next).is_some_and(|link| link.span.start < paragraph.span.end)
}

/// What a document that speaks does.
const FINDS: &[&str] =
    &["find", "show", "suggest", "conclude", "report", "reveal", "indicate", "claim", "warn", "say", "put"];

/// Whether a noun is a document that is cited and that nothing tells apart: "a study has found", "according to a post".
/// No name may stand in its sentence before what it says, and no date or title beside it.
fn is_cited(facts: &Facts<'_>, at: TokenId) -> bool {
    let (segments, syntax) = (facts.layers.segments, facts.layers.syntax);
    let tokens = &segments.tokens;
    let compound = syntax.deprel.row(at) == Some(&Deprel::Compound);
    if !CITABLE.contains(&tokens.norm(at)) || syntax.upos.row(at) != Some(&Upos::Noun) || compound {
        return false;
    }
    let sentence = segments.sentences[segments.sentence_of(at)].tokens;
    let back = |n: u32| at.0.checked_sub(n).map(TokenId).filter(|at| sentence.contains(*at));
    let article = (1..=3)
        .filter_map(back)
        .find(|at| matches!(tokens.norm(*at), "a" | "an" | "one" | "another" | "the"));
    let Some(article) = article.filter(|at| tokens.norm(*at) != "the") else { return false };
    let told = back(at.0 - article.0 + 1).is_some_and(|to| {
        tokens.norm(to) == "to"
            && to.0.checked_sub(1).is_some_and(|cue| tokens.norm(TokenId(cue)) == "according")
    });
    let head = syntax.head[at].filter(|_| syntax.deprel[at] == Deprel::Nsubj);
    let finds = head.filter(|verb| *verb > at && FINDS.contains(&&syntax.lemma[*verb]));
    // "a study by the University of Osk found", "an audit of 3 May", "a letter to Orsel"
    let end = finds.unwrap_or_else(|| TokenId((at.0 + 8).min(sentence.end.0)));
    let own = TokenRange::new(article, end);
    let dates = || facts.dates_in(tokens.cover(own)).next().is_some();
    // "a survey by the county": there is somebody to ask for it
    let issued = matches!(tokens.norm(TokenId(at.0 + 1)), "by" | "from");
    (told || finds.is_some())
        && !issued
        && facts.layers.entities.mentions_in(own).next().is_none()
        && !own.iter().any(|at| matches!(tokens.norm(at), "\"" | "“" | "called" | "titled" | "court"))
        && !dates()
}

/// Verbs of speech in the first sentences: somebody says it, whether or not the reading found who.
const SAYS: &[&str] = &[
    "say", "tell", "announce", "report", "confirm", "state", "claim", "accord", "warn", "allege", "accuse",
    "write", "add", "admit", "deny", "argue", "estimate", "find", "declare", "reveal", "disclose",
];

/// The opening states something that somebody must have counted, claimed or alleged, and names no source; nor do the two
/// sentences behind it, and nobody says the same further down.
pub(super) fn first_sentence(facts: &Facts<'_>) -> Option<Gap> {
    let mut body = facts.body();
    let (_, first) = body.next()?;
    let last = facts.body().last()?.1;
    let told = facts.is_article() && first.tokens != last.tokens && first.tokens.len() >= 6;
    let syntax = facts.layers.syntax;
    let tokens = &facts.layers.segments.tokens;
    let says = |row: &crate::segment::Sentence| {
        facts.is_attributed(row)
            || row.tokens.iter().any(|at| {
                let lemma = if syntax.upos.is_empty() { tokens.norm(at) } else { &syntax.lemma[at] };
                SAYS.contains(&lemma) && syntax.upos.row(at).is_none_or(|upos| *upos == Upos::Verb)
            })
    };
    if !told || says(first) || body.take(2).any(|(_, row)| says(row)) || has_score(facts, first.tokens) {
        return None;
    }
    // "The council, which met on Monday, …": what somebody says of it later is about the same
    let own = super::headline::telling(facts, first.tokens);
    let echoed = facts.attributions().any(|row| {
        row.content.iter().any(|run| super::headline::telling(facts, *run).intersection(&own).count() >= 3)
    });
    let figure =
        |row: &crate::quantity::Quantity| first.span.contains(row.span) && super::figures::weighs(row);
    let accuses = facts
        .layers
        .claims
        .accusations
        .iter()
        .flat_map(|row| &row.places)
        .any(|place| first.span.contains(*place));
    let checkable = accuses || facts.layers.quantities.quantities.iter().any(figure);
    (!echoed && checkable).then(|| {
        gap(
            "first_sentence_unattributed",
            "The opening sentence names no source.".to_owned(),
            "Who says so? Did the writer witness it?",
            vec![first.span],
        )
    })
}

/// "won 3-1": a game, which everybody who was there saw.
fn has_score(facts: &Facts<'_>, run: TokenRange) -> bool {
    let words = facts.layers.segments.tokens.cover(run).of(facts.layers.text);
    words.split_whitespace().any(|word| {
        let ends = word.trim_matches(|c: char| !c.is_alphanumeric()).split_once(['-', '–']);
        let points = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit());
        ends.is_some_and(|(one, other)| points(one) && points(other))
    })
}

/// Words at an article's end that name who wrote it.
#[rustfmt::skip]
const SIGNED: &[&str] = &[
    "reporting by", "additional reporting", "written by", "staff writer", "contributed to this",
    "contributed reporting", "is a reporter", "is a journalist", "is a columnist", "is a correspondent",
    "is the author of", "is an author",
];

/// Whether the lines around the headline came along: a date, a picture's caption, what the page says beside them.
/// A text pasted without them had no place for a name.
pub(super) fn signed(facts: &Facts<'_>) -> bool {
    facts.is_article() && (head(facts).next().is_some() || has_byline(facts))
}

fn has_byline(facts: &Facts<'_>) -> bool {
    facts.layers.segments.paragraphs.iter().any(|row| row.kind == ParagraphKind::Byline)
}

/// The lines of the head that are neither headline nor text.
fn head<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = Span> + 'a {
    let rows = facts.layers.segments.paragraphs.iter().take_while(|row| !row.kind.is_body());
    let line = |kind| matches!(kind, ParagraphKind::Date | ParagraphKind::Caption | ParagraphKind::Furniture);
    // a release names its sender in its text and at its end, not beside the headline
    let released = |span: Span| span.of(facts.layers.text).to_lowercase().contains("release");
    rows.filter(move |row| line(row.kind)).map(|row| row.span).filter(move |span| !released(*span))
}

/// The head of the article is there, and nobody's name is in it; nor at the end.
pub(super) fn author(facts: &Facts<'_>) -> Option<Gap> {
    let mut last = facts.layers.segments.paragraphs.iter().rev().take(3);
    let ends = last.any(|row| {
        let words = row.span.of(facts.layers.text).to_lowercase();
        SIGNED.iter().any(|sign| words.contains(sign))
    });
    (!has_byline(facts) && !ends).then(|| {
        let why = "No byline found.".to_owned();
        gap("no_author", why, "Who wrote this, and how do they know?", head(facts).take(3).collect())
    })
}

/// No dateline, no place and no nation is named anywhere.
pub(super) fn place(facts: &Facts<'_>) -> Option<Gap> {
    let layers = facts.layers;
    let tokens = &layers.segments.tokens;
    let line = layers.segments.paragraphs.iter().any(|row| row.dateline.is_some());
    let named = layers.entities.entities.iter().any(|row| {
        matches!(row.label, EntityLabel::Location | EntityLabel::Misc | EntityLabel::Organisation)
    });
    // "in Lint", "the valley of the Sarn": a name behind a word of place, whatever it was taken for
    let placed = tokens.ids().iter().skip(1).any(|at| {
        let back =
            |n: usize| at.index().checked_sub(n).map_or("", |place| tokens.norm(TokenId::from_index(place)));
        let near = if back(1) == "the" { back(2) } else { back(1) };
        let capital = tokens.spans[at].of(layers.text).starts_with(char::is_uppercase);
        capital && matches!(near, "in" | "at" | "near" | "outside" | "of" | "from" | "to" | "across")
    });
    (facts.is_article() && !line && !named && !placed).then(|| {
        gap("no_place", "The text never says where this happened.".to_owned(), "Where was this?", Vec::new())
    })
}

#[cfg(test)]
mod tests {
    use crate::gap::Link;
    use crate::text::Span;
    use crate::{Models, Options, analyze};

    #[test]
    fn a_link_beside_the_words_is_a_way_to_the_document() {
        let text = "Dam at Lint leaks\n\nThe river rose again on Monday.\n\nA report found that the gates of the dam had rusted through in two places.";
        let asked = |spans: Vec<Span>| {
            let links = spans.into_iter().map(|span| Link { span, address: String::new() }).collect();
            let report = analyze(text, &Models::default(), &Options { links, ..Options::default() });
            report.gaps.iter().any(|gap| gap.kind == "unlinked_document")
        };
        let span = |words: &str| {
            let start = text.find(words).unwrap() as u32;
            Span { start, end: start + words.len() as u32 }
        };
        assert!(asked(Vec::new()));
        assert!(asked(vec![span("Dam at Lint")]), "a link in another paragraph");
        assert!(!asked(vec![span("Dam"), span("gates")]));
    }
}
