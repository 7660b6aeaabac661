//! From the tagger's readings to attributions: joined with what the rules know of the same words.
//!
//! In: readings, the rules' candidates. Out: attributions that stand, in reading order. The tagger says who,
//! by which words and what; the rules say what kind of cue it is, and find what stands inside another's words.

use super::confidence::Weighed;
use super::standing::{SURE_QUOTED, around, meets, reach};
use super::{confidence, conflicts, locality};
use crate::attribution::candidates::{Candidate, Chosen, Rules, STANDS};
use crate::attribution::lexicon::{Class, Part, lexicon};
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

/// The attributions that stand.
pub fn choose(view: &View<'_>, rules: &Rules, readings: &[Reading]) -> Vec<Chosen> {
    let has = |repair| view.repairs.has(repair);
    let mut out: Vec<Chosen> = Vec::new();
    for reading in readings {
        let rule = candidate(rules, reading.cue);
        let mut trace = Trace::new(view.repairs);
        let Some(found) = dressed(view, (reading, rule), &mut trace) else { continue };
        let share = confidence::share(lexicon(), view, &Weighed { reading, found: &found, rule });
        let least = match rule {
            // words in quotation marks are hardly ever nobody's
            _ if quotes(view, &found) => TRUSTED,
            Some(row) if row.1 >= NO_CUE => TRUSTED,
            _ => ALONE,
        };
        if share >= least {
            out.push(Chosen { touched: trace.touched, ..Chosen::new(found, share) });
        }
    }
    let repairs = view.repairs;
    noted(repairs, Repair::SecrecyWithSource, &mut out, |out| {
        keep_secrecy_with_its_source(view, rules, out);
    });
    let owned = conflicts::own_quotations(view, rules);
    noted(repairs, Repair::OwnQuotations, &mut out, |out| {
        conflicts::give_quotations_to_their_own_cues(view, &owned, out);
    });
    noted(repairs, Repair::OthersQuotation, &mut out, |out| {
        conflicts::leave_others_quotations(view, &owned, out);
    });
    noted(repairs, Repair::WholeSources, &mut out, |out| conflicts::share_whole_sources(view, out));
    noted(repairs, Repair::GuidedSources, &mut out, |out| conflicts::end_guided_sources(view, rules, out));
    // inside another's words the rules read better: the tagger has learnt the outermost attributions only
    let inside: Vec<Run> = (0..out.len())
        .filter_map(|at| {
            let cue = out.get(at)?.found.cue;
            let held = |row: &Chosen| row.found.cue != cue && cue.meets(&row.found.content);
            (has(Repair::RuledInside) && around(&out, cue).any(held)).then_some(cue)
        })
        .collect();
    let ruled = |cue: Run| candidate(rules, cue).is_some_and(|row| row.1 >= STANDS);
    out.retain(|row| inside.binary_search(&row.found.cue).is_err() || !ruled(row.found.cue));
    let forms = |row: &&Chosen| {
        has(Repair::LabelsAndSignatures)
            && (!row.nested || view.is_turn(row.found.head))
            && matches!(row.found.frame, Frame::Label | Frame::Signature)
    };
    let (mut gone, mut signed) = (Vec::new(), Vec::new());
    for row in rules.chosen.iter().filter(forms) {
        // no model overrules a transcript's label or a signed quotation
        let its: Vec<Run> =
            row.found.content.iter().copied().chain(row.found.source).chain([row.found.cue]).collect();
        let Run { start: from, end: to } = reach(&out, row.found.cue);
        for other in out.get_mut(from..to).into_iter().flatten() {
            let inside = other.found.cue.meets(&its) || other.found.source.is_some_and(|run| run.meets(&its));
            other.found.content.retain(|run| !run.meets(&its));
            if inside || other.found.content.is_empty() {
                gone.push(other.found.cue);
            }
        }
        signed.push(Chosen::added(row.found.clone(), row.share, Repair::LabelsAndSignatures));
    }
    gone.sort_unstable();
    out.retain(|row| gone.binary_search(&row.found.cue).is_err());
    out.extend(signed);
    out.sort_by_key(|row| (row.found.cue.start, row.found.head));
    noted(repairs, Repair::SecondVerbs, &mut out, |out| {
        conflicts::part_second_verbs(view, rules, out);
    });
    noted(repairs, Repair::Overlooked, &mut out, |out| {
        out.extend(overlooked(view, rules, out));
    });
    noted(repairs, Repair::Inner, &mut out, |out| out.extend(inner(rules, out)));
    out.sort_by_key(|row| (row.found.cue.start, row.found.head));
    out
}

/// Whether quotation marks stand in what is said.
fn quotes(view: &View<'_>, found: &Candidate) -> bool {
    found
        .content
        .iter()
        .any(|run| (run.start..run.end.min(run.start + 60)).any(|at| view.marks.at(at).is_some()))
}

