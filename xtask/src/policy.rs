//! The security policy of a page that carries its first styles in itself: it allows those, by their hashes, and no others.

use crate::shell::Outcome;
use crate::site::Files;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What the policy says of styles before the page's own are counted.
const OWN: &str = "style-src 'self'";

/// Names the page's inline styles in its policy. Call it when nothing in them changes any more.
pub fn allow_styles(files: &mut Files, page: &str) -> Outcome {
    let html = files.get(page).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let html = html.ok_or_else(|| format!("the site has no {page}"))?;
    let styles = html.split("<style>").skip(1).filter_map(|rest| rest.split_once("</style>"));
    let hashes: String =
        styles.map(|(css, _)| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(css)))).collect();
    if !hashes.is_empty() && html.matches(OWN).count() != 1 {
        return Err(format!("{page} carries styles, and its policy does not say {OWN:?} once"));
    }
    files.insert(page.to_owned(), html.replacen(OWN, &format!("{OWN}{hashes}"), 1).into_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_in_the_page_is_allowed_by_its_hash_and_no_other() {
        let mut files = Files::new();
        let page = "<meta content=\"style-src 'self'; font-src 'self'\"><style>a{}</style>";
        files.insert("index.html".to_owned(), page.as_bytes().to_vec());
        allow_styles(&mut files, "index.html").unwrap();
        let told = String::from_utf8(files.get("index.html").unwrap().clone()).unwrap();
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        let hash = "X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=";
        assert_eq!(told, page.replace("'self'; font", &format!("'self' 'sha256-{hash}'; font")));
        files.insert("index.html".to_owned(), b"<style>a{}</style>".to_vec());
        assert!(
            allow_styles(&mut files, "index.html").is_err(),
            "a page without a policy has no place for it"
        );
    }
}
