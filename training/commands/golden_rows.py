"""The golden rows: what PyTorch says about a short sound with the shipped weights: `python golden_rows.py [--tool FILE]`.

Run it whenever `public/models/commands.hsa` changes; it takes seconds and needs no training data. It reads the weights back from
the file as shipped (signed bytes times scales), puts them into `acoustic.py`, runs that over the whole clip at once in double
precision on the features of the Rust front end, three times with steps that begin a frame apart (`phases`), and writes `recogniser/tests/golden/commands.txt`: the model file's hash, what
the sound is made of, and each step's log-probabilities. `recogniser/tests/golden.rs` holds the streaming code to these numbers."""

import argparse
import pathlib
import sys
import wave

import numpy as np
import torch

from acoustic import CLASSES, MELS, Acoustic
from export import MODEL, ROOT, fnv

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from features import FrontEnd
from golden import Reader

# The output that names the phone of each step, among those of `Acoustic`.
NAMING = 2
# Recordings of `tests/fixtures`: read speech, the wake word.
SOUND = ("speech_two.wav", "alexa_two.wav")


def sound():
    parts = []
    for name in SOUND:
        with wave.open(str(ROOT / "tests/fixtures" / name)) as file:
            parts.append(np.frombuffer(file.readframes(file.getnframes()), "<i2").astype("f4") / 32768)
    return np.concatenate(parts)


def layer(linear, held):
    weights, bias = held
    linear.weight.copy_(weights.T)
    linear.bias.copy_(bias)


def gains(norm, gain, offset):
    """Batch normalisation that multiplies by `gain`, adds `offset` and does nothing else."""
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
    norm.weight.copy_(torch.tensor(gain))
    norm.bias.copy_(torch.tensor(offset))


@torch.no_grad()
def read(data):
    """A model file as a network; only what it names is there, its spelling and its helper are not."""
    reader = Reader(data)
    assert reader.take("S4", 1)[0] == b"HSA1", "not a model file"
    assert int(reader.take("<u8", 1)[0]) == fnv(data[12:]), "damaged"
    channels, count, stem = (int(n) for n in reader.take("<u4", 3))
    kernels = reader.take("<u4", 2 * count).reshape(count, 2)
    net = Acoustic(channels, count, int(kernels[0][0])).eval()
    assert stem * MELS == net.stem.in_features and [b.ahead for b in net.blocks] == kernels[:, 1].tolist(), "another shape"
    layer(net.stem, reader.dense(stem * MELS, channels))
    gains(net.entry, np.ones(stem * MELS), np.zeros(stem * MELS))
    for block in net.blocks:
        gains(block.norm, reader.take("<f4", channels), reader.take("<f4", channels))
        block.depthwise.copy_(torch.tensor(reader.scaled(block.kernel, reader.take("<f4", channels))))
        layer(block.mix, reader.dense(channels, channels))
    gains(net.norm, reader.take("<f4", channels), reader.take("<f4", channels))
    layer(net.naming, reader.dense(channels, CLASSES))
    return net


@torch.no_grad()
def phases(net, features):
    """Log-probabilities [steps, classes] of `features` [frames, 40]: what recogniser/src/phases.rs gives."""
    ways = torch.cat([features[:1], features]), features, torch.cat([features[1:], features[-1:]])
    logits = [net(way[None], torch.tensor([len(way) // 3]))[NAMING] for way in ways]
    return torch.stack([l[0, :len(features) // 3].log_softmax(-1) for l in logits]).mean(0).log_softmax(-1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", help="the `features` example, built; without it, it is built")
    args = parser.parse_args()
    data = MODEL.read_bytes()
    rows = phases(read(data).double(), torch.tensor(FrontEnd(args.tool)(sound())).double())
    lines = [f"model {fnv(data):016x}", "sound " + " ".join(SOUND), *(" ".join(f"{x:.5f}" for x in row) for row in rows.tolist())]
    target = ROOT / "recogniser/tests/golden/commands.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(lines) + "\n")
    print(f"{target.relative_to(ROOT)}: {len(rows)} steps, likeliest classes {rows.argmax(-1).unique().numel()}")


if __name__ == "__main__":
    main()
