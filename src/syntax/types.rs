//! Tags, labels and the columns that hold them.

use super::deprel::Deprel;
use super::lemmas::Lemmas;
use crate::segment::LONGEST;
use crate::text::{Column, Id, TokenId};

/// Universal part-of-speech tags (universaldependencies.org/u/pos).
#[allow(missing_docs, reason = "the names are the standard's")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

impl Upos {
    /// All, in the order of their values.
    pub const ALL: &[Self] = &[
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];
}

/// What a token is within a name (PER, ORG, LOC, MISC), in the BIO scheme: the first word of a name
/// begins it, the others are inside.
#[allow(missing_docs, reason = "one pair a label")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameTag {
    /// No part of a name.
    #[default]
    Outside,
    BeginPerson,
    InPerson,
    BeginOrganisation,
    InOrganisation,
    BeginLocation,
    InLocation,
    BeginMisc,
    InMisc,
}

impl NameTag {
    /// All, in the order of their values.
    pub const ALL: &[Self] = &[
        Self::Outside,
        Self::BeginPerson,
        Self::InPerson,
        Self::BeginOrganisation,
        Self::InOrganisation,
        Self::BeginLocation,
        Self::InLocation,
        Self::BeginMisc,
        Self::InMisc,
    ];

    /// The scheme's name: "B-PER".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Outside => "O",
            Self::BeginPerson => "B-PER",
            Self::InPerson => "I-PER",
            Self::BeginOrganisation => "B-ORG",
            Self::InOrganisation => "I-ORG",
            Self::BeginLocation => "B-LOC",
            Self::InLocation => "I-LOC",
            Self::BeginMisc => "B-MISC",
            Self::InMisc => "I-MISC",
        }
    }

    /// Whether the scheme allows this label after `before`: a name's inner word follows a word of a name
    /// of the same kind.
    #[must_use]
    pub const fn may_follow(self, before: Self) -> bool {
        match self {
            Self::InPerson => matches!(before, Self::BeginPerson | Self::InPerson),
            Self::InOrganisation => matches!(before, Self::BeginOrganisation | Self::InOrganisation),
            Self::InLocation => matches!(before, Self::BeginLocation | Self::InLocation),
            Self::InMisc => matches!(before, Self::BeginMisc | Self::InMisc),
            _ => true,
        }
    }

    /// Whether a name begins here.
    #[must_use]
    pub const fn begins(self) -> bool {
        matches!(self, Self::BeginPerson | Self::BeginOrganisation | Self::BeginLocation | Self::BeginMisc)
    }
}

/// Tags, lemmas and trees: columns of one row a token, all empty where no model was given.
#[derive(Clone, Debug, Default)]
pub struct Syntax {
    /// Universal part of speech.
    pub upos: Column<TokenId, Upos>,
    /// Base form.
    pub lemma: Lemmas,
    /// Governor; none for a sentence's root.
    pub head: Column<TokenId, Option<TokenId>>,
    /// Universal dependency relation to the governor ("nsubj", "root", …).
    pub deprel: Column<TokenId, Deprel>,
    /// What the token is within a name, as the model sees it.
    pub name: Column<TokenId, NameTag>,
    /// The model's view of each token, for networks that read on from there: equally many numbers a token. Of a long
    /// text only those of its first sentences; [`Views`](super::Views) makes the others again.
    pub views: Vec<i16>,
    /// How many numbers a token's view has; nothing where no text was read.
    pub width: usize,
}

/// Tokens whose views are kept. A hundred long articles; a text of 5 MB would need a gigabyte for them.
const KEPT: usize = 200_000;

impl Syntax {
    /// Room for a text of so many tokens, each with a view of so many numbers.
    pub(super) fn with_room(tokens: usize, width: usize) -> Self {
        let mut out = Self { width, ..Self::default() };
        out.upos.reserve(tokens);
        out.lemma.reserve(tokens);
        out.head.reserve(tokens);
        out.deprel.reserve(tokens);
        out.name.reserve(tokens);
        out.views.reserve_exact(tokens.min(KEPT + LONGEST) * width);
        out
    }

    /// Keeps a sentence's views, while there is room.
    pub(super) fn keep(&mut self, views: &[i16]) {
        // all that come before, or a view would not stand at its token's place
        if self.upos.len() < KEPT {
            self.views.extend_from_slice(views);
        }
    }

    /// Adds the rows of a part whose heads are counted from its own first row.
    pub(super) fn append(&mut self, part: &Self) {
        let start = self.head.len();
        self.keep(&part.views);
        part.upos.iter().for_each(|row| _ = self.upos.push(*row));
        part.lemma.iter().for_each(|row| _ = self.lemma.push(row, ""));
        part.head.iter().for_each(|row| {
            self.head.push(row.map(|head| TokenId::from_index(start + head.index())));
        });
        part.deprel.iter().for_each(|row| _ = self.deprel.push(*row));
        part.name.iter().for_each(|row| _ = self.name.push(*row));
    }
}
