//! Where names stand.
//!
//! In: the reading. Out: candidates with a score for each label. A trained detector may take this
//! module's place: what comes after needs only its spans and scores.

use super::candidate::{Candidate, HEADS, KNOWN, in_marks};
use super::types::EntityLabel;
use std::ops::Range;

use super::lexicon::{
    COMMON, COUNTRY, EVENT_HEAD, FIRM, FUNCTION, GIVEN, HONORIFIC, LOC_FIRST, LOC_HEAD, MISC, MODIFIER, ORG,
    ORG_HEAD, ORG_SUFFIX, PEOPLE, PLACE, PLAIN, ROLE, SAYING, TITLE, VERB,
};
use super::reading::{CAPITAL, HEADLINE, INITIAL, LETTERS, OPENS, Reading, SHOUT, first_name};
use super::runs;
use super::{acronyms, cues, evidence, firms, headlines, nicknames};
use crate::segment::ParagraphKind;
use crate::syntax::Upos;

/// Titles whose bearers have places named after them.
const ROYAL: &[&str] = &[
    "king",
    "queen",
    "prince",
    "princess",
    "emperor",
    "empress",
    "duke",
    "duchess",
    "president",
    "general",
    "captain",
    "admiral",
    "lord",
    "lady",
    "father",
    "pope",
    "saint",
];

/// Finds the names of the article, in reading order, disjoint.
pub(super) fn detect(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut headlines = Vec::new();
    for sentence in reading.segments.sentences.iter() {
        let run = crate::text::Id::index(sentence.tokens.start)..crate::text::Id::index(sentence.tokens.end);
        if run.clone().any(|at| reading.has(at, HEADLINE)) {
            let place = dateline(reading, &run, reading.segments.paragraphs[sentence.paragraph].kind);
            headlines.push(place.end..run.end);
            if !place.is_empty() {
                accept(reading, place.clone(), place.start..place.start, &mut out);
            }
            continue;
        }
        small(reading, run.clone(), &mut out);
        for run in runs::runs(reading, run) {
            cut(reading, run, &mut out);
        }
    }
    let body = headlines::Body::new(reading, &out);
    let runs: Vec<_> = headlines.into_iter().flat_map(|line| body.runs(reading, line)).collect();
    for run in runs {
        cut(reading, run, &mut out);
    }
    out.sort_by_key(|candidate| candidate.tokens.start);
    out.dedup_by(|next, before| next.tokens.start < before.tokens.end);
    acronyms::spell_out(reading, &mut out);
    firms::join(reading, &mut out);
    nicknames::join(reading, &mut out);
    acronyms::find_again(reading, &mut out);
    for candidate in &mut out {
        // a headline's capitals say nothing of a name that the body has whole
        if body.repeats(reading, &candidate.tokens) {
            continue;
        }
        candidate.scores = cues::score(reading, candidate);
        candidate.labels = evidence::labels(reading, &candidate.tokens);
        // "Ana Law", whatever the surname means: a given name, and the network's word for it
        let given = candidate.tokens.len() > 1 && reading.is(candidate.tokens.start, GIVEN);
        if let ([person, ..], [1, ..], true) = (&mut candidate.scores, candidate.labels, given) {
            *person += 4;
        }
    }
    evidence::sift(reading, &mut out);
    out
}

/// The place in capitals that a line of a text's body opens with: "PORT NORVIK —"; empty where there is none.
fn dateline(reading: &Reading<'_>, line: &Range<usize>, kind: ParagraphKind) -> Range<usize> {
    let longest = line.end.min(line.start + 4);
    let end = (line.start..longest).find(|at| !reading.has(*at, SHOUT)).unwrap_or(longest);
    let place = line.start..end;
    let body = kind == ParagraphKind::Body && !place.is_empty() && reading.form(end) != ",";
    let word = |at: usize| !reading.is(at, COMMON | PLAIN) || reading.is(at, LOC_FIRST | LOC_HEAD | PLACE);
    if body && cues::dateline(reading, &place) && place.clone().all(word) {
        place
    } else {
        line.start..line.start
    }
}

