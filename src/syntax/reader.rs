//! One sentence after another through the network, its scores into columns.

use super::deprel::Deprel;
use super::types::{NameTag, Syntax, Upos};
use super::{lemma, tree};
use crate::model::features::Features;
use crate::model::{Core, Encoded};
use crate::text::{Id, TokenId};

/// Longest stretch that is parsed as one tree; the trees of a longer sentence's parts are tied to the first.
const PART: usize = 128;

/// The passes over one text, with their scratch space.
pub(super) struct Reader<'m> {
    core: &'m Core,
    features: Vec<Features>,
    /// What the network made of the last sentence, and of words met before.
    pub(super) encoded: Encoded,
    scores: Vec<i32>,
    heads: Vec<Option<usize>>,
    /// What has been read.
    pub(super) syntax: Syntax,
}

impl<'m> Reader<'m> {
    pub(super) fn new(core: &'m Core) -> Self {
        Self {
            core,
            features: Vec::new(),
            encoded: Encoded::default(),
            scores: Vec::new(),
            heads: Vec::new(),
            syntax: Syntax::default(),
        }
    }

    /// Adds the rows of one sentence.
    pub(super) fn sentence(&mut self, forms: &[&str]) {
        self.features.clear();
        self.features.extend(forms.iter().enumerate().map(|(n, form)| Features::of(form, n == 0)));
        self.core.network.encode(&self.features, &mut self.encoded);
        self.syntax.keep(self.encoded.views());
        self.tags(forms);
        self.names();
        self.find_heads(forms.len());
        self.arcs();
    }

    fn tags(&mut self, forms: &[&str]) {
        for (n, (form, class)) in forms.iter().zip(&self.encoded.tags).enumerate() {
            let upos = Upos::ALL.get(usize::from(*class)).copied().unwrap_or_default();
            lemma::push(form, upos, n == 0, &self.core.lemmas, &mut self.syntax.lemma);
            self.syntax.upos.push(upos);
        }
    }

    /// The best label of each word that may follow the one before.
    fn names(&mut self) {
        let width = NameTag::ALL.len();
        let mut before = NameTag::Outside;
        for scores in self.encoded.names.chunks_exact(width) {
            let tags = NameTag::ALL.iter().zip(scores).filter(|(tag, _)| tag.may_follow(before));
            before = tags.rev().max_by_key(|row| row.1).map_or(NameTag::Outside, |row| *row.0);
            self.syntax.name.push(before);
        }
    }

    fn find_heads(&mut self, length: usize) {
        self.heads.clear();
        let mut first_root = None;
        for from in (0..length).step_by(PART) {
            let to = length.min(from + PART);
            self.core.network.arcs(&self.encoded, from, to, &mut self.scores);
            for (word, head) in (from..).zip(tree::tree(&self.scores, to - from)) {
                let head = if head == tree::ROOT { first_root } else { Some(from + head) };
                self.heads.push(head);
                if head.is_none() {
                    first_root = Some(word);
                }
            }
        }
    }

    fn arcs(&mut self) {
        let start = self.syntax.head.len();
        self.core.network.relations(&mut self.encoded, &self.heads, &mut self.scores);
        let classes = Deprel::ALL.len();
        for (head, scores) in self.heads.iter().zip(self.scores.chunks_exact(classes)) {
            // the last of equals
            let mut best = (i32::MIN, Deprel::default());
            for (relation, score) in Deprel::ALL.iter().zip(scores) {
                if *score >= best.0 && *relation != Deprel::Root {
                    best = (*score, *relation);
                }
            }
            let best = best.1;
            self.syntax.head.push(head.map(|head| TokenId::from_index(start + head)));
            self.syntax.deprel.push(if head.is_some() { best } else { Deprel::Root });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CLASSES, COUNTS};

    #[test]
    fn the_classes_of_the_models_are_this_rooms_enumerations() {
        let mut names: Vec<&str> = Upos::ALL.iter().map(|tag| tag.name()).collect();
        names.extend(Deprel::ALL.iter().map(|relation| relation.name()));
        names.extend(NameTag::ALL.iter().map(|tag| tag.name()));
        assert_eq!(CLASSES.lines().collect::<Vec<_>>(), names);
        assert_eq!(COUNTS, [Upos::ALL.len(), NameTag::ALL.len(), Deprel::ALL.len()]);
    }

    #[cfg(feature = "built-in-models")]
    mod built_in {
        use crate::Models;
        use crate::segment::segment;
        use crate::syntax::{Deprel, Syntax, parse};
        use crate::text::TokenId;
        use proptest::prelude::*;

        /// Each sentence has one root, and every word's way up ends there.
        fn check(text: &str, syntax: &Syntax) -> Result<(), TestCaseError> {
            let segments = segment(text);
            for sentence in segments.sentences.iter() {
                let roots = sentence.tokens.iter().filter(|id| syntax.head[*id].is_none()).count();
                prop_assert_eq!(roots, usize::from(!sentence.tokens.is_empty()));
                for id in sentence.tokens.iter() {
                    let mut at: Option<TokenId> = Some(id);
                    for _ in 0..=sentence.tokens.len() {
                        at = at.and_then(|id| syntax.head[id]);
                        prop_assert!(at.is_none_or(|id| sentence.tokens.contains(id)));
                    }
                    prop_assert!(at.is_none(), "a circle above {:?}", id);
                    prop_assert_eq!(syntax.head[id].is_none(), syntax.deprel[id] == Deprel::Root);
                }
            }
            Ok(())
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(64))]

            #[test]
            fn any_text_has_whole_columns_and_trees(text in "\\PC{0,200}") {
                let models = Models::built_in();
                let syntax = parse(&text, &segment(&text), &models);
                let rows = segment(&text).tokens.len();
                let columns = [syntax.upos.len(), syntax.lemma.len(), syntax.head.len(), syntax.name.len()];
                prop_assert_eq!(columns, [rows; 4]);
                check(&text, &syntax)?;
            }
        }

        #[test]
        fn a_sentence_of_many_parts_is_one_tree() {
            let text = "the board and the mayor and ".repeat(70);
            let syntax = parse(&text, &segment(&text), &Models::built_in());
            check(&text, &syntax).unwrap();
        }
    }
}
