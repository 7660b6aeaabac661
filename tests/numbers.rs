//! The formulas and measures against published implementations: given the same counts or the same words, the
//! same results. `train/prepare/oracle.py` made the tables of `tests/oracle`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a failing test should panic, a skipped one say so"
)]

use sourcelight::stats::{Inputs, Readability, diversity};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rows of a table of the oracle, by column.
fn oracle(name: &str) -> Vec<BTreeMap<String, String>> {
    let file = std::fs::read_to_string(root().join("tests/oracle").join(name)).unwrap();
    let mut lines = file.lines().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row =
        |line: &str| head.iter().map(ToString::to_string).zip(line.split('\t').map(str::to_owned)).collect();
    lines.map(row).collect()
}

#[track_caller]
fn near(text: &str, what: &str, ours: f64, theirs: f64) {
    assert!(
        (ours - theirs).abs() <= 1e-9 * theirs.abs().max(1.0),
        "{text}: {what} is {ours}, there {theirs}"
    );
}

#[test]
fn formulas_equal_textstat_given_the_same_counts() {
    let rows = oracle("readability.tsv");
    assert!(rows.len() >= 50, "only {} texts", rows.len());
    for row in rows {
        let count = |name: &str| row[name].parse::<u32>().unwrap();
        let result = |name: &str| row[name].parse::<f64>().unwrap();
        let text = &row["text"];
        if count("sentences") == 0 {
            assert_eq!(
                Inputs { words: count("words"), ..Inputs::default() }.scores(),
                Readability::default()
            );
            continue;
        }
        let inputs = Inputs {
            words: count("words"),
            sentences: count("sentences"),
            characters: count("characters"),
            syllables: count("syllables"),
            monosyllables: count("monosyllables"),
            polysyllables: count("polysyllables"),
            long_words: count("long_words"),
            mini_words: count("mini_words"),
            unfamiliar: count("unfamiliar"),
            unfamiliar_two: count("unfamiliar_two"),
            unfamiliar_three: count("unfamiliar_three"),
            sample_easy: count("sample_easy"),
            sample_hard: count("sample_hard"),
            sample_sentences: count("sample_sentences"),
        };
        let ours = inputs.scores();
        for (name, value) in [
            ("flesch_reading_ease", ours.flesch_reading_ease),
            ("flesch_kincaid_grade", ours.flesch_kincaid_grade),
            ("gunning_fog", ours.gunning_fog),
            ("smog", ours.smog),
            ("lix", ours.lix),
            ("rix", ours.rix),
            ("dale_chall", ours.dale_chall),
            ("dale_chall_two", ours.dale_chall_two),
            ("spache", ours.spache),
            ("linsear_write", ours.linsear_write),
            ("mcalpine_eflaw", ours.mcalpine_eflaw),
            ("reading_seconds_by_character", ours.reading_seconds_by_character),
        ] {
            near(text, name, value, result(name));
        }
        // textstat takes letters without digits here …
        let letters = Inputs { characters: count("letters"), ..inputs };
        near(text, "coleman_liau", letters.scores().coleman_liau, result("coleman_liau"));
        // … and lone marks for words in one of two places there
        let marks = Inputs { words: count("words_with_marks"), ..inputs };
        let more = f64::from(marks.words - inputs.words) / f64::from(inputs.sentences);
        let index = marks.scores().automated_readability_index - 0.5 * more;
        near(text, "automated_readability_index", index, result("automated_readability_index"));
        let theirs = Readability {
            flesch_reading_ease: result("flesch_reading_ease"),
            flesch_kincaid_grade: result("flesch_kincaid_grade"),
            gunning_fog: result("gunning_fog"),
            smog: result("smog"),
            automated_readability_index: result("automated_readability_index"),
            coleman_liau: result("coleman_liau"),
            dale_chall: result("dale_chall"),
            linsear_write: result("linsear_write"),
            ..Readability::default()
        };
        near(text, "consensus_grade", theirs.consensus(), result("consensus_grade"));
    }
}

#[test]
fn diversity_equals_a_published_implementation() {
    let rows = oracle("diversity.tsv");
    assert!(rows.len() >= 10, "only {} texts", rows.len());
    for row in rows {
        let name = &row["text"];
        let text = std::fs::read_to_string(root().join(name)).unwrap().to_lowercase();
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut words = Vec::new();
        for word in text.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty()) {
            let next = u32::try_from(known.len()).unwrap();
            words.push(*known.entry(word).or_insert(next));
        }
        let ours = diversity(&words, known.len());
        let count = |key: &str| row[key].parse::<u32>().unwrap();
        assert_eq!((ours.tokens, ours.types), (count("tokens"), count("types")), "{name}");
        for (key, value) in
            [("mtld", ours.mtld), ("hdd", ours.hdd), ("mattr", ours.mattr), ("yule_k", ours.yule_k)]
        {
            match row[key].parse::<f64>() {
                Ok(theirs) => near(name, key, value.unwrap(), theirs),
                Err(_) => assert_eq!(value, None, "{name}: {key} needs a longer text"),
            }
        }
    }
}

#[test]
fn the_hundred_first_words_make_the_sample() {
    let text = "The well kept dam held until evening. ".repeat(30);
    let statistics = sourcelight::stats::measure(&text, &sourcelight::segment::segment(&text));
    let inputs = statistics.inputs;
    assert_eq!((inputs.sample_easy + inputs.sample_hard, inputs.sample_sentences), (100, 15));
    assert_eq!(inputs.words, 210);
    assert!(inputs.unfamiliar >= inputs.unfamiliar_two && inputs.unfamiliar_two >= inputs.unfamiliar_three);
}
