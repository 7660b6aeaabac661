//! Looks at segmentation alone: `segment conllu FILE.jsonl` writes CoNLL-U of `{"id","text"}` lines,
//! `segment golden FILE.jsonl` scores `{"text","sentences"}` lines, `segment lines FILE` shows the
//! paragraphs of one article, `segment speed FILE` times it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool")]

use std::fmt::Write as _;
use std::time::Instant;

use serde::Deserialize;
use sourcelight::segment::segment;
use sourcelight::text::{Id, TokenId, TokenRange};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: String,
    text: String,
    #[serde(default)]
    sentences: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [verb, path] = args.as_slice() else { return Err("segment VERB FILE".into()) };
    let file = std::fs::read_to_string(path)?;
    let rows = || file.lines().map(serde_json::from_str::<Line>);
    match verb.as_str() {
        "conllu" => {
            let mut out = String::new();
            for row in rows() {
                let row = row?;
                writeln!(out, "# newdoc id = {}", row.id)?;
                conllu(&row.text, &mut out)?;
            }
            print!("{out}");
        }
        "golden" => {
            let (mut right, mut all) = (0, 0);
            for row in rows() {
                let row = row?;
                let segments = segment(&row.text);
                let found: Vec<&str> =
                    segments.sentences.iter().map(|sentence| sentence.span.of(&row.text)).collect();
                all += 1;
                if found == row.sentences {
                    right += 1;
                } else {
                    println!("want {:?}\n got {found:?}", row.sentences);
                }
            }
            println!("{right} of {all}");
        }
        "lines" => {
            let segments = segment(&file);
            for paragraph in segments.paragraphs.iter() {
                let dateline = paragraph.dateline.map_or("", |span| span.of(&file));
                println!("{:?}\t[{dateline}]\t{}", paragraph.kind, paragraph.span.of(&file));
            }
        }
        "speed" => {
            let rounds = (40_000_000 / file.len().max(1)).max(3);
            let start = Instant::now();
            let mut tokens = 0;
            for _ in 0..rounds {
                tokens += std::hint::black_box(segment(&file)).tokens.len();
            }
            let seconds = start.elapsed().as_secs_f64();
            let bytes = (rounds * file.len()) as f64;
            println!(
                "{:.1} MB/s, {:.2} million tokens/s, {:.1} µs a round of {} bytes",
                bytes / seconds / 1e6,
                tokens as f64 / seconds / 1e6,
                seconds / rounds as f64 * 1e6,
                file.len()
            );
        }
        _ => return Err("conllu, golden, lines or speed".into()),
    }
    Ok(())
}

/// Tokens and sentences only; clitics under their multiword token.
fn conllu(text: &str, out: &mut String) -> std::fmt::Result {
    let segments = segment(text);
    let tokens = &segments.tokens;
    let form = |id: TokenId| tokens.spans[id].of(text);
    for sentence in segments.sentences.iter() {
        let first = sentence.tokens.start.index();
        for id in sentence.tokens.iter() {
            let number = id.index() - first + 1;
            let next = TokenId::from_index(id.index() + 1);
            if !tokens.joined[id] && tokens.joined[next] && sentence.tokens.contains(next) {
                let run = TokenRange::new(id, TokenId::from_index(id.index() + 2));
                let whole = tokens.cover(run).of(text);
                writeln!(out, "{number}-{}\t{whole}\t_\t_\t_\t_\t_\t_\t_\t_", number + 1)?;
            }
            writeln!(out, "{number}\t{}\t_\t_\t_\t_\t_\t_\t_\t_", form(id))?;
        }
        out.push('\n');
    }
    Ok(())
}
