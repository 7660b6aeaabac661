//! Rows of the report: its wire types.

use serde::Serialize;

/// A half-open pair of offsets.
pub type Pair = [u32; 2];

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, Serialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: $kind),* }
    )*};
}

rows! {
    /// A paragraph.
    ParagraphView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// title, byline, date, heading, body, item, caption or furniture.
        kind: &'static str,
    }
    /// A sentence.
    SentenceView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// Index into `paragraphs`.
        paragraph: u32,
    }
    /// A token.
    TokenView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// Index into `sentences`.
        sentence: u32,
        /// Base form.
        lemma: String,
        /// Universal part of speech.
        upos: &'static str,
        /// Index of the governor, -1 for a root.
        head: i64,
        /// Universal dependency relation.
        deprel: &'static str,
    }
    /// Words that led to a mark.
    EvidenceView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// One plain line.
        why: String,
        /// The rule that changed or added the mark behind the tagger, where one did (`cargo xtask eval rules`
        /// measures each).
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<&'static str>,
    }
    /// An attribution.
    AttributionView {
        /// Its number.
        id: u32,
        /// direct, mixed, indirect or fragment.
        form: &'static str,
        /// A quoted fragment whose author nobody names.
        scare: bool,
        /// Who.
        source: Vec<Pair>,
        /// The words that tie source and content.
        cue: Vec<Pair>,
        /// What.
        content: Vec<Pair>,
        /// DOMAIN's source types.
        source_type: &'static str,
        /// Id in `entities`, or null.
        entity: Option<u32>,
        /// Ids of all that speak, where they have names: several of them where it is joint.
        entities: Vec<u32>,
        /// Whether several speak as one.
        joint: bool,
        /// Whether it is said; else the writer says that it is thought, wanted or planned.
        statement: bool,
        /// Words of the body in its voice; none of a mark that the program is not sure of, unless asked for.
        words: u32,
        /// DOMAIN's cue classes.
        cue_class: &'static str,
        /// FactBank's scale.
        certainty: &'static str,
        /// unverified, conditional, future.
        flags: Vec<&'static str>,
        /// Id of the attribution whose content holds this one, or null.
        nested_in: Option<u32>,
        /// Why.
        evidence: Vec<EvidenceView>,
        /// 0 to 1.
        confidence: f32,
    }
    /// A stretch in one voice.
    VoiceView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// Id in `attributions`; null for the writer's own.
        attribution: Option<u32>,
    }
    /// Somebody who speaks.
    SourceView {
        /// Id in `entities`, or null.
        entity: Option<u32>,
        /// Name, or the words that describe it.
        name: String,
        /// Whether the text names it; a document is named by its title, issuer, author or date.
        named: bool,
        /// DOMAIN's source types.
        source_type: &'static str,
        /// Whether it says something; else the writer says what it thinks, wants or plans.
        statement: bool,
        /// Of a source quoted in another's words alone: the id in `attributions` that holds its own; else null.
        relayed_by: Option<u32>,
        /// Ids in `attributions`.
        attributions: Vec<u32>,
        /// Words of the body on this word; those of a joint passage count in full for each.
        words: u32,
        /// The same as a share of the body's words, 0 to 1.
        share: f64,
        /// official, company, expert, witness, document or other.
        kind: &'static str,
        /// The role given where the source is first named in the body, or null.
        role: Option<Pair>,
        /// The fullest of the words that say why this source is asked, or null.
        standing: Option<Pair>,
        /// Of an unnamed source: the fullest of its descriptions, or null.
        described: Option<Pair>,
        /// Of an unnamed source: the words that grant it not to be named, or null.
        anonymity: Option<Pair>,
        /// Of an unnamed source: the reason stated, or null.
        reason: Option<Pair>,
        /// Of an unnamed source: described as no more than "official", "source" and the like.
        bare: bool,
        /// A plural to which one quotation is given.
        plural_for_one: bool,
        /// The text's cues for it, most frequent first.
        cues: Vec<SourceCueView>,
    }
    /// A cue of a source.
    SourceCueView {
        /// Base form.
        word: String,
        /// DOMAIN's cue classes.
        cue_class: &'static str,
        /// How often.
        count: u32,
    }
    /// Somebody accused.
    AccusationView {
        /// Id in `entities`; null where the text gives no name.
        entity: Option<u32>,
        /// The name, or the words for who is accused.
        name: String,
        /// The words for who accuses.
        by: Vec<Pair>,
        /// The words that say how the accused answered without a statement of theirs.
        responses: Vec<Pair>,
        /// The words that accuse.
        places: Vec<Pair>,
        /// Ids in `attributions` that accuse.
        attributions: Vec<u32>,
        /// Ids in `attributions` in which the accused, or somebody for them, speak.
        replies: Vec<u32>,
        /// denies, speaks, no_comment or none.
        answer: &'static str,
    }
    /// Something a reader can look up.
    ReferenceView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// address, doi, case_number or link (words that linked somewhere).
        kind: &'static str,
        /// Where it leads, without "www.".
        #[serde(skip_serializing_if = "Option::is_none")]
        host: Option<String>,
        /// own, government, court, scholarly, social, archive, reference or other.
        #[serde(skip_serializing_if = "Option::is_none")]
        site: Option<&'static str>,
        /// Rows of `claims` that carry it.
        claims: Vec<u32>,
    }
    /// Something asserted.
    ClaimView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// Id in `attributions`; null for the writer's own.
        attribution: Option<u32>,
        /// FactBank's scale.
        certainty: &'static str,
        /// unverified, conditional, future.
        flags: Vec<&'static str>,
        /// Why.
        evidence: Vec<EvidenceView>,
        /// Rows of `sources`: its own and those who say nearly the same elsewhere; empty where nobody is
        /// named for it.
        sources: Vec<u32>,
    }
    /// A mention.
    MentionView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// name, nominal or pronoun.
        kind: &'static str,
    }
    /// An entity.
    EntityView {
        /// Its number.
        id: u32,
        /// Fullest form met.
        name: String,
        /// PER, ORG, LOC or MISC.
        label: &'static str,
        /// Role titles found.
        titles: Vec<String>,
        /// Where it is mentioned.
        mentions: Vec<MentionView>,
    }
    /// Value in the International System.
    SiView {
        /// The value.
        value: f64,
        /// The unit's symbol.
        unit: &'static str,
    }
    /// An expression of time.
    DateView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// date, daterange, time, timerange, datetime, datetimerange, duration or set.
        r#type: &'static str,
        /// TIMEX3 value.
        timex: String,
        /// Resolved (ISO 8601).
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<String>,
        /// Where a range begins.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// Where it ends (exclusive).
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    }
    /// What the text's own figures contradict.
    Inconsistency {
        /// Which check.
        kind: &'static str,
        /// One line, with the sum.
        why: String,
        /// The figures.
        evidence: Vec<Pair>,
    }
    /// A wording signal.
    SignalView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// Which.
        kind: &'static str,
        /// One line.
        why: &'static str,
    }
    /// An absence.
    GapView {
        /// Which check.
        kind: &'static str,
        /// What was looked for and not found.
        why: String,
        /// What a careful reader would ask.
        ask: String,
        /// The places that led to it.
        evidence: Vec<Pair>,
    }
    /// A check that ran.
    CheckView {
        /// Which.
        kind: &'static str,
        /// What it looked for.
        looks_for: &'static str,
        /// Whether it was there; false where `gaps` has a row of the kind.
        found: bool,
    }
    /// A figure.
    QuantityView {
        /// First offset.
        start: u32,
        /// Offset after the last.
        end: u32,
        /// The bare number.
        numeral: Pair,
        /// cardinal, ordinal, percentage, money, measurement, temperature, age, range or count.
        kind: &'static str,
        /// Value in its own unit.
        value: f64,
        /// Upper end of a range.
        #[serde(skip_serializing_if = "Option::is_none")]
        value_end: Option<f64>,
        /// Unit's name.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
        /// ISO 4217 code.
        #[serde(skip_serializing_if = "Option::is_none")]
        iso: Option<&'static str>,
        /// In the International System.
        #[serde(skip_serializing_if = "Option::is_none")]
        si: Option<SiView>,
        /// exact, about, more_than, at_least, less_than or up_to.
        hedge: &'static str,
        /// The thing counted.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<Pair>,
    }
}
