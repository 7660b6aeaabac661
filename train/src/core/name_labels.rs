//! Silver name labels, set right where the treebanks know better.
//!
//! In: sentences with a tagger's labels. Out: GUM's own names in their place; no label where the tags
//! contradict the tagger, so that nothing is learnt there.

use crate::corpus::{Sentence, Word};

/// Proper nouns that are no names here.
const CALENDAR: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Puts GUM's names over the tagger's; of the tagger's only the kind that GUM does not mark stays, outside them.
pub fn correct(sentences: &mut [Sentence], gold: Vec<String>) {
    for (word, gold) in sentences.iter_mut().flatten().zip(gold) {
        if gold != "O" || !word.name.ends_with("MISC") {
            word.name = gold;
        }
    }
    // a tagger's name that GUM's cut short goes on from a beginning no longer there
    for sentence in sentences {
        let mut before = String::from("O");
        for word in sentence {
            if let Some(kind) = word.name.strip_prefix("I-")
                && !before.ends_with(kind)
            {
                word.name = format!("B-{kind}");
            }
            before.clone_from(&word.name);
        }
    }
}

/// Takes back what tags speak against: a proper noun outside every name, a name without a capital.
pub fn doubt(sentences: &mut [Sentence]) {
    for sentence in sentences {
        let mut from = 0;
        while from < sentence.len() {
            let goes_on = |word: &&Word| word.name.starts_with("I-");
            let to = from + 1 + sentence.iter().skip(from + 1).take_while(goes_on).count();
            let Some(run) = sentence.get_mut(from..to) else { break };
            from = to;
            let named = run.iter().any(|word| word.name.starts_with("B-") || word.name.starts_with("I-"));
            let proper = |word: &Word| {
                let known = CALENDAR.contains(&&*word.form.to_lowercase());
                word.upos == "PROPN" && !known && word.form.chars().any(char::is_alphabetic)
            };
            let nation =
                |word: &Word| word.name.ends_with("MISC") && word.form.starts_with(char::is_uppercase);
            let agreed = run.iter().any(|word| proper(word) || nation(word));
            if named != agreed {
                run.iter_mut().for_each(|word| word.name.clear());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(rows: &[(&str, &str, &str)]) -> Sentence {
        let word = |&(form, upos, name): &(&str, &str, &str)| Word {
            form: form.into(),
            upos: upos.into(),
            name: name.into(),
            ..Word::default()
        };
        rows.iter().map(word).collect()
    }

    #[test]
    fn what_tags_contradict_is_not_learnt() {
        let mut rows = vec![sentence(&[
            ("Orsel", "PROPN", "O"),
            ("met", "VERB", "O"),
            ("Ana", "PROPN", "B-PER"),
            ("Brel", "PROPN", "I-PER"),
            ("on", "ADP", "O"),
            ("Monday", "PROPN", "O"),
            ("soon", "ADV", "B-ORG"),
        ])];
        doubt(&mut rows);
        let names: Vec<&str> = rows[0].iter().map(|word| &*word.name).collect();
        assert_eq!(names, ["", "O", "B-PER", "I-PER", "O", "O", ""]);
    }

    #[test]
    fn gold_names_stand_over_the_taggers() {
        let mut rows = vec![sentence(&[
            ("Danish", "ADJ", "B-MISC"),
            ("Prime", "PROPN", "I-MISC"),
            ("Orsel", "PROPN", "I-MISC"),
            ("Cup", "PROPN", "I-MISC"),
            ("fell", "VERB", "B-PER"),
        ])];
        let gold = ["O", "O", "B-PER", "O", "O"].map(str::to_owned).to_vec();
        correct(&mut rows, gold);
        let names: Vec<&str> = rows[0].iter().map(|word| &*word.name).collect();
        assert_eq!(names, ["B-MISC", "I-MISC", "B-PER", "B-MISC", "O"]);
    }
}
