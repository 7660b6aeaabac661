//! Reads treebanks in CoNLL-U.
//!
//! In: a file. Out: sentences of syntactic words. Multiword-token lines and empty nodes are left out.

use crate::net::tape::Goal;
use std::{fs, io, path::Path};

/// A word of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Base form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// Penn Treebank tag.
    pub xpos: String,
    /// Governor, counted from 1; 0 for the root.
    pub head: usize,
    /// Relation to the governor.
    pub deprel: String,
    /// Label in a name ("B-PER"), "" when not annotated.
    pub name: String,
    /// GUM's `Entity` annotation.
    pub entity: String,
    /// What larger networks think of the word.
    pub soft: Option<Box<Soft>>,
}

/// The likeliest classes of a word with their shares.
#[derive(Clone, Copy, Debug)]
pub struct Soft {
    /// Parts of speech.
    pub upos: Goal,
    /// Governors, counted from 1; 0 for the root.
    pub heads: Goal,
    /// Relations to the likeliest governor.
    pub deprels: Goal,
    /// Labels in names.
    pub names: Goal,
    /// Roles in attributions.
    pub roles: Goal,
}

/// A sentence's words.
pub type Sentence = Vec<Word>;

/// Reads a CoNLL-U file.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path) -> io::Result<Vec<Sentence>> {
    let text = fs::read_to_string(path)?;
    let blocks = text.split("\n\n");
    Ok(blocks
        .map(|block| block.lines().filter_map(word).collect())
        .filter(|s: &Sentence| !s.is_empty())
        .collect())
}

fn word(line: &str) -> Option<Word> {
    let mut cells = line.split('\t');
    cells.next()?.parse::<u32>().ok()?;
    let mut cell = || cells.next().unwrap_or_default().to_owned();
    let (form, lemma, upos, xpos, _feats) = (cell(), cell(), cell(), cell(), cell());
    let (head, deprel, _deps, misc) = (cell(), cell(), cell(), cell());
    let entity = misc.split('|').find_map(|mark| mark.strip_prefix("Entity=")).unwrap_or_default().to_owned();
    Some(Word {
        form,
        lemma,
        upos,
        xpos,
        head: head.parse().ok()?,
        deprel,
        name: String::new(),
        entity,
        soft: None,
    })
}

/// Adds the labels of a `.names` file (one a word, a blank line after each sentence).
///
/// # Errors
/// When the file cannot be read.
pub fn read_names<'a>(path: &Path, sentences: impl IntoIterator<Item = &'a mut Sentence>) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    for (block, sentence) in text.split("\n\n").zip(sentences) {
        for (label, word) in block.lines().zip(sentence) {
            label.clone_into(&mut word.name);
        }
    }
    Ok(())
}
