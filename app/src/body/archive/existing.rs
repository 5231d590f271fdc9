//! What lies in the vaults already of what an archive brings.

use std::collections::HashMap;

use hearsay_speaker::archive::{Archive, Fingerprint, RecordKey};
use hearsay_speaker::history::RecordRef;
use hearsay_speaker::record::{Condition, Recording};

use super::job::Job;
use super::sound::Sound;
use super::stop::Stop;

/// Fingerprints of the stored recordings that the archive has too. Each is decrypted once.
///
/// # Errors
/// [`Stop::Cancelled`], trouble with a vault.
pub(super) async fn fingerprints(
    job: &mut Job,
    archive: &Archive,
) -> Result<HashMap<RecordKey, Fingerprint>, Stop> {
    let mut known = HashMap::new();
    let stored: Vec<Recording> = archive
        .keys()
        .filter_map(|RecordKey { owner, id }| job.body.shared.library.get(&RecordRef { owner, id }))
        .collect();
    for (done, mut recording) in stored.iter().cloned().enumerate() {
        job.step("Comparing with what is here", done, stored.len())
            .await?;
        let wav = match job.body.sound_of(&recording).await? {
            Sound::Wav(wav) => Some(wav),
            Sound::None => None,
            Sound::Damaged => {
                recording.condition = Condition::Damaged;
                None
            }
            Sound::Gone => continue,
        };
        let print = Fingerprint::of(&recording, wav.as_deref())?;
        known.insert(RecordKey::of(&recording), print);
    }
    Ok(known)
}
