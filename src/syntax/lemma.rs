//! Base forms by scripts learnt from the treebanks: the longest ending that has one decides.

use super::lemmas::Lemmas;
use super::types::Upos;
use crate::model::features::plain;
use crate::model::{Script, Scripts};

/// Longest ending with a script, in characters; a whole word may be longer.
pub const LONGEST: usize = 6;

/// The keys of a word, from the shortest ending to the longest, the whole word last.
///
/// Part of the key are the tag and the case: a capital at the start of a sentence says less than elsewhere.
#[must_use]
pub fn keys(form: &str, upos: Upos, first: bool) -> ([u32; LONGEST + 2], usize) {
    let case = match form.contains(char::is_uppercase) {
        false => 0,
        true if first => 1,
        true => 2,
    };
    let mut key = 0x9e37_79b9_u32.wrapping_mul(4 * upos as u32 + case + 1);
    let mix = |key: u32, c: u32| (key ^ c).wrapping_mul(0x0100_0193).rotate_left(5);
    let mut keys = [0; LONGEST + 2];
    let mut slots = keys.iter_mut();
    let mut used = 0;
    let mut put = |key: u32| {
        if let Some(slot) = slots.next() {
            *slot = key;
            used += 1;
        }
    };
    put(key);
    for (n, c) in form.chars().rev().map(plain).enumerate() {
        key = mix(key, u32::from(c));
        if n < LONGEST {
            put(key);
        }
    }
    put(mix(key, u32::from('^')));
    (keys, used)
}

/// Adds a word's base form.
pub(super) fn push(form: &str, upos: Upos, first: bool, scripts: &Scripts, lemmas: &mut Lemmas) {
    let (keys, used) = keys(form, upos, first);
    let found = keys.iter().take(used).rev().find_map(|key| scripts.get(*key));
    match found {
        Some(script) => apply(script, form, lemmas),
        None => apply(&Script { keep_case: upos == Upos::Propn, ..Script::default() }, form, lemmas),
    }
}

fn apply(script: &Script, form: &str, lemmas: &mut Lemmas) {
    let lowered;
    let base = if script.keep_case || form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        form
    } else {
        lowered = form.to_lowercase();
        &lowered
    };
    let keep = match script.strip {
        0 => base.len(),
        Script::ALL => 0,
        n => base.char_indices().rev().nth(usize::from(n) - 1).map_or(0, |cell| cell.0),
    };
    lemmas.push(base.get(..keep).unwrap_or(base), &script.add);
}
