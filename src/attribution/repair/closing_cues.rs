//! Sentences that close with who said them, and turns of phrase that name whose view it is, where readers and weights
//! saw nothing.
//!
//! In: classes, what stands. Out: what stands with those added, in reading order. Runs where [`crate::attribution::repair::lexical_additions`] does.

use crate::attribution::candidates::candidate::Candidate;
use crate::attribution::candidates::non_verbal::WORDS_OF;
use crate::attribution::candidates::select::Chosen;
use crate::attribution::lexicon::cue::{Part, VerbForm, lexicon};
use crate::attribution::lexicon::lists::List;
use crate::attribution::lexicon::word_class::Class;
use crate::attribution::merge::standing::{Standing, among};
use crate::attribution::repair::grammar::Words;
use crate::attribution::repairs::Repair;
use crate::attribution::types::CueClass;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::content;
use crate::attribution::view::frame::{self, Frame};
use crate::attribution::view::headline::is_title;
use crate::attribution::view::source::{self, Run};
use crate::attribution::view::when;
use crate::entity::speakers;
use crate::syntax::Deprel;
use crate::text::Id;

/// The share of such that a reader holds to be right.
const PLAIN: f32 = 0.7;

/// What adds an attribution to a sentence, where its words are there.
type Rule = fn(&Words<'_>, Run) -> Option<Candidate>;

/// Adds what stands nowhere yet.
pub(in crate::attribution) fn add(words: &Words<'_>, rows: &mut Vec<Chosen>) {
    let mut more: Vec<(Repair, Candidate)> = Vec::new();
    for sentence in words.chunks.segments.sentences.iter() {
        let run = (sentence.tokens.start.index(), sentence.tokens.end.index());
        let rules: [(Repair, Rule); 4] = [
            (Repair::AddClosing, closing),
            (Repair::AddClosing, headlined),
            (Repair::AddView, view),
            (Repair::AddTurnedDown, turned_down),
        ];
        for (repair, rule) in rules.into_iter().filter(|(repair, _)| words.repairs.has(*repair)) {
            more.extend(rule(words, run).map(|found| (repair, found)));
        }
    }
    let mut standing = Standing::new(rows);
    for (repair, found) in more {
        let cue = found.cue;
        let meets = |row: &Chosen| {
            let sources = row.found.source.zip(found.source);
            among(row.found.cue, &[cue]) || sources.is_some_and(|(one, two)| among(one, &[two]))
        };
        // a reading that found nobody has the speaker among what is said
        let lost = |row: &&mut Chosen| row.found.cue == cue && row.found.source.is_none();
        if repair == Repair::AddView {
            // "as the bishop sees it" is all of the cue
            let own = (cue.0, found.content.first().map_or(cue.1, |run| run.0));
            let whole = |row: &Chosen| {
                row.found.lemma == WORDS_OF || row.found.content.iter().any(|run| run.1 > own.1)
            };
            let inside = |row: &&mut Chosen| own.0 <= row.found.cue.0 && row.found.cue.1 <= own.1;
            for row in standing.near_mut(cue).filter(inside).filter(|row| !whole(row)) {
                row.found.content.clear();
            }
        }
        if let Some(row) = standing.near_mut(cue).find(lost) {
            *row = Chosen::added(found, row.share.max(PLAIN), repair);
        } else if !standing.near(cue).any(meets) {
            standing.add(Chosen::added(found, PLAIN, repair));
        }
    }
    standing.finish();
}

/// "192 ballots were spoiled, returning officer Dana Holm said on Tuesday.", "…, Elwood Crown Court heard.", "…, Petra Lunn,
/// the liquidator, said."
fn closing(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    /// Words between the comma and the verb.
    const WHO: usize = 8;
    let chunks = words.chunks;
    let from = end.saturating_sub(8).max(start + 4);
    let says = |at: &usize| {
        matches!(chunks.norm(*at), "said" | "says" | "heard" | "told")
            // a paper's own word: ", the Herald can reveal", ", the Post has learned"
            || matches!(chunks.norm(*at), "reveal" | "disclose" | "learned" | "learnt" | "seen")
                && matches!(chunks.norm(at.wrapping_sub(1)), "can" | "has")
    };
    let verb = (from..end).rev().find(says)?;
    // "the jury was told"
    let was = chunks.norm(verb) == "told" && matches!(chunks.norm(verb.wrapping_sub(1)), "was" | "were");
    let heard = chunks.norm(verb) == "heard" || was;
    let cue =
        (verb - usize::from(was || matches!(chunks.norm(verb.wrapping_sub(1)), "can" | "has")), verb + 1);
    let commas = |to: usize| {
        (to.saturating_sub(WHO).max(start + 2)..to).rev().find(|at| chunks.class(*at) == Class::Comma)
    };
    // a description between commas: the name stands before it
    let apposed = commas(cue.0).filter(|at| *at + 1 == cue.0).and_then(commas);
    let name_end = apposed.unwrap_or(cue.0);
    let comma = commas(name_end)?;
    let (who, name) = ((comma + 1, cue.0), (comma + 1, name_end));
    let hears = (who.0..who.1).any(|at| chunks.is(at, List::Courts));
    let named = if heard { hears } else { chunks.class(name.1.wrapping_sub(1)) == Class::Name };
    let verbs = (who.0..who.1).filter(|at| chunks.class(*at).is_verbal()).count();
    // "returning officer": a participle may open a role
    let role = verbs == 0 || (verbs == 1 && chunks.norm(who.0).ends_with("ing") && who.1 > who.0 + 2);
    let joins = matches!(
        chunks.class(who.0),
        Class::And | Class::Subordinator | Class::Wh | Class::Pronoun | Class::Preposition
    );
    let limit = content::trimmed(chunks, start, end);
    // "told reporters"
    let hearer = chunks.norm(verb) == "told" && !was;
    let behind = if hearer { chunks.base_end(verb + 1, limit)? } else { verb + 1 };
    let tail = frame::skip_manner(chunks, behind, limit);
    let tail = tail + usize::from(tail < limit && when::names(chunks, tail));
    let clause = (start..comma).any(|at| chunks.class(at).is_verbal());
    let own = words.marks.at(start);
    let plain = words.marks.at(verb) == own && words.marks.at(comma) == own;
    if !named || !role || joins || tail < limit || !clause || !plain || who.0 >= who.1 {
        return None;
    }
    let content = (start + usize::from(chunks.class(start) == Class::And), comma);
    Some(Candidate { frame: Frame::Final, ..said(verb, who, cue, content) })
}

/// "Striker fit for final, coach insists": a headline needs no verb before the comma.
fn headlined(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    /// Words of who says it.
    const WHO: usize = 5;
    let chunks = words.chunks;
    let limit = content::trimmed(chunks, start, end);
    let verb = limit.checked_sub(1).filter(|at| *at > start + 3 && is_title(chunks, *at))?;
    let row = lexicon().entries.get(usize::from(chunks.word(verb).cues.first().copied().flatten()?))?;
    let speaks = matches!(
        row.class,
        CueClass::Speech
            | CueClass::Assertion
            | CueClass::Distancing
            | CueClass::Belief
            | CueClass::Suggestion
    );
    let present = matches!(chunks.word(verb).verb, Some(VerbForm::Third | VerbForm::Base));
    let comma = (verb.saturating_sub(WHO)..verb - 1).rev().find(|at| chunks.class(*at) == Class::Comma)?;
    let who = (comma + 1, verb);
    // "Voters weigh Clinton's, Sanders' records" is a list
    let owned = chunks.class(verb - 1) == Class::Possessive;
    let phrase = !owned && source::phrase(chunks, verb, who.0) == Some(who.0);
    let plain = (start..limit).all(|at| words.marks.at(at).is_none());
    (speaks && present && phrase && plain && comma > start + 1).then(|| Candidate {
        frame: Frame::Final,
        lemma: row.lemma,
        class: row.class,
        ..said(verb, who, (verb, verb + 1), (start, comma))
    })
}

fn said(verb: usize, who: Run, cue: Run, content: Run) -> Candidate {
    Candidate {
        head: verb,
        lemma: "say",
        part: Part::Verb,
        class: CueClass::Speech,
        source: Some(who),
        cue,
        content: vec![content],
        ..Candidate::default()
    }
}

/// What opens a sentence with whose view it is: the words before and behind a place for somebody.
const VIEWS: &[(&str, &str)] = &[
    ("in the eyes of", ""),
    ("in the view of", ""),
    ("in the opinion of", ""),
    ("in the judgment of", ""),
    ("in the judgement of", ""),
    ("in the estimation of", ""),
    ("in the words of", ""),
    ("to hear", "tell it"),
    ("as far as", "is concerned"),
    ("as far as", "are concerned"),
    ("as", "sees it"),
    ("as", "see it"),
    ("as", "tells it"),
    ("as", "tell it"),
    ("by", "own account"),
    ("by", "own admission"),
    ("by", "account"),
    ("in", "view"),
    ("in", "opinion"),
    ("in", "telling"),
    ("if", "is to be believed"),
    ("if", "are to be believed"),
];

/// "In the eyes of most anglers, the ban is a mistake.", "To hear Mr Brodd tell it, the airline never missed a payment."
fn view(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    let chunks = words.chunks;
    let reads = |at: usize, phrase: &str| {
        let mut here = at;
        let all = phrase.split_whitespace().all(|word| {
            here += 1;
            chunks.norm(here - 1) == word
        });
        all.then_some(here)
    };
    let found = VIEWS.iter().find_map(|(before, behind)| {
        let from = reads(start, before)?;
        let comma = |at: &usize| chunks.class(*at) == Class::Comma;
        // whoever it is, with a description between commas, up to the comma behind it
        let mut stop = (from..end.min(from + 24)).find(comma).filter(|at| *at > from)?;
        if behind.is_empty() && chunks.class(from) != Class::Pronoun {
            let source = source::behind(chunks, words.marks, from, end)?;
            stop = if chunks.class_before(source.1) == Class::Comma { source.1 - 1 } else { source.1 };
            if chunks.class(stop) == Class::Comma
                && chunks.class(stop + 1) == Class::Name
                && chunks.class(from) != Class::Name
            {
                let name = chunks.base_end(stop + 1, end)?;
                stop = if chunks.class(name) == Class::Comma { name } else { stop };
            }
        }
        let last = stop - behind.split_whitespace().count();
        // "by her own account", "in the mayor's view"
        let owned = last > from
            && chunks.norm(last - 1) != "own"
            && (chunks.class(last - 1) == Class::Possessive || chunks.norm(last - 1) == "her");
        if last <= from || matches!(*before, "by" | "in") && !owned {
            return None;
        }
        let phrase = owned || chunks.phrase_end(from, last).is_some();
        (phrase && reads(last, behind) == Some(stop)).then_some(((from, last), stop))
    });
    let (source, stop) = found?;
    let from = stop + usize::from(chunks.class(stop) == Class::Comma);
    let to = content::clause(chunks, words.marks, from, end);
    let clause = (from..to).any(|at| chunks.class(at).is_verbal());
    // "in the eyes of the child, tears stood": one may have eyes and no view
    let last = source.1 - 1;
    let seen = chunks.norm(start + 2) != "eyes"
        || chunks.class(last) == Class::Name
        || chunks.norm(last).ends_with('s');
    // "in the eyes of the law" is nobody's view
    let law = matches!(chunks.norm(last), "law" | "storm" | "world" | "public");
    // "as far as money is concerned"
    let who = chunks.norm(start) != "as" || !matches!(source_of(chunks, source), speakers::Noun::Thing);
    let cue = if stop > source.1 { (source.1, stop) } else { (start, source.0) };
    (clause && seen && !law && who && from > stop).then(|| Candidate {
        part: Part::Preposition,
        class: if chunks.norm(start + 2) == "words" { CueClass::Speech } else { CueClass::Belief },
        frame: Frame::Preposition,
        lemma: "view",
        ..said(cue.1 - 1, source, cue, (from, to))
    })
}

/// What a source's last noun names; a name is somebody.
fn source_of(chunks: &Chunks<'_>, run: Run) -> speakers::Noun {
    let noun = (run.0..run.1).rev().find(|at| chunks.class(*at).is_nominal());
    match noun {
        Some(at) if chunks.class(at) == Class::Noun => speakers::noun(chunks.norm(at)),
        _ => speakers::Noun::Person,
    }
}

/// "The pact failed after being rejected by Waldmark.": who turned what down.
fn turned_down(words: &Words<'_>, (start, end): Run) -> Option<Candidate> {
    let chunks = words.chunks;
    let rejects = |at: &usize| {
        chunks.is(*at, List::TurnsDown) && chunks.norm(*at + 1) == "by" && words.marks.at(*at).is_none()
    };
    let verb = (start + 2..end).find(rejects)?;
    let being = (start + 1..verb).rev().take(4).find(|at| words.is_be(*at))?;
    let source = source::behind(chunks, words.marks, verb + 2, end)?;
    let person = matches!(
        chunks.class(source.0),
        Class::Name | Class::Determiner | Class::Noun | Class::Possessive | Class::Adjective | Class::Number
    );
    // the subject of the passive, or of the clause that "after being" hangs on
    let subject = words.passive_subject(verb)?;
    (person && subject.1 <= being).then(|| Candidate {
        head: verb,
        lemma: "reject",
        part: Part::Verb,
        class: match chunks.norm(verb) {
            "rejected" | "dismissed" => CueClass::Denial,
            _ => CueClass::Evaluation,
        },
        frame: Frame::By,
        source: Some(source),
        cue: (being, verb + 1),
        content: vec![subject],
        ..Candidate::default()
    })
}

impl Words<'_> {
    /// What the tree holds to be the subject of a passive; of "after being rejected", the subject of the clause around.
    fn passive_subject(&self, verb: usize) -> Option<Run> {
        let (floor, _) = self.sentence(verb);
        let of = |verb: usize| {
            (floor..verb).rev().find(|at| {
                self.head(*at) == Some(verb) && self.hangs(*at, &[Deprel::Nsubj, Deprel::NsubjPass])
            })
        };
        let noun = of(verb).or_else(|| {
            let around = self.head(verb).filter(|_| self.hangs(verb, &[Deprel::Advcl]))?;
            of(around)
        })?;
        let start = source::phrase(self.chunks, noun + 1, floor)?;
        Some((start, noun + 1))
    }
}
