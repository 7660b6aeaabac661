//! A possible attribution.

use crate::attribution::lexicon::cue::Part;
use crate::attribution::types::CueClass;
use crate::attribution::view::frame::{Frame, Mood};
use crate::attribution::view::source::Run;
/// A possible attribution; positions are token numbers.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// The word that makes it one.
    pub head: usize,
    /// Its base form.
    pub lemma: &'static str,
    /// Its word class.
    pub part: Part,
    /// What it does to the content.
    pub class: CueClass,
    /// The construction.
    pub frame: Frame,
    /// How a verb stands.
    pub mood: Mood,
    /// With "will", "may" and the like.
    pub modal: bool,
    /// With "not" or "never".
    pub negated: bool,
    /// Whether the source is another verb's.
    pub shared: bool,
    /// Who, as a run of tokens.
    pub source: Option<Run>,
    /// The words that tie.
    pub cue: Run,
    /// What, as runs of tokens.
    pub content: Vec<Run>,
}
