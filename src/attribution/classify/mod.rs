//! What each attribution is: form, kind of source, statement or attitude, antecedent, nesting.

pub mod antecedent;
pub mod nesting;
pub mod letters;
pub mod parties;
pub mod row;
pub mod source_type;
pub mod unattributed;