/// Well-known places that a hasty writer gave no capital: "i live in kenya".
fn small(reading: &Reading<'_>, sentence: Range<usize>, out: &mut Vec<Candidate>) {
    let other = COMMON | GIVEN | PEOPLE | TITLE | ROLE | ORG | MISC | HEADS | MODIFIER | PLAIN;
    for at in sentence {
        if reading.is(at, PLACE)
            && reading.has(at, LETTERS)
            && !reading.has(at, CAPITAL)
            && !reading.is(at, other)
            && reading.form(at).len() >= 4
            && reading.upos(at) == Some(Upos::Propn)
            && (reading.upos(at + 1) != Some(Upos::Propn) || reading.is(at + 1, PLACE))
            && (at == 0 || reading.upos(at - 1) != Some(Upos::Propn))
        {
            out.push(Candidate { tokens: at..at + 1, title: at..at, scores: [0; 4], labels: [0; 4] });
        }
    }
}

/// Cuts a run into names: titles, nationalities and opening words off.
fn cut(reading: &Reading<'_>, run: Range<usize>, out: &mut Vec<Candidate>) {
    let run = open(reading, run);
    if run.is_empty() {
        return;
    }
    if let Some(title) = title(reading, &run) {
        if run.start < title.start && title.start < run.end {
            apart(reading, run.start..title.start, out);
        }
        accept(reading, title.end..run.end, title, out);
        return;
    }
    // "Secretary of State Orsel"
    let (start, behind) = (run.start, run.start + 1);
    let office = start >= 2
        && reading.norm(start - 1) == "of"
        && reading.is(start - 2, TITLE)
        && reading.is(start, MODIFIER)
        && behind < run.end
        && !reading.is(behind, COMMON | MODIFIER)
        && !reading.is(run.end - 1, HEADS);
    if office {
        accept(reading, behind..run.end, start - 2..behind, out);
        return;
    }
    if let Some(at) = seam(reading, &run) {
        accept(reading, run.start..at, run.start..run.start, out);
        accept(reading, at..run.end, at..at, out);
        return;
    }
    let run = run.start..tail(reading, &run);
    let first = reading.phrase(run.start, run.end).map_or(run.start + 1, |(end, _)| end);
    let known = reading.phrase(run.start, run.end).map_or(reading.flags(run.start), |(_, flags)| flags);
    let rest = first..run.end;
    let person = rest.len() >= 2 && reading.is(first, GIVEN) && !reading.is(run.end - 1, HEADS);
    let split =
        !runs::syllabic(reading, &run) && known & (PEOPLE | PLACE | ORG) != 0 && known & GIVEN == 0 && person;
    let place = known & PEOPLE != 0
        && rest.len() == 1
        && reading.is(first, GIVEN | PLACE)
        && !reading.is(first, COMMON | HEADS);
    let party = known & (PLACE | PEOPLE) != 0 && rest.len() == 1 && reading.is(first, PEOPLE);
    if party {
        apart(reading, run, out);
    } else if split || place {
        accept(reading, run.start..first, run.start..run.start, out);
        accept(reading, rest, first..first, out);
    } else {
        accept(reading, run.clone(), run.start..run.start, out);
    }
}

/// Takes what stands before an office: "Democratic U.S. | Rep.", "South Carolina Republican".
fn apart(reading: &Reading<'_>, run: Range<usize>, out: &mut Vec<Candidate>) {
    let mut at = run.start;
    while at < run.end {
        let phrase = reading.phrase(at, run.end).filter(|(_, flags)| flags & (PLACE | PEOPLE | ORG) != 0);
        let end = match phrase {
            Some((end, _)) => end,
            None if reading.is(at, PLACE | PEOPLE) => at + 1,
            None => run.end,
        };
        accept(reading, at..end, at..at, out);
        at = end;
    }
}

