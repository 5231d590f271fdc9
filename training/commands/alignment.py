"""Which phone sounds in which step, as a network believes that was trained before.

The best path through an utterance's phones (Viterbi), with silence between them where there is some. A network that names the phone
of each step says where each begins and ends. One that only spells (CTC) gives each a few steps; what lies between two belongs to the
nearer, as far as a phone can last. The second loss of `train.py` is counted against it: told where each phone is, a network learns
from every step, not only from the few in which CTC spells (cf. Sak et al., "Acoustic modelling with CD-CTC-sMBR LSTM RNNs", 2015)."""

import numpy as np
import torch

from sequence import CLASSES, PRIOR

# Frames of a step; most steps that a phone reaches beyond those in which it was spelt (120 ms).
STRIDE, REACH = 3, 4


def paths(scores, lengths, labels):
    """The state of each step, [utterances, steps]: 2 n + 1 is phone n, even states are blank. `scores` [utterances, steps, classes] are
    log-probabilities, of which the first `lengths` steps count."""
    count, steps = scores.shape[:2]
    extended = np.zeros((count, 2 * max(map(len, labels)) + 1), np.int64)
    for row, phones in enumerate(labels):
        extended[row, 1:2 * len(phones) + 1:2] = phones
    gains = np.take_along_axis(scores, np.broadcast_to(extended[:, None], (count, steps, extended.shape[1])), 2)
    skips = np.zeros(extended.shape, bool)
    skips[:, 3::2] = extended[:, 3::2] != extended[:, 1:-2:2]
    best = np.full(extended.shape, -np.inf)
    best[:, :2] = gains[:, 0, :2]
    came = np.zeros((steps, *extended.shape), np.int8)
    ends = np.empty(best.shape)
    for t in range(1, steps + 1):
        over = lengths == t
        ends[over] = best[over]
        if t == steps:
            break
        one = np.pad(best[:, :-1], ((0, 0), (1, 0)), constant_values=-np.inf)
        two = np.where(skips, np.pad(best[:, :-2], ((0, 0), (2, 0)), constant_values=-np.inf), -np.inf)
        ways = np.stack([best, one, two])
        came[t] = ways.argmax(0)
        best = ways.max(0) + gains[:, t]
    states = np.zeros((count, steps), np.int64)
    for row, phones in enumerate(labels):
        last = 2 * len(phones)
        state = last if ends[row, last] >= ends[row, last - 1] else last - 1
        for t in range(lengths[row] - 1, -1, -1):
            states[row, t] = state
            state -= int(came[t, row, state])
    return states


def spread(states, phones):
    """The class of each step: the phones of the path, each reaching out to where the next comes nearer; 0 where nobody reaches."""
    classes, distance = np.zeros(len(states), np.int8), np.full(len(states), REACH + 1)
    for n, phone in enumerate(phones):
        at = np.flatnonzero(states == 2 * n + 1)
        if len(at) == 0:
            continue
        low, high = max(at[0] - REACH, 0), min(at[-1] + REACH + 1, len(states))
        steps = np.arange(low, high)
        away = np.maximum(np.maximum(at[0] - steps, steps - at[-1]), 0)
        nearer = away < distance[low:high]
        classes[low:high][nearer], distance[low:high][nearer] = phone, away[nearer]
    return classes


def held_by(states, phones):
    """The class of each step on the path itself: silence in the even states."""
    classes = np.concatenate([[0], phones])
    return np.where(states % 2 == 1, classes[np.minimum((states + 1) // 2, len(phones))], 0)


@torch.no_grad()
def aligned(net, held, batch=24):
    """Classes of all steps of a shard in a row, and where each utterance begins."""
    at, label_at = held["at"], held["label_at"]
    lengths = np.diff(at) // STRIDE
    begins = np.concatenate([[0], np.cumsum(lengths)])
    order = np.argsort(lengths)
    for block in net.blocks:
        block.rough = True
    named = np.zeros((begins[-1], CLASSES), np.float16)
    for first in range(0, len(order), batch):
        chosen = order[first:first + batch]
        x = np.zeros((len(chosen), STRIDE * lengths[chosen].max(), 40), np.float32)
        for row, n in enumerate(chosen):
            x[row, :STRIDE * lengths[n]] = held["x"][at[n]:at[n] + STRIDE * lengths[n]]
        with torch.autocast("cpu", torch.bfloat16):
            logits = net(torch.from_numpy(x), torch.from_numpy(lengths[chosen]))[2 if net.names else 0]
        scores = logits.float().log_softmax(-1).numpy()
        for row, n in enumerate(chosen):
            named[begins[n]:begins[n + 1]] = scores[row, :lengths[n]]
    # Part of how common a class is is taken off, or silence would swallow the soft phones.
    common = net.names * PRIOR * np.log(np.exp(named[::7].astype(np.float32)).mean(0) + 1e-6)
    classes = np.zeros(begins[-1], np.int8)
    for first in range(0, len(order), batch):
        chosen = order[first:first + batch]
        scores = np.zeros((len(chosen), lengths[chosen].max(), CLASSES), np.float32)
        for row, n in enumerate(chosen):
            scores[row, :lengths[n]] = named[begins[n]:begins[n + 1]] - common
        labels = [held["labels"][label_at[n]:label_at[n + 1]].astype(np.int64) for n in chosen]
        states = paths(scores, lengths[chosen], labels)
        for row, n in enumerate(chosen):
            phones = held_by if net.names else spread
            classes[begins[n]:begins[n + 1]] = phones(states[row, :lengths[n]], labels[row])
    return classes, begins
