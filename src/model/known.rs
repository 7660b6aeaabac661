//! Known names with what they mostly are, and how much each trait of a name says of its kind.
//!
//! In: the last part of a model file. Out: bits of a name, and sums of weights. A name is kept as a hash of 26 bits:
//! one stranger in six hundred is taken for known, and the weights were learnt with such errors in them.

use super::format::{ModelError, Reader};

/// A place.
pub const PLACE: u16 = 1;
/// A body: a company, party, paper, team, agency.
pub const BODY: u16 = 2;
/// A treaty, an event, a prize.
pub const THING: u16 = 4;
/// Everyday words too, or of another list as well.
pub const AMBIGUOUS: u16 = 8;
/// A given name.
pub const GIVEN: u16 = 16;
/// A surname.
pub const SURNAME: u16 = 32;
/// A word that ends the names of several bodies: "Pharma".
pub const ENDS_BODY: u16 = 64;
/// A word that begins the names of several bodies: "Banco".
pub const BEGINS_BODY: u16 = 128;
/// A word that ends the names of several places: "Province".
pub const ENDS_PLACE: u16 = 256;
/// A word that begins the names of several places: "Puerto".
pub const BEGINS_PLACE: u16 = 512;

/// Kinds that are told apart: person, body, place, thing, and no name at all.
pub const KINDS: usize = 5;

/// First bytes of this part.
const MAGIC: u32 = 0x314d_414e;
/// No file may hold more names than this.
const MOST: usize = 1 << 19;
/// No file may hold weights for more traits than this.
const MOST_TRAITS: usize = 1 << 12;
/// Bits that a hash loses.
const DROPPED: u32 = 6;

/// The table and the weights.
#[derive(Debug, Default)]
pub struct Known {
    /// Ascending hashes, each with the bits of its name.
    names: Vec<(u32, u16)>,
    /// One row a trait, in thousandths of a logit; the last row is added to each mention.
    weights: Vec<[i32; KINDS]>,
}

/// The hash under which a name is kept: small letters, straight apostrophes, one space between words, no "the".
#[must_use]
pub fn hash(name: &str) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut put = |byte: u8| hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let words = name.split_whitespace();
    let mut buffer = [0; 4];
    let mut first = true;
    for (n, word) in words.enumerate() {
        if n == 0 && word.eq_ignore_ascii_case("the") {
            continue;
        }
        if !first {
            put(b' ');
        }
        first = false;
        for c in word.chars().flat_map(char::to_lowercase) {
            let c = if c == '’' { '\'' } else { c };
            c.encode_utf8(&mut buffer).bytes().for_each(&mut put);
        }
    }
    // the low bits of FNV mix worst
    (hash ^ hash >> 15).wrapping_mul(0x2c1b_3c6d) >> DROPPED
}

impl Known {
    /// What is known of a name; nothing of a stranger.
    #[must_use]
    pub fn bits(&self, name: &str) -> u16 {
        let hash = hash(name);
        let at = self.names.binary_search_by_key(&hash, |row| row.0).ok();
        at.and_then(|at| self.names.get(at)).map_or(0, |row| row.1)
    }

    /// How many traits have weights.
    #[must_use]
    pub fn traits(&self) -> usize {
        self.weights.len()
    }

    /// Adds one mention's weighed traits to its name's sums.
    pub fn weigh(&self, traits: &[i32], sums: &mut [i64; KINDS]) {
        for (value, row) in traits.iter().zip(&self.weights).filter(|(value, _)| **value != 0) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i64::from(*value) * i64::from(*weight);
            }
        }
    }

    /// Puts a table together; bits of one name that come twice are joined.
    #[must_use]
    pub fn new(names: impl Iterator<Item = (u32, u16)>, weights: Vec<[i32; KINDS]>) -> Self {
        let mut rows: Vec<(u32, u16)> = names.collect();
        rows.sort_unstable();
        rows.dedup_by(|next, before| {
            let same = next.0 == before.0;
            before.1 |= if same { next.1 } else { 0 };
            same
        });
        Self { names: rows, weights }
    }

    /// The part of a model file that [`Known::read`] reads.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_le_bytes().to_vec();
        let number = |out: &mut Vec<u8>, n: usize| {
            out.extend_from_slice(&u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes());
        };
        let mut bits: Vec<u16> = self.names.iter().map(|row| row.1).collect();
        bits.sort_unstable();
        bits.dedup();
        number(&mut out, bits.len());
        for bits in bits {
            let of = self.names.iter().filter(|row| row.1 == bits);
            out.extend_from_slice(&bits.to_le_bytes());
            number(&mut out, of.clone().count());
            let mut before = 0;
            for (hash, _) in of {
                let mut rest = hash.wrapping_sub(before);
                before = *hash;
                while rest >= 0x80 {
                    out.push(rest.to_le_bytes()[0] | 0x80);
                    rest >>= 7;
                }
                out.push(rest.to_le_bytes()[0]);
            }
        }
        number(&mut out, self.weights.len());
        for weight in self.weights.iter().flatten() {
            out.extend_from_slice(&weight.to_le_bytes());
        }
        out
    }

    /// Reads the part.
    ///
    /// # Errors
    /// When the bytes are none, or cut short.
    pub fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        if reader.u32()? != MAGIC {
            return Err(ModelError::Content);
        }
        let mut names = Vec::new();
        for _ in 0..reader.count(1 << 10)? {
            let bits = reader.u16()?;
            let mut hash = 0_u32;
            for _ in 0..reader.count(MOST)? {
                hash = hash.wrapping_add(reader.varint()?);
                names.push((hash, bits));
            }
            if names.len() > MOST {
                return Err(ModelError::Content);
            }
        }
        let count = reader.count(MOST_TRAITS)?;
        let (rows, _) = reader.take(count * KINDS * 4)?.as_chunks::<4>();
        let numbers: Vec<i32> = rows.iter().map(|four| i32::from_le_bytes(*four)).collect();
        let (weights, _) = numbers.as_chunks::<KINDS>();
        Ok(Self::new(names.into_iter(), weights.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::format;

    #[test]
    fn what_was_written_is_read_again() {
        let rows =
            [("Norvik", PLACE), ("the Norvik Sun", BODY | AMBIGUOUS), ("Orsel", SURNAME), ("Orsel", GIVEN)];
        let known = Known::new(rows.iter().map(|row| (hash(row.0), row.1)), vec![[1, -2, 3, -4, 5]; 2]);
        let file = format::seal(7, &known.bytes());
        let mut reader = format::open(&file, 7).unwrap();
        let again = Known::read(&mut reader).unwrap();
        assert!(reader.is_empty());
        assert_eq!(
            ["NORVIK", "Norvik  Sun", "orsel", "Brel"].map(|name| again.bits(name)),
            [PLACE, BODY | AMBIGUOUS, SURNAME | GIVEN, 0]
        );
        let mut sums = [0; KINDS];
        again.weigh(&[2, 0], &mut sums);
        assert_eq!((again.traits(), sums), (2, [2, -4, 6, -8, 10]));
    }
}
