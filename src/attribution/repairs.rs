//! The named rules behind the tagger and which of them run.
//!
//! Each rule has an identifier, so that it can be left out and its worth measured on articles it was not written
//! for: `cargo xtask eval rules` prints what each one flips. All run unless somebody says otherwise.

/// Declares the rules: the identifier of each, and what a reader is told where it changed something.
macro_rules! repairs {
    ($($name:ident $id:literal $why:literal;)*) => {
        /// A rule that changes, adds or drops an attribution behind the tagger.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Repair { $(#[doc = $why] $name,)* }

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
    ContentCut "reading/content-cut" "the words end with their paragraph";
    ContentReach "reading/content-reach" "words of another paragraph were left out";
    ContentNear "reading/content-near" "words of a later sentence were left out";
    ContentRuled "reading/content-ruled" "the words in its own sentence were taken, not those of a later one";
    AdverbClause "reading/adverb-clause" "the adverb covers its whole clause";
    PronounAlone "reading/pronoun-alone" "a lone pronoun says nothing";
    SourceSentence "reading/source-sentence" "a source stands in its verb’s sentence";
    SecretReason "reading/secret-reason" "asking not to be named is no statement";
    WaveringSource "reading/wavering-source" "of two possible sources the grammar points to this one";
    CueDay "reading/cue-day" "the day after the verb was left out";
    CueStatement "reading/cue-statement" "“said in a statement” is one phrase";
    CueColon "reading/cue-colon" "the colon belongs to the verb";
    CueTopic "reading/cue-topic" "“she said of the plan” is one phrase";
    CuePreposition "reading/cue-preposition" "the preposition belongs to the verb";
    QuotationMarks "reading/quotation-marks" "the quotation marks around the words were included";
    SourceDescription "reading/source-description" "the description of the source was included";
    // readings among each other
    SecrecyWithSource "readings/secrecy-with-source" "the request not to be named belongs to the source";
    WholeSources "readings/whole-sources" "the whole source of the verb before was taken";
    OwnQuotations "readings/own-quotations" "a quotation goes to the verb right beside it";
    OthersQuotation "readings/others-quotation" "another speaker’s quotation was left out";
    RuledInside "readings/ruled-inside" "inside someone else’s words the grammar decides";
    LabelsAndSignatures "readings/labels-and-signatures" "a speaker’s label or signature";
    Overlooked "readings/overlooked" "found by its wording alone";
    Inner "readings/inner" "found by its wording inside someone else’s words";
    // grammar
    WidenDescribed "grammar/widen-described" "the whole description is the source";
    NameGuide "grammar/name-guide" "the name after “according to” is the source";
    ShareSubject "grammar/share-subject" "the second verb has the subject of the first";
    RaiseSubject "grammar/raise-subject" "the subject is part of what is expected";
    EmptySubject "grammar/empty-subject" "“it” was left out of “it was reported that”";
    DropAsked "grammar/drop-asked" "the person asked was left out";
    DropHearer "grammar/drop-hearer" "the person told was left out";
    KeepDoer "grammar/keep-doer" "the person urged is part of what is urged";
    CloseRelative "grammar/close-relative" "the words end where the sentence around them goes on";
    PartAgent "grammar/part-agent" "“by” names who says it of the subject";
    JudgedPassive "grammar/judged-passive" "the rating is said of the subject";
    FreeLink "grammar/free-link" "“by” was left out";
    SettleClass "grammar/settle-class" "the second verb says what kind of statement it is";
    InnerMark "grammar/inner-mark" "an inner quotation mark was left out";
    CloseDangling "grammar/close-dangling" "the words go on after “who” or “which”";
    WholeSubject "grammar/whole-subject" "the whole subject was taken";
    TakeSubject "grammar/take-subject" "the subject of the verb is the source";
    FreeOblique "grammar/free-oblique" "where it was said, and to whom, was left out";
    TakeCalled "grammar/take-called" "what is called so stands before it";
    CloseAside "grammar/close-aside" "the writer’s own aside was left out";
    CloseNoun "grammar/close-noun" "the words end before the verb of the sentence";
    CloseGap "grammar/close-gap" "the words end before the verb of the sentence";
    TakeRelative "grammar/take-relative" "“that” or “which” is part of what is said";
    Resume "grammar/resume" "the words before and after the verb belong together";
    DropLeap "grammar/drop-leap" "the quotation in the sentence before was left out";
    SecondConjunct "grammar/second-conjunct" "the second verb is part of what is said";
    PartReports "grammar/part-reports" "the person in the report speaks, not the report";
    WholeComplement "grammar/whole-complement" "the whole clause behind the verb was taken";
    QuotedAs "grammar/quoted-as" "the person quoted is the source";
    // additions
    AddWordsOf "add/words-of" "“in the words of” names a source";
    AddSilence "add/silence" "a request for comment had no answer";
    AddHeadline "add/headline" "the headline names who is quoted";
    AddLabel "add/label" "a name and a colon before the quotation";
    AddAnnounced "add/announced" "the line before introduces the quotation";
    AddInverted "add/inverted" "the verb right after the quotation names the speaker";
    AddClosing "add/closing" "the speaker stands at the end of the sentence";
    AddView "add/view" "“in the eyes of” names whose view it is";
    AddTurnedDown "add/turned-down" "“by” names who turned it down";
    AddEvidence "add/evidence" "what is written or shown is the source";
    AddGapped "add/gapped" "the subject of what is said stands before the speaker";
    AddComplement "add/complement" "a clause that depends on the verb is what is said";
    WholeSentence "add/whole-sentence" "a whole quoted sentence is somebody’s words";
    ContinueQuotations "add/continue-quotations" "a quotation without a verb of its own continues the last speaker’s words";
    // rejections
    RejectWithheld "reject/withheld" "a visa denied is no word denied";
    RejectBought "reject/bought" "coffees ordered are no demand";
    RejectDated "reject/dated" "\"said on Monday\" alone says nothing";
    RejectQuality "reject/quality" "commitment shown is no word";
    RejectWordless "reject/wordless" "one word before the cue, of which nothing is said";
    RejectReceived "reject/received" "whoever receives support says nothing";
    RejectPlayed "reject/played" "a penalty conceded is no word";
    RejectIdle "reject/idle" "whoever wants for nothing wants nothing";
    RejectDeed "reject/deed" "logs reviewed, a database unveiled and patients admitted are no words";
    RejectStirred "reject/stirred" "whoever is angered or alarmed says nothing by that";
    RejectKicker "reject/kicker" "a line of categories or a call to readers says nothing";
}

/// Which rules run, a bit each.
///
/// ```
/// use sourcelight::attribution::{Repair, Repairs};
/// let repairs = Repairs::default().without(Repair::AdverbClause);
/// assert!(!repairs.has(Repair::AdverbClause) && repairs.has(Repair::KeepDoer));
/// assert!(Repairs::none().with(Repair::AdverbClause).has(Repair::AdverbClause));
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
