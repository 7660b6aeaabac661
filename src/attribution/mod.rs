//! Who says what: sources, cues and contents (PolNeAR's definition).
//!
//! In: tokens, sentences, tags, entities. Out: attributions in reading order. Knows nothing of
//! certainty or voices: those are read off it below.

mod acts;
mod agents;
mod alone;
mod antecedent;
mod candidate;
mod chunk;
mod cites;
mod class;
mod closing;
mod conjunct;
mod content;
mod cue;
mod feature;
mod frame;
mod grammar;
mod kind;
mod learnt;
mod link;
mod marks;
mod mend;
mod own;
mod parties;
mod place;
mod plain;
mod reach;
mod repairs;
mod rules;
mod score;
mod settle;
mod source;
mod spoken;
pub mod tagger;
mod transcript;
mod trust;
mod when;

use crate::Models;
use crate::entity::Entities;
use crate::model::Tagger;
use crate::segment::Segments;
use crate::syntax::{Syntax, Views};
use crate::text::{AttributionId, Column, EntityId, Id, Span, TokenId, TokenRange};
use chunk::Chunks;
use frame::Frame;
use grammar::Words;
use link::Chosen;
use marks::Marks;
use rules::Rules;
use std::collections::BTreeMap;

pub use candidate::Candidate;
#[cfg(feature = "kept")]
pub use cue::kept;
pub use marks::Quotation;
pub use repairs::{Repair, Repairs};

/// How the content is reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// All content inside quotation marks, or a transcript's line.
    Direct,
    /// Part of the content inside quotation marks.
    Mixed,
    /// No quotation mark.
    #[default]
    Indirect,
    /// A quoted fragment with no clause of its own.
    Fragment,
}

/// What stands behind the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum SourceType {
    /// A person with a name.
    NamedPerson,
    /// An organisation with a name, a state or city that acts included.
    NamedOrganisation,
    /// A post, report, statement, poll or filing.
    Document,
    /// A role without a name: "a senior official".
    UnnamedPerson,
    /// "Analysts", "residents".
    UnnamedGroup,
    /// Nobody: agentless, or "reports suggest".
    #[default]
    Unspecified,
}

/// What the cue does to the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueClass {
    /// "said".
    Speech,
    /// "confirmed", "revealed": takes the content as fact.
    Assertion,
    /// "claimed", "alleged".
    Distancing,
    /// "denied".
    Denial,
    /// "thinks", "fears".
    Belief,
    /// "plans", "vowed".
    Intention,
    /// "hinted", "implies".
    Suggestion,
    /// "asked whether".
    Question,
    /// "demanded", "urged".
    Demand,
    /// "praised", "described as".
    Evaluation,
    /// "declined to comment".
    Silence,
    /// None of these.
    #[default]
    Other,
}

/// Why something was marked: the words that led to it, and the rule or score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// One plain line.
    pub why: String,
}

/// One attribution. Ranges are of tokens, in reading order, disjoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// Who; empty where nobody is named.
    pub source: Vec<TokenRange>,
    /// The noun phrase that the source stands for, where it is a lone "who", "which" or "that", or a pronoun that
    /// means somebody without a name.
    pub antecedent: Option<TokenRange>,
    /// The words that tie source and content.
    pub cue: Vec<TokenRange>,
    /// What is said, thought, known, wanted or intended.
    pub content: Vec<TokenRange>,
    /// How it is reported.
    pub form: Form,
    /// A quoted fragment whose author nobody names.
    pub scare: bool,
    /// What stands behind it.
    pub source_type: SourceType,
    /// Whom the source refers to; of several who speak as one the first, none where a pronoun stands for them.
    pub entity: Option<EntityId>,
    /// All of them, in reading order, where they have names.
    pub entities: Vec<EntityId>,
    /// Whether several speak as one: "Ann Lee and Rita Moss said".
    pub joint: bool,
    /// Whether the source says it; what the writer says that somebody thinks, wants or plans is an attitude.
    pub statement: bool,
    /// What the cue does.
    pub cue_class: CueClass,
    /// The attribution whose content holds this one.
    pub nested_in: Option<AttributionId>,
    /// Why it was marked.
    pub evidence: Vec<Evidence>,
    /// Share of such attributions that are right, 0 to 1.
    pub confidence: f32,
}

