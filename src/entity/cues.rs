//! What the form and the surroundings of one name say of its label.
//!
//! In: the reading and a candidate's tokens. Out: votes. Knows nothing of other mentions.

use super::candidate::{Candidate, Scores};
use super::types::EntityLabel;
use std::ops::Range;

use super::lexicon::{
    BODY, CALENDAR, CITY, COMMON, COUNTRY, EVENT_FIRST, EVENT_HEAD, FUNCTION, GIVEN, HONORIFIC, KIN,
    LOC_FIRST, LOC_HEAD, MISC, ORG, ORG_HEAD, ORG_SUFFIX, PEOPLE, PLACE, ROLE, SAYING, SITE, TITLE, VERB,
};

use super::clause::subject_of;
use super::reading::{BROKEN, CAPITAL, HEADLINE, INITIAL, LETTERS, Reading, SHOUT};
use super::{kinds, places};
use crate::syntax::Upos;

const PER: usize = 0;
const ORGANISATION: usize = 1;
const LOC: usize = 2;
const REST: usize = 3;

/// Votes on a candidate, from its form and from its neighbours.
pub(super) fn score(reading: &Reading<'_>, candidate: &Candidate) -> Scores {
    let mut scores = form(reading, candidate);
    for (sum, vote) in scores.iter_mut().zip(around(reading, candidate)) {
        *sum += vote;
    }
    scores
}

/// The same apart, for the weights to trust each as far as it can be trusted: the form, the noun beside it, and what
/// places have.
pub(super) fn parts(reading: &Reading<'_>, candidate: &Candidate) -> [Scores; 3] {
    let kind = if candidate.title.is_empty() { kinds::votes(reading, &candidate.tokens) } else { [0; 4] };
    let place = places::votes(reading, &candidate.tokens);
    let mut stands = [0; 4];
    before(reading, candidate, &mut stands);
    add(&mut stands, LOC, place);
    [form(reading, candidate), kind, stands]
}

fn add(scores: &mut Scores, label: usize, vote: i32) {
    if let Some(sum) = scores.get_mut(label) {
        *sum += vote;
    }
}

/// What the name's own words say.
fn form(reading: &Reading<'_>, candidate: &Candidate) -> Scores {
    let mut scores = [0; 4];
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let (last, count) = (end - 1, end - start);
    let whole = match reading.phrase(start, end) {
        Some((to, flags)) if to == end => flags,
        _ if count == 1 => reading.flags(start),
        _ => 0,
    };
    let mut vote = |label, points| add(&mut scores, label, points);
    if whole & PLACE != 0 {
        vote(LOC, 9);
    }
    if whole & ORG != 0 {
        vote(ORGANISATION, 10);
    }
    if whole & (MISC | PEOPLE) != 0 {
        vote(REST, 12);
    }
    if count == 1 && whole & GIVEN != 0 {
        // "Art", "Hope": not by the word alone
        vote(PER, if reading.is(start, COMMON) { 5 } else { 6 });
    }
    // "Ministry of Water": the word before the first "of" is the head
    let of = (start..end).find(|at| matches!(reading.norm(*at), "of" | "for" | "on" | "," | "at"));
    let head = of.map_or(last, |at| at.max(start + 1) - 1);
    if reading.is(last, ORG_SUFFIX) && count > 1 {
        vote(ORGANISATION, 14);
    }
    if whole == 0 || (count == 1 && reading.is(start, COMMON)) {
        if reading.is(head, ORG_HEAD) {
            vote(ORGANISATION, if count > 1 { 9 } else { 4 });
        }
        if reading.is(head, EVENT_HEAD) {
            vote(REST, if count > 1 { 8 } else { 3 });
        }
        if reading.is(head, LOC_HEAD) {
            vote(LOC, if count > 1 { 8 } else { 2 });
        }
    }
    if count > 1 && whole == 0 {
        several(reading, candidate, &mut scores);
    }
    if count == 1 && reading.is(start, COMMON) && !reading.is(start, GIVEN | PLACE | ORG) {
        add(&mut scores, REST, 4);
        add(&mut scores, PER, -2);
    }
    // "Neocons", "Westerners": many of a kind
    if count == 1 && whole == 0 && many(reading.norm(start)) {
        add(&mut scores, REST, 5);
    }
    // "OatHalo" is made, not settled
    if count == 1 && whole == 0 && coined(reading.form(start)) {
        let body = reading.label(start) == Some(EntityLabel::Organisation);
        add(&mut scores, ORGANISATION, if body { 5 } else { 2 });
        add(&mut scores, REST, if body { 2 } else { 4 });
        add(&mut scores, LOC, -6);
        add(&mut scores, PER, -3);
    }
    if reading.has(start, SHOUT)
        && !reading.has(start, HEADLINE)
        && count == 1
        && whole == 0
        && reading.form(start).len() <= 6
    {
        // as much as the network's word for a place weighs: "of ADPL"
        let letters = reading.form(start).len() >= 3;
        add(&mut scores, ORGANISATION, if letters { 5 } else { 4 });
    }
    scores
}

