//! Who keeps what: carrying out what `hearsay_speaker::{policy, remnant, ledger, anonymise}` decide.
//!
//! ```text
//! glass ─ PrivacyCommand ─► house ── rules ──► sweeping ─┐
//!                           clock ── jump ───►           ├─► destroying ─► vaults
//!                           deleting ── 10 s to undo ────┘        └─► remnants, receipt, ledger
//! recorder ─ kept ─► copying ─ sample ─► anonymise ─► reviewers' vault
//! ```
//! Invariants: every copy, deletion and change of a rule is a line of the ledger; a deletion that
//! has begun is written down before its first key goes; nothing here blocks the hearing.

mod amending;
mod clock;
mod copying;
mod cost;
mod deleting;
mod destroying;
mod house;
mod ledger;
mod opening;
mod room;
mod sweeping;
mod verifying;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use hearsay_speaker::Millis;
use hearsay_speaker::record::Device;

pub(super) use self::destroying::REMNANTS;
use self::ledger::Line;
use super::controller::Body;
use crate::shared::privacy::PrivacyCommand;

/// The account in whose name records are filed: there is none, so it says what it is.
const CUSTOMER: &str = "simulated-account";

/// What keeping remembers between two calls.
#[derive(Debug, Default)]
pub(super) struct Keeping {
    /// Lines on their way into the ledger.
    lines: RefCell<VecDeque<Line>>,
    /// Somebody is writing them.
    writing: Cell<bool>,
    /// It was told that the ledger cannot be written.
    ledger_failed: Cell<bool>,
    /// A deletion is being carried out.
    destroying: Cell<bool>,
    /// This speaker, as its recordings name it.
    device: RefCell<Device>,
    /// When something will next be due, emulated.
    next_due: Cell<Option<Millis>>,
    /// Everything was read once, so that a sweep knows what there is.
    settled: Cell<bool>,
}

impl Keeping {
    /// This speaker, as its recordings name it.
    pub(super) fn device(&self) -> Device {
        self.device.borrow().clone()
    }
}

impl Body {
    /// Does what a person asked about keeping.
    pub(super) fn obey_privacy(&self, command: PrivacyCommand) {
        match command {
            PrivacyCommand::House(house) => self.spawn(|body| body.change_house(*house)),
            PrivacyCommand::Jump(jump) => self.spawn(|body| body.jump(jump)),
            PrivacyCommand::TrustClock => self.spawn(Self::trust_clock),
            PrivacyCommand::Delete(deletion) => {
                self.spawn(|body| async move {
                    body.ask_deletion(deletion, None).await;
                });
            }
            PrivacyCommand::Undo => self.undo_deletion(),
            PrivacyCommand::Hurry => self.hurry_deletion(),
            PrivacyCommand::PurgeRemnant(owner, key) => {
                self.spawn(move |body| body.purge_remnants(Some((owner, key))));
            }
            PrivacyCommand::PurgeRemnants => self.spawn(|body| body.purge_remnants(None)),
            PrivacyCommand::Copy(record, to, holder) => {
                self.spawn(move |body| body.copy(record, to, holder));
            }
            PrivacyCommand::ShowAnonymising(record) => {
                self.spawn(|body| body.show_anonymising(record));
            }
            PrivacyCommand::Feedback(record, thumb) => {
                self.spawn(move |body| body.amend(record, move |tail| tail.feedback = thumb));
            }
            PrivacyCommand::ReportFalse(record, reported) => {
                self.spawn(move |body| {
                    body.amend(record, move |tail| tail.reported_false = reported)
                });
            }
            PrivacyCommand::Verify(number) => self.spawn(move |body| body.verify(number)),
            PrivacyCommand::Contents(owner) => self.spawn(move |body| body.list_contents(owner)),
            PrivacyCommand::Room => self.spawn(Self::ask_room),
            PrivacyCommand::Persist => self.spawn(Self::ask_to_persist),
            PrivacyCommand::CheckLedger(kept) => self.spawn(|body| body.check_ledger(kept)),
            PrivacyCommand::Cost => self.weigh_cost(),
        }
    }
}
