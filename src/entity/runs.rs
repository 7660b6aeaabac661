//! Runs of capitalised words, with what may stand inside a name: "of", "and", "van", "al-", "'s", "&".
//!
//! In: the reading. Out: runs, still with titles, nationalities and openers to be cut off. Does not
//! know whether a run is a name.

use std::ops::Range;

use super::lexicon::{
    BODY, COMMON, EVENT_HEAD, FUNCTION, GIVEN, HONORIFIC, LOC_FIRST, LOC_HEAD, MODIFIER, NOUN, ORG, ORG_HEAD,
    PEOPLE, PLACE, SITE, TITLE,
};
use super::reading::{BROKEN, CAPITAL, INITIAL, LETTERS, OPENS, Reading, SHOUT};
use crate::syntax::Upos;

/// Words inside names of persons, written small: "Ana de Orsel".
const PARTICLES: &[&str] = &[
    "de", "del", "della", "da", "das", "do", "dos", "di", "du", "la", "le", "van", "von", "der", "den",
    "ter", "ten", "bin", "ibn", "bint", "al", "el", "ul", "ur", "af", "av", "zu", "y",
];

/// The Arabic article and its forms before a hyphen: "al-Orsel".
const ARTICLES: &[&str] = &["al", "el", "as", "ash", "az", "an", "ad", "at", "ar", "ul"];

/// Words after which a number is part of the name: "Route 9".
const NUMBERED: &[&str] = &[
    "channel",
    "radio",
    "highway",
    "route",
    "interstate",
    "article",
    "section",
    "title",
    "area",
    "pier",
    "apollo",
    "formula",
    "boeing",
    "airbus",
    "news",
    "cinema",
    "super",
    "windows",
    "explorer",
    "proposition",
    "chapter",
];

/// Parts of a name that stand behind a comma.
const BEHIND_COMMA: &[&str] =
    &["inc", "inc.", "llc", "l.l.c.", "ltd", "ltd.", "corp", "corp.", "plc", "llp", "jr", "jr.", "sr", "sr."];

/// Words that begin a sentence the tokens before it do not belong to, when met with a capital.
const BREAKS: &[&str] = &[
    "in", "at", "on", "after", "with", "but", "however", "he", "she", "it", "they", "this", "that", "there",
    "when", "while", "by", "from", "we", "you", "if", "his", "her", "its", "their", "is", "was",
];

/// Heads of bodies that are fields of work too, before "and".
const FIELDS: &[&str] = &[
    "air",
    "power",
    "energy",
    "research",
    "media",
    "affairs",
    "communications",
    "youth",
    "press",
    "financial",
];

/// How many tokens a name may have.
const LONGEST: usize = 24;

/// Words that open a picture's credit: "Image: RNA".
const CREDITS: &[&str] = &["image", "photo", "photograph", "picture", "credit", "video", "file", "source"];

/// Prefixes that a hyphen ties to a name they are no part of.
const PREFIXES: &[&str] =
    &["pro", "anti", "pan", "non", "ex", "post", "pre", "neo", "mid", "semi", "un", "trans"];

/// Bits of a word that may head a long name with "of".
const HEADS: super::lexicon::Flags = ORG_HEAD | LOC_HEAD | EVENT_HEAD;

