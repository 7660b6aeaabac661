//! Phrases in which a verb of saying or thinking means an act.
//!
//! Data only: each row with its reason and an example.

/// A use of a cue's verb that ties nobody to anything.
pub struct Idiom {
    /// The verb.
    pub lemma: &'static str,
    /// Words one of which follows the verb.
    pub next: &'static str,
    /// Words one of which follows soon after; any when empty.
    pub then: &'static str,
}

/// Phrases where a verb of saying or thinking means an act: the reason and an example beside each.
pub const IDIOMS: &[Idiom] = &[
    // to turn up: "reported for duty", not "reported"
    Idiom { lemma: "report", next: "for to", then: "duty work police court prison" },
    // to be on show: "appeared on the programme", "appeared at the gate", not "appeared to"
    Idiom { lemma: "appear", next: "on at in alongside beside before with", then: "" },
    // a mention of words without their content: "said three words", "said a prayer"
    Idiom { lemma: "say", next: "a the his her two three few no", then: "word words prayer goodbye mass" },
    // to telephone: "called her mother", "called the police"
    Idiom {
        lemma: "call",
        next: "the his her their my a an",
        then: "police mother father wife husband doctor ambulance number brother sister office",
    },
    // a ball, a gun, a plane: "pointed the gun"
    Idiom { lemma: "point", next: "the a his her", then: "gun rifle finger weapon camera" },
];
