//! How a document is turned into the report's rows.

use super::view::{
    AccusationView, AttributionView, CheckView, ClaimView, DateView, EntityView, EvidenceView, GapView,
    Inconsistency, MentionView, Pair, ParagraphView, QuantityView, ReferenceView, SentenceView, SiView,
    SignalView, SourceCueView, SourceView, TokenView, VoiceView,
};
use super::whole::Report;
use crate::attribution::Evidence;
use crate::claim::Modality;
use crate::document::Document;
use crate::language;
use crate::quantity::Day;
use crate::segment::ParagraphKind;
use crate::text::{AttributionId, Id, Span, TokenRange};

fn pair(span: Span) -> Pair {
    [span.start, span.end]
}

fn number<I: Id>(id: I) -> u32 {
    u32::try_from(id.index()).unwrap_or(u32::MAX)
}

fn flags(modality: &Modality) -> Vec<&'static str> {
    let all = [
        (modality.unverified, "unverified"),
        (modality.conditional, "conditional"),
        (modality.future, "future"),
    ];
    all.into_iter().filter_map(|(on, name)| on.then_some(name)).collect()
}

fn evidence(rows: &[Evidence]) -> Vec<EvidenceView> {
    let view = |row: &Evidence| EvidenceView {
        start: row.span.start,
        end: row.span.end,
        why: row.why.clone(),
        rule: row.rule,
    };
    rows.iter().map(view).collect()
}

fn iso(day: Day) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// Builds the report of a document, offsets in bytes.
pub(super) fn report(document: &Document, with_tokens: bool) -> Report {
    let text = &*document.text;
    let segments = &document.segments;
    let title = segments.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Title);
    Report {
        schema: "sourcelight-report/1",
        id: None,
        language: document.language,
        notice: language::notice(document.language),
        title: title.map(|paragraph| paragraph.span.of(text).to_owned()),
        date: document.date.map(iso),
        paragraphs: segments
            .paragraphs
            .iter()
            .map(|row| ParagraphView { start: row.span.start, end: row.span.end, kind: row.kind.name() })
            .collect(),
        sentences: segments
            .sentences
            .iter()
            .map(|row| SentenceView {
                start: row.span.start,
                end: row.span.end,
                paragraph: number(row.paragraph),
            })
            .collect(),
        tokens: with_tokens.then(|| tokens(document)),
        attributions: attributions(document),
        voices: document
            .claims
            .voices
            .iter()
            .map(|row| VoiceView {
                start: row.span.start,
                end: row.span.end,
                attribution: row.attribution.map(number),
            })
            .collect(),
        sources: sources(document),
        claims: claims(document),
        accusations: accusations(document),
        entities: entities(document),
        quantities: quantities(document),
        dates: dates(document),
        consistency: document
            .quantities
            .consistency
            .iter()
            .map(|row| Inconsistency {
                kind: row.kind,
                why: row.why.clone(),
                evidence: row.evidence.iter().copied().map(pair).collect(),
            })
            .collect(),
        signals: signals(document, false),
        quoted_signals: signals(document, true),
        references: document
            .references
            .iter()
            .map(|row| ReferenceView {
                start: row.span.start,
                end: row.span.end,
                kind: row.kind,
                host: row.host.clone(),
                site: row.site,
                claims: row.claims.clone(),
            })
            .collect(),
        gaps: document
            .gaps
            .iter()
            .map(|row| GapView {
                kind: row.kind,
                why: row.why.clone(),
                ask: row.ask.clone(),
                evidence: row.evidence.iter().copied().map(pair).collect(),
            })
            .collect(),
        checks: document
            .checks
            .iter()
            .map(|row| CheckView { kind: row.kind, looks_for: row.looks_for, found: row.found })
            .collect(),
        statistics: document.statistics.clone(),
        long_sentences: segments.broken.iter().copied().map(pair).collect(),
        timings: document.timings.iter().copied().collect(),
    }
}

fn tokens(document: &Document) -> Vec<TokenView> {
    let (segments, syntax) = (&document.segments, &document.syntax);
    let mut out = Vec::with_capacity(segments.tokens.len());
    for (sentence, row) in segments.sentences.enumerate() {
        for id in row.tokens.iter() {
            let span = segments.tokens.spans[id];
            let known = syntax.upos.row(id).is_some();
            out.push(TokenView {
                start: span.start,
                end: span.end,
                sentence: number(sentence),
                lemma: if known { syntax.lemma[id].to_owned() } else { segments.tokens.norm(id).to_owned() },
                upos: if known { syntax.upos[id].name() } else { "_" },
                head: syntax.head[id].map_or(-1, |head| i64::from(head.0)),
                deprel: if known { syntax.deprel[id].name() } else { "_" },
            });
        }
    }
    out
}

