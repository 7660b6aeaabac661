"""What ``analyze`` gives: dictionaries with these keys. Offsets count code points of the text; ``end`` is the place after the last.

The same shapes as ``sourcelight-report/1``, the JSON of the command line and of the page.
"""

from typing import Literal, NotRequired, TypedDict

Span = list[int]
"""Two numbers: ``[start, end]``, half-open. A list of spans is a stretch that need not be continuous, in reading order."""

Certainty = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "U"]
"""FactBank's scale: certain, probable, possible, with polarity; U is underspecified."""

Flag = Literal["unverified", "conditional", "future"]
"""Lexical flags beside the scale."""

SourceType = Literal["named_person", "named_organisation", "document", "unnamed_person", "unnamed_group", "unspecified"]
"""What stands behind an attribution."""


class Evidence(TypedDict):
    """Words that led to a mark."""

    start: int
    end: int
    why: str
    """One plain line."""
    rule: NotRequired[str]
    """The named rule that changed or added the mark, where one did."""


class Paragraph(TypedDict):
    """A paragraph."""

    start: int
    end: int
    kind: Literal["title", "byline", "date", "heading", "body", "item", "caption", "furniture"]
    """What it is in the article's build."""


class Sentence(TypedDict):
    """A sentence."""

    start: int
    end: int
    paragraph: int
    """Index into paragraphs."""


class Token(TypedDict):
    """A token in the manner of Universal Dependencies."""

    start: int
    end: int
    sentence: int
    """Index into sentences."""
    lemma: str
    """Base form."""
    upos: str
    """Universal part of speech; _ where no model has filled it."""
    head: int
    """Index of the governor in tokens; -1 for a root."""
    deprel: str
    """Universal dependency relation; _ where no model has filled it."""


class Attribution(TypedDict):
    """A source, a cue and a content."""

    id: int
    """Its number."""
    form: Literal["direct", "mixed", "indirect", "fragment"]
    """How the content is reported."""
    scare: bool
    """A quoted fragment whose author nobody names."""
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    source_type: SourceType
    entity: int | None
    """Id in entities: whom the source refers to; of a joint passage the first."""
    entities: list[int]
    """Ids in entities: all whom the source names or stands for."""
    joint: bool
    """Whether several speak as one."""
    statement: bool
    """Whether it is said; false where the writer says what somebody thinks, wants or plans."""
    words: int
    """Words of the body in its voice."""
    cue_class: Literal[
        "speech",
        "assertion",
        "distancing",
        "denial",
        "belief",
        "intention",
        "suggestion",
        "question",
        "demand",
        "evaluation",
        "silence",
        "other",
    ]
    """What the cue does to the content."""
    certainty: Certainty
    flags: list[Flag]
    nested_in: int | None
    """Id of the attribution whose content holds this one."""
    evidence: list[Evidence]
    confidence: float
    """Share of such attributions that are right."""


class Voice(TypedDict):
    """A stretch of the body in one voice."""

    start: int
    end: int
    attribution: int | None
    """Id in attributions; None for the writer's own voice."""


class SourceCue(TypedDict):
    """A verb or phrase that ties a source to its words."""

    word: str
    """Base form."""
    cue_class: str
    """What it does to the content."""
    count: int
    """How often."""


class Source(TypedDict):
    """Somebody who speaks, with all that stands on their word."""

    entity: int | None
    """Id in entities."""
    name: str
    """The entity's name, or the words that describe the source."""
    named: bool
    """Whether the text names it; a document by its title, issuer, author or date."""
    statement: bool
    """Whether it says something; false where the writer only says what it thinks, wants or plans."""
    relayed_by: int | None
    """Of a source quoted in another's words alone: the id in attributions that holds its own."""
    source_type: SourceType
    attributions: list[int]
    """Ids in attributions."""
    words: int
    """Words of the body in this voice; a joint passage counts in full for each."""
    share: float
    """The same as a share of the body's words."""
    kind: Literal["official", "company", "expert", "witness", "document", "other"]
    """As far as title, role, description or name tell."""
    role: Span | None
    """The role given where the source is first named in the body."""
    standing: Span | None
    """The fullest of the words that say why this source is asked: office, employer, field, kinship."""
    described: Span | None
    """Of an unnamed source: the fullest of its descriptions."""
    anonymity: Span | None
    """Of an unnamed source: the words that grant it not to be named."""
    reason: Span | None
    """Of an unnamed source: the reason stated for that."""
    bare: bool
    """Described as no more than "official", "source" and the like."""
    plural_for_one: bool
    """A plural to which one quotation is given, though only one can have spoken it."""
    cues: list[SourceCue]
    """The text's cues for it, most frequent first."""


