//! Writes the tagger behind the core of a model file.

use super::Trained;
use crate::core::export::Writer;
use sourcelight::attribution::tagger::RoleTag;
use sourcelight::model::MARK_ROWS;

/// The model file with the tagger in place of whatever stood behind the core.
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
    sourcelight::model::with_tagger(file, w.bytes()).map_err(|refusal| refusal.to_string())
}
