"""Whole utterances for the phoneme task: `python make_speech.py SHARDS [SEED] [--tool FILE]` writes work/speech/SEED.npz.

Read speech by 150 people with transcripts, single words and synthetic phrases, each once a shard, played faster or
slower, in rooms and noise. A shard: features float16 [frames, 40] of all utterances in a row, `at` [n + 1] where each
begins, phonemes `labels` in a row and `label_at` [n + 1]."""

import argparse

import numpy as np

from augment import Scene, active_rms, stretch
from corpus import RATE, WORK, Corpus, rows
from features import FrontEnd
from phonemes import spell

# Longest utterance, seconds: LibriSpeech's go to 17 s; features of 16 s fit a training batch.
LONGEST = 16
# Single words in a shard: enough to hear many people, few beside the sentences.
WORDS = 1500


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shards", type=int)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument("--tool")
    args = parser.parse_args()
    corpus, front = Corpus(), FrontEnd(args.tool)
    (WORK / "speech").mkdir(parents=True, exist_ok=True)
    texts = {path: text for path, *_, text in rows()}
    sentences = corpus.pick("libri_train5", "so762", "tts_command", "tts_alexa_command", "tts_near_miss", "tts_alexa", "custom")
    words = corpus.pick("commands", "bed_cat_happy")
    for seed in range(args.seed, args.seed + args.shards):
        rng = np.random.default_rng([77, seed])
        scene = Scene(corpus, rng, room_count=60)
        chosen = rng.permutation(np.concatenate([sentences, rng.choice(words, WORDS, replace=False)]))
        chosen = [i for i in chosen if texts.get(corpus.names[i], "@").strip("@_ ") and not texts[corpus.names[i]].startswith("@")
                  and "unknown" not in texts[corpus.names[i]] and len(corpus.audio(i)) < LONGEST * RATE]
        spelt = spell([texts[corpus.names[i]] for i in chosen])
        features, labels = [], []
        for i, letters in zip(chosen, spelt):
            x = stretch(rng, corpus.audio(i))
            x = np.pad(x, (int(rng.uniform(0, 0.3) * RATE), int(0.3 * RATE)))[: int(LONGEST * RATE)]
            x = x / (active_rms(x) + 1e-4)
            features.append(front(scene.hear(x, 1.0, snr=(2, 30), quiet=0.4)).astype(np.float16))
            labels.append(letters)
        bounds = [np.concatenate([[0], np.cumsum([len(p) for p in parts])]) for parts in (features, labels)]
        part = WORK / "speech" / f"{seed:05}.part.npz"
        np.savez(part, x=np.concatenate(features), at=bounds[0], labels=np.concatenate(labels).astype(np.int32), label_at=bounds[1])
        part.rename(WORK / "speech" / f"{seed:05}.npz")
        print(f"shard {seed}: {len(chosen)} utterances", flush=True)


if __name__ == "__main__":
    main()
