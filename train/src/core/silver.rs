//! Silver sentences: a larger network's reading of plain texts, for the small one to learn from.

use crate::corpus::{Sentence, Word};
use serde::Deserialize;
use sourcelight::segment::segment;
use sourcelight::syntax::parse;
use sourcelight::{Models, text::Id};
use std::fmt::Write;
use std::{fs, io, path::Path};

#[derive(Deserialize)]
struct Row {
    text: String,
}

/// Shortest and longest sentence that teaches.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=60;

/// Reads the texts of a file of JSON lines with a larger model.
///
/// # Errors
/// When the file cannot be read.
pub fn read(path: &Path, teacher: &Models) -> io::Result<Vec<Sentence>> {
    let mut out = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        let Row { text } = serde_json::from_str(line)?;
        let segments = segment(&text);
        let syntax = parse(&text, &segments, teacher);
        for row in segments.sentences.iter().filter(|row| LENGTHS.contains(&row.tokens.len())) {
            let start = row.tokens.start.index();
            let word = |id| Word {
                form: segments.tokens.spans[id].of(&text).to_owned(),
                lemma: syntax.lemma[id].to_owned(),
                upos: syntax.upos[id].name().to_owned(),
                head: syntax.head[id].map_or(0, |head| head.index() + 1 - start),
                deprel: syntax.deprel[id].name().to_owned(),
                ..Word::default()
            };
            out.push(row.tokens.iter().map(word).collect());
        }
    }
    Ok(out)
}

/// The sentences in CoNLL-U.
#[must_use]
pub fn conllu(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for (n, word) in sentence.iter().enumerate() {
            let Word { form, lemma, upos, head, deprel, .. } = word;
            let form = form.replace(char::is_whitespace, "");
            _ = writeln!(out, "{}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{deprel}\t_\t_", n + 1);
        }
        out.push('\n');
    }
    out
}
