//! The one sweep over every offset of a report.

use super::view::Pair;
use super::whole::Report;
use crate::text::OffsetTable;

/// Converts every offset of a report.
pub(super) fn convert(report: &mut Report, table: &OffsetTable) {
    macro_rules! spans {
        ($($rows:expr),*) => { $(for row in $rows { table.convert([&mut row.start, &mut row.end]); })* };
    }
    fn pairs(rows: &mut [Pair]) -> impl Iterator<Item = &mut u32> {
        rows.iter_mut().flatten()
    }
    spans!(
        report.paragraphs.iter_mut(),
        report.sentences.iter_mut(),
        report.tokens.iter_mut().flatten(),
        report.voices.iter_mut(),
        report.dates.iter_mut(),
        report.signals.iter_mut(),
        report.quoted_signals.iter_mut(),
        report.references.iter_mut(),
        report.entities.iter_mut().flat_map(|row| &mut row.mentions)
    );
    for row in &mut report.attributions {
        table.convert(pairs(&mut row.source).chain(pairs(&mut row.cue)).chain(pairs(&mut row.content)));
        spans!(row.evidence.iter_mut());
    }
    for row in &mut report.sources {
        let facts =
            [&mut row.role, &mut row.standing, &mut row.described, &mut row.anonymity, &mut row.reason];
        table.convert(facts.into_iter().flatten().flatten());
    }
    for row in &mut report.accusations {
        table.convert(pairs(&mut row.places).chain(pairs(&mut row.by)).chain(pairs(&mut row.responses)));
    }
    for row in &mut report.claims {
        table.convert([&mut row.start, &mut row.end]);
        spans!(row.evidence.iter_mut());
    }
    for row in &mut report.quantities {
        table.convert([&mut row.start, &mut row.end]);
        table.convert(row.numeral.iter_mut().chain(row.of.iter_mut().flatten()));
    }
    for row in &mut report.consistency {
        table.convert(pairs(&mut row.evidence));
    }
    table.convert(pairs(&mut report.long_sentences));
    for row in &mut report.gaps {
        table.convert(pairs(&mut row.evidence));
    }
}
