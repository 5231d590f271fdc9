"""Where each phone is, as PocketSphinx hears it: `python places.py SEED [--real N] [--words N] [--list FOLDER …] [--tool FILE]`.

Writes work/commands/features/KIND_SEED.npz for each kind: recordings as they are, with the phone of every step (`steps`, `step_at`).
A network taught with them (`train.py --gently`) is the judge of where phones are in all other shards: what spells (CTC) only
guesses at that, late, and differently in every word. PocketSphinx's own acoustic model (en-us, BSD) was trained on far more speech.

What the network says of a moment comes DELAY later, so that it has heard what follows."""

import argparse
import pathlib
import re
import sys

import numpy as np
from pocketsphinx import Decoder

from alignment import STRIDE

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from corpus import RATE, WORK, read
from features import FrontEnd
from pronounce import CLASS, word
from shards import LONGEST, TEN, Source, active_rms

# Frames of 10 ms: what CTC made of the look-ahead when it was free to choose, measured on the alignments of the first models.
DELAY = 24
# Of what is too quiet to be heard, beside speech at 0.1: the aligner wants no digital silence.
HISS = 1e-4


class Aligner:
    def __init__(self):
        self.decoder = Decoder(lm=None, loglevel="FATAL")

    def hear(self, pcm):
        self.decoder.start_utt()
        self.decoder.process_raw(pcm, full_utt=True)
        self.decoder.end_utt()

    def phones(self, x, text):
        """[(class, first frame, frames)], or None where the words do not fit the sound."""
        words = [w.strip("'") for w in re.findall(r"[a-z']+", text.lower().replace("’", "'")) if w.strip("'")]
        for one in words:
            if self.decoder.lookup_word(one) is None:
                self.decoder.add_word(one, " ".join(word(one)), True)
        pcm = (np.clip(x, -1, 1) * 32767).astype("<i2").tobytes()
        try:
            self.decoder.set_align_text(" ".join(words))
            self.hear(pcm)
            if self.decoder.hyp() is None:
                return None
            self.decoder.set_alignment()
            self.hear(pcm)
            return [(CLASS.get(phone.name, 0), phone.start, phone.duration) for one in self.decoder.get_alignment() for phone in one]
        except RuntimeError:
            # What failed once is not to be trusted with the next recording.
            self.__init__()
            return None


def steps(phones, count):
    """The class of each of `count` steps."""
    frames = np.zeros(STRIDE * count + DELAY, np.int8)
    for phone, start, long in phones:
        frames[start + DELAY:start + DELAY + long] = phone
    return frames[1:STRIDE * count:STRIDE]


def said(source, indices):
    for i in indices:
        yield source.corpus.audio(i), source.texts[source.corpus.names[i]]


def spoken(folders):
    for folder in folders:
        for line in (folder / "list.tsv").read_text().splitlines():
            name, _, text = line.split("\t")
            yield read(folder / name), text


def write(kind, seed, recordings, aligner, front, rng):
    parts, failed = {"x": [], "labels": [], "steps": []}, 0
    for x, text in recordings:
        if len(x) > LONGEST * RATE:
            continue
        x = np.pad(x, (int(rng.uniform(0.05, 0.6) * RATE), int(rng.uniform(0.35, 0.6) * RATE)))
        x = (0.1 * x / (active_rms(x) + 1e-4) + HISS * rng.standard_normal(len(x))).astype(np.float32)
        phones = aligner.phones(x, text)
        if not phones or not any(phone for phone, *_ in phones):
            failed += 1
            continue
        frames = front(x).astype(np.float16)
        parts["x"].append(frames)
        parts["steps"].append(steps(phones, len(frames) // STRIDE))
        parts["labels"].append(np.array([phone for phone, *_ in phones if phone], np.int16))
    at, label_at, step_at = (np.concatenate([[0], np.cumsum([len(p) for p in parts[k]])]) for k in ("x", "labels", "steps"))
    out = WORK / "commands" / "features" / f"{kind}_{seed:02}.npz"
    np.savez(out, **{k: np.concatenate(v) for k, v in parts.items()}, at=at, label_at=label_at, step_at=step_at)
    print(f"{kind} {seed}: {len(parts['x'])} recordings, {at[-1] / 360_000:.2f} h; {failed} do not fit their words", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seed", type=int)
    parser.add_argument("--real", type=int, default=900)
    parser.add_argument("--words", type=int, default=1500)
    parser.add_argument("--list", type=pathlib.Path, nargs="*", default=[])
    parser.add_argument("--tool")
    args = parser.parse_args()
    source, aligner, front = Source(args.seed, []), Aligner(), FrontEnd(args.tool)
    (WORK / "commands" / "features").mkdir(parents=True, exist_ok=True)
    real = source.rng.permutation(source.pick("libri_train5", "so762"))[:args.real]
    words = [i for i in source.pick("commands") if source.texts[source.corpus.names[i]] in TEN] + source.pick("bed_cat_happy", "dsp20")
    words = source.rng.permutation(words)[:args.words]
    for kind, recordings in (("words", said(source, words)), ("spoken", spoken(args.list)), ("real", said(source, real))):
        write(kind, args.seed, recordings, aligner, front, source.rng)


if __name__ == "__main__":
    main()
