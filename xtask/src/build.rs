//! `cargo xtask build`: the static site in `dist/`, ready for any static host.

use crate::shell::{Outcome, root};
use crate::{site, sizes, vendor, wasm};

/// Builds the module, writes the site, weighs it.
pub fn run() -> Outcome {
    site()?;
    sizes::check(&root().join("dist"))
}

/// Builds the module into `www/pkg`, the libraries into `www/vendor` and the site into `dist/`.
pub fn site() -> Outcome {
    let www = root().join("www");
    wasm::build(&www.join("pkg"), &[])?;
    vendor::build(&www.join("vendor"))?;
    let files = site::read(&www)?;
    let files = site::rename(&files);
    site::write(&root().join("dist"), &files)
}
