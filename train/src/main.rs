//! `sourcelight-train`: prints what it can do.
fn main() {}
