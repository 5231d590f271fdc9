"""Maximum mutual information over whole utterances: the phones that were said against every other row of phones.

What the decoder compares is whole sentences, each step's scores taken together at the scale SCALE and their neighbours expected to
agree; a network that learned each step alone is sure of itself step by step. The rivals are all rows of phones, as likely as one
phone follows another in the aligned steps of the training data (after Povey, "Discriminative training for large vocabulary speech
recognition", 2003, and Povey et al., "Purely sequence-trained neural networks for ASR based on lattice-free MMI", 2016)."""

import numpy as np
import torch

CLASSES = 40
# Factor on the scores of a step, which are not independent of those beside it: that of the decoder.
SCALE = 0.33
# Share of how common a class is that is taken off its score.
PRIOR = 0.5


class Rivals:
    """`follow` [40, 40]: how often the step after class i is of class j; `common`: logarithm of how common each class is."""

    def __init__(self, shards):
        pairs = np.full((CLASSES, CLASSES), 0.5)
        for held in shards:
            steps, ends = held["steps"].astype(np.int64), held["step_at"][1:-1]
            inside = np.ones(len(steps) - 1, bool)
            inside[ends - 1] = False
            np.add.at(pairs, (steps[:-1][inside], steps[1:][inside]), 1)
        self.common = torch.from_numpy(np.log(pairs.sum(1) / pairs.sum()).astype(np.float32))
        self.follow = torch.from_numpy((pairs / pairs.sum(1, keepdims=True)).astype(np.float32))

    @torch.no_grad()
    def occupied(self, scores, used):
        """How likely each class in each step is, [batch, steps, 40], of `scores` in which `used` [batch] steps count."""
        batch, steps, _ = scores.shape
        inside = (torch.arange(steps)[None] < used[:, None])[..., None]
        fits = torch.where(inside, (scores - scores.amax(-1, keepdim=True)).exp(), torch.ones(())).transpose(0, 1).contiguous()
        before = torch.empty_like(fits)
        state = fits[0] * self.common.exp()
        before[0] = state = state / state.sum(-1, keepdim=True)
        for t in range(1, steps):
            state = (state @ self.follow) * fits[t]
            before[t] = state = state / state.sum(-1, keepdim=True)
        back, after = self.follow.t().contiguous(), torch.ones(batch, CLASSES)
        last = inside.transpose(0, 1)
        for t in range(steps - 2, -1, -1):
            new = (after * fits[t + 1]) @ back
            after = torch.where(last[t + 1], new / new.sum(-1, keepdim=True), torch.ones(()))
            before[t] *= after
        return (before / before.sum(-1, keepdim=True)).transpose(0, 1)

    def loss(self, logits, used, named):
        """A value whose slope is that of the criterion, for a step; `named` [batch, steps] are the classes said, -1 behind the end."""
        scores = SCALE * (logits.float().log_softmax(-1) - PRIOR * self.common)
        counts = named >= 0
        slope = self.occupied(scores.detach(), used)
        slope.scatter_add_(2, named.clamp(min=0)[..., None], -torch.ones(*named.shape, 1))
        return (slope * counts[..., None] * scores).sum() / counts.sum()
