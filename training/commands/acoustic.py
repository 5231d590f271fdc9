"""The acoustic network in PyTorch: the same function as recogniser/src/network.rs, whole utterances at a time.

In: features [batch, frames, 40] (10 ms). Out: logits [batch, steps, 40], one a step of 30 ms: the blank and 39 phones. Step `s`
reads frames `3 s - 3 … 3 s + 2` and, through the blocks, AHEAD steps more. Batch normalisation is folded on export."""

import torch
from torch import nn
from torch.nn import functional as F

import fused

MELS, CLASSES = 40, 40
# Feature frames from step to step, and that the stem reads.
STRIDE, STEM = 3, 6
# Steps of the future that the output waits for, one in each of the first blocks: 240 ms.
AHEAD = 8


class Block(nn.Module):
    """Normalisation, SiLU, depthwise convolution in time, mix of the channels, plus the input: what is added is linear, and nothing is
    normalised after it, or the sum would drift to what all channels share (He et al., "Identity mappings in deep residual networks", 2016)."""

    def __init__(self, channels, kernel, ahead, gain):
        super().__init__()
        # `rough`: as in training, where not every bit counts.
        self.kernel, self.ahead, self.rough = kernel, ahead, False
        self.norm = nn.BatchNorm1d(channels)
        self.depthwise = nn.Parameter(torch.randn(kernel, channels) * kernel**-0.5)
        self.mix = nn.Linear(channels, channels)
        nn.init.normal_(self.mix.weight, std=gain * channels**-0.5)
        nn.init.zeros_(self.mix.bias)

    def filtered(self, x, used):
        mask = (torch.arange(x.shape[1])[None] < used[:, None])[..., None].to(x.dtype)
        padded = F.pad(x * mask, (0, 0, self.kernel - 1 - self.ahead, self.ahead))
        return sum(padded[:, tap:tap + x.shape[1]] * self.depthwise[tap] for tap in range(self.kernel))

    def forward(self, x, used, moments):  # [batch, steps, channels], [batch], and the mean and variance of x where that is at hand
        if self.training or self.rough:
            x, moments = (x, moments) if moments is not None else fused.joined(self.kernel, x)
            return fused.block(x, moments, used, self.norm, self.depthwise, self.ahead, self.mix)
        return x + self.mix(self.filtered(F.silu(normed(self.norm, x)), used)), None


def normed(norm, x):
    """Batch normalisation over the last axis."""
    return norm(x.flatten(0, 1)).view_as(x)


class Acoustic(nn.Module):
    def __init__(self, channels=320, blocks=11, kernel=9):
        super().__init__()
        self.shape = {"channels": channels, "blocks": blocks, "kernel": kernel}
        self.entry = nn.BatchNorm1d(STEM * MELS)
        self.stem = nn.Linear(STEM * MELS, channels)
        self.blocks = nn.ModuleList(Block(channels, kernel, 1 if n < AHEAD else 0, blocks**-0.5) for n in range(blocks))
        self.norm = nn.BatchNorm1d(channels)
        self.head = nn.Linear(channels, CLASSES)
        # A helper that spells from half way up (after Lee and Watanabe, "Intermediate loss regularization for CTC", 2021); not exported.
        self.midway = nn.Sequential(nn.BatchNorm1d(channels), nn.SiLU(), nn.Linear(channels, CLASSES))
        # One that names the phone of every step from what the head spells from; not exported either.
        self.naming = nn.Linear(channels, CLASSES)

    def forward(self, x, used):
        """Logits of the head, of the middle block and of the naming; the first `used` [batch] steps of each utterance count."""
        x = F.pad(x, (0, 0, STEM - STRIDE, 0)).unfold(1, STEM, STRIDE).transpose(2, 3).flatten(2)
        x, moments, middle = self.stem(normed(self.entry, x)), None, None
        for n, block in enumerate(self.blocks):
            x, moments = block(x, used, moments)
            if n == len(self.blocks) // 2:
                middle = self.midway[2](self.rectified(self.midway[0], x, moments))
        last = self.rectified(self.norm, x, moments)
        return self.head(last), middle, self.naming(last)

    def rectified(self, norm, x, moments):
        return fused.rectified(x, moments, norm, self.shape["kernel"]) if self.training else F.silu(normed(norm, x))


def begin(net, state):
    """Takes over the weights of `state`, of a network of this width; blocks that it lacks begin by adding nothing."""
    for name in net.load_state_dict(state, strict=False).missing_keys:
        if name.startswith("blocks.") and name.endswith("mix.weight"):
            nn.init.zeros_(net.get_parameter(name))


def load(path):
    """A checkpoint's averaged network, ready to score."""
    held = torch.load(path)
    net = Acoustic(**held["shape"])
    net.load_state_dict(held["average"], strict=False)
    # Whether it was taught to name the phone of each step, or only to spell.
    net.names = held.get("names", False)
    return net.eval()
