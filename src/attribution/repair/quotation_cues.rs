//! Whole quotations whose speaker no cue of the dictionary names: a rare verb behind them, a name and a colon before
//! them, a headline around them.
//!
//! In: quotations, classes, what stands. Out: what stands with those added, in reading order. Runs behind the tagger
//! and behind the rules alike.

use crate::attribution::candidates::{Candidate, Chosen};
use crate::attribution::lexicon::{Class, List, Part, VerbForm};
use crate::attribution::merge::standing::Standing;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::{Frame, Quotation, Run, View};

/// The share of such that a reader holds to be right, of those read in PolNeAR's training articles.
const PLAIN: f32 = 0.75;

/// What gives a quotation its cue and its speaker, where the words are there.
type Rule = fn(&View<'_>, &Quotation) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub fn add(view: &View<'_>, rows: &mut Vec<Chosen>) {
    const RULES: &[(Repair, Rule)] = &[
        (Repair::AddHeadline, headline),
        (Repair::AddLabel, label),
        (Repair::AddAnnounced, announced),
        (Repair::AddInverted, inverted),
    ];
    let mut standing = Standing::new(rows);
    for quotation in &view.marks.rows {
        let mut rules = RULES.iter().filter(|(repair, _)| view.repairs.has(*repair));
        if let Some((repair, found)) =
            rules.find_map(|(repair, rule)| Some((*repair, rule(view, quotation)?)))
        {
            give(view, &mut standing, (repair, found));
        }
    }
    standing.finish();
}

/// Adds an attribution and takes its words from the others; one that holds the same cue and quotation stays.
fn give(view: &View<'_>, standing: &mut Standing<'_>, (repair, found): (Repair, Candidate)) {
    let Some(quotation) = found.content.first().copied() else { return };
    let cue = found.cue;
    let owns = |row: &&mut Chosen| {
        row.found.content.iter().any(|run| run.holds(quotation))
            && row.found.cue.overlaps(cue)
            && row.found.source.is_some()
            && (found.frame != Frame::Label || row.found.source == found.source)
    };
    if let Some(row) = standing.near_mut(cue).find(owns) {
        // "“We are ready,” beamed Ines Holm": whatever the verb, it says here
        if row.found.class == CueClass::Other {
            row.found.class = found.class;
            row.touched = row.touched.with(repair);
        }
        return;
    }
    // a verb of the dictionary beside the quotation has it, unless these words are all of the cue
    let taken = |row: &Chosen| {
        found.part == Part::Verb
            && !quotation.holds(row.found.cue)
            && quotation.meets(&row.found.content)
            && view.sentence_of(row.found.cue.start) == view.sentence_of(cue.start)
            && !row.found.cue.overlaps(cue)
    };
    if standing.near(cue).any(taken) {
        return;
    }
    let own: Vec<Run> = found.source.into_iter().chain([cue]).collect();
    for row in standing.near_mut(cue).filter(|row| !quotation.holds(row.found.cue)) {
        let source = row.found.source.filter(|run| Some(*run) != found.source);
        let inside = row.found.cue.meets(&own) || source.is_some_and(|run| run.meets(&own));
        row.found.content.retain(|run| !inside && !run.meets(&found.content));
    }
    standing.add(Chosen::added(found, PLAIN, repair));
}

/// Whether more than one word stands in the marks, most of them in lower case: somebody's words, and no title.
fn speaks(view: &View<'_>, quotation: &Quotation) -> bool {
    let (words, capitals) = view.words_and_capitals(quotation.run());
    words > 1 && capitals * 2 <= words
}

/// "“Another form to fill in,” grumbled the baker.", "“…,” the baker grumbled.": whatever the verb, a comma within the
/// marks says that the sentence goes on with who spoke.
fn inverted(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    let at = quotation.end;
    let limit = view.sentence(quotation.start).end.max(view.sentence(at.saturating_sub(1)).end);
    let comma = at >= 2 && view.norm(at - 2) == ",";
    if !quotation.closed || !comma || !speaks(view, quotation) || at >= limit {
        return None;
    }
    let past = |at: usize| {
        view.class(at) == Class::Verb
            && (view.word(at).verb == Some(VerbForm::Past) || view.norm(at).ends_with("ed"))
    };
    let closes =
        |at: usize| view.ends(at, limit) || matches!(view.norm(at), "as" | "when" | "who" | "before");
    let (verb, who) = if past(at) {
        let who = view.subject_behind(at + 1, limit)?;
        let end = who.end - usize::from(view.follows_comma(who.end));
        (at, Some(who).filter(|_| closes(end))?)
    } else {
        let end = view.phrase_end(at, limit)?;
        let opens = matches!(view.class(at), Class::Name | Class::Determiner | Class::Pronoun);
        (end, Some(Run::new(at, end)).filter(|_| opens && past(end) && closes(end + 1))?)
    };
    let plain = !view.names_time(who.end.wrapping_sub(1)) && who.iter().all(|at| view.marks.at(at).is_none());
    plain.then(|| Candidate {
        part: Part::Verb,
        ..Candidate::named("say", Frame::QuoteFinal, who, Run::one(verb), vec![quotation.run()])
    })
}

