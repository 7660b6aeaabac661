//! Titles of works in quotation marks.

use crate::attribution::lexicon::lists::List;
use crate::attribution::view::chunk::Chunks;
use crate::attribution::view::marks::Marks;
use crate::attribution::view::source::Run;
/// Whether a quotation right behind the verb is the title of a work: `wrote "The River and the Dam"`.
pub(in crate::attribution) fn is_work(
    chunks: &Chunks<'_>,
    marks: &Marks,
    head: usize,
    content: &[Run],
) -> bool {
    let makes = chunks.is(head, List::Works);
    let Some(row) = content.first().filter(|_| makes).and_then(|run| marks.at(run.0)) else {
        return false;
    };
    let words = || (row.start..row.end).filter(|at| chunks.form(*at).starts_with(char::is_alphabetic));
    let capital = words().filter(|at| chunks.form(*at).starts_with(char::is_uppercase)).count();
    row.start == head + 1 && words().count() > 1 && capital * 2 >= words().count()
}
