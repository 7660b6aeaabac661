//! Sentences on their own: what a reader pastes is not always an article, and a tagger that has seen nothing but
//! whole paragraphs loses its way in a single line.
//!
//! In: marked articles and their runs with the teacher's shares. Out: some of their sentences as runs of their own,
//! seen by the library as if there were nothing else.

use super::data::{self, Run};
use crate::evaluate::attribution::rows::{Article, Attributed};
use rayon::prelude::*;
use sourcelight::attribution::tagger::RoleTag;
use sourcelight::text::Id;
use sourcelight::{Models, segment};
use std::ops::Range;

/// Shortest and longest sentence that stands alone, in tokens.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=60;

/// Every so manyth sentence of each article, in their order; `runs` are the articles'.
#[must_use]
pub fn read(articles: &[Article], runs: &[Vec<Run>], models: &Models, every: usize) -> Vec<Vec<Run>> {
    articles
        .par_iter()
        .zip(runs)
        .enumerate()
        .map(|(n, (article, runs))| {
            let soft: Vec<f32> = runs.iter().flat_map(|run| &run.soft).copied().collect();
            sentences(article, n, every)
                .into_iter()
                .flat_map(|(words, text, rows)| {
                    let alone = Article { text, attributions: rows, ..Article::default() };
                    let mut found = data::article_runs(&alone, models);
                    if let [run] = &mut found[..]
                        && run.words.len() == words.len()
                    {
                        let kinds = RoleTag::ALL.len();
                        run.soft = soft.get(words.start * kinds..words.end * kinds).unwrap_or(&[]).to_vec();
                    }
                    found
                })
                .collect()
        })
        .collect()
}

/// The sentences that hold whole attributions or none: their tokens' numbers, their text, what is marked in it.
fn sentences(article: &Article, offset: usize, every: usize) -> Vec<(Range<usize>, String, Vec<Attributed>)> {
    let text = &article.text;
    let segments = segment::segment(text);
    segments
        .sentences
        .iter()
        .skip(offset % every.max(1))
        .step_by(every.max(1))
        .filter(|row| LENGTHS.contains(&row.tokens.len()))
        .filter_map(|row| {
            let alone = row.span.of(text);
            let start = text.get(..row.span.start as usize)?.chars().count();
            let marked = inside(&article.attributions, start, start + alone.chars().count())?;
            let words = row.tokens.start.index()..row.tokens.end.index();
            Some((words, alone.to_owned(), marked))
        })
        .collect()
}

/// The attributions of a stretch of code points, counted from its start; none when one reaches beyond it.
fn inside(rows: &[Attributed], start: usize, end: usize) -> Option<Vec<Attributed>> {
    let mut out = Vec::new();
    for row in rows {
        let spans = || row.source.iter().chain(&row.cue).chain(&row.content);
        if !spans().any(|span| span[0] < end && span[1] > start) {
            continue;
        }
        if !spans().all(|span| span[0] >= start && span[1] <= end) {
            return None;
        }
        let shifted = |spans: &[[usize; 2]]| spans.iter().map(|[a, b]| [a - start, b - start]).collect();
        out.push(Attributed {
            source: shifted(&row.source),
            cue: shifted(&row.cue),
            content: shifted(&row.content),
            ..Attributed::default()
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_share_an_attribution_do_not_stand_alone() {
        let text = "The dam broke. Ana Orsel said so on Monday. It was \"old\". Bo Lind told her.";
        let row = |source, cue, content| Attributed {
            source: vec![source],
            cue: vec![cue],
            content: vec![content],
            ..Attributed::default()
        };
        let article = Article {
            text: text.to_owned(),
            attributions: vec![row([15, 24], [25, 29], [30, 32]), row([58, 65], [66, 70], [44, 57])],
            ..Article::default()
        };
        let found: Vec<_> = sentences(&article, 0, 1).into_iter().map(|row| (row.1, row.2.len())).collect();
        assert_eq!(found, [("The dam broke.".to_owned(), 0), ("Ana Orsel said so on Monday.".to_owned(), 1)]);
        let marked = sentences(&article, 1, 2).first().map(|row| row.2[0].clone()).unwrap_or_default();
        assert_eq!((marked.source, marked.content), (vec![[0, 9]], vec![[15, 17]]));
    }
}
