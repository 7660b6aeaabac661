//! The report as one value.

use super::view::{
    AccusationView, AttributionView, CheckView, ClaimView, DateView, EntityView, GapView, Inconsistency,
    Pair, ParagraphView, QuantityView, ReferenceView, SentenceView, SignalView, SourceView, TokenView,
    VoiceView,
};
use crate::stats::Statistics;
use serde::Serialize;
use std::collections::BTreeMap;

/// The report. Every key is present from the start; a list is empty where nothing was found.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// `sourcelight-report/1`.
    pub schema: &'static str,
    /// The caller's name for the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// BCP 47 tag of the text's language, found in it; `und` where too little tells.
    pub language: &'static str,
    /// What a person is to be told of the reading as a whole: that the text is not in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// The headline, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The article's date (ISO 8601), when given or found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Every paragraph, with its kind.
    pub paragraphs: Vec<ParagraphView>,
    /// Every sentence.
    pub sentences: Vec<SentenceView>,
    /// Every token, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<TokenView>>,
    /// Who says what.
    pub attributions: Vec<AttributionView>,
    /// A partition of the body.
    pub voices: Vec<VoiceView>,
    /// Who speaks, by share of words.
    pub sources: Vec<SourceView>,
    /// What is asserted.
    pub claims: Vec<ClaimView>,
    /// Who is accused, and what they answer.
    pub accusations: Vec<AccusationView>,
    /// Who and what is named.
    pub entities: Vec<EntityView>,
    /// Figures.
    pub quantities: Vec<QuantityView>,
    /// Expressions of time.
    pub dates: Vec<DateView>,
    /// What the text's own figures contradict.
    pub consistency: Vec<Inconsistency>,
    /// How it is written.
    pub signals: Vec<SignalView>,
    /// The same of words inside quotation marks: a source's choice, not the writer's.
    pub quoted_signals: Vec<SignalView>,
    /// What a reader can look up: addresses, DOIs, case numbers.
    pub references: Vec<ReferenceView>,
    /// What isn't here.
    pub gaps: Vec<GapView>,
    /// Which checks ran.
    pub checks: Vec<CheckView>,
    /// Counts.
    pub statistics: Statistics,
    /// Stretches that are longer than any sentence of an article ([`LONGEST`](crate::segment::LONGEST) tokens): read,
    /// counted and listed above in parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub long_sentences: Vec<Pair>,
    /// Milliseconds by pass.
    pub timings: BTreeMap<&'static str, f64>,
}