/// Whether a word has a capital inside, as brands do and "McOrsel" does too.
fn coined(form: &str) -> bool {
    let prefix = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Von", "O", "D", "Fitz", "Al"];
    let inner = form.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let plain = form.chars().all(char::is_alphabetic) && form.chars().any(char::is_lowercase);
    plain && inner.is_some_and(|at| at > 1 && !form.get(..at).is_some_and(|front| prefix.contains(&front)))
}

/// Whether a word's ending says that it names people by what they are.
fn many(norm: &str) -> bool {
    ["ians", "ists", "ners", "rs", "ites", "ese", "ians", "cons", "ish", "ism"]
        .iter()
        .any(|end| norm.ends_with(end))
        && norm.len() > 5
}

/// What the words of a longer name say.
fn several(reading: &Reading<'_>, candidate: &Candidate, scores: &mut Scores) {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let (last, count) = (end - 1, end - start);
    let mut vote = |label, points| add(scores, label, points);
    let headed = reading.is(last, ORG_HEAD | LOC_HEAD | EVENT_HEAD | ORG_SUFFIX);
    if reading.is(start, GIVEN) {
        vote(PER, if headed { 5 } else { 8 });
    }
    if (start + 1..end).any(|at| reading.has(at, INITIAL)) || reading.has(start, INITIAL) {
        vote(PER, 5);
    }
    if (start..end).any(|at| !reading.has(at, CAPITAL) && is_particle(reading.norm(at))) {
        vote(PER, 4);
    }
    if matches!(reading.norm(last), "jr" | "jr." | "sr" | "sr." | "ii" | "iii" | "iv") {
        vote(PER, 6);
    }
    if reading.is(start, LOC_FIRST) && !headed {
        vote(LOC, 5);
        if reading.is(start + 1, PLACE) {
            vote(LOC, 4);
        }
    }
    if super::runs::syllabic(reading, &candidate.tokens) {
        vote(PER, 12);
    }
    if reading.is(last, PEOPLE) {
        vote(REST, 6);
        vote(PER, -4);
    }
    if reading.is(start, PEOPLE) {
        vote(REST, 2);
        vote(ORGANISATION, 2);
    }
    if reading.is(start, ORG | PLACE) && !headed && count == 2 {
        vote(ORGANISATION, 3);
    }
    let common = (start..end).filter(|at| reading.is(*at, COMMON) && !reading.is(*at, GIVEN)).count();
    if common == count || (common > 0 && !reading.is(start, GIVEN)) {
        vote(ORGANISATION, 2);
        vote(REST, 3);
        vote(PER, -3);
    } else if count <= 4 && !headed && common == 0 && !reading.is(start, ORG | PLACE | PEOPLE) {
        vote(PER, 3);
    }
    if reading.norm(start + 1) == "for" && reading.norm(start).ends_with('s') {
        vote(ORGANISATION, 9);
    }
    if reading.is(start, EVENT_FIRST) {
        vote(REST, 10);
    }
    if (start..end).any(|at| reading.norm(at) == "&") {
        vote(ORGANISATION, 5);
    }
}

