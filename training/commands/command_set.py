"""What command recognisers are measured on: `python command_set.py FOLDER SENTENCES [--kokoro FOLDER] [--count N]`.

SENTENCES are lines "intent TAB slots TAB sentence" (`cargo run -p hearsay-speaker --example sentences -- --bare SEED N`). Writes
FOLDER/*.wav (16 bit, 16 kHz), FOLDER/list.txt and FOLDER/truth.json: {file: {"group", "condition", "text", "intent"}}; intent null
where nothing is a command.

Sentences: each spoken by one of the voices of `voices.py`, clean and at 10 and 5 dB in household noise kept out of training or a
babble of development talkers (root mean square of the louder half of the speech against the noise's). Words: ten single words by
people held back from training, as recorded. Other: read sentences by development speakers, none a command."""

import argparse
import json
import pathlib
import sys

import numpy as np
import soundfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from augment import active_rms, rms
from corpus import RATE, Corpus, rows
from voices import all_voices

SEED = 11
# Quiet before and after each utterance, seconds: what the speaker's pre-roll and endpoint leave.
LEAD, TAIL = 0.4, 0.6
# The floor under clean recordings, dBFS: no microphone gives digital silence.
HISS = -75
# Longest read sentence, seconds: the speaker stops listening to a request then.
LONGEST = 15
TEN = ("stop", "go", "on", "off", "yes", "no", "up", "down", "left", "right")
# Read sentences taken of each development set.
OTHERS = {"libri_more": 120, "lj": 80}


class Maker:
    def __init__(self, folder, corpus):
        self.folder, self.corpus, self.rng, self.truth = folder, corpus, np.random.default_rng(SEED), {}
        self.household = corpus.noises(held_out=True)
        self.talkers = corpus.pick("libri_more", split="dev")

    def fill(self, index, n):
        x = self.corpus.audio(index)
        x = np.tile(x, n // len(x) + 1)
        at = self.rng.integers(0, len(x) - n + 1)
        return x[at:at + n]

    def noise(self, n):
        if self.rng.random() < 0.5:
            return self.fill(self.rng.choice(self.household), n)
        return sum(self.fill(i, n) / (active_rms(self.fill(i, n)) + 1e-4) for i in self.rng.choice(self.talkers, 5))

    def framed(self, x):
        x = np.pad(x, (int(LEAD * RATE), int(TAIL * RATE)))
        return x + 10 ** (HISS / 20) * self.rng.standard_normal(len(x))

    def write(self, name, x, **truth):
        x = x / max(np.abs(x).max(), 0.5) * 0.5
        soundfile.write(self.folder / name, x, RATE, subtype="PCM_16")
        self.truth[name] = truth

    def sentence(self, number, group, say, intent, text):
        dry = self.framed(say(text))
        told = {"group": group, "text": text, "intent": intent}
        self.write(f"s{number:04}_clean.wav", dry, condition="clean", **told)
        noise = self.noise(len(dry))
        for ratio in (10, 5):
            gain = active_rms(dry) / (rms(noise) + 1e-9) / 10 ** (ratio / 20)
            self.write(f"s{number:04}_{ratio}.wav", dry + gain * noise, condition=f"{ratio} dB", **told)

    def words(self, texts):
        for index in self.corpus.pick("commands", split="held"):
            word = texts[self.corpus.names[index]]
            if word in TEN:
                self.write(f"w_{word}_{index}.wav", self.framed(self.corpus.audio(index)), group="words", condition="words", text=word, intent=word)

    def others(self, texts):
        for name, count in OTHERS.items():
            found = [i for i in self.corpus.pick(name, split="dev") if len(self.corpus.audio(i)) < LONGEST * RATE]
            for index in self.rng.choice(found, min(count, len(found)), replace=False):
                self.write(f"o_{name}_{index}.wav", self.framed(self.corpus.audio(index)), group=name, condition="other",
                           text=texts[self.corpus.names[index]], intent=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("sentences", type=pathlib.Path)
    parser.add_argument("--kokoro", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=240)
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    maker, texts = Maker(args.folder, Corpus()), {path: text for path, *_, text in rows()}
    groups = all_voices(args.kokoro, SEED)
    print("voices:", ", ".join(groups), flush=True)
    lines = [line.split("\t") for line in args.sentences.read_text().splitlines()]
    turns = [(group, say) for n in range(4) for group, says in groups.items() for say in [says[n % len(says)]]]
    for number, (intent, _, text) in enumerate(lines[:args.count]):
        maker.sentence(number, *turns[number % len(turns)], intent, text)
    maker.words(texts)
    maker.others(texts)
    (args.folder / "list.txt").write_text("".join(f"{args.folder.resolve() / name}\n" for name in sorted(maker.truth)))
    (args.folder / "truth.json").write_text(json.dumps(maker.truth, indent=1))
    print(f"{len(maker.truth)} files", flush=True)


if __name__ == "__main__":
    main()
