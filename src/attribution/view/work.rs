//! Titles of works in quotation marks.

use super::run::Run;
use super::words::View;
use crate::attribution::lexicon::List;
impl View<'_> {
    /// Whether a quotation right behind the verb is the title of a work: `wrote "The River and the Dam"`.
    pub fn is_work(&self, head: usize, content: &[Run]) -> bool {
        let makes = self.is(head, List::Works);
        let Some(row) = content.first().filter(|_| makes).and_then(|run| self.marks.at(run.start)) else {
            return false;
        };
        let words = || row.run().iter().filter(|at| self.form(*at).starts_with(char::is_alphabetic));
        let capital = words().filter(|at| self.form(*at).starts_with(char::is_uppercase)).count();
        row.start == head + 1 && words().count() > 1 && capital * 2 >= words().count()
    }
}
