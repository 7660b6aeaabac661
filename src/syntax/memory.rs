//! What was read of the last text's sentences, for when it is read again with a word changed.
//!
//! In: the forms of a sentence. Out: its rows, where the last text held the same forms in the same order; a
//! sentence's rows depend on nothing else. Bounded by one text. Knows nothing of how rows are read.

use super::Syntax;
use std::collections::HashMap;

/// Words whose rows are kept; of a longer text the sentences beyond are read each time.
const MOST_WORDS: usize = 50_000;

/// The sentences of the last text and their rows.
#[derive(Debug, Default)]
pub struct Memory {
    before: HashMap<Vec<u8>, Syntax>,
    now: HashMap<Vec<u8>, Syntax>,
    words: usize,
    key: Vec<u8>,
}

impl Memory {
    /// A text begins: what the one before it held may be asked for, anything older is forgotten.
    pub(super) fn turn(&mut self) {
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.clear();
        self.words = 0;
    }

    /// Adds the rows of a sentence of these forms to `out`. `read` reads them where they are not known; their
    /// heads are counted from the sentence's first word.
    pub(super) fn recall(&mut self, forms: &[&str], out: &mut Syntax, read: impl FnOnce() -> Syntax) {
        self.key.clear();
        for form in forms {
            // each with its length before it, so that no other forms make the same key
            self.key.extend_from_slice(&form.len().to_le_bytes());
            self.key.extend_from_slice(form.as_bytes());
        }
        if let Some(rows) = self.now.get(&self.key) {
            return out.append(rows);
        }
        let known = self.before.remove_entry(&self.key);
        let (key, rows) = known.unwrap_or_else(|| (self.key.clone(), read()));
        out.append(&rows);
        if self.words < MOST_WORDS {
            self.words += forms.len();
            self.now.insert(key, rows);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Upos;

    fn rows(upos: Upos) -> Syntax {
        Syntax { upos: vec![upos].into(), head: vec![None].into(), ..Syntax::default() }
    }

    /// Whether a sentence had to be read.
    fn reads(memory: &mut Memory, forms: &[&str]) -> bool {
        let mut read = false;
        memory.recall(forms, &mut Syntax::default(), || {
            read = true;
            rows(Upos::Verb)
        });
        read
    }

    #[test]
    fn a_sentence_is_known_for_one_text_more() {
        let mut memory = Memory::default();
        memory.turn();
        assert!(reads(&mut memory, &["Rain", "fell"]));
        assert!(!reads(&mut memory, &["Rain", "fell"]));
        memory.turn();
        assert!(reads(&mut memory, &["Rainfell"]), "other forms of the same letters");
        assert!(!reads(&mut memory, &["Rain", "fell"]));
        memory.turn();
        memory.turn();
        assert!(reads(&mut memory, &["Rain", "fell"]));
    }
}
