//! Whole quotations whose speaker no cue of the dictionary names: a rare verb behind them, a name and a colon before
//! them, a headline around them.
//!
//! In: quotations, classes, what stands. Out: what stands with those added, in reading order. Runs where
//! [`crate::attribution::repair::lexical_additions`] does, behind the tagger and behind the rules alike.

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
    let mut more: Vec<(Repair, Candidate)> = Vec::new();
    for quotation in &view.marks.rows {
        let rules: [(Repair, Rule); 5] = [
            (Repair::AddHeadline, headline),
            (Repair::AddLabel, label),
            (Repair::AddAnnounced, announced),
            (Repair::AddInverted, inverted),
            (Repair::AddNominal, nominal),
        ];
        let mut rules = rules.into_iter().filter(|(repair, _)| view.repairs.has(*repair));
        more.extend(rules.find_map(|(repair, rule)| Some((repair, rule(view, quotation)?))));
    }
    let mut standing = Standing::new(rows);
    for (repair, found) in more {
        give(view, &mut standing, (repair, found));
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
    let verb = found.part == Part::Verb;
    let taken = |row: &Chosen| {
        verb && row.found.content.iter().any(|run| quotation.overlaps(*run))
            && view.segments.sentence_of(id(row.found.cue.start)) == view.segments.sentence_of(id(cue.start))
            && !row.found.cue.overlaps(cue)
    };
    if standing.near(cue).any(taken) {
        return;
    }
    let own: Vec<Run> = found.source.into_iter().chain([cue]).collect();
    for row in standing.near_mut(cue) {
        row.found.content.retain(|run| !run.meets(&found.content));
        let source = row.found.source.filter(|run| Some(*run) != found.source);
        if row.found.cue.meets(&own) || source.is_some_and(|run| run.meets(&own)) {
            row.found.content.clear();
        }
    }
    standing.add(Chosen::added(found, PLAIN, repair));
}

fn id(at: usize) -> crate::text::TokenId {
    use crate::text::Id;
    crate::text::TokenId::from_index(at)
}

/// The tokens of a word's paragraph.
fn paragraph(view: &View<'_>, at: usize) -> Run {
    use crate::text::Id;
    let segments = view.segments;
    let sentences = segments.paragraphs[segments.sentences[segments.sentence_of(id(at))].paragraph].sentences;
    let tokens = |id| segments.sentences[id].tokens;
    Run::new(
        tokens(sentences.start).start.index(),
        sentences.last().map_or(at + 1, |id| tokens(id).end.index()),
    )
}

/// Whether more than one word stands in the marks, most of them in lower case: somebody's view, and no title.
fn speaks(view: &View<'_>, quotation: &Quotation) -> bool {
    let words = || quotation.run().iter().filter(|at| view.form(*at).starts_with(char::is_alphabetic));
    let capital = words().filter(|at| view.form(*at).starts_with(char::is_uppercase)).count();
    words().count() > 1 && capital * 2 <= words().count()
}

fn spoken(head: usize, lemma: &'static str, source: Run, cue: Run, quotation: &Quotation) -> Candidate {
    Candidate {
        head,
        lemma,
        class: CueClass::Speech,
        source: Some(source),
        cue,
        content: vec![quotation.run()],
        ..Candidate::default()
    }
}

/// "“Another form to fill in,” grumbled the baker.", "“…,” the baker grumbled.": whatever the verb, a comma within the
/// marks says that the sentence goes on with who spoke.
fn inverted(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    let limit = view.sentence(quotation.start).end.max(view.sentence(quotation.end.saturating_sub(1)).end);
    let comma = quotation.end >= 2 && view.norm(quotation.end - 2) == ",";
    if !quotation.closed || !comma || !speaks(view, quotation) || quotation.end >= limit {
        return None;
    }
    let past = |at: usize| {
        view.class(at) == Class::Verb
            && (view.word(at).verb == Some(VerbForm::Past) || view.norm(at).ends_with("ed"))
    };
    let closes =
        |at: usize| view.ends(at, limit) || matches!(view.norm(at), "as" | "when" | "who" | "before");
    let who = |run: Run| {
        !view.names_time(run.end.wrapping_sub(1)) && !run.iter().any(|at| view.marks.at(at).is_some())
    };
    let at = quotation.end;
    let (verb, run) = if past(at) {
        let run = view.subject_behind(at + 1, limit)?;
        let end = if view.class_before(run.end) == Class::Comma { run.end - 1 } else { run.end };
        (at, Some(run).filter(|_| closes(end))?)
    } else {
        let end = view.phrase_end(at, limit)?;
        let closed = past(end)
            && closes(end + 1)
            && matches!(view.class(at), Class::Name | Class::Determiner | Class::Pronoun);
        (end, Some(Run::new(at, end)).filter(|_| closed)?)
    };
    let mut found = spoken(verb, "say", run, Run::one(verb), quotation);
    (found.part, found.frame) = (Part::Verb, Frame::QuoteFinal);
    Some(found).filter(|_| who(run))
}

