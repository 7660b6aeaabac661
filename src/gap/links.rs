//! Where the words lead: links and what is printed to be looked up, each with its host and the claims that carry it.
//!
//! In: the text, stretches that linked somewhere, claims. Out: references in reading order. Nothing is fetched:
//! a host is known by its name alone (`data/hosts.tsv`).

use super::references::{Reference, references};
use crate::claim::Claims;
use crate::segment::Segments;
use crate::text::Span;
use std::sync::LazyLock;

/// A stretch of the text that linked somewhere where the text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The linked words.
    pub span: Span,
    /// Where they led; empty where that is not known.
    pub address: String,
}

/// Ends of host names with their kinds; parsed once, never changes.
static HOSTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let rows = data!("hosts.tsv").lines();
    let rows = rows.filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(kind, ends)| ends.split(' ').map(move |end| (end, kind))).collect()
});

/// The host of a web address, in lower case without "www."; nothing for what is none.
///
/// ```
/// use sourcelight::gap::host;
/// assert_eq!(host("https://www.Lint.example:80/report?x=1").as_deref(), Some("lint.example"));
/// assert_eq!(host("www.lint.example/a").as_deref(), Some("lint.example"));
/// assert_eq!(host("mailto:ana@lint.example"), None);
/// ```
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = match address.split_once("://") {
        Some((scheme, rest)) => {
            matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https").then_some(rest)?
        }
        None => address.get(..4).filter(|start| start.eq_ignore_ascii_case("www.")).and(Some(address))?,
    };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let name = rest.get(..end)?;
    let name = name.rsplit_once('@').map_or(name, |(_, name)| name);
    let name = name.split_once(':').map_or(name, |(name, _)| name).trim_end_matches('.');
    let name = name.to_lowercase();
    let name = name.strip_prefix("www.").unwrap_or(&name).to_owned();
    name.contains('.').then_some(name)
}

/// What kind of site a host is, beside the article's own.
///
/// ```
/// use sourcelight::gap::site;
/// assert_eq!(site("water.lint.example", Some("lint.example")), "own");
/// assert_eq!(site("ons.gov.uk", None), "government");
/// assert_eq!(site("notx.com", None), "other");
/// ```
#[must_use]
pub fn site(host: &str, own: Option<&str>) -> &'static str {
    let ends = |end: &str| {
        let rest = host.strip_suffix(end.trim_start_matches('.'));
        rest.is_some_and(|rest| rest.ends_with('.') || rest.is_empty() && !end.starts_with('.'))
    };
    if own.is_some_and(ends) {
        return "own";
    }
    // the longest end that fits: "supremecourt.gov" is a court before it is a government's
    let known = HOSTS.iter().filter(|(end, _)| ends(end)).max_by_key(|(end, _)| end.len());
    known.map_or("other", |(_, kind)| kind)
}

/// Links and printed references in reading order, each with host, kind of site and the claims that carry it.
pub(super) fn find(
    text: &str,
    links: &[Link],
    own: Option<&str>,
    segments: &Segments,
    claims: &Claims,
) -> Vec<Reference> {
    let mut out = references(text);
    let linked = links.iter().filter(|link| !link.span.is_empty());
    out.extend(linked.map(|link| Reference {
        span: link.span,
        kind: "link",
        host: host(&link.address),
        ..Reference::default()
    }));
    out.sort_by_key(|row| row.span);
    // an address that is printed and linked is one
    out.dedup_by(|next, kept| {
        let same = kept.span == next.span;
        if same && next.kind != "link" {
            kept.kind = next.kind;
        }
        same
    });
    let own = own.and_then(host);
    for row in &mut out {
        if row.host.is_none() && row.kind == "address" {
            row.host = host(row.span.of(text));
        } else if row.host.is_none() && row.kind == "doi" {
            row.host = Some("doi.org".to_owned());
        }
        row.site = row.host.as_deref().map(|host| site(host, own.as_deref()));
        row.claims = carried(segments, claims, row.span);
    }
    out
}

/// The claims that share words with a stretch; where none does, those of its sentence.
fn carried(segments: &Segments, claims: &Claims, span: Span) -> Vec<u32> {
    let run = segments.tokens.within(span);
    if run.is_empty() {
        return Vec::new();
    }
    let sentence = segments.sentences[segments.sentence_of(run.start)].tokens;
    let rows = |run: crate::text::TokenRange| -> Vec<u32> {
        let from = claims.claims.partition_point(|row| row.tokens.end <= run.start);
        let near =
            claims.claims.iter().enumerate().skip(from).take_while(|(_, row)| row.tokens.start < run.end);
        near.filter_map(|(number, _)| u32::try_from(number).ok()).collect()
    };
    let own = rows(run);
    if own.is_empty() { rows(sentence) } else { own }
}
