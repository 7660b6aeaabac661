//! A report's rows of a table, handed on one by one: nothing of a table is kept.

use super::table::Table;
use super::value::Value;
use super::words::{Words, voice, who};
use crate::language;
use crate::report::{AttributionView, Pair, Report};

/// Hands on the values of every row of a table: those of its columns without the first, which is the article's id and
/// the same in every row. Offsets are those of the report, which must be code points of `text`.
///
/// ```
/// use sourcelight::export::{Table, Value, code_points, rows};
/// use sourcelight::{Models, Options, analyze};
/// let text = "Rain fell. The dam held.";
/// let report = code_points(analyze(text, &Models::default(), &Options::default()), text);
/// let mut words = Vec::new();
/// rows(&report, text, Table::Sentences, &mut |row| {
///     if let Some(Value::Text(text)) = row.last() {
///         words.push(text.to_string());
///     }
/// });
/// assert_eq!(words, ["Rain fell.", "The dam held."]);
/// ```
pub fn rows(report: &Report, text: &str, table: Table, each: &mut dyn FnMut(&[Value<'_>])) {
    let view = View { report, words: Words::new(text) };
    match table {
        Table::Passages => view.passages(each),
        Table::Sources => view.sources(each),
        Table::Claims => view.claims(each),
        Table::Accusations => view.accusations(each),
        Table::Figures => view.figures(each),
        Table::Dates => view.dates(each),
        Table::Consistency => view.consistency(each),
        Table::Names => view.names(each),
        Table::Gaps => view.gaps(each),
        Table::Checks => view.checks(each),
        Table::Signals => view.signals(each),
        Table::References => view.references(each),
        Table::Sentences => view.sentences(each),
        Table::Statistics => view.statistics(each),
    }
}

struct View<'a> {
    report: &'a Report,
    words: Words<'a>,
}

/// What takes the rows.
type Each<'a> = &'a mut dyn FnMut(&[Value<'_>]);

impl<'a> View<'a> {
    fn at(&self, start: u32, end: u32) -> Value<'a> {
        Value::words(self.words.of(start, end))
    }

    fn place(&self, place: Option<Pair>) -> Value<'a> {
        place.map_or(Value::None, |[start, end]| self.at(start, end))
    }

    fn spans(&self, spans: &[Pair]) -> Value<'static> {
        Value::words(self.words.spans(spans))
    }

    /// Who speaks in an attribution; without one the writer.
    fn whose(&self, said: Option<&AttributionView>) -> Value<'static> {
        said.map_or(Value::code("writer"), |said| Value::words(who(self.report, &self.words, said)))
    }

    fn passages(&self, each: Each<'_>) {
        for row in &self.report.attributions {
            let all = || row.source.iter().chain(&row.cue).chain(&row.content);
            each(&[
                whole(row.id),
                whole(all().map(|span| span[0]).min().unwrap_or(0)),
                whole(all().map(|span| span[1]).max().unwrap_or(0)),
                self.whose(Some(row)),
                self.spans(&row.source),
                Value::code(row.source_type),
                Value::Boolean(row.joint),
                self.spans(&row.cue),
                Value::Boolean(row.statement),
                Value::code(row.cue_class),
                self.spans(&row.content),
                Value::code(row.form),
                Value::code(row.certainty),
                Value::list(row.flags.iter().copied()),
                row.nested_in.map_or(Value::None, whole),
                single(row.confidence),
            ]);
        }
    }

    fn sources(&self, each: Each<'_>) {
        for row in &self.report.sources {
            each(&[
                Value::words(&*row.name),
                Value::Boolean(row.named),
                Value::code(row.source_type),
                Value::Boolean(row.statement),
                Value::count(row.attributions.len()),
                whole(row.words),
                number(row.share),
                Value::code(row.kind),
                self.place(row.role),
                self.place(row.standing),
                self.place(row.described),
                self.place(row.anonymity),
                self.place(row.reason),
                row.relayed_by.map_or(Value::None, whole),
                Value::list(row.cues.iter().map(|cue| format!("{} {}", cue.word, cue.count))),
            ]);
        }
    }

    fn claims(&self, each: Each<'_>) {
        for row in &self.report.claims {
            let said = row.attribution.and_then(|id| self.report.attributions.get(id as usize));
            let sources = row.sources.iter().filter_map(|id| self.report.sources.get(*id as usize));
            each(&[
                whole(row.start),
                whole(row.end),
                self.whose(said),
                Value::code(row.certainty),
                Value::list(row.flags.iter().copied()),
                Value::list(sources.map(|source| &*source.name)),
                self.at(row.start, row.end),
            ]);
        }
    }

    fn accusations(&self, each: Each<'_>) {
        for row in &self.report.accusations {
            each(&[
                Value::words(&*row.name),
                self.spans(&row.by),
                Value::code(row.answer),
                Value::count(row.replies.len()),
                self.spans(&row.responses),
                self.spans(&row.places),
            ]);
        }
    }

    fn figures(&self, each: Each<'_>) {
        for row in &self.report.quantities {
            each(&[
                whole(row.start),
                whole(row.end),
                self.at(row.start, row.end),
                Value::code(row.kind),
                number(row.value),
                row.value_end.map_or(Value::None, number),
                row.unit.as_deref().map_or(Value::None, Value::words),
                row.iso.map_or(Value::None, Value::code),
                row.si.as_ref().map_or(Value::None, |si| number(si.value)),
                row.si.as_ref().map_or(Value::None, |si| Value::code(si.unit)),
                Value::code(row.hedge),
                self.place(row.of),
            ]);
        }
    }

    fn dates(&self, each: Each<'_>) {
        let code = |text: &'a Option<String>| text.as_deref().map_or(Value::None, Value::code);
        for row in &self.report.dates {
            each(&[
                whole(row.start),
                whole(row.end),
                self.at(row.start, row.end),
                Value::code(row.r#type),
                Value::code(&*row.timex),
                code(&row.value),
                code(&row.from),
                code(&row.to),
            ]);
        }
    }

    fn consistency(&self, each: Each<'_>) {
        for row in &self.report.consistency {
            each(&[Value::code(row.kind), Value::words(&*row.why), self.spans(&row.evidence)]);
        }
    }

    fn names(&self, each: Each<'_>) {
        for entity in &self.report.entities {
            let (name, titles) =
                (Value::words(&*entity.name), Value::list(entity.titles.iter().map(|t| &**t)));
            for row in &entity.mentions {
                each(&[
                    whole(entity.id),
                    name.clone(),
                    Value::code(entity.label),
                    titles.clone(),
                    Value::code(row.kind),
                    whole(row.start),
                    whole(row.end),
                    self.at(row.start, row.end),
                ]);
            }
        }
    }

    fn gaps(&self, each: Each<'_>) {
        for row in &self.report.gaps {
            let evidence = self.spans(&row.evidence);
            each(&[Value::code(row.kind), Value::words(&*row.why), Value::words(&*row.ask), evidence]);
        }
    }

    fn checks(&self, each: Each<'_>) {
        for row in &self.report.checks {
            each(&[Value::code(row.kind), Value::code(row.looks_for), Value::Boolean(row.found)]);
        }
    }

    /// Who hedges: the voice in which each signal stands, and whether inside quotation marks.
    fn signals(&self, each: Each<'_>) {
        let report = self.report;
        for (rows, quoted) in [(&report.signals, false), (&report.quoted_signals, true)] {
            for row in rows {
                let at = report.voices.partition_point(|voice| voice.end <= row.start);
                let said = report.voices.get(at).filter(|voice| voice.start <= row.start);
                each(&[
                    Value::code(row.kind),
                    whole(row.start),
                    whole(row.end),
                    self.at(row.start, row.end),
                    self.whose(said.and_then(|said| voice(report, said))),
                    Value::Boolean(quoted),
                    Value::words(row.why),
                ]);
            }
        }
    }

    fn references(&self, each: Each<'_>) {
        for row in &self.report.references {
            let claims = row.claims.iter().filter_map(|id| self.report.claims.get(*id as usize));
            each(&[
                Value::code(row.kind),
                whole(row.start),
                whole(row.end),
                self.at(row.start, row.end),
                row.host.as_deref().map_or(Value::None, Value::words),
                row.site.map_or(Value::None, Value::code),
                Value::list(claims.map(|row| self.words.of(row.start, row.end))),
            ]);
        }
    }

    fn sentences(&self, each: Each<'_>) {
        let report = self.report;
        let mut voices = report.voices.iter().peekable();
        for (id, row) in report.sentences.iter().enumerate() {
            while voices.next_if(|voice| voice.end <= row.start).is_some() {}
            let first = voices.peek().filter(|voice| voice.start < row.end);
            let kind = report.paragraphs.get(row.paragraph as usize).map(|paragraph| paragraph.kind);
            each(&[
                Value::count(id),
                whole(row.start),
                whole(row.end),
                whole(row.paragraph),
                kind.map_or(Value::None, Value::code),
                first.map_or(Value::None, |first| self.whose(voice(report, first))),
                self.at(row.start, row.end),
            ]);
        }
    }

    fn statistics(&self, each: Each<'_>) {
        let (report, all) = (self.report, &self.report.statistics);
        let (inputs, diversity, scores) = (&all.inputs, &all.diversity, &all.readability);
        let english = language::is_read(report.language);
        let count = |value: u32| if english { whole(value) } else { Value::None };
        let score = |value: f64| if english { number(value) } else { Value::None };
        let measure = |value: Option<f64>| value.map_or(Value::None, number);
        each(&[
            report.title.as_deref().map_or(Value::None, Value::words),
            report.date.as_deref().map_or(Value::None, Value::code),
            Value::code(report.language),
            report.notice.as_deref().map_or(Value::None, Value::words),
            whole(all.words),
            Value::count(report.attributions.len()),
            Value::count(report.sources.len()),
            Value::count(report.claims.len()),
            Value::count(report.quantities.len()),
            Value::count(report.dates.len()),
            Value::count(report.gaps.len()),
            Value::count(report.signals.len()),
            whole(inputs.words),
            whole(inputs.sentences),
            whole(all.paragraphs),
            whole(all.reading_seconds),
            whole(all.speaking_seconds),
            number(all.mean_sentence_length),
            number(all.median_sentence_length),
            whole(all.types),
            number(all.type_token_ratio),
            measure(diversity.mtld),
            measure(diversity.hdd),
            measure(diversity.mattr),
            measure(diversity.yule_k),
            count(inputs.syllables),
            count(inputs.unfamiliar),
            score(scores.flesch_reading_ease),
            score(scores.flesch_kincaid_grade),
            score(scores.gunning_fog),
            score(scores.smog),
            score(scores.automated_readability_index),
            score(scores.coleman_liau),
            score(scores.lix),
            score(scores.rix),
            score(scores.dale_chall),
            score(scores.spache),
            score(scores.linsear_write),
            score(scores.mcalpine_eflaw),
            score(scores.consensus_grade),
        ]);
    }
}

fn whole(value: u32) -> Value<'static> {
    Value::Integer(i64::from(value))
}

/// A number, where it is one.
fn number(value: f64) -> Value<'static> {
    if value.is_finite() { Value::Float(value) } else { Value::None }
}

/// A number of single precision as it is printed: 0.9 and not 0.89999998.
fn single(value: f32) -> Value<'static> {
    number(value.to_string().parse().unwrap_or_else(|_| f64::from(value)))
}