/// What the rules are sure of and the tagger sees nothing in; `out` is in reading order.
fn overlooked(view: &View<'_>, rules: &Rules, out: &[Chosen]) -> Vec<Chosen> {
    let opens = |found: &Candidate| {
        view.is_title(found.head)
            && found.source.is_some_and(|run| run.end <= found.cue.start)
            && matches!(
                found.frame,
                Frame::That | Frame::Clause | Frame::Infinitive | Frame::Quote | Frame::Gerund
            )
    };
    let decrees = |found: &Candidate| {
        found.class == CueClass::Demand && !found.content.iter().any(|run| opens_secret(view, *run))
    };
    let least = |row: &Chosen| match &row.found {
        // "reportedly", "banned": a word that can hardly mean anything else is enough
        found if opens(found) || found.frame == Frame::Adverb || decrees(found) => STANDS,
        found if quotes(view, found) => SURE_QUOTED,
        _ => SURE,
    };
    let sure = rules.chosen.iter().filter(|row| !row.nested && row.share >= least(row));
    let free = |row: &&Chosen| !around(out, row.found.cue).any(|other| meets(&other.found, &row.found));
    sure.filter(free).cloned().collect()
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
        let Some(cue) = out.get(at).map(|row| row.found.cue) else { continue };
        let Some((rule, _)) = candidate(rules, cue).filter(|row| row.1 >= STANDS) else { continue };
        let Some(source) = rule.source else { continue };
        let within = |row: &Chosen| source.holds(row.found.cue);
        let Some(row) = out.get(at) else { continue };
        let starts = row.found.source.is_some_and(|run| source.holds(run));
        let requests: Vec<Run> =
            around(out, cue).filter(|row| within(row)).map(|row| row.found.cue).collect();
        let asks = source.iter().any(|at| matches!(view.norm(at), "anonymity" | "named" | "identified"));
        if starts && (asks || !requests.is_empty()) {
            if let Some(row) = out.get_mut(at) {
                row.found.source = Some(source);
            }
            gone.extend(requests);
        }
    }
    gone.sort_unstable();
    out.retain(|row| gone.binary_search(&row.found.cue).is_err());
}

/// The readings with the features that their share is learnt from.
pub fn features(view: &View<'_>, rules: &Rules, readings: &[Reading]) -> Vec<(Candidate, Vec<String>)> {
    let mut out = Vec::new();
    for reading in readings {
        let rule = candidate(rules, reading.cue);
        let mut trace = Trace::new(view.repairs);
        let Some(found) = dressed(view, (reading, rule), &mut trace) else { continue };
        let mut row = Vec::new();
        let weighed = Weighed { reading, found: &found, rule };
        confidence::features(view, &weighed, |feature| row.push(feature.to_owned()));
        out.push((found, row));
    }
    out
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
    locality::settle(view, reading, sure.map(|row| &row.0), &mut content, trace);
    let meant = || content.iter().all(|run| locality::is_meant(view, *run));
    if trace.has(Repair::PronounAlone) && sure.is_none() && reading.source.is_none() && meant() {
        return None;
    }
    let here = |run: &Run| !trace.has(Repair::SourceSentence) || locality::is_source(view, reading.cue, *run);
    let source = reading.source.filter(here);
    let leapt = reading.source.is_some() && source.is_none();
    if leapt && sure.is_none_or(|row| row.0.source.is_none()) {
        return None;
    }
    // whoever speaks on condition of anonymity says nothing by that
    let reason = (reading.cue.start.saturating_sub(6)..reading.cue.start).any(|at| is_secret(view, at));
    // "said three words" counts words and gives none
    let counted =
        |run: &Run| run.len() <= 3 && matches!(view.norm(run.end.saturating_sub(1)), "word" | "words");
    let all = |is: &dyn Fn(&Run) -> bool| content.iter().all(is);
    if trace.has(Repair::SecretReason) && (reason || all(&|run| opens_secret(view, *run)))
        || trace.has(Repair::WorkTitle) && view.is_work(found.head, &content)
        || trace.has(Repair::CountedWords) && all(&counted)
        || trace.has(Repair::TimeAlone) && all(&|run| locality::is_time(view, *run))
    {
        return None;
    }
    let mut whole = |run: Run| trace.change(Repair::QuotationMarks, run, quoted(view, run));
    found.content = content.into_iter().map(&mut whole).collect();
    // where the tagger wavers between two sources the rules decide
    let wavers = leapt || (reading.sure.held < WAVERS && source.is_some());
    let ruled = sure.and_then(|row| row.0.source).filter(|_| wavers);
    // "were told by the mayor that …": the rules know who "by" names
    let by = |run: &Run| run.start > 0 && view.norm(run.start - 1) == "by";
    let passive = sure.filter(|row| row.0.mood == Mood::Passive);
    let agent = passive.and_then(|row| row.0.source.filter(by));
    found.source = source;
    if trace.on(Repair::WaveringSource, ruled.is_some() && ruled != source) {
        found.source = ruled;
    }
    if found.source.is_none() && trace.on(Repair::PassiveAgent, agent.is_some()) {
        found.source = agent;
    }
    found.source = found.source.map(|run| trace.change(Repair::SourceDescription, run, described(view, run)));
    // nobody is among their own words
    let said = |run: Run| found.content.iter().any(|held| held.holds(run));
    let among_own = found.source.is_some_and(said) && view.marks.at(reading.cue.start).is_none();
    if trace.on(Repair::OwnWords, among_own) {
        found.source = sure.and_then(|row| row.0.source).filter(|run| !said(*run));
    }
    found.cue = cue(view, reading.cue, trace);
    // "“It is a mess,” she said of the plan.": what a word is about belongs to it
    let spoken =
        found.content.iter().all(|run| run.end <= found.cue.start && view.marks.opening(run.start).is_some());
    let topic = spoken
        && view.norm(found.cue.end) == "of"
        && found.source.is_some_and(|run| run.end <= found.cue.start);
    let stops = |at: &usize| matches!(view.class(*at), Class::Punctuation | Class::Comma);
    if let Some(at) = (found.cue.end + 2..found.cue.end + 7).find(stops)
        && trace.on(Repair::CueTopic, topic)
    {
        found.cue.end = at;
    }
    // "spoke of a flood": the preposition between cue and content is the cue's
    let linked = found.content.iter().any(|run| run.start == found.cue.end + 1)
        && matches!(
            view.norm(found.cue.end),
            "of" | "for" | "about" | "against" | "on" | "at" | "with" | "in"
        );
    if trace.on(Repair::CuePreposition, linked) {
        found.cue.end += 1;
    }
    Some(found)
}

