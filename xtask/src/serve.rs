//! `cargo xtask serve`: the built site on 127.0.0.1, with the headers a careful host would send.

use crate::shell::{Outcome, root};
use crate::{build, site};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// Sets up, builds, serves until stopped.
pub fn run(port: u16) -> Outcome {
    build::site()?;
    let (address, threads) = start(port)?;
    println!("Sourcelight is at http://{address}/ (stop it with Ctrl+C)");
    for thread in threads {
        thread.join().map_err(|_| "the server stopped".to_owned())?;
    }
    Ok(())
}

/// Serves `dist/` from a few threads and returns at once.
pub fn start(port: u16) -> Outcome<(SocketAddr, Vec<thread::JoinHandle<()>>)> {
    let server = Server::http(("127.0.0.1", port)).map_err(|e| format!("port {port}: {e}"))?;
    let address = server.server_addr().to_ip().ok_or("no address")?;
    let (server, site) = (Arc::new(server), Arc::new(Site::new(root().join("dist"))?));
    let serve = |_| {
        let (server, site) = (Arc::clone(&server), Arc::clone(&site));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                // a reader who went away is no error
                drop(site.answer(request));
            }
        })
    };
    Ok((address, (0..4).map(serve).collect()))
}

struct Site {
    folder: PathBuf,
    policy: String,
}

impl Site {
    fn new(folder: PathBuf) -> Outcome<Self> {
        let files = site::read(&folder)?;
        let page = files.get("index.html").ok_or("dist/ has no index.html")?;
        let policy = policy(&String::from_utf8_lossy(page));
        Ok(Self { folder, policy })
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("only GET and HEAD").with_status_code(405));
        }
        let found =
            file(request.url()).and_then(|name| Some((std::fs::read(self.folder.join(&name)).ok()?, name)));
        let Some((bytes, name)) = found else {
            return request.respond(Response::from_string("not here").with_status_code(404));
        };
        let mut response = Response::from_data(bytes);
        let rows = [
            ("Content-Type", kind(&name)),
            ("Cache-Control", if hashed(&name) { "public, max-age=31536000, immutable" } else { "no-cache" }),
            ("Content-Security-Policy", &self.policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ];
        for header in rows.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()) {
            response.add_header(header);
        }
        request.respond(response)
    }
}

/// The page's own security policy, and what only a header can say.
fn policy(page: &str) -> String {
    let own =
        page.split_once("Content-Security-Policy\" content=\"").and_then(|(_, rest)| rest.split_once('"'));
    let own = own.map_or("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", |(own, _)| own);
    format!("{own}; frame-ancestors 'none'")
}

/// The file an address asks for, as a path below the site's folder; none for anything unusual.
fn file(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = |part: &str| {
        !part.starts_with('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    path.split('/').all(|part| !part.is_empty() && plain(part)).then_some(path)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        _ => "application/octet-stream",
    }
}

/// Whether a name carries its content's hash (ten hexadecimal digits before the extension).
fn hashed(name: &str) -> bool {
    let hash = name.rsplit('.').nth(1).unwrap_or("");
    hash.len() == 10 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_site() {
        assert_eq!(file("/").as_deref(), Some("index.html"));
        assert_eq!(file("/views/a.0123456789.js?x=1").as_deref(), Some("views/a.0123456789.js"));
        for bad in ["", "/../Cargo.toml", "/a/../../x", "//etc/passwd", "/%2e%2e/x", "/.git/config", "/a\\b"]
        {
            assert_eq!(file(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_page_says_its_policy_once() {
        let page = r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"#;
        assert_eq!(policy(page), "default-src 'none'; frame-ancestors 'none'");
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        assert!(hashed("views/a.0a1b2c3d4e.js"));
        assert!(!hashed("index.html") && !hashed("examples/a.txt"));
    }
}