/// A place in capitals that opens a paragraph, before a comma or dash: "NORVIK, Maine —".
pub(super) fn dateline(reading: &Reading<'_>, &Range { start, end }: &Range<usize>) -> bool {
    reading.has(start, SHOUT)
        && (start == 0 || reading.has(start, BROKEN))
        && matches!(reading.form(end), "," | "—" | "–" | "-" | "--" | "(")
}

/// The label that the words beside a name give it outright: "the insurer Orsel", "Orsel, who", "Brel, 34,".
pub(super) fn told(reading: &Reading<'_>, candidate: &Candidate) -> Option<EntityLabel> {
    let [_, kind, _] = parts(reading, candidate);
    let [_, body, _, thing] = kind;
    if body >= 8 {
        return Some(EntityLabel::Organisation);
    }
    if thing >= 8 {
        return Some(EntityLabel::Misc);
    }
    let end = candidate.tokens.end;
    let years = reading.form(end + 1);
    let age = (1..=2).contains(&years.len()) && years.bytes().all(|byte| byte.is_ascii_digit());
    let aged =
        reading.form(end) == "," && age && reading.form(end + 2) == "," && !reading.is(end - 1, CALENDAR);
    // "Brel, her brother,"
    let whose = matches!(reading.norm(end + 1), "his" | "her" | "their" | "my");
    let kin = reading.form(end) == "," && whose && reading.is(end + 2, KIN) && !reading.is(end + 2, BODY);
    if candidate.title.is_empty() && many_in_one(reading, &candidate.tokens) {
        return Some(EntityLabel::Organisation);
    }
    let person = aged && candidate.tokens.len() <= 3 || kin || who(reading, &candidate.tokens);
    person.then_some(EntityLabel::Person)
}

fn is_particle(norm: &str) -> bool {
    ["de", "van", "von", "bin", "ibn", "al", "el", "del", "da", "di", "der", "du", "dos"].contains(&norm)
}

/// What stands beside the name.
fn around(reading: &Reading<'_>, candidate: &Candidate) -> Scores {
    let mut scores = [0; 4];
    let end = candidate.tokens.end;
    if dateline(reading, &candidate.tokens) {
        add(&mut scores, LOC, 8);
    }
    before(reading, candidate, &mut scores);
    if candidate.title.is_empty() {
        for (sum, vote) in scores.iter_mut().zip(kinds::votes(reading, &candidate.tokens)) {
            *sum += vote;
        }
    }
    let mut vote = |label, points| add(&mut scores, label, points);
    vote(LOC, places::votes(reading, &candidate.tokens));
    let next = reading.norm(end);
    let governed = places::governed(reading, candidate.tokens.start);
    // "Orsel Foods plc", "Brel Works Ltd"
    if reading.is(end, ORG_SUFFIX) && !reading.has(end, CAPITAL) && reading.has(end, LETTERS) {
        vote(ORGANISATION, 12);
    }
    if who(reading, &candidate.tokens) {
        vote(PER, 14);
    }
    if reading.is(end, SAYING) && !governed {
        vote(PER, 3);
        vote(ORGANISATION, 2);
    }
    if reading.is(end, KIN) && next != "death" && reading.glued(end) {
        vote(PER, 1);
    }
    match next {
        "'s" | "'" => {
            if reading.is(end + 1, KIN) {
                vote(PER, 6);
            }
            match reading.norm(end + 1) {
                "capital" | "president" | "prime" | "economy" | "north" | "south" | "east" | "west"
                | "border" | "largest" | "second" | "biggest" | "population" | "coast" => vote(LOC, 4),
                "ceo" | "shares" | "chief" | "products" | "customers" | "board" | "profits" | "stock" => {
                    vote(ORGANISATION, 4);
                }
                _ => {}
            }
        }
        "," => comma(reading, end, &mut scores),
        "who" | "whose" | "himself" | "herself" => vote(PER, 6),
        "officials" | "official" | "executives" | "employees" | "spokesman" | "spokeswoman" | "shares"
        | "stock" | "users" | "headquarters" | "members" | "chairman" | "ceo" | "president" => {
            vote(ORGANISATION, 3);
        }
        "city" | "province" | "region" | "area" | "county" | "district" | "coast" | "border" => vote(LOC, 3),
        "lakeside" | "waterfront" | "seafront" | "riverside" | "harbour" | "harbor" | "peninsula"
        | "valley" | "estuary" | "suburb" | "hillside" | "coastline" | "countryside" => vote(LOC, 6),
        "(" if reading.has(end + 1, SHOUT)
            && reading.form(end + 2) == ")"
            && reading.form(end + 1).len() >= 3 =>
        {
            vote(ORGANISATION, 4);
        }
        "won" | "thinks" | "married" | "smiled" | "nodded" | "laughed" | "knew" | "felt" | "tweeted" => {
            vote(PER, 2);
        }
        "announced" | "launched" | "acquired" | "employs" => vote(ORGANISATION, 2),
        _ => {}
    }
    scores
}