/// Where a body's or country's name ends and a person's begins: "Refugee Council | Ana Orsel".
fn seam(reading: &Reading<'_>, run: &Range<usize>) -> Option<usize> {
    // where the network begins a person that ends the run: "University of Norvik | Ana Orsel"
    let person = |at: usize| reading.label(at) == Some(EntityLabel::Person);
    let begins = (run.start + 1..run.end.saturating_sub(1))
        .rev()
        .take(4)
        .find(|at| (*at..run.end).all(person) && !person(at - 1) && reading.has(*at, CAPITAL));
    if let Some(at) = begins
        && (reading.is(at, GIVEN) || (run.start..at).any(|at| reading.is(at, HEADS)))
        && !reading.is(run.start, GIVEN)
        && !reading.is(run.end - 1, HEADS)
        && reading.has(at - 1, CAPITAL)
    {
        return Some(at);
    }
    let at = run.end.checked_sub(2).filter(|at| *at > run.start)?;
    let word = |at: usize| {
        reading.has(at, CAPITAL)
            && !reading.has(at, SHOUT)
            && !reading.is(at, HEADS | PLACE | ORG | PEOPLE | LOC_FIRST | MISC)
            && (!reading.is(at, COMMON | MODIFIER | TITLE) || reading.is(at, GIVEN))
    };
    let person = word(at) && word(at + 1);
    let body = at >= run.start + 2 && reading.is(at - 1, ORG_HEAD) && !reading.is(run.start, GIVEN);
    let country = reading.phrase(run.start, at).is_some_and(|(end, flags)| end == at && flags & COUNTRY != 0)
        || at == run.start + 1 && reading.is(run.start, COUNTRY) && !reading.is(run.start, GIVEN);
    // "Minister of Education Ana Orsel"
    let field = reading.is(run.start, MODIFIER) && reading.is(at, GIVEN);
    // "Governor of Torland Ana Orsel"
    let land = run.start >= 2 && reading.norm(run.start - 1) == "of" && reading.is(run.start - 2, TITLE);
    let office = at == run.start + 1 && (field || land);
    (person && (body || country || office)).then_some(at)
}

/// The end of a run without an office behind what it belongs to: "State Department | Spokesperson".
fn tail(reading: &Reading<'_>, run: &Range<usize>) -> usize {
    let office = |at: usize| reading.is(at, TITLE | HONORIFIC) && !reading.is(at, HEADS | KNOWN);
    let part = |at: usize| reading.is(at, MODIFIER) && !reading.is(at, HEADS | KNOWN);
    let mut end = run.end;
    while end > run.start + 1 && (office(end - 1) || (end < run.end && part(end - 1))) {
        end -= 1;
    }
    let own = GIVEN | MODIFIER | TITLE | LOC_FIRST;
    let known = reading.phrase(run.start, run.end).is_some_and(|(_, flags)| flags & (PLACE | ORG) != 0);
    let whole = !known && reading.is(run.start, own) && !reading.is(run.start, PLACE | ORG | PEOPLE);
    let linked = (run.start..run.end).any(|at| matches!(reading.norm(at), "of" | "'s" | "for"));
    if whole || linked { run.end } else { end }
}

/// Drops the words at the front of a run that have their capital from opening a sentence.
fn open(reading: &Reading<'_>, run: Range<usize>) -> Range<usize> {
    if in_marks(reading, &run) || cues::dateline(reading, &run) {
        return run;
    }
    let mut start = run.start;
    while start < run.end {
        if reading.phrase(start, run.end).is_some_and(|(_, flags)| flags & KNOWN != 0) {
            break;
        }
        // "Neighbouring Sudland": the tagger sees no name there
        let after = start.checked_sub(1).map_or("", |before| reading.form(before));
        let describes = matches!(reading.upos(start), Some(Upos::Adj | Upos::Verb))
            && reading.seen(start).capital == 0
            && !reading.has(start, SHOUT)
            && reading.has(start + 1, CAPITAL)
            && !matches!(after, "(" | "[" | "“" | "\"")
            || runs::prefixed(reading, start) && reading.has(start + 1, CAPITAL);
        let opener = reading.has(start, OPENS)
            && !reading.has(start, INITIAL)
            && (reading.is(start, COMMON) || describes)
            && start + 1 < run.end;
        let headed = (start + 1..run.end).any(|at| reading.is(at, HEADS))
            || (start + 1..run.end).any(|at| matches!(reading.norm(at), "of" | "'s"));
        let titled = reading.is(start, TITLE | HONORIFIC | MODIFIER);
        let named = reading.is(start, KNOWN | LOC_FIRST) && !reading.is(start, FUNCTION)
            || (run.end - start == 2 && first_name(reading, start))
            || person_pair(reading, start, run.end)
            || headlines::plain_pair(reading, start, run.end);
        let read = reading.seen(start);
        let elsewhere = read.capital > read.lower;
        // "Billionaire Ana Orsel" at a sentence's start; "Former Orsel striker", before no office
        let former = reading.norm(start) == "former"
            && start + 1 < run.end
            && !reading.is(start + 1, TITLE | HONORIFIC | MODIFIER);
        if former || opener_role(reading, start, run.end) {
            start += 1;
            continue;
        }
        if !opener || titled || named || elsewhere || (headed && !reading.is(start, FUNCTION)) {
            break;
        }
        start += 1;
        if matches!(reading.norm(start), "and" | "of" | "for" | "'s" | "-" | "&" | "," | "the") {
            start += 1;
        }
    }
    start.min(run.end)..run.end
}

