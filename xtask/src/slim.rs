//! The site made light: scripts in few files, styles in the page and one file, none of them with comments and spare spaces.

use crate::shell::{self, Outcome, program, root, target};
use crate::site::{self, Files};
use crate::vendor;
use regex::Regex;
use std::fs;

/// Scripts that stay as they are: the build writes into the first, libraries are bundled already.
const AS_WRITTEN: [&str; 2] = ["service-worker.js", "vendor/"];

/// One script for all that the page begins with, one for each thing that it fetches later: see `xtask/tools/scripts.mjs`.
pub fn scripts(files: &mut Files) -> Outcome {
    let out = target().join("scripts");
    if out.is_dir() {
        fs::remove_dir_all(&out).map_err(|e| e.to_string())?;
    }
    shell::run(
        program("node").arg(root().join("xtask/tools/scripts.mjs")).arg(root().join("www")).arg(&out),
    )?;
    files.retain(|name, _| !name.ends_with(".js") || AS_WRITTEN.iter().any(|kept| name.starts_with(kept)));
    files.append(&mut site::read(&out)?);
    Ok(())
}

/// Styles in their shortest form.
fn minify(files: &mut Files) -> Outcome {
    let names: Vec<String> = files.keys().filter(|name| name.ends_with(".css")).cloned().collect();
    let out = target().join("slim");
    if out.is_dir() {
        fs::remove_dir_all(&out).map_err(|e| e.to_string())?;
    }
    let mut outdir = std::ffi::OsString::from("--outdir=");
    outdir.push(&out);
    shell::run(
        vendor::esbuild().args(&names).arg(outdir).arg("--outbase=.").current_dir(root().join("www")),
    )?;
    for name in names {
        let bytes = fs::read(out.join(&name)).map_err(|e| format!("{name}: {e}"))?;
        files.insert(name, bytes);
    }
    Ok(())
}

/// The styles of a page's head in the page itself, so that its first screen waits for nothing else, and one sheet for those
/// in its body: what stands before them is shown without waiting for these.
pub fn styles(files: &mut Files, page: &str) -> Outcome {
    minify(files)?;
    sheets(files, page)
}

fn sheets(files: &mut Files, page: &str) -> Outcome {
    let html = files.get(page).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let html = html.ok_or_else(|| format!("the site has no {page}"))?;
    let (head, body) = html.split_at(html.find("</head>").unwrap_or(html.len()));
    let (head, css, mut names) = one_sheet(files, head, |css| format!("<style>{css}</style>\n"))?;
    if css.contains("</") {
        return Err("a style sheet that stands in a page must not close its element".to_owned());
    }
    // no screen's until the page's first script says so: see www/views/shell.js
    let late =
        |_: &str| "<link rel=\"stylesheet\" href=\"reading.css\" media=\"print\" data-late>\n".to_owned();
    let (body, css, found) = one_sheet(files, body, late)?;
    if !found.is_empty() {
        files.insert("reading.css".to_owned(), css.into_bytes());
    }
    names.extend(found);
    let slim = head + &body;
    files.insert(page.to_owned(), slim.into_bytes());
    // what another page or script names stays
    for name in names {
        let end = name.rsplit('/').next().unwrap_or(&name);
        let named = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains(end);
        if !files.iter().any(|(other, bytes)| !other.ends_with(".css") && named(bytes)) {
            files.remove(&name);
        }
    }
    Ok(())
}

/// A part of a page that has one sheet where its first was named, that sheet, and the names of those that are in it.
fn one_sheet(
    files: &Files,
    html: &str,
    put: impl Fn(&str) -> String,
) -> Outcome<(String, String, Vec<String>)> {
    let link = Regex::new(r#"<link rel="stylesheet" href="([^"]+)"(?: media="([^"]+)")?>\n?"#)
        .map_err(|e| e.to_string())?;
    let text = |name: &str| files.get(name).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let (mut one, mut names) = (String::new(), Vec::new());
    for found in link.captures_iter(html) {
        let part = |n| found.get(n).map_or("", |part| part.as_str());
        let (name, media) = (part(1), part(2));
        let css = text(name).ok_or_else(|| format!("the page names {name}, which is not there"))?;
        if name.contains('/') && css.contains("url(") {
            return Err(format!(
                "{name} names files from its own folder: put those styles into the first sheet"
            ));
        }
        let css = css.trim();
        one += &if media.is_empty() { css.to_owned() } else { format!("@media {media}{{{css}}}") };
        names.push(name.to_owned());
    }
    let mut first = true;
    let slim = link.replace_all(html, |_: &regex::Captures| {
        let new = if first { put(&one) } else { String::new() };
        first = false;
        new
    });
    Ok((slim.into_owned(), one, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_the_styles_of_its_head_and_names_one_sheet_in_its_body() {
        let page = "<head><link rel=\"stylesheet\" href=\"base.css\">\n<link rel=\"stylesheet\" href=\"views/a.css\">\n\
                    <link rel=\"stylesheet\" href=\"views/print.css\" media=\"print\">\n</head><p><link rel=\"stylesheet\" href=\"views/z.css\">";
        let rows = [
            ("base.css", "a{src:url(f.woff2)}\n"),
            ("index.html", page),
            ("lesson.html", "<link rel=\"stylesheet\" href=\"base.css\">"),
            ("views/a.css", "b{}\n"),
            ("views/print.css", "c{}\n"),
            ("views/z.css", "z{}\n"),
        ];
        let mut files: Files =
            rows.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        sheets(&mut files, "index.html").unwrap();
        let text = |name: &str| String::from_utf8(files.get(name).unwrap().clone()).unwrap();
        assert_eq!(text("reading.css"), "z{}");
        assert_eq!(
            text("index.html"),
            "<head><style>a{src:url(f.woff2)}b{}@media print{c{}}</style>\n</head><p><link rel=\"stylesheet\" href=\"reading.css\" media=\"print\" data-late>\n"
        );
        let names: Vec<&String> = files.keys().collect();
        assert_eq!(names, ["base.css", "index.html", "lesson.html", "reading.css"]);
        files.insert("views/a.css".to_owned(), b"b{src:url(x.png)}".to_vec());
        files.insert("index.html".to_owned(), page.as_bytes().to_vec());
        assert!(sheets(&mut files, "index.html").is_err());
    }
}
