//! What a larger network outside this crate is shown, and what it thinks of it.
//!
//! In: the corpora as the core and the tagger see them. Out: JSON lines for `train/teacher`; its files of shares,
//! read back into goals. The teacher ships nowhere: only what the small networks learn of it does.

use crate::core::name_labels;
use crate::core::run::{Corpora, Options};
use crate::core::silver::{self, Placed};
use crate::corpus::{Sentence, Soft};
use crate::evaluate::{attribution::rows::Article, corpora, gum};
use crate::net::tape::{Goal, UNKNOWN, sure};
use crate::setting::Folders;
use crate::tagger::data::{self, Run};
use serde::Serialize;
use sourcelight::attribution::tagger::{MARKS, RoleTag};
use sourcelight::syntax::{Deprel, NameTag, Upos};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What `sourcelight-train lay-out` is told.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    folders: Folders,
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
    let Folders { data: corpora_folder, work, .. } = &arguments.folders;
    let classes = Classes {
        upos: Upos::ALL.iter().map(|class| class.name()).collect(),
        deprel: Deprel::ALL.iter().map(|class| class.name()).collect(),
        name: NameTag::ALL.iter().map(|class| class.name()).collect(),
    };
    line(&mut file(&work.join("classes.json")).map_err(text)?, &classes).map_err(text)?;
    let corpora = Corpora::read(
        corpora_folder,
        work.join("silver.names").exists().then_some(&**work),
        &Options::default(),
    )?;
    let mut trees = file(&work.join("trees.jsonl")).map_err(text)?;
    let [ewt, gum] = &corpora.dev;
    let silver: Vec<Sentence> = corpora.silver.into_iter().map(|row| row.1).collect();
    let parts = [
        ("silver", &silver),
        ("train", &corpora.train),
        ("regrouped", &corpora.regrouped),
        ("ewt-dev", ewt),
        ("gum-dev", gum),
    ];
    fs::write(work.join("silver.conllu"), silver::conllu(&silver)).map_err(text)?;
    let mut count = 0;
    for (part, sentences) in parts {
        for sentence in sentences {
            line(&mut trees, &tree(part, sentence)).map_err(text)?;
            count += 1;
        }
    }
    let file_bytes = fs::read(&arguments.model).map_err(text)?;
    let models = sourcelight::Models::from_bytes(&file_bytes).map_err(|refusal| refusal.to_string())?;
    let mut roles = file(&work.join("roles.jsonl")).map_err(text)?;
    let mut runs = 0;
    for part in ["train", "dev", "extra"] {
        let articles = match part {
            "extra" => extra(corpora_folder).map_err(text)?,
            "train" => corpora::learnable(corpora_folder)?,
            _ => corpora::rows(&corpora_folder.join(format!("attribution/polnear-{part}.jsonl")))?,
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

/// Gives silver sentences the shares that `train/teacher/trees.py` wrote to the folder; whether it did.
///
/// # Errors
/// When the file cannot be read or is of other sentences.
pub fn add_trees(work: &Path, silver: &mut [Placed]) -> io::Result<bool> {
    let path = work.join("trees.soft");
    if !path.exists() {
        return Ok(false);
    }
    let bytes = fs::read(&path)?;
    let words: usize = silver.iter().map(|row| row.1.len()).sum();
    if bytes.len() != words * TREE {
        return Err(io::Error::other(format!("{}: shares of other sentences", path.display())));
    }
    for (word, row) in silver.iter_mut().flat_map(|row| &mut row.1).zip(bytes.chunks_exact(TREE)) {
        let mut goals = row.chunks_exact(8).map(goal);
        let mut next = || goals.next().unwrap_or([(UNKNOWN, 0.0); 4]);
        word.soft = Some(Box::new(Soft {
            upos: next(),
            heads: next(),
            deprels: next(),
            names: next(),
            roles: sure(UNKNOWN),
        }));
        // the first tagger's labels of names are doubted by the teacher's tags
        let upos = word.soft.as_ref().and_then(|soft| Upos::ALL.get(soft.upos[0].0 as usize));
        word.upos = upos.map(|upos| upos.name().to_owned()).unwrap_or_default();
    }
    for (_, sentence) in silver {
        name_labels::doubt(std::slice::from_mut(sentence));
    }
    Ok(true)
}

fn goal(row: &[u8]) -> Goal {
    let (cells, _) = row.as_chunks::<2>();
    let sum: f32 = cells.iter().map(|[_, share]| f32::from(*share)).sum();
    let mut out = [(UNKNOWN, 0.0); 4];
    for (to, [class, share]) in out.iter_mut().zip(cells) {
        if *share > 0 {
            *to = (u32::from(*class), f32::from(*share) / sum.max(1.0));
        }
    }
    out
}

/// Where the shares of roles are, a byte a label: the words of the training articles, then of [`extra`].
fn roles(work: &Path) -> PathBuf {
    work.join("roles.soft")
}

/// Writes shares of roles, label after label, in that file's form.
///
/// # Errors
/// When the file cannot be written.
pub fn write_roles(work: &Path, shares: &[f32]) -> io::Result<()> {
    fs::create_dir_all(work)?;
    let most = shares.chunks(RoleTag::ALL.len()).flat_map(|row| {
        let sum: f32 = row.iter().sum();
        row.iter().map(move |share| share / sum.max(1e-9))
    });
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares of 255")]
    fs::write(roles(work), most.map(|share| (share * 255.0).round() as u8).collect::<Vec<u8>>())
}

/// Gives the runs of the training articles, and then of [`extra`], the shares that `train/teacher/roles.py` wrote.
///
/// # Errors
/// When the file cannot be read or is of other runs.
pub fn read_roles<'a>(work: &Path, runs: impl Iterator<Item = &'a mut Run>) -> io::Result<()> {
    let path = roles(work);
    if !path.exists() {
        let why = "no such file: take the teacher's steps of models/MODELS.md first, or say soft=0";
        return Err(io::Error::other(format!("{}: {why}", path.display())));
    }
    let bytes = fs::read(&path)?;
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

/// Adds the shares of roles to the silver sentences, which are of the same articles.
///
/// # Errors
/// When the file cannot be read or is of other articles.
pub fn add_roles(work: &Path, silver: &mut [Placed]) -> io::Result<()> {
    let path = roles(work);
    let bytes = fs::read(&path)?;
    let kinds = RoleTag::ALL.len();
    for (before, sentence) in silver {
        let rows = bytes.get(*before * kinds..(*before + sentence.len()) * kinds);
        let rows =
            rows.ok_or_else(|| io::Error::other(format!("{}: shares of other articles", path.display())))?;
        for (word, row) in sentence.iter_mut().zip(rows.chunks_exact(kinds)) {
            if let Some(soft) = &mut word.soft {
                soft.roles = four(row);
            }
        }
    }
    Ok(())
}

/// The four likeliest roles.
fn four(row: &[u8]) -> Goal {
    let mut best: Vec<(u8, u8)> = (0..).zip(row.iter().copied()).collect();
    best.sort_by_key(|cell| std::cmp::Reverse(cell.1));
    goal(&best.iter().take(4).flat_map(|cell| [cell.0, cell.1]).collect::<Vec<u8>>())
}