/// "Bo Arnt, union secretary: “Nobody asked the drivers.”": a line that is no more than who and what.
fn label(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of a name with what its bearer is.
    const LONGEST: usize = 14;
    let Run { start, end } = paragraph(view, quotation.start);
    let colon = quotation.start.checked_sub(1).filter(|at| view.norm(*at) == ":")?;
    let whole = quotation.end + 1 >= end && !view.is_title(colon) && colon > start;
    let start = view.sentence(colon).start.max(start);
    let named = is_somebody(view, Run::new(start, colon));
    if !whole || !named || colon - start > LONGEST || start != paragraph(view, colon).start {
        return None;
    }
    let mut found = spoken(colon, ":", Run::new(start, colon), Run::one(colon), quotation);
    (found.part, found.frame) = (Part::Preposition, Frame::Label);
    Some(found)
}

/// Whether a run is a name of two words at least, with what its bearer is, and no clause or thing at a place.
fn is_somebody(view: &View<'_>, run: Run) -> bool {
    let verbs = run.iter().any(|at| matches!(view.class(at), Class::Verb | Class::Auxiliary | Class::Modal));
    let end = run.iter().find(|at| view.class(*at) == Class::Comma).unwrap_or(run.end);
    let thing = (run.start..end).any(|at| matches!(view.class(at), Class::Determiner | Class::Preposition));
    let capital = (run.start..end).filter(|at| view.form(*at).starts_with(char::is_uppercase)).count();
    let last = end.checked_sub(1).is_some_and(|at| view.form(at).starts_with(char::is_uppercase));
    capital > 1 && last && !verbs && !thing
}

/// "And from Deputy Mayor Ilva Tarn:" over a paragraph in quotation marks, or before one: the line has no verb.
fn announced(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of the line.
    const LONGEST: usize = 16;
    let colon = quotation.start.checked_sub(1).filter(|at| view.norm(*at) == ":")?;
    let from = view.sentence(colon).start;
    let by = (from..colon.min(from + 6)).find(|at| view.norm(*at) == "from")?;
    let verbs = (from..colon).any(|at| view.class(at).is_verbal());
    if colon - from > LONGEST || verbs || !speaks(view, quotation) {
        return None;
    }
    let who = Run::new(by + 1, colon);
    let role = |end: usize| {
        let opens = matches!(view.class(who.start), Class::Determiner | Class::Possessive);
        opens
            && (view.base_end(who.start, colon) == Some(end)
                || view.phrase_end(who.start, colon) == Some(end))
    };
    // "the chief vet, Dr Olan Peck"
    let comma = (who.start..colon).find(|at| view.class(*at) == Class::Comma);
    let described = comma.is_some_and(|at| role(at) && is_somebody(view, Run::new(at + 1, colon)));
    (role(colon) || described || is_somebody(view, who)).then(|| Candidate {
        part: Part::Preposition,
        frame: Frame::Colon,
        ..spoken(colon, ":", who, Run::one(colon), quotation)
    })
}

