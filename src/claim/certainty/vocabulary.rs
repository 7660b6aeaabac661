//! The words that certainty is read from.

/// Words that lower a clause to probable.
pub(super) const PROBABLE: &[&str] = &[
    "probably",
    "likely",
    "apparently",
    "seemingly",
    "presumably",
    "seems",
    "seem",
    "seemed",
    "appears",
    "appear",
    "appeared",
    "believe",
    "believes",
    "think",
    "thinks",
    "suspect",
    "suspects",
    "suspected",
    "guess",
    "expect",
    "expects",
    "expected",
    "assume",
    "believed",
    "unlikely",
];

/// Words that lower a clause to possible.
pub(super) const POSSIBLE: &[&str] = &[
    "may",
    "might",
    "could",
    "perhaps",
    "maybe",
    "possibly",
    "possible",
    "potentially",
    "conceivably",
    "can",
];

/// Words that make a clause advice, a wish or a duty.
pub(super) const WISHES: &[&str] = &["should", "must", "ought", "let", "lets", "please"];

/// Wishes, where the speaker's own: "we hope that …".
pub(super) const WANTS: &[&str] = &["hope", "wish", "want"];

/// Base forms that open an order: "Look at …".
pub(super) const ORDERS: &[&str] = &[
    "look", "imagine", "remember", "consider", "stop", "go", "get", "come", "vote", "wait", "listen", "let",
    "please", "god",
];

/// Words that deny.
pub(super) const DENIALS: &[&str] =
    &["not", "n't", "never", "no", "nobody", "none", "nothing", "neither", "cannot", "nor", "without"];

/// Words that say that nobody has checked.
pub(super) const UNVERIFIED: &[&str] = &[
    "reportedly",
    "allegedly",
    "alleged",
    "unconfirmed",
    "unverified",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "purported",
    "purportedly",
    "supposedly",
    "rumored",
    "rumoured",
    "uncorroborated",
    "ostensibly",
];

/// What the next sentence calls somebody's words when it says that nobody could check them.
pub(super) const WEIGHED: &[&str] = &[
    "account",
    "accounts",
    "allegation",
    "allegations",
    "assertion",
    "authenticity",
    "claim",
    "claims",
    "figure",
    "figures",
    "footage",
    "number",
    "numbers",
    "recording",
    "report",
    "reports",
    "statement",
    "statements",
    "tally",
    "toll",
    "video",
];

/// Words that open a clause of another's: what is said of certainty behind them is not of the main one.
pub(super) const BREAKS: &[&str] = &[
    "because", "which", "who", "although", "though", "while", "since", "whereas", "when", "after", "before",
    "until", "unless", "if", ";", ":", "—", "–", "whether", "where", "whose", "how", "why",
];

/// Verbs of holding something to be so: "I think that …".
pub(super) const HOLDS: &[&str] = &[
    "believe",
    "think",
    "feel",
    "guess",
    "suppose",
    "suspect",
    "expect",
    "imagine",
    "assume",
    "figure",
    "bet",
    "presume",
    "reckon",
    "anticipate",
    "doubt",
];

/// Verbs of wishing.
pub(super) const HOPES: &[&str] = &["hope", "wish", "pray", "want"];

/// Verbs of planning.
pub(super) const PLANS: &[&str] = &["plan", "intend", "promise", "vow", "pledge"];

/// Verbs with which a speaker brings in what is said: what weighs on them weighs not on that.
pub(super) const TELLS: &[&str] = &[
    "say",
    "tell",
    "know",
    "mean",
    "understand",
    "see",
    "look",
    "listen",
    "add",
    "note",
    "stress",
    "thank",
    "remember",
];

/// Nouns that hold something to be so: "our assumption is that …".
pub(super) const HELD: &[&str] = &[
    "assumption",
    "belief",
    "guess",
    "view",
    "opinion",
    "expectation",
    "impression",
    "sense",
    "feeling",
    "hunch",
    "estimation",
    "judgment",
    "judgement",
    "mind",
];

/// Adverbs that all but deny.
pub(super) const SCARCELY: &[&str] = &["hardly", "barely", "scarcely"];

/// Words that open a clause which stands beside another.
pub(super) const ASIDE: &[&str] = &[
    "if", "unless", "when", "while", "because", "although", "though", "since", "once", "now", "until",
    "whenever", "as",
];
