"""Phone error rate on people and voices kept out of training: `python judge.py CHECKPOINT`.

Greedy decoding (the likeliest class of each step, repeats and blanks dropped) against the dictionary's phones, so that a word
said in another way counts as errors; the figure compares checkpoints, the commands' evaluation says what they are worth."""

import sys

import numpy as np
import torch

from batches import shards

KINDS = ("dev_words", "dev_real", "dev_spoken")


def distance(a, b):
    """Levenshtein's."""
    row = np.arange(len(b) + 1)
    for n, x in enumerate(a):
        cost = np.minimum(row[1:] + 1, row[:-1] + (np.asarray(b) != x))
        new = np.concatenate([[n + 1], cost])
        # Insertions run along the row: the least of what stands before, plus the way from there.
        row = np.minimum.accumulate(new - np.arange(len(new))) + np.arange(len(new))
    return int(row[-1])


@torch.no_grad()
def greedy(net, frames):
    logits, *_ = net(torch.from_numpy(frames.astype(np.float32))[None], torch.tensor([len(frames) // 3]))
    best = logits[0].argmax(-1).numpy()
    return [c for c, before in zip(best, [0, *best[:-1]]) if c != before and c]


def judge(net):
    rates = {}
    for kind in KINDS:
        wrong = phones = 0
        for path in shards(kind):
            held = np.load(path)
            x, at, labels, label_at = (held[k] for k in ("x", "at", "labels", "label_at"))
            for n in range(len(at) - 1):
                true = labels[label_at[n]:label_at[n + 1]]
                wrong += distance(greedy(net, x[at[n]:at[n + 1]]), true)
                phones += len(true)
        if phones:
            rates[kind] = round(wrong / phones, 4)
    return rates


if __name__ == "__main__":
    from acoustic import load

    print(judge(load(sys.argv[1])))
