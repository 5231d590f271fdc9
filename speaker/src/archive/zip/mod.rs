//! ZIP, after PKWARE's APPNOTE.TXT 6.3.10 (section numbers in the files refer to it).
//!
//! Writing is stored mode only: speech as PCM hardly packs, and a file's place and size are known
//! when it comes. Reading takes stored and deflated files. The reader is our own because it must
//! notice what unpackers are content to overlook: files that share bytes or names, and a list of
//! contents that differs from what stands before the data. It never holds more than one file, and
//! asks for byte ranges, so that an archive can stay on the disk.

mod directory;
mod entry;
mod fields;
mod write;

pub(super) use directory::{Directory, TAIL, locate};
pub use entry::ZipEntry;
pub(super) use write::ZipWriter;

/// Begins a file (4.3.7).
const LOCAL: u32 = 0x0403_4b50;

/// Bytes of a file's head before its name (4.3.7).
const LOCAL_BYTES: usize = 30;

/// Begins an entry of the list of contents (4.3.12).
const CENTRAL: u32 = 0x0201_4b50;

/// Bytes of an entry before its name (4.3.12).
const CENTRAL_BYTES: usize = 46;

/// Begins the end (4.3.16).
const END: u32 = 0x0605_4b50;

/// Bytes of the end before its comment (4.3.16).
const END_BYTES: usize = 22;

/// Method of a file as it is (4.4.5).
const STORED: u16 = 0;

/// Method of a deflated file (4.4.5).
const DEFLATED: u16 = 8;

/// Flag: locked (4.4.4).
const FLAG_ENCRYPTED: u16 = 1;

/// Flag: sizes and checksum follow the data, those before it are zero (4.4.4).
const FLAG_DESCRIPTOR: u16 = 1 << 3;

/// Flag: strongly locked (4.4.4).
const FLAG_STRONG: u16 = 1 << 6;

/// Flag: the name is UTF-8 (4.4.4).
const FLAG_UTF8: u16 = 1 << 11;

/// Flag: the list of contents is locked too (4.4.4).
const FLAG_MASKED: u16 = 1 << 13;

/// Upper byte of "made by" for systems whose attributes are Unix modes (4.4.2).
const UNIX: u16 = 3;
