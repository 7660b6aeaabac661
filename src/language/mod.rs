//! Which language a text is written in: by its script and its small words, never assumed.
//!
//! In: the text. Out: a BCP 47 tag. The words are in `data/languages.tsv`.

use crate::text::QuickMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The tag of a text whose language could not be told.
pub const UNDETERMINED: &str = "und";

/// Words that are looked at; more tell nothing new.
const LOOKED_AT: usize = 3_000;
/// Small words of a language that a text must hold before it counts as written in it.
const ENOUGH: f64 = 4.0;
/// Share of a text's words that are small words of its language: about two in five in running text, one in ten in
/// lists and tables.
const SHARE: f64 = 0.1;
/// So many are enough where other languages have next to none of them, and where they are so large a share.
const FEW: f64 = 2.0;
/// The share.
const FEW_SHARE: f64 = 0.15;
/// How many times as many small words as English has another language must have.
const AHEAD: f64 = 1.5;

/// Languages of scripts that one language of the news is written in, by the first and the last letter.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{590}', '\u{5ff}', "he"),
    ('\u{600}', '\u{6ff}', "ar"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{980}', '\u{9ff}', "bn"),
    ('\u{a80}', '\u{aff}', "gu"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1200}', '\u{137f}', "am"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{3040}', '\u{30ff}', "ja"),
    ('\u{ac00}', '\u{d7af}', "ko"),
];

/// Small words with the languages they belong to, as positions in [`NAMES`].
struct Table {
    names: Vec<&'static str>,
    words: QuickMap<&'static str, Vec<usize>>,
}

/// Read once from the file that is compiled in; never changes.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { names: Vec::new(), words: QuickMap::default() };
    let rows = data!("languages.tsv").lines();
    for (language, words) in rows.filter_map(|line| line.split_once('\t')) {
        for word in words.split(' ') {
            table.words.entry(word).or_default().push(table.names.len());
        }
        table.names.push(language);
    }
    table
});

/// The BCP 47 tag of the language that most of a text is written in; [`UNDETERMINED`] where too little tells.
///
/// ```
/// use sourcelight::language::find;
/// assert_eq!(find("The dam of Lint has held since it was built, and no one is in danger."), "en");
/// assert_eq!(find("Le barrage de Lint tient depuis des années, et personne n’est en danger dans la ville."), "fr");
/// assert_eq!(find("Плотина держится с тех пор, как её построили, и никто не думает, что она упадёт."), "ru");
/// assert_eq!(find("Lint 3"), "und");
/// ```
#[must_use]
pub fn find(text: &str) -> &'static str {
    let mut counts = vec![0.0; TABLE.names.len()];
    let mut words = 0.0;
    let mut scripts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let (mut letters, mut han) = (0, 0);
    let pieces = text.split(|letter: char| !letter.is_alphabetic() && !matches!(letter, '\'' | '’'));
    for piece in pieces.filter(|piece| piece.chars().any(char::is_alphabetic)).take(LOOKED_AT) {
        words += 1.0;
        for letter in piece.chars() {
            letters += 1;
            han += usize::from(('\u{4e00}'..='\u{9fff}').contains(&letter));
            let script = SCRIPTS.iter().find(|(first, last, _)| (*first..=*last).contains(&letter));
            if let Some((.., language)) = script {
                *scripts.entry(language).or_default() += 1;
            }
        }
        let word = piece.to_lowercase().replace('’', "'");
        count(&word, &mut counts);
        // "l'incendie", "dell'acqua": the small word before the apostrophe
        if let Some((before, _)) = word.split_once('\'')
            && before.len() <= 6
        {
            count(&format!("{before}'"), &mut counts);
        }
    }
    // Chinese has its characters to itself; Japanese mixes them with its own
    let mut scripts: Vec<(usize, &'static str)> =
        scripts.into_iter().map(|(language, count)| (count, language)).collect();
    scripts.sort_unstable();
    if let Some(&(count, language)) = scripts.last()
        && (count * 2 > letters || language == "ja" && (count + han) * 2 > letters)
    {
        return language;
    }
    if han * 2 > letters {
        return "zh";
    }
    best(&counts, words)
}

