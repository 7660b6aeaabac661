//! `cargo xtask build`: the static site in `dist/`, ready for any static host; the same as one file and
//! as an extension for browsers; the npm package.

use crate::shell::{self, Outcome, program, root};
use crate::{extension, npm, policy, site, sizes, slim, vendor, wasm};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The page that holds everything, in `dist/`.
pub const ONE_FILE: &str = "sourcelight.html";

/// Builds the module, writes the site, weighs it.
pub fn run() -> Outcome {
    site()?;
    npm::pack()?;
    sizes::check(&root().join("dist"))
}

/// Builds the module into `www/pkg`, the libraries into `www/vendor` and the site into `dist/`.
pub fn site() -> Outcome {
    let www = root().join("www");
    wasm::build(&www.join("pkg"), &[])?;
    vendor::build(&www.join("vendor"))?;
    let mut files = site::read(&www)?;
    slim::scripts(&mut files)?;
    slim::styles(&mut files, "index.html")?;
    let mut files = site::rename(&files);
    policy::allow_styles(&mut files, "index.html")?;
    let page = files.clone();
    site::offline(&mut files)?;
    let dist = root().join("dist");
    site::write(&dist, &files)?;
    let file = dist.join(ONE_FILE);
    shell::run(program("node").arg(root().join("xtask/tools/one-file.mjs")).arg(&www).arg(&file))?;
    checksum(&file)?;
    extension::write(&dist, &page)
}

/// Writes a file's SHA-256 beside it, as `sha256sum --check` reads it.
fn checksum(file: &Path) -> Outcome {
    let told = |e: std::io::Error| format!("{}: {e}", file.display());
    let sum: String =
        Sha256::digest(fs::read(file).map_err(told)?).iter().map(|byte| format!("{byte:02x}")).collect();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    fs::write(file.with_extension("html.sha256"), format!("{sum}  {name}\n")).map_err(told)
}
