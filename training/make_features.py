"""Makes shards of training clips: `python make_features.py SHARDS [SEED] [--tool FILE]`.

A shard holds 1,000 clips of 3 s as features (float16 [1000, 298, 40]) and for each clip the frame in which the word
ends (-1: no wake word in it) and the frame from which a yes counts. Four in ten are positives. Each shard has a seed of its
own, so any number can be made at once."""

import argparse
import json

import numpy as np
from scipy.signal import resample_poly

from augment import Scene, active_rms, capture, stretch, tone_shape, word_bounds
from corpus import RATE, WORK, Corpus
from features import FrontEnd
from music import song

CLIP = 3 * RATE
CLIPS = 1000


class Maker:
    def __init__(self, corpus, seed):
        self.rng = np.random.default_rng(seed)
        self.corpus = corpus
        self.scene = Scene(corpus, self.rng)
        pick = corpus.pick
        self.real, self.synthetic, self.formant = pick("alexa"), pick("tts_alexa"), pick("tts_formant")
        ends = WORK / "word_ends.json"
        self.ends = json.loads(ends.read_text()) if ends.exists() else {}
        self.phrases = [i for i in pick("tts_alexa_command") if corpus.names[i] in self.ends]
        self.speech = pick("libri_train5", "so762", "tts_command")
        self.words = pick("commands", "bed_cat_happy", "dsp20", "arabic", "custom")
        self.near, self.homophones = pick("tts_near_miss"), pick("tts_homophone")

    def any(self, indices):
        return self.corpus.audio(self.rng.choice(indices))

    def crop(self, x, n):
        if len(x) <= n:
            at = self.rng.integers(0, n - len(x) + 1)
            return np.pad(x, (at, n - len(x) - at))
        at = self.rng.integers(0, len(x) - n + 1)
        return x[at:at + n]

    def talk(self, n):
        """Running speech of `n` samples at an active level of 1."""
        x = self.crop(self.any(self.speech), n)
        return x / (active_rms(x) + 1e-4)

    def placed(self, word, cut=1.0):
        """The word somewhere in a clip, alone or with speech around it; gives the clip and the word's last sample."""
        rng = self.rng
        word = stretch(rng, word)
        first, last = word_bounds(word)
        word = word[max(0, first - 800): last][-2 * RATE:]
        word = word[: int(len(word) * cut)] / (active_rms(word) + 1e-4)
        if rng.random() < 0.4:
            # Some people swallow a syllable: a gain that wanders by some decibels within the word.
            gain = np.interp(np.linspace(0, 3, len(word)), range(4), rng.normal(0, 5, 4))
            word = word * 10 ** (gain / 20)
        # A word may be the first thing that is heard after a start.
        end = int(rng.uniform(1.1, 2.75) * RATE) if rng.random() < 0.85 else len(word) + rng.integers(0, RATE // 2)
        end = max(end, len(word))
        x = np.zeros(CLIP, np.float32)
        x[end - len(word): end] = word
        if rng.random() < 0.4:
            after = end + int(rng.uniform(0.0, 0.35) * RATE)
            if after < CLIP:
                x[after:] = self.talk(CLIP - after) * rng.uniform(0.5, 1.2)
        before = end - len(word) - int(rng.uniform(0.03, 0.5) * RATE)
        if rng.random() < 0.3 and before > RATE // 4:
            x[:before] = self.talk(before) * rng.uniform(0.5, 1.2)
        # A stretch longer than any "alexa" holds something else too: the word may end anywhere in its later part.
        sure = 0.1 if len(word) < 1.05 * RATE else len(word) / RATE - 0.55
        return x, end, end - int(sure * RATE)

    def phrase(self):
        """"Alexa, …" in one breath."""
        rng, index = self.rng, self.rng.choice(self.phrases)
        x, up = self.corpus.audio(index), rng.uniform(0.87, 1.15)
        word = int(self.ends[str(self.corpus.names[index])] * up * RATE)
        x = resample_poly(x, int(100 * up), 100).astype(np.float32)
        x = x / (active_rms(x) + 1e-4)
        end = int(rng.uniform(1.1, 2.75) * RATE)
        clip = np.zeros(CLIP, np.float32)
        first, skip = max(end - word, 0), max(word - end, 0)
        x = x[skip: skip + CLIP - first]
        clip[first: first + len(x)] = x
        return clip, end, end - int(0.1 * RATE)

    def positive(self):
        if self.phrases and self.rng.random() < 0.1:
            x, end, begin = self.phrase()
            return self.scene.hear(x, 1.0), (end - 400) // 160, (begin - 400) // 160
        kind = self.rng.random()
        word = self.any(self.real if kind < 0.55 else self.formant if kind < 0.63 and len(self.formant) else self.synthetic)
        x, end, begin = self.placed(word)
        return self.scene.hear(x, 1.0), (end - 400) // 160, (begin - 400) // 160

    def music(self):
        return capture(self.rng, tone_shape(self.rng, song(self.rng, CLIP))), -1, -1

    def homophone(self):
        """For the verifier alone: "a Lexus" is another word once the "s" has been heard."""
        x, *_ = self.placed(self.any(self.homophones))
        return self.scene.hear(x, 1.0, snr=(3, 30), quiet=0.5), -1, -1

    def noises(self):
        """One to three noises that begin and end at once, as a door or a saw does."""
        cuts = np.sort(self.rng.integers(0, CLIP, self.rng.integers(0, 3)))
        sound = self.scene.noise if self.rng.random() < 0.6 else lambda n: song(self.rng, n)
        parts = [sound(len(part)) * 10 ** self.rng.uniform(-1, 0) for part in np.split(np.zeros(CLIP), cuts) if len(part)]
        return capture(self.rng, tone_shape(self.rng, np.concatenate(parts).astype(np.float32)))

    def negative(self):
        rng, kind = self.rng, self.rng.random()
        if kind < 0.42:
            x = self.talk(CLIP)
        elif kind < 0.62:
            x = np.concatenate([w / (active_rms(w) + 1e-4) for w in (stretch(rng, self.any(self.words)) for _ in range(4))])
            x = self.crop(x, CLIP)
        elif kind < 0.82:
            x, *_ = self.placed(self.any(self.near))
        elif kind < 0.86:
            # "Alex" is not the wake word. Only clips that hold nothing else can be cut by their length.
            x, *_ = self.placed(self.any(self.synthetic), cut=rng.uniform(0.35, 0.6))
        else:
            return self.noises(), -1, -1
        return self.scene.hear(x, 1.0, snr=(-2, 30), quiet=0.45), -1, -1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shards", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--tool")
    parser.add_argument("--music", action="store_true", help="only music, as further shards")
    parser.add_argument("--homophones", action="store_true", help="only these, into work/homophones")
    args = parser.parse_args()
    corpus, front = Corpus(), FrontEnd(args.tool)
    folder = WORK / ("homophones" if args.homophones else "shards")
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(args.seed, args.seed + args.shards):
        maker = Maker(corpus, seed)
        kinds = [maker.homophone] if args.homophones else [maker.music] if args.music else [maker.positive] * 2 + [maker.negative] * 3
        clips = [kinds[n % len(kinds)]() for n in range(CLIPS)]
        x = np.stack([front(audio) for audio, *_ in clips]).astype(np.float16)
        part = folder / f"{seed:05}.part.npz"
        end, begin = (np.array([clip[k] for clip in clips], np.int32) for k in (1, 2))
        np.savez(part, x=x, end=end, begin=begin)
        part.rename(folder / f"{seed:05}.npz")
        print(f"shard {seed}", flush=True)


if __name__ == "__main__":
    main()
