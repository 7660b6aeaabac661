//! The names of the arcs.

/// Makes the enumeration and its two-way table of names from one list.
macro_rules! relations {
    ($($(#[$attribute:meta])* $variant:ident $name:literal,)*) => {
        /// Universal dependency relations (universaldependencies.org/u/dep) with the subtypes that the
        /// English treebanks use.
        #[allow(missing_docs, reason = "the names are the standard's")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Deprel {
            $($(#[$attribute])* $variant,)*
        }

        impl Deprel {
            /// All relations, in the order of their values.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The standard's name: "nsubj:pass".
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

relations! {
    Acl "acl",
    AclRelcl "acl:relcl",
    Advcl "advcl",
    AdvclRelcl "advcl:relcl",
    Advmod "advmod",
    Amod "amod",
    Appos "appos",
    Aux "aux",
    AuxPass "aux:pass",
    Case "case",
    Cc "cc",
    CcPreconj "cc:preconj",
    Ccomp "ccomp",
    Compound "compound",
    CompoundPrt "compound:prt",
    Conj "conj",
    Cop "cop",
    Csubj "csubj",
    CsubjOuter "csubj:outer",
    CsubjPass "csubj:pass",
    #[default]
    Dep "dep",
    Det "det",
    DetPredet "det:predet",
    Discourse "discourse",
    Dislocated "dislocated",
    Expl "expl",
    Fixed "fixed",
    Flat "flat",
    Goeswith "goeswith",
    Iobj "iobj",
    List "list",
    Mark "mark",
    Nmod "nmod",
    NmodDesc "nmod:desc",
    NmodPoss "nmod:poss",
    NmodUnmarked "nmod:unmarked",
    Nsubj "nsubj",
    NsubjOuter "nsubj:outer",
    NsubjPass "nsubj:pass",
    Nummod "nummod",
    Obj "obj",
    Obl "obl",
    OblAgent "obl:agent",
    OblUnmarked "obl:unmarked",
    Orphan "orphan",
    Parataxis "parataxis",
    Punct "punct",
    Reparandum "reparandum",
    Root "root",
    Vocative "vocative",
    Xcomp "xcomp",
}

impl Deprel {
    /// The relation of a name, subtype included.
    ///
    /// ```
    /// use sourcelight::syntax::Deprel;
    /// assert_eq!(Deprel::from_name("nsubj:pass"), Some(Deprel::NsubjPass));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|relation| relation.name() == name)
    }

    /// The relation without its subtype.
    ///
    /// ```
    /// use sourcelight::syntax::Deprel;
    /// assert_eq!(Deprel::NsubjPass.base(), "nsubj");
    /// ```
    #[must_use]
    pub fn base(self) -> &'static str {
        self.name().split(':').next().unwrap_or_default()
    }
}

/// So that a rule can be written with the standard's name.
impl PartialEq<str> for Deprel {
    fn eq(&self, name: &str) -> bool {
        self.name() == name
    }
}

impl PartialEq<&str> for Deprel {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}
