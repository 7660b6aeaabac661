//! The named rules behind the tagger and which of them run.
//!
//! Each rule has an identifier, so that it can be left out and its worth measured on articles it was not written
//! for: `cargo xtask eval rules` prints what each one flips. All run unless somebody says otherwise.

/// Declares the rules: what each does, its identifier, and what a reader is told where it changed something.
macro_rules! repairs {
    ($($(#[$about:meta])* $name:ident $id:literal $why:literal;)*) => {
        /// A rule that changes, adds or drops an attribution behind the tagger.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Repair { $($(#[$about])* $name,)* }

        impl Repair {
            /// Every rule, in the order of their stages.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The identifier, as tables print it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What a reader is told of a mark that it changed or added, in one line.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Self::$name => $why,)* }
            }
        }
    };
}

repairs! {
    // a reading's own words
    /// a content without quotation marks ends with its paragraph
    ContentCut "reading/content-cut" "the words end with their paragraph";
    /// a content stands in its cue's paragraph, or is a quotation of a later one
    ContentReach "reading/content-reach" "words of another paragraph were left out";
    /// words of a later sentence are none of a content that has some in its own
    ContentNear "reading/content-near" "words of a later sentence were left out";
    /// words beside a whole quotation are none of what is said
    ContentBeside "reading/content-beside" "words beside the quotation were left out";
    /// whoever is told something says none of it
    ContentHearer "reading/content-hearer" "the person told was left out";
    /// where every content stands in a later sentence, the rules' own content is taken
    ContentRuled "reading/content-ruled" "the words in its own sentence were taken, not those of a later one";
    /// "according to" without a comma closes the last relative clause only
    ClosingGuide "reading/closing-guide" "“according to” covers only the last clause here";
    /// "reportedly" inside a clause holds all of it
    AdverbClause "reading/adverb-clause" "the adverb covers its whole clause";
    /// "it" of "it was reported that" is no part of what is said
    EmptySubject "reading/empty-subject" "“it” was left out of “it was reported that”";
    /// a lone pronoun without a source is no content
    PronounAlone "reading/pronoun-alone" "a lone pronoun says nothing";
    /// a source stands in its cue's sentence
    SourceSentence "reading/source-sentence" "a source stands in its verb’s sentence";
    /// whoever speaks on condition of anonymity says nothing by that
    SecretReason "reading/secret-reason" "asking not to be named is no statement";
    /// a quotation behind "wrote" or "sang" may be a work's title
    WorkTitle "reading/work-title" "the quotation is a title";
    /// "said three words" gives no words
    CountedWords "reading/counted-words" "the words are counted and not given";
    /// a day is no content
    TimeAlone "reading/time-alone" "a day is no statement";
    /// where the tagger wavers between two sources, the rules decide
    WaveringSource "reading/wavering-source" "of two possible sources the grammar points to this one";
    /// the rules' "by" phrase is the source of a passive without one
    PassiveAgent "reading/passive-agent" "“by” names the source";
    /// nobody is among their own words
    OwnWords "reading/own-words" "the source is not among their own words";
    /// a day behind the cue is none of it
    CueDay "reading/cue-day" "the day after the verb was left out";
    /// "said in a statement" is one cue
    CueStatement "reading/cue-statement" "“said in a statement” is one phrase";
    /// a colon behind the cue belongs to it
    CueColon "reading/cue-colon" "the colon belongs to the verb";
    /// "she said of the plan" behind a quotation is one cue
    CueTopic "reading/cue-topic" "“she said of the plan” is one phrase";
    /// "of" between "spoke" and its content is the cue's
    CuePreposition "reading/cue-preposition" "the preposition belongs to the verb";
    /// a content takes in the quotation marks right around it
    QuotationMarks "reading/quotation-marks" "the quotation marks around the words were included";
    /// a source takes in its description to the comma or bracket that closes it
    SourceDescription "reading/source-description" "the description of the source was included";
    // readings among each other
    /// a request for anonymity is part of its source
    SecrecyWithSource "readings/secrecy-with-source" "the request not to be named belongs to the source";
    /// a quotation belongs to the cue right beside it
    OwnQuotations "readings/own-quotations" "a quotation goes to the verb right beside it";
    /// "rivals, whose “digging must stop,” Holt said": what a relative joins is the other speaker's
    OthersQuotation "readings/others-quotation" "another speaker’s quotation was left out";
    /// a second cue's source is the whole of the first's
    WholeSources "readings/whole-sources" "the whole source of the verb before was taken";
    /// the source of "according to" ends where a time or the next speaker begins
    GuidedSources "readings/guided-sources" "the source ends where a time or the next speaker begins";
    /// inside another's words the rules' reading replaces the tagger's
    RuledInside "readings/ruled-inside" "inside someone else’s words the grammar decides";
    /// a transcript's label or a signature keeps its words
    LabelsAndSignatures "readings/labels-and-signatures" "a speaker’s label or signature";
    /// "and warned that" has a content of its own
    SecondVerbs "readings/second-verbs" "the second verb has words of its own";
    /// what the rules are sure of stands though the tagger saw nothing
    Overlooked "readings/overlooked" "found by its wording alone";
    /// the rules' attributions within another's content are added
    Inner "readings/inner" "found by its wording inside someone else’s words";
    // grammar
    /// whoever stands between a comma and the cue speaks
    FreeSubject "grammar/free-subject" "whoever stands between the comma and the verb speaks";
    /// "residents contacted by phone": the source is the described, not the description
    WidenDescribed "grammar/widen-described" "the whole description is the source";
    /// behind "according to" the first phrase is the source
    NameGuide "grammar/name-guide" "the name after “according to” is the source";
    /// a second verb shares the first one's subject
    ShareSubject "grammar/share-subject" "the second verb has the subject of the first";
    /// what led to calls did not make them
    PartCause "grammar/part-cause" "what led to it did not say it";
    /// "by residents of hiding the report": the agent ends where the charge begins
    PartAgent "grammar/part-agent" "the source ends where the accusation begins";
    /// "was quoted as saying" has the quoted as its source
    FreePassive "grammar/free-passive" "“was quoted as saying” names the speaker";
    /// the subject of "is expected to" is part of what is expected
    RaiseSubject "grammar/raise-subject" "the subject is part of what is expected";
    /// whoever is asked is none of what is asked
    DropAsked "grammar/drop-asked" "the person asked was left out";
    /// whoever hears it, and when, is none of what is said
    DropHearer "grammar/drop-hearer" "the person told was left out";
    /// whom somebody urges is part of what is urged
    KeepDoer "grammar/keep-doer" "the person urged is part of what is urged";
    /// a description between commas is part of the source of "according to"
    CloseDescribed "grammar/close-described" "the description between commas belongs to the source";
    /// no content of a headline ends between a subject and its verb
    ReachVerb "grammar/reach-verb" "the words go on to the headline’s verb";
    /// a relative clause's content ends at the verb of the clause around it
    CloseRelative "grammar/close-relative" "the words end where the sentence around them goes on";
    /// "seen as a danger by the council": who stands at the end thinks so
    TakeLast "grammar/take-last" "“by” at the end names who thinks so";
    /// "asked by Mr Dray whether" names who asks
    TakeAsker "grammar/take-asker" "“asked by” names who asks";
    /// "was rated “inadequate” by inspectors": mark and judge
    JudgedPassive "grammar/judged-passive" "a rating, and whoever gave it";
    /// the "by" between cue and source is neither's
    FreeLink "grammar/free-link" "“by” was left out";
    /// "continues to insist" has its class from the second verb
    SettleClass "grammar/settle-class" "the second verb says what kind of statement it is";
    /// "according to" holds the whole of "the board is expected to rule"
    WholeClauses "grammar/whole-clauses" "“according to” covers the whole clause";
    /// what is thought of a subject reaches to the clause's end
    CompleteThought "grammar/complete-thought" "the words go on to the end of the clause";
    /// a mark that closes words around a content is none of it
    InnerMark "grammar/inner-mark" "an inner quotation mark was left out";
    /// a content that ends with a relative pronoun goes on
    CloseDangling "grammar/close-dangling" "the words go on after “who” or “which”";
    /// a quotation that goes on a clause is said with the clause
    LeadIn "grammar/lead-in" "the quotation belongs to the clause before it";
    /// "the zeal for new piers appears": what appears begins where the tree's subject does
    WholeSubject "grammar/whole-subject" "the whole subject was taken";
    /// "messages that could not be checked say": the tree's subject is who says it
    TakeSubject "grammar/take-subject" "the subject of the verb is the source";
    /// "said Ana Orsel from the doorway": where and to whom is none of the source
    FreeOblique "grammar/free-oblique" "where it was said, and to whom, was left out";
    /// "the “prank,” as Olsen called it": what is called so stands before
    TakeCalled "grammar/take-called" "what is called so stands before it";
    /// "insisted … even though", "without offering any evidence" are the writer's
    CloseAside "grammar/close-aside" "the writer’s own aside was left out";
    /// "the refusal to pay angered": the verb of the clause around is none of a noun's content
    CloseNoun "grammar/close-noun" "the words end before the verb of the sentence";
    /// "the hall we promised the children is full": no content reaches over the verb around
    CloseGap "grammar/close-gap" "the words end before the verb of the sentence";
    /// "that engineers agree is": the relative is the subject of what is said
    TakeRelative "grammar/take-relative" "“that” or “which” is part of what is said";
    /// "the programme, he explained, drew on": both parts are said
    Resume "grammar/resume" "the words before and after the verb belong together";
    /// whoever wants or thinks did not say the quotation of the sentence before
    DropLeap "grammar/drop-leap" "the quotation in the sentence before was left out";
    /// "vowed to lower fares and make sure": the second verb is part of it
    SecondConjunct "grammar/second-conjunct" "the second verb is part of what is said";
    /// "reports suggest that she met them, praising": she praises
    PartReports "grammar/part-reports" "the person in the report speaks, not the report";
    /// "argued that Ekker, who has a licence, knew": the clause is whole
    WholeComplement "grammar/whole-complement" "the whole clause behind the verb was taken";
    /// "argued that Ekker knew": a verb inside what is said has its own subject
    OwnSubject "grammar/own-subject" "the verb’s own subject is the source";
    /// "was quoted by state radio as saying": the subject says so
    QuotedAs "grammar/quoted-as" "the person quoted is the source";
    /// whom a source cites is part of how it knows
    JoinCited "grammar/join-cited" "the source cites someone else";
    // additions
    /// "calls for" in the plural asks for something
    AddAppeals "add/appeals" "“calls for” asks for something";
    /// "in the words of" names a source
    AddWordsOf "add/words-of" "“in the words of” names a source";
    /// "did not respond to requests for comment"
    AddSilence "add/silence" "a request for comment had no answer";
    /// ", which he denies"
    AddDenial "add/denial" "a denial in passing";
    /// ", the Herald has learned"
    AddLearned "add/learned" "the paper says what it has learned";
    /// a passive that gives a mark in quotation marks
    AddRated "add/rated" "a rating in quotation marks";
    /// "‘cracked’ – minister", "‘we were left’: families tell of" in a headline
    AddHeadline "add/headline" "the headline names who is quoted";
    /// "Name, role: “…”" as a line of its own
    AddLabel "add/label" "a name and a colon before the quotation";
    /// "And from Ana Orsel:" over a quotation
    AddAnnounced "add/announced" "the line before introduces the quotation";
    /// "“…,” grumbled the baker": a comma in the marks makes any verb a cue
    AddInverted "add/inverted" "the verb right after the quotation names the speaker";
    /// "her reply: “No chance.”": a noun of speech and whose it is
    AddNominal "add/nominal" "a noun of speech names whose words these are";
    /// ", returning officer Dana Holm said.", ", the court heard."
    AddClosing "add/closing" "the speaker stands at the end of the sentence";
    /// "in the eyes of most anglers"
    AddView "add/view" "“in the eyes of” names whose view it is";
    /// "being rejected by" names who turned it down
    AddTurnedDown "add/turned-down" "“by” names who turned it down";
    /// "a study puts the loss at nine metres", "footage appears to show": the document is the source
    AddEvidence "add/evidence" "what is written or shown is the source";
    /// "said on Friday the pool would shut": the tree's complement of a verb of saying
    AddComplement "add/complement" "a clause that depends on the verb is what is said";
    /// a quotation of whole sentences is its neighbour's or nobody's, and no scare quotation
    WholeSentence "add/whole-sentence" "a whole quoted sentence is somebody’s words";
    /// a quotation without a cue goes on the last speaker's words
    ContinueQuotations "add/continue-quotations" "a quotation without a verb of its own continues the last speaker’s words";
    // rejections
    /// a visa denied is no word denied
    RejectWithheld "reject/withheld" "a visa denied is no word denied";
    /// coffees ordered are no demand
    RejectBought "reject/bought" "coffees ordered are no demand";
    /// "said on Monday" alone says nothing
    RejectDated "reject/dated" "\"said on Monday\" alone says nothing";
    /// one word before the cue, of which nothing is said
    RejectWordless "reject/wordless" "one word before the cue, of which nothing is said";
    /// commitment shown is no word
    RejectQuality "reject/quality" "commitment shown is no word";
    /// whoever receives support says nothing
    RejectReceived "reject/received" "whoever receives support says nothing";
    /// "Opinion:" is a kind of article
    RejectAnnounced "reject/announced" "\"Opinion:\" is a kind of article";
    /// a penalty conceded is no word
    RejectPlayed "reject/played" "a penalty conceded is no word";
    /// whoever wants for nothing wants nothing
    RejectIdle "reject/idle" "whoever wants for nothing wants nothing";
    /// logs reviewed, a database unveiled and patients admitted are no words
    RejectDeed "reject/deed" "logs reviewed, a database unveiled and patients admitted are no words";
    /// whoever is angered or alarmed says nothing by that
    RejectStirred "reject/stirred" "whoever is angered or alarmed says nothing by that";
    /// a line of categories or a call to readers says nothing
    RejectKicker "reject/kicker" "a line of categories or a call to readers says nothing";
    /// a name given to a thing is nobody's word
    RejectNamed "reject/named" "a name given to a thing is nobody's word";
}

/// Which rules run, a bit each.
///
/// ```
/// use sourcelight::attribution::{Repair, Repairs};
/// let repairs = Repairs::default().without(Repair::LeadIn);
/// assert!(!repairs.has(Repair::LeadIn) && repairs.has(Repair::KeepDoer));
/// assert!(Repairs::none().with(Repair::LeadIn).has(Repair::LeadIn));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repairs(u128);

impl Default for Repairs {
    fn default() -> Self {
        Self(u128::MAX)
    }
}

impl Repairs {
    /// None of them.
    #[must_use]
    pub const fn none() -> Self {
        Self(0)
    }

    /// The same and this one.
    #[must_use]
    pub const fn with(self, repair: Repair) -> Self {
        Self(self.0 | 1 << repair as u32)
    }

    /// The same but this one.
    #[must_use]
    pub const fn without(self, repair: Repair) -> Self {
        Self(self.0 & !(1 << repair as u32))
    }

    /// Whether a rule runs.
    #[must_use]
    pub const fn has(self, repair: Repair) -> bool {
        self.0 >> repair as u32 & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Repair, Repairs};
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_bit_and_an_identifier_of_its_own() {
        assert!(Repair::ALL.len() <= 128);
        let ids: BTreeSet<&str> = Repair::ALL.iter().map(|row| row.id()).collect();
        assert_eq!(ids.len(), Repair::ALL.len());
        for row in Repair::ALL {
            assert!(Repairs::default().has(*row) && !Repairs::default().without(*row).has(*row));
        }
    }
}
