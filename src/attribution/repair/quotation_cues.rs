//! Whole quotations whose speaker no cue of the dictionary names: a rare verb behind them, a name and a colon before
//! them, a headline around them.
//!
//! In: quotations, classes, what stands. Out: what stands with those added, in reading order. Runs where
//! [`crate::attribution::repair::lexical_additions`] does, behind the tagger and behind the rules alike.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::{Part, VerbForm};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{Standing, among};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::headline::is_title;
use crate::attribution::view::marks::Quotation;
use crate::attribution::view::source::{self, Run};
use crate::attribution::view::when;
/// The share of such that a reader holds to be right, of those read in PolNeAR's training articles.
const PLAIN: f32 = 0.75;

/// What gives a quotation its cue and its speaker, where the words are there.
type Rule = fn(&Words<'_>, &Quotation) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    let mut more: Vec<(Repair, Candidate)> = Vec::new();
    for quotation in &words.marks.rows {
        let rules: [(Repair, Rule); 5] = [
            (Repair::AddHeadline, headline),
            (Repair::AddLabel, label),
            (Repair::AddAnnounced, announced),
            (Repair::AddInverted, inverted),
            (Repair::AddNominal, nominal),
        ];
        let mut rules = rules.into_iter().filter(|(repair, _)| words.repairs.has(*repair));
        more.extend(rules.find_map(|(repair, rule)| Some((repair, rule(words, quotation)?))));
    }
    let mut standing = Standing::new(rows);
    for (repair, found) in more {
        give(words.chunks, &mut standing, (repair, found));
    }
    standing.finish();
}

