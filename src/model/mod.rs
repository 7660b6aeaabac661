//! Trained models: their file format and how they are run. Knows no particular task.

/// Everything that was trained, read once and only borrowed afterwards.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Models {}
