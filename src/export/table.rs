//! The tables that every door writes: one a kind of row. The command line spells them as CSV and TSV, Python as Arrow.

use super::columns::{self, Column};

macro_rules! tables {
    ($($(#[$first:meta])? $row:ident $name:literal $(($other:literal))? $columns:ident $about:literal;)*) => {
        /// Which rows.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Table {
            $(#[doc = $about] $(#[$first])? $row,)*
        }

        impl Table {
            /// All tables, in the order of a reader's questions.
            pub const ALL: &[Self] = &[$(Self::$row,)*];

            /// What it is called.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$row => $name,)* }
            }

            /// What its rows are, in a line.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self { $(Self::$row => $about,)* }
            }

            /// What it is called in the report, where that is another word: read as well.
            #[must_use]
            pub const fn other_name(self) -> Option<&'static str> {
                #[allow(unreachable_patterns, reason = "a table without another name falls to the last arm")]
                match self { $($(Self::$row => Some($other),)?)* _ => None }
            }

            /// Its columns, in order: the article's id first. Names and types stay; new ones are added at the end.
            #[must_use]
            pub const fn columns(self) -> &'static [Column] {
                match self { $(Self::$row => columns::$columns,)* }
            }
        }
    };
}

tables! {
    #[default] Passages "passages" ("attributions") PASSAGES "Who says what: one row a passage";
    Sources "sources" SOURCES "Who speaks, by share of words";
    Claims "claims" CLAIMS "What is asserted, how certain, on how many sources";
    Accusations "accusations" ACCUSATIONS "Who is accused, and what they answer";
    Figures "figures" ("quantities") FIGURES "Figures";
    Dates "dates" DATES "Expressions of time";
    Consistency "consistency" CONSISTENCY "What the text's own figures contradict";
    Names "names" ("entities") NAMES "Names, one row a mention";
    Gaps "gaps" GAPS "What isn't there";
    Checks "checks" CHECKS "The checks that ran, and what each found missing";
    Signals "signals" SIGNALS "Wording signals, in the writer's words and in quoted ones";
    References "references" ("links") REFERENCES "Links, addresses, DOIs, case numbers: their hosts and the claims that carry them";
    Sentences "sentences" SENTENCES "Sentences with the voice of their first words";
    Statistics "statistics" STATISTICS "Counts and formulas: one row an article, whatever was found in it";
}

impl Table {
    /// The table of a name, as it is called here or in the report.
    ///
    /// ```
    /// use sourcelight::export::Table;
    /// assert!(Table::ALL.iter().all(|table| Table::from_name(table.name()) == Some(*table)));
    /// assert_eq!(Table::from_name("entities"), Some(Table::Names));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.name() == name || table.other_name() == Some(name))
    }
}
