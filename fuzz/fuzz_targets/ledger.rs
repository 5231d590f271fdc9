//! Any bytes as a ledger in JSON lines; what is read is written again as it was.
#![no_main]

use hearsay_speaker::ledger::{Checkpoint, check, check_against, read_lines, write_lines};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let read = read_lines(bytes);
    let again = write_lines(&read.entries).expect("what was read can be written");
    assert_eq!(read_lines(again.as_bytes()).entries, read.entries);
    if check(&read.entries).holds() {
        let kept = Checkpoint::of(read.entries.last());
        assert!(check_against(&read.entries, &kept).holds());
    }
});