class Accusation(TypedDict):
    """Somebody accused, and what they answer."""

    entity: int | None
    """Id in entities; None where the text gives no name."""
    name: str
    """The name, or the words for who is accused."""
    by: list[Span]
    responses: list[Span]
    places: list[Span]
    attributions: list[int]
    """Ids in attributions that accuse."""
    replies: list[int]
    """Ids in attributions in which the accused, or somebody for them, speak."""
    answer: Literal["denies", "speaks", "no_comment", "none"]
    """The most of an answer among these."""


class Reference(TypedDict):
    """Something a reader can look up."""

    start: int
    end: int
    kind: Literal["address", "doi", "case_number", "link"]
    """What it is; link: words that linked somewhere."""
    host: NotRequired[str]
    """Where it leads, without www."""
    site: NotRequired[Literal["own", "government", "court", "scholarly", "social", "archive", "reference", "other"]]
    """What kind of site that is."""
    claims: list[int]
    """Rows of `claims` that carry it."""


class Claim(TypedDict):
    """A clause-sized unit that asserts something checkable."""

    start: int
    end: int
    attribution: int | None
    """Id in attributions; None for the writer's own voice."""
    certainty: Certainty
    flags: list[Flag]
    evidence: list[Evidence]
    sources: list[int]
    """Indices into sources: its own and those who say nearly the same elsewhere; empty where nobody is named for it."""


class Mention(TypedDict):
    """A place where it is mentioned."""

    start: int
    end: int
    kind: Literal["name", "nominal", "pronoun"]
    """How it refers."""


class Entity(TypedDict):
    """Somebody or something named."""

    id: int
    """Its number."""
    name: str
    """Fullest form met."""
    label: Literal["PER", "ORG", "LOC", "MISC"]
    """What kind of thing."""
    titles: list[str]
    """Role titles found in the text."""
    mentions: list[Mention]
    """A place where it is mentioned."""


class Si(TypedDict):
    """A value in the International System."""

    value: float
    """The value."""
    unit: str
    """The unit's symbol."""


class Quantity(TypedDict):
    """A figure."""

    start: int
    end: int
    numeral: Span
    kind: Literal["cardinal", "ordinal", "percentage", "money", "measurement", "temperature", "age", "range", "count"]
    """What it counts."""
    value: float
    """Value in its own unit."""
    value_end: NotRequired[float]
    """Upper end of a range."""
    unit: NotRequired[str]
    """The unit's name."""
    iso: NotRequired[str]
    """ISO 4217 code of money."""
    si: NotRequired[Si]
    """In the International System."""
    hedge: Literal["exact", "about", "more_than", "at_least", "less_than", "up_to"]
    """How exactly it is put."""
    of: NotRequired[Span]


# "from" is a word of the language's own
_Range = TypedDict("_Range", {"from": NotRequired[str], "to": NotRequired[str]})


class DateExpression(_Range):
    """An expression of time; a range has its ends under "from" and, exclusive, "to"."""

    start: int
    end: int
    type: Literal["date", "daterange", "time", "timerange", "datetime", "datetimerange", "duration", "set"]
    """TIMEX3 type, ranges kept apart."""
    timex: str
    """TIMEX3 value; unresolved parts as X."""
    value: NotRequired[str]
    """Resolved against the article's date (ISO 8601)."""


