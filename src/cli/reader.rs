//! One input after another to reports.

use super::arguments::Analyze;
use super::input::Input;
use super::output;
use super::say::complain;
use sourcelight::{Models, Options, Report, analyze, export};
use std::sync::OnceLock;
use std::time::Instant;

/// All that an analysis needs; shared by the threads.
pub struct Reader<'a> {
    /// What was asked for.
    pub task: &'a Analyze,
    /// What reads.
    pub models: &'a Models,
}

impl Reader<'_> {
    /// One input as a piece of the output.
    pub fn read(&self, input: &Input) -> String {
        output::render(self.task, &self.report(input), &input.text)
    }

    /// One input's report, its offsets in code points.
    pub fn report(&self, input: &Input) -> Report {
        let mut options = Options::default();
        options.date = input.date.or(self.task.date);
        options.address.clone_from(&self.task.url);
        options.unsure = self.task.unsure;
        options.tokens = self.task.tokens || self.task.format().needs_tokens();
        options.clock = self.task.timings.then_some(milliseconds as fn() -> f64);
        let text = &*input.text;
        let mut report: Report = export::code_points(analyze(text, self.models, &options), text);
        report.id.clone_from(&input.id);
        if let Some(notice) = &report.notice {
            complain(&format!("{}: {notice}", input.id.as_deref().unwrap_or("standard input")));
        }
        report
    }
}

/// Milliseconds since the first call.
fn milliseconds() -> f64 {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64() * 1e3
}
