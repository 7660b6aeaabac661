//! The figures and times of one paragraph, which no other paragraph changes.
//!
//! In: a paragraph, and the little of the article that its reading depends on. Out: lexemes, times and figures counted
//! from the paragraph's first byte and row, which are remembered while a text is typed and moved to their place.

use super::figure::Figure;
use super::figures;
use super::lexeme::Lexemes;
use super::time::{self, Found};
use super::types::{Day, Ends, Quantity};

use crate::segment::{Paragraph, ParagraphKind, Segments};
use crate::text::{self, IdRange, Span};

/// The last text's paragraphs and what was read in them.
pub type Memory = text::Memory<Part>;

/// What of the article decides how a paragraph is read.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// The article's date.
    pub today: Option<Day>,
    /// Whether the article speaks of British money.
    pub pounds: bool,
}

/// What stands in one paragraph, counted from its start.
#[derive(Debug)]
pub struct Part {
    lexemes: Lexemes<'static>,
    times: Vec<Found>,
    figures: Vec<Figure>,
}

/// What stands in the paragraphs so far.
pub(super) struct Whole<'t> {
    pub lexemes: Lexemes<'t>,
    pub times: Vec<Found>,
    pub figures: Vec<Figure>,
}

impl Part {
    /// Reads one paragraph.
    pub(super) fn read(text: &str, segments: &Segments, paragraph: &Paragraph, setting: Setting) -> Self {
        let lexemes = Lexemes::of(text, segments, paragraph);
        let times = time::find(&lexemes, setting.today);
        let taken: Vec<_> = times.iter().map(|time| (time.from, time.end)).collect();
        let figures = figures::find(&lexemes, &taken, setting.pounds);
        Self { lexemes: lexemes.kept(), times, figures }
    }

    /// Puts it behind what was read before, its first byte at `at`.
    pub(super) fn join(&self, at: u32, whole: &mut Whole<'_>) {
        let rows = whole.lexemes.len();
        // doubling would need three times as much for a moment; an eighth of a text tells how many there will be
        let (figures, new) = (&mut whole.figures, self.figures.len());
        if figures.capacity() - figures.len() < new {
            let (read, all) = (f64::from(at), whole.lexemes.text.len() as f64);
            let share = if read > all / 8.0 { (all - read) / read * 1.03 } else { 0.5 };
            let rest = (figures.len() as f64 * share) as usize;
            figures.reserve_exact(new.max(rest));
        }
        whole.lexemes.append(&self.lexemes, at);
        whole.times.extend(self.times.iter().map(|found| {
            let mut found = found.clone();
            (found.from, found.end) = (found.from + rows, found.end + rows);
            found.date.span = found.date.span.moved(at);
            found
        }));
        whole.figures.extend(self.figures.iter().map(|figure| {
            let mut figure = figure.clone();
            (figure.from, figure.end) = (figure.from + rows, figure.end + rows);
            let Quantity { span, numeral, of, hedge_span, ends, .. } = &mut figure.quantity;
            let apart = [of, hedge_span].into_iter().flatten();
            let ends = ends
                .as_deref_mut()
                .into_iter()
                .flat_map(|Ends { lower, upper, numeral, .. }| lower.iter_mut().chain([upper, numeral]));
            [span, numeral].into_iter().chain(apart).chain(ends).for_each(|span| *span = span.moved(at));
            figure
        }));
    }
}

/// Tokens of a paragraph that are read at once: many times those of any article's.
const MOST: usize = 8192;

/// A paragraph, or where it is longer than any of an article its sentences in groups, so that none takes more memory
/// than another.
pub(super) fn stretches(segments: &Segments, paragraph: &Paragraph) -> Vec<Paragraph> {
    if segments.tokens.within(paragraph.span).len() <= MOST {
        return vec![paragraph.clone()];
    }
    let mut out: Vec<Paragraph> = Vec::new();
    let mut room = 0;
    for id in paragraph.sentences.iter() {
        let sentence = &segments.sentences[id];
        match out.last_mut().filter(|_| sentence.tokens.len() <= room) {
            Some(last) => {
                last.span = last.span.cover(sentence.span);
                last.sentences.end = IdRange::one(id).end;
            }
            None => {
                room = MOST;
                let sentences = IdRange::one(id);
                out.push(Paragraph { span: sentence.span, sentences, dateline: None, ..*paragraph });
            }
        }
        room = room.saturating_sub(sentence.tokens.len());
    }
    out
}

/// Everything that [`Part::read`] depends on, as bytes.
pub(super) fn tell(
    text: &str,
    segments: &Segments,
    paragraph: &Paragraph,
    setting: Setting,
    part: &mut Vec<u8>,
) {
    part.clear();
    let Day { year, month, day } = setting.today.unwrap_or_default();
    part.extend_from_slice(&year.to_le_bytes());
    let item = paragraph.kind == ParagraphKind::Item;
    part.extend_from_slice(&[month, day, u8::from(setting.pounds), u8::from(item)]);
    let sentences = segments.sentences.slice(paragraph.sentences);
    let starts = sentences.iter().map(|row| Span::new(paragraph.span.start, row.span.start).len());
    part.extend(starts.flat_map(u32::to_le_bytes));
    // no offset looks like the text that follows: it is the rest
    part.extend_from_slice(&[u8::MAX; 4]);
    part.extend_from_slice(paragraph.span.of(text).as_bytes());
}
