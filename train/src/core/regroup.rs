//! Treebanks as the library cuts them into sentences: what the parser will meet in running text.
//!
//! In: a treebank's text and sentences. Out: the same words in the library's sentences. Where those join two
//! trees, the later root hangs from the first as `parataxis`; where they cut one, each part has a root.

use crate::corpus::{Sentence, Word};
use crate::evaluate::gum;
use sourcelight::segment::segment;

/// Regroups a treebank's sentences; those that the library cuts alike come back as they were.
#[must_use]
pub fn regroup(treebank: &str, sentences: &[Sentence]) -> Vec<Sentence> {
    // every word with its governor's row in the whole bank
    let mut words: Vec<(&Word, Option<usize>)> = Vec::new();
    for sentence in sentences {
        let start = words.len();
        words.extend(sentence.iter().map(|word| (word, word.head.checked_sub(1).map(|head| start + head))));
    }
    let mut out = Vec::new();
    let mut start = 0;
    for document in gum::documents(treebank) {
        let segments = segment(&document.text);
        let bytes: Vec<usize> = segments.sentences.iter().map(|row| row.span.start as usize).collect();
        let starts: Vec<usize> = document
            .text
            .char_indices()
            .enumerate()
            .filter(|(_, (byte, _))| bytes.binary_search(byte).is_ok())
            .map(|(place, _)| place)
            .collect();
        let number = |place: usize| starts.partition_point(|start| *start <= place);
        let mut from = 0;
        while let Some(first) = document.words.get(from) {
            let rest = document.words.get(from..).unwrap_or(&[]);
            let count =
                rest.iter().take_while(|word| number(word.start) == number(first.start)).count().max(1);
            if let Some(run) = words.get(start + from..start + from + count) {
                out.push(one_tree(run, start + from));
            }
            from += count;
        }
        start += document.words.len();
    }
    out
}

/// The words of one stretch under one root; `first` is the first word's row in the bank.
fn one_tree(run: &[(&Word, Option<usize>)], first: usize) -> Sentence {
    let inside =
        |head: Option<usize>| head.and_then(|head| head.checked_sub(first)).filter(|n| *n < run.len());
    let root = run.iter().position(|(_, head)| inside(*head).is_none());
    let word = |(n, (word, head)): (usize, &(&Word, Option<usize>))| {
        let (head, deprel) = match inside(*head) {
            Some(head) => (head + 1, word.deprel.as_str()),
            None if Some(n) == root => (0, "root"),
            None => (root.map_or(0, |root| root + 1), "parataxis"),
        };
        Word { head, deprel: deprel.to_owned(), ..(*word).clone() }
    };
    run.iter().enumerate().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(form: &str, head: usize, deprel: &str) -> Word {
        Word { form: form.into(), head, deprel: deprel.into(), ..Word::default() }
    }

    #[test]
    fn two_trees_in_one_line_become_one() {
        let bank = "# newdoc id = a\n# text = Rain fell\n1\tRain\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_\n\
            2\tfell\t_\tVERB\t_\t_\t0\troot\t_\t_\n\n# text = all day.\n1\tall\t_\tDET\t_\t_\t2\tdet\t_\t_\n\
            2\tday\t_\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";
        let sentences = vec![
            vec![word("Rain", 2, "nsubj"), word("fell", 0, "root")],
            vec![word("all", 2, "det"), word("day", 0, "root"), word(".", 2, "punct")],
        ];
        let joined = regroup(bank, &sentences);
        assert_eq!(joined.len(), 1);
        let heads: Vec<usize> = joined[0].iter().map(|word| word.head).collect();
        assert_eq!(heads, [2, 0, 4, 2, 4]);
        assert_eq!(joined[0][3].deprel, "parataxis");
    }
}
