//! PolNeAR's articles as the tagger's rows and labels.
//!
//! In: articles with attributions. Out: runs of words with what the library shows the tagger of them, gold
//! labels and links.

use crate::evaluate::attribution::rows::{Article, Attributed};
use crate::net::tape::UNKNOWN;
use rayon::prelude::*;
use sourcelight::attribution::tagger::{MARKS, Role, RoleTag, anchors, best_path, runs};
use sourcelight::model::features::word_hash;
use sourcelight::segment::{Segments, TokenKind};
use sourcelight::text::{Id, IdRange, Span, TokenId};
use sourcelight::{Models, attribution, segment, syntax};

/// A run of paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// The words as written.
    pub forms: Vec<String>,
    /// Hashes of the forms.
    pub words: Vec<u32>,
    /// Rows of the marks' table, as many a word as there are kinds.
    pub marks: Vec<u16>,
    /// The core's view, word after word (Q11).
    pub views: Vec<i16>,
    /// Gold labels.
    pub labels: Vec<u32>,
    /// The word each word is held by: a row of the run, the number of rows for none, or not known.
    pub links: Vec<u32>,
    /// What a teacher gives each label, word after word; empty where none was asked.
    pub soft: Vec<f32>,
    /// Whether the labels are the teacher's alone.
    pub unmarked: bool,
}

impl Run {
    /// A run in which nobody marked anything: the labels are those the teacher prefers, the links not known.
    #[must_use]
    pub fn by_shares(mut self) -> Self {
        let kinds = RoleTag::ALL.len();
        #[allow(clippy::cast_possible_truncation, reason = "logs of shares are small")]
        let scores: Vec<i32> = self.soft.iter().map(|share| ((share + 1e-6).ln() * 65536.0) as i32).collect();
        self.labels =
            best_path(&scores, &vec![0; (kinds + 1) * kinds]).into_iter().map(|tag| tag as u32).collect();
        self.links.fill(UNKNOWN);
        self.unmarked = true;
        self
    }
}

/// The runs of each article, in their order.
#[must_use]
pub fn read(articles: &[Article], models: &Models) -> Vec<Vec<Run>> {
    articles.par_iter().map(|article| article_runs(article, models)).collect()
}

/// Gold's spans of one attribution as runs of tokens, first source, then cue, then content.
type Spans = [Vec<(usize, usize)>; 3];

/// The runs of one article.
pub(super) fn article_runs(article: &Article, models: &Models) -> Vec<Run> {
    let text = &article.text;
    let segments = segment::segment(text);
    let syntax = syntax::parse(text, &segments, models);
    let seen = attribution::seen(text, &segments, &syntax);
    let count = segments.tokens.len().max(1);
    let width = syntax.views.len() / count;
    let golds: Vec<Spans> = article.attributions.iter().map(|row| spans(text, &segments, row)).collect();
    let labels = labels(&golds, segments.tokens.len());
    let form = |at: usize| segments.tokens.spans[TokenId::from_index(at)].of(text);
    let build = |(start, end): (usize, usize)| Run {
        forms: (start..end).map(|at| form(at).to_owned()).collect(),
        words: (start..end).map(|at| word_hash(form(at))).collect(),
        marks: seen[start..end].iter().flatten().copied().collect(),
        views: syntax.views[start * width..end * width].to_vec(),
        labels: labels[start..end].to_vec(),
        links: links(&golds, &segments, start, end),
        soft: Vec::new(),
        unmarked: false,
    };
    debug_assert!(seen.iter().all(|row| row.len() == MARKS));
    runs(&segments).into_iter().map(build).collect()
}

/// Whether a token has what the scorer counts: a letter, a digit or a currency sign.
fn counts(text: &str, segments: &Segments, at: usize) -> bool {
    let id = TokenId::from_index(at);
    segments.tokens.kinds[id] != TokenKind::Punct
        && segments.tokens.spans[id].of(text).chars().any(|c| c.is_alphanumeric() || "$€£¥".contains(c))
}

fn spans(text: &str, segments: &Segments, row: &Attributed) -> Spans {
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |n: usize| bytes.get(n).copied().unwrap_or(text.len());
    ["source", "cue", "content"].map(|role| {
        let mut ranges: Vec<(usize, usize)> = row.role(role);
        ranges.sort_unstable();
        let mut out: Vec<(usize, usize)> = Vec::new();
        for (a, b) in ranges {
            let run = segments.tokens.within(Span::at(at(a), at(b)));
            let (mut start, mut end) = (run.start.index(), run.end.index());
            while start < end && !counts(text, segments, start) {
                start += 1;
            }
            while end > start && !counts(text, segments, end - 1) {
                end -= 1;
            }
            if start == end {
                continue;
            }
            match out.last_mut() {
                Some(last) if (last.1..start).all(|at| !counts(text, segments, at)) => last.1 = end,
                _ => out.push((start, end)),
            }
        }
        out
    })
}

fn labels(golds: &[Spans], count: usize) -> Vec<u32> {
    let mut out = vec![0_u32; count];
    for (number, role) in [(1, Role::Cue), (0, Role::Source), (2, Role::Content)] {
        for gold in golds {
            for &(start, end) in &gold[number] {
                // what another role holds is left to it
                if out[start..end].iter().any(|label| *label != 0) {
                    continue;
                }
                for (n, label) in out[start..end].iter_mut().enumerate() {
                    *label = RoleTag::of(role, n == 0) as u32;
                }
            }
        }
    }
    out
}

fn links(golds: &[Spans], segments: &Segments, start: usize, end: usize) -> Vec<u32> {
    let mut out = vec![UNKNOWN; end - start];
    let row = |at: usize| u32::try_from(at - start).unwrap_or(UNKNOWN);
    let inside = |at: usize| (start..end).contains(&at);
    for [source, cue, content] in golds {
        let Some(&(cue, _)) = cue.first().filter(|run| inside(run.0)) else { continue };
        match source.first() {
            None => out[cue - start] = row(end),
            Some(run) if inside(run.0) && run.0 != cue => out[cue - start] = row(run.0),
            Some(_) => {}
        }
        let asked = content.iter().flat_map(|run| anchors(segments, IdRange::new(run.0, run.1)));
        for at in asked.filter(|at| inside(*at) && *at != cue) {
            out[at - start] = row(cue);
        }
    }
    out
}
