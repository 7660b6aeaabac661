//! One HTML file without script: the article's text marked by voice, then the evidence report.
//!
//! Every word of the article stands as text: nothing of it becomes markup, and the page's own policy
//! allows no script and no request.

use super::digest::{Block, sections, title};
use super::link::text_fragment;
use super::words::{Words, one_line, spaced, voice, who};
use crate::Report;
use crate::report::{AttributionView, ParagraphView};
use std::fmt::Write;

const STYLE: &str = "body{font:17px/1.55 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1b19;\
background:#fbfaf7}h1,h2,th,summary{font-family:system-ui,sans-serif}h1{font-size:1.6rem}h2{font-size:1.1rem;\
margin-top:2rem}table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border-bottom:1px solid #d8d4ca;\
padding:.3rem .5rem;text-align:left;vertical-align:top}mark{background:#e7eef9;color:inherit;padding:.05em 0}\
mark.unnamed{background:#f7e9cf}mark.unspecified{background:#eee}.said{font:.75rem system-ui,sans-serif;color:#5b5850}\
@media(prefers-color-scheme:dark){body{color:#e8e6e0;background:#171614}mark{background:#27364d}\
mark.unnamed{background:#4a3a1c}mark.unspecified{background:#333}th,td{border-color:#444}.said{color:#aaa}}\
@media print{body{margin:0;max-width:none;background:none}}";

/// What stands before the first article.
#[must_use]
pub fn html_head() -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>Sourcelight: who says so</title>\n<style>{STYLE}</style></head><body>\n"
    )
}

/// What stands behind the last article.
#[must_use]
pub const fn html_foot() -> &'static str {
    "</body></html>\n"
}

/// One article as a whole page; `address` is where it was published, for links to each passage.
#[must_use]
pub fn html(report: &Report, text: &str, address: Option<&str>) -> String {
    html_head() + &html_article(report, text, address) + html_foot()
}

/// One article's part of a page.
#[must_use]
pub fn html_article(report: &Report, text: &str, address: Option<&str>) -> String {
    let mut out = String::from("<article>\n");
    _ = writeln!(out, "<h1>{}</h1>", plain(&title(report)));
    for section in sections(report, text) {
        _ = writeln!(out, "<section><h2>{}</h2>", plain(section.heading));
        section.blocks.iter().for_each(|block| set(block, &mut out));
        out.push_str("</section>\n");
    }
    marked(report, text, address, &mut out);
    out.push_str("</article>\n");
    out
}

fn set(block: &Block, out: &mut String) {
    match block {
        Block::Note(note) => _ = writeln!(out, "<p>{}</p>", plain(note)),
        Block::Points(points) => {
            out.push_str("<ul>\n");
            for (what, more) in points {
                _ = writeln!(out, "<li><strong>{}</strong> {}</li>", plain(what), plain(more));
            }
            out.push_str("</ul>\n");
        }
        Block::Table(head, rows) => {
            out.push_str("<table><thead><tr>");
            head.iter().for_each(|cell| _ = write!(out, "<th scope=\"col\">{}</th>", plain(cell)));
            out.push_str("</tr></thead><tbody>\n");
            for row in rows {
                out.push_str("<tr>");
                row.iter().for_each(|cell| _ = write!(out, "<td>{}</td>", plain(cell)));
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody></table>\n");
        }
    }
}

/// The article's text, each stretch marked with whose word it stands on.
fn marked(report: &Report, text: &str, address: Option<&str>, out: &mut String) {
    let words = Words::new(text);
    out.push_str("<section><h2>The article, voice by voice</h2>\n");
    let mut voices = report.voices.as_slice();
    for paragraph in &report.paragraphs {
        let tag = if matches!(paragraph.kind, "title" | "heading") { "h3" } else { "p" };
        _ = write!(out, "<{tag}>");
        let passed = voices.iter().take_while(|row| row.end <= paragraph.start).count();
        voices = voices.get(passed..).unwrap_or(&[]);
        let mut at = paragraph.start;
        for row in voices.iter().take_while(|row| row.start < paragraph.end) {
            let (start, end) = (row.start.max(at), row.end.min(paragraph.end));
            out.push_str(&plain(words.of(at, start)));
            match voice(report, row) {
                Some(said) => said_so(report, &words, said, (start, end), address, out),
                None => out.push_str(&plain(words.of(start, end))),
            }
            at = end.max(at);
        }
        rest(&words, paragraph, at, out);
        _ = writeln!(out, "</{tag}>");
    }
    out.push_str("</section>\n");
}

fn rest(words: &Words<'_>, paragraph: &ParagraphView, at: u32, out: &mut String) {
    if at < paragraph.end {
        out.push_str(&plain(words.of(at, paragraph.end)));
    }
}

fn said_so(
    report: &Report,
    words: &Words<'_>,
    said: &AttributionView,
    (start, end): (u32, u32),
    address: Option<&str>,
    out: &mut String,
) {
    let class = match said.source_type {
        "unspecified" => "unspecified",
        kind if kind.starts_with("unnamed") => "unnamed",
        _ => "named",
    };
    let name = Some(who(report, words, said)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "nobody named".into());
    let passage = words.of(start, end);
    let note = format!("{}: {}, {}", one_line(&name), spaced(said.cue_class), said.certainty);
    _ = write!(out, "<mark class=\"{class}\" title=\"{}\">{}</mark>", plain(&note), plain(passage));
    if let Some(link) = address.and_then(|address| text_fragment(address, passage)) {
        let link = plain(&link);
        _ = write!(out, " <a class=\"said\" rel=\"noreferrer\" href=\"{link}\" title=\"open there\">↗</a> ");
    }
}

/// Words that mean nothing but themselves, in text and in quoted attributes.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::{Models, Options, analyze, export::code_points};

    #[test]
    fn the_articles_words_stay_words() {
        let text = "<script>alert(1)</script>\n\n\"<img src=x onerror=alert(1)>\", Ana Orsel said.";
        let report = code_points(analyze(text, &Models::default(), &Options::default()), text);
        let page = html(&report, text, Some("javascript:alert(1)"));
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("href"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }
}
