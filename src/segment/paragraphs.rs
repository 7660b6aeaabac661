//! Line breaks to paragraphs, and what each paragraph is.

use super::{Paragraph, ParagraphKind};
use crate::text::Span;

/// The paragraphs of a text: every non-blank line, the first one without an end mark the headline.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let lead = line.len() - line.trim_start().len();
            let span = Span::at(start + lead, start + lead + trimmed.len());
            let kind = if out.is_empty() && !trimmed.ends_with(['.', '!', '”', '"']) {
                ParagraphKind::Title
            } else {
                ParagraphKind::Body
            };
            out.push(Paragraph { span, kind, ..Paragraph::default() });
        }
        start += line.len();
    }
    if out.len() == 1 {
        for only in &mut out {
            only.kind = ParagraphKind::Body;
        }
    }
    out
}
