//! Any text as what another tab posts, to a speaker that knows one other and has a line to it.
#![no_main]

use hearsay_speaker::nearby::{
    Body, CallId, Envelope, Nearby, NearbyInput, SpeakerId, VERSION,
};
use libfuzzer_sys::fuzz_target;

const NOW: u64 = 1_795_435_200_000;

fuzz_target!(|posted: (String, u16)| {
    let (text, attached) = posted;
    let attached = usize::from(attached);
    if let Ok(read) = Envelope::parse(&text, attached) {
        let again = Envelope::parse(&read.to_text(), attached);
        assert_eq!(again.as_ref(), Ok(&read));
    }
    let mut one = Nearby::new(SpeakerId::new([1; 8]), "Kitchen");
    one.step(NOW, NearbyInput::Start);
    let name = "Office".to_owned();
    let here = Envelope {
        v: VERSION,
        from: SpeakerId::new([2; 8]),
        to: None,
        body: Body::Here { name },
    };
    let known = NearbyInput::Heard {
        text: here.to_text(),
        attached: 0,
    };
    one.step(NOW, known);
    one.step(NOW, NearbyInput::DropIn(SpeakerId::new([2; 8]), CallId::new([3; 8])));
    one.step(NOW, NearbyInput::Heard { text, attached });
    one.step(NOW + 200_000, NearbyInput::Tick);
});
