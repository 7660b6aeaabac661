//! `cargo xtask lighthouse`: what Lighthouse says of the built site.

use crate::shell::{self, Outcome, program, root};
use crate::{build, serve, setup};

/// Builds and serves the site and prints the scores; an error where one is too low.
pub fn run(least: u8) -> Outcome {
    setup::npm("xtask/lighthouse")?;
    let chromium = setup::chromium()?;
    build::site()?;
    let (address, _) = serve::start(root().join("dist"), 0)?;
    let script = root().join("xtask/lighthouse/run.mjs");
    shell::run(program("node").arg(script).args([format!("http://{address}/"), chromium, least.to_string()]))
}
