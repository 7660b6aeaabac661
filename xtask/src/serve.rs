//! `cargo xtask serve`: the built site on 127.0.0.1, compressed and with the headers that a careful host would send.
//!
//! Plain HTTP/1.1 over the standard library: GET and HEAD of files, one thread a connection.

use crate::shell::{Outcome, root};
use crate::{build, site};
use brotli::enc::BrotliEncoderParams;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The longest head of a request that is read.
const HEAD: u64 = 16_384;

/// Sets up, builds, serves until stopped.
pub fn run(port: u16) -> Outcome {
    build::site()?;
    let (address, server) = start(root().join("dist"), port)?;
    println!("Sourcelight is at http://{address}/ (stop it with Ctrl+C)");
    server.join().map_err(|_| "the server stopped".to_owned())
}

/// Serves a built site from a thread of its own and returns at once.
pub fn start(folder: PathBuf, port: u16) -> Outcome<(SocketAddr, thread::JoinHandle<()>)> {
    let site = Arc::new(Site::new(folder)?);
    let listener = TcpListener::bind(("127.0.0.1", port)).map_err(|e| format!("port {port}: {e}"))?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    let serve = move || {
        for connection in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // a reader who goes away is no error
            thread::spawn(move || drop(site.talk(&connection)));
        }
    };
    Ok((address, thread::spawn(serve)))
}

struct Site {
    folder: PathBuf,
    policy: String,
    /// Of the page that holds everything: its scripts are named by their hashes.
    one_file: String,
    /// Files as they were last compressed, each with the bytes it was made of.
    small: Mutex<BTreeMap<String, Arc<Compressed>>>,
}

struct Compressed {
    from: Vec<u8>,
    brotli: Vec<u8>,
}

impl Site {
    fn new(folder: PathBuf) -> Outcome<Self> {
        let files = site::read(&folder)?;
        let page = files.get("index.html").ok_or("the site has no index.html")?;
        let policy_of = |page: &[u8]| policy(&String::from_utf8_lossy(page));
        let one_file = files.get(build::ONE_FILE).map(|page| policy_of(page)).unwrap_or_default();
        Ok(Self { folder, policy: policy_of(page), one_file, small: Mutex::default() })
    }

    /// A file's bytes by brotli, made once; none for what is compressed already.
    fn compressed(&self, name: &str, body: &[u8]) -> Option<Arc<Compressed>> {
        let end = name.rsplit_once('.').map_or("", |(_, end)| end);
        if !matches!(end, "html" | "js" | "css" | "txt" | "json" | "webmanifest" | "svg" | "wasm" | "model") {
            return None;
        }
        let known = self.small.lock().ok()?.get(name).filter(|known| known.from == body).cloned();
        if known.is_some() {
            return known;
        }
        // as a host would that compresses while it answers; at 11 it would take many seconds
        let parameters = BrotliEncoderParams { quality: 7, lgwin: 22, ..BrotliEncoderParams::default() };
        let mut brotli = Vec::new();
        brotli::BrotliCompress(&mut &*body, &mut brotli, &parameters).ok()?;
        let new = Arc::new(Compressed { from: body.to_vec(), brotli });
        self.small.lock().ok()?.insert(name.to_owned(), Arc::clone(&new));
        Some(new)
    }

    /// Answers the requests of one connection, one after another.
    fn talk(&self, connection: &TcpStream) -> Result<()> {
        connection.set_nodelay(true)?;
        connection.set_read_timeout(Some(Duration::from_secs(60)))?;
        let mut input = BufReader::new(connection);
        while let Some(Request { method, url, brotli }) = request(&mut input)? {
            let only = matches!(method.as_str(), "GET" | "HEAD");
            let (status, name, body) = match file(&url).filter(|_| only) {
                _ if !only => ("405 Method Not Allowed", String::new(), b"only GET and HEAD".to_vec()),
                Some(name) => match std::fs::read(self.folder.join(&name)) {
                    Ok(bytes) => ("200 OK", name, bytes),
                    Err(_) => ("404 Not Found", String::new(), b"not here".to_vec()),
                },
                None => ("404 Not Found", String::new(), b"not here".to_vec()),
            };
            let small = if brotli { self.compressed(&name, &body) } else { None };
            let body = small.as_ref().map_or(body.as_slice(), |small| small.brotli.as_slice());
            let mut answer = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len());
            answer.push_str(if small.is_some() { "Content-Encoding: br\r\n" } else { "" });
            for (header, value) in self.headers(&name) {
                answer.extend([header, ": ", value, "\r\n"]);
            }
            answer.push_str(if only { "\r\n" } else { "Connection: close\r\n\r\n" });
            let mut answer = answer.into_bytes();
            answer.extend_from_slice(if method == "HEAD" { &[] } else { body });
            let mut output = connection;
            output.write_all(&answer)?;
            if !only {
                break; // what follows may be the body that was refused
            }
        }
        Ok(())
    }

    fn headers(&self, name: &str) -> [(&'static str, &str); 9] {
        [
            ("Vary", "Accept-Encoding"),
            ("Content-Type", kind(name)),
            ("Cache-Control", if hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" }),
            ("Content-Security-Policy", if name == build::ONE_FILE { &self.one_file } else { &self.policy }),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
    }
}

/// What is asked for, and whether the answer may come compressed by brotli.
#[derive(Debug, PartialEq, Eq)]
struct Request {
    method: String,
    url: String,
    brotli: bool,
}

/// The next request; none when the other side is done.
fn request(input: &mut impl BufRead) -> Result<Option<Request>> {
    let mut head = input.take(HEAD);
    let mut first = String::new();
    if head.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let (mut line, mut brotli) = (String::new(), false);
    while head.read_line(&mut line)? > 2 {
        let header = line.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"));
        brotli |= header.is_some_and(|(_, value)| value.split([',', ';']).any(|word| word.trim() == "br"));
        line.clear();
    }
    let mut words = first.split_whitespace().map(str::to_owned);
    Ok(words.next().zip(words.next()).map(|(method, url)| Request { method, url, brotli }))
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
        "" => "text/plain; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
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
    fn requests_follow_each_other_on_one_connection() {
        let mut input =
            "GET /a.js HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br\r\n\r\nHEAD / HTTP/1.1\r\n\r\n"
                .as_bytes();
        let asked = |method: &str, url: &str, brotli| {
            Some(Request { method: method.to_owned(), url: url.to_owned(), brotli })
        };
        assert_eq!(request(&mut input).unwrap(), asked("GET", "/a.js", true));
        assert_eq!(request(&mut input).unwrap(), asked("HEAD", "/", false));
        assert_eq!(request(&mut input).unwrap(), None);
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
