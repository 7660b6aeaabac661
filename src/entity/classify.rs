//! Person, organisation, place or something else: one decision for all mentions of a name.
//!
//! In: candidates with their votes. Out: a label for each. Looks at no token but the names' own.

use super::candidate::key;
use super::candidate::{Candidate, Scores};
use super::types::EntityLabel;
use std::collections::{BTreeMap, HashMap};

use super::lexicon::{
    COMMON, EVENT_FIRST, EVENT_HEAD, GIVEN, LOC_FIRST, LOC_HEAD, MISC, ORG, ORG_HEAD, PEOPLE, PLACE, SAYING,
    THING,
};

use super::reading::Reading;
use super::{acronyms, cues, evidence, places, weigh};
use crate::model::known::{KINDS, Known};
use crate::text::Span;
use weigh::Votes;

/// The labels in the order of [`Scores`].
const LABELS: [EntityLabel; 4] =
    [EntityLabel::Person, EntityLabel::Organisation, EntityLabel::Location, EntityLabel::Misc];

/// Words before a place.
const PLACED: &[&str] = &["in", "at", "from", "to", "near", "outside", "into", "across", "through", "around"];

/// Labels every candidate, and takes out those that weigh as no name.
pub(super) fn classify(
    reading: &Reading<'_>,
    candidates: &mut Vec<Candidate>,
    known: Option<&Known>,
) -> Vec<EntityLabel> {
    let keys: Vec<String> = candidates.iter().map(|candidate| key(reading, candidate)).collect();
    let (sums, told) = vote(reading, candidates, &keys);
    let mut out: Vec<Option<EntityLabel>> = told.into_iter().map(Some).collect();
    if let Some(known) = known.filter(|_| reading.labelled()) {
        weigh_all(reading, candidates, &keys, &sums, known, &mut out);
    }
    spell(reading, candidates, &keys, &mut out);
    let mut stands = out.iter().map(Option::is_some);
    candidates.retain(|_| stands.next().unwrap_or(true));
    out.into_iter().flatten().collect()
}

/// What the weights are learnt from ([`super::traits`]).
pub(super) fn traits(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    known: &Known,
) -> Vec<(Span, usize, Vec<i32>)> {
    let keys: Vec<String> = candidates.iter().map(|candidate| key(reading, candidate)).collect();
    let (sums, _) = vote(reading, candidates, &keys);
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let rows = candidates.iter().zip(&keys).zip(&sums);
    rows.map(|((row, key), sum)| {
        let next = numbers.len();
        let number = *numbers.entry(key).or_insert(next);
        let span = reading.span(row.tokens.start, row.tokens.end);
        (span, number, weigh::traits(reading, row, sum, known))
    })
    .collect()
}

/// The learnt label of each name: all its mentions are weighed together.
fn weigh_all(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    keys: &[String],
    sums: &[Votes],
    known: &Known,
    out: &mut [Option<EntityLabel>],
) {
    let mut weights: BTreeMap<&str, [i64; KINDS]> = BTreeMap::new();
    let mut told: BTreeMap<&str, EntityLabel> = BTreeMap::new();
    for ((row, key), sum) in candidates.iter().zip(keys).zip(sums) {
        let traits = weigh::traits(reading, row, sum, known);
        // of another network's width
        if traits.len() != known.traits() {
            return;
        }
        if let Some(label) = cues::told(reading, row) {
            told.entry(key).or_insert(label);
        }
        let sums = weights.entry(key).or_default();
        known.weigh(&traits, sums);
        weigh::favour(sum, weigh::is_stranger(reading, row, known), sums);
    }
    for (((label, key), row), sum) in out.iter_mut().zip(keys).zip(candidates).zip(sums) {
        let (at, single) = (row.tokens.start, row.tokens.len() == 1);
        // "Republicans", "Dutch": a list of peoples is whole
        let people = single && reading.is(at, PEOPLE) && *label == Some(EntityLabel::Misc);
        // "the Authority" is a body's short form
        let head = single
            && reading.is(at, ORG_HEAD)
            && *label == Some(EntityLabel::Organisation)
            && at > 0
            && reading.norm(at - 1) == "the";
        // "Orsel" behind "Orsel Homes"
        let [person, rest @ ..] = sum.lent;
        let most = rest.into_iter().max().unwrap_or(0);
        let short = person <= 0 && (most >= 10 || most > 0 && weigh::is_stranger(reading, row, known));
        // "DELL:" behind "Mara Dell": a surname means its bearer
        let surname = person >= 10 && *label == Some(EntityLabel::Person);
        if people || head || short || surname || super::runs::syllabic(reading, &row.tokens) {
            continue;
        }
        // "Brel, 34," tells of "Orsel Brel" too
        let surname = || {
            let last = told.get(reading.norm(row.tokens.end - 1)).copied();
            last.filter(|label| *label == EntityLabel::Person && row.tokens.len() == 2)
        };
        let told = told.get(key.as_str()).copied().or_else(surname);
        let heaviest = told.or_else(|| weights.get(key.as_str()).and_then(weigh::heaviest));
        *label = heaviest.or_else(|| label.filter(|_| !row.title.is_empty()));
    }
}

