//! A recording's sound as an archive holds it.

use hearsay_speaker::record::Recording;
use hearsay_speaker::wav;

use crate::body::controller::Body;
use crate::vault::VaultError;

/// What became of asking a vault for sound.
pub(super) enum Sound {
    /// A WAV file.
    Wav(Vec<u8>),
    /// There never was any: a wake that was not meant, say.
    None,
    /// It is there and cannot be read.
    Damaged,
    /// The recording was deleted meanwhile.
    Gone,
}

impl Body {
    /// The sound of a recording, decrypted.
    ///
    /// # Errors
    /// What is the matter with the vault as a whole; never for one bad recording.
    pub(super) async fn sound_of(&self, recording: &Recording) -> Result<Sound, VaultError> {
        let head = &recording.head;
        let vault = self.store.vault(head.owner).await?;
        match vault.samples(&head.id).await {
            Ok(samples) if samples.is_empty() => Ok(Sound::None),
            Ok(samples) => Ok(Sound::Wav(wav::encode(&samples, head.sample_rate))),
            Err(VaultError::Damaged) => Ok(Sound::Damaged),
            Err(VaultError::Gone) => Ok(Sound::Gone),
            Err(error) => Err(error),
        }
    }
}