/// "Chase Orsel" at a sentence's start, where the network reads one person and a name in both words.
fn person_pair(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    end - start == 2
        && (start..end)
            .all(|at| reading.label(at) == Some(EntityLabel::Person) && reading.upos(at) == Some(Upos::Propn))
        && reading.inside(start + 1)
        && !reading.is(start, FUNCTION | ROLE | TITLE | HONORIFIC)
}

/// A role with a sentence's capital before a person's name.
fn opener_role(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    reading.has(at, OPENS)
        && reading.is(at, ROLE | FIRM)
        && !reading.is(at, TITLE | KNOWN)
        && at + 1 < end
        && reading.has(at + 1, CAPITAL)
        && !reading.is(end - 1, HEADS)
}

/// The title inside a run that a person's name follows.
fn title(reading: &Reading<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    // "St. Orsel" is a place, seldom a saint
    let is_part = |at: usize| {
        reading.is(at, TITLE | HONORIFIC | MODIFIER)
            && !reading.is(at, PLACE | PEOPLE)
            && !matches!(reading.norm(at), "st." | "st" | "saint")
    };
    let mut at = run.start;
    while at < run.end {
        if !is_part(at) || reading.phrase(at, run.end).is_some_and(|(_, flags)| flags & KNOWN != 0) {
            at = reading.phrase(at, run.end).map_or(at + 1, |(end, _)| end);
            continue;
        }
        let mut end = at;
        while end < run.end && (is_part(end) || reading.form(end) == "-" || reading.norm(end) == "and") {
            end += 1;
        }
        // the last title word that still leaves a name behind it
        let mut last = end.min(run.end - 1);
        while last > at && !reading.is(last - 1, TITLE | HONORIFIC) {
            last -= 1;
        }
        // "Coach Dean Orsel": a title that is a given name too, with another before it
        if last + 1 == run.end
            && last > at + 1
            && reading.is(last - 1, GIVEN)
            && !reading.is(last - 1, HONORIFIC)
            && reading.is(last - 2, TITLE | HONORIFIC)
        {
            last -= 1;
        }
        let rest = last..run.end;
        let courtesy = last > at && reading.is(last - 1, HONORIFIC);
        let surname = reading.has(last, CAPITAL) || reading.form(last).len() <= 3;
        // "Judge Elin Marsh" is no marsh, but "King George Street" is a street
        let surname_head = rest.len() == 2
            && !reading.is(run.end - 1, HEADS & !LOC_HEAD)
            && !ROYAL.contains(&reading.norm(last.saturating_sub(1)))
            && !reading.is(last, COMMON | MODIFIER | PLACE | PEOPLE | ORG_HEAD);
        // "Ms Marsh", "Judge Hill": before a courtesy title's lone word nothing else stands
        let before = reading.norm(last.saturating_sub(1));
        let bench = ["judge", "justice", "detective", "inspector", "constable"].contains(&before);
        let surname_alone = rest.len() == 1
            && (courtesy || bench)
            && !ROYAL.contains(&before)
            && !reading.is(last, ORG_SUFFIX);
        let body =
            reading.is(run.end - 1, HEADS) && !reading.is(last, GIVEN) && !surname_head && !surname_alone;
        // "Dean Orsel" is likelier a given name than a dean
        let given = last == at + 1 && reading.is(at, GIVEN) && at == run.start;
        let titled = reading.is(last, TITLE | MODIFIER) && rest.len() == 1 && !courtesy;
        if last > at && surname && !titled && !body && !given {
            // "Undersecretary for Water Mr. Orsel", but not "the lawyer for Mr. Orsel"
            let whole = at >= 2
                && at == run.start
                && !reading.is(at, TITLE | HONORIFIC)
                && matches!(reading.norm(at - 1), "of" | "for")
                && reading.is(at - 2, TITLE);
            return Some(if whole { at - 2 } else { at }..last);
        }
        at = end.max(at + 1);
    }
    None
}

