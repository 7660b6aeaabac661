//! What was made of the last text's parts, for when it comes again with a word changed.
//!
//! In: everything that a part's outcome depends on, as bytes. Out: the outcome, made anew only where the last text
//! held no such part. Bounded by one text. Knows nothing of what the parts are.

use super::quick::QuickMap;

/// Words whose outcomes are kept; of a longer text the parts beyond are made each time.
const MOST_WORDS: usize = 50_000;

/// The parts of the last text and what was made of them. Found by a quick hash: whoever writes parts that collide
/// on purpose slows down nothing but the own typing, and no further than the words that are kept.
#[derive(Debug)]
pub struct Memory<T> {
    before: QuickMap<Vec<u8>, T>,
    now: QuickMap<Vec<u8>, T>,
    words: usize,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { before: QuickMap::default(), now: QuickMap::default(), words: 0 }
    }
}

impl<T> Memory<T> {
    /// A text begins: what the one before it held may be asked for, anything older is forgotten.
    pub fn turn(&mut self) {
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.clear();
        self.words = 0;
    }

    /// Hands over what was made of a part of so many words; `make` makes it where it is not known.
    pub fn recall<R>(
        &mut self,
        part: &[u8],
        words: usize,
        make: impl FnOnce() -> T,
        hand_over: impl FnOnce(&T) -> R,
    ) -> R {
        if let Some(known) = self.now.get(part) {
            return hand_over(known);
        }
        let known = self.before.remove_entry(part);
        let (part, made) = known.unwrap_or_else(|| (part.to_vec(), make()));
        let out = hand_over(&made);
        if self.words < MOST_WORDS {
            self.words += words;
            self.now.insert(part, made);
        }
        out
    }
}

/// Adds a form to what tells a part from others: with its length before it, so that no other forms make the same.
pub fn tell_form(form: &str, part: &mut Vec<u8>) {
    part.extend_from_slice(&form.len().to_le_bytes());
    part.extend_from_slice(form.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a part had to be made.
    fn makes(memory: &mut Memory<usize>, forms: &[&str]) -> bool {
        let mut part = Vec::new();
        forms.iter().for_each(|form| tell_form(form, &mut part));
        let mut made = false;
        let found = memory.recall(
            &part,
            forms.len(),
            || {
                made = true;
                forms.concat().len()
            },
            |found| *found,
        );
        assert_eq!(found, forms.concat().len());
        made
    }

    #[test]
    fn a_part_is_known_for_one_text_more() {
        let mut memory = Memory::default();
        memory.turn();
        assert!(makes(&mut memory, &["Rain", "fell"]));
        assert!(!makes(&mut memory, &["Rain", "fell"]));
        memory.turn();
        assert!(makes(&mut memory, &["Rainfell"]), "other forms of the same letters");
        assert!(!makes(&mut memory, &["Rain", "fell"]));
        memory.turn();
        memory.turn();
        assert!(makes(&mut memory, &["Rain", "fell"]));
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let mut memory = Memory::default();
        let many = vec!["rain"; MOST_WORDS];
        assert!(makes(&mut memory, &many) && makes(&mut memory, &["late"]) && makes(&mut memory, &["late"]));
        assert!(!makes(&mut memory, &many));
    }
}
