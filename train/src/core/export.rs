//! Writes a model file: floats to whole numbers, in the order in which the library reads them.

use super::lemmas::Learnt;
use super::run::Trained;
use crate::net::writer::Writer;
use sourcelight::model::{format, template};
use sourcelight::syntax::{Deprel, NameTag, Upos};

/// The bytes of the model file.
#[must_use]
pub fn model(trained: &Trained, lemmas: &Learnt) -> Vec<u8> {
    let net = &trained.network;
    let config = net.config;
    let mut w = Writer::new(&trained.params);
    for n in [config.word, config.affix, config.shape, config.layers, config.arc, config.label, config.reach]
    {
        w.u16(n);
    }
    for n in [Upos::ALL.len(), NameTag::ALL.len(), Deprel::ALL.len()] {
        w.u16(n);
    }
    w.keys(trained.words.hashes.iter().copied());
    w.table(net.words);
    w.table(net.affixes);
    w.table(net.shapes);
    for [right, left] in &net.scans {
        w.linear(*right, 23);
        w.linear(*left, 23);
    }
    for head in [net.upos, net.name, net.dependent, net.governor, net.label_dependent, net.label_governor] {
        w.linear(head, 23);
    }
    // relations are scored from Q9
    w.linear(net.label, 21);
    w.i32s(net.distance, 16);
    w.i16s(net.root, 8);
    w.i32s(net.label_root, 23);
    w.keys(lemmas.keys.keys().copied().collect::<Vec<_>>().into_iter());
    for script in lemmas.keys.values() {
        w.u16(usize::from(*script));
    }
    w.u32(lemmas.scripts.len());
    for script in &lemmas.scripts {
        w.raw(&[u8::from(script.keep_case), script.strip, u8::try_from(script.add.len()).unwrap_or(0)]);
        w.raw(script.add.as_bytes());
    }
    format::seal(template(), w.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::data::{Batch, Words};
    use crate::core::labels::Labels;
    use crate::core::lemmas;
    use crate::core::network::{Config, Network};
    use crate::corpus::{Sentence, Word};
    use crate::net::{params::Params, random::Random, tape::Tape};
    use sourcelight::Models;
    use sourcelight::model::{Encoded, features::Features};

    fn sentence() -> Sentence {
        let words = ["The", "harbour", "board", "met", "in", "Lintmouth", "on", "5", "May", "."];
        words.iter().map(|form| Word { form: (*form).to_owned(), ..Word::default() }).collect()
    }

    /// The library's whole numbers and the trainer's floats are the same scores.
    #[test]
    fn the_library_scores_as_the_trainer_does() {
        let train = vec![sentence(), sentence()];
        let (words, labels) = (Words::new(&train, std::iter::empty()), Labels::new(&train));
        let (mut params, mut random) = (Params::default(), Random::new(3));
        let config =
            Config { word: 16, affix: 8, shape: 8, layers: 2, arc: 8, label: 8, ..Config::default() };
        let network = Network::new(config, words.hashes.len(), labels.xpos_count(), &mut params, &mut random);
        // a fresh network's scores are near nothing: larger numbers make them say something; and numbers
        // that the file's tables can hold exactly, so that only the arithmetic is compared
        for x in params.all.iter_mut().flat_map(|param| &mut param.value.data) {
            *x = (*x * 64.0).round() / 32.0;
        }
        let mut trained = Trained { network, params, words, labels };
        let bytes = model(&trained, &lemmas::learn(&train));
        let models = Models::from_bytes(&bytes).unwrap();

        let sentence = sentence();
        let batch = Batch::new(&[&sentence], &trained.words, &trained.labels, None);
        let mut tape = Tape::new(&mut trained.params, batch.bounds.clone());
        let heads = trained.network.forward(&mut tape, &batch, None);
        let floats = tape.arc_scores(heads.dependent, heads.governor, trained.network.distance, 0);

        let features: Vec<Features> =
            sentence.iter().enumerate().map(|(n, word)| Features::of(&word.form, n == 0)).collect();
        let mut encoded = Encoded::default();
        let core = models.core.unwrap();
        core.network.encode(&features, &mut encoded);
        let mut whole = Vec::new();
        core.network.arcs(&encoded, 0, sentence.len(), &mut whole);
        let mut spread = 0.0_f64;
        for (float, whole) in floats.data.iter().zip(&whole).filter(|row| *row.0 > -1e8) {
            let (float, whole) = (f64::from(*float), f64::from(*whole) / 65536.0);
            assert!((float - whole).abs() < 0.05, "trainer {float}, library {whole}");
            spread = spread.max(float.abs());
        }
        assert!(spread > 0.5, "scores that say something, not {spread}");
        for (float, whole) in tape.value(heads.name).data.iter().zip(&encoded.names) {
            let whole = f64::from(*whole) / f64::from(1_u32 << 23);
            assert!((f64::from(*float) - whole).abs() < 0.05, "trainer {float}, library {whole}");
        }
    }
}
