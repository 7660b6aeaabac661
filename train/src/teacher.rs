//! What a larger network outside this crate is shown, and what it thinks of it.
//!
//! In: the corpora as the core and the tagger see them. Out: JSON lines for `train/teacher`; its files of shares,
//! read back into goals. The teacher ships nowhere: only what the small networks learn of it does.

use crate::core::run::{Corpora, Options};
use crate::corpus::{Sentence, Soft};
use crate::evaluate::{attribution::rows::Article, corpora, gum};
use crate::net::tape::{Goal, UNKNOWN};
use crate::tagger::data::{self, Run};
use serde::{Deserialize, Serialize};
use sourcelight::attribution::tagger::{MARKS, RoleTag};
use sourcelight::syntax::{Deprel, NameTag, Upos};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What `sourcelight-train lay-out` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder of corpora
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// The folder of prepared files, where trees.jsonl and roles.jsonl are written
    #[arg(long, default_value = "train/work")]
    work: PathBuf,
    /// The model file whose core and lexicon see the articles
    #[arg(long, default_value = "models/english.model")]
    model: PathBuf,
}

/// Names of the classes in the order of their numbers.
#[derive(Serialize)]
struct Classes {
    upos: Vec<&'static str>,
    deprel: Vec<&'static str>,
    name: Vec<&'static str>,
}

#[derive(Serialize)]
struct Tree<'a> {
    part: &'static str,
    words: Vec<&'a str>,
    upos: Vec<&'a str>,
    heads: Vec<usize>,
    deprels: Vec<&'a str>,
    names: Vec<&'a str>,
}

#[derive(Serialize)]
struct Roles<'a> {
    part: &'static str,
    article: usize,
    words: &'a [String],
    marks: Vec<&'a [u16]>,
    labels: &'a [u32],
}

/// Writes the sentences and the runs of paragraphs that `train/teacher` reads.
///
/// # Errors
/// One sentence for the user.
pub fn lay_out(arguments: &Arguments) -> Result<String, String> {
    let text = |error: io::Error| error.to_string();
    let classes = Classes {
        upos: Upos::ALL.iter().map(|class| class.name()).collect(),
        deprel: Deprel::ALL.iter().map(|class| class.name()).collect(),
        name: NameTag::ALL.iter().map(|class| class.name()).collect(),
    };
    line(&mut file(&arguments.work.join("classes.json")).map_err(text)?, &classes).map_err(text)?;
    let corpora = Corpora::read(&arguments.data, &arguments.work, &Options::default()).map_err(text)?;
    let mut trees = file(&arguments.work.join("trees.jsonl")).map_err(text)?;
    let [ewt, gum] = &corpora.dev;
    let parts = [
        ("train", &corpora.train),
        ("regrouped", &corpora.regrouped),
        ("silver", &corpora.silver),
        ("ewt-dev", ewt),
        ("gum-dev", gum),
    ];
    let mut count = 0;
    for (part, sentences) in parts {
        for sentence in sentences {
            line(&mut trees, &tree(part, sentence)).map_err(text)?;
            count += 1;
        }
    }
    let file_bytes = fs::read(&arguments.model).map_err(text)?;
    let models = sourcelight::Models::from_bytes(&file_bytes).map_err(|refusal| refusal.to_string())?;
    let mut roles = file(&arguments.work.join("roles.jsonl")).map_err(text)?;
    let mut runs = 0;
    for part in ["train", "dev", "extra"] {
        let articles = match part {
            "extra" => extra(&arguments.data).map_err(text)?,
            _ => corpora::rows(&arguments.data.join(format!("attribution/polnear-{part}.jsonl")))?,
        };
        for (article, row) in data::read(&articles, &models).iter().enumerate() {
            for run in row {
                let Run { forms, marks, labels, .. } = run;
                let marks = marks.chunks_exact(MARKS).collect();
                line(&mut roles, &Roles { part, article, words: forms, marks, labels }).map_err(text)?;
                runs += 1;
            }
        }
    }
    Ok(format!("{count} sentences, {runs} runs\n"))
}

/// The treebanks' training documents as articles whose attributions nobody marked.
///
/// # Errors
/// When a treebank cannot be read.
pub fn extra(data: &Path) -> io::Result<Vec<Article>> {
    let mut out = Vec::new();
    for name in ["en_ewt-train", "gum-train"] {
        let treebank = fs::read_to_string(data.join(format!("treebank/{name}.conllu")))?;
        let article = |document: gum::Document| Article { text: document.text, ..Article::default() };
        out.extend(gum::documents(&treebank).into_iter().map(article));
    }
    Ok(out)
}

fn tree<'a>(part: &'static str, sentence: &'a Sentence) -> Tree<'a> {
    Tree {
        part,
        words: sentence.iter().map(|word| &*word.form).collect(),
        upos: sentence.iter().map(|word| &*word.upos).collect(),
        heads: sentence.iter().map(|word| word.head).collect(),
        deprels: sentence.iter().map(|word| &*word.deprel).collect(),
        names: sentence.iter().map(|word| &*word.name).collect(),
    }
}