/// "Orsel have signed", "Orsel, who are ninth": one name that acts as many is a side, a band, a firm.
fn many_in_one(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let who = tokens.end + usize::from(reading.form(tokens.end) == ",");
    let verb = if reading.norm(who) == "who" { who + 1 } else { tokens.end };
    let plain = |at: usize| !reading.is(at, PLACE | PEOPLE) && !matches!(reading.norm(at), "and" | "&");
    let opens = tokens.start.checked_sub(1).is_none_or(|before| {
        reading.has(tokens.start, BROKEN)
            || matches!(reading.form(before), "." | "”" | "“" | "\"" | "?" | "!")
    });
    matches!(reading.norm(verb), "have" | "are")
        && opens
        && tokens.clone().all(plain)
        && subject_of(reading, tokens).is_some()
}

/// "Orsel, who", "Ana Orsel, whose wife": nobody but a person is meant, unless the words are known for something else.
fn who(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let behind = tokens.end + usize::from(reading.form(tokens.end) == ",");
    let kin = reading.norm(behind) == "whose" && reading.is(behind + 1, KIN);
    let known = ORG | PLACE | PEOPLE | MISC | ORG_HEAD | ORG_SUFFIX | LOC_FIRST | EVENT_HEAD;
    let before = tokens.start.checked_sub(1).map_or("", |at| reading.norm(at));
    (kin || reading.norm(behind) == "who")
        && tokens.len() <= 4
        && !tokens.clone().any(|at| reading.is(at, known))
        // "a man from Orsel, who": the man
        && !matches!(before, "the" | "and" | "or" | "," | "of" | "from" | "in" | "near" | "outside" | "between")
}

