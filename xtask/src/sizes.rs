//! What a reader downloads, weighed against the budgets.

use crate::shell::Outcome;
use crate::{build, site};
use brotli::enc::BrotliEncoderParams;
use std::path::Path;

/// A part of the site. Sizes are in bytes.
pub struct Part {
    /// What a person calls it.
    pub name: &'static str,
    /// As stored.
    pub raw: usize,
    /// As sent by a host that compresses as well as brotli can (level 11).
    pub brotli: usize,
    /// The most it may weigh compressed.
    pub budget: usize,
}

/// Name, endings of paths, budget; a path belongs to the first part that fits.
const PARTS: [(&str, &[&str], usize); 6] = [
    ("WebAssembly", &["wasm"], 800_000),
    ("models", &["bin", "model"], 3_000_000),
    ("fonts", &["woff2"], 330_000),
    ("page", &[], 150_000),
    ("on demand", &[], 700_000),
    ("one file", &[], 4_300_000),
];

/// Folders whose files are fetched only when a file or a reader asks for them.
const ON_DEMAND: [&str; 9] =
    ["vendor/", "import/", "compare/", "batch/", "grammar/", "lexis/", "rules/", "exports/", "icons/"];

/// Weighs the files of a built site, part by part.
pub fn weigh(dist: &Path) -> Outcome<Vec<Part>> {
    let mut parts: Vec<Part> =
        PARTS.iter().map(|(name, _, budget)| Part { name, raw: 0, brotli: 0, budget: *budget }).collect();
    for (path, bytes) in site::read(dist)? {
        let end = path.rsplit_once('.').map_or("", |(_, end)| end);
        if path.starts_with("npm/") || path.starts_with("extension/") || path.ends_with(".zip") {
            continue; // for programs and stores, not for who opens the page
        }
        let asked = ON_DEMAND.iter().any(|folder| path.starts_with(folder));
        let fits = |(name, ends, _): &(&str, &[&str], usize)| match *name {
            "on demand" => asked,
            "one file" => path == build::ONE_FILE,
            "page" => !asked && path != build::ONE_FILE,
            _ => !asked && ends.contains(&end),
        };
        let place = PARTS.iter().position(fits);
        if let Some(part) = place.and_then(|place| parts.get_mut(place)) {
            part.raw += bytes.len();
            part.brotli += brotli(&bytes)?;
        }
    }
    Ok(parts)
}

/// Prints the table; an error when a budget is broken.
pub fn check(dist: &Path) -> Outcome {
    let parts = weigh(dist)?;
    println!("{:<12}{:>12}{:>12}{:>12}", "dist/", "raw", "brotli -11", "budget");
    for part in &parts {
        println!("{:<12}{:>12}{:>12}{:>12}", part.name, kb(part.raw), kb(part.brotli), kb(part.budget));
    }
    let heavy: Vec<_> = parts.iter().filter(|part| part.brotli > part.budget).map(|part| part.name).collect();
    if heavy.is_empty() { Ok(()) } else { Err(format!("Over budget: {}.", heavy.join(", "))) }
}

/// Thousands of bytes, one decimal.
pub fn kb(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

fn brotli(bytes: &[u8]) -> Outcome<usize> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).map_err(|e| e.to_string())?;
    Ok(out.len())
}