/// "Her reply was short: “No chance.”", "“Dull,” was the critic's verdict.", "“We shall see” was all that he would say.":
/// a noun of speech is the cue, and whose it is speaks.
fn nominal(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    let (start, limit) = (view.sentence(quotation.start).start, view.sentence(quotation.end - 1).end);
    let outside = |at: usize| view.marks.at(at).is_none();
    if !quotation.closed || !speaks(view, quotation) {
        return None;
    }
    let owner = |noun: usize, floor: usize| {
        let from = view.noun_start(noun, floor);
        view.owner(from, noun, floor).map(|run| (run, Run::one(noun)))
    };
    // "the verdict of the critics", "the message from Ana Orsel"
    let of = |noun: usize, end: usize| {
        let links = matches!(view.norm(noun + 1), "of" | "from");
        let stop = view.phrase_end(noun + 2, end).filter(|_| links)?;
        Some((Run::new(noun + 2, stop), Run::new(noun, noun + 2)))
    };
    let be = |at: usize| view.is_be(at) || matches!(view.norm(at), "came" | "read" | "ran" | "went");
    let at = quotation.end + usize::from(view.class(quotation.end) == Class::Comma);
    let (source, cue) = if at < limit && be(at) {
        // behind the quotation
        if view.norm(at + 1) == "how" {
            // "was how one tenant put it"
            let end = view.phrase_end(at + 2, limit)?;
            let puts =
                matches!(view.norm(end), "put" | "puts" | "described" | "summed" | "saw" | "explained");
            (Run::new(at + 2, end), Some(Run::one(end)).filter(|_| puts)?)
        } else if view.norm(at + 1) == "all" {
            let that = at + 2 + usize::from(view.class(at + 2) == Class::That);
            let end = view.phrase_end(that, limit).filter(|end| view.class(*end).is_verbal())?;
            let verb = (end..limit).take_while(|at| view.class(*at).is_verbal()).last()?;
            (Run::new(that, end), Run::new(end, verb + 1))
        } else {
            let end = view.phrase_end(at + 1, limit)?;
            let noun = (at + 1..end).find(|at| view.is(*at, List::SpeechNouns))?;
            owner(noun, at + 1).or_else(|| of(noun, limit))?
        }
    } else {
        // before it: nothing but "was", "short" and a colon between
        let close = quotation.start.checked_sub(1).filter(|at| *at >= start && outside(*at))?;
        let noun = (start..close + 1).rev().take(12).find(|at| view.is(*at, List::SpeechNouns))?;
        let (source, cue) = owner(noun, start).or_else(|| of(noun, close + 1))?;
        let plain = |at: usize| match view.class(at) {
            Class::Verb | Class::Auxiliary => be(at),
            Class::Modal | Class::And | Class::Pronoun | Class::To | Class::That => false,
            _ => outside(at),
        };
        // "his remarks were “right and just”" says what they were
        let capital = view.form(quotation.start + 1).starts_with(char::is_uppercase);
        let joined = view.norm(close) == ":" || be(close) && capital;
        let rest = source.end.max(cue.end);
        if !joined || !(rest..close + 1).all(plain) {
            return None;
        }
        (source, if source.end <= cue.start { Run::new(cue.start, close + 1) } else { cue })
    };
    Some(Candidate {
        part: Part::Noun,
        frame: Frame::Quote,
        ..spoken(cue.start, "say", source, cue, quotation)
    })
}

/// "‘We were left on the roof’: families tell of …", "Dam repairs ‘weeks away’ – minister".
fn headline(view: &View<'_>, quotation: &Quotation) -> Option<Candidate> {
    if !quotation.closed || !view.is_title(quotation.start) {
        return None;
    }
    let Run { start, end } = paragraph(view, quotation.start);
    let verbal = |at: usize| view.class(at).is_verbal();
    if quotation.start == start && view.norm(quotation.end) == ":" && speaks(view, quotation) {
        let from = quotation.end + 1;
        // "recall" and "tell" may be read as nouns beside one
        let to = (from + 1..end.min(from + 6)).find(|at| view.is(*at, List::TellsInHeadlines))?;
        if (from..to).any(verbal) {
            return None;
        }
        let cue = Run::new(to, to + 1 + usize::from(matches!(view.norm(to + 1), "of" | "about")));
        let mut found = spoken(cue.start, "say", Run::new(from, to), cue, quotation);
        (found.part, found.frame) = (Part::Verb, Frame::QuoteFinal);
        let rest = view.trimmed(cue.end, end);
        if rest > cue.end {
            found.content.push(Run::new(cue.end, rest));
        }
        return Some(found);
    }
    let dash =
        |at: &usize| matches!(view.norm(*at), "–" | "—" | "-") && view.spaced(*at) || view.norm(*at) == ":";
    let at = (quotation.end..end).rev().find(dash)?;
    let to = view.trimmed(at + 1, end);
    let plain = |at: usize| {
        !verbal(at)
            && !matches!(view.class(at), Class::Determiner | Class::And)
            && !matches!(
                view.norm(at),
                "video" | "photos" | "pictures" | "review" | "live" | "analysis" | "podcast"
            )
    };
    let short = at + 1 < to && to <= at + 5 && (at + 1..to).all(plain);
    let nominal = view.base_end(at + 1, to) == Some(to) || view.phrase_end(at + 1, to) == Some(to);
    if !short || !nominal || at < start + 3 || view.marks.at(at).is_some() {
        return None;
    }
    let mut found = spoken(at, ":", Run::new(at + 1, to), Run::one(at), quotation);
    (found.part, found.frame) = (Part::Preposition, Frame::Signature);
    found.content = vec![Run::new(start, view.trimmed(start, at))];
    Some(found)
}
