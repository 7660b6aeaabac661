//! Whatever the bytes of a model file, they are refused or read, and what was read analyses a text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sourcelight::model::{format, template};
use sourcelight::{Models, Options, analyze};

fuzz_target!(|payload: &[u8]| {
    assert!(Models::from_bytes(payload).is_err() || payload.starts_with(format::MAGIC));
    // past the header, where the checksum would stop all but honest bytes
    if let Ok(models) = Models::from_bytes(&format::seal(template(), payload)) {
        _ = analyze("Ana Orsel said the dam was safe. Nobody believed it.", &models, &Options::default());
    }
});
