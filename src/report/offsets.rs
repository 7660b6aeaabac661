//! Every offset of a report, for the one sweep that converts them.

use super::view::Pair;
use super::whole::Report;

/// Every offset of a report, to be converted.
pub(super) fn offsets(report: &mut Report) -> Vec<&mut u32> {
    let mut out: Vec<&mut u32> = Vec::new();
    macro_rules! spans {
        ($($rows:expr),*) => { $(for row in $rows { out.extend([&mut row.start, &mut row.end]); })* };
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
        out.extend(pairs(&mut row.source).chain(pairs(&mut row.cue)).chain(pairs(&mut row.content)));
        spans!(row.evidence.iter_mut());
    }
    for row in &mut report.sources {
        let facts =
            [&mut row.role, &mut row.standing, &mut row.described, &mut row.anonymity, &mut row.reason];
        out.extend(facts.into_iter().flatten().flatten());
    }
    for row in &mut report.accusations {
        out.extend(pairs(&mut row.places).chain(pairs(&mut row.by)).chain(pairs(&mut row.responses)));
    }
    for row in &mut report.claims {
        out.extend([&mut row.start, &mut row.end]);
        spans!(row.evidence.iter_mut());
    }
    for row in &mut report.quantities {
        out.extend([&mut row.start, &mut row.end]);
        out.extend(row.numeral.iter_mut().chain(row.of.iter_mut().flatten()));
    }
    for row in &mut report.consistency {
        out.extend(pairs(&mut row.evidence));
    }
    out.extend(pairs(&mut report.long_sentences));
    for row in &mut report.gaps {
        out.extend(pairs(&mut row.evidence));
    }
    out
}
