//! Words for bodies that people belong to, their parts, and crowds.

/// Words for bodies that make the phrase with a name an organisation ("the Orsel council").
pub(in crate::attribution) const BODIES: &[&str] = &[
    "department",
    "ministry",
    "committee",
    "council",
    "court",
    "party",
    "agency",
    "company",
    "university",
    "campaign",
    "government",
    "police",
    "office",
    "bureau",
    "commission",
    "times",
    "post",
    "news",
    "journal",
    "association",
    "union",
    "center",
    "centre",
    "institute",
    "foundation",
    "bank",
    "group",
    "corporation",
    "inc",
    "corp",
    "ltd",
    "senate",
    "congress",
    "house",
    "board",
    "administration",
    "service",
    "force",
    "army",
    "network",
    "magazine",
    "tribune",
    "herald",
    "press",
    "state",
    "city",
    "county",
    "federation",
    "coalition",
    "organization",
    "organisation",
    "society",
    "league",
    "club",
    "team",
    "school",
    "college",
    "hospital",
    "church",
    "republic",
    "authority",
    "alliance",
    "fund",
    "embassy",
    "chamber",
    "daily",
    "beast",
    "radio",
    "television",
    "online",
];

/// Bodies that are part of the one named behind "of": "a panel of the Court of Norvik".
pub(in crate::attribution) const PARTS: &[&str] =
    &["panel", "division", "branch", "arm", "chapter", "unit", "wing", "bureau", "office", "committee"];

/// Crowds, when "a" stands before them: "a group of doctors".
pub(in crate::attribution) const CROWDS: &[&str] =
    &["group", "team", "coalition", "network", "crowd", "number", "majority", "handful"];

/// Whether a word names a body that people belong to: "ministry".
pub(in crate::attribution) fn is_body(word: &str) -> bool {
    BODIES.contains(&word) || PARTS.contains(&word) || CROWDS.contains(&word)
}
