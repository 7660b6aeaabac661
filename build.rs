//! What the tables of `data/` hold, without their comments: those are for who reads the files, and every reader of the page
//! would fetch them. The library reads the copies by `data!` (`src/lib.rs`).

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let out = env::var("OUT_DIR")?;
    for entry in fs::read_dir("data")? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        let text = fs::read_to_string(&path)?;
        let rows: String =
            text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| [line, "\n"]).collect();
        fs::write(Path::new(&out).join(name), rows)?;
    }
    Ok(())
}
