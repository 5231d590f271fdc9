//! Public interaction models, when they are there: the folder `skills` of the data collection
//! (`HEARSAY_DATA`, by default beside the repository).

use super::examples::{ENOUGH, share_right};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let data = std::env::var_os("HEARSAY_DATA").map_or(beside, PathBuf::from);
    data.join("skills")
}

fn models(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            models(&path, found);
        } else if path.extension().is_some_and(|end| end == "json") {
            found.push(path);
        }
    }
}

#[test]
fn public_models_load_and_their_examples_mean_their_intents() {
    let mut found = Vec::new();
    models(&folder(), &mut found);
    if found.is_empty() {
        println!("skipped: there are no models in {}", folder().display());
        return;
    }
    for path in found {
        let json = std::fs::read_to_string(&path).unwrap();
        let locale = path.file_stem().unwrap().to_string_lossy().into_owned();
        let (share, wrong) = share_right(&json, &locale);
        println!("{}: {:.1} %", path.display(), share * 100.0);
        assert!(
            share >= ENOUGH,
            "{}: {share}\n{}",
            path.display(),
            wrong.join("\n")
        );
    }
}
