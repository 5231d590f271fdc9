//! Archives whose end or list of contents is wrong.

use crate::good;
use crate::hostile::TABLE;
use crate::packer::{deflated, end, pack, stored};
use hearsay_speaker::archive::{ArchiveError, Opened, open_whole};

#[test]
fn sixty_four_bit_nonsense_at_the_end_is_refused() {
    let whole = good();
    let body = &whole[..whole.len() - 22];
    for (end, why) in [
        (end(u16::MAX, 10, 10), ArchiveError::Zip64),
        (end(1, u32::MAX, 10), ArchiveError::Zip64),
        (end(1, 10, u32::MAX), ArchiveError::Zip64),
        (
            end(1, u32::MAX - 1, u32::MAX - 1),
            ArchiveError::DirectoryBroken,
        ),
        (end(1, 10, body.len() as u32), ArchiveError::DirectoryBroken),
    ] {
        let bytes = [body, &end].concat();
        assert_eq!(open_whole(&bytes), Err(why));
    }
}

#[test]
fn one_part_of_several_is_refused() {
    let mut bytes = good();
    let disk = bytes.len() - 18;
    bytes[disk] = 1;
    assert_eq!(open_whole(&bytes), Err(ArchiveError::MultiPart));
}

#[test]
fn an_archive_without_its_end_is_refused() {
    let bytes = good();
    for end in [0, 1, 21, 22, 100, bytes.len() / 2, bytes.len() - 1] {
        assert_eq!(
            open_whole(&bytes[..end]),
            Err(ArchiveError::NoDirectory),
            "{end}"
        );
    }
    assert_eq!(open_whole(&[0; 70_000]), Err(ArchiveError::NoDirectory));
}

#[test]
fn a_list_of_contents_that_breaks_off_gives_what_it_has() {
    let files = [stored("table.csv", TABLE), stored("lost.csv", TABLE)];
    let whole = pack(&files);
    let mut bytes = whole[..whole.len() - 22].to_vec();
    let list = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    bytes.truncate(bytes.len() - 5);
    let size = bytes.len() - list;
    bytes.extend(end(2, size as u32, list as u32));
    let Ok(Opened::Foreign(found)) = open_whole(&bytes) else {
        panic!("nothing was kept");
    };
    assert_eq!(found.rows.len(), 1);
    assert_eq!(found.quarantined[0].why, ArchiveError::DirectoryBroken);
}

#[test]
fn a_comment_and_sizes_behind_the_data_are_allowed() {
    let mut file = deflated("more.csv", TABLE);
    file.flags = 1 << 3;
    let mut bytes = pack(&[file]);
    // Before the data, zeros: checksum and sizes.
    bytes[14..26].fill(0);
    let comment = bytes.len() - 2;
    bytes[comment..].copy_from_slice(&5u16.to_le_bytes());
    bytes.extend(b"hello");
    let Ok(Opened::Foreign(found)) = open_whole(&bytes) else {
        panic!("not read");
    };
    assert_eq!((found.rows.len(), found.quarantined), (1, vec![]));
}
