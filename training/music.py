"""Made-up music, so that no melody is taken for a word: `song(rng, n)` gives `n` samples at 16 kHz, peak 1.

Chords and a lead of saw, square or sine tones with their own decay, drums, sometimes a sweep. The lead goes through a
resonance that wanders between 300 and 2500 Hz up to six times a second, as a wah-wah or a voice does: that is what a
detector of vowels falls for."""

import numpy as np
from scipy.signal import lfilter

from corpus import RATE

# Samples over which one position of the resonance holds: 8 ms, shorter than a feature frame.
HOLD = 128


def tone(rng, hz, n):
    phase = np.cumsum(np.full(n, hz / RATE)) + rng.random()
    kind = rng.integers(3)
    if kind == 0:
        return 2 * (phase % 1) - 1
    return np.sign(np.sin(2 * np.pi * phase)) if kind == 1 else np.sin(2 * np.pi * phase)


def wandering(rng, x):
    """A resonance of 80 to 300 Hz width whose centre moves smoothly."""
    n, rate, width = len(x), rng.uniform(0.1, 6), rng.uniform(80, 300)
    low, high = np.sort(rng.uniform(300, 2500, 2))
    path = 0.5 + 0.5 * np.sin(2 * np.pi * (rate * np.arange(0, n, HOLD) / RATE + rng.random()))
    out, state = np.zeros(n), np.zeros(2)
    radius = np.exp(-np.pi * width / RATE)
    for k, centre in enumerate(low * (high / low) ** path):
        part = x[k * HOLD:(k + 1) * HOLD]
        poles = [1, -2 * radius * np.cos(2 * np.pi * centre / RATE), radius**2]
        out[k * HOLD:k * HOLD + len(part)], state = lfilter([1 - radius], poles, part, zi=state)
    return out


def drums(rng, n, beat):
    out = np.zeros(n + RATE)
    for at in range(0, n, beat // 2):
        kind, long = rng.integers(4), int(rng.uniform(0.04, 0.25) * RATE)
        fall = np.exp(-np.arange(long) / (long / 5))
        if kind == 0:
            out[at:at + long] += np.sin(2 * np.pi * np.cumsum(np.linspace(120, 45, long)) / RATE) * fall
        elif kind < 3:
            out[at:at + long] += rng.standard_normal(long) * fall * rng.uniform(0.1, 0.6)
    return out[:n]


def song(rng, n):
    beat = int(RATE * 60 / rng.uniform(60, 180))
    root, scale = rng.uniform(55, 330), np.array([0, 2, 4, 5, 7, 9, 11, 12, 3, 10])
    lead, chords = np.zeros(n + 8 * beat), np.zeros(n + 8 * beat)
    at = 0
    while at < n:
        long = int(beat * rng.choice([0.25, 0.5, 1, 2]))
        fall = np.exp(-np.arange(long) / RATE / rng.uniform(0.05, 2))
        lead[at:at + long] += tone(rng, 2 * root * 2 ** (rng.choice(scale) / 12), long) * fall
        at += long
    for at in range(0, n, 4 * beat):
        for note in rng.choice(scale, 3):
            chords[at:at + 4 * beat] += tone(rng, root * 2 ** (note / 12), 4 * beat) * np.exp(-np.arange(4 * beat) / RATE / 1.5)
    lead = wandering(rng, lead[:n]) if rng.random() < 0.8 else lead[:n]
    mixed = sum(rng.uniform(0, 1) * part / (np.abs(part).max() + 1e-9) for part in (lead, chords[:n], drums(rng, n, beat)))
    if rng.random() < 0.15:
        low, high = rng.uniform(50, 400), rng.uniform(1000, 7000)
        mixed = mixed + 0.5 * np.sin(2 * np.pi * np.cumsum(np.geomspace(low, high, n)) / RATE)
    return (mixed / (np.abs(mixed).max() + 1e-9)).astype(np.float32)
