//! What each attribution is: form, kind of source, statement or attitude, antecedent, nesting.

pub(in crate::attribution) mod antecedent;
pub(in crate::attribution) mod nesting;
pub(in crate::attribution) mod letters;
pub(in crate::attribution) mod parties;
pub(in crate::attribution) mod row;
pub(in crate::attribution) mod source_type;
pub(in crate::attribution) mod unattributed;
