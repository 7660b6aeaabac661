//! What the network sees of a word: its form as table rows, nothing of its neighbours.
//!
//! The trainer and the library call the same function; [`TEMPLATE`] names it, and a model that was trained
//! on another template is refused.

/// Names the rows below; part of every model's header. Change it whenever [`Features::of`] changes.
pub const TEMPLATE: &str = "norm:fnv32 affix:p1,p2,p3,s1,s2,s3,s4 mod 16384 shape:runs2+first mod 512";
/// Rows of the affix table.
pub const AFFIX_ROWS: u32 = 16384;
/// Rows of the shape table.
pub const SHAPE_ROWS: u32 = 512;
/// Affixes a word: prefixes of 1 to 3 characters, suffixes of 1 to 4.
pub const AFFIXES: usize = 7;

/// The table rows of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// FNV-1a hash of the normalised form, to be looked up in the model's vocabulary.
    pub word: u32,
    /// Rows of the affix table.
    pub affixes: [u16; AFFIXES],
    /// Row of the shape table.
    pub shape: u16,
}

const FNV_START: u32 = 0x811c_9dc5;

/// One step of 32-bit FNV-1a over a character.
fn mix(hash: u32, c: char) -> u32 {
    let mut hash = hash;
    let mut code = u32::from(c);
    loop {
        hash = (hash ^ (code & 0xff)).wrapping_mul(0x0100_0193);
        code >>= 8;
        if code == 0 {
            return hash;
        }
    }
}

/// Spreads the last bits of an FNV hash, whose low bits alone are weak.
fn settle(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    hash ^ (hash >> 13)
}

/// The character as the vocabulary spells it: lower case, digits as 0, quotation marks and dashes plain.
pub(crate) fn plain(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '0'..='9' => '0',
        '\u{0}'..='\u{7f}' => c,
        '‘' | '’' | 'ʼ' => '\'',
        '“' | '”' | '„' => '"',
        '–' | '—' | '‑' | '‐' => '-',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// Hash of a form in the vocabulary's spelling.
#[must_use]
pub fn word_hash(form: &str) -> u32 {
    settle(form.chars().map(plain).fold(FNV_START, mix))
}

/// The class of a character in a word's shape.
fn class(c: char) -> char {
    match c {
        'a'..='z' => 'x',
        'A'..='Z' => 'X',
        '0'..='9' => 'd',
        '\u{0}'..='\u{7f}' => c,
        _ if c.is_lowercase() => 'x',
        _ if c.is_uppercase() => 'X',
        _ if c.is_numeric() => 'd',
        _ if c.is_alphabetic() => 'x',
        _ => plain(c),
    }
}

impl Features {
    /// The rows of a word; `first` says that it opens its sentence.
    #[must_use]
    pub fn of(form: &str, first: bool) -> Self {
        let mut affixes = [0; AFFIXES];
        let (mut word, mut shape, mut run, mut last) = (FNV_START, FNV_START + u32::from(first), 0, '\0');
        let [p1, p2, p3, suffixes @ ..] = &mut affixes;
        let mut prefixes = [p1, p2, p3].into_iter();
        let mut salt = 1;
        let row = |hash: u32, salt: u32| {
            let hash = settle(hash ^ salt.wrapping_mul(0x9e37_79b9));
            u16::try_from(hash % AFFIX_ROWS).unwrap_or_default()
        };
        for c in form.chars() {
            word = mix(word, plain(c));
            if let Some(prefix) = prefixes.next() {
                *prefix = row(word, salt);
                salt += 1;
            }
            let class = class(c);
            run = if class == last { run + 1 } else { 0 };
            last = class;
            if run < 2 {
                shape = mix(shape, class);
            }
        }
        for prefix in prefixes {
            *prefix = row(word, salt);
            salt += 1;
        }
        let mut hash = FNV_START;
        let mut back = form.chars().rev();
        for suffix in suffixes {
            hash = mix(hash, back.next().map_or('^', plain));
            salt += 1;
            *suffix = row(hash, salt + 8);
        }
        let shape = u16::try_from(settle(shape) % SHAPE_ROWS).unwrap_or_default();
        Self { word: settle(word), affixes, shape }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_share_a_row() {
        assert_eq!(Features::of("Orsel’s", false).word, word_hash("ORSEL's"));
        assert_eq!(Features::of("1,250", false).word, word_hash("4,999"));
        assert_eq!(Features::of("—", false).word, word_hash("-"));
    }

    #[test]
    fn the_first_word_of_a_sentence_has_a_shape_of_its_own() {
        let (first, later) = (Features::of("Rain", true), Features::of("Rain", false));
        assert_ne!(first.shape, later.shape);
        assert_eq!((first.word, first.affixes), (later.word, later.affixes));
        assert_eq!(later.shape, Features::of("Brookhaven", false).shape);
    }

    #[test]
    fn an_empty_form_has_rows_too() {
        assert!(u32::from(Features::of("", true).shape) < SHAPE_ROWS);
    }
}