/// Adds an attribution and takes its words from the others; one that holds the same cue and quotation stays.
fn give(chunks: &Chunks<'_>, standing: &mut Standing<'_>, (repair, found): (Repair, Candidate)) {
    let Some(quotation) = found.content.first().copied() else { return };
    let cue = found.cue;
    let owns = |row: &&mut Chosen| {
        row.found.content.iter().any(|run| run.0 <= quotation.0 && quotation.1 <= run.1)
            && among(row.found.cue, &[cue])
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
        verb && row.found.content.iter().any(|run| among(quotation, &[*run]))
            && chunks.segments.sentence_of(id(row.found.cue.0)) == chunks.segments.sentence_of(id(cue.0))
            && !among(row.found.cue, &[cue])
    };
    if standing.near(cue).any(taken) {
        return;
    }
    let own: Vec<Run> = found.source.into_iter().chain([cue]).collect();
    for row in standing.near_mut(cue) {
        row.found.content.retain(|run| !among(*run, &found.content));
        let source = row.found.source.filter(|run| Some(*run) != found.source);
        if among(row.found.cue, &own) || source.is_some_and(|run| among(run, &own)) {
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
fn paragraph(chunks: &Chunks<'_>, at: usize) -> Run {
    use crate::text::Id;
    let segments = chunks.segments;
    let sentences = segments.paragraphs[segments.sentences[segments.sentence_of(id(at))].paragraph].sentences;
    let tokens = |id| segments.sentences[id].tokens;
    (tokens(sentences.start).start.index(), sentences.last().map_or(at + 1, |id| tokens(id).end.index()))
}

/// Whether more than one word stands in the marks, most of them in lower case: somebody's words, and no title.
fn speaks(chunks: &Chunks<'_>, quotation: &Quotation) -> bool {
    let words =
        || (quotation.start..quotation.end).filter(|at| chunks.form(*at).starts_with(char::is_alphabetic));
    let capital = words().filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    words().count() > 1 && capital * 2 <= words().count()
}

fn spoken(head: usize, lemma: &'static str, source: Run, cue: Run, quotation: &Quotation) -> Candidate {
    Candidate {
        head,
        lemma,
        class: CueClass::Speech,
        source: Some(source),
        cue,
        content: vec![(quotation.start, quotation.end)],
        ..Candidate::default()
    }
}

/// "“Another form to fill in,” grumbled the baker.", "“…,” the baker grumbled.": whatever the verb, a comma within the
/// marks says that the sentence goes on with who spoke.
fn inverted(words: &Words<'_>, quotation: &Quotation) -> Option<Candidate> {
    let chunks = words.chunks;
    let limit = words.sentence(quotation.start).1.max(words.sentence(quotation.end.saturating_sub(1)).1);
    let comma = quotation.end >= 2 && chunks.norm(quotation.end - 2) == ",";
    if !quotation.closed || !comma || !speaks(chunks, quotation) || quotation.end >= limit {
        return None;
    }
    let past = |at: usize| {
        chunks.class(at) == Class::Verb
            && (chunks.word(at).verb == Some(VerbForm::Past) || chunks.norm(at).ends_with("ed"))
    };
    let closes = |at: usize| {
        frame::ends(chunks, at, limit) || matches!(chunks.norm(at), "as" | "when" | "who" | "before")
    };
    let who = |run: Run| {
        !when::names(chunks, run.1.wrapping_sub(1)) && !(run.0..run.1).any(|at| words.marks.at(at).is_some())
    };
    let at = quotation.end;
    let (verb, run) = if past(at) {
        let run = source::behind(chunks, words.marks, at + 1, limit)?;
        let end = if chunks.class_before(run.1) == Class::Comma { run.1 - 1 } else { run.1 };
        (at, Some(run).filter(|_| closes(end))?)
    } else {
        let end = chunks.phrase_end(at, limit)?;
        let closed = past(end)
            && closes(end + 1)
            && matches!(chunks.class(at), Class::Name | Class::Determiner | Class::Pronoun);
        (end, Some((at, end)).filter(|_| closed)?)
    };
    let mut found = spoken(verb, "say", run, (verb, verb + 1), quotation);
    (found.part, found.frame) = (Part::Verb, Frame::QuoteFinal);
    Some(found).filter(|_| who(run))
}

/// "Bo Arnt, union secretary: “Nobody asked the drivers.”": a line that is no more than who and what.
fn label(words: &Words<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of a name with what its bearer is.
    const LONGEST: usize = 14;
    let chunks = words.chunks;
    let (start, end) = paragraph(chunks, quotation.start);
    let colon = quotation.start.checked_sub(1).filter(|at| chunks.norm(*at) == ":")?;
    let whole = quotation.end + 1 >= end && !is_title(chunks, colon) && colon > start;
    let start = words.sentence(colon).0.max(start);
    let named = is_somebody(chunks, (start, colon));
    if !whole || !named || colon - start > LONGEST || start != paragraph(chunks, colon).0 {
        return None;
    }
    let mut found = spoken(colon, ":", (start, colon), (colon, colon + 1), quotation);
    (found.part, found.frame) = (Part::Preposition, Frame::Label);
    Some(found)
}

/// Whether a run is a name of two words at least, with what its bearer is, and no clause or thing at a place.
fn is_somebody(chunks: &Chunks<'_>, run: Run) -> bool {
    let verbs =
        (run.0..run.1).any(|at| matches!(chunks.class(at), Class::Verb | Class::Auxiliary | Class::Modal));
    let end = (run.0..run.1).find(|at| chunks.class(*at) == Class::Comma).unwrap_or(run.1);
    let thing = (run.0..end).any(|at| matches!(chunks.class(at), Class::Determiner | Class::Preposition));
    let capital = (run.0..end).filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    let last = end.checked_sub(1).is_some_and(|at| chunks.form(at).starts_with(char::is_uppercase));
    capital > 1 && last && !verbs && !thing
}

/// "And from Deputy Mayor Ilva Tarn:" over a paragraph in quotation marks, or before one: the line has no verb.
fn announced(words: &Words<'_>, quotation: &Quotation) -> Option<Candidate> {
    /// Words of the line.
    const LONGEST: usize = 16;
    let chunks = words.chunks;
    let colon = quotation.start.checked_sub(1).filter(|at| chunks.norm(*at) == ":")?;
    let from = words.sentence(colon).0;
    let by = (from..colon.min(from + 6)).find(|at| chunks.norm(*at) == "from")?;
    let verbs = (from..colon).any(|at| chunks.class(at).is_verbal());
    if colon - from > LONGEST || verbs || !speaks(chunks, quotation) {
        return None;
    }
    let who = (by + 1, colon);
    let role = |end: usize| {
        let opens = matches!(chunks.class(who.0), Class::Determiner | Class::Possessive);
        opens && (chunks.base_end(who.0, colon) == Some(end) || chunks.phrase_end(who.0, colon) == Some(end))
    };
    // "the chief vet, Dr Olan Peck"
    let comma = (who.0..colon).find(|at| chunks.class(*at) == Class::Comma);
    let described = comma.is_some_and(|at| role(at) && is_somebody(chunks, (at + 1, colon)));
    (role(colon) || described || is_somebody(chunks, who)).then(|| Candidate {
        part: Part::Preposition,
        frame: Frame::Colon,
        ..spoken(colon, ":", who, (colon, colon + 1), quotation)
    })
}

/// "Her reply was short: “No chance.”", "“Dull,” was the critic's verdict.", "“We shall see” was all that he would say.":
/// a noun of speech is the cue, and whose it is speaks.
fn nominal(words: &Words<'_>, quotation: &Quotation) -> Option<Candidate> {
    let (chunks, marks) = (words.chunks, words.marks);
    let (start, limit) = (words.sentence(quotation.start).0, words.sentence(quotation.end - 1).1);
    let outside = |at: usize| marks.at(at).is_none();
    if !quotation.closed || !speaks(chunks, quotation) {
        return None;
    }
    let owner = |noun: usize, floor: usize| {
        let from = source::phrase_start(chunks, noun, floor);
        source::owner(chunks, from, noun, floor).map(|run| (run, (noun, noun + 1)))
    };
    // "the verdict of the critics", "the message from Ana Orsel"
    let of = |noun: usize, end: usize| {
        let links = matches!(chunks.norm(noun + 1), "of" | "from");
        let stop = chunks.phrase_end(noun + 2, end).filter(|_| links)?;
        Some(((noun + 2, stop), (noun, noun + 2)))
    };
    let be = |at: usize| words.is_be(at) || matches!(chunks.norm(at), "came" | "read" | "ran" | "went");
    let at = quotation.end + usize::from(chunks.class(quotation.end) == Class::Comma);
    let (source, cue) = if at < limit && be(at) {
        // behind the quotation
        if chunks.norm(at + 1) == "how" {
            // "was how one tenant put it"
            let end = chunks.phrase_end(at + 2, limit)?;
            let puts =
                matches!(chunks.norm(end), "put" | "puts" | "described" | "summed" | "saw" | "explained");
            ((at + 2, end), Some((end, end + 1)).filter(|_| puts)?)
        } else if chunks.norm(at + 1) == "all" {
            let that = at + 2 + usize::from(chunks.class(at + 2) == Class::That);
            let end = chunks.phrase_end(that, limit).filter(|end| chunks.class(*end).is_verbal())?;
            let verb = (end..limit).take_while(|at| chunks.class(*at).is_verbal()).last()?;
            ((that, end), (end, verb + 1))
        } else {
            let end = chunks.phrase_end(at + 1, limit)?;
            let noun = (at + 1..end).find(|at| chunks.is(*at, List::SpeechNouns))?;
            owner(noun, at + 1).or_else(|| of(noun, limit))?
        }
    } else {
        // before it: nothing but "was", "short" and a colon between
        let close = quotation.start.checked_sub(1).filter(|at| *at >= start && outside(*at))?;
        let noun = (start..close + 1).rev().take(12).find(|at| chunks.is(*at, List::SpeechNouns))?;
        let (source, cue) = owner(noun, start).or_else(|| of(noun, close + 1))?;
        let plain = |at: usize| match chunks.class(at) {
            Class::Verb | Class::Auxiliary => be(at),
            Class::Modal | Class::And | Class::Pronoun | Class::To | Class::That => false,
            _ => outside(at),
        };
        // "his remarks were “right and just”" says what they were
        let capital = chunks.form(quotation.start + 1).starts_with(char::is_uppercase);
        let joined = chunks.norm(close) == ":" || be(close) && capital;
        let rest = source.1.max(cue.1);
        if !joined || !(rest..close + 1).all(plain) {
            return None;
        }
        (source, if source.1 <= cue.0 { (cue.0, close + 1) } else { cue })
    };
    Some(Candidate { part: Part::Noun, frame: Frame::Quote, ..spoken(cue.0, "say", source, cue, quotation) })
}

/// "‘We were left on the roof’: families tell of …", "Dam repairs ‘weeks away’ – minister".
fn headline(words: &Words<'_>, quotation: &Quotation) -> Option<Candidate> {
    let chunks = words.chunks;
    if !quotation.closed || !is_title(chunks, quotation.start) {
        return None;
    }
    let (start, end) = paragraph(chunks, quotation.start);
    let verbal = |at: usize| chunks.class(at).is_verbal();
    if quotation.start == start && chunks.norm(quotation.end) == ":" && speaks(chunks, quotation) {
        let from = quotation.end + 1;
        // "recall" and "tell" may be read as nouns beside one
        let to = (from + 1..end.min(from + 6)).find(|at| chunks.is(*at, List::TellsInHeadlines))?;
        if (from..to).any(verbal) {
            return None;
        }
        let cue = (to, to + 1 + usize::from(matches!(chunks.norm(to + 1), "of" | "about")));
        let mut found = spoken(cue.0, "say", (from, to), cue, quotation);
        (found.part, found.frame) = (Part::Verb, Frame::QuoteFinal);
        let rest = content::trimmed(chunks, cue.1, end);
        if rest > cue.1 {
            found.content.push((cue.1, rest));
        }
        return Some(found);
    }
    let dash = |at: &usize| {
        matches!(chunks.norm(*at), "–" | "—" | "-") && chunks.spaced(*at) || chunks.norm(*at) == ":"
    };
    let at = (quotation.end..end).rev().find(dash)?;
    let to = content::trimmed(chunks, at + 1, end);
    let plain = |at: usize| {
        !verbal(at)
            && !matches!(chunks.class(at), Class::Determiner | Class::And)
            && !matches!(
                chunks.norm(at),
                "video" | "photos" | "pictures" | "review" | "live" | "analysis" | "podcast"
            )
    };
    let short = at + 1 < to && to <= at + 5 && (at + 1..to).all(plain);
    let nominal = chunks.base_end(at + 1, to) == Some(to) || chunks.phrase_end(at + 1, to) == Some(to);
    if !short || !nominal || at < start + 3 || words.marks.at(at).is_some() {
        return None;
    }
    let mut found = spoken(at, ":", (at + 1, to), (at, at + 1), quotation);
    (found.part, found.frame) = (Part::Preposition, Frame::Signature);
    found.content = vec![(start, content::trimmed(chunks, start, at))];
    Some(found)
}
