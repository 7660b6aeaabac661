//! Trained models: their file format, what they see of a word, and how they are run.
//!
//! In: the bytes of a model file and the forms of words. Out: whole-number scores. Knows the names of no class:
//! what a score means is the business of the rooms below.

pub mod features;
pub mod format;
pub mod kernel;
pub mod known;
mod met;
mod network;
mod scripts;
mod simd;
mod tagger;
mod vocabulary;

pub use format::{ModelError, checksum};
pub use known::Known;
pub use network::{Encoded, Network};
pub use scripts::{Script, Scripts};
pub use tagger::{LABELS, MARK_ROWS, MARKS, Seen, Tagged, Tagger};
pub use vocabulary::Vocabulary;

/// The classes that a network of this program tells apart, in the order of their numbers; part of every
/// model's header.
pub const CLASSES: &str = include_str!("classes.txt");

/// How many of them are parts of speech, name labels and relations, as the network counts them.
pub const COUNTS: [usize; 3] = [17, 9, 51];

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
    /// The tagger of attributions, when the file holds one; it reads on from the core's last layer.
    pub tagger: Option<Tagger>,
    /// Known names and what each trait of a name weighs, when the file holds them.
    pub known: Option<Known>,
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
        if network.classes() != COUNTS {
            return Err(ModelError::Content);
        }
        let tagger = if reader.is_empty() { None } else { Some(Tagger::read(&mut reader, network.width())?) };
        let known = if reader.is_empty() { None } else { Some(Known::read(&mut reader)?) };
        reader.end()?;
        Ok(Self { core: Some(Core { network, lemmas }), tagger, known })
    }
}

/// A model file with `known` behind core and tagger, in place of what stood there.
///
/// # Errors
/// When the file is none of this program's or holds no tagger.
pub fn with_known(file: &[u8], known: &Known) -> Result<Vec<u8>, ModelError> {
    let mut reader = format::open(file, template())?;
    let whole = reader.rest();
    let network = Network::read(&mut reader)?;
    Scripts::read(&mut reader)?;
    Tagger::read(&mut reader, network.width())?;
    let end = whole.len() - reader.rest().len();
    let mut payload = whole.get(..end).unwrap_or(whole).to_vec();
    payload.extend_from_slice(&known.bytes());
    Ok(format::seal(template(), &payload))
}

/// A model file with `tagger` behind the core, in place of whatever stood there; `fingerprint` is that of what the
/// tagger was told of fixed texts ([`crate::attribution::fingerprint`]).
///
/// # Errors
/// When the file or the tagger is none of this program's.
pub fn with_tagger(file: &[u8], tagger: &[u8], fingerprint: u32) -> Result<Vec<u8>, ModelError> {
    let mut reader = format::open(file, template())?;
    let whole = reader.rest();
    let network = Network::read(&mut reader)?;
    Scripts::read(&mut reader)?;
    let core = whole.len() - reader.rest().len();
    let mut payload = whole.get(..core).unwrap_or(whole).to_vec();
    payload.extend_from_slice(&tagger::header(fingerprint));
    payload.extend_from_slice(tagger);
    let file = format::seal(template(), &payload);
    let mut added = format::open(&file, template())?;
    added.take(core)?;
    Tagger::read(&mut added, network.width())?;
    Ok(file)
}

/// The same file with another fingerprint in its tagger's header.
///
/// # Errors
/// When the file is none of this program's or holds no tagger.
pub fn bind(file: &[u8], fingerprint: u32) -> Result<Vec<u8>, ModelError> {
    let mut reader = format::open(file, template())?;
    let network = Network::read(&mut reader)?;
    Scripts::read(&mut reader)?;
    let whole = reader.rest();
    let tagger = Tagger::read(&mut reader, network.width())?;
    let header = if tagger.fingerprint().is_some() { 8 } else { 4 };
    with_tagger(file, whole.get(header..).ok_or(ModelError::Length)?, fingerprint)
}

#[cfg(test)]
#[cfg(feature = "built-in-models")]
mod tests {
    use super::*;
    use crate::segment::segment;
    use crate::syntax::parse;
    use proptest::prelude::*;

    const FILE: &[u8] = include_bytes!("../../models/english.model");
    const HEADER: usize = 22;

    #[test]
    fn the_built_in_model_is_of_this_program() {
        assert!(Models::from_bytes(FILE).is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]

        #[test]
        fn a_payload_cut_short_is_refused(end in HEADER..FILE.len() - 1) {
            let cut = format::seal(template(), &FILE[HEADER..end]);
            prop_assert!(Models::from_bytes(&cut).is_err());
        }

        #[test]
        fn a_payload_of_wrong_numbers_is_refused_or_read_without_a_panic(
            changes in prop::collection::vec((HEADER..FILE.len(), any::<u8>()), 1..2000),
        ) {
            let mut payload = FILE[HEADER..].to_vec();
            for (at, byte) in changes {
                payload[at - HEADER] = byte;
            }
            if let Ok(models) = Models::from_bytes(&format::seal(template(), &payload)) {
                let text = "Ana Orsel, 41, said the dam was safe. Nobody in Lintmouth believed it.";
                let segments = segment(text);
                let syntax = parse(text, &segments, &models);
                prop_assert_eq!(syntax.head.len(), segments.tokens.len());
            }
        }
    }
}
