//! CoNLL-U as the CoNLL 2018 scorer reads it: characters, and tokens, words and sentences over them.

use crate::evaluate::letters::{Range, is_space};

/// Where a word hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// At the sentence's root.
    Root,
    /// At a word, by its row in the file.
    Word(usize),
    /// Nowhere: the system has no parser.
    Unknown,
}

/// A syntactic word.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its token's characters, spaces not counted.
    pub span: Range,
    /// Whether its token holds several words.
    pub multiword: bool,
    /// FORM.
    pub form: String,
    /// LEMMA.
    pub lemma: String,
    /// UPOS.
    pub upos: String,
    /// XPOS.
    pub xpos: String,
    /// DEPREL without its subtype.
    pub deprel: String,
    /// HEAD.
    pub parent: Parent,
}

/// One file.
#[derive(Clone, Debug, Default)]
pub struct Treebank {
    /// All characters but spaces.
    pub chars: Vec<char>,
    /// Tokens.
    pub tokens: Vec<Range>,
    /// Sentences.
    pub sentences: Vec<Range>,
    /// Words.
    pub words: Vec<Word>,
}

/// Reads a file.
///
/// # Errors
/// A sentence that names the line that is not CoNLL-U.
pub fn read(text: &str) -> Result<Treebank, String> {
    let mut bank = Treebank::default();
    let (mut first_word, mut first_char, mut multiword_end) = (0, 0, 0);
    let mut span = (0, 0);
    for (number, line) in text.lines().enumerate() {
        let fail = |what: &str| Err(format!("line {}: {what}", number + 1));
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            close(&mut bank, &mut first_word, &mut first_char);
            multiword_end = 0;
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, form, lemma, upos, xpos, _, head, deprel, _, _] = columns.as_slice() else {
            return fail("expected 10 tab-separated columns");
        };
        if id.contains('.') {
            continue;
        }
        let inside = id.parse::<usize>().is_ok_and(|id| id <= multiword_end);
        if !inside {
            let start = bank.chars.len();
            bank.chars.extend(form.chars().filter(|c| !is_space(*c)));
            span = (start, bank.chars.len());
            if span.0 == span.1 {
                return fail("empty FORM");
            }
            bank.tokens.push(span);
        }
        if let Some((_, last)) = id.split_once('-') {
            multiword_end = last.parse().unwrap_or(0);
            continue;
        }
        let parent = match head {
            "_" => Parent::Unknown,
            "0" => Parent::Root,
            _ => match head.parse::<usize>() {
                Ok(head) => Parent::Word(first_word + head - 1),
                Err(_) => return fail("HEAD is no number"),
            },
        };
        bank.words.push(Word {
            span,
            multiword: inside,
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            upos: upos.to_owned(),
            xpos: xpos.to_owned(),
            deprel: deprel.split(':').next().unwrap_or("").to_owned(),
            parent,
        });
    }
    close(&mut bank, &mut first_word, &mut first_char);
    Ok(bank)
}

fn close(bank: &mut Treebank, first_word: &mut usize, first_char: &mut usize) {
    if bank.words.len() > *first_word {
        bank.sentences.push((*first_char, bank.chars.len()));
    }
    *first_word = bank.words.len();
    *first_char = bank.chars.len();
}
