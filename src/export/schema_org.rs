//! schema.org as JSON-LD: the article, its quotations, its claims, and for each claim of somebody named the
//! draft of a ClaimReview.
//!
//! A draft leaves open what only a person can say: the rating, the reviewer, the address and the date of the
//! review are empty.

use super::link::text_fragment;
use super::words::{Words, in_a_page, one_line, who};
use crate::Report;
use crate::report::{AttributionView, SourceView};
use serde_json::{Map, Value, json};

/// The report as one JSON-LD object; `address` is where the article was published.
///
/// ```
/// use sourcelight::{Models, Options, analyze, export};
/// let text = "“The dam is safe,” Ana Orsel said.";
/// let report = export::code_points(analyze(text, &Models::default(), &Options::default()), text);
/// let graph = export::schema_org(&report, text, None);
/// assert!(graph.contains(r#""@type":"Quotation""#) && graph.contains(r#""ratingValue":"""#));
/// ```
#[must_use]
pub fn schema_org(report: &Report, text: &str, address: Option<&str>) -> String {
    let words = Words::new(text);
    let mut owners: Vec<Option<&SourceView>> = vec![None; report.attributions.len()];
    for source in report.sources.iter().rev() {
        for id in &source.attributions {
            owners.get_mut(*id as usize).into_iter().for_each(|cell| *cell = Some(source));
        }
    }
    let speaker =
        |row: &AttributionView| speaker(report, &words, row, owners.get(row.id as usize).copied().flatten());
    let article = article(report, address);
    let reference = json!({"@id": "#article"});
    let mut graph = vec![article];
    for row in &report.attributions {
        let quoted = matches!(row.form, "direct" | "mixed") && !row.scare;
        let passage = words.spans(&row.content);
        // pieces as they stand in the article: what joins them on one line is not there
        let pieces: Vec<&str> = row.content.iter().map(|&[start, end]| words.of(start, end)).collect();
        let url = link(address, &pieces.join("\n"));
        if quoted {
            let mut quotation = Map::new();
            quotation.insert("@type".into(), "Quotation".into());
            quotation.insert("@id".into(), format!("#quotation-{}", row.id).into());
            quotation.insert("text".into(), bare(&passage).into());
            quotation.insert("isPartOf".into(), reference.clone());
            put(&mut quotation, "spokenByCharacter", speaker(row));
            put(&mut quotation, "url", url.clone());
            graph.push(quotation.into());
        }
        if !checkable(row) {
            continue;
        }
        let mut claim = Map::new();
        claim.insert("@type".into(), "Claim".into());
        claim.insert("@id".into(), format!("#claim-{}", row.id).into());
        claim.insert("text".into(), bare(&passage).into());
        claim.insert("appearance".into(), reference.clone());
        put(&mut claim, "author", speaker(row));
        put(&mut claim, "datePublished", report.date.clone().map(Value::from));
        put(&mut claim, "url", url);
        graph.push(claim.into());
        graph.push(json!({
            "@type": "ClaimReview",
            "@id": format!("#review-{}", row.id),
            "claimReviewed": bare(&passage),
            "itemReviewed": {"@id": format!("#claim-{}", row.id)},
            "url": "",
            "datePublished": "",
            "author": {"@type": "Organization", "name": ""},
            "reviewRating": {
                "@type": "Rating", "ratingValue": "", "bestRating": "", "worstRating": "", "alternateName": ""
            }
        }));
    }
    let out = json!({"@context": "https://schema.org", "@graph": graph});
    in_a_page(&serde_json::to_string(&out).unwrap_or_default())
}

fn article(report: &Report, address: Option<&str>) -> Value {
    let mut out = Map::new();
    out.insert("@type".into(), "NewsArticle".into());
    out.insert("@id".into(), "#article".into());
    out.insert("inLanguage".into(), report.language.into());
    out.insert("wordCount".into(), report.statistics.words.into());
    put(&mut out, "headline", report.title.as_deref().map(|title| one_line(title).into()));
    put(&mut out, "datePublished", report.date.clone().map(Value::from));
    put(&mut out, "url", address.map(Value::from));
    put(&mut out, "identifier", report.id.clone().map(Value::from));
    out.into()
}

/// What somebody named states of how things are: no wish, question or plan, and nothing without a speaker.
fn checkable(row: &AttributionView) -> bool {
    let states = matches!(
        row.cue_class,
        "speech" | "assertion" | "distancing" | "denial" | "evaluation" | "suggestion"
    );
    let named = matches!(row.source_type, "named_person" | "named_organisation" | "document");
    states && named && row.certainty != "U" && !row.scare && row.nested_in.is_none()
}

fn speaker(
    report: &Report,
    words: &Words<'_>,
    row: &AttributionView,
    source: Option<&SourceView>,
) -> Option<Value> {
    let name = Some(one_line(&who(report, words, row))).filter(|name| !name.is_empty())?;
    let kind = match row.source_type {
        "named_organisation" => "Organization",
        "document" => "CreativeWork",
        _ => "Person",
    };
    let mut out = Map::new();
    out.insert("@type".into(), kind.into());
    out.insert("name".into(), name.into());
    let role = |source: &SourceView| source.role.map(|[start, end]| one_line(words.of(start, end)).into());
    if kind == "Person" {
        put(&mut out, "jobTitle", source.and_then(role));
    }
    Some(out.into())
}

fn link(address: Option<&str>, passage: &str) -> Option<Value> {
    address.and_then(|address| text_fragment(address, passage)).map(Value::from)
}

fn put(map: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(key.to_owned(), value);
    }
}

/// A passage without the quotation marks around it.
fn bare(passage: &str) -> String {
    passage.trim_matches(['"', '“', '”', ',', ' ', '«', '»']).to_owned()
}
