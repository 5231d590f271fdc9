//! What can be wrong with an archive, a table or a sound that comes from outside.

use core::fmt;

/// Why something was not read or written. Displays as a sentence that a person can act on; never
/// holds anything of the file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// No list of contents at the end of the file.
    NoDirectory,
    /// The list of contents breaks off or contradicts itself.
    DirectoryBroken,
    /// One part of several.
    MultiPart,
    /// The 64-bit form of ZIP.
    Zip64,
    /// More files than an archive may have.
    TooManyFiles,
    /// All files together are larger than an archive may be.
    TooLarge,
    /// A path that leads out of the archive, or is no path.
    UnsafeName,
    /// Two files of the same name.
    DuplicateName,
    /// A link or a device instead of a file.
    NotAFile,
    /// Locked with a password.
    Encrypted,
    /// Packed in a way that is not understood.
    Method(u16),
    /// Larger than one file may be.
    EntryTooLarge,
    /// Grows beyond reason when unpacked.
    Bomb,
    /// Shares bytes with another file.
    Overlap,
    /// What stands before the data is not what the list of contents says.
    LocalHeader,
    /// The data ends early.
    CutOff,
    /// Unpacks to another size than was said.
    WrongSize,
    /// The data is not what was packed.
    WrongChecksum,
    /// The packed data is nonsense.
    BadPacking,
    /// Neither an archive of ours nor sound with a table.
    NothingKnown,
    /// `history.json` is no history.
    HistoryBroken,
    /// A history of a newer version.
    HistoryVersion(u64),
    /// More records than a history may have.
    TooManyRecordings,
    /// A record that cannot be read.
    RecordBroken,
    /// An identifier that is none.
    BadId,
    /// A record that was there before.
    DuplicateRecord,
    /// A record whose sound is not in the archive.
    SoundMissing,
    /// A record and its sound that say different things.
    Unfitting,
    /// Sound that no record speaks of.
    Unlisted,
    /// A table whose columns say nothing.
    TableUnknown,
    /// More rows than are looked at.
    TooManyRows,
    /// Not a WAV file.
    NotWav,
    /// A WAV file of a kind that is not understood.
    WavFormat,
    /// A WAV header that contradicts itself.
    WavHeader,
    /// A WAV file without sound.
    WavEmpty,
    /// Something could not be put into words.
    NotWritable,
    /// The caller handed in other bytes than were asked for, or took steps out of order.
    OutOfStep,
}

impl ArchiveError {
    /// What happened and what to do.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NoDirectory => {
                "This is not a ZIP file, or its end is missing. Download or copy it again."
            }
            Self::DirectoryBroken => {
                "The list of contents is damaged. What it still names was read; download or copy \
                 the file again for the rest."
            }
            Self::MultiPart => {
                "This is one part of a ZIP file in several parts. Put them together first."
            }
            Self::Zip64 => {
                "This uses the form of ZIP for very large files, which Hearsay does not read. Pack \
                 fewer files at a time."
            }
            Self::TooManyFiles => "There are more than 65,534 files. Use several archives.",
            Self::TooLarge => "All files together are larger than 4 GB. Use several archives.",
            Self::UnsafeName => {
                "The file's name leads out of the archive or cannot be read. It was left out."
            }
            Self::DuplicateName => {
                "Several files have this name, and nothing says which is meant. All were left out."
            }
            Self::NotAFile => "This is a link, not a file. It was left out.",
            Self::Encrypted => {
                "The file is locked with a password. Unpack the archive with another program and \
                 pack it again without one."
            }
            Self::Method(_) => {
                "The file is packed in a way that Hearsay does not know. Unpack the archive with \
                 another program and pack it again."
            }
            Self::EntryTooLarge => "The file is larger than 64 MB once unpacked. It was left out.",
            Self::Bomb => {
                "The file would grow more than 200 times when unpacked, as files do that are made \
                 to do harm. It was left out."
            }
            Self::Overlap => {
                "The file shares its bytes with another, as in archives that are made to do harm. \
                 It was left out."
            }
            Self::LocalHeader => {
                "The archive says two different things about this file. It was left out."
            }
            Self::CutOff => "The file is cut off. Download or copy the archive again.",
            Self::WrongSize => "The file has another size than the archive says. It was left out.",
            Self::WrongChecksum => {
                "The file is not what was saved: its checksum differs. It was damaged or changed."
            }
            Self::BadPacking => "The file is damaged and cannot be unpacked.",
            Self::NothingKnown => {
                "There is neither a history of Hearsay in this archive nor sound with a table of \
                 transcripts."
            }
            Self::HistoryBroken => {
                "The history in this archive is damaged, or is not Hearsay's. The sound files can \
                 still be unpacked with another program."
            }
            Self::HistoryVersion(_) => {
                "This archive was made by a newer version of Hearsay. Use that version to open it."
            }
            Self::TooManyRecordings => {
                "The history has more than 65,534 recordings. Use several archives."
            }
            Self::RecordBroken => "This record of the history cannot be read. It was left out.",
            Self::BadId => "This record has an identifier that is none. It was left out.",
            Self::DuplicateRecord => {
                "This record is in the archive a second time. Only the first was taken."
            }
            Self::SoundMissing => "The sound of this record is not in the archive, or is damaged.",
            Self::Unfitting => {
                "The history says something else of this sound than its file. It was left out."
            }
            Self::Unlisted => "No record of the history speaks of this sound. It was left out.",
            Self::TableUnknown => {
                "The columns of this table cannot be told apart. Name them time, audio file and \
                 transcript in its first line."
            }
            Self::TooManyRows => "The tables have more than 200,000 rows. The rest was left out.",
            Self::NotWav => "This is not a WAV file, or its beginning is damaged.",
            Self::WavFormat => {
                "This WAV file holds sound of a kind that Hearsay does not read. Save it as PCM, \
                 mono or stereo, with another program."
            }
            Self::WavHeader => "The head of this WAV file contradicts itself. It was left out.",
            Self::WavEmpty => "This WAV file holds no sound.",
            Self::NotWritable => "Something could not be written into the archive. Try again.",
            Self::OutOfStep => {
                "The file changed while it was read, or a part of it was lost. Try again."
            }
        }
    }
}

impl fmt::Display for ArchiveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl core::error::Error for ArchiveError {}

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Name of the file, or identifier of the record, made harmless to show (control characters
    /// replaced, cut at 80 characters). Still to be shown as text, never as HTML.
    pub what: String,
    /// Why.
    pub why: ArchiveError,
}

impl Quarantined {
    pub(super) fn new(what: &str, why: ArchiveError) -> Self {
        let what = super::names::shown(what);
        Self { what, why }
    }
}
