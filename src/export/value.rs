//! What stands in a cell. Whatever an article holds comes as one line without control characters.

use super::words::{is_control, one_line};
use std::borrow::Cow;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing to say.
    None,
    /// Words that may be an article's.
    Text(Cow<'a, str>),
    /// A name from a list of ours, or a number in a norm's spelling: no article's words.
    Code(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// Yes or no.
    Boolean(bool),
    /// Several texts.
    List(Vec<Cow<'a, str>>),
}

impl Value<'_> {
    /// A whole number that a report counts.
    pub(super) fn count(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl<'a> Value<'a> {
    /// An article's words: on one line, without control characters. Empty ones are nothing to say.
    pub(super) fn words(text: impl Into<Cow<'a, str>>) -> Self {
        match clean(text.into()) {
            text if text.is_empty() => Self::None,
            text => Self::Text(text),
        }
    }

    /// A name from a list.
    pub(super) fn code(name: impl Into<Cow<'a, str>>) -> Self {
        match name.into() {
            name if name.is_empty() => Self::None,
            name => Self::Code(name),
        }
    }

    /// Several texts.
    pub(super) fn list<T: Into<Cow<'a, str>>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(|text| clean(text.into())).collect())
    }
}

/// The words on one line: without control characters, white space of any kind and length as one space.
pub(super) fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let (mut space, mut plain) = (true, true);
    for c in text.chars() {
        let (blank, before) = (c.is_whitespace(), std::mem::replace(&mut space, c == ' '));
        plain &= if blank { space && !before } else { !is_control(c) };
    }
    if text.is_empty() || (plain && !space) {
        return text;
    }
    one_line(&text.replace(is_control, " ")).into()
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn words_stand_on_one_line() {
        for plain in ["", "a", "a b", "é“ b"] {
            assert_eq!(clean(plain.into()), plain);
        }
        for (text, expected) in [
            (" ", ""),
            ("a ", "a"),
            (" a", "a"),
            ("a\n\tb", "a b"),
            ("a  b", "a b"),
            ("a\u{1}b\u{85}", "a b"),
        ] {
            assert_eq!(clean(text.into()), expected, "{text:?}");
        }
    }
}
