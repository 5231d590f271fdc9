"""Phone error rate on people and voices kept out of training, and how common each class is there: `python judge.py CHECKPOINT`.

The best path through a loop over all phones against the dictionary's phones, so that a word
said in another way counts as errors; the figure compares checkpoints, the commands' evaluation says what they are worth."""

import sys

import numpy as np
import torch

from batches import shards
from sequence import PRIOR, SCALE

# What a phone costs here, natural log units: as many are left out as are heard too often.
PHONE = 0.6
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
def named(net, frames):
    """Log-probabilities of the phones, step by step."""
    logits = net(torch.from_numpy(frames.astype(np.float32))[None], torch.tensor([len(frames) // 3]))[2]
    return logits[0].log_softmax(-1)


def kept_out(kind):
    """The utterances of a kind: frames and phones."""
    for path in shards(kind):
        held = np.load(path)
        x, at, labels, label_at = (held[k] for k in ("x", "at", "labels", "label_at"))
        for n in range(len(at) - 1):
            yield x[at[n]:at[n + 1]], labels[label_at[n]:label_at[n + 1]]


def common(net):
    """Logarithm of how often each class is expected in a step, [40]."""
    held = [named(net, frames).exp().sum(0) for kind in KINDS for frames, _ in kept_out(kind)]
    total = torch.stack(held).sum(0)
    return (total / total.sum()).log()


def heard(scores):
    """The phones of the best path through a loop over all of them, each phone paid for, as the decoder's filler has it."""
    price = np.full(scores.shape[1], PHONE)
    price[0] = 0
    scores = SCALE * scores.numpy()
    best, came = scores[0] - price, np.zeros(scores.shape, np.int64)
    stay = np.arange(scores.shape[1])
    for step, score in enumerate(scores[1:], 1):
        top = best.argmax()
        enters = best[top] - price > best
        came[step] = np.where(enters, top, stay)
        best = np.where(enters, best[top] - price, best) + score
    path = [int(best.argmax())]
    for row in came[:0:-1]:
        path.append(int(row[path[-1]]))
    path.reverse()
    return [c for c, before in zip(path, [0, *path[:-1]]) if c != before and c]


def judge(net):
    rates, often = {}, common(net)
    for kind in KINDS:
        wrong = phones = 0
        for frames, true in kept_out(kind):
            wrong += distance(heard(named(net, frames) - PRIOR * often), true)
            phones += len(true)
        if phones:
            rates[kind] = round(wrong / phones, 4)
    return rates


if __name__ == "__main__":
    from acoustic import load

    print(judge(load(sys.argv[1])))