/// The attributions of a text, ordered by their first token.
pub type Attributions = Column<AttributionId, Attribution>;

/// Finds who says what: by the tagger where the models hold one, by rules alone where not; `repairs` says which of the
/// named rules behind it run. With a memory, the tagger reads only what the text before did not hold.
#[must_use]
pub fn find(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    entities: &Entities,
    models: &Models,
    repairs: Repairs,
    memory: Option<&mut tagger::Memory>,
) -> Attributions {
    let marks = Marks::read(text, segments);
    let chunks = Chunks::read(text, segments, syntax, &marks);
    let mut rules = Rules::read(&chunks, &marks, repairs);
    let mut chosen = match &models.tagger {
        Some(tagger) if !syntax.views.is_empty() => {
            let seen = tagger::seen(&chunks, &marks, syntax, &rules);
            let mut views = Views::new(text, segments, syntax, models.core.as_ref());
            let read = tagger::read(tagger, &chunks, &mut views, &seen, memory);
            learnt::choose(&chunks, &marks, &rules, &read)
        }
        _ => std::mem::take(&mut rules.chosen),
    };
    let words = Words { chunks: &chunks, marks: &marks, syntax, repairs };
    mend::all(&words, &mut chosen);
    plain::add(&words, &rules, &mut chosen);
    spoken::add(&words, &mut chosen);
    closing::add(&words, &mut chosen);
    chosen.retain(|row| !acts::is_act(&chunks, &row.found, repairs));
    let alone = link::continue_quotations(&words, &mut chosen);
    // a name given to a thing is nobody's word: "a robot, named “Hope”"
    chosen.retain(|row| !(repairs.has(Repair::RejectNamed) && names(&chunks, &marks, row)));
    let mut rows: Vec<Attribution> =
        chosen.iter().map(|row| attribution(&chunks, &marks, syntax, entities, row)).collect();
    rows.extend(alone.iter().filter_map(|quotation| alone::read(&words, entities, quotation)));
    rows.sort_by_key(first_token);
    nest(&mut rows);
    speak_for_themselves(segments, &mut rows);
    stand_for_nominals(&chunks, entities, &mut rows);
    parties::stand_for_several(&chunks, syntax, entities, &mut rows);
    Attributions::from(rows)
}

/// Verbs that give a name: base forms.
const NAMING: &[&str] = &["name", "title", "entitle", "nickname", "christen", "rename"];

/// Whether a reading ties a thing to its name or title in quotation marks.
fn names(chunks: &Chunks<'_>, marks: &Marks, row: &Chosen) -> bool {
    let words = |inside: bool| {
        let at = row.found.content.iter().flat_map(|run| run.0..run.1);
        at.filter(move |at| {
            chunks.form(*at).starts_with(char::is_alphabetic) && marks.at(*at).is_some() == inside
        })
    };
    let capital = words(true).filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    let quoted = words(true).count();
    NAMING.contains(&row.found.lemma)
        && quoted > 0
        && quoted < 10
        && capital * 2 >= quoted
        && words(false).count() < 4
}

/// What the tagger is told of every token: what it is trained on.
#[must_use]
pub fn seen(text: &str, segments: &Segments, syntax: &Syntax) -> Vec<[u16; tagger::MARKS]> {
    let marks = Marks::read(text, segments);
    let chunks = Chunks::read(text, segments, syntax, &marks);
    let rules = Rules::read(&chunks, &marks, Repairs::default());
    tagger::seen(&chunks, &marks, syntax, &rules)
}

