//! A setting of a training run as the command line gives it: "rate=0.003".

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
