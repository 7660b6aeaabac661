//! The extension for browsers: the site's own files as its reader, beside a button, as a folder and as a zip for the stores.

use crate::shell::{self, Outcome, program, root};
use crate::site::{self, Files};
use regex::Regex;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the page lies in the extension.
const READER: &str = "reader/";
/// What of the site has no use there: an extension is offline and installed already.
const LEFT_OUT: [&str; 4] = ["service-worker.js", "manifest.webmanifest", "sourcelight.html", "icons/"];
/// What goes along besides the site and `extension/`.
const LICENCES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];
/// Parts of the page that offer what an extension is not: to be installed, to be taken along.
const OFFERS: [&str; 3] = [
    r#"<link rel="manifest"[^>]*>\n?"#,
    r#"<link rel="apple-touch-icon"[^>]*>\n?"#,
    r#"<div class="take-along">.*?</div>\n?"#,
];

/// The zip's name in `dist/`.
pub fn archive() -> String {
    format!("sourcelight-extension-{}.zip", env!("CARGO_PKG_VERSION"))
}

/// Writes the folder and the zip into `dist/`. `page` is the site with the names that its files have there.
pub fn write(dist: &Path, page: &Files) -> Outcome {
    let own = site::read(&root().join("extension"))?;
    let mut files = assemble(page, own)?;
    // whoever installs it gets the texts of all licences with it
    if !files.contains_key("reader/vendor/licences.txt") {
        return Err("the site brings no texts of licences".to_owned());
    }
    for name in LICENCES {
        let text = fs::read(root().join(name)).map_err(|e| format!("{name}: {e}"))?;
        files.insert(name.to_owned(), text);
    }
    let folder = dist.join("extension");
    site::write(&folder, &files)?;
    shell::run(program("node").arg(root().join("xtask/tools/zip.mjs")).arg(&folder).arg(dist.join(archive())))
}

/// Where the folder is, once it is built.
pub fn folder() -> PathBuf {
    root().join("dist/extension")
}

/// The extension's files: its own at the root, the page's below.
fn assemble(page: &Files, own: Files) -> Outcome<Files> {
    let index = page.get("index.html").map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut index = index.ok_or("the site has no index.html")?;
    for pattern in OFFERS {
        let offer = Regex::new(pattern).map_err(|e| e.to_string())?;
        if !offer.is_match(&index) {
            return Err(format!("the page has nothing like {pattern} to leave out"));
        }
        index = offer.replace(&index, "").into_owned();
    }
    let kept = |name: &str| !LEFT_OUT.iter().any(|left| name.starts_with(left));
    let mut files: Files = page
        .iter()
        .filter(|(name, _)| kept(name))
        .map(|(name, bytes)| (format!("{READER}{name}"), bytes.clone()))
        .collect();
    let manifest = own.get("manifest.json").ok_or("the extension has no manifest.json")?;
    let manifest = manifest_for(manifest, styles(&index)?)?;
    files.insert(format!("{READER}index.html"), index.into_bytes());
    files.extend(own);
    files.insert("manifest.json".to_owned(), manifest);
    Ok(files)
}

/// What the page's policy says of styles: those in the page are named by their hashes.
fn styles(index: &str) -> Outcome<String> {
    let rule = Regex::new("style-src [^;\"]*").map_err(|e| e.to_string())?;
    rule.find(index)
        .map(|found| found.as_str().to_owned())
        .ok_or("the page's policy has no styles".to_owned())
}

/// The manifest with the version and the policy for the page's styles.
fn manifest_for(bytes: &[u8], styles: String) -> Outcome<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(bytes).map_err(|e| format!("manifest.json: {e}"))?;
    let policy = manifest.pointer("/content_security_policy/extension_pages").and_then(Value::as_str);
    let policy = policy.ok_or("manifest.json has no policy")?;
    if policy.matches("style-src 'self';").count() != 1 {
        return Err("the policy of manifest.json does not say \"style-src 'self';\" once".to_owned());
    }
    let policy = policy.replacen("style-src 'self'", &styles, 1);
    if let Some(fields) = manifest.as_object_mut() {
        fields.insert("version".to_owned(), json!(env!("CARGO_PKG_VERSION")));
        fields.insert("content_security_policy".to_owned(), json!({ "extension_pages": policy }));
    }
    Ok(format!("{manifest:#}\n").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta content=\"style-src 'self' 'sha256-x'; font-src 'self'\"><link rel=\"manifest\" href=\"m\">\n\
        <link rel=\"apple-touch-icon\" href=\"i\">\n<style>a{}</style><dl>\n<div class=\"take-along\"><dt>Take it along</dt></div>\n</dl>";
    const MANIFEST: &str = r#"{"version":"0.0.0","content_security_policy":{"extension_pages":"default-src 'none'; style-src 'self'; font-src 'self'"}}"#;

    fn files(rows: &[(&str, &str)]) -> Files {
        rows.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn the_page_goes_along_without_what_offers_to_install_it() {
        let page = files(&[
            ("index.html", PAGE),
            ("app.1.js", "a"),
            ("service-worker.js", "s"),
            ("icons/192.png", "i"),
        ]);
        let out = assemble(&page, files(&[("manifest.json", MANIFEST), ("background.js", "b")])).unwrap();
        let names: Vec<&String> = out.keys().collect();
        assert_eq!(names, ["background.js", "manifest.json", "reader/app.1.js", "reader/index.html"]);
        let index = String::from_utf8_lossy(out.get("reader/index.html").unwrap()).into_owned();
        assert!(
            !index.contains("take-along") && !index.contains("rel=\"manifest\"") && index.contains("</dl>"),
            "{index}"
        );
        let manifest: Value = serde_json::from_slice(out.get("manifest.json").unwrap()).unwrap();
        assert_eq!(manifest.get("version").unwrap(), env!("CARGO_PKG_VERSION"));
        let policy = manifest.pointer("/content_security_policy/extension_pages").unwrap();
        assert_eq!(policy, "default-src 'none'; style-src 'self' 'sha256-x'; font-src 'self'");
    }

    #[test]
    fn a_page_or_a_manifest_that_changed_is_noticed() {
        let own = || files(&[("manifest.json", MANIFEST)]);
        assert!(assemble(&files(&[("index.html", "<p>")]), own()).is_err());
        let loose = MANIFEST.replace("style-src 'self'", "style-src *");
        assert!(assemble(&files(&[("index.html", PAGE)]), files(&[("manifest.json", &loose)])).is_err());
    }
}
