//! Trained models: their file format, what they see of a word, and how they are run.
//!
//! In: the bytes of a model file and the forms of words. Out: whole-number scores. Knows the names of no class:
//! what a score means is the business of the rooms below.

pub mod features;
pub mod format;
pub mod kernel;
mod network;
mod scripts;
mod simd;
mod vocabulary;

pub use format::ModelError;
pub use network::{Encoded, Network};
pub use scripts::{Script, Scripts};
pub use vocabulary::Vocabulary;

/// The classes that a network of this program tells apart, in the order of their numbers; part of every
/// model's header.
pub const CLASSES: &str = include_str!("classes.txt");

/// The English core: one network, and the scripts of the base forms.
#[derive(Debug)]
pub struct Core {
    /// Tags, arcs, relations, names.
    pub network: Network,
    /// From forms to base forms.
    pub lemmas: Scripts,
}

/// Everything that was trained, read once and only borrowed afterwards.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Models {
    /// The English core, when given.
    pub core: Option<Core>,
}

/// What a model file must have been trained on: features and classes.
#[must_use]
pub fn template() -> u32 {
    format::checksum(features::TEMPLATE.as_bytes()) ^ format::checksum(CLASSES.as_bytes()).rotate_left(16)
}

impl Models {
    /// The models that came with the program; none in the page, which fetches them, or when built without.
    #[must_use]
    pub fn built_in() -> Self {
        #[cfg(all(feature = "built-in-models", not(target_arch = "wasm32")))]
        {
            Self::from_bytes(include_bytes!("../../models/english.model")).unwrap_or_default()
        }
        #[cfg(not(all(feature = "built-in-models", not(target_arch = "wasm32"))))]
        Self::default()
    }

    /// Reads the bytes of a model file.
    ///
    /// ```
    /// use sourcelight::Models;
    /// let refusal = Models::from_bytes(b"no model").unwrap_err();
    /// assert_eq!(refusal.to_string(), "this file is not a Sourcelight model");
    /// ```
    ///
    /// # Errors
    /// When they are no model of this program, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = format::open(bytes, template())?;
        let network = Network::read(&mut reader)?;
        let lemmas = Scripts::read(&mut reader)?;
        reader.end()?;
        Ok(Self { core: Some(Core { network, lemmas }) })
    }
}
