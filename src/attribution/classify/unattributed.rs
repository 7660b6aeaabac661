//! Quotations that no cue holds: words held at a distance, or somebody's whole sentences.
//!
//! In: a quotation, classes, names. Out: an attribution, where one can be given. Knows nothing of cues.

use super::source_type;
use crate::attribution::lexicon::Class;
use crate::attribution::repairs::Repair;
use crate::attribution::types::{Attribution, CueClass, Evidence, Form, SourceType};
use crate::attribution::view::{Quotation, Run, View};
use crate::entity::Entities;

/// What a quotation without a cue is.
pub fn read(view: &View<'_>, entities: &Entities, quotation: &Quotation) -> Option<Attribution> {
    if view.repairs.has(Repair::WholeSentence) && is_sentence(view, quotation) {
        return before(view, entities, quotation);
    }
    scare(view, quotation)
}

/// Whether a quotation is a sentence or several: nobody's scare quotes.
fn is_sentence(view: &View<'_>, quotation: &Quotation) -> bool {
    let opens = view.sentence(quotation.start).start == quotation.start;
    let ends = quotation.closed && matches!(view.norm(quotation.end.wrapping_sub(2)), "." | "?" | "!" | "…");
    let verb = quotation.run().iter().any(|at| view.class(at).is_verbal());
    opens && ends && verb && quotation.run().len() > 5
}

/// "Nadia Brill turned to the committee. “The wells ran dry in June.”": whoever the sentence before is about speaks.
fn before(view: &View<'_>, entities: &Entities, quotation: &Quotation) -> Option<Attribution> {
    let start = about(view, quotation)?;
    let end = view.phrase_end(start.start, start.end).filter(|end| view.class(*end).is_verbal())?;
    let run = Run::new(start.start, end);
    let (source_type, entity) = source_type::source(view, entities, Some(run));
    let content = View::range(quotation.start, quotation.end);
    let source = View::range(run.start, run.end);
    let person = match source_type {
        SourceType::NamedPerson => view.class(run.start).is_nominal(),
        SourceType::UnnamedPerson => view.class(run.start) == Class::Determiner,
        // "Neighbours were stunned", but not "The crowd left"
        SourceType::UnnamedGroup => view.class(run.end) == Class::Auxiliary,
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
                view.segments.tokens.cover(source),
                "a whole quotation behind a sentence about one person is that person's".to_owned(),
            )
        }],
        confidence: 0.5,
        ..Attribution::default()
    })
}

/// The sentence before, in the same paragraph or as one of its own before one that the quotation fills.
fn about(view: &View<'_>, quotation: &Quotation) -> Option<Run> {
    use crate::text::{Id, TokenId};
    let segments = view.segments;
    let paragraph = |at: usize| segments.sentences[segments.sentence_of(TokenId::from_index(at))].paragraph;
    let last = quotation.start.checked_sub(1)?;
    let (above, own) = (paragraph(last), paragraph(quotation.start));
    let ends = segments.paragraphs[own].sentences.last().map(|id| segments.sentences[id].tokens.end.index());
    let alone = segments.paragraphs[above].sentences.len() == 1
        && segments.paragraphs[above].kind.is_body()
        && ends.is_some_and(|end| end <= quotation.end + 1);
    ((above == own || alone) && view.marks.at(last).is_none()).then(|| view.sentence(last))
}

/// A quoted fragment that nobody is named for; none for a title or a name.
fn scare(view: &View<'_>, quotation: &Quotation) -> Option<Attribution> {
    let inside = quotation.start + 1..quotation.end.saturating_sub(1);
    let words = inside.clone().filter(|at| view.form(*at).starts_with(char::is_alphabetic)).count();
    let capital = inside.filter(|at| view.form(*at).starts_with(char::is_uppercase)).count();
    if !quotation.closed || words == 0 || words > 12 || capital * 2 >= words {
        return None;
    }
    let content = View::range(quotation.start, quotation.end);
    Some(Attribution {
        content: vec![content],
        form: Form::Fragment,
        scare: true,
        evidence: vec![Evidence::new(
            view.segments.tokens.cover(content),
            "words in quotation marks that nobody is named for".to_owned(),
        )],
        confidence: 0.5,
        ..Attribution::default()
    })
}
