//! The core's views of words, run after run: those that were kept, and those that must be made again.
//!
//! In: a text's syntax and the network that made it. Out: the views of a run of tokens, the same whichever way.

use super::types::Syntax;
use crate::model::features::Features;
use crate::model::{Core, Encoded};
use crate::segment::Segments;
use crate::text::{Id, TokenId};

/// The views of a text.
#[derive(Debug)]
pub struct Views<'a> {
    text: &'a str,
    segments: &'a Segments,
    kept: &'a [i16],
    core: Option<&'a Core>,
    width: usize,
    features: Vec<Features>,
    encoded: Encoded,
    again: Vec<i16>,
}

impl<'a> Views<'a> {
    /// Of a text; without the core's network, only what was kept.
    #[must_use]
    pub fn new(text: &'a str, segments: &'a Segments, syntax: &'a Syntax, core: Option<&'a Core>) -> Self {
        let tokens = segments.tokens.len().max(1);
        let width = core.map_or(syntax.views.len() / tokens, |core| core.network.width());
        let (features, encoded, again) = (Vec::new(), Encoded::default(), Vec::new());
        Self { text, segments, kept: &syntax.views, core, width, features, encoded, again }
    }

    /// The views of the tokens from `start` up to `end`, in numbers of tokens, word after word.
    pub fn of(&mut self, start: usize, end: usize) -> &[i16] {
        let place = start * self.width..end * self.width;
        let Some(core) = self.core.filter(|_| place.end > self.kept.len()) else {
            return self.kept.get(place).unwrap_or(&[]);
        };
        self.again.clear();
        let mut at = start;
        while at < end {
            let sentence = self.segments.sentences[self.segments.sentence_of(TokenId::from_index(at))].tokens;
            let (first, last) = (sentence.start.index(), sentence.end.index());
            let spans = self.segments.tokens.spans.slice(sentence).iter();
            self.features.clear();
            let forms = spans.map(|span| span.of(self.text)).enumerate();
            self.features.extend(forms.map(|(n, form)| Features::of(form, n == 0)));
            core.network.encode(&self.features, &mut self.encoded);
            let part = at.saturating_sub(first) * self.width..(end.min(last) - first) * self.width;
            self.again.extend_from_slice(self.encoded.views().get(part).unwrap_or(&[]));
            if last <= at {
                break;
            }
            at = last;
        }
        &self.again
    }
}

#[cfg(test)]
#[cfg(feature = "built-in-models")]
mod tests {
    use super::*;
    use crate::Models;
    use crate::segment::segment;
    use crate::syntax::parse;

    #[test]
    fn views_that_are_made_again_are_the_same() {
        let text = "Ana Orsel said the dam was safe. Nobody believed it. The gate, which is old, leaked.";
        let (segments, models) = (segment(text), Models::built_in());
        let mut syntax = parse(text, &segments, &models);
        let (whole, count) = (std::mem::take(&mut syntax.views), segments.tokens.len());
        let width = whole.len() / count;
        let mut again = Views::new(text, &segments, &syntax, models.core.as_ref());
        for (start, end) in [(0, count), (3, 9), (5, 6), (12, count), (count, count)] {
            assert_eq!(again.of(start, end), &whole[start * width..end * width], "{start} to {end}");
        }
    }
}
