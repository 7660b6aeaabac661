//! Articles with attributions, as gold has them and as the library predicts them.

use crate::evaluate::letters::Range;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The three roles, in the order of every array here.
pub const ROLES: [&str; 3] = ["source", "cue", "content"];

/// One attribution: gold's fields are the first four, a prediction has them all.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Attributed {
    /// Its name in the article.
    #[serde(default)]
    pub id: Value,
    /// Who (code points).
    #[serde(default)]
    pub source: Vec<[usize; 2]>,
    /// The words that tie source and content.
    #[serde(default)]
    pub cue: Vec<[usize; 2]>,
    /// What.
    #[serde(default)]
    pub content: Vec<[usize; 2]>,
    /// DOMAIN's source type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_type: Option<String>,
    /// DOMAIN's cue class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue_class: Option<String>,
    /// FactBank's scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    /// unverified, conditional, future.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Id of the source's entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<u32>,
    /// The attribution that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nested_in: Option<u32>,
    /// A quoted fragment whose author nobody names.
    #[serde(default)]
    pub scare: bool,
    /// Share of such attributions that are right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

impl Attributed {
    /// The ranges of a role.
    #[must_use]
    pub fn role(&self, role: &str) -> Vec<Range> {
        let rows = match role {
            "source" => &self.source,
            "cue" => &self.cue,
            _ => &self.content,
        };
        rows.iter().map(|&[a, b]| (a, b)).collect()
    }

    /// Whether the annotation scheme would hold it: PolNeAR marks the outermost attribution only,
    /// and a quoted fragment that nobody is named for is none.
    #[must_use]
    pub fn is_outermost(&self) -> bool {
        self.nested_in.is_none() && !self.scare
    }
}

/// A name the entity of an attribution is looked up by.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Named {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
}

/// One article.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// The day it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its words; a prediction leaves them out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Who says what.
    pub attributions: Vec<Attributed>,
    /// Entities that attributions refer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Named>,
}
