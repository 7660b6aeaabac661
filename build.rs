//! What the tables of `data/` hold, without their comments and the examples of shapes: those are for who reads the files, and every
//! reader of the page would fetch them. The library reads the copies by `data!` (`src/lib.rs`).

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
        // group, reading, pattern; what follows are an example and a look-alike
        let columns = if name.to_string_lossy().ends_with("_rules.tsv") { 3 } else { usize::MAX };
        let cells = |line: &str| line.split('\t').take(columns).collect::<Vec<_>>().join("\t") + "\n";
        let rows: String = text.lines().filter(|line| !line.starts_with('#')).map(cells).collect();
        fs::write(Path::new(&out).join(name), rows)?;
    }
    Ok(())
}
