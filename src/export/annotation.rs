//! W3C Web Annotation: an AnnotationPage of the article's passages, wording signals, gaps' evidence.
//!
//! Every target has both selectors, by position (code points) and by quotation with what stands before
//! and behind, so that a copy of the page that differs a little still finds it; with the article's
//! address also the fragment that opens a browser there.

use super::link::text_fragment;
use super::words::{Words, in_a_page, spaced, who};
use crate::Report;
use crate::report::Pair;
use serde::Serialize;

/// Characters kept before and behind a quotation.
const AROUND: u32 = 32;

#[derive(Serialize)]
struct Page {
    #[serde(rename = "@context")]
    context: &'static str,
    r#type: &'static str,
    id: String,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    r#type: &'static str,
    id: String,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    purpose: &'static str,
    format: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target {
    source: String,
    selector: Vec<Selector>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextPositionSelector")]
    TextPosition { start: u32, end: u32 },
    #[serde(rename = "TextQuoteSelector")]
    TextQuote { exact: String, prefix: String, suffix: String },
    #[serde(rename = "FragmentSelector", rename_all = "camelCase")]
    Fragment { conforms_to: &'static str, value: String },
}

/// The report as one JSON-LD object on one line; `address` is where the article was published.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let text = "Rain fell.";
/// let report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
/// let page = export::web_annotation(&report, text, None);
/// assert!(page.starts_with(r#"{"@context":"http://www.w3.org/ns/anno.jsonld""#));
/// ```
#[must_use]
pub fn web_annotation(report: &Report, text: &str, address: Option<&str>) -> String {
    let words = Words::new(text);
    let name = report.id.clone().unwrap_or_else(|| "article".into());
    let source = address.map_or_else(|| format!("urn:sourcelight:{}", encode(&name)), str::to_owned);
    let place = |[start, end]: Pair| {
        let exact = words.of(start, end).to_owned();
        let fragment = address.and_then(|address| text_fragment(address, &exact));
        let mut selector = vec![
            Selector::TextPosition { start, end },
            Selector::TextQuote {
                exact,
                prefix: words.before(start, AROUND).to_owned(),
                suffix: words.behind(end, AROUND).to_owned(),
            },
        ];
        if let Some((_, value)) = fragment.as_deref().and_then(|link| link.split_once('#')) {
            selector.push(Selector::Fragment {
                conforms_to: "https://wicg.github.io/scroll-to-text-fragment/",
                value: value.to_owned(),
            });
        }
        Target { source: source.clone(), selector }
    };
    let id = |kind: &str, number: usize| format!("urn:sourcelight:{}:{kind}:{number}", encode(&name));
    let mut items = Vec::new();
    for (number, row) in report.attributions.iter().enumerate() {
        let said = Some(who(report, &words, row)).filter(|name| !name.is_empty());
        let said = said.unwrap_or_else(|| "Nobody named".into());
        let mut note =
            format!("{said} ({}): {}, {}", spaced(row.source_type), spaced(row.cue_class), row.certainty);
        row.flags.iter().for_each(|flag| note.extend([", ", flag]));
        items.push(Annotation {
            r#type: "Annotation",
            id: id("passage", number),
            motivation: "commenting",
            body: vec![body("commenting", note), body("tagging", "attribution".into())],
            target: row.content.iter().copied().map(place).collect(),
        });
    }
    for (number, row) in report.signals.iter().enumerate() {
        items.push(Annotation {
            r#type: "Annotation",
            id: id("signal", number),
            motivation: "commenting",
            body: vec![body("commenting", row.why.to_owned()), body("tagging", spaced(row.kind))],
            target: vec![place([row.start, row.end])],
        });
    }
    for (number, row) in report.gaps.iter().enumerate().filter(|(_, row)| !row.evidence.is_empty()) {
        items.push(Annotation {
            r#type: "Annotation",
            id: id("gap", number),
            motivation: "questioning",
            body: vec![
                body("questioning", row.ask.clone()),
                body("commenting", row.why.clone()),
                body("tagging", spaced(row.kind)),
            ],
            target: row.evidence.iter().copied().map(place).collect(),
        });
    }
    items.retain(|item| !item.target.is_empty());
    let page = Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        r#type: "AnnotationPage",
        id: format!("urn:sourcelight:{}:annotations", encode(&name)),
        items,
    };
    in_a_page(&serde_json::to_string(&page).unwrap_or_default())
}

fn body(purpose: &'static str, value: String) -> Body {
    Body { r#type: "TextualBody", purpose, format: "text/plain", value }
}

/// A name as part of a URN: letters, digits and four marks; the rest percent-encoded.
fn encode(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
