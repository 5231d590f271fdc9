"""Sentences by a formant synthesiser: `python speak_formant.py COUNT SEED [--from FILE]` writes work/commands/speech/SEED like `speak.py`.

espeak-ng in several accents, many voices, pitches and paces: nothing like a person in timbre, but hundreds of sentences a minute, and it
keeps the network from learning one vocoder."""

import argparse
import io
import pathlib
import subprocess
import sys

import numpy as np
import soundfile
from scipy.signal import resample_poly

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from corpus import RATE, WORK
from sentences import Sentences
from synthesise_formant import VOICES

LANGUAGES = ["en-us", "en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-029", "en-gb-x-gbclan", "en-us-nyc"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--from", dest="file", type=pathlib.Path, help="sentences, one a line, for half of them")
    args = parser.parse_args()
    rng, made = np.random.default_rng([6, args.seed]), Sentences(args.seed)
    lines = args.file.read_text().splitlines() if args.file else []
    out = WORK / "commands" / "speech" / f"{args.seed:05}"
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "list.tsv", "w") as listing:
        for n in range(args.count):
            text = lines[rng.integers(len(lines))] if lines and rng.random() < 0.5 else made.household()
            if rng.random() < 0.3 and not text.lower().startswith(("alexa", "hey alexa")):
                text = "Alexa, " + text
            voice = f"{rng.choice(LANGUAGES)}+{rng.choice(VOICES)}"
            command = ["espeak-ng", "--stdout", "-v", voice, "-p", str(rng.integers(15, 95)), "-s", str(rng.integers(120, 220)), text]
            said = subprocess.run(command, capture_output=True, check=False)
            if said.returncode or len(said.stdout) < 4000:
                continue
            wave, rate = soundfile.read(io.BytesIO(said.stdout), dtype="float32")
            wave = resample_poly(wave, RATE, rate)
            soundfile.write(out / f"{n:05}.flac", wave / (np.abs(wave).max() + 1e-9) * 0.7, RATE, subtype="PCM_16")
            listing.write(f"{n:05}.flac\t{voice}\t{text}\n")


if __name__ == "__main__":
    main()
