//! What a figure is of, where the thing does not stand right beside it: "**rents** rose by 9 percent", "a
//! **debt** of $3m", "a $750 **fine**".
//!
//! In: figures and trees. Out: the thing of every figure whose sentence says it. Without trees nothing is
//! added. Each rule is a shape of the tree, tried from the nearest to the farthest; none crosses a sentence.

use super::types::{Quantity, QuantityKind};
use super::verbs::{self, Class};

use crate::segment::Segments;
use crate::syntax::{Deprel, NameTag, Syntax, Upos};
use crate::text::{Id, Span, TokenId, TokenRange};

/// How many words around a word are searched for what hangs on it.
const REACH: usize = 40;

/// Gives the figures without a thing the one that the tree names.
pub(super) fn add(text: &str, segments: &Segments, syntax: &Syntax, figures: &mut [Quantity]) {
    if syntax.head.len() != segments.tokens.len() {
        return;
    }
    for row in figures.iter_mut() {
        row.of = row.of.and_then(|of| trimmed(segments, syntax, of, row.kind));
    }
    let runs: Vec<TokenRange> = figures.iter().map(|row| segments.tokens.within(row.span)).collect();
    for n in 0..figures.len() {
        let Some(row) = figures.get(n).filter(|row| asks(row)) else { continue };
        let tree = Tree { text, segments, syntax, figures, runs: &runs };
        // what the words behind a figure suggest gives way to the tree's "of" alone
        let found = if row.of.is_some() { tree.portioned(n, row) } else { tree.thing(n, row) };
        if let Some(row) = figures.get_mut(n) {
            row.of = found.or(row.of);
        }
    }
}

/// The thing without the verb behind it, where the tree knows one: "patients" of "5% of patients relapse".
fn trimmed(segments: &Segments, syntax: &Syntax, of: Span, kind: QuantityKind) -> Option<Span> {
    let run = segments.tokens.within(of);
    let said = |at: &TokenId| matches!(syntax.upos[*at], Upos::Verb | Upos::Aux | Upos::Adv | Upos::Pron);
    let gone = run.iter().rev().take_while(said).count();
    if gone == 0 || gone == run.len() {
        return (gone == 0 || kind == QuantityKind::Count).then_some(of);
    }
    Some(segments.tokens.cover(TokenRange::new(run.start, TokenId::from_index(run.end.index() - gone))))
}

/// Whether a figure is one of something: a place in an order and an age are not.
fn asks(row: &Quantity) -> bool {
    let years = row.kind == QuantityKind::Range && row.unit.as_deref() == Some("year");
    !(years || matches!(row.kind, QuantityKind::Ordinal | QuantityKind::Age | QuantityKind::Count))
}

/// What a figure is of, by one construction: of a word of the figure, its run and the figure, the noun.
type Rule<'a> = fn(&Tree<'a>, TokenId, TokenRange, &Quantity) -> Option<TokenId>;

struct Tree<'a> {
    text: &'a str,
    segments: &'a Segments,
    syntax: &'a Syntax,
    figures: &'a [Quantity],
    runs: &'a [TokenRange],
}

