//! `sizes FOLDER`: how many bytes the built page is, as it lies there and as servers send it.

use super::fault::Fault;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Trunk writes loaders that nothing loads: the processor script and the page instantiate these modules themselves.
const NOT_LOADED: [&str; 3] = [
    "hearsay-worklet.js",
    "hearsay-strength.js",
    "hearsay-recogniser.js",
];

/// Brotli's strongest setting and its usual window, 4 MiB, as for files compressed ahead of time.
const BROTLI: (u32, u32) = (11, 22);

pub(crate) fn sizes(arguments: &[String]) -> Result<ExitCode, Fault> {
    let [folder] = arguments else {
        return Err(Fault::new(
            "sizes needs the folder of a built page.",
            "cargo xtask bench",
        ));
    };
    let folder = Path::new(folder);
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let rows = files
        .iter()
        .filter(|path| !NOT_LOADED.iter().any(|name| path.ends_with(name)))
        .map(|path| row(folder, path))
        .collect::<Result<Vec<_>, _>>()?;
    println!("{}", json!({ "files": rows }));
    Ok(ExitCode::SUCCESS)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Fault> {
    let entries = std::fs::read_dir(folder).map_err(|error| Fault::file(folder, &error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn row(folder: &Path, path: &Path) -> Result<Value, Fault> {
    let bytes = std::fs::read(path).map_err(|error| Fault::file(path, &error))?;
    let compressed = |error: std::io::Error| Fault::file(path, &error);
    Ok(json!({
        "name": path.strip_prefix(folder).unwrap_or(path).to_string_lossy(),
        "raw": bytes.len(),
        "gzip": gzip(&bytes).map_err(compressed)?,
        "brotli": brotli(&bytes).map_err(compressed)?,
    }))
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let (quality, window) = BROTLI;
    let mut out = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut out, bytes.len().max(1), quality, window);
    encoder.write_all(bytes)?;
    encoder.flush()?;
    drop(encoder);
    Ok(out.len())
}

#[cfg(test)]
mod tests {
    use super::{brotli, gzip};

    #[test]
    fn repetitive_bytes_get_much_smaller_both_ways() {
        let bytes = b"alexa ".repeat(10_000);
        assert!(gzip(&bytes).expect("compressed") < 1_000, "gzip");
        assert!(brotli(&bytes).expect("compressed") < 200, "brotli");
    }
}
