//! What a person types: `cargo xtask serve | test | build | bench | eval | train`.
fn main() {}
