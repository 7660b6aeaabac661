//! CoNLL-U: sentences as tables of words, with names and coreference in the last column.
//!
//! In: a report that lists its tokens. Columns no model has filled hold `_`. Words written as one
//! ("don't", "cannot", "agency's") stand under their multiword token, as in UD's English treebanks.

use super::words::Words;
use crate::Report;
use crate::report::TokenView;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The report's sentences as CoNLL-U; empty when the report has no token list.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let text = "It didn't hold.";
/// let mut options = Options::default();
/// options.tokens = true;
/// let report = export::code_points(analyze(text, &Models::default(), &options), text);
/// assert!(export::conllu(&report, text).contains("2-3\tdidn't\t_"));
/// ```
#[must_use]
pub fn conllu(report: &Report, text: &str) -> String {
    let words = Words::new(text);
    let tokens = report.tokens.as_deref().unwrap_or(&[]);
    let marks = marks(report, tokens);
    let mut out = String::new();
    match &report.id {
        Some(id) => _ = writeln!(out, "# newdoc id = {}", line(id)),
        None => out.push_str("# newdoc\n"),
    }
    out.push_str("# global.Entity = eid-etype\n");
    let mut paragraph = None;
    let mut rest = tokens;
    let mut first = 0;
    for (number, sentence) in report.sentences.iter().enumerate() {
        let len = rest.iter().take_while(|token| token.sentence as usize == number).count();
        let (rows, after) = rest.split_at_checked(len).unwrap_or((rest, &[]));
        rest = after;
        if rows.is_empty() {
            continue;
        }
        if paragraph.replace(sentence.paragraph) != Some(sentence.paragraph) {
            out.push_str("# newpar\n");
        }
        if let Some(id) = &report.id {
            // white space and "/" may not stand in a sentence's id
            let id = id.replace(|c: char| c.is_whitespace() || c == '/', "_");
            _ = writeln!(out, "# sent_id = {id}-{}", number + 1);
        }
        let table = Table { words: &words, rows, next: after.first(), first, marks: &marks };
        table.write(&mut out);
        first += len;
    }
    out
}

/// One sentence's words.
struct Table<'a> {
    words: &'a Words<'a>,
    rows: &'a [TokenView],
    /// The word behind the sentence.
    next: Option<&'a TokenView>,
    /// Number of the first word in the report.
    first: usize,
    marks: &'a BTreeMap<usize, Vec<String>>,
}

impl Table<'_> {
    fn write(&self, out: &mut String) {
        let form = |row: &TokenView| line(self.words.of(row.start, row.end));
        out.push_str("# text = ");
        for (n, row) in self.rows.iter().enumerate() {
            out.push_str(&form(row));
            if n + 1 < self.rows.len() && !self.glued(n) {
                out.push(' ');
            }
        }
        out.push('\n');
        let mut inside = 0;
        for (n, row) in self.rows.iter().enumerate() {
            if n >= inside {
                let more = self.rows.windows(2).skip(n).take_while(|pair| self.joined(pair)).count();
                inside = n + more + 1;
                if let Some(last) = self.rows.get(n + more).filter(|_| more > 0) {
                    let whole = line(self.words.of(row.start, last.end));
                    let space = if self.glued(n + more) { "SpaceAfter=No" } else { "_" };
                    _ = writeln!(out, "{}-{}\t{whole}{}\t{space}", n + 1, n + more + 1, "\t_".repeat(7));
                }
            }
            let multiword =
                inside > n + 1 || (n > 0 && self.rows.get(n - 1..=n).is_some_and(|p| self.joined(p)));
            self.word(out, n, row, multiword);
        }
        out.push('\n');
    }

    fn word(&self, out: &mut String, n: usize, row: &TokenView, multiword: bool) {
        let form = line(self.words.of(row.start, row.end));
        let parsed = row.upos != "_";
        let lemma = if parsed && !row.lemma.is_empty() { line(&row.lemma) } else { "_".into() };
        let head = match usize::try_from(row.head) {
            _ if !parsed => "_".into(),
            Ok(head) => (head + 1).saturating_sub(self.first).to_string(),
            Err(_) => "0".into(),
        };
        let mut misc = self.marks.get(&(self.first + n)).cloned().unwrap_or_default();
        if !multiword && self.glued(n) {
            misc.push("SpaceAfter=No".into());
        }
        misc.sort_unstable();
        let misc = if misc.is_empty() { "_".into() } else { misc.join("|") };
        _ = writeln!(
            out,
            "{}\t{form}\t{lemma}\t{}\t_\t_\t{head}\t{}\t_\t{misc}",
            n + 1,
            row.upos,
            if parsed { row.deprel } else { "_" },
        );
    }

    /// Whether the word behind follows without white space.
    fn glued(&self, n: usize) -> bool {
        let next = self.rows.get(n + 1).or(self.next);
        self.rows.get(n).zip(next).is_some_and(|(a, b)| a.end == b.start)
    }

    /// Whether two words are written as one: letters meet letters, or a clitic follows.
    fn joined(&self, pair: &[TokenView]) -> bool {
        let [a, b] = pair else { return false };
        if a.end != b.start {
            return false;
        }
        let (left, right) = (self.words.of(a.start, a.end), self.words.of(b.start, b.end));
        let mut inner = right.chars();
        let clitic = match inner.next() {
            Some('\'' | '’') => match inner.as_str() {
                "" => b.upos == "PART",
                rest => rest.chars().all(char::is_alphabetic),
            },
            Some(c) => c.is_alphabetic() && left.ends_with(char::is_alphabetic),
            None => false,
        };
        clitic && left.ends_with(|c: char| c.is_alphanumeric() || c == '.')
    }
}

/// Names and coreference of each word: `NER=B-PER`, `Entity=(e3-PER`.
fn marks(report: &Report, tokens: &[TokenView]) -> BTreeMap<usize, Vec<String>> {
    let mut out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut brackets: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for entity in &report.entities {
        for mention in &entity.mentions {
            let from = tokens.partition_point(|token| token.end <= mention.start);
            let to = tokens.partition_point(|token| token.start < mention.end);
            let Some(last) = to.checked_sub(1).filter(|last| *last >= from) else { continue };
            if mention.kind == "name" {
                for at in from..to {
                    let place = if at == from { "B" } else { "I" };
                    out.entry(at).or_default().push(format!("NER={place}-{}", entity.label));
                }
            }
            let open = format!("(e{}-{}", entity.id, entity.label);
            if from == last {
                brackets.entry(from).or_default().0.push_str(&format!("{open})"));
            } else {
                brackets.entry(from).or_default().0.push_str(&open);
                brackets.entry(last).or_default().1.push_str(&format!("e{})", entity.id));
            }
        }
    }
    for (at, (open, close)) in brackets {
        out.entry(at).or_default().push(format!("Entity={close}{open}"));
    }
    out
}

/// A value that cannot break a line of the format.
fn line(text: &str) -> String {
    if text.contains(char::is_whitespace) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.into()
    }
}
