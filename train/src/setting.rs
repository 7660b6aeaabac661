//! What the training runs are told alike: where the corpora are, and settings such as "rate=0.003".

use std::path::PathBuf;

/// Where a run reads and writes.
#[derive(Clone, Debug, clap::Args)]
pub struct Folders {
    /// The folder of corpora
    #[arg(long, default_value = "../shared/data")]
    pub data: PathBuf,
    /// The folder of what one step makes for the next, and of a teacher's shares (`train/teacher`)
    #[arg(long, default_value = "train/work")]
    pub work: PathBuf,
    /// The weights that a run starts from
    #[arg(long, default_value = "train/start.model")]
    pub start: PathBuf,
}

/// A name and its value.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    all: &'a str,
    /// What is set.
    pub name: &'a str,
    value: &'a str,
}

impl<'a> Setting<'a> {
    /// Takes "name=value" apart.
    ///
    /// # Errors
    /// One sentence when there is no "=".
    pub fn read(all: &'a str) -> Result<Self, String> {
        let (name, value) = all.split_once('=').ok_or_else(|| format!("{all}: expected name=value"))?;
        Ok(Self { all, name, value })
    }

    /// The value as a whole number.
    ///
    /// # Errors
    /// One sentence when it is none.
    pub fn whole(&self) -> Result<usize, String> {
        self.value.parse().map_err(|_| format!("{}: not a whole number", self.all))
    }

    /// The value as a number.
    ///
    /// # Errors
    /// One sentence when it is none.
    pub fn part(&self) -> Result<f32, String> {
        self.value.parse().map_err(|_| format!("{}: not a number", self.all))
    }

    /// What is said where nothing has that name.
    #[must_use]
    pub fn unknown(&self) -> String {
        format!("{}: no such setting", self.name)
    }
}
