"""Features with phones: `python shards.py KIND SEED [--tool FILE] [--list FOLDER …]` writes work/commands/features/KIND_SEED.npz.

KIND `real`: every read sentence of the training speakers once. `words`: single words of very many people, alone, several
in a row, some after a real "alexa". `spoken`: what `speak.py` made (its folders), or, with none named, the household
sentences of the data. `dev_real`, `dev_words`, `dev_spoken`: people and voices kept out, as recorded. All but the last three are played faster or slower,
in rooms and noise. A shard: features float16 [frames, 40] in a row, `at` [n + 1] where each begins, phone classes `labels` and `label_at`;
`clean`: the features without room and noise, in which it is plainer where each phone is."""

import argparse
import csv
import pathlib
import re
import sys

import numpy as np

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from augment import Scene, active_rms, stretch
from corpus import DATA, RATE, WORK, Corpus, read, rows
from features import FrontEnd
from pronounce import classes
from speak import HELD_VOICES

# Longest utterance, seconds: what fits a training batch.
LONGEST = 16
# Rows of words in a shard of them.
ROWS = 2500
TEN = ("stop", "go", "on", "off", "yes", "no", "up", "down", "left", "right")


class Source:
    def __init__(self, seed, lists):
        self.rng, self.corpus, self.lists = np.random.default_rng([31, seed]), Corpus(), lists
        # A text in other letters is in another language, one with "@" a label, "unknown" any word.
        self.texts = {path: text for path, *_, text in rows() if re.fullmatch(r"[A-Za-z' ,.!?;:\"()-]+", text) and "unknown" not in text}

    def pick(self, *sets, split="train"):
        return [i for i in self.corpus.pick(*sets, split=split) if self.corpus.names[i] in self.texts]

    def said(self, index):
        return self.corpus.audio(index), classes(self.texts[self.corpus.names[index]])

    def real(self):
        for i in self.rng.permutation(self.pick("libri_train5", "so762", "custom")):
            yield self.said(i)

    def words(self):
        rng, alexa = self.rng, self.pick("alexa")
        ten = [i for i in self.pick("commands") if self.texts[self.corpus.names[i]] in TEN]
        others = self.pick("bed_cat_happy", "dsp20", "custom")
        for _ in range(ROWS):
            count = rng.choice([1, 2, 3, 5], p=[0.5, 0.2, 0.2, 0.1])
            chosen = [rng.choice(ten if rng.random() < 0.6 else others) for _ in range(count)]
            if rng.random() < 0.3:
                chosen.insert(0, rng.choice(alexa))
            parts, labels = [], []
            for i in chosen:
                x, phones = self.said(i)
                parts += [x / (active_rms(x) + 1e-4), np.zeros(int(rng.uniform(0, 0.25) * RATE))]
                labels += phones
            yield np.concatenate(parts), labels

    def spoken(self):
        for folder in self.lists:
            for line in (folder / "list.tsv").read_text().splitlines():
                name, _, text = line.split("\t")
                yield read(folder / name), classes(text)
        if self.lists:
            return
        with open(DATA / "tts" / "list.tsv", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                if row["kind"] != "alexa" and not {row["voice_a"], row["voice_b"]} & set(HELD_VOICES):
                    yield read(DATA / row["path"]), classes(row["text"])

    def dev_real(self):
        for i in [*self.pick("libri_more", split="dev")[::4], *self.pick("libri_train5", split="held")[::3], *self.pick("so762", split="held")[::2]]:
            yield self.said(i)

    def dev_words(self):
        for i in self.pick("commands", split="held"):
            if self.texts[self.corpus.names[i]] in TEN:
                yield self.said(i)

    def dev_spoken(self):
        for folder in self.lists:
            for line in (folder / "list.tsv").read_text().splitlines():
                name, _, text = line.split("\t")
                yield read(folder / name), classes(text)


# What is under the speech, decibels, and how often nothing is: as the argument says.
USUAL, NOISY, BABBLE = ((0, 30), 0.35), ((0, 18), 0.15), ((0, 16), 0.05)


def heard(scene, rng, x, noise):
    x = stretch(rng, x, most=0.12)
    x = np.pad(x, (int(rng.uniform(0.05, 0.6) * RATE), int(rng.uniform(0.3, 0.6) * RATE)))
    x = x / (active_rms(x) + 1e-4)
    return scene.hear(x, 1.0, snr=noise[0], quiet=noise[1]), (0.1 * x).astype(np.float32)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind")
    parser.add_argument("seed", type=int)
    parser.add_argument("--tool")
    parser.add_argument("--list", type=pathlib.Path, nargs="*", default=[], help="folders of speak.py")
    parser.add_argument("--noisy", action="store_true", help="nearly all in noise of at most 18 dB under the speech")
    parser.add_argument("--babble", action="store_true", help="the same with at most 16 dB, two thirds of it three to seven people talking")
    args = parser.parse_args()
    source, front = Source(args.seed, args.list), FrontEnd(args.tool)
    dev = args.kind.startswith("dev_")
    crowd = {"babble": 0.65, "voices": (3, 8)} if args.babble else {}
    scene = None if dev else Scene(source.corpus, source.rng, room_count=60, **crowd)
    noise = BABBLE if args.babble else NOISY if args.noisy else USUAL
    out = WORK / "commands" / "features"
    out.mkdir(parents=True, exist_ok=True)
    features, cleans, labels = [], [], []
    for x, phones in getattr(source, args.kind)():
        if not phones or len(x) > LONGEST * RATE:
            continue
        if dev:
            x = clean = np.pad(x, (int(0.2 * RATE), int(0.4 * RATE))).astype(np.float32)
        else:
            x, clean = heard(scene, source.rng, x, noise)
        frames = front(x).astype(np.float16)
        # A step is three frames; a phone needs one, and so does each blank between two of a kind.
        if len(frames) // 3 > len(phones) * 1.1:
            features.append(frames), labels.append(np.array(phones, np.int16))
            if not dev:
                cleans.append(front(clean).astype(np.float16))
    at, label_at = (np.concatenate([[0], np.cumsum([len(p) for p in parts])]) for parts in (features, labels))
    part = out / f"{args.kind}_{args.seed:02}.part.npz"
    others = {} if dev else {"clean": np.concatenate(cleans)}
    np.savez(part, x=np.concatenate(features), **others, at=at, labels=np.concatenate(labels), label_at=label_at)
    part.rename(out / f"{args.kind}_{args.seed:02}.npz")
    print(f"{args.kind} {args.seed}: {len(features)} utterances, {at[-1] / 360_000:.2f} h", flush=True)


if __name__ == "__main__":
    main()
