//! Headlines and lines in capitals.

use super::run::Run;
use super::words::View;
impl View<'_> {
    /// Whether a run is a name in capitals, or the Q and A of an interview.
    pub fn shouts(&self, Run { start, end }: Run) -> bool {
        let capital = |at: usize| !self.form(at).chars().any(char::is_lowercase);
        let first = self.form(start);
        start < end
            && (start..end).all(capital)
            && first.starts_with(char::is_alphabetic)
            && (first.chars().count() > 1 || (end == start + 1 && matches!(first, "Q" | "A")))
    }
}