impl Tree<'_> {
    /// The words of a figure that hang on others, the last first.
    fn tops(&self, run: TokenRange) -> Vec<TokenId> {
        run.iter().rev().filter(|at| self.leaves(*at, run)).collect()
    }

    fn portioned(&self, n: usize, row: &Quantity) -> Option<Span> {
        let run = *self.runs.get(n)?;
        let found = self.tops(run).into_iter().find_map(|at| self.portion(at, run, row));
        found.filter(|at| self.names(*at)).map(|at| self.phrase(at))
    }

    fn thing(&self, n: usize, row: &Quantity) -> Option<Span> {
        let run = *self.runs.get(n)?;
        let tops = self.tops(run);
        let rules: [Rule<'_>; 6] = [
            Self::portion,
            Self::modified,
            Self::complement,
            Self::priced_noun,
            Self::predicated,
            Self::argument,
        ];
        let mut found = None;
        for rule in rules {
            found = tops.iter().find_map(|at| rule(self, *at, run, row)).filter(|at| self.names(*at));
            if found.is_some() {
                break;
            }
        }
        found
            .map(|at| self.phrase(at))
            .or_else(|| tops.iter().find_map(|at| self.inherited(*at, n, row)))
            .filter(|span| !span.overlaps(row.span))
    }

    /// Whether a word of the figure hangs on a word outside it.
    fn leaves(&self, at: TokenId, run: TokenRange) -> bool {
        let aside = matches!(
            self.deprel(at),
            Deprel::Case | Deprel::Punct | Deprel::Cc | Deprel::Advmod | Deprel::Det | Deprel::Mark
        );
        !aside && self.head(at).is_none_or(|head| !run.contains(head))
    }

    /// "12 percent of its **staff**", "$22 million in negative **ads**".
    fn portion(&self, at: TokenId, run: TokenRange, row: &Quantity) -> Option<TokenId> {
        let child = |id: TokenId| {
            let hung = id >= run.end && matches!(self.deprel(id), Deprel::Nmod | Deprel::Obl);
            let case = self.case(id).filter(|case| *case == run.end && hung);
            // in money, what has neither article nor owner: not "in the case", "in Lint", "in May"
            let bare = || {
                row.kind == QuantityKind::Money
                    && self.upos(id) == Upos::Noun
                    && self.child(id, &[Deprel::Det, Deprel::NmodPoss, Deprel::Nummod]).is_none()
            };
            case.is_some_and(|case| self.is(case, "of") || self.is(case, "in") && bare())
        };
        // "pay £2.1 million in damages": the tree may hang it on the verb
        let verb =
            self.head(at).filter(|_| row.kind == QuantityKind::Money && self.deprel(at) == Deprel::Obj);
        let all = self.children(at).chain(verb.into_iter().flat_map(|verb| self.children(verb)));
        (row.kind != QuantityKind::Temperature).then(|| all.into_iter().find(|id| child(*id)))?
    }

    /// "a $750 **fine**", "a 212-metre **tower**".
    fn modified(&self, at: TokenId, run: TokenRange, row: &Quantity) -> Option<TokenId> {
        let noun = self.head(at).filter(|noun| *noun >= run.end && noun.index() <= run.end.index() + 5)?;
        let modifies = matches!(
            self.deprel(at),
            Deprel::Nummod
                | Deprel::Compound
                | Deprel::Amod
                | Deprel::Nmod
                | Deprel::NmodDesc
                | Deprel::NmodUnmarked
        );
        let open = TokenRange::new(run.end, noun).iter().all(|id| {
            self.deprel(id) != Deprel::Det
                && (self.deprel(id) != Deprel::Punct || matches!(self.form(id), "-" | "‐" | "–"))
        });
        let noun = (modifies && open && self.is_noun(noun)).then_some(noun)?;
        if row.kind == QuantityKind::Cardinal { None } else { self.resolved(noun) }
    }

    /// "a **debt** of $3m", "a **population** of 8,400".
    fn complement(&self, at: TokenId, run: TokenRange, _: &Quantity) -> Option<TokenId> {
        let case = self.case(at).filter(|case| self.is(*case, "of") && *case <= run.start)?;
        // where the tree hangs it elsewhere, the word before "of" is meant
        let beside = case.index().checked_sub(1).map(TokenId::from_index);
        let noun = self.head(at).filter(|noun| *noun < case).or(beside).filter(|noun| self.is_noun(*noun))?;
        self.resolved(noun)
    }

    /// "a **prize** worth $10,000", "**inflation**, at 3.1 percent,", "a **ticket** for $20".
    fn priced_noun(&self, at: TokenId, run: TokenRange, row: &Quantity) -> Option<TokenId> {
        let before = |at: TokenId, back: usize| at.index().checked_sub(back).map(TokenId::from_index);
        let hedged = row.hedge_span.map(|span| self.segments.tokens.within(span).start);
        let start = hedged.filter(|at| *at < run.start).unwrap_or(run.start);
        // "worth an estimated $1.3 million"
        let article = before(start, 1).filter(|at| start < run.start && self.any(*at, &["a", "an"]));
        let word = before(article.unwrap_or(start), 1)?;
        let worth = self.is(word, "worth");
        let hung = self.deprel(at) == Deprel::Nmod && self.case(at) == Some(word);
        let put = hung
            && match row.kind {
                QuantityKind::Money => self.any(word, &["for", "at"]),
                QuantityKind::Percentage => self.is(word, "at"),
                _ => false,
            };
        let comma = before(word, 1).filter(|at| self.is(*at, ","));
        let noun = before(comma.unwrap_or(word), 1)?;
        let headed = worth || self.head(at) == Some(noun);
        ((worth || put) && headed && self.is_noun(noun)).then_some(noun)
    }

    /// "The **price** is $19.99".
    fn predicated(&self, at: TokenId, _: TokenRange, row: &Quantity) -> Option<TokenId> {
        let copula = self.children(at).any(|id| self.deprel(id) == Deprel::Cop);
        (copula && (row.kind != QuantityKind::Cardinal || self.bare_subject(at)))
            .then(|| self.subject(at, 0))?
    }

    /// "**rents** rose by 9 percent", "cut the **forecast** to 2%", "**loans** worth $3m".
    fn argument(&self, at: TokenId, run: TokenRange, row: &Quantity) -> Option<TokenId> {
        let verb = self.head(at)?;
        let case = self.case(at).filter(|case| run.contains(*case) || *case < at);
        let oblique = matches!(self.deprel(at), Deprel::Obl | Deprel::Nmod) && case.is_some();
        let plain = matches!(
            self.deprel(at),
            Deprel::Obj
                | Deprel::OblUnmarked
                | Deprel::Xcomp
                | Deprel::Advmod
                | Deprel::Obl
                | Deprel::Dep
                | Deprel::Ccomp
        );
        // what hangs on the object of a verb was meant for the verb: "sold the painting for 3 million"
        let (verb, object) = match self.deprel(verb) {
            Deprel::Obj | Deprel::NsubjPass | Deprel::Nsubj if oblique && verb < run.start => {
                (self.head(verb)?, Some(verb))
            }
            _ => (verb, self.child(verb, &[Deprel::Obj]).filter(|id| !run.contains(*id) && *id < run.start)),
        };
        if !(oblique || plain) {
            return None;
        }
        // "raised $3m": what it was raised for is not said
        let taken = case.is_none() && self.deprel(at) == Deprel::Obj && row.kind != QuantityKind::Percentage;
        let to = case.is_some_and(|case| self.any(case, &["to", "from", "by", "at"]));
        let during = case.is_some_and(|case| {
            !self.any(
                case,
                &[
                    "to", "from", "by", "at", "for", "than", "over", "under", "above", "below", "around",
                    "about",
                ],
            )
        });
        if self.upos(verb) == Upos::Adj && !during {
            let measured = !oblique || self.is(verb, "worth");
            return measured.then(|| self.subject(verb, 0))?;
        }
        let class = verbs::class(&self.form(verb).to_lowercase())?;
        let object = object.filter(|id| !self.is_figure(*id));
        match class {
            _ if during => None,
            Class::Raise | Class::Cut if taken => None,
            Class::Price => {
                let priced = case.is_some_and(|case| self.any(case, &["for", "at"]));
                priced.then(|| object.or_else(|| self.subject(verb, 0)))?
            }
            Class::Spend => {
                let goal = |id: &TokenId| {
                    *id >= run.end
                        && self
                            .case(*id)
                            .is_some_and(|case| self.any(case, &["for", "on"]) && case == run.end)
                };
                let hung = self
                    .children(verb)
                    .chain(self.children(at))
                    .filter(|id| self.deprel(*id).base() != "advcl");
                hung.filter(goal).find(|id| self.is_noun(*id))
            }
            _ if object.is_some() && self.deprel(at) != Deprel::Obj => {
                object.filter(|_| to || case.is_none())
            }
            _ if row.kind == QuantityKind::Cardinal && !self.bare_subject(verb) => None,
            Class::Change if row.kind != QuantityKind::Percentage && !to && !self.priced(row, case) => None,
            _ => self.subject(verb, 0),
        }
    }

    /// "goes for 40 pounds".
    fn priced(&self, row: &Quantity, case: Option<TokenId>) -> bool {
        row.kind == QuantityKind::Money && case.is_some_and(|case| self.is(case, "for"))
    }

    /// "61 percent, up from **58 percent**": of what the other figure is of.
    fn inherited(&self, at: TokenId, n: usize, row: &Quantity) -> Option<Span> {
        let case =
            self.case(at).is_some_and(|case| self.any(case, &["from", "to", "against", "than", "with"]));
        let apposed = matches!(self.deprel(at), Deprel::Conj | Deprel::Appos);
        let other = self.figures.get(n.checked_sub(1)?)?;
        // "61 percent of tenants are for it, and 20 percent are against": of the same
        let subjects = |at: TokenId| matches!(self.deprel(at), Deprel::Nsubj | Deprel::NsubjPass);
        let near = self.segments.sentence_of(at).index().saturating_sub(1)
            <= self.segments.sentence_of(self.runs.get(n - 1)?.start).index();
        let shares = row.kind == QuantityKind::Percentage && other.kind == QuantityKind::Percentage;
        if shares && near && subjects(at) && self.tops(*self.runs.get(n - 1)?).into_iter().any(subjects) {
            return other.of;
        }
        let alike = other.kind == row.kind && other.unit == row.unit && row.kind != QuantityKind::Cardinal;
        let run = *self.runs.get(n - 1)?;
        let tied = self.head(at).is_some_and(|head| {
            run.contains(head)
                || self.head(head).is_some_and(|above| run.contains(above) && !self.is_noun(head))
                || run.iter().any(|id| self.head(id) == Some(head)) && case
        });
        (alike && tied && (case || apposed)).then_some(other.of)?
    }

    /// What a noun of change changes: "a rise of 3 percent in **rents**", "a **price** rise"; another noun is itself.
    fn resolved(&self, noun: TokenId) -> Option<TokenId> {
        let moves = verbs::class(&self.syntax.lemma[noun].to_lowercase()).is_some_and(Class::moves);
        if !moves && !self.any(noun, &["growth", "reduction", "hike"]) {
            return Some(noun);
        }
        let goal = |id: &TokenId| {
            *id > noun
                && self.case(*id).is_some_and(|case| self.any(case, &["in", "to", "on"]))
                && !self.is_figure(*id)
        };
        let inner = self.children(noun).find(goal);
        let compound = self.child(noun, &[Deprel::Compound]).filter(|id| !self.is_figure(*id));
        inner.filter(|id| self.is_noun(*id)).or(compound.map(|_| noun))
    }

    /// The subject of a predicate, said there or where it is taken from.
    fn subject(&self, verb: TokenId, depth: usize) -> Option<TokenId> {
        if depth > 3 {
            return None;
        }
        let subjects = [Deprel::Nsubj, Deprel::NsubjPass];
        // where two words claim to be it, the one with a preposition is not
        let own = self
            .children(verb)
            .find(|id| subjects.contains(&self.deprel(*id)) && *id < verb && self.case(*id).is_none());
        let above = self.head(verb);
        match (own, self.deprel(verb)) {
            (Some(own), Deprel::AclRelcl) if self.any(own, &["which", "that", "who"]) => above,
            (Some(own), _) => Some(own),
            (None, Deprel::Acl | Deprel::AclRelcl) => above.filter(|id| self.is_noun(*id)),
            (None, Deprel::Amod) => above.filter(|id| self.is_noun(*id)),
            (None, Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Parataxis) => {
                let above =
                    above.filter(|id| matches!(self.upos(*id), Upos::Verb | Upos::Aux | Upos::Adj))?;
                self.subject(above, depth + 1)
            }
            _ => None,
        }
    }

    /// Whether the subject of a predicate is one that a bare number can be of: no person, no pronoun.
    fn bare_subject(&self, verb: TokenId) -> bool {
        let person = [NameTag::BeginPerson, NameTag::InPerson];
        self.subject(verb, 0).is_some_and(|id| {
            self.upos(id) == Upos::Noun
                || self.upos(id) == Upos::Propn && !person.contains(&self.syntax.name[id])
        })
    }

    /// The noun with what stands before it and its "of": "confirmed death toll", "number of cases".
    fn phrase(&self, noun: TokenId) -> Span {
        let mut from = noun;
        while let Some(before) = from.index().checked_sub(1).map(TokenId::from_index) {
            let joins = matches!(
                self.deprel(before),
                Deprel::Compound
                    | Deprel::Amod
                    | Deprel::Advmod
                    | Deprel::NmodDesc
                    | Deprel::Flat
                    | Deprel::Punct
            );
            let tight = self.deprel(before) != Deprel::Punct || matches!(self.form(before), "-" | "‐");
            // "previously reported leaks", but not "only leaks"
            let last = if self.deprel(before) == Deprel::Advmod { from } else { noun };
            let within = self.head(before).is_some_and(|head| head > before && head <= last);
            let within = within && (self.deprel(before) != Deprel::Advmod || from < noun);
            // "follow-ups": a word with a hyphen is one word
            let hyphened = matches!(self.form(before), "-" | "‐") && self.joined(before) && self.joined(from);
            if hyphened && before.index() > 0 {
                from = TokenId::from_index(before.index() - 1);
                continue;
            }
            if !(joins && tight && within) || self.is_figure(before) {
                break;
            }
            from = before;
        }
        if self.deprel(from) == Deprel::Punct {
            from = TokenId::from_index(from.index() + 1);
        }
        let mut to = TokenId::from_index(noun.index() + 1);
        while self.deprel(to) == Deprel::Flat && self.head(to).is_some_and(|head| head >= from && head < to) {
            to = TokenId::from_index(to.index() + 1);
        }
        let of = self.children(noun).find(|id| {
            self.deprel(*id) == Deprel::Nmod
                && id.index() < to.index() + 6
                && self.case(*id) == Some(to)
                && self.is(to, "of")
        });
        if let Some(of) = of.filter(|of| {
            self.is_noun(*of) && !(to.index()..=of.index()).any(|id| self.is_figure(TokenId::from_index(id)))
        }) {
            to = TokenId::from_index(of.index() + 1);
        }
        self.segments.tokens.cover(TokenRange::new(from, to))
    }

    /// Whether a word follows the one before it without white space.
    fn joined(&self, at: TokenId) -> bool {
        self.segments.tokens.joined[at]
    }

    /// Whether a word can name a thing.
    fn names(&self, at: TokenId) -> bool {
        !self.is_figure(at)
            && !matches!(
                self.upos(at),
                Upos::Pron | Upos::Det | Upos::Num | Upos::Sym | Upos::Verb | Upos::Aux
            )
    }

    fn is_figure(&self, at: TokenId) -> bool {
        let n = self.runs.partition_point(|run| run.end <= at);
        self.runs.get(n).is_some_and(|run| run.contains(at))
    }

    fn is_noun(&self, at: TokenId) -> bool {
        matches!(self.upos(at), Upos::Noun | Upos::Propn)
    }

    fn children(&self, of: TokenId) -> impl Iterator<Item = TokenId> {
        let sentence = self.segments.sentences[self.segments.sentence_of(of)].tokens;
        let from = of.index().saturating_sub(REACH).max(sentence.start.index());
        let to = (of.index() + REACH).min(sentence.end.index());
        (from..to).map(TokenId::from_index).filter(move |id| self.head(*id) == Some(of))
    }

    fn child(&self, of: TokenId, relations: &[Deprel]) -> Option<TokenId> {
        self.children(of).find(|id| relations.contains(&self.deprel(*id)))
    }

    fn case(&self, of: TokenId) -> Option<TokenId> {
        self.child(of, &[Deprel::Case])
    }

    fn form(&self, at: TokenId) -> &str {
        self.segments.tokens.spans[at].of(self.text)
    }

    fn is(&self, at: TokenId, word: &str) -> bool {
        self.form(at).eq_ignore_ascii_case(word)
    }

    fn any(&self, at: TokenId, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    fn head(&self, at: TokenId) -> Option<TokenId> {
        self.syntax.head[at]
    }

    fn deprel(&self, at: TokenId) -> Deprel {
        self.syntax.deprel[at]
    }

    fn upos(&self, at: TokenId) -> Upos {
        self.syntax.upos[at]
    }
}
