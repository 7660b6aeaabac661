//! Quotations that no cue holds: words held at a distance, or somebody's whole sentences.
//!
//! In: a quotation, classes, names. Out: an attribution, where one can be given. Knows nothing of cues.

use crate::attribution::classify::source_type;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::{Attribution, CueClass, Evidence, Form, SourceType};
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::marks::Quotation;
use crate::attribution::view::source::Run;
use crate::entity::Entities;

/// What a quotation without a cue is.
pub(in crate::attribution) fn read(
    words: &Words<'_>,
    entities: &Entities,
    quotation: &Quotation,
) -> Option<Attribution> {
    if words.repairs.has(Repair::WholeSentence) && is_sentence(words, quotation) {
        return before(words, entities, quotation);
    }
    scare(words.chunks, quotation)
}

/// Whether a quotation is a sentence or several: nobody's scare quotes.
fn is_sentence(words: &Words<'_>, quotation: &Quotation) -> bool {
    let chunks = words.chunks;
    let opens = words.sentence(quotation.start).0 == quotation.start;
    let ends =
        quotation.closed && matches!(chunks.norm(quotation.end.wrapping_sub(2)), "." | "?" | "!" | "…");
    let verb = (quotation.start..quotation.end).any(|at| chunks.class(at).is_verbal());
    opens && ends && verb && quotation.end - quotation.start > 5
}

/// "Nadia Brill turned to the committee. “The wells ran dry in June.”": whoever the sentence before is about speaks.
fn before(words: &Words<'_>, entities: &Entities, quotation: &Quotation) -> Option<Attribution> {
    let chunks = words.chunks;
    let start = about(words, quotation)?;
    let end = chunks.phrase_end(start.0, start.1).filter(|end| chunks.class(*end).is_verbal())?;
    let run = (start.0, end);
    let (source_type, entity) = source_type::source(chunks, entities, Some(run));
    let content = Chunks::range(quotation.start, quotation.end);
    let source = Chunks::range(run.0, run.1);
    let person = match source_type {
        SourceType::NamedPerson => chunks.class(run.0).is_nominal(),
        SourceType::UnnamedPerson => chunks.class(run.0) == Class::Determiner,
        // "Neighbours were stunned", but not "The crowd left"
        SourceType::UnnamedGroup => chunks.class(run.1) == Class::Auxiliary,
        _ => false,
    };
    person.then(|| Attribution {
        source: vec![source],
        content: vec![content],
        form: Form::Direct,
        source_type,
        entity,
        statement: true,
        cue_class: CueClass::Speech,
        evidence: vec![Evidence {
            rule: Some(Repair::WholeSentence.id()),
            ..Evidence::new(
                chunks.segments.tokens.cover(source),
                "a whole quotation behind a sentence about one person is that person's".to_owned(),
            )
        }],
        confidence: 0.5,
        ..Attribution::default()
    })
}

/// The sentence before, in the same paragraph or as one of its own before one that the quotation fills.
fn about(words: &Words<'_>, quotation: &Quotation) -> Option<Run> {
    use crate::text::{Id, TokenId};
    let segments = words.chunks.segments;
    let paragraph = |at: usize| segments.sentences[segments.sentence_of(TokenId::from_index(at))].paragraph;
    let last = quotation.start.checked_sub(1)?;
    let (above, own) = (paragraph(last), paragraph(quotation.start));
    let ends = segments.paragraphs[own].sentences.last().map(|id| segments.sentences[id].tokens.end.index());
    let alone = segments.paragraphs[above].sentences.len() == 1
        && segments.paragraphs[above].kind.is_body()
        && ends.is_some_and(|end| end <= quotation.end + 1);
    ((above == own || alone) && words.marks.at(last).is_none()).then(|| words.sentence(last))
}

/// A quoted fragment that nobody is named for; none for a title or a name.
fn scare(chunks: &Chunks<'_>, quotation: &Quotation) -> Option<Attribution> {
    let inside = quotation.start + 1..quotation.end.saturating_sub(1);
    let words = inside.clone().filter(|at| chunks.form(*at).starts_with(char::is_alphabetic)).count();
    let capital = inside.filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    if !quotation.closed || words == 0 || words > 12 || capital * 2 >= words {
        return None;
    }
    let content = Chunks::range(quotation.start, quotation.end);
    Some(Attribution {
        content: vec![content],
        form: Form::Fragment,
        scare: true,
        evidence: vec![Evidence::new(
            chunks.segments.tokens.cover(content),
            "words in quotation marks that nobody is named for".to_owned(),
        )],
        confidence: 0.5,
        ..Attribution::default()
    })
}
