"""Trains the wake network on the shards made so far: `python train.py --steps N [--minutes M] [--resume FILE]`.

Loss: the best step in a short window after the word's end must say yes (max pooling: no exact alignment is needed),
every step elsewhere must say no, the most confident wrong steps weigh most. Weights are averaged over the run
(exponential moving average); the average is what is saved."""

import argparse
import copy
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from torch.nn import functional as F

from corpus import WORK
from network import STRIDE, WakeNetwork

# Steps of 20 ms after the end of the word in which a yes still counts, and around the window in which nothing is asked.
LATE, BLUR = 8, 5
HARDEST = 6

# Frames of a clip that a step of training sees: 2.2 s, longer than the network's memory and the longest word together.
CROP = 220
# Frames kept before and after the end of a word in a crop.
BEFORE, AFTER = 95, 45


class Pool:
    """All shards in memory, more as they appear; half of a batch are positives."""

    def __init__(self, seed=0):
        self.rng, self.known, self.x, self.end, self.begin = np.random.default_rng(seed), set(), [], [], []

    def refresh(self):
        for path in sorted((WORK / "shards").glob("*.npz")):
            if path.name not in self.known and not path.name.endswith(".part.npz"):
                held = np.load(path)
                self.x.append(held["x"])
                self.end.append(held["end"])
                self.begin.append(held["begin"])
                self.known.add(path.name)
        ends = np.concatenate(self.end)
        where = [(s, c) for s, e in enumerate(self.end) for c in range(len(e))]
        where = np.array(where)
        self.yes, self.no = where[ends >= 0], where[ends < 0]

    def batch(self, yes, no):
        pick = np.concatenate([self.yes[self.rng.integers(len(self.yes), size=yes)],
                               self.no[self.rng.integers(len(self.no), size=no)]])
        x = np.empty((len(pick), CROP, self.x[0].shape[2]), np.float32)
        window = np.full((len(pick), 2), -1)
        for n, (s, c) in enumerate(pick):
            x[n], window[n] = self.bent(self.x[s][c], self.end[s][c], self.begin[s][c])
        return torch.from_numpy(self.mask(x)), torch.from_numpy(window)

    def bent(self, clip, end, begin):
        """A crop through another mouth: time and mel axes stretched by up to 18 % each (vocal tract length perturbation,
        Jaitly and Hinton 2013), and where the word ends in it (begin and end of the frames in which a yes counts)."""
        rng, (frames, mels) = self.rng, clip.shape
        pace = rng.uniform(0.82, 1.18)
        span = int(CROP * pace) + 2
        if end >= 0:
            low, high = int(end + AFTER * pace - span), int(end - BEFORE * pace)
            at = rng.integers(max(low, 0), max(high, low, 0) + 1)
        else:
            at = rng.integers(0, max(frames - span, 0) + 1)
        at = min(at, max(frames - span, 0))
        where = np.minimum(at + np.arange(CROP) * pace, frames - 1.001)
        low, part = where.astype(int), (where % 1)[:, None].astype(np.float32)
        x = clip[low] * (1 - part) + clip[low + 1] * part
        band = np.clip(np.arange(mels) * rng.uniform(0.85, 1.18) + rng.uniform(-0.7, 0.7), 0, mels - 1.001)
        low, part = band.astype(int), (band % 1)[None].astype(np.float32)
        x = x[:, low] * (1 - part) + x[:, low + 1] * part
        if end < 0:
            return x, (-1, -1)
        return x, (max(int((begin - at) / pace), 0), min(int((end - at) / pace), CROP - 1))

    def ahead(self, yes, no):
        """Batches without end, the next one made while the last one is used."""
        with ThreadPoolExecutor(1) as maker:
            coming = maker.submit(self.batch, yes, no)
            while True:
                batch = coming.result()
                coming = maker.submit(self.batch, yes, no)
                yield batch

    def mask(self, x):
        """SpecAugment (Park et al. 2019): bands and short stretches taken out of every second clip."""
        for clip in x[::2]:
            for _ in range(2):
                band, at = self.rng.integers(1, 6), self.rng.integers(0, 35)
                clip[:, at:at + band] = clip.mean()
                stretch, at = self.rng.integers(1, 9), self.rng.integers(0, CROP - 10)
                clip[at:at + stretch] = clip[at:at + stretch].mean()
        return x


def loss_of(logits, window):
    steps = torch.arange(logits.shape[1])[None, :]
    first, last = (window // STRIDE).T[:, :, None]
    yes = window[:, 1] >= 0
    inside = (steps >= first) & (steps <= last + LATE) & yes[:, None]
    blurred = (steps >= first - BLUR) & (steps <= last + LATE + 2 * BLUR) & yes[:, None]
    # The mean of two outputs is what is compared with the threshold: ask for a plateau, not a spike.
    smooth = F.avg_pool1d(F.pad(logits[:, None], (1, 0)), 2, 1)[:, 0]
    best = smooth.masked_fill(~inside, -1e4).max(dim=1).values[yes]
    hit = F.softplus(-best).mean()
    wrong = F.softplus(logits).masked_fill(blurred, 0.0)
    hardest = wrong.topk(HARDEST, dim=1).values.mean()
    return hit + 2.0 * hardest + 0.5 * wrong.mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--channels", type=int, default=64)
    parser.add_argument("--resume")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--out", default=str(WORK / "wake.pt"))
    args = parser.parse_args()
    torch.manual_seed(0)
    pool = Pool()
    pool.refresh()
    net = WakeNetwork(args.channels)
    if args.resume:
        net.load_state_dict(torch.load(args.resume)["net"])
    average = copy.deepcopy(net)
    # Compiled and in bfloat16 a step costs 0.4 of what it does otherwise on one core with AMX.
    fast = torch.compile(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-2)
    began, shown = time.time(), []
    positives = args.batch * 2 // 5
    batches = pool.ahead(positives, args.batch - positives)
    for step in range(args.steps):
        done = max(step / args.steps, (time.time() - began) / 60 / args.minutes)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * done) + 0.01)
        x, window = next(batches)
        with torch.autocast("cpu", torch.bfloat16):
            logits = fast(x)
        loss = loss_of(logits.float(), window)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        keep = min(0.999, (step + 1) / (step + 20))
        with torch.no_grad():
            for mean, now in zip(average.state_dict().values(), net.state_dict().values()):
                mean.lerp_(now, 1 - keep) if mean.is_floating_point() else mean.copy_(now)
        shown.append(loss.item())
        if step % 100 == 99:
            pool.refresh()
            torch.save({"net": average.state_dict(), "channels": args.channels}, args.out)
            print(f"step {step + 1} loss {np.mean(shown):.4f} shards {len(pool.known)} "
                  f"{(time.time() - began) / 60:.1f} min", flush=True)
            shown = []
    torch.save({"net": average.state_dict(), "channels": args.channels}, args.out)


if __name__ == "__main__":
    main()
