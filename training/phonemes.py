"""Transcripts as phonemes: what a speech-trained helper output of the network is asked to spell.

espeak-ng's IPA for English, one letter a sound (affricates and diphthongs count as one), stress and length dropped.
`ALPHABET[0]` is CTC's blank (Graves et al., "Connectionist temporal classification", ICML 2006)."""

import json
import subprocess

from corpus import WORK

# Espeak's IPA on the left, one letter on the right; then what is dropped.
JOINED = [("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("ə^ʊ", "O"), ("ɔ^ɪ", "Y"), ("t^ʃ", "ʧ"),
          ("ɚ", "ə"), ("ɜː", "ɜ"), ("ɐ", "ə"), ("ᵻ", "ɪ"), ("ɾ", "t"), ("r", "ɹ"), ("ʔ", "t"), ("o", "O"), ("a", "æ"),
          ("ɑ̃", "ɑ"), ("x", "k"), ("ɬ", "l"), ("n̩", "n"), ("l̩", "l"), ("ɒ", "ɑ")]
ALPHABET = "_" + "bdfhijklmnpstuvwzæðŋɑɔəɛɜɡɪɹʃʊʌʒʤʧθAIOWY"


def spell(texts):
    """One list of indices into `ALPHABET` for each text; cached, since a process a text is slow."""
    path = WORK / "phonemes.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    missing = sorted({t for t in texts if t not in known})
    if missing:
        out = subprocess.run(["espeak-ng", "-q", "--ipa=3", "--tie=^", "-v", "en-us"], input="\n\n".join(
            t.lower().replace(".", "").replace(",", "").replace("\n", " ") for t in missing), capture_output=True, text=True, check=True)
        lines = [line for line in out.stdout.strip().split("\n") if line.strip()]
        if len(lines) != len(missing):
            lines = [one(t) for t in missing]
        known.update(zip(missing, lines))
        path.write_text(json.dumps(known))
    return [letters(known[t]) for t in texts]


def one(text):
    return subprocess.run(["espeak-ng", "-q", "--ipa=3", "--tie=^", "-v", "en-us", text], capture_output=True, text=True,
                          check=True).stdout.strip().replace("\n", " ")


def letters(ipa):
    for a, b in JOINED:
        ipa = ipa.replace(a, b)
    return [ALPHABET.index(c) for c in ipa if c in ALPHABET and c != "_"]
