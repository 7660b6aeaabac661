//! Who is said to have done wrong, without a word that accuses: "the auditor said that Rook had forged two receipts".
//!
//! In: attributions, trees. Out: accusations, the source for the accuser. Somebody else's word must stand behind it, the
//! deed must be told as done, and the verb (with its object) be one of `data/misdeeds.tsv`; what a prosecutor says that a
//! person did is an accusation whatever the verb.

use super::accused::{Charge, charge, joined, mention};
use super::layers::Layers;
use crate::attribution::{Attribution, CueClass};
use crate::entity::EntityLabel;
use crate::syntax::{Deprel, Upos};
use crate::text::{QuickMap, TokenId, TokenRange};
use std::sync::LazyLock;

/// What a verb must have for its object.
#[derive(Clone, Debug)]
enum Object {
    /// Nothing.
    None,
    /// Anything.
    Any,
    /// One of these nouns, base forms.
    OneOf(Vec<&'static str>),
    /// Anything but these.
    NoneOf(Vec<&'static str>),
}

/// Verb to object; parsed once, never changes.
static DEEDS: LazyLock<QuickMap<&'static str, Vec<Object>>> = LazyLock::new(|| {
    let mut table: QuickMap<&'static str, Vec<Object>> = QuickMap::default();
    for line in data!("misdeeds.tsv").lines() {
        let mut cells = line.split('\t').skip(1);
        let (Some(verbs), Some(objects)) = (cells.next(), cells.next()) else { continue };
        let object = match objects {
            "-" => Object::None,
            "*" => Object::Any,
            nouns => match nouns.strip_prefix('!') {
                Some(nouns) => Object::NoneOf(nouns.split(' ').collect()),
                None => Object::OneOf(nouns.split(' ').collect()),
            },
        };
        for verb in verbs.split(' ') {
            table.entry(verb).or_default().push(object.clone());
        }
    }
    table
});

/// Sources whose trade it is to accuse.
const PROSECUTORS: &[&str] = &["prosecutor", "prosecutors", "prosecution", "indictment"];

/// What happens to somebody, or what a witness does: no deed, whoever tells it.
#[rustfmt::skip]
const SUFFERED: &[&str] = &[
    "suffer", "tell", "testify", "identify", "have", "lose", "see", "need", "know", "want", "sustain", "hear", "recognise",
    "recognize", "notice", "dismiss", "face",
];

/// Every such accusation, in the order of the attributions.
pub(super) fn charges(layers: Layers<'_>) -> Vec<Charge> {
    let says = |row: &&Attribution| {
        let class = row.cue_class;
        let tells = matches!(class, CueClass::Speech | CueClass::Assertion | CueClass::Distancing);
        !row.scare && row.statement && tells && !row.source.is_empty()
    };
    let mut out = Vec::new();
    for row in layers.attributions.iter().filter(says) {
        let by = row.source.first().copied();
        let mut words = row.source.iter().flat_map(|run| run.iter());
        let prosecutes = words.any(|at| PROSECUTORS.contains(&layers.segments.tokens.norm(at)));
        for run in &row.content {
            for at in run.iter().filter(|at| layers.syntax.head.row(*at).is_some()) {
                let Some(doer) = doer(layers, at).filter(|_| told_as_done(layers, at)) else { continue };
                let own = row.source.iter().any(|run| run.contains(doer));
                let deed = is_misdeed(layers, at) || prosecutes && is_prosecuted(layers, at, doer, *run);
                if deed && !own {
                    out.extend(
                        joined(layers, doer).into_iter().filter_map(|noun| charge(layers, at, noun, by)),
                    );
                }
            }
        }
    }
    out
}

fn child(layers: Layers<'_>, head: TokenId, of: Deprel) -> Option<TokenId> {
    layers.children.of(head).find(|at| layers.syntax.deprel[*at] == of)
}

