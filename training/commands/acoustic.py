"""The acoustic network in PyTorch: the same function as recogniser/src/network.rs, whole utterances at a time.

In: features [batch, frames, 40] (10 ms). Out: logits [batch, steps, 40], one a step of 30 ms: the blank and 39 phones. Step `s`
reads frames `3 s - 3 … 3 s + 2` and, through the blocks, AHEAD steps more. Batch normalisation is folded on export."""

import ctypes
import pathlib
import subprocess
import tempfile

import torch
from torch import nn
from torch.nn import functional as F

MELS, CLASSES = 40, 40
# Feature frames from step to step, and that the stem reads.
STRIDE, STEM = 3, 6
# Steps of the future that the output waits for, one in each of the first blocks: 240 ms.
AHEAD = 8


def compiled():
    """filter.c as a library, for the processor at hand."""
    source = pathlib.Path(__file__).with_name("filter.c")
    library = pathlib.Path(tempfile.mkdtemp()) / "filter.so"
    subprocess.run(["cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", source, "-o", library], check=True)
    return ctypes.CDLL(library)


class Filter(torch.autograd.Function):
    """Depthwise convolution in bfloat16, for training."""

    library = None

    @classmethod
    def call(cls, name, tensors, sizes):
        cls.library = cls.library or compiled()
        getattr(cls.library, name)(*(ctypes.c_void_p(t.data_ptr()) for t in tensors), *(ctypes.c_int(n) for n in sizes))

    @staticmethod
    def forward(ctx, x, taps, used, ahead):
        x, taps, y = x.bfloat16().contiguous(), taps.float().contiguous(), torch.empty(x.shape, dtype=torch.bfloat16)
        ctx.save_for_backward(x, taps, used)
        ctx.sizes = (*x.shape, len(taps), ahead)
        Filter.call("forwards", (x, taps, used, y), ctx.sizes)
        return y

    @staticmethod
    def backward(ctx, grad):
        x, taps, used = ctx.saved_tensors
        grad, back, weights = grad.bfloat16().contiguous(), torch.empty_like(x), torch.zeros_like(taps)
        Filter.call("backwards", (x, taps, used, grad, back, weights), ctx.sizes)
        return back, weights, None, None


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
        if self.training or self.rough:
            return Filter.apply(x, self.depthwise, used, self.ahead)
        mask = (torch.arange(x.shape[1])[None] < used[:, None])[..., None].to(x.dtype)
        padded = F.pad(x * mask, (0, 0, self.kernel - 1 - self.ahead, self.ahead))
        return sum(padded[:, tap:tap + x.shape[1]] * self.depthwise[tap] for tap in range(self.kernel))

    def forward(self, x, used):  # [batch, steps, channels], [batch]
        return x + self.mix(self.filtered(F.silu(normed(self.norm, x)), used))


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
        x, middle = self.stem(normed(self.entry, x)), None
        for n, block in enumerate(self.blocks):
            x = block(x, used)
            if n == len(self.blocks) // 2:
                middle = self.midway(x.flatten(0, 1)).view(*x.shape[:2], CLASSES)
        last = F.silu(normed(self.norm, x))
        return self.head(last), middle, self.naming(last)


def load(path):
    """A checkpoint's averaged network, ready to score."""
    held = torch.load(path)
    net = Acoustic(**held["shape"])
    net.load_state_dict(held["average"], strict=False)
    return net.eval()