fn count(word: &str, counts: &mut [f64]) {
    for language in TABLE.words.get(word).into_iter().flatten() {
        if let Some(count) = counts.get_mut(*language) {
            *count += 1.0;
        }
    }
}

/// The language with most small words; English unless another is clearly ahead.
fn best(counts: &[f64], words: f64) -> &'static str {
    let enough = |count: f64| count >= ENOUGH && count >= SHARE * words;
    let named = || TABLE.names.iter().zip(counts);
    let english = named().find(|(name, _)| **name == "en").map_or(0.0, |(_, count)| *count);
    let alone = |english: f64| named().all(|(name, count)| *name == "en" || *count * 2.0 <= english);
    let mut best: Option<(&'static str, f64)> = None;
    for (name, count) in named() {
        if best.is_none_or(|(_, most)| *count > most) {
            best = Some((name, *count));
        }
    }
    match best {
        Some((name, count)) if name != "en" && enough(count) && count >= AHEAD * english => name,
        _ if enough(english) => "en",
        // a note of a line or two: small words of English, and hardly one of any other language
        Some(_) if english >= FEW && english >= FEW_SHARE * words && alone(english) => "en",
        _ => UNDETERMINED,
    }
}

/// Whether the English readings are to be made of a text in this language: of English, and of a text too short or too
/// bare to tell.
#[must_use]
pub fn is_read(tag: &str) -> bool {
    tag == "en" || tag == UNDETERMINED
}

/// What a person is told of a text in another language; nothing of one that is read.
///
/// ```
/// use sourcelight::language::notice;
/// assert_eq!(notice("en"), None);
/// assert!(notice("fr").is_some_and(|line| line.contains("French")));
/// ```
#[must_use]
pub fn notice(tag: &str) -> Option<String> {
    if is_read(tag) {
        return None;
    }
    let name =
        ENGLISH_NAMES.iter().find(|(code, _)| *code == tag).map_or("another language", |(_, name)| name);
    Some(format!(
        "This text appears to be in {name}. Sourcelight reads English only, so it shows the text and its counts and nothing else."
    ))
}

/// What English calls the languages.
const ENGLISH_NAMES: &[(&str, &str)] = &[
    ("fr", "French"),
    ("de", "German"),
    ("es", "Spanish"),
    ("it", "Italian"),
    ("pt", "Portuguese"),
    ("nl", "Dutch"),
    ("sv", "Swedish"),
    ("da", "Danish"),
    ("no", "Norwegian"),
    ("fi", "Finnish"),
    ("pl", "Polish"),
    ("cs", "Czech"),
    ("sk", "Slovak"),
    ("hu", "Hungarian"),
    ("ro", "Romanian"),
    ("tr", "Turkish"),
    ("id", "Indonesian"),
    ("ca", "Catalan"),
    ("hr", "Croatian"),
    ("et", "Estonian"),
    ("lv", "Latvian"),
    ("lt", "Lithuanian"),
    ("vi", "Vietnamese"),
    ("sw", "Swahili"),
    ("ga", "Irish"),
    ("cy", "Welsh"),
    ("sq", "Albanian"),
    ("is", "Icelandic"),
    ("eu", "Basque"),
    ("af", "Afrikaans"),
    ("tl", "Filipino"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("bg", "Bulgarian"),
    ("sr", "Serbian"),
    ("el", "Greek"),
    ("hy", "Armenian"),
    ("he", "Hebrew"),
    ("ar", "Arabic"),
    ("hi", "Hindi"),
    ("bn", "Bengali"),
    ("gu", "Gujarati"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("th", "Thai"),
    ("ka", "Georgian"),
    ("am", "Amharic"),
    ("km", "Khmer"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("zh", "Chinese"),
];
