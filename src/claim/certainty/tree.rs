//! The main clause read off the dependency tree: what weighs on its predicate, and on nothing else.
//!
//! In: the pieces of a content, each within one sentence. Out: degree, polarity and flags of the first
//! clause that states something. Words of subordinate clauses ("the bill, which may fail, …") weigh nothing;
//! a speaker's own frame ("I think that …", "our hope is …") does.

use super::reader::{Clause, Reader};
use super::vocabulary::{ASIDE, HELD, POSSIBLE, PROBABLE, SCARCELY};
use crate::syntax::{Deprel, Upos};
use crate::text::{Id, TokenId, TokenRange};

/// Frames that may stand around the clause: "I must tell you that I think that it seems …".
const FRAMES: usize = 6;

/// Reads the first clause that states something; nothing without a tree, or where no clause is found.
pub(super) fn clause(reader: Reader<'_>, pieces: &[TokenRange], told: bool) -> Option<Clause> {
    let first = pieces.iter().flat_map(|run| run.iter()).next()?;
    reader.syntax.head.row(first)?;
    let tree = Tree { reader, told, pieces };
    let (mut question, mut side) = (None, None);
    for piece in pieces {
        let Some((head, aside)) = tree.predicate(*piece) else { continue };
        if let Some(mark) = tree.asks(*piece) {
            question = question.or(Some(mark));
            continue;
        }
        if aside {
            // "“Now that the gate is shut,” she said, “the pumps rest.”"
            side = side.or(Some((head, *piece)));
            continue;
        }
        return Some(tree.read(head, *piece));
    }
    if let Some((head, piece)) = side {
        return Some(tree.read(head, piece));
    }
    let mark = question?;
    let mut out = Clause { degree: 0, stated: true, ..Clause::default() };
    reader.note(mark, "a question asserts nothing", &mut out.modality);
    Some(out)
}

pub(super) struct Tree<'a> {
    pub(super) reader: Reader<'a>,
    /// Whether somebody says it; else it is the writer's own.
    told: bool,
    /// All pieces of the content: one sentence's may be parted by its cue.
    pieces: &'a [TokenRange],
}

