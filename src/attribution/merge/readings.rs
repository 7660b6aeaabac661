//! From the tagger's readings to attributions: joined with what the rules know of the same words.
//!
//! In: readings, the rules' candidates. Out: attributions that stand, in reading order. The tagger says who,
//! by which words and what; the rules say what kind of cue it is, and find what stands inside another's words.

use super::confidence::Weighed;
use super::standing::{SURE_QUOTED, around, meets, reach};
use super::{confidence, conflicts, locality};
use crate::attribution::candidates::{Candidate, Chosen, Rules, STANDS};
use crate::attribution::lexicon::{Class, List, Part, lexicon};
use crate::attribution::repairs::Repair;
use crate::attribution::tagger::linked::Reading;
use crate::attribution::trace::{Trace, noted};
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Mood, Run, View};
/// A reading stands when this share of its like is right: the values that gave the best recall on polnear-dev
/// at no loss of relation F1.
const TRUSTED: f32 = 0.15;
/// The same where the rules hold the cue for none.
const ALONE: f32 = 0.3;
/// What the tagger overlooks stands by the rules alone from this share on; with quotation marks from that.
const SURE: f32 = 0.5;
/// A source that is less far ahead of another (thousandths of a logit) is none to rely on.
const WAVERS: i32 = 1000;
/// Below this share the rules hold a cue for none.
const NO_CUE: f32 = 0.1;