/// A number (32-bit FNV-1a) that changes with anything that the tagger is told of these texts: rules, word lists and
/// tags among it. A tagger's header holds the one that it was trained with.
#[must_use]
pub fn fingerprint<'a>(texts: impl Iterator<Item = &'a str>, models: &Models) -> u32 {
    let mut bytes = Vec::new();
    for text in texts {
        let segments = crate::segment::segment(text);
        let syntax = crate::syntax::parse(text, &segments, models);
        let numbers = seen(text, &segments, &syntax).into_iter().flatten();
        bytes.extend(numbers.flat_map(u16::to_le_bytes));
        for run in tagger::runs(&segments) {
            bytes.extend([run.0, run.1].into_iter().flat_map(|at| (at as u64).to_le_bytes()));
        }
    }
    crate::model::checksum(&bytes)
}

/// What the tagger reads, each with its features: what the readings' weights are learned from.
#[must_use]
pub fn readings(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    tagger: &Tagger,
) -> Vec<(Candidate, Vec<String>)> {
    let marks = Marks::read(text, segments);
    let chunks = Chunks::read(text, segments, syntax, &marks);
    let rules = Rules::read(&chunks, &marks, Repairs::default());
    let seen = tagger::seen(&chunks, &marks, syntax, &rules);
    let mut views = Views::new(text, segments, syntax, None);
    learnt::features(&chunks, &marks, &rules, &tagger::read(tagger, &chunks, &mut views, &seen, None))
}

/// Every place where the words allow an attribution, with its features: what the weights are learned from.
#[must_use]
pub fn candidates(text: &str, segments: &Segments, syntax: &Syntax) -> Vec<(Candidate, Vec<String>)> {
    let marks = Marks::read(text, segments);
    let chunks = Chunks::read(text, segments, syntax, &marks);
    let mut out = Vec::new();
    for row in rules::candidates(&chunks, &marks).flatten() {
        let mut features = Vec::new();
        score::features(&chunks, &marks, &row, |feature| features.push(feature.to_owned()));
        out.push((row, features));
    }
    out
}

/// Where an attribution begins.
fn first_token(row: &Attribution) -> (TokenId, TokenId) {
    let first = |runs: &[TokenRange]| runs.first().map(|run| run.start);
    let all = [first(&row.source), first(&row.cue), first(&row.content)];
    (all.into_iter().flatten().min().unwrap_or_default(), first(&row.cue).unwrap_or_default())
}

fn attribution(
    chunks: &Chunks<'_>,
    marks: &Marks,
    syntax: &Syntax,
    entities: &Entities,
    row: &Chosen,
) -> Attribution {
    let found = &row.found;
    let antecedent = antecedent::antecedent(chunks, syntax, found.source);
    let who = antecedent.or(found.source);
    let (mut source_type, mut entity) = kind::source(chunks, entities, who);
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
    let own = |run: &source::Run| if inside { place::without_outer_mark(chunks, marks, *run) } else { *run };
    let mut content: Vec<source::Run> = found.content.iter().map(own).collect();
    content.sort_unstable();
    let form = if speaks_in_transcript(chunks, found) { Form::Direct } else { kind::form(marks, &content) };
    let cue = Chunks::range(found.cue.0, found.cue.1);
    let head = Chunks::range(found.head, found.head + 1);
    let mut evidence =
        vec![Evidence { span: chunks.segments.tokens.cover(head), why: found.frame.why().to_owned() }];
    if row.continued > 0 {
        evidence.push(Evidence {
            span: chunks.segments.tokens.cover(cue),
            why: "a quotation without a cue of its own goes on the last speaker's words".to_owned(),
        });
    }
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
        statement: kind::is_statement(cue_class, form, found.lemma),
        cue_class,
        nested_in: None,
        evidence,
        confidence: row.share,
    }
}

