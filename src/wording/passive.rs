//! Passives that leave out who did it: "the file was deleted".
//!
//! In: trees. Out: signals of the writer's own words. A passive with "by …" names its agent and is left
//! alone, and so are verbs that have no doer worth naming ("was born", "is located").

use super::{Signal, inside};
use crate::segment::Segments;
use crate::syntax::{Deprel, Syntax};
use crate::text::{Id, TokenId, TokenRange};

/// Verbs (base forms) whose passive leaves nobody out: states, places, names, offices of nature.
const STATES: &[&str] = &[
    "base",
    "bear",
    "locate",
    "situate",
    "know",
    "call",
    "name",
    "title",
    "entitle",
    "marry",
    "schedule",
    "set",
    "involve",
    "concern",
    "interest",
    "dedicate",
    "relate",
    "connect",
    "compose",
    "suppose",
    "close",
    "engage",
    "found",
    "surround",
    "prepare",
    "tie",
    "date",
    "list",
    "register",
    "slate",
    "comprise",
    "line",
    "own",
    "equip",
    "associate",
    "limit",
    "last",
    "divorce",
    "dress",
    "flood",
    "injure",
    "delay",
    "tire",
    "worry",
    "please",
    "surprise",
    "excite",
    "disappoint",
    "convince",
    "commit",
    "determine",
    "incense",
    "elect",
    "make",
];

/// How far from its verb a subject or an agent stands.
const NEAR: usize = 30;

/// The passives without an agent; none without trees.
pub(super) fn find(segments: &Segments, syntax: &Syntax, quoted: &[TokenRange]) -> Vec<Signal> {
    let mut out: Vec<Signal> = Vec::new();
    for (id, sentence) in segments.sentences.enumerate().filter(|(id, _)| segments.kind_of(*id).is_body()) {
        let _ = id;
        for at in sentence.tokens.iter().filter(|at| syntax.deprel[*at] == Deprel::AuxPass) {
            let Some(verb) = syntax.head[at].filter(|verb| *verb > at) else { continue };
            let run = TokenRange::new(at, TokenRange::one(verb).end);
            let near = TokenRange::new(
                Id::from_index(verb.index().saturating_sub(NEAR).max(sentence.tokens.start.index())),
                Id::from_index((verb.index() + NEAR).min(sentence.tokens.end.index())),
            );
            let child = |relation: Deprel| {
                near.iter()
                    .find(|child| syntax.head[*child] == Some(verb) && syntax.deprel[*child] == relation)
            };
            let by = |child: &TokenId| {
                segments.tokens.norm(*child) == "by"
                    && syntax.head[*child].is_some_and(|noun| syntax.head[noun] == Some(verb) || noun == verb)
            };
            let named = child(Deprel::OblAgent).is_some() || near.iter().any(|child| by(&child));
            let state = STATES.contains(&&syntax.lemma[verb]);
            if child(Deprel::NsubjPass).is_none()
                || named
                || state
                || run.len() > 6
                || inside(quoted, run)
                || marked(segments, run)
            {
                continue;
            }
            out.push(Signal {
                span: segments.tokens.cover(run),
                kind: "agentless_passive",
                why: "says what was done and leaves out who did it: by whom?",
                quoted: false,
            });
        }
    }
    out
}

/// Whether a quotation mark parts a run: part of it is somebody else's.
fn marked(segments: &Segments, run: TokenRange) -> bool {
    run.iter().any(|at| matches!(segments.tokens.norm(at), "\"" | "“" | "”" | "``" | "''" | "«" | "»" | "„"))
}
