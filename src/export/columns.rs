//! The columns of every table: what each is called, holds and says.

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What they say, in a line.
    pub about: &'static str,
}

/// What the cells of a column hold, where they are not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, or a name from a list.
    Text,
    /// A whole number; offsets count Unicode code points.
    Integer,
    /// A number.
    Float,
    /// Yes or no.
    Boolean,
    /// Several texts; in a cell of CSV this stands between them.
    List(&'static str),
}

impl Kind {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Float => "float",
            Self::Boolean => "boolean",
            Self::List(_) => "list of text",
        }
    }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, about }
}

const fn whole(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Integer, about }
}

const fn number(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Float, about }
}

const fn flag(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Boolean, about }
}

const fn list(name: &'static str, between: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::List(between), about }
}

const ARTICLE: Column = text("article", "The article's id, as it came");
const START: Column = whole("start", "First code point");
const END: Column = whole("end", "Code point after the last");
const WORDS: Column = text("text", "The words");
const EVIDENCE: Column = text("evidence", "The words that led to it");

pub(super) const PASSAGES: &[Column] = &[
    ARTICLE,
    whole("passage", "Its number in the article"),
    whole("start", "First code point of source, cue and content together"),
    whole("end", "Code point after the last of them"),
    text("who", "The name of whoever speaks, or the words for them; empty where nobody is named"),
    text("source", "The words for whoever speaks"),
    text(
        "source_type",
        "named_person, named_organisation, document, unnamed_person, unnamed_group or unspecified",
    ),
    flag("joint", "Whether several speak as one"),
    text("cue", "The words that tie source and content"),
    flag("statement", "Whether it is said; else the writer says that it is thought, wanted or planned"),
    text(
        "cue_class",
        "speech, assertion, distancing, denial, belief, intention, suggestion, question, demand, evaluation, silence or other",
    ),
    text("content", "What is said"),
    text("form", "direct, mixed, indirect or fragment"),
    text("certainty", "FactBank's scale: CT+, CT-, PR+, PR-, PS+, PS- or U"),
    list("flags", " ", "unverified, conditional, future"),
    whole("nested_in", "The passage whose content holds this one"),
    number("confidence", "How sure the program is of it, 0 to 1"),
];

pub(super) const SOURCES: &[Column] = &[
    ARTICLE,
    text("name", "The name, or the words that describe the source"),
    flag("named", "Whether the text names it; a document is named by its title, issuer, author or date"),
    text("source_type", "As in passages"),
    flag("statement", "Whether it says something; else the writer says what it thinks, wants or plans"),
    whole("passages", "Passages on its word"),
    whole("words", "Words of the body on its word; those of a joint passage count in full for each"),
    number("share", "The same as a share of the body's words, 0 to 1"),
    text("kind", "official, company, expert, witness, document or other"),
    text("role", "The role given where the source is first named"),
    text("standing", "The fullest of the words that say why it is asked"),
    text("described", "Of an unnamed source: the fullest of its descriptions"),
    text("anonymity", "Of an unnamed source: the words that grant it not to be named"),
    text("reason", "Of an unnamed source: the reason stated"),
    whole("relayed_by", "Of a source quoted in another's words alone: the passage that holds its own"),
    list("cues", "; ", "The verbs and phrases used for it, each with how often, most frequent first"),
];

pub(super) const CLAIMS: &[Column] = &[
    ARTICLE,
    START,
    END,
    text("who", "On whose word; writer for the writer's own"),
    text("certainty", "As in passages"),
    list("flags", " ", "unverified, conditional, future"),
    list(
        "sources",
        "; ",
        "Its source and those who say nearly the same elsewhere; empty where nobody is named for it",
    ),
    WORDS,
];

pub(super) const ACCUSATIONS: &[Column] = &[
    ARTICLE,
    text("accused", "The name, or the words for who is accused"),
    text("by", "The words for who accuses"),
    text("answer", "denies, speaks, no_comment or none"),
    whole("replies", "Passages in which the accused, or somebody for them, speak"),
    text("responses", "The words that say how they answered without a statement of theirs"),
    text("words", "The words that accuse"),
];

pub(super) const FIGURES: &[Column] = &[
    ARTICLE,
    START,
    END,
    WORDS,
    text("kind", "cardinal, ordinal, percentage, money, measurement, temperature, age, range or count"),
    number("value", "What it amounts to, in its own unit"),
    number("value_end", "Upper end of a range"),
    text("unit", "The unit's name"),
    text("iso", "ISO 4217 code of a currency"),
    number("si_value", "The value in the International System"),
    text("si_unit", "That unit's symbol"),
    text("hedge", "exact, about, more_than, at_least, less_than or up_to"),
    text("of", "The thing counted"),
];

pub(super) const DATES: &[Column] = &[
    ARTICLE,
    START,
    END,
    WORDS,
    text("type", "date, daterange, time, timerange, datetime, datetimerange, duration or set"),
    text("timex", "TIMEX3 value"),
    text("value", "Resolved, ISO 8601"),
    text("from", "Where a range begins"),
    text("to", "Where it ends, exclusive"),
];