fn attributions(document: &Document) -> Vec<AttributionView> {
    let pairs = |runs: &[TokenRange]| {
        runs.iter().map(|run| pair(document.segments.tokens.cover(*run))).collect::<Vec<Pair>>()
    };
    let view = |(id, row): (AttributionId, &crate::attribution::Attribution)| {
        let modality = &document.claims.of_attribution[id];
        let mut why = evidence(&row.evidence);
        why.extend(evidence(&modality.evidence));
        AttributionView {
            id: number(id),
            form: row.form.name(),
            scare: row.scare,
            source: pairs(&row.source),
            cue: pairs(&row.cue),
            content: pairs(&row.content),
            source_type: row.source_type.name(),
            entity: row.entity.map(number),
            entities: row.entities.iter().copied().map(number).collect(),
            joint: row.joint,
            statement: row.statement,
            words: document.claims.words[id],
            cue_class: row.cue_class.name(),
            certainty: modality.certainty.name(),
            flags: flags(modality),
            nested_in: row.nested_in.map(number),
            evidence: why,
            confidence: row.confidence,
        }
    };
    document.attributions.enumerate().map(view).collect()
}

fn sources(document: &Document) -> Vec<SourceView> {
    let view = |row: &crate::claim::Source| SourceView {
        entity: row.entity.map(number),
        name: row.name.clone(),
        named: row.named,
        source_type: row.source_type.name(),
        statement: row.statement,
        relayed_by: row.relayed_by.map(number),
        attributions: row.attributions.iter().copied().map(number).collect(),
        words: row.words,
        share: row.share,
        kind: row.kind.name(),
        role: row.role.map(pair),
        standing: row.standing.map(pair),
        described: row.described.map(pair),
        anonymity: row.anonymity.map(pair),
        reason: row.reason.map(pair),
        bare: row.bare,
        plural_for_one: row.plural_for_one,
        cues: row
            .cues
            .iter()
            .map(|(word, class, count)| SourceCueView {
                word: word.clone(),
                cue_class: class.name(),
                count: *count,
            })
            .collect(),
    };
    document.claims.sources.iter().map(view).collect()
}

fn claims(document: &Document) -> Vec<ClaimView> {
    let view = |row: &crate::claim::Claim| {
        let span = document.segments.tokens.cover(row.tokens);
        ClaimView {
            start: span.start,
            end: span.end,
            attribution: row.attribution.map(number),
            certainty: row.modality.certainty.name(),
            flags: flags(&row.modality),
            evidence: evidence(&row.modality.evidence),
            sources: row.sources.clone(),
        }
    };
    document.claims.claims.iter().map(view).collect()
}

fn accusations(document: &Document) -> Vec<AccusationView> {
    let view = |row: &crate::claim::Accusation| AccusationView {
        entity: row.entity.map(number),
        name: row.name.clone(),
        by: row.by.iter().copied().map(pair).collect(),
        responses: row.responses.iter().copied().map(pair).collect(),
        places: row.places.iter().copied().map(pair).collect(),
        attributions: row.attributions.iter().copied().map(number).collect(),
        replies: row.replies.iter().copied().map(number).collect(),
        answer: row.answer.name(),
    };
    document.claims.accusations.iter().map(view).collect()
}

fn signals(document: &Document, quoted: bool) -> Vec<SignalView> {
    let rows = document.signals.iter().filter(|row| row.quoted == quoted);
    rows.map(|row| SignalView { start: row.span.start, end: row.span.end, kind: row.kind, why: row.why })
        .collect()
}

fn entities(document: &Document) -> Vec<EntityView> {
    let table = &document.entities;
    let mut mentions: Vec<Vec<MentionView>> = vec![Vec::new(); table.entities.len()];
    for row in table.mentions.iter() {
        let span = document.segments.tokens.cover(row.tokens);
        if let Some(list) = mentions.get_mut(row.entity.index()) {
            list.push(MentionView { start: span.start, end: span.end, kind: row.kind.name() });
        }
    }
    let rows = table.entities.enumerate().zip(mentions);
    rows.map(|((id, row), mentions)| EntityView {
        id: number(id),
        name: row.name.clone(),
        label: row.label.name(),
        titles: row.titles.iter().map(|span| span.of(&document.text).to_owned()).collect(),
        mentions,
    })
    .collect()
}

/// Figures that a number can hold: "1e400" is none.
fn quantities(document: &Document) -> Vec<QuantityView> {
    let view = |row: &crate::quantity::Quantity| QuantityView {
        start: row.span.start,
        end: row.span.end,
        numeral: pair(row.numeral),
        kind: row.kind.name(),
        value: row.value,
        value_end: row.value_end.filter(|value| value.is_finite()),
        unit: row.unit.clone(),
        iso: row.iso,
        si: row.si.filter(|row| row.0.is_finite()).map(|(value, unit)| SiView { value, unit }),
        hedge: row.hedge.name(),
        of: row.of.map(pair),
    };
    let rows = &document.quantities.quantities;
    // as many as there are: a list that grows by doubling would need three times as much
    let mut out = Vec::with_capacity(rows.len());
    out.extend(rows.iter().filter(|row| row.value.is_finite()).map(view));
    out
}

fn dates(document: &Document) -> Vec<DateView> {
    let view = |row: &crate::quantity::Date| DateView {
        start: row.span.start,
        end: row.span.end,
        r#type: row.kind.name(),
        timex: row.timex.clone(),
        value: row.value.clone(),
        from: row.from.clone(),
        to: row.to.clone(),
    };
    document.quantities.dates.iter().map(view).collect()
}
