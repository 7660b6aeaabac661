//! What makes the words of a rule literal, as the rule says it (`literal …` in `data/wording.rules`): a thing that can be
//! touched beside them (`thing`), a measure in the sentence (`measure`), somebody in particular who does it (`named`), no
//! clause or thing that is said (`unsaid`), or a word of a class elsewhere in the sentence.

use super::inflect::Forms;
use crate::text::QuickSet;

/// What makes the words of a rule literal.
#[derive(Clone, Debug, Default)]
pub(super) struct Literal {
    /// A thing that can be touched is what they are about.
    pub thing: bool,
    /// A measured length, weight, time or the like stands in the sentence.
    pub measure: bool,
    /// Somebody in particular does it or is described by more than the words themselves.
    pub named: bool,
    /// No clause or thing is what is said: "experts call at the school".
    pub unsaid: bool,
    /// Words elsewhere in the sentence.
    pub words: QuickSet<String>,
}

impl Literal {
    /// Adds what a line `literal …` says.
    pub(super) fn read(&mut self, line: &str, forms: &Forms) {
        for word in line.split_whitespace() {
            match word {
                "thing" => self.thing = true,
                "measure" => self.measure = true,
                "named" => self.named = true,
                "unsaid" => self.unsaid = true,
                _ => match word.strip_prefix('@') {
                    Some(class) => forms.class(class).iter().for_each(|word| self.add(word, forms)),
                    None => self.add(word, forms),
                },
            }
        }
    }

    fn add(&mut self, word: &str, forms: &Forms) {
        match word.rsplit_once(':') {
            Some((base, "v")) => self.words.extend(forms.verb(base)),
            Some((base, "n")) => self.words.extend(forms.noun(base)),
            _ => _ = self.words.insert(word.to_owned()),
        }
    }
}