impl Tree<'_> {
    pub(super) fn norm(&self, at: TokenId) -> &str {
        self.reader.segments.tokens.norm(at)
    }

    pub(super) fn lemma(&self, at: TokenId) -> &str {
        &self.reader.syntax.lemma[at]
    }

    pub(super) fn deprel(&self, at: TokenId) -> Deprel {
        self.reader.syntax.deprel[at]
    }

    fn head(&self, at: TokenId) -> Option<TokenId> {
        self.reader.syntax.head[at]
    }

    /// The words that hang on a word.
    pub(super) fn children(&self, of: TokenId) -> impl Iterator<Item = TokenId> {
        self.reader.children.of(of)
    }

    pub(super) fn child(&self, of: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children(of).find(|at| relations.contains(&self.deprel(*at)))
    }

    fn holds(&self, at: TokenId) -> bool {
        self.pieces.iter().any(|run| run.contains(at))
    }

    /// The word of a piece on which its clause hangs, and whether that clause stands aside ("if …", "which …").
    fn predicate(&self, piece: TokenRange) -> Option<(TokenId, bool)> {
        let outer = |at: &TokenId| self.head(*at).is_none_or(|head| !self.holds(head));
        let mut tops: Vec<(bool, TokenId)> = piece
            .iter()
            .filter(outer)
            .filter(|at| self.is_clause(*at))
            .take(6)
            .map(|at| (self.is_aside(at), at))
            .collect();
        // "Now that the gate is shut, …": the first clause stands aside, whatever the tree says
        let mut words =
            piece.iter().filter(|at| self.norm(*at).starts_with(char::is_alphabetic)).map(|at| self.norm(at));
        let opener = words.next().unwrap_or_default();
        let opens =
            ASIDE.contains(&opener) && opener != "now" || opener == "now" && words.next() == Some("that");
        if let Some((aside, _)) = tops.first_mut().filter(|_| opens) {
            *aside = true;
        }
        tops.sort_unstable();
        let (aside, top) = *tops.first()?;
        if !aside {
            return Some((top, false));
        }
        // a tree that hangs the main clause on the one that stands aside
        let main = piece.iter().skip_while(|at| *at <= top).take(60).find(|at| {
            self.head(*at).is_some_and(|head| self.holds(head))
                && matches!(self.deprel(*at), Deprel::Ccomp | Deprel::Parataxis | Deprel::Conj)
                && self.is_clause(*at)
                && !self.is_aside(*at)
        });
        Some(main.map_or((top, true), |main| (main, false)))
    }

    /// Whether a clause opens with a word that sets it beside another, or hangs on one as such.
    fn is_aside(&self, at: TokenId) -> bool {
        let opened = self.children(at).any(|child| {
            matches!(self.deprel(child), Deprel::Mark | Deprel::Advmod)
                && ASIDE.contains(&self.norm(child))
                && child < at
                && self.opens(child)
        });
        opened || matches!(self.deprel(at), Deprel::Advcl | Deprel::Acl | Deprel::AclRelcl)
    }

    /// Whether a word is the predicate of a finite clause, or of one with an auxiliary left out.
    fn is_clause(&self, at: TokenId) -> bool {
        let upos = self.reader.syntax.upos[at];
        let finite = |child: TokenId| {
            matches!(
                self.deprel(child),
                Deprel::Nsubj
                    | Deprel::NsubjPass
                    | Deprel::NsubjOuter
                    | Deprel::Csubj
                    | Deprel::Expl
                    | Deprel::Cop
                    | Deprel::Aux
                    | Deprel::AuxPass
            )
        };
        let verb = upos == Upos::Verb && !matches!(self.deprel(at), Deprel::Amod | Deprel::Compound);
        verb || self.children(at).any(finite)
    }

    /// The question mark that ends a piece.
    fn asks(&self, piece: TokenRange) -> Option<TokenId> {
        piece.iter().rev().take(3).find(|at| self.norm(*at) == "?")
    }

    /// Whether a subject is the speaker: first person, or the pronoun that stands for the source.
    pub(super) fn is_own(&self, subject: TokenId) -> bool {
        match self.norm(subject) {
            "i" | "we" => true,
            "he" | "she" | "they" | "it" => {
                let mut found = self.reader.entities.mentions_in(TokenRange::one(subject));
                match (found.next().map(|row| row.entity), self.reader.speaker) {
                    (Some(entity), Some(speaker)) => entity == speaker,
                    // nobody else is known: the pronoun that opens what one says is oneself
                    _ => self.told && self.opens(subject),
                }
            }
            _ => false,
        }
    }

    fn read(&self, head: TokenId, piece: TokenRange) -> Clause {
        let mut out = Clause { degree: 3, stated: true, ..Clause::default() };
        // "Maybe I can, …": it weighs on the clause it opens, whatever the tree hangs it on
        let opener = piece.iter().find(|at| self.norm(*at).starts_with(char::is_alphabetic));
        if let Some(opener) = opener.filter(|at| matches!(self.norm(*at), "maybe" | "perhaps" | "possibly")) {
            self.lower(opener, 1, "only possible", &mut out);
        }
        let mut chain = vec![head];
        let mut at = head;
        if self.is_order(at, piece) {
            self.lower(at, 0, "an order or a request", &mut out);
            out.modality.future |= matches!(self.lemma(at), "let");
        }
        for _ in 0..FRAMES {
            let Some(next) = self.frame(at, &mut out) else { break };
            at = next;
            chain.push(at);
        }
        self.weigh(at, piece, &mut out);
        self.condition(&chain, &mut out);
        out
    }

    pub(super) fn lower(&self, at: TokenId, degree: u8, why: &str, out: &mut Clause) {
        if degree < out.degree {
            out.degree = degree;
            self.reader.note(at, why, &mut out.modality);
        }
    }

    pub(super) fn ahead(&self, at: TokenId, out: &mut Clause) {
        if !out.modality.future {
            self.reader.note(at, "what is said lies ahead", &mut out.modality);
        }
        out.modality.future = true;
    }

    /// A base form without a subject at the opening: "Look at …".
    fn is_order(&self, at: TokenId, piece: TokenRange) -> bool {
        let word = |at: &TokenId| self.norm(*at).starts_with(char::is_alphabetic);
        let opens = piece.iter().filter(word).take(2).any(|first| first == at);
        let bare = self.norm(at) == self.lemma(at) && self.reader.syntax.upos[at] == Upos::Verb;
        let held = |child: TokenId| {
            matches!(
                self.deprel(child),
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Aux | Deprel::Cop | Deprel::Mark | Deprel::Expl
            ) && !matches!(self.norm(child), "do" | "don't")
        };
        let frame = self.lemma(at) == "thank"
            || matches!(self.lemma(at), "look" | "listen" | "mean" | "see") && self.inner(at).is_some()
            || matches!(self.norm(TokenRange::one(at).end), "," | ":");
        let root = matches!(self.deprel(at), Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
        opens && bare && root && !frame && !self.children(at).any(held)
    }

    /// The clause that a verb of saying or holding takes; where the tree hangs it beside the verb, that.
    pub(super) fn inner(&self, at: TokenId) -> Option<TokenId> {
        let below = self.child(at, &[Deprel::Ccomp]);
        below.or_else(|| {
            let run = self.pieces.iter().find(|run| run.contains(at))?;
            let behind = TokenRange::new(TokenRange::one(at).end, run.end);
            // nothing may part the two: "I think the dam is safe"
            let near = behind.iter().take(24).take_while(|next| {
                !matches!(self.deprel(*next), Deprel::Cc | Deprel::Punct) || self.norm(*next) == "that"
            });
            let mut near = near.filter(|next| self.is_clause(*next));
            near.find(|next| self.head(*next) == self.head(at) && self.deprel(*next) == Deprel::Ccomp)
        })
    }

    /// Whether a word itself is denied.
    pub(super) fn negated(&self, at: TokenId, out: &mut Clause) -> bool {
        let denial = self.children(at).find(|child| {
            let next = || self.norm(TokenRange::one(*child).end);
            match self.norm(*child) {
                "not" => !matches!(next(), "only" | "just" | "necessarily" | "merely" | "simply"),
                "n't" | "never" => true,
                "no" => matches!(next(), "longer") && self.deprel(*child) == Deprel::Advmod,
                word => SCARCELY.contains(&word),
            }
        });
        // right beside the word it denies, whatever the tree makes of it: "the pumps no longer work"
        let beside = || {
            let [before, behind] = [at.index().checked_sub(2), Some(at.index() + 1)];
            let near = [before, behind].into_iter().flatten().map(TokenId::from_index);
            near.into_iter()
                .find(|no| self.norm(*no) == "no" && self.norm(TokenRange::one(*no).end) == "longer")
        };
        let denial = denial.or_else(beside);
        if let Some(denial) = denial {
            self.reader.note(denial, "denied", &mut out.modality);
        }
        denial.is_some()
    }

    /// What hangs on the predicate.
    fn weigh(&self, at: TokenId, piece: TokenRange, out: &mut Clause) {
        let subject = self.child(at, &[Deprel::Nsubj, Deprel::NsubjPass]);
        let own = subject.is_some_and(|subject| self.is_own(subject));
        let has =
            self.children(at).any(|child| self.norm(child) == "have" && self.deprel(child) == Deprel::Aux);
        let unable =
            self.negated(at, &mut Clause::default()) || subject.is_some_and(|noun| self.is_none(noun));
        for child in self.children(at) {
            let norm = self.norm(child);
            match self.deprel(child) {
                Deprel::Aux | Deprel::Cop => match norm {
                    "will" | "'ll" | "wo" | "shall" => {
                        self.ahead(child, out);
                        self.plan(at, own, out);
                    }
                    "would" | "'d" if has => {
                        self.lower(child, 0, "what would have been, not what was", out);
                        out.modality.conditional = true;
                    }
                    "would" => {
                        self.ahead(child, out);
                        if matches!(self.lemma(at), "like" | "love" | "prefer") && own {
                            self.lower(child, 0, "a wish", out);
                        }
                        // "A victory would lift the price": there is none yet
                        let any = subject.is_some_and(|noun| {
                            self.children(noun).any(|word| matches!(self.norm(word), "a" | "an"))
                        });
                        if any && !self.told && self.child(at, &[Deprel::Cop]).is_none() {
                            self.lower(child, 2, "what would follow, not what is", out);
                        }
                        self.plan(at, own, out);
                    }
                    // "could not be reached": was not able to, and so it was not done
                    "could" if !has && unable => {}
                    "may" | "might" | "could" => {
                        self.lower(child, 1, "only possible", out);
                        let is = self.child(at, &[Deprel::Cop]).is_some()
                            || matches!(
                                self.lemma(at),
                                "have" | "know" | "need" | "want" | "mean" | "contain"
                            );
                        out.modality.future |= !has && !is && !own;
                    }
                    _ => {}
                },
                Deprel::Advmod | Deprel::Obl | Deprel::Amod => {
                    // "in May" is a month
                    if POSSIBLE.contains(&norm) && !matches!(norm, "can" | "may" | "might") {
                        self.lower(child, 1, "only possible", out);
                    } else if PROBABLE.contains(&norm) && !matches!(norm, "seems" | "appears") {
                        self.lower(child, 2, "held to be likely, not certain", out);
                        out.negative |= norm == "unlikely";
                    } else if self.children(child).any(|of| HELD.contains(&self.norm(of)))
                        || HELD.contains(&norm)
                    {
                        // "in our estimation": what follows is held, not known
                        self.lower(child, 2, "held to be likely, not certain", out);
                    }
                }
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj if self.is_none(child) && !out.negative => {
                    out.negative = true;
                    self.reader.note(child, "denied", &mut out.modality);
                }
                _ => {}
            }
        }
        // "in our view": what stands with it is held, not known
        let view = piece.iter().take(40).find(|noun| {
            let back =
                |n: usize| noun.index().checked_sub(n).map_or("", |at| self.norm(TokenId::from_index(at)));
            HELD.contains(&self.norm(*noun))
                && matches!(back(1), "our" | "my")
                && matches!(back(2), "in" | "to")
        });
        if let Some(view) = view {
            self.lower(view, 2, "held to be likely, not certain", out);
        }
        let upos = self.reader.syntax.upos[at];
        if upos == Upos::Adj && matches!(self.norm(at), "likely" | "possible" | "unlikely") {
            let sure = if self.norm(at) == "possible" { 1 } else { 2 };
            self.lower(at, sure, "held to be likely, not certain", out);
            out.negative ^= self.norm(at) == "unlikely";
        }
        // "no way", "nobody" as the predicate
        let nominal = self.children(at).any(|det| self.norm(det) == "no" && self.deprel(det) == Deprel::Det);
        if self.negated(at, out)
            || nominal && piece.contains(at)
            || matches!(self.norm(at), "nothing" | "nobody")
        {
            out.negative = !out.negative;
        }
    }

    /// Whether a noun denies that there is one: "nobody", "no claim", "neither side".
    fn is_none(&self, noun: TokenId) -> bool {
        let det = |det: TokenId| {
            matches!(self.norm(det), "no" | "neither")
                && matches!(self.deprel(det), Deprel::Det | Deprel::CcPreconj)
        };
        matches!(self.norm(noun), "nobody" | "nothing" | "none" | "neither") || self.children(noun).any(det)
    }

    /// What one says one will do is a plan.
    fn plan(&self, at: TokenId, own: bool, out: &mut Clause) {
        let rid = self.lemma(at) == "get" && self.norm(TokenRange::one(at).end) == "rid";
        let acts = self.reader.syntax.upos[at] == Upos::Verb
            && self.child(at, &[Deprel::AuxPass, Deprel::Cop]).is_none()
            && (rid
                || !matches!(
                    self.lemma(at),
                    "need"
                        | "know"
                        | "see"
                        | "take"
                        | "lose"
                        | "win"
                        | "get"
                        | "find"
                        | "become"
                        | "remain"
                        | "require"
                        | "cost"
                ));
        if own && acts {
            self.lower(at, 0, "meant, not done", out);
        }
    }

    /// An if-clause that hangs on the predicate or on a frame around it.
    fn condition(&self, chain: &[TokenId], out: &mut Clause) {
        // "If the rain goes on, the gates open": read where the tree hangs the gates on the rain, too
        let opener = self
            .pieces
            .iter()
            .flat_map(|run| run.iter().take(4))
            .find(|at| matches!(self.norm(*at), "if" | "unless") && self.opens(*at));
        let near = |of: TokenId| {
            chain.contains(&of)
                || matches!(self.deprel(of), Deprel::Xcomp | Deprel::Conj | Deprel::Obj | Deprel::Obl)
                    && self.head(of).is_some_and(|head| chain.contains(&head))
        };
        let marks = self.pieces.iter().flat_map(|run| run.iter().take(120)).find(|at| {
            matches!(self.norm(*at), "if" | "unless")
                && self.head(*at).is_some_and(|clause| {
                    matches!(self.deprel(clause), Deprel::Advcl | Deprel::Ccomp | Deprel::Obl)
                        && self.head(clause).is_some_and(near)
                        && (self.deprel(clause) != Deprel::Ccomp || clause > *at && self.opens(*at))
                })
        });
        let as_if = |at: &TokenId| self.norm(TokenRange::one(*at).end) != "not";
        if let Some(mark) = marks.or(opener).filter(as_if) {
            out.modality.conditional = true;
            self.reader.note(mark, "holds on a condition", &mut out.modality);
        }
    }

    /// Whether a word opens a content, "that" aside.
    fn opens(&self, at: TokenId) -> bool {
        self.pieces.iter().any(|run| {
            let word =
                |at: &TokenId| self.norm(*at).starts_with(char::is_alphabetic) && self.norm(*at) != "that";
            run.iter().find(word) == Some(at)
        })
    }
}
