"""The golden scores: what PyTorch says about a short sound with the shipped weights: `python golden.py [--tool FILE]`.

Run it whenever a file in `public/models` changes; it takes seconds and needs no training data. For each model it reads the
weights back from the file as shipped (signed bytes times scales), puts them into `network.py`, runs that over the whole
clip at once in double precision on the features of the Rust front end, and writes `worklet/tests/golden/MODEL.txt`:
what the sound is made of, the model file's hash, and the output of every step (0..1). `worklet/tests/golden.rs` holds
the worklet's streaming code to these numbers."""

import argparse
import pathlib
import wave

import numpy as np
import torch

from features import MELS, FrontEnd
from network import WakeNetwork

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODELS = ("alexa", "alexa-verifier")
# Recordings of `tests/fixtures` in this order, 16 kHz and 16 bit: the word, other speech, the word.
SOUND = ("alexa_three.wav", "speech_two.wav", "alexa_two.wav")


class Reader:
    """Takes a model file apart; the format is described in worklet/src/model.rs."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def scaled(self, rows, scales):
        return self.take("i1", rows * len(scales)).reshape(rows, -1).astype("f4") * scales

    def dense(self, inputs, outputs):
        """Weights [inputs, outputs] and biases [outputs]."""
        scales, bias = self.take("<f4", outputs), self.take("<f4", outputs)
        return torch.tensor(self.scaled(inputs, scales)).double(), torch.tensor(bias).double()


def bias_only(norm, bias):
    """Batch normalisation that adds `bias` and does nothing else: the file holds it folded into the weights."""
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
    norm.weight.fill_(1)
    norm.bias.copy_(bias)


def read(data):
    """A model file as (networks in double precision, scores averaged for one decision)."""
    reader, nets, smooth = Reader(data), [], None
    while reader.at < len(data):
        net, wanted = one(reader)
        nets.append(net)
        smooth = smooth or wanted
    return nets, smooth


@torch.no_grad()
def one(reader):
    assert reader.take("S4", 1)[0] == b"HSW1", "not a model file"
    channels, count, stem_frames, smooth = (int(n) for n in reader.take("<u4", 4))
    reader.take("<f4", 3)
    kernels = [int(n) for n in reader.take("<u4", count)]
    net = WakeNetwork(channels, kernels, stem_frames).double().eval()
    weights, bias = reader.dense(stem_frames * MELS, channels)
    net.stem.weight.copy_(weights.reshape(stem_frames, MELS, channels).permute(2, 1, 0))
    bias_only(net.norm, bias)
    for block in net.blocks:
        block.depthwise.copy_(torch.tensor(reader.scaled(block.kernel, reader.take("<f4", channels))))
        weights, bias = reader.dense(channels, channels)
        block.mix.weight.copy_(weights.T)
        bias_only(block.norm, bias)
    weights, bias = reader.dense(channels, 1)
    net.head.weight.copy_(weights.T)
    net.head.bias.copy_(bias)
    return net, smooth


def fnv(data):
    """FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): enough to tell one model file from another."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def sound():
    parts = []
    for name in SOUND:
        with wave.open(str(ROOT / "tests/fixtures" / name)) as file:
            parts.append(np.frombuffer(file.readframes(file.getnframes()), "<i2").astype("f4") / 32768)
    return np.concatenate(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", help="the `features` example, built; without it, it is built")
    args = parser.parse_args()
    features = torch.tensor(FrontEnd(args.tool)(sound())).double()[None]
    for name in MODELS:
        data = (ROOT / "public/models" / f"{name}.hsw").read_bytes()
        nets, _ = read(data)
        with torch.no_grad():
            outputs = torch.sigmoid(sum(net(features) for net in nets) / len(nets))[0].tolist()
        lines = [f"model {fnv(data):016x}", "sound " + " ".join(SOUND), *(f"{x:.9g}" for x in outputs)]
        target = ROOT / "worklet/tests/golden" / f"{name}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_text("\n".join(lines) + "\n")
        print(f"{target.relative_to(ROOT)}: {len(outputs)} outputs, {min(outputs):.6f} to {max(outputs):.6f}")


if __name__ == "__main__":
    main()
