//! The roles' labels and the best path through their scores.
//!
//! In: scores of each word's labels. Out: the likeliest row of labels that the scheme allows.

/// What a word is in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who.
    Source,
    /// What ties source and content.
    Cue,
    /// What.
    Content,
}

/// What a token is within a role's span, in the BIO scheme.
#[allow(missing_docs, reason = "one pair a role")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoleTag {
    /// In no attribution.
    #[default]
    Outside,
    BeginSource,
    InSource,
    BeginCue,
    InCue,
    BeginContent,
    InContent,
}

impl RoleTag {
    /// All, in the order of their values.
    pub const ALL: [Self; 7] = [
        Self::Outside,
        Self::BeginSource,
        Self::InSource,
        Self::BeginCue,
        Self::InCue,
        Self::BeginContent,
        Self::InContent,
    ];

    /// The label of a role's first or later word.
    #[must_use]
    pub const fn of(role: Role, first: bool) -> Self {
        match (role, first) {
            (Role::Source, true) => Self::BeginSource,
            (Role::Source, false) => Self::InSource,
            (Role::Cue, true) => Self::BeginCue,
            (Role::Cue, false) => Self::InCue,
            (Role::Content, true) => Self::BeginContent,
            (Role::Content, false) => Self::InContent,
        }
    }

    /// Its role and whether a span begins here.
    #[must_use]
    pub const fn role(self) -> Option<(Role, bool)> {
        match self {
            Self::Outside => None,
            Self::BeginSource => Some((Role::Source, true)),
            Self::InSource => Some((Role::Source, false)),
            Self::BeginCue => Some((Role::Cue, true)),
            Self::InCue => Some((Role::Cue, false)),
            Self::BeginContent => Some((Role::Content, true)),
            Self::InContent => Some((Role::Content, false)),
        }
    }

    /// Whether the scheme allows this label after `before` (`None`: at the start).
    #[must_use]
    pub fn may_follow(self, before: Option<Self>) -> bool {
        match self.role() {
            Some((role, false)) => before.and_then(Self::role).is_some_and(|row| row.0 == role),
            _ => true,
        }
    }
}

/// Labels of a scheme.
const LABELS: usize = RoleTag::ALL.len();
/// What the scheme forbids.
const NEVER: i64 = i64::MIN / 4;

/// The likeliest labels (Viterbi 1967): the path with the largest sum of scores and transitions among those
/// that the scheme allows. `scores` are rows of seven; `transitions` one row for each label before, the last
/// for the start; both in one scale.
#[must_use]
pub fn best_path(scores: &[i32], transitions: &[i32]) -> Vec<RoleTag> {
    let mut step = [[NEVER; LABELS]; LABELS + 1];
    let befores = RoleTag::ALL.into_iter().map(Some).chain([None]);
    for ((row, given), before) in step.iter_mut().zip(transitions.chunks_exact(LABELS)).zip(befores) {
        for ((cell, given), tag) in row.iter_mut().zip(given).zip(RoleTag::ALL) {
            if tag.may_follow(before) {
                *cell = i64::from(*given);
            }
        }
    }
    let [between @ .., start] = &step;
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len() / LABELS);
    let mut sums = [0_i64; LABELS];
    for (at, scores) in scores.chunks_exact(LABELS).enumerate() {
        let mut next = [NEVER; LABELS];
        let mut from = [0_u8; LABELS];
        for (tag, ((next, from), score)) in next.iter_mut().zip(&mut from).zip(scores).enumerate() {
            let mut best = (start.get(tag).copied().unwrap_or(NEVER), 0);
            if at > 0 {
                best.0 = i64::MIN;
                for (before, (row, sum)) in (0_u8..).zip(between.iter().zip(&sums)) {
                    let way = sum + row.get(tag).copied().unwrap_or(NEVER);
                    // the first of equals
                    if way > best.0 {
                        best = (way, before);
                    }
                }
            }
            *next = (best.0 + i64::from(*score)).max(NEVER);
            *from = best.1;
        }
        sums = next;
        back.push(from);
    }
    let last = (0_u8..).zip(&sums).max_by_key(|row| (row.1, std::cmp::Reverse(row.0))).map_or(0, |row| row.0);
    let mut tag = last;
    let mut out: Vec<RoleTag> = back
        .iter()
        .rev()
        .map(|from| {
            let here = RoleTag::ALL.get(usize::from(tag)).copied().unwrap_or_default();
            tag = from.get(usize::from(tag)).copied().unwrap_or(0);
            here
        })
        .collect();
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_keeps_to_the_scheme() {
        // the second word would be inside a source, had a source begun
        let scores = [5, 0, 0, 4, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0];
        let path = best_path(&scores, &[0; 56]);
        assert_eq!(path, [RoleTag::BeginSource, RoleTag::InSource, RoleTag::Outside]);
    }

    #[test]
    fn transitions_turn_the_scales() {
        let scores = [0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 6, 5];
        let mut transitions = [0; 56];
        // content after content begins anew only at a price
        transitions[5 * 7 + 5] = -3;
        assert_eq!(best_path(&scores, &transitions), [RoleTag::BeginContent, RoleTag::InContent]);
    }
}
