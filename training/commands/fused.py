"""A block's normalisation, SiLU and convolution in few passes over memory (`fused.c`), for training on one processor core.

The function and its gradients are those of torch's own layers within what bfloat16 holds; `fused_check.py` compares them."""

import ctypes
import functools
import pathlib
import subprocess
import tempfile

import torch


@functools.cache
def compiled(kernel):
    """fused.c as a library, for the processor at hand and so many steps of convolution."""
    source = pathlib.Path(__file__).with_name("fused.c")
    library = pathlib.Path(tempfile.mkdtemp()) / "fused.so"
    flags = ["-O3", "-march=native", "-Wno-psabi", f"-DKERNEL={kernel}", "-shared", "-fPIC"]
    subprocess.run(["cc", *flags, source, "-o", library], check=True)
    return ctypes.CDLL(library)


def call(kernel, name, *arguments):
    """Runs a function of fused.c on tensors (None: none) and whole numbers."""
    held = [ctypes.c_int(a) if isinstance(a, int) else ctypes.c_void_p(a if a is None else a.data_ptr()) for a in arguments]
    getattr(compiled(kernel), name)(*held)


def joined(kernel, x, z=None, bias=None):
    """x + z + bias in bfloat16, or x alone; and the mean and the variance of its channels."""
    x = x.bfloat16().contiguous()
    out, moments = x if z is None else torch.empty_like(x), torch.empty(2, x.shape[-1])
    call(kernel, "join", x, z, bias, out, *moments, x.shape[:-1].numel(), x.shape[-1])
    return out, moments


def taken(norm, rows, moments):
    """The mean and the deviation that a batch normalisation divides by: of the batch, which the running ones then follow, or those."""
    if norm.training:
        with torch.no_grad():
            mean, variance = moments
            norm.num_batches_tracked += 1
            norm.running_mean.lerp_(mean, norm.momentum)
            norm.running_var.lerp_(variance * (rows / (rows - 1)), norm.momentum)
    else:
        mean, variance = norm.running_mean, norm.running_var
    return mean, (variance + norm.eps).sqrt()


class Fused(torch.autograd.Function):
    """SiLU of the normalised x, convolved; where there is a mix, that mixed, plus x, and the moments of this sum."""

    @staticmethod
    def forward(ctx, x, mean, deviation, scale, shift, taps, used, ahead, mix, bias):
        times = scale / deviation
        plus, y, mix = shift - mean * times, torch.empty_like(x), None if mix is None else mix.bfloat16()
        call(len(taps), "forwards", x, times, plus, taps, used, y, *x.shape, ahead)
        ctx.save_for_backward(x, mean, deviation, times, plus, taps, used, y, mix)
        ctx.ahead = ahead
        if mix is None:
            return y
        out, moments = joined(len(taps), x, y.flatten(0, 1) @ mix.T, bias)
        ctx.mark_non_differentiable(moments)
        return out, moments

    @staticmethod
    def backward(ctx, over, *_):
        x, mean, deviation, times, plus, taps, used, y, mix = ctx.saved_tensors
        over, rows, channels = over.bfloat16().contiguous(), x.shape[:-1].numel(), x.shape[-1]
        gx, gtaps, (gscale, gshift, gbias) = torch.empty_like(x), torch.zeros_like(taps), torch.zeros(3, channels)
        gy = over if mix is None else over.flatten(0, 1) @ mix
        call(len(taps), "backwards", x, times, plus, mean, deviation, taps, used, gy, gx, gtaps, gscale, gshift, *x.shape, ctx.ahead)
        call(len(taps), "settle", x, times, mean, deviation, gscale, gshift, None if mix is None else over, gx, gbias, rows, channels)
        if mix is None:
            return gx, None, None, gscale, gshift, None, None, None, None, None
        gmix = (over.flatten(0, 1).T @ y.flatten(0, 1)).float()
        return gx, None, None, gscale, gshift, gtaps, None, None, gmix, gbias


def block(x, moments, used, norm, taps, ahead, mix):
    """x plus what a block makes of it, and the moments of the sum."""
    return Fused.apply(x, *taken(norm, x.shape[:-1].numel(), moments), norm.weight, norm.bias, taps, used, ahead, mix.weight, mix.bias)


def rectified(x, moments, norm, kernel):
    """SiLU of the normalised x: a convolution that takes every step as it is."""
    taps = torch.zeros(kernel, x.shape[2])
    taps[-1] = 1
    used = torch.full(x.shape[:1], x.shape[1])
    return Fused.apply(x, *taken(norm, x.shape[:-1].numel(), moments), norm.weight, norm.bias, taps, used, 0, None, None)
