//! The named rules behind the tagger and which of them run.
//!
//! Each rule has an identifier, so that it can be left out and its worth measured on articles it was not written
//! for: `cargo xtask eval rules` prints what each one flips. All run unless somebody says otherwise.

/// Declares the rules, each with its identifier and one line of what it does.
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

            /// What it does, in one line.
            #[must_use]
            pub fn why(self) -> &'static str {
                match self { $(Self::$name => $why,)* }
            }
        }
    };
}

repairs! {
    // a reading's own words
    ContentCut "reading/content-cut" "a content without quotation marks ends with its paragraph";
    ContentReach "reading/content-reach" "a content stands in its cue's paragraph, or is a quotation of a later one";
    ContentNear "reading/content-near" "words of a later sentence are none of a content that has some in its own";
    ContentBeside "reading/content-beside" "words beside a whole quotation are none of what is said";
    ContentHearer "reading/content-hearer" "whoever is told something says none of it";
    ContentRuled "reading/content-ruled" "where every content stands in a later sentence, the rules' own content is taken";
    ClosingGuide "reading/closing-guide" "\"according to\" without a comma closes the last relative clause only";
    AdverbClause "reading/adverb-clause" "\"reportedly\" inside a clause holds all of it";
    EmptySubject "reading/empty-subject" "\"it\" of \"it was reported that\" is no part of what is said";
    PronounAlone "reading/pronoun-alone" "a lone pronoun without a source is no content";
    SourceSentence "reading/source-sentence" "a source stands in its cue's sentence";
    SecretReason "reading/secret-reason" "whoever speaks on condition of anonymity says nothing by that";
    WorkTitle "reading/work-title" "a quotation behind \"wrote\" or \"sang\" may be a work's title";
    CountedWords "reading/counted-words" "\"said three words\" gives no words";
    TimeAlone "reading/time-alone" "a day is no content";
    WaveringSource "reading/wavering-source" "where the tagger wavers between two sources, the rules decide";
    PassiveAgent "reading/passive-agent" "the rules' \"by\" phrase is the source of a passive without one";
    OwnWords "reading/own-words" "nobody is among their own words";
    CueDay "reading/cue-day" "a day behind the cue is none of it";
    CueStatement "reading/cue-statement" "\"said in a statement\" is one cue";
    CueColon "reading/cue-colon" "a colon behind the cue belongs to it";
    CueTopic "reading/cue-topic" "\"she said of the plan\" behind a quotation is one cue";
    CuePreposition "reading/cue-preposition" "\"of\" between \"spoke\" and its content is the cue's";
    QuotationMarks "reading/quotation-marks" "a content takes in the quotation marks right around it";
    SourceDescription "reading/source-description" "a source takes in its description to the comma or bracket that closes it";
    // readings among each other
    SecrecyWithSource "readings/secrecy-with-source" "a request for anonymity is part of its source";
    OwnQuotations "readings/own-quotations" "a quotation belongs to the cue right beside it";
    OthersQuotation "readings/others-quotation" "\"rivals, whose “digging must stop,” Holt said\": what a relative joins is the other speaker's";
    WholeSources "readings/whole-sources" "a second cue's source is the whole of the first's";
    GuidedSources "readings/guided-sources" "the source of \"according to\" ends where a time or the next speaker begins";
    RuledInside "readings/ruled-inside" "inside another's words the rules' reading replaces the tagger's";
    LabelsAndSignatures "readings/labels-and-signatures" "a transcript's label or a signature keeps its words";
    SecondVerbs "readings/second-verbs" "\"and warned that\" has a content of its own";
    Overlooked "readings/overlooked" "what the rules are sure of stands though the tagger saw nothing";
    Inner "readings/inner" "the rules' attributions within another's content are added";
    // grammar
    FreeSubject "grammar/free-subject" "whoever stands between a comma and the cue speaks";
    WidenDescribed "grammar/widen-described" "\"residents contacted by phone\": the source is the described, not the description";
    NameGuide "grammar/name-guide" "behind \"according to\" the first phrase is the source";
    ShareSubject "grammar/share-subject" "a second verb shares the first one's subject";
    PartCause "grammar/part-cause" "what led to calls did not make them";
    PartAgent "grammar/part-agent" "\"by residents of hiding the report\": the agent ends where the charge begins";
    FreePassive "grammar/free-passive" "\"was quoted as saying\" has the quoted as its source";
    RaiseSubject "grammar/raise-subject" "the subject of \"is expected to\" is part of what is expected";
    DropAsked "grammar/drop-asked" "whoever is asked is none of what is asked";
    DropHearer "grammar/drop-hearer" "whoever hears it, and when, is none of what is said";
    KeepDoer "grammar/keep-doer" "whom somebody urges is part of what is urged";
    CloseDescribed "grammar/close-described" "a description between commas is part of the source of \"according to\"";
    ReachVerb "grammar/reach-verb" "no content of a headline ends between a subject and its verb";
    CloseRelative "grammar/close-relative" "a relative clause's content ends at the verb of the clause around it";
    TakeLast "grammar/take-last" "\"seen as a danger by the council\": who stands at the end thinks so";
    TakeAsker "grammar/take-asker" "\"asked by Mr Dray whether\" names who asks";
    JudgedPassive "grammar/judged-passive" "\"was rated “inadequate” by inspectors\": mark and judge";
    FreeLink "grammar/free-link" "the \"by\" between cue and source is neither's";
    SettleClass "grammar/settle-class" "\"continues to insist\" has its class from the second verb";
    WholeClauses "grammar/whole-clauses" "\"according to\" holds the whole of \"the board is expected to rule\"";
    CompleteThought "grammar/complete-thought" "what is thought of a subject reaches to the clause's end";
    InnerMark "grammar/inner-mark" "a mark that closes words around a content is none of it";
    CloseDangling "grammar/close-dangling" "a content that ends with a relative pronoun goes on";
    LeadIn "grammar/lead-in" "a quotation that goes on a clause is said with the clause";
    WholeSubject "grammar/whole-subject" "\"the zeal for new piers appears\": what appears begins where the tree's subject does";
    TakeSubject "grammar/take-subject" "\"messages that could not be checked say\": the tree's subject is who says it";
    FreeOblique "grammar/free-oblique" "\"said Ana Orsel from the doorway\": where and to whom is none of the source";
    TakeCalled "grammar/take-called" "\"the “prank,” as Olsen called it\": what is called so stands before";
    CloseAside "grammar/close-aside" "\"insisted … even though\", \"without offering any evidence\" are the writer's";
    CloseNoun "grammar/close-noun" "\"the refusal to pay angered\": the verb of the clause around is none of a noun's content";
    CloseGap "grammar/close-gap" "\"the hall we promised the children is full\": no content reaches over the verb around";
    TakeRelative "grammar/take-relative" "\"that engineers agree is\": the relative is the subject of what is said";
    Resume "grammar/resume" "\"the programme, he explained, drew on\": both parts are said";
    DropLeap "grammar/drop-leap" "whoever wants or thinks did not say the quotation of the sentence before";
    SecondConjunct "grammar/second-conjunct" "\"vowed to lower fares and make sure\": the second verb is part of it";
    PartReports "grammar/part-reports" "\"reports suggest that she met them, praising\": she praises";
    JoinCited "grammar/join-cited" "whom a source cites is part of how it knows";
    // additions
    AddAppeals "add/appeals" "\"calls for\" in the plural asks for something";
    AddWordsOf "add/words-of" "\"in the words of\" names a source";
    AddSilence "add/silence" "\"did not respond to requests for comment\"";
    AddDenial "add/denial" "\", which he denies\"";
    AddLearned "add/learned" "\", the Herald has learned\"";
    AddRated "add/rated" "a passive that gives a mark in quotation marks";
    AddHeadline "add/headline" "\"‘cracked’ – minister\", \"‘we were left’: families tell of\" in a headline";
    AddLabel "add/label" "\"Name, role: “…”\" as a line of its own";
    AddAnnounced "add/announced" "\"And from Ana Orsel:\" over a quotation";
    AddInverted "add/inverted" "\"“…,” grumbled the baker\": a comma in the marks makes any verb a cue";
    AddClosing "add/closing" "\", returning officer Dana Holm said.\", \", the court heard.\"";
    AddView "add/view" "\"in the eyes of most anglers\"";
    AddTurnedDown "add/turned-down" "\"being rejected by\" names who turned it down";
    WholeSentence "add/whole-sentence" "a quotation of whole sentences is its neighbour's or nobody's, and no scare quotation";
    ContinueQuotations "add/continue-quotations" "a quotation without a cue goes on the last speaker's words";
    // rejections
    RejectWithheld "reject/withheld" "a visa denied is no word denied";
    RejectBought "reject/bought" "coffees ordered are no demand";
    RejectDated "reject/dated" "\"said on Monday\" alone says nothing";
    RejectWordless "reject/wordless" "one word before the cue, of which nothing is said";
    RejectQuality "reject/quality" "commitment shown is no word";
    RejectReceived "reject/received" "whoever receives support says nothing";
    RejectAnnounced "reject/announced" "\"Opinion:\" is a kind of article";
    RejectPlayed "reject/played" "a penalty conceded is no word";
    RejectIdle "reject/idle" "whoever wants for nothing wants nothing";
    RejectDeed "reject/deed" "logs reviewed, a database unveiled and patients admitted are no words";
    RejectStirred "reject/stirred" "whoever is angered or alarmed says nothing by that";
    RejectKicker "reject/kicker" "a line of categories or a call to readers says nothing";
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
