//! How right the tagger's labels and links are on gold runs of words.

use super::data::Run;
use super::network::{Batch, Network};
use crate::net::params::Params;
use crate::net::tape::{Tape, UNKNOWN};
use sourcelight::attribution::tagger::{Role, RoleTag, best_path};
use std::collections::BTreeSet;

/// Exact spans' F1 of source, cue and content, and the share of gold links that the likeliest word gets.
pub struct Score {
    /// By role.
    pub spans: [f64; 3],
    /// Of links.
    pub links: f64,
}

fn whole(x: f32) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "scores are small")]
    let x = (x * 65536.0) as i32;
    x
}

fn spans(tags: &[RoleTag]) -> BTreeSet<(Role, usize, usize)> {
    let mut out = BTreeSet::new();
    let mut open: Option<(Role, usize)> = None;
    for (at, tag) in tags.iter().copied().chain([RoleTag::Outside]).enumerate() {
        let goes_on = matches!(tag.role(), Some((_, false)));
        if !goes_on && let Some((role, start)) = open.take() {
            out.insert((role, start, at));
        }
        if let Some((role, true)) = tag.role() {
            open = Some((role, at));
        }
    }
    out
}

/// Scores a network on runs.
pub fn score(network: &Network, params: &mut Params, row: &dyn Fn(u32) -> u32, gold: &[Run]) -> Score {
    let (mut met, mut found, mut all) = ([0.0; 3], [0.0; 3], [0.0; 3]);
    let (mut linked, mut links) = (0.0, 0.0);
    for run in gold.iter().filter(|run| !run.words.is_empty()) {
        let batch = Batch::new(&[run], (network.config.view, 0.0, 0.0), row, None);
        let mut tape = Tape::new(params, batch.bounds.clone());
        let [labels, dependent, governor] = network.forward(&mut tape, &batch, None);
        let scores: Vec<i32> = tape.value(labels).data.iter().copied().map(whole).collect();
        let arcs = tape.arc_scores(dependent, governor, network.distance, 0);
        let between: Vec<i32> =
            params.all[network.transitions].value.data.iter().copied().map(whole).collect();
        let pred = spans(&best_path(&scores, &between));
        let tags: Vec<RoleTag> = run.labels.iter().map(|n| RoleTag::ALL[*n as usize]).collect();
        let right = spans(&tags);
        for (role, ..) in &pred {
            found[*role as usize] += 1.0;
        }
        for row in &right {
            all[row.0 as usize] += 1.0;
            met[row.0 as usize] += f64::from(u8::from(pred.contains(row)));
        }
        for (at, link) in run.links.iter().enumerate().filter(|row| *row.1 != UNKNOWN) {
            // only words that may hold it: a cue's source, a content's cue
            let cue = tags[at] == RoleTag::BeginCue;
            let may = |to: usize| match tags.get(to) {
                None => cue,
                Some(tag) => *tag == if cue { RoleTag::BeginSource } else { RoleTag::BeginCue },
            };
            let best = arcs.row(at).iter().enumerate().filter(|row| may(row.0));
            let best = best.max_by(|a, b| a.1.total_cmp(b.1)).map(|row| row.0);
            links += 1.0;
            linked += f64::from(u8::from(best == Some(*link as usize)));
        }
    }
    let f1 = |n: usize| 2.0 * met[n] / f64::max(found[n] + all[n], 1.0);
    Score { spans: [f1(0), f1(1), f1(2)], links: linked / f64::max(links, 1.0) }
}
