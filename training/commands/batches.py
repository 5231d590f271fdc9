"""Training batches from the shards: utterances about as long as each other, with their phones.

All shards lie in memory, more as they appear. Every utterance is bent in time and along the mel axis (vocal tract length
perturbation, Jaitly and Hinton 2013), and loses bands and short stretches (SpecAugment, Park et al. 2019)."""

import pathlib
import sys

import numpy as np
import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from alignment import aligned
from corpus import WORK
from pool import ahead, bent

# Longest utterance of each bucket, frames; how many buckets are short; frames of a batch: 100 s.
LENGTHS, SHORT, BATCH = (110, 135, 160, 190, 225, 270, 325, 390, 465, 560, 670, 800, 960, 1150, 1380, 1680), 7, 10_000
# Batches of short utterances only, before the long ones come: alignments are found there first.
SHORT_FIRST = 400
# Share of the utterances that lose bands and stretches.
MASKED = 0.2
# Share of each kind of shard in the batches, and the most it may have for each hour that there is of it.
SHARES, SHARE_PER_HOUR = {"real": 0.25, "words": 0.15, "spoken": 0.6}, 0.1


def shards(kind):
    for path in sorted((WORK / "commands" / "features").glob(f"{kind}_*.npz")):
        if not path.name.endswith(".part.npz"):
            yield path


def mask(rng, x, used):
    """In some utterances two bands and a stretch for every second take the mean's place: a network this small needs little of it."""
    if rng.random() > MASKED:
        return
    mean = x[:used].mean()
    for _ in range(2):
        width, at = rng.integers(0, 6), rng.integers(0, 35)
        x[:used, at:at + width] = mean
    for _ in range(used // 100):
        width, at = rng.integers(0, 9), rng.integers(0, max(used - 9, 1))
        x[at:min(at + width, used)] = mean


class Batches:
    def __init__(self, seed=0, teacher=None):
        """With a teacher, a network, every step has its phone."""
        self.teacher, self.rng, self.known, self.shards, self.made = teacher, np.random.default_rng(seed), set(), [], 0
        self.index = {kind: [] for kind in SHARES}
        self.refresh()

    def refresh(self):
        """Takes in new shards; says how many hours of each kind there are."""
        for kind in SHARES:
            for path in shards(kind):
                if path in self.known:
                    continue
                held = {k: v for k, v in np.load(path).items()}
                clean = held.pop("clean", held["x"])
                if self.teacher and "steps" not in held:
                    held["steps"], held["step_at"] = aligned(self.teacher, {**held, "x": clean})
                lengths = np.diff(held["at"])
                self.index[kind].append(np.stack([np.full(len(lengths), len(self.shards)), np.arange(len(lengths)), lengths], 1))
                self.shards.append(held)
                self.known.add(path)
        self.buckets, self.weights = {}, {}
        for kind, parts in self.index.items():
            rows = np.concatenate(parts) if parts else np.zeros((0, 3), int)
            fits = np.searchsorted(LENGTHS, rows[:, 2] * 1.02)
            self.buckets[kind] = [rows[fits == n] for n in range(len(LENGTHS))]
            hours = rows[:, 2].sum() / 360_000
            self.weights[kind] = min(SHARES[kind], SHARE_PER_HOUR * hours)
        return {kind: round(sum(b[:, 2].sum() for b in buckets) / 360_000, 2) for kind, buckets in self.buckets.items()}

    def chosen(self):
        """The rows of one batch and its length: a bucket by its share of all time, in it each kind by its own."""
        time = np.array([[b[:, 2].sum() for b in self.buckets[kind]] for kind in SHARES], float)
        share = time / np.maximum(time.sum(1, keepdims=True), 1) * np.array([[self.weights[k]] for k in SHARES])
        if self.made < SHORT_FIRST:
            share[:, SHORT:] = 0
        bucket = self.rng.choice(len(LENGTHS), p=share.sum(0) / share.sum())
        frames, count = LENGTHS[bucket], BATCH // LENGTHS[bucket]
        kinds = self.rng.choice(len(SHARES), size=count, p=share[:, bucket] / share[:, bucket].sum())
        rows = [self.buckets[kind][bucket] for kind in SHARES]
        return frames, [rows[k][self.rng.integers(len(rows[k]))] for k in kinds]

    def batch(self):
        """x [batch, frames, 40], steps [batch], labels in a row, labels each [batch], the phone of each step [batch, steps] (-1: none)."""
        rng, (frames, rows) = self.rng, self.chosen()
        self.made += 1
        x, steps, labels, sizes = np.zeros((len(rows), frames, 40), np.float32), [], [], []
        named = np.full((len(rows), frames // 3), -1, np.int64)
        for n, (s, u, length) in enumerate(rows):
            shard, pace = self.shards[s], rng.uniform(0.9, 1.12)
            clip = shard["x"][shard["at"][u]:shard["at"][u + 1]].astype(np.float32)
            phones = shard["labels"][shard["label_at"][u]:shard["label_at"][u + 1]]
            pace = min(pace, length / (3 * 1.15 * len(phones)))
            long = min(int(length / pace), frames)
            x[n, :long] = bent(rng, clip, np.arange(long) * pace) * rng.uniform(0.85, 1.15)
            mask(rng, x[n], long)
            if self.teacher:
                truth = shard["steps"][shard["step_at"][u]:shard["step_at"][u + 1]]
                where = ((3 * np.arange(long // 3) + 1) * pace / 3).astype(int)
                named[n, :long // 3] = truth[np.minimum(where, len(truth) - 1)]
            steps.append(long // 3), labels.append(phones), sizes.append(len(phones))
        x = x[:, :3 * max(steps)]
        return (torch.from_numpy(x), torch.tensor(steps), torch.from_numpy(np.concatenate(labels).astype(np.int64)), torch.tensor(sizes),
                torch.from_numpy(named[:, :max(steps)]))

    def __iter__(self):
        return ahead(self.batch)
