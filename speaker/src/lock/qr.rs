//! A text as a QR code: a grid of dark and light modules, to be drawn by the page.
//!
//! The encoding is that of ISO/IEC 18004, done by `qrcodegen`. A reader needs a light border of
//! [`QUIET_MODULES`] around it and dark modules on light, also where the page is dark.

use core::fmt;
use qrcodegen::{QrCode, QrCodeEcc};

/// Light border that the standard asks for, modules.
pub const QUIET_MODULES: usize = 4;

/// A QR code without its border. What it says may be a secret, so `Debug` gives its size only.
#[derive(Clone, PartialEq, Eq)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

/// The text does not fit into a QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("This is too long for a QR code. Copy the text beside it instead.")
    }
}

impl core::error::Error for TooLong {}

impl Qr {
    /// The smallest code for the text that can lose 15 % of its area (level M).
    ///
    /// # Errors
    ///
    /// [`TooLong`] from about 2,300 bytes on.
    pub fn of(text: &str) -> Result<Self, TooLong> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| TooLong)?;
        let side = code.size();
        let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Ok(Self {
            size: usize::try_from(side).unwrap_or(0),
            dark: places.map(|(x, y)| code.get_module(x, y)).collect(),
        })
    }

    /// Modules a side, 21..=177.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Rows from the top, each from the left; true is dark.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.size.max(1))
    }

    /// Whether a module is dark; outside everything is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        let row = self.rows().nth(y).unwrap_or_default();
        row.get(x).copied().unwrap_or(false)
    }
}

impl fmt::Debug for Qr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Qr({0} by {0})", self.size)
    }
}
