//! Any bytes as a message file, and inside one: headers are read within their limits, and what a right
//! code uncovers is a message or refused.
#![no_main]

use hearsay_speaker::message::Mailbox;
use hearsay_speaker::message::file::{Code, MAGIC, Opening, ROUNDS};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Most random bytes fail at the first; with the beginning of a real file they get further.
    let ours = [MAGIC.as_slice(), &[1], bytes].concat();
    for file in [bytes, &ours] {
        let Ok(opening) = Opening::new(file, Code::new([7; 15]), &Mailbox::default()) else {
            continue;
        };
        assert!(opening.derive().rounds >= ROUNDS);
        // The check of the header cannot be guessed, so this ends here unless it is all zero.
        if let Ok(decryption) = opening.decrypt(&[0; 32]) {
            let _ = decryption.finish(Some(bytes));
        }
    }
    let _ = hearsay_speaker::message::file::read_plain(bytes);
});
