//! What a character is to the tokeniser: one table for ASCII, a few questions for the rest.

/// Letters.
pub(super) const LETTER: u8 = 1;
/// Digits.
pub(super) const DIGIT: u8 = 2;
/// White space.
pub(super) const SPACE: u8 = 4;
/// Marks of addresses: `@`, `:`, `/`.
pub(super) const ADDRESS: u8 = 8;
/// Any other mark.
pub(super) const MARK: u8 = 16;
/// Not ASCII: the table does not know.
pub(super) const WIDE: u8 = 32;

const TABLE: [u8; 256] = {
    let mut table = [WIDE; 256];
    let mut byte = 0;
    #[allow(clippy::indexing_slicing, reason = "in a constant, checked by the compiler")]
    while byte < 128 {
        let c = byte as u8;
        table[byte] = if c.is_ascii_alphabetic() {
            LETTER
        } else if c.is_ascii_digit() {
            DIGIT
        } else if c <= b' ' || c == 0x7F {
            SPACE
        } else if matches!(c, b'@' | b':' | b'/') {
            ADDRESS
        } else {
            MARK
        };
        byte += 1;
    }
    table
};

/// The class of a byte.
pub(super) fn class(byte: u8) -> u8 {
    TABLE.get(byte as usize).copied().unwrap_or(WIDE)
}

/// The character that begins at a byte offset.
pub(super) fn at(text: &str, offset: usize) -> Option<char> {
    match text.as_bytes().get(offset) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text.get(offset..)?.chars().next(),
        None => None,
    }
}

/// The character that ends at a byte offset.
pub(super) fn before(text: &str, offset: usize) -> Option<char> {
    text.get(..offset)?.chars().next_back()
}

/// Characters without width that pages carry inside and between words: soft hyphens, zero-width
/// spaces and joiners, word joiners, direction marks, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// White space and controls (and nothing that shows).
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// What words are made of.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && is_mark_above(c))
}

/// Combining marks that letters carry (a decomposed "é").
fn is_mark_above(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20DC}' | '\u{20DE}'..='\u{20DF}')
}

/// What follows a symbol and belongs to it: variation selectors, skin tones, keycaps, joiners.
pub(super) fn is_symbol_tail(c: char) -> bool {
    matches!(c, '\u{200D}' | '\u{20E3}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
        || is_mark_above(c)
}

/// Apostrophes and what is typed for them.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | '‘' | 'ʼ' | '´' | '＇')
}

/// Hyphens inside words.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Money signs.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '₠'..='₿' | '＄' | '￠' | '￡' | '￥')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_questions_agree_on_ascii() {
        for byte in 0..128u8 {
            let c = char::from(byte);
            assert_eq!(class(byte) & (LETTER | DIGIT) != 0, is_word(c), "{c:?}");
            assert_eq!(class(byte) == SPACE, is_space(c), "{c:?}");
        }
        assert_eq!(class(0xC3), WIDE);
    }

    #[test]
    fn characters_are_found_from_both_sides() {
        assert_eq!(
            (at("aé", 1), before("aé", 3), at("aé", 3), at("aé", 2)),
            (Some('é'), Some('é'), None, None)
        );
    }
}
