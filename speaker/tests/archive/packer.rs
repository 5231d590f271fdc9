//! A packer that writes what it is told, lies included, and keeps its own idea of the format.

/// A file to be packed; what is `None` is written truthfully.
#[derive(Clone, Default)]
pub(crate) struct Packed {
    pub(crate) name: Vec<u8>,
    /// Data as it lies in the archive.
    pub(crate) data: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    /// Unix mode.
    pub(crate) mode: u32,
    pub(crate) crc: u32,
    /// Size when unpacked.
    pub(crate) size: u32,
    /// Name before the data, where it is another.
    pub(crate) other_name: Option<Vec<u8>>,
    /// Packed size in the list of contents, where it is another.
    pub(crate) other_packed: Option<u32>,
    /// Place in the list of contents, where it is another.
    pub(crate) other_offset: Option<u32>,
}

/// A stored file.
pub(crate) fn stored(name: &str, data: &[u8]) -> Packed {
    Packed {
        name: name.into(),
        data: data.to_vec(),
        crc: crc32fast::hash(data),
        size: data.len() as u32,
        ..Packed::default()
    }
}

/// A deflated file.
pub(crate) fn deflated(name: &str, data: &[u8]) -> Packed {
    Packed {
        data: miniz_oxide::deflate::compress_to_vec(data, 6),
        method: 8,
        ..stored(name, data)
    }
}

/// The archive.
pub(crate) fn pack(files: &[Packed]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut list = Vec::new();
    for file in files {
        let offset = file.other_offset.unwrap_or(out.len() as u32);
        let packed = file.data.len() as u32;
        let name = file.other_name.as_ref().unwrap_or(&file.name);
        out.extend(b"PK\x03\x04");
        out.extend(head(file, packed, name.len()));
        out.extend(name);
        out.extend(&file.data);

        list.extend(b"PK\x01\x02\x14\x03");
        let packed = file.other_packed.unwrap_or(packed);
        list.extend(head(file, packed, file.name.len()));
        list.extend([0; 6]);
        list.extend((file.mode << 16).to_le_bytes());
        list.extend(offset.to_le_bytes());
        list.extend(&file.name);
    }
    let end = end(files.len() as u16, list.len() as u32, out.len() as u32);
    out.extend(list);
    out.extend(end);
    out
}

fn head(file: &Packed, packed: u32, name: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for number in [20, file.flags, file.method, 0, 0x21] {
        out.extend(number.to_le_bytes());
    }
    for number in [file.crc, packed, file.size] {
        out.extend(number.to_le_bytes());
    }
    out.extend((name as u16).to_le_bytes());
    out.extend([0; 2]);
    out
}

/// The end of an archive.
pub(crate) fn end(files: u16, size: u32, offset: u32) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    out.extend(files.to_le_bytes());
    out.extend(files.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(offset.to_le_bytes());
    out.extend([0; 2]);
    out
}
