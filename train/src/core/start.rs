//! The weights that a run starts from: a model file's, read back.
//!
//! In: the bytes of a model file. Out: the network, its numbers, its words and its scripts of base forms. Heads that
//! no file holds (Penn tags, roles: of use in training alone) are fresh. What stands behind the core is not read.

use super::data::Words;
use super::labels::Labels;
use super::lemmas::Learnt;
use super::network::{Config, Network};
use super::run::Trained;
use crate::corpus::Sentence;
use crate::net::params::Params;
use crate::net::random::Random;
use crate::net::reader::{Loader, keys};
use crate::vectors::Vectors;
use sourcelight::model::format::{self, Reader};
use sourcelight::model::{ModelError, Script, template};
use std::collections::BTreeMap;

/// No list of keys is longer than this.
const MOST: usize = 1 << 20;

/// A file's network over the words of a training text; `config` gives what no file holds, the rates.
///
/// # Errors
/// When the bytes are no model of this program.
pub fn read(bytes: &[u8], config: Config, train: &[Sentence]) -> Result<(Trained, Learnt), ModelError> {
    let mut file = format::open(bytes, template())?;
    let mut size = || file.u16().map(usize::from);
    let config = Config {
        word: size()?,
        affix: size()?,
        shape: size()?,
        layers: size()?,
        arc: size()?,
        label: size()?,
        reach: size()?,
        ..config
    };
    // the counts of classes, which the template holds already
    file.take(6)?;
    let words = Words::of(keys(&mut file, MOST)?, train);
    let labels = Labels::new(train);
    let (mut params, mut random) = (Params::default(), Random::new(0));
    let network = Network::new(config, words.hashes.len(), labels.xpos_count(), &mut params, &mut random);
    let mut loader = Loader { file, params: &mut params };
    numbers(&network, &mut loader)?;
    let lemmas = scripts(&mut loader.file)?;
    Ok((Trained { network, params, words, labels }, lemmas))
}

/// The rows of a file's words: first values for another table of words.
///
/// # Errors
/// When the bytes are no model of this program.
pub fn words(bytes: &[u8]) -> Result<Vectors, ModelError> {
    let (trained, _) = read(bytes, Config::default(), &[])?;
    let table = &trained.params.all[trained.network.words].value;
    let rows = trained.words.hashes.iter().enumerate();
    Ok(rows.map(|(n, hash)| (*hash, table.row(n + 1).to_vec())).collect())
}

impl Trained {
    /// Goes back a part of the way to what a run started from: one of 1 is all of it.
    pub fn go_back(&mut self, start: &Self, part: f32) {
        for (param, start) in self.params.all.iter_mut().zip(&start.params.all) {
            let pairs = param.value.data.iter_mut().zip(&start.value.data);
            // all of the way is the start itself, and not what rounding makes of it
            let step = |x: f32, start: f32| if part >= 1.0 { start } else { x + part * (start - x) };
            pairs.for_each(|(x, start)| *x = step(*x, *start));
        }
    }
}

/// In the order of [`super::export`].
fn numbers(net: &Network, loader: &mut Loader<'_, '_>) -> Result<(), ModelError> {
    for table in [net.words, net.affixes, net.shapes] {
        loader.table(table)?;
    }
    for step in net.scans.iter().flatten() {
        loader.linear(*step, 23)?;
    }
    for head in [net.upos, net.name, net.dependent, net.governor, net.label_dependent, net.label_governor] {
        loader.linear(head, 23)?;
    }
    loader.linear(net.label, 21)?;
    loader.i32s(net.distance, 16)?;
    loader.i16s(net.root, 8)?;
    loader.i32s(net.label_root, 23)
}

fn scripts(file: &mut Reader<'_>) -> Result<Learnt, ModelError> {
    let keys = keys(file, MOST)?;
    let chosen: Vec<u16> = keys.iter().map(|_| file.u16()).collect::<Result<_, _>>()?;
    let script = |file: &mut Reader<'_>| {
        let keep_case = file.u8()? != 0;
        let (strip, length) = (file.u8()?, file.u8()?);
        let add = String::from_utf8_lossy(file.take(usize::from(length))?).into_owned();
        Ok(Script { keep_case, strip, add })
    };
    let scripts = (0..file.count(MOST)?).map(|_| script(file)).collect::<Result<_, _>>()?;
    Ok(Learnt { keys: keys.into_iter().zip(chosen).collect::<BTreeMap<_, _>>(), scripts })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing test should panic")]
mod tests {
    use super::*;
    use crate::core::export;

    const HEADER: usize = 22;

    /// What was learnt comes back whole: written again it is the same file, byte for byte.
    #[test]
    fn a_file_read_back_and_written_again_is_the_same() {
        let file = std::fs::read("start.model").unwrap();
        let (trained, lemmas) = read(&file, Config::default(), &[]).unwrap();
        let core = export::model(&trained, &lemmas);
        assert!(export::model(&read(&core, Config::default(), &[]).unwrap().0, &lemmas) == core);
        // the header apart, the file begins with the core; its tagger stands behind
        assert!(file[HEADER..].starts_with(&core[HEADER..]), "not the same bytes");
        assert_eq!(trained.words.hashes.len(), 24_853);
    }

    #[test]
    fn all_of_the_way_back_is_the_start() {
        let file = std::fs::read("start.model").unwrap();
        let (start, lemmas) = read(&file, Config::default(), &[]).unwrap();
        let (mut other, _) = read(&file, Config::default(), &[]).unwrap();
        other.params.all.iter_mut().flat_map(|param| &mut param.value.data).for_each(|x| *x = 1.0 - *x);
        assert!(export::model(&other, &lemmas) != export::model(&start, &lemmas));
        other.go_back(&start, 1.0);
        assert!(export::model(&other, &lemmas) == export::model(&start, &lemmas), "not the start");
    }

    #[test]
    fn a_file_cut_short_is_refused() {
        let file = std::fs::read("start.model").unwrap();
        let cut = format::seal(template(), &file[HEADER..file.len() / 2]);
        assert!(matches!(read(&cut, Config::default(), &[]), Err(ModelError::Length)));
    }
}
