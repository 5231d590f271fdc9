//! Archives that are made to do harm, or that chance made so.

use crate::packer::{Packed, deflated, pack, stored};
use hearsay_speaker::archive::{ArchiveError, Listing, Opened, Opening, open_whole};

/// A table that makes any archive one that can be looked at.
pub(crate) const TABLE: &[u8] = b"timestamp,audio file,transcript\n2019-03-01,a.wav,hello\n";

/// Opens these files beside a good table.
fn listing(mut files: Vec<Packed>) -> Listing {
    files.push(stored("table.csv", TABLE));
    match open_whole(&pack(&files)).unwrap() {
        Opened::Foreign(listing) => {
            assert_eq!(listing.rows.len(), 1, "the good part is kept");
            listing
        }
        Opened::Hearsay(_) => panic!("no history was packed"),
    }
}

/// Why this file was left out while the rest was kept.
fn refusal(file: Packed) -> ArchiveError {
    let listing = listing(vec![file]);
    assert_eq!(listing.quarantined.len(), 1, "{listing:?}");
    listing.quarantined[0].why
}

/// A table of its own, so that the file is read and not only listed.
fn bad_table(change: impl Fn(&mut Packed)) -> ArchiveError {
    let mut file = deflated("bad.csv", TABLE);
    change(&mut file);
    refusal(file)
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in [
        "../a.csv",
        "/a.csv",
        "C:\\a.csv",
        "a/../../b.csv",
        "a\0.csv",
        "\\\\host\\a.csv",
        "",
        "\u{1b}[2J",
    ] {
        assert_eq!(
            refusal(stored(name, TABLE)),
            ArchiveError::UnsafeName,
            "{name:?}"
        );
    }
    let mut file = stored("x", TABLE);
    file.name = b"\xff\xfe.csv".to_vec();
    assert_eq!(refusal(file), ArchiveError::UnsafeName);
}

#[test]
fn names_are_shown_tame() {
    let found = listing(vec![stored("../\u{1b}[31m\u{202e}gpj.exe", b"")]);
    assert_eq!(found.quarantined[0].what, "../\u{fffd}[31m\u{fffd}gpj.exe");
}

#[test]
fn two_files_of_one_name_are_both_refused() {
    let twice = vec![stored("a.csv", TABLE), stored("a.csv", b"other")];
    let found = listing(twice);
    let why: Vec<_> = found.quarantined.iter().map(|bad| bad.why).collect();
    assert_eq!(why, [ArchiveError::DuplicateName; 2]);
}

#[test]
fn links_and_devices_are_refused() {
    for mode in [0o120_777, 0o060_644, 0o020_644, 0o010_644] {
        let mut file = stored("a.csv", b"/etc/passwd");
        file.mode = mode;
        assert_eq!(refusal(file), ArchiveError::NotAFile);
    }
}

#[test]
fn locked_files_and_unknown_packing_are_refused() {
    for flags in [1, 1 << 6, 1 << 13] {
        assert_eq!(
            bad_table(|file| file.flags = flags),
            ArchiveError::Encrypted
        );
    }
    assert_eq!(bad_table(|file| file.method = 99), ArchiveError::Method(99));
}

#[test]
fn a_gigabyte_of_zeros_is_never_unpacked() {
    // Truthful: 1 GB in 1 MB. What is packed is only a start; nobody gets as far as to look.
    let zeros = |size| {
        let mut file = deflated("zeros.wav", &vec![0; 4 << 20]);
        file.size = size;
        file
    };
    assert_eq!(refusal(zeros(1 << 30)), ArchiveError::EntryTooLarge);
    assert_eq!(refusal(zeros(4 << 20)), ArchiveError::Bomb);
    assert_eq!(refusal(zeros(60 << 20)), ArchiveError::Bomb);
}

#[test]
fn a_bomb_that_lies_about_its_size_is_stopped_at_what_it_said() {
    let bomb = |size| {
        let mut file = deflated("bomb.csv", &vec![b'0'; 32 << 20]);
        file.size = size;
        file
    };
    assert_eq!(refusal(bomb(100)), ArchiveError::WrongSize);
    assert_eq!(refusal(bomb(1 << 20)), ArchiveError::WrongSize);
}