/// Who does what a verb says: its subject, that of the verb it is joined to, or whom "who" stands for.
fn doer(layers: Layers<'_>, verb: TokenId) -> Option<TokenId> {
    let syntax = layers.syntax;
    if syntax.upos[verb] != Upos::Verb || child(layers, verb, Deprel::NsubjPass).is_some() {
        return None;
    }
    let joint = || {
        let up = syntax.head[verb].filter(|_| syntax.deprel[verb] == Deprel::Conj)?;
        child(layers, up, Deprel::Nsubj)
    };
    let noun = child(layers, verb, Deprel::Nsubj).or_else(joint)?;
    match layers.segments.tokens.norm(noun) {
        "who" | "which" | "that" => syntax.head[verb],
        _ => Some(noun),
    }
}

/// Whether the deed is told as done: no denial, no condition, nothing that may or will be.
fn told_as_done(layers: Layers<'_>, verb: TokenId) -> bool {
    let tokens = &layers.segments.tokens;
    let mut own = layers.children.of(verb).chain(
        layers.syntax.head[verb]
            .into_iter()
            .flat_map(|up| layers.children.of(up).filter(|_| layers.syntax.deprel[verb] == Deprel::Conj)),
    );
    !own.any(|at| {
        matches!(
            tokens.norm(at),
            "not"
                | "n't"
                | "n’t"
                | "never"
                | "no"
                | "nobody"
                | "if"
                | "unless"
                | "whether"
                | "may"
                | "might"
                | "could"
                | "would"
                | "will"
                | "should"
                | "must"
                | "can"
                | "to"
                | "nor"
                | "potentially"
                | "possibly"
                | "perhaps"
                | "nearly"
                | "almost"
        )
    })
}

/// Whether a verb with its object is in the table.
fn is_misdeed(layers: Layers<'_>, verb: TokenId) -> bool {
    // a few forms have no base form that the table could hold: "misled"
    let norm = layers.segments.tokens.norm(verb);
    let Some(rows) = DEEDS.get(&layers.syntax.lemma[verb]).or_else(|| DEEDS.get(norm)) else { return false };
    let objects = || {
        let all = layers.children.of(verb).filter(|at| layers.syntax.deprel[*at] == Deprel::Obj);
        all.flat_map(|at| joined(layers, at))
    };
    rows.iter().any(|row| match row {
        Object::None => true,
        Object::Any => objects().next().is_some(),
        Object::NoneOf(nouns) => {
            let mut all = objects().peekable();
            all.peek().is_some() && !all.any(|at| nouns.contains(&&layers.syntax.lemma[at]))
        }
        Object::OneOf(nouns) => objects().any(|at| nouns.contains(&&layers.syntax.lemma[at])),
    })
}

/// Whether a prosecutor says of a named person that they did something to somebody or something.
fn is_prosecuted(layers: Layers<'_>, verb: TokenId, doer: TokenId, content: TokenRange) -> bool {
    let main = layers.syntax.head[verb].is_none_or(|up| !content.contains(up));
    let acts = child(layers, verb, Deprel::Obj).is_some();
    let suffered = SUFFERED.contains(&&layers.syntax.lemma[verb]);
    let who = mention(layers, doer).map(|row| row.entity);
    main && acts
        && !suffered
        && who.is_some_and(|id| {
            let entity = &layers.entities.entities[id];
            entity.label == EntityLabel::Person
                && !entity.titles.iter().any(|title| title.of(layers.text).to_lowercase().contains("judge"))
        })
}

#[cfg(test)]
mod tests {
    use crate::{Models, Options, analyze};

    #[test]
    fn every_row_keeps_its_examples() {
        let accused = |text: &str| -> Vec<String> {
            let report = analyze(text, &Models::built_in(), &Options::default());
            report.accusations.into_iter().map(|row| row.name).collect()
        };
        let mut wrong = Vec::new();
        for line in data!("misdeeds.tsv").lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let [_, _, _, fire, spare] = cells[..] else { panic!("not five cells: {line}") };
            let whom = fire.split(['[', ']']).nth(1).unwrap_or_default();
            if !accused(&fire.replace(['[', ']'], "")).iter().any(|name| name == whom) {
                wrong.push(format!("accuses nobody: {fire}"));
            }
            if !accused(spare).is_empty() {
                wrong.push(format!("accuses: {spare}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
