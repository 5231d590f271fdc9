""""Alexa" by a formant synthesiser: `python synthesise_formant.py COUNT [SEED]` writes work/synthetic/formant_*.wav.

espeak-ng in many languages, voices, pitches and paces: nothing like a person in timbre, but it says the word as speakers of
some twenty languages would, and it keeps the network from learning one vocoder. Languages whose rules give no
"ks" or "gz" are left out."""

import io
import subprocess
import sys

import numpy as np
import soundfile
from scipy.signal import resample_poly

from corpus import RATE, WORK

LANGUAGES = ["en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-029", "en-gb-x-gbclan", "en-gb-x-gbcwmd", "en-us-nyc", "es", "es-419",
             "it", "fr-fr", "de", "pl", "tr", "id", "nl", "sv", "cs", "ro", "hu", "fi", "nb", "sw", "af", "ca"]
VOICES = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "f1", "f2", "f3", "f4", "f5", "klatt", "klatt2", "klatt3", "klatt4", "Annie",
          "Linda", "Steph", "Steph2", "Michael", "Rob", "Andrea", "Alicia", "belinda", "grandma", "grandpa", "croak", "whisper"]


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    rng, made = np.random.default_rng([5, seed]), 0
    (WORK / "synthetic").mkdir(parents=True, exist_ok=True)
    while made < count:
        voice = f"{rng.choice(LANGUAGES)}+{rng.choice(VOICES)}"
        command = ["espeak-ng", "--stdout", "-v", voice, "-p", str(rng.integers(15, 95)), "-s", str(rng.integers(110, 230)), "Alexa"]
        out = subprocess.run(command, capture_output=True, check=False)
        if out.returncode or len(out.stdout) < 4000:
            continue
        wave, rate = soundfile.read(io.BytesIO(out.stdout), dtype="float32")
        wave = resample_poly(wave, RATE, rate)
        wave = wave / (np.abs(wave).max() + 1e-9) * 0.7
        soundfile.write(WORK / "synthetic" / f"formant_{seed}_{made:05}.wav", wave, RATE, subtype="PCM_16")
        made += 1


if __name__ == "__main__":
    main()
