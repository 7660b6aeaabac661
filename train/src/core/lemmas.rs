//! Learns base-form scripts: the shortest endings that explain most words, longer ones where they are wrong.

use crate::corpus::Sentence;
use sourcelight::model::Script;
use sourcelight::syntax::{Upos, lemma};
use std::collections::BTreeMap;

/// Words of one kind must be at least so many for an ending to get a script; a whole word needs but one.
const LEAST: u32 = 2;

/// Scripts by key, keys ascending.
#[derive(Debug, Default)]
pub struct Learnt {
    /// Each key's place among the scripts.
    pub keys: BTreeMap<u32, u16>,
    /// All scripts.
    pub scripts: Vec<Script>,
}

/// What turns a form into its lemma: a changed ending of the form in its own or in small letters.
#[must_use]
pub fn script(form: &str, base: &str, keep_case: bool) -> Script {
    let lowered = if keep_case { form.to_owned() } else { form.to_lowercase() };
    let shared = lowered.char_indices().zip(base.chars()).take_while(|((_, a), b)| a == b).count();
    let strip = lowered.chars().count() - shared;
    let add: String = base.chars().skip(shared).collect();
    if shared == 0 {
        return Script { keep_case: false, strip: Script::ALL, add: base.to_owned() };
    }
    Script { keep_case, strip: u8::try_from(strip).unwrap_or(Script::ALL), add }
}

#[derive(Default)]
struct Ending {
    scripts: BTreeMap<Script, u32>,
    parent: Option<u32>,
    depth: usize,
    whole: bool,
}

/// Learns from a treebank's words.
#[must_use]
pub fn learn(train: &[Sentence]) -> Learnt {
    let mut endings: BTreeMap<u32, Ending> = BTreeMap::new();
    for sentence in train {
        for (n, word) in sentence.iter().enumerate() {
            let Some(upos) = Upos::ALL.iter().find(|upos| upos.name() == word.upos) else { continue };
            if word.lemma == "_" && word.form != "_" {
                continue;
            }
            let lower = word.form.to_lowercase();
            let kept = script(&word.form, &word.lemma, true);
            let small = script(&word.form, &word.lemma, false);
            let small_is_shorter = (small.strip, small.add.len()) < (kept.strip, kept.add.len());
            let same = word.form == lower;
            let choice = if *upos == Upos::Propn && !small_is_shorter { kept } else { small.clone() };
            let choice = if !same && choice.strip > 0 && !small_is_shorter {
                script(&word.form, &word.lemma, true)
            } else {
                choice
            };
            let (keys, used) = lemma::keys(&word.form, *upos, n == 0);
            let mut parent = None;
            for (depth, &key) in keys.iter().take(used).enumerate() {
                let ending = endings.entry(key).or_default();
                *ending.scripts.entry(choice.clone()).or_default() += 1;
                (ending.parent, ending.depth, ending.whole) = (parent, depth, depth + 1 == used);
                parent = Some(key);
            }
        }
    }
    prune(&endings)
}

/// Keeps the endings whose best script is not what a shorter one says already.
fn prune(endings: &BTreeMap<u32, Ending>) -> Learnt {
    let mut order: Vec<(&u32, &Ending)> = endings.iter().collect();
    order.sort_by_key(|(key, ending)| (ending.depth, **key));
    let mut said: BTreeMap<u32, Script> = BTreeMap::new();
    let mut learnt = Learnt::default();
    let mut numbers: BTreeMap<Script, u16> = BTreeMap::new();
    for (key, ending) in order {
        let inherited = ending.parent.and_then(|parent| said.get(&parent)).cloned();
        let count = |script: &Script| ending.scripts.get(script).copied().unwrap_or(0);
        let top = ending.scripts.iter().max_by_key(|row| row.1).map(|row| row.0.clone()).unwrap_or_default();
        let gain = count(&top) - inherited.as_ref().map_or(0, count);
        let keep = inherited.as_ref() != Some(&top) && gain >= if ending.whole { 1 } else { LEAST };
        if keep || inherited.is_none() {
            let next = u16::try_from(numbers.len()).unwrap_or(u16::MAX);
            let number = *numbers.entry(top.clone()).or_insert(next);
            if usize::from(number) == learnt.scripts.len() {
                learnt.scripts.push(top.clone());
            }
            learnt.keys.insert(*key, number);
            said.insert(*key, top);
        } else if let Some(inherited) = inherited {
            said.insert(*key, inherited);
        }
    }
    learnt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_change_the_end_or_the_whole() {
        let of = |form, base| script(form, base, false);
        assert_eq!(of("Rivers", "river"), Script { keep_case: false, strip: 1, add: String::new() });
        assert_eq!(of("making", "make"), Script { keep_case: false, strip: 3, add: "e".into() });
        assert_eq!(of("'s", "be"), Script { keep_case: false, strip: Script::ALL, add: "be".into() });
    }
}
