//! GUM's documents with their words and entity mentions, over raw text.
//!
//! In: CoNLL-U with `Entity=` brackets (`(chain-type-…`, `chain)`) in MISC. Out: words and mentions by
//! code points of the document's raw text.

use super::conllu::raw;
use super::letters::is_space;

/// A syntactic word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// First code point in the document's text.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// FORM.
    pub form: String,
    /// UPOS.
    pub upos: String,
    /// Row of the governor in the document; none for a root.
    pub head: Option<usize>,
}

/// A mention: a run of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mention {
    /// Row of its first word.
    pub first: usize,
    /// Row of its last word.
    pub last: usize,
    /// The chain it belongs to, unique in the document.
    pub chain: String,
    /// person, place, organization, …
    pub kind: String,
}

/// A document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Its name.
    pub id: String,
    /// Its raw text.
    pub text: String,
    /// Its words.
    pub words: Vec<Word>,
    /// Its mentions, in the order in which they close.
    pub mentions: Vec<Mention>,
}

/// Reads a treebank.
#[must_use]
pub fn documents(treebank: &str) -> Vec<Document> {
    let mut out: Vec<Document> = raw::documents(treebank)
        .into_iter()
        .map(|(id, text)| Document { id, text, ..Document::default() })
        .collect();
    let parts = treebank.split("# newdoc").skip(1);
    for (document, lines) in out.iter_mut().zip(parts) {
        Reader::new(document).read(lines);
    }
    out
}

struct Reader<'a> {
    document: &'a mut Document,
    chars: Vec<char>,
    at: usize,
    first: usize,
    multiword: (usize, usize),
    open: Vec<Mention>,
}

impl<'a> Reader<'a> {
    fn new(document: &'a mut Document) -> Self {
        let chars = document.text.chars().collect();
        Self { document, chars, at: 0, first: 0, multiword: (0, 0), open: Vec::new() }
    }

    fn read(&mut self, lines: &str) {
        for line in lines.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, _, upos, _, _, head, _, _, misc] = columns.as_slice() else {
                if line.is_empty() {
                    self.first = self.document.words.len();
                    self.multiword.0 = 0;
                }
                continue;
            };
            if id.contains('.') {
                continue;
            }
            if let Some((_, last)) = id.split_once('-') {
                let start = self.start();
                let end = self.skip(form);
                self.multiword = (last.parse().unwrap_or(0), end);
                self.at = start; // its words are gone over one by one
                continue;
            }
            let number = id.parse::<usize>().unwrap_or(0);
            let start = self.start();
            let mut end = self.skip(form);
            if number <= self.multiword.0 {
                // words may be spelt otherwise than the token they share; its end holds
                let last = number == self.multiword.0;
                end = if last { self.multiword.1 } else { end.min(self.multiword.1) };
                self.at = end;
            }
            let head =
                head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)).map(|head| self.first + head);
            self.document.words.push(Word { start, end, form: form.into(), upos: upos.into(), head });
            if let Some(brackets) = misc.split('|').find_map(|part| part.strip_prefix("Entity=")) {
                self.brackets(brackets);
            }
        }
    }

    fn start(&mut self) -> usize {
        while self.chars.get(self.at).copied().is_some_and(is_space) {
            self.at += 1;
        }
        self.at
    }

    /// Goes over a form's characters and gives the place behind.
    fn skip(&mut self, form: &str) -> usize {
        let start = self.start();
        let mut end = start;
        for _ in form.chars().filter(|c| !is_space(*c)) {
            while self.chars.get(end).copied().is_some_and(is_space) {
                end += 1;
            }
            end += 1;
        }
        self.at = end;
        end
    }

    fn brackets(&mut self, brackets: &str) {
        let row = self.document.words.len() - 1;
        let mut rest = brackets;
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let len = inner.find(['(', ')']).unwrap_or(inner.len());
                let (body, after) = inner.split_at_checked(len).unwrap_or((inner, ""));
                let mut fields = body.split('-');
                let (chain, kind) = (fields.next().unwrap_or(""), fields.next().unwrap_or(""));
                let mention = Mention { first: row, last: row, chain: chain.into(), kind: kind.into() };
                match after.strip_prefix(')') {
                    Some(after) => {
                        self.document.mentions.push(mention);
                        rest = after;
                    }
                    None => {
                        self.open.push(mention);
                        rest = after;
                    }
                }
            } else {
                let len = rest.find(')').map_or(rest.len(), |at| at + 1);
                let (body, after) = rest.split_at_checked(len).unwrap_or((rest, ""));
                let chain = body.trim_end_matches(')').split('-').next().unwrap_or("");
                if let Some(at) = self.open.iter().rposition(|mention| mention.chain == chain) {
                    let mut mention = self.open.remove(at);
                    mention.last = row;
                    self.document.mentions.push(mention);
                }
                rest = after;
            }
        }
    }
}

impl Document {
    /// The row of a mention's head: the word whose governor lies outside.
    #[must_use]
    pub fn head(&self, mention: &Mention) -> usize {
        let outside = |row: &usize| {
            let head = self.words.get(*row).and_then(|word| word.head);
            head.is_none_or(|head| head < mention.first || mention.last < head)
        };
        (mention.first..=mention.last).find(outside).unwrap_or(mention.last)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mention, documents};

    #[test]
    fn mentions_and_words_stand_in_the_text() {
        let bank = "# newdoc id = a\n# newpar\n# text = Ana's dam in Orsel held.\n\
            1-2\tAna's\t_\t_\t_\t_\t_\t_\t_\t_\n\
            1\tAna\t_\tPROPN\t_\t_\t3\tnmod:poss\t_\tEntity=(2-place-new(1-person-new\n\
            2\t's\t_\tPART\t_\t_\t1\tcase\t_\tEntity=1)\n3\tdam\t_\tNOUN\t_\t_\t6\tnsubj\t_\t_\n\
            4\tin\t_\tADP\t_\t_\t5\tcase\t_\t_\n5\tOrsel\t_\tPROPN\t_\t_\t3\tnmod\t_\tEntity=(3-place-new)2)\n\
            6\theld\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n7\t.\t_\tPUNCT\t_\t_\t6\tpunct\t_\t_\n\n";
        let documents = documents(bank);
        let document = &documents[0];
        let places: Vec<(usize, usize)> = document.words.iter().map(|word| (word.start, word.end)).collect();
        assert_eq!(places, [(0, 3), (3, 5), (6, 9), (10, 12), (13, 18), (19, 23), (23, 24)]);
        let mention = |first, last, chain: &str, kind: &str| Mention {
            first,
            last,
            chain: chain.into(),
            kind: kind.into(),
        };
        assert_eq!(
            document.mentions,
            [mention(0, 1, "1", "person"), mention(4, 4, "3", "place"), mention(0, 4, "2", "place")]
        );
        assert_eq!(document.head(&document.mentions[2]), 2);
    }
}
