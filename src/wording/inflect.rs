//! The forms of verbs and nouns, and the classes of words that rules name: regular by spelling, the rest from the
//! rules' own lines.

use std::collections::HashMap;

/// Classes of words and irregular forms of a file of rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    classes: HashMap<&'static str, Vec<&'static str>>,
    irregular: HashMap<&'static str, Vec<&'static str>>,
}

impl Forms {
    /// Reads the lines `class NAME word …` and `forms base form …`; others are left alone.
    pub(super) fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        for line in file.lines() {
            let mut words = line.split_whitespace();
            let table = match words.next() {
                Some("class") => &mut out.classes,
                Some("forms") => &mut out.irregular,
                _ => continue,
            };
            if let Some(name) = words.next() {
                table.entry(name).or_default().extend(words);
            }
        }
        out
    }

    /// The words of a class, as they are written in patterns.
    pub(super) fn class(&self, name: &str) -> &[&'static str] {
        self.classes.get(name).map_or(&[], Vec::as_slice)
    }

    fn irregular(&self, base: &str) -> Option<Vec<String>> {
        let rest = self.irregular.get(base)?;
        Some(std::iter::once(base).chain(rest.iter().copied()).map(str::to_owned).collect())
    }

    /// All forms of a verb: "stop", "stops", "stopped", "stopping".
    pub(super) fn verb(&self, base: &str) -> Vec<String> {
        if let Some(mut forms) = self.irregular(base) {
            forms.push(add_s(base));
            forms.push(join(base, "ing"));
            forms.dedup();
            return forms;
        }
        vec![base.to_owned(), add_s(base), join(base, "ed"), join(base, "ing")]
    }

    /// The singular and the plural of a noun.
    pub(super) fn noun(&self, base: &str) -> Vec<String> {
        self.irregular(base).unwrap_or_else(|| vec![base.to_owned(), add_s(base)])
    }
}

fn is_vowel(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| "aeiou".contains(letter))
}

/// "passes", "tries", "stops".
fn add_s(base: &str) -> String {
    let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    match base.strip_suffix('y') {
        Some(stem) if !is_vowel(stem.chars().next_back()) => format!("{stem}ies"),
        _ if hiss => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

/// "baked", "tied", "tried", "stopped", "fixing": the ending joined as English spells it.
fn join(base: &str, ending: &str) -> String {
    let mut last = base.chars().rev();
    let (one, two, three) = (last.next(), last.next(), last.next());
    if let Some(stem) = base.strip_suffix("ie").filter(|_| ending == "ing") {
        return format!("{stem}ying");
    }
    if let Some(stem) =
        base.strip_suffix('e').filter(|stem| ending == "ed" || !stem.ends_with(['e', 'o', 'y']))
    {
        return format!("{stem}{ending}");
    }
    if let Some(stem) = base.strip_suffix('y').filter(|_| ending == "ed" && !is_vowel(two)) {
        return format!("{stem}ied");
    }
    // one syllable with a single vowel before a single consonant doubles it
    let vowels = base.chars().filter(|letter| "aeiouy".contains(*letter)).count();
    let doubles =
        !is_vowel(one) && !matches!(one, Some('w' | 'x' | 'y' | 'h')) && is_vowel(two) && !is_vowel(three);
    match one.filter(|_| doubles && vowels == 1) {
        Some(letter) => format!("{base}{letter}{ending}"),
        None => format!("{base}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_as_they_are_spelt() {
        let forms = Forms::read("forms rise rose risen\nforms crisis crises\nclass water dam lake");
        assert_eq!(forms.verb("slam"), ["slam", "slams", "slammed", "slamming"]);
        assert_eq!(forms.verb("underscore"), ["underscore", "underscores", "underscored", "underscoring"]);
        assert_eq!(forms.verb("decry"), ["decry", "decries", "decried", "decrying"]);
        assert_eq!(forms.verb("blast"), ["blast", "blasts", "blasted", "blasting"]);
        assert_eq!(forms.verb("rise"), ["rise", "rose", "risen", "rises", "rising"]);
        assert_eq!(forms.verb("gloat"), ["gloat", "gloats", "gloated", "gloating"]);
        assert_eq!(forms.noun("crony"), ["crony", "cronies"]);
        assert_eq!(forms.noun("crisis"), ["crisis", "crises"]);
        assert_eq!(forms.class("water"), ["dam", "lake"]);
        assert!(forms.class("none").is_empty());
    }
}
