//! The classes: the library's own enumerations, and the Penn tags of the training text.

use crate::corpus::Sentence;
use crate::net::tape::UNKNOWN;
use sourcelight::syntax::{Deprel, NameTag, Upos};
use std::collections::BTreeSet;

/// Names of the classes, in the order of their numbers.
#[derive(Debug)]
pub struct Labels {
    xpos: Vec<String>,
}

fn place(mut names: impl Iterator<Item = bool>) -> u32 {
    names.position(|same| same).and_then(|n| u32::try_from(n).ok()).unwrap_or(UNKNOWN)
}

impl Labels {
    /// The classes of a training text.
    #[must_use]
    pub fn new(train: &[Sentence]) -> Self {
        let tags: BTreeSet<&str> = train.iter().flatten().map(|word| &*word.xpos).collect();
        Self { xpos: tags.into_iter().map(str::to_owned).collect() }
    }

    /// Number of a universal part of speech.
    #[must_use]
    pub fn upos(&self, name: &str) -> u32 {
        place(Upos::ALL.iter().map(|upos| upos.name() == name))
    }

    /// Number of a Penn tag.
    #[must_use]
    pub fn xpos(&self, name: &str) -> u32 {
        place(self.xpos.iter().map(|tag| tag == name))
    }

    /// How many Penn tags.
    #[must_use]
    pub fn xpos_count(&self) -> usize {
        self.xpos.len()
    }

    /// Number of a relation.
    #[must_use]
    pub fn deprel(&self, name: &str) -> u32 {
        place(Deprel::ALL.iter().map(|relation| relation.name() == name))
    }

    /// Number of a label in names.
    #[must_use]
    pub fn name(&self, name: &str) -> u32 {
        place(NameTag::ALL.iter().map(|tag| tag.name() == name))
    }
}
