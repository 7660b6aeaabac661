//! The spelling of every enumeration in the report, in one place.

use crate::attribution::{CueClass, Form, SourceType};
use crate::claim::{Answer, Certainty, SourceKind};
use crate::entity::{EntityLabel, MentionKind};
use crate::quantity::{DateType, Hedge, QuantityKind};
use crate::segment::ParagraphKind;
use crate::syntax::Upos;

macro_rules! names {
    ($($kind:ty { $($row:ident = $name:literal),* $(,)? })*) => {$(
        impl $kind {
            /// The report's spelling.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$row => $name),* }
            }
        }
    )*};
}

names! {
    ParagraphKind {
        Title = "title", Byline = "byline", Date = "date", Heading = "heading", Body = "body", Item = "item",
        Caption = "caption", Furniture = "furniture",
    }
    Form { Direct = "direct", Mixed = "mixed", Indirect = "indirect", Fragment = "fragment" }
    SourceType {
        NamedPerson = "named_person", NamedOrganisation = "named_organisation", Document = "document",
        UnnamedPerson = "unnamed_person", UnnamedGroup = "unnamed_group", Unspecified = "unspecified",
    }
    CueClass {
        Speech = "speech", Assertion = "assertion", Distancing = "distancing", Denial = "denial",
        Belief = "belief", Intention = "intention", Suggestion = "suggestion", Question = "question",
        Demand = "demand", Evaluation = "evaluation", Silence = "silence", Other = "other",
    }
    Certainty {
        CtPlus = "CT+", CtMinus = "CT-", PrPlus = "PR+", PrMinus = "PR-", PsPlus = "PS+", PsMinus = "PS-",
        U = "U",
    }
    SourceKind {
        Official = "official", Company = "company", Expert = "expert", Witness = "witness",
        Document = "document", Other = "other",
    }
    Answer { None = "none", Silent = "no_comment", Speaks = "speaks", Denies = "denies" }
    EntityLabel { Person = "PER", Organisation = "ORG", Location = "LOC", Misc = "MISC" }
    MentionKind { Name = "name", Nominal = "nominal", Pronoun = "pronoun" }
    QuantityKind {
        Cardinal = "cardinal", Ordinal = "ordinal", Percentage = "percentage", Money = "money",
        Measurement = "measurement", Temperature = "temperature", Age = "age", Range = "range",
        Count = "count",
    }
    Hedge {
        Exact = "exact", About = "about", MoreThan = "more_than", AtLeast = "at_least",
        LessThan = "less_than", UpTo = "up_to",
    }
    DateType {
        Date = "date", DateRange = "daterange", Time = "time", TimeRange = "timerange",
        DateTime = "datetime", DateTimeRange = "datetimerange", Duration = "duration", Set = "set",
    }
    Upos {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
        Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}
