//! Layers that every network here is made of.

use super::params::{ParamId, Params};
use super::random::Random;
use super::tape::{Node, Tape};

/// Weight and bias of one linear step.
#[derive(Clone, Copy, Debug)]
pub struct Linear(pub ParamId, pub ParamId);

/// Draws a linear step from `from` numbers to `out`.
pub fn linear(params: &mut Params, name: &str, out: usize, from: usize, random: &mut Random) -> Linear {
    #[allow(clippy::cast_precision_loss, reason = "small sizes")]
    let scale = (3.0 / from as f32).sqrt();
    let weight = params.add(&format!("{name}.weight"), out, from, scale, random);
    Linear(weight, params.add(&format!("{name}.bias"), 1, out, 0.0, random))
}

/// Draws recurrent layers that read from both ends; their memories begin by keeping.
pub fn scans(params: &mut Params, layers: usize, width: usize, random: &mut Random) -> Vec<[Linear; 2]> {
    let half = width / 2;
    let mut way = |name: String| {
        let step = linear(params, &name, 3 * half, width, random);
        params.all[step.1].value.data[half..2 * half].fill(1.0);
        step
    };
    (0..layers).map(|n| [way(format!("scan{n}.right")), way(format!("scan{n}.left"))]).collect()
}

/// The way through recurrent layers, each added to what came in; a share of what they show is left out.
pub fn sweep(tape: &mut Tape, scans: &[[Linear; 2]], mut x: Node, share: f32, random: &mut Random) -> Node {
    for [right, left] in scans {
        let gates = tape.linear(x, right.0, right.1);
        let right = tape.scan(gates, false);
        let gates = tape.linear(x, left.0, left.1);
        let left = tape.scan(gates, true);
        let both = tape.concat(vec![right, left]);
        let both = tape.dropout(both, share, random);
        x = tape.add(both, x);
    }
    x
}
