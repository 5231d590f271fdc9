"""Trains the wake network on the shards made so far: `python train.py --steps N [--minutes M] [--resume FILE]`.

Loss: the best step in a short window after the word's end must say yes (max pooling: no exact alignment is needed),
every step elsewhere must say no, the most confident wrong steps weigh most. Weights are averaged over the run
(exponential moving average); the average is what is saved."""

import argparse
import copy
import time

import numpy as np
import torch
from torch.nn import functional as F

from corpus import WORK
from network import STRIDE, WakeNetwork

# Steps of 20 ms around the end of the word in which a yes counts, and around those in which nothing is asked.
EARLY, LATE, BLUR = 4, 9, 6
HARDEST = 6

# Frames of a clip that a step of training sees: 2.2 s, longer than the network's memory and the longest word together.
CROP = 220
# Frames kept before and after the end of a word in a crop.
BEFORE, AFTER = 95, 45


class Pool:
    """All shards in memory, more as they appear; half of a batch are positives."""

    def __init__(self, seed=0):
        self.rng, self.known, self.x, self.end = np.random.default_rng(seed), set(), [], []

    def refresh(self):
        for path in sorted((WORK / "shards").glob("*.npz")):
            if path.name not in self.known and not path.name.endswith(".part.npz"):
                held = np.load(path)
                self.x.append(held["x"])
                self.end.append(held["end"])
                self.known.add(path.name)
        ends = np.concatenate(self.end)
        where = [(s, c) for s, e in enumerate(self.end) for c in range(len(e))]
        where = np.array(where)
        self.yes, self.no = where[ends >= 0], where[ends < 0]

    def batch(self, yes, no):
        pick = np.concatenate([self.yes[self.rng.integers(len(self.yes), size=yes)],
                               self.no[self.rng.integers(len(self.no), size=no)]])
        end = np.array([self.end[s][c] for s, c in pick])
        last = self.x[0].shape[1] - CROP
        at = self.rng.integers(0, last + 1, size=len(pick))
        at = np.where(end >= 0, np.clip(at, end + AFTER - CROP, np.maximum(end - BEFORE, 0)), at).clip(0, last)
        x = np.stack([self.x[s][c][a:a + CROP] for (s, c), a in zip(pick, at)]).astype(np.float32)
        end = np.where(end >= 0, end - at, end)
        return torch.from_numpy(self.mask(x)), torch.from_numpy(end)

    def mask(self, x):
        """SpecAugment: one band and one short stretch taken out of every second clip."""
        for clip in x[::2]:
            band, at = self.rng.integers(1, 7), self.rng.integers(0, 34)
            clip[:, at:at + band] = clip.mean()
        return x


def loss_of(logits, end):
    steps = torch.arange(logits.shape[1])[None, :]
    last = (end // STRIDE)[:, None]
    yes = end >= 0
    inside = (steps >= last - EARLY) & (steps <= last + LATE) & yes[:, None]
    blurred = (steps >= last - EARLY - BLUR) & (steps <= last + LATE + 2 * BLUR) & yes[:, None]
    # The mean of three outputs is what is compared with the threshold: ask for a plateau, not a spike.
    smooth = F.avg_pool1d(F.pad(logits[:, None], (2, 0)), 3, 1)[:, 0]
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
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-3)
    began, shown = time.time(), []
    for step in range(args.steps):
        done = max(step / args.steps, (time.time() - began) / 60 / args.minutes)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = args.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * np.cos(np.pi * done) + 0.01)
        x, end = pool.batch(args.batch * 2 // 5, args.batch - args.batch * 2 // 5)
        with torch.autocast("cpu", torch.bfloat16):
            logits = fast(x)
        loss = loss_of(logits.float(), end)
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
