//! What kind of source the words of a title, role or description tell of (`data/source_kinds.tsv`).

use super::layers::Layers;
use super::types::SourceKind;
use crate::text::{QuickMap, TokenRange};
use std::sync::LazyLock;

/// Words to kinds; parsed once, never changes.
static KINDS: LazyLock<QuickMap<&'static str, SourceKind>> = LazyLock::new(|| {
    let mut out = QuickMap::default();
    for line in data!("source_kinds.tsv").lines() {
        let Some((kind, words)) = line.split_once('\t') else { continue };
        let kind = match kind {
            "official" => SourceKind::Official,
            "company" => SourceKind::Company,
            "expert" => SourceKind::Expert,
            "witness" => SourceKind::Witness,
            "other" => SourceKind::Other,
            _ => SourceKind::Document,
        };
        out.extend(words.split(' ').map(|word| (word, kind)));
    }
    out
});

/// Places that govern themselves.
const PLACES: &[&str] =
    &["county", "city", "town", "state", "borough", "province", "district", "municipality"];

/// Those who act for them.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "head", "engineer", "chief", "director", "manager", "officer", "surveyor", "spokesman", "spokeswoman", "spokesperson",
    "leader", "planner", "treasurer", "clerk", "attorney", "lawyer", "commissioner", "deputy", "mayor", "assessor",
];

/// The kind that the first telling word of a run gives.
pub(super) fn kind_of_words(layers: Layers<'_>, run: TokenRange) -> Option<SourceKind> {
    let tokens = &layers.segments.tokens;
    let (mut before, mut key) = ("", String::new());
    let mut pair = |one: &str, other: &str| {
        key.clear();
        key.extend([one, "_", other]);
        KINDS.get(key.as_str())
    };
    for at in run.iter().take(24) {
        let norm = tokens.norm(at);
        let one = norm.strip_suffix('s').filter(|stem| stem.len() > 3);
        // "a group of doctors" is what its members are
        if matches!(norm, "group" | "team") && tokens.norm(TokenRange::one(at).end) == "of" {
            before = norm;
            continue;
        }
        // "president of the union" holds no public office
        if norm == "president" && tokens.norm(TokenRange::one(at).end) == "of" {
            before = norm;
            continue;
        }
        let two = if before.is_empty() { None } else { pair(before, norm) };
        // "the county", "the county's engineer": the public body itself, or who acts for it
        if PLACES.contains(&norm) {
            let behind = TokenRange::one(at).end;
            let office = tokens.norm(TokenRange::one(behind).end);
            let owns = matches!(tokens.norm(behind), "'s" | "’s") && OFFICES.contains(&office);
            if owns || run.len() <= 2 {
                return Some(SourceKind::Official);
            }
        }
        let found =
            two.or_else(|| pair(norm, tokens.norm(TokenRange::one(at).end))).or_else(|| KINDS.get(norm));
        if let Some(kind) = found.or_else(|| one.and_then(|stem| KINDS.get(stem))) {
            return Some(*kind);
        }
        before = norm;
    }
    None
}
