//! A master key: wraps the keys of recordings and does nothing else.

use std::fmt;

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesKeyGenParams, CryptoKey};

use crate::vault::{
    VaultError,
    seal::{ALGORITHM, KEY_BITS, random, subtle},
};

/// Bytes of a [`MasterId`].
const ID_BYTES: usize = 16;
/// What is hashed before a given master for its id, so that the id is no hash anybody else needs.
const LABEL: &[u8] = b"hearsay-master-id-1";

/// Tells masters apart; is stored in clear text.
///
/// A master that the browser made has a random one. That of a master which comes from a lock is half
/// of a SHA-256 of it: a master has 256 random bits, so nothing can be guessed from it, and a wrong
/// one is found out before anything is unwrapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::vault) struct MasterId(pub(super) [u8; ID_BYTES]);

impl fmt::Display for MasterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl MasterId {
    /// Reads what [`fmt::Display`] wrote.
    pub(super) fn parse(text: &str) -> Option<Self> {
        // `from_str_radix` would take a sign.
        if text.len() != 2 * ID_BYTES || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let mut id = [0; ID_BYTES];
        for (at, byte) in id.iter_mut().enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self(id))
    }

    /// The id of a master that comes from a lock.
    pub(super) async fn of(master: &[u8; 32]) -> Result<Self, VaultError> {
        let mut hashed = LABEL.to_vec();
        hashed.extend(master);
        let digest = subtle()?.digest_with_str_and_u8_array("SHA-256", &hashed)?;
        hashed.fill(0);
        let digest: ArrayBuffer = JsFuture::from(digest).await?.dyn_into()?;
        let mut id = [0; ID_BYTES];
        Uint8Array::new(&digest)
            .subarray(0, ID_BYTES as u32)
            .copy_to(&mut id);
        Ok(Self(id))
    }
}

/// A master key in hand. Its `Debug` shows no key: the browser does not give it out.
#[derive(Clone, Debug)]
pub(in crate::vault) struct Master {
    /// Which one it is.
    pub(in crate::vault) id: MasterId,
    /// Not extractable; wraps and unwraps.
    pub(super) key: CryptoKey,
}

impl Master {
    /// A fresh one that the browser never hands out.
    pub(super) async fn generate() -> Result<Self, VaultError> {
        let mut id = [0; ID_BYTES];
        random(ID_BYTES as u32)?.copy_to(&mut id);
        let made = subtle()?.generate_key_with_object(
            &AesKeyGenParams::new(ALGORITHM, KEY_BITS),
            false,
            &usages(),
        )?;
        Ok(Self {
            id: MasterId(id),
            key: JsFuture::from(made).await?.dyn_into()?,
        })
    }

    /// The one that a lock guards; the browser does not hand it out again.
    pub(super) async fn import(mut master: [u8; 32]) -> Result<Self, VaultError> {
        let id = MasterId::of(&master).await?;
        let bytes = Uint8Array::from(master.as_slice());
        master.fill(0);
        let imported = subtle()?.import_key_with_str("raw", &bytes, ALGORITHM, false, &usages())?;
        // The browser took its copy when it was called.
        bytes.fill(0, 0, bytes.length());
        Ok(Self {
            id,
            key: JsFuture::from(imported).await?.dyn_into()?,
        })
    }
}

fn usages() -> Array {
    Array::of2(&"wrapKey".into(), &"unwrapKey".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_text_and_nothing_else_does() {
        let id = MasterId(std::array::from_fn(|at| (at * 17) as u8));
        assert_eq!(MasterId::parse(&id.to_string()), Some(id));
        let text = id.to_string();
        for wrong in [
            "",
            "zz",
            &text[1..],
            &format!("{text}0"),
            &text.replace('1', "g"),
        ] {
            assert_eq!(MasterId::parse(wrong), None, "{wrong}");
        }
    }
}
