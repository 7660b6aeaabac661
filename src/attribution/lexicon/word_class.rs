//! Classes of words as the rules tell them apart.

/// What a token is, as far as bounding phrases needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Class {
    /// Common noun, and whatever is nothing else.
    #[default]
    Noun,
    /// Capitalised, not for its place.
    Name,
    /// Adjective.
    Adjective,
    /// Digits.
    Number,
    /// "the", "some".
    Determiner,
    /// "his", "'s".
    Possessive,
    /// "she", "who": a phrase of its own.
    Pronoun,
    /// "him": never a subject.
    Object,
    /// "of", "in".
    Preposition,
    /// "because", "if".
    Subordinator,
    /// "what", "how".
    Wh,
    /// "and", "but".
    And,
    /// "to".
    To,
    /// "that".
    That,
    /// "is", "has", "did".
    Auxiliary,
    /// "will", "may".
    Modal,
    /// "not".
    Negation,
    /// Adverb.
    Adverb,
    /// Day or month.
    Day,
    /// Verb that is not an auxiliary.
    Verb,
    /// Quotation mark.
    Quote,
    /// Comma.
    Comma,
    /// Other punctuation.
    Punctuation,
}

impl Class {
    /// The class of that name in `data/word_classes.tsv`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "det" => Self::Determiner,
            "poss" => Self::Possessive,
            "pron" => Self::Pronoun,
            "object" => Self::Object,
            "prep" => Self::Preposition,
            "sub" => Self::Subordinator,
            "wh" => Self::Wh,
            "and" => Self::And,
            "to" => Self::To,
            "that" => Self::That,
            "aux" => Self::Auxiliary,
            "modal" => Self::Modal,
            "neg" => Self::Negation,
            "adv" => Self::Adverb,
            "day" => Self::Day,
            "adj" => Self::Adjective,
            _ => return None,
        })
    }

    /// Whether it can stand inside a noun phrase, after its determiner.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Adjective | Self::Number | Self::Day)
    }

    /// Whether it belongs to a finite verb.
    pub const fn is_verbal(self) -> bool {
        matches!(self, Self::Verb | Self::Auxiliary | Self::Modal)
    }
}
