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
    let verb = quotation.run().iter().any(|at| view.is_verbal(at));
    opens && ends && verb && quotation.run().len() > 5
}

/// "Nadia Brill turned to the committee. “The wells ran dry in June.”": whoever the sentence before is about speaks.
fn before(view: &View<'_>, entities: &Entities, quotation: &Quotation) -> Option<Attribution> {
    let Run { start, end: to } = about(view, quotation)?;
    let name = view.phrase_end(start, to)?;
    // "Rosa Vidal, 44, has queued": what describes her stands between commas
    let close = (name + 1..to.min(name + 12)).find(|at| view.is_comma(*at));
    let end = close.filter(|_| view.is_comma(name)).map_or(name, |at| at + 1);
    let end = Some(end).filter(|end| view.is_verbal(end + usize::from(view.class(*end) == Class::Adverb)))?;
    let run = Run::new(start, end);
    let (source_type, entity) = source_type::source(view, entities, Some(run));
    let person = match source_type {
        SourceType::NamedPerson => view.class(start).is_nominal(),
        SourceType::UnnamedPerson => view.class(start) == Class::Determiner,
        // "Neighbours were stunned", but not "The crowd left"
        SourceType::UnnamedGroup => view.class(end) == Class::Auxiliary,
        _ => false,
    };
    let why = "a whole quotation behind a sentence about one person is that person's";
    person.then(|| Attribution {
        source: vec![View::tokens(run)],
        source_type,
        entity,
        statement: true,
        cue_class: CueClass::Speech,
        evidence: vec![Evidence {
            rule: Some(Repair::WholeSentence.id()),
            ..Evidence::new(view.segments.tokens.cover(View::tokens(run)), why)
        }],
        ..alone(quotation, Form::Direct)
    })
}

/// The sentence before, in the same paragraph or as one of its own before one that the quotation fills.
fn about(view: &View<'_>, quotation: &Quotation) -> Option<Run> {
    let last = quotation.start.checked_sub(1).filter(|at| view.marks.at(*at).is_none())?;
    let (above, own) = (view.paragraph_of(last), view.paragraph(quotation.start));
    let alone = above.sentences.len() == 1 && above.kind.is_body() && own.end <= quotation.end + 1;
    (own.contains(last) || alone).then(|| view.sentence(last))
}

/// A quotation as all that is known of an attribution.
fn alone(quotation: &Quotation, form: Form) -> Attribution {
    Attribution {
        content: vec![View::tokens(quotation.run())],
        form,
        confidence: 0.5,
        ..Attribution::default()
    }
}

/// A quoted fragment that nobody is named for; none for a title or a name.
fn scare(view: &View<'_>, quotation: &Quotation) -> Option<Attribution> {
    /// Words of the longest.
    const LONGEST: usize = 12;
    let (words, capitals) = view.words_and_capitals(quotation.run());
    let fragment = quotation.closed && (1..=LONGEST).contains(&words) && capitals * 2 < words;
    let span = view.segments.tokens.cover(View::tokens(quotation.run()));
    fragment.then(|| Attribution {
        scare: true,
        evidence: vec![Evidence::new(span, "words in quotation marks that nobody is named for")],
        ..alone(quotation, Form::Fragment)
    })
}
