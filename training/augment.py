"""What happens to sound between a mouth and a microphone, at random.

All functions take and give float32 at 16 kHz. Levels are dBFS of the peak, signal-to-noise ratios compare the root mean
square of the speech's loud part with that of the noise."""

import numpy as np
from scipy.signal import butter, fftconvolve, lfilter, resample_poly, sosfilt

from corpus import RATE


def rms(x):
    return float(np.sqrt(np.mean(np.square(x)) + 1e-12))


def active_rms(x, frame=320):
    """Root mean square of the louder half of the 20 ms frames: pauses do not count."""
    n = len(x) // frame
    if n < 2:
        return rms(x)
    power = np.sort(np.square(x[: n * frame]).reshape(n, frame).mean(axis=1))
    return float(np.sqrt(power[n // 2:].mean() + 1e-12))


def word_bounds(x, frame=160, below_db=28, gap_s=0.2):
    """First and one past last sample of the most energetic stretch that stays within `below_db` of the loudest 30 ms;
    pauses shorter than `gap_s` (the stop in "alexa") do not end it. Clicks and breaths elsewhere in a recording are left out."""
    n = len(x) // frame
    if n < 4:
        return 0, len(x)
    power = np.square(x[: n * frame]).reshape(n, frame).mean(axis=1)
    smooth = np.convolve(power, np.ones(3) / 3, mode="same")
    loud = np.flatnonzero(smooth > smooth.max() * 10 ** (-below_db / 10))
    breaks = np.flatnonzero(np.diff(loud) > gap_s * RATE / frame)
    stretches = np.split(loud, breaks + 1)
    best = max(stretches, key=lambda s: power[s[0]:s[-1] + 1].sum())
    return int(best[0] * frame), int((best[-1] + 1) * frame)


def coloured(rng, n):
    """Noise with a spectrum that falls by 0 to 2 powers of frequency."""
    spectrum = np.fft.rfft(rng.standard_normal(n))
    f = np.maximum(np.arange(len(spectrum)), 1.0)
    out = np.fft.irfft(spectrum / f ** rng.uniform(0, 1), n)
    return (out / rms(out)).astype(np.float32)


def stretch(rng, x, most=0.15):
    """Plays faster or slower: changes speed and pitch together."""
    up = int(100 * rng.uniform(1 - most, 1 + most))
    return resample_poly(x, up, 100).astype(np.float32)


def rooms(rng, count):
    """Room responses by the image-source method, small rooms to halls."""
    import pyroomacoustics as pra

    made = []
    while len(made) < count:
        size = rng.uniform([2.2, 2.2, 2.2], [9, 7, 3.6])
        rt60 = rng.uniform(0.12, 0.7)
        try:
            absorption, order = pra.inverse_sabine(rt60, size)
        except ValueError:
            continue
        room = pra.ShoeBox(size, fs=RATE, materials=pra.Material(absorption), max_order=min(order, 14))
        room.add_source(rng.uniform(0.3, size - 0.3))
        room.add_microphone(rng.uniform(0.3, size - 0.3))
        room.compute_rir()
        response = np.asarray(room.rir[0][0][: RATE // 2], np.float32)
        response = response[max(0, int(np.argmax(np.abs(response))) - 16):]
        made.append(response / np.sqrt(np.sum(response**2)))
    return made


def tone_shape(rng, x):
    """A microphone's and a room's colour: one shelf, sometimes a telephone band."""
    if rng.random() < 0.6:
        b, a = butter(1, rng.uniform(300, 4000), fs=RATE)
        x = x + rng.uniform(-0.7, 1.5) * lfilter(b, a, x)
    kind = rng.random()
    if kind < 0.12:
        # A telephone: 300 to 3400 Hz (ITU-T G.712), some wider, some steeper.
        x = sosfilt(butter(rng.integers(2, 5), [rng.uniform(60, 350), rng.uniform(3100, 4200)], "band", fs=RATE, output="sos"), x)
    elif kind < 0.22:
        # A microphone that samples at 8 kHz, and what a resampler leaves of it.
        x = resample_poly(resample_poly(x, 1, 2), 2, 1)[: len(x)]
    return x.astype(np.float32)


def capture(rng, x):
    """Gain, and now and then clipping, an offset, mains hum, self-noise."""
    x = x / (np.abs(x).max() + 1e-9) * 10 ** (rng.uniform(-42, -1) / 20)
    if rng.random() < 0.08:
        x = np.clip(x * 10 ** (rng.uniform(3, 14) / 20), -np.abs(x).max(), np.abs(x).max())
    if rng.random() < 0.08:
        x = x + rng.uniform(-0.05, 0.05)
    if rng.random() < 0.08:
        t = np.arange(len(x)) / RATE
        x = x + 10 ** (rng.uniform(-60, -35) / 20) * np.sin(2 * np.pi * rng.choice([50, 60]) * t)
    if rng.random() < 0.7:
        x = x + 10 ** (rng.uniform(-95, -60) / 20) * rng.standard_normal(len(x))
    return x.clip(-1, 1).astype(np.float32)


class Scene:
    """Turns dry speech into what a microphone hears, with the noises and rooms it is given; `babble` is the share of other people's talk
    among the noises, `voices` how many of them talk at once (the second number excluded)."""

    def __init__(self, corpus, rng, room_count=120, babble=0.3, voices=(1, 7)):
        self.corpus, self.rng, self.babble, self.voices = corpus, rng, babble, voices
        self.rooms = rooms(rng, room_count)
        self.noises = corpus.noises(held_out=False)
        self.talkers = corpus.pick("libri_train5", "so762")

    def _fill(self, index, n):
        x = self.corpus.audio(index)
        x = np.tile(x, n // max(len(x), 1) + 1)
        at = self.rng.integers(0, len(x) - n + 1)
        return x[at:at + n]

    def noise(self, n):
        kind = self.rng.random()
        # Of what is no babble, five parts in fourteen are made up, the rest is recorded.
        made_up = (1 - self.babble) * 5 / 14
        if kind < made_up:
            return coloured(self.rng, n)
        if kind < made_up + self.babble:
            voices = self.rng.integers(*self.voices)
            return sum(self._fill(i, n) / (active_rms(self._fill(i, n)) + 1e-6)
                       for i in self.rng.choice(self.talkers, voices)).astype(np.float32)
        return self._fill(self.rng.choice(self.noises), n)

    def hear(self, speech, level, snr=(-4, 30), quiet=0.3):
        """`speech` dry, `level` its active root mean square; `quiet` is the share without noise."""
        rng = self.rng
        x = speech
        if rng.random() < 0.6:
            x = fftconvolve(x, self.rooms[rng.integers(len(self.rooms))])[: len(x)]
            level = level * rms(x) / (rms(speech) + 1e-9)
        if rng.random() > quiet:
            noise = self.noise(len(x))
            ratio = 10 ** (rng.uniform(*snr) / 20)
            x = x + noise * (level / ratio / (rms(noise) + 1e-9))
        return capture(rng, tone_shape(rng, x))
