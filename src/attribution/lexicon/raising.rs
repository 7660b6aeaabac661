//! Verbs and participles whose subject is what is thought or seems, and not who thinks it.

/// Verbs whose subject does nothing, however they stand: "The dam seems to be cracked".
pub(in crate::attribution) const SEEMS: &[&str] =
    &["seem", "seems", "seemed", "seeming", "appear", "appears", "appeared", "appearing"];

/// Participles behind "be" that say of their subject what somebody thinks of it: "is expected to".
const THOUGHT: &[&str] = &[
    "accused",
    "alleged",
    "believed",
    "considered",
    "expected",
    "feared",
    "known",
    "reported",
    "rumored",
    "rumoured",
    "said",
    "seen",
    "supposed",
    "suspected",
    "thought",
    "viewed",
];

/// Whether a participle says of its subject what somebody thinks: "expected".
pub(in crate::attribution) fn is_thought(word: &str) -> bool {
    THOUGHT.contains(&word)
}