/// Second syllables of Chinese and Korean given names as they are spelt behind a hyphen, those that are words of English
/// too among them.
#[rustfmt::skip]
const SYLLABLES: &[&str] = &[
    "ah", "ban", "bin", "bo", "bok", "bong", "bum", "chan", "chang", "che", "cheung", "chi", "chin", "ching", "choi",
    "choon", "chu", "chul", "chun", "chung", "dae", "do", "dong", "fai", "fan", "fat", "fong", "fu", "fuk", "fun",
    "fung", "geun", "gi", "gil", "gu", "gun", "gyu", "ha", "hae", "hang", "hee", "hei", "heng", "him", "hin", "ho",
    "hoe", "hoi", "hong", "hoon", "huen", "hui", "hun", "hung", "hwa", "hwan", "hye", "hyeok", "hyuk", "hyun", "hyung",
    "il", "in", "ja", "jae", "jeong", "ji", "jin", "jong", "joo", "joon", "ju", "jun", "jung", "ka", "kai", "kan",
    "kau", "kei", "keung", "ki", "kin", "king", "kit", "kiu", "ko", "koo", "kuen", "kuk", "kun", "kung", "kwai", "kwan",
    "kwok", "kwon", "kwong", "kyu", "kyung", "lai", "lam", "lan", "lap", "leung", "li", "ling", "lok", "long", "lui",
    "lun", "lung", "man", "mei", "mi", "min", "ming", "mo", "moo", "moon", "muk", "mun", "myung", "na", "nam", "ngai",
    "ngok", "ning", "pang", "pik", "pin", "ping", "po", "pui", "pun", "rae", "ran", "ryong", "sam", "san", "sang",
    "seok", "seong", "seop", "seung", "shan", "shek", "shik", "shing", "shui", "shun", "shuk", "sik", "sim", "sin",
    "sing", "siu", "so", "sook", "soo", "soon", "suk", "sum", "sun", "sung", "tae", "tai", "tak", "tang", "tat", "tim",
    "tin", "ting", "to", "tong", "tung", "ui", "un", "ung", "wa", "wah", "wai", "wan", "wing", "wo", "won", "woo",
    "wook", "woon", "yan", "yat", "yau", "yee", "yeon", "yeong", "yeung", "yi", "yim", "yin", "ying", "yip", "yiu",
    "yong", "yoo", "yoon", "young", "yu", "yue", "yuen", "yuk", "yum", "yun", "yung",
];

/// Honours, offices and degrees behind a person's name, as printed.
const POST_NOMINALS: &[&str] = &[
    "QC", "KC", "SC", "MP", "MSP", "MLA", "MEP", "TD", "OBE", "CBE", "MBE", "KBE", "DBE", "PhD", "Ph.D.",
    "MD", "M.D.", "JD", "FRS", "FRCP", "FRCS", "RN", "Esq", "Esq.",
];