/// What the rules make of every candidate: mentions of one name vote together, a short form votes with its long one.
fn vote<'a>(
    reading: &Reading<'a>,
    candidates: &[Candidate],
    keys: &[String],
) -> (Vec<Votes>, Vec<EntityLabel>) {
    let mut votes: HashMap<&str, Scores> = HashMap::new();
    let mut labels: BTreeMap<&str, (i32, Scores)> = BTreeMap::new();
    for (key, candidate) in keys.iter().zip(candidates) {
        add(votes.entry(key).or_default(), candidate.scores);
        let (count, sum) = labels.entry(key).or_default();
        *count += 1;
        add(sum, candidate.labels);
    }
    for (key, (count, sum)) in &labels {
        add(votes.entry(key).or_default(), evidence::votes(*count, *sum));
    }
    // a place's name that the network reads as a person's: "Paris" of "Ana Paris"
    let personal = |key: &String| {
        let [person, _, location, _] = labels.get(key.as_str()).copied().unwrap_or_default().1;
        person > 0 && person >= location
    };
    // and one that never stands where a place would: no "in Paris", but "Paris said"
    let mut placed: HashMap<&str, (bool, bool)> = HashMap::new();
    for (key, candidate) in keys.iter().zip(candidates).filter(|(_, row)| row.tokens.len() == 1) {
        let at = candidate.tokens.start;
        let (stands, acts) = placed.entry(key).or_default();
        let before = at.checked_sub(1).map_or("", |before| reading.norm(before));
        *stands |= PLACED.contains(&before);
        *acts |= reading.is(at + 1, SAYING)
            || reading.above(at).is_some_and(|(_, relation)| relation.base() == "nsubj");
    }
    let bearer = |key: &String| placed.get(key.as_str()) == Some(&(false, true));
    // what the long names lend to their first and last words
    let mut lent: HashMap<&'a str, Scores> = HashMap::new();
    for (key, candidate) in keys.iter().zip(candidates).filter(|(_, candidate)| candidate.tokens.len() > 1) {
        let sum = votes.get(key.as_str()).copied().unwrap_or_default();
        let (label, sure) = (decide(sum), margin(sum) >= 8);
        let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
        let person = label == EntityLabel::Person;
        let lend = |at: usize, points: i32, lent: &mut HashMap<&'a str, Scores>| {
            let row = lent.entry(reading.norm(at)).or_default();
            if let Some(sum) = row.get_mut(place(label)) {
                *sum = (*sum).max(points);
            }
        };
        if person {
            lend(last, if sure { 10 } else { 6 }, &mut lent);
            lend(first, if reading.is(first, GIVEN) { 6 } else { 4 }, &mut lent);
        } else if kind_first(reading, candidate) {
            // "Cyclone Orsel", "Lake Brel"
            lend(last, 10, &mut lent);
        } else if let Some(at) = places::bearer(reading, &candidate.tokens) {
            let row = lent.entry(reading.norm(at)).or_default();
            if let Some(sum) = row.get_mut(place(EntityLabel::Location)) {
                *sum = (*sum).max(7);
            }
        } else if !reading.is(first, COMMON | PLACE) {
            lend(first, 5, &mut lent);
        }
    }
    let sum_of = |(key, candidate): (&String, &Candidate)| {
        let mut sum = votes.get(key.as_str()).copied().unwrap_or_default();
        if candidate.tokens.len() == 1
            && let Some(more) = lent.get(key.as_str())
        {
            for (sum, vote) in sum.iter_mut().zip(more) {
                *sum += vote;
            }
        }
        // "German Orsel" beside "Ana Orsel"
        let kin = candidate.tokens.len() == 2 && {
            let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
            let bearer =
                lent.get(reading.norm(last)).and_then(|more| more.first().copied()).unwrap_or(0) >= 10;
            bearer && reading.is(first, PEOPLE | COMMON) && !reading.is(last, ORG_HEAD | COMMON)
        };
        if kin && let Some(person) = sum.first_mut() {
            *person += 5;
        }
        sum
    };
    let mut sums: Vec<Scores> = keys.iter().zip(candidates).map(sum_of).collect();
    let lends = |(key, row): (&String, &Candidate)| {
        let more = lent.get(key.as_str()).filter(|_| row.tokens.len() == 1);
        more.copied().unwrap_or_default()
    };
    let lends: Vec<Scores> = keys.iter().zip(candidates).map(lends).collect();
    let beside = beside(reading, candidates, keys, &sums);
    for (sum, key) in sums.iter_mut().zip(keys) {
        if let Some(more) = beside.get(key.as_str()) {
            add(sum, *more);
        }
    }
    let label = |((key, candidate), sum): ((&String, &Candidate), Scores)| {
        // a surname means its bearer, unless the word is known as something else
        let surname = candidate.tokens.len() == 1
            && lent.get(key.as_str()).is_some_and(|more| more.first().is_some_and(|vote| *vote >= 10))
            && (!reading.is(candidate.tokens.start, PLACE | ORG | PEOPLE | MISC)
                || personal(key)
                || reading.is(candidate.tokens.start, PLACE) && bearer(key));
        if surname { EntityLabel::Person } else { decide(sum) }
    };
    let out = keys.iter().zip(candidates).zip(sums.iter().copied()).map(label).collect();
    (sums.into_iter().zip(lends).map(|(sum, lent)| Votes { sum, lent }).collect(), out)
}