/// Takes a stretch as a name when there is evidence that it is one.
fn accept(reading: &Reading<'_>, span: Range<usize>, title: Range<usize>, out: &mut Vec<Candidate>) {
    let span = runs::trim(reading, span);
    if span.is_empty() || !span.clone().any(|at| reading.has(at, LETTERS)) {
        return;
    }
    let titled = !title.is_empty();
    if titled || named(reading, &span) {
        out.push(Candidate { tokens: span, title, scores: [0; 4], labels: [0; 4] });
    }
}

/// Whether there is evidence that a stretch is a name.
fn named(reading: &Reading<'_>, span: &Range<usize>) -> bool {
    let first = span.start;
    let phrase = reading.phrase(first, span.end).filter(|(end, _)| *end == span.end);
    if phrase.is_some_and(|(_, flags)| flags & (PLACE | ORG | MISC | PEOPLE | GIVEN) != 0) {
        return true;
    }
    // an office, a topic: "the Prime Minister", "Foreign Affairs" behind "Minister of"
    let office = |at: usize| reading.is(at, TITLE | MODIFIER | HONORIFIC) && !reading.is(at, KNOWN);
    if span.clone().all(|at| office(at) || !reading.has(at, LETTERS) || reading.norm(at) == "of") {
        return false;
    }
    if span.len() > 1 {
        let behind_office = first >= 2
            && reading.norm(first - 1) == "of"
            && reading.is(first - 2, TITLE)
            && span.clone().all(|at| reading.is(at, MODIFIER | COMMON | ORG_HEAD));
        let spoken = span.clone().all(|at| reading.is(at, FUNCTION));
        return !behind_office && !spoken;
    }
    single(reading, first)
}

/// Whether one capitalised word is a name.
fn single(reading: &Reading<'_>, at: usize) -> bool {
    let read = reading.seen(at);
    let opens = reading.has(at, OPENS);
    // "Women and Equalities minister": a field of office
    let field = at >= 2 && reading.norm(at - 1) == "and" && reading.is(at - 2, MODIFIER);
    if field && reading.is(at + 1, TITLE) && !reading.has(at + 1, CAPITAL) && !reading.is(at, KNOWN) {
        return false;
    }
    let numeral = reading.has(at, SHOUT) && reading.form(at).chars().all(|c| "IVXLC".contains(c));
    if numeral || reading.has(at, INITIAL) || reading.is(at, PLAIN) || reading.never(at) {
        return false;
    }
    // "PACs", "CEOs"
    let plural = reading
        .form(at)
        .strip_suffix('s')
        .is_some_and(|one| one.len() >= 2 && one.chars().all(char::is_uppercase));
    if plural {
        return false;
    }
    if reading.is(at, KNOWN) && !reading.is(at, COMMON) {
        return true;
    }
    if reading.is(at, FUNCTION) && !reading.has(at, SHOUT) {
        return !opens && reading.is(at, KNOWN);
    }
    if reading.upos(at) == Some(Upos::Propn) && read.lower == 0 {
        return true;
    }
    let head = reading.is(at, ORG_HEAD | EVENT_HEAD | LOC_HEAD) && !reading.is(at, ORG);
    if opens {
        if reading.is(at, COMMON) || head {
            return reading.is(at, PLACE | ORG) && read.capital > read.lower || read.capital > 2 * read.lower;
        }
        return read.lower == 0 && (read.capital > 0 || begins_clause(reading, at));
    }
    if head && read.lower == 0 {
        return reading.norm(at.saturating_sub(1)) == "the";
    }
    read.lower <= read.capital
}

/// Whether an unknown word that opens a sentence does so as a person or body would: "Orsel said".
fn begins_clause(reading: &Reading<'_>, at: usize) -> bool {
    let norm = reading.norm(at);
    let ends = ["ing", "ed", "ly", "tion", "ment", "ness", "ists", "ies", "ity", "ogy"];
    let plain = ends.iter().any(|end| norm.ends_with(end)) || (norm.ends_with('s') && !norm.ends_with("ss"));
    let next = at + 1;
    let past = reading.norm(next).ends_with("ed") && !reading.has(next, CAPITAL);
    let verb = past
        || reading.is(next, SAYING | VERB)
        || matches!(
            reading.norm(next),
            "'s" | ","
                | "is"
                | "was"
                | "has"
                | "had"
                | "will"
                | "would"
                | "did"
                | "and"
                | "also"
                | "who"
                | "can"
                | "could"
        );
    reading.has(at, SHOUT) || reading.is(next, SAYING) || (verb && !plain)
}