/// "Bo Arnt, union secretary: “Nobody asked the drivers.”": a line that is no more than who and what.
fn label(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of a name with what its bearer is.
    const LONGEST: usize = 14;
    let Run { start, end } = view.paragraph(quotation.start);
    let colon = quotation.start.checked_sub(1).filter(|at| view.norm(*at) == ":" && *at > start)?;
    let whole = quotation.end + 1 >= end && !view.is_title(colon) && view.sentence(colon).start <= start;
    let who = Run::new(start, colon);
    (whole && who.len() <= LONGEST && is_somebody(view, who))
        .then(|| Candidate::named(":", Frame::Label, who, Run::one(colon), vec![quotation.run()]))
}

/// Whether a run is a name of two words at least, with what its bearer is, and no clause or thing at a place.
fn is_somebody(view: &View<'_>, run: Run) -> bool {
    let end = run.iter().find(|at| view.is_comma(*at)).unwrap_or(run.end);
    let thing = |at: usize| matches!(view.class(at), Class::Determiner | Class::Preposition);
    let capital = (run.start..end).filter(|at| view.is_capital(*at)).count();
    let last = end.checked_sub(1).is_some_and(|at| view.is_capital(at));
    capital > 1 && last && !view.has_verb(run.start..run.end) && !(run.start..end).any(thing)
}

/// "And from Deputy Mayor Ilva Tarn:" over a paragraph in quotation marks, or before one: the line has no verb.
fn announced(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of the line.
    const LONGEST: usize = 16;
    let colon = quotation.start.checked_sub(1).filter(|at| view.norm(*at) == ":")?;
    let from = view.sentence(colon).start;
    let by = (from..colon.min(from + 6)).find(|at| view.norm(*at) == "from")?;
    if colon - from > LONGEST || view.has_verb(from..colon) || !speaks(view, quotation) {
        return None;
    }
    let who = Run::new(by + 1, colon);
    let role = |end: usize| {
        let opens = matches!(view.class(who.start), Class::Determiner | Class::Possessive);
        let ends = [view.base_end(who.start, colon), view.phrase_end(who.start, colon)];
        opens && ends.contains(&Some(end))
    };
    // "the chief vet, Dr Olan Peck"
    let comma = who.iter().find(|at| view.is_comma(*at));
    let described = comma.is_some_and(|at| role(at) && is_somebody(view, Run::new(at + 1, colon)));
    (role(colon) || described || is_somebody(view, who))
        .then(|| Candidate::named(":", Frame::Colon, who, Run::one(colon), vec![quotation.run()]))
}

/// "‘We were left on the roof’: families tell of …", "Dam repairs ‘weeks away’ – minister".
fn headline(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    if !quotation.closed || !view.is_title(quotation.start) {
        return None;
    }
    let Run { start, end } = view.paragraph(quotation.start);
    if quotation.start == start && view.norm(quotation.end) == ":" && speaks(view, quotation) {
        let from = quotation.end + 1;
        // "recall" and "tell" may be read as nouns beside one
        let to = (from + 1..end.min(from + 6)).find(|at| view.is(*at, List::TellsInHeadlines))?;
        let cue = Run::new(to, to + 1 + usize::from(matches!(view.norm(to + 1), "of" | "about")));
        let rest = Run::new(cue.end, view.trimmed(cue.end, end));
        let content = [quotation.run(), rest].into_iter().filter(|run| !run.is_empty()).collect();
        return (!view.has_verb(from..to)).then(|| Candidate {
            part: Part::Verb,
            ..Candidate::named("say", Frame::QuoteFinal, Run::new(from, to), cue, content)
        });
    }
    let dash =
        |at: &usize| matches!(view.norm(*at), "–" | "—" | "-") && view.spaced(*at) || view.norm(*at) == ":";
    let at = (quotation.end..end).rev().find(dash)?;
    let to = view.trimmed(at + 1, end);
    let plain = |at: usize| {
        !view.is_verbal(at)
            && !matches!(view.class(at), Class::Determiner | Class::And)
            && !view.is(at, List::PageParts)
    };
    let short = at + 1 < to && to <= at + 5 && (at + 1..to).all(plain);
    let nominal = [view.base_end(at + 1, to), view.phrase_end(at + 1, to)].contains(&Some(to));
    let content = vec![Run::new(start, view.trimmed(start, at))];
    (short && nominal && at >= start + 3 && view.marks.at(at).is_none())
        .then(|| Candidate::named(":", Frame::Signature, Run::new(at + 1, to), Run::one(at), content))
}