/// All runs of one sentence, in order.
pub(super) fn runs(reading: &Reading<'_>, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if starts(reading, at, sentence.end) {
            let end = extend(reading, at, sentence.end);
            out.push(back(reading, at, end, sentence.start)..end);
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// Whether a run may start here.
fn starts(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    if !reading.has(at, CAPITAL) {
        return particle_start(reading, at, limit);
    }
    if reading.phrase(at, limit).is_some() {
        return true;
    }
    // "beat Seven Oaks": where nothing but a name asks for the capital
    if reading.upos(at) == Some(Upos::Num)
        && reading.has(at, LETTERS)
        && !reading.has(at, OPENS | SHOUT)
        && reading.has(at + 1, CAPITAL)
        && !reading.has(at + 1, OPENS)
        && !reading.never(at + 1)
    {
        return true;
    }
    let prefix = PREFIXES.contains(&reading.norm(at)) && reading.form(at + 1) == "-";
    let opener = reading.has(at, OPENS) && reading.is(at, FUNCTION) && !reading.is(at, GIVEN | LOC_FIRST);
    let credit = CREDITS.contains(&reading.norm(at)) && reading.form(at + 1) == ":";
    !opener && !prefix && !credit && !reading.never(at) && !lone_initial(reading, at)
}

/// "al-Orsel", "bin Orsel", "de Orsel".
fn particle_start(reading: &Reading<'_>, at: usize, limit: usize) -> bool {
    let norm = reading.norm(at);
    if ARTICLES.contains(&norm) && at + 2 < limit && reading.form(at + 1) == "-" && reading.glued(at + 1) {
        return reading.has(at + 2, CAPITAL) && reading.glued(at + 2);
    }
    let alone = ["al", "bin", "ibn", "de", "van", "von", "di", "da", "du", "del", "le"].contains(&norm);
    alone && at + 1 < limit && reading.has(at + 1, CAPITAL) && !reading.never(at + 1)
}

/// "Pro-Brel", "Pan-democrat" in one word: what stands before a hyphen is no part of a name.
pub(super) fn prefixed(reading: &Reading<'_>, at: usize) -> bool {
    reading
        .norm(at)
        .split_once('-')
        .is_some_and(|(prefix, rest)| PREFIXES.contains(&prefix) && rest.len() > 2)
}

/// Whether a person's name ends in a syllable behind a hyphen: "Wu Chi-wai".
pub(super) fn syllabic(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let last = tokens.end - 1;
    tokens.len() >= 4
        && !reading.has(last, CAPITAL)
        && matches!(reading.form(last - 1), "-" | "‑")
        && SYLLABLES.contains(&reading.norm(last))
}

/// A capital letter with no name behind it: "A", "D".
fn lone_initial(reading: &Reading<'_>, at: usize) -> bool {
    let next = at + 1;
    reading.has(at, INITIAL)
        && !(reading.has(next, CAPITAL) || reading.form(next) == "." && reading.has(at + 2, CAPITAL))
}

/// The end of the known phrase or word that starts here.
fn atom(reading: &Reading<'_>, at: usize, limit: usize) -> usize {
    reading.phrase(at, limit).map_or(at + 1, |(end, _)| end)
}

/// Numbers that belong to the front of a name: "the 3rd Guards Brigade".
fn back(reading: &Reading<'_>, start: usize, end: usize, limit: usize) -> usize {
    let Some(before) = start.checked_sub(1).filter(|at| *at >= limit) else { return start };
    let form = reading.form(before);
    let ordinal = form.starts_with(|c: char| c.is_ascii_digit())
        && ["st", "nd", "rd", "th"].iter().any(|suffix| form.ends_with(suffix));
    let headed = (start..end).any(|at| reading.is(at, HEADS)) && !reading.is(start, GIVEN | PEOPLE);
    if ordinal && headed { before } else { start }
}

/// The end of the run that starts at `start`.
fn extend(reading: &Reading<'_>, start: usize, limit: usize) -> usize {
    // no name is longer; a line of nothing but capitals must not make one
    let limit = limit.min(start + LONGEST);
    let mut end = atom(reading, start, limit);
    while end < limit {
        end = match step(reading, start, end, limit) {
            Some(to) if to > end => to,
            _ => break,
        };
    }
    end
}

/// One more piece of the run, or nothing.
fn step(reading: &Reading<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    if reading.has(end, BROKEN) {
        return None;
    }
    let form = reading.form(end);
    if form == "-" || form == "‑" {
        return hyphen(reading, end, limit);
    }
    let follows = |at: usize| at < limit && reading.has(at, CAPITAL) && !reading.never(at);
    if follows(end) || reading.has(end, CAPITAL) && reading.phrase(end, limit).is_some() {
        // a second sentence without a full stop, or a word of a second quotation
        let opens = reading.has(end, OPENS) && !reading.has(end - 1, INITIAL);
        let breaks = BREAKS.contains(&reading.norm(end)) && !reading.has(end, SHOUT);
        let shirt = reading.has(end, INITIAL) && reading.form(end + 1) == "-";
        // a caption's credit: "… Ana Orsel Image: RNA"
        let credit = CREDITS.contains(&reading.norm(end)) && reading.form(end + 1) == ":";
        return (!opens && !breaks && !shirt && !credit).then(|| atom(reading, end, limit));
    }
    if reading.is(end - 1, NOUN) && reading.norm(end) == "may" && reading.has(end, CAPITAL) {
        return None;
    }
    match reading.norm(end) {
        "." if reading.has(end - 1, INITIAL) && reading.glued(end) && follows(end + 1) => {
            Some(atom(reading, end + 1, limit))
        }
        "&" if follows(end + 1) => Some(atom(reading, end + 1, limit)),
        "," if BEHIND_COMMA.contains(&reading.norm(end + 1)) => Some(end + 2),
        "of" | "for" | "on" => preposition(reading, start, end, limit),
        "and" if follows(end + 1) => conjunction(reading, start, end, limit),
        // "the Norvik Traders' Association"
        "'" | "’" if reading.norm(end - 1).ends_with('s') && reading.glued(end) => {
            possessive(reading, start, end, limit)
        }
        "'s" if reading.phrase(start, end).is_none_or(|(to, _)| to < end) => {
            possessive(reading, start, end, limit)
        }
        norm if PARTICLES.contains(&norm) && !reading.has(end, CAPITAL) => particle(reading, end, limit),
        norm if norm.starts_with(|c: char| c.is_ascii_digit()) => {
            let plain = norm.chars().all(|c| c.is_ascii_digit()) && norm.len() <= 3;
            (plain && NUMBERED.contains(&reading.norm(end - 1))).then_some(end + 1)
        }
        _ => None,
    }
}

/// "Jean-Luc", "Kim Jong-un", "Port-au-Prince"; not "Washington-based" nor "US-Russia".
fn hyphen(reading: &Reading<'_>, end: usize, limit: usize) -> Option<usize> {
    let next = end + 1;
    if next >= limit || !reading.glued(end) || !reading.glued(next) {
        return None;
    }
    if reading.has(next, CAPITAL) {
        let pair = reading.is(end - 1, PLACE | PEOPLE) && reading.is(next, PLACE | PEOPLE);
        return (!pair).then(|| atom(reading, next, limit));
    }
    // "Moon Jae-in", "Wu Chi-wai": behind a surname, whatever the syllable means elsewhere
    let (given, syllable) = (reading.form(end - 1), reading.norm(next));
    let behind = end >= 2 && reading.has(end - 2, CAPITAL) && !reading.has(end - 1, SHOUT);
    let known =
        reading.is(end - 1, COMMON | PLACE | ORG | PEOPLE) && !SYLLABLES.contains(&reading.norm(end - 1));
    if behind && given.len() <= 6 && !known && SYLLABLES.contains(&syllable) {
        return Some(next + 1);
    }
    let short = reading.has(next, LETTERS) && reading.form(next).len() <= 5;
    // "Kwok-hung": everyday words too, where the network reads on
    let read = reading.label(next).is_some() && reading.label(next) == reading.label(end - 1);
    let part = reading.has(next, LETTERS) && reading.form(next).len() <= 7 && read;
    if short && !reading.is(next, COMMON | BODY | SITE) || part {
        return Some(next + 1);
    }
    let again = next + 1 < limit && reading.form(next + 1) == "-" && reading.has(next + 2, CAPITAL);
    (short && again && reading.glued(next + 1) && reading.glued(next + 2)).then_some(next + 3)
}

/// "Ministry of Water", "Centre for the Study", "Committee on Foreign Relations".
fn preposition(reading: &Reading<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    let mut next = end + 1;
    if reading.norm(next) == "the" {
        next += 1;
    }
    if next >= limit || !reading.has(next, CAPITAL) || reading.never(next) {
        return None;
    }
    let head = end - 1;
    let wanted = match reading.norm(end) {
        "of" => HEADS | LOC_FIRST,
        _ => ORG_HEAD | EVENT_HEAD,
    };
    // an office is not a body: "Minister of Water" ends before "of"
    let office = reading.is(head, TITLE | HONORIFIC) && !reading.is(head, ORG_HEAD);
    let topic = reading.norm(end) == "of" || reading.is(next, COMMON | MODIFIER | HEADS);
    let known = reading.is(head, PLACE | GIVEN) && end - start == 1
        || (reading.is(start, GIVEN) && !reading.is(head, ORG_HEAD));
    // "Council for the Welfare of Refugees": inside a body's name one more "of" goes on with it
    let open = reading.norm(end) == "of"
        && (start + 1..end).any(|at| matches!(reading.norm(at), "of" | "for") && reading.is(at - 1, HEADS));
    // "Citizens for Tax Justice"
    let many = reading.norm(end) == "for"
        && end - start == 1
        && reading.is(head, COMMON)
        && reading.norm(head).ends_with('s')
        && !reading.has(head, OPENS);
    let headed = reading.is(head, wanted) || open && reading.is(head, COMMON) || many;
    (headed && !office && topic && !known).then(|| atom(reading, next, limit))
}

/// "Food and Drug Administration", "Department of Health and Social Care".
fn conjunction(reading: &Reading<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    let next = end + 1;
    let topic = |at: usize| {
        reading.is(at, COMMON | MODIFIER | EVENT_HEAD | ORG_HEAD | LOC_HEAD)
            && !reading.is(at, GIVEN | PLACE | ORG | PEOPLE | HONORIFIC)
    };
    let open = (start..end).any(|at| matches!(reading.norm(at), "of" | "for"));
    // "the Pensions and Annuities Commission"
    let topic = |at: usize| {
        let plural = start > 0 && reading.norm(at).ends_with('s') && reading.norm(start - 1) == "the";
        topic(at)
            || plural && !reading.is(at, GIVEN | PLACE | ORG | PEOPLE | HONORIFIC) && !reading.has(at, SHOUT)
    };
    let many = open && reading.norm(next).ends_with('s') && !reading.has(next + 1, CAPITAL);
    // one name to the network, and a body's: "Ministry of Agriculture and Livestock"
    let whole = reading.inside(end)
        && reading.inside(next)
        && reading.label(next) == Some(super::types::EntityLabel::Organisation)
        && !reading.is(next, GIVEN | PLACE | PEOPLE | HONORIFIC | TITLE);
    if whole {
        return Some(atom(reading, next, limit));
    }
    if !topic(end - 1) || !(topic(next) || many) {
        return None;
    }
    let mut last = next;
    while last + 1 < limit && last < next + 4 && reading.has(last + 1, CAPITAL) {
        last += 1;
    }
    // "School of Arts and Sciences", or a head behind both: but "the Board and the Ministry" stay two
    // "the Norvik Air and Sea Museum": "Air" alone heads nothing
    let heads = |at: usize| reading.is(at, HEADS) && !(at + 1 == end && FIELDS.contains(&reading.norm(at)));
    let headed = reading.is(last, HEADS) && !(start..end).any(heads);
    (open && !reading.is(last, HEADS) || headed || open && end - start >= 3)
        .then(|| atom(reading, next, limit))
}

/// "Women's Tennis Association", "King's College"; not "Kenya's Ministry".
fn possessive(reading: &Reading<'_>, start: usize, end: usize, limit: usize) -> Option<usize> {
    let (owner, next) = (end - 1, end + 1);
    if next >= limit || !reading.has(next, CAPITAL) || reading.never(next) {
        return None;
    }
    let plain =
        reading.is(owner, COMMON | TITLE) && !reading.is(owner, GIVEN | PLACE | ORG | PEOPLE | ORG_HEAD);
    let mut last = next;
    while last + 1 < limit && reading.has(last + 1, CAPITAL) {
        last += 1;
    }
    // "the Savers' League": a body of many; but "the Orsels' Bridge" is theirs
    let many = start > 0
        && reading.norm(start - 1) == "the"
        && matches!(reading.form(end), "'" | "’")
        && reading.is(last, ORG_HEAD)
        && last == next;
    (plain && reading.is(last, HEADS) || many).then(|| atom(reading, next, limit))
}

/// "Ana de la Orsel".
fn particle(reading: &Reading<'_>, end: usize, limit: usize) -> Option<usize> {
    let mut at = end;
    while at < limit && at < end + 3 && PARTICLES.contains(&reading.norm(at)) {
        at += 1;
    }
    if reading.form(at) == "-" && reading.glued(at) && ARTICLES.contains(&reading.norm(at - 1)) {
        at += 1;
    }
    (at < limit && reading.has(at, CAPITAL) && !reading.never(at)).then_some(at + 1)
}

/// Cuts off what no name starts or ends with.
pub(super) fn trim(reading: &Reading<'_>, span: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (span.start, span.end);
    let edge =
        |at: usize| !reading.has(at, LETTERS) && !reading.form(at).starts_with(|c: char| c.is_ascii_digit());
    while start < end && (edge(start) || matches!(reading.norm(start), "and" | "of" | "the" | "for" | "'s")) {
        start += 1;
    }
    while end > start
        && matches!(reading.norm(end - 1), "and" | "of" | "the" | "for" | "'s" | "-" | "&" | ",")
    {
        end -= 1;
    }
    // "Ana Orsel QC": what stands behind a name is no part of it
    while end >= start + 3 && !reading.glued(end - 1) && POST_NOMINALS.contains(&reading.form(end - 1)) {
        end -= 1;
        end -= usize::from(reading.form(end - 1) == "," && end > start + 2);
    }
    start..end
}
