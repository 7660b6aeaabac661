//! Spans from labels, and which source and which contents belong to which cue.
//!
//! In: a trained tagger, the core's views, marks. Out: attributions as runs of tokens with how sure each part
//! is. Knows nothing of what kind of source or cue they are.

use super::features::{MARKS, runs};
use super::labels::{Role, best_path};
use crate::attribution::view::{Run, View};
use crate::model::features::word_hash;
use crate::model::{LABELS, Seen, Tagged, Tagger};
use crate::segment::Segments;
use crate::syntax::Views;
use crate::text::{self, Id, TokenId, tell_form};

/// One attribution as the tagger reads it; positions are token numbers.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Who.
    pub source: Option<Run>,
    /// The words that tie.
    pub cue: Run,
    /// What.
    pub content: Vec<Run>,
    /// How sure each part is.
    pub sure: Sure,
}

/// By how much what was chosen is ahead of what was not, in thousandths of a logit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sure {
    /// The cue's words are a cue, not nothing.
    pub cue: i32,
    /// The source's words are a source.
    pub source: i32,
    /// The contents' first and last words are of a content.
    pub content: i32,
    /// The source is the cue's, not another, nor none.
    pub held: i32,
    /// The contents are the cue's, not another's.
    pub holds: i32,
}

/// The runs of the last text and their readings, counted from each run's first word. They depend on the run's words
/// and marks, and through the core's views on the whole of the sentences it cuts.
pub type Memory = text::Memory<Vec<Reading>>;

/// Reads a text; `seen` are the marks of every token. With a memory, runs that the text before held too are not
/// read again.
#[must_use]
pub fn read(
    tagger: &Tagger,
    view: &View<'_>,
    views: &mut Views<'_>,
    seen: &[[u16; MARKS]],
    mut memory: Option<&mut Memory>,
) -> Vec<Reading> {
    let (mut tagged, mut words, mut part) = (Tagged::default(), Vec::new(), Vec::new());
    let mut out: Vec<Reading> = Vec::new();
    if let Some(memory) = memory.as_deref_mut() {
        memory.turn();
    }
    for (start, end) in runs(view.segments) {
        let marks = seen.get(start..end).unwrap_or(&[]);
        let mut read = || {
            words.clear();
            words.extend(
                (start..end).zip(marks).map(|(at, marks)| Seen { word: word_hash(view.form(at)), marks }),
            );
            tagger.encode(&words, views.of(start, end), &mut tagged);
            let mut readings = Vec::new();
            Piece { tagger, tagged: &tagged, view, start }.read(&mut readings);
            readings
        };
        let mut add =
            |readings: &Vec<Reading>| out.extend(readings.iter().map(|reading| reading.moved(start)));
        match memory.as_deref_mut() {
            Some(memory) => {
                tell(view, Run::new(start, end), marks, &mut part);
                memory.recall(&part, end - start, read, add);
            }
            None => add(&read()),
        }
    }
    out
}

/// What a run's readings depend on: the forms of its sentences, where they open, which of the words are the run's,
/// and those words' marks.
fn tell(view: &View<'_>, Run { start, end }: Run, marks: &[[u16; MARKS]], part: &mut Vec<u8>) {
    let (first, last) = (view.sentence(start).start, view.sentence(end.saturating_sub(1)).end);
    part.clear();
    for number in [start - first.min(start), end - start] {
        part.extend_from_slice(&number.to_le_bytes());
    }
    for at in first..last {
        part.push(u8::from(opens(view.segments, at)));
        tell_form(view.form(at), part);
    }
    part.extend(marks.as_flattened().iter().flat_map(|mark| mark.to_le_bytes()));
}

impl Reading {
    /// The same, so many words further on.
    fn moved(&self, by: usize) -> Self {
        let further = |run: Run| Run::new(run.start + by, run.end + by);
        Self {
            source: self.source.map(further),
            cue: further(self.cue),
            content: self.content.iter().map(|run| further(*run)).collect(),
            sure: self.sure,
        }
    }
}

/// A run of paragraphs being read; positions within it count from its start, those of its readings too.
struct Piece<'a> {
    tagger: &'a Tagger,
    tagged: &'a Tagged,
    view: &'a View<'a>,
    start: usize,
}

