//! Any bytes as a WAV file.
#![no_main]

use hearsay_speaker::archive::read_wav;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(sound) = read_wav(bytes) {
        assert!(!sound.samples.is_empty() && sound.samples.len() <= bytes.len());
        assert!(
            sound
                .samples
                .iter()
                .all(|sample| (-1.0..=1.0).contains(sample))
        );
    }
});