pub(super) const CONSISTENCY: &[Column] = &[
    ARTICLE,
    text("kind", "Which check"),
    text("why", "One line, with the sum"),
    text("evidence", "The figures"),
];

pub(super) const NAMES: &[Column] = &[
    ARTICLE,
    whole("entity", "Its number in the article: the same for all its mentions"),
    text("name", "Fullest form met"),
    text("label", "PER, ORG, LOC or MISC"),
    list("titles", "; ", "Role titles found"),
    text("mention", "name, nominal or pronoun"),
    START,
    END,
    WORDS,
];

pub(super) const GAPS: &[Column] = &[
    ARTICLE,
    text("kind", "Which check"),
    text("why", "What was looked for and not found"),
    text("ask", "What a careful reader would ask"),
    EVIDENCE,
];

pub(super) const CHECKS: &[Column] = &[
    ARTICLE,
    text("kind", "Which check"),
    text("looks_for", "What it looked for"),
    flag("found", "Whether it was there; false where gaps has a row of the kind"),
];

pub(super) const SIGNALS: &[Column] = &[
    ARTICLE,
    text("kind", "Which signal"),
    START,
    END,
    WORDS,
    text("who", "In whose words; writer for the writer's own"),
    flag("quoted", "Whether it stands inside quotation marks"),
    text("why", "What it is, in a line"),
];

pub(super) const REFERENCES: &[Column] = &[
    ARTICLE,
    text("kind", "address, doi, case_number or link (words that linked somewhere)"),
    START,
    END,
    WORDS,
    text("host", "Where it leads, without www."),
    text("site", "own, government, court, scholarly, social, archive, reference or other"),
    list("claims", " | ", "The claims that carry it"),
];

pub(super) const SENTENCES: &[Column] = &[
    ARTICLE,
    whole("sentence", "Its number in the article"),
    START,
    END,
    whole("paragraph", "The paragraph's number"),
    text("paragraph_kind", "title, byline, date, heading, body, item, caption or furniture"),
    text("voice", "In whose words it begins; writer for the writer's own, empty outside the body"),
    WORDS,
];

pub(super) const STATISTICS: &[Column] = &[
    ARTICLE,
    text("title", "The headline"),
    text("date", "The article's date, given or found (ISO 8601)"),
    text(
        "language",
        "BCP 47 tag found in the text; of other languages than en there are counts and no reading",
    ),
    text("notice", "What a person is to be told of the reading as a whole"),
    whole("words", "Words of the whole text"),
    whole("passages", "Rows of passages"),
    whole("sources", "Rows of sources"),
    whole("claims", "Rows of claims"),
    whole("figures", "Rows of figures"),
    whole("dates", "Rows of dates"),
    whole("gaps", "Rows of gaps"),
    whole("signals", "Signals in the writer's own words"),
    whole("running_words", "Words of the running text: body and list items"),
    whole("sentences", "Sentences of the running text"),
    whole("paragraphs", "Paragraphs of the running text"),
    whole("reading_seconds", "Seconds to read the whole text silently, at 238 words a minute"),
    whole("speaking_seconds", "Seconds to read it aloud, at 183 words a minute"),
    number("mean_sentence_length", "Words in a sentence, mean"),
    number("median_sentence_length", "Words in a sentence, median"),
    whole("types", "Different words of the running text"),
    number("type_token_ratio", "Types over words; falls as a text grows"),
    number("mtld", "Measure of textual lexical diversity (McCarthy and Jarvis 2010)"),
    number("hdd", "Hypergeometric distribution D (McCarthy and Jarvis 2007); from 42 words on"),
    number("mattr", "Moving-average type-token ratio (Covington and McFall 2010); from 100 words on"),
    number("yule_k", "Yule's K (1944)"),
    whole("syllables", "Syllables of the running text"),
    whole("unfamiliar", "Words that are not on the list of familiar ones"),
    number("flesch_reading_ease", "Flesch 1948; higher is easier. This and what follows: of English alone"),
    number("flesch_kincaid_grade", "Kincaid et al. 1975; a US school grade"),
    number("gunning_fog", "Gunning 1952"),
    number("smog", "McLaughlin 1969"),
    number("automated_readability_index", "Senter and Smith 1967"),
    number("coleman_liau", "Coleman and Liau 1975, as textstat rounds it"),
    number("lix", "Björnsson 1968"),
    number("rix", "Anderson 1983"),
    number("dale_chall", "Dale and Chall 1948, by our list of familiar words"),
    number("spache", "Spache 1953, revised 1974, by our list"),
    number("linsear_write", "O'Hayre 1966"),
    number("mcalpine_eflaw", "McAlpine 1997"),
    number("consensus_grade", "The grade that most of the formulas name"),
];