/// What puts attributions right beside one another, and adds what the rules alone have found.
type Settle = fn(&View<'_>, &Rules, &mut Vec<Chosen>);

/// The attributions that stand.
pub fn choose(view: &View<'_>, rules: &Rules, readings: &[Reading]) -> Vec<Chosen> {
    const SETTLES: &[(Repair, Settle)] = &[
        (Repair::SecrecyWithSource, keep_secrecy_with_its_source),
        (Repair::OwnQuotations, conflicts::give_quotations_to_their_own_cues),
        (Repair::OthersQuotation, conflicts::leave_others_quotations),
        (Repair::WholeSources, |view, _, out| conflicts::share_whole_sources(view, out)),
        (Repair::RuledInside, leave_inside_to_rules),
        (Repair::LabelsAndSignatures, keep_labels_and_signatures),
        (Repair::Overlooked, add_overlooked),
        (Repair::Inner, add_inner),
    ];
    let mut out: Vec<Chosen> = readings.iter().filter_map(|reading| trusted(view, rules, reading)).collect();
    for (repair, settle) in SETTLES {
        noted(view.repairs, *repair, &mut out, |out| settle(view, rules, out));
    }
    out
}

/// A reading that is likely enough to stand.
fn trusted(view: &View<'_>, rules: &Rules, reading: &Reading) -> Option<Chosen> {
    let rule = candidate(rules, reading.cue);
    let mut trace = Trace::new(view.repairs);
    let found = dressed(view, (reading, rule), &mut trace)?;
    let share = confidence::share(lexicon(), view, &Weighed { reading, found: &found, rule });
    // words in quotation marks are hardly ever nobody's
    let known = quotes(view, &found) || rule.is_some_and(|row| row.1 >= NO_CUE);
    let least = if known { TRUSTED } else { ALONE };
    (share >= least).then(|| Chosen { touched: trace.touched, ..Chosen::new(found, share) })
}

/// Inside another's words the rules read better: the tagger has learnt the outermost attributions only.
fn leave_inside_to_rules(_: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let ruled = |cue: Run| candidate(rules, cue).is_some_and(|row| row.1 >= STANDS);
    let stays = |row: &Chosen| {
        let cue = row.found.cue;
        let held = |other: &Chosen| other.found.cue != cue && cue.meets(&other.found.content);
        !(around(out, cue).any(held) && ruled(cue))
    };
    let stays: Vec<bool> = out.iter().map(stays).collect();
    let mut stays = stays.into_iter();
    out.retain(|_| stays.next().unwrap_or(true));
}

/// No model overrules a transcript's label or a signed quotation.
fn keep_labels_and_signatures(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let forms = |row: &&Chosen| {
        (!row.nested || view.is_turn(row.found.head))
            && matches!(row.found.frame, Frame::Label | Frame::Signature)
    };
    let signed: Vec<&Chosen> = rules.chosen.iter().filter(forms).collect();
    for row in &signed {
        let found = &row.found;
        let its: Vec<Run> = found.content.iter().copied().chain(found.source).chain([found.cue]).collect();
        let near = reach(out, found.cue);
        for other in out.get_mut(near.start..near.end).into_iter().flatten() {
            let other = &mut other.found;
            let inside = other.cue.meets(&its) || other.source.is_some_and(|run| run.meets(&its));
            other.content.retain(|run| !inside && !run.meets(&its));
        }
    }
    out.retain(|row| !row.found.content.is_empty());
    out.extend(signed.into_iter().cloned());
}

/// Whether quotation marks stand in what is said.
fn quotes(view: &View<'_>, found: &Candidate) -> bool {
    found.content.iter().any(|run| view.opens_quoted(*run))
}

/// What the rules are sure of and the tagger sees nothing in.
fn add_overlooked(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    use Frame::{Adverb, Clause, Gerund, Infinitive, Quote, That};
    let opens = |found: &Candidate| {
        view.is_title(found.head)
            && found.subject_run().is_some()
            && matches!(found.frame, That | Clause | Infinitive | Quote | Gerund)
    };
    let decrees = |found: &Candidate| {
        found.class == CueClass::Demand && !found.content.iter().any(|run| opens_secret(view, *run))
    };
    let least = |row: &Chosen| match &row.found {
        // "reportedly", "banned": a word that can hardly mean anything else is enough
        found if opens(found) || found.frame == Adverb || decrees(found) => STANDS,
        found if quotes(view, found) => SURE_QUOTED,
        _ => SURE,
    };
    let sure = rules.chosen.iter().filter(|row| !row.nested && row.share >= least(row));
    let free = |row: &&Chosen| !around(out, row.found.cue).any(|other| meets(&other.found, &row.found));
    let free: Vec<Chosen> = sure.filter(free).cloned().collect();
    out.extend(free);
}

/// Whether a word speaks of an unnamed source.
fn is_secret(view: &View<'_>, at: usize) -> bool {
    matches!(view.norm(at), "anonymity" | "unnamed" | "unidentified")
}

/// Whether a content begins with such a word.
fn opens_secret(view: &View<'_>, run: Run) -> bool {
    (run.start..run.end.min(run.start + 5)).any(|at| is_secret(view, at))
}

/// "A senior official, who asked not to be named, said": the request belongs to the source, as the rules take
/// it, and is no attribution of its own.
fn keep_secrecy_with_its_source(view: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let mut gone = Vec::new();
    for at in 0..out.len() {
        let Some(found) = out.get(at).map(|row| &row.found) else { continue };
        let rule = candidate(rules, found.cue).filter(|row| row.1 >= STANDS);
        let Some(source) = rule.and_then(|row| row.0.source) else { continue };
        let near = around(out, found.cue).map(|row| row.found.cue);
        let requests: Vec<Run> = near.filter(|cue| source.holds(*cue)).collect();
        let secret = |at| matches!(view.norm(at), "anonymity" | "named" | "identified");
        let asks = source.iter().any(secret) || !requests.is_empty();
        if asks && found.source.is_some_and(|run| source.holds(run)) {
            out.get_mut(at).into_iter().for_each(|row| row.found.source = Some(source));
            gone.extend(requests);
        }
    }
    gone.sort_unstable();
    out.retain(|row| gone.binary_search(&row.found.cue).is_err());
}

/// The readings with the features that their share is learnt from.
pub fn features(view: &View<'_>, rules: &Rules, readings: &[Reading]) -> Vec<(Candidate, Vec<String>)> {
    let one = |reading: &Reading| {
        let rule = candidate(rules, reading.cue);
        let found = dressed(view, (reading, rule), &mut Trace::new(view.repairs))?;
        let mut row = Vec::new();
        let weighed = Weighed { reading, found: &found, rule };
        confidence::features(view, &weighed, |feature| row.push(feature.to_owned()));
        Some((found, row))
    };
    readings.iter().filter_map(one).collect()
}

/// A reading as a candidate: with the rules' kind of cue, and the quotation marks around its words.
fn dressed(
    view: &View<'_>,
    (reading, rule): (&Reading, Option<&(Candidate, f32)>),
    trace: &mut Trace,
) -> Option<Candidate> {
    let mut found = rule.map_or_else(|| unknown(view, reading.cue), |row| row.0.clone());
    let sure = rule.filter(|row| row.1 >= STANDS);
    let placed = locality::contents(view, (reading.cue, &reading.content), trace);
    // "The repairs were expected to last": the next sentence is none of what its verb's own words hold
    let leaps = |run: &Run| run.start >= reading.cue.end && locality::is_elsewhere(view, reading.cue, *run);
    let strays = sure.is_some() && trace.on(Repair::ContentRuled, placed.iter().all(leaps));
    let mut content = if strays { sure?.0.content.clone() } else { placed };
    // "The dam reportedly failed": a word inside a clause holds all of it
    if let Some((row, _)) = sure
        && row.frame == Frame::Adverb
        && content != row.content
        && trace.on(Repair::AdverbClause, content.iter().all(|run| run.meets(&row.content)))
    {
        content.clone_from(&row.content);
    }
    // "she": no more than somebody who is meant
    let meant = |run: &Run| run.len() == 1 && view.class(run.start) == Class::Pronoun;
    let pronoun = sure.is_none() && reading.source.is_none() && content.iter().all(meant);
    if trace.on(Repair::PronounAlone, pronoun) {
        return None;
    }
    let here = |run: &Run| !trace.has(Repair::SourceSentence) || locality::is_source(view, reading.cue, *run);
    // "…, says union" ends a headline: no source goes on in the text below
    let cut = |run: Run| Run::new(run.start, run.end.min(view.sentence(run.start).end));
    let source = reading.source.filter(here).map(cut);
    let leapt = reading.source.is_some() && source.is_none();
    if leapt && sure.is_none_or(|row| row.0.source.is_none()) {
        return None;
    }
    // whoever speaks on condition of anonymity says nothing by that
    let reason = (reading.cue.start.saturating_sub(6)..reading.cue.start).any(|at| is_secret(view, at));
    let secret = reason || content.iter().all(|run| opens_secret(view, *run));
    if trace.on(Repair::SecretReason, secret) {
        return None;
    }
    let mut whole = |run: Run| trace.change(Repair::QuotationMarks, run, quoted(view, run));
    found.content = content.into_iter().map(&mut whole).collect();
    // where the tagger wavers between two sources the rules decide
    let wavers = leapt || (reading.sure.held < WAVERS && source.is_some());
    let ruled = sure.and_then(|row| row.0.source).filter(|_| wavers);
    found.source = source;
    if trace.on(Repair::WaveringSource, ruled.is_some() && ruled != source) {
        found.source = ruled;
    }
    found.source = found.source.map(|run| trace.change(Repair::SourceDescription, run, described(view, run)));
    found.cue = cue(view, reading.cue, trace);
    // "“It is a mess,” she said of the plan.": what a word is about belongs to it
    let spoken = |run: &Run| run.is_before(found.cue) && view.marks.opening(run.start).is_some();
    let topic =
        view.norm(found.cue.end) == "of" && found.subject_run().is_some() && found.content.iter().all(spoken);
    let stops = |at: &usize| matches!(view.class(*at), Class::Punctuation | Class::Comma);
    if let Some(at) = (found.cue.end + 2..found.cue.end + 7).find(stops)
        && trace.on(Repair::CueTopic, topic)
    {
        found.cue.end = at;
    }
    // "spoke of a flood": the preposition between cue and content is the cue's
    let linked = found.content.iter().any(|run| run.start == found.cue.end + 1)
        && view.is(found.cue.end, List::CuePrepositions);
    if trace.on(Repair::CuePreposition, linked) {
        found.cue.end += 1;
    }
    Some(found)
}

/// A cue with its colon, and without the day behind it or what opened one: "said:", "said" of "said on Monday".
fn cue(view: &View<'_>, Run { start, end }: Run, trace: &mut Trace) -> Run {
    let says = |at: usize| view.is(at, List::Saying);
    let mut last = end;
    while last > start + 1 && view.class(last - 1) == Class::Day {
        last -= 1;
    }
    let day = last < end || view.class(last) != Class::Name && says(last.saturating_sub(2));
    last -= usize::from(last > start + 1 && view.norm(last - 1) == "on" && day);
    if trace.on(Repair::CueDay, last < end) {
        return Run::new(start, last);
    }
    // "said in a statement": PolNeAR's training articles mark the paper with the word in two of three cases
    let paper = |at: &usize| matches!(view.norm(*at), "statement" | "release" | "memo");
    if says(end - 1)
        && view.norm(end) == "in"
        && matches!(view.norm(end + 1), "a" | "an")
        && let Some(at) = (end + 2..end + 5).find(paper)
        && trace.on(Repair::CueStatement, true)
    {
        return Run::new(start, at + 1);
    }
    let colon = trace.on(Repair::CueColon, view.norm(end) == ":");
    Run::new(start, end + usize::from(colon))
}

/// A content with the quotation marks that stand right around it.
fn quoted(view: &View<'_>, Run { mut start, mut end }: Run) -> Run {
    // “[The dam] holds”: a bracket or an ellipsis may stand behind the mark
    let opens = |at: &usize| {
        view.marks.opening(*at).is_some() && (*at + 1..start).all(|n| view.class(n) == Class::Punctuation)
    };
    if let Some(at) = (start.saturating_sub(3)..start).rev().find(opens) {
        start = at;
    }
    // "“He said: ‘Go home.’”": the marks within close first
    let closes = |at: usize| view.marks.is_mark(at) || matches!(view.form(at), "'" | "’");
    let last = end.saturating_sub(1);
    if let Some(row) = view.marks.at(last)
        && row.start >= start
        && row.end <= end + 4
        && (end..row.end).all(|at| closes(at) || matches!(view.class(at), Class::Comma | Class::Punctuation))
    {
        end = row.end;
    }
    Run::new(start, end)
}

/// A source with the comma that closes its description ("Ana Orsel, a pilot,"), without the start of one.
fn described(view: &View<'_>, Run { start, mut end }: Run) -> Run {
    while end > start + 1 && matches!(view.norm(end - 1), "who" | "which" | ",") {
        end -= 1;
    }
    // "Ana Orsel, who leads until an election in March,": a time within a description is part of it
    let free = view.without_time(end, start);
    let comma = |end: usize| (start..end).any(|at| view.is_comma(at));
    if !comma(free) || view.follows_comma(free) {
        end = free;
    }
    // "Rep. Ana Orsel (D-Lint)"
    let bracket = |form: &str| (start..end).filter(|at| view.norm(*at) == form).count();
    if bracket("(") > bracket(")") && view.norm(end) == ")" {
        end += 1;
    }
    Run::new(start, if comma(end) { view.past_comma(end) } else { end })
}

/// The rules' likeliest candidate that shares a word of the cue.
fn candidate(rules: &Rules, cue: Run) -> Option<&(Candidate, f32)> {
    /// No cue is longer.
    const LONGEST: usize = 12;
    let from = rules.prospects.partition_point(|(row, _)| row.cue.start + LONGEST < cue.start);
    let near = rules.prospects.get(from..)?.iter().take_while(|(row, _)| row.cue.start < cue.end);
    near.filter(|(row, _)| row.cue.end > cue.start).max_by(|a, b| a.1.total_cmp(&b.1))
}

/// What is known of a cue that no rule has looked at.
fn unknown(view: &View<'_>, cue: Run) -> Candidate {
    const PARTS: [Part; 4] = [Part::Verb, Part::Noun, Part::Adjective, Part::Adverb];
    let entry = |at: usize| PARTS.iter().find_map(|part| Some((at, *part, view.cue(at, *part)?)));
    let known = cue.iter().rev().find_map(entry);
    let verb = cue.iter().rev().find(|at| view.class(*at) == Class::Verb);
    Candidate {
        head: known.map(|row| row.0).or(verb).unwrap_or(cue.end.saturating_sub(1)),
        lemma: known.map_or("", |row| row.2.lemma),
        part: known.map_or(Part::Verb, |row| row.1),
        class: match known {
            Some(row) => row.2.class,
            None if view.norm(cue.start) == "according" => CueClass::Speech,
            None => CueClass::Other,
        },
        frame: Frame::Learnt,
        ..Candidate::default()
    }
}

/// What the rules find inside the contents: A said that B had told C.
fn add_inner(_: &View<'_>, rules: &Rules, out: &mut Vec<Chosen>) {
    let mut contents: Vec<Run> = out.iter().flat_map(|row| row.found.content.iter().copied()).collect();
    contents.sort_unstable();
    for row in rules.chosen.iter().filter(|row| row.share >= STANDS) {
        let Candidate { cue, source: Some(source), .. } = row.found else { continue };
        let at = contents.partition_point(|run| run.start <= cue.start);
        let Some(&holder) = at.checked_sub(1).and_then(|n| contents.get(n)) else { continue };
        // "declined to say who had signed": one act, not two
        let same = row.found.mood == Mood::Infinitive && holder.start == cue.start;
        if !holder.holds(cue) || !holder.holds(source) || same {
            continue;
        }
        let cut = |run: &Run| Run::new(run.start.max(holder.start), run.end.min(holder.end));
        let content: Vec<Run> = row.found.content.iter().map(cut).filter(|run| !run.is_empty()).collect();
        if !content.is_empty() {
            let found = Candidate { content, ..row.found.clone() };
            out.push(Chosen { found, nested: true, ..row.clone() });
        }
    }
}
