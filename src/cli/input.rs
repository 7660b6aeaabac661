//! Where articles come from, and their bytes as text.

use sourcelight::quantity::Day;
use sourcelight::{InputError, MAX_BYTES};
use std::borrow::Cow;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// One article.
pub struct Input {
    /// The caller's name for it.
    pub id: Option<String>,
    /// Its day, when the input says so.
    pub date: Option<Day>,
    /// Its words.
    pub text: String,
}

/// A file, or standard input.
pub struct Source(Option<PathBuf>);

/// The sources named; standard input when none is.
pub fn sources(files: &[PathBuf]) -> Vec<Source> {
    if files.is_empty() {
        return vec![Source(None)];
    }
    files.iter().map(|file| Source((file.as_os_str() != "-").then(|| file.clone()))).collect()
}

impl Source {
    /// What errors call it.
    pub fn name(&self) -> Cow<'_, str> {
        self.0.as_deref().map_or("standard input".into(), Path::to_string_lossy)
    }

    /// A file by its name.
    pub fn file(path: &Path) -> Self {
        Self(Some(path.to_owned()))
    }

    /// Opens it.
    pub fn open(&self) -> Result<Box<dyn BufRead>, String> {
        match &self.0 {
            None => Ok(Box::new(io::stdin().lock())),
            Some(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(BufReader::with_capacity(1 << 16, file))),
                Err(error) => Err(format!("{}: {}", self.name(), plain(&error))),
            },
        }
    }

    /// Its bytes where there are no more than `most`; else its size, where it is known. What lies beyond is not read:
    /// a pipe or a device may have no end.
    pub fn bytes(&self, most: usize) -> Result<Result<Vec<u8>, Option<usize>>, String> {
        let mut bytes = Vec::new();
        let read = self.open()?.take(most as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("{}: {}", self.name(), plain(&error)))?;
        if bytes.len() <= most {
            return Ok(Ok(bytes));
        }
        let file = self.0.as_deref().and_then(|path| path.metadata().ok()).filter(Metadata::is_file);
        Ok(Err(file.and_then(|file| usize::try_from(file.len()).ok())))
    }

    /// Reads it as one article.
    pub fn read(&self, lossy: bool) -> Result<Input, String> {
        let fail = |what: String| format!("{}: {what}", self.name());
        // three bytes may be a mark that is no text; one more tells a text that is too large from one that just fits
        let bytes = self
            .bytes(MAX_BYTES + 3)?
            .map_err(|size| fail(size.map_or(InputError::Endless, InputError::TooLarge).to_string()))?;
        let text = decode(bytes, lossy).map_err(fail)?;
        if text.len() > MAX_BYTES {
            return Err(fail(InputError::TooLarge(text.len()).to_string()));
        }
        let id = self.0.as_deref().map(|path| path.to_string_lossy().into_owned());
        Ok(Input { id, date: None, text })
    }
}

/// The operating system's words without its error number.
pub fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

/// UTF-8 without its byte order mark; what is not UTF-8 is refused with a sentence, unless `lossy`.
pub fn decode(mut bytes: Vec<u8>, lossy: bool) -> Result<String, String> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    // between ASCII's letters UTF-16 has noughts, which are UTF-8 too
    if !lossy
        && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || every_other_is_nought(&bytes))
    {
        return Err("the text is UTF-16; save it as UTF-8 and try again".into());
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error,
    };
    let at = error.utf8_error().valid_up_to();
    let bytes = error.into_bytes();
    if lossy {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let before = bytes.get(..at).unwrap_or(&[]);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let byte = bytes.get(at).copied().unwrap_or(0);
    Err(format!(
        "the text is not UTF-8: byte {at} (0x{byte:02X}, in line {line}) belongs to no character; save it as \
         UTF-8, or read it all the same with --lossy"
    ))
}

/// Whether the text begins as English does in UTF-16: every other byte is nought, those between are not.
fn every_other_is_nought(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(&[]);
    let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let pairs = head.len() / 2;
    pairs > 1 && (even.max(odd) * 10 >= pairs * 9) && even.min(odd) * 10 <= pairs
}