/// What stands before the name.
fn before(reading: &Reading<'_>, candidate: &Candidate, scores: &mut Scores) {
    let start = candidate.tokens.start;
    let mut vote = |label, points| add(scores, label, points);
    if !candidate.title.is_empty() {
        let courtesy = candidate.title.clone().any(|at| reading.is(at, HONORIFIC));
        vote(PER, if courtesy { 12 } else { 9 });
        return;
    }
    let Some(at) = start.checked_sub(1) else { return };
    if reading.is(at, ROLE) && reading.has(at, LETTERS) && !reading.has(at, CAPITAL) {
        vote(PER, 6);
    }
    if reading.is(at, BODY) && !reading.has(at, CAPITAL) {
        vote(ORGANISATION, 6);
    }
    if reading.is(at, SITE) && !reading.has(at, CAPITAL) {
        vote(LOC, 4);
    }
    if reading.is(at, SAYING) {
        vote(PER, 3);
        vote(ORGANISATION, 1);
    }
    match reading.norm(at) {
        "in" | "near" | "outside" | "across" | "throughout" => vote(LOC, 5),
        // "Neighbouring Sudland", "landlocked Orvik"
        "neighbouring" | "neighboring" | "landlocked" | "mainland" | "downtown" => vote(LOC, 7),
        "into" | "around" | "via" | "toward" | "towards" | "inside" | "within" => vote(LOC, 3),
        "at" => {
            vote(ORGANISATION, 1);
            vote(LOC, 2);
        }
        // "D-Norvik": where a member of a parliament comes from
        "-" if matches!(reading.form(at.saturating_sub(1)), "D" | "R" | "I") => vote(LOC, 9),
        "of" if matches!(
            reading.norm(at.saturating_sub(1)),
            "mayor" | "governor" | "residents" | "people" | "streets" | "outskirts" | "bishop" | "archbishop"
        ) =>
        {
            vote(LOC, 5);
        }
        "from" | "to" => vote(LOC, 1),
        "of" if reading.is(at.saturating_sub(1), SITE) => vote(LOC, 5),
        "of" if matches!(
            reading.norm(at.saturating_sub(1)),
            "north" | "south" | "east" | "west" | "outside"
        ) =>
        {
            vote(LOC, 5);
        }
        // "the Orsel administration": the article belongs to what follows
        "the"
            if reading.has(candidate.tokens.end, LETTERS)
                && !reading.has(candidate.tokens.end, CAPITAL)
                && reading.is(candidate.tokens.end, COMMON & !FUNCTION | BODY)
                && !reading.is(candidate.tokens.end, SAYING | VERB) => {}
        "the" => {
            vote(PER, -5);
            vote(ORGANISATION, 2);
            vote(REST, 1);
            match reading.norm(at.saturating_sub(1)) {
                "in" | "near" | "across" => vote(LOC, 2),
                _ => {}
            }
        }
        "by" | "with" | "told" | "asked" | "met" => vote(PER, 1),
        "“" | "\"" | "‘" | "``" | "''"
            if matches!(reading.form(candidate.tokens.end), "”" | "\"" | "’" | "''") =>
        {
            vote(REST, 5);
        }
        _ => {}
    }
}

/// "…, 54," "…, the mayor of …" "…, Kenya," "…, which".
fn comma(reading: &Reading<'_>, end: usize, scores: &mut Scores) {
    let mut vote = |label, points| add(scores, label, points);
    let next = end + 1;
    let form = reading.form(next);
    let age = form.len() <= 3 && !form.is_empty() && form.chars().all(|c| c.is_ascii_digit());
    if age && matches!(reading.form(next + 1), "," | ".") {
        vote(PER, 8);
        return;
    }
    match reading.norm(next) {
        "who" | "whose" => vote(PER, 6),
        "which" => vote(ORGANISATION, 2),
        "where" => vote(LOC, 5),
        _ => {}
    }
    if reading.phrase(next, next + 4).map_or(reading.flags(next), |(_, flags)| flags) & (PLACE & !CITY) != 0 {
        vote(LOC, 5);
    }
    if reading.is(next, CALENDAR | COUNTRY) {
        return;
    }
    for at in next..next + 6 {
        if matches!(reading.form(at), "," | "." | ";") || reading.is(at, SAYING) {
            break;
        }
        if reading.is(at, ROLE | TITLE) && !matches!(reading.norm(at), "second" | "first") {
            vote(PER, 5);
            break;
        }
        if reading.is(at, BODY) {
            // "Orsel Wharves, the firm at the centre": no "party" of "the party leader"
            let whole = matches!(reading.norm(next), "the" | "a" | "an")
                && reading.upos(at) == Some(Upos::Noun)
                && !reading.is(at + 1, ROLE | TITLE)
                && !matches!(reading.norm(at + 1), "'s" | "’s" | "'" | "’")
                && !matches!(reading.upos(at + 1), Some(Upos::Noun | Upos::Propn));
            vote(ORGANISATION, if whole { 10 } else { 3 });
            break;
        }
        if reading.is(at, SITE) {
            vote(LOC, 3);
            break;
        }
    }
}
