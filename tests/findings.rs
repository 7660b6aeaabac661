//! What the fuzzer found, kept: each input goes through the check that it once failed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a failing check should panic"
)]

#[path = "fuzz/checks.rs"]
mod checks;

use std::path::Path;

#[test]
fn what_was_found_stays_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/findings");
    for (name, check) in checks::TARGETS {
        let Ok(entries) = std::fs::read_dir(folder.join(name)) else { continue };
        for entry in entries {
            check(&std::fs::read(entry.unwrap().path()).unwrap());
        }
    }
}

#[test]
fn every_check_takes_what_comes() {
    let texts: [&[u8]; 6] = [
        b"",
        b"\x1e",
        b"\xff\xfe\0",
        "“Rain\u{1e} fell,” Ana Orsel said.".as_bytes(),
        b"=1+1\x1e\x1e",
        &[255; 40],
    ];
    for (_, check) in checks::TARGETS {
        texts.iter().for_each(|text| check(text));
    }
}