/// The largest score and its lead over the second.
fn lead(scores: impl Iterator<Item = i32>) -> Option<(usize, i32)> {
    let mut best: Option<(usize, i32)> = None;
    let mut second = i32::MIN;
    for (n, score) in scores.enumerate() {
        match best {
            Some((_, top)) if score <= top => second = second.max(score),
            _ => {
                second = best.map_or(i32::MIN, |row| row.1);
                best = Some((n, score));
            }
        }
    }
    // a lead over nothing counts as a large one
    best.map(|(n, top)| (n, top.saturating_sub(second).clamp(0, MOST << 16)))
}

/// No lead counts for more logits than this.
const MOST: i32 = 20;

impl Piece<'_> {
    fn read(&self, out: &mut Vec<Reading>) {
        let tags = best_path(&self.tagged.labels, self.tagger.transitions());
        let mut spans: [Vec<Run>; 3] = Default::default();
        for (at, tag) in tags.iter().enumerate() {
            let Some((role, first)) = tag.role() else { continue };
            let Some(row) = spans.get_mut(role as usize) else { continue };
            match row.last_mut() {
                // the path keeps to the scheme: what goes on follows a word of its span
                Some(run) if !first => run.end = at + 1,
                _ => row.push(Run::one(at)),
            }
        }
        let [sources, cues, contents] = &spans;
        let first = out.len();
        out.extend(cues.iter().map(|cue| self.cue(*cue, sources)));
        for content in contents {
            let whole = Run::new(content.start + self.start, content.end + self.start);
            let anchors: Vec<usize> =
                anchors(self.view.segments, whole).into_iter().map(|at| at - self.start).collect();
            let score = |cue: &Run| {
                let links = anchors.iter().filter(|at| **at != cue.start);
                let sum: i64 =
                    links.map(|at| i64::from(self.tagger.link(self.tagged, *at, Some(cue.start)))).sum();
                i32::try_from(sum / i64::try_from(anchors.len().max(1)).unwrap_or(1)).unwrap_or(0)
            };
            let Some((cue, ahead)) = lead(cues.iter().map(score)) else { continue };
            if let Some(row) = out.get_mut(first + cue) {
                row.content.push(*content);
                let sure = self
                    .span(Role::Content, Run::new(content.start, content.start + 1))
                    .min(self.span(Role::Content, Run::new(content.end - 1, content.end)));
                row.sure.content = row.sure.content.min(sure);
                row.sure.holds = row.sure.holds.min(milli(ahead));
            }
        }
    }

    fn cue(&self, cue: Run, sources: &[Run]) -> Reading {
        let links = sources.iter().map(|run| Some(run.start)).chain([None]);
        let links = links.map(|to| {
            if to == Some(cue.start) { i32::MIN } else { self.tagger.link(self.tagged, cue.start, to) }
        });
        let (source, held) =
            lead(links).map_or((None, 0), |(n, ahead)| (sources.get(n).copied(), milli(ahead)));
        let most = MOST * 1000;
        Reading {
            source,
            cue,
            content: Vec::new(),
            sure: Sure {
                cue: self.span(Role::Cue, cue),
                source: source.map_or(most, |run| self.span(Role::Source, run)),
                content: most,
                held,
                holds: most,
            },
        }
    }

    /// How far a span's words are ahead of being nothing, the least sure of them.
    fn span(&self, role: Role, run: Run) -> i32 {
        let rows = self.tagged.labels.chunks_exact(LABELS).skip(run.start).take(run.len());
        let leads = rows.map(|scores| {
            let (mut own, mut other) = (i32::MIN, i32::MIN);
            for (tag, score) in crate::attribution::tagger::labels::RoleTag::ALL.iter().zip(scores) {
                let of = tag.role().is_some_and(|row| row.0 == role);
                if of { own = own.max(*score) } else { other = other.max(*score) }
            }
            ((i64::from(own) - i64::from(other)) * 1000) >> 23
        });
        let most = i64::from(MOST) * 1000;
        i32::try_from(leads.min().unwrap_or(0).clamp(-most, most)).unwrap_or(0)
    }
}

/// The words of a content whose links are learnt and asked: its first and last, and every sentence's first.
#[must_use]
pub fn anchors(segments: &Segments, Run { start, end }: Run) -> Vec<usize> {
    (start..end).filter(|at| *at == start || *at + 1 == end || opens(segments, *at)).collect()
}

/// Whether a sentence opens with the token.
fn opens(segments: &Segments, at: usize) -> bool {
    let id = TokenId::from_index(at);
    segments.sentences[segments.sentence_of(id)].tokens.start == id
}

/// Sixteen binary places to thousandths.
fn milli(x: i32) -> i32 {
    i32::try_from((i64::from(x) * 1000) >> 16).unwrap_or(0)
}