/// Whether a transcript's line says who speaks: what follows is spoken, with no marks around it.
fn speaks_in_transcript(chunks: &Chunks<'_>, found: &Candidate) -> bool {
    let shouts = || found.source.is_some_and(|run| score::shouts(chunks, run));
    found.frame == Frame::Label
        && !score::is_title(chunks, found.head)
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
    let denied = (found.cue.0..found.cue.1).any(|at| chunks.class(at) == chunk::Class::Negation);
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

/// "I" inside somebody's quotation marks is that somebody, and "we" is whom they speak for.
fn speak_for_themselves(segments: &Segments, rows: &mut [Attribution]) {
    for at in 0..rows.len() {
        let speaker = rows.get(at).and_then(|row| {
            let [source] = row.source.as_slice() else { return None };
            let first_person =
                source.len() == 1 && matches!(segments.tokens.norm(source.start), "i" | "my" | "we" | "our");
            let outer = rows.get(row.nested_in?.index())?;
            let quoted = matches!(outer.form, Form::Direct | Form::Mixed);
            (first_person && quoted && outer.entity.is_some()).then_some((outer.source_type, outer.entity))
        });
        if let (Some((source_type, entity)), Some(row)) = (speaker, rows.get_mut(at)) {
            row.source_type = source_type;
            row.entity = entity;
        }
    }
}

/// "She" that means somebody without a name stands for the words that tell who: for a whole source where one holds them.
fn stand_for_nominals(chunks: &Chunks<'_>, entities: &Entities, rows: &mut [Attribution]) {
    let sources: BTreeMap<TokenId, TokenRange> = rows
        .iter()
        .filter_map(|row| row.source.first().filter(|run| run.len() > 1))
        .map(|run| (run.start, *run))
        .collect();
    for row in rows.iter_mut().filter(|row| row.entity.is_none() && row.antecedent.is_none()) {
        let [source] = row.source.as_slice() else { continue };
        let Some(words) = entities.unnamed_at(source.start).filter(|_| source.len() == 1) else { continue };
        let whole = sources.range(..=words.start).next_back().map(|(_, run)| *run);
        let words = whole.filter(|run| run.end >= words.end).unwrap_or(words);
        let (source_type, entity) =
            kind::source(chunks, entities, Some((words.start.index(), words.end.index())));
        row.antecedent = Some(words);
        if entity.is_none() {
            row.source_type = source_type;
        }
    }
}

/// Notes for every attribution the innermost one whose content holds it.
fn nest(rows: &mut [Attribution]) {
    let mut open: Vec<(TokenRange, usize)> = Vec::new();
    let mut contents: Vec<(TokenRange, usize)> = rows
        .iter()
        .enumerate()
        .flat_map(|(number, row)| row.content.iter().map(move |run| (*run, number)))
        .collect();
    contents.sort_unstable_by_key(|(run, number)| (run.start, std::cmp::Reverse(run.end), *number));
    let mut anchors: Vec<(TokenRange, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(number, row)| row.cue.first().or(row.content.first()).map(|run| (*run, number)))
        .collect();
    anchors.sort_unstable_by_key(|(run, number)| (run.start, *number));
    let mut next = contents.into_iter().peekable();
    for (anchor, number) in anchors {
        while let Some(row) = next.next_if(|(run, _)| run.start <= anchor.start) {
            open.retain(|(run, _)| run.end > row.0.start);
            open.push(row);
        }
        open.retain(|(run, _)| run.end > anchor.start);
        let outer = open.iter().rev().find(|(run, other)| *other != number && run.end >= anchor.end);
        let held = outer.map(|(_, other)| AttributionId::from_index(*other));
        if let Some(row) = rows.get_mut(number) {
            row.nested_in = held;
        }
    }
    untie(rows);
}

/// Opens circles of attributions whose contents hold each other: the one first met is held by none.
fn untie(rows: &mut [Attribution]) {
    // the walk on which a row was last met
    let mut met = vec![usize::MAX; rows.len()];
    for start in 0..rows.len() {
        let mut at = start;
        while let Some(cell) = met.get_mut(at) {
            if *cell == start {
                // this very walk was here
                rows.get_mut(at).into_iter().for_each(|row| row.nested_in = None);
            }
            if *cell != usize::MAX {
                break;
            }
            *cell = start;
            let Some(outer) = rows.get(at).and_then(|row| row.nested_in) else { break };
            at = outer.index();
        }
    }
}