/// A cue with its colon, and without the day behind it or what opened one: "said:", "said" of "said on Monday".
fn cue(view: &View<'_>, Run { start, end }: Run, trace: &mut Trace) -> Run {
    let mut last = end;
    let days = trace.has(Repair::CueDay);
    while days && last > start + 1 && view.class(last - 1) == Class::Day {
        last -= 1;
    }
    let speaks = |at: usize| {
        matches!(
            view.norm(at),
            "said" | "says" | "told" | "added" | "announced" | "wrote" | "stated" | "confirmed"
        )
    };
    if days
        && last > start + 1
        && view.norm(last - 1) == "on"
        && (last < end || (speaks(last - 2) && view.class(last) != Class::Name))
    {
        last -= 1;
    }
    if trace.on(Repair::CueDay, last < end) {
        return Run::new(start, last);
    }
    // "said in a statement": PolNeAR's training articles mark the paper with the word in two of three cases
    let paper = |at: &usize| matches!(view.norm(*at), "statement" | "release" | "memo");
    if speaks(end - 1)
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
    let comma = |at: &usize| view.class(*at) == Class::Comma;
    if !(start..free).any(|at| comma(&at)) || comma(&(free - 1)) {
        end = free;
    }
    // "Rep. Ana Orsel (D-Lint)"
    let bracket = |form: &str| (start..end).filter(|at| view.norm(*at) == form).count();
    if bracket("(") > bracket(")") && view.norm(end) == ")" {
        end += 1;
    }
    let open = (start..end).any(|at| view.class(at) == Class::Comma);
    Run::new(start, if open && view.class(end) == Class::Comma { end + 1 } else { end })
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
    let slots = [(0, Part::Verb), (1, Part::Noun), (2, Part::Adjective), (3, Part::Adverb)];
    let entry = |at: usize| {
        let cues = view.word(at).cues;
        let known = slots.iter().find_map(|(slot, part)| Some((cues.get(*slot).copied().flatten()?, *part)));
        let (number, part) = known?;
        Some((at, part, lexicon().entries.get(usize::from(number))?))
    };
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
fn inner(rules: &Rules, outer: &[Chosen]) -> Vec<Chosen> {
    let mut contents: Vec<Run> = outer.iter().flat_map(|row| row.found.content.iter().copied()).collect();
    contents.sort_unstable();
    let mut out = Vec::new();
    for row in rules.chosen.iter().filter(|row| row.share >= STANDS) {
        let cue = row.found.cue;
        let at = contents.partition_point(|run| run.start <= cue.start);
        let Some(&holder) = at.checked_sub(1).and_then(|n| contents.get(n)) else { continue };
        let held = |run: Run| holder.holds(run);
        if !held(cue) || row.found.source.is_some_and(|run| !held(run)) {
            continue;
        }
        let cut = |run: &Run| Run::new(run.start.max(holder.start), run.end.min(holder.end));
        let content: Vec<Run> = row.found.content.iter().map(cut).filter(|run| !run.is_empty()).collect();
        // "declined to say who had signed": one act, not two
        if row.found.mood == Mood::Infinitive && holder.start == cue.start {
            continue;
        }
        if !content.is_empty() && row.found.source.is_some() {
            let found = Candidate { content, ..row.found.clone() };
            out.push(Chosen { found, nested: true, ..row.clone() });
        }
    }
    out
}
