"""The wake network in PyTorch: the same function as worklet/src/network.rs, whole clips at a time.

In: features [batch, frames, 40]. Out: logits [batch, steps], one a 20 ms step; step `s` has seen frames up to `2 s + 1`.
Batch normalisation is folded into the dense layers on export."""

import torch
from torch import nn
from torch.nn import functional as F

MELS = 40
STRIDE = 2


def normed(norm, x):
    """Batch normalisation over the last axis."""
    return norm(x.flatten(0, 1)).view_as(x)


class Mix(nn.Module):
    """Depthwise convolution in time, mix of the channels, ReLU, plus the input."""

    def __init__(self, channels, kernel):
        super().__init__()
        self.kernel = kernel
        self.depthwise = nn.Parameter(torch.randn(kernel, channels) * (1.0 / kernel) ** 0.5)
        self.mix = nn.Linear(channels, channels, bias=False)
        self.norm = nn.BatchNorm1d(channels)

    def forward(self, x):  # [batch, steps, channels]
        steps = x.shape[1]
        padded = F.pad(x, (0, 0, self.kernel - 1, 0))
        # A sum of shifted copies, which the compiler makes one loop of: 1.6 times as fast to train as a grouped convolution.
        y = sum(padded[:, tap:tap + steps] * self.depthwise[tap] for tap in range(self.kernel))
        return x + F.relu(normed(self.norm, self.mix(y)))


class WakeNetwork(nn.Module):
    """`phones` > 0 adds a helper output in training, [batch, steps, phones]; it is not exported."""

    def __init__(self, channels=64, kernels=(5, 9, 13, 17, 21), stem=5, phones=0):
        super().__init__()
        self.shape = {"channels": channels, "kernels": list(kernels), "stem": stem, "phones": phones}
        self.stem_frames = stem
        self.stem = nn.Conv1d(MELS, channels, stem, stride=STRIDE, bias=False)
        self.norm = nn.BatchNorm1d(channels)
        self.blocks = nn.ModuleList(Mix(channels, k) for k in kernels)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(channels, 1)
        self.speller = nn.Linear(channels, phones) if phones else None

    def trunk(self, x):
        x = F.pad(x, (0, 0, self.stem_frames - STRIDE, 0)).unfold(1, self.stem_frames, STRIDE).flatten(2)
        x = F.relu(normed(self.norm, F.linear(x, self.stem.weight.flatten(1))))
        for block in self.blocks:
            x = block(x)
        return self.drop(x)

    def forward(self, x):
        return self.head(self.trunk(x)).squeeze(-1)

    def spell(self, x):
        return self.speller(self.trunk(x))


def save(net, path, **more):
    torch.save({"net": net.state_dict(), "shape": net.shape, **more}, path)


def load(path):
    """A checkpoint's network, ready to score."""
    held = torch.load(path)
    net = WakeNetwork(**held.get("shape", {"channels": held.get("channels", 64)}))
    net.load_state_dict(held["net"])
    return net.eval()
