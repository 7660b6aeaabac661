//! One attribution as the report has it.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::classify::antecedent;
use crate::attribution::classify::parties;
use crate::attribution::classify::source_type;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::locality;
use crate::attribution::repairs::Repair;
use crate::attribution::types::{Attribution, CueClass, Evidence, Form, SourceType};
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::frame::Frame;
use crate::attribution::view::headline;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source;
use crate::entity::Entities;
use crate::syntax::Syntax;
use crate::text::TokenRange;

pub(in crate::attribution) fn attribution(
    chunks: &Chunks<'_>,
    marks: &Marks,
    syntax: &Syntax,
    entities: &Entities,
    row: &Chosen,
) -> Attribution {
    let found = &row.found;
    let antecedent = antecedent::antecedent(chunks, syntax, found.source);
    let who = antecedent.or(found.source);
    let (mut source_type, mut entity) = source_type::source(chunks, entities, who);
    let several = who.map_or_else(Vec::new, |run| parties::parties(chunks, syntax, entities, run));
    if let Some((kind, first)) = several.first() {
        (source_type, entity) = (*kind, Some(*first));
    }
    // "a rule that says": what is no person and no body is read
    let person = found.source.is_some_and(|run| chunks.norm(run.0) == "who");
    if antecedent.is_some() && !person && source_type == SourceType::UnnamedPerson {
        source_type = SourceType::Document;
    }
    let cue_class = if is_silent(chunks, found) { CueClass::Silence } else { found.class };
    let inside = marks.at(found.cue.0).is_some();
    let own =
        |run: &source::Run| if inside { locality::without_outer_mark(chunks, marks, *run) } else { *run };
    let mut content: Vec<source::Run> = found.content.iter().map(own).collect();
    content.sort_unstable();
    let form =
        if speaks_in_transcript(chunks, found) { Form::Direct } else { source_type::form(marks, &content) };
    let cue = Chunks::range(found.cue.0, found.cue.1);
    let head = Chunks::range(found.head, found.head + 1);
    let tokens = &chunks.segments.tokens;
    let why = |run, why: &str| Evidence::new(tokens.cover(run), why);
    let mut evidence = vec![why(head, found.frame.why())];
    let repairs = Repair::ALL.iter().filter(|repair| row.touched.has(**repair));
    evidence.extend(repairs.map(|repair| Evidence { rule: Some(repair.id()), ..why(cue, repair.why()) }));
    Attribution {
        source: found.source.into_iter().map(|run| Chunks::range(run.0, run.1)).collect(),
        antecedent: antecedent.map(|run| Chunks::range(run.0, run.1)),
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
fn speaks_in_transcript(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let shouts = || found.source.is_some_and(|run| headline::shouts(chunks, run));
    found.frame == Frame::Label
        && !headline::is_title(chunks, found.head)
        && (chunks.is_turn(found.head) || shouts())
}

/// Verbs that, denied, say that somebody kept silent: "has not said why".
const TELLING: &[&str] = &[
    "say",
    "comment",
    "respond",
    "elaborate",
    "disclose",
    "specify",
    "reply",
    "answer",
    "reveal",
    "clarify",
];

/// Whether a cue says that nothing was said.
fn is_silent(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let plain = matches!(found.class, CueClass::Speech | CueClass::Assertion);
    let denied = (found.cue.0..found.cue.1).any(|at| chunks.class(at) == Class::Negation);
    plain && denied && TELLING.contains(&found.lemma)
}

/// Sorted runs as ranges, those that touch joined.
fn merged(runs: &[source::Run]) -> Vec<TokenRange> {
    let mut out: Vec<TokenRange> = Vec::new();
    for run in runs {
        let range = Chunks::range(run.0, run.1);
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
