//! Writes the tagger behind the core of a model file.

use super::Trained;
use crate::net::writer::Writer;
use sourcelight::attribution::tagger::RoleTag;
use sourcelight::model::MARK_ROWS;

/// The model file with the tagger in place of whatever stood behind the core, bound to what taggers are told today.
///
/// # Errors
/// When the file is none.
pub fn with_tagger(file: &[u8], trained: &Trained) -> Result<Vec<u8>, String> {
    let net = &trained.network;
    let config = net.config;
    let mut w = Writer::new(&trained.params);
    for n in [config.view, config.word, config.mark, config.width, config.layers, config.link, config.reach] {
        w.u16(n);
    }
    w.u16(RoleTag::ALL.len());
    w.u16(MARK_ROWS);
    w.keys(trained.words.iter().copied());
    w.table(net.words);
    w.table(net.marks);
    w.linear(net.enter, 23);
    for [right, left] in &net.scans {
        w.linear(*right, 23);
        w.linear(*left, 23);
    }
    w.linear(net.labels, 23);
    w.i32s(net.transitions, 23);
    w.linear(net.dependent, 23);
    w.linear(net.governor, 23);
    w.i32s(net.distance, 16);
    w.i16s(net.root, 8);
    let models = sourcelight::Models::from_bytes(file).map_err(|refusal| refusal.to_string())?;
    let fingerprint = super::bind::fingerprint(&models)?;
    sourcelight::model::with_tagger(file, w.bytes(), fingerprint).map_err(|refusal| refusal.to_string())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::cast_possible_truncation, reason = "a failing test should panic")]
mod tests {
    use super::*;
    use crate::net::{params::Params, random::Random, tape::Tape};
    use crate::tagger::data::Run;
    use crate::tagger::network::{Batch, Config, Network};
    use sourcelight::Models;
    use sourcelight::attribution::tagger::{MARKS, kind_starts};
    use sourcelight::model::{Seen, Tagged};

    /// The library's whole numbers and the trainer's floats are the same scores.
    #[test]
    fn the_library_scores_as_the_trainer_does() {
        let file = std::fs::read("../models/english.model").unwrap();
        let view = Models::from_bytes(&file).unwrap().core.unwrap().network.width();
        let (mut params, mut random) = (Params::default(), Random::new(5));
        let config = Config { view, word: 8, mark: 8, width: 16, link: 8, ..Config::default() };
        let words = vec![3, 70, 900];
        let network = Network::new(config, words.len(), &mut params, &mut random);
        // numbers that the file's tables can hold exactly, large enough to make scores that say something
        for x in params.all.iter_mut().flat_map(|param| &mut param.value.data) {
            *x = (*x * 48.0).round() / 32.0;
        }
        let rows = 12;
        let run = Run {
            words: (0..rows).map(|n| [3, 70, 900, 5][n % 4]).collect(),
            marks: (0..rows).flat_map(|n| kind_starts().map(|first| first + u16::from(n % 3 == 0))).collect(),
            views: (0..rows * view).map(|_| (random.signed() * 1500.0) as i16).collect(),
            labels: vec![0; rows],
            links: vec![0; rows],
            ..Run::default()
        };
        let mut trained = crate::tagger::Trained { network, params, words };
        let bytes = with_tagger(&file, &trained).unwrap();
        let tagger = Models::from_bytes(&bytes).unwrap().tagger.unwrap();

        let row = |hash: u32| trained.words.binary_search(&hash).map_or(0, |n| n as u32 + 1);
        let batch = Batch::new(&[&run], (view, 0.0, 0.0), row, None);
        let mut tape = Tape::new(&mut trained.params, batch.bounds.clone());
        let [labels, dependent, governor] = trained.network.forward(&mut tape, &batch, None);
        let links = tape.arc_scores(dependent, governor, trained.network.distance, 0);

        let seen = run.words.iter().zip(run.marks.chunks_exact(MARKS));
        let seen: Vec<Seen<'_>> = seen.map(|(word, marks)| Seen { word: *word, marks }).collect();
        let mut tagged = Tagged::default();
        tagger.encode(&seen, &run.views, &mut tagged);
        let mut spread = 0.0_f64;
        for (float, whole) in tape.value(labels).data.iter().zip(&tagged.labels) {
            let (float, whole) = (f64::from(*float), f64::from(*whole) / f64::from(1_u32 << 23));
            assert!((float - whole).abs() < 0.05, "trainer {float}, library {whole}");
            spread = spread.max(float.abs());
        }
        assert!(spread > 0.5, "scores that say something, not {spread}");
        for from in 0..rows {
            for to in (0..rows).filter(|to| *to != from).map(Some).chain([None]) {
                let float = f64::from(links.row(from)[to.unwrap_or(rows)]);
                let whole = f64::from(tagger.link(&tagged, from, to)) / 65536.0;
                assert!((float - whole).abs() < 0.1, "link of {from} to {to:?}: {float}, {whole}");
            }
        }
    }
}
