"""Writes trained networks as a model file: `python export.py OUT CHECKPOINT… [--thresholds LOW NORMAL HIGH]`.

Several checkpoints make a committee. The format is described in worklet/src/model.rs. Batch normalisation goes into the dense layers, weights become signed
bytes with one scale per output channel."""

import argparse
import pathlib
import struct

import numpy as np
import torch

from network import load

# One: with this network two or three cost more misses than they save false accepts (measured on the development test).
SMOOTH = 1


def quantise(weights):
    """`weights` [inputs, outputs] -> scales [outputs], bytes [inputs, outputs]."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-8) / 127
    return scales.astype("<f4"), np.round(weights / scales).astype(np.int8)


def dense(weights, bias):
    scales, quantised = quantise(weights)
    return scales.tobytes() + bias.astype("<f4").tobytes() + quantised.tobytes()


def folded(weights, norm):
    """`weights` [inputs, outputs] followed by batch normalisation, as one dense layer."""
    gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach().numpy()
    return weights * gain, norm.bias.detach().numpy() - norm.running_mean.numpy() * gain


def pack(net, thresholds):
    channels = net.head.in_features
    out = [b"HSW1", struct.pack("<IIII", channels, len(net.blocks), net.stem_frames, SMOOTH),
           struct.pack("<fff", *thresholds), struct.pack(f"<{len(net.blocks)}I", *(b.kernel for b in net.blocks))]
    stem = net.stem.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, channels)
    out.append(dense(*folded(stem, net.norm)))
    for block in net.blocks:
        scales, quantised = quantise(block.depthwise.detach().numpy())
        out += [scales.tobytes(), quantised.tobytes(),
                dense(*folded(block.mix.weight.detach().numpy().T, block.norm))]
    out.append(dense(net.head.weight.detach().numpy().T, net.head.bias.detach().numpy()))
    return b"".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("checkpoints", nargs="+")
    parser.add_argument("--thresholds", type=float, nargs=3, default=[0.9, 0.7, 0.4])
    args = parser.parse_args()
    data = b"".join(pack(load(path), args.thresholds) for path in args.checkpoints)
    args.out.write_bytes(data)
    print(f"{args.out}: {len(data)} bytes")


if __name__ == "__main__":
    main()
