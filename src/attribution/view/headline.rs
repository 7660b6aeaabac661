//! Headlines and lines in capitals.

use crate::attribution::view::chunk::Chunks;

/// Whether a run is a name in capitals, or the Q and A of an interview.
pub(in crate::attribution) fn shouts(chunks: &Chunks<'_>, (start, end): (usize, usize)) -> bool {
    let capital = |at: usize| !chunks.form(at).chars().any(char::is_lowercase);
    let first = chunks.form(start);
    start < end
        && (start..end).all(capital)
        && first.starts_with(char::is_alphabetic)
        && (first.chars().count() > 1 || (end == start + 1 && matches!(first, "Q" | "A")))
}

pub(in crate::attribution) fn is_title(chunks: &Chunks<'_>, at: usize) -> bool {
    use crate::segment::ParagraphKind;
    use crate::text::Id;
    let sentence = chunks.segments.sentence_of(crate::text::TokenId::from_index(at));
    chunks.segments.kind_of(sentence) == ParagraphKind::Title
}