class Inconsistency(TypedDict):
    """What the text's own figures contradict."""

    kind: str
    """Which check."""
    why: str
    """One line, with the sum."""
    evidence: list[Span]


class Signal(TypedDict):
    """How something is written."""

    start: int
    end: int
    kind: Literal[
        "hedge",
        "booster",
        "weasel",
        "agentless_passive",
        "loaded",
        "stock_phrase",
        "scare_quote",
        "superlative",
        "absolute",
        "editorialising",
        "euphemism",
        "rhetorical_question",
        "repetition",
        "first_person",
        "second_person",
        "personal_experience",
        "spelling",
        "slang",
        "call_to_action",
        "generalisation",
        "clickbait",
    ]
    """Which signal."""
    why: str
    """One line."""


class Gap(TypedDict):
    """What isn't here."""

    kind: str
    """Which check."""
    why: str
    """What was looked for and not found."""
    ask: str
    """What a careful reader would ask."""
    evidence: list[Span]


class Check(TypedDict):
    """A check for a gap that ran."""

    kind: str
    """Which."""
    looks_for: str
    """What it looked for."""
    found: bool
    """Whether it was there."""


class Diversity(TypedDict):
    """How varied the words are; a measure that needs a longer text is left out."""

    tokens: int
    types: int
    once: int
    """Words met once only."""
    mtld: NotRequired[float]
    hdd: NotRequired[float]
    mattr: NotRequired[float]
    yule_k: NotRequired[float]


class Statistics(TypedDict):
    """Counts and the measures that rest on them."""

    words: int
    """Words of the whole text."""
    types: int
    """Different words of the running text."""
    type_token_ratio: float
    """Types over words of the running text; falls as a text grows, so compare like lengths."""
    paragraphs: int
    """Paragraphs of the running text."""
    reading_seconds: int
    """Seconds to read the whole text silently, at 238 words a minute."""
    speaking_seconds: int
    """Seconds to read it aloud, at 183 words a minute."""
    sentence_lengths: list[int]
    """Words in each sentence of the running text."""
    mean_sentence_length: float
    """Mean of those lengths."""
    median_sentence_length: float
    """Median of those lengths."""
    diversity: Diversity
    """How varied the words are; a measure that needs a longer text is left out."""
    inputs: dict[str, int]
    """What the formulas are computed from."""
    readability: dict[str, float]
    """Formulas over the running text."""


class Report(TypedDict):
    """What is reported of one English news article: evidence in the text, never a verdict."""

    schema: Literal["sourcelight-report/1"]
    id: NotRequired[str]
    """The caller's name for the article."""
    language: str
    """BCP 47 tag of the text's language, found in it; "und" where too little tells. Other languages than English get
    counts and no English reading."""
    notice: NotRequired[str]
    """What a person is to be told of the reading as a whole, such as that the text is not in English."""
    title: NotRequired[str]
    """The headline."""
    date: NotRequired[str]
    """The article's date, when given or found."""
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    tokens: NotRequired[list[Token]]
    """Only when asked for."""
    attributions: list[Attribution]
    voices: list[Voice]
    """Cover the body, in order, without gaps."""
    sources: list[Source]
    claims: list[Claim]
    accusations: list[Accusation]
    entities: list[Entity]
    quantities: list[Quantity]
    dates: list[DateExpression]
    consistency: list[Inconsistency]
    signals: list[Signal]
    """Of the writer's own words."""
    quoted_signals: list[Signal]
    """Of words inside quotation marks."""
    references: list[Reference]
    gaps: list[Gap]
    checks: list[Check]
    """The checks for gaps that ran."""
    long_sentences: NotRequired[list[Span]]
    """Only where there are any: stretches of more than 512 tokens without the end of a sentence, read and listed in
    parts."""
    statistics: Statistics
    """Counts and the measures that rest on them."""
    timings: dict[str, float]
    """Milliseconds by pass; empty unless asked for."""