/// Gives a short form the label of what it stands for.
fn spell(reading: &Reading<'_>, candidates: &[Candidate], keys: &[String], out: &mut [Option<EntityLabel>]) {
    // "the Coastal Rescue Agency (CRA)": what the letters stand for says what they are
    let mut spelt: BTreeMap<&str, Option<EntityLabel>> = BTreeMap::new();
    let known = |row: &Candidate| reading.is(row.tokens.start, PLACE | PEOPLE | MISC);
    let pairs = candidates.windows(2).zip(keys.windows(2)).zip(out.windows(2));
    for ((rows, keys), labels) in pairs {
        let ([one, two], [first, second], [label, behind]) = (rows, keys, labels) else { continue };
        if acronyms::spells(reading, &one.tokens, &two.tokens) {
            spelt.entry(second).or_insert(*label);
            continue;
        }
        let body = |label: &Option<EntityLabel>| *label == Some(EntityLabel::Organisation);
        match acronyms::beside(reading, &one.tokens, &two.tokens) {
            Some(true) if body(label) && !known(two) => spelt.entry(second).or_insert(*label),
            Some(false) if body(behind) && !known(one) => spelt.entry(first).or_insert(*behind),
            _ => continue,
        };
    }
    for (label, key) in out.iter_mut().zip(keys) {
        *label = spelt.get(key.as_str()).copied().unwrap_or(*label);
    }
}

/// Whether a name's first word says what the second names: "Cyclone Orsel", "Lake Brel".
fn kind_first(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let (first, last) = (candidate.tokens.start, candidate.tokens.end - 1);
    candidate.tokens.len() == 2
        && reading.is(first, EVENT_FIRST | LOC_FIRST | THING)
        && !reading.is(first, GIVEN)
        && !reading.is(last, COMMON | ORG_HEAD | LOC_HEAD | EVENT_HEAD)
}

/// By how many votes a label must lead to tell the name beside it.
const TELLS: i32 = 6;

/// How far a label may lead and still take what a neighbour tells.
const TAKES: i32 = 4;

/// What the names that a name is listed with say of it: "in Norvik, Dorvik and Skarn".
fn beside<'k>(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    keys: &'k [String],
    sums: &[Scores],
) -> HashMap<&'k str, Scores> {
    let mut out: HashMap<&str, Scores> = HashMap::new();
    let ranked = |sum: &Scores| {
        let mut sorted = *sum;
        sorted.sort_unstable();
        let [.., second, first] = sorted;
        (decide(*sum), first - second)
    };
    // forwards, then backwards: what one name tells goes down the list
    let rows: Vec<(&Candidate, &'k str, (EntityLabel, i32))> = candidates
        .iter()
        .zip(keys)
        .zip(sums)
        .map(|((row, key), sum)| (row, key.as_str(), ranked(sum)))
        .collect();
    let mut spread = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
        let mut told = None;
        for (from, to) in pairs {
            let (Some(one), Some(two)) = (rows.get(from), rows.get(to)) else { continue };
            let (first, last) = if from < to { (one, two) } else { (two, one) };
            if !evidence::listed(reading, &first.0.tokens, &last.0.tokens) {
                told = None;
                continue;
            }
            let (label, margin) = one.2;
            if margin >= TELLS {
                told = Some(label);
            }
            if let Some(label) = told.filter(|label| *label != EntityLabel::Misc)
                && two.2.1 < TAKES
                && two.0.tokens.len() <= 2
                && let Some(vote) = out.entry(two.1).or_default().get_mut(place(label))
            {
                *vote = (*vote).max(TAKES);
            }
        }
    };
    let count = rows.len();
    spread(&mut (1..count).map(|to| (to - 1, to)));
    spread(&mut (1..count).rev().map(|from| (from, from - 1)));
    out
}

fn add(sum: &mut Scores, votes: Scores) {
    for (sum, vote) in sum.iter_mut().zip(votes) {
        *sum += vote;
    }
}

/// The label with most votes; of equals the one that names without a cue most often bear.
fn decide(votes: Scores) -> EntityLabel {
    let mut best = (i32::MIN, EntityLabel::Misc);
    // without any vote a name is likelier a person's than anything else's
    for (vote, label) in votes.into_iter().zip(LABELS) {
        if vote > best.0 {
            best = (vote, label);
        }
    }
    best.1
}

/// By how much the first label of the order, a person, leads.
fn margin(votes: Scores) -> i32 {
    let [person, rest @ ..] = votes;
    person - rest.into_iter().max().unwrap_or(0)
}

fn place(label: EntityLabel) -> usize {
    LABELS.iter().position(|known| *known == label).unwrap_or(3)
}
