//! Any inputs in any order: what was recorded is sent, kept, or destroyed on demand, exactly once.

use crate::support::sam;
use hearsay_speaker::message::{
    Compose, ComposeEffect, ComposeInput, ContactId, Content, Recipient, SendTrouble, Stage,
};
use proptest::prelude::*;

fn input() -> impl Strategy<Value = ComposeInput> {
    let ms = || prop_oneof![6 => 0_u64..70_000, 1 => any::<u64>()];
    prop_oneof![
        2 => Just(ComposeInput::To(sam())),
        1 => Just(ComposeInput::To(Recipient::Everyone)),
        1 => ".{0,80}".prop_map(ComposeInput::Unknown),
        5 => Just(ComposeInput::Started),
        4 => ms().prop_map(ComposeInput::Recorded),
        6 => (ms(), prop::bool::weighted(0.8))
            .prop_map(|(ms, spoke)| ComposeInput::Finished { ms, spoke }),
        1 => Just(ComposeInput::Failed),
        2 => Just(ComposeInput::Pause),
        2 => Just(ComposeInput::Resume),
        4 => Just(ComposeInput::Done),
        1 => Just(ComposeInput::Play),
        2 => (ms(), ms()).prop_map(|(from_ms, to_ms)| ComposeInput::Trim { from_ms, to_ms }),
        1 => Just(ComposeInput::TrimSilence),
        2 => Just(ComposeInput::Again),
        3 => Just(ComposeInput::Send),
        1 => Just(ComposeInput::No),
        1 => Just(ComposeInput::Silence),
        1 => Just(ComposeInput::Cancel),
        1 => Just(ComposeInput::KeepDraft),
        1 => Just(ComposeInput::Discard),
        1 => (1_u64..3).prop_map(|id| ComposeInput::ContactGone(ContactId(id))),
        2 => Just(ComposeInput::Sent),
        1 => Just(ComposeInput::NotSent(SendTrouble::RecipientVanished)),
    ]
}

/// A vault that only counts.
#[derive(Default)]
struct Vault {
    /// Whether a finished recording lies there whose fate is open.
    open: bool,
    ended: bool,
}

impl Vault {
    fn carry_out(
        &mut self,
        effect: &ComposeEffect,
        input: &ComposeInput,
        demanded: bool,
    ) -> Result<(), TestCaseError> {
        prop_assert!(!self.ended, "{:?} after the end", effect);
        match effect {
            ComposeEffect::DropRecording => {
                let empty = match input {
                    ComposeInput::Finished { ms, spoke } => *ms < 300 || !spoke,
                    _ => false,
                };
                prop_assert!(self.open, "nothing there to destroy");
                prop_assert!(demanded || empty, "{:?} destroys", input);
                self.open = false;
            }
            ComposeEffect::KeepDraft { content, .. } => {
                let sound = matches!(content, Content::Sound(_));
                prop_assert_eq!(sound, self.open);
                self.open = false;
            }
            ComposeEffect::Send {
                content: Content::Sound(clip),
                ..
            } => {
                prop_assert!(self.open);
                prop_assert!((1..=60_000).contains(&clip.ms()));
                prop_assert!(clip.to_ms() <= clip.recording_ms());
            }
            ComposeEffect::Ask(text) | ComposeEffect::Say(text) => {
                prop_assert!(!text.trim().is_empty());
            }
            ComposeEffect::Ended => {
                prop_assert!(!self.open, "lost");
                self.ended = true;
            }
            _ => {}
        }
        Ok(())
    }
}

proptest! {
    #[test]
    fn what_was_recorded_is_sent_kept_or_destroyed_on_demand(
        to in prop::option::of(prop_oneof![Just(sam()), Just(Recipient::Everyone)]),
        text in prop::option::of(".{0,40}"),
        script in prop::collection::vec(input(), 0..60),
    ) {
        let (mut compose, effects) = Compose::begin(to, text, None);
        let mut vault = Vault::default();
        for effect in &effects {
            vault.carry_out(effect, &ComposeInput::No, false)?;
        }
        let mut demanded = false;
        for input in script {
            let before = compose.stage();
            let records = matches!(
                before,
                Stage::Starting | Stage::Recording | Stage::Paused | Stage::Finishing
            );
            if records && matches!(input, ComposeInput::Finished { .. }) {
                vault.open = true;
            }
            if matches!(input, ComposeInput::Discard | ComposeInput::Again) {
                demanded = true;
            }
            if input == ComposeInput::Sent && before == Stage::Sending {
                vault.open = false;
            }
            for effect in compose.step(input.clone()) {
                vault.carry_out(&effect, &input, demanded)?;
            }
            if matches!(compose.stage(), Stage::Review | Stage::Starting) {
                demanded = false;
            }
            prop_assert_eq!(vault.ended, compose.stage() == Stage::Ended);
        }
    }

    #[test]
    fn left_alone_or_broken_off_every_dialog_ends(script in prop::collection::vec(input(), 0..40)) {
        let (mut compose, _) = Compose::begin(Some(sam()), None, None);
        for input in script {
            compose.step(input);
        }
        for input in [
            ComposeInput::NotSent(SendTrouble::RecipientVanished),
            ComposeInput::Cancel,
            ComposeInput::Finished { ms: 5_000, spoke: true },
        ] {
            compose.step(input);
        }
        prop_assert_eq!(compose.stage(), Stage::Ended);
    }
}
