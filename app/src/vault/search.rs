//! Looking through everything that is stored for what should be gone.

use std::collections::HashSet;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    Vault, VaultError,
    matcher::Matcher,
    pages::{any_part, size_of},
    schema,
};
use crate::shared::privacy::Searched;

/// Values between two tellings of the progress: as many as are read at once.
const TOLD_EVERY: usize = 64;

/// What to look for.
struct Sought {
    patterns: Matcher,
    names: HashSet<String>,
}

impl Vault {
    /// Looks through every store, as it lies there, for bytes and for recordings' names (in keys as
    /// a whole, in values anywhere). Decrypts nothing and works while locked. `progress` hears how
    /// many values have been looked through. A key of the browser's own kind has no bytes to look at
    /// and counts as a value all the same; so does what the browser keeps in its files until it
    /// compacts them: no page can see that.
    ///
    /// Bytes and names of fewer than four bytes are not looked for in values: they would be met by
    /// chance.
    ///
    /// # Errors
    /// [`VaultError::Closed`], or the browser's own failure.
    pub async fn search(
        &self,
        needles: &[Vec<u8>],
        names: &[String],
        mut progress: impl FnMut(usize),
    ) -> Result<Vec<Searched>, VaultError> {
        let texts = names.iter().map(String::as_bytes);
        let sought = Sought {
            patterns: Matcher::new(needles.iter().map(Vec::as_slice).chain(texts)),
            names: names.iter().cloned().collect(),
        };
        let database = self.connection().name();
        let mut all = Vec::new();
        let mut seen = 0;
        for store in schema::STORES {
            let mut searched = Searched {
                place: format!("{database}/{store}"),
                ..Searched::default()
            };
            self.walk(store, |key, value| {
                sought.look(key, value, &mut searched);
                seen += 1;
                if seen % TOLD_EVERY == 0 {
                    progress(seen);
                }
            })
            .await?;
            progress(seen);
            all.push(searched);
        }
        Ok(all)
    }
}

impl Sought {
    fn look(&self, key: &JsValue, value: &JsValue, searched: &mut Searched) {
        let hit = self.names(key) || any_part(value, &|part| self.patterns.finds(part));
        searched.values += 1;
        searched.bytes += size_of(value);
        searched.found += usize::from(hit);
    }

    /// Whether a key is a name, or is made of one.
    fn names(&self, key: &JsValue) -> bool {
        match key.dyn_ref::<Array>() {
            Some(parts) => parts.iter().any(|part| self.names(&part)),
            None => key.as_string().is_some_and(|key| self.names.contains(&key)),
        }
    }
}
