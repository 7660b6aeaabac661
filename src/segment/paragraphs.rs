//! From line breaks to paragraphs, each with its kind.
//!
//! In: the text. Out: paragraphs in order, without sentences. Where a paragraph's own words do not tell
//! what it is ([`super::kinds`]), its place does: the first is the headline, a short line between two
//! paragraphs a heading.

use super::dateline;
use super::kinds::{self, Traits};
use super::lines::{self, Block};
use super::types::{Paragraph, ParagraphKind};
use crate::text::{self, Span};

/// The last text's paragraphs and what their own words told of them.
pub type Memory = text::Memory<Traits>;

/// Bytes of an English word and the space behind it, as the memory counts words.
const BYTES: usize = 6;

/// The paragraphs of a text. The memory knows those of the text before it.
pub(super) fn paragraphs(text: &str, memory: &mut Memory) -> Vec<Paragraph> {
    let mut part = Vec::new();
    let blocks = lines::blocks(text);
    let mut out: Vec<Paragraph> = Vec::with_capacity(blocks.len());
    let mut place = Place::default();
    // paragraphs of running text so far: a dateline opens one of the first
    let mut stories = 0;
    for (n, block) in blocks.iter().enumerate() {
        // a headline that goes on in the next line: "Rain, again; \nLint waits"
        if let Some(title) = out.last_mut().filter(|last| last.kind == ParagraphKind::Title)
            && !block.fresh
            && title.span.of(text).ends_with([';', ',', ':'])
        {
            title.span = title.span.cover(block.span);
            continue;
        }
        let (form, early) = (block.span.of(text), !place.body);
        part.clear();
        part.push(u8::from(early));
        part.extend_from_slice(form.as_bytes());
        let traits = memory.recall(&part, form.len() / BYTES, || kinds::read(form, early), |traits| *traits);
        // the longer of the next two: between headline and text may stand a label or a date
        let ahead = blocks.iter().skip(n + 1).take(2).map(|next| next.span.of(text));
        let next = ahead.max_by_key(|next| next.len());
        let kind = traits.kind.unwrap_or_else(|| place.kind(text, *block, &traits, next));
        let dateline = match kind {
            ParagraphKind::Body => {
                dateline::find(text, block.span).filter(|span| stories < 3 || span.of(text).contains('('))
            }
            _ => None,
        };
        stories += usize::from(kind == ParagraphKind::Body);
        place.body |= kind.is_body();
        place.title |= kind == ParagraphKind::Title;
        out.push(Paragraph { span: block.span, kind, dateline, ..Paragraph::default() });
    }
    // a text of nothing else is the article
    if !out.iter().any(|paragraph| paragraph.kind.is_body()) {
        for paragraph in
            out.iter_mut().filter(|row| matches!(row.kind, ParagraphKind::Title | ParagraphKind::Heading))
        {
            paragraph.kind = ParagraphKind::Body;
        }
    }
    out
}

/// What has been seen so far.
#[derive(Default)]
struct Place {
    title: bool,
    body: bool,
}

impl Place {
    /// The kind of a paragraph whose own words do not tell.
    fn kind(&self, text: &str, block: Block, traits: &Traits, next: Option<&str>) -> ParagraphKind {
        let form = block.span.of(text);
        let Some(next) = next else { return ParagraphKind::Body };
        if dateline::find(text, block.span).is_some() {
            return ParagraphKind::Body;
        }
        if !self.title && !self.body {
            return if is_title(form, traits, next) { ParagraphKind::Title } else { ParagraphKind::Body };
        }
        // "children at the lower bridge in 2008." under a headline goes on a picture
        if !self.body && traits.stop && traits.words <= 20 && form.starts_with(char::is_lowercase) {
            return ParagraphKind::Caption;
        }
        if !self.body && is_subtitle(traits, next) || is_heading(form, traits) {
            return ParagraphKind::Heading;
        }
        ParagraphKind::Body
    }
}

