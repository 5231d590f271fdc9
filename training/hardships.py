"""Named hardships of the clean recordings: level, bandwidth, sample rate, clipping, hum, offset, distance.

`hardships(x, where, rng)` gives {case: (samples, rate)} for one recording `x` (16 kHz, float32 -1..1, silence around the
word) whose word lies at samples `where`. Each but the levels and the distance keeps the recording's own level."""

import numpy as np
from scipy.signal import butter, fftconvolve, resample_poly, sosfilt

from augment import rms
from corpus import RATE

# Peak levels, dBFS, over a noise floor of this level, dBFS (root mean square).
PEAKS = (-40, -30, -20, -10, -3)
FLOOR = -85
# The floor of the other cases: that of the plain trials.
HISS = -75
# What telephones let through, Hz (ITU-T G.712).
BAND = (300, 3400)
# How far over full scale the peak would go, dB.
OVER = 12
# Mains hum: Hz, and dB against the word.
HUM, HUM_DB = 50, -30
# Constant offsets, of full scale.
OFFSETS = (0.05, 0.2)
# The room: metres, seconds of reverberation, metres from mouth to microphone, and the peak level that is left, dBFS.
ROOM, RT60, DISTANCE, FAR_PEAK = (6.0, 4.5, 2.6), 0.5, 3.0, -30


def gain(db):
    return 10 ** (db / 20)


def room(rng):
    """The response of the room from a mouth to a microphone at the distance, direct sound first, unit energy."""
    import pyroomacoustics as pra

    size = np.array(ROOM)
    absorption, order = pra.inverse_sabine(RT60, size)
    microphone = np.array([rng.uniform(0.5, 1.5), rng.uniform(0.5, size[1] - 0.5), rng.uniform(0.7, 1.2)])
    angle = rng.uniform(-0.3, 0.3)
    height = rng.uniform(1.3, 1.7)
    flat = np.sqrt(DISTANCE**2 - (height - microphone[2]) ** 2)
    mouth = np.array([microphone[0] + flat * np.cos(angle), microphone[1] + flat * np.sin(angle), height])
    mouth[1] = np.clip(mouth[1], 0.3, size[1] - 0.3)
    space = pra.ShoeBox(size, fs=RATE, materials=pra.Material(absorption), max_order=min(order, 17))
    space.add_source(mouth)
    space.add_microphone(microphone)
    space.compute_rir()
    response = np.asarray(space.rir[0][0], np.float32)
    # The sound's way through the air is left out, so that the word ends where the truth says.
    response = response[max(0, int(np.argmax(np.abs(response))) - 16):]
    return response / np.sqrt(np.sum(response**2))


def hardships(x, where, rng):
    def over(samples, floor):
        return samples + gain(floor) * rng.standard_normal(len(samples))

    peak = np.abs(x[where[0]:where[1]]).max() + 1e-9
    level = rms(x[where[0]:where[1]])
    plain = over(x, HISS)
    out = {f"{db} dBFS": (over(x / peak * gain(db), FLOOR), RATE) for db in PEAKS}
    out["8 kHz"] = resample_poly(plain, 1, 2), RATE // 2
    out["telephone band"] = sosfilt(butter(4, BAND, "band", fs=RATE, output="sos"), plain), RATE
    out["44.1 kHz"] = resample_poly(plain, 441, 160), 44_100
    out["48 kHz"] = resample_poly(plain, 3, 1), 48_000
    out["clipped by 12 dB"] = plain / peak * gain(OVER), RATE
    out["hum"] = plain + level * gain(HUM_DB) * np.sqrt(2) * np.sin(2 * np.pi * HUM * np.arange(len(x)) / RATE), RATE
    for offset in OFFSETS:
        out[f"offset {offset}"] = plain + offset, RATE
    far = fftconvolve(x, room(rng))[: len(x)]
    out["far"] = over(far / (np.abs(far).max() + 1e-9) * gain(FAR_PEAK), HISS), RATE
    return {case: (samples.clip(-1, 1), rate) for case, (samples, rate) in out.items()}