fn file(path: &Path) -> io::Result<io::BufWriter<fs::File>> {
    fs::File::create(path).map(io::BufWriter::new)
}

fn line(file: &mut impl io::Write, row: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *file, row)?;
    file.write_all(b"\n")
}

/// Bytes of a word in a file of trees' shares: four goals of four classes, each a class and its share of 255.
const TREE: usize = 4 * 4 * 2;

/// Gives silver sentences the shares of a file that `train/teacher/trees.py` wrote.
///
/// # Errors
/// When the file cannot be read or is of other sentences.
pub fn read_trees(path: &Path, silver: &mut [Sentence]) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let words: usize = silver.iter().map(Vec::len).sum();
    if bytes.len() != words * TREE {
        return Err(io::Error::other(format!("{}: shares of other sentences", path.display())));
    }
    for (word, row) in silver.iter_mut().flatten().zip(bytes.chunks_exact(TREE)) {
        let mut goals = row.chunks_exact(8).map(goal);
        let mut next = || goals.next().unwrap_or([(UNKNOWN, 0.0); 4]);
        word.soft = Some(Box::new(Soft { upos: next(), heads: next(), deprels: next(), names: Some(next()), roles: None }));
    }
    Ok(())
}

fn goal(row: &[u8]) -> Goal {
    let sum: f32 = row.chunks_exact(2).map(|cell| f32::from(cell[1])).sum();
    let mut out = [(UNKNOWN, 0.0); 4];
    for (to, cell) in out.iter_mut().zip(row.chunks_exact(2)) {
        if cell[1] > 0 {
            *to = (u32::from(cell[0]), f32::from(cell[1]) / sum.max(1.0));
        }
    }
    out
}

/// Gives the runs of the training articles the shares of labels that `train/teacher/roles.py` wrote: a byte a label.
///
/// # Errors
/// When the file cannot be read or is of other runs.
pub fn read_roles<'a>(path: &Path, runs: impl Iterator<Item = &'a mut Run>) -> io::Result<()> {
    let bytes = fs::read(path)?;
    let kinds = RoleTag::ALL.len();
    let other = || io::Error::other(format!("{}: shares of other runs", path.display()));
    let mut rows = bytes.chunks_exact(kinds).map(|row| {
        let sum: f32 = row.iter().map(|share| f32::from(*share)).sum();
        row.iter().map(|share| f32::from(*share) / sum.max(1.0)).collect::<Vec<f32>>()
    });
    for run in runs {
        run.soft = rows.by_ref().take(run.words.len()).flatten().collect();
        if run.soft.len() != run.words.len() * kinds {
            return Err(other());
        }
    }
    if rows.next().is_some() { Err(other()) } else { Ok(()) }
}

#[derive(Deserialize)]
struct Laid {
    part: String,
    words: Vec<String>,
}

/// Adds the shares of roles to silver sentences, which stand in the laid out articles in order; gives how many did.
///
/// # Errors
/// When a file cannot be read.
pub fn add_roles(soft: &Path, laid: &Path, silver: &mut [Sentence]) -> io::Result<usize> {
    let mut words: Vec<String> = Vec::new();
    for line in fs::read_to_string(laid)?.lines() {
        let row: Laid = serde_json::from_str(line)?;
        if row.part == "train" {
            words.extend(row.words);
        }
    }
    let bytes = fs::read(soft)?;
    let shares: Vec<&[u8]> = bytes.chunks_exact(RoleTag::ALL.len()).take(words.len()).collect();
    let (mut at, mut known) = (0, 0);
    for sentence in silver {
        let same = |from: &usize| {
            let run = words.get(*from..*from + sentence.len()).unwrap_or(&[]);
            !run.is_empty() && run.iter().zip(sentence.iter()).all(|(a, b)| *a == b.form)
        };
        // sentences that are too short or too long to teach stand between them
        let Some(from) = (at..at + REACH).find(same) else { continue };
        known += 1;
        for (word, row) in sentence.iter_mut().zip(shares.get(from..).unwrap_or(&[])) {
            if let Some(soft) = &mut word.soft {
                soft.roles = Some(four(row));
            }
        }
        at = from + sentence.len();
    }
    Ok(known)
}

/// How many words ahead the next silver sentence is looked for.
const REACH: usize = 3000;

/// The four likeliest roles.
fn four(row: &[u8]) -> Goal {
    let mut best: Vec<(u8, u8)> = (0..).zip(row.iter().copied()).collect();
    best.sort_by_key(|cell| std::cmp::Reverse(cell.1));
    goal(&best.iter().take(4).flat_map(|cell| [cell.0, cell.1]).collect::<Vec<u8>>())
}