/// A headline has no end mark; some archives give it a full stop, then it is short or set in capitals.
fn is_title(form: &str, traits: &Traits, next: &str) -> bool {
    if traits.words > 35 || form.ends_with(':') && traits.words < 3 {
        return false;
    }
    let open = !traits.ended
        || form.ends_with(['?', ';', '…'])
        || form.ends_with(['’', '\'', '”', '"']) && !form.contains(['.', '!']);
    let next_longer = next.len() > form.len();
    let told = [" said", " says", " told ", " according to "].iter().any(|word| form.contains(word));
    let sentences = form.trim_end_matches('.').contains(". ");
    open || traits.titled && traits.words <= 30
        || (traits.words <= 12 || traits.words <= 18 && !told && !sentences)
            && next_longer
            && !form.starts_with(['"', '“'])
}

/// A subtitle stands between the headline and the text.
fn is_subtitle(traits: &Traits, next: &str) -> bool {
    let open = !traits.ended && traits.words <= 30;
    // with a full stop it may as well be the first sentence of the story, unless that plainly begins below
    open || traits.stop && traits.words <= 20 && dateline::find(next, Span::at(0, next.len())).is_some()
}

/// A short line between paragraphs, without an end mark or with capitals.
fn is_heading(form: &str, traits: &Traits) -> bool {
    if traits.words > 12
        || form.ends_with([':', ',', ';', '"', '”'])
        || form.starts_with(['"', '“', '@', '(', '['])
    {
        return false;
    }
    if !traits.ended {
        let letter = form.chars().find(|c| c.is_alphanumeric());
        return letter.is_some_and(|c| !c.is_lowercase()) && !form.ends_with('-');
    }
    let marks = form.matches(['.', '!', '?']).count();
    let hour = form.len() <= 12 && form.starts_with(|c: char| c.is_ascii_digit()) && form.ends_with("m.");
    hour || traits.loud && traits.words > 1
        || (traits.capital
            || traits.titled && traits.words > 2 && form.split(' ').filter(|word| word.len() > 4).count() > 1)
            && (2..=9).contains(&traits.words)
            && marks == 1
            && !form.ends_with('!')
}

#[cfg(test)]
mod tests {
    use super::*;
    use ParagraphKind::*;

    fn kinds(text: &str) -> Vec<ParagraphKind> {
        paragraphs(text, &mut Memory::default()).iter().map(|paragraph| paragraph.kind).collect()
    }

    const LEAD: &str =
        "The river rose again on Monday night and took the lower bridge, the mayor said. Nobody was hurt.";

    #[test]
    fn an_article_as_it_is_pasted() {
        let text = format!(
            "River takes bridge in Lint\n\nSecond flood in a month leaves lower town cut off\n\nBy Ana Orsel\n\
             Monday, March 3, 2025\n\nAdvertisement\n\nLINT (RNA) — {LEAD}\n\nWhat comes next\n\n{LEAD}\n\n\
             Residents fill sandbags. Image: Paul Lind.\n\nFollow Ana Orsel on Twitter"
        );
        let expected = [Title, Heading, Byline, Date, Furniture, Body, Heading, Body, Caption, Furniture];
        assert_eq!(kinds(&text), expected);
        assert_eq!(
            paragraphs(&text, &mut Memory::default())[5].dateline.map(|span| span.of(&text).to_owned()),
            Some("LINT (RNA) —".into())
        );
    }

    #[test]
    fn without_a_headline_the_first_paragraph_is_text() {
        assert_eq!(kinds(&format!("{LEAD}\n\n{LEAD}")), [Body, Body]);
        assert_eq!(kinds("River takes bridge in Lint"), [Body]);
        assert_eq!(kinds(""), []);
    }

    #[test]
    fn a_line_that_introduces_is_text() {
        let text = format!("River takes bridge\n\n{LEAD}\n\nOrsel continued:\n\n“{LEAD}”");
        assert_eq!(kinds(&text), [Title, Body, Body, Body]);
    }
}
