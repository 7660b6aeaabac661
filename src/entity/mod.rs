//! People, organisations, places and the rest: who is named, and which mentions are the same one.
//!
//! In: tokens, sentences, tags. Out: mentions in reading order and the entities they belong to.

mod acronyms;
mod author;
mod bodies;
mod camps;
mod candidate;
mod classify;
mod coreference;
mod cues;
mod epithets;
mod evidence;
mod firms;
mod headlines;
mod kinds;
mod lexicon;
mod mentions;
mod names;
mod nicknames;
mod nominals;
mod places;
mod profile;
mod clause;
mod pronouns;
mod reading;
mod recent;
mod runs;
pub(crate) mod speakers;
mod types;
mod unnamed;
mod weigh;

use crate::model::{Known, Models};
use crate::segment::Segments;
use crate::syntax::Syntax;
use crate::text::Span;

pub use types::{Entities, Entity, EntityLabel, Mention, MentionKind};

/// Finds the names of a text and joins those that mean the same thing.
#[must_use]
pub fn find(text: &str, segments: &Segments, syntax: &Syntax, models: &Models) -> Entities {
    let reading = reading::Reading::new(text, segments, syntax);
    let mut candidates = mentions::detect(&reading);
    let labels = classify::classify(&reading, &mut candidates, models.known.as_ref());
    coreference::link(&reading, &candidates, &labels)
}

/// What the weights of [`Known`] are learnt from: each name that the rules find, the number of its name in the text
/// (mentions of one name are weighed together), and its traits.
#[must_use]
pub fn traits(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    known: &Known,
) -> Vec<(Span, usize, Vec<i32>)> {
    let reading = reading::Reading::new(text, segments, syntax);
    let candidates = mentions::detect(&reading);
    classify::traits(&reading, &candidates, known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::segment;

    fn found(text: &str) -> Entities {
        find(text, &segment(text), &Syntax::default(), &Models::default())
    }

    #[test]
    fn mentions_are_ordered_disjoint_and_of_an_entity() {
        let text = "Governor Ana Orsel met Tomas Brel of the Coastal Rescue Agency (CRA) in Norvik. \
                    She thanked him. The governor and the agency agreed, “Brel’s aide” said. Orsel's dog.";
        let entities = found(text);
        assert!(entities.mentions.len() >= 9);
        for pair in entities.mentions.as_slice().windows(2) {
            assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        assert!(entities.mentions.iter().all(|row| entities.entities.row(row.entity).is_some()));
        assert!(entities.entities.iter().all(|row| !row.name.is_empty()));
    }

    #[test]
    fn nothing_and_noise_are_read() {
        for text in [
            "",
            " ",
            "\n\n",
            "The",
            "of of of",
            "& &",
            "A-",
            "'s",
            "“”",
            "the the CEO",
            "Al-",
            "-Al",
            "Mr.",
            "É",
            "ß.",
        ] {
            let entities = found(text);
            assert!(entities.mentions.len() <= 1, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_capitals_costs_no_more_than_it_is_long() {
        let names: String = (0..4000).map(|n| format!("Ana{n} Orsel and he told the governor, ")).collect();
        assert!(found(&names).mentions.len() >= 4000);
        let capitals = "Orsel Brel ".repeat(8000);
        assert!(!found(&capitals).mentions.is_empty());
    }
}
