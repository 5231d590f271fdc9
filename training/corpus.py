"""The audio collection (folder HEARSAY_DATA), decoded once into one file.

Units: 16 kHz mono, int16 in the cache, float32 -1..1 when handed out. Split: `train` and `dev` as the manifest says, and
`held`: one speaker in seven of the other speech that the manifest calls `train`, so that false accepts can be counted
over more than two hours and over accents and single words. Nothing of `dev` or `held` is ever handed to training."""

import csv
import os
import pathlib
import zlib

import numpy as np
import soundfile
from scipy.signal import resample_poly

ROOT = pathlib.Path(__file__).resolve().parent
DATA = pathlib.Path(os.environ.get("HEARSAY_DATA", ROOT.parent.parent / "shared" / "data"))
WORK = pathlib.Path(os.environ.get("HEARSAY_WORK", ROOT / "work"))
RATE = 16_000


def read(path):
    """One file as float32 mono at 16 kHz."""
    audio, rate = soundfile.read(path, dtype="float32", always_2d=True)
    audio = audio.mean(axis=1)
    return audio if rate == RATE else resample_poly(audio, RATE, rate).astype(np.float32)

# Sets of speech without the wake word of which one speaker in seven is held back to count false accepts over.
SHARED_OUT = ("libri_train5", "so762", "commands", "bed_cat_happy", "dsp20", "arabic", "custom")
HELD_SHARE = 7

# Near misses that hold the very sounds of the word, at least as said in haste: to call them wrong teaches the network to
# doubt the word itself. Who tells them apart at all does so by what comes after (the verifier hears 100 ms more).
HOMOPHONES = {text.lower() for text in (
    "Alexia is a reading disorder", "a Lexus", "the Lexus", "a Lexus is outside", "Alexandra", "Alexander", "dyslexia", "Alexis",
    "Alexei", "Alexey", "a lexicon", "a legs are", "a legs", "a legs a", "elects a", "collects a", "reflects a", "annexe a", "the axe a",
    "Olexandra", "a leg saw", "I lack saw", "Alex has", "Alex is", "Alex and a", "Alex's not here", "ask Alex a question", "Alexia")}


def is_homophone(text):
    return text.lower().strip(" .!?") in HOMOPHONES


def held(name, speaker, path):
    """Whether a recording is held back: by speaker; by file where the speaker is not known."""
    who = speaker if speaker not in ("", "?") else path
    return name in SHARED_OUT and zlib.crc32(who.encode()) % HELD_SHARE == 0


def rows():
    """(path, set, speaker, split, text) of everything, synthetic speech included."""
    with open(DATA / "manifest.tsv", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["path"], row["set"], row["speaker"], row["split"], row["text"]
    listing = DATA / "tts" / "list.tsv"
    if listing.exists():
        with open(listing, newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                kind = "homophone" if row["kind"] == "near_miss" and is_homophone(row["text"]) else row["kind"]
                yield row["path"], "tts_" + kind, row["voice_a"], "train", row["text"]


class Corpus:
    """All audio in memory: `names`, `sets`, `splits`, `speakers`, and `audio(i)`."""

    def __init__(self):
        WORK.mkdir(parents=True, exist_ok=True)
        if not (WORK / "pcm.npy").exists():
            self._decode()
        index = np.load(WORK / "index.npz", allow_pickle=False)
        self.names, self.sets, self.speakers, self.splits, self.bounds = (
            index[k] for k in ("names", "sets", "speakers", "splits", "bounds")
        )
        for n, (name, speaker, path) in enumerate(zip(self.sets, self.speakers, self.names)):
            if held(name, speaker, path):
                self.splits[n] = "held"
        # Two gigabytes: mapped, so that several processes share them.
        self.pcm = np.load(WORK / "pcm.npy", mmap_mode="r")
        # What `synthesise.py` has made so far, on top.
        made = sorted((WORK / "synthetic").glob("*.wav"))
        self.made = [read(path) for path in made]
        texts = dict(line.split("\t") for listing in (WORK / "synthetic").glob("texts_*.tsv")
                     for line in listing.read_text().splitlines())
        kinds = ["tts_homophone" if is_homophone(texts.get(path.name, "")) else "tts_" + path.name.rsplit("_", 2)[0]
                 for path in made]
        for column, values in (("names", [p.name for p in made]), ("sets", kinds),
                               ("speakers", ["kokoro"] * len(made)), ("splits", ["train"] * len(made))):
            setattr(self, column, np.concatenate([getattr(self, column), np.array(values, dtype=str)]))

    @staticmethod
    def _decode():
        columns, parts = [], []
        for path, name, speaker, split, _ in rows():
            try:
                parts.append((read(DATA / path) * 32767).clip(-32768, 32767).astype(np.int16))
                columns.append((path, name, speaker, split))
            except Exception as error:  # a damaged file is named, the rest goes on
                print(f"skipped {path}: {error}")
        bounds = np.concatenate([[0], np.cumsum([len(p) for p in parts])])
        names, sets, speakers, splits = (np.array(c) for c in zip(*columns))
        np.savez(WORK / "index.npz", names=names, sets=sets, speakers=speakers, splits=splits, bounds=bounds)
        np.save(WORK / "pcm.npy", np.concatenate(parts))

    def audio(self, index):
        if index >= len(self.bounds) - 1:
            return self.made[index - len(self.bounds) + 1]
        return self.pcm[self.bounds[index]:self.bounds[index + 1]].astype(np.float32) / 32768

    def pick(self, *sets, split="train"):
        """Indices of the named sets in one split."""
        found = np.flatnonzero(np.isin(self.sets, sets) & (self.splits == split))
        assert (self.splits[found] == split).all()
        return found

    def noises(self, held_out):
        """Noise recordings; every fourth is kept out of training, for the development test."""
        found = self.pick("esc10", "background", "sonicpi")
        return np.array([i for n, i in enumerate(found) if (n % 4 == 3) == held_out])


if __name__ == "__main__":
    corpus = Corpus()
    for name in np.unique(corpus.sets):
        which = np.flatnonzero(corpus.sets == name)
        hours = sum(len(corpus.audio(i)) for i in which) / RATE / 3600
        print(f"{name:16} {len(which):6} {hours:6.2f} h")
