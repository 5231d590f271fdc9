//! The lock: everything about it that is not a key.
//!
//! The app asks the browser for randomness, derives, wraps and unwraps keys with `WebCrypto`; here
//! lies what can be decided and checked without any key in hand:
//!
//! - [`hierarchy`]: which key wraps which, and what follows from it;
//! - [`envelope`]: the stored form of a wrapped master key, parsed strictly;
//! - [`strength`]: how hard a passphrase is to guess;
//! - [`tries`]: wrong tries slow down;
//! - [`totp`]: codes of an authenticator app, and [`gate`]: how they take part in the unwrapping;
//! - [`recovery`]: ten codes for when a factor is lost;
//! - [`idle`]: when an open vault locks itself;
//! - [`qr`]: a text as a pattern to scan;
//! - [`say`]: what the page must tell, in one place.
//!
//! Times are [`Millis`](crate::Millis) and come in as arguments, randomness too. Secrets that pass
//! through have a `Debug` that does not show them.

pub mod envelope;
pub mod gate;
pub mod hierarchy;
pub mod idle;
pub mod qr;
pub mod recovery;
pub mod say;
pub mod strength;
pub(crate) mod symbols;
pub mod totp;
pub mod tries;
