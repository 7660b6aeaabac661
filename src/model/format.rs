//! The file format of a model: a header that can refuse, and a payload read with checks.
//!
//! ```text
//! magic "SLMODEL1" | format version u16 | template u32 | payload length u32 | checksum u32 | payload
//! ```
//! All numbers are little-endian. `template` names what the payload was trained on (features and classes);
//! the checksum is FNV-1a over the payload. In: bytes, hostile or not. Out: numbers or a sentence for the
//! user; never a panic.

use std::fmt;

/// First bytes of every model file.
pub const MAGIC: &[u8; 8] = b"SLMODEL1";
/// Version of the payload's layout.
pub const VERSION: u16 = 1;
const HEADER: usize = 8 + 2 + 4 + 4 + 4;

/// Why a model file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The first bytes are another format's.
    NotAModel,
    /// The layout is of another version.
    Version(u16),
    /// It was trained for other features or classes than this program's.
    Template,
    /// Fewer or more bytes than the header says.
    Length,
    /// The bytes are not those that were written.
    Checksum,
    /// The payload contradicts itself.
    Content,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("this file is not a Sourcelight model"),
            Self::Version(found) => write!(
                f,
                "this model has format version {found}, but this program reads version {VERSION}: fetch the model that came with the program"
            ),
            Self::Template => f.write_str(
                "this model was trained for another version of the program: fetch the model that came with it",
            ),
            Self::Length => f.write_str("this model file is cut short or has bytes too many: fetch it again"),
            Self::Checksum => f.write_str("this model file is damaged: fetch it again"),
            Self::Content => f.write_str("this model file contradicts itself: fetch it again"),
        }
    }
}

impl std::error::Error for ModelError {}

/// 32-bit FNV-1a.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Writes a model file around a payload.
#[must_use]
pub fn seal(template: u32, payload: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + payload.len());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&template.to_le_bytes());
    out.extend_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend_from_slice(&checksum(payload).to_le_bytes());
    out.extend_from_slice(payload);
    out
}

/// Checks the header and gives the payload.
///
/// # Errors
/// When the bytes are no model of this version and template, or not whole.
pub fn open(bytes: &[u8], template: u32) -> Result<Reader<'_>, ModelError> {
    let mut reader = Reader { bytes };
    if reader.take(MAGIC.len()).ok() != Some(MAGIC.as_slice()) {
        return Err(ModelError::NotAModel);
    }
    let version = reader.u16()?;
    if version != VERSION {
        return Err(ModelError::Version(version));
    }
    if reader.u32()? != template {
        return Err(ModelError::Template);
    }
    let (length, sum) = (reader.u32()?, reader.u32()?);
    if reader.bytes.len() != length as usize {
        return Err(ModelError::Length);
    }
    if checksum(reader.bytes) != sum {
        return Err(ModelError::Checksum);
    }
    Ok(reader)
}

/// Takes numbers off the front of a payload; each read is checked.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// What has not been read yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.bytes
    }

    /// Whether all was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next `n` bytes.
    ///
    /// # Errors
    /// When fewer are left; so for all reads below.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or(ModelError::Length)?;
        self.bytes = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let (head, rest) = self.bytes.split_first_chunk().ok_or(ModelError::Length)?;
        self.bytes = rest;
        Ok(*head)
    }

    /// One byte.
    ///
    /// # Errors
    /// When none is left.
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        self.array().map(|[byte]| byte)
    }

    /// Two bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn u16(&mut self) -> Result<u16, ModelError> {
        self.array().map(u16::from_le_bytes)
    }

    /// Four bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    /// A count, at most `most`, so that no file can ask for more memory than it has reason to.
    ///
    /// # Errors
    /// When it is larger or cut off.
    pub fn count(&mut self, most: usize) -> Result<usize, ModelError> {
        let n = self.u32()? as usize;
        if n > most { Err(ModelError::Content) } else { Ok(n) }
    }

    /// A whole number in base 128, low digits first.
    ///
    /// # Errors
    /// When it is cut off or over 32 bits.
    pub fn varint(&mut self) -> Result<u32, ModelError> {
        let mut value = 0_u32;
        for shift in (0..35).step_by(7) {
            let byte = self.u8()?;
            value |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ModelError::Content)
    }

    /// `n` signed bytes.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn i8s(&mut self, n: usize) -> Result<Vec<i8>, ModelError> {
        Ok(self.take(n)?.iter().map(|byte| i8::from_le_bytes([*byte])).collect())
    }

    /// `n` signed 16-bit numbers.
    ///
    /// # Errors
    /// When fewer bytes are left.
    pub fn i16s(&mut self, n: usize) -> Result<Vec<i16>, ModelError> {
        let (pairs, _) = self.take(n.saturating_mul(2))?.as_chunks();
        Ok(pairs.iter().map(|pair| i16::from_le_bytes(*pair)).collect())
    }

    /// `n` signed 32-bit numbers.
    ///
    /// # Errors
    /// When fewer bytes are left.
    pub fn i32s(&mut self, n: usize) -> Result<Vec<i32>, ModelError> {
        let (fours, _) = self.take(n.saturating_mul(4))?.as_chunks();
        Ok(fours.iter().map(|four| i32::from_le_bytes(*four)).collect())
    }

    /// That all was read.
    ///
    /// # Errors
    /// When bytes are left.
    pub fn end(self) -> Result<(), ModelError> {
        if self.bytes.is_empty() { Ok(()) } else { Err(ModelError::Length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sealed_payload_opens_again() {
        let file = seal(7, &[1, 2, 3]);
        let mut reader = open(&file, 7).unwrap();
        assert_eq!((reader.u8(), reader.u16()), (Ok(1), Ok(0x0302)));
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn each_fault_has_its_own_refusal() {
        let file = seal(7, &[1, 2, 3]);
        let with = |at: usize, byte: u8| {
            let mut copy = file.clone();
            copy[at] = byte;
            open(&copy, 7).unwrap_err()
        };
        assert_eq!(with(0, b'X'), ModelError::NotAModel);
        assert_eq!(with(8, 9), ModelError::Version(9));
        assert_eq!(with(10, 8), ModelError::Template);
        assert_eq!(with(24, 9), ModelError::Checksum);
        assert_eq!(open(&file[..24], 7).unwrap_err(), ModelError::Length);
        assert_eq!(open(b"", 7).unwrap_err(), ModelError::NotAModel);
    }

    proptest! {
        #[test]
        fn hostile_bytes_are_refused_not_feared(bytes: Vec<u8>, template: u32) {
            prop_assert!(open(&bytes, template).is_err());
        }
    }
}
