//! One attribution as the report has it.

use super::{antecedent, parties, source_type};
use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List};
use crate::attribution::merge::locality;
use crate::attribution::repairs::Repair;
use crate::attribution::types::{Attribution, CueClass, Evidence, Form, SourceType};
use crate::attribution::view::{Frame, Run, View};
use crate::entity::Entities;
use crate::text::TokenRange;

pub fn attribution(view: &View<'_>, entities: &Entities, row: &Chosen) -> Attribution {
    let found = &row.found;
    let antecedent = antecedent::antecedent(view, found.source);
    let who = antecedent.or(found.source);
    let (mut source_type, mut entity) = source_type::source(view, entities, who);
    let several = who.map_or_else(Vec::new, |run| parties::parties(view, entities, run));
    if let Some((kind, first)) = several.first() {
        (source_type, entity) = (*kind, Some(*first));
    }
    // "a rule that says": what is no person and no body is read
    let person = found.source.is_some_and(|run| view.norm(run.start) == "who");
    if antecedent.is_some() && !person && source_type == SourceType::UnnamedPerson {
        source_type = SourceType::Document;
    }
    let cue_class = if is_silent(view, found) { CueClass::Silence } else { found.class };
    let inside = view.marks.at(found.cue.start).is_some();
    let own = |run: &Run| if inside { locality::without_outer_mark(view, *run) } else { *run };
    let mut content: Vec<Run> = found.content.iter().map(own).collect();
    content.sort_unstable();
    let form =
        if speaks_in_transcript(view, found) { Form::Direct } else { source_type::form(view, &content) };
    let cue = View::tokens(found.cue);
    let head = View::tokens(Run::new(found.head, found.head + 1));
    let tokens = &view.segments.tokens;
    let why = |run, why: &str| Evidence::new(tokens.cover(run), why);
    let mut evidence = vec![why(head, found.frame.why())];
    let repairs = Repair::ALL.iter().filter(|repair| row.touched.has(**repair));
    evidence.extend(repairs.map(|repair| Evidence { rule: Some(repair.id()), ..why(cue, repair.why()) }));
    Attribution {
        source: found.source.into_iter().map(View::tokens).collect(),
        antecedent: antecedent.map(View::tokens),
        cue: vec![cue],
        content: merged(&content),
        form,
        scare: false,
        source_type,
        entity,
        joint: several.len() > 1,
        entities: several.into_iter().map(|(_, entity)| entity).collect(),
        statement: source_type::is_statement(cue_class, form, found.lemma),
        cue_class,
        nested_in: None,
        evidence,
        confidence: row.share,
    }
}

/// Whether a transcript's line says who speaks: what follows is spoken, with no marks around it.
fn speaks_in_transcript(view: &View<'_>, found: &Candidate) -> bool {
    let shouts = || found.source.is_some_and(|run| view.shouts(run));
    found.frame == Frame::Label && !view.is_title(found.head) && (view.is_turn(found.head) || shouts())
}

/// Whether a cue says that nothing was said.
fn is_silent(view: &View<'_>, found: &Candidate) -> bool {
    let plain = matches!(found.class, CueClass::Speech | CueClass::Assertion);
    let denied = found.cue.iter().any(|at| view.class(at) == Class::Negation);
    plain && denied && List::Telling.has(found.lemma)
}

/// Sorted runs as ranges, those that touch joined.
fn merged(runs: &[Run]) -> Vec<TokenRange> {
    let mut out: Vec<TokenRange> = Vec::new();
    for run in runs {
        let range = View::tokens(*run);
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
