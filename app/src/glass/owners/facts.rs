//! What each owner is, and what is said of the real one: facts with date and source.

use hearsay_speaker::Owner;

/// A statement about the real world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// What is said.
    pub(super) what: &'static str,
    /// Who says so, and when; "read" is the day on which the page was looked at.
    pub(super) source: &'static str,
}

/// The short name, without where it is simulated.
pub(super) fn short(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => "Device",
        Owner::Cloud => "Cloud",
        Owner::Reviewers => "Reviewers",
        Owner::SkillProvider => "Skill provider",
        Owner::Recipient => "Recipient",
    }
}

/// The name inside a sentence.
pub(super) fn the(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => "the device",
        Owner::Cloud => "the cloud",
        Owner::Reviewers => "the reviewers",
        Owner::SkillProvider => "the skill provider",
        Owner::Recipient => "the recipient",
    }
}

/// Whether it is only played: everything but the device itself.
pub(super) fn simulated(owner: Owner) -> bool {
    owner != Owner::Device
}

/// What it is and what it holds.
pub(super) fn what(owner: Owner) -> &'static str {
    match owner {
        Owner::Device => {
            "The speaker itself: its keys, your decisions, receipts and the ledger. The sound of \
             the last seconds is in its memory only and is overwritten all the time."
        }
        Owner::Cloud => {
            "The vendor’s servers: what was said after the wake word, with transcript, answer and \
             what the second check thought of it."
        }
        Owner::Reviewers => {
            "People who listen to improve the service: short clips that were made anonymous first."
        }
        Owner::SkillProvider => {
            "Whoever made a skill that records: notes and journals spoken to it."
        }
        Owner::Recipient => "Another person: voice messages that were sent to them.",
    }
}

/// What is said of the real one about who can hear or read it.
pub(super) fn said(owner: Owner) -> &'static [Said] {
    match owner {
        Owner::Device => &[Said {
            what: "A real speaker sends the half second before the wake word along with what \
                   follows it.",
            source: "developer.amazon.com, enable cloud-based wake word verification; read \
                     2026-11-22",
        }],
        Owner::Cloud => &[
            Said {
                what: "Recordings are saved unless the customer chooses otherwise.",
                source: "Amazon Canada’s help page 19314791011, as copied at \
                         gsmcompare.netlify.app; read 2026-11-22",
            },
            Said {
                what: "The vendor says that people review “an extremely small fraction” of them.",
                source: "Amazon Australia’s help page 6971550051; read 2026-11-22",
            },
        ],
        Owner::Reviewers => &[Said {
            what: "Reviewers were reported to hear up to 1,000 clips a shift, tied to first name, \
                   account number and the device’s serial number.",
            source: "Bloomberg, 2019-04-14, as told at psnews.com.au and content-base.co",
        }],
        Owner::SkillProvider => &[
            Said {
                what: "The request that a real custom skill gets has no field for sound: its \
                       maker reads words, not recordings.",
                source: "alexa-apis-for-nodejs, ask-sdk-model at 31bf71d; read 2026-11-22",
            },
            Said {
                what: "A skill’s developer may keep records of the interaction.",
                source: "Amazon’s letter to Senator Coons, 2019-06-28; text at wccftech.com",
            },
        ],
        Owner::Recipient => &[Said {
            what: "A family’s conversation was sent to one of their contacts after a false wake, \
                   a misheard “send message” and a misheard name.",
            source: "BuzzFeed News, 2018-05-24",
        }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_speaker::history::OWNERS;

    #[test]
    fn every_statement_about_the_real_world_has_a_year_in_its_source() {
        for said in OWNERS.into_iter().flat_map(said) {
            let digits: String = said.source.chars().filter(char::is_ascii_digit).collect();
            assert!(digits.contains("20"), "{}", said.source);
            assert!(said.what.ends_with('.'), "{}", said.what);
        }
        assert!(OWNERS.into_iter().all(|owner| !said(owner).is_empty()));
    }

    #[test]
    fn only_the_device_is_not_simulated() {
        let real: Vec<Owner> = OWNERS.into_iter().filter(|o| !simulated(*o)).collect();
        assert_eq!(real, [Owner::Device]);
    }
}
