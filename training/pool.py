"""Training batches from the shards: clips with and without the wake word, and whole utterances with their phonemes.

All shards lie in memory, more as they appear. Every crop is bent in time and along the mel axis (vocal tract length
perturbation, Jaitly and Hinton 2013), every second one loses bands and short stretches (SpecAugment, Park et al. 2019)."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch

from corpus import WORK

# Frames of a clip that a step of training sees: 2.2 s, longer than the network's memory and the longest word together.
CROP = 220
# Frames kept before and after the end of a word in a crop.
BEFORE, AFTER = 95, 45
# Batches of short utterances only, before the long ones come: alignments are found there first.
SHORT_FIRST = 1500
# Utterances are cut to one of these lengths, frames, and so many of them make a batch: about a minute of speech.
LENGTHS = ((400, 16), (800, 8), (1600, 4))


def path(rng, first, frames, pace):
    """Which frame of a clip each of `frames` frames is taken from: a pace that swells and ebbs, as syllables do."""
    swing = rng.uniform(0, 0.15) * np.sin(2 * np.pi * (np.arange(frames) / rng.uniform(35, 120) + rng.random()))
    return first + np.concatenate([[0], np.cumsum(pace * (1 + swing))[:-1]])


def bent(rng, clip, where):
    """The frames of `clip` at `where`, through another mouth."""
    most, mels = clip.shape
    where = np.minimum(where, most - 1.001)
    low, part = where.astype(int), (where % 1)[:, None].astype(np.float32)
    x = clip[low] * (1 - part) + clip[low + 1] * part
    band = np.clip(np.arange(mels) * rng.uniform(0.85, 1.18) + rng.uniform(-0.7, 0.7), 0, mels - 1.001)
    low, part = band.astype(int), (band % 1)[None].astype(np.float32)
    return x[:, low] * (1 - part) + x[:, low + 1] * part


def mask(rng, x):
    for clip in x[::2]:
        for _ in range(2):
            band, at = rng.integers(1, 6), rng.integers(0, 35)
            clip[:, at:at + band] = clip.mean()
            stretch, at = rng.integers(1, 9), rng.integers(0, len(clip) - 10)
            clip[at:at + stretch] = clip[at:at + stretch].mean()
    return x


def ahead(make):
    """Batches without end, the next one made while the last one is used."""
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(make)
        while True:
            batch = coming.result()
            coming = maker.submit(make)
            yield batch


class Words:
    """Clips with the word (`window`: first and last frame in which a yes counts) and without (-1, -1)."""

    def __init__(self, seed=0, folders=("shards",)):
        self.rng, self.folders, self.known, self.held = np.random.default_rng(seed), folders, set(), []
        self.refresh()

    def refresh(self):
        for path in sorted(path for folder in self.folders for path in (WORK / folder).glob("*.npz")):
            if path not in self.known and not path.name.endswith(".part.npz"):
                shard = np.load(path)
                self.held.append((shard["x"], shard["end"], shard["begin"]))
                self.known.add(path)
        where = np.array([(s, c) for s, (_, end, _) in enumerate(self.held) for c in range(len(end))])
        ends = np.concatenate([end for _, end, _ in self.held])
        self.yes, self.no = where[ends >= 0], where[ends < 0]

    def batch(self, yes, no):
        pick = np.concatenate([self.yes[self.rng.integers(len(self.yes), size=yes)],
                               self.no[self.rng.integers(len(self.no), size=no)]])
        x = np.empty((len(pick), CROP, 40), np.float32)
        window = np.full((len(pick), 2), -1)
        for n, (s, c) in enumerate(pick):
            clips, end, begin = self.held[s]
            x[n], window[n] = self.crop(clips[c], end[c], begin[c])
        return torch.from_numpy(mask(self.rng, x)), torch.from_numpy(window)

    def crop(self, clip, end, begin):
        rng, frames, pace = self.rng, len(clip), self.rng.uniform(0.82, 1.18)
        span = int(CROP * pace) + 2
        if end >= 0:
            low, high = int(end + AFTER * pace - span), int(end - BEFORE * pace)
            at = rng.integers(max(low, 0), max(high, low, 0) + 1)
        else:
            at = rng.integers(0, max(frames - span, 0) + 1)
        at = min(at, max(frames - span, 0))
        where = path(rng, at, CROP, pace)
        x = bent(rng, clip, where)
        if end < 0:
            return x, (-1, -1)
        return x, tuple(int(n) for n in np.interp([begin, end], where, np.arange(CROP)))


class Speech:
    """Utterances with their phonemes, about as long as each other in a batch."""

    def __init__(self, seed=0):
        self.rng, self.known, self.shards, self.index = np.random.default_rng(seed), set(), [], []
        self.made = 0
        self.refresh()

    def refresh(self):
        for path in sorted((WORK / "speech").glob("*.npz")):
            if path.name in self.known or path.name.endswith(".part.npz"):
                continue
            shard = {k: v for k, v in np.load(path).items()}
            lengths = np.diff(shard["at"])
            self.index += [(len(self.shards), n, frames) for n, frames in enumerate(lengths)]
            self.shards.append(shard)
            self.known.add(path.name)
        index = np.array(self.index)
        fits = np.searchsorted([most for most, _ in LENGTHS], index[:, 2] * 1.12)
        self.buckets = [index[fits == k] for k in range(len(LENGTHS))]
        hours = np.array([bucket[:, 2].sum() for bucket in self.buckets], float)
        self.share = hours / hours.sum()

    def batch(self):
        """x [batch, frames, 40], frames [batch], labels in a row, labels each [batch]."""
        rng, self.made = self.rng, self.made + 1
        kind = 0 if self.made < SHORT_FIRST else rng.choice(len(LENGTHS), p=self.share)
        frames, count = LENGTHS[kind]
        x, used, labels, sizes = np.zeros((count, frames, 40), np.float32), [], [], []
        for n, (s, u, length) in enumerate(self.buckets[kind][rng.integers(len(self.buckets[kind]), size=count)]):
            shard, pace = self.shards[s], rng.uniform(0.9, 1.15)
            clip = shard["x"][shard["at"][u]:shard["at"][u + 1]]
            long = min(int(length / pace), frames)
            x[n, :long] = bent(rng, clip, np.arange(long) * pace)
            letters = shard["labels"][shard["label_at"][u]:shard["label_at"][u + 1]]
            used.append(long), labels.append(letters), sizes.append(len(letters))
        return (torch.from_numpy(mask(rng, x)), torch.tensor(used), torch.from_numpy(np.concatenate(labels)),
                torch.tensor(sizes))
