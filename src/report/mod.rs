//! The one answer of the library: owned view types, the only ones that are serialised.
//!
//! In: a [`Document`]. Out: the report of `sourcelight-report/1`. Offsets are bytes until a door
//! converts them with [`Report::convert`].

mod build;
mod names;
mod offsets;
mod view;
mod whole;

use crate::document::Document;
use crate::text::OffsetTable;

pub use view::{
    AccusationView, AttributionView, CheckView, ClaimView, DateView, EntityView, EvidenceView, GapView,
    Inconsistency, MentionView, Pair, ParagraphView, QuantityView, ReferenceView, SentenceView, SiView,
    SignalView, SourceCueView, SourceView, TokenView, VoiceView,
};
pub use whole::Report;

impl Report {
    /// The report of a document; `tokens` asks for the token list.
    #[must_use]
    pub fn of(document: &Document, tokens: bool) -> Self {
        build::report(document, tokens)
    }

    /// Turns every offset from bytes into the table's unit, in one sorted sweep.
    ///
    /// ```
    /// use sourcelight::{Models, Options, analyze, text::{OffsetTable, Unit}};
    /// let text = "Café shut. Rain fell.";
    /// let mut report = analyze(text, &Models::default(), &Options::default());
    /// report.convert(&OffsetTable::new(text, Unit::CodePoint));
    /// assert_eq!(report.sentences[1].start, 11);
    /// ```
    pub fn convert(&mut self, table: &OffsetTable) {
        offsets::convert(self, table);
    }
}
