//! Words met before in the same text.
//!
//! The first layer's sums depend on a word alone, not on its neighbours: the second time they are looked up.
//! In: the words of one sentence after another. Out: for each its place among the words met. Knows nothing of
//! how the numbers kept here come about.

use super::features::Features;

/// So many words are kept; a sentence that begins with more starts afresh.
const MOST: usize = 1024;
/// Slots of the index; of two words that want the same, the later has it.
const SLOTS: usize = 4096;

/// Words and what was made of them.
#[derive(Debug, Default)]
pub struct Met {
    /// Place of the last word that wanted the slot, counted from 1.
    slots: Vec<u32>,
    /// The words met, in the order of their places.
    pub words: Vec<Features>,
    /// For each word of the sentence its place among the words met.
    pub places: Vec<usize>,
    /// A row for each word met: what goes into the first layer.
    pub states: Vec<i16>,
    /// The same: sums of the first layer's two directions.
    pub sums: [Vec<i32>; 2],
}

impl Met {
    /// Finds the places of a sentence's words and gives those met for the first time, whose rows are to be
    /// added in this order.
    pub fn find(&mut self, sentence: &[Features]) -> std::ops::Range<usize> {
        if self.words.len() > MOST || self.slots.is_empty() {
            self.slots.clear();
            self.slots.resize(SLOTS, 0);
            self.words.clear();
            self.states.clear();
            self.sums.iter_mut().for_each(Vec::clear);
        }
        let before = self.words.len();
        self.places.clear();
        for word in sentence {
            let slot = (word.word ^ u32::from(word.shape)) as usize % SLOTS;
            let Some(slot) = self.slots.get_mut(slot) else { continue };
            let place = (*slot as usize).wrapping_sub(1);
            if self.words.get(place) == Some(word) {
                self.places.push(place);
            } else {
                self.places.push(self.words.len());
                self.words.push(*word);
                *slot = u32::try_from(self.words.len()).unwrap_or(0);
            }
        }
        before..self.words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(forms: &[&str]) -> Vec<Features> {
        forms.iter().map(|form| Features::of(form, false)).collect()
    }

    #[test]
    fn a_word_keeps_its_place() {
        let mut met = Met::default();
        assert_eq!(met.find(&words(&["the", "dam", "the"])), 0..2);
        assert_eq!(met.places, [0, 1, 0]);
        assert_eq!(met.find(&words(&["The", "dam", "held"])), 2..4, "capitals have a shape of their own");
        assert_eq!(met.places, [2, 1, 3]);
        assert_eq!(met.words[2..], words(&["The", "held"]));
    }

    #[test]
    fn too_many_are_forgotten_between_sentences_only() {
        let mut met = Met::default();
        let letters = |n: usize| ["b", "d", "f", "k", "l", "m", "p", "r", "t", "v"][n % 10];
        let form = |n: usize| [n, n / 10, n / 100, n / 1000].map(letters).concat();
        let many: Vec<Features> = (0..10_000).map(|n| Features::of(&form(n), false)).collect();
        met.find(&many);
        for (word, place) in many.iter().zip(&met.places) {
            assert_eq!(met.words[*place], *word);
        }
        assert_eq!(met.find(&many[..2]), 0..2);
    }
}
