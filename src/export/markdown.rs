//! Markdown (CommonMark with tables): an evidence report for notes and tickets.

use super::digest::{Block, sections, title};
use crate::Report;
use std::fmt::Write;

/// The report as Markdown; the article's words are escaped so that they stay words.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let text = "Is *this* a heading?\n\n# No, Ana Orsel said.";
/// let report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
/// assert!(export::markdown(&report, text).contains("## Limits"));
/// ```
#[must_use]
pub fn markdown(report: &Report, text: &str) -> String {
    let mut out = format!("# {}\n", plain(&title(report)));
    for section in sections(report, text) {
        _ = write!(out, "\n## {}\n", section.heading);
        for block in section.blocks {
            out.push('\n');
            match block {
                Block::Note(note) => _ = writeln!(out, "{note}"),
                Block::Points(points) => {
                    for (what, more) in points {
                        let (what, more) = (plain(&what), plain(&more));
                        _ = if more.is_empty() {
                            writeln!(out, "- {what}")
                        } else {
                            writeln!(out, "- **{what}** {more}")
                        };
                    }
                }
                Block::Table(head, rows) => {
                    _ = writeln!(out, "| {} |", head.join(" | "));
                    _ = writeln!(out, "|{}", " --- |".repeat(head.len()));
                    for row in rows {
                        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
                        _ = writeln!(out, "| {} |", cells.join(" | "));
                    }
                }
            }
        }
    }
    out
}

/// Words that mean nothing but themselves: marks that Markdown or HTML would read are escaped.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let leads = at == 0 && matches!(c, '+' | '-' | '#' | '=');
        if leads || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_escaped() {
        assert_eq!(plain("a|b <b>*c*</b>\nd"), "a\\|b \\<b\\>\\*c\\*\\</b\\> d");
        assert_eq!(plain("# no heading"), "\\# no heading");
    }
}
