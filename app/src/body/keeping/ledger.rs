//! Writing the activity ledger, and checking it.
//!
//! Lines wait in a queue and go to the disk in the order of what happened, all that wait in one
//! transaction. They carry real time, whatever the time machine says, and name a record by a salted
//! hash; the salt never leaves the device's vault.

use std::rc::Rc;

use hearsay_speaker::ledger::{
    self, Checkpoint, Entry, Event, Salt, SettingName, Subject, check, check_against,
};
use hearsay_speaker::{Millis, Owner, history::RecordRef, policy};
use leptos::prelude::*;

use crate::body::clock;
use crate::body::controller::Body;
use crate::shared::{NoticeKind, privacy::LedgerCheck};
use crate::vault::{Vault, VaultError};

/// Note in the device's vault that holds the salt.
const SALT: &str = "ledger-salt";

/// A line that waits.
#[derive(Debug)]
pub(super) struct Line {
    event: Event,
    record: Option<String>,
    time: Millis,
}

impl Body {
    /// Writes down that something happened, to this record where it was one.
    pub(in crate::body) fn log(&self, event: Event, subject: Option<&RecordRef>) {
        self.log_all([(event, subject.cloned())]);
    }

    /// Writes down several things at once.
    pub(in crate::body) fn log_all(
        &self,
        events: impl IntoIterator<Item = (Event, Option<RecordRef>)>,
    ) {
        let time = policy::ledger_time(clock::now());
        let lines = events.into_iter().map(|(event, record)| Line {
            event,
            record: record.map(|record| record.id),
            time,
        });
        self.keeping.lines.borrow_mut().extend(lines);
        if !self.keeping.writing.replace(true) {
            self.spawn(Self::write_ledger);
        }
    }

    /// Writes down that a setting was changed; to what is not told.
    pub(in crate::body) fn log_setting(&self, name: &str) {
        if let Some(name) = SettingName::new(name) {
            self.log(Event::SettingChanged { name }, None);
        }
    }

    async fn write_ledger(self: Rc<Self>) {
        loop {
            let lines: Vec<Line> = self.keeping.lines.borrow_mut().drain(..).collect();
            if lines.is_empty() {
                break;
            }
            if let Err(error) = self.append_lines(lines).await
                && !self.keeping.ledger_failed.replace(true)
            {
                // Once: every happening would tell it again.
                self.storage_failed(&error);
            }
        }
        self.keeping.writing.set(false);
    }

    async fn append_lines(&self, lines: Vec<Line>) -> Result<(), VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        let salt = salt(&vault).await?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut broken = false;
        vault
            .append_ledger(|last| {
                let head = match last.as_deref().map(read_line) {
                    Some(None) => {
                        broken = true;
                        return Vec::new();
                    }
                    Some(entry) => entry,
                    None => None,
                };
                entries = chain(head, lines, &salt);
                entries.iter().filter_map(stored).collect()
            })
            .await?;
        if broken {
            self.tell(NoticeKind::Told(LEDGER_BROKEN.to_owned()));
        }
        self.shared.privacy.ledger.update(|ledger| {
            // Read from the disk meanwhile, some of them may be there already.
            let known = ledger.last().map(|entry| entry.number);
            ledger.extend(entries.into_iter().filter(|it| Some(it.number) > known));
        });
        Ok(())
    }

    /// Reads the ledger from the disk.
    pub(super) async fn read_ledger(&self) -> Result<ledger::Read, VaultError> {
        let vault = self.store.vault(Owner::Device).await?;
        let lines = vault.ledger_lines().await?;
        Ok(ledger::read_lines(lines.join("\n").as_bytes()))
    }

    /// Checks the ledger as it lies on the disk, against a checkpoint where one was given.
    pub(super) async fn check_ledger(self: Rc<Self>, kept: Option<String>) {
        let against = match kept.as_deref().map(str::parse::<Checkpoint>) {
            None => None,
            Some(Ok(checkpoint)) => Some(checkpoint),
            Some(Err(error)) => {
                self.tell(NoticeKind::Told(error.to_string()));
                return;
            }
        };
        let read = match self.read_ledger().await {
            Ok(read) => read,
            Err(error) => {
                self.storage_failed(&error);
                return;
            }
        };
        let verdict = match &against {
            Some(checkpoint) => check_against(&read.entries, checkpoint),
            None => check(&read.entries),
        };
        self.shared.privacy.checked.set(Some(LedgerCheck {
            verdict,
            against,
            refused: read.refused.len(),
        }));
        self.shared.privacy.ledger.set(read.entries);
    }
}

/// Told when nothing can follow the last line.
const LEDGER_BROKEN: &str = "The last line of the activity ledger cannot be read, so nothing can be \
    added behind it. Check the ledger in the region Privacy.";

/// The entries that these lines become behind `head`.
fn chain(mut head: Option<Entry>, lines: Vec<Line>, salt: &Salt) -> Vec<Entry> {
    let mut entries = Vec::new();
    for line in lines {
        let subject = line.record.map(|id| Subject::of(salt, &id));
        let entry = ledger::append(head.as_ref(), line.event, subject, line.time);
        head = Some(entry.clone());
        entries.push(entry);
    }
    entries
}

fn read_line(line: &str) -> Option<Entry> {
    ledger::read_lines(line.as_bytes())
        .entries
        .into_iter()
        .next()
}

fn stored(entry: &Entry) -> Option<(u64, String)> {
    let text = ledger::write_lines(std::slice::from_ref(entry)).ok()?;
    Some((entry.number, text.trim_end().to_owned()))
}

/// The salt, made at the first use.
async fn salt(vault: &Vault) -> Result<Salt, VaultError> {
    if let Some(bytes) = vault.note::<[u8; 16]>(SALT).await? {
        return Ok(Salt(bytes));
    }
    let mut bytes = [0; 16];
    crate::body::random::fill(&mut bytes)?;
    vault.set_note(SALT, &bytes).await?;
    Ok(Salt(bytes))
}
