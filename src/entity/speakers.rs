//! What a noun says of who speaks: a person, many, something written, or a thing that cannot speak.
//!
//! In: a word in lower case. Out: what `data/speakers.tsv` knows of it, or what its ending tells. Knows nothing of a
//! sentence.

use crate::text::{QuickMap, QuickSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    /// Somebody: "striker".
    Person,
    /// Many people, or a body: "council".
    Group,
    /// Something written or shown: "survey".
    Document,
    /// Something written or spoken that is its author's word: "letter".
    Medium,
    /// What cannot speak: "arrival".
    Thing,
}

#[derive(Default)]
struct Table {
    nouns: QuickMap<&'static str, Noun>,
    spoken: QuickSet<&'static str>,
    status: QuickSet<&'static str>,
    scene: QuickSet<&'static str>,
}

/// Parsed once, never changes.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in data!("speakers.tsv").lines() {
        let Some((kind, words)) = line.split_once('\t') else { continue };
        let noun = match kind {
            "person" => Noun::Person,
            "group" => Noun::Group,
            "document" => Noun::Document,
            "medium" => Noun::Medium,
            "thing" => Noun::Thing,
            "status" => {
                table.status.extend(words.split(' '));
                continue;
            }
            "scene" => {
                table.scene.extend(words.split(' '));
                continue;
            }
            _ => {
                table.spoken.extend(words.split(' '));
                continue;
            }
        };
        for word in words.split(' ') {
            table.nouns.entry(word).or_insert(noun);
        }
    }
    table
});

/// Endings of nouns for people, after their trade or place; `thing` rows are the exceptions.
const ENDINGS: &[&str] =
    &["er", "or", "ist", "ian", "man", "woman", "person", "mate", "crat", "smith", "wright"];

/// A noun without the ending of the plural; itself where it has none.
pub(crate) fn singular(norm: &str) -> Cow<'_, str> {
    if let Some(stem) = norm.strip_suffix("men") {
        return format!("{stem}man").into();
    }
    if let Some(stem) = norm.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y").into();
    }
    let sibilant = ["ches", "shes", "sses", "xes"].iter().any(|end| norm.ends_with(end));
    let stem = if sibilant { norm.strip_suffix("es") } else { norm.strip_suffix('s') };
    let plural = stem.filter(|stem| stem.len() > 2 && !norm.ends_with("ss") && !norm.ends_with("us"));
    plural.map_or(Cow::Borrowed(norm), Cow::Borrowed)
}

/// Nouns of things that can be touched. Constant text, cut at the first use.
static THINGS: LazyLock<QuickSet<&'static str>> = LazyLock::new(|| {
    let rows = data!("things.tsv").lines();
    rows.flat_map(str::split_whitespace).collect()
});

/// Whether a noun in lower case, or the singular of it, is a thing that can be touched in its usual sense.
pub(crate) fn is_thing(norm: &str) -> bool {
    THINGS.contains(norm) || THINGS.contains(singular(norm).as_ref())
}

/// What a noun in lower case names.
pub(crate) fn noun(norm: &str) -> Noun {
    let one = singular(norm);
    let known = TABLE.nouns.get(norm).or_else(|| TABLE.nouns.get(one.as_ref())).copied();
    known.unwrap_or_else(|| {
        let person = one.len() > 4 && ENDINGS.iter().any(|end| one.ends_with(end));
        if person || super::lexicon::is_role(&one) { Noun::Person } else { Noun::Thing }
    })
}

/// Whether a noun in lower case is known to name somebody, its ending aside.
pub(super) fn is_person(norm: &str) -> bool {
    let one = singular(norm);
    TABLE.nouns.get(norm).or_else(|| TABLE.nouns.get(one.as_ref())) == Some(&Noun::Person)
}

/// Whether a noun in lower case says what somebody is beside a trade: "the candidate" may be a lawyer too.
pub(super) fn is_status(norm: &str) -> bool {
    TABLE.status.contains(norm)
}

/// Whether a noun in lower case may be brought in with "the": "the driver", whoever it is.
pub(super) fn is_of_the_scene(norm: &str) -> bool {
    TABLE.scene.contains(norm)
}

/// Whether a noun means something written that tells what it holds, an author's word included.
pub(crate) fn is_document(norm: &str) -> bool {
    matches!(noun(norm), Noun::Document | Noun::Medium)
}

/// Whether judging or planning by this word (base form) is done by speaking: "praise", "vow", not "admire", "hope".
pub(crate) fn is_spoken(lemma: &str) -> bool {
    TABLE.spoken.contains(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_things() {
        for word in ["striker", "trawlermen", "beekeepers", "witnesses", "nurses", "mp", "secretaries"] {
            assert_eq!(noun(word), Noun::Person, "{word}");
        }
        for word in ["arrival", "number", "cancers", "weather", "talk", "haven", "result"] {
            assert_eq!(noun(word), Noun::Thing, "{word}");
        }
        assert_eq!(
            (noun("companies"), noun("letters"), noun("polls")),
            (Noun::Group, Noun::Medium, Noun::Document)
        );
    }

    #[test]
    fn every_word_has_one_row() {
        let table = data!("speakers.tsv");
        let mut seen = std::collections::BTreeSet::new();
        let named = |line: &&str| !["spoken", "status", "scene"].iter().any(|kind| line.starts_with(kind));
        for line in table.lines().filter(named) {
            let (_, words) = line.split_once('\t').unwrap();
            for word in words.split(' ') {
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
    }
}
