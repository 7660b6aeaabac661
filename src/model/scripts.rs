//! Edit scripts under hashed keys: how a form is turned into another.

use super::format::{ModelError, Reader};
use super::vocabulary::Vocabulary;

/// A change of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Script {
    /// Whether the form keeps its capitals; else it is lower-cased first.
    pub keep_case: bool,
    /// How many characters are taken off the end; [`Script::ALL`] takes all.
    pub strip: u8,
    /// What is put there instead.
    pub add: String,
}

impl Script {
    /// Takes the whole form off.
    pub const ALL: u8 = 255;
}

/// Scripts by key.
#[derive(Debug, Default)]
pub struct Scripts {
    keys: Vocabulary,
    chosen: Vec<u16>,
    scripts: Vec<Script>,
}

impl Scripts {
    /// Reads the keys, each one's script, and the scripts.
    ///
    /// # Errors
    /// When the bytes end early or contradict themselves.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        let keys = Vocabulary::read(reader, 1 << 20)?;
        let (pairs, _) = reader.take(keys.len().saturating_mul(2))?.as_chunks();
        let chosen = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
        let n = reader.count(1 << 16)?;
        let mut scripts = Vec::new();
        for _ in 0..n {
            let (keep_case, strip) = (reader.u8()? != 0, reader.u8()?);
            let length = usize::from(reader.u8()?);
            let add = std::str::from_utf8(reader.take(length)?).map_err(|_| ModelError::Content)?.to_owned();
            scripts.push(Script { keep_case, strip, add });
        }
        Ok(Self { keys, chosen, scripts })
    }

    /// The script of a key.
    #[must_use]
    pub fn get(&self, key: u32) -> Option<&Script> {
        let script = self.chosen.get(self.keys.row(key)?)?;
        self.scripts.get(usize::from(*script))
    }
}
