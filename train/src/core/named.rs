//! Corpora of names as sentences whose words have labels in names and nothing else.
//!
//! In: texts with labelled spans (code points). Out: the library's sentences and words. A word that stands in two
//! spans or only partly in one is not labelled.

use crate::corpus::{Sentence, Word};
use crate::evaluate::corpora;
use crate::evaluate::spans::Document;
use sourcelight::segment::segment;

use std::path::Path;

/// The corpora that may be learnt from (`names/train`), and whether each marks names of other kinds than people,
/// bodies and places.
pub const CORPORA: [(&str, bool); 5] =
    [("wikigold", true), ("docred", true), ("crossner", true), ("pud", false), ("re3d", true)];

/// Longest sentence that teaches, in words.
const LONGEST: usize = 80;

/// Whether a document of a corpus of names is not learnt from but measured: one in ten, by its place.
#[must_use]
pub const fn held(place: usize) -> bool {
    place % 10 == 7
}

/// The documents of one corpus, those that are measured or the others.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn documents(data: &Path, corpus: &str, measured: bool) -> Result<Vec<Document>, String> {
    let all: Vec<Marked> = corpora::rows(&data.join(format!("names/train/{corpus}-dev.jsonl")))?;
    let part = all.into_iter().enumerate().filter(|row| held(row.0) == measured);
    Ok(part.map(|(_, row)| row.document()).collect())
}

/// A row of a corpus of names: its spans carry the corpus's own label too.
#[derive(serde::Deserialize)]
pub(crate) struct Marked {
    id: String,
    text: String,
    #[serde(default)]
    spans: Vec<(usize, usize, String, serde::de::IgnoredAny)>,
}

impl Marked {
    /// The same without the corpus's own labels.
    pub(crate) fn document(self) -> Document {
        let spans = self.spans.into_iter().map(|(start, end, label, _)| (start, end, label)).collect();
        Document { id: self.id, text: self.text, spans }
    }
}

/// The sentences of all corpora, of the documents that are measured or of the others; and whether their corpus marks
/// names of all kinds.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn read(data: &Path, measured: bool) -> Result<Vec<(bool, Sentence)>, String> {
    let mut out = Vec::new();
    for (corpus, kinds) in CORPORA {
        let documents = documents(data, corpus, measured)?;
        out.extend(documents.iter().flat_map(sentences).map(|sentence| (kinds, sentence)));
    }
    Ok(out)
}

/// Plain sentences of world news, which nobody marked.
///
/// # Errors
/// A sentence that names the file and the line.
pub fn plain(data: &Path) -> Result<Vec<Sentence>, String> {
    let all: Vec<Marked> = corpora::rows(&data.join("names/train/voa-text-only.jsonl"))?;
    let unmarked = |sentence: &mut Sentence| sentence.iter_mut().for_each(|word| word.name.clear());
    let documents = all.into_iter().map(Marked::document);
    let mut out: Vec<Sentence> = documents.flat_map(|document| sentences(&document)).collect();
    out.iter_mut().for_each(unmarked);
    Ok(out)
}

/// The library's sentences of a document with its labels.
#[must_use]
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let text = &document.text;
    let segments = segment(text);
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let at = |n: usize| bytes.get(n).copied().unwrap_or(text.len());
    let spans: Vec<(usize, usize, &str)> =
        document.spans.iter().map(|(start, end, label)| (at(*start), at(*end), &**label)).collect();
    let word = |id| {
        let span = segments.tokens.spans[id];
        let (start, end) = (span.start as usize, span.end as usize);
        let mut met = spans.iter().filter(|span| span.0 < end && span.1 > start);
        let name = match (met.next(), met.next()) {
            (None, _) => "O".to_owned(),
            (Some(&(from, to, label)), None) if from <= start && end <= to => {
                format!("{}-{label}", if from == start { "B" } else { "I" })
            }
            _ => String::new(),
        };
        Word { form: span.of(text).replace(char::is_whitespace, ""), name, ..Word::default() }
    };
    let short = segments.sentences.iter().filter(|row| row.tokens.len() <= LONGEST);
    short.map(|row| row.tokens.iter().map(word).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_the_labels_of_the_spans_that_hold_them() {
        let text = "Ana Orsel left Lintmouth-based Brel. É Orsel stayed.";
        let spans = [(0, 9, "PER"), (15, 24, "LOC"), (31, 35, "ORG"), (37, 44, "PER")];
        let document = Document {
            text: text.to_owned(),
            spans: spans.map(|(start, end, label)| (start, end, label.to_owned())).to_vec(),
            ..Document::default()
        };
        let found: Vec<String> = sentences(&document)
            .iter()
            .flatten()
            .filter(|word| word.name != "O")
            .map(|word| format!("{}:{}", word.form, word.name))
            .collect();
        // whichever way the library cuts "Lintmouth-based", a word that is only partly a name teaches nothing
        let hyphen = if found.contains(&"Lintmouth-based:".to_owned()) {
            "Lintmouth-based:"
        } else {
            "Lintmouth:B-LOC"
        };
        assert_eq!(found, ["Ana:B-PER", "Orsel:I-PER", hyphen, "Brel:B-ORG", "É:B-PER", "Orsel:I-PER"]);
    }
}
