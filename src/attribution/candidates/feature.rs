//! Names of features, put together of words and small numbers.
//!
//! In: parts. Out: one string a feature, in a buffer that serves them all: candidates have twenty features each,
//! and the standard library's formatting took longer than looking them up.

use crate::attribution::lexicon::Class;
use std::fmt::Write;

/// What a feature's name is made of.
pub trait Part {
    /// Adds it to the name.
    fn put(self, name: &mut String);
}

impl Part for &str {
    fn put(self, name: &mut String) {
        name.push_str(self);
    }
}

/// Writes numbers, those of one digit without the standard library's formatting.
macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl Part for $kind {
            fn put(self, name: &mut String) {
                match u8::try_from(self) {
                    Ok(digit @ 0..=9) => name.push(char::from(b'0' + digit)),
                    _ => _ = write!(name, "{self}"),
                }
            }
        }
    )*};
}

numbers! { i32 u32 usize }

impl Part for bool {
    fn put(self, name: &mut String) {
        name.push(if self { '1' } else { '0' });
    }
}

impl Part for Class {
    fn put(self, name: &mut String) {
        _ = write!(name, "{self:?}");
    }
}

/// `say!(name, each: parts)` makes a feature of its parts in the buffer `name` and gives it to `each`.
macro_rules! say {
    ($name:ident, $each:ident: $($part:expr),+ $(,)?) => {{
        $name.clear();
        $($crate::attribution::candidates::feature::Part::put($part, &mut $name);)+
        $each(&$name);
    }};
}
pub(in crate::attribution) use say;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_written_as_the_standard_library_writes_them() {
        let (mut name, mut all) = (String::new(), Vec::new());
        let mut each = |feature: &str| all.push(feature.to_owned());
        say!(name, each: "lemma ", "say", " ", 7_usize, " ", 12_u32, " ", -3, " ", true);
        say!(name, each: "before ", Class::Name);
        assert_eq!(all, [format!("lemma say {} {} {} 1", 7, 12, -3), format!("before {:?}", Class::Name)]);
    }
}