#[test]
fn many_large_files_are_too_much_together() {
    // 70 files of almost 64 MB each, declared: with all of them it would be over 4 GB.
    let data = vec![0; 700_000];
    let each = |at: usize| {
        let mut file = stored(&format!("{at}.wav"), &data);
        (file.method, file.size) = (8, 63 << 20);
        file
    };
    let all: Vec<Packed> = (0..70).map(each).collect();
    assert_eq!(open_whole(&pack(&all)), Err(ArchiveError::TooLarge));
}

#[test]
fn wrong_sizes_and_checksums_are_noticed() {
    let size = TABLE.len() as u32;
    assert_eq!(
        bad_table(|file| file.size = size - 1),
        ArchiveError::WrongSize
    );
    assert_eq!(
        bad_table(|file| file.size = size + 1),
        ArchiveError::WrongSize
    );
    assert_eq!(bad_table(|file| file.crc ^= 1), ArchiveError::WrongChecksum);
    assert_eq!(
        bad_table(|file| file.data = vec![0xff; 50]),
        ArchiveError::BadPacking
    );
    let mut file = stored("a.csv", TABLE);
    file.size += 1;
    assert_eq!(refusal(file), ArchiveError::WrongSize);
}

#[test]
fn what_stands_before_the_data_must_say_the_same() {
    let other = |file: &mut Packed| file.other_name = Some(b"bad.exe".to_vec());
    assert_eq!(bad_table(other), ArchiveError::LocalHeader);
    let less = |file: &mut Packed| file.other_packed = Some(file.data.len() as u32 - 1);
    assert_eq!(bad_table(less), ArchiveError::LocalHeader);
}

#[test]
fn files_that_share_bytes_are_refused() {
    // Two entries for one place, and one that reaches into the next.
    let mut one = stored("one.csv", TABLE);
    one.other_offset = Some(0);
    let mut two = one.clone();
    two.name = b"two.csv".to_vec();
    let found = listing(vec![one, two]);
    let why: Vec<_> = found.quarantined.iter().map(|bad| bad.why).collect();
    assert_eq!(why, [ArchiveError::Overlap; 2]);

    let mut long = stored("long.csv", TABLE);
    long.size = 150;
    long.other_packed = Some(150);
    assert_eq!(refusal(long), ArchiveError::Overlap);
    let mut behind = stored("behind.csv", TABLE);
    behind.other_offset = Some(u32::MAX - 1);
    assert_eq!(refusal(behind), ArchiveError::Overlap);
}

#[test]
fn what_no_file_speaks_of_is_never_asked_for() {
    // A gigabyte lies between a small file and the list of contents.
    let small = pack(&[stored("a.csv", TABLE)]);
    let list = small.len() - 22 - 46 - "a.csv".len();
    let length = small.len() as u64 + (1 << 30);
    let offset = (list + (1 << 30)) as u32;
    let mut tail = small[list..].to_vec();
    let at = tail.len() - 6;
    tail[at..at + 4].copy_from_slice(&offset.to_le_bytes());
    let part = |place: u64| match place.checked_sub(length - tail.len() as u64) {
        Some(at) => tail[at as usize],
        None => small.get(place as usize).copied().unwrap_or(0),
    };
    let mut opening = Opening::new(length);
    while let Some(range) = opening.needs() {
        assert!(range.end - range.start <= 70_000, "{range:?}");
        opening.give(&range.map(part).collect::<Vec<u8>>()).unwrap();
    }
    let Opened::Foreign(listing) = opening.finish().unwrap() else {
        panic!("no table");
    };
    assert_eq!((listing.rows.len(), listing.quarantined.len()), (1, 0));
}

#[test]
fn files_with_sixty_four_bit_sizes_are_refused() {
    let mut file = stored("a.csv", TABLE);
    file.other_packed = Some(u32::MAX);
    assert_eq!(refusal(file), ArchiveError::Zip64);
}

#[test]
fn every_error_is_a_sentence() {
    for why in [
        ArchiveError::NoDirectory,
        ArchiveError::Bomb,
        ArchiveError::HistoryVersion(9),
        ArchiveError::Method(9),
    ] {
        let told = why.to_string();
        assert!(told.ends_with('.') && told.contains(' '), "{told}");
    }
}
