"""Writes a checkpoint's averaged network as the shipped model and its card: `python export.py CHECKPOINT`.

The format is described in recogniser/src/model.rs. Batch normalisation before a dense layer goes into it, elsewhere it becomes
a gain and an offset; weights become signed bytes with one scale per output channel, chosen for the least squared error. The card says what the checkpoint knows of itself."""

import argparse
import json
import pathlib
import struct

import numpy as np
import torch

from acoustic import CLASSES, MELS, STEM, load
from judge import common
from pronounce import PHONES
from sequence import PRIOR

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MODEL = ROOT / "public/models/commands.hsa"
# Shares of the largest weight that a channel's scale is tried for.
TRIED = np.linspace(0.7, 1.0, 13)


def quantise(weights):
    """`weights` [inputs, outputs] -> scales [outputs], bytes [inputs, outputs]."""
    largest, best, least = np.maximum(np.abs(weights).max(axis=0), 1e-8), None, None
    for share in TRIED:
        scales = largest * share / 127
        error = np.square(np.round(weights / scales).clip(-127, 127) * scales - weights).sum(axis=0)
        if best is None:
            best, least = scales, error
        best, least = np.where(error < least, scales, best), np.minimum(error, least)
    best = best.astype("<f4")
    return best, np.round(weights / best).clip(-127, 127).astype(np.int8)


def dense(weights, bias):
    scales, quantised = quantise(weights)
    return scales.tobytes() + bias.astype("<f4").tobytes() + quantised.tobytes()


def affine(norm):
    """A batch normalisation as one gain and one offset for each channel."""
    gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
    return gain, norm.bias.detach().numpy() - norm.running_mean.numpy() * gain


def plain(linear):
    """A layer as rows of inputs, and its bias."""
    return linear.weight.detach().numpy().T, linear.bias.detach().numpy()


def gains(norm):
    return b"".join(part.astype("<f4").tobytes() for part in affine(norm))


def fnv(data):
    """FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv)."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def pack(net):
    channels, blocks = net.shape["channels"], net.blocks
    parts = [struct.pack("<III", channels, len(blocks), STEM), *(struct.pack("<II", b.kernel, b.ahead) for b in blocks)]
    gain, offset = affine(net.entry)
    weights, bias = plain(net.stem)
    parts.append(dense(weights * gain[:, None], bias + offset @ weights))
    for block in blocks:
        scales, quantised = quantise(block.depthwise.detach().numpy())
        parts += [gains(block.norm), scales.tobytes(), quantised.tobytes(), dense(*plain(block.mix))]
    # What is shipped names the phone of each step, and leaves out part of how common it is: of soft phones the decoder expects as many.
    weights, bias = plain(net.naming)
    parts += [gains(net.norm), dense(weights, bias - PRIOR * common(net).numpy())]
    rest = b"".join(parts)
    return b"HSA1" + struct.pack("<Q", fnv(rest)) + rest


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint")
    parser.add_argument("--out", type=pathlib.Path, default=MODEL)
    args = parser.parse_args()
    net, held = load(args.checkpoint), torch.load(args.checkpoint)
    data = pack(net)
    args.out.write_bytes(data)
    card = {"file": args.out.name, "bytes": len(data), "parameters": sum(p.numel() for n, p in net.named_parameters() if not n.startswith(("midway", "head"))),
            "steps of the last stage of training": held["step"], "minutes of the last stage": round(held["spent"] / 60),
            "input": f"{MELS} normalised log-mel bands every 10 ms", "output": f"{CLASSES} log-probabilities every 30 ms: silence, {' '.join(PHONES)}",
            "look-ahead ms": 30 * sum(b.ahead for b in net.blocks), "phone error rate": held.get("judged", {}),
            "trained on": "LibriSpeech train-clean-5 and speechocean762 (CC BY 4.0), Speech Commands words (CC BY 4.0), dsp20 (MIT), "
                          "Kokoro-82M speech (Apache-2.0), espeak-ng and flite speech; one speaker in seven and eight Kokoro voices kept out",
            "made by": "training/commands"}
    args.out.with_suffix(".json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{args.out}: {len(data)} bytes")


if __name__ == "__main__":
    main()
